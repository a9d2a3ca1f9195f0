"""The day whose codes an article's divisions get."""

from __future__ import annotations

from typing import NamedTuple

from ..text.dates import dates
from .catalogue import compiled

PUBLISHED, TEXT, NEWEST = "published", "text", "newest"
_FIRST_WEEKS = "2020-02"
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
    latest = max((found.iso for found in dates(text) if found.iso >= _EARLIEST), default="")
    if not latest and year:
        latest = str(year)
    return CodesOn(latest, TEXT) if latest else CodesOn("", NEWEST)


def _of_first_weeks(text: str) -> bool:
    """Whether an article is of the epidemic's first weeks, by the disease's first name and the months."""
    if not (compiled("first_name").search(text) and compiled("winter").search(text)):
        return False
    return not compiled("later_year").search(text)
