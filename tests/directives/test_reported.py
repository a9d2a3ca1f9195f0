"""What papers report: documents and demands of a government, words quoted before their speaker, bare titles."""

from __future__ import annotations

import pytest

from epi_spacy.directives.matcher import Part
from epi_spacy.normalization import normalize
from epi_spacy.text.clauses import clauses

from .marked import check, matcher

PASSAGES: list[tuple[str, str | None]] = [
    # a document with a long name; a dateline before the organ
    (
        "(记者 {{丁若川}})<柳湾县>政府办公室日前印发《关于统筹做好春季疫情防控和保障重要民生商品供应的若干措施》,"
        "+提出要压实各方责任,+保障市场供应。",
        "柳湾县政府办公室",
    ),
    ("市商务局会同市发改委印发《保供稳价工作方案》,+要求各商超备足货源。", "市商务局"),
    ("市民政局提请市疫情防控指挥部印发《关于文明祭扫的通知》,+要求各地错峰祭扫。", "市疫情防控指挥部"),
    # a division speaks for its government
    ("<柳湾市>要求,+各县区抓紧制定细则,+主动上门服务。", "柳湾市"),
    ("其中,<柳湾市>要求各学校错时放学,!不得组织聚集活动。".replace("<柳湾市>", "+<柳湾市>"), "柳湾市"),
    ("<柳湾市>提出,+各级干部要到一线去,+帮企业解难题。", "柳湾市"),
    (
        "<柳湾市>要求各校备足口罩。<柳湾市>开展对百家企业的走访,收集诉求。".replace(
            "<柳湾市>要", "+<柳湾市>要"
        ),
        "柳湾市",
    ),
    # where its organ has put out a document, the division lays its rules down
    (
        "柳湾市政府印发《关于助企纾困的若干措施》,+要求抓好落实。\n<柳湾市>明确,+专项资金优先用于扶持小微企业。",
        None,
    ),
    # demands of all bodies, whatever of the body's deeds stands before them
    (
        "检查开始以来,<柳湾县>民政局将增派人手,走访独居老人,+并要求各敬老院一定要备足口罩。",
        "柳湾县民政局",
    ),
    ("会议审议了春耕工作方案,+要求各镇错峰下田,!不得误了农时。会后参观了农机站。", "会议"),
    ("为了赶在汛期之前完工,+要求各工地做好消毒。挖掘沟渠三里,筑牢堤坝。", ""),
    ("在发放补贴的工作中,+一是要求落实好资金。+二是加强对账目的检查。随后发放了口罩。", ""),
    ("有的部门印制了表格,要求基层干部填写并迅速上报。", ""),
    # a place in a speech, of which something is then demanded
    (
        "省长{{丁若川}}强调,+要抓好农村防控。<柳湾镇>医疗救治条件相对较弱,+一定要做好预案,+落实联防联控。",
        "丁若川",
    ),
    ("市里的通知要求,+各镇做好春耕。随后成为了各镇都来看的样板。", "通知"),
    ("+通知要求银行业机构单列信贷计划,+提供专项服务。", "通知"),
    # a place of which its sentence tells; it does not go on speaking
    ("<柳湾镇>组织干部入户走访,+要求返乡人员主动报备,+做好登记。抽调党员二十名,充实卡口力量。", "柳湾镇"),
    ("<柳湾镇>中学的老师一看,建议直接送医。", ""),
    # a document by its name, however it has come out
    ("市指挥部办公室9日夜间发出紧急通知称,凡去过邻省的市民,+应主动报备。", "通知"),
    ("市应对疫情指挥部要求,+各地压实责任。", "市应对疫情指挥部"),
    ("市教育局下发紧急通知,为做好防控工作,+返校活动一律取消,!严禁组织学生补课。", "通知"),
    ("县商务局昨日(2月9日)下发通知,~鼓励商户减免租金。", "县商务局"),
    (
        "县人社局印发了《关于稳定劳动关系的通知》。具体内容如下:\n"
        "一、加强合同管理。+企业应严格执行规定。\n+二、支付报酬。+企业应当按时支付工资。".replace(
            "一、", "+一、"
        ),
        "通知",
    ),
    ("据柳湾市教育局消息,!严禁培训机构违规授课。", "柳湾市教育局"),
    # a hint of an organ names those of whom it demands
    ("柳湾县卫健局9日对外发布提示:近期到过邻县的人员,+需主动到村里报备,+接受健康管理。", "柳湾县卫健局"),
    ("县教育局下发通知,返校的学生,+须提前测温,+做好登记。", "通知"),
    ("县教育局下发通知,+对全县各类培训机构开展拉网式排查。", "通知"),
    (
        "县审计局8日发布通知,对本次审计作出安排。+本次审计要求聚焦救灾资金的拨付情况,+聚焦捐赠款物的使用情况。",
        "县审计局",
    ),
    ("{丁若川}说,防汛不易。这次大考难度很大、要求很高,干部经受住了考验。", ""),
    # what a place did from a day on
    (
        "县总工会下发通知。通知强调,+各级工会要慰问职工。线上办事 联防联控 <柳湾镇>从1月26日起暂停集市,集中开展配送。",
        "通知",
    ),
    ("县商务局发布提醒,昨日到店的顾客,都领到了口罩。", ""),
    # a document by its own word
    ("县商务局印发指导意见。指导意见明确,+各商超要备足货源。+《指导意见》要求各店做好消毒。", "指导意见"),
    ("《柳湾县商超复工指导意见》明确,+各商超要备足货源。", "意见"),
    # what others did behind what a document demands
    (
        "县总工会下发通知,+要求把保供作为大事来抓。通知强调,+各级工会要慰问职工。<柳湾镇>人社局根据用工需求,"
        "量身定制招聘方案,通过线上发布。",
        None,
    ),
    # what a government decides to do itself
    ("县委决定,自2月1日18时起,启动重大突发公共卫生事件一级响应。", ""),
    ("会议决定,自2月1日18时起,+全县网吧一律停业。", "会议"),
    # whom a demand is according to does not make it
    ("城南医院根据市卫健局要求,当晚派出采样队。", ""),
    # several quotations in a row are one speech
    ("{丁若川}强调:\u201c当前形势严峻,+要守住底线,\u201d\u201c+要关心群众,+办好实事。\u201d", "丁若川"),
    ("县商务局印发《保供方案》。+要求各商超备足货源,+稳定价格。", "县商务局"),
    ("县委组织部下发\u201c关于发挥党员作用的通知\u201d,+要求党员下沉一线。", "县委组织部"),
    ("街道纪工委同步开展监督,+要求党员严守纪律。", "街道纪工委"),
    ("《意见》提出三方面要求,+一要压实责任,+二要备足物资。", "意见"),
    ("县委组织部发出倡议,+下沉一线,+织密网格。各单位积极响应,组建队伍,推进排查。", "县委组织部"),
    # who goes along with somebody may himself make arrangements
    (
        "县长{丁若川}督查企业。副县长{温如玉}陪同督查并就生产作了安排:+要加强用电管理,!严禁违规动火。",
        "温如玉",
    ),
    ("为落实县委要求,各村增加了人手。", ""),
    # nobody's own plans
    ("<柳湾市>提出今年扶持资金只增不减。", ""),
    ("<柳湾市>决定提前拨付扶持资金。", ""),
    # what a document says in a report goes on
    (
        "通告明确,+来柳人员须提前报备。\n根据通告,+各路口设置查验点,+外来车辆一律登记。",
        "通告",
    ),
    ("镇里规定,+红事一律延期,+丧事从简。", "镇里"),
    ("指挥部决定,自明日零时起,+主城区暂停堂食,+各培训机构暂停线下教学。", "指挥部"),
    ("指挥部决定增设采样点,优化点位布局。", ""),
    ("县卫健局局长{丁若川}通报,昨日新增病例两例。~请广大市民不信谣。", "丁若川"),
    # who is meant by a pronoun in the clause before
    ("{丁若川}来到物资点。得知配送慢,他当即召集有关负责人,+要求今天必须解决问题。", "丁若川"),
    # the name right before the verb speaks, not one inside the name of his institute
    ("柳湾大学{{温如玉}}思想研究中心主任{丁若川}强调,+要加强研究。", "丁若川"),
    # a body's decision told in the midst of a speech
    (
        "{丁若川}强调,形势严峻。省委决定直接督战部分县区,意义重大。督战既是压力,也是动力。+要坚定信心,+抓好整改。",
        "丁若川",
    ),
    # a title stands for its holder
    ("总书记指出,+要加大产业扶持力度。", "习近平"),
    ("总书记要求各地全面加强管控。".replace("总", "+总", 1), "习近平"),
    ("各地牢记总书记嘱托,全力以赴。", ""),
    ("某国复兴党总书记指出,要加强合作。", ""),
    # other parties have theirs, and other years had another
    ("越共总书记强调,要加强疫情防控。", ""),
    ("老挝人民革命党中央总书记强调,+要加强疫情防控。", "老挝人民革命党中央"),
    ("中共中央总书记强调,+要加强疫情防控。", "习近平"),
    ("中国共产党总书记强调,+要加强疫情防控。", "习近平"),
    ("2003年4月,总书记强调,+要加强疫情防控。", ""),
    ("2003年4月28日,总书记在会上强调,+要加强疫情防控。", ""),
    ("2020年2月,总书记强调,+要加强疫情防控。", "习近平"),
    # words said to be somebody's right behind them
    ("\u201c+要有序推动企业复工,+打通堵点。\u201d{丁若川}书记的重要讲话得到热烈响应。", "丁若川"),
    # a quotation of whom a pronoun stands for
    ("{丁若川}来到柳湾村卡口。\u201c+要守好村口,!不能漏掉一车。\u201d他叮嘱值守人员。", "丁若川"),
    # the words of somebody who does not count end a speech
    ("{丁若川}强调,+要关心群众。\n\u201c大家要多买点菜,别怕麻烦。\u201d社区居民{{温如玉}}说。", "丁若川"),
    (
        "{丁若川}强调,+要关心群众。\n\u201c企业要挺住,不能垮。\u201d社会各界纷纷表示,{丁若川}的话鼓舞人心。",
        "丁若川",
    ),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("passage", "speaker"), PASSAGES)
