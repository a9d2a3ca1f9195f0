"""One name as it stands in a text."""

from __future__ import annotations

from typing import NamedTuple

# The score from which on a piece of text is taken for a name.
ACCEPT = 4.0


class Name(NamedTuple):
    """A stretch of text that may be a name: half-open offsets, how sure, and the name without blanks."""

    start: int
    end: int
    score: float
    text: str


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff" or char == "\u3007" or char >= "\U00020000"


def run_start(text: str, end: int, floor: int) -> int:
    """Return where the run of Chinese characters begins that ends at an offset, not before ``floor``."""
    start = end
    while start > max(0, floor) and is_han(text[start - 1]):
        start -= 1
    return start
