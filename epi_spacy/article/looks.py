"""Lines together with what shows on each of them by itself."""

from __future__ import annotations

import re

from .lines import Line
from .patterns import DAY, pattern
from .words import Word, Words

_NUM = "[\u3007零\u25cbOo0一二三四五六七八九]"
_CLOCK = r"(?:\s{0,4}\d{1,2}\s?[:时]\s?\d{1,2}(?:\s?[:分]\s?\d{0,2}\s?秒?)?)?"
DATE_ONLY = re.compile(
    rf"[(]?(?:{DAY}|\d{{1,2}}[./]\d{{1,2}}[./]20\d\d"
    rf"|二{_NUM}{{3}}年.{{1,3}}月.{{1,3}}日|\d{{1,2}}\s?[-/]\s?\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日)"
    rf"[)]?{_CLOCK}$"
)
_DATE_FIRST = re.compile(rf"{DAY}{_CLOCK}(?=$|[\s|])")
# A date with the time of day, or "于…发表", inside a short line.
_MOMENT = re.compile(
    r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{1,3}\d{1,2}:\d{2}|于?\s?20\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?\s?(?:发表|发布)"
)
# Where <<name>> stands for words of data/parts.tsv, see patterns.py.
_META_INSIDE = r"<<byline>>\s{0,2}:"
_PAPER_AND_DATE = r"[\u4e00-\u9fff]{2,12}<<paper>>\s{1,4}" + DAY + "$"
# The day and the time of day, and who has read it: 02-09 10:20 阅读 800.
_READ = r"\d{1,2}[-/]\d{1,2}\s{1,3}\d{1,2}:\d{2}\s{1,6}(?:<<read>>|<<byline>>)"
# The head of a page of a paper: its name, the date, the number of the page.
PAPER_PAGE = re.compile(
    r"(?:(?P<name>[\u4e00-\u9fff]{2,12})\s{1,4})?"
    + DAY
    + r"(?:\s{0,4}星期.)?(?:\s{1,4}(?P<behind>[\u4e00-\u9fff]{3,12}))?\s{0,4}第?\s?[A-Z]?\d{1,3}\s?版"
)
_WECHAT = re.compile(r"^(?:原创\s)?.{0,30}20\d\d-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d{2})?(?:\s.{0,20})?$")
_PAPER_NUMBER = re.compile(
    r"[\u3014\[(]?(?:20\d\d\s?年?\s?[\u3015\])]?)?\s?第\s?[\d一二三四五六七八九十]{1,4}\s?期[)]?$|"
    r"[\u4e00-\u9fff]{1,20}[\u3014\[(]\s?20\d\d\s?[\u3015\])]\s?第?\d{1,4}\s?号$"
    r"|[(]?第?\s?[\d一二三四五六七八九十]{1,4}\s?号[)]?$"
)
# The way to a page, of three stations or more.
TRAIL = re.compile(
    r"(?:[^>\u203a\u00bb,\u3002:]{2,20}\s?[>\u203a\u00bb]{1,2}\s?){2}[^>\u203a\u00bb,\u3002:]{2,40}$"
)
_DEMAND = 60  # characters of such a line at most
_CAPTION = 100  # the longest caption that a mark alone makes
# What a site says of its texts, however it begins: 声明, 特别声明.
_RIGHTS = "<<rights>>"
# What somebody is to do, behind a word that looks like a key: 统筹:某办要每日调度.
_DEMANDS = re.compile(r"(?<![摘重主必需想首])要(?![闻点目求素])|[必务]?须|不得|严禁|禁止|应当|务必")
_ANNOUNCES = re.compile(r"如下[^\u3002]{0,8}:?$")


class PageLines:
    """The lines of an article on their way to zones.

    text: the whole normalized text.
    lines: its lines.
    words: the lexicon of lines.
    """

    def __init__(self, text: str, lines: list[Line], words: Words) -> None:
        self.text = text
        self.lines = lines
        self.words: list[Word | None] = [
            _claim(words.find(line), line, below)
            for line, below in zip(lines, [*lines[1:], None], strict=True)
        ]
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
        if is_trail(line):
            return False
        return (word is not None and word.kind == "meta" and not line.prose) or is_meta(line)


def is_trail(line: Line) -> bool:
    """Return whether a line is the way to a page."""
    text = line.text
    return (">" in text or "\u203a" in text or "\u00bb" in text) and TRAIL.match(text) is not None


def _claim(word: Word | None, line: Line, below: Line | None) -> Word | None:
    """Drop the claim of a word on a line that only looks like what the word marks.

    word: what the lexicon says of the line, or None.
    line, below: the line and the one below it.
    """
    if word is None:
        return None
    if word.kind == "caption" and len(word.text) == 1 and line.size > _CAPTION:
        return None  # a picture's mark in front of the points of a list
    if word.kind == "copyright" and not _speaks_of_rights(line, below):
        return None
    if word.kind == "credits" and line.text.rstrip('\u201d"').endswith("?"):
        return None  # a reporter's question
    if word.where == "start" and _is_sentence(word, line):
        return None
    # What an organ announces is its own text: 相关信息公布如下.
    return None if word.opens == "yes" and _ANNOUNCES.search(line.text) else word


def _is_sentence(word: Word, line: Line) -> bool:
    """Return whether a line that begins like a byline or like credits demands something."""
    if word.kind not in ("meta", "credits") or line.size > _DEMAND:
        return False
    if word.kind == "meta" and not line.text[len(word.text) : len(word.text) + 1].isalpha():
        return False
    return _DEMANDS.search(line.text, len(word.text)) is not None


def _speaks_of_rights(line: Line, below: Line | None) -> bool:
    """Return whether a line speaks of a site's texts, and is no provision or declaration of an organ."""
    said = set(pattern(_RIGHTS).findall(line.text[:300]))
    if line.item:
        return len(said) > 1
    return bool(said) or (line.size <= 12 and below is not None and bool(pattern(_RIGHTS).search(below.text)))


def is_meta(line: Line) -> bool:
    """Return whether a line looks like a byline though it begins with no word of the lexicon."""
    if line.prose or line.size > 200:
        return False
    if DATE_ONLY.match(line.text) or _PAPER_NUMBER.match(line.text):
        return True
    if line.size <= 120 and not line.final and _DATE_FIRST.match(line.text):
        return True
    if line.size <= 120 and not line.final and pattern(_META_INSIDE).search(line.text):
        return True
    if line.size <= 60 and not line.final and _MOMENT.search(line.text):
        return True
    if line.size <= 60 and PAPER_PAGE.match(line.text):
        return True
    if line.size <= 40 and pattern(_PAPER_AND_DATE).match(line.text):
        return True
    if line.size <= 60 and pattern(_READ).match(line.text):
        return True
    return bool(line.size <= 70 and _WECHAT.match(line.text))
