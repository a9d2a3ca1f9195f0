"""Which zone each line belongs to."""

from __future__ import annotations

import re

from .copies import Seen
from ..text.dates import dates
from .lines import Line
from .patterns import pattern
from .title import choose, is_labelled, is_menu, is_titlelike
from .words import Word, Words

_NUM = "[\u3007零\u25cbOo0一二三四五六七八九]"
_CLOCK = r"(?:\s{0,4}\d{1,2}\s?[:时]\s?\d{1,2}(?:\s?[:分]\s?\d{0,2}\s?秒?)?)?"
_DATE_ONLY = re.compile(
    r"[(]?(?:20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[./]\d{1,2}[./]20\d\d"
    rf"|二{_NUM}{{3}}年.{{1,3}}月.{{1,3}}日|\d{{1,2}}\s?[-/]\s?\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日)"
    rf"[)]?{_CLOCK}$"
)
_DATE_FIRST = re.compile(rf"20\d\d\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}\s?日?{_CLOCK}(?=$|[\s|])")
# A date with the time of day, or "于…发表", inside a short line.
_MOMENT = re.compile(
    r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{1,3}\d{1,2}:\d{2}|于?\s?20\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?\s?(?:发表|发布)"
)
# Where <<name>> stands for words of data/parts.tsv, see patterns.py.
_META_INSIDE = r"<<byline>>\s{0,2}:"
_PAPER_AND_DATE = (
    r"[\u4e00-\u9fff]{2,12}<<paper>>\s{1,4}20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?$"
)
_WECHAT = re.compile(r"^(?:原创\s)?.{0,30}20\d\d-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d{2})?(?:\s.{0,20})?$")
_PAPER_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,20}[\u3014\[(]\s?20\d\d\s?[\u3015\])]\s?第?\d{1,4}\s?号$"
    r"|[(]?第?\s?[\d一二三四五六七八九十]{1,4}\s?号[)]?$"
)
_PATH = re.compile(r"\s?(?:>|\u00bb|\u203a|\u2192|>>)\s?")
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_SIGNER = r"[\u4e00-\u9fff()\u3001\s]{3,60}<<signer>>(?:\(代\s?章\))?$"
_SIGNED = re.compile(r"(?P<organ>[^\d]{4,60}?)\s{1,8}20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$")
_BY_SITE = r"[\u4e00-\u9fffA-Za-z]{2,20}<<strip>>!?$"
_ADDRESS = re.compile(r"^(?:各|广大|全体|尊敬|亲爱).{1,80}:$")
# A line that speaks to somebody is no subtitle; nor are more lines than these.
_SPEAKING = "<<addressed>>"
_SUBTITLES = 4
_TAIL_CREDITS = r"[(\u3010\[]?(?:本报|本网|本台)?[\u4e00-\u9fff]{0,8}<<hand>>\s?[:\s/|丨]"
# A line that is nothing but names in brackets, and what a rule across the page is made of.
_NAMES = re.compile(r"[(][\u4e00-\u9fff]{2,4}(?:[\s\u3001]{1,3}[\u4e00-\u9fff]{1,4}){0,4}[)]$")
_RULE = "-=_*~\u2014\u2500\u2026.# \t分隔线"
_CAPTION = 100  # the longest caption that a mark alone makes
_TRAILERS = {"related", "teaser", "comments", "copyright", "footer"}


class _Text:
    """The lines of an article on their way to zones."""

    def __init__(self, lines: list[Line], words: Words) -> None:
        self.lines = lines
        self.words: list[Word | None] = [_claim(words.find(line), line) for line in lines]
        # Paragraphs that no word claims, by mass: what may be body.
        self.mass = [
            line.size if line.prose and word is None else 0
            for line, word in zip(lines, self.words, strict=True)
        ]
        for number, line in enumerate(lines[:-1]):
            # A long headline reads like a paragraph, but stands on a byline and has no full stop.
            headline = self.mass[number] and line.size <= 160 and "\u3002" not in line.text
            if headline and self.is_byline(number + 1):
                self.mass[number] = 0

    def is_byline(self, number: int) -> bool:
        """Return whether a line looks like a byline."""
        line, word = self.lines[number], self.words[number]
        return (word is not None and word.kind == "meta" and not line.prose) or _is_meta(line)


def _claim(word: Word | None, line: Line) -> Word | None:
    """Drop the claim of a picture's mark on a line that is too long for a caption: it marks a list."""
    marked = word is not None and word.kind == "caption" and len(word.text) == 1
    return None if marked and line.size > _CAPTION else word


def assign(lines: list[Line], words: Words) -> tuple[int, int] | None:
    """Give each line its kind.

    lines: the lines of the text; their ``kind`` is set.
    words: the lexicon of lines.
    RETURNS: the numbers of the first and last line of the title, or None.
    """
    text = _Text(lines, words)
    meta = _byline(text)
    lead = _lead(text, meta)
    title = _head(text, lead, meta)
    lead = _no_later(text, lead, title)
    _body(text, lead, title)
    _signature(lines, lead)
    return title


