"""How officials of counties and villages speak: 别, runs of short orders, what is asked of whom, what must be seen."""

from __future__ import annotations

import pytest

from .marked import check

PASSAGES = [
    "石桥镇党委书记{丁若川}对乡亲们说,!别串门,!别打牌,+红事先放一放。",
    "{丁若川}强调,特别是老人要照看好。".replace("特别", "+特别"),
    "{丁若川}指出,各级别医院都有预案,大别山区也不例外。",
    "{丁若川}强调,门可以再开一个,+但是要有人守、要扫码,+早晚高峰安排志愿者。",
    "{丁若川}强调,+还是要从源头上想办法。",
    "{丁若川}指出,防控有章法,但也要看到,农村还是短板,有的村医身兼数职,忙不过来。",
    "{丁若川}指出,+各级党委必须认识到,任务还很艰巨。",
    "什么时候解封,{丁若川}说,要看检测结果。",
    "+{丁若川}要求农技人员下到田里,+农资店先开门,+拉化肥的车凭证放行,!不许在路口压着。",
    "{丁若川}强调,军令状不是贴在墙上好看的。+各专班每天下午五点碰头,+问题不过夜,+当天定的事当天办。",
    "{丁若川}强调,+工厂要招本地人,积压的山货,+商务局牵头找电商。",
    "{丁若川}强调,+乡镇要安排好轮休,+该发的补助按月发到手里,!不要让人寒了心。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", PASSAGES)
def test_plain_speech(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)
