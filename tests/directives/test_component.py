"""The component: what it writes, users' patterns, saving and loading, odd texts, speed."""

from __future__ import annotations

import json
import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from epi_spacy.errors import EpiError

from .conftest import matcher_of

TEXT = "会议强调，各单位要加强值班值守，严禁擅自离岗。\n会议由办公室主持。"
FIELDS = {
    "start", "end", "label", "text", "norm", "measure", "submeasure", "score", "runner_up", "force", "strength",
    "cue", "speaker", "speaker_type", "addressee", "addressee_inherited", "action", "object", "population",
    "place", "deadline", "quantity", "condition", "authority", "penalty", "direction", "item", "codes", "rule",
}  # fmt: skip


def test_what_it_writes(nlp: Language) -> None:
    doc = nlp(TEXT)
    rows = doc._.directives
    assert [row["text"] for row in rows] == ["各单位要加强值班值守", "严禁擅自离岗"]
    assert [row["force"] for row in rows] == ["oblige", "forbid"]
    assert {row["speaker"] for row in rows} == {"会议"}
    assert {row["speaker_type"] for row in rows} == {"meeting"}
    for row, span in zip(rows, doc.spans["directives"], strict=True):
        assert set(row) >= FIELDS
        assert (row["start"], row["end"], row["label"]) == (span.start_char, span.end_char, span.label_)
        assert row["label"] == row["measure"]
        assert doc.text[row["start"] : row["end"]] == row["text"] == span.text
        assert row["cue"] is None or doc.text[slice(*row["cue"])] in ("要", "严禁")


def test_offsets_are_raw_in_traditional_and_glossed_text(nlp: Language) -> None:
    doc = nlp("會(huì)議強(qiáng)調(diào)，各單位要加強(qiáng)值班，嚴(yán)禁擅自離(lí)崗(gǎng)。")
    rows = doc._.directives
    assert [row["norm"] for row in rows] == ["各单位要加强值班", "严禁擅自离岗"]
    for row in rows:
        assert doc.text[row["start"] : row["end"]] == row["text"]


def test_both_styles_of_punctuation_agree(nlp: Language) -> None:
    ascii_text = "会议强调:要加强排查,做到不漏一人;要落实责任,严禁推诿。是不是都清楚了?"
    wide = ascii_text.translate(str.maketrans(",:;?", "\uff0c\uff1a\uff1b\uff1f"))
    found = [
        [(r["start"], r["end"], r["force"], r["rule"]) for r in nlp(t)._.directives]
        for t in (ascii_text, wide)
    ]
    assert found[0] == found[1]
    assert found[0]


def test_reads_mentions_and_zones() -> None:
    nlp = spacy.blank("zh")
    matcher = nlp.add_pipe("epi_directive_matcher")
    text = "丁若川强调要守好门\n丁若川强调，要加强排查。"
    doc = nlp.make_doc(text)
    nlp("预热")
    at = text.rindex("丁若川")
    doc._.mentions = [
        {
            "start": at,
            "end": at + 3,
            "label": "OFFICIAL",
            "text": "丁若川",
            "norm": "丁若川",
            "name": "丁若川",
            "posts": [],
        }
    ]
    doc._.article = {
        "title": "丁若川强调要守好门", "title_at": [0, 9], "source": "", "published": "", "year": None, "repeated": [],
        "zones": [{"start": 0, "end": 9, "kind": "title"}, {"start": 10, "end": len(text), "kind": "body"}],
    }  # fmt: skip
    doc = matcher(doc)
    assert [(row["text"], row["speaker"]) for row in doc._.directives] == [("要加强排查", "丁若川")]


def test_explain_gives_every_clause_with_a_rule(nlp: Language) -> None:
    trail = matcher_of(nlp).explain(nlp(TEXT))
    assert [row["norm"] for row in trail] == [
        "会议强调",
        "各单位要加强值班值守",
        "严禁擅自离岗",
        "会议由办公室主持",
    ]
    assert [row["directive"] for row in trail] == [False, True, True, False]
    assert all(row["rule"] for row in trail)


def test_users_measure_and_cue(nlp: Language) -> None:
    matcher = matcher_of(nlp)
    matcher.add_patterns(
        [
            {"label": "testing", "pattern": "灯塔行动"},
            {"label": "cue", "pattern": "烦劳", "force": "urge", "strength": 2},
        ]
    )
    doc = nlp("会议指出，烦劳各位参加灯塔行动。")
    assert [(r["force"], r["strength"], r["measure"]) for r in doc._.directives] == [("urge", 2, "testing")]
    matcher.clear()
    assert nlp("会议指出，烦劳各位参加灯塔行动。")._.directives == []


def test_bad_pattern_is_a_coded_error(nlp: Language) -> None:
    with pytest.raises(EpiError, match="E002"):
        matcher_of(nlp).add_patterns([{"label": "testing"}])
    for wrong in ({"force": "beg"}, {"strength": 9}, {"strength": "4"}):
        with pytest.raises(EpiError, match="E401"):
            matcher_of(nlp).add_patterns([{"label": "cue", "pattern": "\u70e6\u52b3", **wrong}])


def test_saving_and_loading_keeps_patterns_and_results(nlp: Language, tmp_path) -> None:
    matcher_of(nlp).add_patterns([{"label": "cue", "pattern": "烦劳", "force": "urge", "strength": 2}])
    text = "会议指出，烦劳各位落实责任。"
    expected = nlp(text)._.directives
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again(text)._.directives == expected
    assert spacy.blank("zh").from_config(nlp.config).from_bytes(nlp.to_bytes())(text)._.directives == expected


def test_doc_bin_keeps_directives(nlp: Language) -> None:
    doc = nlp(TEXT)
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    restored: Doc = next(iter(DocBin().from_bytes(packed).get_docs(nlp.vocab)))
    # The format knows one kind of sequence.
    assert json.dumps(restored._.directives) == json.dumps(doc._.directives)
    assert [s.label_ for s in restored.spans["directives"]] == [s.label_ for s in doc.spans["directives"]]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "\u3000", "要", "强调", "会议强调", "会议强调，", "\u201c", "\u201d\u201d\u201c", "😷要❗", "《》要求，", "一、", "1.", "（一）",
     "\u201c要。\u201d说", "会议强调：\n\n", "\x00\x07要求\u200b", "通告如下：", "\ue026\ue0ed强调，要", "，，，。。。；；：："],
)  # fmt: skip
def test_odd_texts_raise_nothing(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert isinstance(doc._.directives, list)


def test_time_is_linear(nlp: Language) -> None:
    unit = "会议强调，各单位要加强值班值守，做好排查登记，严禁擅自离岗。当前形势依然严峻。\n"
    judge = matcher_of(nlp).matcher

    def seconds(times: int) -> float:
        from epi_spacy.text.clauses import clauses

        text = unit.translate(str.maketrans("，", ",")) * times
        grid = clauses(text)
        begin = time.process_time()
        judge.explain(text, grid)
        return time.process_time() - begin

    seconds(50)
    short, long = min(seconds(200) for _ in range(3)), min(seconds(2000) for _ in range(2))
    assert long < 25 * short


@pytest.mark.parametrize("character", ["要", "，", "\u201c", "不", "一", "的", "强调", "会议"])
def test_long_runs_of_one_character(nlp: Language, character: str) -> None:
    from epi_spacy.text.clauses import clauses

    text = character * 30_000
    begin = time.process_time()
    matcher_of(nlp).matcher.explain(text, clauses(text))
    assert time.process_time() - begin < 5
