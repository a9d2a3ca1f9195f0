"""Villages and communities: forms of a name, places, times, and that they are cheap to ask for."""

from __future__ import annotations

import time

import pytest

from epi_spacy.divisions.gazetteer import Gazetteer
from epi_spacy.divisions.villages import Villages, plain_name, split_name

LONGTANG = "511603003"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("玉堂社区", "玉堂社区"),
        ("玉堂社区居委会", "玉堂社区"),
        ("玉堂社区居民委员会", "玉堂社区"),
        ("玉堂村", "玉堂村"),
        ("玉堂村委会", "玉堂村"),
        ("玉堂村民委员会", "玉堂村"),
        ("玉堂村村委会", "玉堂村"),
        ("玉堂村村民委员会", "玉堂村"),
        ("徐魏庄居民委员会", "徐魏庄居委会"),
        ("徐魏庄居委会", "徐魏庄居委会"),
        ("新村村委会", "新村"),
        ("乌兰嘎查村委会", "乌兰嘎查"),
        ("红旗牧民委员会", "红旗"),
        ("三连", "三连"),
        ("村委会", "村委会"),
        ("", ""),
        ("玉堂村\uff08东\uff09", "玉堂村(东)"),
    ],
)
def test_plain_name(written: str, name: str) -> None:
    assert plain_name(written) == name
    if name:
        letter, stem = split_name(name)
        assert stem
        assert letter in "wcrgvx"


@pytest.mark.parametrize(
    "name", ["玉堂社区", "玉堂社区居委会", "玉堂村", "玉堂村委会", "玉堂", "玉堂村村民委员会"]
)
def test_all_forms_meet(gazetteer: Gazetteer, name: str) -> None:
    (row,) = gazetteer.find(name, within=LONGTANG, level="village")
    assert (row.name, row.kind, row.level, row.parent) == ("玉堂社区", "社区", "village", LONGTANG)
    assert row.short_names == ("玉堂",)


def test_the_very_name_comes_alone(gazetteer: Gazetteer) -> None:
    rows = gazetteer.find("张村", within="河南省", level="village")
    assert rows
    assert {row.name for row in rows} == {"张村"}


def test_villages_only_if_asked_for(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("玉堂社区") == []
    assert len(gazetteer.find("玉堂社区", level="village")) > 1


def test_code_path_children(gazetteer: Gazetteer) -> None:
    (row,) = gazetteer.find("玉堂社区", within="广安", level="village")
    assert gazetteer.get(row.code) == row
    assert gazetteer.full_name(row.code) == "四川省广安市前锋区龙塘街道玉堂社区"
    assert row in gazetteer.children(LONGTANG)
    assert row in gazetteer.villages("511603")
    assert gazetteer.get("511603003999") is None
    assert gazetteer.get("51160300300x") is None
    assert gazetteer.villages("000000") == []


def test_former_villages(gazetteer: Gazetteer) -> None:
    (old,) = gazetteer.find("南江社区", within="510132", on="2019", level="village")
    assert old.valid_to == "2020-06"
    (new,) = gazetteer.successors(old)
    assert (new.name, new.code[:6]) == ("南江社区", "510118")
    assert gazetteer.predecessors(new) == [old]
    assert gazetteer.find("南江社区", within="510132", level="village") == []
    assert gazetteer.find("南江社区", within="510132", level="village", former=True) == [old]


def test_numbers() -> None:
    table = Villages.load()
    current = [row for row in table.below("510000") if row.in_force()]
    assert 30_000 < len(current) < 45_000
    assert len({row.code for row in current}) == len(current)
    assert all(len(row.code) == 12 and row.code.startswith(row.parent) for row in current)


def test_every_village_has_its_township(gazetteer: Gazetteer) -> None:
    rows = list(Villages.load().below("310000"))
    assert len(rows) > 5_000
    assert all(gazetteer.get(row.parent, row.valid_to or None) for row in rows)


def test_a_county_is_cheap(gazetteer: Gazetteer) -> None:
    gazetteer.villages("411721")
    begin = time.process_time()
    for _ in range(10):
        gazetteer.find("张庄村", within="411721", level="village")
    assert time.process_time() - begin < 0.2
