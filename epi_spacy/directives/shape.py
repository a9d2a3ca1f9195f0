"""The shape of a text: sentences and paragraphs over the clause grid, and its quotations."""

from __future__ import annotations

import re
from typing import Final

from mypy_extensions import mypyc_attr

Span = tuple[int, int]
_STOP: Final = re.compile("[\u3002!?\u2026\r\n]")
_STOPS: Final = ("\u3002", "!", "?")
# What stands between most clauses of one sentence.
_WITHIN: Final = frozenset(",;:")
_PUNCTUATION: Final = re.compile("[\u3002!?;:,]")
#: The mark that may open a quotation; whether one does is said by ``quotations``.
OPENING: Final = "\u201c"
_CLOSING: Final = "\u201d"
_DEEP: Final = 3
# How much is read of what stands between two clauses, and behind the last one.
_GAP: Final = 200
_BEHIND: Final = 40


@mypyc_attr(acyclic=True)
class Sentence:
    """A sentence: numbers of its clauses, half-open, and where it stands.

    paragraph: counter of its line. opens: it opens the line. subtitle: it is a line of its own without
    punctuation. question: it ends in a question mark. listing: it ends in a colon and a line break.
    """

    def __init__(
        self,
        first: int,
        last: int,
        paragraph: int,
        opens: bool,
        subtitle: bool,
        question: bool,
        listing: bool,
    ) -> None:
        self.first, self.last, self.paragraph, self.opens = first, last, paragraph, opens
        self.subtitle, self.question, self.listing = subtitle, question, listing


def sentences(text: str, clauses: list[Span]) -> list[Sentence]:
    """Group the clauses of a text into sentences.

    text: the normalized text. clauses: characters of its clauses, in order.
    RETURNS: the sentences in order.
    """
    found: list[Sentence] = []
    first, paragraph, opens = 0, 1, True
    final = len(clauses) - 1
    for number in range(len(clauses)):
        end, last = clauses[number][1], number == final
        following = clauses[number + 1][0] if not last else end + _BEHIND
        gap = text[end:following] if following - end <= _GAP else text[end : end + _GAP]
        if not last and (gap in _WITHIN or not (gap.startswith(_STOPS) or _STOP.search(gap))):
            continue
        line_end = last or "\n" in gap or "\r" in gap
        listing = line_end and ":" in gap.split("\n")[0]
        lone = opens and line_end and number - first <= 1 and not _PUNCTUATION.search(gap)
        found.append(Sentence(first, number + 1, paragraph, opens, lone, "?" in gap[:2], listing))
        first, opens = number + 1, line_end
        paragraph += line_end
    return found


def quotations(text: str) -> dict[int, int]:
    """Return where each quotation closes, by where it opens; they may nest.

    text: the normalized text.
    RETURNS: character offsets of the closing mark by those of the opening one.
    """
    stack: list[int] = []
    found: dict[int, int] = {}
    opening, closing = text.find(OPENING), text.find(_CLOSING)
    while closing >= 0:
        if 0 <= opening < closing:
            if len(stack) == _DEEP:
                stack.clear()
            stack.append(opening)
            opening = text.find(OPENING, opening + 1)
        else:
            if stack:
                found[stack.pop()] = closing
            closing = text.find(_CLOSING, closing + 1)
    return found
