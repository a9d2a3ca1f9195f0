"""Bulletins and press conferences: bodies that are told of, their demands in other matters, their own plans."""

from __future__ import annotations

import pytest

from .marked import check

BOTH = pytest.mark.parametrize("full_width", [False, True])

# A passage, and whose demands it holds ("" for nobody's).
BODIES = [
    # A body of which somebody tells.
    (
        "{丁若川}说,2月9日,县疫情防控领导小组召开会议,进一步研究复工,+要求企业做好登记。+企业须每天消毒。",
        "县疫情防控领导小组",
    ),
    ("{丁若川}说,市场监管局3天之内连续下发了两个文件,+要求各所从严查处涨价行为。", "市场监管局"),
    ("+县教育局已经要求各学校备足口罩,+落实值班制度,+确保安全开学。", "县教育局"),
    # A post that no name stands beside.
    ("县长强调,+要加强排查,!严禁聚集。", ""),
    ("柳湾市市长要求,+各县要加强排查。县委书记、县长分别要求,+要备足物资。", ""),
    ("该负责人强调,+各小区要守好门。", ""),
    # What else it demands, behind a topic.
    (
        "记者从市环境局获悉,该局近日印发文件。在隐患排查方面,+要求各企业认真自查。同时,+要求重点排查化工企业。"
        "此外,+还要求各镇指导企业检修设施,+做好废水处理。",
        "市环境局",
    ),
    # Whom the clause before the demand is about; a line break that was lost; a reporter in brackets.
    ("近日,在邻县发现病例,柳湾镇党委、政府多次召开碰头会议,+要求各村守好门。", "柳湾镇党委、政府"),
    ("柳湾电(记者 方小禾)县教育局1日发布通知,+要求各学校备足口罩。", "县教育局"),
    ("以陈立秋为核心的党中央高度重视,全面安排部署,+强调把防控作为大事来抓,+紧紧依靠群众。", "党中央"),
    ("3月8日,省大数据管理局下发《关于网上办事的通知》,+要求各县推行网上办事。", "省大数据管理局"),
    ("+自治区要求全区返岗人员要带头防护。", "自治区"),
    # What is called a 通报 or 提示 and what one does with it; two verbs for one appeal.
    ("县纪委通报要求,+各村要守好门。", "通报"),
    ("税务局发布提示,+提示广大市民做好防护。", "税务局"),
    ("县疾控中心温馨提示,+出门要戴好口罩,+勤洗手。", "县疾控中心"),
    ("县市场监管局于2月5日发出关于打击涨价行为的紧急通知,+要求各所提高站位。", "县市场监管局"),
    # What a place does, and what its document says of something.
    ("<柳湾>2月9日召开发布会,宣布三村脱贫,+同时要求三村做好防控。", "柳湾"),
    ("<柳湾>抓紧抓实防控工作,+要求农民有序下田。", "柳湾"),
    ("县政府出台稳企业的若干意见,其中针对复工,+明确提出企业要坚持消毒。", "县政府"),
    # What a document takes in; what a circular closes with.
    ("县政府印发《关于防控的意见》。《意见》主要内容分为两部分。第一部分,+提高站位,+坚决守好门。", "意见"),
    ("柳湾镇对方某予以通报。+各村要吸取教训,+引以为戒,+认真履职。", "通报"),
    # Who was sent by somebody else.
    ("受{丁若川}委托,副县长{严书文}来到柳湾镇。他感谢大家,+叮嘱大家注意防护。", "严书文"),
]

PLANS = [
    "{丁若川}强调,+要守好门。根据疫情发展,公安机关将加大投入,提高见警率,增强震慑力,确保大局稳定。",
    "{丁若川}强调,+要守好门。工作组将按照部署,依靠当地指挥部,加强沟通,主动接受监督,助力打赢阻击战。",
    # Others who must act, and new demands.
    "{丁若川}强调,县卫生局将加强检查,确保安全,+各镇要落实责任,+加强值守。",
    "{丁若川}强调,+要守好门。县卫生局对企业进行了检查,确保人员安全。",
    "{丁若川}强调,+要守好门,并对学校防控作出部署安排。",
    # What a place's bodies do; in which way a thing was done; to which end others must act.
    "+公安部要求各地公安机关落实措施。<柳湾>各级公安部门启动预案,全力应对。",
    "县长{丁若川}强调,+要守好门。<柳湾>各驻村工作队与企业对接,找到岗位,确保稳定脱贫。",
    "+县教育局要求各校守好门。同时,结合通知印发,制定了指南。",
    "会议要求,为避免聚集,降低风险,+各单位应当错时上班。",
    "会议指出,采取这些办法,主要是为了保护乡亲,确保万无一失,也减轻压力。会议强调,+各村要守好门。",
    "会议要求,+各镇要提出需求,+并由各医院做好对医务人员防护用品的供应,+优先保障一线。",
    "会议要求,+各市要加强检查。省工业厅将按照统筹安排,会同省有关部门开展督查,做好系统维护,确保平稳。",
    "会议指出,各协会可按照公告的要求,发挥优势,为灾区提供支持,协助政府做好工作,努力成为表率。",
    "会议指出,+要以创新推动发展。新技术将成为重要引擎。+要加强培训。在办法推广初期,街道与企业沟通。",
    # Resolve in somebody's own words; who has what it takes.
    "“铁拳整治,从严管护,决不让盗砍滥伐抬头。”{丁若川}说。",
    "{丁若川}说,道口都将新辟车道,+有条件的要多开车道。",
]


@BOTH
@pytest.mark.parametrize(("passage", "speaker"), BODIES)
def test_whose_demands(passage: str, speaker: str, full_width: bool) -> None:
    check(passage, speaker, full_width=full_width)


@BOTH
@pytest.mark.parametrize("passage", PLANS)
def test_plans_are_no_demands(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)


@BOTH
def test_a_circular_tells(full_width: bool) -> None:
    check(
        "柳湾县纪委发布的通报称,近日两名干部在防控工作中,作风不实、落实不力,纪委对其进行谈话提醒处理。",
        full_width=full_width,
    )


LETTER = "致居民的一封信"
FORCES = [
    ("{丁若川}建议,~居民做好防护,~尽量不外出。", ""),
    ("{丁若川}强调,+要守好门,+尽量减少聚会,!尽可能避免走动,!谢绝来访。", ""),
    ("市教育局通知要求:~一、提倡分散用餐,~减少聚餐;+二、加强消毒;+三、对不听劝阻的人员依法予以处理。", ""),
    ("现印发给你们,~请认真阅读。", "关于防控的通知"),
    ("现印发给你们,+请认真贯彻执行。", "关于防控的通知"),
    ("现将有关措施告知如下:\n+一、居民要凭证出入。\n+二、勤洗手。", LETTER),
    ("现向大家倡议如下:\n~一、凭证出入。\n~二、勤洗手。", LETTER),
]


@BOTH
@pytest.mark.parametrize(("passage", "title"), FORCES)
def test_how_strong_a_demand_is(passage: str, title: str, full_width: bool) -> None:
    check(passage, full_width=full_width, title=title)
