"""Expressions for what stands at a place: asked only where a character stands that they can begin with.

Most places that are asked hold none of these characters, and to look at one is much cheaper than to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from ..matching.needles import op, parser  # type: ignore[attr-defined]
from .slot_shapes import shapes

_WIDTHLESS: Final = frozenset({op.ASSERT, op.ASSERT_NOT})


class Opening:
    """An expression of ``slot_pattern.tsv`` that begins with one of a few characters.

    slot, name: where it stands in the table; it is read when it is first asked for.
    """

    def __init__(self, slot: str, name: str) -> None:
        self.slot = slot
        self.name = name
        self._pattern: re.Pattern[str] | None = None
        self._first: frozenset[str] = frozenset()
        self._digits = False

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Match the expression at an offset of a text.

        text: the text. at: the offset.
        RETURNS: as ``re.Pattern.match``.
        """
        pattern = self._pattern
        if pattern is None:
            pattern = self._read()
        if at >= len(text):
            return None
        first = text[at]
        if first in self._first or (self._digits and first.isdecimal()):
            return pattern.match(text, at)
        return None

    def _read(self) -> re.Pattern[str]:
        pattern: re.Pattern[str] = getattr(shapes(self.slot), self.name)
        first, digits, empty = _first(parser.parse(pattern.pattern))
        if empty:
            raise ValueError(f"{self.slot} {self.name} may match nothing")
        self._first, self._digits, self._pattern = frozenset(first), digits, pattern
        return pattern


def _first(items: Iterable[Any]) -> tuple[set[str], bool, bool]:
    """Return what some parts of an expression can begin with.

    RETURNS: characters; whether any digit is among them; whether the parts may match nothing.
    """
    found: set[str] = set()
    digits = False
    for code, value in items:
        if code in _WIDTHLESS:
            continue
        first, any_digit, empty = _of(code, value)
        found |= first
        digits |= any_digit
        if not empty:
            return found, digits, False
    return found, digits, True


def _of(code: Any, value: Any) -> tuple[set[str], bool, bool]:
    """Return the same for one part."""
    if code is op.LITERAL:
        return {chr(value)}, False, False
    if code is op.IN:
        return _of_set(value)
    if code is op.SUBPATTERN:
        return _first(value[-1])
    if code is op.BRANCH:
        parts = [_first(items) for items in value[1]]
        return set().union(*(part[0] for part in parts)), any(p[1] for p in parts), any(p[2] for p in parts)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        first, digits, empty = _first(value[2])
        return first, digits, empty or not value[0]
    # The edge of a text takes up nothing; whatever else there is could be any character.
    return set(), False, True


def _of_set(items: Iterable[Any]) -> tuple[set[str], bool, bool]:
    """Return the same for a set of characters."""
    found: set[str] = set()
    digits = False
    for code, value in items:
        if code is op.LITERAL:
            found.add(chr(value))
        elif code is op.RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            digits = True
        else:
            return set(), False, True
    return found, digits, False
