"""Codes of villages and communities, and those that only the county's own table gives away."""

from __future__ import annotations

import pytest

from .ruler_helpers import coded, found, mention

ON = "2022-06-01"


@pytest.mark.parametrize(
    ("text", "village", "code"),
    [
        # Its township or county stands right before it.
        ("前锋区龙塘街道玉堂社区设点。", "玉堂社区", "511603003006"),
        ("前锋区玉堂社区设点。", "玉堂社区", "511603003006"),
        ("诸暨市枫桥镇的枫源村设卡。", "枫源村", "330681109290"),
        # In a list, the last one too.
        ("诸暨市枫桥镇枫源村、杜黄新村和栎桥村设卡。", "栎桥村", "330681109295"),
        # With its committee.
        ("凤阳县小溪河镇小岗村村委会带头。", "小岗村", "341126112206"),
        # The township was named before.
        ("诸暨市枫桥镇召开会议,随后来到枫源村检查。", "枫源村", "330681109290"),
        # Above it stands a township that no table has: nothing is known.
        ("诸暨市梦想街道枫源村设卡。", "枫源村", ""),
    ],
)
def test_code(text: str, village: str, code: str) -> None:
    assert mention(text, village, on=ON).code == code


def test_the_jurisdiction_decides() -> None:
    assert coded("走访玉堂社区居民。", on=ON, home="511603") == [("玉堂社区", "511603003006")]
    assert mention("走访玉堂社区居民。", "玉堂社区", on=ON, home="511603").resolution == "jurisdiction"
    # Without one it is a community like any other.
    assert coded("走访玉堂社区居民。", on=ON) == [("玉堂社区", "")]


def test_the_table_gives_villages_away() -> None:
    text = "昨天玉堂社区开会,布置玉堂社区志愿服务。"
    assert found(text, on=ON, home="511603") == ["玉堂社区", "玉堂社区"]
    assert found("昨天玉堂开会。", on=ON, home="511603") == []
    assert found("本社区和农村社区、全村村民要守好。", on=ON, home="511603") == []


def test_codes_of_the_articles_year() -> None:
    text = "句容市茅山镇丁庄村的葡萄滞销。"
    assert mention(text, "丁庄村", on="2021-06").code == "321183105208"
    assert mention(text, "丁庄村", on="2024-06").code == "321183105215"


def test_the_county_named_last_gives_villages_away_too() -> None:
    text = "四川省、安徽省、湖南省都有人报名。在广安市前锋区,这天玉堂社区开会。"
    assert coded(text, on=ON)[-1] == ("玉堂社区", "511603003006")
    far = (
        "四川省、安徽省、湖南省都有人报名。在广安市前锋区开过会后,"
        + "又走了很久," * 80
        + "昨天玉堂社区开会。"
    )
    assert "玉堂社区" not in found(far, on=ON)


def test_a_village_whose_name_begins_with_a_countys() -> None:
    assert found("在舒兰市溪河镇舒兰站村走访。", on=ON) == ["舒兰市", "溪河镇", "舒兰站村"]
    assert coded("宁陕县开会,随后来到旬阳坝村。", on=ON)[-1] == ("旬阳坝村", "610923100233")
