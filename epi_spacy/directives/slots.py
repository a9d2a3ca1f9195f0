"""Who is to do what to whom, where, until when: the slots of a directive clause.

Every slot is read off the text; what the text gives no ground for stays None. Strings are normalized text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..matching.needles import needles
from ..matching.signs import Signs
from .slot_actions import head
from .slot_lexicon import Word, addressee_ends, addressees, words
from .slot_patterns import SHAPES, authority, condition, exception, frequency, movers, quantity
from .slot_places import Place, place, told
from .slot_times import DEADLINE, deadline, resolved


class Slots(NamedTuple):
    """The slots of one directive clause: strings of the normalized clause, or None.

    addressee: who must act (各级各部门); addressee_inherited: an earlier clause of the speech named it.
    action: the head verb (加大); object: what the verb governs (排查力度).
    population: the persons concerned (中高风险地区来返人员).
    place: the place named in the clause, or the kind of place (商场); place_code: its code, where it is one
        division.
    deadline: until or from when (8月20日前, 即日起); deadline_date: the ISO day or interval that it means.
    frequency: how often (每周一次, 三天两检).
    quantity: numbers with unit (48小时, 不超过50%), several joined by \u3001.
    condition: under which it holds (如需外出); exception: whom or what it lets off (除…外, 非必要, 未经批准).
    authority: on whose word (省委要求).
    penalty: the sanction announced (追究法律责任).
    direction: tighten, loosen or maintain.
    """

    addressee: str | None = None
    addressee_inherited: bool = False
    action: str | None = None
    object: str | None = None
    population: str | None = None
    place: str | None = None
    place_code: str | None = None
    deadline: str | None = None
    deadline_date: str | None = None
    frequency: str | None = None
    quantity: str | None = None
    condition: str | None = None
    exception: str | None = None
    authority: str | None = None
    penalty: str | None = None
    direction: str | None = None


_LONGEST = 40
# What demands, behind the one who must act: 各部门要…, X负责. Not 重要, 要求, 应急, 须知.
_MODAL = re.compile(
    "(?<![重主需必只就将首纪摘紧不概简险])(?:[都也还更仍]?要(?![求素点害闻么塞道紧领])|务必|必须|一定|一律|应当"
    "|[都均]?(?<![供响反适相对效呼感顺])[应须](?![急对邀用聘有变答知]|收尽|检尽|接尽)|均?需|不得|不准|不能|不要|不许|严禁|禁止|负责|牵头|原则上|请)"
)
# What may stand before the addressee: item numbers, connectives, the verb of asking.
_OPENER = re.compile(
    "(?:但|(?:通知|会议|公告|意见|方案)(?=要求|强调|明确|指出)|[一二三四五六七八九十]{1,3}[是要、,]|\\d{1,2}[、.]|\\([一二三四五六七八九十\\d]{1,3}\\)|同时|并且?|而且|特别是|尤其是"
    "|特别|尤其|其中|此外|另外|他们?|她|强调|要求|明确|指出|叮嘱|嘱咐|希望|号召|呼吁|恳请|提醒|责成|由|凡是?|敬?请|[,、:“])"
)
_ASKING = re.compile("要求|叮嘱|嘱咐|希望|号召|呼吁|恳请|提醒|责成|由|敬?请|督促|建议|鼓励")
# A clause that opens so names a topic or means, not the one who must act.
_NO_ADDRESSEE = (
    "对",
    "把",
    "将",
    "在",
    "从",
    "为",
    "以",
    "按",
    "根据",
    "通过",
    "因",
    "与",
    "向",
    "如",
    "若",
    "一旦",
    "除",
    "就",
    "做好",
    "加强",
    "落实",
    "强化",
    "管好",
    "抓好",
    "开展",
)
# What an addressee does not reach over.
_BREAK = re.compile("[为对向把将给被让在\u201c]")
_FALSE_ENDS = ("布局", "大局", "全局", "格局", "结局", "或者", "当局", "时局", "战局", "开局", "邮局")
# 入住宾馆须… names where one goes, not who must act.
_MOVING = ("入住", "进入", "前往", "到", "去", "离开", "出入", "乘坐", "来", "返", "回", "经过", "途经")
_PERSONS = ("人员", "者", "居民", "旅客", "乘客", "学生", "师生", "群众", "车辆", "人士", "顾客")
_WHOLE = re.compile("各位?|全[市县区镇省州旗社校街]|广大|所有|有关|相关|地方|每个")
# Measures that may be tightened, loosened or kept up, and words that show that a clause is about them.
_CONTROLS = frozenset(
    {"", "testing", "tracing", "isolation", "vaccination", "border", "community", "venues", "disinfection"}
    | {"protection", "coldchain"}
)
_CONTROL = re.compile("防控|防疫|管控|隔离|检测|排查|封控|封闭|卡点|卡口|聚集|限流|风险区|健康码|交通管制")
_REOPENING = re.compile(
    "复工|复产|复学|复课|复市|复商|返岗|解封|恢复[^,]{0,10}(?:生产|营业|秩序|堂食|交通|运行|运营|通行|运输|教学|出行|服务)"
)
# What lets nothing go: 暂不复工, 推迟开放.
_NOT_YET = re.compile("(?:暂不|不得|不准|不能|不予|推迟|延迟|暂缓|严禁|禁止|未|不)[^,、]{0,6}$")
# A topic before a clause, whose persons are those of the clause.
_TOPIC = re.compile("要?(?:对|针对|特别是|尤其是|凡|所有|一旦|如|若|发现|遇|有|出现|为|来|返|入|非|未)")
_BASIS = re.compile("(?:按照?|根据|依据|依照|遵照)$")
_TIMED = ("起", "前", "止", "期间", "内", "后")
# Going on, but with more: 继续加大.
_MORE = re.compile("加大|强化|从严|扩大|加密|升级|收紧")


@cache
def _signs() -> Signs:
    """Tell which of the slots that are read by their shape may stand in a text, and whether it may demand."""
    shapes = {**SHAPES, "deadline": DEADLINE, "modal": _MODAL}
    return Signs({name: needles(pattern.pattern) for name, pattern in shapes.items()})


@cache
def _named(bits: int) -> frozenset[str]:
    """Return the names of the expressions that some bits stand for."""
    return frozenset(name for name, bit in _signs().bits.items() if bits & bit)


_NOTHING: frozenset[str] = frozenset()


def _shapes(text: str) -> frozenset[str]:
    """Return the slots that may stand in a text; only they are read, for reading them costs much more."""
    return _named(_signs().of(text)) if text else _NOTHING


def fill(
    clause: str,
    *,
    before: str = "",
    inherited: str | None = None,
    places: Sequence[Place] = (),
    published: str = "",
    measure: str = "",
) -> Slots:
    """Read the slots of a directive clause.

    clause: the normalized clause.
    before: the clauses that are no directives just before it in the same sentence (its topic, condition,
        authority, persons); their slots count where the clause itself is silent.
    inherited: the last addressee named in the same speech (the ``addressee`` of the Slots before), used where
        the clause names none.
    places: the divisions named in the clause, in order.
    published: the article's date, ISO form as far as known, or "".
    measure: what the clause is about, or "".
    RETURNS: the slots.
    """
    own, prior = _shapes(clause), _shapes(before)
    modal = _MODAL.search(clause) if "modal" in own else None
    addressee, start = _addressee(clause, modal)
    if addressee is None and before:
        addressee = _whole_addressee(before.rsplit(",", 1)[-1])
    if addressee is None and places and modal is not None:
        # A division told what to do: 湖北省要….
        addressee = told(clause, modal.start(), places)
    hits = words().find(clause)
    due, spans = deadline(clause) if "deadline" in own else (None, [])
    if due is None and "deadline" in prior:
        due = _due_before(before)
    often, rhythm = frequency(clause) if "frequency" in own else (None, [])
    population = _first(clause, hits, "population", start)
    if population is None and "movers" in own:
        population = movers(clause, start)
    if population is None and before:
        population = _population(before)
    source = authority(clause) if "authority" in own else None
    let_off = exception(clause) if "exception" in own else None
    held = condition(clause) if "condition" in own else None
    if held is not None and let_off is not None and held in let_off:
        held = None
    beside = spans + _spans(clause, held, let_off, source if _grounded(clause, source) else None)
    action, governed = head(clause, max(start, modal.end() if modal else 0), hits, beside)
    taken = [text for text in (addressee, population, source, let_off) if text]
    site, code = place(clause, places, taken, _span(hits, "place", start))
    return Slots(
        addressee=addressee if addressee is not None else inherited,
        addressee_inherited=addressee is None and inherited is not None,
        action=action,
        object=governed,
        population=population,
        place=site,
        place_code=code,
        deadline=due,
        deadline_date=resolved(due, published),
        frequency=often,
        quantity=quantity(clause, spans + rhythm) if "quantity" in own else None,
        condition=held or (condition(before) if "condition" in prior else None),
        exception=let_off or (exception(before) if "exception" in prior else None),
        authority=source or (authority(before) if "authority" in prior else None),
        penalty=_first(clause, hits, "penalty", 0),
        direction=_direction(clause, hits, measure),
    )


def _due_before(before: str) -> str | None:
    """The deadline that the topic before a clause sets for it."""
    due = deadline(before)[0]
    return due if due is not None and due.endswith(_TIMED) else None


def _spans(clause: str, *texts: str | None) -> list[tuple[int, int]]:
    """The characters of some words of a clause, where they are one piece of it."""
    return [(at, at + len(text)) for text in texts if text and (at := clause.find(text)) >= 0]


def _grounded(clause: str, source: str | None) -> bool:
    """Whether an authority is the ground of what is demanded (按照…), not its object (落实…)."""
    return source is not None and _BASIS.search(clause[: clause.find(source)]) is not None


def _addressee(clause: str, modal: re.Match[str] | None) -> tuple[str | None, int]:
    """The addressee that the clause names, and where the rest of the clause begins."""
    start = 0
    asked = False
    for _ in range(4):
        opener = _OPENER.match(clause, start)
        if opener is None:
            break
        asked = asked or _ASKING.fullmatch(opener.group()) is not None
        start = opener.end()
    end = modal.start() if modal else -1
    if start < end <= start + _LONGEST:
        name = clause[start:end].rstrip(",都均也还更仍则就").rsplit(" ", 1)[-1]
        if _is_addressee(name):
            return name, end
    if asked or _WHOLE.match(clause, start):
        found = _leading(clause, start)
        if found is not None:
            return found
    return None, 0


def _leading(clause: str, start: int) -> tuple[str, int] | None:
    """An addressee at the head of a clause without a modal: 请广大居民自觉…, 各部门各司其职."""
    end = start
    stop = _BREAK.search(clause, start + 1)
    limit = min(start + _LONGEST, stop.start() if stop is not None else len(clause))
    for first, last, _ in addressees().find(clause[start:limit]):
        if end > start and first + start > end + 3:
            break
        if end == start and first > 12:
            break
        end = last + start
    if clause.find("(", start, end) >= 0 and clause[end : end + 1] == ")":
        end += 1
    name = clause[start:end]
    if end == start or clause[end : end + 1] in ("的", "") or not _is_addressee(name):
        return None
    return name, end


def _is_addressee(name: str) -> bool:
    bare = name[: name.rfind("(")] if name.endswith(")") and "(" in name else name
    ends = addressee_ends().get(bare[-1:], ())
    return (
        len(name) > 1
        and not name.startswith(_NO_ADDRESSEE)
        and bare.endswith(ends)
        and not bare.endswith(_FALSE_ENDS)
        and name.count("\u201c") == name.count("\u201d")
        and not (name.startswith(_MOVING) and not name.endswith(_PERSONS))
    )


def _whole_addressee(text: str) -> str | None:
    """A clause that is nothing but an addressee: 各镇、各部门."""
    return text if len(text) <= 25 and _WHOLE.match(text) and _is_addressee(text) else None


def _first(clause: str, hits: list[tuple[int, int, Word]], slot: str, start: int) -> str | None:
    """The first word of a slot behind ``start``."""
    span = _span(hits, slot, start)
    return clause[slice(*span)] if span is not None else None


def _span(hits: list[tuple[int, int, Word]], slot: str, start: int) -> tuple[int, int] | None:
    """The characters of the first word of a slot behind ``start``."""
    for first, last, word in hits:
        if word.slot == slot and first >= start:
            return first, last
    return None


def _population(before: str) -> str | None:
    """The persons of the topic before a clause."""
    topic = before.rsplit(",", 1)[-1]
    if not topic or not _TOPIC.match(topic):
        return None
    return movers(topic, 0) or _first(topic, words().find(topic), "population", 0)


def _direction(clause: str, hits: list[tuple[int, int, Word]], measure: str) -> str | None:
    """Loosen if anything is let go, maintain if it goes on as it is, else tighten if it says so.

    Only measures of control have a direction; reopening is a loosening whatever it is counted to.
    """
    kinds = {word.direction for _, _, word in hits if word.direction}
    if not kinds:
        return None
    if "loosen" in kinds and any(
        w.direction == "loosen" and _NOT_YET.search(clause[:at]) for at, _, w in hits
    ):
        return "tighten"
    control = measure in _CONTROLS or _CONTROL.search(clause) is not None
    if "loosen" in kinds and (control or _REOPENING.search(clause)):
        return "loosen"
    if not control:
        return None
    more = "tighten" in kinds or "more" in kinds
    if "maintain" in kinds and not (more and _MORE.search(clause)):
        return "maintain"
    return "tighten" if more else None
