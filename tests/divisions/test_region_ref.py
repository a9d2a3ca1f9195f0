"""Relative references and what they refer to."""

from __future__ import annotations

import pytest

from ..conftest import WIDE
from .ruler_helpers import references


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("全市上下动员,我市部署", "330600", [("全市", "330600"), ("我市", "330600")]),
        (
            "我区部署,全市会议,全省会议",
            "330603",
            [("我区", "330603"), ("全市", "330600"), ("全省", "330000")],
        ),
        ("我县召开全县会议", "371522", [("我县", "371522"), ("全县", "371522")]),
        ("全州动员", "522600", [("全州", "522600")]),
        ("我旗严防输入", "152524", [("我旗", "152524")]),
        ("我区各地行动", "450000", [("我区", "450000")]),
        ("在县内排查,从省内调运", "371522", [("县内", "371522"), ("省内", "370000")]),
    ],
)
def test_by_the_chain(text: str, home: str, expected: list[tuple[str, str]]) -> None:
    assert references(text, home=home) == expected


def test_by_the_focus() -> None:
    text = "在上虞区,林木森要求该区守好阵地。\n道墟街道组织人员排查,确保境内安全,全村动员。"
    assert references(text, home="330600") == [("该区", "330604"), ("境内", "330604004"), ("全村", "")]
    town = "句容市茅山镇组织医务人员前往全镇各户,摸清辖区底数。"
    assert references(town, home="321183") == [("全镇", "321183105"), ("辖区", "321183105")]


@pytest.mark.parametrize(
    "text",
    [
        "市委、省政府、县委要求",
        "市县两级、各县区、省市推送",
        "我国、全国、境内外、入境人员",
        "自我市场化,全区域全时段,该区域",
        "健全市县联动,安全区内,完全省略",
        "小区内、社区内、厂区内、校区内",
        "基本省力,安排本省份医院,日本市场,应该区分",
    ],
)
def test_none(text: str) -> None:
    assert references(text, home="330603") == []


def test_general_sense_is_none() -> None:
    assert references("强化县级党委作为全县总指挥部的作用") == []


def test_of_the_name_before() -> None:
    assert references("武汉全市封控,全市动员", home="330600") == [("全市", "420100"), ("全市", "330600")]


def test_kept_where_leaders_of_the_level_act() -> None:
    text = "县委常委木子林部署工作,做好全县监督检查,确保全县平安。"
    assert references(text) == [("全县", ""), ("全县", "")]
    assert references("专家表示,全县、全省都要重视。") == []


def test_the_area_of_what_it_touches() -> None:
    text = "茅山镇设点,我市境内已有三处。茅山镇辖区安全。当前境内疫情平稳。"
    assert references(text, home="321183") == [
        ("我市", "321183"),
        ("境内", "321183"),
        ("辖区", "321183105"),
    ]


def test_after_the_focus_moved() -> None:
    text = (
        "驻马店市委书记木子林到西平县督导。他强调,该县要守住阵地,全市要一盘棋。\n"
        "在柏城街道,他要求摸清辖区底数。全县动员。"
    )
    assert references(text) == [
        ("该县", "411721"),
        ("全市", "411700"),
        ("辖区", "411721001"),
        ("全县", "411721"),
    ]


def test_the_place_of_the_paper() -> None:
    text = "营口市委书记木子林来我市调研。我市汇报了工作。市长参加。\n来源:盖州市融媒体中心"
    assert references(text)[0] == ("我市", "210881")


def test_districts_of_a_city_are_none() -> None:
    assert references("市辖区九所学校参加", home="130700") == []
    assert references("全市辖区安全", home="130700") == [("全市", "130700"), ("辖区", "130700")]


def test_what_an_organ_reports_on() -> None:
    text = (
        "诸暨市动员。\n绍兴市卫生健康委关于全市疫情的通报\n全市动员。省内部分地区平稳\uff0c县内部管理严格。"
    )
    assert references(text, home="330681") == [
        ("全市", "330600"),
        ("全市", "330681"),
        ("省内", "330000"),
    ]


def test_the_one_that_a_sentence_is_about() -> None:
    text = "西平县与遂平县相邻\uff0c该县设卡。各镇街结合本辖区实际落实。遂平县动员\uff0c该县设卡。"
    assert references(text, home="411700") == [("该县", "411721"), ("该县", "411728")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("曲周县强化县内物资运输，协调县内用工单位复工。", ["县内", "县内"]),
        ("番禺区要保障供应，市场、商超等区内场所暂停开放。", ["区内"]),
        ("贵州省加大省内人员用工力度，返乡人员滞留省内的，逐一登记。", ["省内", "省内"]),
        # Other areas than a district.
        ("番禺区要求保护区内、开发区内、该地区内的企业停工。", []),
        # The area under somebody is always some place's, even in a ministry's notice.
        ("教育部发布通知。各地要摸清辖区学校情况，通知辖区内学生不外出。", ["辖区", "辖区"]),
        ("各区要结合本辖区实际。", []),
        # People come to a place that nothing tells; but the text is that place's own.
        ("1、省内重点人员入(返)衡前须报备。2、全市严格排查。", ["省内", "全市"]),
    ],
)
@pytest.mark.parametrize("wide", [False, True])
def test_inside_and_under(text: str, marked: list[str], wide: bool) -> None:
    if wide:
        text = text.translate(WIDE)
    assert [name for name, _ in references(text)] == marked


def test_a_whole_province_before_a_market() -> None:
    text = "贵州省结合全省市场主体培育工程，会同省内有关部门。四川省各省市县联动。"
    assert [name for name, _ in references(text)] == ["全省", "省内"]
