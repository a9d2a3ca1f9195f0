"""One-character names."""

from __future__ import annotations

import pytest

from ..conftest import WIDE
from .ruler_helpers import coded, found


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("做好援鄂医疗队返京准备", ["鄂", "京"]),
        ("离汉离鄂通道管控", ["汉", "鄂"]),
        ("会议在京召开", ["京"]),
        ("进京人员须报备", ["京"]),
        ("到(返)京人员,到(返)京14日内每日测温;返沪7天内不聚集", ["京", "京", "沪"]),
        ("到京14723号窗口", []),
        ("支持京津冀联防联控", ["京", "津", "冀"]),
        ("川渝两地协作", ["川", "渝"]),
        ("鄂籍人员", ["鄂"]),
        ("返乡人员、返校学生、入境人员、在岗职工", []),
        ("全力以赴救治患者", []),
        ("晋升职务、苏醒过来、汉语水平", []),
        ("推广粤康码,听豫剧,吃川菜", []),
        ("万鄂湘出席会议", []),
    ],
)
def test_provinces(text: str, letters: list[str]) -> None:
    assert found(text) == letters


def test_home_comes_first() -> None:
    text = "对来(返)绍人员和来绍返绍人员落实管控,抵绍后报备。"
    assert coded(text, home="330600") == [("绍", "330600")] * 4
    assert coded(text, home="440000") == [("绍", "")] * 3  # whose, nobody tells
    assert coded("来晋返晋人员", home="140700") == [("晋", "140000")] * 2
    assert coded("来汴返汴人员", home="410204") == [("汴", "410200")] * 2


def test_home_letters_leave_words_alone() -> None:
    assert found("返乡人员在家隔离", home="360300") == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("严格来巴返巴人员管控,由藏入滇车辆查验", ["巴", "巴", "藏", "滇"]),
        ("返(来)白人员登记,入许车辆消毒", ["白", "许"]),
        ("来访人员、返程人员、往返人员、外来务工人员、离职人员、来馆人员", []),
        ("返工人员就地过年,入场人员测温,返还人员名单", []),
    ],
)
def test_phrases_without_a_jurisdiction(text: str, letters: list[str]) -> None:
    assert found(text) == letters


def test_the_letter_of_a_place_that_is_named() -> None:
    assert coded("松滋市指挥部要求,来松返松人员报告")[1:] == [("松", "421087")] * 2


def test_lists_of_what_is_around() -> None:
    text = "诸暨市与嵊州市相邻\uff0c减少诸嵊两地人员流动。往返诸、嵊等地要报备。"
    letters = [pair for pair in coded(text, home="330681") if len(pair[0]) == 1]
    assert letters == [("诸", "330681"), ("嵊", "330683")] * 2
    far = "四川省对从绵、德、广等地来的人员做好登记\uff0c一、二、三等地段除外。"
    assert coded(far, home="510000")[1:] == []  # Guangyuan or Guang'an


def test_who_is_stationed_and_who_leaves() -> None:
    assert ("绍", "330600") in coded("驻绍各单位要落实责任", home="330600")
    assert ("诸", "330681") in coded("诸暨市关闭离诸通道", home="330000")
    assert found("清理医院的入口通道、入场通道") == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("入(返)川时须报备。", [("川", "510000")]),
        ("离开疫区到京人员,到京后须报告。", [("京", "110000"), ("京", "110000")]),
        ("看到湘菜,想到川菜。", []),
        ("首班返穗专列今日抵穗。", [("穗", "440100"), ("穗", "440100")]),
        ("向驻蓉部队致敬,由浅入深的学习,回杭的路。", [("蓉", "510100")]),
        ("外地返京话务员。", [("京", "110000")]),
        ("国家援鄂抗疫中医医疗队返回。", [("鄂", "420000")]),
        ("守好环鄂各检查点和环京卡口。", [("鄂", "420000"), ("京", "110000")]),
        ("服务双循环新格局。", []),
        ("加强江浙沪合作。", [("江", "320000"), ("浙", "330000"), ("沪", "310000")]),
        ("保障京津唐等地区供应。", [("京", "110000"), ("津", "120000"), ("唐", "130200")]),
        ("建设长株潭城市群。", [("长", "430100"), ("株", "430200"), ("潭", "430300")]),
        # Of Wuhan or of Hanzhong: the text must name it.
        ("所有从省外入(返)汉人员须报备，入(返)汉24小时内检测。", [("汉", ""), ("汉", "")]),
        ("武汉市要求，入(返)汉24小时内检测。", [("汉", "420100")]),
        ("汉中市要求，入(返)汉24小时内检测。", [("汉", "610700")]),
        # The only prefecture of the name, as nothing else is named.
        ("境外人员返回：来(返)许后继续隔离。", [("许", "411000")]),
        # Several begin with it.
        ("确需入(返)衡的，提前报备。", [("衡", "")]),
        # The only prefecture of the province.
        ("请出示“云南健康码”，返乡入临人员须报备。", [("临", "530900")]),
        ("不得返(入)场，入(返)校人员须报备。", []),
        ("推进粤港澳合作。", [("粤", "440000"), ("港", "810000"), ("澳", "820000")]),
        ("推进粤港澳大湾区建设。", []),
    ],
)
@pytest.mark.parametrize("wide", [False, True])
def test_letters_of_flat_notices(text: str, letters: list[tuple[str, str]], wide: bool) -> None:
    if wide:
        text = text.translate(WIDE)
    assert [pair for pair in coded(text) if len(pair[0]) == 1] == letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各街道排查涉沪、涉汉人员,核查涉京行程。", ["沪", "汉", "京"]),
        ("长沙、株洲两市发生疫情,把涉长、涉株行程摸清。", ["长沙", "株洲", "长", "株"]),
        # affairs, not places
        ("排查涉密人员、涉案人员、涉疫地区来人,重申涉港、涉藏、涉疆问题上的立场。", []),
        ("高密市重申涉密人员管理规定。", ["高密市"]),
        ("近期甘、蒙、宁等地疫情多点散发。", ["甘", "蒙", "宁"]),
        ("进出京班线停运,京广线照常。", ["京"]),
        ("花垣县磨老村摸排返花者20人,返乡者3人。", ["花垣县", "磨老村", "花"]),
    ],
)
@pytest.mark.parametrize("wide", [False, True])
def test_what_concerns_a_place(text: str, expected: list[str], wide: bool) -> None:
    assert found(text.translate(WIDE) if wide else text, home="430000") == expected


def test_a_word_across_the_end_of_a_citys_name() -> None:
    assert found("天水师范学院、北京师范大学、怀化职业技术学院停课。") == ["天水", "北京", "怀化"]
