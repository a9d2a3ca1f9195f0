"""Noun phrases around the words for persons and places: what stands before them that tells which.

Strings are normalized text, offsets characters of the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .shape import Span
from .slot_lexicon import Word
from .slot_openings import Opening
from .slot_shapes import shapes

_SHAPES: Final = shapes("phrase")
_COLLECTIVE: Final = Opening("phrase", "collective")
Hits = Sequence[tuple[int, int, Word]]

# Nouns that are persons concerned only with what tells which: 过往车辆人员, 残疾人等群体.
BARE: Final = frozenset({"人员", "人群", "群体", "对象", "来人", "人士"})
_PARTICLES: Final = frozenset("好了起过着")
_GOVERNING: Final = "对为把将给向让请"
_LONGEST, _SHORT = 16, 8
# How far back its beginning is looked for.
_FAR: Final = 40
# Two nouns of one phrase: 入境人员、密接人员; 孕产妇、血透患者等特殊人群.
_JOINTS: Final = frozenset({"", "\u3001", "和", "及", "以及", "与", "或", "等"})


def widened(clause: str, start: int, span: Span, hits: Hits) -> Span:
    """Return a noun with the attributes before it, as far as it is plain where they begin.

    clause: the clause. start: where its predicate begins. span: the noun. hits: the words in the clause.
    RETURNS: the characters of the phrase.
    """
    first, last = span
    start = max(start, first - _FAR)
    begin = _begin(
        clause, start, first, hits, clause[first:last] in BARE and not clause.endswith("\u3001", 0, first)
    )
    if begin is None:
        return span
    lead = _SHAPES.lead.match(clause, begin, first)
    begin = lead.end() if lead is not None else begin
    if first - begin > (_LONGEST if _SHAPES.linked.search(clause, begin, first) else _SHORT) or (
        first - begin == 1 and clause[begin] not in "新老省市县区乡镇村校"
    ):
        return span
    return begin, last


def _begin(clause: str, start: int, first: int, hits: Hits, bare: bool) -> int | None:
    """Where the attributes of a noun begin; None where no verb or preposition shows it.

    bare: whether it is nothing without them, so that what is listed before it belongs to it.
    """
    verbs = [
        b + (clause[b] in _PARTICLES)
        for a, b, word in hits
        if word.slot == "action"
        and start <= a
        and b <= first
        # 对外出务工、经商人员: a verb behind a preposition is an attribute.
        and not (bare and a > start and clause[a - 1] in _GOVERNING)
    ]
    if first > start and clause[first - 1] == "的":
        # A relative clause, which holds verbs itself: it begins behind what governs it.
        front = _SHAPES.front.search(clause, start, first)
        begin = min([*verbs[:1], *([front.end()] if front is not None else [])], default=-1)
        goal = clause.rfind("到", max(begin, 0), first)
        return goal + 1 if goal >= 0 else begin if begin >= 0 else None
    begin = max(verbs, default=-1)
    listed = bare or _SHAPES.listed.search(clause, max(start, begin), first) is not None
    marks = (
        _SHAPES.front.finditer(clause, start, first)
        if listed
        else _SHAPES.before.finditer(clause, start, first)
    )
    begin = max([begin, *(mark.end() for mark in marks)])
    if begin < 0 or (
        not listed
        and _SHAPES.joint.search(clause, begin, first)
        and not _SHAPES.nouns.fullmatch(clause, begin, first)
    ):
        return None
    return begin


def joined(clause: str, span: Span, hits: Hits) -> Span:
    """Return words for persons with those that go on in the same phrase."""
    first, last = span
    for a, b, word in hits:
        if a < last or word.slot != "population":
            continue
        if clause[last:a] not in _JOINTS:
            break
        last = b
    more = _COLLECTIVE.match(clause, last)
    return first, more.end() if more is not None else last
