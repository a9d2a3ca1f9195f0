"""Until or from when: deadlines and periods as they are written, and the days that they mean.

Strings are normalized text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from ..text.dates import known_date, number
from ..text.moments import moments
from .shape import Span
from .slot_shapes import shapes

_SHAPES: Final = shapes("time")
# How many days a deadline may lie back, and the beginning of something that goes on.
_LATE, _BEGUN = 30, 150


def deadline(text: str) -> tuple[str | None, list[Span]]:
    """Return the first deadline or period of a text, and the spans of all, so that their numbers count once.

    text: the text. RETURNS: the words, or None; and the characters of each.
    """
    spans = [match.span() for match in _SHAPES.deadline.finditer(text) if not _attributive(text, match)]
    return (text[slice(*spans[0])] if spans else None), spans


def only_time(text: str) -> str | None:
    """Return the deadline that a text is, if it is nothing else: 自3月20日起."""
    words, spans = deadline(text)
    alone = words is not None and _SHAPES.leads.fullmatch(text, 0, spans[0][0]) and spans[0][1] == len(text)
    return words if alone else None


def _attributive(text: str, match: re.Match[str]) -> bool:
    """Whether a period only tells which of the things behind it: 掌握春节期间婚宴情况."""
    return (
        match.group().endswith("期间")
        and _SHAPES.opens.search(text, 0, match.start()) is None
        and _SHAPES.demand.match(text, match.end()) is None
    )


def resolved(words: str | None, published: str) -> str | None:
    """Return the days that a deadline means.

    words: what ``deadline`` found. published: the article's date, ISO form as far as known, or "";
        what is no date of the calendar counts as "".
    RETURNS: an ISO day (the day named, the last one where a part of a month or year is), an interval
        ("2022-05-01/2022-05-03", "2022-05-01/.." for one that has no end), or None where text and date do not
        tell.
    """
    if not words:
        return None
    known = known_date(published)
    if known is None:
        published = ""
    today = date(*known) if known is not None and known[2] else None
    if _SHAPES.from_issue.match(words):
        return _since(words, today) if today is not None else None
    if _SHAPES.year_end.search(words):
        return f"{int(published[:4]) + ('明年' in words)}-12-31" if published else None
    if _SHAPES.month_end.match(words):
        return _end_of_month(today.year, today.month) if today is not None else None
    if words.endswith("两天"):
        return f"{today}/{today + timedelta(days=1)}" if today is not None else None
    if _SHAPES.told.match(words):
        return None
    found = [moment for moment in moments(words, published) if moment.last]
    if not found:
        return None
    first, last = found[0].first, found[-1].last
    if len(last) == 7 and words.endswith("前"):
        first = last = _end_of_month(int(last[:4]), int(last[5:]))
    if len(first) != 10 or len(last) != 10:
        return None
    until = words.endswith(("前", "止"))
    if today is not None and "年" not in words:
        first, last = _coming(first, last, today, _LATE if until else _BEGUN)
    if _SHAPES.open.search(words) or (_SHAPES.since.match(words) and first == last):
        return f"{first}/.."
    return last if first == last or until else f"{first}/{last}"


def _coming(first: str, last: str, today: date, back: int) -> tuple[str, str]:
    """Move a date without a year into the next one if it lies too many days back: demands look ahead.

    The 29th of February stays in the year that has it.
    """
    if (today - date.fromisoformat(last)).days <= back or "02-29" in (first[5:], last[5:]):
        return first, last
    return f"{int(first[:4]) + 1}{first[4:]}", f"{int(last[:4]) + 1}{last[4:]}"


def _since(words: str, today: date) -> str:
    """Return the interval from the day of issue, or the day on which so many days are over."""
    days = _SHAPES.days.search(words)
    if days is None:
        return f"{today}/.."
    return (today + timedelta(days=number(days.group(1)))).isoformat()


def _end_of_month(year: int, month: int) -> str:
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
