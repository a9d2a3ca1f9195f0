"""Names one look-alike character off, where the list that they stand in proves which division is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from .catalogue import SOME, compiled, lines
from .gazetteer import Division
from .lookup import Lookup
from .mentions import Mention

_WORD = re.compile("[\u4e00-\u9fff]{2,3}")


@cache
def _alike() -> dict[str, str]:
    """Characters that are taken for one another."""
    alike: defaultdict[str, str] = defaultdict(str)
    for line in lines("ruler_lookalikes.tsv"):
        one, other = line.split("\t")
        alike[one] += other
        alike[other] += one
    return dict(alike)


def find(text: str, taken: Sequence[Mention], book: Lookup) -> list[Mention]:
    """Find misprinted names behind another division in a list.

    text: the normalized text.
    taken: the resolved mentions, in order.
    book: the gazetteer at the article's date.
    RETURNS: resolved mentions in order, outside the taken ones; ``name`` is the name meant.
    """
    found = []
    starts = {mention.start for mention in taken}
    for mention in taken:
        start = mention.end + 1
        if (
            text[mention.end : start] != "\u3001"
            or start in starts
            or mention.level not in ("prefecture", "county")
        ):
            continue
        if not mention.code or not set(text[start : start + 3]) & _alike().keys():
            continue
        for length in (3, 2):
            end = start + length
            if not compiled("list_goes_on").match(text, end) or not _WORD.fullmatch(text, start, end):
                continue
            meant = _meant(text[start:end], mention.code[:2], book)
            if meant is not None:
                name, row = meant
                found.append(Mention(start, end, name, SOME, (row,), row.code, "context"))
                break
    return found


def _meant(name: str, province: str, book: Lookup) -> tuple[str, Division] | None:
    """The only prefecture or county of a province whose name is one look-alike character off."""
    hits = {}
    for place, letter in enumerate(name):
        for other in _alike().get(letter, ""):
            meant = name[:place] + other + name[place + 1 :]
            for row in book.candidates(meant):
                if row.code[:2] == province and row.level in ("prefecture", "county"):
                    hits[row.code] = (meant, row)
    return next(iter(hits.values())) if len(hits) == 1 else None
