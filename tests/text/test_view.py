"""The view of Docs of any tokenizer, and the component that writes it."""

import pickle

import pytest
import spacy
from spacy.tokens import Doc

from epi_spacy.normalization import normalize
from epi_spacy.text.view import length, raw_text, view

TEXT = "安源區(qū)委書記 在長溪村，強調： 防疫  工作\n第二行"


def words(doc):
    return [(token.text, token.norm_) for token in doc]


@pytest.fixture
def nlp():
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("epi_normalizer")
    return pipeline


def test_view_is_made_once_and_survives():
    nlp = spacy.blank("zh")
    doc = nlp(TEXT)
    assert view(doc) == normalize(doc.text)
    assert view(doc) == view(doc)
    assert view(pickle.loads(pickle.dumps(doc))) == view(doc)
    assert view(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == view(doc)


def test_values_are_plain():
    doc = spacy.blank("zh")(TEXT)
    view(doc)
    assert doc._.alignment == [[2, 7, 2, 3]]
    assert doc._.quality == {"script": "traditional", "glosses": 1, "damaged": [], "readings": []}


def test_stored_quality_of_others_is_kept():
    doc = spacy.blank("zh")("县")
    view(Doc(doc.vocab))
    doc._.quality = {"encoding": "utf-8"}
    view(doc)
    assert doc._.quality["encoding"] == "utf-8"


@pytest.mark.parametrize("text", ["", " ", TEXT, "一 ", " 一  二 "])
def test_length(text):
    doc = spacy.blank("zh")(text)
    assert length(doc) == len(doc.text)
    assert raw_text(doc) == doc.text


def test_component_in_a_stock_pipeline(nlp):
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert doc._.normalized == normalize(TEXT).text
    assert [token.norm_ for token in doc if token.text in ("書", "，", "長")] == ["书", "长", ","]


def test_component_with_words(nlp):
    doc = Doc(nlp.vocab, words=["安源區(qū)", "委書記", "，", "強調"], spaces=[False, True, False, False])
    doc = nlp.get_pipe("epi_normalizer")(doc)
    assert words(doc) == [("安源區(qū)", "安源区"), ("委書記", "委书记"), ("，", ","), ("強調", "强调")]


def test_component_survives(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert words(spacy.load(tmp_path)(TEXT)) == words(nlp(TEXT))
    assert nlp.analyze_pipes()["summary"]["epi_normalizer"]["assigns"]


def test_empty_doc(nlp):
    assert nlp("")._.normalized == ""


def test_parts_of_a_gloss_keep_their_own_norm(nlp):
    doc = nlp("區(qū)委")
    assert words(doc) == [("區", "区"), ("(", "("), ("q", "q"), ("ū", "ū"), (")", ")"), ("委", "委")]


def test_docs_made_of_others_get_their_own_view(nlp):
    doc, other = nlp("區(qū)委書記，"), nlp("会议，")
    part = doc[5:8].as_doc(copy_user_data=True)
    assert view(part).text == normalize(part.text).text
    with pytest.warns(UserWarning, match="W101"):
        both = Doc.from_docs([doc, other])
    assert view(both).text == normalize(both.text).text
