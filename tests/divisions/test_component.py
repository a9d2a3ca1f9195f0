"""The component in a pipeline."""

from __future__ import annotations

import json
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

KEYS = {
    "start",
    "end",
    "label",
    "text",
    "norm",
    "code",
    "name",
    "level",
    "kind",
    "path",
    "resolution",
    "candidates",
    "evidence",
}
TEXT = (
    "绍兴市柯桥区召开会议\n\n区委书记木子林要求全区动员,到兰亭街道检查,排查来绍返绍人员。区长、区领导参加。"
)


def make(**config: Any) -> Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_division_ruler", config=config)
    return nlp


@pytest.fixture(scope="module")
def doc() -> Doc:
    return make()(TEXT)


def test_rows(doc: Doc) -> None:
    rows = doc._.divisions
    assert [row["text"] for row in rows] == ["绍兴市", "柯桥区", "全区", "兰亭街道", "绍", "绍"]
    assert [row["code"] for row in rows] == ["330600", "330603", "330603", "330603008", "330600", "330600"]
    assert all(set(row) == KEYS for row in rows)
    assert rows[1]["name"] == "浙江省绍兴市柯桥区"
    assert rows[1]["path"] == ["330000", "330600", "330603"]
    assert (rows[3]["level"], rows[3]["kind"]) == ("township", "街道")
    assert [row["label"] for row in rows].count("REGION_REF") == 1


def test_spans_and_jurisdiction(doc: Doc) -> None:
    assert [span.text for span in doc.spans["divisions"]] == [row["text"] for row in doc._.divisions]
    assert [span.kb_id_ for span in doc.spans["divisions"]] == [row["code"] for row in doc._.divisions]
    assert [span.start_char for span in doc.ents] == [row["start"] for row in doc._.divisions]
    assert doc._.jurisdiction == "330603"
    assert doc._.jurisdiction_name == "浙江省绍兴市柯桥区"
    assert [row["kind"] for row in doc._.jurisdiction_chain] == ["省", "市", "区"]


def test_options() -> None:
    doc = make(ents=False, one_character=False, region_refs=False)(TEXT)
    assert not doc.ents
    assert [row["text"] for row in doc._.divisions] == ["绍兴市", "柯桥区", "兰亭街道"]
    assert make(jurisdiction="330600")("全市动员")._.divisions[0]["code"] == "330600"
    assert make(unknown_places=False)("在望江社区检查")._.divisions == []


def test_users_patterns_win() -> None:
    nlp = make()
    ruler = nlp.get_pipe("epi_division_ruler")
    ruler.add_patterns([{"label": "DIVISION", "pattern": "桃花源", "code": "430725"}])
    ruler.add_patterns([{"label": "DIVISION", "pattern": "绍兴市柯桥", "code": "330603"}])
    doc = nlp("在桃花源检查,绍兴市柯桥区通报")
    assert [(r["text"], r["code"]) for r in doc._.divisions] == [
        ("桃花源", "430725"),
        ("绍兴市柯桥", "330603"),
    ]
    ruler.clear()
    assert [r["text"] for r in nlp("在桃花源检查,绍兴市柯桥区通报")._.divisions] == ["绍兴市", "柯桥区"]


def test_users_patterns_survive(tmp_path: Any) -> None:
    nlp = make()
    nlp.get_pipe("epi_division_ruler").add_patterns(
        [{"label": "DIVISION", "pattern": "桃花源", "code": "430725"}]
    )
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again("在桃花源检查")._.divisions == nlp("在桃花源检查")._.divisions != []


def test_survives_docbin(doc: Doc) -> None:
    saved = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(iter(DocBin().from_bytes(saved).get_docs(doc.vocab)))
    # msgpack gives tuples where lists went in
    assert json.dumps(again._.divisions) == json.dumps(doc._.divisions)
    assert again._.jurisdiction == doc._.jurisdiction


@pytest.mark.parametrize("text", ["", " ", "\n", "全市" * 2000, "🎉绍兴市🎉"])
def test_any_text(text: str) -> None:
    doc = make()(text)
    assert doc.text == text
    assert all(doc.text[row["start"] : row["end"]] == row["text"] for row in doc._.divisions)


def test_article_without_a_reader() -> None:
    nlp = make()
    doc = nlp.make_doc(TEXT)
    doc._.article = {
        "title": "绍兴市柯桥区召开会议",
        "title_at": [0, 10],
        "source": "",
        "published": "",
        "zones": [],
    }
    assert nlp.get_pipe("epi_division_ruler")(doc)._.jurisdiction == "330603"
