"""The words by which a line shows what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..datafiles import rows
from .lines import Line

KINDS = (
    "navigation",
    "title",
    "meta",
    "abstract",
    "body",
    "caption",
    "credits",
    "teaser",
    "related",
    "comments",
    "copyright",
    "footer",
)
_EDGE = (
    " \t\u3000\xa0:;,.!?()[]<>-_\u3010\u3011\u3002\u2026\u201c\u201d\u300a\u300b"
    "\u00ab\u00bb\u203a\u2192\u2014\u2015"
)
_SPACED = re.compile(
    r"[\u4e00-\u9fff](?:\s{1,6}[\u4e00-\u9fff]+){1,4}\s{0,2}:|[\[\u3010]\s{0,3}[\u4e00-\u9fff\s]{2,12}[\]\u3011]"
)
_SHORT = 80
_DEEP = 300
_PAGE = 600  # characters of a line that holds more than what a site says of itself
# Zones whose words may open a paragraph; other words count in lines that are no prose.
_OF_PROSE = {"abstract", "caption", "copyright"}


@dataclass(frozen=True, slots=True)
class Word:
    """A row of ``data/lines.tsv``.

    kind: the zone that a line with this word belongs to.
    where: "start", "whole", "part" or "deep".
    opens: "yes" or "links": whether the lines that follow belong to the same zone; "edge": the word means
        something else between the paragraphs of a body; or "".
    text: the word, normalized.
    """

    kind: str
    where: str
    opens: str
    text: str


@cache
def shipped() -> tuple[Word, ...]:
    """Return the words of ``data/lines.tsv``, and the columns of ``data/parts.tsv``, which also are lines."""
    columns = (row["text"] for row in rows("article", "parts.tsv") if row["list"] == "column")
    return (
        *(Word(r["kind"], r["where"], r["opens"], r["text"]) for r in rows("article", "lines.tsv")),
        *(Word("navigation", "whole", "", column) for column in columns),
    )


class Words:
    """Find the word that a line goes by.

    extra: users' words, which win over the shipped ones.
    """

    def __init__(self, extra: Iterable[Word] = ()) -> None:
        self._tables = [_Table(list(extra)), _Table(list(shipped()))]

    def find(self, line: Line) -> Word | None:
        """Return the word that says what this line is, or None.

        line: a line of normalized text.
        """
        for table in self._tables:
            word = table.find(line)
            if word is not None:
                return word
        return None


class _Table:
    def __init__(self, words: list[Word]) -> None:
        self._by: dict[str, dict[str, Word]] = {"start": {}, "whole": {}, "part": {}, "deep": {}}
        for word in words:
            self._by[word.where].setdefault(word.text, word)
        self._start = _alternatives(self._by["start"])
        self._part = _alternatives(self._by["part"])
        self._deep = _alternatives(self._by["deep"])

    def find(self, line: Line) -> Word | None:
        text = line.text
        found = self._start.match(text) if self._start else None
        if found:
            word = self._by["start"][found.group()]
            if word.kind in _OF_PROSE or not line.prose:
                return word
        if found is None and self._start and not line.prose and (spaced := _SPACED.match(text)):
            # Keys are often printed with blanks between their characters, or in brackets.
            key = re.sub(r"[\s\[\]\u3010\u3011:]+", "", spaced.group()) + ":"
            found = self._start.match(key)
            if found:
                return self._by["start"][found.group()]
        if line.size <= _SHORT:
            whole = self._by["whole"].get(text.strip(_EDGE))
            if whole is not None:
                return whole
        if self._deep and line.size <= _PAGE and (found := self._deep.search(text, 0, _DEEP)):
            return self._by["deep"][found.group()]
        if self._part and line.size <= _SHORT and not line.final and (found := self._part.search(text)):
            return self._by["part"][found.group()]
        return None


def _alternatives(words: dict[str, Word]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile("|".join(re.escape(text) for text in sorted(words, key=len, reverse=True)))
