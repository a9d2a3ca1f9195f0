"""Where names end."""

from __future__ import annotations

import pytest

from epi_spacy.officials.lexicons import lexicons
from epi_spacy.officials.names import Names

BESIDE_POST = 3.0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张楠就当前工作", "张楠"),
        ("修洪到现场", "修洪"),
        ("闫小虎主持会议", "闫小虎"),
        ("于洋带队", "于洋"),
        ("王琬、钟岚", "王琬"),
        ("王建强调研时", "王建强"),
        ("蒋青以“四不两直”方式", "蒋青"),
        ("郭勤有、李海", "郭勤有"),
        ("杨庆和、李海", "杨庆和"),
        ("万兵任政委", "万兵"),
        ("欧阳秋实说", "欧阳秋实"),
        ("慕容雪表示", "慕容雪"),
        ("买买提·吐尔逊表示", "买买提·吐尔逊"),
        ("恩和吉日格拉在会上", "恩和吉日格拉"),
        ("张 飞、李海", "张飞"),
        ("李某某带队", "李某某"),
        ("王某落实责任", "王某"),
    ],
)
def test_right_edge(text, name):
    best = Names(text, lexicons()).best(0, BESIDE_POST)
    assert best is not None
    assert best.text == name


def test_other_mentions_decide():
    text = "王建国庆期间值班。王建强调,要抓紧。王建要求,要落实。"
    best = Names(text, lexicons()).best(0, BESIDE_POST)
    assert best is not None
    assert best.text == "王建"


@pytest.mark.parametrize(
    "text", ["高度重视", "全面部署", "任何单位", "介绍,要", "和谐发展", "ABC", "", "12日"]
)
def test_no_name(text):
    names = Names(text, lexicons())
    best = names.best(0, BESIDE_POST)
    assert best is None or best.score < 4.0
