"""Who speaks where: each way in which a speech is reported, and what ends it."""

from __future__ import annotations

import pytest

from epi_spacy.directives.mentions import Mention
from epi_spacy.text.clauses import clauses

from .marked import check, matcher

ONE_SPEAKER = [
    # reporting verb with an official
    ("{丁若川}强调,+要加强组织领导,+压实工作责任。", "丁若川"),
    ("县委书记{丁若川}在会上强调,+各级各部门要提高警惕,+做好各项准备。", "丁若川"),
    ("县委书记{丁若川}在城关镇检查疫情防控工作时强调,+要守好每一个卡口。", "丁若川"),
    ("{丁若川}指出,当前防控形势依然严峻复杂。+全县上下要绷紧疫情防控这根弦,!决不能麻痹大意。", "丁若川"),
    ("{丁若川}要求,+各乡镇加强值班值守,+及时上报信息。", "丁若川"),
    ("{丁若川}最后强调,+要严明工作纪律。", "丁若川"),
    ("在听取了县卫健局工作汇报后,{丁若川}强调,+要补齐短板,!防止疫情反弹。", "丁若川"),
    ("{丁若川}就当前工作提出三点要求:+一要落实责任。+二要加强督查。+三要关心一线人员。", "丁若川"),
    ("县长{丁若川}主持会议并对下一步工作提出要求。+要迅速传达会议精神,+抓好贯彻落实。", "丁若川"),
    ("就做好下一步工作,{丁若川}强调,+一是排查要细,+二是隔离要严。", "丁若川"),
    ("{丁若川}强调:+一是加强领导。+二是强化保障。", "丁若川"),
    ("{丁若川}强调:\n+1、要加强宣传引导。\n+2、要落实隔离措施。", "丁若川"),
    ("会议强调:\n+要加强值班值守\n+落实报告制度\n!严禁擅自离岗", "会议"),
    ("{丁若川}走进隔离点,仔细了解房间储备情况,+强调要备足房间,+做好服务保障。", "丁若川"),
    ("{丁若川}来到高铁站,详细询问查验流程。他指出,+要严格扫码测温,!不能漏掉一人。", "丁若川"),
    ("{丁若川}首先来到集贸市场,查看消毒情况。+他叮嘱市场负责人做好通风消毒,+控制人流。", "丁若川"),
    ("{丁若川}来到城南社区,对社区工作者表示慰问,+并要求大家做好自我防护。", "丁若川"),
    ("{丁若川}对前一阶段工作给予肯定,并强调,+要再接再厉,+把工作做细做实。", "丁若川"),
    ("{丁若川}实地查看了发热门诊。+他要求医院严格预检分诊,+落实院感防控措施。", "丁若川"),
    ("{丁若川}表示感谢,同时强调,+要持续抓好防控。", "丁若川"),
    ("副县长{丁若川}作出批示:+要立即开展流调,+尽快查清感染来源。", "丁若川"),
    # a quotation in front of its speaker
    ("\u201c+要把群众的生活物资保障好,!不能让一个人挨饿。\u201d在东关社区,{丁若川}叮嘱社区干部。", "丁若川"),
    ("\u201c+一定要守好村口,+有情况第一时间报告。\u201d来到柳湾村卡口,{丁若川}对值守人员说。", "丁若川"),
    # a meeting, a document, an organ
    ("会议强调,+要严格落实四方责任。+要强化社区管控,+做到不漏一户。", "会议"),
    ("会议指出,疫情发生以来,各地迅速行动,取得了阶段性成效。会议要求,!不得松懈,+持续做好排查。", "会议"),
    ("全市疫情防控工作电视电话会议强调,+要快速处置。", "会议"),
    ("《通知》要求,+各地要做好值班工作,!严禁迟报瞒报。", "通知"),
    ("通知明确,+所有进口冷链食品一律凭证入库。", "通知"),
    ("公告要求,+自今日起,全市宾馆暂停接待外来人员。".replace("+自", "自").replace("全市", "+全市"), "公告"),
    ("县疫情防控指挥部要求,+各单位要立即开展自查。", "县疫情防控指挥部"),
    ("督导组指出,+要抓紧整改,+举一反三。", "督导组"),
    ("省疾控中心提醒,+广大市民要做好个人防护,!不要前往人群密集场所。", "省疾控中心"),
    ("省疾控中心建议,~市民减少聚餐,~外出全程佩戴口罩。", "省疾控中心"),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("passage", "speaker"), ONE_SPEAKER)
