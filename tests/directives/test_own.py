"""Users' patterns: cues, reporting verbs, speakers, words for documents, formulas, measures."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language

from epi_spacy.errors import EpiError

from .conftest import matcher_of

PATTERNS: list[dict[str, Any]] = [
    {"label": "cue", "pattern": "烦劳", "force": "urge", "strength": 2},
    {"label": "verb", "pattern": "训示", "mode": "require"},
    {"label": "speaker", "pattern": "防疫署", "type": "organ"},
    {"label": "document", "pattern": "告居民帖"},
    {"label": "formula", "pattern": "三灯制", "expansion": ["红灯", "黄灯", "绿灯"]},
    {"label": "testing", "pattern": "灯塔行动"},
    {"label": "lantern", "pattern": "挂灯", "submeasure": "lantern_red", "codes": {"oxcgrt": ["X1"]}},
]
TEXTS = {
    "cue": "会议指出，烦劳各位参加值守。",
    "verb": "会议训示，加强值守。",
    "speaker": "县防疫署要求，加强值守。",
    "document": "现告居民帖如下：\n一、加强值守。\n",
    "testing": "会议强调，要参加灯塔行动。",
    "lantern": "会议强调，要挂灯。",
}


def read(nlp: Language) -> dict[str, list[Any]]:
    """Return what the texts of all kinds of pattern give."""
    found: dict[str, list[Any]] = {}
    for name, text in TEXTS.items():
        rows = nlp(text)._.directives
        found[name] = [
            (r["speaker"], r["speaker_type"], r["force"], r["measure"], r["submeasure"], r["codes"]["oxcgrt"])
            for r in rows
        ]
    found["formula"] = nlp("全县实行三灯制。")._.formulas
    return found


def test_each_kind(nlp: Language) -> None:
    before = read(nlp)
    matcher_of(nlp).add_patterns(PATTERNS)
    found = read(nlp)
    assert before["cue"] == []
    assert found["cue"][0][2] == "urge"
    assert before["verb"] == []
    assert found["verb"][0][:2] == ("会议", "meeting")
    assert found["speaker"][0][:2] == ("县防疫署", "organ")
    assert found["document"][0][:2] == ("告居民帖", "document")
    assert found["testing"][0][3] == "testing" != before["testing"][0][3]
    assert found["lantern"][0][3:] == ("lantern", "lantern_red", ["X1"])
    assert before["formula"] == []
    assert found["formula"] == [
        {"start": 4, "end": 7, "name": "三灯制", "expansion": ["红灯", "黄灯", "绿灯"]}
    ]
    matcher_of(nlp).clear()
    assert read(nlp) == before


def test_theirs_win(nlp: Language) -> None:
    text = "会议强调，要落实四早措施。"
    assert nlp(text)._.formulas[0]["expansion"] == ["早发现", "早报告", "早隔离", "早治疗"]
    matcher_of(nlp).add_patterns(
        [
            {"label": "formula", "pattern": "四早", "expansion": ["早起", "早睡"]},
            {"label": "cue", "pattern": "要", "force": "urge", "strength": 1},
            {"label": "verb", "pattern": "强调", "mode": "weak"},
        ]
    )
    doc = nlp(text)
    assert doc._.formulas[0]["expansion"] == ["早起", "早睡"]
    assert nlp("会议指出，要落实措施。")._.directives[0]["strength"] == 1
    assert doc._.directives == []


def test_traditional_patterns_find_simplified_and_traditional_text(nlp: Language) -> None:
    matcher_of(nlp).add_patterns([{"label": "cue", "pattern": "煩勞"}])
    assert nlp("会议指出，烦劳各位参加值守。")._.directives
    assert nlp("會議指出，煩勞各位參加值守。")._.directives


@pytest.mark.parametrize("way", ["disk", "bytes", "initialize"])
def test_saving_and_loading(nlp: Language, way: str, tmp_path) -> None:
    matcher_of(nlp).add_patterns(PATTERNS)
    expected = read(nlp)
    if way == "disk":
        nlp.to_disk(tmp_path / "model")
        again = spacy.load(tmp_path / "model")
    elif way == "bytes":
        again = spacy.blank("zh").from_config(nlp.config).from_bytes(nlp.to_bytes())
    else:
        again = spacy.blank("zh")
        again.add_pipe("epi_directive_matcher")
        again.config["initialize"]["components"]["epi_directive_matcher"] = {"patterns": PATTERNS}
        again.initialize()
    assert read(again) == expected


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ({"label": "cue", "pattern": "烦劳", "force": "beg"}, "E401"),
        ({"label": "cue", "pattern": "烦劳", "strength": True}, "E401"),
        ({"label": "verb", "pattern": "训示", "mode": "shout"}, "E402"),
        ({"label": "speaker", "pattern": "防疫署", "type": "person"}, "E403"),
        ({"label": "formula", "pattern": "三灯制", "expansion": "红灯"}, "E404"),
        ({"label": "formula", "pattern": "三灯制", "expansion": [1]}, "E404"),
        ({"label": "formula", "pattern": "三灯制", "name": 3}, "E404"),
        ({"label": "testing", "pattern": "灯塔", "submeasure": 3}, "E405"),
        ({"label": "testing", "pattern": "灯塔", "codes": ["H2"]}, "E405"),
        ({"label": "testing", "pattern": "灯塔", "codes": {"oxcgrt": "H2"}}, "E405"),
        ({"label": "verb"}, "E002"),
        ({"pattern": "训示"}, "E002"),
    ],
)
def test_errors(nlp: Language, pattern: dict[str, Any], code: str) -> None:
    with pytest.raises(EpiError, match=code):
        matcher_of(nlp).add_patterns([PATTERNS[0], pattern])
    assert matcher_of(nlp).patterns == []
