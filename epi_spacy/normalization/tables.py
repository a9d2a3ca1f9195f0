"""The normalizer's tables, read when first needed.

Characters are looked up by code point in two arrays over the whole of Unicode: what each one becomes,
and what it tells about the text (a set of flags). One pass over a text in numpy is several times faster
than a dictionary or a regular expression over its characters.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

UNICODE = 0x110000
# What a character tells.
CHANGES = 1  # it becomes another character
TRADITIONAL = 2  # it is written in traditional text only
SIMPLIFIED = 4  # it is written in simplified text only
GUARDED = 8  # it changes in traditional text, but is good simplified text as well
PHRASE = 16  # a phrase may decide what it becomes
TRADITIONAL_PHRASE = 128  # the same, in traditional text only
RARE = 32  # it hardly ever stands in real text: bytes gone astray
BRACKET = 64  # it may open a gloss


@dataclass(frozen=True)
class Tables:
    """What characters become.

    plain: code point to code point, for text of any script.
    traditional: the same, for traditional text.
    flags: code point to the flags above.
    phrases: for each character that a phrase decides: (phrase, its place in the phrase, what the phrase
        becomes, whether only in traditional text), longest first.
    """

    plain: NDArray[np.uint32]
    traditional: NDArray[np.uint32]
    flags: NDArray[np.uint8]
    phrases: dict[str, tuple[tuple[str, int, str, bool], ...]]


def rows(name: str) -> list[dict[str, Any]]:
    """Read a table of the data folder.

    name: the file's name.
    RETURNS: its rows as dicts, in order.
    """
    text = (files(__package__) / "data" / name).read_text(encoding="utf8")
    return list(csv.DictReader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def tables() -> Tables:
    """Return the character tables, read at the first call (some milliseconds)."""
    plain = np.arange(UNICODE, dtype=np.uint32)
    traditional = np.arange(UNICODE, dtype=np.uint32)
    flags = np.zeros(UNICODE, dtype=np.uint8)
    for code in range(0xFF01, 0xFF5F):
        plain[code] = traditional[code] = code - 0xFEE0
    for row in rows("variants.tsv"):
        char, to, kind = ord(row["char"]), ord(row["to"]), row["kind"]
        traditional[char] = to
        if kind == "guarded":
            flags[char] |= GUARDED
            continue
        plain[char] = to
        if kind == "traditional":
            flags[char] |= TRADITIONAL
            if not _encodes(row["to"], "big5"):
                flags[to] |= SIMPLIFIED
    return Tables(plain, traditional, _flag(plain, flags), _phrases(traditional, flags))


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _flag(plain: NDArray[np.uint32], flags: NDArray[np.uint8]) -> NDArray[np.uint8]:
    flags[plain != np.arange(UNICODE, dtype=np.uint32)] |= CHANGES
    flags[ord("(")] |= BRACKET
    flags[0xFF08] |= BRACKET
    return flags


def _phrases(
    traditional: NDArray[np.uint32], flags: NDArray[np.uint8]
) -> dict[str, tuple[tuple[str, int, str, bool], ...]]:
    found: dict[str, list[tuple[str, int, str, bool]]] = {}
    for row in rows("phrases.tsv"):
        phrase, to = row["phrase"], row["to"]
        for place, (char, becomes) in enumerate(zip(phrase, to, strict=True)):
            if traditional[ord(char)] != ord(becomes):
                found.setdefault(char, []).append((phrase, place, to, row["when"] == "traditional"))
                flags[ord(char)] |= TRADITIONAL_PHRASE if row["when"] == "traditional" else PHRASE
    return {char: tuple(sorted(entries, key=lambda e: -len(e[0]))) for char, entries in found.items()}
