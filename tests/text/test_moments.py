"""Expressions of time, resolved against the day of publication."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.errors import EpiError
from epi_spacy.text.moments import moments, resolve

DAY = "2020-02-09"  # a Sunday


@pytest.mark.parametrize(
    ("words", "first", "last", "basis"),
    [
        ("2020年2月8日上午", "2020-02-08", "2020-02-08", "stated"),
        ("二〇二〇年二月八日", "2020-02-08", "2020-02-08", "stated"),
        ("2020-2-8", "2020-02-08", "2020-02-08", "stated"),
        ("2020年2月", "2020-02", "2020-02", "stated"),
        # The year of publication, or the one before where the day would lie too far ahead.
        ("2月8日下午", "2020-02-08", "2020-02-08", "published"),
        ("2月20日起", "2020-02-20", "2020-02-20", "published"),
        ("8月5日下午", "2019-08-05", "2019-08-05", "published"),
        ("十月二十二日", "2019-10-22", "2019-10-22", "published"),
        ("去年12月1日", "2019-12-01", "2019-12-01", "published"),
        ("今年以来", "2020-01-01", "2020-02-09", "published"),
        # From one day to another.
        ("12月29日\u201431日", "2019-12-29", "2019-12-31", "published"),
        ("1月27日\u201428日", "2020-01-27", "2020-01-28", "published"),
        ("12月29日至1月3日", "2019-12-29", "2020-01-03", "published"),
        ("3日至5日", "2020-02-03", "2020-02-05", "published"),
        # A day of this month or the last.
        ("8日", "2020-02-08", "2020-02-08", "published"),
        ("20日22时", "2020-01-20", "2020-01-20", "published"),
        ("本月8日", "2020-02-08", "2020-02-08", "published"),
        ("上月5日", "2020-01-05", "2020-01-05", "published"),
        ("2月上旬", "2020-02-01", "2020-02-10", "published"),
        # Told from the day of publication.
        ("今天", "2020-02-09", "2020-02-09", "published"),
        ("昨日", "2020-02-08", "2020-02-08", "published"),
        ("昨(8)日", "2020-02-08", "2020-02-08", "published"),
        ("今(8日)日", "2020-02-08", "2020-02-08", "published"),
        ("前天", "2020-02-07", "2020-02-07", "published"),
        ("昨晚", "2020-02-08", "2020-02-08", "published"),
        ("上周五", "2020-01-31", "2020-01-31", "published"),
        ("周一", "2020-02-03", "2020-02-03", "published"),
        ("本周", "2020-02-03", "2020-02-09", "published"),
        ("近日", "2020-02-02", "2020-02-09", "vague"),
        ("目前", "2020-02-09", "2020-02-09", "vague"),
        # A digit is lost: what is left of the date.
        ("月8日上午", "2020", "2020", "lost"),
        ("2月?日", "2020-02", "2020-02", "lost"),
        ("\ufffd月8日", "2020", "2020", "lost"),
    ],
)
def test_resolved(words: str, first: str, last: str, basis: str) -> None:
    found = resolve(words, DAY)
    assert found is not None
    assert (found.first, found.last, found.basis) == (first, last, basis)


@pytest.mark.parametrize(
    "words", ["14日内", "每日", "工作日", "每周一次", "第8日", "2月30日", "13月1日", "日常"]
)
def test_no_moment(words: str) -> None:
    assert resolve(words, DAY) is None


def test_told_after_another() -> None:
    text = "1月30日,县里开会。当日,各镇行动;次日,全面排查。2日检查。"
    assert [(text[m.start : m.end], m.first, m.basis) for m in moments(text, DAY)] == [
        ("1月30日", "2020-01-30", "published"),
        ("当日", "2020-01-30", "context"),
        ("次日", "2020-01-31", "context"),
        ("2日", "2020-02-02", "context"),
    ]


@pytest.mark.parametrize(
    ("words", "published", "first"),
    [
        ("8月5日", "", ""),
        ("今天", "", ""),
        ("8日", "2020-02", "2020-02"),
        ("8月5日", "2020", "2020-08-05"),
        ("近日", "2020-02", "2020-02"),
        ("2020年8月5日", "", "2020-08-05"),
    ],
)
def test_as_much_as_is_known(words: str, published: str, first: str) -> None:
    found = resolve(words, published)
    assert found is not None
    assert found.first == first


def test_part_of_the_day() -> None:
    assert [m.part for m in moments("8月5日下午,昨晚,2月8日凌晨,今晨", DAY)] == ["下午", "晚", "凌晨", "早晨"]


PIECES = [
    "2020年",
    "12月",
    "31日",
    "?",
    "今",
    "(8)",
    "日",
    "至",
    "8日",
    "月",
    "上周",
    "五",
    "去年",
    "近日",
    "当",
    "二〇",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["", "2020", "2020-02", DAY])
)
def test_any_words(text: str, published: str) -> None:
    last = 0
    for moment in moments(text, published):
        assert last <= moment.start < moment.end <= len(text)
        last = moment.end
        assert moment.first <= moment.last or not moment.last
        if len(moment.first) == 10:
            date.fromisoformat(moment.first)


@pytest.mark.parametrize("unit", ["1", "月", "2020年", "今(", "8日至", "12月1日", "上"])
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            sum(1 for _ in moments(text, DAY))
            best = min(best, time.process_time() - start)
        return best

    one, two = cost(50_000), cost(100_000)
    assert two < 3 * one + 0.05, (one, two)


@pytest.mark.parametrize(
    "published",
    ["2020-13-45", "2020-02-30", "2020-2-9", "0000", "0001-01-01", "9999", "x", "2020-02-09T08:00", "20２0"],
)
def test_a_day_of_publication_that_there_is_not(published: str) -> None:
    with pytest.raises(EpiError, match="E007"):
        resolve("昨日", published)


def test_a_day_of_publication_known_in_part() -> None:
    for published, first in (("", ""), ("2020", ""), ("2020-03", "")):
        found = resolve("昨日", published)
        assert found is not None
        assert found.first == first
    found = resolve("上月5日", "2020-03")
    assert found is not None
    assert found.first == "2020-02-05"
