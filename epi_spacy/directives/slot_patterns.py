"""Slots read by shape: how often and how much, conditions, exceptions, authorities, persons on the move."""

from __future__ import annotations

import re

from .shape import Span

_CN = "[一二两三四五六七八九十百千]"
_UNIT = (
    "(?:%|个百分点|万?人次|万?人|名|户|次|轮|遍|小时|分钟|天|日|周(?!年)|个月|米(?!线)|公里|平方米|间|张(?!贴)|套|只|台|辆|家|个(?![\u201c坚严必一不])|条|支|吨|斤"
    "|公斤|升|件|份|箱|万?元|亿元|倍|桌|成|度|岁|剂|针|处|座)"
)
_NUMBER = f"(?:\\d{{1,9}}(?:[.,]\\d{{1,6}})?|{_CN}{{1,4}}|半)"
_PERIOD = "(?:天|日|周|个?星期|个?月|季度|年|班|小时|工作日|晚|晨)"
_AT_LEAST = "(?:至少|不少于|不得少于|最少|最多|不超过|限)"
_TIMES = f"{_AT_LEAST}?(?:{_NUMBER}|1)(?:次|轮|遍)(?:以上)?"
# Every so often: 每天至少消毒两次, 每周一次, 一日一检, 三天两检, 隔日, 每日.
_FREQUENCY = re.compile(
    f"每(?:隔)?(?:{_CN}|\\d{{1,3}})?{_PERIOD}(?:(?:都|均|要|须|应|对|开展|进行|组织|安排){{0,3}}[^,、;每。\\d一两二三四五]{{0,10}}{_TIMES}|{_CN}(?:次|检|测|轮|遍|调度|督查|报告?|研判|会商|通报|消毒|巡查|排查|碰头|总结|清零)|\\d(?:次|检|测))?"
    f"|(?:{_CN}|\\d{{1,2}})[天日周](?:{_CN}|\\d)(?:次|[检测采报筛查](?![一-龥]?[办告])|调度|督查|研判|会商|消毒|通报|巡查|碰头)"
    "|隔[日天](?:[^,、;。\\d一两]{0,6}一次)?|逐日(?=报|调|更|上)|不?定期|[日周月](?:巡查|调度|检查|通报|报告|研判|清零)(?:、[日周月](?:巡查|调度|检查|通报|报告|研判|清零))+|日(?:报告|调度|通报|清零|研判|会商)(?:制度)?(?=[、,和]|$|制)"
)
# Digits are spelt out, so that ``needles`` knows them.
_QUANTITY = re.compile(
    f"(?:不[少低多高超]于?过?|不得[少低多高超]于?过?|至少|最多|超过|达到|满)?[0-9]{{1,9}}(?:[.,][0-9]{{1,6}})?[万亿余多]?{_UNIT}(?:以[上内下外])?(?:[0-9]次)?"
    f"|(?:不少于|至少|不得少于|不超过|不得超过|不低于|不得低于){_NUMBER}{_UNIT}(?:以上)?|(?<![第再又这那同届一二三四五六七八九十]){_CN}{{1,2}}(?:次(?!性|会议|全会)|遍(?!\u201c)|轮)(?:以上)?|7[×xX*]24小时"
    f"|(?<![第一二三四五六七八九十])[两二三四五六七八九十百半]{{1,3}}(?:小时|分钟|米(?!线)|天|个月|周|公里|个?人(?=一)|名)(?:以[上内下外])?|一米(?!线)(?:以[上外])?|百分之{_CN}{{1,4}}"
)
_CONDITION = re.compile(
    "(?:(?:(?<![终例比譬诸犹假不])如(?=有|果|需|遇|因|发[现生热]|出现|不|未|确|无|在|存在|来|去|拒|违|检测|必须|途经|与|身体|您|你|家|条件|经|曾|近|本人|被|感)|(?<![假恍宛之])若(?![干要])|一旦|一经|倘若|(?<![平不非])凡(?=从|有|在|来|返|未|属|近|进|入|自|拒|不|因|与|参加|外|违|\\d)|遇有|(?:(?<![一-龥])|(?<=[对凡如若]))(?:遇到|发现(?!能力|的)|出现(?!在|的))|确需|确因|因特殊|(?<![没无]有)(?<!无)特殊情况(?!除外)|(?<!不)符合(?=[^,。;]{1,16}(?:条件|要求|标准)的(?=$|,|要|可|方|一律|应|须|必须|及时|尽|优先|由)))[^,。;]{1,40}?"
    "(?=,|。|;|$|要(?!求)|将(?![近要])|依法|坚决|严肃|必须|应(?!急)|(?<!必)须|一律|不得|立即|及时|第一时间|尽快|马上|就(?![业诊医近读])|严禁|可(?![能疑控追]))"
    "|在(?!全)[^,。;在]{2,30}?(?:情况下|前提下|的条件下)"
    "|(?:凭|持|经过?|符合|达到|完成|满)[^,。;]{2,30}?(?:后?方可|后?才能|后?才可|后?方能|后可)"
    "|(?<![一-龥])(?:未|没有?)[^,。;]{1,16}?的(?=,|一律|不得|不准|不予|禁止|严禁|要|须|必须|应)"
    "|(?:(?<![一-龥])|(?<=对)|(?<=凡))(?:拒不|拒绝|隐瞒|违反|瞒报|造成|导致|有|情节(?:严重|恶劣|特别严重)|失职渎职|履职不力|不(?:按|服从|配合|落实|执行|履行|遵守))[^,。;]{0,30}?(?:的(?=$|,|要|一律|依法|将|由|必须|从严|从重|严肃|给予|予以|移送|移交|追究|责令|按|通报|及时|立即)))"
)
# What is let off: 除…外, 非必要不…, 未经…不得….
_EXCEPTION = re.compile(
    "(?<![解消废破撤免清扫排扣根铲革删剔切拆开屏驱])除(?![夕险此了])[^,。;]{1,60}?(?:之外|以外|外)(?![地省市县来出围籍交国商资宾卖卡教方])|[^,。;、(]{2,20}除外(?=$|[)])"
    "|非(?:必要|必须|必需|特殊(?:情况|原因)?|紧急(?:情况)?|工作需要|因公|本[^,。;]{1,8})(?=,?(?:一律)?(?:不|严禁|禁止|勿))|(?:没有|无|如无)(?:必要|特殊情况|特殊原因|急事)(?=,?(?:一律)?(?:不|尽量|原则上))|(?:未经|非经)[^,。;的]{0,20}?(?:批准|许可|同意|允许|审批|审核|核准|授权|报备|备案|检疫|检测|登记|查验|核验|验收|检查|消毒)(?!擅自)(?=的?(?:一律|不得|不准)|(?!的)(?:(?=,|$|[^,。;的]{0,10}(?:一律|不得|不准|严禁|禁止|不允许))))"
)
# Who may order: organs and their documents, not a level or a subject that the ground only names.
_SOURCE = (
    "(?:党中央|国务院|中央|国家|习近平|总书记|[省市县区州旗盟镇乡](?:[委里级、和省市县区州乡镇]|政府|指挥部|领导|联防|疫情|新冠|防|卫|教|[一-龥]{1,8}(?:局|部门))"
    "|上级|街道|社区|指挥部|领导小组|联防联控机制|卫健委|教育部|会议|第?\\d{1,3}号|《|有关|相关|疫情防控(?:指挥部|办|领导|工作领导|有关)|防控(?:方案|指南|规范|规定)|第[一二三四五六七八九十]版)"
)
_AUTHORITY = re.compile(
    "(?:按照|按(?!照)|根据|依据|依照|遵照|对照)(?!各自|属地|\u201c)"
    f"((?=[^,。;]{{0,20}}?{_SOURCE})[^,。;]{{1,40}}?(?:总?要求|(?:决策|工作)?部署要求|决策部署|工作部署|部署|批示精神|指示精神|讲话精神|会议精神|精神|指示批示"
    "|公告|通告|通知|防控方案|方案|指南|规定|条例|办法|[法令]》|》|规范(?!设|管|操|流|进)|意见|号令|标准|工作安排|安排))"
)
# Every authority ends in one of these.
_AUTHORITY_END = frozenset("求署神示告知案南定例法令》范见准排")
# 来返广人员, 返乡群众, 入市车辆; the bracketed form 来(返)广人员.
_MOVERS = re.compile(
    "来自[^,。;的]{2,16}的?(?:人员|群众|学生|车辆)|(?:到过)?(?:中高风险|高风险|疫情|重点|国?境外|省外|市外|县外|外地|外省|外县)?(?:地区|区域)?"
    "(?:(?<!以)来(?!源|历)|返(?!还)|回(?![应收复顾避])|抵|入(?!户)|离(?!不))(?:\\(?[返来离]\\)?)?[一-龥]{1,3}?(?:[返来][一-龥]{1,2})?(?:人员|居民|学生|游客|车辆|群众|师生)"
)

