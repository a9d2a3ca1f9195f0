"""Raw text to normalized text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from . import damage, glosses
from .mending import Run
from .tables import (
    BRACKET,
    CHANGES,
    GUARDED,
    PHRASE,
    RARE,
    SIMPLIFIED,
    TRADITIONAL,
    TRADITIONAL_PHRASE,
    tables,
)
from .text import Edit, NormalizedText

Codes = NDArray[np.uint32]
Flags = NDArray[np.uint8]
_IN_TRADITIONAL = GUARDED | TRADITIONAL_PHRASE
# What many files end their lines in; no rule shall care.
_LINE_END = "\r\n"
_STRAIGHT = '"'
_QUOTED = re.compile('"([^"\n]*)"')


def normalize(text: str) -> NormalizedText:
    """Normalize a text for matching, without losing the way back.

    Pinyin glosses are taken out, and every line ends in U+000A alone; full-width ASCII, compatibility forms,
    variants and traditional characters become plain simplified ones, one for one. Quotation marks of every
    kind become curly ones; straight ones where they pair within a line.

    text: any string.
    RETURNS: the normalized text and its alignment with the raw text.
    """
    table = tables()
    codes = _codes(text)
    flags = table.flags.take(codes)
    seen = int(np.bitwise_or.reduce(flags))
    edits: tuple[Edit, ...] = ()
    plain = text
    count = 0
    damaged: list[Run] = []
    if seen & RARE:
        damaged = damage.find(text, np.flatnonzero(flags & RARE))
    found: list[tuple[int, int]] = []
    if seen & BRACKET:
        found = glosses.find(text, np.flatnonzero(flags & BRACKET).tolist())
        count = len(found)
    if found or _LINE_END in text:
        plain, edits = _cut(text, found)
        codes = _codes(plain)
        flags = table.flags.take(codes)
    script = _script(flags, seen)
    contextual = bool(edits)
    if seen & (CHANGES | PHRASE) or (seen & _IN_TRADITIONAL and script not in ("simplified", "none")):
        out = table.plain.take(codes)
        contextual |= _decide(out, plain, codes, flags, seen, script)
        plain = _text(out)
    if _STRAIGHT in plain:
        plain = _with_curly(plain)
        contextual = True
    return NormalizedText(
        plain,
        edits,
        script,
        tuple([(run.start, run.end) for run in damaged]),
        tuple(
            [(start, end, _simplified(said, script)) for run in damaged for start, end, said in run.readings]
        ),
        count,
        contextual,
    )


def _with_curly(text: str) -> str:
    """Curl the straight quotation marks of the lines in which their number is even."""
    lines = text.split("\n")
    return "\n".join(
        line if line.count(_STRAIGHT) % 2 else _QUOTED.sub("\u201c\\1\u201d", line) for line in lines
    )


def _simplified(text: str, script: str) -> str:
    """Normalize a piece of a text of known script, character by character."""
    table = tables()
    codes = _codes(text)
    flags = table.flags.take(codes)
    out = table.plain.take(codes)
    _decide(out, text, codes, flags, int(np.bitwise_or.reduce(flags)), script)
    return _text(out)


def normalize_characters(text: str) -> str:
    """Change every character as it would be changed anywhere, whatever its neighbours and the script.

    text: any string; meant for single words.
    RETURNS: a string of the same length.
    """
    return text.translate(_characters())


@cache
def _characters() -> dict[int, int]:
    plain = tables().plain
    changed = np.flatnonzero(plain != np.arange(len(plain), dtype=np.uint32))
    return dict(zip(changed.tolist(), plain[changed].tolist(), strict=True))


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _text(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _script(flags: Flags, seen: int) -> str:
    """Tell the script from the characters that only one of the two knows."""
    if not seen & (TRADITIONAL | SIMPLIFIED):
        return "none"
    traditional = np.count_nonzero(flags & TRADITIONAL) if seen & TRADITIONAL else 0
    simplified = np.count_nonzero(flags & SIMPLIFIED) if seen & SIMPLIFIED else 0
    if traditional * 10 <= simplified:
        return "simplified"
    return "traditional" if simplified * 10 <= traditional else "mixed"


def _decide(out: Codes, text: str, codes: Codes, flags: Flags, seen: int, script: str) -> bool:
    """Change what depends on the script and on phrases, in place; tell whether anything did."""
    table = tables()
    traditional = _traditional(codes, flags, script)
    changed = False
    if traditional is not None and seen & GUARDED:
        guarded = (flags & GUARDED != 0) & traditional
        out[guarded] = table.traditional[codes[guarded]]
        changed = bool(guarded.any())
    wanted = PHRASE if traditional is None else PHRASE | TRADITIONAL_PHRASE
    if not seen & wanted:
        return changed
    done = 0
    for place in np.flatnonzero(flags & wanted).tolist():
        if place < done:
            continue
        here = traditional is not None and bool(traditional[place])
        for phrase, offset, to, only_traditional in table.phrases[text[place]]:
            start = place - offset
            if start >= 0 and (here or not only_traditional) and text.startswith(phrase, start):
                done = start + len(to)
                out[start:done] = [ord(char) for char in to]
                changed = True
                break
    return changed


def _traditional(codes: Codes, flags: Flags, script: str) -> NDArray[np.bool_] | None:
    """Tell for every character whether it stands in traditional text; None: none does.

    Text of both scripts is judged line by line.
    """
    if script == "traditional":
        return np.ones(len(codes), dtype=bool)
    if script != "mixed":
        return None
    breaks = np.concatenate(([0], np.flatnonzero(codes == ord("\n")) + 1))
    lines = breaks[breaks < len(codes)]
    surplus = (flags & TRADITIONAL != 0).astype(np.int64) - (flags & SIMPLIFIED != 0)
    mask: NDArray[np.bool_] = np.repeat(
        np.add.reduceat(surplus, lines) > 0, np.diff(np.append(lines, len(codes)))
    )
    return mask


def _with_line_ends(text: str, glosses: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    r"""Yield the glosses and, between them, where the \r of every \r\n stands, in order."""
    line_end = text.find(_LINE_END)
    for start, end in (*glosses, (len(text), len(text))):
        while 0 <= line_end < start:
            yield line_end, line_end + 1
            line_end = text.find(_LINE_END, line_end + 2)
        if start < end:
            yield start, end
            # A gloss may be broken over two lines.
            if 0 <= line_end < end:
                line_end = text.find(_LINE_END, end)


def _cut(text: str, found: list[tuple[int, int]]) -> tuple[str, tuple[Edit, ...]]:
    r"""Take out the glosses and the \r of every \r\n.

    A gloss becomes one edit with the character before it, \r\n one of its own.
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    at = removed = 0
    for start, end in _with_line_ends(text, found):
        pieces.append(text[at:start])
        removed += end - start
        if text[start] == "\r":
            edits.append((start, start + 2, end - removed, end - removed + 1))
        elif edits and edits[-1][1] == start:
            edits[-1] = (edits[-1][0], end, *edits[-1][2:])
        else:
            edits.append((start - 1, end, end - removed - 1, end - removed))
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(edits)
