"""Source and date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from .dates import Found, dates, days, with_year, years
from .lines import Line

_KEYS = (
    r"(?:(?:信息|文章|稿件|新闻|内容)?来\s{0,2}源|稿源|来自|(?:微信)?公众号|发布(?:机构|单位)"
    r"|发文(?:机关|单位))"
)
_SOURCE = re.compile(_KEYS + r"\s?[]:;\u3011]\s{0,6}(?P<name>[^\s:;|,\u3002()\[\]\u3010\u3011/]{2,40})")
_AUTHOR = re.compile(
    r"作者\s?:\s{0,4}(?P<name>[\u4e00-\u9fff]{2,20}[处局委府办镇乡道心部院站社报网台])(?=\s|$)"
)
_FIELD = re.compile(
    r"(?:发布(?=[时日者人单机于:])|时间|日期|作者|责任|编辑|浏览|点击|访问|阅读|字体|字号|人气|记者|\d{4}[-/.年]).*$"
)
_DATELINE = re.compile(
    r"^[(\u3010\[]?据?(?P<name>[\u4e00-\u9fff]{2,12}?"
    r"(?:网|日报|晚报|发布|新闻客户端|客户端|媒体中心|融媒|新华社|中新社|社|台|云|新闻|报道|报))"
    r"[\u4e00-\u9fff\d]{0,14}?(?:讯|电|消息|报道)(?=[\s(:,\u3011\])\u4e00-\u9fff]|$)"
)
_BEFORE_REPORTER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}(?:网|日报|晚报|发布|客户端|融媒|台))(?:[(][^()]{2,20}[)])?[(](?:记者|通讯员|特约)"
)
_AGENCY = re.compile(
    r"^[(\u3010\[]?据?(?P<name>新华社|中新社|中新网|人民网|新华网|央视网|央广网)[^\u3002]{0,20}?(?:电|讯|消息)"
)
_PUBLISHED = re.compile(
    r"(?:发布|发表|发稿|刊发|公开|信息|录入|添加|上传)?(?:时\s{0,2}间|日\s{0,2}期)\s{0,2}[]:;\u3011]?\s{0,4}$"
    r"|(?:发布|发表)(?:于)?\s{0,2}:?\s{0,4}$"
)
_OLD = re.compile(r"(?:成文|发文|印发|生成|生效|失效|更新)(?:日期|时间)\s{0,2}[]:\u3011]?\s{0,4}$")
_BESIDE_DATE = re.compile(r"(?:原创\s)?(?P<name>[\u4e00-\u9fff]{2,14})\s{1,6}20\d\d[-/.年]")
_SIGNED = re.compile(
    r"(?P<date>(?:20\d\d|二[〇零○][一二][〇零○一二三四五六七八九])年.{1,3}月.{1,3}日)[\s|)]{0,4}$"
)
_DATELINE_DAY = re.compile(r"^.{0,24}?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:讯|电|消息)")


_ENOUGH = 20  # lines and dates that are held against each other
# Zones that speak of the article itself: dates elsewhere are other stories' or the day of the visit.
_OWN = ("title", "meta", "abstract", "body", "caption", "credits")


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
    for line in lines:
        if line.kind == "meta" and (found := _AUTHOR.search(line.text) or _BESIDE_DATE.match(line.text)):
            return found["name"]
    for line in [line for line in lines if line.kind in ("body", "abstract")][:3]:
        opening = line.text[:60]
        found = _AGENCY.match(opening) or _DATELINE.match(opening) or _BEFORE_REPORTER.match(opening)
        if found and found["name"] not in ("本报", "本网", "本台", "本社"):
            return found["name"]
    return ""


def _published(text: str, lines: list[Line]) -> str:
    meta = _of_publication(lines)
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
    known = [found.iso for line in lines if line.kind in _OWN for found in _in(text, line)]
    known = known[:_ENOUGH]
    for line in meta[:_ENOUGH]:
        for month, day in islice(days(text, line.start, line.end), _ENOUGH):
            if iso := with_year(month, day, known):
                return iso
    for line in meta:  # the date of the document itself, where no other is given
        for found in _in(text, line):
            return found.iso
    return _signed(text, lines) or _in_address(text, lines) or _from_lead(text, lines, known)


def _of_publication(lines: list[Line]) -> list[Line]:
    """Return the bylines: those above the body, and below it those that name a source or publication."""
    body = next((number for number, line in enumerate(lines) if line.kind == "body"), len(lines))
    return [
        line
        for number, line in enumerate(lines)
        if line.kind == "meta" and (number < body or "来源" in line.text or "发布" in line.text)
    ]


def _in(text: str, line: Line) -> list[Found]:
    return list(dates(text, line.start, line.end))


def _signed(text: str, lines: list[Line]) -> str:
    """Return the date under a document: the last line of its credits that is little but a date."""
    for line in reversed(lines):
        if line.kind == "credits" and line.size <= 60:
            for found in _in(text, line):
                return found.iso
    ends = [line for line in lines if line.kind in ("body", "credits")][-1:]
    for line in ends:
        signed = _SIGNED.search(line.text, max(0, line.size - 24))
        if signed:
            for found in dates(signed["date"]):
                return found.iso
    return ""


def _in_address(text: str, lines: list[Line]) -> str:
    """Return the date that stands in the page's own address."""
    for line in lines:
        at = line.text.find("://")
        if at >= 0 and line.size <= 300:
            for found in _in(text, line):
                if found.start - line.start > at:
                    return found.iso
    return ""


def _from_lead(text: str, lines: list[Line], known: list[str]) -> str:
    """Return the date of the dateline or, failing that, of the first event told with its year."""
    lead = [line for line in lines if line.kind in ("body", "abstract")][:2]
    for line in lead[:1]:
        opening = _DATELINE_DAY.match(line.text[:60])
        if opening:
            return with_year(int(opening["m"]), int(opening["d"]), known, apart=200)
    for line in lead[:1]:
        for found in _in(text, line):
            return found.iso if found.start - line.start <= 30 else ""
    return ""


def _year(text: str, lines: list[Line]) -> int | None:
    """Return the year that the article states: of a full date, a document's number, or a month."""
    for line in lines:
        if line.kind in _OWN:
            for found in dates(text, line.start, line.end):
                return int(found.iso[:4])
            for year in years(text[line.start : line.end]):
                return year
    return None
