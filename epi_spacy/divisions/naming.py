"""What a run of characters in front of a generic must be to be a place's name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from ..matching import Lexicon
from .catalogue import catalogue, compiled, lines, patterns


@cache
def bare_zones() -> tuple[str, ...]:
    """How zones begin that have no name of their own."""
    return tuple(patterns()["bare_zones"].split("|"))


@cache
def verbs() -> frozenset[str]:
    """Frequent verbs and adverbs of two characters, but for those that villages are named after."""
    return frozenset(lines("ruler_verbs.txt", header=False))


@cache
def alternatives(name: str) -> frozenset[str]:
    """Return the strings of a pattern that is a list of them."""
    return frozenset(patterns()[name].split("|"))


@cache
def _village_words() -> frozenset[str]:
    """Everyday words that villages are named after."""
    return frozenset(lines("ruler_village_words.txt", header=False))


_FEW = 12  # names for which an automaton is not worth its making


def occurrences(text: str, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Give start, end and name of every place where one of some names stands, the longer ones first.

    text: any text.
    names: any number of names; time is linear in the length of the text all the same.
    """
    if len(names) > _FEW:
        yield from Lexicon((name, name) for name in names).find(text)
        return
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            yield start, start + len(name), name
            start = text.find(name, start + len(name))


def at_mark(text: str, start: int) -> bool:
    """Whether a place begins a clause."""
    return start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff"


def is_everyday(name: str) -> bool:
    """Whether a run of characters is a frequent word too."""
    return name in catalogue().words or name in verbs()


def is_name(name: str) -> bool:
    """Whether a run of characters can be a village's name."""
    if name in alternatives("not_a_village") or compiled("village_char").search(name):
        return False
    if len(name) < 3:
        return True
    if name[-1] == "\u548c":
        return False
    return ("\u548c" not in name or len(name) < 4) and not any(
        name[at : at + 2] in verbs() for at in range(len(name) - 1)
    )


def begins_as_word(name: str) -> bool:
    """Whether a run of characters begins with an everyday word that no villages are named after."""
    return is_everyday(name[:2]) and name[:2] not in _village_words()


def is_gacha(name: str) -> bool:
    """Whether a run of characters can be the name of a Mongolian village or township."""
    if len(name) < 2 or name[0] in patterns()["not_gacha"] or compiled("gacha_char").search(name):
        return False
    return not any(is_everyday(name[at : at + 2]) for at in range(0, len(name) - 1, max(1, len(name) - 2)))


def kind_of_name(name: str) -> str:
    """The generic of a name."""
    for generic in ("\u8857\u9053", "\u793e\u533a", "\u6751", "\u9547", "\u4e61"):
        if generic in name[-6:]:
            return generic
    return "\u793e\u533a" if "\u5c45" in name[-6:] else ""
