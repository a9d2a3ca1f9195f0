"""The head of a page whose line breaks are lost: path, title, number, byline and addressee in one line."""

from __future__ import annotations

import re
from itertools import pairwise

from .lines import PATH, Line, headline_cut, make_line
from .patterns import MOMENT, pattern

_HEAD = 600  # characters that are looked at
_SHORTEST = 8  # characters of a title
_GAP = 40  # characters between the keys of a byline: values with blanks, keys that are not known
_TOLD = re.compile("[,;]")
_OTHER, _FRONT = 3, 12  # characters in front of a title and of its copy in which they differ
_PIECES = 12  # pieces of which two copies of a title consist at most
# Where a piece may begin: behind white space, a document's number, or what a document calls itself.
_BEFORE = r"(?:(?<=[\s\d]号)|(?<=\s)|(?<=通知)|(?<=通告)|(?<=公告)|(?<=意见)|(?<=决定)|(?<=方案))(?![的号])"
_DIGITS = r"[\u3014\[(]\s?20\d\d\s?[\u3015\])]\s?第?\s?\d{1,4}\s?号"
_NUMBER = re.compile(rf"{_BEFORE}(?:[\u4e00-\u9fff]{{2,16}}{_DIGITS})(?![)\u300b])")
_NUMBER_FIRST = rf"[\u4e00-\u9fff]{{2,16}}{_DIGITS}\s{{0,4}}(?![\s)\u300b]|<<document>>)"
_NUMBER_NAMED = re.compile(rf"(?<=[\u4e00-\u9fff\u300b])\([\u4e00-\u9fff]{{2,16}}{_DIGITS}\)(?=\s)")
# The name of a site and of its column in front of a title: 某某市人民政府 政策文件 关于…
_COLUMN = (
    r"[\u4e00-\u9fff]{2,14}(?:<<organ>>|网)\s{1,4}(?P<name><<column>>)(?:\s{1,4}<<column>>)?"
    r"[\s|]{1,4}(?=\S{8})"
)
# Who is spoken to: several bodies or people, up to a colon.
_TO = r"[^\s\u3002:;!?]{1,180}<<addressees>>(?:[(][^()]{1,20}[)])?:"
_TO_ALL = r"各[^\s\u3002:;!?]{2,60}<<addressees>>(?=\s{1,6}(?:为|根据|按照|近期|当前|现|经))"
_SEVERAL = re.compile("各|、|,|广大|尊敬|亲爱|全体")
_SPEAKS = re.compile("各|广大|尊敬|亲爱|全体")
_KEY = r"[\[\u3010]?(?:<<table_key>>|<<byline>>)(?:[\]\u3011]|\s?:)"
_VALUE = (
    rf"(?:{MOMENT}|[\[(]?大\s{{1,4}}中\s{{1,4}}小[\])]?"
    rf"|(?!{_KEY})[^\s,\u3002;:\u3010]{{1,30}}(?=[\s\u3010]|$)(?:\s{{1,4}}次)?)"
)
_BYLINE = rf"(?:(?<=\s)|(?<=^)){_KEY}\s{{0,4}}(?:{_VALUE})?"
_LABEL = re.compile(r"(?<=\s)原标题\s?:")
_SENT = (
    r"(?<=\s)(?:<<agency>>|[\u4e00-\u9fff]{2,6}<<paper>>)"
    r"(?:[\u4e00-\u9fff]{0,8}\d{1,2}月\d{1,2}日)?(?:讯|电|消息)(?=[\s(:,])"
)
_PARTED = re.compile(r"\s|20\d\d\s?[\u3015\])]")  # without them no line holds more than one thing
_PIECE = re.compile(r"\S+")


