"""Damages clean text the ways that real text is damaged, at random places, and knows what it did."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Damaged:
    """A text with one damaged run.

    text: the text with the damage.
    start, end: the damaged characters of it.
    said: the clean text of the run.
    """

    text: str
    start: int
    end: int
    said: str


def latin(data: bytes, codec: str) -> str:
    """Read bytes in a single-byte encoding; what it has no character for stays, as in browsers."""
    return "".join(bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in data)


def double(said: str) -> str:
    """UTF-8 read as Windows-1252, twice."""
    return latin(latin(said.encode(), "cp1252").encode(), "cp1252")


def shifted(said: str) -> str:
    """GBK without its first byte; the last one is left alone: a letter, or a sign of its loss."""
    data = said.encode("gb18030")[1:]
    last = chr(data[-1]) if data[-1] < 0x80 else "?"
    return data[:-1].decode("gb18030", "replace").replace("\ufffd", "?") + last


def shiftable(said: str) -> str:
    """Cut a text behind the first character whose second byte is ASCII: there the shift ends by itself."""
    for at, char in enumerate(said):
        if at and char.encode("gb18030")[-1] < 0x80:
            return said[: at + 1]
    return said


WAYS: dict[str, Callable[[str], str]] = {
    "GBK one byte off": shifted,
    "UTF-8 as GBK": lambda said: said.encode().decode("gb18030", "replace"),
    "UTF-8 as GBK, ?": lambda said: said.encode().decode("gb18030", "replace").replace("\ufffd", "?"),
    "UTF-8 as Windows-1252": lambda said: latin(said.encode(), "cp1252"),
    "UTF-8 as Latin-1": lambda said: said.encode().decode("latin-1"),
    "UTF-8 as Windows-1252 twice": double,
    "GBK as Latin-1": lambda said: said.encode("gb18030").decode("latin-1"),
    "GBK as Windows-1252": lambda said: latin(said.encode("gb18030"), "cp1252"),
    "GBK as Big5": lambda said: said.encode("gb18030").decode("big5", "replace"),
    "GBK as UTF-8": lambda said: said.encode("gb18030").decode("utf8", "replace"),
    "lost, U+FFFD": lambda said: "\ufffd" * len(said),
    "lost, ? a byte": lambda said: "??" * len(said),
    "lost, one ?": lambda said: "?" * len(said),
}
# What is lost is short; one character at a time for the last kind.
LENGTHS = {"lost, U+FFFD": (1, 4), "lost, ? a byte": (1, 4), "lost, one ?": (1, 1)}
REVERSIBLE = [way for way in WAYS if not way.startswith("lost") and way != "GBK as UTF-8"]


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char in "\u3001\u3002\uff0c\uff1a"


def damage(text: str, way: str, rng: random.Random) -> Damaged | None:
    """Damage a run of Chinese characters of a text; None where the text has no place for it.

    text: clean text.
    way: a key of WAYS.
    rng: the only source of chance.
    """
    least, most = LENGTHS.get(way, (4, 30))
    for _ in range(50):
        start, size = rng.randrange(len(text)), rng.randint(least, most)
        said = text[start : start + size]
        if WAYS[way] is shifted:
            said = shiftable(said)
            size = max(least, len(said))
        if len(said) == size and all(map(is_han, said)) and start > 0:
            read = WAYS[way](said)
            return Damaged(text[:start] + read + text[start + size :], start, start + len(read), said)
    return None
