"""The words that the slots are read by: addressees, populations, places, verbs, sanctions, directions."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..matching import Lexicon
from .measure_lexicon import rows


class Word(NamedTuple):
    """A word of ``slot_terms.tsv``: the slot that it fills and its kind there."""

    slot: str
    kind: str


@cache
def words() -> Lexicon[Word]:
    """Populations, places, verbs and sanctions, longest first."""
    kept = ("place", "population", "penalty", "action")
    # Of a word with two slots the later one in this order counts: 隔离 is a verb, 隔离点 a place.
    table = sorted((row for row in rows("slot_terms.tsv") if row["slot"] in kept), key=_by_slot)
    return Lexicon((row["term"], Word(row["slot"], row["kind"])) for row in table)


def _by_slot(row: dict[str, str]) -> int:
    return ("penalty", "place", "population", "action").index(row["slot"])


@cache
def directions() -> Lexicon[str]:
    """Words that tighten, loosen or maintain."""
    return Lexicon((row["term"], row["kind"]) for row in rows("slot_terms.tsv") if row["slot"] == "direction")


@cache
def addressees() -> Lexicon[str]:
    """Nouns that end the name of an addressee, with the addressee's type."""
    return Lexicon(
        ((row["term"], row["kind"]) for row in rows("slot_terms.tsv") if row["slot"] == "addressee"),
    )


@cache
def addressee_ends() -> dict[str, tuple[str, ...]]:
    """The same nouns by their last character."""
    ends: dict[str, list[str]] = {}
    for row in rows("slot_terms.tsv"):
        if row["slot"] == "addressee":
            ends.setdefault(row["term"][-1], []).append(row["term"])
    return {char: tuple(terms) for char, terms in ends.items()}
