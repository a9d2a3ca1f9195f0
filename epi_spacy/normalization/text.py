"""The normalized text and its alignment with the raw text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

# (raw_start, raw_end, start, end): this stretch of the raw text became that stretch of the normalized
# text, of another length. Everything between edits is aligned one to one. A pinyin gloss is an edit
# together with the character that it explains, so that a mark on the one takes in the other.
Edit = tuple[int, int, int, int]
# (raw_start, raw_end, reading): what a damaged stretch of the raw text says.
Reading = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A text as the rules read it, aligned with the raw text.

    text: the normalized text.
    edits: sorted, disjoint (raw_start, raw_end, start, end), only where lengths differ.
    script: "simplified", "traditional", "mixed" or "none".
    damaged: raw (start, end) of mojibake runs.
    readings: raw (start, end) of damaged stretches that can be read beyond doubt, with the simplified text.
    glosses: how many pinyin glosses were undone.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    script: str = "simplified"
    damaged: tuple[tuple[int, int], ...] = ()
    readings: tuple[Reading, ...] = ()
    glosses: int = 0
    # Some character was changed because of its neighbours or the script, not for itself alone.
    contextual: bool = field(default=False, compare=False, repr=False)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Map half-open normalized offsets to the raw offsets that cover them.

        A gloss behind the last character belongs to it. An empty range maps to an empty range.
        """
        if not self.edits:
            return start, end
        raw_end = self._raw(end, outer=True)
        return (self._raw(start, outer=False) if start < end else raw_end), raw_end

    def to_normalized(self, start: int, end: int) -> tuple[int, int]:
        """Map half-open raw offsets to the normalized offsets that cover them.

        An empty range maps to an empty range.
        """
        if not self.edits:
            return start, end
        mapped = self._normalized(end, outer=True)
        return (self._normalized(start, outer=False) if start < end else mapped), mapped

    def _raw(self, offset: int, *, outer: bool) -> int:
        """Map one boundary; inside an edit to its far (outer) or near edge."""
        at = bisect_left(self.edits, offset, key=_end)
        if at == len(self.edits):
            last = self.edits[-1]
            return offset - last[3] + last[1]
        raw_start, raw_end, start, end = self.edits[at]
        if offset <= start and end > start:
            return offset - start + raw_start
        if offset < start:
            return offset - start + raw_start
        # Inside, or at its end: a deletion (start == end) goes with the character before it.
        return raw_end if outer or offset == end else raw_start

    def _normalized(self, offset: int, *, outer: bool) -> int:
        at = bisect_left(self.edits, offset, key=_raw_end)
        if at == len(self.edits):
            last = self.edits[-1]
            return offset - last[1] + last[3]
        raw_start, raw_end, start, end = self.edits[at]
        if offset <= raw_start:
            return offset - raw_start + start
        return end if outer or offset == raw_end else start


def _end(edit: Edit) -> int:
    return edit[3]


def _raw_end(edit: Edit) -> int:
    return edit[1]
