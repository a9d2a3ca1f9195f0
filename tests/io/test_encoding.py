from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.errors import EpiError
from epi_spacy.io import decode

TEXT = "县委书记何志远强调，要严格落实属地责任，全面排查来返人员。\r\n第二行\r第三行\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (TEXT.encode("utf-8"), TEXT, "utf-8"),
        # A byte order mark counts as a character: offsets are those of the file read as UTF-8.
        (TEXT.encode("utf-8-sig"), "\ufeff" + TEXT, "utf-8"),
        (TEXT.encode("gb18030"), TEXT, "gb18030"),
        (TEXT.encode("gbk"), TEXT, "gb18030"),
        (TEXT.encode("utf-16"), TEXT, "utf-16"),
        (b"", "", "utf-8"),
        (b"plain\r\n", "plain\r\n", "utf-8"),
    ],
)
def test_decode(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "position"),
    [
        # Damaged UTF-8 is not read as something else.
        (TEXT.encode("utf-8") + b"\xe5", len(TEXT.encode("utf-8"))),
        (TEXT.encode("utf-8")[:30] + b"\xff" + TEXT.encode("utf-8")[30:], 30),
        (b"\xff\xfe\xff" + b"\x00\xd8", 0),
        (TEXT.encode("gbk") + b"\xff\xff", len(TEXT.encode("gbk"))),
        (b"\x80\x81\x82", 0),
    ],
)
def test_undecodable(data: bytes, position: int) -> None:
    with pytest.raises(EpiError) as caught:
        decode(data, "a.txt")
    assert caught.value.code == "E501"
    assert f"Byte {position} " in str(caught.value)
    assert "a.txt" in str(caught.value)


def test_utf8_is_never_read_as_gb18030() -> None:
    """Bytes of UTF-8 that are cut or hit somewhere make valid, senseless GB18030."""
    data = TEXT.encode("utf-8")
    for cut in range(1, 12):
        try:
            _, encoding = decode(data[cut:])
        except EpiError:
            continue
        assert encoding == "utf-8"


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    code = ""
    try:
        text, encoding = decode(data)
    except EpiError as problem:
        code = problem.code
    assert code == "E501" or data.decode(encoding) == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_any_text_in_utf8(text: str) -> None:
    data = text.encode("utf-8")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(data) == (text, "utf-8")
