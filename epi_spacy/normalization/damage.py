"""Bytes that went astray: text in one encoding read in another, or one byte off.

Three kinds are known. GBK that lost a byte: from there on every pair of bytes is made of the second byte of
one character and the first of the next, up to the next byte that stands alone. UTF-8 read as GBK, and UTF-8
read as Latin-1 or Windows-1252. All of them are full of characters that hardly anybody writes. Read the
right way again, the bytes must give plain text throughout; only then is a run reported, with that text as
its reading. Nothing is guessed: of a character that lost a byte nothing is said. Replacement characters,
also those that went through another encoding, are reported without a reading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from .tables import RARE, frequent, tables
from .text import Reading

Run = tuple[int, int]

# So many rare characters, none further from the next than so much, make a run worth a look.
_RARE_ENOUGH = 3
_NEAR = 4
# So many characters must be read, and so many of the raw ones be rare.
_READ = 5
_SHARE = 0.35
# UTF-8 proves itself sooner.
_READ_UTF8 = 3
_LONGEST = 400
# ASCII punctuation that a site folded from the full-width forms, whose second byte is its code + 0x80.
_FOLDED = "!(),.:;?"
# Replacement characters, as such and as their UTF-8 read as GBK.
_SIGNS = ("\ufffd", "\u951f\u65a4\u62f7")
_LOST = re.compile("\ufffd+|\u951f(?:\u65a4\u62f7\u951f?)+")
_GLOSS = re.compile(r"\([^()\s]{1,7}\)")


def find(text: str, rare: NDArray[np.intp]) -> list[Reading]:
    """Find runs of damaged text.

    text: raw text.
    rare: the offsets of its rare characters, in order.
    RETURNS: half-open character offsets of each run, in order, and its reading, empty if there is none.
    """
    found: list[Reading] = []
    if any(sign in text for sign in _SIGNS):
        found = [(*match.span(), "") for match in _LOST.finditer(text)]
    apart = rare[_RARE_ENOUGH - 1 :] - rare[: 1 - _RARE_ENOUGH]
    if len(apart) and int(apart.min()) <= _NEAR * (_RARE_ENOUGH - 1):
        reached = 0
        for first, last in _clusters(rare.tolist()):
            if first >= reached and (run := _shifted(text, first, last) or _utf8(text, first)):
                found.append(run)
                reached = run[1]
    return sorted(found)


def _clusters(rare: list[int]) -> list[tuple[int, int]]:
    """Group offsets that are near each other; of each group that is large enough, the first and last."""
    groups: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(rare) + 1):
        if at == len(rare) or rare[at] - rare[at - 1] > _NEAR:
            if at - start >= _RARE_ENOUGH:
                groups.append((rare[start], rare[at - 1]))
            start = at
    return groups


def _shifted(text: str, first: int, last: int) -> Reading | None:
    """Read the run around some rare characters with its bytes paired the other way."""
    end = last + 1
    core = b"".join(map(_pair, text[first:end]))
    if len(core) != 2 * (end - first) or not all(
        _decoded(core[at : at + 2]) for at in range(1, len(core) - 1, 2)
    ):
        return None
    while end < len(text) and end - first < _LONGEST and _pair(text[end]):
        end += 1
    # The shift lasts up to a byte that stands alone. Where it does not, only the rare ones are certain.
    return _read(text, first, end) or _read(text, first, last + 1)


def _read(text: str, start: int, end: int) -> Reading | None:
    pairs = [_pair(char) for char in text[start:end]]
    # The run may begin with characters that are not rare, behind punctuation that is one of its own.
    for back in range(1, 4):
        if start >= back and text[start - back] in _FOLDED:
            start -= back
            pairs = [_folded(text[start]), *map(_pair, text[start + 1 : start + back]), *pairs]
            break
    if not all(pairs):
        return None
    stream = b"".join(pairs)[1:]
    if end < len(text) and 0x40 <= ord(text[end]) < 0x7F and _decoded(stream[-1:] + text[end].encode()):
        stream += text[end].encode()
        end += 1
    reading = [_decoded(stream[at : at + 2]) for at in range(0, len(stream) - 1, 2)]
    flags = tables().flags
    rare = sum(1 for char in text[start:end] if flags[ord(char)] & RARE)
    if len(reading) < _READ or not all(reading) or rare < _SHARE * (end - start):
        return None
    if gloss := _GLOSS.match(text, end):
        end = gloss.end()
    return start, end, "".join(reading)


def _utf8(text: str, first: int) -> Reading | None:
    """Read the run around a rare character as UTF-8 that was read as something else."""
    for byte in (_pair, _single):
        # A character may begin with one that is not rare.
        for start in range(max(0, first - 2), first + 1):
            # A few characters tell whether to go on.
            for reach in (10, _LONGEST):
                stream = b"".join(map(byte, takewhile(byte, text[start : start + reach])))
                raw, plain = _plain_utf8(stream)
                if len(plain) < _READ_UTF8:
                    break
            else:
                end = start + len(raw) // len(byte(text[start]))
                if end > first:
                    return start, end, plain
    return None


def _plain_utf8(stream: bytes) -> tuple[bytes, str]:
    """Return the longest beginning of some bytes that is plain text in UTF-8, and that text, simplified."""
    try:
        text = stream.decode("utf8")
    except UnicodeDecodeError as problem:
        text = stream[: problem.start].decode("utf8")
    plain = "".join(takewhile(frequent().__contains__, (chr(tables().plain[ord(char)]) for char in text)))
    return text[: len(plain)].encode("utf8"), plain


@lru_cache(maxsize=4096)
def _single(char: str) -> bytes:
    """Return the byte above ASCII that Windows-1252 or Latin-1 read as a character, or none."""
    try:
        byte = char.encode("cp1252")
    except UnicodeEncodeError:
        byte = bytes((ord(char),)) if char <= "\xff" else b""
    return byte if byte >= b"\x80" else b""


@lru_cache(maxsize=4096)
def _pair(char: str) -> bytes:
    """Return the two bytes of a character in GBK, or none."""
    try:
        pair = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return pair if len(pair) == 2 else b""


def _folded(char: str) -> bytes:
    return bytes((0xA3, ord(char) + 0x80))


@lru_cache(maxsize=4096)
def _decoded(pair: bytes) -> str:
    """Return the simplified form of what two bytes stand for, if plain text holds it; else nothing."""
    try:
        char = pair.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    if len(char) != 1:
        return ""
    plain = chr(tables().plain[ord(char)])
    return plain if plain in frequent() else ""
