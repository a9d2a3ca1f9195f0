"""Questions: whether a question mark belongs where it stands."""

from __future__ import annotations

import re
from functools import cache

from .tables import rows

_SENTENCE = re.compile(r"[^\s\u3002\uff01!?]{0,120}$")
# So far before a question mark, or several of them, a word may ask.
_FAR = 120
_NEARBY = 12
# So few characters may ask without a word that asks.
_SHORT = 8


def asks(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence before question marks holds a word that asks, or hardly any words.

    Of several marks it must stand near.

    text: raw text.
    start, end: half-open offsets of the question marks.
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
    return re.compile("|".join([*words, r"([\u3400-\u9fff])\u4e0d\1"]))