def part_head(text: str, line: Line) -> list[Line]:
    """Part the head of a page from the body that goes on in its line.

    text: the whole text.
    line: its first line.
    RETURNS: the lines that it would be; the line itself where nothing shows that it holds a head.
    """
    stop = text.find("\u3002", line.start, min(line.end, line.start + _HEAD))
    end = stop if stop >= 0 else min(line.end, line.start + _HEAD)
    if _PARTED.search(text, line.start, end) is None:
        return [line]
    front = _front(text, line.start, end)
    start = front[-1] if front else line.start
    cuts = set(_copies(text, start, end))
    if named := _NUMBER_NAMED.search(text, start + _SHORTEST, end):
        cuts.add(named.end())
    if number := _NUMBER.search(text, start + 1, end):
        cuts.update(number.span())
    cuts.update(_byline(text, start, end))
    cuts.update(_news(text, start, end))
    if not _SPEAKS.match(text, start, end) and (to := _addressee(text, start, end)) is not None:
        cuts.add(to)
    rest = make_line(text, start, line.end) if front and not cuts else None
    if rest is not None and (cut := headline_cut(text, rest)) is not None:
        cuts.add(cut)
    cuts.update(front)
    edges = [line.start, *sorted(cut for cut in cuts if line.start < cut < line.end), line.end]
    return [part for part in (make_line(text, *edge) for edge in pairwise(edges)) if part]


def _front(text: str, start: int, end: int) -> list[int]:
    """Return where what stands in front of a title ends: a path, a number, a site and its column."""
    if path := PATH.match(text, start, end):
        return [path.end()]
    if number := pattern(_NUMBER_FIRST).match(text, start, end):
        return [number.end()]
    if column := pattern(_COLUMN).match(text, start, end):
        return [column.start("name"), column.end()]
    return []


def _news(text: str, start: int, end: int) -> list[int]:
    """Return where another form of the title and the dateline begin, behind a title."""
    found = (_LABEL.search(text, start + _SHORTEST, end), pattern(_SENT).search(text, start + _SHORTEST, end))
    return [one.start() for one in found if one is not None]


def _byline(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where the keys of a byline begin and end."""
    span: tuple[int, ...] = ()
    for found in pattern(_BYLINE).finditer(text, start, end):
        if not span:
            span = found.span()
        elif found.start() - span[1] > _GAP or _TOLD.search(text, span[1], found.start()):
            break
        else:
            span = span[0], found.end()
    return span


def _addressee(text: str, start: int, end: int) -> int | None:
    """Return where those begin whom a document is for; a title must stand in front of them."""
    for found in pattern(_BEFORE + _TO).finditer(text, start + _SHORTEST, end):
        if _SEVERAL.search(found.group()):
            return found.start()
    found_all = pattern(_BEFORE + _TO_ALL).search(text, start + _SHORTEST, end)
    return found_all.start() if found_all is not None else None


def _copies(text: str, start: int, end: int) -> list[int]:
    """Return where a title ends that stands twice in a row, and where its copy ends."""
    pieces = [found.span() for found in _PIECE.finditer(text, start, end)][:_PIECES]
    words = [text[first:last] for first, last in pieces]
    for size in range(1, len(pieces)):
        title = "".join(words[:size])
        if len(title) < _SHORTEST:
            continue
        copy = ""
        for number in range(size, len(pieces)):
            copy += words[number]
            if copy == title:
                return [pieces[size - 1][1], pieces[number][1]]
            if not title.startswith(copy):
                break
    return [] if pattern(_SENT).search(text, start, end) else _echo(words, pieces)


def _echo(words: list[str], pieces: list[tuple[int, int]]) -> list[int]:
    """Return where a title ends that stands again behind others, but for whose it is in front of it.

    A portal puts the place in front: 某某：多措并举保供 我市召开发布会 多措并举保供.
    """
    for size in range(len(words) - 1, 0, -1):
        title = "".join(words[:size])
        for first in range(size, len(words)):
            copy = ""
            for last in range(first, min(first + size, len(words))):
                copy += words[last]
                whole = copy.split("\u2014\u2014")[0]
                same = _alike(title, whole)
                if same >= max(_SHORTEST, len(whole) - _OTHER) and len(title) - same <= _FRONT:
                    return [pieces[size - 1][1], pieces[last][1]]
    return []


def _alike(one: str, other: str) -> int:
    """Return how many characters two strings have in common at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
