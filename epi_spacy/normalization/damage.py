"""Bytes that went astray: text in one encoding read in another, one byte off, or lost.

Misread text is full of characters that hardly anybody writes; where some of them stand together, the readers
of ``mending`` try to read them as they were meant, and only what they can read is reported. Signs of lost
bytes are reported without a reading: replacement characters, also those that went through another encoding,
and question marks where no question can end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .mending import SIGNS, Run, is_joint, read
from .questions import asks
from .text import Reading

# So many rare characters, none further from the next than so much, make a run worth a look.
_RARE_ENOUGH = 3
_NEAR = 4
# Replacement characters, as such and as their UTF-8 read as GBK.
_REPLACED = ("\ufffd", "\u951f\u65a4\u62f7")
# What GBK read as UTF-8 leaves between replacement characters: letters of other scripts, but no middle dot.
_STRAY = "\u0080-\u00b6\u00b8-\u07ff"
_LOST = re.compile(
    f"[{_STRAY}]{{0,2}}\ufffd(?:[{_STRAY}]{{0,2}}\ufffd)*[{_STRAY}]{{0,2}}|\u951f(?:\u65a4\u62f7\u951f?)+"
)
_GLOSS = re.compile(r"\([^()\s]{1,7}\)")
_MARKS = re.compile(r"\?+")
# What cannot stand before or behind a question.
_OPENING = "\n\u3001\u201c\u300a\uff0c\uff1a\uff1b\uff08,:;("
_CLOSING = "\u3001\uff0c\uff1a\uff1b\u3002,:;"
# Where this many looks in a row found nothing, fewer are taken.
_LOOKS = ((4, 1), (16, 4))
_SELDOM = 16


def find(text: str, rare: NDArray[np.intp]) -> list[Run]:
    """Find runs of damaged text.

    text: raw text.
    rare: the offsets of its rare characters, in order.
    RETURNS: the runs in order, disjoint.
    """
    found: list[Run] = []
    if any(sign in text for sign in _REPLACED):
        found += [Run(*match.span()) for match in _LOST.finditer(text)]
    if "?" in text:
        found += _question_marks(text)
    for group in _groups(text, rare.tolist()):
        found += _read(text, group)
    return _joined(sorted(found))


def _question_marks(text: str) -> Iterator[Run]:
    """Find question marks where no question ends.

    At the beginning of a line or a quotation, before a comma, with a letter that was half a character, and
    inside a sentence that asks nothing.
    """
    for match in _MARKS.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start] if start else "\n", text[end : end + 1]
        han = _is_han(after)
        if end - start > 1 and "@" <= after <= "~" and _is_han(text[end + 1 : end + 2]):
            yield Run(start, end + 1)
        elif (
            (before in _OPENING and (han or after.isdigit()))
            or (after and after in _CLOSING)
            or (han and (_is_han(before) or before == ")") and not asks(text, start, end))
        ):
            yield Run(start, end)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _read(text: str, group: list[int]) -> Iterator[Run]:
    """Read all runs among some rare characters near each other."""
    at = failed = 0
    while at < len(group):
        first = group[at]
        run = None if text[first] in SIGNS else read(text, first)
        if run:
            run = _with_gloss(text, run)
            yield run
            at = max(at + 1, bisect_left(group, run.end))
            failed = 0
        else:
            at += next((step for looks, step in _LOOKS if failed < looks), _SELDOM)
            failed += 1


def _with_gloss(text: str, run: Run) -> Run:
    """Add the gloss behind the last character, which belongs to it."""
    gloss = _GLOSS.match(text, run.end)
    if not gloss:
        return run
    end = gloss.end()
    readings = tuple((start, end if stop == run.end else stop, words) for start, stop, words in run.readings)
    return Run(run.start, end, readings)


def _groups(text: str, rare: list[int]) -> list[list[int]]:
    """Group offsets that are near each other; return the groups that are worth a look."""
    groups: list[list[int]] = []
    start = 0
    for at in range(1, len(rare) + 1):
        if at == len(rare) or rare[at] - rare[at - 1] > _NEAR:
            if at - start >= _RARE_ENOUGH or any(is_joint(text, one) for one in rare[start:at]):
                groups.append(rare[start:at])
            start = at
    return groups


def _joined(found: list[Run]) -> list[Run]:
    """Join runs that touch; of readings that overlap the first counts."""
    joined: list[tuple[int, int, list[Reading]]] = []
    for start, end, readings in found:
        if not joined or start > joined[-1][1]:
            joined.append((start, end, list(readings)))
            continue
        first, last, before = joined[-1]
        before += [reading for reading in readings if not before or reading[0] >= before[-1][1]]
        joined[-1] = (first, max(last, end), before)
    return [Run(start, end, tuple(readings)) for start, end, readings in joined]
