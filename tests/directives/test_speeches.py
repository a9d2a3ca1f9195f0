"""Speeches off the beaten track: press conferences, letters, encouragement, lists that others announce."""

from __future__ import annotations

import pytest

from epi_spacy.directives.lexicon import shipped
from epi_spacy.directives.notices import issuer

from .marked import check

PRESS = "县政府召开新闻发布会,介绍疫情防控情况。"
SPEECHES = [
    # a spokesman at a press conference tells the public what to do
    (PRESS + "县卫健局局长{丁若川}表示,抗击疫情需要群防群控,+要继续戴好口罩,+坚持通风。", "丁若川"),
    (PRESS + "县卫健局局长{丁若川}介绍,病例都已转运。+要继续守好社区防线。", "丁若川"),
    ("{丁若川}表示,+各单位要开展排查。+要明确分工,+及时上报。", "丁若川"),
    # encouragement of those whom a leader meets
    ("~{丁若川}鼓励企业坚定信心,~做好防疫,~扩大产能。", "丁若川"),
    # his own plan is none, nor what stands behind it
    ("{丁若川}表示,城关镇一定会扛起责任,划好网格,明确工作要干什么、谁来干,织密防控网。", ""),
    # demands that are announced and follow at once, or are passed on
    ("{丁若川}听取了汇报,对院感防控提出了要求与建议:+加强人员培训,+严格三级管理。", "丁若川"),
    ("县长{丁若川}传达了{温如玉}书记对排查工作的指示精神,+一是要摸清底数,+二是要盯住重点。", "温如玉"),
    ("县长{丁若川}传达了{温如玉}书记对排查工作的指示精神。+一是要摸清底数,+二是要盯住重点。", "温如玉"),
    # lists below a speaker, without a modal
    ("会议要求:\n+各单位落实带班制度。\n+各村坚持逐户查验。\n据了解,全县已排查三千人。", "会议"),
    ("{丁若川}强调:\n+排查要到户到人\n+加强值班值守", "丁若川"),
    # a verb of command inside a list is no new speech
    ("{丁若川}要求,+各经营者务必要每天消毒,+要求进店顾客戴口罩,+做好登记。", "丁若川"),
    ("{丁若川}来到车站,+还关切地提醒工作人员要注意休息,+确保安全。", "丁若川"),
    # what a paper has learnt from an organ
    (
        "记者从柳湾市疫情防控指挥部获悉,即日起,!市民未戴口罩不得乘车。\n即日起,!不得聚集。",
        "柳湾市疫情防控指挥部",
    ),
    # nameless staff speak for their organ, and what it did may go on as what it demands
    ("柳湾县市场监督管理局执法人员提醒,+广大市民要凭票购货。", "柳湾县市场监督管理局"),
    ("柳湾县市场监督管理局工作人员深入各门店,+要求商户做好消毒。", "柳湾县市场监督管理局"),
    ("柳湾县纪委监委对各卡口进行了督查。同时,+要求各单位严明纪律。", "柳湾县纪委监委"),
    # a speech that is printed below a title that says whose it is
    (
        "乡党委书记{丁若川}在防控紧急会议上的讲话\n(2022年4月6日)\n同志们:\n形势不等人。\n"
        "第一,+行动上要迅速。明早六点以前,+各村卡点必须全部到位。第二,!谁也不准请假。\n",
        "丁若川",
    ),
    # to whom he talks stands before the verb
    ("{丁若川}走进二院,对随行的县领导讲,!医院不能成为放大器,+县里要派工作组驻点。", "丁若川"),
    # what he makes clear to a colon is his, also inside of his speech
    ("{丁若川}强调,+要因村施策。\n就下步工作,{丁若川}明确:+一周内完成首批验收;+月底前实现全覆盖。", "丁若川"),
    # a noun is no verb
    ("按照县里通知要求,城关镇加强了值守。", ""),
    ("根据上级要求,各村增加了人手。", ""),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("passage", "speaker"), SPEECHES)
