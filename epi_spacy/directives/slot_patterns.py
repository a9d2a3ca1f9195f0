"""Slots read by shape: deadlines, quantities, conditions, authorities, persons named by their movement."""

from __future__ import annotations

import re

Span = tuple[int, int]

_CN = "[一二两三四五六七八九十百千]"
_CLOCK = "(?:\\d{1,2}(?::\\d{2}|时(?:\\d{1,2}分)?|点)|零时|零点|凌晨|早上|上午|中午|下午|晚上|当晚|今晚)?"
_DATE = f"(?:(?:\\d{{4}}年)?\\d{{1,2}}月\\d{{1,2}}[日号]|\\d{{1,2}}日){_CLOCK}"
_SPAN = f"(?:\\d{{1,3}}|{_CN}{{1,3}}|半)(?:个)?(?:小时|分钟|天|日|周|星期|月|工作日)(?:之|以)?内"
# Until or from when. 第一时间 and 立即 are tempo, no deadline.
_DEADLINE = re.compile(
    f"(?:自|从|于|截至|截止到?|至)?(?:{_DATE}(?:[至到—-]{_DATE})?(?:起|止|前|之前|以前|后|期间|开始)?"
    f"|\\d{{1,2}}月(?:底|初|[上中下]旬)?(?:之|以)?[前起]|{_SPAN}|(?:通[告知]|公告|本通告)?发布之日起(?:{_SPAN})?"
    "|即日起|从现在起|解除时间另行通[知告]"
    "|(?:春节|元旦|清明|五一|端午|中秋|国庆|节日?|假期|开学|返校|返岗|入[住境]|抵[达市县]|到[达岗]|年底|月底|本月底|周末|天黑|两会)"
    "(?:前|之前|以前|期间|当日)"
    "|疫情(?:防控)?期间|本周内|本月内|年内|当[天日](?=[^\u4e00-\u9fff]|$|完成|办结|报|清|送)|今明两天)"
)
# Every deadline holds one of these.
_DUE = frozenset("日号内起前月天间旦明节后定开")
_UNIT = (
    "(?:%|个百分点|万?人次?|名|户|次|轮|遍|小时|分钟|天|日|周|个月|米|公里|平方米|间|张|套|只|台|辆|家|个|条|支|吨|斤"
    "|公斤|升|件|份|箱|万?元|亿元|倍|桌|成|度|岁)"
)
_NUMBER = f"(?:\\d{{1,9}}(?:[.,]\\d{{1,6}})?|{_CN}{{1,4}}|半)"
_QUANTITY = re.compile(
    f"(?:不[少低多高超]于?过?|至少|最多|超过|达到|满)?\\d{{1,9}}(?:[.,]\\d{{1,6}})?[万亿余多]?{_UNIT}(?:以[上内下])?(?:\\d次)?"
    f"|每(?:{_CN}|\\d{{1,2}})?(?:天|日|周|月|年|班|小时|户|人|个?村|个?小区|校|车)(?:(?:至少|不少于)?{_NUMBER}(?:次|检|轮|遍|名|人|督查|调度|报告|消毒|名|张)(?:以上)?)?"
    f"|{_CN}[天日周]{_CN}[检测次]|(?:不少于|至少|不得少于|不超过|不得超过){_NUMBER}{_UNIT}|{_CN}{{1,2}}(?:次|遍|轮)|7[×xX*]24小时"
    f"|一(?:日|天|周|月)(?:一|两|三)(?:报|测|检|调度|督查|研判|会商|消毒|次)|百分之{_CN}{{1,4}}"
)
# A word that shows that a number may be in the clause.
_DIGIT = frozenset("0123456789一二两三四五六七八九十百半每")
_CONDITION = re.compile(
    "(?:除[^,。;]{1,40}?(?:之外|以外|外)(?![地省市县来出])"
    "|(?:如(?![何实期下此数约])|若|一旦|倘若|凡(?!是)|遇有|遇到|发现|出现|未经|未按|确需|确因|因特殊|特殊情况|非经)[^,。;]{1,40}?"
    "(?=,|。|;|$|要|必须|应|须|一律|不得|立即|及时|第一时间|严禁|可)"
    "|在[^,。;]{2,30}?(?:情况下|前提下|的条件下|基础上|的同时)"
    "|(?:凭|持|经过|符合|达到|完成|满)[^,。;]{2,30}?(?:方可|才能|才可|方能)"
    "|(?:不|拒不|拒绝|隐瞒|违反|瞒报|造成|导致|有)[^,。;]{1,30}?(?:的(?=$|,|要|一律|依法|将|由|必须)))"
)
_CONDITION_MARK = frozenset("除如若旦凡遇现未需因殊凭持经达满的才方非况提础时")
_SOURCE = (
    "(?:党中央|国务院|中央|国家|习近平|总书记|省|市|县|区|州|旗|盟|镇|上级|指挥部|领导小组|联防联控机制|卫健委|教育部|部署|会议"
    "|第?\\d{1,3}号|《|有关|相关|疫情防控|防控方案|第[一二三四五六七八九十]版)"
)
_AUTHORITY = re.compile(
    "(?:按照?|根据|依据|依照|遵照|对照|贯彻落实?|落实|执行|遵守|传达)(?:好)?"
    f"((?=[^,。;]{{0,20}}?{_SOURCE})[^,。;]{{1,40}}?(?:总?要求|(?:决策|工作)?部署要求|决策部署|工作部署|部署|批示精神|指示精神|讲话精神|会议精神|精神|指示批示"
    "|公告|通告|通知|防控方案|方案|指南|规定|条例|办法|[法令]》|》|规范|意见|号令|标准|工作安排|安排))"
)
_AUTHORITY_MARK = frozenset("按据照贯落执遵传")
# Every authority ends in one of these.
_AUTHORITY_END = frozenset("求署神示告知案南定例法令》范见准排")
# 来返广人员, 返乡群众, 入市车辆; the bracketed form 来(返)广人员.
_MOVERS = re.compile(
    "来自[^,。;的]{2,16}的?(?:人员|群众|学生|车辆)|(?:到过)?(?:中高风险|高风险|疫情|重点|国?境外|省外|市外|县外|外地|外省|外县)?(?:地区|区域)?"
    "(?:来|返|回|抵|入|离)(?:\\(?[返来离]\\)?)?[一-龥]{1,3}?(?:[返来][一-龥]{1,2})?(?:人员|居民|学生|游客|车辆|群众|师生)"
)


