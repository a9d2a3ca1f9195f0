from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.matching import Lexicon

words = st.lists(st.text("abc\u5e02\u53bf", min_size=1, max_size=4), max_size=12)
texts = st.text("abc\u5e02\u53bf \U0001f600", max_size=60)


def naive_overlapping(text: str, names: set[str]) -> list[tuple[int, int, str]]:
    spans = ((start, end) for start in range(len(text)) for end in range(len(text), start, -1))
    return [(start, end, text[start:end]) for start, end in spans if text[start:end] in names]


def naive_leftmost_longest(text: str, names: set[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    start = 0
    while start < len(text):
        ends = (end for end in range(len(text), start, -1) if text[start:end] in names)
        end = next(ends, None)
        if end is None:
            start += 1
        else:
            found.append((start, end, text[start:end]))
            start = end
    return found


@given(words, texts)
def test_finds_what_a_naive_matcher_finds(names: list[str], text: str) -> None:
    assert Lexicon((n, n) for n in names).find(text) == naive_leftmost_longest(text, set(names))


@given(words, st.lists(texts, max_size=5))
def test_texts_that_are_searched_together_are_searched_apart(names: list[str], several: list[str]) -> None:
    lexicon = Lexicon((n, n) for n in names)
    assert lexicon.find_each(several) == [lexicon.find(text) for text in several]


@given(words, texts)
def test_overlapping_finds_every_occurrence(names: list[str], text: str) -> None:
    lexicon = Lexicon(((n, n) for n in names), overlapping=True)
    assert lexicon.find(text) == naive_overlapping(text, set(names))


def test_empty_lexicon_finds_nothing() -> None:
    lexicon: Lexicon[int] = Lexicon([])
    assert lexicon.find("abc") == []
    assert len(lexicon) == 0


def test_empty_text_and_empty_entry() -> None:
    lexicon = Lexicon([("", 0), ("a", 1)])
    assert lexicon.find("") == []
    assert lexicon.find("aa") == [(0, 1, 1), (1, 2, 1)]


def test_of_equal_strings_the_last_counts() -> None:
    lexicon = Lexicon([("ab", "shipped"), ("b", "other"), ("ab", "user")])
    assert lexicon.find("abb") == [(0, 2, "user"), (2, 3, "other")]
    assert list(lexicon.values()) == ["user", "other"]


def test_lone_surrogates_keep_the_offsets() -> None:
    assert Lexicon([("bc", 1), ("\ud800", 2)]).find("a\ud800bc\udfff") == [(2, 4, 1)]


def test_offsets_are_characters_beyond_the_basic_plane() -> None:
    assert Lexicon([("\U00020000b", 1)]).find("\U0001f600\U00020000b") == [(1, 3, 1)]


def test_pickles() -> None:
    for overlapping in (False, True):
        lexicon = Lexicon([("ab", {"a": 1}), ("b", {})], overlapping=overlapping)
        assert pickle.loads(pickle.dumps(lexicon)).find("cab") == lexicon.find("cab")
