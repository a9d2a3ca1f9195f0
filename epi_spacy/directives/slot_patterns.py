"""Slots read by shape: how often and how much, conditions, exceptions, authorities, persons on the move."""

from __future__ import annotations

from typing import Final

from .shape import Span
from .slot_shapes import shapes

_SHAPES: Final = shapes("shape")
# Every authority ends in one of these.
_AUTHORITY_END: Final = frozenset("求署神示告知案南定例法令》范见准排")


def frequency(text: str) -> tuple[str | None, list[Span]]:
    """Return how often something is to be done, and the spans of all such words."""
    spans = [match.span() for match in _SHAPES.frequency.finditer(text)]
    return (text[slice(*spans[0])] if spans else None), spans


def quantity(text: str, taken: list[Span]) -> str | None:
    """Return the numbers with a unit outside the spans ``taken``, joined by an enumeration comma."""
    found = [
        match.group()
        for match in _SHAPES.quantity.finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in taken) and len(match.group()) > 1
    ]
    return "\u3001".join(found) or None


def condition(text: str) -> str | None:
    """Return the condition under which a text holds."""
    match = _SHAPES.condition.search(text)
    return match.group() if match else None


def exception(text: str) -> str | None:
    """Return whom or what a text lets off: 除药店外, 非必要, 未经批准."""
    match = _SHAPES.exception.search(text)
    return match.group() if match else None


def authority(text: str) -> str | None:
    """On whose word something is to be done: 省委要求, 市指挥部第5号公告."""
    if _AUTHORITY_END.isdisjoint(text):
        return None
    match = _SHAPES.authority.search(text)
    return match.group(1) if match else None


def movers(text: str, start: int) -> str | None:
    """Persons or vehicles named by their movement, from ``start`` on."""
    match = _SHAPES.movers.search(text, start)
    return match.group() if match else None


def sanction(text: str) -> tuple[int, int] | None:
    """Return the characters of a sanction that holds whom or what it is about."""
    match = _SHAPES.sanction.search(text)
    return match.span() if match else None
