"""The normalized text and its alignment with the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

# (raw_start, raw_end, start, end): this stretch of the raw text became that stretch of the normalized
# text, of another length. Everything between edits is aligned one to one.
Edit = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A text as the rules read it, aligned with the raw text.

    text: the normalized text.
    edits: sorted, disjoint (raw_start, raw_end, start, end), only where lengths differ.
    script: "simplified", "traditional", "mixed" or "none".
    damaged: raw (start, end) of mojibake runs.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    script: str = "simplified"
    damaged: tuple[tuple[int, int], ...] = ()

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Map half-open normalized offsets to the raw offsets that cover them.

        A gloss behind the last character belongs to it. An empty range maps to an empty range.
        """
        if not self.edits:
            return start, end
        raise NotImplementedError

    def to_normalized(self, start: int, end: int) -> tuple[int, int]:
        """Map half-open raw offsets to the normalized offsets that cover them."""
        if not self.edits:
            return start, end
        raise NotImplementedError
