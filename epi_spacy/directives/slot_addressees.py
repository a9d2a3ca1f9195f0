"""Who must act: the noun phrase before a modal or a predicate, or behind a verb of asking.

It is told by its place, and by whether its last noun is somebody or something that can act: persons, organs,
sites, vehicles. Strings are normalized text, offsets characters of the clause.
"""

from __future__ import annotations

import re
from functools import cache

from .slot_lexicon import addressee_ends, addressees, no_addressee, wanting

_LONGEST = 40
# What demands beside 要, behind the one who must act: 各部门应当…, X负责. Not 应急, 须知.
_MODALS = (
    "务必|必须|一定|一律|应当"
    "|[都均]?(?<![供响反适相对效呼感顺回四必不只])[应须](?![急对邀用聘有变答知臾]|收尽|检尽|接尽|[^,]尽)|(?<![所急必不只])均?需(?!求|要?$)|不得|不准|不能|不要|不许|严禁|禁止|负责(?!人|同志|制)|牵头|原则上|(?<![申聘邀恳敬提])请(?!示|假|求)"
)
_OBLIGING = "必须|务必|应当"
# What is done to whoever stands before it: 密接要应隔尽隔, 发热门诊要应设尽设.
_PASSIVE = re.compile("要?(?:做到|坚持|确保|实现)?应.尽.")
# What persons do themselves, so that those without a noun are persons too: 未戴口罩的不得进入.
_OWN = re.compile(
    "[^,]{0,4}(?:进入|入内|进[校场店]|入[校园场店]|返[校岗乡]|上岗|上课|外出|离[开校]|参加|乘[坐车]|就诊|接种|报备)"
)
# What opens a predicate that has no modal, behind its subject: 各小区只保留…, 超市正常营业.
_PREDICATE = re.compile(
    "只(?!有|要)|依[法规]|随时|全[部程]|每(?=[一-龥])|免费|暂[停不缓]|停止|即日起|非必要|正常|继续|统一|凭|持(?!证|续)|主动|自觉|及时|立即"
    "|提前|切实|积极|认真|坚决|尽快|尽量|按照|按|实[行施]|落实|开展|各司其职|做[好到]|加[强大]|严格|强化|逐[一人户]|定期|自行|居家(?!隔离人|老人)|对(?![口象接点于])|完成|佩戴|戴好|配合|遵守|服从|保持|接待(?=人数|游客)"
    "|不(?!少|足|超|同|仅|但|光|断|良|明|力|到位|落实|配合|服从|理解|[^,]{0,8}的)"
)
# Before the addressee: item numbers, connectives, and whoever asks.
_OPENER = re.compile(
    "(?:但|[一二三四五六七八九十]{1,3}[是要、,)]|\\d{1,2}[、.]|\\([一二三四五六七八九十\\d]{1,3}\\)|第[一二三四五六七八九十],?|同时|并且?|而且|特别是|尤其是"
    "|特别|尤其|其中|此外|另外|另?一方面|他们?|她|由|凡是?|敬?请|建议|[,、:\u201c])"
)
_NUMBER = re.compile("^\\d{1,2}[.\u3001]")
ASKED = re.compile(
    "(?:(?!要(?!求)|[应须]|不得)[^,]){0,24}?(?:要求|强调|(?:(?<=[知案见议告南施])明确|明确(?=要求))|指出|叮嘱|嘱[咐托]|希望|号召|呼吁|恳请|责成)+"
    "(?!的|和|与|及|、|是)"
)
_ASKING = re.compile("(?:由|敬?请|建议)$|(?:要求|叮嘱|嘱[咐托]|希望|号召|呼吁|恳请|责成)$")
# On whose word something is done is asked of nobody: 按照省委要求….
_BASIS = re.compile("[^,]{0,8}(?:按照?|根据|依据|依照|遵照|对照|落实|执行|贯彻|符合|满足)")
# Whom somebody speaks to, before what he demands: 他对企业负责人说, 她叮嘱镇党委书记….
_SPOKEN_TO = re.compile("(?:对([^,对]{2,30}?)(?:说|讲)|(?:叮嘱|嘱[咐托]|告诉)([^,]{2,30}))$")
# What follows the addressee before the modal: 各镇今后也要….
_BESIDE = re.compile(
    "(?:一[刻点]|丝毫|又|既|越是?|而|不仅|关键是?|每天|平时|下一阶段|特别|重点|具体|亲自|共同|联合|尽量|千万|[切决绝]|今后|下一?步|同时|目前|当前|首先|坚决|切实|严格|[都也还更仍均则就]|一?并|始终|全部|尤其|近期|假期|期间|[,、])+$"
)
# What an addressee does not reach over; and a verb or preposition behind it: 群众发现…应当, 各镇在春节前要.
_BREAK = re.compile("[为对向把将给被让在到\u201c]")
_CUT = re.compile(
    "作为|发现|出现|遇[到有]|接到|抵达|到达|进入|离开|乘坐|前往|推进|连夜|(?<!所)在(?![建外岗职校编册押院逃读场])|根据|依据|通过|按(?!摩)|经(?![营济办理贸开区])"
    "|[因如凭]|若(?!干)|结合|围绕|针对|对(?![口象接点])|[把将]|为(?!民)|自(?![治愿身然驾助来行主])|从(?![业事])|于|以(?![上下内外及来])"
)
_WHEN = re.compile(
    "[返进入离到出上下抵回来开复接乘就采检作值外期放节每确集][^,的]{0,8}(?:前|后|时|期间|之日起|内)$"
)
# A phrase before a modal, which is no subject: 对返乡人员要….
_PHRASE = re.compile(
    "对(?![口象接点])|在(?![建外岗职校编册押院逃读])|[把将凡]|按|从(?![业事])|根据|针对|通过|除"
)
_INNER_BY = re.compile("(?<![自理事缘经为])由(?![于此来衷浅低轻])(?!专车)")
# What makes a noun of any verb before it: 保障人员, 教育局.
_NOUN_ON = re.compile(
    "人员|部(?!分)|单位$|机构|企业$|场所$|专班|系统|小组|[局组队站所委科办厅处室者点]|员(?!工)"
)
_RELATED = re.compile("与[^,]{1,12}(?:[无有相]关|有交集|接触)")
_WHOLE = re.compile("各位?|全[市县区镇省州旗社校街]|广大|所有|有关|相关|地方|每个")
# Who is meant by what follows too, whatever it is about: 各级各部门要….
_GENERAL = re.compile(
    "全[国省市县区州盟旗镇乡校院局系行厂警]|各(?:级|地|部门|方|单位|[省市县区州旗盟乡镇村]|街道|社区)|我[省市县区们]"
)
# Who is meant by the whole of a speech that opens with them.
_ALL = re.compile("[各全]|广大|大家|你们")
# 入住宾馆须… names where one goes, not who must act.
_MOVING = re.compile("入住|进入|前往|到|去|离开|出入|乘坐|来|返|回|经过|途经")
_PERSONS = re.compile("(?:人员|者|居民|旅客|[乘顾]客|学生|师生|群众|车辆|人士|乡亲|市民|村民|家属|患者)$")


