"""Which clauses of a speech are demands: cues, reach, bare imperatives, constructions, exclusions, force."""

from __future__ import annotations

import pytest

from epi_spacy.directives.lexicon import Cue, Lexicon, shipped
from epi_spacy.directives.matcher import Matcher
from epi_spacy.directives.verdict import Setting

from .marked import check, matcher

LEAD = "{丁若川}强调,"

CUES = [
    "+各单位要严格落实责任。",
    "+必须抓住关键环节。",
    "+务必做好个人防护。",
    "+一定要守好门。",
    "+各单位应当建立台账。",
    "+进入车间应全程佩戴口罩。",
    "+外来车辆须登记备案。",
    "+进入校园需查验健康码。",
    "+体温正常方可入内。",
    "+所有会议一律改为线上召开。",
    "+确保物资供应充足。",
    "+真正做到早发现、早处置。",
    "+力争三天内完成采样。",
    "+特别要看好老人和孩子。",
    "+越是关键时刻越要沉住气。",
    "!严禁聚集打牌。",
    "!决不能掉以轻心。",
    "!决不允许弄虚作假。",
    "!不得擅自离岗。",
    "!不要走亲访友。",
    "!切勿隐瞒行程。",
    "!不能存在侥幸心理。",
    "!坚决防止疫情反弹。",
    "!避免人员扎堆。",
    "!杜绝漏管失控。",
    "!严防疫情输入。",
    "!防范化解风险。",
    "!不放过任何一个疑点。",
    "!不信谣、不传谣。",
    "!非必要不外出。",
    "~希望大家坚守岗位。",
    "~建议有条件的企业错峰上班。",
    "~鼓励群众自愿接种。",
    "~提倡红事缓办。",
    "~倡导文明新风。",
    "~请广大市民积极配合。",
    "~引导群众减少外出。",
    "~教育学生养成良好习惯。",
    "!尽量不参加聚会。",
    "+宁可十防九空。",
]

CONSTRUCTIONS = [
    "+该隔离的隔离、该检测的检测。",
    "+该停业的一律停业。",
    "+应检尽检、应隔尽隔。",
    "+能接尽接。",
    "+凡进必查。",
    "+谁主管谁负责。",
    "+发现一起、处置一起。",
    "+对失职失责的,要严肃追责。".replace("+对", "对").replace(",要", ",+要"),
    "对造谣传谣的,+将依法追究法律责任。",
    "对整改不力的单位,+依规依纪严肃问责。",
]

REACH = [
    "+要加强统筹协调,+从最坏处着想,+整合医疗资源,+全力救治患者。",
    "+要压实责任,+按照分级分类原则,+抓好排查。",
    "+要把好关口,+为群众健康保驾护航。",
    "+加强宣传引导,+提高防护意识。+进一步完善预案,+开展演练。",
    "+切实加强领导。+认真组织实施。",
    "+要提高警惕,当前疫情形势严峻复杂,+做好应对准备。",
    "对来自风险地区的人员,+要立即隔离,+并及时报告。",
    "在做好防护的前提下,+要有序恢复生产。",
    "+要在做好防护的前提下恢复生产。",
    "一旦发现异常情况,+要第一时间上报。",
    "+确保一旦发生疫情,+能够迅速处置。",
    "+引导群众少聚集,~自觉佩戴口罩,+切实守好防线。".replace("+引导", "~引导"),
    "~希望企业严把质量关,~抓紧生产,~尽快投放市场。",
    "+要加强培训,~提倡居民网上购物。",
    "+各镇要抓实管控,+县卫健局负责,+加强技术指导。",
    "+做到不漏一户、不落一人。",
    "+要在排查上下功夫,+排查要到位。",
]

NONE = [
    "当前正处于防控关键时期。",
    "疫情就是命令,防控就是责任。",
    "细节决定成败。",
    "社区是防控的第一道防线。",
    "做好防控工作责任重大。",
    "加强基层防控,是打赢这场战役的关键。",
    "全县已完成第一轮排查。",
    "各项工作取得了明显成效。",
    "近期多地出现聚集性疫情。",
    "截至昨日,累计排查五千余人。",
    "为有效应对疫情,",
    "这项工作十分重要。",
    "市场主要由三个部分组成。",
    "我县将建设一座新的医院。",
    "下一步,我们将进一步完善机制。",
    "有没有落实到人?",
    "群众的需要就是方向。",
    "我们不得不面对新的挑战。",
    "应急预案准备充分。",
    "供应总体平稳。",
    "希望小学的老师们坚守岗位。",
]

