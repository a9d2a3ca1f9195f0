"""Dates as news pages write them: in figures, in Chinese numerals, without their year, with lost digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_DIGITS = {char: number for number, char in enumerate("\u3007一二三四五六七八九")}
_DIGITS.update({"零": 0, "\u25cb": 0, "O": 0, "o": 0, "0": 0, "\u2460": 1})
_HAN = "[\u3007零\u25cbOo0一二三四五六七八九]"
HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
LOST = "[?\ufffd\u25a1]"  # what stands where a digit was lost
_DATE = re.compile(
    r"(?<!\d)(?P<y>20\d\d)\s{0,2}(?:[-/.年])\s{0,2}(?P<m>\d{1,2})\s{0,2}[-/.月]"
    r"\s{0,2}(?P<d>\d{1,2})(?!\d)"
    r"|(?<![\d.])(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>20\d\d)(?!\d)"
    r"|(?P<hy>[二]" + _HAN + "{3})年(?P<hm>" + HAN_NUMBER + ")月(?P<hd>" + HAN_NUMBER + ")日"
    r"|(?<!\d)(?P<y3>20\d\d)(?P<m3>[01]\d)(?P<d3>[0-3]\d)(?!\d)"
)
_DAY = re.compile(
    r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日|(?<![\d./-])(?P<m2>[01]?\d)[-/](?P<d2>[0-3]?\d)(?![\d./-])"
)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:年\d{1,2}月|[\u3015\])]\s?第?\d{1,4}\s?号)")
# A date of which no more than year and month can be read.
_SOME = re.compile(
    rf"(?<!\d)(?P<y>20\d\d)\s?[-/.年]\s?(?:(?P<m>[01]?\d)(?!{LOST})\s?[-/.月](?:\s?[\d?\ufffd\u25a1]{{1,2}}(?!\d)日?)?"
    rf"|[\d?\ufffd\u25a1]{{0,2}}[-/.月]\s?[\d?\ufffd\u25a1]{{1,2}}日?)"
    rf"|(?P<hy>[二]{_HAN}{{3}})年(?P<hm>{HAN_NUMBER})月"
)


class Found(NamedTuple):
    """A date in a text: character offsets (half-open), ISO form."""

    start: int
    end: int
    iso: str


def iso_date(year: int, month: int, day: int) -> str:
    """Return the ISO form of a date, or "" if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@lru_cache(maxsize=4096)  # the same few are asked for again and again
def known_date(iso: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date in ISO form as far as known ("2020-06"), 0 for what is not.

    RETURNS: None for what is no date of the calendar.
    """
    parts = iso.split("-")
    digits = "".join(parts)
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)] or not (
        digits.isascii() and digits.isdecimal()
    ):
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    first = (year, month if len(parts) > 1 else 1, day if len(parts) > 2 else 1)
    return (year, month, day) if iso_date(*first) else None


def _han_year(text: str) -> int:
    return int("".join(str(_DIGITS.get(char, 0)) for char in text))


def number(text: str) -> int:
    """Return the value of a number below a hundred in figures or Chinese numerals (十二), or 0."""
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return _DIGITS.get(text, 0) if len(text) == 1 else 0
    tens, _, ones = text.partition("十")
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Yield the dates of a text that have a year.

    text: normalized text.
    start, end: the stretch to search, in characters, half-open.
    """
    stop = len(text) if end is None else end
    if not _has_century(text, start, stop):
        return
    for match in _DATE.finditer(text, start, stop):
        group = match.groupdict()
        if group["y"]:
            iso = iso_date(int(group["y"]), int(group["m"]), int(group["d"]))
        elif group["y2"]:
            iso = iso_date(int(group["y2"]), int(group["m2"]), int(group["d2"]))
        elif group["hy"]:
            iso = iso_date(_han_year(group["hy"]), number(group["hm"]), number(group["hd"]))
        else:
            iso = iso_date(int(group["y3"]), int(group["m3"]), int(group["d3"]))
        if iso and "2000" <= iso[:4] <= "2039":
            yield Found(match.start(), match.end(), iso)


def _has_century(text: str, start: int, stop: int) -> bool:
    return text.find("20", start, stop) >= 0 or text.find("二", start, stop) >= 0


def partial(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Yield the dates of which only year, or year and month, can be read.

    A month without a day (2020年2月) is one, and a date that lost a digit (2020-0?-09).

    text: normalized text.
    start, end: the stretch to search, in characters, half-open.
    RETURNS: dates whose ISO form ends with what is known: "2020-02" or "2020".
    """
    stop = len(text) if end is None else end
    if not _has_century(text, start, stop):
        return
    for match in _SOME.finditer(text, start, stop):
        if match["hy"]:
            year, month = _han_year(match["hy"]), number(match["hm"])
        else:
            year, month = int(match["y"]), int(match["m"] or 0)
        if 2000 <= year <= 2039:
            known = f"{year}-{month:02}" if 1 <= month <= 12 else f"{year}"
            yield Found(match.start(), match.end(), known)


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int, int]]:
    """Yield (month, day, start, end) of the dates that have no year.

    text: normalized text.
    start, end: the stretch to search, in characters, half-open.
    """
    stop = len(text) if end is None else end
    for match in _DAY.finditer(text, start, stop):
        month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
        if iso_date(2020, month, day):
            yield month, day, match.start(), match.end()


def years(text: str) -> Iterator[int]:
    """Yield the years of the months (2020年2月) and document numbers (〔2020〕3号) of a text.

    text: normalized text.
    """
    for match in _YEAR.finditer(text):
        yield int(match[1])


def with_year(month: int, day: int, known: list[str], apart: int = 45) -> str:
    """Give a date without a year the year of a full date near it.

    month, day: the date.
    known: ISO dates that the text states in full.
    apart: how many days the two may lie apart.
    RETURNS: the ISO date, or "" where no full date is near enough.
    """
    best, distance = "", apart + 1
    for iso in known:
        near = date.fromisoformat(iso)
        for year in (near.year - 1, near.year, near.year + 1):
            candidate = iso_date(year, month, day)
            if candidate and abs((date.fromisoformat(candidate) - near).days) < distance:
                best, distance = candidate, abs((date.fromisoformat(candidate) - near).days)
    return best
