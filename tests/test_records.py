"""Records: the contract of DESIGN, whatever components have run."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest
import spacy
from spacy.tokens import Doc

from epi_spacy.extensions import register
from epi_spacy.records import record, schema
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
    "quality",
    "entities",
    "officials",
    "directives",
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
            "rank": 3,
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
    }
    assert found["entities"][2]["code"] == "411721001"
    assert "path" not in found["entities"][2]
    assert list(found["officials"][0]) == ["name", "post", "organ", "role", "division", "mentions"]
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
