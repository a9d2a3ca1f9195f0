"""Bytes to text."""

from __future__ import annotations

from ..errors import error

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# How many damaged places a text may have for each hundred good characters and still be taken for UTF-8.
_DAMAGE = 0.05
# The share of Chinese characters that must be everyday ones for a reading as GB18030 to make sense.
_EVERYDAY = 0.5


def decode(data: bytes, name: str = "the text") -> tuple[str, str]:
    """Decode a document: UTF-8 or, failing that, GB18030.

    A byte order mark of UTF-8 stays in the text as its first character, so that offsets are those of the
    file read as UTF-8; nothing else is changed either, line ends included.

    data: the bytes of the document.
    name: what error messages call it.
    RETURNS: the text, and the name of its encoding.
    RAISES: EpiError E501 with the position of the byte that cannot be read.
    """
    if data.startswith(_UTF16) and len(data) % 2 == 0:
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as problem:
        position = problem.start
    if not _is_damaged_utf8(data):
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as problem:
            position = max(position, problem.start)
        else:
            if _makes_sense(text):
                return text, "gb18030"
    raise error("E501", name=name, position=position, byte=data[position])


def _is_damaged_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 but for a few places: then no other reading is right."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - lost
    return lost <= _DAMAGE * good


def _makes_sense(text: str) -> bool:
    """Return whether most Chinese characters are of the everyday part of GB2312 (its level 1)."""
    probe = text[:20_000]
    han = [char for char in probe if "\u4e00" <= char <= "\u9fff"]
    if not han:
        return False
    common = 0
    for char in han:
        code = char.encode("gb18030")
        common += len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1
    return common >= _EVERYDAY * len(han)
