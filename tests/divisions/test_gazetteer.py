"""The gazetteer's API over the shipped data."""

from __future__ import annotations

import doctest
import time
from datetime import date

import pytest

from epi_spacy.assembly import compiled
from epi_spacy.divisions import gazetteer as module
from epi_spacy.divisions.gazetteer import Gazetteer
from epi_spacy.errors import EpiError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def codes(gazetteer: Gazetteer, name: str, **kwargs: str) -> list[str]:
    return [row.code for row in gazetteer.find(name, **kwargs)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("四川省", "510000"),
        ("四川", "510000"),
        ("川", "510000"),
        ("蜀", "510000"),
        ("沪", "310000"),
        ("申", "310000"),
        ("内蒙古", "150000"),
        ("广西", "450000"),
        ("香港", "810000"),
        ("澳门特别行政区", "820000"),
        ("台湾省", "710000"),
        ("重庆市", "500000"),
        ("恩施州", "422800"),
        ("恩施土家族苗族自治州", "422800"),
        ("延边", "222400"),
        ("阿坝州", "513200"),
        ("大兴安岭", "232700"),
        ("锡林郭勒", "152500"),
        ("锡盟", "152500"),
        ("巴州", "652800"),
        ("伊犁州", "654000"),
        ("昌吉", "652300"),
        ("前锋区", "511603"),
        ("邱县", "130430"),
        ("围场县", "130828"),
        ("围场满族蒙古族自治县", "130828"),
        ("石柱县", "500240"),
        ("东乡县", "622926"),
        ("鄂温克旗", "150724"),
        ("科左后旗", "150522"),
        ("神农架", "429021"),
        ("济源", "419001"),
        ("仙桃市", "429004"),
        ("五指山市", "469001"),
        ("儋州", "460400"),
        ("东莞", "441900"),
        ("嘉峪关市", "620200"),
        ("石河子市", "659001"),
        ("五家渠", "659004"),
        ("浦东", "310115"),
        ("一四三团", "654203511"),
        ("143团", "654203511"),
        ("83团", "652722503"),
        ("加格达奇", "232761"),
        ("六枝特区", "520203"),
        ("驻马店经开区", "411771"),
        ("驻马店市开发区", "411771"),
        ("石家庄高新区", "130171"),
        ("苏州工业园区", "320576"),
        ("兰州新区", "620171"),
        ("白源街", "360302006"),
        ("白源街道", "360302006"),
        ("白源街街道", "360302006"),
        ("白源街街道办", "360302006"),
        ("龙塘街道办事处", "511603003"),
        ("柏城街道", "411721001"),
        ("柏城办事处", "411721001"),
        ("常庄镇", "411728108"),
    ],
)
def test_names_of_every_kind(gazetteer: Gazetteer, name: str, code: str) -> None:
    assert code in codes(gazetteer, name)


def test_no_name_for_artificial_layers(gazetteer: Gazetteer) -> None:
    for name in ("市辖区", "县", "省直辖县级行政区划", "市", "", "\t", "区", "鼓楼区\t-f", "\ud800"):
        assert gazetteer.find(name) == []


def test_same_names_stay_several(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "鼓楼区") == ["320106", "320302", "350102", "410204"]
    assert codes(gazetteer, "朝阳区") == ["110105", "220104"]
    assert codes(gazetteer, "朝阳")[:4] == ["211300", "110105", "211321", "220104"]
    assert len(codes(gazetteer, "城关镇")) > 80


def test_within(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "鼓楼区", within="江苏") == ["320106", "320302"]
    assert codes(gazetteer, "鼓楼区", within="350100") == ["350102"]
    assert codes(gazetteer, "鼓楼区", within="四川省") == []
    assert codes(gazetteer, "龙塘街道", within="广安市") == ["511603003"]
    assert codes(gazetteer, "鼓楼区", within="nowhere") == []


def test_level(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "吉林", level="province") == ["220000"]
    assert codes(gazetteer, "吉林", level="prefecture") == ["220200"]
    with pytest.raises(EpiError, match="E202"):
        gazetteer.find("吉林", level="city")


def test_dates(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "新津县") == []
    assert codes(gazetteer, "新津县", on="2019-05-01") == ["510132"]
    assert codes(gazetteer, "新津", on="2019", level="county") == ["510132"]
    assert codes(gazetteer, "新津", on="2022", level="county") == ["510118"]
    assert codes(gazetteer, "公主岭市", on="2020-02-09") == ["220381"]
    assert codes(gazetteer, "公主岭市", on="2020-12") == ["220184"]
    assert codes(gazetteer, "新津县", former=True) == ["510132", "512732"]
    assert [row.name for row in gazetteer.find("郫县", on="2016-03", former=True)] == ["郫县"]
    assert gazetteer.find("郫县", on=2018) == []


def test_in_the_month_of_a_change_the_newer_stands_for_both(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "公主岭市", on="2020-06-19") == ["220184"]
    assert codes(gazetteer, "新津县", on=date(2020, 6, 1)) == ["510132"]
    assert codes(gazetteer, "新津区", on=date(2020, 6, 30)) == ["510118"]


NO_DATES = ["yesterday", "20", "2020-6", "2020-06-05-01", "", "2020/06/05"]
NO_DAYS = ["2019-13-01", "2019-00", "2019-02-31", "2019-02-00", "2019-02-29", "0000", "２０２０"]


@pytest.mark.parametrize("value", NO_DATES + NO_DAYS)
def test_what_is_no_date(gazetteer: Gazetteer, value: str) -> None:
    for ask in (
        lambda: gazetteer.find("四川省", on=value),
        lambda: gazetteer.find("无此村", on=value, level="village"),
        lambda: gazetteer.search("四川", on=value),
        lambda: gazetteer.get("999999", on=value),
        lambda: gazetteer.children("510000", on=value),
    ):
        with pytest.raises(EpiError, match="E201"):
            ask()


