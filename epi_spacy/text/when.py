"""When something happened, as a text tells it, resolved against the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from .dates import HAN_NUMBER, iso_date, number, with_year

_TO = r"\s?(?:至|到|-|~|\u2013|\u2014{1,2}|\uff5e)\s?"
_NUMBER = rf"(?:\d{{1,2}}|{HAN_NUMBER})"
_DAY = rf"(?:(?:(?P<y>20\d\d)年)?(?P<m>{_NUMBER})月)?(?P<d>{_NUMBER})日"
_LAST = rf"(?:(?:(?P<y2>20\d\d)年)?(?P<m2>{_NUMBER})月)?(?P<d2>{_NUMBER})日"
_FIRST = rf"(?:(?:(?P<y1>20\d\d)年)?(?P<m1>{_NUMBER})月)?(?P<d1>{_NUMBER})日?"
_EXPRESSION = re.compile(
    rf"(?<![\d第])(?:{_FIRST}{_TO}{_LAST}|{_DAY})(?!间)"
    rf"|(?P<near>今|昨|前)(?:[天日]|(?=[早晚晨夜]))?(?:\({_NUMBER}日\)|\((?P<day>\d{{1,2}})(?:日)?\)日?)?"
    r"|(?P<lately>连日来|连日|近日|近期|日前|近段时间|近来|近几日|近几天|这几天|这段时间|几天来)"
    r"|(?<!\d)(?P<iso>20\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)"
)
_BACK = {"今": 0, "昨": 1, "前": 2}
# 今 and its like are days only with a word for the day or its part, or a day in brackets, behind them.
_MARKED = re.compile(r"[今昨前](?:[天日早晚晨夜]|\()")
_FEW = 31  # days: how far back a day without its month may lie


class When(NamedTuple):
    """When something happened: characters of the expression (half-open), and the ISO day or interval.

    An interval is two days with a slash between them; ``../2020-02-09`` has an open beginning.
    """

    start: int
    end: int
    iso: str


def when(text: str, published: str, start: int = 0, end: int | None = None) -> When | None:
    """Return the first expression of a day, or of some days, that can be resolved.

    >>> when("1月27日至28日,他先后来到两个镇", "2020-02-01")
    When(start=0, end=9, iso='2020-01-27/2020-01-28')
    >>> when("昨天下午", "2020-02-01").iso
    '2020-01-31'
    >>> when("连日来", "2020-02-01").iso
    '../2020-02-01'

    text: normalized text.
    published: ISO date of publication as far as it is known; "" if it is not.
    start, end: the stretch to search, in characters, half-open.
    RETURNS: the expression; None where there is none, or where the year is nowhere known.
    """
    stop = len(text) if end is None else end
    for match in _EXPRESSION.finditer(text, start, stop):
        iso = _resolve(match, published)
        if iso:
            return When(match.start(), match.end(), iso)
    return None


def _resolve(match: re.Match[str], published: str) -> str:
    day = date.fromisoformat(published) if len(published) == 10 else None
    if match["iso"]:
        year, month, number_ = (int(part) for part in re.split("[-/.]", match["iso"]))
        return iso_date(year, month, number_)
    if match["lately"]:
        return f"../{published}" if day else ""
    if match["near"]:
        return _near(match, day)
    if match["d2"]:
        last = _day(match["y2"], match["m2"] or match["m1"], match["d2"], published)
        first = _first(match, last) if last else ""
        return f"{first}/{last}" if first and first < last else last
    return _day(match["y"], match["m"], match["d"], published)


def _first(match: re.Match[str], last: str) -> str:
    """The first day of an interval, which shares year and month with the last unless it says otherwise."""
    month = number(match["m1"]) if match["m1"] else int(last[5:7])
    year = int(match["y1"]) if match["y1"] else int(last[:4]) - (month > int(last[5:7]))
    return iso_date(year, month, number(match["d1"]))


def _near(match: re.Match[str], published: date | None) -> str:
    """今天, 昨(8)日: counted back from the day of publication, or the day in the brackets."""
    if published is None or not _MARKED.match(match.group() + match.string[match.end() : match.end() + 1]):
        return ""
    if match["day"]:
        return _latest(int(match["day"]), published)
    return (published - timedelta(days=_BACK[match["near"]])).isoformat()


def _day(year: str | None, month: str | None, day: str, published: str) -> str:
    if year and month:
        return iso_date(int(year), number(month), number(day))
    if month:
        if len(published) == 10:
            return with_year(number(month), number(day), [published], apart=183)
        return iso_date(int(published[:4]), number(month), number(day)) if published else ""
    return _latest(number(day), date.fromisoformat(published)) if len(published) == 10 else ""


def _latest(day: int, published: date) -> str:
    """The last day of that number up to the day of publication."""
    for back in range(_FEW):
        candidate = published - timedelta(days=back)
        if candidate.day == day:
            return candidate.isoformat()
    return ""
