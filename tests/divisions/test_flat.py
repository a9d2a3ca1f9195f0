"""Names in notices and plans: zones in lists of addressees, areas, committees, organisations, converted text."""

from __future__ import annotations

import pytest

from ..conftest import NARROW
from .ruler_helpers import coded, found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各县（市、区），麻柳沿江开发区、达州经开区管委会：", ["麻柳沿江开发区", "达州经开区"]),
        (
            "南通经济技术开发区、通州湾示范区、苏通科技产业园区管委会",
            ["南通经济技术开发区", "通州湾示范区", "苏通科技产业园区"],
        ),
        ("郑州综合保税区、河南双龙航空港经济区管委会", ["郑州综合保税区", "河南", "双龙航空港经济区"]),
        ("各乡镇，重点开发区、高新技术开发区管委会，国家级开发区管委会：", []),
        # Names that open those of organisations are marked; bays and bridges are none.
        ("出席上海合作组织峰会", ["上海"]),
        ("船过杭州湾，进金溪湖特大桥", []),
        # The bare name of a zone, in that of a company right behind the city.
        ("重庆两江新区复工，重庆两江联合电子有限公司也复工。", ["重庆", "两江新区", "重庆", "两江"]),
        ("重庆两江新区复工，两江交汇处人多。", ["重庆", "两江新区"]),
        # The area of the only township of a long name.
        ("致交道口地区居民的一封信", ["交道口"]),
        ("去年，龙山地区降水多。", []),
        # The bare name of what the text names in full.
        ("百色市召开会议，木子林表示，百色将建立制度。", ["百色市", "百色"]),
        ("怒江傈僳族自治州召开会议，木子林说，现在的怒江水位高。", ["怒江傈僳族自治州"]),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_names(text: str, names: list[str], narrow: bool) -> None:
    if narrow:
        text = text.translate(NARROW)
    assert found(text) == names


def test_committees_of_a_community_that_was_a_village() -> None:
    text = "云南省曲靖市罗平县腊山街道有八个社区。新村居委会清点物资，新村居务监督委员会在场。"
    assert coded(text)[-2:] == [("新村居委会", "530324002002"), ("新村", "530324002002")]


def test_names_that_conversion_changed() -> None:
    text = "吉安、新馀、鹰潭等市，馀姚市、馀杭区。其馀不变，馀额不多。"
    names = [
        ("吉安", "360800"),
        ("新馀", "360500"),
        ("鹰潭", "360600"),
        ("馀姚市", "330281"),
        ("馀杭区", "330110"),
    ]
    assert coded(text) == names
