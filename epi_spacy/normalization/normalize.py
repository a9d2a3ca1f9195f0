"""Raw text to normalized text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from . import glosses
from .tables import BRACKET, CHANGES, GUARDED, PHRASE, SIMPLIFIED, TRADITIONAL, Tables, tables
from .text import Edit, NormalizedText

Codes = NDArray[np.uint32]


def normalize(text: str) -> NormalizedText:
    """Normalize a text for matching, without losing the way back.

    Pinyin glosses are taken out; full-width ASCII, compatibility forms, variants and traditional
    characters become plain simplified ones, one for one.

    text: any string.
    RETURNS: the normalized text and its alignment with the raw text.
    """
    table = tables()
    codes = _codes(text)
    flags = table.flags[codes]
    seen = int(np.bitwise_or.reduce(flags)) if len(flags) else 0
    edits: tuple[Edit, ...] = ()
    plain = text
    count = 0
    if seen & BRACKET and (found := glosses.find(text)):
        plain, edits = _cut(text, found)
        count = len(found)
        codes = _codes(plain)
        flags = table.flags[codes]
    script = _script(flags, seen)
    if script in ("traditional", "mixed") and seen & (CHANGES | GUARDED | PHRASE):
        plain = _convert(plain, codes, flags, table, traditional=True)
    elif seen & (CHANGES | PHRASE):
        plain = _convert(plain, codes, flags, table, traditional=False)
    return NormalizedText(plain, edits, script, (), (), count)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _text(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _script(flags: NDArray[np.uint8], seen: int) -> str:
    """Tell the script from the characters that only one of the two knows."""
    if not seen & (TRADITIONAL | SIMPLIFIED):
        return "none"
    traditional = np.count_nonzero(flags & TRADITIONAL) if seen & TRADITIONAL else 0
    simplified = np.count_nonzero(flags & SIMPLIFIED) if seen & SIMPLIFIED else 0
    if traditional * 10 <= simplified:
        return "simplified"
    return "traditional" if simplified * 10 <= traditional else "mixed"


def _convert(text: str, codes: Codes, flags: NDArray[np.uint8], table: Tables, *, traditional: bool) -> str:
    out = (table.traditional if traditional else table.plain)[codes]
    done = 0
    for place in np.flatnonzero(flags & PHRASE):
        at = int(place)
        if at < done:
            continue
        for phrase, offset, to, only_traditional in table.phrases[text[at]]:
            if (
                (traditional or not only_traditional)
                and text.startswith(phrase, at - offset)
                and at >= offset
            ):
                out[at - offset : at - offset + len(to)] = [ord(char) for char in to]
                done = at - offset + len(to)
                break
    return _text(out)


def _cut(text: str, found: list[tuple[int, int]]) -> tuple[str, tuple[Edit, ...]]:
    """Take the glosses out; each becomes one edit with the character before it."""
    pieces: list[str] = []
    edits: list[Edit] = []
    at = removed = 0
    for start, end in found:
        pieces.append(text[at:start])
        removed += end - start
        if edits and edits[-1][1] == start:
            edits[-1] = (edits[-1][0], end, *edits[-1][2:])
        else:
            edits.append((start - 1, end, end - removed - 1, end - removed))
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(edits)
