"""Docs that are annotated several together: the same Docs, in order, whatever one of them does."""

from __future__ import annotations

import gc
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from epi_spacy.text import batches
from epi_spacy.text.ruler import Ruler

NLP = spacy.blank("zh")
TEXTS = ["甲", "乙", "丙", "丁", "戊"]


class Marker(Ruler):
    """Notes what it reads, and fails where it reads a text that it cannot bear."""

    def __init__(self, bad: str = "") -> None:
        super().__init__("marker")
        self.bad, self.read = bad, ""

    def __call__(self, doc: Doc) -> Doc:
        self.read += doc.text
        if doc.text == self.bad:
            raise ValueError(doc.text)
        return doc


def docs(texts: list[str] = TEXTS) -> list[Doc]:
    return [NLP.make_doc(text) for text in texts]


def test_they_come_in_order() -> None:
    given = docs()
    assert list(Marker().pipe(iter(given), batch_size=2)) == given


@pytest.mark.parametrize(("size", "read"), [(1, "甲"), (2, "甲乙"), (64, "甲乙丙丁戊"), (9999, "甲乙丙丁戊")])
def test_no_more_are_read_ahead_than_asked(size: int, read: str) -> None:
    marker = Marker()
    stream = marker.pipe(docs(), batch_size=size)
    assert next(stream).text == "甲"
    assert marker.read == read
    stream.close()


def test_long_ones_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "TOKENS", 3)
    marker = Marker()
    next(marker.pipe(docs(["甲乙丙丁", "戊"])))
    assert marker.read == "甲乙丙丁"


def test_one_that_fails_is_left_to_the_error_handler() -> None:
    marker, told = Marker("丙"), []

    def note(name: str, component: object, failed: list[Doc], problem: Exception) -> None:
        told.append((name, component, failed[0].text, str(problem)))

    marker.set_error_handler(note)
    assert "".join(doc.text for doc in marker.pipe(docs(), batch_size=4)) == "甲乙丁戊"
    assert told == [("marker", marker, "丙", "丙")]


@pytest.mark.parametrize("second", ["", "乙"])
def test_what_came_before_a_failure_is_not_lost(second: str) -> None:
    """Whether the component itself fails or the one after it."""
    through: list[str] = []
    with pytest.raises(ValueError, match=second or "丙"):
        through.extend(doc.text for doc in Marker(second).pipe(Marker("丙").pipe(docs())))
    assert through == (["甲"] if second else ["甲", "乙"])


@pytest.mark.parametrize("bad", ["", "丙"])
def test_the_garbage_collector_is_left_as_it_was(bad: str) -> None:
    class Watcher(Marker):
        def __call__(self, doc: Doc) -> Doc:
            assert not gc.isenabled()
            return super().__call__(doc)

    for _ in range(2):
        stream = Watcher(bad).pipe(docs())
        assert next(stream).text == "甲"
        assert gc.isenabled()
    gc.disable()
    try:
        next(Watcher(bad).pipe(docs()))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_matcher_finds_the_same_alone_and_together(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One Doc that cannot be read takes nothing from those that are annotated together with it."""
    texts = [f"县长何志远强调,要加强{word}。" for word in ("消杀", "排查", "值守", "储备")]
    alone = [nlp(text)._.directives for text in texts]
    assert all(alone)
    assert [doc._.directives for doc in nlp.pipe(texts)] == alone
    matcher: Any = nlp.get_pipe("epi_directive_matcher")
    real = type(matcher)._decide

    def sometimes(self: object, doc: Doc, *rest: object) -> object:
        if "值守" in doc.text:
            raise ValueError("值守")
        return real(self, doc, *rest)

    monkeypatch.setattr(type(matcher), "_decide", sometimes)
    failed: list[Doc] = []
    monkeypatch.setattr(
        matcher, "error_handler", lambda name, pipe, bad, problem: failed.extend(bad), raising=False
    )

    before = list(nlp.pipe(texts, disable=["epi_directive_matcher", "epi_appearance_matcher"]))
    assert [doc._.directives for doc in matcher.pipe(before)] == alone[:2] + alone[3:]
    assert [doc.text for doc in failed] == [texts[2]]
