"""Whether a text makes sense as Chinese: the judge over what bytes may mean."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_PROBE = 1_500
# Control characters that no text has.
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# What an everyday character belongs to; a character may be everyday in both scripts.
_SIMPLIFIED, _TRADITIONAL, _MARK = 1, 2, 4
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
# What stands between the characters of good text: CJK and full-width marks, circled numbers, the letters
# of pinyin with their tones. Not here: kana, Greek, Cyrillic, frames, which wrong readings are full of.
_MARKS = (
    "\u3001\u3002\u3003\u3007\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015\u3000\ufeff"
    "\uff01\uff02\uff05\uff08\uff09\uff0b\uff0c\uff0d\uff0e\uff0f\uff1a\uff1b\uff1d\uff1f\uff5c\uff5e\u2014\u2026"
    "\u2018\u2019\u201c\u201d\u00b7\u00a0\u00a9\u2103\u25cb\u25cf\u25a0\u25b2\u25b6\u2605\u203b\u2192\u00d7\u00b0"
    "\u0101\u00e1\u01ce\u00e0\u0113\u00e9\u011b\u00e8\u012b\u00ed\u01d0\u00ec\u014d\u00f3\u01d2\u00f2"
    "\u016b\u00fa\u01d4\u00f9\u01d6\u01d8\u01da\u01dc\u00fc"
)


def sense(text: str) -> float:
    """Return how much of a text is everyday Chinese of one script.

    text: any text; its first 1,500 characters are looked at.
    RETURNS: the share of everyday characters and marks among all that is not plain ASCII, control
        characters counted as senseless; 1.0 for plain ASCII.
    """
    probe = text[:_PROBE]
    counted = len(probe) - len(probe.encode("ascii", "ignore")) + len(CONTROL.findall(probe))
    if not counted:
        return 1.0
    everyday = _everyday()
    good = [0] * (_MARK + 1)
    for char, times in Counter(probe).items():
        good[everyday.get(char, 0)] += times
    both = good[_SIMPLIFIED | _TRADITIONAL] + good[_MARK]
    return (both + max(good[_SIMPLIFIED], good[_TRADITIONAL])) / counted


def chinese(text: str) -> bool:
    """Return whether a text has Chinese characters among its first 1,500."""
    return any(_FIRST_HAN <= char <= _LAST_HAN for char in text[:_PROBE])


@cache
def _everyday() -> dict[str, int]:
    """Return what the everyday characters belong to: the first levels of GB 2312 and of Big5, and marks."""
    high = range(0xA1, 0xFF)
    simplified = _level("gb2312", range(0xB0, 0xD8), high)
    traditional = _level("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *high))
    numbers = [chr(number) for number in (*range(0x2460, 0x249C), *range(0xFF10, 0xFF1A))]
    out = dict.fromkeys((*_MARKS, *numbers), _MARK)
    for char in simplified | traditional:
        out[char] = _SIMPLIFIED * (char in simplified) | _TRADITIONAL * (char in traditional)
    return out


def _level(encoding: str, leads: range, trails: range | tuple[int, ...]) -> frozenset[str]:
    rows = (bytes((lead, trail)).decode(encoding, "ignore") for lead in leads for trail in trails)
    return frozenset(char for char in rows if _FIRST_HAN <= char <= _LAST_HAN)
