"""Which zone each line belongs to."""

from __future__ import annotations

import re

from .copies import Seen
from .lines import Line
from .title import choose, is_titlelike
from .words import Word, Words

_HAN = "\u4e00-\u9fff"
_DATE_ONLY = re.compile(
    r"^[(]?(?:20\d\d\s?[-/.\u5e74]\s?\d{1,2}\s?[-/.\u6708]\s?\d{1,2}\s?\u65e5?|[\u4e8c][\u3007\u96f6\u25cbOo0\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d]{3}\u5e74.{1,3}\u6708.{1,3}\u65e5"
    r"|\d{1,2}\s?[-/]\s?\d{1,2}|\d{1,2}\u6708\d{1,2}\u65e5|\d{1,2}[./]\d{1,2}[./]20\d\d)[)]?"
    r"(?:\s{0,4}\d{1,2}\s?[:\u65f6]\s?\d{1,2}(?:\s?[:\u5206]\s?\d{0,2}\s?\u79d2?)?)?(?=$|[\s|,])"
)
_META_INSIDE = re.compile(
    r"(?:\u6765\u6e90|\u53d1\u5e03\u65f6\u95f4|\u53d1\u5e03\u65e5\u671f|\u53d1\u5e03\u8005|\u65f6\u95f4|\u65e5\u671f|\u6d4f\u89c8\u91cf|\u6d4f\u89c8\u6b21\u6570|\u9605\u8bfb\u91cf|\u70b9\u51fb\u6570|\u4eba\u6c14|\u8bbf\u95ee\u91cf|\u5b57\u4f53|\u5b57\u53f7)\s{0,2}[:\uff1a]"
)
_WECHAT = re.compile(r"^(?:\u539f\u521b\s)?.{0,30}20\d\d-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d{2})?(?:\s.{0,20})?$")
_PAPER_NUMBER = re.compile(
    rf"^[{_HAN}]{{1,20}}[\u3014\[(]\s?20\d\d\s?[\u3015\])]\s?(?:\u7b2c)?\d{{1,4}}\s?\u53f7$|^[(]?\u7b2c?\s?[\d\u4e00-\u5341]{{1,4}}\s?\u53f7[)]?$"
)
_PATH = re.compile(r"\s?(?:>|\u00bb|\u203a|\u2192|>>)\s?")
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_SIGNER = re.compile(
    rf"^[{_HAN}()\u3001\s]{{3,60}}(?:\u653f\u5e9c|\u6307\u6325\u90e8|\u529e\u516c\u5ba4|\u529e\u516c\u5385|\u59d4\u5458\u4f1a|\u5c0f\u7ec4|\u5c40|\u5385|\u59d4|\u4e2d\u5fc3|\u529e|\u793e|\u5904|\u6751\u59d4\u4f1a|\u5c45\u59d4\u4f1a|\u652f\u90e8|\u515a\u7ec4|\u9662|\u4f1a)(?:\(\u4ee3\s{0, 2}\u7ae0\))?$"
)
_BY_SITE = re.compile(
    rf"^[{_HAN}A-Za-z]{{2,20}}(?:\u7f51|\u7f51\u7ad9|\u95e8\u6237|\u65e5\u62a5|\u65b0\u95fb|\u9891\u9053|\u878d\u5a92|\u5e73\u53f0)!?$"
)
_ADDRESS = re.compile(r"^(?:\u5404|\u5e7f\u5927|\u5168\u4f53|\u5c0a\u656c|\u4eb2\u7231).{1,80}:$")
_TAIL_CREDITS = re.compile(
    rf"^[(\u3010\[]?(?:\u672c\u62a5|\u672c\u7f51|\u672c\u53f0)?(?:[{_HAN}]{{0,8}})(?:\u8bb0\u8005|\u901a\u8baf\u5458|\u7f16\u8f91|\u6444\u5f71|\u5ba1\u6838|\u6821\u5bf9|\u4f9b\u7a3f|\u8d23\u7f16)\s?[:\s/|\u4e28]"
)
_TRAILERS = {"related", "teaser", "comments", "copyright", "footer"}


