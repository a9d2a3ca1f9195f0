"""Gold of appearances: reading the table, and what the figures count."""

from __future__ import annotations

from typing import Any

import pytest

from epi_spacy.errors import EpiError
from epi_spacy.training.appearances import COLUMNS, AppearanceTally, parse_appearances

TEXT = "8月5日\uff0c县长穆云舟到城关镇察看核酸检测点\uff0c副县长柳知秋陪同\u3002"
HEADER = "\t".join(COLUMNS)
LEAD = [
    "1",
    "lead",
    "穆云舟",
    "inspection",
    "察看",
    "621126100",
    "核酸检测点",
    "2022-08-05",
    "",
    "8月",
    "检测点",
]
WITH = ["1", "accompany", "柳知秋", "inspection", "陪同", "621126100", "", "2022-08-05", "", "副县长", "陪同"]


def parse(*rows: list[str]) -> list[dict[str, Any]]:
    return parse_appearances("\n".join([HEADER, *("\t".join(row) for row in rows)]), TEXT, "a.tsv")


def figures(wanted: list[dict[str, Any]], given: list[dict[str, Any]]) -> dict[str, Any]:
    tally = AppearanceTally()
    tally.add("a", wanted, given)
    return {name.strip(): row for name, row in tally.figures().items()} | {"errors": tally.errors}


def test_a_table_is_read() -> None:
    lead, accompanying = parse(LEAD, WITH)
    assert TEXT[lead["start"] : lead["end"]].endswith("检测点")
    assert TEXT[accompanying["start"] : accompanying["end"]] == "副县长柳知秋陪同"
    assert lead["venues"] == ["核酸检测点"]
    assert accompanying["venues"] == []
    assert lead["meeting"] is None


@pytest.mark.parametrize(
    "row",
    [
        LEAD[:-1],
        ["x", *LEAD[1:]],
        ["1", "leader", *LEAD[2:]],
        ["1", "lead", "", *LEAD[3:]],
        [*LEAD[:-1], "没有这样的话"],
    ],
)
def test_a_wrong_row_is_named(row: list[str]) -> None:
    with pytest.raises(EpiError, match=r"E608.*a\.tsv.*line 3"):
        parse(LEAD, row)


def test_right_rows_score_one() -> None:
    rows = parse(LEAD, WITH)
    found = figures(rows, rows)
    assert found["errors"] == []
    for field in ("appearances", "officials", "role", "activity", "verb", "places", "venues", "date"):
        assert found[field]["f"] == 1.0
    assert found["meeting"] == {"p": 0.0, "r": 0.0, "f": 0.0, "tp": 0, "fp": 0, "fn": 0}


def test_a_row_without_partner_is_wrong_in_all_fields() -> None:
    lead, accompanying = parse(LEAD, WITH)
    found = figures([lead], [accompanying])
    assert found["appearances"]["tp"] == 0
    assert found["date"] == {"p": 0.0, "r": 0.0, "f": 0.0, "tp": 0, "fp": 1, "fn": 1}
    assert {kind for _, kind, *_ in found["errors"]} == {"FN", "FP"}


def test_fields_are_compared_one_by_one() -> None:
    (lead,) = parse(LEAD)
    other = lead | {"role": "attend", "verb": "现场察看", "places": ["621126100", "621126"], "date": None}
    found = figures([lead], [other])
    assert found["appearances"]["f"] == 1.0
    assert found["role"]["tp"] == 0
    assert found["verb"]["tp"] == 1
    assert (found["places"]["tp"], found["places"]["fp"]) == (1, 1)
    assert (found["date"]["fp"], found["date"]["fn"]) == (0, 1)


def test_the_best_pairs_come_first() -> None:
    lead, accompanying = parse(LEAD, WITH)
    both = lead | {"officials": ["穆云舟", "柳知秋"], "role": "attend"}
    found = figures([both, accompanying], [accompanying, both])
    assert found["officials"]["f"] == 1.0
    assert found["errors"] == []
