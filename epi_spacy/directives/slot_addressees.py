"""Who must act: the noun phrase before a modal or a predicate, or behind a verb of asking.

It is told by its place, and by whether its last noun is somebody or something that can act: persons, organs,
sites, vehicles. Strings are normalized text, offsets characters of the clause.
"""

from __future__ import annotations

import re
from typing import Final

from .slot_lexicon import addressee_ends, addressees, no_addressee
from .slot_openings import Opening
from .slot_shapes import shapes

_SHAPES: Final = shapes("addressee")
_PASSIVE: Final = Opening("addressee", "passive")
_WHOLE: Final = Opening("addressee", "whole")
_OPENER: Final = Opening("addressee", "opener")
_PHRASE: Final = Opening("addressee", "phrase")
_RELATED: Final = Opening("addressee", "related")
_MOVING: Final = Opening("addressee", "moving")
_LONGEST: Final = 40


def addressee(clause: str, modal: re.Match[str] | None, told: bool = True) -> tuple[str | None, int]:
    """Return who must act, as the clause names it, and where the rest of the clause begins.

    clause: the clause. modal: its first modal. told: whether it may say that somebody asks for something.
    RETURNS: the words, or None; and an offset, 0 for None.
    """
    start, asked = _opened(clause, told)
    behind = modal is not None and modal.start() > start
    if behind or asked or not _imperative(clause, start, modal):
        end = modal if behind else _SHAPES.predicate.search(clause, start + 1)
        name = None
        if end is not None and end.start() <= start + _LONGEST and not _PASSIVE.match(clause, end.start()):
            name = _actor(clause[start : end.start()])
            if (
                name is None
                and clause.startswith("的", end.start() - 1)
                and _SHAPES.own.match(clause, end.end())
            ):
                name = _those(clause[start : end.start()])
        if name is not None:
            return name, clause.find(name, start) + len(name)
    if asked or _WHOLE.match(clause, start):
        found = _leading(clause, start)
        if found is not None:
            return found
    by = _by(clause)
    return (by is not None and _leading(clause, by.end())) or (None, 0)


def before_comma(topic: str, bare: bool) -> str | None:
    """Return who must act where a clause is nothing but its name: 各镇、各部门.

    topic: the clause. bare: whether what follows it opens with its modal.
    """
    if _WHOLE.match(topic) and (len(topic) > _LONGEST or not _can_act(topic)):
        # 各单位在落实…的基础上,要….
        return _actor(topic) if bare else None
    if len(topic) > _LONGEST or not (_WHOLE.match(topic) or (bare and _SHAPES.persons.search(topic))):
        return None
    return topic if _can_act(topic) else None


def spoken_to(topic: str) -> str | None:
    """Return whom a speaker turns to in a clause before what he demands."""
    found = _SHAPES.spoken_to.search(topic)
    return (found.group(1) or found.group(2)) if found is not None else None


def lasts(clause: str, name: str, first: bool) -> bool:
    """Whether an addressee is meant by the next sentence too, even if that has a theme of its own.

    first: whether nobody was named before it in the speech.
    """
    at = clause.find(name)
    if _SHAPES.general.match(name) is not None or (first and _SHAPES.all.match(name)):
        return True
    return _SHAPES.asking.search(clause[max(0, at - 2) : max(0, at)]) is not None


def _by(text: str) -> re.Match[str] | None:
    """Return the 由 of a text that names who must act."""
    return _SHAPES.inner_by.search(text) if "由" in text else None


def _imperative(clause: str, start: int, modal: re.Match[str] | None) -> bool:
    """Whether a clause opens with its modal (要指导企业…, 五要…), so that nobody stands before it."""
    return (modal is not None and modal.start() == start) or clause[:start].endswith("要")


