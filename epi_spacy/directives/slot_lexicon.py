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
# The last character of nouns that can act, which shows that a phrase is one, but not where it ends.
_CHARACTER = "end"
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
    """Nouns that show where the name of an addressee ends, with the addressee's type."""
    return Lexicon(
        (row["term"], row["kind"])
        for row in _terms()
        if row["slot"] == "addressee" and row["kind"] != _CHARACTER
    )


@cache
def addressee_ends() -> dict[str, tuple[tuple[str, bool], ...]]:
    """What ends a phrase that can act (员, 工作组) or cannot (重点), by its last character, longest first."""
    ends: dict[str, dict[str, bool]] = {}
    for row in _terms():
        if row["slot"] == "addressee" or (row["slot"] == "no_addressee" and row["kind"] == _CHARACTER):
            ends.setdefault(row["term"][-1], {})[row["term"]] = row["slot"] == "addressee"
    return {
        char: tuple(sorted(terms.items(), key=lambda term: -len(term[0]))) for char, terms in ends.items()
    }


@cache
def no_addressee(kind: str) -> tuple[str, ...]:
    """What a phrase begins with that is no addressee.

    kind: "start" for prepositions, "unless" for the exceptions (在岗), "verb" for what governs a
        noun, "verb_or_noun" for what may also be the first part of one (教育局).
    """
    return tuple(row["term"] for row in _terms() if row["slot"] == "no_addressee" and row["kind"] == kind)
