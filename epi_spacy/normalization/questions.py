"""Questions: whether a question mark belongs where it stands."""

from __future__ import annotations

import re
from functools import cache

from .tables import rows

_STOP = re.compile(r"[\s\u3002\uff01!?]")
# So far before a question mark, or several of them, a word may ask.
_FAR = 120
_NEARBY = 12
# So few characters may ask without a word that asks.
_SHORT = 8
# 够不够, 戴不戴: the verb and its denial.
_OR_NOT = re.compile("([\u3400-\u9fff])\u4e0d\\1")


def asks(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence before question marks holds a word that asks, or hardly any words.

    Of several marks it must stand near.

    text: raw text.
    start, end: half-open offsets of the question marks.
    """
    begin = max(0, start - (_FAR if end - start == 1 else _NEARBY))
    for stop in _STOP.finditer(text, begin, start):
        begin = stop.end()
    if end - start == 1 and start - begin < _SHORT:
        return True
    sentence = text[begin:start]
    if _letters().search(sentence):
        return True
    return any(word in sentence for word in _words()) or (
        "\u4e0d" in sentence and bool(_OR_NOT.search(sentence))
    )


@cache
def _letters() -> re.Pattern[str]:
    """Return what finds a character that asks."""
    return re.compile("[" + "".join(word for word, *_ in rows("questions.tsv") if len(word) == 1) + "]")


@cache
def _words() -> tuple[str, ...]:
    """Return the longer words that ask and hold no character that does."""
    words = [word for word, *_ in rows("questions.tsv")]
    return tuple(word for word in words if len(word) > 1 and not _letters().search(word))
