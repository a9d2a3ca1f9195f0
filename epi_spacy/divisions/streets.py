"""Streets by a bare jie, of the county named last, and townships by bare names before their villages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .catalogue import TOWN, compiled
from .gazetteer import Division, Gazetteer
from .lookup import Lookup
from .mentions import Mention
from .naming import at_mark
from .settlements import county_of, place_of

_TOWNSHIP = "township"
_COMMUNITY = "\u793e\u533a"
_STREET = "\u8857\u9053"
_JOINS = "\u548c\u53ca\u4e0e\u3001"
_TOWN = 9  # digits of a township's code
_LONGEST = 6  # characters of a name
_PASSAGE = 100  # characters: as far a county that was named last still counts


def find(text: str, taken: Sequence[Mention], book: Lookup) -> list[Mention]:
    """Find streets by a bare jie: behind their county, in a list, at a mark, or before a village.

    text: the normalized text.
    taken: the mentions in order, resolved.
    book: the gazetteer at the article's date.
    RETURNS: resolved mentions, in order, outside the taken ones.
    """
    found: list[Mention] = []
    starts = [mention.start for mention in taken]
    for match in compiled("bare_street").finditer(text):
        index = bisect_right(starts, match.start()) - 1
        before = taken[index] if index >= 0 else None
        if before is None or before.end > match.start() or match.start() - before.end > _PASSAGE:
            continue
        county = county_of(book.path(place_of(before, book)))
        floor = max(before.end, found[-1].end if found else 0)
        street = _street(text, floor, match.start(), county, book) if county else None
        if street is not None:
            found.append(street)
    return found


def _street(text: str, floor: int, jie: int, county: str, book: Lookup) -> Mention | None:
    """The street of a county whose name ends with a jie."""
    known, end = Gazetteer.load().name, jie + 1
    for start in range(max(floor, end - _LONGEST), jie - 1):
        name = text[start:jie] + _STREET
        if known(name) is None or not _opens(text, floor, start, end):
            continue
        rows = tuple(row for row in book.candidates(name) if county in book.path(row.code))
        if len(rows) == 1:
            why = ("parent", county)
            return Mention(start, end, name, TOWN, rows, rows[0].code, "exact", _TOWNSHIP, _STREET, why=why)
    return None


def _opens(text: str, floor: int, start: int, end: int) -> bool:
    """Whether a street's name may begin at a place: its left edge is sure, or a village stands behind it."""
    if start == floor or at_mark(text, start) or text[start - 1] in _JOINS:
        return True
    return text.startswith(_COMMUNITY, end) or compiled("village_next_to").match(text, end) is not None


def above_villages(text: str, mentions: Sequence[Mention], book: Lookup) -> list[Mention]:
    """Find the townships of villages with a code, right before them, by their bare names.

    text: the normalized text.
    mentions: all mentions in order, resolved.
    book: the gazetteer at the article's date.
    RETURNS: resolved mentions, in order, outside the given ones.
    """
    found, floor = [], 0
    for mention in mentions:
        row = book.get(mention.code[:_TOWN]) if len(mention.code) > _TOWN else None
        start = _town_before(text, floor, mention.start, row) if row is not None else -1
        if row is not None and start >= 0:
            why = ("child", mention.name)
            found.append(
                Mention(start, mention.start, row.name, TOWN, (row,), row.code, "context", row.level, why=why)
            )
        floor = mention.end
    return found


def _town_before(text: str, floor: int, end: int, row: Division) -> int:
    """Where the name of a township begins that ends at a place; -1 if it does not."""
    stems = [row.name.removesuffix(_STREET), *row.short_names]
    names = {stem + ending for stem in stems for ending in ("", _STREET[0]) if len(stem) > 1}
    starts = (end - len(name) for name in names if text.endswith(name, floor, end))
    return min(starts, default=-1)
