"""Strings without which an expression cannot match."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epi_spacy.datafiles import rows
from epi_spacy.matching.needles import needles
from epi_spacy.matching.patterns import expanded
from epi_spacy.matching.signs import Signs

SHAPES = {row["name"]: row["pattern"] for row in rows("directives", "pattern.tsv")}
PATTERNS = {name: expanded(shape, SHAPES) for name, shape in SHAPES.items()}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("要求", {"要求"}),
        ("要求|要点", {"要求", "要点"}),
        ("已经?|了", {"已", "了"}),
        ("(?:加|加大)力", {"加力", "加大力"}),
        ("^按照.{0,60}(?:规定|要求)$", {"按照"}),
        ("[省市]长", {"省长", "市长"}),
        ("不(?!断)要", {"不要"}),
        ("(?:特此){1,2}之公告", {"特此之公告"}),
        ("a.*|b", {"a", "b"}),
        ("[一二]{1,3}[天日]", {"一天", "一日", "二天", "二日"}),
        ("每[一二]+", {"每一", "每二"}),
        ("每[一二]*天", {"每"}),
        ("不(?:断){2}要", {"不断"}),
        ("该是(.{1,4})的\\1", {"该是"}),
        ("(?:通知)?$", None),
        ("[^一-龥]+", None),
        ("\\d{1,2}", None),
        ("(?i)abc", None),
    ],
)
def test_needles(pattern: str, expected: set[str] | None) -> None:
    assert needles(pattern) == expected


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_match_holds_a_needle(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(PATTERNS)))
    text = data.draw(st.from_regex(PATTERNS[name]))
    found = needles(PATTERNS[name])
    match = re.search(PATTERNS[name], text)
    assert match is not None
    assert found is None or any(string in match.group() for string in found), name


def test_signs_say_where_a_pattern_may_match() -> None:
    signs = Signs({"demand": {"要", "必须"}, "any": None, "date": {"月"}})
    text = "各单位要报告,3月5日,无,必须戴口罩"
    spans = [(0, 6), (7, 11), (12, 13), (14, 19)]
    demand, anything, date = (signs.bits[name] for name in ("demand", "any", "date"))
    assert signs.each(text, spans) == [demand | anything, date | anything, anything, demand | anything]
    assert [signs.of(text[a:b]) for a, b in spans] == signs.each(text, spans)
    assert signs.any_of("demand", "date", "date") == demand | date
    assert signs.each(text, []) == []
    assert signs.each("要\udc80月", [(0, 3)]) == [demand | anything | date]
    again = pickle.loads(pickle.dumps(signs))
    assert (again.bits, again.each(text, spans)) == (signs.bits, signs.each(text, spans))


@given(st.lists(st.text("要必须月,\U0001f600", max_size=8), max_size=5))
def test_signs_of_texts_together_are_those_of_each(texts: list[str]) -> None:
    signs = Signs({"demand": {"要", "必须"}, "any": None, "date": {"月", "须月"}})
    assert signs.of_each(texts) == [signs.of(text) for text in texts]


@given(st.text("要必须月,。", max_size=40), st.sets(st.integers(0, 40), max_size=8))
def test_each_is_of_every_stretch(text: str, edges: set[int]) -> None:
    signs = Signs({"demand": {"要", "必须"}, "date": {"月", "月,"}})
    cuts = sorted(edge for edge in edges if edge <= len(text))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    for (start, end), bits in zip(spans, signs.each(text, spans), strict=True):
        own = signs.of(text[start:end])
        assert bits & own == own


def test_what_is_rare_shares_a_bit() -> None:
    signs = Signs({"demand": {"要"}, "date": {"月"}, "act": {"令"}}, rare={"date", "act"})
    demand, date, act = (signs.bits[name] for name in ("demand", "date", "act"))
    assert date == act != demand
    assert signs.any_of("date", "act") == date
    assert signs.of("令") == signs.of("月")
    assert not signs.of("令") & demand
