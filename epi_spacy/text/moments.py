"""When something was: dates and expressions of time, resolved against the day of publication.

8月5日下午, 今日, 昨(7)日, 12月29日至31日, 上周五 and 近日 become days, with the ground they stand on.
Nothing is guessed: a date that lost its month keeps what is known of it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ..errors import error
from .dates import HAN_NUMBER, LOST, iso_date, known_date, number

# Grounds of a moment.
STATED = "stated"  # the text says the whole date
PUBLISHED = "published"  # the day of publication gives what the words leave out
CONTEXT = "context"  # the moment before gives it
VAGUE = "vague"  # 近日: somewhere in the range
LOST_DIGIT = "lost"  # a digit is gone: what is left of the date

_YEAR = r"(?P<y>20\d\d|二[\u3007零\u25cbOo0][\u3007零\u25cb一二三四五六七八九]{2})年"
_NUMBER = rf"(?:\d{{1,2}}|{HAN_NUMBER})"
_TO = r"\s{0,2}(?:[-\u2014\u2013~\u2015]{1,2}|至|到)\s{0,2}"
_PATTERNS = (
    # 月8日, 2月?日, ?月8日: a digit went astray.
    rf"(?P<lost>{LOST}月\d{{1,2}}日|\d{{1,2}}月{LOST}{{1,2}}日|(?<![\d\u4e00-\u9fff])月\d{{1,2}}日)",
    # 2020年2月8日至10日, 8月5日, 今年2月8日; without a day: 2020年2月, 2月上旬
    rf"(?:{_YEAR}|(?P<ry>今年|去年|前年|明年|本年|同年))?(?P<m>{_NUMBER})月(?:(?P<d>{_NUMBER})(?:日|号)?"
    rf"(?:{_TO}(?:(?P<m2>{_NUMBER})月)?(?P<d2>{_NUMBER})(?:日|号))?|(?P<part>上旬|中旬|下旬|初|底|末)|份)?",
    r"(?<![\d.])(?P<iy>20\d\d)[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?!\d)",
    r"(?P<year>今年以来|年初以来|今年|去年|前年|明年)(?!\d)",
    # 今(8)日, 昨天, 当日; the number in brackets says the day.
    r"(?P<day>大前|前|昨|今|明|后|当|同|次|翌)(?:[(](?P<bd>\d{1,2})日?[)])?(?P<dayend>[天日]|晚|晨|早)",
    r"(?P<week>上上|上|本|这|下)(?:周|个?星期)(?P<wd>[一二三四五六日天])?|(?<!每)(?:周|星期)(?P<wd2>[一二三四五六日天])(?!次)",
    r"(?P<month>上个?月|本月|当月|这个月|下个?月)(?P<md>\d{1,2}日|上旬|中旬|下旬|初|底)?",
    r"(?P<vague>近日|日前|近期|近来|连日来|最近几天|最近|连日|这几天|前不久|不久前|目前|当前|眼下)",
    # 8日上午, 20日22时: a day whose month goes without saying.
    r"(?<![\d月.\-/第])(?P<bare>\d{1,2})日(?![内前后制元])"
    rf"(?:{_TO}(?P<bare2>\d{{1,2}})日)?",
)
_PART_OF_DAY = re.compile(r"\s?(凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上?|夜间|深夜|当晚)")
_BACK = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "当": 0, "同": 0, "次": 1, "翌": 1}
_TOLD = ("当", "同", "次", "翌")  # said of the day before in the text
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, None: 0}
_YEARS = {"今年": 0, "本年": 0, "同年": 0, "去年": -1, "前年": -2, "明年": 1}
_VAGUE_DAYS = {"目前": 0, "当前": 0, "眼下": 0}
_VAGUE_BACK = 7  # days that 近日 may lie back
_AHEAD = 92  # days that a date without a year may lie ahead of its publication
_DAYS_AHEAD = 10
_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # of publication, so that there are days before and after
_SIGNS = "月日天周期年晚晨近前下目连不眼"  # one of them stands in every moment


class Moment(NamedTuple):
    """An expression of time.

    start, end: its characters, half-open. first, last: the days it takes in, in ISO form as far as known
    ("2020-02-08", "2020-02", "2020", or "" if nothing is). basis: stated, published, context, vague or
    lost. part: the part of the day as it is written (上午), or "".
    """

    start: int
    end: int
    first: str
    last: str
    basis: str
    part: str = ""


@cache
def _expression() -> re.Pattern[str]:
    return re.compile("|".join(_PATTERNS))


def resolve(words: str, published: str = "") -> Moment | None:
    """Resolve one expression.

    words: an expression of time (今日, 8月5日下午), alone or with words around it.
    published: the day of publication, ISO form as far as known, or "".
    RETURNS: the first moment in it, or None.
    RAISES: EpiError E007 for a day of publication that no calendar has.
    """
    return next(moments(words, published), None)


def moments(text: str, published: str = "", start: int = 0, end: int | None = None) -> Iterator[Moment]:
    """Yield the moments of a text, in order.

    text: normalized text.
    published: the day of publication, ISO form as far as known, or "".
    start, end: the stretch to search, in characters, half-open.
    RAISES: EpiError E007 for a day of publication that no calendar has.
    """
    stop = len(text) if end is None else end
    if not any(text.find(sign, start, stop) >= 0 for sign in _SIGNS) and text.find("20", start, stop) < 0:
        return
    clock = _Clock(published)
    for match in _expression().finditer(text, start, stop):
        found = clock.read(match)
        if found is None:
            continue
        behind = _PART_OF_DAY.match(text, match.end(), stop)
        part = behind[1] if behind else _own_part(match)
        yield Moment(match.start(), behind.end() if behind else match.end(), *found, part)


def _own_part(match: re.Match[str]) -> str:
    return {"晚": "晚", "晨": "早晨", "早": "早晨"}.get(match["dayend"] or "", "")


Days = tuple[str, str, str]  # first, last, basis


class _Clock:
    """The day of publication, and the moment told last.

    published: ISO date as far as known, or "".
    """

    def __init__(self, published: str) -> None:
        known = known_date(published) if published else (0, 0, 0)
        if known is None or (published and not _FIRST_YEAR <= known[0] <= _LAST_YEAR):
            raise error("E007", value=published)
        self.year, self.month, day = known
        self.today = date(self.year, self.month, day) if day else None
        self.last: date | None = None

    def read(self, match: re.Match[str]) -> Days | None:
        """Return the days that an expression means, or None if it is none."""
        group = match.group
        if group("m"):
            return self._keep(self._date(match))
        if group("iy"):
            iso = iso_date(int(group("iy")), int(group("im")), int(group("id")))
            return self._keep((iso, iso, STATED) if iso else None)
        if group("bare"):
            return self._keep(self._bare(int(group("bare")), int(group("bare2") or 0)))
        if group("lost"):
            return self._lost(group("lost"))
        if group("vague"):
            return self._vague(group("vague"))
        if group("day"):
            return self._keep(self._day(match))
        if group("week") or group("wd2"):
            return self._keep(self._weekday(group("week"), group("wd") or group("wd2")))
        if group("month"):
            return self._month(group("month"), group("md") or "")
        return self._year(group("year"))

    def _keep(self, found: Days | None) -> Days | None:
        """Remember the day that was told, for 当日 and 次日."""
        if found is not None and len(found[1]) == 10:
            self.last = date.fromisoformat(found[1])
        return found

    # -- dates ------------------------------------------------------------------------------------

    def _date(self, match: re.Match[str]) -> Days | None:
        month, day = number(match["m"]), number(match["d"] or "")
        if not 1 <= month <= 12:
            return None
        stated = _stated_year(match["y"])
        basis = STATED if stated else PUBLISHED
        year = stated
        if match["ry"]:
            year = self.year + _YEARS[match["ry"]] if self.year else 0
        elif not year:
            year, basis = self._year_of(month, day or 1)
        if not day:
            return self._part_of_month(year, month, match["part"] or "", basis)
        if not year:
            return ("", "", basis) if iso_date(2020, month, day) else None
        first = iso_date(year, month, day)
        if not first:
            return None
        if not match["d2"]:
            return first, first, basis
        last_month = number(match["m2"]) if match["m2"] else month
        last = iso_date(year + (last_month < month), last_month, number(match["d2"]))
        return (first, last, basis) if last >= first else (first, first, basis)

    def _year_of(self, month: int, day: int) -> tuple[int, str]:
        """Return the year of a date that does not say it: that of the publication, or the one before."""
        if self.last is not None and self.today is None and not self.year:
            return self.last.year, CONTEXT
        if self.today is None:
            return self.year, PUBLISHED
        for year in (self.year, self.year - 1, self.year + 1):
            iso = iso_date(year, month, day)
            if iso and -366 + _AHEAD < (date.fromisoformat(iso) - self.today).days <= _AHEAD:
                return year, PUBLISHED
        return self.year, PUBLISHED

    def _part_of_month(self, year: int, month: int, part: str, basis: str) -> Days | None:
        if not year:
            return "", "", basis
        if not part:
            known = f"{year}-{month:02}"
            return known, known, basis
        first, last = _tenth(year, month, part)
        return iso_date(year, month, first), iso_date(year, month, last), VAGUE if len(part) == 1 else basis

    def _bare(self, day: int, until: int) -> Days | None:
        """Return a day whose month goes without saying: the one that is told of, or of publication."""
        if not 1 <= day <= 31:
            return None
        near = self.last or self.today
        if near is None:
            known = f"{self.year}-{self.month:02}" if self.month else ""
            return known, known, PUBLISHED
        basis = CONTEXT if self.last is not None else PUBLISHED
        first = _nearest(near, day, ahead=_DAYS_AHEAD if self.last is None else 27)
        if first is None:
            return None
        month = first.year * 12 + first.month - 1 + (until < first.day)
        last = iso_date(month // 12, month % 12 + 1, until) if until else ""
        return first.isoformat(), last or first.isoformat(), basis

    def _lost(self, words: str) -> Days:
        """Return what is left of a date that lost its month or its day."""
        month = re.match(r"\d{1,2}", words)
        if month and self.year and 1 <= int(month[0]) <= 12:
            known = f"{self.year}-{int(month[0]):02}"
            return known, known, LOST_DIGIT
        known = str(self.year) if self.year else ""
        return known, known, LOST_DIGIT

    # -- relative to the publication --------------------------------------------------------------

    def _day(self, match: re.Match[str]) -> Days | None:
        word, end = match["day"], match["dayend"]
        if (end == "早" and word not in ("今", "明")) or (end == "日" and word == "后"):
            return None
        told = word in _TOLD
        near = self.last if told and self.last is not None else self.today
        basis = CONTEXT if told and self.last is not None else PUBLISHED
        if match["bd"] and (near is None or near.day != int(match["bd"]) - _BACK[word]):
            return self._bare(int(match["bd"]), 0)
        if near is None:
            return "", "", basis
        iso = (near + timedelta(days=_BACK[word])).isoformat()
        return iso, iso, basis

    def _weekday(self, week: str | None, day: str | None) -> Days:
        if self.today is None:
            return "", "", PUBLISHED
        monday = self.today + timedelta(weeks=_WEEKS[week], days=-self.today.weekday())
        if not day:
            return monday.isoformat(), (monday + timedelta(days=6)).isoformat(), PUBLISHED
        iso = (monday + timedelta(days="一二三四五六日".find(day.replace("天", "日")))).isoformat()
        return iso, iso, PUBLISHED

    def _month(self, words: str, day: str) -> Days | None:
        if not self.month:
            return "", "", PUBLISHED
        step = {"上": -1, "下": 1}.get(words[0], 0)
        months = self.year * 12 + self.month - 1 + step
        year, month = divmod(months, 12)
        if day.endswith("日"):
            iso = iso_date(year, month + 1, int(day[:-1]))
            return self._keep((iso, iso, PUBLISHED)) if iso else None
        return self._part_of_month(year, month + 1, day, PUBLISHED)

    def _year(self, words: str) -> Days:
        if not self.year:
            return "", "", PUBLISHED
        if words.endswith("以来"):
            last = self.today.isoformat() if self.today else str(self.year)
            return f"{self.year}-01-01", last, PUBLISHED
        known = str(self.year + _YEARS[words])
        return known, known, PUBLISHED

    def _vague(self, words: str) -> Days:
        if self.today is None:
            known = f"{self.year}-{self.month:02}" if self.month else str(self.year or "")
            return known, known, VAGUE
        first = self.today - timedelta(days=_VAGUE_DAYS.get(words, _VAGUE_BACK))
        return first.isoformat(), self.today.isoformat(), VAGUE


def _stated_year(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdecimal() else 2000 + 10 * number(words[2]) + number(words[3])


def _tenth(year: int, month: int, part: str) -> tuple[int, int]:
    """Return the first and last day of a part of a month."""
    end = monthrange(year, month)[1]
    return {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, end), "初": (1, 10)}.get(part, (21, end))


def _nearest(near: date, day: int, ahead: int) -> date | None:
    """Return the day of a month that lies not far ahead of another day, or else the last one before it."""
    for months in (1, 0, -1, -2):
        year, month = divmod(near.year * 12 + near.month - 1 + months, 12)
        iso = iso_date(year, month + 1, day)
        if iso and (date.fromisoformat(iso) - near).days <= ahead:
            return date.fromisoformat(iso)
    return None
