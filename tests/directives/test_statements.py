"""What stands among demands and tells, weighs, allows or vows; and what looks like it but demands."""

from __future__ import annotations

import pytest

from .marked import check

LEAD = "{丁若川}强调,"

STATEMENTS = [
    # How much of something a thing takes.
    "老办法至少要八百名工人,效率也上不去。",
    "过去办一次证要三个小时。",
    "+要三天一轮换。+要安排两名干部包户。",
    # How things really are.
    "+要管好自家的门,有的村却大门敞开。",
    "其实大家心里都明白,+要把道理讲透。",
    # What is said of a thing, between two demands.
    "+要扶持养蜂产业,蜂群有其内在的特点,见效较慢,+要早做打算。",
    "+要及时校准偏差。",
    "脱贫成果来之不易,+要倍加珍惜。",
    # What a list of demands takes in.
    "+要备足农资,+包括种子、化肥和农药。",
    "门诊产生的垃圾,包括口罩和手套,+均应装袋封好。",
    # Predicates of what looks like a demand.
    "办好村里的书屋,重在有人来看,难在常年开门。+要延长链条。",
    "创新工作方式,对做好当前工作至关重要。",
    "组织企业有序开工,既能保障供应,又能稳定就业。",
    # Conditions and circumstances.
    "如必须外出,~请戴好口罩。",
    "+如果来自外省应加强健康监测。",
    "+企业应在开工前,+备好口罩。",
    "+抓紧研究已治愈病例,+完善诊疗方案。",
    "+要守好门,+把疫情挡在蔓延之前。",
    "+从自己抓起改起,+带头落实。",
    # Not the formalities of a document.
    "+公布热线电话和受理渠道,+及时解决问题。",
    # What needs doing, and by whom.
    "高峰就要到来,+需要各部门密切配合。",
    "洪水是沿河各县的共同考验,需要上下游一起承担。",
    # A construction inside a statement.
    "这样做是落实应收尽收的重要举措。",
    "+要守好门。+对病例早发现、早报告。",
    "+要守好门。+两手抓,+两不误。",
]

ALLOWED = [
    "可以统筹安排资金,支持贫困村发展产业。",
    "可采用视频方式走访,+及时公开结果。",
]

VOWS = [
    "大家表示,一定要再接再厉,把损失补回来。",
    "{丁若川}表示,一定要用心值好每一班岗,不辜负乡亲们。",
    "{丁若川}表示,+各村一定要守好路口。",
    "“遇到事情要找人,说起来人人有责,实际上没人管。”柏树村党支部书记{丁若川}说。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", STATEMENTS + ALLOWED)
def test_statements_among_demands(passage: str, full_width: bool) -> None:
    check(LEAD + passage, full_width=full_width)


NOTICE = [
    "为贯彻落实县委关于复工的部署,全力支持餐饮业开门,结合我县实际,现就有关事项通知如下:\n+一、各店要落实责任。",
    "现就有关事项通知如下:\n+一、明确任务目标。+各镇要压实责任。\n+二、优化供餐方式。!各店不得提供堂食。",
    "现就有关事项通知如下:\n一、收治发热病人的医院产生的污水,+应单独处理。\n二、对一线工作人员,+给予每人每天一百元补助。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", NOTICE)
def test_what_a_notice_lays_down(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width, title="柳湾县指挥部通知")


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", VOWS)
def test_vows_and_remarks(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)
