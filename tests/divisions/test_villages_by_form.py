"""Villages and communities by their form and their lists, and what only looks like one."""

from __future__ import annotations

import pytest

from epi_spacy.divisions.villages import plain_name

from .ruler_helpers import coded, found

ON = "2022-06-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A unit behind a number begins no name.
        ("2020年云岭村的收入翻番。", ["云岭村"]),
        ("到了9月,3月云岭村已开工。", ["云岭村"]),
        ("招来20名示范村村干部。", []),
        # As many names as their number says.
        ("办法在齐岭、新滩两个社区推广。", ["齐岭", "新滩"]),
        ("对张坳、李坳和王坳三个村走访。", ["张坳", "李坳", "王坳"]),
        ("对张坳、李坳和王坳两个村走访。", []),
        ("党员、群众两个社区都来了。", []),
        # Everyday words, and what leads up to a name.
        ("志愿者下沉到市郊社区。", []),
        ("他在总结社区的经验。", []),
        ("江西省级贫困村摘帽。", ["江西省"]),
        ("人员从武汉到云岭社区。", ["武汉", "云岭社区"]),
        # A township that no table has, and its village.
        ("前锋区云坳乡张岭村设卡。", ["前锋区", "云坳乡", "张岭村"]),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert found(text, on=ON) == expected
    assert found(text.replace(",", "\uff0c"), on=ON) == expected


def test_a_residents_quarter_is_that_of_its_committee() -> None:
    text = "金山区的山阳镇三岛龙洲居民区支部书记林望舒"
    assert coded(text, on=ON)[-1] == ("三岛龙洲居民区", "310116113005")
    assert plain_name("三岛龙洲居民区") == "三岛龙洲居委会"
    assert found("小区周边居民区多。", on=ON) == []


def test_streets_and_townships_right_before_their_villages() -> None:
    street = coded("武汉市洪山区和平街丽华苑社区的医生林望舒", on=ON)
    assert street[-2:] == [("和平街", "420111008"), ("丽华苑社区", "420111008018")]
    township = coded("在前锋区龙塘玉堂社区设点。", on=ON)
    assert township[-2:] == [("龙塘", "511603003"), ("玉堂社区", "511603003006")]


def test_a_zone_named_after_a_county_and_its_village() -> None:
    text = "江夏经济开发区的邬树村设卡。"
    assert coded(text, on=ON)[-1] == ("邬树村", "420115401205")


def test_a_village_keeps_the_code_that_it_was_given_first() -> None:
    text = "前锋区龙塘街道石桥村设卡。去凤阳县小溪河镇小岗村看过后,石桥村的干部又去了前锋区奎阁街道。"
    first = coded("前锋区奎阁街道石桥村设卡。龙塘街道开会,石桥村也来了。", on=ON)
    assert len({code for name, code in first if name == "石桥村"}) == 1
    assert ("小岗村", "341126112206") in coded(text, on=ON)


def test_a_countys_short_name_before_its_village() -> None:
    assert found("在浙江湖州市,他来到了安吉余村。", on=ON)[-2:] == ["安吉", "余村"]


def test_townships_of_the_four_cities() -> None:
    assert coded("位于北京亦庄的中心", on=ON) == [("北京", "110000"), ("亦庄", "110115004")]


def test_no_organisation_of_a_county_behind_another_place() -> None:
    assert found("收治到鄂州雷山医院", on=ON) == ["鄂州"]
    assert found("在黄冈市、深圳市红安商会", on=ON)[-1] == "红安"


def test_a_list_behind_a_place_and_a_reference_before_a_village() -> None:
    assert found("前锋区龙塘街道云寨、高坳、云坪等村屯都设了卡。", on=ON)[-3:] == ["云寨", "高坳", "云坪"]
    assert found("该镇永新村第一书记介绍情况。", on=ON) == ["永新村"]
