"""Policy formulas (四方责任, 三减少、三加强) and what they stand for.

National ones come from ``data/formula_table.tsv`` with their expansions; local ones are recognised by their
shape, with an expansion only where the text itself gives it: in brackets or behind 即 right after the name.
Strings are normalized text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

from ..datafiles import rows
from ..matching import Lexicon

_NUMERAL, _TEEN = "[两双二三四五六七八九十]", "(?:(?<=十)[一二三四五六七八九])?"
# A counted formula in quotation marks (“六个不准”), or a bare one with a head that only formulas have.
# The numeral stands at the front, where the search runs ahead to it; what must precede it is asked for then.
_LOCAL: Final = re.compile(
    f"{_NUMERAL}(?:"
    f'(?<=[\u201c"].)(?!(?<=双)方){_TEEN}(?:个|项|类|大行动|大攻坚战|大战役|方责任|应|早|不|必|停|公|有|管|包|报|查|统一|减少|加强|保障|集中|到位|严|清|防|督|专|优先|聚焦|坚持|确保|禁止|提升|落实|强化|突出)'
    '[^\u201c\u201d",。;:!?\n]{0,14}(?=[\u201d"])'
    f"|(?<![第笫].){_TEEN}个(?:一律|不准|不得|不放过|必须|必到|管住|统一|所有|到位|保障|责任|认识|一批)(?![\u4e00-\u9fff]?地区))"
)
# What may stand between a formula and its expansion: the closing quotation mark, 要求, 措施 …
_OPEN: Final = re.compile(
    '[\u201d"]?(?:要求|措施|原则|制度|机制|工作|政策|责任)?(?:[(\u3010](?:即)?[:\u201c]?|,?即[:\u201c]?|[:\u2014]{1,2}(?=[\u201c\u4e00-\u9fff]))'
)
_END: Final = re.compile("[)\u3011。;\n]")
_ITEM: Final = re.compile("\u201d[、,;]?\u201c|[、,;|]")
_QUOTES: Final = frozenset('\u201c\u201d"')
_LONGEST: Final = 200
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "双": 2}


class Formula(NamedTuple):
    """One row of the table: canonical name, expansion (empty if unknown), national or local, how sure.

    status: V seen in print with this reading, K common knowledge, G formed by analogy; with a Q behind it the
        formula counts in quotation marks only.
    """

    name: str
    expansion: tuple[str, ...]
    scope: str
    status: str


Formulas = Lexicon[Formula]


@cache
def table() -> Lexicon[Formula]:
    """The formulas of ``formula_table.tsv``."""
    return Lexicon(
        (
            row["surface"],
            Formula(
                row["name"], tuple(filter(None, row["expansion"].split("|"))), row["scope"], row["status"]
            ),
        )
        for row in rows("directives", "formula_table.tsv")
    )


def find(text: str, own: Formulas | None = None) -> list[dict[str, Any]]:
    """Find the formulas of a text.

    text: normalized text. own: users' formulas, which win over the shipped ones.
    RETURNS: dicts with start and end (characters of ``text``, half-open), name (canonical) and expansion
        (list of strings, or None where it is not known), in order, without overlaps.
    """
    theirs = [(start, end, row.name, row.expansion) for start, end, row in own.find(text)] if own else []
    found = [
        (start, end, formula.name, formula.expansion)
        for start, end, formula in table().find(text)
        if not formula.status.endswith("Q") or _quoted(text, start, end)
    ]
    found += [(match.start(), match.end(), match.group(), ()) for match in _LOCAL.finditer(text)]
    out: list[dict[str, Any]] = []
    last = -1
    for start, end, name, known in _disjoint(theirs, found):
        if start < last:
            continue
        last = end
        read = _read(text, end, name)
        expansion = read if read is not None else list(known) if known else None
        out.append({"start": start, "end": end, "name": name, "expansion": expansion})
    return out


def _disjoint(
    theirs: list[tuple[int, int, str, tuple[str, ...]]], found: list[tuple[int, int, str, tuple[str, ...]]]
) -> list[tuple[int, int, str, tuple[str, ...]]]:
    """Sort the hits, longest first where they begin alike, the table's first; users' hits drop others."""
    if theirs:
        taken = {at for start, end, *_ in theirs for at in range(start, end)}
        found = [hit for hit in found if taken.isdisjoint(range(hit[0], hit[1]))]
    return sorted(theirs + found, key=lambda hit: (hit[0], -hit[1]))


def _quoted(text: str, start: int, end: int) -> bool:
    return (
        text[start - 1 : start] in _QUOTES
        and text[end : end + 1] in _QUOTES
        and start > 0
        and end < len(text)
    )


def _read(text: str, end: int, name: str) -> list[str] | None:
    """Read the expansion that follows a formula, if one does."""
    opening = _OPEN.match(text, end)
    if opening is None:
        return None
    start = opening.end()
    closing = _END.search(text, start, start + _LONGEST)
    if closing is None:
        return None
    items = [item.strip('\u201c\u201d" ') for item in _ITEM.split(text[start : closing.start()])]
    items = [item for item in items if item]
    counts = [_DIGITS[char] for char in name if char in _DIGITS]
    if len(items) < 2 or (counts and len(items) not in (counts[0], sum(counts))):
        return None
    # Without brackets only the right number of items shows that they belong to the formula.
    return items if counts or text[closing.start()] in ")\u3011" else None