def test_speech_of_one_speaker(passage: str, speaker: str, full_width: bool) -> None:
    check(passage, speaker, full_width=full_width)


NO_SPEECH = [
    "{丁若川}来到城关镇,实地查看卡口值守情况。",
    "连日来,城关镇组织党员干部入户宣传,发动群众参与排查,确保不漏一人。",
    "各村严格落实防控要求,扎实做好排查工作。",
    "按照省委要求,城关镇迅速行动。",
    "县领导{丁若川}、{温如玉}参加会议。",
    "{丁若川}强调了做好防控工作的重要性。",
    "{丁若川}表示,将严格落实上级要求,全力做好保障。",
    "会议听取了县卫健局关于疫情防控工作的汇报,审议了有关方案。",
    "\u201c小区有多少住户?有没有外地回来的?\u201d来到东关社区,{丁若川}详细询问。",
    "{{何大勇}}说,大家都要支持防控。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", NO_SPEECH)
def test_no_speech(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)


VERBS_OF_SAYING = [
    # what somebody says of his own is none; what he is told to have said demands by its cues
    "{丁若川}表示,要认真领会会议精神,切实抓好落实。",
    "{丁若川}介绍,进入隔离区必须穿戴防护用品。",
    "{丁若川}说,社区工作千头万绪,+但思想要绷紧。",
    "{丁若川}说,+要把账算清楚,+早一天清零。",
    "{丁若川}说,我们要继续努力。",
    "{丁若川}表示,+各单位务必加强值守。",
    "\u201c防控没有捷径。\u201d{丁若川}说。",
    "{{何大勇}}表示,将继续扩大产能,确保按时交货。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", VERBS_OF_SAYING)
def test_verbs_of_saying(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)


NOUNS = [
    "按照县委要求,城关镇加强了值守。",
    "{丁若川}检查了各项防控要求落实情况。",
    "会上,{丁若川}就做好工作提出了具体要求。",
    "全镇认真贯彻县委决策部署。",
    "群众提出的意见建议已得到落实。",
    "根据《传染病防治法》规定,疫情信息统一发布。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", NOUNS)
def test_nouns_that_look_like_reporting_verbs(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)


CLOSED = [
    # a narrated paragraph ends the speech
    "{丁若川}强调,+要加强排查。\n白石镇充分利用广播、微信群等方式宣传,引导群众提高防护意识。",
    "{丁若川}强调,+要加强排查。随后,{丁若川}来到高速站口,查看值守情况。",
    "{丁若川}强调,+要加强排查。县领导{温如玉}参加活动。",
    "会议强调,+要加强排查。\n截至目前,全县已排查三千余人,设置卡口二十处。",
    "会议强调,+要加强排查。\n会前,与会人员观看了警示教育片。",
    "{丁若川}强调,+要加强排查。据了解,该镇已储备口罩五万只。",
    "{丁若川}强调:\u201c+要把各项措施落到实处。\u201d各地正在加快推进接种工作。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", CLOSED)
def test_what_ends_a_speech(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)


def test_speech_stays_open_over_sentences_and_paragraphs() -> None:
    decisions = check(
        "{丁若川}强调,疫情就是命令。+各级党组织要冲锋在前。+加强值班值守,+严格落实制度。\n"
        "+要加大宣传力度。\n+同时,".replace("+同时,", "")
        + "+各乡镇要做好物资储备,!杜绝浪费。",
        "丁若川",
    )
    assert len({d.frame for d in decisions if d.verdict.directive}) == 1


