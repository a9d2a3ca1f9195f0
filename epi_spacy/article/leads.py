"""Where the head of a page ends: its byline, and the first line of the body."""

from __future__ import annotations

import re

from .looks import PageLines
from .patterns import pattern
from .signatures import SIGNED
from .stories import SIGNER, below_byline, opens_like_news, signs
from .title import is_titlelike

_MASTHEAD = 60  # characters of the line under the name of a bulletin
_TOP = 6  # lines of which it is one
_COLUMN = re.compile(
    r"\u3010[\u4e00-\u9fff]{2,8}\u3011$"
)  # 【领导重视】, over the first of some short reports
SUBTITLES = 4  # lines that may stand under a title and belong to it
_ADDRESS = re.compile(
    r"^(?:各|广大|全体|尊敬|亲爱|全[省市县区旗镇乡村]).{1,80}:$|^(?:你们|大家|您|同志们|朋友们)好?[!:]$"
)


def byline(text: PageLines) -> int | None:
    """Return the number of the line of source and date above the body, or None."""
    total, before = sum(text.mass), 0
    for number in range(len(text.lines)):
        if text.is_byline(number) or (not before and is_masthead(text, number)):
            if _is_signature(text, number, before > 0) or (not before and _is_last(text, number)):
                return None
            if not before or (before <= 0.25 * total and below_byline(text, number)):
                return number
            if before > 0.25 * total:
                return None
        before += text.mass[number]
    return None


def _is_signature(text: PageLines, number: int, told: bool) -> bool:
    """Return whether a date stands under the organ that signs a document, such as hands on another one.

    told: whether a paragraph stands above; else it takes the document's addressee.
    """
    if number == 0 or not signs(text, number - 1):
        return False
    return told or any(_ADDRESS.match(line.text) for line in text.lines[:number])


def is_masthead(text: PageLines, number: int) -> bool:
    """Return whether a line over a bulletin says who issues it, and when: 某县指挥部办公室 2020年2月10日."""
    if not 0 < number <= _TOP or text.lines[number].size > _MASTHEAD:
        return False
    found = SIGNED.match(text.lines[number].text)
    if found is None or pattern(SIGNER).match(found["organ"].strip()) is None:
        return False
    return any(text.mass[number + 1 :]) and not any(_ADDRESS.match(line.text) for line in text.lines[:number])


def _is_last(text: PageLines, number: int) -> bool:
    """Return whether a byline closes a text of short lines, which reads like a head all over."""
    below = range(number + 1, len(text.lines))
    if any(text.words[n] is None and not text.is_byline(n) for n in below):
        return False
    above = [text.words[n] is None and not text.is_byline(n) for n in range(number)]
    return sum(above) > SUBTITLES


def begin(text: PageLines, meta: int | None) -> int:
    """Return the number of the first line of the body."""
    start = 0 if meta is None else meta + 1
    for number in range(start, len(text.lines)):
        word = text.words[number]
        if number == 0 and len(text.lines) > 1 and is_titlelike(text.lines[0], first=True):
            continue
        line = text.lines[number]
        opens = word is None and (line.final and line.size >= 30 and not line.prose)
        if text.mass[number] or opens or (word is None and opens_like_news(text, number)):
            return _back(text, number, start)
    # Nothing reads like a paragraph: what follows the first line or the byline is the body.
    if meta is None:
        return min(1, len(text.lines)) if text.lines and is_titlelike(text.lines[0]) else 0
    return min(meta + 1, len(text.lines))


def _back(text: PageLines, number: int, start: int) -> int:
    """Take in what opens a body in front of its first paragraph: an addressee, a numbered heading."""
    while number > start:
        before = text.lines[number - 1]
        heads = before.item or _ADDRESS.match(before.text) or _COLUMN.match(before.text)
        if text.words[number - 1] is not None or not heads:
            break
        number -= 1
    return number
