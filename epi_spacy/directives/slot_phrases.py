"""Noun phrases around the words for persons and places: what stands before them that tells which.

Strings are normalized text, offsets characters of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .shape import Span
from .slot_lexicon import Word

Hits = Sequence[tuple[int, int, Word]]

# What a noun phrase begins behind: a preposition or a verb that governs persons or places.
_BEFORE = re.compile(
    "[对为把将给向让使请由帮在到于因]|以(?![来上下内外及])|督促|引导|提醒|教育|动员|鼓励|劝[导阻返]|针对|严格|激励|回应|培养|引进|兑现|追求|脱离|关系|解决|服务|帮扶"
    "|安抚|爱护|关爱|保护|转运|救治|照顾|慰问|联系|依靠|团结|带领|惠及|伤害|包括|防止|避免|减少|出现|造成|导致|接触|涉及|改成|支援|使用|方可|收入"
)
# Nouns that are persons concerned only with what tells which: 过往车辆人员, 残疾人等群体.
BARE = frozenset({"人员", "人群", "群体", "对象", "来人", "人士"})
_PARTICLES = frozenset("好了起过着")
_JOINT = re.compile("[、和及与或]")
# What a list of nouns before a noun looks like, as far as its words are short: 发热、肺炎患者.
_NOUNS = re.compile("(?:[一-龥]{2,4}\u3001)+(?:[一-龥]{2,4}(?:[和及与][一-龥]{2,4})?)?")
_GOVERNING = "对为把将给向让请"
_FRONT = re.compile(f"[{_GOVERNING}](?!口)|供(?![应给暖水电热气])|引导|提醒|动员")
# Joints that are part of the phrase where a collective noun ends it: 杭州、宁波等地返回人员.
_LISTED = re.compile("[^对为把将给让]+[、和及与][^对为把将给让]*等[^、]*$")
# What stands before a noun phrase but tells not which.
_WHICH = (
    "(?:至|就近|附近|逐一|全面|所有|全[体部]|一切|广大|当前|目前|更多|部分|各(?!类)|有关|相关|每一?[名个位家]|一批|这"
    "|[0-9]{1,8}[名个位余家]{1,3})"
)
_LEAD = re.compile(f".*(?:期间|以来|之前|[0-9]日前|[\u201c\u201d \u3000]){_WHICH}{{0,8}}|{_WHICH}{{1,8}}")
_LONGEST, _SHORT = 16, 8
# What holds long attributes together.
_LINKED = re.compile("的$|[等、]")
# How far back its beginning is looked for.
_FAR = 40
# Two nouns of one phrase: 入境人员、密接人员; 孕产妇、血透患者等特殊人群.
_JOINTS = frozenset({"", "\u3001", "和", "及", "以及", "与", "或", "等"})
_COLLECTIVE = re.compile("等(?:各类|重点|特殊)?(?:人员|人群|群体|对象)")


def widened(clause: str, start: int, span: Span, hits: Hits) -> Span:
    """Return a noun with the attributes before it, as far as it is plain where they begin.

    clause: the clause. start: where its predicate begins. span: the noun. hits: the words in the clause.
    RETURNS: the characters of the phrase.
    """
    first, last = span
    start = max(start, first - _FAR)
    begin = _begin(
        clause, start, first, hits, clause[first:last] in BARE and not clause.endswith("\u3001", 0, first)
    )
    if begin is None:
        return span
    lead = _LEAD.match(clause, begin, first)
    begin = lead.end() if lead is not None else begin
    if first - begin > (_LONGEST if _LINKED.search(clause, begin, first) else _SHORT) or (
        first - begin == 1 and clause[begin] not in "新老省市县区乡镇村校"
    ):
        return span
    return begin, last


def _begin(clause: str, start: int, first: int, hits: Hits, bare: bool) -> int | None:
    """Where the attributes of a noun begin; None where no verb or preposition shows it.

    bare: whether it is nothing without them, so that what is listed before it belongs to it.
    """
    verbs = [
        b + (clause[b] in _PARTICLES)
        for a, b, word in hits
        if word.slot == "action"
        and start <= a
        and b <= first
        # 对外出务工、经商人员: a verb behind a preposition is an attribute.
        and not (bare and a > start and clause[a - 1] in _GOVERNING)
    ]
    if first > start and clause[first - 1] == "的":
        # A relative clause, which holds verbs itself: it begins behind what governs it.
        front = _FRONT.search(clause, start, first)
        begin = min([*verbs[:1], *([front.end()] if front is not None else [])], default=-1)
        goal = clause.rfind("到", max(begin, 0), first)
        return goal + 1 if goal >= 0 else begin if begin >= 0 else None
    begin = max(verbs, default=-1)
    listed = bare or _LISTED.search(clause, max(start, begin), first) is not None
    marks = _FRONT.finditer(clause, start, first) if listed else _BEFORE.finditer(clause, start, first)
    begin = max([begin, *(mark.end() for mark in marks)])
    if begin < 0 or (
        not listed and _JOINT.search(clause, begin, first) and not _NOUNS.fullmatch(clause, begin, first)
    ):
        return None
    return begin


def joined(clause: str, span: Span, hits: Hits) -> Span:
    """Return words for persons with those that go on in the same phrase."""
    first, last = span
    for a, b, word in hits:
        if a < last or word.slot != "population":
            continue
        if clause[last:a] not in _JOINTS:
            break
        last = b
    more = _COLLECTIVE.match(clause, last)
    return first, more.end() if more is not None else last
