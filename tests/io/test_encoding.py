from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.errors import EpiError
from epi_spacy.io import decode
from epi_spacy.io.encoding import declaration
from tests.conftest import article_names, read_article

from .samples import TRADITIONAL

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


# Simplified characters of the corpus and their traditional forms.
PAIRS = (
    "县领导检查严书记远龙来返员对点场温码锁乡镇区网门们这为会议强调动员务实际战阶线时间应急组织协统计报长处开关车辆"
    "医疗药卫产业单单万众党团认识传护预备响运输经济贸过进边达连选须题额风险饭馆",
    "縣領導檢查嚴書記遠龍來返員對點場溫碼鎖鄉鎮區網門們這為會議強調動員務實際戰階線時間應急組織協統計報長處開關車輛"
    "醫療藥衛產業單單萬眾黨團認識傳護預備響運輸經濟貿過進邊達連選須題額風險飯館",
)
SIMPLIFIED = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk")


@pytest.mark.parametrize("length", [20, 200, 2000])
@pytest.mark.parametrize(
    ("script", "encoding"),
    [
        *(("simplified", name) for name in SIMPLIFIED),
        *(("traditional", name) for name in (*SIMPLIFIED, "big5", "big5hkscs")),
    ],
)
def test_every_encoding_length_and_script(script: str, encoding: str, length: int) -> None:
    """Pieces cut anywhere from texts of the corpus: nearly all of the short, all of the longer are read right."""
    count = 40 if length < 2000 else 10
    wrong = [
        piece
        for piece, data in pieces(scripts()[script], encoding, length, count)
        if read_as(data).lstrip("\ufeff") != piece
    ]
    assert len(wrong) <= (1 if length == 20 else 0), wrong


def scripts() -> dict[str, str]:
    simplified = "\n".join(map(read_article, article_names()))
    # The everyday characters are enough here: what a converter makes of them, character by character.
    traditional = simplified.translate(str.maketrans(*PAIRS))
    return {"simplified": simplified, "traditional": traditional}


def pieces(text: str, encoding: str, length: int, count: int) -> Iterator[tuple[str, bytes]]:
    clean = text.encode(encoding, "ignore").decode(encoding).lstrip("\ufeff")
    choose = random.Random(length)
    for _ in range(count):
        start = choose.randrange(len(clean) - length)
        piece = clean[start : start + length].lstrip("\ufeff")
        yield piece, piece.encode(encoding)


def read_as(data: bytes) -> str:
    try:
        return decode(data)[0]
    except EpiError:
        return ""


@pytest.mark.parametrize("mark", ["①", "②：", "裏"])
def test_the_two_kinds_of_big5(mark: str) -> None:
    text = TRADITIONAL + mark
    assert decode(text.encode("big5hkscs")) == (text, "big5hkscs")
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5")


def test_a_told_encoding_is_the_only_one() -> None:
    assert decode(TEXT.encode("gbk"), encoding="GBK") == (TEXT, "gbk")
    assert decode("é".encode("latin-1"), encoding="latin-1") == ("é", "iso8859-1")
    with pytest.raises(EpiError, match=r"E508.*Byte 0 .*a\.txt cannot be read as utf-8"):
        decode(TEXT.encode("gbk"), "a.txt", encoding="utf-8")


@pytest.mark.parametrize("name", ["utf-9", "", "base64", "rot13", "no such\0"])
def test_no_such_encoding(name: str) -> None:
    with pytest.raises(EpiError, match="E507"):
        decode(b"x", encoding=name)


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b'<html><head><meta charset="gbk">', "gb18030"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=GB2312'>", "gb18030"),
        (b'<?xml version="1.0" encoding="Big5"?>', "big5hkscs"),
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<meta charset=nonsense>", None),
        (b"<html>", None),
    ],
)
def test_declarations(data: bytes, declared: str | None) -> None:
    assert declaration(data) == declared


def test_a_declaration_is_believed_only_where_it_makes_sense() -> None:
    page = f'<meta charset="gb2312"><p>{TEXT}</p>'
    assert decode(page.encode("utf-8"), declared="gb18030") == (page, "utf-8")
    assert decode(page.encode("gbk"), declared="utf-8") == (page, "gb18030")
    short = "<p>乾</p>"
    assert decode(short.encode("big5"), declared="big5hkscs") == (short, "big5")


def test_a_broken_byte_far_inside() -> None:
    data = TEXT.encode("gb18030") * 3
    at = len(TEXT.encode("gb18030")) * 2
    with pytest.raises(EpiError, match=f"Byte {at + 1000} "):
        decode(data[:at] + b"\xff" + data[at:], at=1000)
