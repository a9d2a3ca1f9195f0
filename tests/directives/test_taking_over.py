"""Who speaks where one speaker takes over from another, and where nobody is named."""

from __future__ import annotations

import pytest

from .marked import who_demands

LETTER = "致全县居民的一封信"
# passage, title, who speaks in its directive clauses, in order
CASES = [
    # a letter goes on with its own rules behind what it cites and whom it quotes
    (
        "居民朋友:\n一、返乡的,请提前报备。\n二、县防控办第7号通告规定,全县每天开展一轮核酸检测。\n"
        "三、请少出门。县医院院长{贺明远}提醒大家:“老人要打加强针。”\n四、不信谣、不传谣。\n",
        LETTER,
        ["一封信", "通告", "一封信", "贺明远", "一封信"],
    ),
    # not inside of the list of a body
    (
        "居民朋友:\n一、返乡的,请提前报备。\n二、请少出门。县指挥部要求:\n一、严禁聚集。\n二、严禁聚餐。\n三、请配合。\n",
        LETTER,
        ["一封信", "一封信", "县指挥部", "县指挥部", "县指挥部"],
    ),
    # who adds something, who says something to a colon
    ("{丁若川}强调,要备足药品。{贺明远}补充道,轮休要排进班表。", "", ["丁若川", "贺明远"]),
    ("{丁若川}强调,要备足药品。{贺明远}在昨天的会上讲:“电话要有人接。”", "", ["丁若川", "贺明远"]),
    ("{丁若川}讲完话,社工要去送药。", "", []),
    # what a document sets down
    ("{丁若川}强调,要备足药品。同日发布的提醒告诫书则写明:各店不得哄抬药价。", "", ["丁若川", "提醒告诫书"]),
    ("县指挥部发布的第9号通告载明,居民应当每天测温。", "", ["通告"]),
    ("登记表上务必写明联系人,以便联系。", "", []),
    # at a meeting: nobody else is named; whoever chaired it
    ("柳湾县召开防控会议。会上强调,要加强排查。", "", ["会议"]),
    ("{丁若川}主持召开防控会议。会上强调,要加强排查。", "", ["丁若川"]),
    # who has come to visit somebody acts, who is visited does not
    ("{贺明远}强调,要备足药品。前来慰问的{丁若川}站在巷口。她强调,要备好夜宵。", "", ["贺明远", "丁若川"]),
    # whom others only accompany acts, those who attend do not
    (
        "{丁若川}主持会议。县长{马向北}到清河镇卡点督查防控工作,副县长{贺明远}陪同。他说,炉子要烧旺。",
        "",
        ["马向北"],
    ),
    ("{丁若川}主持会议。县长{马向北},副县长{贺明远}参加。他说,炉子要烧旺。", "", ["丁若川"]),
    ("{丁若川}主持会议。县长{马向北}、副县长{贺明远}陪同。他说,炉子要烧旺。", "", ["丁若川"]),
    ("{贺明远}看望慰问{丁若川}。他强调,要备好夜宵。", "", ["贺明远"]),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("marked", "title", "speakers"), CASES)
def test_taking_over(marked: str, title: str, speakers: list[str], full_width: bool) -> None:
    assert who_demands(marked, title, full_width) == speakers
