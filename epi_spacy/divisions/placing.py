"""Where the places that are found by their form stand, and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .gazetteer import Division
from .lookup import Lookup
from .mentions import Mention
from .naming import at_mark, kind_of_name

FORM = "pattern"
_REACH = 20_000  # characters


class Places:
    """The mentions of a text found so far, and new ones that overlap none of them.

    text: the normalized text.
    taken: the mentions found so far, in order.
    book: the gazetteer at the article's date.
    stops: where words stand that are no names.
    """

    def __init__(
        self, text: str, taken: Sequence[Mention], book: Lookup, stops: Sequence[tuple[int, int]]
    ) -> None:
        self._text = text
        self._book = book
        self._spans = [(mention.start, mention.end) for mention in taken]
        self._starts = [start for start, _ in self._spans]
        self._stops = stops
        self._stop_starts = [start for start, _ in stops]
        self._ends = {mention.end: mention for mention in taken}
        self._of_tables = [mention for mention in taken if mention.need == FORM]
        self._covered: set[int] = set()
        self.mentions: list[Mention] = []

    def _times(self, name: str, place: int) -> int:
        """How often a name stands in the text, as far around a place as an article reaches."""
        return self._text.count(name, max(0, place - _REACH), place + _REACH)

    def _at_mark(self, start: int) -> bool:
        """Whether a place begins a clause."""
        return at_mark(self._text, start)

    def _add(self, start: int, end: int, level: str, rows: tuple[Division, ...] = (), name: str = "") -> None:
        """Take a run of characters for a place; ``name`` if its list's generic belongs to it."""
        if any(place in self._covered for place in (start, end - 1)) or self._overlaps(start, end):
            return
        self._covered.update(range(start, end))
        name = name or self._text[start:end]
        mention = Mention(start, end, name, FORM, rows, level=level, kind=kind_of_name(name))
        self.mentions.append(mention)
        self._ends[end] = mention

    def _inside(self, place: int) -> bool:
        """Whether a generic already belongs to a mention."""
        at = bisect_right(self._starts, place) - 1
        return (at >= 0 and self._spans[at][1] > place) or self._stop_before(place) > place

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether a run of characters overlaps a mention, or cuts a stop word in two."""
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._spans[at][1] > start:
            return True
        at = bisect_right(self._stop_starts, end - 1) - 1
        return at >= 0 and (self._stops[at][1] > end or self._stops[at][0] < start < self._stops[at][1])

    def _stop_before(self, place: int) -> int:
        """End of the last stop word that begins before a place."""
        at = bisect_right(self._stop_starts, place) - 1
        return self._stops[at][1] if at >= 0 else 0

    def _last_end(self, place: int) -> int:
        """End of the last mention before a place."""
        at = bisect_right(self._starts, place) - 1
        last = self._spans[at][1] if at >= 0 else 0
        for back in range(place, max(last, place - 10), -1):
            if back in self._ends:
                return back
        return last
