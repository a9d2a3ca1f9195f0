"""What a speech or document says beside its demands: what it permits, and what its speaker undertakes to do.

Neither is a directive. Both are read from clauses inside a frame that the judge has turned down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .decisions import Decision
from .lexicon import Lexicon
from .slot_lexicon import words

PERMISSION, COMMITMENT = "permission", "commitment"

# Why a clause was turned down that may permit; weak frames tell what can be, not what may be done.
_MAY = frozenset({"permission", "no-cue", "condition", "topic", "background", "told", "formal"})
_PERMIT = re.compile(
    "(?<![不都无许认才])可以|(?<![不都无认许宁非尽大未])可(?!以|流动|接受|操作|[能控防追溯视靠行见观谓喜持怕爱贵信惜学做循比选操再读疑变燃降知期归])"
    "|(?<![不未件])允许|(?<!所)有权(?!威)|(?:本着|按照|实行|遵循)?自愿(?=[^,]{0,4}(?:选择|接种|参加|申请|返|离|检测|捐))|无[需须]|不必(?!要)|免于|准予|不受[^,]{1,10}限制"
)
# What can be, is likely or worth it; what a thing is able to do; and what is enough.
_ABLE = re.compile(
    "(?:说|看[出到见]|预[见计料]|想[见象]|概括|归纳|得[出到]|有效|减少|缓解|满足|避免|防止|提[高升]|促进|推动|带动|使|让(?!家)|为[^,]{1,10}提供|更[加好]?|大大|起到|达到?|容纳|承载|实现|造成"
    "|引[起发]|导致|传播|存活|形成|控制|复制|推广|及性|负担|支配|杀灭|降低|看作|随时[发爆]|与[^,]{1,8}媲美|谓|喜|加上|回顾|松|放心|感|同时(?:检测|容纳|收治|供)|借鉴|确定|肯定|借助自己|检[测出])"
    "|$|[吗呢]$"
)
# What may stand before the word of permission in its clause.
_BEFORE = re.compile(
    "(?:^|[也还均都则即亦另就仍且]|(?:经|凭|持|按|在|对|因|于|由|从|自|待|根据|除)[^,]{1,40}|期间|[后时前起下内外者人员的])$"
)
# A relative clause behind it (可以选择的处罚), and what opens a purpose.
_RELATIVE = re.compile("[^,、]{0,6}的")
_SO = ("以便", "从而", "使", "这样", "取消", "不断")
_AGENT = re.compile(
    "(?:人员|者|单位|企业|部门|机构|学校|群众|居民|村民|市民|家长|学生|旅客|乘客|车辆|商户|门店|餐厅|场所|景区|地区|各地|社区|医院|患者|病例|工人|员工|职工|个人|家庭|政府|镇|乡|县|区|市|院|店|人|师生|您|大家|局|委)"
    "[也还均都则即亦就]?$"
)

_BODY = (
    "局|委|办|部|厅|署|院|校|会|市|县|区|省|州|旗|镇|乡|街道|公司|集团|银行|中心|政府|指挥部|领导小组|支队|大队|医疗队"
    "|部门|机关|党委|组织|学校|社区|村|方|站|所|国"
)
_SELF = (
    "(?:我们?|我[国市县区省州旗盟镇乡村院校局会队司部军]|咱们|中[方国]|本[市县区院局校队人]"
    "|全[市县区省院校局镇乡州](?:上下)?"
    f"|(?!不少|许多|很多|坚信|相信|预计|如果)[^,\\u201c\\u201d的]{{0,24}}(?:{_BODY}))"
)
_ADVERB = (
    "(?:下一步|接下来|下阶段|今后|明年|今年|同时|此外|另外|目前|近期|还|也|都|均|并|且|而|则|更|始终|一|坚决"
    "|在[^,]{1,20}(?:下|后|中|上)|根据[^,]{1,20}|按照[^,]{1,20})"
)
_VERB = (
    "(?:(?<!必)将(?!近|军|来|信|要)(?:会)?|愿(?:意|同|与|为|继续|以)|一定(?:会|牢记|不负|认真|坚决)|(?:(?<=我)|(?<=们)|(?<=还)|(?<=也))会(?![议员商同见计诊场展期后上前标客长址籍徽有出是])"
    "|承诺|决心|誓)"
)
_COMMIT = re.compile(f"{_ADVERB}{{0,4}}(?:{_SELF})?{_ADVERB}{{0,4}}{_VERB}")
# What follows 将 where it tells of the future, beside a verb: not the object that it puts first.
_AHEAD = re.compile(
    "会同|每|[于在以从对按为同与向由把不]|根据|按照|结合|通过|围绕|本着|秉持|聚焦|立足|始终|适时|分批|陆续|集中|作为|借力|继续|进一步|坚定|更加|一如既往|一道|千方百计"
)
# What will come by itself, what others will see, what is promised as a noun.
_COMING = re.compile(
    "[^,]{0,4}(?:陆续(?:返|出现)|迎来|达到?|成为|是|有(?!序|力|效|针对)|面临|进入|出现|感到|演变|超过|增长到?|发生|产生|带来|受到|遭|处于|造成|导致|影响|更为|更加(?!注重|努力|积极)|步入|逐步形成"
    "|继续下|激发|带动|拉动|为[^,]{1,30}(?:动力|活力|支撑|机遇|契机|可能|空间)$|持续到|结束|到来|被|于[^,]{1,12}(?:结束|到期|举行|召开|开幕)|把?[^,]{0,6}(?:追究|处罚|严惩|问责))|[^,]{0,20}(?:的承诺|追究|处罚|拘留|通报批评)"
)
_DONE = re.compile("了(?!解)|已(?!经?满)|曾|过去")
_NOT_CARRIED = frozenset(
    {"aspect", "appraisal", "copula", "background", "question", "credit", "frame", "subtitle"}
)


class Aside(NamedTuple):
    """A clause that permits or undertakes something. kind: permission or commitment; rule: why."""

    decision: Decision
    kind: str
    rule: str


def asides(lexicon: Lexicon, text: str, decisions: Sequence[Decision]) -> Iterator[Aside]:
    """Yield the permissions and commitments among some decisions, in order.

    lexicon: the words of the room. text: normalized text. decisions: one a clause, in order.
    """
    promised = (0, 0)
    for decision in decisions:
        place = (decision.frame, decision.sentence)
        if decision.verdict.directive or decision.speaker is None or not decision.speaker.name:
            promised = promised if place == promised and not decision.verdict.directive else (0, 0)
            continue
        clause = text[decision.start : decision.end]
        marker = lexicon.item.match(clause)
        clause = clause[marker.end() :].lstrip("\u3001. ") if marker is not None else clause
        reason = decision.verdict.rule.removeprefix("not:")
        word = _promise(lexicon, clause, reason)
        if word:
            promised = place
            yield Aside(decision, COMMITMENT, f"commitment:{word}")
        elif place == promised and _carried(lexicon, clause, reason):
            yield Aside(decision, COMMITMENT, "commitment:scope")
        else:
            if _DONE.search(clause):
                promised = (0, 0)
            word = _permit(lexicon, clause, reason, decision.speaker.kind)
            if word:
                yield Aside(decision, PERMISSION, f"permission:{word}")


def _promise(lexicon: Lexicon, clause: str, reason: str) -> str:
    """Return the word by which a clause undertakes something, or ""."""
    if reason not in ("commit", "weak-frame", "told", "no-cue") or _DONE.search(clause):
        return ""
    found = _COMMIT.match(clause)
    if found is None or _COMING.match(clause, found.end()) or found.end() == len(clause):
        return ""
    word = re.sub("^.*(?=将|愿|一定|会|承诺|决心|誓)", "", found.group())
    if word == "将" and not _acts(lexicon, clause, found.end()):
        return ""
    return word


def _acts(lexicon: Lexicon, clause: str, at: int) -> bool:
    """Whether 将 tells of the future: a verb or what goes with one follows, no object that it puts first."""
    if lexicon.head_start(clause, at) is not None or _AHEAD.match(clause, at):
        return True
    return any(start == 0 and word.slot == "action" for start, _, word in words().find(clause[at : at + 6]))


def _carried(lexicon: Lexicon, clause: str, reason: str) -> bool:
    """Whether a clause goes on with what an earlier one of its sentence undertakes."""
    if reason in _NOT_CARRIED or _DONE.search(clause):
        return False
    start = lexicon.head_start(clause, 0)
    return start is not None and lexicon.heads[start.form].group in ("verb", "noun", "adverb")


def _permit(lexicon: Lexicon, clause: str, reason: str, kind: str) -> str:
    """Return the word by which a clause permits something, or ""."""
    if reason not in _MAY or _DONE.search(clause):
        return ""
    found = _PERMIT.search(clause)
    if found is None or clause.endswith("的"):
        return ""
    word, before = found.group(), clause[: found.start()]
    if word in ("可", "可以") and _ABLE.match(clause, found.end()):
        return ""
    if word in ("可", "可以") and _RELATIVE.match(clause, found.end()):
        return ""
    if before.startswith(_SO):
        return ""
    agent = _AGENT.search(before) is not None
    if kind == "official" and word in ("可", "可以") and not agent:
        return ""
    if reason == "condition" and not agent and not before.startswith(("经", "凭", "持")):
        return ""
    free = agent or _BEFORE.search(before) is not None
    return word if free or (len(before) <= 16 and lexicon.head_start(before, 0) is None) else ""
