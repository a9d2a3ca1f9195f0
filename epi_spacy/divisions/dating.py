"""The day whose codes an article's divisions get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..text.dates import dates
from .catalogue import compiled

PUBLISHED, TEXT, NEWEST = "published", "text", "newest"
_FIRST_WEEKS = "2020-02"
_YEAR = re.compile("20[0-4][0-9]|\u4e8c[\u3007\u96f6]")
_BEFORE, _BEHIND = 6, 12  # characters of a date before and behind its year
_EARLIEST = "1981"  # before it, no table tells the codes


class CodesOn(NamedTuple):
    """The day whose codes count: ISO date as far as known, and how it is known: published, text or newest."""

    date: str
    basis: str


def codes_on(text: str, published: str = "", year: int | None = None) -> CodesOn:
    """Return the day whose codes an article's divisions get.

    text: the normalized text.
    published: ISO date of the article; empty if not known.
    year: the year that the article component read off the text, if any.
    RETURNS: the article's date; else the latest date in the text, or the weeks or the year that it tells;
        else no date, and the newest codes.
    """
    if published:
        return CodesOn(published, PUBLISHED)
    if _of_first_weeks(text):
        return CodesOn(_FIRST_WEEKS, TEXT)
    latest = max(_dates(text), default="")
    if not latest and year:
        latest = str(year)
    return CodesOn(latest, TEXT) if latest else CodesOn("", NEWEST)


def _dates(text: str) -> Iterator[str]:
    """The full dates of a text since there are codes, looked for only where a year of this century stands."""
    for year in _YEAR.finditer(text):
        around = max(0, year.start() - _BEFORE), year.end() + _BEHIND
        yield from (found.iso for found in dates(text, *around) if found.iso >= _EARLIEST)


def _of_first_weeks(text: str) -> bool:
    """Whether an article is of the epidemic's first weeks, by the disease's first name and the months."""
    if not (compiled("first_name").search(text) and compiled("winter").search(text)):
        return False
    return not compiled("later_year").search(text)