def theme(clause: str) -> str | None:
    """Return what a clause names before its modal, "" where it opens with it; None without a modal."""
    modal = _SHAPES.obliging.search(clause)
    if modal is None:
        return None
    start = _opened(clause)[0]
    if modal.start() < start:
        return ""
    words = clause[start : modal.start()]
    return (
        "" if _SHAPES.when.search(words) or _SHAPES.beside.fullmatch(words) or _PHRASE.match(words) else words
    )


def _opened(clause: str, may_tell: bool = True) -> tuple[int, bool]:
    """Where the addressee may begin, and whether it is asked to do something."""
    start, asked = 0, False
    told = _SHAPES.asked.match(clause) if may_tell else None
    if told is not None and not _SHAPES.basis.match(told.group()):
        start, asked = told.end(), _SHAPES.asking.search(told.group()) is not None
    for _ in range(4):
        opener = _OPENER.match(clause, start)
        if opener is None:
            break
        asked = asked or _SHAPES.asking.match(opener.group()) is not None
        start = opener.end()
    return start, asked


def _actor(text: str) -> str | None:
    """Return the one who can act that a text in front of a predicate begins with, or is."""
    text = _SHAPES.number.sub("", text.rsplit(" ", 1)[-1])
    by = _by(text)
    if by is not None:
        text = text[by.end() :]
    for pattern in (_SHAPES.cut, _SHAPES.when):
        cut = pattern.search(text, 2)
        if cut is not None and _can_act(text[: cut.start()]):
            return text[: cut.start()]
    beside = _SHAPES.beside.search(text)
    if beside is not None:
        text = text[: beside.start()]
    if _can_act(text):
        return text
    predicate = _SHAPES.predicate.search(text, 2)
    return (
        text[: predicate.start()] if predicate is not None and _can_act(text[: predicate.start()]) else None
    )


def _leading(clause: str, start: int) -> tuple[str, int] | None:
    """An addressee at the head of a clause without a modal: 请广大居民自觉…, 各部门各司其职."""
    cut = _SHAPES.cut.search(clause, start + 2, start + _LONGEST)
    if cut is not None and _can_act(clause[start : cut.start()]):
        return clause[start : cut.start()], cut.start()
    end = start
    stop = _SHAPES.barrier.search(clause, start + 1)
    limit = min(start + _LONGEST, stop.start() if stop is not None else len(clause))
    for first, last, _ in addressees().find(clause[start:limit]):
        if end > start and first + start > end + 3:
            break
        if end == start and first > 12:
            break
        end = last + start
    # The last hit may be the first part of a longer name: 各县区.
    while start < end < limit and clause[end] in "区市县乡镇们":
        end += 1
    if clause.find("(", start, end) >= 0 and clause[end : end + 1] == ")":
        end += 1
    name = clause[start:end]
    if end == start or clause[end : end + 1] in ("的", "") or not _can_act(name):
        return None
    return name, end


def _can_act(name: str) -> bool:
    """Whether a phrase is a noun phrase for somebody or something that can act."""
    bare = name[: name.rfind("(")] if name.endswith(")") and "(" in name else name
    bare = bare.removesuffix("等")
    if not next((acts for end, acts in addressee_ends().get(bare[-1:], ()) if bare.endswith(end)), False):
        return False
    if name.startswith(no_addressee("start")) and not (
        name.startswith(no_addressee("unless")) or _RELATED.match(name)
    ):
        return False
    return (
        ("的" in name or not _governed(name))
        and name.count("\u201c") == name.count("\u201d")
        and not (_MOVING.match(name) and not _SHAPES.persons.search(name))
    )


def _those(name: str) -> str | None:
    """Return persons named by what they do (未戴口罩的), if a phrase is not what a preposition governs."""
    return None if name.startswith(no_addressee("start")) else name


def _governed(name: str) -> bool:
    """Whether a phrase is a verb with its object, not a noun: 规范市场, beside 组织部门."""
    return name.startswith(no_addressee("verb")) or any(
        name.startswith(verb) and not _SHAPES.noun_on.match(name, len(verb))
        for verb in no_addressee("verb_or_noun")
    )
