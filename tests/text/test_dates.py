from __future__ import annotations

import pytest

from epi_spacy.text.dates import dates, partial, with_year


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-02-09 02:40", "2020-02-09"),
        ("2020-2-1 12:00| 发布者: admin", "2020-02-01"),
        ("2022年04月08日 14时54分", "2022-04-08"),
        ("2020/08/31", "2020-08-31"),
        ("01.03.2021 20:22", "2021-03-01"),
        ("2020.11.24", "2020-11-24"),
        ("2020 年 2 月 8 日", "2020-02-08"),
        ("二〇二〇年二月九日", "2020-02-09"),
        ("二○二二年十月二十二日", "2022-10-22"),
        ("二零二一年十二月三十一日", "2021-12-31"),
        ("t20220704_1088.html", "2022-07-04"),
        ("2027-36-71", ""),
        ("2021-02-30", ""),
        ("1949年10月1日", ""),
        ("12020-02-091", ""),
        ("3.14.2021", ""),
        ("电话 0826-2021-1111", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert next((found.iso for found in dates(text)), "") == iso


@pytest.mark.parametrize(
    ("month", "day", "known", "iso"),
    [
        (2, 8, ["2020-02-09"], "2020-02-08"),
        (12, 29, ["2022-01-03"], "2021-12-29"),
        (1, 3, ["2021-12-29"], "2022-01-03"),
        (8, 5, ["2020-02-09"], ""),
        (2, 29, ["2021-03-01"], ""),
        (2, 8, [], ""),
    ],
)
def test_with_year(month: int, day: int, known: list[str], iso: str) -> None:
    assert with_year(month, day, known) == iso


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2020-0?-09 10:00", "2020"),
        ("2020年2月?日", "2020-02"),
        ("2020年2月", "2020-02"),
        ("二〇二〇年二月", "2020-02"),
        ("2020年?月8日", "2020"),
        ("202?-01-02", ""),
        ("电话2020-1234567", ""),
    ],
)
def test_what_a_lost_digit_leaves(text: str, known: str) -> None:
    assert next((found.iso for found in partial(text)), "") == known
