"""Who is to do what to whom, where, until when: the slots of a directive clause.

Every slot is read off the text; what the text gives no ground for stays None. Strings are normalized text.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from mypy_extensions import mypyc_attr

from ..matching.needles import needles
from ..matching.signs import Signs
from .slot_actions import head
from .slot_addressees import addressee, before_comma
from .slot_directions import direction
from .slot_lexicon import Word, verbs, words
from .slot_patterns import authority, condition, exception, frequency, quantity, sanction
from .slot_persons import only_persons, population
from .slot_places import Place, place, told
from .slot_shapes import shapes
from .slot_times import deadline, only_time, resolved

_SHAPES: Final = shapes("shape")


class Slots(NamedTuple):
    """The slots of one directive clause: strings of the normalized clause, or None.

    addressee: who must act (各级各部门); addressee_inherited: an earlier clause of the speech named it.
    action: the head verb (加大); object: what the verb governs (排查力度).
    population: the persons concerned (中高风险地区来返人员).
    place: the place named in the clause, or the kind of place (商场); place_code: its code, where it is one
        division.
    deadline: until or from when (8月20日前, 即日起); deadline_date: the ISO day or interval that it means.
    frequency: how often (每周一次, 三天两检).
    quantity: numbers with unit (48小时, 不超过50%), several joined by \u3001.
    condition: under which it holds (如需外出); exception: whom or what it lets off (除…外, 非必要, 未经批准).
    authority: on whose word (省委要求).
    penalty: the sanction announced (追究法律责任).
    direction: tighten, loosen or maintain.
    """

    addressee: str | None = None
    addressee_inherited: bool = False
    action: str | None = None
    object: str | None = None
    population: str | None = None
    place: str | None = None
    place_code: str | None = None
    deadline: str | None = None
    deadline_date: str | None = None
    frequency: str | None = None
    quantity: str | None = None
    condition: str | None = None
    exception: str | None = None
    authority: str | None = None
    penalty: str | None = None
    direction: str | None = None


# The shapes that are looked for in all directives at once, and the table part that they are in.
_ASKED_FOR: Final = {
    "frequency": "shape",
    "quantity": "shape",
    "condition": "shape",
    "exception": "shape",
    "authority": "shape",
    "movers": "shape",
    "sanction": "shape",
    "deadline": "time",
    "modal": "addressee",
    "asked": "addressee",
}


@cache
def _signs() -> Signs:
    """Tell which of the slots that are read by their shape may stand in a text, and whether it may demand."""
    return Signs({name: needles(getattr(shapes(slot), name).pattern) for name, slot in _ASKED_FOR.items()})


@cache
def _named(bits: int) -> frozenset[str]:
    """Return the names of the expressions that some bits stand for."""
    return frozenset(name for name, bit in _signs().bits.items() if bits & bit)


# What the head verb counts as among the words of its clause, and the slots whose phrases may begin behind it.
_ACTION: Final = Word("action", "")
_PHRASES: Final = ("population", "place")


@mypyc_attr(acyclic=True)
class Scanned:
    """What stands in a clause of what the slots are read by.

    shapes: the slots that may stand in it; only they are read, for reading them costs much more.
    hits: the words of the slots. verbs: the words that it is cut up by.
    """

    def __init__(
        self, shapes: frozenset[str], hits: list[tuple[int, int, Word]], verbs: list[tuple[int, int, str]]
    ) -> None:
        self.shapes = shapes
        self.hits = hits
        self.verbs = verbs


def scan(clauses: Sequence[str]) -> list[Scanned]:
    """Look for all that the slots of some clauses are read by, in one pass over all of them.

    clauses: normalized clauses. RETURNS: what ``fill`` takes for each.
    """
    return [
        Scanned(_named(bits), hits, found)
        for bits, hits, found in zip(
            _signs().of_each(clauses), words().find_each(clauses), verbs().find_each(clauses), strict=True
        )
    ]


def fill(
    clause: str,
    *,
    before: str = "",
    inherited: str | None = None,
    places: Sequence[Place] = (),
    published: str = "",
    measure: str = "",
    scanned: Scanned | None = None,
) -> Slots:
    """Read the slots of a directive clause.

    clause: the normalized clause.
    before: the clause just before it in the same sentence, if that is no directive: its condition counts
        where the clause itself has none, and it may name nothing but who must act, a time, an exception,
        or the persons concerned.
    inherited: the last addressee named in the same speech (the ``addressee`` of the Slots before), used where
        the clause names none.
    places: the divisions named in the clause, in order.
    published: the article's date, ISO form as far as known, or "".
    measure: what the clause is about, or "".
    scanned: what ``scan`` has found in the clause, if it was scanned with others.
    RETURNS: the slots.
    """
    if scanned is None:
        scanned = scan([clause])[0]
    own, hits = scanned.shapes, scanned.hits
    modal = shapes("addressee").modal.search(clause) if "modal" in own else None
    actor, start = addressee(clause, modal, "asked" in own)
    if actor is None and places and modal is not None:
        # A division told what to do: 湖北省要….
        actor = told(clause, modal.start(), places)
    if actor is None and before:
        inherited = before_comma(before, modal is not None and not modal.start()) or inherited
    due, spans = deadline(clause) if "deadline" in own else (None, [])
    often, rhythm = frequency(clause) if "frequency" in own else (None, [])
    source = authority(clause) if "authority" in own else None
    let_off = exception(clause) if "exception" in own else None
    held = _held(condition(clause), let_off, actor) if "condition" in own else None
    beside = spans + _spans(clause, held, let_off, source) if held or let_off or source else spans
    action, governed = head(clause, start, modal.span() if modal else None, beside, scanned.verbs)
    # What the verb governs may be persons or a place, which then begin behind it.
    slots = {word.slot for _, _, word in hits}
    if action and not slots.isdisjoint(_PHRASES) and (at := clause.find(action, start)) >= 0:
        insort(hits, (at, at + len(action), _ACTION))
    persons = population(clause, start, actor, hits, "movers" in own, held)
    if before:
        held, due, let_off, persons = _carried(before, held, due, let_off, persons)
    if held is not None and persons is not None and held in persons:
        held = None
    site = code = None
    if places or "place" in slots:
        taken = [text for text in (actor, persons, source, let_off) if text]
        site, code = place(clause, start, places, taken, hits)
    # By position, in the order of the fields: names would take as long to pass as a slot takes to read.
    return Slots(
        actor if actor is not None else inherited,
        actor is None and inherited is not None,
        action,
        governed,
        persons,
        site,
        code,
        due,
        resolved(due, published) if due else None,
        often,
        quantity(clause, spans + rhythm) if "quantity" in own else None,
        held,
        let_off,
        source,
        _penalty(clause, hits, sanction(clause)) if "sanction" in own or "penalty" in slots else None,
        direction(clause, hits, measure),
    )


def _held(found: str | None, let_off: str | None, actor: str | None) -> str | None:
    """The condition found in a clause, if it is not read as the exception or the addressee already."""
    if found is None or (let_off is not None and (found in let_off or let_off in found)):
        return None
    return None if actor is not None and found in actor else found


def _carried(
    before: str, held: str | None, due: str | None, let_off: str | None, persons: str | None
) -> tuple[str | None, str | None, str | None, str | None]:
    """Condition, deadline, exception and persons, those that a clause lacks from the clause before it."""
    aside = _named(_signs().of(before))
    if held is None and "condition" in aside:
        held = condition(before)
    if due is None and "deadline" in aside:
        due = only_time(before)
    if let_off is None and "exception" in aside and (found := exception(before)) == before:
        let_off = found
    if persons is None:
        persons = only_persons(before, held)
    return held, due, let_off, persons


def _spans(clause: str, *texts: str | None) -> list[tuple[int, int]]:
    """The characters of some words of a clause, where they are one piece of it."""
    return [(at, at + len(text)) for text in texts if text and (at := clause.find(text)) >= 0]


def _penalty(clause: str, hits: list[tuple[int, int, Word]], told: tuple[int, int] | None) -> str | None:
    """The sanction, with what strengthens it. told: one that holds whom or what it is about."""
    spans = [(first, last) for first, last, word in hits if word.slot == "penalty"]
    if told is not None:
        spans.append(told)
    if not spans:
        return None
    first, last = min(spans)
    sternly = _SHAPES.sternly.search(clause, 0, first)
    return clause[sternly.start() if sternly is not None else first : last]
