"""Records: the contract of DESIGN, whatever components have run."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest
import spacy
from spacy.tokens import Doc

from epi_spacy.extensions import register
from epi_spacy.records import deduplicated, record, schema
from epi_spacy.text.spans import Mark, set_entities, write

CHECK = jsonschema.Draft202012Validator(schema())
TEXT = "县委书记何志远到柏城街道检查,要求加强排查。"
KEYS = [
    "id",
    "title",
    "source",
    "published",
    "jurisdiction",
    "jurisdiction_name",
    "codes_on",
    "quality",
    "meta",
    "text",
    "zones",
    "parts",
    "sections",
    "entities",
    "officials",
    "directives",
    "permissions",
    "commitments",
    "formulas",
    "appearances",
]


def annotated() -> Doc:
    """Return a Doc as the whole pipeline leaves it, built by hand."""
    register()
    doc = spacy.blank("zh")(TEXT)
    division = TEXT.index("柏城街道")
    name = TEXT.index("何志远")
    directive = TEXT.index("加强排查")
    write(doc, "divisions", [Mark(division, division + 4, "DIVISION", "411721001")])
    write(doc, "officials", [Mark(0, 4, "POST"), Mark(name, name + 3, "OFFICIAL")])
    doc._.divisions = [
        {
            "start": division,
            "end": division + 4,
            "label": "DIVISION",
            "text": "柏城街道",
            "norm": "柏城街道",
            "code": "411721001",
            "name": "河南省驻马店市西平县柏城街道",
            "level": "township",
            "kind": "街道",
            "path": ["410000", "411700", "411721", "411721001"],
            "resolution": "exact",
            "candidates": [],
        }
    ]
    doc._.mentions = [
        {
            "start": 0,
            "end": 4,
            "label": "POST",
            "text": "县委书记",
            "norm": "县委书记",
            "name": "",
            "posts": [],
        },
        {
            "start": name,
            "end": name + 3,
            "label": "OFFICIAL",
            "text": "何志远",
            "norm": "何志远",
            "name": "何志远",
            "posts": ["县委书记"],
        },
    ]
    doc._.officials = [
        {
            "name": "何志远",
            "post": "县委书记",
            "organ": "县委",
            "role": "书记",
            "division": "411721",
            "mentions": [name],
            "rank": "head",
        }
    ]
    doc._.directives = [
        {
            "start": directive,
            "end": directive + 4,
            "label": "tracing",
            "text": "加强排查",
            "norm": "加强排查",
            "measure": "tracing",
            "force": "oblige",
            "strength": 4,
            "cue": [directive - 2, directive],
            "speaker": "何志远",
            "speaker_type": "official",
            "codes": {"oxcgrt": ["H3"], "who_phsm": [], "coronanet": []},
            "rule": "head:加强",
        }
    ]
    set_entities(doc, ("officials", "divisions"))
    doc._.article = {
        "title": "",
        "title_at": None,
        "source": "",
        "published": "2021-08-05",
        "year": 2021,
        "zones": [],
        "repeated": [],
    }
    doc._.jurisdiction, doc._.jurisdiction_name = "411721", "河南省驻马店市西平县"
    doc._.meta = {"id": "a1", "encoding": "utf-8"}
    return doc


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"].endswith("2020-12/schema")
    schema()["properties"].clear()
    assert list(schema()["properties"]) == KEYS


def test_whole_record() -> None:
    found = record(annotated())
    CHECK.validate(found)
    assert list(found) == KEYS
    assert [entity["label"] for entity in found["entities"]] == ["POST", "OFFICIAL", "DIVISION"]
    assert found["entities"][1] == {
        "start": 4,
        "end": 7,
        "label": "OFFICIAL",
        "text": "何志远",
        "norm": "何志远",
        "repeated": False,
    }
    assert found["entities"][2]["code"] == "411721001"
    assert "path" not in found["entities"][2]
    assert list(found["officials"][0]) == list(schema()["$defs"]["official"]["properties"])
    directive = found["directives"][0]
    assert list(directive) == list(schema()["$defs"]["directive"]["properties"])
    assert directive["deadline"] is None
    assert directive["addressee_inherited"] is False
    assert found["quality"]["encoding"] == "utf-8"


def test_record_is_plain_and_its_own() -> None:
    doc = annotated()
    found = record(doc)
    before = copy.deepcopy(found)
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    doc._.officials[0]["mentions"].append(99)
    doc._.directives[0]["codes"]["oxcgrt"].append("X")
    assert found == before


@pytest.mark.parametrize("text", ["", " \n", TEXT])
def test_foreign_doc_gives_an_empty_record(text: str) -> None:
    found = record(spacy.blank("zh")(text))
    CHECK.validate(found)
    assert list(found) == KEYS
    assert found["entities"] == found["directives"] == []


def test_entities_without_doc_ents() -> None:
    doc = annotated()
    doc.ents = []
    assert [entity["label"] for entity in record(doc)["entities"]] == ["POST", "OFFICIAL", "DIVISION"]


def test_entities_of_another_component_are_kept() -> None:
    doc = annotated()
    doc.ents = [doc.char_span(0, 4, label="POST")]
    write(doc, "divisions", [])
    found = record(doc)
    assert [entity["text"] for entity in found["entities"]] == ["县委书记"]
    CHECK.validate(found)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("published",), "2021-8-5"),
        (("jurisdiction",), "1234"),
        (("entities", 0, "start"), -1),
        (("entities", 2, "resolution"), "guessed"),
        (("directives", 0, "force"), "beg"),
        (("officials", 0, "rank"), 3),
    ],
)
def test_the_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    found = record(annotated())
    place = found
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not CHECK.is_valid(found)


def test_corpus_records(nlp: spacy.language.Language, article: str) -> None:
    found = record(nlp(article))
    CHECK.validate(found)
    for group in ("entities", "directives"):
        assert all(article[row["start"] : row["end"]] == row["text"] for row in found[group])


def test_what_the_document_brings() -> None:
    doc = annotated()
    doc._.meta = {
        "id": "a1",
        "encoding": "gb18030",
        "format": "html",
        "url": "http://www.xiping.example/1.html",
    }
    doc._.codes_on = {"date": "2021-08-05", "basis": "published"}
    doc._.article["zones"] = [{"start": 0, "end": len(TEXT), "kind": "body", "extra": 1}]
    doc._.article["parts"] = [{"start": 0, "end": 8, "kind": "lead"}]
    doc._.article["sections"] = [
        {
            "start": 0,
            "end": len(TEXT),
            "kind": "article",
            "title": "",
            "title_at": None,
            "published": "2021-08-05",
        }
    ]
    found = record(doc)
    CHECK.validate(found)
    assert found["text"] == TEXT
    assert found["meta"] == {"format": "html", "url": "http://www.xiping.example/1.html"}
    assert found["codes_on"] == {"date": "2021-08-05", "basis": "published"}
    assert found["zones"] == [{"start": 0, "end": len(TEXT), "kind": "body"}]
    assert found["parts"] == doc._.article["parts"]
    assert found["sections"] == doc._.article["sections"]


def test_a_text_that_is_its_own_is_not_carried() -> None:
    doc = annotated()
    doc._.meta = {"id": "a1", "format": "text"}
    assert record(doc)["text"] is None


def test_copies_are_marked_and_dropped() -> None:
    doc = annotated()
    copy_from = TEXT.index("柏城")
    doc._.quality = {"repeated": [[copy_from, len(TEXT)]]}
    doc._.article["repeated"] = [[copy_from, len(TEXT)]]
    found = record(doc)
    CHECK.validate(found)
    assert [row["repeated"] for row in found["entities"]] == [False, False, True]
    assert [row["repeated"] for row in found["directives"]] == [True]
    kept = deduplicated(found)
    CHECK.validate(kept)
    assert [row["text"] for row in kept["entities"]] == ["县委书记", "何志远"]
    assert kept["directives"] == []
    assert kept["officials"] == found["officials"]
    assert len(found["entities"]) == 3


def test_an_official_of_a_copy_alone_is_dropped() -> None:
    doc = annotated()
    doc._.quality = {"repeated": [[0, 7]]}
    assert deduplicated(record(doc))["officials"] == []
    doc._.officials[0]["mentions"] = [4, 9]
    assert [row["mentions"] for row in deduplicated(record(doc))["officials"]] == [[9]]


def test_a_row_over_the_edge_of_a_copy_stays() -> None:
    doc = annotated()
    doc._.quality = {"repeated": [[5, 7]]}
    assert not any(row["repeated"] for row in record(doc)["entities"])


def test_evidence_only_if_asked_for() -> None:
    doc = annotated()
    assert "evidence" not in record(doc)["entities"][2]
    explained = record(doc, explain=True)
    CHECK.validate(explained)
    assert explained["entities"][2]["evidence"] == []
    assert "evidence" not in explained["entities"][1]
