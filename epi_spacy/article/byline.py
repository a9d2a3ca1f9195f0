"""Source and date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from ..text.dates import Found, dates, days, partial, with_year, years
from .lines import Line
from .looks import PAPER_PAGE
from .patterns import DAY, MOMENT, pattern

# Where <<name>> stands for words of data/parts.tsv, see patterns.py.
_SOURCE = re.compile(
    r"(?:(?<!数据)(?<!图片)来\s{0,2}源|稿源|来自|公众号|(?:发布|发文|制发)(?:机[构关]|单位))\s?[]:;|丨\u3011\n]\s{0,12}\[?"
    r"(?P<name>[^\s:;|,\u3002()\[\]\u3010\u3011/]{2,40})"
)
_SOURCE_BARE = re.compile(
    r"(?:来源|来自|发[布文]机[构关]|发文单位)\s{1,6}(?P<name>[\u4e00-\u9fff]{3,20})(?=\s|\||$)"
)
_AUTHOR = r"作者\s?:\s{0,4}(?P<name>[\u4e00-\u9fff]{2,20}<<author>>)(?=\s|$)"
_FIELD = r"(?:发布(?=[时日者人单机于:])|<<field>>|\d{4}[-/.年]).*$"
_DATELINE = (
    r"[(\u3010\[]?据?(?P<name>[\u4e00-\u9fff]{2,12}?<<paper>>)(?!<<paper>>)"
    r"[\u4e00-\u9fff\d]{0,14}?(?:讯|电|消息|报道)(?=[\s(:,\u3011\])\u4e00-\u9fff]|$)"
)
# What a text says in brackets at its end: (新华社), (转自某某日报)
_HANDED_ON = (
    r"[(](?:转自|据|来源:?)?\s?(?P<name>(?!此件)[\u4e00-\u9fff]{2,10}<<paper>>|<<agency>>)"
    r"(?:[\u4e00-\u9fff]{2,6}\d{1,2}月\d{1,2}日电)?[)](?:\s{0,4}https?://\S{1,80})?$"
)
_ACCOUNT = r"(?P<name>[\u4e00-\u9fff]{2,14}(?:<<paper>>|<<organ>>))(?<![简通快专汇]报)$"
_HEAD = 12  # lines over the body
_TITLED = re.compile(rf"[(\[]{DAY}[)\]]$")
_END = 120  # characters of a paragraph's end
_BEFORE_REPORTER = r"(?P<name>[\u4e00-\u9fff]{2,12}<<paper>>)(?:[(][^()]{2,20}[)])?[(](?:记者|通讯员|特约)"
_AGENCY = r"[(\u3010\[]?据?(?P<name><<agency>>)[^\u3002]{0,20}?(?:电|讯|消息)"
_PUBLISHED = (
    r"<<published>>?(?:时\s{0,2}间|日\s{0,2}期)\s{0,2}[]:;\u3011]?\s{0,4}$"
    r"|(?:发布|发表)(?:于)?\s{0,2}:?\s{0,4}$"
)
_OLD = r"<<older>>(?:日期|时间)\s{0,2}[]:\u3011]?\s{0,4}$"
_BESIDE_DATE = re.compile(
    r"(?:原创\s)?(?:[\u4e00-\u9fff]{2,4}\s)?(?P<name>[\u4e00-\u9fff]{2,14})\s{1,6}20\d\d[-/.年]"
)
_BEHIND_DATE = MOMENT + r"\s{0,6}(?!.{0,8}<<no_source>>)(?P<name>[\u4e00-\u9fff]{3,14})(?=$|\s{1,6}<<read>>)"
_SIGNED = re.compile(
    r"(?P<date>(?:20\d\d|二[〇零○][一二][〇零○一二三四五六七八九])年.{1,3}月.{1,3}日)[\s|)]{0,4}$"
)
# The same in a page without line breaks, with something behind it.
_SIGNED_WITHIN = (
    r"<<signer>>[\s)]{0,8}(?P<date>(?:20\d\d|二[〇零○][一二][〇零○一二三四五六七八九])\s?年\s?.{1,3}\s?月\s?.{1,3}\s?日)"
    r"(?=[\s()]|印发|$)"
    r"|(?<=\u3002)\s{0,8}(?P<alone>20\d\d\s?年\s?.{1,3}\s?月\s?.{1,3}\s?日)(?=\s{0,8}\(此件)"
)
_PAGE, _TAIL = 100, 8000  # characters of a line that holds a page, and of its end that is looked at
_DATELINE_DAY = re.compile(r"^.{0,24}?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:讯|电|消息)")


_OPENING = 30  # characters of a paragraph in which the day of the event stands
_LATELY = "<<lately>>"
_ENOUGH = 20  # lines and dates that are held against each other
_QUOTED = "\"'\u201c\u201d\u300a\u300b\u3010-_"
_OURS = ("本报", "本网", "本台", "本社", "本刊", "本站")
# Zones that speak of the article itself: dates elsewhere are other stories' or the day of the visit.
_OWN = ("title", "meta", "abstract", "body", "caption", "credits")


class Said(NamedTuple):
    """Something that a text says of itself: the words for it, and the characters where it says so.

    at: half-open offsets, or None where it follows from something else.
    firm: whether it is said of the publication itself: no signature, address, or day of an event.
    """

    text: str = ""
    at: tuple[int, int] | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Byline:
    """What the text says of its own publication.

    source: the paper, site or account.
    published: ISO date, as far as it can be read.
    year: the year of the article, or None.
    """

    source: Said
    published: Said
    year: int | None


def read_byline(text: str, lines: list[Line], hint: str = "") -> Byline:
    """Find source and date of publication.

    text: normalized text.
    lines: its lines with their kinds.
    hint: ISO date that something else gives, which tells the year of dates that have none.
    """
    published = _published(text, lines, [hint] if len(hint) == 10 else [])
    year = int(published.text[:4]) if published.text else _year(text, lines)
    return Byline(_source(lines), published, year)


def _source(lines: list[Line]) -> Said:
    for line in lines:
        if line.kind in ("title", "meta", "credits") or (line.kind == "body" and line.size <= 40):
            found = _SOURCE.search(line.text)
            if found:
                cut = pattern(_FIELD).search(found["name"])
                name = found["name"][: cut.start()] if cut else found["name"]
                bare = name.strip(_QUOTED)
                if len(bare) >= 2:
                    return _named(line, bare, found.start("name") + name.index(bare))
    for line in lines:
        if line.kind == "meta" and (
            found := _SOURCE_BARE.search(line.text)
            or pattern(_AUTHOR).search(line.text)
            or _BESIDE_DATE.match(line.text)
            or pattern(_BEHIND_DATE).match(line.text)
        ):
            return _named(line, found["name"], found.start("name"))
        if line.kind == "meta" and (page := PAPER_PAGE.match(line.text)):
            group = "name" if page["name"] else "behind"
            if page[group]:
                return _named(line, page[group], page.start(group))
    for line, below in pairwise(lines[:_HEAD]):
        # An account's own name, between title and date.
        if (line.kind, below.kind) == ("title", "meta") and (found := pattern(_ACCOUNT).match(line.text)):
            return _named(line, found["name"], found.start("name"))
    for line in [line for line in lines if line.kind in ("body", "abstract")][:3]:
        opening = line.text[:60]
        found = (
            pattern(_AGENCY).match(opening)
            or pattern(_DATELINE).match(opening)
            or pattern(_BEFORE_REPORTER).match(opening)
        )
        if found and found["name"] not in _OURS:
            return _named(line, found["name"], found.start("name"))
    for line in [line for line in lines if line.kind in ("body", "credits", "caption")][:-4:-1]:
        found = pattern(_HANDED_ON).search(line.text, max(0, line.size - _END))
        if found:
            return _named(line, found["name"], found.start("name"))
    return Said()


def _named(line: Line, name: str, offset: int) -> Said:
    """Return a source that stands at an offset in the text of a line."""
    start = line.end - line.size + offset
    return Said(name, (start, start + len(name)), line.kind in ("title", "meta", "credits"))


def _said(found: Found, firm: bool = False) -> Said:
    return Said(found.iso, (found.start, found.end), firm)


def _published(text: str, lines: list[Line], known: list[str]) -> Said:
    meta = _of_publication(lines)
    best: Found | None = None
    for line in meta:
        for found in dates(text, line.start, line.end):
            before = text[max(line.start, found.start - 14) : found.start]
            if pattern(_OLD).search(before):
                continue
            if pattern(_PUBLISHED).search(before):
                return _said(found, firm=True)
            best = best or found
    if best:
        return _said(best, firm=True)
    for line in lines[:_HEAD]:
        if line.kind == "title" and (behind := _TITLED.search(line.text)):
            for found in dates(text, line.end - len(behind[0]), line.end):
                return _said(found, firm=True)
    own = [found.iso for line in lines if line.kind in _OWN for found in _in(text, line)]
    known = known + own[:_ENOUGH]
    for line in meta[:_ENOUGH]:
        for month, day, start, end in islice(days(text, line.start, line.end), _ENOUGH):
            if iso := with_year(month, day, known):
                return Said(iso, (start, end), firm=True)
    for line in meta:  # the date of the document itself, where no other is given
        for found in _in(text, line):
            return _said(found)
    for line in meta:
        for found in partial(text, line.start, line.end):
            return _said(found, firm=True)
    return _signed(text, lines) or _in_address(text, lines) or _from_lead(text, lines, known) or Said()


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


def _signed(text: str, lines: list[Line]) -> Said | None:
    """Return the date under a document: the last line of its credits that is little but a date."""
    for line in reversed(lines):
        if line.kind == "credits" and line.size <= 60:
            for found in (*_in(text, line), *partial(text, line.start, line.end)):
                return _said(found)
    ends = [line for line in lines if line.kind in ("body", "abstract", "credits")][:-3:-1]
    for line in ends:
        signed = _SIGNED.search(line.text, max(0, line.size - 24))
        if signed is None and line.size >= _PAGE:
            tail = pattern(_SIGNED_WITHIN).finditer(line.text, line.size - min(line.size, _TAIL))
            signed = next(tail, None)
        if signed:
            day = signed.lastgroup or "date"
            start = line.end - line.size + signed.start(day)
            for found in dates(text, start, start + len(signed[day])):
                return _said(found)
    return None


def _in_address(text: str, lines: list[Line]) -> Said | None:
    """Return the date that stands in the page's own address."""
    for line in lines:
        at = line.text.find("://")
        if at >= 0 and line.size <= 300:
            for found in _in(text, line):
                if found.start - line.start > at:
                    return _said(found)
    return None


def _from_lead(text: str, lines: list[Line], known: list[str]) -> Said | None:
    """Return the date of the dateline or, failing that, of the first event told with its year."""
    lead = [line for line in lines if line.kind in ("body", "abstract")][:2]
    for line in lead[:1]:
        opening = _DATELINE_DAY.match(line.text[:60])
        if opening:
            iso = with_year(int(opening["m"]), int(opening["d"]), known, apart=200)
            start = line.end - line.size
            # The day on which an agency sent it: no day of publication if something else tells one.
            return Said(iso, (start + opening.start("m"), start + opening.end("d") + 1))
    for line in lead[:1]:
        for found in _in(text, line):
            near = found.start - (line.end - line.size) <= _OPENING
            return Said(found.iso) if near and not pattern(_LATELY).match(line.text) else None
    return None


def _year(text: str, lines: list[Line]) -> int | None:
    """Return the year that the article states: of a full date, a document's number, or a month."""
    for line in lines:
        if line.kind in _OWN:
            for found in dates(text, line.start, line.end):
                return int(found.iso[:4])
            for year in years(text[line.start : line.end]):
                return year
    return None