NOT_A_CUE = [
    "全市重要场所较多。",
    "主要领导十分关心。",
    "必要的物资已经到位。",
    "各项要求十分明确。",
    "应对措施比较得当。",
    "响应速度很快。",
    "疫情形势不容乐观。",
    "这一点要不得。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("clause", CUES + CONSTRUCTIONS)
def test_cues_and_constructions(clause: str, full_width: bool) -> None:
    check(LEAD + clause, full_width=full_width)


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", REACH)
def test_reach_of_a_demand(passage: str, full_width: bool) -> None:
    check(LEAD + passage, full_width=full_width)


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("clause", NONE + NOT_A_CUE)
def test_what_is_no_demand(clause: str, full_width: bool) -> None:
    check("{丁若川}指出," + clause, full_width=full_width)


@pytest.mark.parametrize(
    ("clause", "force"),
    [
        ("要坚决杜绝形式主义", "forbid"),
        ("要切实防止输入", "forbid"),
        ("要毫不动摇坚持总方针", "oblige"),
        ("要不断完善机制", "oblige"),
        ("要引导群众减少外出", "urge"),
        ("要引导舆论", "oblige"),
        ("要鼓励企业转产", "urge"),
        ("确保不漏一人", "oblige"),
        ("做到不漏一人", "oblige"),
        ("坚决遏制疫情蔓延势头", "oblige"),
        ("取缔非法交易", "forbid"),
        ("尤其是重点部位不能漏", "forbid"),
        ("落实“非必要不离市”要求", "oblige"),
        ("对不能当场答复的要做好登记", "oblige"),
        ("深入开展卫生运动提倡村民勤洗手", "oblige"),
        ("原则上不举办大型活动", "forbid"),
        ("十四天内不参加聚会", "forbid"),
        ("让群众及时知晓政策", "oblige"),
        ("发动群众参与防控", "oblige"),
    ],
)
def test_the_head_verb_decides_the_force(clause: str, force: str) -> None:
    judge = matcher().judge
    verdicts = judge.sentence([judge.read(clause)], Setting(on=True))
    assert (verdicts[0].directive, verdicts[0].force) == (True, force)


def test_every_shipped_cue_fires_in_a_clause() -> None:
    judge = matcher().judge
    for cue in shipped().cues.values():
        if cue.kind == "block":
            continue
        clause = judge.read(f"各单位{cue.form}落实")
        assert clause.cue is not None, cue.form


def test_every_verdict_has_a_rule_and_directives_a_force() -> None:
    for decision in check(LEAD + "+要加强领导,当前形势严峻。疫情就是命令。"):
        assert decision.verdict.rule
        assert bool(decision.verdict.force) == decision.verdict.directive
        assert 0 <= decision.verdict.strength <= 5


def test_strength_grows_with_the_cue() -> None:
    strengths = []
    for clause in ("~希望大家支持。", "+要加强管理。", "+必须加强管理。"):
        strengths.append(max(d.verdict.strength for d in check(LEAD + clause)))
    assert strengths == sorted(strengths)
    assert len(set(strengths)) == 3


def test_users_cue() -> None:
    own = Matcher(Lexicon([Cue("烦劳", "modal", "urge", 2)]))
    text = "会议强调,烦劳各位落实责任。"
    found = own.explain(text, [(0, 4), (5, 13)])
    assert found[1].verdict.rule == "cue:烦劳"


ISSUER = "白石县疫情防控指挥部"
RULES = [
    "现将有关事项通告如下:\n+一、全县棋牌室、网吧一律停业。\n+二、每户每天限一人外出,外出人员可凭证出入。\n"
    "三、对拒不配合的,+依法追究法律责任。\n本通告自发布之日起施行。",
    "为保障群众健康,现通告如下:\n+1.小区实行封闭管理,+只保留一个出入口。\n!2.外来人员一律不得入内。\n"
    "+3.公交车停运。\n白石县疫情防控指挥部\n2022年3月1日",
    "现就有关事项通知如下:\n一、检测范围\n+全体居民均须参加检测。\n二、检测时间\n上午八点至十二点。",
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("passage", RULES)
def test_rules_of_a_notice(passage: str, full_width: bool) -> None:
    decisions = check(passage, "通告", full_width=full_width, title=ISSUER + "关于管控的通告")
    assert all(d.notice for d in decisions if d.verdict.directive)


def test_an_appeal_urges() -> None:
    check(
        "亲爱的父老乡亲:\n为了您和家人的健康,我们倡议:\n~1.就地过年,~减少走动。\n~2.请如实登记。\n~3.坚持佩戴口罩。",
        title="致返乡人员的倡议书",
    )
