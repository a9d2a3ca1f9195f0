"""The alignment of raw and normalized text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.normalization import NormalizedText, normalize

GLOSSED = [
    "鄉(xiāng)", "實（shí）", "會(huì )", "區(qū)(qū)", "邗(hán)江", "縣(xi\nàn)", "鄉 (xiang1)", "們(men)", "歙縣(shè xiàn)", "亳州(bó)",
    "鎮(zhen)", "鄉[xiāng] 村", "書(sh?)", "𠮷(jí)", "o(hù)", "，", "(", ")", "(a)", "\n", " ", "[", "?",
]  # fmt: skip
DAMAGED = [
    "捣逡\ue026螅\ue0ed\ue01b訌", "鐤儏闃叉帶", "ç–«æƒ…é˜²æŽ§", "ÒßÇé·À¿Ø", "\ufffd\ufffd", "锟斤拷", "??h縣", "Ã§Â–Â«Ã¦ÂƒÂ…", "恰⑾匚?",
    "砮①ㄛ扂庈俋", "\ue5e5", "\u0101\ufffd",
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(GLOSSED),
    st.sampled_from(DAMAGED),
    st.text(alphabet="鄉區縣市长县乾於ＡＢ，。（）()xiāngé\n", max_size=8),
    st.text(max_size=5),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def edited() -> NormalizedText:
    # raw: 安源區(qū)政府, a deletion of two characters, then 鄉(xiāng)
    return NormalizedText("安源区政府乡", ((2, 7, 2, 3), (9, 11, 5, 5), (11, 19, 5, 6)))


@pytest.mark.parametrize(
    ("start", "end", "raw"),
    [
        (0, 2, (0, 2)),
        (0, 3, (0, 7)),
        (2, 3, (2, 7)),
        (3, 5, (7, 11)),
        (2, 2, (2, 2)),
        (3, 3, (7, 7)),
        (0, 6, (0, 19)),
        (5, 6, (11, 19)),
        (0, 0, (0, 0)),
    ],
)
def test_to_raw(start, end, raw):
    assert edited().to_raw(start, end) == raw


@pytest.mark.parametrize(
    ("start", "end", "normalized"),
    [
        (0, 2, (0, 2)),
        (2, 3, (2, 3)),
        (3, 6, (2, 3)),
        (3, 3, (3, 3)),
        (0, 7, (0, 3)),
        (7, 9, (3, 5)),
        (9, 11, (5, 5)),
        (11, 12, (5, 6)),
        (0, 19, (0, 6)),
    ],
)
def test_to_normalized(start, end, normalized):
    assert edited().to_normalized(start, end) == normalized


@given(TEXTS)
def test_alignment_is_total_and_monotone(text):
    normalized = normalize(text)
    n, size = len(normalized.text), len(text)
    assert normalized.to_raw(0, n) == (0, size)
    assert normalized.to_normalized(0, size) == (0, n)
    characters = [normalized.to_raw(at, at + 1) for at in range(n)]
    # The raw stretches of the characters follow each other without a gap.
    assert [edge for pair in characters for edge in pair] == [
        edge for at, pair in enumerate(characters) for edge in ((characters[at - 1][1] if at else 0), pair[1])
    ]
    assert all(start < end for start, end in characters)
    backwards = [normalized.to_normalized(at, at + 1) for at in range(size)]
    assert backwards == sorted(backwards)
    assert all(end - start == 1 for start, end in backwards)


@given(TEXTS, st.data())
def test_round_trips_cover(text, data):
    normalized = normalize(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    there = normalized.to_normalized(start, end)
    back = normalized.to_raw(*there)
    if start == end:
        assert there[0] == there[1]
        assert back[0] == back[1]
    else:
        assert back[0] <= start
        assert back[1] >= end
    start = data.draw(st.integers(0, len(normalized.text)))
    end = data.draw(st.integers(start, len(normalized.text)))
    assert normalized.to_normalized(*normalized.to_raw(start, end)) == (start, end)


@given(TEXTS)
def test_edits_are_sorted_disjoint_and_only_where_lengths_differ(text):
    normalized = normalize(text)
    raw_at = at = 0
    for raw_start, raw_end, start, end in normalized.edits:
        assert raw_start - raw_at == start - at >= 0
        assert raw_end - raw_start != end - start
        raw_at, at = raw_end, end
    assert len(text) - raw_at == len(normalized.text) - at
    assert all(0 <= start < end <= len(text) for start, end in normalized.damaged)


@given(TEXTS)
def test_damage_is_inside_the_text_and_readings_inside_damage(text):
    normalized = normalize(text)
    edges = [edge for run in normalized.damaged for edge in run]
    assert edges == sorted(edges)
    for start, end, reading in normalized.readings:
        assert reading
        assert any(first <= start < end <= last for first, last in normalized.damaged)
        assert normalized.to_raw(*normalized.to_normalized(start, end))[0] <= start


@given(TEXTS)
def test_normalizing_twice_changes_nothing_more(text):
    once = normalize(text)
    twice = normalize(once.text)
    assert len(twice.text) == len(once.text) or twice.glosses


@given(
    st.lists(st.sampled_from("縣鄉鎮書記後發乾於著裏濟說市长县乡、。，（）ＡＢ１２\n"), max_size=60).map(
        "".join
    )
)
def test_plain_characters_are_settled_at_once(text):
    once = normalize("縣委書記說：" + text).text
    assert normalize(once).text == once


@given(st.lists(st.text("县委书记说乡镇，。（）ＡＢ邗(hán)\n", max_size=40), max_size=5))
def test_lines_of_one_script_are_normalized_alike_alone_and_together(lines):
    lines = ["县委书记说" + line.replace("\n", "") for line in lines]
    together = normalize("\n".join(lines)).text
    assert together == "\n".join(normalize(line).text for line in lines)


@given(st.text(alphabet=st.characters()))
def test_any_string(text):
    assert normalize(text).to_normalized(0, len(text))[0] == 0


@pytest.mark.parametrize(
    "text", ["", "\ud800", "市\udfff(xi\u0304)", "\x00", "\U0010ffff", "\u200b鄉\u200d(xiāng)"]
)
def test_odd_strings(text):
    assert normalize(text).to_raw(0, len(normalize(text).text)) == (0, len(text))