def addressee(clause: str, modal: re.Match[str] | None, told: bool = True) -> tuple[str | None, int]:
    """Return who must act, as the clause names it, and where the rest of the clause begins.

    clause: the clause. modal: its first modal. told: whether it may say that somebody asks for something.
    RETURNS: the words, or None; and an offset, 0 for None.
    """
    start, asked = _opened(clause, told)
    behind = modal is not None and modal.start() > start
    if behind or asked or not _imperative(clause, start, modal):
        end = modal if behind else _PREDICATE.search(clause, start + 1)
        name = None
        if end is not None and end.start() <= start + _LONGEST and not _PASSIVE.match(clause, end.start()):
            name = _actor(clause[start : end.start()])
            if name is None and clause.startswith("的", end.start() - 1) and _OWN.match(clause, end.end()):
                name = _those(clause[start : end.start()])
        if name is not None:
            return name, clause.find(name, start) + len(name)
    if asked or _WHOLE.match(clause, start):
        found = _leading(clause, start)
        if found is not None:
            return found
    by = _INNER_BY.search(clause)
    return (by is not None and _leading(clause, by.end())) or (None, 0)


@cache
def modals() -> re.Pattern[str]:
    """What demands, behind the one who must act: 各部门要…, X负责. Not 重要, 要求, 应急, 须知."""
    return re.compile(f"(?:[都也还更仍]?{wanting()}|{_MODALS})")


@cache
def _obliging() -> re.Pattern[str]:
    """The modals before which a theme may stand."""
    return re.compile(f"{wanting()}|{_OBLIGING}")


def before_comma(topic: str, bare: bool) -> str | None:
    """Return who must act where a clause is nothing but its name: 各镇、各部门.

    topic: the clause. bare: whether what follows it opens with its modal.
    """
    if _WHOLE.match(topic) and (len(topic) > _LONGEST or not _can_act(topic)):
        # 各单位在落实…的基础上,要….
        return _actor(topic) if bare else None
    if len(topic) > _LONGEST or not (_WHOLE.match(topic) or (bare and _PERSONS.search(topic))):
        return None
    return topic if _can_act(topic) else None


def spoken_to(topic: str) -> str | None:
    """Return whom a speaker turns to in a clause before what he demands."""
    found = _SPOKEN_TO.search(topic)
    return (found.group(1) or found.group(2)) if found is not None else None


