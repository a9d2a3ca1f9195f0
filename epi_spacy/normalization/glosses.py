"""Pinyin glosses that were put behind characters, such as 鄉(xiāng)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from .tables import GUARDED, TRADITIONAL, rows, tables

# A bracket, a few Latin letters with or without tone marks (also as combining marks), perhaps spaces.
_LETTERS = (
    "a-zA-Z\u00e0-\u00ff\u0100-\u017f\u01cd-\u01dc\u01f8\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3e\u1e3f"
)
_BLANKS = " \u00a0\u3000'\u2019"
_GLOSS = re.compile(rf"[(\uff08][{_BLANKS}]?[{_LETTERS}][{_LETTERS}{_BLANKS}]{{0,30}}[)\uff09]")
_SPACES = str.maketrans("", "", _BLANKS)
# Letters that stand for another one: script a and g, v for u with dots.
_LOOKALIKES = str.maketrans("\u0251\u0261v", "ag\u00fc")
# The four tones, and the breve that is often typed for the third.
_TONES = dict.fromkeys((0x0304, 0x0301, 0x030C, 0x0300, 0x0306))
# Behind a traditional character a syllable without a tone mark is believed to be a gloss in the company of so
# many toned ones, or of so many of its own kind.
_ENOUGH = 3
_ENOUGH_TONELESS = 5


@cache
def _syllables() -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", row[0]) for row in rows("pinyin.tsv"))


@lru_cache(maxsize=8192)
def syllables(inner: str) -> tuple[int, int]:
    """Read the inside of a bracket as pinyin.

    inner: the text between the brackets.
    RETURNS: how many syllables it holds (0: it is no pinyin), and how many of them bear a tone mark.
    """
    letters = unicodedata.normalize("NFD", inner.translate(_SPACES).lower())
    parts = _split(unicodedata.normalize("NFC", letters.translate(_LOOKALIKES)))
    return len(parts), sum(toned for _, toned in parts)


def _split(letters: str) -> list[tuple[str, bool]]:
    """Split toned letters into the fewest syllables that hold at most one tone mark each."""
    best: list[list[tuple[str, bool]] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is None or ((now := best[end]) is not None and len(now) <= len(before) + 1):
                continue
            bare, tones = _bare(letters[start:end])
            if tones < 2 and bare in _syllables():
                best[end] = [*before, (bare, tones == 1)]
    return best[-1] or []


@lru_cache(maxsize=8192)
def _bare(letters: str) -> tuple[str, int]:
    apart = unicodedata.normalize("NFD", letters)
    bare = apart.translate(_TONES)
    return unicodedata.normalize("NFC", bare), len(apart) - len(bare)


def find(text: str, brackets: Iterable[int]) -> list[tuple[int, int]]:
    """Find the pinyin glosses of a text.

    text: raw text.
    brackets: the offsets of its opening brackets, in order.
    RETURNS: half-open character offsets of each gloss with its brackets, in order.
    """
    flags = tables().flags
    sure: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    for start in brackets:
        match = _GLOSS.match(text, start)
        if match is None:
            continue
        end = match.end()
        count, toned = syllables(text[start + 1 : end - 1])
        if not count:
            continue
        again = bool(sure) and sure[-1][1] == start
        if not again and count > _characters_before(text, start, count):
            continue
        if toned == count or (toned and count > 1):
            sure.append((start, end))
        elif count == 1 and flags[ord(text[start - 1])] & (TRADITIONAL | GUARDED):
            doubtful.append((start, end))
    if doubtful and (len(sure) >= _ENOUGH or len(doubtful) >= _ENOUGH_TONELESS):
        sure = sorted(sure + doubtful)
    return sure


def _characters_before(text: str, end: int, wanted: int) -> int:
    """Count the Chinese characters right before an offset, up to as many as wanted."""
    start = end
    while start and end - start < wanted and _is_han(text[start - 1]):
        start -= 1
    return end - start


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"
