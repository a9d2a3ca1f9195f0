"""Damaged runs read the right way again.

Every reader takes one way in which bytes were misread, turns characters back into their bytes, and reads
those as they were meant. Only what becomes plain text throughout counts: UTF-8 proves itself by its form,
the others by everyday characters alone. Nothing is guessed: a character whose bytes are not all there is
part of the damage, never of the reading.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise, takewhile
from typing import NamedTuple

from .encodings import in_other, is_everyday, is_rare, known, known_pair, pair, single
from .questions import asks
from .text import Reading

Bytes = Callable[[str], bytes]

# Rare characters from here on no single-byte encoding has.
_GBK_ONLY = "\u2460"
# The signs of lost bytes.
SIGNS = "?\ufffd"
# No run is followed further at once.
_LONGEST = 400
# So many characters tell whether to go on.
_A_FEW = 12
# So many characters must be read: UTF-8 proves itself sooner, and so does a shift across punctuation.
_READ = 5
_READ_UTF8 = 3
_READ_AGAIN = 2
_READ_JOINT = 3
_READ_ALONE = 8
# More characters hardly read well by chance.
_FEW = 3
# So large a share of the raw characters must be rare.
_SHARE = 0.35
# Between so many known characters of GBK in a single-byte encoding one may be unknown.
_SELDOM_UNKNOWN = 4
# So many characters of a longer run need not be everyday ones.
_RARER = 0.08
# So far before the first rare character of a group another one may belong to its run.
_BEFORE = 40
# So far before a run the style of its punctuation is looked up.
_AROUND = 100
_PUNCTUATION = frozenset("\u3001\u3002\u201c\u201d\u300a\u300b\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09")
# ASCII punctuation that a site folded from the full-width forms, whose second byte is its code + 0x80: those
# that are seldom before a clause.
_FOLDED = "!;?"


class Run(NamedTuple):
    """A damaged run.

    start, end: half-open raw offsets.
    readings: what stretches of it say beyond doubt, in order.
    """

    start: int
    end: int
    readings: tuple[Reading, ...] = ()


def read(text: str, first: int) -> Run | None:
    """Read the damaged run around a rare character.

    text: raw text.
    first: the offset of the first rare character of the run.
    RETURNS: the run with its readings, or None if nothing reads it.
    """
    for reader in _SINGLE if text[first] < _GBK_ONLY else _DOUBLE:
        run = reader(text, first)
        if run and run.end > first:
            return run
    return None


def _utf8(byte: Bytes, text: str, first: int) -> Run | None:
    """Read UTF-8 that was read as GBK or as a single-byte encoding."""
    # A character may begin with one that is not rare.
    for start in range(max(0, first - 2), first + 1):
        # A few characters tell whether to go on.
        if len(_piece(byte, text, start, 0, _A_FEW)[2]) >= _READ_UTF8:
            return _utf8_run(byte, text, start)
    return None


def _utf8_run(byte: Bytes, text: str, start: int) -> Run:
    """Follow a run of UTF-8 over the signs of lost bytes."""
    readings = [_piece(byte, text, start, 0, _LONGEST)]
    while True:
        at = readings[-1][1]
        # Bytes of a character that is not whole stand before the sign.
        sign = next(
            (at + ahead for ahead in range(3) if text[at + ahead : at + ahead + 1] in (*SIGNS,)), None
        )
        if sign is None:
            return Run(start, at, tuple(readings))
        end = sign + 1
        while text[end : end + 1] in (*SIGNS,):
            end += 1
        following = max(
            (_piece(byte, text, end, skip, 60) for skip in range(3)), key=lambda piece: len(piece[2])
        )
        # One character may be chance.
        if len(following[2]) < _READ_AGAIN:
            return Run(start, end, tuple(readings))
        readings.append(following)


def _piece(byte: Bytes, text: str, start: int, skip: int, most: int) -> Reading:
    """Read characters as UTF-8 as far as that gives plain text, without some bytes of a lost character."""
    reach = _A_FEW
    while True:
        stream = b"".join(map(byte, takewhile(byte, text[start : start + reach])))
        used, plain = _plain_utf8(stream[skip:])
        width = len(byte(text[start])) if stream else 1
        end = start + -(-(skip + used) // width)
        if reach >= most or end + 2 < start + reach:
            return start + skip // width, end, plain
        reach = min(most, 4 * reach)


def _plain_utf8(stream: bytes) -> tuple[int, str]:
    """Return how many bytes at the beginning are plain text in UTF-8, and that text."""
    try:
        text = stream.decode("utf8")
    except UnicodeDecodeError as problem:
        text = stream[: problem.start].decode("utf8")
    plain = "".join(takewhile(bool, map(known, text)))
    return len(text[: len(plain)].encode()), plain


def _twice(text: str, first: int) -> Run | None:
    """Read UTF-8 that was read as a single-byte encoding, written as UTF-8, and read so again."""
    for start in range(max(0, first - 2), first + 1):
        for reach in (2 * _A_FEW, 2 * _LONGEST):
            stream = b"".join(map(single, takewhile(single, text[start : start + reach])))
            between = stream.decode("utf8", "ignore")
            used, plain = _plain_utf8(b"".join(map(single, takewhile(single, between))))
            if not plain:
                break
        if len(plain) >= _READ_UTF8:
            end = start + len(between[:used].encode())
            return Run(start, end, ((start, end, plain),))
    return None


def _latin(text: str, first: int) -> Run | None:
    """Read GBK that was read as a single-byte encoding."""
    start = first
    while start > 0 and first - start < _BEFORE and single(text[start - 1]):
        start -= 1
    # The first character may be a sound one that a single-byte encoding has as well: a quotation mark.
    runs = [_latin_run(text, begin) for begin in (start, start + 1)]
    return max((run for run in runs if run), key=_everyday_read, default=None)


def _everyday_read(run: Run) -> int:
    return sum(map(is_everyday, "".join(words for *_, words in run.readings)))


def _latin_run(text: str, start: int) -> Run | None:
    """Read pairs of bytes from an offset on, over characters that are none of plain text."""
    pieces: list[Reading] = []
    at, known, unknown = start, 0, 0
    while at - start < _LONGEST and (lead := single(text[at : at + 1])):
        trail = text[at + 1 : at + 2]
        both = lead + (trail.encode() if "@" <= trail <= "~" else single(trail))
        if len(both) < 2:
            break
        char = known_pair(both)
        if char and pieces and pieces[-1][1] == at:
            pieces[-1] = (pieces[-1][0], at + 2, pieces[-1][2] + char)
        elif char:
            pieces.append((at, at + 2, char))
        known, unknown = known + bool(char), unknown + (not char)
        at += 2
        if unknown > 1 + known // _SELDOM_UNKNOWN:
            return None
    if known < _READ_UTF8 or known < _SELDOM_UNKNOWN * unknown:
        return None
    return Run(start, at, tuple(piece for piece in pieces if len(piece[2]) >= _READ_AGAIN))


def _swapped(wrong: str, right: str, text: str, first: int) -> Run | None:
    """Read text of one double-byte encoding that was read in another one."""
    chars = (in_other(char, wrong, right) for char in text[first : first + _LONGEST])
    plain = "".join(takewhile(bool, chars))
    # Sound characters behind the run may read well by chance.
    while plain and not is_rare(text[first + len(plain) - 1]):
        plain = plain[:-1]
    end = first + len(plain)
    if len(plain) < _READ_ALONE or _share(text, first, end) < 2 * _SHARE or not _everyday(plain):
        return None
    return Run(first, end, ((first, end, plain),))


def _shifted(text: str, first: int) -> Run | None:
    """Read GBK that lost a byte: every pair of bytes is made of two characters."""
    start, end, rare_end = _backwards(text, first), first + 1, first + 1
    joint = any(is_joint(text, at) for at in range(start, end))
    rarer = 0
    while end < len(text) and end - first < _LONGEST and (char := _between(text, end)):
        joint = joint or is_joint(text, end)
        rarer += not is_everyday(char)
        if not joint and rarer > _RARER * (end - first):
            break
        end += 1
        if is_rare(text[end - 1]):
            rare_end = end
    # The shift lasts up to a byte that stands alone. Where it does not, only the rare ones are certain.
    alone = end == len(text) or not pair(text[end])
    return _shifted_run(text, start, end if alone else rare_end, joint)


def _backwards(text: str, first: int) -> int:
    """Return the first rare or odd character of the shifted text around an offset."""
    start = at = first
    while at > 0 and first - at < _BEFORE and is_everyday(_between(text, at)):
        at -= 1
        if is_rare(text[at]) or _is_odd(text[at]):
            start = at
    return start


def _shifted_run(text: str, start: int, end: int, joint: bool) -> Run | None:
    begun, pairs = _beginning(text, start)
    pairs += map(pair, text[start:end])
    stream = b"".join(pairs)[1:]
    # The last byte may have taken a letter with it, or be lost.
    closed = end < len(text) and 0x40 <= ord(text[end]) < 0x7F
    closed = closed and bool(known_pair(stream[-1:] + text[end].encode()))
    if closed:
        stream += text[end].encode()
    closed = closed or text[end : end + 1] in (*SIGNS,)
    chars = [known_pair(stream[at : at + 2]) for at in range(0, len(stream) - 1, 2)]
    reading = "".join(chars)
    if not all(chars) or _share(text, begun, end) < _SHARE or not (joint or _everyday(reading)):
        return None
    signs = closed + (text[begun] in SIGNS)
    if len(chars) >= _least(signs, joint):
        # Without a mark before it the first rare character may be a sound one.
        doubtful = 0 if begun < start else _second(text, start, end) - start
        return Run(begun, end + closed, ((begun + doubtful, end + closed, reading[doubtful:]),))
    # Too little to be read beyond doubt, but damaged it is.
    return Run(begun, end + closed) if signs and len(chars) >= _READ_JOINT else None


def _second(text: str, start: int, end: int) -> int:
    """Return the second rare or odd character of a run where the first may be a sound one before it.

    That it and more than a few behind it read well by chance is unlikely.
    """
    near = range(start + 1, min(end - _READ_JOINT, start + _FEW + 1))
    if _is_odd(text[start]):
        return start
    return next((at for at in near if is_rare(text[at]) or _is_odd(text[at])), start)


def _least(signs: int, joint: bool) -> int:
    """Return how many characters must be read of a shifted run between so many signs of loss.

    Sound text of rare characters reads well by chance, too, if there is little of it.
    """
    if joint:
        return _READ_JOINT if signs else _READ_JOINT + 1
    return _READ if signs else _READ_ALONE


def is_joint(text: str, at: int) -> bool:
    """Tell whether an odd character is the second half of a punctuation mark and the first of the next one.

    That proves a shift: in sound text such a pair stands nowhere.

    text: raw text.
    at: the offset of the character.
    """
    return at > 0 and _is_odd(text[at]) and _between(text, at) in _PUNCTUATION


def _is_odd(char: str) -> bool:
    return (
        "\u2460" <= char <= "\u25ff"
        or "\u3040" <= char <= "\u30ff"
        or "\ue000" <= char <= "\uf8ff"
        or "\uff10" <= char <= "\uff19"
        or "\uff21" <= char <= "\uff3a"
        or "\uff41" <= char <= "\uff5a"
    )


def _between(text: str, at: int) -> str:
    """Return the character of plain text made of the bytes where two characters meet, or nothing."""
    return known_pair(pair(text[at - 1])[1:] + pair(text[at])[:1])


def _beginning(text: str, start: int) -> tuple[int, list[bytes]]:
    """Return where a shifted run begins, and the bytes of its characters before ``start``.

    It may begin with characters that are not rare, behind a sign or punctuation that is one of its own.
    """
    # Where full-width punctuation stands, none was folded.
    folds = not any("\uff01" <= char <= "\uff1f" for char in text[max(0, start - _AROUND) : start])
    for back in range(1, min(4, start + 1)):
        mark = text[start - back]
        if mark not in _FOLDED + SIGNS:
            continue
        # A question mark may be one of a question, and then is sound.
        if mark == "?" and asks(text, start - back, start - back + 1):
            break
        begun = start - back
        pairs = [*map(pair, text[begun + 1 : start])]
        folded = [_folded(mark), *pairs] if mark in _FOLDED and (back == 1 or mark == "?") else []
        if folds and folded and _fits([*folded, pair(text[start])]):
            return begun - (text[begun - 1 : begun] in (*SIGNS,)), folded
        if mark in SIGNS and _fits([*pairs, pair(text[start])]):
            return start - back, pairs
        break
    return start, []


def _fits(pairs: list[bytes]) -> bool:
    """Tell whether every two neighbours share a character of plain text between them."""
    return all(pairs) and all(known_pair(one[1:] + other[:1]) for one, other in pairwise(pairs))


def _everyday(plain: str) -> bool:
    """Tell whether text holds but few characters that are not everyday ones."""
    return sum(not is_everyday(char) for char in plain) <= _RARER * len(plain)


def _share(text: str, start: int, end: int) -> float:
    """Return the share of rare characters."""
    return sum(map(is_rare, text[start:end])) / max(1, end - start)


def _folded(char: str) -> bytes:
    return bytes((0xA3, ord(char) + 0x80))


_SINGLE = (partial(_utf8, single), _twice, _latin)
_DOUBLE = (
    partial(_utf8, pair),
    _shifted,
    partial(_swapped, "big5", "gb18030"),
    partial(_swapped, "gb18030", "big5"),
)
