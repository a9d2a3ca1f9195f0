"""Pinyin glosses that were put behind characters, such as 鄉(xiāng).

A bracket is a gloss when it spells a reading of the characters before it. With a tone it is believed at
once. Without one, such as 們(men) or 鄉(xiang), it needs company, since names and words in brackets are
often spelled in plain letters: 武汉(Wuhan), 王(Wang). So does one with a tone that is no reading of what
stands before it, as behind a damaged character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from .tables import rows, tables

# A bracket, some Latin letters with or without tone marks (also combining or spacing ones), digits of tones,
# the colon of u:, signs of a lost letter, perhaps blanks and line breaks.
_LETTERS = (
    "a-zA-Z\u00e0-\u00ff\u0100-\u017f\u01cd-\u01dc\u01f8\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3e\u1e3f"
)
_BLANKS = " \u00a0\u3000\t\r\n'\u2019\u200b"
_GLOSS = re.compile(
    rf"[(\uff08\[\uff3b\u3010\u3014\u3008\ufe59{{][{_BLANKS}]{{0,3}}[{_LETTERS}]"
    rf"[{_LETTERS}{_BLANKS}:1-5\u02c7\u02c9-\u02cb?\ufffd]{{0,40}}[)\uff09\]\uff3d\u3011\u3015\u3009\ufe5a}}]"
)
_LOST = "?\ufffd"
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4", "\u0306": "3"}
# Tones behind the letter or the syllable: digits and spacing marks.
_TONES |= dict(zip("12345\u02c9\u02ca\u02c7\u02cb", "123451234", strict=True))
_SPELLED = str.maketrans({**dict.fromkeys(_BLANKS), "\u0251": "a", "\u0261": "g"})
# So many characters may share a gloss, and so far before it may the one that it explains stand.
_LONGEST = 8
_FURTHEST = 3
# A character whose readings nobody knows.
_ANYTHING = "\U000e0000"
# Without a tone mark a gloss is believed in the company of so many toned ones, or of so many of its kind.
_ENOUGH = 3
_ENOUGH_TONELESS = 5


# A bracket that may be a gloss: its half-open offsets, whether it spells the characters before it with a
# tone, and whether it does that or spells one syllable in small letters.
_Gloss = tuple[int, int, bool, bool]


@cache
def _readings() -> dict[str, str]:
    """Return the characters of every toned syllable, such as xiang1."""
    return dict(rows("readings.tsv"))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable[:-1] for syllable in _readings())


@cache
def _known() -> frozenset[str]:
    return frozenset("".join(_readings().values()))


def find(text: str, brackets: Iterable[int]) -> list[tuple[int, int]]:
    """Find the pinyin glosses of a text.

    text: raw text.
    brackets: the offsets of its opening brackets, in order.
    RETURNS: half-open character offsets of each gloss with its brackets, and a blank that was put before or
        behind it, in order.
    """
    found: list[_Gloss] = []
    # Where each gloss began, by its end: a gloss may follow another one.
    begun: dict[int, int] = {}
    for start in brackets:
        match = _GLOSS.match(text, start)
        if match and (gloss := _read(text, start, match.end(), begun)):
            found.append(gloss)
            begun[gloss[1]] = gloss[0]
    company = sum(sure for *_, sure, _ in found) >= _ENOUGH
    small_company = sum(small for *_, small in found) >= _ENOUGH_TONELESS
    believed = [
        (start, end) for start, end, sure, small in found if sure or company or (small and small_company)
    ]
    return _with_blanks(text, believed) if believed else []


def _read(text: str, start: int, end: int, begun: dict[int, int]) -> _Gloss | None:
    """Read a bracket as a gloss of the characters before it."""
    inner = text[start + 1 : end - 1]
    # Nearly all glosses are one syllable behind their character.
    toned = _one(text[start - 1], inner) if start and _is_han(text[start - 1]) else -1
    if toned >= 0:
        return start, end, toned > 0, toned > 0 or inner.islower()
    # A blank may stand between them.
    blank = start > 1 and text[start - 1] in " \u00a0\u3000" and _is_han(text[start - 2])
    word = _before(text, start - blank, begun)
    if not word:
        return None
    count, toned = spelled(word, inner)
    sure = toned > 0
    if not count and not blank:
        count, toned = spelled(_ANYTHING * len(word), inner)
        if not toned:
            return None
    if not count or (blank and not toned):
        return None
    return start - blank, end, sure, sure or (count == 1 and toned == 0 and inner.islower())


@lru_cache(maxsize=16384)
def _one(char: str, inner: str) -> int:
    """Spell one character: whether it bears a tone, -1 if the bracket does not spell it."""
    letters, tones = _letters(inner)
    return _fit(char, letters, tones, strict=False) if letters else -1


def _before(text: str, end: int, begun: dict[int, int]) -> str:
    """Return the Chinese characters right before an offset, without the glosses among them."""
    chars: list[str] = []
    # However many glosses stand behind each other, so many steps are enough.
    for _ in range(2 * _LONGEST):
        if not end or len(chars) == _LONGEST:
            break
        if end in begun:
            end = begun[end]
        elif _is_han(text[end - 1]):
            end -= 1
            chars.append(text[end])
        else:
            break
    return "".join(reversed(chars))


@lru_cache(maxsize=8192)
def spelled(word: str, inner: str) -> tuple[int, int]:
    """Tell whether the inside of a bracket spells the end of a word.

    word: the Chinese characters before the bracket.
    inner: the text between the brackets.
    RETURNS: how many characters it spells (0: none), and how many of their syllables bear a tone.
    """
    letters, tones = _letters(inner)
    if not letters:
        return 0, 0
    for count in range(1, len(word) + 1):
        toned = _fit(word[-count:], letters, tones, strict=False)
        if toned >= 0:
            return count, toned
    # A toned gloss behind the whole word may explain a character inside it.
    for after in range(1, min(_FURTHEST + 1, len(word))):
        toned = _fit(word[-after - 1], letters, tones, strict=True)
        if toned > 0:
            return 1, toned
    return 0, 0


def _letters(inner: str) -> tuple[str, str]:
    """Return the letters of a gloss in lower case without tones, and beside each its tone or a blank."""
    letters: list[str] = []
    tones: list[str] = []
    for letter in unicodedata.normalize("NFD", inner.lower()).translate(_SPELLED):
        if letter not in _TONES and letter not in "\u0308\u0302:":
            letters.append("\u00fc" if letter == "v" else letter)
            tones.append(" ")
        elif not letters:
            return "", ""
        elif letter in _TONES:
            if tones[-1] != " ":
                return "", ""
            tones[-1] = _TONES[letter]
        elif letter == "\u0302":
            letters[-1] = "\u00ea"
        elif letters[-1] == "u":
            letters[-1] = "\u00fc"
        else:
            return "", ""
    return "".join(letters), "".join(tones)


def _fit(word: str, letters: str, tones: str, *, strict: bool) -> int:
    """Spell a word with all the letters; the number of toned syllables, -1 if it does not work."""
    if not word:
        return -1 if letters else 0
    for size in range(min(6, len(letters)), 0, -1):
        tone = tones[:size].replace(" ", "")
        if len(tone) > 1 or not _reads(word[0], letters[:size], tone if strict else ""):
            continue
        rest = _fit(word[1:], letters[size:], tones[size:], strict=strict)
        if rest >= 0:
            return rest + len(tone)
    return -1


@lru_cache(maxsize=8192)
def _reads(char: str, syllable: str, tone: str) -> bool:
    """Tell whether a character can be read as a syllable, with a tone or with any."""
    syllables = [bare for bare in _written(syllable) if bare in _syllables()]
    if char not in _known():
        char = chr(tables().plain[ord(char)])
    if char not in _known():
        return bool(syllables)
    readings = _readings()
    return any(char in readings.get(bare + mark, "") for bare in syllables for mark in tone or "12345")


def _written(syllable: str) -> list[str]:
    """Return the syllables that some letters may stand for: dots may be missing, or letters lost."""
    if any(sign in syllable for sign in _LOST):
        pattern = re.compile("".join("." if letter in _LOST else re.escape(letter) for letter in syllable))
        return [bare for bare in _syllables() if pattern.fullmatch(bare)] if len(syllable) > 1 else []
    if syllable == "r":
        return ["er"]
    if syllable[0] in "nl":
        return [syllable, syllable.replace("u", "\u00fc")]
    return [syllable, syllable.replace("\u00fc", "u")] if syllable[0] in "jqxy" else [syllable]


def _with_blanks(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Add the blank behind each gloss, where most of them have one between Chinese characters."""
    behind = [text[end : end + 2] for _, end in found]
    spaced = [after[:1] == " " and _is_han(after[1:]) for after in behind]
    joined = sum(_is_han(after[:1]) for after in behind)
    if sum(spaced) < _ENOUGH or sum(spaced) < joined:
        return found
    return [(start, end + blank) for (start, end), blank in zip(found, spaced, strict=True)]


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"
