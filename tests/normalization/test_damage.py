"""Damaged runs are reported, and read where their bytes leave no doubt."""

import pytest

from epi_spacy.normalization import normalize


def shifted(text: str, tail: bytes = b"") -> str:
    """Decode a text's GBK bytes without the first one."""
    return (text.encode("gb18030") + tail)[1:].decode("gb18030", "ignore")


@pytest.mark.parametrize("punctuation", ["，", ","])
def test_lost_lead_byte_is_read_back(punctuation):
    said = "。主任要求，加强消毒隔离措施落实"
    run = shifted(said)
    text = f"各镇切实落实{run}{punctuation}不得大意"
    normalized = normalize(text)
    ((start, end, reading),) = normalized.readings
    assert normalized.damaged == ((start, end),)
    assert reading in "主任要求,加强消毒隔离措施落实"
    assert len(reading) > 10
    assert text[start:end] in run
    # The text itself is not repaired.
    assert text[start + 2 : end] in text
    assert normalized.to_normalized(start, end) == (start, end)


def test_folded_punctuation_and_a_byte_lost_to_ascii():
    run = shifted("停活羊宰殺交易等疫情防護".replace("停", "。"))
    assert run.endswith("o")
    text = f"落實暫;{run[1:]}(hù)措施"
    normalized = normalize(text)
    ((start, end, reading),) = normalized.readings
    assert reading.endswith("交易等疫情防护")
    assert text[start:end].endswith("o(hù)")


@pytest.mark.parametrize(
    "text",
    [
        "樊婷婷、吴睿祺、郝淇雯、闫晖鑫等参加",
        "患者主诉咳嗽、咽痛、呕吐、腹泻，伴有嗳气、眩晕、癫痫",
        "瓴甓瓿瓯瓮瓷甄甍甏",
        "蜻蜓、蜘蛛、蟑螂、蚂蚁、螳螂、蟋蟀、蝴蝶、蝙蝠",
        "①②③④⑤⑥⑦⑧⑨⑩",
        "\ue5e5\ue5e5\ue5e5 标题",
        "東京都新宿區歌舞伎町",
        "これは日本語の文章です",
        "Κορωνοϊός, коронавирус",
    ],
)
def test_rare_but_sound(text):
    assert normalize(text).damaged == ()


@pytest.mark.parametrize("wrong", ["gb18030", "cp1252", "latin-1"])
@pytest.mark.parametrize("said", ["区委书记强调", "疫情防控工作", "安源镇"])
def test_utf8_read_as_something_else(said, wrong):
    codec = "latin-1" if wrong == "latin-1" else wrong
    read = said.encode("utf8").decode(codec, "replace")
    if "\ufffd" in read:
        # What Windows-1252 has no character for is kept as it is by browsers.
        read = "".join(bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in said.encode("utf8"))
    if wrong == "gb18030" and read.encode("gb18030") != said.encode("utf8"):
        pytest.skip("bytes were lost")
    text = f"2月3日, {read} 要求"
    normalized = normalize(text)
    assert normalized.readings == ((6, 6 + len(read), said),)
    assert normalized.damaged == ((6, 6 + len(read)),)


@pytest.mark.parametrize("lost", ["\ufffd", "\ufffd\ufffd\ufffd", "锟斤拷", "锟斤拷锟斤拷"])
def test_replacement_characters_are_reported(lost):
    normalized = normalize(f"县委{lost}书记")
    assert normalized.damaged == ((2, 2 + len(lost)),)
    assert normalized.readings == ()
