"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from ..errors import error
from .sense import chinese, sense

# Marks at the head of a file, the longer before the shorter that begins alike.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Chinese texts come in besides UTF-8. Each is the widest of its family: GBK and GB 2312 are part of
# GB 18030, and Big5 reads as Big5-HKSCS but for some circled numbers and kana.
_ENCODINGS = ("gb18030", "big5hkscs", "big5", "utf-16-le", "utf-16-be")
_PROPOSED = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_WIDEST = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs"}
# How many damaged places a text may have for each hundred good characters and still be taken for UTF-8.
_DAMAGE = 0.05
# How much of a text must make sense for a reading to be believed.
_SENSE = 0.5
# What the word of the detector, and that of the document itself, weigh against the sense of the text.
_DETECTED, _DECLARED = 0.03, 0.1
# By how much another reading must beat one as UTF-8, and from how many bytes on it may.
_BEATEN, _ENOUGH = 0.3, 8
# A reading of so many bytes that makes so much sense needs no comparison.
_LONG, _SURE = 1_000, 0.9
# How much of a document the detector is shown.
_PROBE = 1 << 10
# In how much of a text control characters are looked for.
_HEAD = 1 << 14
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,80}encoding\s{0,3}=\s{0,3}["']([\w.:-]{2,30})"""
    rb"""|<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:-]{2,30})""",
    re.IGNORECASE,
)


def decode(
    data: bytes,
    name: str = "the text",
    *,
    encoding: str | None = None,
    declared: str | None = None,
    at: int = 0,
) -> tuple[str, str]:
    """Decode a document: as told, or as UTF-8, UTF-16, GB 18030 or Big5, whichever makes sense.

    A byte order mark of UTF-8 stays in the text as its first character, so that offsets are those of the
    file read as UTF-8; nothing else is changed either, line ends included.

    data: the bytes of the document.
    name: what error messages call it.
    encoding: the encoding, where it is known; then no other is tried.
    declared: the encoding that the document itself names; believed where it makes sense.
    at: where the bytes begin in their file, for error messages.
    RETURNS: the text, and the name of its encoding.
    RAISES: EpiError E501 with the position of the byte that cannot be read, E507 for an encoding that
        nobody knows, E508 where the document is not in the encoding that was told.
    """
    if encoding is not None:
        return _as_told(data, name, encoding, at)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(marked), marked
            except UnicodeDecodeError:
                continue
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        position = problem.start
    else:
        if not _CONTROL.search(text, 0, _HEAD):
            return text, "utf-8"
        return _detect(data, declared, utf8=text) or (text, "utf-8")
    if not _is_damaged_utf8(data):
        found = _detect(data, declared)
        if found is not None:
            return found
        position = max(position, _last_sensible(data))
    raise error("E501", name=name, position=at + position, byte=data[position])


def declaration(data: bytes) -> str | None:
    """Return the encoding that the head of an HTML or XML document names, if Python knows it."""
    match = _DECLARATION.search(data, 0, 4096)
    if match is None:
        return None
    return known((match[1] or match[2]).decode("ascii", "replace"))


def known(encoding: str) -> str | None:
    """Return Python's name of a text encoding, the widest of its family, or None if there is no such."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return None
    # "base64" and the like are codecs too, but no encodings of text.
    if not getattr(info, "_is_text_encoding", True):
        return None
    return _WIDEST.get(info.name, info.name)


def _as_told(data: bytes, name: str, encoding: str, at: int) -> tuple[str, str]:
    try:
        info = codecs.lookup(encoding)
        if not getattr(info, "_is_text_encoding", True):
            raise LookupError(encoding)
        return data.decode(info.name), info.name
    except UnicodeDecodeError as problem:
        position = problem.start
        byte = data[position] if position < len(data) else 0
        raise error("E508", name=name, position=at + position, byte=byte, encoding=encoding) from None
    except (LookupError, ValueError):
        raise error("E507", value=encoding) from None


def _detect(data: bytes, declared: str | None, utf8: str | None = None) -> tuple[str, str] | None:
    """Return the reading that makes most sense, with the name of its encoding, if any makes enough.

    utf8: the text read as UTF-8, where that is possible: what the others must clearly beat.
    """
    proposed = _proposal(data)
    best, most = None, _SENSE if utf8 is None else max(_SENSE, sense(utf8) + _BEATEN)
    for encoding in dict.fromkeys((declared, proposed, *_ENCODINGS)):
        if encoding is None or (utf8 is not None and len(data) < _ENOUGH):
            continue
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        worth = sense(text) + _DECLARED * (encoding == declared) + _DETECTED * _same(encoding, proposed)
        if worth > most:
            best, most = (text, encoding), worth
        if worth >= _SURE and len(data) >= _LONG and not encoding.startswith("big5"):
            break
    return _which_big5(data) if best is not None and best[1] == "big5hkscs" else best


def _same(encoding: str, proposed: str | None) -> bool:
    """Return whether the detector means this encoding: it knows one kind of Big5."""
    return encoding == proposed or (encoding == "big5" and proposed == "big5hkscs")


def _proposal(data: bytes) -> str | None:
    """Ask charset-normalizer which of the Chinese encodings these bytes are in."""
    from charset_normalizer import from_bytes

    head = data
    if len(data) > _PROBE:
        head = data[:_PROBE].rpartition(b"\n")[0] or data[:_PROBE]
    found = from_bytes(head, cp_isolation=list(_PROPOSED)).best()
    return None if found is None else found.encoding.replace("_", "-")


def _which_big5(data: bytes) -> tuple[str, str]:
    """Read as the kind of Big5 whose circled numbers are none of the other's kana; the plain one if alike."""
    wide = data.decode("big5hkscs", "replace")
    try:
        plain = data.decode("big5")
    except UnicodeDecodeError:
        return wide, "big5hkscs"
    differing = [(one, two) for one, two in zip(plain, wide, strict=False) if one != two]
    if sense("".join(one for one, _ in differing)) >= sense("".join(two for _, two in differing)):
        return plain, "big5"
    return wide, "big5hkscs"


def _is_damaged_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 but for a few places: then no other reading is right."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - lost
    return lost <= _DAMAGE * good


def _last_sensible(data: bytes) -> int:
    """Return where the reading breaks off that makes sense for longest; 0 where none does."""
    last = 0
    for encoding in ("gb18030", "big5hkscs"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as problem:
            head = data[: problem.start].decode(encoding)
            if problem.start > last and chinese(head) and sense(head) >= _SENSE:
                last = problem.start
    return last