def test_speeches(passage: str, speaker: str, full_width: bool) -> None:
    check(passage, speaker or None, full_width=full_width)


def test_whoever_announces_a_list_takes_over() -> None:
    found = check(
        "{温如玉}强调,+一是要细,+二是要严。针对下一步工作,{丁若川}提出了要求。+一是要快,+二是要准。"
    )
    speakers = [d.speaker.name for d in found if d.verdict.directive and d.speaker]
    assert speakers == ["温如玉", "温如玉", "丁若川", "丁若川"]


def test_a_lost_byte_is_no_question() -> None:
    check("{丁若川}强调,+要压实责任,+做好环境消杀,+盯紧社区?")


LETTER = (
    "全镇父老乡亲:\n大家好。\n春节将至,为守护平安年,现发出如下倡议:\n"
    "~一、增强防护意识\n~坚持戴好口罩,~养成好习惯。\n"
    "~二、配合排查工作\n+返乡人员要提前报备。~红事尽量缓办,!反对大操大办。\n"
    "医务人员夜以继日奋战在一线。\n倡议人:\n2022年1月8日"
)


@pytest.mark.parametrize("full_width", [False, True])
def test_a_letter_without_a_title_urges(full_width: bool) -> None:
    check(LETTER, "倡议", full_width=full_width)


@pytest.mark.parametrize("full_width", [False, True])
def test_the_writers_of_a_letter_appeal(full_width: bool) -> None:
    check(
        "广大市民朋友:\n当前疫情多点散发。我们倡议:\n~自觉减少外出。\n~主动接种疫苗。",
        "倡议书",
        full_width=full_width,
        title="致广大市民的倡议书",
    )


MANNER = [
    ("不折不扣落实各项要求", "+"),
    ("坚定不移抓好防控", "+"),
    ("不打折扣落实要求", "+"),
    ("一刻不停抓好排查", "+"),
    ("从源头上杜绝风险", "!"),
    ("规劝亲友不要来访", "~"),
    ("同桌不超过三人", "!"),
]


@pytest.mark.parametrize(("clause", "mark"), MANNER)
def test_force_of_manner_and_first_verbs(clause: str, mark: str) -> None:
    check(f"{{丁若川}}强调,+要加强领导,{mark}{clause}。")


NONE = [
    "{丁若川}强调,+要守好门。村口作为疫情防控的第一道防线,+要严查。",
    "{丁若川}要求,+各村加强值守,除参与防控工作的人员外,!其他人员不得出村。",
    "{丁若川}强调,+要积极为企业服务,+帮助解决存在的问题,+提前做好项目前期工作。",
    "{丁若川}希望大家健康,+要守好门。",
    "{丁若川}强调,扎堆串门不仅会增加风险,也会给家人添麻烦,+要居家过节。",
    "{丁若川}指出,绝不是为了应付检查,+要真查真改。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", NONE)
def test_background_and_exceptions(passage: str, full_width: bool) -> None:
    check(passage, full_width=full_width)


SIGNED = [
    ("柳湾市疫情防控指挥部(代章)\n2022年3月1日", "柳湾市疫情防控指挥部"),
    (
        "柳湾市新型冠状病毒感染的肺炎\n联防联控工作领导小组\n2020年2月1日",
        "柳湾市新型冠状病毒感染的肺炎联防联控工作领导小组",
    ),
    ("柳湾市疫情防控指挥部\n年2月9日", "柳湾市疫情防控指挥部"),
    ("各单位遵照执行。\n2月9日", ""),
]


@pytest.mark.parametrize(("signature", "organ"), SIGNED)
def test_signatures(signature: str, organ: str) -> None:
    assert issuer(shipped(), "通告", "为做好防控工作,通告如下。\n" + signature) == organ


def test_issuer_in_the_number_of_an_order() -> None:
    assert issuer(shipped(), "柳湾市疫情防控指挥部6号令", "命令如下。") == "柳湾市疫情防控指挥部"
