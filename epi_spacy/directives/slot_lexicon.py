"""The words that the slots are read by: addressees, populations, places, verbs, sanctions, directions."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..datafiles import rows
from ..matching import Lexicon


class Word(NamedTuple):
    """A word of ``slot_terms.tsv``.

    slot: penalty, place, population or action; "" for a word that only tells the direction.
    direction: tighten, more (tightens controls only), loosen, maintain or "".
    """

    slot: str
    direction: str


# Longer words in which those words are something else.
_MASK = "mask"
# Of a word with two slots the one that comes first here counts.
_SLOTS = ("action", "population", "place", "penalty")


@cache
def _terms() -> list[dict[str, str]]:
    """The rows of the slots' table, which three lexicons are made of."""
    return rows("directives", "slot_terms.tsv")


@cache
def words() -> Lexicon[Word]:
    """All words but the addressees, so that one pass over a clause finds them."""
    slot: dict[str, str] = {}
    direction: dict[str, str] = {}
    for row in _terms():
        term = row["term"]
        if row["slot"] == "direction":
            direction[term] = row["kind"]
        elif row["slot"] == _MASK:
            slot[term] = ""
        elif row["slot"] in _SLOTS:
            slot[term] = min(slot.get(term, row["slot"]), row["slot"], key=_SLOTS.index)
    return Lexicon(
        (term, Word(slot.get(term, ""), direction.get(term, ""))) for term in {**slot, **direction}
    )


@cache
def addressees() -> Lexicon[str]:
    """Nouns that end the name of an addressee, with the addressee's type."""
    return Lexicon((row["term"], row["kind"]) for row in _terms() if row["slot"] == "addressee")


@cache
def addressee_ends() -> dict[str, tuple[str, ...]]:
    """The same nouns by their last character."""
    ends: dict[str, list[str]] = {}
    for row in _terms():
        if row["slot"] == "addressee":
            ends.setdefault(row["term"][-1], []).append(row["term"])
    return {char: tuple(terms) for char, terms in ends.items()}
