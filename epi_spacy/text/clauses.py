"""The clause grid: the units that directives are made of.

A clause is a maximal run of text without clause punctuation or a line break. The enumeration comma
\u3001 does not end a clause; neither does an ASCII comma or colon between two digits (3,400, 12:00).
White space, quotation marks and brackets at its edges are trimmed away.
"""

from __future__ import annotations

import re
from typing import Final

# Full-width marks are written as escapes, so that no editor folds them into ASCII. One set at the front holds
# all marks, so that the search runs over the text between them; of dashes it takes two.
_BREAK: Final = re.compile(
    "([,\uff0c\u3002;\uff1b!\uff01?\uff1f:\uff1a\r\n\u2026\u2014](?:(?<!\u2014)|\u2014+))"
)
# The marks of it that stand in numbers, too.
_IN_NUMBERS: Final = frozenset(",:")
_TRIM: Final = frozenset(
    " \t\u3000\xa0\ufeff\u201c\u201d\"\u2018\u2019'\u300c\u300d\u300e\u300f()\uff08\uff09\u3010\u3011"
    "[]<>\u300a\u300b\u2022\u00b7"
)


def clauses(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Split a text into clauses.

    text: any text.
    start, end: the stretch of it to split, in characters, half-open; by default all of it.
    RETURNS: the half-open character offsets of each clause, in order.
    """
    stop = len(text) if end is None else end
    out: list[tuple[int, int]] = []
    begin = at = start
    # What stands between the marks, and in between the marks: made faster than a match for each.
    parts: list[str] = _BREAK.split(text[start:stop])
    parts.append("")
    for number in range(0, len(parts), 2):
        at += len(parts[number])
        mark = parts[number + 1]
        if (
            mark in _IN_NUMBERS
            and start < at < stop - 1
            and text[at - 1].isdigit()
            and text[at + 1].isdigit()
        ):
            at += 1
            continue
        if begin < at:
            _append(out, text, begin, at)
        at += len(mark)
        begin = at
    return out


def _append(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if start < end:
        out.append((start, end))
