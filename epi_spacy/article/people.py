"""Who made an article: the names beside 记者, 通讯员, 摄影, 编辑, 审核."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..datafiles import rows
from .patterns import pattern

# Keys of one character are words and parts of names too: something must set them off.
_ALONE = (
    r"(?:(?<![\u4e00-\u9fff]){0}(?=[/:|丨\s])|(?<=/){0}(?![\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff]{{2}}){0}(?={1}))"
)
_GLUED = {"图": r"[/)\u3011]|$"}  # 王小明文/李红图
_NAME = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:[\u00b7\u2022\u30fb][\u4e00-\u9fff]{1,7}){1,3}"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff][\u3000\xa0 ]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])"
    r"|[\u4e00-\u9fff]{2,40}"
)
# What ends a row of names; a key that the table does not know does so too.
_BREAK = re.compile(r"[()\[\]\u3010\u3011;\u3002\d!?<>\u201c\u201d@]|[\u4e00-\u9fff]{2,6}\s{0,2}:")
_OFFICE = "<<office>>$"
_NOBODY = ("本站", "本报", "本网", "佚名", "未知", "网络", "转载", "原创", "官方", "来源")
_ROW = 300  # the longest row of names at a key
_LONGEST = 4  # characters of a name without a dot

Name = tuple[int, int]


class _Key(NamedTuple):
    """A key in a line. before, behind: whether names may stand before it, behind it."""

    start: int
    end: int
    kind: str
    before: bool
    behind: bool


class _Gap(NamedTuple):
    """What stands between two keys: the names that touch the first and the second."""

    first: list[Name]
    last: list[Name]
    whole: bool


def _alone(text: str) -> str:
    return _ALONE.format(text, _GLUED.get(text, "/"))


@cache
def _roles() -> tuple[dict[str, tuple[str, bool]], re.Pattern[str]]:
    table = {row["text"]: (row["kind"], row["behind"] == "yes") for row in rows("article", "roles.tsv")}
    words = [
        _alone(text) if len(text) == 1 and text != "摄" else re.escape(text)
        for text in sorted(table, key=len, reverse=True)
    ]
    return table, re.compile("|".join(words))


def people(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the names in a line of credits, a byline, or the brackets of a dateline.

    text: normalized text.
    start, end: the stretch to search, in characters, half-open.
    RETURNS: (start, end, kind) of each name, in order; kind is reporter, correspondent, photographer, editor
        or reviewer.
    """
    keys = [_key(text, match, end) for match in _roles()[1].finditer(text, start, end)]
    if not keys:
        return
    edges = [start, *(edge for key in keys for edge in (key.start, key.end)), end]
    gaps = [_gap(text, edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
    used = False  # whether the key before has got its names already
    for number, gap in enumerate(gaps):
        before = keys[number - 1] if number else None
        after = keys[number] if number < len(keys) else None
        left = before if before is not None and before.behind and not used else None
        right = after if after is not None and _looks_back(text, after, gaps[number + 1]) else None
        used = bool(right is not None and gap.last)
        for names, kind in _claims(gap, left, right):
            for begin, stop in names:
                yield begin, stop, kind


def _key(text: str, match: re.Match[str], end: int) -> _Key:
    kind, before = _roles()[0][match.group()]
    stop = match.end()
    while stop < end and text[stop].isspace():
        stop += 1
    colon = stop < end and text[stop] == ":"
    return _Key(match.start(), stop + 1 if colon else match.end(), kind, before and not colon, True)


def _looks_back(text: str, key: _Key, gap: _Gap) -> bool:
    """Return whether a key says what those before it did (弓明/图, 王小明 摄)."""
    if not key.before:
        return False
    glued = text[key.start - 1 : key.start] == "/" or (
        text[key.end : key.end + 1] == "/" and "一" <= text[key.start - 1] <= "鿿"
    )
    return glued or not gap.first


def _claims(gap: _Gap, left: _Key | None, right: _Key | None) -> Iterator[tuple[list[Name], str]]:
    """Yield the names of a gap with what they did."""
    if gap.whole and left is not None and right is not None:
        # A reporter who wrote (记者 王小明 文/图) stays one, and one who took the picture does not.
        kind = right.kind if right.kind == "photographer" or left.kind == "none" else left.kind
        pairs = [(gap.first, kind)]
    elif gap.whole:
        key = left or right
        pairs = [(gap.first, key.kind)] if key is not None else []
    else:
        pairs = [(gap.first, left.kind)] if left is not None else []
        pairs += [(gap.last, right.kind)] if right is not None else []
    yield from ((names, kind) for names, kind in pairs if kind != "none")


def _gap(text: str, start: int, end: int) -> _Gap:
    breaks = [match.span() for match in _BREAK.finditer(text, start, end)]
    if not breaks:
        names = _names(text, start, end)
        return _Gap(names, names, True)
    return _Gap(_names(text, start, breaks[0][0]), _names(text, breaks[-1][1], end), False)


def _names(text: str, start: int, end: int) -> list[Name]:
    """Return the names in a stretch without keys; organs among them are left out."""
    if end - start > _ROW:
        return []
    found = [match.span() for match in _NAME.finditer(text, start, end)]
    return [(begin, stop) for begin, stop in found if _is_name(text[begin:stop])]


def _is_name(name: str) -> bool:
    if "\u00b7" in name or "\u2022" in name or "\u30fb" in name:
        return True
    bare = "".join(name.split())
    if bare in _NOBODY:
        return False
    return len(bare) == 2 or (len(bare) <= _LONGEST and pattern(_OFFICE).search(bare) is None)
