"""Demands of documents that no words announce, and headings that lost their line break."""

from __future__ import annotations

import pytest

from .marked import check

CASES = [
    # what is demanded above the rules, in a text whose lines are gone
    (
        "关于做好柳湾县粮食保供工作的通知",
        "当前,保供任务艰巨繁重。+各乡镇要切实提高认识,+加强统筹调度。现就有关事项通知如下: +一、备足库存。",
        "通知",
    ),
    # a foreword that only tells
    (
        "关于做好柳湾县粮食保供工作的通知",
        "当前,保供任务艰巨,必须有足够的库存。现就有关事项通知如下:\n+一、备足库存。",
        "通知",
    ),
    # a heading demands, whatever the words behind it tell
    (
        "关于做好柳湾县粮食保供工作的通知",
        "现就有关事项通知如下:\n+一、统筹安排粮食库存  近期,县里已经下达了调粮计划。+各粮库要认真落实。",
        "通知",
    ),
    (
        "关于做好柳湾县粮食保供工作的通知",
        "现就有关事项通知如下:\n+一、高度重视粮库消毒工作 做好消毒工作,是防控的第一道防线。",
        "通知",
    ),
    # rules that say nowhere whose they are
    (
        "",
        "1、从外县返回:+返柳人员必须提前3天向村里报备。\n2、从县内返回:+一律接受测温,从低风险地区返回的均不需要隔离。",
        "",
    ),
    # a story told under numbers
    (
        "",
        "1、柳湾村的清晨\n村民必须早起,记者看到菜已备齐。\n2、柳湾村的夜晚\n卡口不得无人,记者看到灯还亮着。",
        "",
    ),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("title", "marked", "speaker"), CASES)
def test_unannounced(title: str, marked: str, speaker: str, full_width: bool) -> None:
    check(marked, speaker, full_width=full_width, title=title)