@pytest.mark.parametrize("value", ["2020", 2020, "2020-02", "2020-02-29", date(2020, 2, 29)])
def test_dates_of_any_precision(gazetteer: Gazetteer, value: str | int | date) -> None:
    assert [row.code for row in gazetteer.find("四川省", on=value)] == ["510000"]


def test_what_is_no_level(gazetteer: Gazetteer) -> None:
    for ask in (gazetteer.find, gazetteer.search):
        with pytest.raises(EpiError, match="E202"):
            ask("四川", level="city")


def test_get(gazetteer: Gazetteer) -> None:
    row = gazetteer.get("511603")
    assert row is not None
    assert (row.name, row.short_names, row.level, row.kind, row.parent) == (
        "前锋区",
        ("前锋",),
        "county",
        "区",
        "511600",
    )
    assert gazetteer.get("000000") is None
    assert gazetteer.get("") is None
    old = gazetteer.get("130502", on=2019)
    new = gazetteer.get("130502")
    assert old is not None
    assert new is not None
    assert (old.name, new.name) == ("桥东区", "襄都区")
    assert gazetteer.get("510132", on=2023) is None


def test_path_and_full_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.full_name("511603") == "四川省广安市前锋区"
    assert gazetteer.full_name("360302006") == "江西省萍乡市安源区白源街街道"
    assert gazetteer.full_name("419001") == "河南省济源市"
    assert gazetteer.full_name("110105") == "北京市朝阳区"
    assert gazetteer.full_name("441900003") == "广东省东莞市东城街道"
    assert gazetteer.full_name("220381") == "吉林省四平市公主岭市"
    assert gazetteer.full_name("nothing") == ""
    assert [row.level for row in gazetteer.path("511603001")] == [
        "province",
        "prefecture",
        "county",
        "township",
    ]


def test_children(gazetteer: Gazetteer) -> None:
    assert [row.name for row in gazetteer.children("511600")] == [
        "广安区", "前锋区", "岳池县", "武胜县", "邻水县", "华蓥市",
    ]  # fmt: skip
    assert "511603003" in [row.code for row in gazetteer.children("511603")]
    assert len(gazetteer.children("500000")) == 38
    assert "新津县" in [row.name for row in gazetteer.children("510100", on=2018)]
    assert "春雷村" in [row.name for row in gazetteer.children("511603004")]


def test_successors(gazetteer: Gazetteer) -> None:
    assert [row.name for row in gazetteer.successors("510132")] == ["新津区"]
    assert {row.code for row in gazetteer.successors("130521")} == {"130502", "130503"}
    assert gazetteer.successors("511603") == []
    assert gazetteer.successors("000000") == []


def test_names(gazetteer: Gazetteer) -> None:
    names = {name.surface: name for name in gazetteer.names()}
    assert names["前锋区"].codes == ("511603",)
    assert names["前锋区"].kind == "full"
    assert names["前锋"].kind == "short"
    assert names["川"].kind == "abbreviation"
    assert names["新津县"].kind == "former"
    assert names["恩施州"].kind == "alias"
    assert names["龙塘街道办事处"].codes == names["龙塘街道"].codes
    assert "龙塘街道办事处" not in {name.surface for name in gazetteer.names(offices=False)}
    assert len(names) == sum(1 for _ in gazetteer.names())


@pytest.mark.parametrize(
    ("name", "risk"),
    [
        ("资源", "common"),
        ("合作", "common"),
        ("和平", "common"),
        ("前锋", "common"),
        ("比如", "common"),
        ("发展", "common"),
        ("川", "common"),
        ("长江", "word"),
        ("左权", "person"),
        ("前锋区", "safe"),
        ("广安", "safe"),
        ("义乌", "safe"),
        ("岳池", "safe"),
        ("和县", "common"),
        ("开发区", "common"),
        ("nothing", "safe"),
    ],
)
def test_risks(gazetteer: Gazetteer, name: str, risk: str) -> None:
    assert gazetteer.risk(name) == risk


def test_every_name_of_every_row_is_found(gazetteer: Gazetteer) -> None:
    for row in gazetteer:
        for name in (row.name, *row.short_names, *row.aliases):
            assert row in gazetteer.find(name, former=True)


def test_every_parent_exists(gazetteer: Gazetteer) -> None:
    for row in gazetteer:
        assert (row.level == "province") == (not row.parent)
        assert not row.parent or gazetteer.get(row.parent, on=row.valid_to or None)


def test_numbers(gazetteer: Gazetteer) -> None:
    rows = [row for row in gazetteer if row.in_force()]
    count = {level: sum(row.level == level for row in rows) for level in module.LEVELS.values()}
    assert count["province"] == 34
    assert count["prefecture"] == 333 + 20  # of Taiwan
    assert 2840 < count["county"] - 18 - 8 < 2860  # of Hong Kong and Macao
    assert 119 <= sum(row.coded for row in rows if row.level == "zone") < 130
    assert count["township"] > 41_000
    assert all(len(row.code) == (9 if row.level == "township" else 6) for row in rows if row.coded)
    assert {row.level for row in rows if not row.coded} == {"zone"}


def test_loads_fast() -> None:
    module._load.cache_clear()
    begin = time.process_time()
    Gazetteer.load()
    assert time.process_time() - begin < 0.5
    assert Gazetteer.load() is Gazetteer.load()


@pytest.mark.skipif(compiled(), reason="what is compiled hides its examples from doctest")
def test_examples() -> None:
    failed, run = doctest.testmod(module)
    assert (failed, run > 5) == (0, True)
