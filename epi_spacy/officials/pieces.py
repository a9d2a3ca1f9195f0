"""What a piece of text says of itself as a name, whatever stands around it: read once, then remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .lexicons import Lexicons, lexicons

# Pieces remembered; names and the words beside posts come again from article to article.
REMEMBERED = 1 << 15

# 信中, 会上: rather a place in something than a given name.
_INSIDE = frozenset("中上下里内外间后前时")
_SINCE = frozenset("自于从至在到")


class Piece(NamedTuple):
    """What speaks for a piece as a name, and what against it under which conditions.

    strong, plain: the score with a strong cue before it, and without one.
    weak: what a surname that also is a function word takes away: by default, from cue 2.5, from cue 2.9.
    doubt: how much of an everyday word it is; fixed: whether that holds whatever the context.
    goes_on: the last character is a word that goes on; joins: one that joins.
    first_word, rest_follows, rest_word: a word begins it, or makes up its given name.
    tail: its last character rather stands behind a name; told: it is 任 or 兼; since: 自, 于 and the like.
    inside: rather a place in something; onward: a short name whose given name goes on.
    """

    strong: float
    plain: float
    weak: tuple[float, float, float]
    doubt: float
    fixed: bool
    goes_on: bool
    joins: bool
    first_word: bool
    rest_follows: bool
    rest_word: bool
    tail: bool
    told: bool
    since: bool
    inside: bool
    onward: bool


@lru_cache(maxsize=REMEMBERED)
def look(text: str) -> Piece | None:
    """Look at a piece of two to four characters; None if it cannot be a name."""
    lex = lexicons()
    weight, given = _split(text, lex)
    if weight is None or not given:
        return None
    chars = _characters(given, lex)
    seldom = given[0] in lex.seldom or given[-1] in lex.seldom
    against = _against(text, given, lex)
    doubt = lex.common.get(text, 0.0)
    long, rest = len(text) > 2, text[1:]
    holds = long and rest not in lex.genre
    follows = holds and (rest in lex.follow or rest in lex.country)
    return Piece(
        strong=weight + max(chars, -0.4) - (0.5 if seldom else 0.0) - against,
        plain=weight + max(chars, -2.0) - (1.2 if seldom else 0.0) - against,
        weak=_weak(text, given, lex),
        doubt=doubt,
        fixed=text in lex.genre or (doubt == 3.0 and text in lex.follow),
        goes_on=given[-1] in lex.never and given[-1] in lex.words["going_on"],
        joins=given[-1] in lex.words["joint"],
        first_word=long and text[:2] in lex.common,
        rest_follows=follows,
        rest_word=holds and not follows and rest in lex.everyday and lex.weak.get(text[0], 0.0) <= 1.0,
        tail=long and text[-1] in lex.follow and lex.last.get(text[-1], 0.0) < 0.4,
        told=long and text[-1] in "任兼",
        since=text[-1] in _SINCE,
        inside=not long and given in _INSIDE,
        onward=not long and given in lex.words["going_on"],
    )


def _split(text: str, lex: Lexicons) -> tuple[float | None, str]:
    """The weight of the surname, and the given name."""
    if len(text) >= 3 and text[:2] in lex.compound:
        return 1.3, text[2:]
    if len(text) == 4:
        # Two surnames joined: only where both are frequent ones, and the first is no word before a name (向).
        first = -1 if text[0] in lex.left else lex.surnames.get(text[0], -1)
        second = lex.surnames.get(text[1], -1)
        return (-0.5, text[2:]) if first >= 1.0 and second >= 1.0 else (None, "")
    return lex.surnames.get(text[0]), text[1:]


def _characters(given: str, lex: Lexicons) -> float:
    """How much its characters speak for a given name."""
    last = lex.last.get(given[-1], -0.6)
    return last * 1.2 if len(given) == 1 else lex.middle.get(given[0], -0.6) + last + 0.3


def _against(text: str, given: str, lex: Lexicons) -> float:
    """What speaks against a piece as a name in any context: characters of no name, words inside it."""
    score = 0.0
    hard = given[-1] in lex.never and given[-1] not in lex.words["going_on"]
    if hard or (given[0] in lex.never and given[0] not in lex.midway):
        score += 4.0
    double = len(text) - len(given) == 2 and given in lex.genre
    if double or given in lex.roles or given in lex.honorific or text in lex.roles or text in lex.country:
        score += 4.0
    if len(text) < 3:
        return score
    first, rest = text[:2], text[1:]
    if len(text) > 3 and text[:3] in lex.common:
        score += 2.0
    if first in lex.words["no_name"] or rest in lex.words["no_name"]:
        score += 4.0
    if first in lex.follow and first in lex.common:
        score += 2.0
    if rest in lex.genre:
        score += 4.0
    elif rest not in lex.follow and rest not in lex.country and rest in lex.everyday:
        score += 2.0 if lex.weak.get(text[0], 0.0) > 1.0 else 0.0
    return score


def _weak(text: str, given: str, lex: Lexicons) -> tuple[float, float, float]:
    """What a surname that also is a function word takes away; less before a given name like any other."""
    weak = lex.weak.get(text[0], 0.0)
    if weak == 0.0 or (len(text) > 2 and text[:2] in lex.compound):
        return 0.0, 0.0, 0.0
    if weak > 3.0:
        return weak, weak, 3.5
    usual = len(given) == 2 and lex.middle.get(given[0], 0) >= 0.3 and lex.last.get(given[1], 0) >= 0.3
    less = weak * 0.4 if usual else weak
    return (less, less, 0.0) if weak <= 1.0 else (weak, less, less)
