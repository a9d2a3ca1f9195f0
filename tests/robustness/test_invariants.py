"""The invariants of any input hold of what hypothesis makes, the same in every run."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from . import invariants
from .mutations import NAMES, PIECES, mutated, mutated_bytes, packed, pages, texts

BOUNDED = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
OF_PIECES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANY = st.text(max_size=200)
# A text of the project's own, changed in a few places: still like an article, as most of those are not.
CHANGED = st.builds(
    lambda text, start, seed: mutated(text[start : start + 1200], random.Random(seed)),
    st.sampled_from(texts()),
    st.integers(0, 1000),
    st.integers(0, 10**9),
)


@settings(BOUNDED, max_examples=300)
@given(st.one_of(OF_PIECES, ANY, CHANGED))
def test_normalizer(text: str) -> None:
    invariants.check_normalizer(text)


@settings(BOUNDED, max_examples=120)
@given(st.one_of(OF_PIECES, ANY, CHANGED))
def test_article_reader(text: str) -> None:
    invariants.check_article_reader(text)


@settings(BOUNDED, max_examples=40)
@given(OF_PIECES)
def test_pipeline_on_pieces(text: str) -> None:
    invariants.check_pipeline(text)


@settings(BOUNDED, max_examples=30)
@given(CHANGED)
def test_pipeline_on_changed_articles(text: str) -> None:
    invariants.check_pipeline(text)


@settings(BOUNDED, max_examples=40)
@given(ANY)
def test_pipeline_on_anything(text: str) -> None:
    invariants.check_pipeline(text)


@pytest.mark.parametrize("name", NAMES)
def test_reader(name: str) -> None:
    rng = random.Random(name)
    for _ in range(12):
        data = packed(mutated(rng.choice(texts())[:600], rng), name, rng)
        invariants.check_reader(mutated_bytes(data, rng), name)


@settings(BOUNDED, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(NAMES))
def test_reader_on_anything(data: bytes, name: str) -> None:
    invariants.check_reader(data, name)


@settings(BOUNDED, max_examples=20)
@given(st.sampled_from(pages()), st.integers(0, 10**9))
def test_pages(page: bytes, seed: int) -> None:
    invariants.check_reader(mutated_bytes(page, random.Random(seed)), "a.html", annotate=True)


@pytest.mark.parametrize("text", texts(), ids=lambda text: text[:12])
def test_line_ends_of_articles_and_pages(text: str) -> None:
    invariants.check_pipeline(text.replace("\r\n", "\n"))
