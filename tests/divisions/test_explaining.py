"""Grounds in words, and the day of the codes."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from epi_spacy.divisions.catalogue import lines
from epi_spacy.divisions.dating import codes_on
from epi_spacy.divisions.explaining import jurisdiction_words, words


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_division_ruler", config={"jurisdiction": "410200"})
    return nlp(
        "2018年5月1日,鼓楼区召开会议,开封市兰考县参加,来汴返汴人员报备。新津县、江山村来信。全市动员。"
    )


def test_every_place_is_explained(doc: Doc) -> None:
    for span in doc.spans["divisions"]:
        assert span._.evidence, span.text
        assert all(sentence.endswith(".") for sentence in span._.evidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鼓楼区", "nearest to the article's jurisdiction, 河南省开封市"),
        ("兰考县", "No other division bore the name"),
        ("汴", "One character"),
        ("新津县", "It was in force until 2020"),
        ("全市", "refers to the article's jurisdiction"),
    ],
)
def test_words(doc: Doc, text: str, expected: str) -> None:
    row = next(row for row in doc._.divisions if row["text"] == text)
    assert expected in " ".join(words(row))


def test_candidates_are_named() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_division_ruler")
    row = nlp("鼓楼区召开会议")._.divisions[0]
    said = " ".join(words(row))
    assert row["resolution"] == "ambiguous"
    assert not row["code"]
    assert "nothing in the article tells" in said
    assert "江苏省南京市鼓楼区 (320106)" in said


def test_no_evidence_no_words() -> None:
    assert words({"evidence": [], "code": "", "norm": ""}) == []


def test_every_weight_has_words() -> None:
    rows = [line.split("\t") for line in lines("jurisdiction_weights.tsv")]
    evidence = [[kind, 1.0] for kind, _, _ in rows] + [["level:区", 2.0]]
    said = jurisdiction_words(evidence, "浙江省绍兴市柯桥区")
    assert len(said) == len(evidence) + 1
    assert jurisdiction_words([], "") == ["It is of no one division."]


@pytest.mark.parametrize(
    ("text", "published", "year", "expected"),
    [
        ("会议召开", "2021-05-01", None, ("2021-05-01", "published")),
        ("2020年3月1日发布,3月5日起施行。此前于2019年5月1日", "", None, ("2020-03-01", "text")),
        ("会议召开", "", 2021, ("2021", "text")),
        ("2月1日,新型冠状病毒感染的肺炎防控会议", "", None, ("2020-02", "text")),
        ("会议召开", "", None, ("", "newest")),
    ],
)
def test_codes_on(text: str, published: str, year: int | None, expected: tuple[str, str]) -> None:
    assert tuple(codes_on(text, published, year)) == expected


def test_the_date_decides() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_division_ruler")
    before, after = nlp("2016年5月1日,成都市郫县开会"), nlp("2017年5月1日,成都市郫都区开会")
    assert [doc._.divisions[1]["code"] for doc in (before, after)] == ["510124", "510117"]
    assert before._.codes_on == {"date": "2016-05-01", "basis": "text"}
