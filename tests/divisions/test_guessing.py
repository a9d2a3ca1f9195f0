"""Articles that name their division by a short name alone."""

from __future__ import annotations

import pytest

from .ruler_helpers import coded, run


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # a goal of leaders, and leaders of that kind
        ("县委书记木子林主持全县会议。市长到明溪检查疫情防控工作\uff0c提出要求。", "350421"),
        # a letter that names its county again and again
        ("致在外光山乡亲\n全县正在抗疫。各位光山乡亲\uff0c光山火车站已关闭\uff0c请不要返回光山。", "411522"),
        # leaders of another kind: no county
        ("市委书记木子林强调\uff0c全市要守好防线。有人到明溪走访。", ""),
        # a word of the everyday language is no county, however often
        ("全县要节约资源、保护资源、利用资源\uff0c资源就是财富。", ""),
        ("全县上下要加强合作\uff0c到合作社走访\uff0c合作共赢\uff0c合作发展。", ""),
        # two counties that speak against each other
        ("全县上下\uff0c有人到明溪\uff0c有人到光山。", ""),
    ],
)
def test_home(text: str, code: str) -> None:
    _, result = run(text)
    assert (result.home[-1] if result.home else "") == code


def test_the_names_are_marked_once_the_article_has_its_home() -> None:
    text = "全县正在抗疫。光山火车站已关闭\uff0c请不要返回光山。建设光山\uff0c平安光山。"
    assert [pair for pair in coded(text) if pair[0] == "光山"] == [("光山", "411522")] * 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # a township of many counties, and a village that only one of them has, below leaders of its kind
        ("县委副书记木子林到城关镇新奎社区督导\uff0c强调全县要守好阵地。", "350426"),
        ("市委副书记木子林到城关镇新奎社区督导\uff0c强调全市要守好阵地。", ""),
        ("县委副书记木子林到城关镇某村督导\uff0c强调全县要守好阵地。", ""),
        # the school of a township that alone bears its long name: its county's leaders, or its own
        ("副县长木子林来到一拉溪中学检查\uff0c要求我县各校守好校门。", "220221"),
        ("我镇召开会议\uff0c会后检查一拉溪中学\uff0c全镇要守好阵地。", "220221104"),
        ("我市召开会议\uff0c会后检查一拉溪中学\uff0c全市要守好阵地。", ""),
    ],
)
def test_township_below_leaders(text: str, code: str) -> None:
    _, result = run(text)
    assert (result.home[-1] if result.home else "") == code
