"""The pieces of an article: of its title, of its byline, of its opening, and the people who made it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .byline import Byline
from .lines import Line
from .patterns import pattern
from .people import people
from .title import clean

KINDS = (
    "pretitle",
    "headline",
    "subtitle",
    "source",
    "date",
    "reporter",
    "correspondent",
    "photographer",
    "editor",
    "reviewer",
    "dateline",
    "lead",
)
_CLOCK = re.compile(r"\s?日?(?:T|\s{0,4})\d{1,2}\s?[:时]\s?\d{1,2}(?:\s?[:分]\s?(?:\d{1,2}\s?秒?)?)?")
# 本报讯, 某某网2月23日讯, 新华社北京2月3日电, and who sent it in brackets behind.
_DATELINE = (
    r"[(\[\u3010]?(?:据\s?)?(?:"
    r"(?:<<ours>>|<<agency>>|[\u4e00-\u9fffA-Za-z\u00b7]{1,14}<<paper>>)[^\s\u3002,:;()]{0,20}?(?:讯|电|消息|报道)"
    r"|[\u4e00-\u9fff\u00b7]{0,16}?(?:\d{1,2}月)?\d{1,2}日(?:讯|电)"
    r"|[\u4e00-\u9fff]{1,8}(?<!通)(?<!资)(?<!简)(?<!音)(?<!快)(?<!短)(?<!喜)讯(?=[\s(:\u3011\])\u3010])"
    r")[\]\u3011)]?"
)
_SENT = re.compile(r"\s{0,4}[(\u3010\[]([^()\u3010\u3011\[\]]{2,80})[)\u3011\]]")
_SENDER = "<<sender>>"
_OPEN_SENDER = r"\s{0,4}(?:本报|本网|本台|全媒体)?(?:记者|通讯员)[^\u3002,:;()]{2,40}?报道[:\uff1a\s]"
_AFTER = re.compile(r"[\s\u3000:,\u2014\u2015-]{0,6}")
_GOES_ON = "<<goes_on>>$"


class Part(NamedTuple):
    """A piece of an article: character offsets (half-open) and its kind, one of ``KINDS``."""

    start: int
    end: int
    kind: str


def parts(text: str, lines: list[Line], title: tuple[tuple[int, int], ...], byline: Byline) -> list[Part]:
    """Take an article apart.

    text: normalized text.
    lines: the lines of one article with their kinds.
    title: offsets of the lines of its title.
    byline: what it says of its publication.
    RETURNS: its parts, sorted; names may stand inside a dateline, no other parts overlap.
    """
    found = _of_title(text, lines, title)
    if byline.source.at is not None:
        found.append(Part(*byline.source.at, "source"))
    if byline.published.at is not None:
        start, end = byline.published.at
        clock = _CLOCK.match(text, end)
        end = clock.end() if clock else end + text.startswith("日", end)
        found.append(Part(start, end, "date"))
    found += _opening(text, lines)
    for line in lines:
        if line.kind in ("meta", "credits", "caption") and line.size <= 300:
            found += [Part(*row) for row in people(text, line.end - line.size, line.end)]
        elif line.kind == "body":
            found += _closing(text, line)
    return sorted(set(found), key=lambda part: (part.start, -part.end))


def _of_title(text: str, lines: list[Line], title: tuple[tuple[int, int], ...]) -> list[Part]:
    """Part the lines of a title: the last of those that the record joins is the headline."""
    found = [
        Part(start, end, "subtitle" if number and text.startswith("\u2014\u2014", start) else "headline")
        for number, (start, end) in enumerate(title)
    ]
    if len(title) > 1 and pattern(_GOES_ON).search(text[slice(*title[0])]):
        found[0] = found[0]._replace(kind="pretitle")
    known = {text[start:end] for start, end in title}
    first = title[0][0] if title else -1
    for line in lines:
        if line.kind != "title" or any(line.start <= start < line.end for start, _ in title):
            continue
        begin = line.end - line.size
        start, end = clean(line.text)
        if start < end and line.text[start:end] not in known:
            found.append(Part(begin + start, begin + end, "pretitle" if line.start < first else "subtitle"))
    return found


def _opening(text: str, lines: list[Line]) -> list[Part]:
    """Part the first paragraph into dateline and lead."""
    for line in lines:
        if line.kind != "body":
            continue
        start = line.end - line.size
        end = dateline(text, start, line.end)
        if end is None and not (line.prose or line.final):
            continue
        if end is None:
            return [Part(start, line.end, "lead")]
        lead = _AFTER.match(text, end, line.end)
        found = [Part(start, end, "dateline")]
        found += [Part(*row) for row in people(text, start, end)]
        begin = lead.end() if lead else end
        if begin < line.end:
            found.append(Part(begin, line.end, "lead"))
        return found
    return []


def dateline(text: str, start: int, end: int) -> int | None:
    """Return where the dateline ends that opens a paragraph, or None.

    text: normalized text.
    start, end: the paragraph, in characters, half-open.
    """
    stop = min(end, start + 160)
    found = pattern(_DATELINE).match(text, start, min(stop, start + 60))
    at = found.end() if found else start
    sent = _SENT.match(text, at, stop)
    if sent and pattern(_SENDER).search(sent[1]):
        return sent.end()
    if found and (sender := pattern(_OPEN_SENDER).match(text, at, stop)):
        return sender.end() - 1
    return found.end() if found else None


def _closing(text: str, line: Line) -> list[Part]:
    """Return the people named in brackets at the end of a paragraph: (记者 王小明)."""
    if not line.text.endswith((")", "\u3011")):
        return []
    start = max(text.rfind("(", line.end - 80, line.end), text.rfind("\u3010", line.end - 80, line.end))
    start = max(start, line.start)
    return [Part(*row) for row in people(text, start, line.end)] if text[start] in "(\u3010" else []
