"""What every component checks in users' patterns, alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
import srsly

from epi_spacy.errors import EpiError
from epi_spacy.training.readers import read_patterns

GOOD: dict[str, dict[str, Any]] = {
    "epi_article": {"label": "credits", "pattern": "供稿单位", "where": "start", "opens": True},
    "epi_division_ruler": {"label": "DIVISION", "pattern": "云雾垭口", "code": "510107999"},
    "epi_official_ruler": {"label": "OFFICIAL", "pattern": "安若素", "post": "副市长", "from": "2021"},
    "epi_directive_matcher": {"label": "cue", "pattern": "烦劳", "force": "urge", "strength": 2},
    "epi_appearance_matcher": {"label": "inspection", "pattern": "巡河"},
}


def component(name: str) -> Any:
    return spacy.blank("zh").add_pipe(name)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"pattern": " \u3000"}, "'pattern' is missing"),
        ({"pattern": ["甲"]}, "'pattern' is missing"),
        ({"label": ""}, "'label' is missing"),
        ({"label": None}, "'label' is missing"),
        ({"kode": "1"}, "'kode'"),
    ],
)
def test_unusable_patterns(name: str, wrong: dict[str, Any], problem: str) -> None:
    pipe = component(name)
    pipe.add_patterns([GOOD[name]])
    with pytest.raises(EpiError, match=f"E002.*{name}: pattern 2 .*{problem}"):
        pipe.add_patterns([GOOD[name], GOOD[name] | wrong])
    assert pipe.patterns == [GOOD[name]]


@pytest.mark.parametrize("name", sorted(GOOD.keys() - {"epi_directive_matcher"}))
def test_unknown_labels(name: str) -> None:
    with pytest.raises(EpiError, match=f"E002.*'OFICIAL', not one of .*{GOOD[name]['label']}"):
        component(name).add_patterns([GOOD[name] | {"label": "OFICIAL"}])


@pytest.mark.parametrize(
    "pattern",
    [
        {"label": "lantern", "pattern": "挂灯", "submeasure": "lantern_red", "codes": {"oxcgrt": ["X1"]}},
        {"label": "document", "pattern": "告居民帖"},
    ],
)
def test_a_key_belongs_to_its_label(pattern: dict[str, Any]) -> None:
    pipe = component("epi_directive_matcher")
    pipe.add_patterns([pattern])
    with pytest.raises(EpiError, match=r"E002.*'force'"):
        pipe.add_patterns([pattern | {"force": "urge"}])


@pytest.mark.parametrize("wrong", [{"force": []}, {"label": "verb", "mode": []}])
def test_values_of_a_wrong_kind(wrong: dict[str, Any]) -> None:
    pattern = {"label": "cue", "pattern": "烦劳"} | wrong
    with pytest.raises(EpiError, match=r"E40[12].*epi_directive_matcher: pattern 1"):
        component("epi_directive_matcher").add_patterns([pattern])


@pytest.mark.parametrize("name", GOOD)
def test_the_place_of_a_pattern_is_for_errors_only(name: str, tmp_path: Path) -> None:
    srsly.write_jsonl(tmp_path / "own.jsonl", [GOOD[name]])
    pipe = component(name)
    pipe.add_patterns(read_patterns(str(tmp_path / "own.jsonl")))
    pipe.to_disk(tmp_path / "pipe")
    assert list(srsly.read_jsonl(tmp_path / "pipe" / "patterns.jsonl")) == [GOOD[name]]
    again = component(name)
    again.from_bytes(pipe.to_bytes())
    assert again.patterns == pipe.patterns == [GOOD[name]]
    srsly.write_jsonl(tmp_path / "own.jsonl", [GOOD[name], {**GOOD[name], "kode": "1"}])
    with pytest.raises(EpiError, match=r"E002.*own\.jsonl, line 2"):
        pipe.add_patterns(read_patterns(str(tmp_path / "own.jsonl")))