def lasts(clause: str, name: str, first: bool) -> bool:
    """Whether an addressee is meant by the next sentence too, even if that has a theme of its own.

    first: whether nobody was named before it in the speech.
    """
    at = clause.find(name)
    if _GENERAL.match(name) is not None or (first and _ALL.match(name)):
        return True
    return _ASKING.search(clause[max(0, at - 2) : max(0, at)]) is not None


def _imperative(clause: str, start: int, modal: re.Match[str] | None) -> bool:
    """Whether a clause opens with its modal (要指导企业…, 五要…), so that nobody stands before it."""
    return (modal is not None and modal.start() == start) or clause[:start].endswith("要")


def theme(clause: str) -> str | None:
    """Return what a clause names before its modal, "" where it opens with it; None without a modal."""
    modal = _obliging().search(clause)
    if modal is None:
        return None
    start = _opened(clause)[0]
    if modal.start() < start:
        return ""
    words = clause[start : modal.start()]
    return "" if _WHEN.search(words) or _BESIDE.fullmatch(words) or _PHRASE.match(words) else words


def _opened(clause: str, may_tell: bool = True) -> tuple[int, bool]:
    """Where the addressee may begin, and whether it is asked to do something."""
    start, asked = 0, False
    told = ASKED.match(clause) if may_tell else None
    if told is not None and not _BASIS.match(told.group()):
        start, asked = told.end(), _ASKING.search(told.group()) is not None
    for _ in range(4):
        opener = _OPENER.match(clause, start)
        if opener is None:
            break
        asked = asked or _ASKING.match(opener.group()) is not None
        start = opener.end()
    return start, asked


def _actor(text: str) -> str | None:
    """Return the one who can act that a text in front of a predicate begins with, or is."""
    text = _NUMBER.sub("", text.rsplit(" ", 1)[-1])
    by = _INNER_BY.search(text)
    if by is not None:
        text = text[by.end() :]
    for pattern in (_CUT, _WHEN):
        cut = pattern.search(text, 2)
        if cut is not None and _can_act(text[: cut.start()]):
            return text[: cut.start()]
    beside = _BESIDE.search(text)
    if beside is not None:
        text = text[: beside.start()]
    if _can_act(text):
        return text
    predicate = _PREDICATE.search(text, 2)
    return (
        text[: predicate.start()] if predicate is not None and _can_act(text[: predicate.start()]) else None
    )


def _leading(clause: str, start: int) -> tuple[str, int] | None:
    """An addressee at the head of a clause without a modal: 请广大居民自觉…, 各部门各司其职."""
    cut = _CUT.search(clause, start + 2, start + _LONGEST)
    if cut is not None and _can_act(clause[start : cut.start()]):
        return clause[start : cut.start()], cut.start()
    end = start
    stop = _BREAK.search(clause, start + 1)
    limit = min(start + _LONGEST, stop.start() if stop is not None else len(clause))
    for first, last, _ in addressees().find(clause[start:limit]):
        if end > start and first + start > end + 3:
            break
        if end == start and first > 12:
            break
        end = last + start
    # The last hit may be the first part of a longer name: 各县区.
    while start < end < limit and clause[end] in "区市县乡镇们":
        end += 1
    if clause.find("(", start, end) >= 0 and clause[end : end + 1] == ")":
        end += 1
    name = clause[start:end]
    if end == start or clause[end : end + 1] in ("的", "") or not _can_act(name):
        return None
    return name, end


def _can_act(name: str) -> bool:
    """Whether a phrase is a noun phrase for somebody or something that can act."""
    bare = name[: name.rfind("(")] if name.endswith(")") and "(" in name else name
    bare = bare.removesuffix("等")
    if not next((acts for end, acts in addressee_ends().get(bare[-1:], ()) if bare.endswith(end)), False):
        return False
    if name.startswith(no_addressee("start")) and not (
        name.startswith(no_addressee("unless")) or _RELATED.match(name)
    ):
        return False
    return (
        ("的" in name or not _governed(name))
        and name.count("\u201c") == name.count("\u201d")
        and not (_MOVING.match(name) and not _PERSONS.search(name))
    )


def _those(name: str) -> str | None:
    """Return persons named by what they do (未戴口罩的), if a phrase is not what a preposition governs."""
    return None if name.startswith(no_addressee("start")) else name


def _governed(name: str) -> bool:
    """Whether a phrase is a verb with its object, not a noun: 规范市场, beside 组织部门."""
    return name.startswith(no_addressee("verb")) or any(
        name.startswith(verb) and not _NOUN_ON.match(name, len(verb)) for verb in no_addressee("verb_or_noun")
    )
