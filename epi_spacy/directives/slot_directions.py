"""Whether a directive tightens, loosens or keeps up a measure of control. Strings are normalized text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .slot_lexicon import Word
from .slot_shapes import shapes

_SHAPES: Final = shapes("direction")
# Measures of control: what a strong word (暂停, 不得) tightens whatever else the clause holds.
_CONTROLS: Final = frozenset(
    {"", "testing", "tracing", "isolation", "border", "community", "venues", "disinfection"}
    | {"protection", "coldchain"}
)
_BLANK: Final = "\0"


def direction(clause: str, hits: Sequence[tuple[int, int, Word]], measure: str) -> str | None:
    """Return loosen if anything is let go, maintain if it goes on as it is, else tighten if it says so.

    Only measures of control have a direction; reopening is a loosening whatever it is counted to.

    clause: the clause. hits: the words in it. measure: what it is about, or "".
    """
    told = [(at, word.direction) for at, _, word in hits if word.direction]
    if told and "\u201c" in clause:
        unquoted = _SHAPES.quoted.sub(_blank, clause)
        told = [(at, kind) for at, kind in told if unquoted[at - 1] != _BLANK]
    if not told:
        forborne = ("不" in clause or "只" in clause) and _SHAPES.abstain.search(clause)
        return "tighten" if forborne else None
    kinds = {kind for _, kind in told}
    # A measure of control is tightened whatever else the clause holds.
    known = measure in _CONTROLS and kinds == {"tighten"}
    plain = known or _SHAPES.control.search(clause) is not None
    if "loosen" in kinds:
        if any(kind == "loosen" and _SHAPES.not_yet.search(clause[:at]) for at, kind in told):
            return "tighten" if plain or measure in _CONTROLS or _SHAPES.reopening.search(clause) else None
        if (
            plain or measure in _CONTROLS or _SHAPES.reopening.search(clause)
        ) and not _SHAPES.no_reopening.search(clause):
            return "loosen"
    if _SHAPES.excess.search(clause):
        return None
    more = "tighten" in kinds and (plain or measure in _CONTROLS)
    more = more or (
        plain and any(kind == "more" and not _SHAPES.beside.search(clause, at) for at, kind in told)
    )
    if "maintain" in kinds and plain and not (more and _SHAPES.more.search(clause)):
        return "maintain"
    return "tighten" if more else None


def _blank(quoted: re.Match[str]) -> str:
    """What stands for a quotation of which nothing but the mark that closes it is read."""
    return _BLANK * (len(quoted.group()) - 1) + quoted.group()[-1]
