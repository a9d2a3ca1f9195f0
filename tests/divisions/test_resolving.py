"""From names to codes."""

from __future__ import annotations

import pytest

from .ruler_helpers import coded, mention


def test_parent_before() -> None:
    assert dict(coded("福州市鼓楼区和徐州市鼓楼区"))["鼓楼区"] == "320302"
    assert coded("南京市鼓楼区通报")[1] == ("鼓楼区", "320106")
    assert mention("南京市鼓楼区通报", "鼓楼区").resolution == "context"


def test_jurisdiction_decides() -> None:
    assert coded("鼓楼区召开会议", home="350100") == [("鼓楼区", "350102")]
    assert coded("鼓楼区召开会议", home="410200") == [("鼓楼区", "410204")]


def test_undecidable_stays_open() -> None:
    chosen = mention("鼓楼区召开会议", "鼓楼区")
    assert chosen.code == ""
    assert chosen.resolution == "ambiguous"
    assert {c.code for c in chosen.candidates} == {"320106", "320302", "350102", "410204"}


def test_rank_before_equal_names() -> None:
    assert coded("开封今日通报", home="410200") == [("开封", "410200")]
    assert coded("长沙今日通报") == [("长沙", "430100")]
    assert coded("吉林省吉林市通报") == [("吉林省", "220000"), ("吉林市", "220200")]


def test_date_decides() -> None:
    assert coded("成都市新津县通报", on="2019-05-01")[1] == ("新津县", "510132")
    assert coded("成都市新津区通报", on="2021-05-01")[1] == ("新津区", "510118")
    assert coded("成都市郫县通报", on="2015-05-01")[1] == ("郫县", "510124")


def test_township_by_county() -> None:
    text = "博白县浪平镇通报。龙潭镇也开展排查。"
    assert dict(coded(text, home="450923"))["龙潭镇"] == "450923127"
    assert mention("城关镇召开会议", "城关镇").code == ""


def test_unknown_place_has_no_code() -> None:
    chosen = mention("在望江社区检查", "望江社区")
    assert (chosen.code, chosen.resolution, chosen.level) == ("", "pattern", "village")


def test_misprint_in_a_list() -> None:
    assert coded("保定、琢州来人员")[1] == ("琢州", "130681")
    assert coded("郴州、未阳等地")[1:] == []
    assert coded("衡阳、来阳来人员")[1] == ("来阳", "430481")


def test_child_behind_decides() -> None:
    assert coded("河东区大王庄街道检查")[0] == ("河东区", "120102")


def test_contradicted_chain_has_no_code() -> None:
    text = "五里亭街道通报。福州市晋安区五里亭街道检查。"
    assert [code for name, code in coded(text) if name == "五里亭街道"] == ["", ""]


def test_a_former_name_takes_the_code_in_force() -> None:
    assert coded("天津市蓟县", on="2021-05-01")[1] == ("蓟县", "120119")
    assert coded("天津市蓟县", on="2015-05-01")[1] == ("蓟县", "120225")


def test_the_first_weeks_without_a_year() -> None:
    text = "1月26日晚,公主岭市部署新型冠状病毒感染的肺炎疫情防控工作。"
    assert coded(text, on="")[0] == ("公主岭市", "220381")
    assert coded(text.replace("1月26日", "6月26日"), on="")[0] == ("公主岭市", "220184")


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        ("兴庆区前进街道召开会议。", "2021-06-01", "640104007"),  # officially that of a street of the name
        ("江干区笕桥街道召开会议。", "", "330104012"),  # county and township are no more
    ],
)
def test_a_township_is_that_of_the_county_before_it_by_whatever_name(text: str, on: str, code: str) -> None:
    assert coded(text, on=on)[1][1] == code
