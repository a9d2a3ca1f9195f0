"""The persons that a measure is about. Strings are normalized text, offsets characters of the clause."""

from __future__ import annotations

from typing import Final

from .slot_patterns import movers
from .slot_phrases import BARE, Hits, joined, widened
from .slot_shapes import shapes

_SHAPES: Final = shapes("person")
# Everybody, whose needs a clause is about, not they: 回应群众疑问.
_PUBLIC: Final = frozenset({"群众", "广大群众", "人民群众", "公众", "居民", "市民", "村民"})


def only_persons(text: str, held: str | None) -> str | None:
    """Return the persons that a clause before the demand is, if it is nothing else: 对来返人员, 已解除隔离的.

    text: the clause. held: the condition that it holds.
    """
    phrase = _SHAPES.meant.fullmatch(text)
    if phrase is not None and _SHAPES.persons.search(phrase.group(1)):
        return phrase.group(1)
    return _those(text, held) if text.endswith("的") else None


def _those(text: str, held: str | None) -> str | None:
    """Persons named by what they did; a condition (造成后果的), or a thing, is none but with 对."""
    match = _SHAPES.those.match(text)
    if match is None or match.group(1) is not None:
        return match and match.group(2)
    if held is not None and held in match.group():
        return None
    return match.group(2) if _SHAPES.done.search(match.group(2)) else None


def population(
    clause: str, start: int, actor: str | None, hits: Hits, moving: bool, held: str | None
) -> str | None:
    """Return the persons concerned by a directive, with the attributes that tell which.

    clause: the clause. start: where its predicate begins. actor: who must act. hits: the words in it.
    moving: whether persons may be named by their movement. held: the condition.
    """
    if (
        actor is not None
        and _SHAPES.persons.search(actor)
        and not _SHAPES.staff.search(actor)
        and _SHAPES.about.search(clause, start)
    ):
        return actor
    moved = movers(clause, start) if moving else None
    for first, last, word in hits:
        if word.slot != "population" or first < start:
            continue
        if moved is not None and clause.find(moved) < first:
            return moved
        begin, end = widened(clause, start, joined(clause, (first, last), hits), hits)
        if begin == first and clause[first:last] in BARE:
            continue
        if clause[first:last] in _PUBLIC and _SHAPES.needs.match(clause, last):
            continue
        if clause[first:last] in BARE and _SHAPES.staffing.search(clause[start:begin]):
            continue
        return clause[begin:end]
    return moved or (_those(clause, held) if "的" in clause else None)
