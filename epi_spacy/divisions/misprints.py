"""Names one character off, where what stands around them proves which division is meant.

Three proofs. If the character is one that is taken for the right one: a division above right before the name,
or one of its province before it in a list. If it is any other: a division above before and one below behind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from .catalogue import SOME, compiled, lines
from .gazetteer import Division
from .letters import LETTER
from .lookup import Lookup
from .mentions import Mention

_WORD = re.compile("[\u4e00-\u9fff]{2,3}")
_FULL = re.compile("[\u4e00-\u9fff]{2,3}[\u5e02\u53bf\u533a\u65d7]")
_LEVELS = ("prefecture", "county")
_ABOVE = ("province", "prefecture")
_NAMED = ("province", *_LEVELS)


@cache
def _alike() -> dict[str, str]:
    """Characters that are taken for one another."""
    alike: defaultdict[str, str] = defaultdict(str)
    for line in lines("ruler_lookalikes.tsv"):
        one, other = line.split("\t")
        alike[one] += other
        alike[other] += one
    return dict(alike)


@cache
def _suspects() -> re.Pattern[str]:
    """Characters that may stand for others."""
    return re.compile("[" + "".join(_alike()) + "]")


def find(text: str, taken: Sequence[Mention], book: Lookup) -> list[Mention]:
    """Find misprinted names behind another division, or in a list behind one.

    text: the normalized text.
    taken: the resolved mentions, in order.
    book: the gazetteer at the article's date.
    RETURNS: resolved mentions in order, outside the taken ones but for single characters; ``name`` is the
        name meant.
    """
    found = []
    words = [mention for mention in taken if mention.need != LETTER]
    for number, mention in enumerate(words):
        if not mention.code or mention.level not in _NAMED:
            continue
        behind = words[number + 1] if number + 1 < len(words) else None
        made = None
        if mention.level in _ABOVE and (behind is None or behind.start >= mention.end + 3):
            made = _below(text, mention, behind, book)
        if made is None and text[mention.end : mention.end + 1] == "\u3001":
            made = _listed(text, mention, behind, book)
        if made is not None:
            found.append(made)
    return found


def _below(text: str, above: Mention, behind: Mention | None, book: Lookup) -> Mention | None:
    """A full name right behind a division of which the one meant is a part."""
    start = above.end
    match = _FULL.match(text, start)
    if match is None:
        return None
    proven = behind is not None and behind.start == match.end() and bool(behind.code)
    if not proven and not _suspects().search(text, start, match.end()):
        return None
    found = _meant(match[0], above.code, book)
    if found is None and proven and behind is not None:
        found = _parent_of(match[0], behind.code, above.code, book)
    return _mention(start, match.end(), found) if found else None


def _listed(text: str, before: Mention, behind: Mention | None, book: Lookup) -> Mention | None:
    """A name behind another of its province in a list."""
    start = before.end + 1
    if (behind is not None and behind.start < start + 2) or before.level not in _LEVELS:
        return None
    if not _suspects().search(text, start, start + 3):
        return None
    for length in (3, 2):
        end = start + length
        if compiled("list_goes_on").match(text, end) and _WORD.fullmatch(text, start, end):
            found = _meant(text[start:end], before.code[:2] + "0000", book)
            if found is not None:
                return _mention(start, end, found)
    return None


def _mention(start: int, end: int, found: tuple[str, Division]) -> Mention:
    name, row = found
    return Mention(start, end, name, SOME, (row,), row.code, "context")


def _meant(name: str, above: str, book: Lookup) -> tuple[str, Division] | None:
    """The only prefecture or county below a division whose name is one look-alike character off."""
    hits = {}
    for place, letter in enumerate(name):
        for other in _alike().get(letter, ""):
            meant = name[:place] + other + name[place + 1 :]
            for row in _of(book.candidates(meant), above, book):
                hits[row.code] = (meant, row)
    return next(iter(hits.values())) if len(hits) == 1 else None


def _parent_of(name: str, below: str, above: str, book: Lookup) -> tuple[str, Division] | None:
    """The division between two others, if its name is one character off."""
    rows = [row for code in book.path(below)[:-1] if (row := book.get(code)) is not None]
    for row in _of(rows, above, book):
        if len(row.name) == len(name) and sum(a != b for a, b in zip(row.name, name, strict=True)) == 1:
            return row.name, row
    return None


def _of(rows: Iterable[Division], above: str, book: Lookup) -> list[Division]:
    """The prefectures and counties among some divisions that lie below another."""
    return [row for row in rows if row.level in _LEVELS and above in book.path(row.code)[:-1]]
