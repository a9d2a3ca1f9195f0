"""Annotations and pipelines come back from every way of storing them, compared by content."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from tests.conftest import annotations, article_names, pipeline, read_article

NAMES = article_names()[:6]


@pytest.fixture(scope="module", params=NAMES)
def doc(request: pytest.FixtureRequest) -> Doc:
    return pipeline()(read_article(request.param))


def test_there_is_something_to_store(nlp: Language) -> None:
    docs = [nlp(read_article(name)) for name in NAMES]
    for group in ("divisions", "officials", "directives", "zones"):
        assert any(len(d.spans[group]) for d in docs), group
    assert any(d.ents for d in docs)
    assert any(d._.officials for d in docs)


def test_doc_bytes(doc: Doc) -> None:
    assert annotations(Doc(doc.vocab).from_bytes(doc.to_bytes())) == annotations(doc)


def test_doc_disk(doc: Doc, tmp_path: Path) -> None:
    doc.to_disk(tmp_path / "doc")
    assert annotations(Doc(doc.vocab).from_disk(tmp_path / "doc")) == annotations(doc)


def test_doc_bin(doc: Doc) -> None:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(spacy.blank("zh").vocab)
    assert annotations(again) == annotations(doc)


def test_doc_pickle(doc: Doc) -> None:
    assert annotations(pickle.loads(pickle.dumps(doc))) == annotations(doc)


def test_processes(nlp: Language) -> None:
    texts = [read_article(name) for name in NAMES]
    parallel = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [annotations(d) for d in parallel] == [annotations(nlp(text)) for text in texts]


def test_pipe_equals_call(nlp: Language) -> None:
    texts = [read_article(name) for name in NAMES]
    assert [annotations(d) for d in nlp.pipe(texts)] == [annotations(nlp(text)) for text in texts]


def test_pipeline_bytes_and_pickle(nlp: Language) -> None:
    text = read_article(NAMES[0])
    expected = annotations(nlp(text))
    again = spacy.blank("zh").from_config(nlp.config)
    again.from_bytes(nlp.to_bytes())
    assert annotations(again(text)) == expected
    assert annotations(pickle.loads(pickle.dumps(nlp))(text)) == expected


def test_users_patterns_are_pickled() -> None:
    own = spacy.blank("zh")
    own.add_pipe("epi_directive_matcher").add_patterns([{"label": "singing", "pattern": "K歌"}])
    (row,) = pickle.loads(pickle.dumps(own))("市长王芳强调，要停止K歌。")._.directives
    assert row["measure"] == "singing"


def test_three_rounds_leave_config_and_annotations_identical(tmp_path: Path) -> None:
    nlp = pipeline()
    text = read_article(NAMES[0])
    config, expected = nlp.config.to_str(), annotations(nlp(text))
    for number in range(3):
        folder = tmp_path / str(number)
        nlp.to_disk(folder)
        nlp = spacy.load(folder)
        assert nlp.config.to_str() == config
        assert annotations(nlp(text)) == expected


def test_two_pipelines_in_one_process() -> None:
    text = read_article(NAMES[0])
    one, two = pipeline(), spacy.load("epi_spacy", config={"nlp.tokenizer.segmenter": "char"})
    expected = annotations(one(text))
    assert annotations(two(text)) == expected
    assert annotations(one(text)) == expected