def _byline(text: _Text) -> int | None:
    """Return the number of the line of source and date above the body, or None."""
    total, before = sum(text.mass), 0
    for number in range(len(text.lines)):
        if text.is_byline(number):
            if not before or (before <= 0.25 * total and _under_title(text, number)):
                return number
            if before > 0.25 * total:
                return None
        before += text.mass[number]
    return None


def _under_title(text: _Text, number: int) -> bool:
    """Return whether a byline below other paragraphs tells source or full date, right under a title."""
    line = text.lines[number]
    if "来源" not in line.text and next(dates(line.text), None) is None:
        return False
    above = range(max(0, number - 3), number)
    return any(
        text.words[n] is None and text.lines[n].size >= 8 and is_titlelike(text.lines[n]) for n in above
    )


def _is_meta(line: Line) -> bool:
    if line.prose or line.size > 200:
        return False
    if _DATE_ONLY.match(line.text) or _PAPER_NUMBER.match(line.text):
        return True
    if line.size <= 120 and not line.final and _DATE_FIRST.match(line.text):
        return True
    if line.size <= 120 and not line.final and pattern(_META_INSIDE).search(line.text):
        return True
    if line.size <= 60 and not line.final and _MOMENT.search(line.text):
        return True
    if line.size <= 40 and pattern(_PAPER_AND_DATE).match(line.text):
        return True
    return bool(line.size <= 70 and _WECHAT.match(line.text))


def _lead(text: _Text, meta: int | None) -> int:
    """Return the number of the first line of the body."""
    start = 0 if meta is None else meta + 1
    for number in range(start, len(text.lines)):
        word = text.words[number]
        if number == 0 and len(text.lines) > 1 and is_titlelike(text.lines[0], first=True):
            continue
        line = text.lines[number]
        if text.mass[number] or (word is None and line.final and line.size >= 30 and not line.prose):
            return _back(text, number, start)
    # Nothing reads like a paragraph: what follows the first line or the byline is the body.
    if meta is None:
        return min(1, len(text.lines)) if text.lines and is_titlelike(text.lines[0]) else 0
    return min(meta + 1, len(text.lines))


def _back(text: _Text, number: int, start: int) -> int:
    """Take in what opens a body in front of its first paragraph: an addressee, a numbered heading."""
    while number > start:
        before = text.lines[number - 1]
        if text.words[number - 1] is not None or not (before.item or _ADDRESS.match(before.text)):
            break
        number -= 1
    return number


def _head(text: _Text, lead: int, meta: int | None) -> tuple[int, int] | None:
    head = text.lines[:lead]
    for number, line in enumerate(head):
        line.kind = _head_kind(line, text.words[number], number == 0)
    opening = "".join(line.text[:300] for line in text.lines[lead : lead + 3])
    title = choose(head, opening, meta)
    if title is None:
        for line in head:
            line.kind = line.kind or "navigation"
        return _quoted(head)
    first, last = title
    for number, line in enumerate(head):
        if first <= number <= last:
            line.kind = "title"
        elif not line.kind:
            line.kind = "navigation" if number < first or _is_navigation(line) else "title"
    return title


def _quoted(head: list[Line]) -> tuple[int, int] | None:
    """Take the title that a byline quotes (原标题: …) where the page has none of its own."""
    for number, line in enumerate(head):
        if line.kind == "meta" and is_labelled(line):
            line.kind = "title"
            return number, number
    return None


def _no_later(text: _Text, lead: int, title: tuple[int, int] | None) -> int:
    """Let the body begin with the first paragraph under the title that no word claims.

    What stands under it and looked like a byline (a time, a place) is part of the body.
    """
    if title is None:
        return lead
    under = [number for number in range(title[1] + 1, lead) if text.lines[number].kind == "title"]
    if len(under) > _SUBTITLES:
        return under[0]
    for number in range(title[1] + 1, lead):
        line, word = text.lines[number], text.words[number]
        speaks = line.item or line.final or line.text.endswith(":") or pattern(_SPEAKING).match(line.text)
        if (
            text.mass[number]
            or (line.kind == "title" and speaks)
            or (word is not None and word.kind == "body")
        ):
            return number
    return lead


def _head_kind(line: Line, word: Word | None, first: bool) -> str:
    """Return the kind of a line above the body as far as it shows by itself."""
    if word is not None:
        if word.kind in ("meta", "abstract", "caption", "credits", "navigation", "copyright", "footer"):
            return word.kind
        return "navigation" if word.opens else word.kind
    if _is_meta(line):
        return "meta"
    if line.prose:
        return ""
    if (_is_navigation(line) and not is_menu(line)) or _URL.match(line.text):
        return "navigation"
    if pattern(_TAIL_CREDITS).match(line.text) or _NAMES.match(line.text):
        return "credits"
    if not first and line.size <= 12 and pattern(_BY_SITE).match(line.text):
        return "navigation"
    return ""


