"""Days as news tell them, against the day of publication."""

from __future__ import annotations

import pytest

from epi_spacy.text.when import when

PUBLISHED = "2020-02-09"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2月8日上午,县长来到卡口", "2020-02-08"),
        ("2月8日", "2020-02-08"),
        ("8日下午", "2020-02-08"),
        ("12月31日晚", "2019-12-31"),
        ("2019年12月31日", "2019-12-31"),
        ("二月八日", "2020-02-08"),
        ("二〇二〇年", None),
        ("2020-02-08", "2020-02-08"),
        ("1月27日-28日", "2020-01-27/2020-01-28"),
        ("1月27日\u201428日", "2020-01-27/2020-01-28"),
        ("1月31日至2月2日", "2020-01-31/2020-02-02"),
        ("12月29日\u2014\u201431日", "2019-12-29/2019-12-31"),
        ("6日至7日", "2020-02-06/2020-02-07"),
        ("12月30日至1月2日", "2019-12-30/2020-01-02"),
        ("今天上午", "2020-02-09"),
        ("今日", "2020-02-09"),
        ("今(8)日", "2020-02-08"),
        ("昨天下午", "2020-02-08"),
        ("昨(7)日", "2020-02-07"),
        ("昨晚", "2020-02-08"),
        ("前天", "2020-02-07"),
        ("连日来", "../2020-02-09"),
        ("近日", "../2020-02-09"),
        ("日前", "../2020-02-09"),
        ("目前形势严峻", None),
        ("以前的做法", None),
        ("今后", None),
        ("第8日", None),
        ("核酸检测点", None),
        ("2月31日", None),
    ],
)
def test_expressions(words: str, iso: str | None) -> None:
    found = when(words, PUBLISHED)
    assert (found.iso if found else None) == iso


def test_offsets_and_stretch() -> None:
    found = when("他说,2月8日", PUBLISHED)
    assert found is not None
    assert (found.start, found.end) == (3, 7)
    assert when("2月8日,他说", PUBLISHED, 5) is None


@pytest.mark.parametrize(
    ("published", "iso"), [("", None), ("2020", "2020-02-08"), ("2020-02", "2020-02-08")]
)
def test_what_is_known_of_the_day_of_publication(published: str, iso: str | None) -> None:
    found = when("2月8日", published)
    assert (found.iso if found else None) == iso
    assert when("昨天", published) is None
