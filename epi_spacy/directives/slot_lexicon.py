"""The words that the slots are read by: addressees, populations, places, verbs, sanctions, directions."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from ..datafiles import rows
from ..matching import Lexicon
from .words import Word as Cued
from .words import guarded


class Word(NamedTuple):
    """A word of ``slot_terms.tsv``.

    slot: penalty, place, population or action; "" for a word that only tells the direction.
    direction: tighten, more (tightens controls only), loosen, maintain or "".
    """

    slot: str
    direction: str


_WANT: Final = "要"
# Longer words in which those words are something else.
_MASK: Final = "mask"
# The last character of nouns that can act, which shows that a phrase is one, but not where it ends.
_CHARACTER: Final = "end"
# Of a word with two slots the one that comes first here counts.
_SLOTS: Final = ("action", "population", "place", "penalty")


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


def wanting() -> str:
    """Return a regular expression for 要 where it demands, with the guards of the cue."""
    cue = next(row for row in rows("directives", "cue.tsv") if row["form"] == _WANT)
    # Looked for first: where it does not stand its many guards are not asked.
    return f"(?={_WANT})" + guarded(Cued(_WANT, cue["not_after"], cue["not_before"]))


@cache
def addressees() -> Lexicon[None]:
    """Nouns that show where the name of an addressee ends."""
    return Lexicon(
        (row["term"], None) for row in _terms() if row["slot"] == "addressee" and row["kind"] != _CHARACTER
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


@cache
def _verb_rows() -> list[dict[str, str]]:
    """The hand-written words of the table of verbs."""
    return rows("directives", "slot_verbs.tsv")


@cache
def verbs() -> Lexicon[str]:
    """The words that a clause is cut up by, each with its class.

    v: a verb; vn: one that also serves as a noun; strong: one that never does; clause: one that governs a
    clause; one: one of a single character; means: one that may say how (结合); soft: one that is an adverb
    before a verb (落实 is the verb of 统一落实); strict: a soft one that may govern a measure (严格交通管控);
    adverb; adjective: an adverb that stands before nouns as well; n: a noun.
    """
    table = rows("directives", "slot_words.tsv")
    found = {word: row["kind"] for row in table for word in row["words"].split(" ")}
    found.update((row["form"], "adverb") for row in rows("directives", "adverb.tsv"))
    found.update((word, "n") for word in traits("compound"))
    found.update((row["word"], row["kind"]) for row in _verb_rows() if row["kind"] not in _TRAITS)
    return Lexicon(found.items())


@cache
def traits(kind: str) -> frozenset[str]:
    """Words of which the table tells more than their class.

    kind: "shares" or "shares_all" for verbs that share the object of the verb before them (调整优化;
        研究解决, whatever it is), "made" for the predicates of what 把 or 为 begins (作为, 提供),
        "compound" for nouns that make one of the verb before them (力度), "none" for what the
        dictionary wrongly takes for a verb.
    """
    return frozenset(row["word"] for row in _verb_rows() if row["kind"] == kind)


# Kinds of rows that tell more of a word whose class stands in a row of its own.
_TRAITS: Final = ("shares", "shares_all", "made", "compound", "none")