# A sanction with whom or what it is about inside: 追究包村干部责任.
_SANCTION = re.compile("追究[^,、;]{1,12}责任|责令[^,、;]{0,4}(?:整改|停[业产工]|关闭)|取消[^,、;]{1,8}资格")

# By the names of their slots, so that a clause can be asked for all of them at once.
SHAPES = {
    "frequency": _FREQUENCY,
    "quantity": _QUANTITY,
    "condition": _CONDITION,
    "exception": _EXCEPTION,
    "authority": _AUTHORITY,
    "movers": _MOVERS,
    "sanction": _SANCTION,
}


def frequency(text: str) -> tuple[str | None, list[Span]]:
    """Return how often something is to be done, and the spans of all such words."""
    spans = [match.span() for match in _FREQUENCY.finditer(text)]
    return (text[slice(*spans[0])] if spans else None), spans


def quantity(text: str, taken: list[Span]) -> str | None:
    """Return the numbers with a unit outside the spans ``taken``, joined by an enumeration comma."""
    found = [
        match.group()
        for match in _QUANTITY.finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in taken) and len(match.group()) > 1
    ]
    return "\u3001".join(found) or None


def condition(text: str) -> str | None:
    """Return the condition under which a text holds."""
    match = _CONDITION.search(text)
    return match.group() if match else None


def exception(text: str) -> str | None:
    """Return whom or what a text lets off: 除药店外, 非必要, 未经批准."""
    match = _EXCEPTION.search(text)
    return match.group() if match else None


def authority(text: str) -> str | None:
    """On whose word something is to be done: 省委要求, 市指挥部第5号公告."""
    if _AUTHORITY_END.isdisjoint(text):
        return None
    match = _AUTHORITY.search(text)
    return match.group(1) if match else None


def movers(text: str, start: int) -> str | None:
    """Persons or vehicles named by their movement, from ``start`` on."""
    match = _MOVERS.search(text, start)
    return match.group() if match else None


def sanction(text: str) -> tuple[int, int] | None:
    """Return the characters of a sanction that holds whom or what it is about."""
    match = _SANCTION.search(text)
    return match.span() if match else None
