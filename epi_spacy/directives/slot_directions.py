"""Whether a directive tightens, loosens or keeps up a measure of control. Strings are normalized text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .slot_lexicon import Word

# Measures of control: what a strong word (暂停, 不得) tightens whatever else the clause holds.
_CONTROLS = frozenset(
    {"", "testing", "tracing", "isolation", "border", "community", "venues", "disinfection"}
    | {"protection", "coldchain"}
)
# What shows that the clause itself is about a measure of control.
_CONTROL = re.compile(
    "防控|防疫|管控|隔离|检测|排查|封控|封闭|卡点|卡口|入口|聚集|限流|风险区|健康码|交通管制|测温|[扫亮查验]码|查验|核酸|采样|消毒|消杀|口罩|监测|闭环|预检分诊|首诊"
    "|登记|流调|溯源|堂食|聚餐|三区两通道|通行|营业|外来|入境|返[乡岗校]|冷链|场所码|院感|庙会|集市|活动|宴席|探视|[上客]座率|人数|出入|(?:个人|自身|自我|安全|二级)防护(?!能力|意识|服|用品|物资|装备|知识)|落地检|输入|严格[^,]{0,14}管理|外防输入|内防反弹|动态清零|健康管理|跟踪管理|监管执法|人员(?:流动|接触)|(?:减少|控制|限制)[^,]{0,6}(?:外出|出行|流动|接触|聚集)|野生动物"
)
_REOPENING = re.compile(
    "复工|复产|复学|复课|复市|复商|返岗|解封|恢复[^,]{0,10}(?:生产|营业|秩序|堂食|交通|运行|运营|通行|运输|教学|出行|服务)"
)
# What lets nothing go: 暂不复工, 推迟开放.
_NOT_YET = re.compile("(?:暂不|不得|不准|不能|不予|推迟|延迟|暂缓|严禁|禁止)[^,、]{0,6}$|[未不]$")
# What tightens without a word for it.
_ABSTAIN = re.compile(
    "只保?留[^,]{0,8}口|不(?:聚集|聚餐|串门|扎堆|聚会|举办)|不能(?:返[乡岗校]|进[入校]|外出|离开|聚|营业|开[学业])"
)
# What is only about work that has been taken up, or will be: 复工企业, 复工方案.
_NO_REOPENING = re.compile(
    "复[工产学课市](?:复[产工市学])?(?:的)?(?:效率|形势|进度|方案|准备|申请|条件|企业|单位|人员|员工|验收|指南|情况|[后前时]|工作的意见|指导|政策|帮扶|服务|用工)|解除[前后]|方可|才能"
)
# Going on, but with more: 继续加大.
_MORE = re.compile("加大|强化|从严|扩大|加密|升级|收紧")
# Nothing is tightened where it is excess that is forbidden: 不得随意封路, 防止层层加码.
_EXCESS = re.compile("随意|层层加码|一刀切|简单化|为由|不得(?:限制|强制|要求|层层)|擅自(?:[设封关停阻]|断路)")
# Work on something else: responsibility, abilities, attitude.
_BESIDE = re.compile(
    "责任|能力|意识|重要性|必要性|紧迫性|宣传|认识|站位|领导|效率|水平|服务|保障|协[作调同]|统筹|研判|经营(?![户者单场])|能耗|企业负担|督[导查]|培训|信心|免疫力|关[心爱]|价格|消费|帮助|珍惜|物资"
)
_BLANK = "\0"
_QUOTED = re.compile("\u201c[^\u201d]*(?:\u201d|$)")


def direction(clause: str, hits: Sequence[tuple[int, int, Word]], measure: str) -> str | None:
    """Return loosen if anything is let go, maintain if it goes on as it is, else tighten if it says so.

    Only measures of control have a direction; reopening is a loosening whatever it is counted to.

    clause: the clause. hits: the words in it. measure: what it is about, or "".
    """
    told = [(at, word.direction) for at, _, word in hits if word.direction]
    if told and "\u201c" in clause:
        unquoted = _QUOTED.sub(_blank, clause)
        told = [(at, kind) for at, kind in told if unquoted[at - 1] != _BLANK]
    if not told:
        return "tighten" if _ABSTAIN.search(clause) else None
    kinds = {kind for _, kind in told}
    plain = _CONTROL.search(clause) is not None
    if "loosen" in kinds:
        if any(kind == "loosen" and _NOT_YET.search(clause[:at]) for at, kind in told):
            return "tighten" if plain or measure in _CONTROLS or _REOPENING.search(clause) else None
        if (plain or measure in _CONTROLS or _REOPENING.search(clause)) and not _NO_REOPENING.search(clause):
            return "loosen"
    if _EXCESS.search(clause):
        return None
    more = "tighten" in kinds and (plain or measure in _CONTROLS)
    more = more or (plain and any(kind == "more" and not _BESIDE.search(clause, at) for at, kind in told))
    if "maintain" in kinds and plain and not (more and _MORE.search(clause)):
        return "maintain"
    return "tighten" if more else None


def _blank(quoted: re.Match[str]) -> str:
    """What stands for a quotation of which nothing but the mark that closes it is read."""
    return _BLANK * (len(quoted.group()) - 1) + quoted.group()[-1]
