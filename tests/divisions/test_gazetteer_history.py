"""Hard facts: what divisions were called when, what they were before and what they became."""

from __future__ import annotations

import pytest

from epi_spacy.divisions.gazetteer import Division, Gazetteer

# Name, code and last date of a former division; name and code of what took its place; a day before, a day after.
FACTS = [
    ("郫县", "510124", "郫都区", "510117", "2015-06", "2017-01"),
    ("新津县", "510132", "新津区", "510118", "2020-06-18", "2020-06-20"),
    ("南汇区", "310119", "浦东新区", "310115", "2008", "2010"),
    ("崇安区", "320202", "梁溪区", "320213", "2014", "2016"),
    ("南长区", "320203", "梁溪区", "320213", "2014", "2016"),
    ("北塘区", "320204", "梁溪区", "320213", "2014", "2016"),
    ("莱芜市", "371200", "济南市", "370100", "2019-01-05", "2019-01-07"),
    ("莱城区", "371202", "莱芜区", "370116", "2019-01-05", "2019-01-07"),
    ("居巢区", "341402", "巢湖市", "340181", "2010", "2012"),
    ("江都市", "321088", "江都区", "321012", "2010", "2012"),
    ("吴江市", "320584", "吴江区", "320509", "2011", "2013"),
    ("从化市", "440184", "从化区", "440117", "2013", "2015"),
    ("增城市", "440183", "增城区", "440118", "2013", "2015"),
    ("江干区", "330104", "上城区", "330102", "2021-04-08", "2021-04-10"),
    ("下城区", "330103", "拱墅区", "330105", "2021-04-08", "2021-04-10"),
    ("襄樊市", "420600", "襄阳市", "420600", "2009", "2011"),
    ("思茅市", "530800", "普洱市", "530800", "2006", "2008"),
    ("海东地区", "632100", "海东市", "630200", "2012", "2014"),
    ("那曲地区", "542400", "那曲市", "540600", "2016", "2018"),
    ("哈密地区", "652200", "哈密市", "650500", "2015", "2017"),
    ("吐鲁番地区", "652100", "吐鲁番市", "650400", "2014", "2016"),
    ("公主岭市", "220381", "公主岭市", "220184", "2020-06-18", "2020-06-20"),
    ("邢台县", "130521", "信都区", "130503", "2020-06-22", "2020-06-24"),
    ("桥东区", "130502", "襄都区", "130502", "2020-06-22", "2020-06-24"),
    ("海门市", "320684", "海门区", "320614", "2020-07-02", "2020-07-04"),
    ("芜湖县", "340221", "湾沚区", "340210", "2020-07-05", "2020-07-07"),
    ("水城县", "520221", "水城区", "520204", "2020-07-17", "2020-07-19"),
    ("监利县", "421023", "监利市", "421088", "2020-07-05", "2020-07-07"),
    ("长岛县", "370634", "蓬莱区", "370614", "2020-06-21", "2020-06-23"),
    ("沙县", "350427", "沙县区", "350405", "2021-02-01", "2021-02-03"),
    ("偃师市", "410381", "偃师区", "410307", "2021-03-17", "2021-03-19"),
    ("黔西县", "520522", "黔西市", "520581", "2021-03-15", "2021-03-17"),
    ("会理县", "513425", "会理市", "513402", "2021-01-30", "2021-02-01"),
    ("米林县", "540422", "米林市", "540481", "2023-04-02", "2023-04-04"),
    ("通县", "110223", "通州区", "110112", "1996", "1998"),
    ("万县市", "511200", "重庆市", "500000", "1995", "1998"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def found(gazetteer: Gazetteer, name: str, **kwargs: str) -> list[str]:
    return [row.code for row in gazetteer.find(name, **kwargs)]


@pytest.mark.parametrize(("name", "code", "later", "later_code", "before", "after"), FACTS)
def test_before_and_after(
    gazetteer: Gazetteer, name: str, code: str, later: str, later_code: str, before: str, after: str
) -> None:
    assert code in found(gazetteer, name, on=before)
    assert code not in found(gazetteer, name, on=after) or name == later
    assert later_code in found(gazetteer, later, on=after)
    old, new = gazetteer.get(code, before), gazetteer.get(later_code, after)
    assert isinstance(old, Division)
    assert isinstance(new, Division)
    assert (old.name, new.name) == (name, later)
    assert new in gazetteer.successors(code, before)
    assert old in gazetteer.predecessors(later_code, after)


def test_a_prefecture_that_was_divided(gazetteer: Gazetteer) -> None:
    after = gazetteer.successors("341400", on=2010)
    assert [row.name for row in after] == ["合肥市", "芜湖市", "马鞍山市"]


def test_districts_of_hangzhou(gazetteer: Gazetteer) -> None:
    def names(on: str) -> set[str]:
        return {row.name for row in gazetteer.children("330100", on=on)}

    assert {"上城区", "下城区", "江干区", "拱墅区"} <= names("2021-04-08")
    assert not {"临平区", "钱塘区"} & names("2021-04-08")
    assert {"上城区", "拱墅区", "余杭区", "临平区", "钱塘区"} <= names("2021-04-10")
    assert not {"下城区", "江干区"} & names("2021-04-10")
    assert "余杭市" in names("1995")


def test_what_has_no_predecessor(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "三沙市", on="2011") == []
    assert found(gazetteer, "三沙市", on="2013") == ["460300"]
    assert found(gazetteer, "龙港市", on="2019-08-29") == []
    assert found(gazetteer, "龙港市", on="2019-08-30") == ["330383"]
    assert found(gazetteer, "白杨市", on="2022") == []
    assert found(gazetteer, "和康县") == ["653228"]


def test_one_code_at_different_times(gazetteer: Gazetteer) -> None:
    assert [row.name for row in gazetteer.versions("420600")] == ["襄阳市", "襄樊市"]
    assert gazetteer.full_name("420602", on=2005) == "湖北省襄樊市襄城区"
    assert gazetteer.full_name("420602") == "湖北省襄阳市襄城区"
    assert gazetteer.full_name("512722", on=1982) == "四川省温江地区郫县"


def test_a_name_within_what_bore_it_then(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "襄城区", within="襄樊市", on="2005") == ["420602"]
    assert found(gazetteer, "襄城区", within="襄阳") == ["420602"]


def test_hong_kong_macao_taiwan(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.children("810000")) == 18
    assert len(gazetteer.children("820000")) == 8
    assert len(gazetteer.children("710000")) == 20
    assert gazetteer.full_name("810012") == "香港特别行政区元朗区"
    assert found(gazetteer, "高雄") == ["710200"]


def test_corps_and_zones_without_a_code(gazetteer: Gazetteer) -> None:
    (division,) = gazetteer.find("第一师")
    assert not division.coded
    assert [gazetteer.get(code).name for code in division.related] == ["阿拉尔市"]  # type: ignore[union-attr]
    assert gazetteer.get("659002").related == (division.code,)  # type: ignore[union-attr]
    corps = gazetteer.children(division.parent, uncoded=True)
    assert len(corps) == 14
    assert sum(bool(row.related) for row in corps) == 12
    (zone,) = gazetteer.find("雄安新区")
    assert (zone.level, zone.valid_from) == ("zone", "2017-04")
    assert zone not in gazetteer.children("130000")
    assert zone in gazetteer.children("130000", uncoded=True)
    assert "雄安新区" not in {name.surface for name in gazetteer.names()}
    assert "雄安新区" in {name.surface for name in gazetteer.names(uncoded=True)}


def test_search(gazetteer: Gazetteer) -> None:
    rows = gazetteer.search("鼓楼", level="county")
    assert [row.code for row in rows] == ["320106", "320302", "350102", "410204"]
    assert [row.code for row in gazetteer.search("鼓楼", within="南京", level="county")] == ["320106"]
    assert [row.name for row in gazetteer.search("新津", on="2019", level="county")] == ["新津县"]
    assert len(gazetteer.search("城", limit=7)) == 7
    assert gazetteer.search("") == []


def test_townships_of_a_county_that_became_another(gazetteer: Gazetteer) -> None:
    old = gazetteer.get("510132001", on="2019")
    assert old is not None
    assert [row.code[:6] for row in gazetteer.successors(old)] == ["510118"]