class _Text:
    """The lines of an article on their way to zones."""

    def __init__(self, lines: list[Line], words: Words) -> None:
        self.lines = lines
        self.words: list[Word | None] = [words.find(line) for line in lines]
        # Paragraphs that no word claims, by mass: what may be body.
        self.mass = [
            line.size if line.prose and word is None else 0
            for line, word in zip(lines, self.words, strict=True)
        ]


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
    _body(text, lead, title)
    _signature(lines, lead)
    return title


def _byline(text: _Text) -> int | None:
    """Return the number of the line of source and date above the body, or None."""
    total, before = sum(text.mass), 0
    for number, line in enumerate(text.lines):
        word = text.words[number]
        if (word is not None and word.kind == "meta" and not line.prose) or _is_meta(line):
            if before <= 0.25 * total:
                return number
            return None
        before += text.mass[number]
    return None


def _is_meta(line: Line) -> bool:
    if line.prose or line.size > 200:
        return False
    if _DATE_ONLY.match(line.text) or _PAPER_NUMBER.match(line.text):
        return line.size <= 120
    if line.size <= 120 and len(_META_INSIDE.findall(line.text)) >= 1 and not line.final:
        return True
    return bool(line.size <= 70 and _WECHAT.match(line.text))


def _lead(text: _Text, meta: int | None) -> int:
    """Return the number of the first line of the body."""
    start = 0 if meta is None else meta + 1
    for number in range(start, len(text.lines)):
        word = text.words[number]
        if text.mass[number] or (word is None and text.lines[number].final and text.lines[number].size >= 30):
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
        return None
    first, last = title
    for number, line in enumerate(head):
        if first <= number <= last:
            line.kind = "title"
        elif not line.kind:
            if line.prose:
                line.kind = "abstract" if number > last else "navigation"
            else:
                line.kind = "navigation" if number < first or _is_navigation(line) else "title"
    return title


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
    if _is_navigation(line) or _URL.match(line.text):
        return "navigation"
    if _TAIL_CREDITS.match(line.text):
        return "credits"
    if line.text.endswith(":") and line.size <= 20:
        return "navigation"
    if not first and line.size <= 12 and _BY_SITE.match(line.text):
        return "navigation"
    return ""


def _is_navigation(line: Line) -> bool:
    text = line.text
    if line.prose or line.final:
        return False
    if len(_PATH.findall(text)) >= 2 and line.size <= 120:
        return True
    tokens = text.replace("|", " ").split()
    return len(tokens) >= 3 and all(len(token) <= 8 for token in tokens) and line.size / len(tokens) <= 7


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
            if _opens(word, number, text) and mass >= 0.5 * ahead[number]:
                mode = word.kind
            elif mode in _TRAILERS and word.kind in ("caption", "abstract", "meta", "navigation"):
                line.kind = mode
            continue
        if mode == "body" and lines[number - 1].kind in ("title", "meta") and _is_meta(line):
            line.kind = "meta"
            continue
        line.kind = _kind(line, mode, chrome, ahead[number])
        if line.kind == "body" and line.prose:
            mass += line.size
            chrome = False
            seen.add(line)


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


def _opens(word: Word, number: int, text: _Text) -> bool:
    if word.opens == "links":
        return number + 1 < len(text.lines) and not text.lines[number + 1].prose
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
    if line.size <= 60 and _TAIL_CREDITS.match(line.text):
        return "credits"
    if ahead == 0 and (chrome or _is_navigation(line)):
        return "footer"
    return "body"


def _signature(lines: list[Line], lead: int) -> None:
    """Mark the organ and the date under a document."""
    for number in range(lead + 1, len(lines)):
        line = lines[number]
        if (
            line.kind not in ("body", "meta")
            or line.size > 60
            or not _DATE_ONLY.match(line.text.replace(" ", ""))
        ):
            continue
        if lines[number - 1].kind != "body":
            continue
        line.kind = "credits"
        above = number - 1
        while above > lead and lines[above].kind == "body" and _SIGNER.match(lines[above].text):
            lines[above].kind = "credits"
            above -= 1
