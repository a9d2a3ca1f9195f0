"""Characters and the bytes that they are in one encoding or another."""

from __future__ import annotations

from functools import lru_cache

from .tables import RARE, frequent, tables


def is_rare(char: str) -> bool:
    """Return whether a character hardly ever stands in real text.

    char: one character.
    """
    return bool(tables().flags[ord(char)] & RARE)


def is_everyday(char: str) -> bool:
    """Return whether a character is one of everyday text, in any script.

    char: one character, or nothing, which is none.
    """
    return bool(char) and chr(tables().plain[ord(char)]) in frequent()


@lru_cache(maxsize=4096)
def single(char: str) -> bytes:
    """Return the byte above ASCII that Windows-1252 or Latin-1 read as a character, or none.

    char: one character.
    """
    try:
        byte = char.encode("cp1252")
    except UnicodeEncodeError:
        byte = bytes((ord(char),)) if char <= "\xff" else b""
    return byte if byte >= b"\x80" else b""


@lru_cache(maxsize=8192)
def pair(char: str) -> bytes:
    """Return the two bytes of a character in GBK, or none.

    char: one character.
    """
    try:
        both = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return both if len(both) == 2 else b""


@lru_cache(maxsize=8192)
def known(char: str) -> str:
    """Return a character if plain text holds it, or nothing.

    char: one character.
    """
    if is_everyday(char):
        return char
    plain = chr(tables().plain[ord(char)])
    try:
        plain.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    return char if "\u4e00" <= plain <= "\u9fff" else ""


@lru_cache(maxsize=8192)
def known_pair(both: bytes) -> str:
    """Return what two bytes stand for in GBK, if plain text holds it; else nothing.

    both: the bytes; of another number they stand for nothing.
    """
    if len(both) != 2:
        return ""
    try:
        char = both.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return known(char) if len(char) == 1 else ""


@lru_cache(maxsize=8192)
def in_other(char: str, wrong: str, right: str) -> str:
    """Return the character of plain text whose bytes were read as another one, or nothing.

    char: the character that was read.
    wrong: the encoding that it was read in.
    right: the encoding of the bytes.
    """
    try:
        data = char.encode(wrong)
        other = data.decode(right)
        # Editions of Big5 that differ leave doubt.
        if "big5" in (wrong, right) and data.decode("cp950") != data.decode("big5hkscs"):
            return ""
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
    return known(other) if len(other) == 1 and "\u4e00" <= other <= "\u9fff" else ""
