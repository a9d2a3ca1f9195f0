"""span._.detail: what a component knows about a span, of every group, at any length of the text."""

from __future__ import annotations

import pickle
import time

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tests.conftest import article_names, read_article

TEXT = (
    "四川省广安市召开疫情防控工作会议\n"
    "4月7日\uff0c广安市委书记林望舒主持召开会议。林望舒强调\uff0c要全面排查来广人员\uff0c严禁聚集性活动\uff0c"
    "企业可以错峰上班。林望舒表示\uff0c我市将全力保障物资供应。\n"
)
GROUPS = (
    "zones",
    "parts",
    "divisions",
    "officials",
    "directives",
    "permissions",
    "commitments",
    "appearances",
)


def test_every_group_has_details(nlp: Language) -> None:
    seen = set()
    for text in (TEXT, *map(read_article, article_names())):
        doc = nlp(text)
        for group in GROUPS:
            for span in doc.spans[group]:
                row = span._.detail
                assert (row["start"], row["end"]) == (span.start_char, span.end_char)
                assert row.get("label", row.get("kind")) == span.label_
                seen.add(group)
    assert seen == set(GROUPS)


def test_other_spans_have_none(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc[0:2]._.detail is None
    assert doc[0:2]._.evidence == []
    empty = nlp("")
    assert empty[0:0]._.detail is None


def test_details_follow_what_is_written(nlp: Language) -> None:
    doc = nlp(TEXT)
    span = doc.spans["divisions"][0]
    assert span._.detail["name"] == "四川省"
    doc._.divisions = [{**row, "name": "X"} for row in doc._.divisions]
    assert span._.detail["name"] == "X"
    doc._.divisions.append({"start": 0, "end": 1, "label": "Y", "name": "Z"})
    assert Doc.char_span(doc, 0, 1, label="Y")._.detail["name"] == "Z"
    span._.detail["name"] = "mine"
    assert span._.detail["name"] == "X"


def test_details_are_no_part_of_what_is_stored(nlp: Language) -> None:
    doc = nlp(TEXT)
    before = doc.to_bytes()
    details = [span._.detail for span in doc.spans["directives"]]
    assert all(details)
    assert doc.to_bytes() == before
    for again in (Doc(doc.vocab).from_bytes(before), pickle.loads(pickle.dumps(doc)), doc.copy()):
        assert [span._.detail for span in again.spans["directives"]] == details


@pytest.mark.parametrize("group", ["directives", "divisions"])
def test_details_of_all_spans_take_linear_time(nlp: Language, group: str) -> None:
    doc = nlp(TEXT * 300)
    spans = list(doc.spans[group])
    assert len(spans) >= 600
    begin = time.process_time()
    assert all(span._.detail for span in spans)
    assert time.process_time() - begin < 1.0
