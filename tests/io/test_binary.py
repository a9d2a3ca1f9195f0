"""Files that hold no text: what is refused, and what is not."""

from __future__ import annotations

import pytest

from epi_spacy.errors import EpiError
from epi_spacy.io.binary import check_bytes, check_text

TEXT = "\u8981\u52a0\u5f3a\u6392\u67e5\u3002\n"


@pytest.mark.parametrize(
    "data",
    [
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 9,
        b"PK\3\4 and more",
        b"{\\rtf1\\ansi",
        b"\x1f\x8b\x08\0",
        b"RIFF\0\0\0\0WEBPVP8 ",
    ],
)
def test_what_begins_as_other_files_do(data: bytes) -> None:
    with pytest.raises(EpiError, match=r"\[E522\] x is no text: it looks like"):
        check_bytes(data, "x")


@pytest.mark.parametrize("text", ["ab\0cd", "\1\2\3\4abc", TEXT + "\1" * 20])
def test_what_is_full_of_control_characters(text: str) -> None:
    with pytest.raises(EpiError, match=r"\[E522\] x is no text: it has \d+ control characters"):
        check_text(text, "x")


@pytest.mark.parametrize(
    "text", ["", " ", "PK", "GIF", TEXT * 9 + "\0", TEXT * 9 + "\x1b\x0c", TEXT * 200 + "\0" * 999]
)
def test_text_stays_text(text: str) -> None:
    check_text(text, "x")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        check_bytes(text.encode(encoding), "x")
