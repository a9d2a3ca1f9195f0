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
    text = "金山区山阳镇三岛龙洲居民区党支部书记林望舒"
    assert coded(text, on=ON)[-1] == ("三岛龙洲居民区", "310116113005")
    assert plain_name("三岛龙洲居民区") == "三岛龙洲居委会"
    assert found("小区周边居民区多。", on=ON) == []


def test_streets_and_townships_right_before_their_villages() -> None:
    street = coded("武汉市洪山区和平街丽华苑社区党委书记林望舒", on=ON)
    assert street[-2:] == [("和平街", "420111008"), ("丽华苑社区", "420111008018")]
    township = coded("在前锋区龙塘玉堂社区设点。", on=ON)
    assert township[-2:] == [("龙塘", "511603003"), ("玉堂社区", "511603003006")]
