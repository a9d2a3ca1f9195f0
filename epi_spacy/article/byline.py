"""Source and date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dates import Found, dates, days, with_year, years
from .lines import Line

_KEYS = r"(?:(?:\u4fe1\u606f|\u6587\u7ae0|\u7a3f\u4ef6|\u65b0\u95fb|\u5185\u5bb9)?\u6765\s{0,2}\u6e90|\u7a3f\u6e90|\u6765\u81ea|(?:\u5fae\u4fe1)?\u516c\u4f17\u53f7|\u53d1\u5e03(?:\u673a\u6784|\u5355\u4f4d)|\u53d1\u6587(?:\u673a\u5173|\u5355\u4f4d))"
_SOURCE = re.compile(_KEYS + r"\s?[:;]\s{0,6}(?P<name>[^\s:;|,\u3002()\[\]\u3010\u3011/]{2,40})")
_FIELD = re.compile(
    r"(?:\u53d1\u5e03|\u65f6\u95f4|\u65e5\u671f|\u4f5c\u8005|\u8d23\u4efb|\u7f16\u8f91|\u6d4f\u89c8|\u70b9\u51fb|\u9605\u8bfb|\u5b57\u4f53|\u5b57\u53f7|\u4eba\u6c14|\u8bb0\u8005|\d{4}[-/.\u5e74]).*$"
)
_DATELINE = re.compile(
    r"^[(\u3010\[]?(?P<name>[\u4e00-\u9fff]{2,12}?(?:\u7f51|\u65e5\u62a5|\u665a\u62a5|\u53d1\u5e03|\u65b0\u95fb\u5ba2\u6237\u7aef|\u5ba2\u6237\u7aef|\u5a92\u4f53\u4e2d\u5fc3|\u878d\u5a92|\u65b0\u534e\u793e|\u4e2d\u65b0\u793e|\u793e|\u53f0|\u4e91|\u65b0\u95fb))"
    r"[\u4e00-\u9fff\d]{0,14}?(?:\u8baf|\u7535|\u6d88\u606f|\u62a5\u9053)(?=[\s(:,\u3011\])\u4e00-\u9fff]|$)"
)
_AGENCY = re.compile(
    r"^[(\u3010\[]?(?P<name>\u65b0\u534e\u793e|\u4e2d\u65b0\u793e|\u4e2d\u65b0\u7f51|\u4eba\u6c11\u7f51|\u65b0\u534e\u7f51|\u592e\u89c6\u7f51|\u592e\u5e7f\u7f51)[^\u3002]{0,20}?(?:\u7535|\u8baf|\u6d88\u606f)"
)
_PUBLISHED = re.compile(
    r"(?:\u53d1\u5e03|\u53d1\u8868|\u53d1\u7a3f|\u520a\u53d1|\u516c\u5f00|\u4fe1\u606f|\u5f55\u5165|\u6dfb\u52a0|\u4e0a\u4f20)?(?:\u65f6\s{0,2}\u95f4|\u65e5\s{0,2}\u671f)\s{0,2}[:;]?\s{0,4}$|(?:\u53d1\u5e03|\u53d1\u8868)(?:\u4e8e)?\s{0,2}:?\s{0,4}$"
)
_OLD = re.compile(
    r"(?:\u6210\u6587|\u53d1\u6587|\u5370\u53d1|\u751f\u6210|\u751f\u6548|\u5931\u6548|\u66f4\u65b0)(?:\u65e5\u671f|\u65f6\u95f4)\s{0,2}:?\s{0,4}$"
)
_DATELINE_DAY = re.compile(r"^.{0,24}?(?P<m>\d{1,2})\u6708(?P<d>\d{1,2})\u65e5(?:\u8baf|\u7535|\u6d88\u606f)")


@dataclass(frozen=True, slots=True)
class Byline:
    """What the text says of its own publication.

    source: the paper, site or account, or "".
    published: ISO date or "".
    year: the year of the article, or None.
    """

    source: str
    published: str
    year: int | None


def read_byline(text: str, lines: list[Line]) -> Byline:
    """Find source and date of publication.

    text: normalized text.
    lines: its lines with their kinds.
    """
    published = _published(text, lines)
    year = int(published[:4]) if published else _year(text, lines)
    return Byline(_source(lines), published, year)


def _source(lines: list[Line]) -> str:
    for line in lines:
        if line.kind in ("meta", "credits") or (line.kind == "body" and line.size <= 40):
            found = _SOURCE.search(line.text)
            if found:
                name = _FIELD.sub("", found["name"]).strip("\"'\u201c\u201d\u300a\u300b\u3010-_")
                if len(name) >= 2:
                    return name
    for line in [line for line in lines if line.kind in ("body", "abstract")][:3]:
        opening = line.text[:60]
        found = _AGENCY.match(opening) or _DATELINE.match(opening)
        if found:
            return found["name"]
    return ""


def _published(text: str, lines: list[Line]) -> str:
    meta = [line for line in lines if line.kind == "meta"]
    best = ""
    for line in meta:
        for found in dates(text, line.start, line.end):
            before = text[max(line.start, found.start - 14) : found.start]
            if _OLD.search(before):
                continue
            if _PUBLISHED.search(before):
                return found.iso
            best = best or found.iso
    if best:
        return best
    known = [
        found.iso for line in lines if line.kind not in ("copyright", "footer") for found in _in(text, line)
    ]
    for line in meta:
        for month, day in days(text, line.start, line.end):
            if iso := with_year(month, day, known):
                return iso
    for line in meta:  # the date of the document itself, where no other is given
        for found in _in(text, line):
            return found.iso
    return _signed(text, lines) or _from_lead(text, lines, known)


def _in(text: str, line: Line) -> list[Found]:
    return list(dates(text, line.start, line.end))


def _signed(text: str, lines: list[Line]) -> str:
    """Return the date under a document: the last line of its credits that is little but a date."""
    for line in reversed(lines):
        if line.kind == "credits" and line.size <= 60:
            for found in _in(text, line):
                return found.iso
    return ""


def _from_lead(text: str, lines: list[Line], known: list[str]) -> str:
    """Return the date of the dateline or, failing that, of the first event told with its year."""
    lead = [line for line in lines if line.kind in ("body", "abstract")][:2]
    for line in lead[:1]:
        opening = _DATELINE_DAY.match(line.text[:60])
        if opening:
            return with_year(int(opening["m"]), int(opening["d"]), known, apart=200)
    for line in lead:
        for found in dates(text, line.start, min(line.end, line.start + 200)):
            return found.iso
    return ""


def _year(text: str, lines: list[Line]) -> int | None:
    for line in lines:
        if line.kind not in ("copyright", "footer", "related", "comments", "teaser"):
            for year in years(text[line.start : line.end]):
                return year
    return None
