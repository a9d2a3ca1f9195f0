"""Bytes that went astray: text in one encoding read in another, one byte off, or lost.

Misread text is full of characters that hardly anybody writes; where some of them stand together, the readers
of ``mending`` try to read them as they were meant, and only what they can read is reported. Signs of lost
bytes are reported without a reading: replacement characters, also those that went through another encoding,
and question marks where no question can end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .mending import SIGNS, Run, is_joint, read
from .tables import rows

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
_HAN = "\u3400-\u9fff"
# Question marks where no question ends: at the beginning of a line or a quotation, around a comma, with a
# letter that was half a character, and between characters of a clause that asks nothing (see ``_asks``).
_MARKS = re.compile(
    rf"(?P<alone>(?:(?<=^)|(?<=[\n\u3001\u201c\u300a\uff0c\uff1a\uff1b\uff08,:;(]))\?{{1,60}}(?=[{_HAN}0-9])"
    rf"|\?{{1,60}}(?=[\u3001\uff0c\uff1a\uff1b\u3002,:;])"
    rf"|\?{{2,60}}[@-~](?=[{_HAN}]))"
    rf"|(?<=[{_HAN})])\?{{1,60}}(?=[{_HAN}])"
)
_SENTENCE = re.compile(r"[^\s\u3002\uff01!?]{0,120}$")
# So far before a question mark, or several of them, a word may ask.
_FAR = 120
_NEARBY = 12
# So few characters may ask without a word that asks.
_SHORT = 8
# No run is looked at in more pieces than its rare characters allow.
_SKIPPED = 4


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
        found += [
            Run(*match.span())
            for match in _MARKS.finditer(text)
            if match["alone"] or not _asks(text, *match.span())
        ]
    for group in _groups(text, rare.tolist()):
        found += _read(text, group)
    return _joined(sorted(found))


def _read(text: str, group: list[int]) -> list[Run]:
    """Read all runs among some rare characters near each other."""
    found: list[Run] = []
    at = 0
    while at < len(group):
        first = group[at]
        run = None if text[first] in SIGNS else read(text, first)
        if run:
            found.append(_with_gloss(text, run))
            at = max(at + 1, bisect_left(group, found[-1].end))
        else:
            at += 1 if at < _SKIPPED else _SKIPPED
    return found


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
    joined: list[Run] = []
    for run in found:
        if joined and run.start <= joined[-1].end:
            last = joined[-1]
            read_to = max((end for _, end, _ in last.readings), default=last.start)
            more = tuple(reading for reading in run.readings if reading[0] >= read_to)
            joined[-1] = Run(last.start, max(last.end, run.end), last.readings + more)
        else:
            joined.append(run)
    return joined


def _asks(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence before question marks holds a word that asks, or hardly any words.

    Of several marks it must stand near.
    """
    far = _FAR if end - start == 1 else _NEARBY
    sentence = _SENTENCE.search(text[max(0, start - far) : start])
    if sentence is None or _questions().search(sentence.group()):
        return True
    return end - start == 1 and len(sentence.group()) < _SHORT


@cache
def _questions() -> re.Pattern[str]:
    words = [re.escape(word) for word, *_ in rows("questions.tsv")]
    # 够不够, 戴不戴: the verb and its denial.
    return re.compile("|".join([*words, rf"([{_HAN}])\u4e0d\1"]))
