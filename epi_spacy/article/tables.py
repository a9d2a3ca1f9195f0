"""The table over a document, of which every cell came out as a line of its own."""

from __future__ import annotations

import re

from .lines import Line, make_line
from .patterns import pattern
from .title import is_labelled

# A cell that is a key: 索引号, 索 引 号:, [发布日期].
_KEY = r"[\[\u3010]?<<table_key>>[\]\u3011]?\s?[:\uff1a]?$"
_ROWS = 60  # lines among which the table stands
_CELL = 90  # characters of a value at most
_TITLE = 8  # characters of the title of a document at least
_OF_DOCUMENT = "关于.*<<document>>$"
_FEWEST = 2  # keys that make a table


def join_cells(text: str, rows: list[Line]) -> None:
    """Make one line of a key and the value below it.

    text: the whole text.
    rows: its lines; changed in place.
    """
    head = rows[:_ROWS]
    keys = [number for number, row in enumerate(head) if row.size <= 16 and _is_key(row.text)]
    if len(keys) < _FEWEST:
        return
    values = [number for number in keys if _has_value(rows, number, keys)]
    for number in reversed(values):
        joined = make_line(text, rows[number].start, rows[number + 1].end)
        if joined is not None:
            rows[number : number + 2] = [joined]


def _is_key(text: str) -> bool:
    return pattern(_KEY).match(re.sub(r"[\s\u3000]+", "", text)) is not None


def _has_value(rows: list[Line], number: int, keys: list[int]) -> bool:
    """Return whether the line below a key is its value: neither another key nor a paragraph."""
    below = number + 1
    if below >= len(rows) or below in keys:
        return False
    value = rows[below]
    if value.size > _TITLE and pattern(_OF_DOCUMENT).search(value.text) and not is_labelled(rows[number]):
        return False  # the key is empty, and the document's title follows
    return not value.prose and not value.item and value.size <= _CELL and not value.text.endswith(":")