def test_reported(passage: str, speaker: str | None, full_width: bool) -> None:
    check(passage, speaker or None, full_width=full_width)


def test_a_speech_told_in_a_quotation_ends_at_the_words_of_its_speaker() -> None:
    passage = (
        "\u201c总书记强调,+要抓好春耕。这为我们指明了方向,我们+要加快备耕。\u201d县长{丁若川}对乡镇干部说。"
    )
    found = check(passage.replace("我们+", "+我们"))
    assert [d.speaker.name for d in found if d.verdict.directive and d.speaker] == ["习近平", "丁若川"]


@pytest.mark.parametrize(
    ("published", "name"),
    [("", "习近平"), ("2020-02", "习近平"), ("2012", "习近平"), ("2012-11-01", ""), ("2003", "")],
)
def test_who_holds_a_title_is_asked_of_the_day_of_the_article(published: str, name: str) -> None:
    text = "总书记强调,要加强疫情防控。"
    found = matcher().explain(text, clauses(text), published=published)
    assert [d.speaker.name for d in found if d.verdict.directive and d.speaker] == [name]


def test_who_holds_a_title_is_asked_of_the_day_of_each_part() -> None:
    text = "总书记强调,要加强疫情防控。\n总书记强调,要加强疫情防控。"
    half = len(text) // 2 + 1
    parts = [Part(0, half, "", published="2003-04-28"), Part(half, len(text), "", published="2020-02-10")]
    found = matcher().explain(text, clauses(text), parts=parts)
    assert [d.speaker.name for d in found if d.verdict.directive and d.speaker] == ["", "习近平"]


@pytest.mark.parametrize("marks", ["\u201c\u201d", '""', "\uff02\uff02", "\u300c\u300d"])
def test_a_quotation_may_stand_in_marks_of_any_kind(marks: str) -> None:
    opening, closing = normalize(marks).text
    check(f"{opening}+各镇要落实隔离措施,!不得组织聚集活动。{closing}县委书记{{丁若川}}说。", "丁若川")
    check(
        f"县委书记{{丁若川}}强调:{opening}+要守住底线,{closing}{opening}+要关心群众,+办好实事。{closing}",
        "丁若川",
    )