_MOVING = frozenset("来返回抵入离")


def deadline(text: str) -> tuple[str | None, list[Span]]:
    """The first deadline of a text, and the spans of all, so that their numbers count once."""
    if _DUE.isdisjoint(text):
        return None, []
    spans = [match.span() for match in _DEADLINE.finditer(text)]
    return (text[slice(*spans[0])] if spans else None), spans


def quantity(text: str, taken: list[Span]) -> str | None:
    """Numbers with a unit and frequencies outside the spans ``taken``, joined by an enumeration comma."""
    if _DIGIT.isdisjoint(text):
        return None
    found = [
        match.group()
        for match in _QUANTITY.finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in taken) and len(match.group()) > 1
    ]
    return "\u3001".join(found) or None


def condition(text: str) -> str | None:
    """The condition or exception that a text names."""
    if _CONDITION_MARK.isdisjoint(text):
        return None
    match = _CONDITION.search(text)
    return match.group() if match else None


def authority(text: str) -> str | None:
    """On whose word something is to be done: 省委要求, 市指挥部第5号公告."""
    if _AUTHORITY_MARK.isdisjoint(text) or _AUTHORITY_END.isdisjoint(text):
        return None
    match = _AUTHORITY.search(text)
    return match.group(1) if match else None


def movers(text: str, start: int) -> str | None:
    """Persons or vehicles named by their movement, from ``start`` on."""
    if _MOVING.isdisjoint(text):
        return None
    match = _MOVERS.search(text, start)
    return match.group() if match else None
