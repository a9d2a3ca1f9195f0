"""Spans land on token edges whatever the tokens are, and nothing else on the Doc is lost."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span, SpanGroup

from epi_spacy.errors import EpiError
from epi_spacy.text.spans import Mark, set_entities, write
from epi_spacy.text.tokenizer import ChineseTokenizer
from epi_spacy.text.view import raw_text, view

VOCAB = spacy.blank("zh").vocab
TEXT = "前锋区区委书记李望舒来到龙塘街道办事处检查"


def make(words, spaces=None):
    return Doc(VOCAB, words=words, spaces=spaces or [False] * len(words))


def facts(spans):
    return [(span.start_char, span.end_char, span.label_, span.kb_id_, span.id_, span.text) for span in spans]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 50])
def test_edges_inside_tokens(size):
    doc = make([TEXT[at : at + size] for at in range(0, len(TEXT), size)])
    marks = [
        Mark(0, 3, "DIVISION", "511603"),
        Mark(3, 7, "POST"),
        Mark(7, 10, "OFFICIAL"),
        Mark(2, 8, "X"),
        Mark(0, 3, "Y"),
    ]
    spans = write(doc, "all", marks)
    assert doc.text == TEXT
    assert [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in spans] == [tuple(mark) for mark in marks]
    assert facts(doc.spans["all"]) == facts(spans)


words = st.lists(st.text(alphabet="前锋区委书记李 \n", min_size=1, max_size=5), min_size=1, max_size=12)


@given(words, st.data())
@settings(deadline=None)
def test_everything_else_survives(pieces, data):
    doc = make(pieces, [data.draw(st.booleans()) for _ in pieces])
    size = len(doc.text)
    doc.spans["old"] = SpanGroup(
        doc, name="older", attrs={"a": 1}, spans=[Span(doc, 0, 1, "L", kb_id="k", span_id="i")]
    )
    doc.set_ents([Span(doc, len(doc) - 1, len(doc), "E", kb_id="Q1")])
    for number, token in enumerate(doc):
        token.lemma_, token.tag_ = token.text, f"T{number}"
    doc.user_data["mine"] = "x"
    doc.cats = {"c": 1.0}
    text, tags = doc.text, {token.idx: token.tag_ for token in doc}
    before = facts(doc.spans["old"]), facts(doc.ents)
    edges = sorted(data.draw(st.sets(st.integers(0, size), min_size=2)))
    marks = [Mark(start, end, "M", str(start)) for start, end in pairwise(edges)]
    covered = [mark for mark in marks if text[mark.start : mark.end].strip(" ")]
    spans = write(doc, "new", covered)
    assert doc.text == text
    assert (facts(doc.spans["old"]), facts(doc.ents)) == before
    assert doc.spans["old"].attrs == {"a": 1}
    assert doc.spans["old"].name == "older"
    assert (doc.user_data["mine"], doc.cats) == ("x", {"c": 1.0})
    assert all(token.tag_ == tags[token.idx] for token in doc if token.idx in tags)
    assert all(token.lemma_ == token.text for token in doc)
    # A space that belongs to a token cannot be marked by itself.
    assert [text[s.start_char : s.end_char].strip(" ") for s in spans] == [
        text[m.start : m.end].strip(" ") for m in covered
    ]


def test_parse_survives():
    doc = Doc(
        VOCAB,
        words=["李望舒", "来到了", "区委"],
        spaces=[False] * 3,
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "obj"],
    )
    write(doc, "x", [Mark(0, 1, "A"), Mark(5, 7, "B")])
    assert [(t.text, t.head.text, t.dep_) for t in doc] == [
        ("李", "来到", "nsubj"),
        ("望舒", "李", "dep"),
        ("来到", "来到", "ROOT"),
        ("了", "来到", "dep"),
        ("区", "来到", "obj"),
        ("委", "区", "dep"),
    ]
    assert [sent.text for sent in doc.sents] == ["李望舒来到了区委"]


def test_sentences_survive():
    doc = Doc(VOCAB, words=["一会议", "要求", "二会议"], spaces=[False] * 3, sent_starts=[True, False, True])
    write(doc, "x", [Mark(1, 2, "A"), Mark(6, 8, "B")])
    assert [sent.text for sent in doc.sents] == ["一会议要求", "二会议"]


def test_norm_is_split_with_its_token():
    doc = make(["安源區(qū)委", "書記"])
    doc[0].norm_ = "安源区委"
    doc[1].norm_ = "书记"
    view(doc)
    write(doc, "x", [Mark(0, 7, "DIVISION"), Mark(8, 9, "Y")])
    assert [(t.text, t.norm_) for t in doc] == [
        ("安源區(qū)", "安源区"),
        ("委", "委"),
        ("書", "书"),
        ("記", "记"),
    ]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 4), (0, 99)])
@pytest.mark.parametrize("size", [1, 4])
def test_impossible_marks(start, end, size):
    doc = make([TEXT[at : at + size] for at in range(0, len(TEXT), size)])
    with pytest.raises(EpiError, match="E003"):
        write(doc, "x", [Mark(start, end, "X")])


def test_no_marks():
    doc = make(["一"])
    assert write(doc, "x", []) == []
    assert list(doc.spans["x"]) == []
    assert write(make(["一"][:0]), "x", []) == []


@pytest.mark.parametrize("size", [1, 3])
def test_entities_are_chosen_by_characters(size):
    doc = make([TEXT[at : at + size] for at in range(0, len(TEXT), size)])
    write(
        doc,
        "divisions",
        [Mark(0, 3, "DIVISION", "511603"), Mark(12, 19, "DIVISION"), Mark(7, 10, "DIVISION")],
    )
    write(doc, "officials", [Mark(3, 7, "POST"), Mark(7, 10, "OFFICIAL"), Mark(1, 3, "PERSON")])
    set_entities(doc, ["officials", "divisions"])
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [
        ("前锋区", "DIVISION", "511603"),
        ("区委书记", "POST", ""),
        ("李望舒", "OFFICIAL", ""),
        ("龙塘街道办事处", "DIVISION", ""),
    ]
    set_entities(make([]), ["divisions"])


@pytest.mark.parametrize("size", [1, 3])
def test_earlier_entities_stay_where_ours_are_not(size):
    doc = make([TEXT[at : at + size] for at in range(0, len(TEXT), size)])
    before = [
        Mark(0, 3, "GPE", "Q1"),
        Mark(4, 7, "TITLE"),
        Mark(10, 12, "ACT", "Q2"),
        Mark(12, 14, "TOWN"),
        Mark(14, 16, "ROAD"),
    ]
    doc.set_ents(
        [Span(doc, s.start, s.end, s.label, kb_id=s.kb_id, span_id="i") for s in write(doc, "x", before)]
    )
    write(doc, "divisions", [Mark(0, 3, "DIVISION", "511603"), Mark(12, 14, "DIVISION")])
    write(doc, "officials", [Mark(6, 10, "OFFICIAL")])
    set_entities(doc, ["officials", "divisions"])
    assert [(e.text, e.label_, e.kb_id_, e.id_) for e in doc.ents] == [
        ("前锋区", "DIVISION", "511603", ""),
        ("记李望舒", "OFFICIAL", "", ""),
        ("来到", "ACT", "Q2", "i"),
        ("龙塘", "DIVISION", "", ""),
        ("街道", "ROAD", "", "i"),
    ]
    again = list(doc.ents)
    set_entities(doc, ["nothing"])
    assert list(doc.ents) == again


def test_entities_of_other_components_reach_the_end():
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "DRUG", "pattern": "连花"}, {"label": "GPE", "pattern": "广安市"}]
    )
    for name in ("epi_division_ruler", "epi_official_ruler"):
        nlp.add_pipe(name)
    doc = nlp("四川省广安市市长林望舒要求备好连花。")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("四川省", "DIVISION"),
        ("广安市", "DIVISION"),
        ("市长", "POST"),
        ("林望舒", "OFFICIAL"),
        ("连花", "DRUG"),
    ]


def test_splitting_is_linear():
    text = TEXT * 2000
    doc = make([text[at : at + 4] for at in range(0, len(text), 4)])
    marks = [Mark(at, at + 3, "X") for at in range(1, len(text) - 4, 7)]
    assert [span.text for span in write(doc, "x", marks)] == [text[m.start : m.end] for m in marks]


def test_held_tokens_stay_readable():
    doc = make(["前锋区", "区委"])
    token, span = doc[0], doc[0:1]
    write(doc, "x", [Mark(0, 2, "X")])
    assert (token.text, span.start_char) == ("前锋区", 0)


def test_raw_text_follows_the_doc():
    tokenizer = ChineseTokenizer(spacy.blank("zh").vocab, "char")
    doc = tokenizer("區(qū)委，")
    assert raw_text(doc) == "區(qū)委，"
    empty = Doc(doc.vocab)
    assert raw_text(empty) == ""
    assert raw_text(empty.from_bytes(doc.to_bytes())) == "區(qū)委，"
