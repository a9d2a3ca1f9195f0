"""What is to be done: the head verb of a clause, and what it governs.

Strings are normalized text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .shape import Span
from .slot_lexicon import traits
from .slot_openings import Opening
from .slot_predicates import COMPOUND, Head, Reader
from .slot_shapes import shapes

_SHAPES: Final = shapes("action")
_FORBIDDING: Final = Opening("action", "forbidding")
_PLACED: Final = Opening("action", "placed")
_RESULTS: Final = Opening("action", "results")
_PARTICLES: Final = Opening("action", "particles")
_ONCE: Final = Opening("action", "once")
_EDGES: Final = ",\u3001:() "
_QUOTES: Final = '\u201c\u201d"'
_COUNTS: Final = ("次", "遍", "轮", "以上")
_JOINTS: Final = frozenset("和并\u3001及与")


def head(
    clause: str,
    start: int,
    modal: Span | None,
    beside: Sequence[Span],
    words: Sequence[tuple[int, int, str]],
) -> tuple[str | None, str | None]:
    """Return the head verb of a clause and its object.

    clause: the clause. start: where the one who must act ends. modal: the characters of its modal.
    beside: the characters of deadlines, conditions and grounds, which hold none.
    words: those that it is cut up by.
    """
    if modal is not None:
        start = max(start, modal[_FORBIDDING.match(clause, modal[0]) is None])
    reader = Reader(clause, beside, words)
    found = reader.clausal() if start else None
    found = found or reader.read(start, modal is not None or start > 0)
    if found is None and any(last == len(clause) and "的" in clause[first:last] for first, last in beside):
        # No condition, but 对发现的问题建立….
        reader = Reader(clause, [span for span in beside if span[1] < len(clause)], words)
        found = reader.read(start, modal is not None or start > 0)
    if found is None:
        return None, None
    found = reader.fronted(found, start)
    verb = clause[found.first : found.last]
    if found.fronted is not None:
        return verb, _clean(_SHAPES.made.split(clause[slice(*found.fronted)])[0])
    return verb, _object(reader, found)


def _object(reader: Reader, verb: Head) -> str | None:
    """What a verb governs behind itself."""
    text = reader.text
    kind = reader.kind(verb.first) or "one"
    start = _shared(reader, verb.last, kind) if kind not in ("clause", "one") else verb.last
    placed = kind != "clause" and not reader.kind(start) and _PLACED.match(text, start)
    if placed or _RESULTS.match(text, start):
        return None
    start += _length(_PARTICLES, text, start)
    if kind == "vn" and _is_second(reader, start):
        return None
    if kind == "one" or (("每" in text or "隔" in text) and _SHAPES.every.search(text, 0, verb.first)):
        start += _length(_ONCE, text, start)
    end = len(text) if kind == "clause" else _second(reader, start, kind)
    if kind == "one" and (match := _SHAPES.serial.search(text, start + 1, end)):
        end = match.start()
    found = text[start:end]
    counted = kind != "clause" and found.endswith(_COUNTS)
    return _clean(_SHAPES.counted.sub("", found) if counted else found)


def _length(opening: Opening, text: str, at: int) -> int:
    match = opening.match(text, at)
    return match.end() - at if match is not None else 0


def _is_second(reader: Reader, at: int) -> bool:
    """Whether nothing but a second verb follows: 停业整顿, 外出就医, 测温查码."""
    end, kind = reader.end(at), reader.kind(at)
    if kind == "one":
        return reader.grown(end) == len(reader.text)
    return kind == "vn" and _closed(reader.text, end)


def _closed(text: str, at: int) -> bool:
    """Whether nothing follows that could be an object."""
    return at == len(text) or _RESULTS.match(text, at) is not None


def _shared(reader: Reader, at: int, first: str) -> int:
    """Where the object begins: behind a second verb, if that one shares it."""
    text = reader.text
    joint = text[at : at + 1] in _JOINTS
    if joint and first == "vn" and text[at] == "并":
        return at
    last, kind = reader.end(at + joint), reader.kind(at + joint)
    if joint and kind in ("strong", "v", "vn") and not _closed(text, last):
        return at if reader.kind(last) == "vn" and reader.end(last) == len(text) else last
    if joint or last == at:
        return at
    always = text[at:last] in traits("shares_all")
    if not (always or text[at:last] in traits("shares")):
        return at
    if (_SHAPES.measures.match(text, last) if always else COMPOUND.match(text, last)) is not None:
        return at
    noun = reader.kind(last) == "n" or (reader.kind(last) == "vn" and first != "strong")
    return last if always or noun else at


def _second(reader: Reader, start: int, first: str) -> int:
    """Where the object ends: where a second verb with another object begins."""
    text = reader.text
    listed, nominal = text.rfind("等"), -1
    behind = start + 1
    while (match := _SHAPES.separator.search(text, behind)) is not None:
        behind = match.end()
        at = reader.before(behind)
        last, kind = reader.verb_end(at), reader.kind(at)
        if not kind or listed >= last or not reader.free(at, last) or reader.inside(*match.span()):
            continue
        adverb = at > behind
        if match.group() in ("和", "及", "以及") and not adverb:
            continue
        if nominal < 0:
            nominal = int(_SHAPES.nominal.search(text) is not None)
        plain = adverb or (reader.kind(last) == "n" and not nominal)
        # A verb that is also a noun is one only behind a space, or like 戴口罩、勤洗手.
        apart = match.group().isspace() or (adverb and first == "one")
        if (
            kind in ("strong", "clause", "means")
            or (kind in ("v", "one") and plain)
            or (kind == "vn" and apart)
        ):
            return match.start()
    return len(text)


def _clean(text: str) -> str | None:
    """An object without punctuation at its edges."""
    text = text.strip(_EDGES)
    if text.count("\u201c") != text.count("\u201d") or text.count('"') % 2:
        text = text.strip(_QUOTES + _EDGES)
    return text or None