def _is_navigation(line: Line) -> bool:
    text = line.text.rstrip("| ")  # bars at the end are what is left of a table's border
    if line.prose or line.final:
        return False
    return is_menu(line) or text.count("|") >= 2 or (_PATH.search(text) is not None and line.size <= 120)


def _body(text: _Text, lead: int, title: tuple[int, int] | None) -> None:
    """Walk down from the first paragraph, zone by zone."""
    lines = text.lines
    name = lines[title[0]].text if title else ""
    ahead = _ahead(text)
    seen = Seen()
    mode, mass, chrome = "body", 0, False
    for number in range(lead, len(lines)):
        line, word = lines[number], text.words[number]
        if name and line.text == name:
            line.kind = "title" if ahead[number] >= 60 else ("body" if mode == "body" else mode)
            mode = "body" if ahead[number] >= 0.6 * mass and mass else mode
            continue
        if line.prose and mode != "body" and line.size >= 20 and seen.near(line):
            mode = "body"
        if word is not None and _accept(word, line, number, text):
            line.kind = word.kind
            chrome = chrome or word.kind in _TRAILERS
            if _opens(word, number, text, ahead) and _enough(mass, ahead[number]):
                mode = word.kind
            elif mode in _TRAILERS and word.kind in ("caption", "abstract", "meta", "navigation"):
                line.kind = mode
            continue
        if mode == "body" and lines[number - 1].kind in ("title", "meta") and _is_meta(line):
            line.kind = "meta"
            continue
        if mode == "body" and ahead[number] >= 30 and _heads_story(text, number):
            line.kind = "title"
            continue
        line.kind = _kind(line, mode, chrome, ahead[number])
        if line.kind == "body" and line.prose:
            mass += line.size
            chrome = False
            seen.add(line)


def _heads_story(text: _Text, number: int) -> bool:
    """Return whether a line is the title of a further story: it stands on a byline of its own."""
    line, below = text.lines[number], number + 1
    if below >= len(text.lines) or line.size < 8 or not is_titlelike(line) or not text.is_byline(below):
        return False
    return _under_title(text, below) and pattern(_SIGNER).match(line.text) is None


def _ahead(text: _Text) -> list[int]:
    """Return, for each line, the mass of paragraphs from it to the next line that opens a zone."""
    ahead = [0] * (len(text.lines) + 1)
    for number in range(len(text.lines) - 1, -1, -1):
        ahead[number] = text.mass[number] + (0 if _closed(text, number + 1) else ahead[number + 1])
    return ahead


def _closed(text: _Text, number: int) -> bool:
    word = text.words[number] if number < len(text.words) else None
    return word is not None and word.opens == "yes"


def _accept(word: Word, line: Line, number: int, text: _Text) -> bool:
    """Return whether a word holds below the first paragraph."""
    if word.kind == "navigation" and line.size > 30:
        return False
    if word.kind == "abstract" and number > 0 and line.prose:
        return True
    return not (word.kind == "meta" and (line.final or line.size > 120))


def _enough(mass: int, ahead: int) -> bool:
    """Return whether so much of the body stands above that what lies ahead may be something else."""
    return mass >= 0.5 * ahead or (mass >= 60 and mass >= ahead / 8)


def _opens(word: Word, number: int, text: _Text, ahead: list[int]) -> bool:
    if word.opens == "links":
        return number + 1 < len(text.lines) and ahead[number] < 60
    return word.opens == "yes"


def _kind(line: Line, mode: str, chrome: bool, ahead: int) -> str:
    if mode != "body":
        if mode in ("related", "teaser") and line.prose:
            return "teaser"
        return mode
    if line.prose or line.item or line.final:
        return "body"
    if _URL.match(line.text):
        return "footer"
    if is_labelled(line):
        return "meta"
    if line.size <= 60 and (pattern(_TAIL_CREDITS).match(line.text) or _NAMES.match(line.text)):
        return "credits"
    if not line.text.strip(_RULE):
        return "footer"
    if ahead == 0 and (chrome or _is_navigation(line)):
        return "footer"
    return "body"


def _signature(lines: list[Line], lead: int) -> None:
    """Mark the organ and the date under a document, in either order, on two lines or one."""
    for number in range(lead + 1, len(lines)):
        line = lines[number]
        if line.kind not in ("body", "meta") or line.size > 80:
            continue
        if _DATE_ONLY.match(line.text.replace(" ", "")):
            if lines[number - 1].kind == "body":
                line.kind = "credits"
                _sign(lines, range(number - 1, lead, -1))
                _sign(lines, range(number + 1, min(number + 2, len(lines))))
        elif (signed := _SIGNED.match(line.text)) and pattern(_SIGNER).match(signed["organ"].strip()):
            line.kind = "credits"


def _sign(lines: list[Line], numbers: range) -> None:
    for number in numbers:
        if lines[number].kind != "body" or not pattern(_SIGNER).match(lines[number].text):
            return
        lines[number].kind = "credits"
