"""What is found depends neither on the style of the punctuation nor on the segmenter."""

from __future__ import annotations

import re
from typing import Any

import pytest
from spacy.tokens import Doc

from tests.conftest import article_names, pipeline, read_article

FULL = "\uff0c\uff1b\uff1a\uff1f\uff01\uff08\uff09"
ASCII = ",;:?!()"
# Between digits and in addresses an ASCII mark is no punctuation of the sentence.
KEEP = re.compile(r"(?<=[0-9])[,:\uff0c\uff1a](?=[0-9])|https?://[!-~]+|\([^()\u4e00-\u9fff]{1,12}\)")


def turned(text: str) -> str:
    """The same article in the other style, character by character."""
    counted = KEEP.sub("", text)
    full = sum(counted.count(mark) for mark in FULL)
    ascii_ = sum(counted.count(mark) for mark in ASCII)
    table = str.maketrans(FULL, ASCII) if full >= ascii_ else str.maketrans(ASCII, FULL)
    out, at = [], 0
    for match in KEEP.finditer(text):
        out += [text[at : match.start()].translate(table), match.group()]
        at = match.end()
    return "".join([*out, text[at:].translate(table)])


def findings(doc: Doc) -> dict[str, Any]:
    fields = ("start", "end", "measure", "submeasure", "force", "strength", "speaker", "rule", "item")
    return {
        "entities": [(e.start_char, e.end_char, e.label_, e.kb_id_) for e in doc.ents],
        "officials": [
            {k: row[k] for k in ("name", "post", "division", "mentions")} for row in doc._.officials
        ],
        "directives": [{k: row.get(k) for k in fields} for row in doc._.directives],
        "zones": [(z.start_char, z.end_char, z.label_) for z in doc.spans["zones"]],
        "jurisdiction": doc._.jurisdiction,
        "published": doc._.article["published"],
    }


@pytest.mark.parametrize("name", article_names())
def test_other_punctuation_same_findings(name: str) -> None:
    text = read_article(name)
    other = turned(text)
    assert other != text
    assert len(other) == len(text)
    assert findings(pipeline()(other)) == findings(pipeline()(text))


@pytest.mark.parametrize("name", article_names())
def test_other_segmenter_same_findings(name: str) -> None:
    text = read_article(name)
    by_char, by_word = pipeline("char")(text), pipeline("pkuseg")(text)
    assert by_word.text == by_char.text == text
    assert len(by_word) < len(by_char)
    assert findings(by_word) == findings(by_char)


def test_jieba_finds_the_same() -> None:
    pytest.importorskip("rjieba", reason="the extra 'jieba' is not installed")
    for name in article_names()[:3]:
        text = read_article(name)
        assert findings(pipeline("jieba")(text)) == findings(pipeline("char")(text))
