"""Who speaks in a document that another one passes on, that a report prints, or that has no title of its own."""

from __future__ import annotations

import pytest

from .marked import who_demands

SIGNED = "柳湾县疫情防控指挥部\n2022年3月14日\n"
# passage, title, who speaks in its directive clauses, in order
CASES = [
    # what a notice passes on speaks from its own title on, be that torn or behind 附件
    (
        "各镇政府:\n现将《柳湾县集中隔离点管理工作方案》印发给你们,请认真贯彻执行。\n" + SIGNED + "附件\n"
        "柳湾县集中隔离点管理\n工作方案\n一、目标\n加强隔离点管理,严防交叉感染。\n二、分工\n县住建局负责改造房间。\n",
        "柳湾县疫情防控指挥部关于印发《柳湾县集中隔离点管理工作方案》的通知",
        ["通知", "方案", "方案", "方案"],
    ),
    # or from why it is made on
    (
        "各镇政府:\n《柳湾县复工企业防控指南》已经县政府同意,现印发给你们,请认真贯彻执行。\n"
        + SIGNED
        + "为指导企业复工,特制定本指南。\n一、企业要每天测温。\n",
        "",
        ["柳湾县疫情防控指挥部", "指南"],
    ),
    # a title that is only cited is not where it begins
    (
        "各镇政府:\n现将《柳湾县集中隔离点管理工作方案》印发给你们,请认真贯彻执行。\n"
        "各镇要按照《柳湾县集中隔离点管理工作方案》,每天上报。\n",
        "柳湾县疫情防控指挥部关于印发《柳湾县集中隔离点管理工作方案》的通知",
        ["通知", "通知", "通知"],
    ),
    # a document that a report prints rules from its first rule on, also behind whom it quotes
    (
        "3月4日,柳湾县委印发了《关于做好春季防控工作的通知》。全文如下:\n"
        "去年以来,全县上下沉着应对,取得明显成效。县委书记{丁若川}强调,要慎终如始。\n"
        "一、加强值班值守。各镇要落实领导带班制度。\n二、备足防疫物资。\n",
        "",
        ["丁若川", "通知", "通知", "通知"],
    ),
    # a document without a title has a word for itself
    (
        "各县教育局:\n为做好开学工作,现提出以下要求:\n一、加强晨检。\n各校要按照本通知要求,抓好落实。\n"
        + SIGNED,
        "",
        ["通知", "通知", "通知"],
    ),
    # and goes on with it behind 要求如下
    (
        "现将有关事项公告如下:\n一、考生须提前报备。\n报考按岗位而定,要求如下:\n1、考生须持健康码入场。\n"
        + SIGNED,
        "",
        ["公告", "公告"],
    ),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("marked", "title", "speakers"), CASES)
def test_speakers(marked: str, title: str, speakers: list[str], full_width: bool) -> None:
    assert who_demands(marked, title, full_width) == speakers
