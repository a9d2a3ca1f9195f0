"""Damage made at random in clean text is found and read; thresholds of scripts/measure_damage.py."""

import random
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epi_spacy.normalization import normalize

from .damaging import WAYS, damage

FOLDER = Path(__file__).parents[2] / "corpus" / "texts"
EACH = 60

# Detection: precision and recall; reversal: precision and recall; character by character.
LEAST = {
    "GBK one byte off": (0.95, 0.65, 0.99, 0.45),
    "UTF-8 as GBK": (0.98, 0.9, 0.99, 0.8),
    "UTF-8 as GBK, ?": (0.98, 0.9, 0.99, 0.8),
    "UTF-8 as Windows-1252": (0.98, 0.98, 0.99, 0.98),
    "UTF-8 as Latin-1": (0.98, 0.98, 0.99, 0.98),
    "UTF-8 as Windows-1252 twice": (0.98, 0.98, 0.99, 0.98),
    "GBK as Latin-1": (0.98, 0.95, 0.99, 0.95),
    "GBK as Windows-1252": (0.98, 0.95, 0.99, 0.95),
    "GBK as Big5": (0.98, 0.05, 0.98, 0.02),
    "GBK as UTF-8": (0.98, 0.9, 1, 0),
    "lost, U+FFFD": (0.99, 0.99, 1, 0),
    "lost, ? a byte": (0.98, 0.8, 1, 0),
    "lost, one ?": (0.98, 0.5, 1, 0),
}


@pytest.fixture(scope="module")
def texts():
    found = [path.read_text("utf8") for path in sorted(FOLDER.glob("*.txt"))]
    clean = [text for text in found if not normalize(text).damaged]
    if not clean:
        pytest.skip("the corpus is not at hand")
    return clean


@pytest.mark.parametrize("way", WAYS)
def test_found_and_read(texts, way):
    rng = random.Random(way)
    damaged = reported = found = said = read = right = 0
    for _ in range(EACH):
        sample = damage(rng.choice(texts), way, rng)
        if sample is None:
            continue
        normalized = normalize(sample.text)
        damaged += sample.end - sample.start
        reported += sum(end - start for start, end in normalized.damaged)
        found += sum(
            max(0, min(end, sample.end) - max(start, sample.start)) for start, end in normalized.damaged
        )
        reading, meant = "".join(words for *_, words in normalized.readings), normalize(sample.said).text
        said, read = said + len(meant), read + len(reading)
        blocks = SequenceMatcher(None, reading, meant, autojunk=False).get_matching_blocks()
        right += sum(block.size for block in blocks)
    precision, recall, reads, reads_back = LEAST[way]
    assert found >= precision * reported
    assert found >= recall * damaged
    assert right >= reads * read
    assert right >= reads_back * said


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(list(WAYS)), st.integers(1, 4))
def test_alignment_over_damage(texts, seed, way, times):
    rng = random.Random(seed)
    text = rng.choice(texts)[:400]
    for _ in range(times):
        sample = damage(text, way, rng)
        text = sample.text if sample else text
    normalized = normalize(text)
    assert normalized.to_raw(0, len(normalized.text)) == (0, len(text))
    edges = [0, *(edge for run in normalized.damaged for edge in run), len(text)]
    assert edges == sorted(edges)
    for start, end, reading in normalized.readings:
        assert reading
        assert any(first <= start < end <= last for first, last in normalized.damaged)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("?2月4日，县委书记主持召开例会", "?"),
        ("主持召开县指挥部工作例会??h领导参加", "??h"),
        ("全县各级各部门要认真落?各项防控措施", "?"),
        ("会议要求，?级各部门要落实责任", "?"),
        ("会议要求，各级?，各部门要落实责任", "?"),
        ("县委\ufffd\ufffd书记", "\ufffd\ufffd"),
    ],
)
def test_signs_of_lost_bytes(text, damaged):
    ((start, end),) = normalize(text).damaged
    assert text[start:end] == damaged


@pytest.mark.parametrize(
    "text",
    [
        "疫情何时结束?记者采访了县疾控中心",
        "“你去不去?我在等你。”",
        "真的吗??大家都问",
        "如何让群众放心,让企业安心?县里给出答案",
        "想返乡?先报备",
        "返乡人员要隔离吗?\n要",
        "What? Yes. 什么?",
        "http://www.a.gov.cn/show?id=8",
    ],
)
def test_questions_are_sound(text):
    assert normalize(text).damaged == ()


def test_a_short_shift_between_two_signs():
    # 保”，加強 with its first byte alone and the last one swallowed by a bracket.
    run = "?" + "保”，加強".encode("gb18030")[1:-1].decode("gb18030") + "?"
    text = f"會議要求嚴格落實一統三{run}經濟運行調度"
    assert normalize(text).damaged == ((11, 11 + len(run)),)
    assert normalize(text).readings[0][2] == "”,加"
