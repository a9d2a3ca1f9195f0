"""Where a further story, or an annex, begins in a text."""

from __future__ import annotations

import re

from ..text.dates import dates
from .lines import Line
from .looks import DATE_ONLY, PageLines
from .parts import dateline
from .patterns import pattern
from .title import is_titlelike

SIGNER = r"[\u4e00-\u9fff()\u3001\s]{3,60}<<signer>>(?:\([代借盖]?\s?章\))?$"
_ANNEX = re.compile(
    r"[(\[\u3010]?附\s?(?:件|表|录)\s?[\d一二三四五六七八九十]{0,2}(?:-\d{1,2})?[)\]\u3011]?"
    r"(?:\s?[:\uff1a.\u3001]|\s|$)\s{0,4}(?P<name>.{0,60})$"
)
# The number in front of a story's title, in a digest.
NUMBER = re.compile(
    r"(?:\u3010[\u4e00-\u9fff]{2,4}\u3011|0\d\s{0,4}[.\u3001|]?\s{0,4}(?=[\u4e00-\u9fff\u201c\u300a])"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}[.\u3001:\s]\s{0,4}(?=[\u4e00-\u9fff\u201c\u300a\d]))"
)
# The title of a story that a digest counts: 01 ..., and of a speech that a document hands on.
_COUNTED = re.compile(r"\u3010[\u4e00-\u9fff]{2,4}\u3011(?=.{4,50}$)|0\d(?:[.\u3001\s|]|(?=[\u4e00-\u9fff]))")
_SPEECH = re.compile(r"(?:讲话|发言|致辞)(?:提纲|稿|摘要)?(?:\s?[(][^()]{1,16}[)])?$")
_MASS = 30  # characters of paragraphs that make a story
_ANNEX_MASS = 40
_SHORTEST = 6
_NEAR = 4  # lines below a list of annexes in which the document is signed


def below_byline(text: PageLines, number: int) -> bool:
    """Return whether a byline below other paragraphs tells source or full date, right under a title.

    number: of the byline.
    """
    line = text.lines[number]
    if "来源" not in line.text and next(dates(line.text), None) is None:
        return False
    above = range(max(0, number - 3), number)
    return any(
        text.words[n] is None and text.lines[n].size >= 8 and is_titlelike(text.lines[n]) for n in above
    )


def heads_story(text: PageLines, number: int, mass: int, ahead: int) -> bool:
    """Return whether a line below the first story is the title of a further one.

    text: the lines of the page.
    number: of the line; no word claims it.
    mass: characters of paragraphs above it.
    ahead: characters of paragraphs below it, up to the next zone.
    """
    line, below = text.lines[number], number + 1
    if ahead < _MASS or below >= len(text.lines) or line.final or line.prose:
        return False
    if mass and not line.item and _over_reporter(text, number):
        return True
    if line.size < _SHORTEST:
        return False
    if not _could_head(text, number):
        return False
    if line.size >= 8 and text.is_byline(below) and below_byline(text, below):
        return pattern(SIGNER).match(line.text) is None
    told = bool(text.mass[below])
    if told and _COUNTED.match(line.text):
        return True
    if not mass:
        return False
    if _signed_above(text, number) and text.lines[number + 1].size <= 60 and _SPEECH.search(line.text):
        return True
    return told and (opens_like_news(text, below) or _closed_above(text, number))


def _over_reporter(text: PageLines, number: int) -> bool:
    """Return whether a title of some short lines stands over the reporter's name and a paragraph."""
    for below in range(number + 1, min(number + 4, len(text.lines) - 1)):
        word, line = text.words[below], text.lines[below]
        if word is not None and word.kind == "credits":
            return "记者" in line.text and text.mass[below + 1] > 0
        if word is not None or line.prose or line.final or line.item or line.size > 40:
            return False
    return False


def _could_head(text: PageLines, number: int) -> bool:
    line = text.lines[number]
    if not line.item:
        return is_titlelike(line)
    found = NUMBER.match(line.text)
    return found is not None and line.size <= 60 and not line.text.endswith((":", ";", ","))


def opens_like_news(text: PageLines, number: int) -> bool:
    """Return whether a paragraph opens with the dateline of a paper."""
    line = text.lines[number]
    start = line.end - line.size
    end = dateline(text.text, start, line.end)
    return end is not None and any(word in text.text[start:end] for word in ("讯", "电", "消息"))


def _signed_above(text: PageLines, number: int) -> bool:
    """Return whether a document is signed and dated right above a line."""
    return number >= 2 and signs(text, number - 2)


def _closed_above(text: PageLines, number: int) -> bool:
    """Return whether the story above has ended: with its own source, or with those who made it."""
    kind = text.lines[number - 1].kind
    return kind in ("credits", "meta") and text.lines[number - 1].size <= 80


def heads_annex(text: PageLines, number: int) -> bool:
    """Return whether a line opens an annex, and does not merely list it.

    text: the lines of the page.
    number: of the line.
    """
    if not is_annex(text.lines[number]):
        return False
    body = 0
    for below in range(number + 1, len(text.lines)):
        other = text.lines[below]
        if below - number <= _NEAR and signs(text, below):
            return False
        if is_annex(other):
            break
        body += other.size if text.words[below] is None else 0
        if body >= _ANNEX_MASS and below - number > _NEAR:
            return True
    return body >= _ANNEX_MASS


def is_annex(line: Line) -> bool:
    """Return whether a line calls itself an annex, and is no list of annexes."""
    if line.prose or line.final or "附" not in line.text[:3]:
        return False
    found = _ANNEX.match(line.text)
    return found is not None and NUMBER.match(found["name"]) is None


def signs(text: PageLines, number: int) -> bool:
    """Return whether a document ends here: with an organ, and a date below."""
    line = text.lines[number]
    if line.size > 40 or line.item or number + 1 >= len(text.lines):
        return False
    return (
        pattern(SIGNER).match(line.text) is not None
        and DATE_ONLY.match(text.lines[number + 1].text.replace(" ", "")) is not None
    )


def annex_name(line_text: str) -> tuple[int, int] | None:
    """Return where in the first line of an annex its name stands, or None.

    line_text: the line.
    """
    found = _ANNEX.match(line_text)
    return found.span("name") if found and found["name"].strip() else None
