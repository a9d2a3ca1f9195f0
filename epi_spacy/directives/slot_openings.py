"""Expressions for what stands at a place: asked only where a character stands that they can begin with.

Most places that are asked hold none of these characters, and to look at one is much cheaper than to ask.
"""

from __future__ import annotations

import re

from ..matching.leads import beginnings, is_edge
from .slot_shapes import shapes


class Opening:
    """An expression of ``slot_pattern.tsv`` that begins with one of a few characters, or with a digit.

    slot, name: where it stands in the table; it is read when it is first asked for.
    """

    def __init__(self, slot: str, name: str) -> None:
        self.slot = slot
        self.name = name
        self._pattern: re.Pattern[str] | None = None
        self._first: frozenset[str] = frozenset()

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Match the expression at an offset of a text.

        text: the text. at: the offset.
        RETURNS: as ``re.Pattern.match``.
        RAISES: ValueError for an expression that may begin with anything, or match nothing.
        """
        pattern = self._pattern
        if pattern is None:
            pattern = self._read()
        if at >= len(text):
            return None
        return pattern.match(text, at) if is_edge(text[at], self._first) else None

    def _read(self) -> re.Pattern[str]:
        pattern: re.Pattern[str] = getattr(shapes(self.slot), self.name)
        self._first, self._pattern = beginnings(pattern.pattern), pattern
        return pattern