def test_new_speaker_takes_over() -> None:
    decisions = check("{丁若川}强调,+要加强领导。{温如玉}要求,+各部门要主动作为。会议还强调,+要严肃纪律。")
    speakers = [d.speaker.name for d in decisions if d.verdict.directive and d.speaker]
    assert speakers == ["丁若川", "温如玉", "会议"]


def test_pronoun_is_the_subject_of_the_story_and_nobody_who_attends() -> None:
    check("{丁若川}到白石镇督导疫情防控工作。县领导{温如玉}、{简不凡}陪同。他指出,+要堵住漏洞。", "丁若川")
    check("会上,{温如玉}通报了有关情况。{丁若川}主持会议。他要求,+各单位要抓好落实。", "丁若川")


def test_speaker_is_not_who_is_reported_to_or_quoted() -> None:
    check("面对社区书记{温如玉},{丁若川}强调,+要把住门。", "丁若川")
    check("在{温如玉}陪同下,{丁若川}来到白石镇,+强调要压实责任。", "丁若川")
    check("会议传达了{温如玉}的讲话精神。会议强调,+要抓好落实。", "会议")


def test_speaker_type() -> None:
    for passage, kind in (
        ("{丁若川}强调,+要加强排查。", "official"),
        ("会议强调,+要加强排查。", "meeting"),
        ("《通知》要求,+要加强排查。", "document"),
        ("市委要求,+各地要加强排查。", "organ"),
    ):
        decisions = check(passage)
        assert {d.speaker.kind for d in decisions if d.verdict.directive and d.speaker} == {kind}


def test_items_have_paths() -> None:
    decisions = check(
        "{丁若川}强调:+一要落实责任。+各单位要明确专人。+二要加强督查。(1)+每天通报。(2)+严肃问责。".replace(
            "(1)+", "+(1)"
        ).replace("(2)+", "+(2)")
    )
    items = [d.item for d in decisions if d.verdict.directive]
    assert items == ["一", "一", "二", "二/1", "二/2"]
    assert decisions[2].heading is not None


def test_ordinals_are_items() -> None:
    decisions = check("{丁若川}指出,第一,+认识要到位。第二,+责任要到位,+做到守土有责。")
    assert [d.item for d in decisions if d.verdict.directive] == ["一", "二", "二"]


def test_a_new_reporting_verb_closes_the_lists_before_it() -> None:
    decisions = check("{丁若川}强调,+一是压实责任。+二是加强督查。{丁若川}要求,+各单位抓好落实。")
    assert [d.item for d in decisions if d.verdict.directive] == ["一", "二", ""]


def test_damaged_text_is_read_by_its_reading() -> None:
    text = "丁若川来到市场。秩序良好?捣逡强市场管理,落实消毒。"
    mentions = [Mention(0, 3, "OFFICIAL", "丁若川")]
    start = text.index("?")
    found = matcher().explain(text, clauses(text), mentions, readings=[(start, start + 5, "丁若川要求,要加")])
    assert [
        (text[d.start : d.end], d.speaker.name if d.speaker else "") for d in found if d.verdict.directive
    ] == [
        ("捣逡强市场管理", "丁若川"),
        ("落实消毒", "丁若川"),
    ]


def test_a_speech_goes_on_behind_one_told_sentence() -> None:
    check(
        "{丁若川}强调,+要统一思想。{温如玉}近日专程到我县调研,给予我们极大鼓舞。+各级各部门要倍加珍惜,+抓好落实。",
        "丁若川",
    )
    check("{丁若川}强调,+要统一思想。{温如玉}参加会议。\n各乡镇要迅速行动。")


def test_a_name_behind_a_post_speaks_even_unmarked() -> None:
    check("县委书记丁若川强调,+要守好门。", "丁若川")
