"""The normalizer's tables, read when first needed.

Characters are looked up by code point in two arrays over the whole of Unicode: what each one becomes,
and what it tells about the text (a set of flags). One pass over a text in numpy is several times faster
than a dictionary or a regular expression over its characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
_BRACKETS = "([{\uff08\uff3b\u3010\u3014\u3008\ufe59"
# Letters and signs above ASCII that Chinese text does hold: of pinyin, of measures, guillemets.
_USUAL_LATIN = "\u00a0\u00a7\u00a9\u00ab\u00ae\u00b0\u00b1\u00b2\u00b3\u00b7\u00bb\u00d7\u00f7" + (
    "\u00e0\u00e1\u00ec\u00ed\u00f2\u00f3\u00f9\u00fa\u00fc"
)
# What Windows-1252 has in place of the controls, but for quotation marks, dashes and dots.
_BEYOND_ASCII = [0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC, 0x2020, 0x2021, 0x2039]
_MARKS = "\u3001\u3002\u201c\u201d\u2018\u2019\u300a\u300b\u2014\u2026"


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


def rows(name: str) -> list[list[str]]:
    """Read a table of the data folder.

    name: the file's name.
    RETURNS: its rows without the header, as lists of fields.
    """
    text = (files(__package__) / "data" / name).read_text(encoding="utf8")
    return [line.split("\t") for line in text.split("\n")[1:] if line]


@cache
def frequent() -> frozenset[str]:
    """Return the characters that plain text holds often: level 1 of GB 2312, ASCII, common marks."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    level = b"".join(pairs).decode("gb2312", "ignore")
    return frozenset([*level, *map(chr, range(0x21, 0x7F)), *_MARKS])


@cache
def tables() -> Tables:
    """Return the character tables, read at the first call (some milliseconds)."""
    plain = np.arange(UNICODE, dtype=np.uint32)
    plain[0xFF01:0xFF5F] -= 0xFEE0
    traditional = plain.copy()
    flags = np.zeros(UNICODE, dtype=np.uint8)
    variants = rows("variants.tsv")
    kinds = np.array([row[2] for row in variants])
    chars, becomes = (np.array([ord(row[field]) for row in variants]) for field in (0, 1))
    guarded, script = kinds == "guarded", kinds == "traditional"
    traditional[chars] = becomes
    plain[chars[~guarded]] = becomes[~guarded]
    flags[chars[guarded]] |= GUARDED
    flags[chars[script]] |= TRADITIONAL
    # What traditional text never holds is known by its absence from Big5.
    both = "".join(map(chr, becomes[script])).encode("big5", "ignore").decode("big5")
    flags[becomes[script]] |= SIMPLIFIED
    flags[list(map(ord, both))] &= ~np.uint8(SIMPLIFIED)
    flags[chars] |= np.where(guarded, 0, CHANGES).astype(np.uint8)
    flags[0xFF01:0xFF5F] |= CHANGES
    flags[list(map(ord, _BRACKETS))] |= BRACKET
    # What hardly ever stands in Chinese text and speaks of another encoding: Latin letters and controls above
    # ASCII, replacement characters, and of what GBK knows enclosed numbers, the private use area, and
    # characters that are neither frequent nor a form of a frequent one.
    flags[0x80:0xB7] |= RARE
    flags[0xB8:0x100] |= RARE
    flags[[*map(ord, _USUAL_LATIN)]] &= ~np.uint8(RARE)
    flags[_BEYOND_ASCII] |= RARE
    flags[[ord("?"), 0xFFFD]] |= RARE
    some = np.concatenate((np.arange(0x2460, 0x2600), np.arange(0x4E00, 0x9FA6), np.arange(0xE000, 0xE866)))
    usual = np.array(sorted(map(ord, frequent())))
    flags[some[~np.isin(traditional[some], usual)]] |= RARE
    return Tables(plain, traditional, flags, _phrases(traditional, flags))


def _phrases(
    traditional: NDArray[np.uint32], flags: NDArray[np.uint8]
) -> dict[str, tuple[tuple[str, int, str, bool], ...]]:
    entries = [(phrase, to, when == "traditional") for phrase, to, when, _ in rows("phrases.tsv")]
    # A character that some phrase decides is looked up in all of them: a longer phrase that leaves it as it
    # is keeps a shorter one away.
    decided = {
        char
        for phrase, to, _ in entries
        for char, becomes in zip(phrase, to, strict=True)
        if traditional[ord(char)] != ord(becomes)
    }
    found: dict[str, list[tuple[str, int, str, bool]]] = {}
    for phrase, to, only in entries:
        for place, char in enumerate(phrase):
            if char in decided:
                found.setdefault(char, []).append((phrase, place, to, only))
                flags[ord(char)] |= TRADITIONAL_PHRASE if only else PHRASE
    return {char: tuple(sorted(entries, key=lambda e: -len(e[0]))) for char, entries in found.items()}
