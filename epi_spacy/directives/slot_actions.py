"""What is to be done: the head verb of a clause, and what it governs.

Strings are normalized text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .slot_lexicon import Word

# An adverb that also serves as a verb gives way to the verb behind it: 严格落实.
_SOFT = frozenset(
    {
        "严格",
        "坚持",
        "组织",
        "确保",
        "做到",
        "实现",
        "力争",
        "争取",
        "督促",
        "指导",
        "引导",
        "推动",
        "禁止",
        "严禁",
        "抓紧",
        "加快",
        "努力",
        "深入",
    }
)
# Nouns as well as verbs: a verb where nothing but adverbs stands before.
_NOUNS = frozenset({"建设", "生产", "发展", "消费", "工作", "管理", "服务", "检查", "贸易"})
_ADVERBIAL = (
    "要",
    "大力",
    "加快",
    "积极",
    "全面",
    "着力",
    "继续",
    "必须",
    "应",
    "应当",
    "须",
    "严格",
    "统一",
    "认真",
)
# What shows that a verb governs nothing here: a relative clause, a time, a certificate.
_NO_VERB = re.compile("的|下$|后(?!续|勤)|[前时](?=,|$|[\\d一二三])|阴性|证明|结果(?!运用)")
# An object that only says how often or how long.
_TIMES = re.compile(
    "(?:不少于|至少|不得少于)?(?:\\d{1,3}|[一二两三四五六七八九十]{1,2})(?:次|遍|轮|天|日|小时|个月|米)(?:以上)?"
)
_PARTICLES = "好了起过着"
_EDGES = '",\u3001:() '
# What a verb has reached, no object: 传达到位.
_RESULTS = ("到位", "到底", "落地", "见效", "落实", "到人", "完毕")
# What puts the object before the verb, and the verbs that carry such a clause.
_FRONTED = re.compile('[\u201c"要]?[^对把将向,]{0,4}[对把将](?!照|标|近)')
# A clause that is nothing but a ground or a scope: 按照…要求, 在…前提下.
_GROUND = re.compile(
    "要?(?:(?:按照?|根据|依据|依照|遵照|针对|围绕|结合)[^,;。]{1,60}(?:要求|原则|部署|精神|规定|方案|指南|方针|思路|实际|需要|特点|不足|问题)$"
    "|在[^,;。]{1,60}(?:前提下|基础上|同时|情况下)$)"
)
# The end of persons named by what they do: 对拒不配合的要….
_THOSE = re.compile("的(?=要|一律|依法|将|由|必须|予以|坚决|立即|及时|严|从)")
_LIGHT = frozenset(
    {
        "进行",
        "开展",
        "实行",
        "实施",
        "采取",
        "做好",
        "加强",
        "落实",
        "作为",
        "当作",
        "纳入",
        "放在",
        "摆在",
        "做到",
    }
)


def head(
    clause: str, start: int, hits: list[tuple[int, int, Word]], beside: Sequence[tuple[int, int]]
) -> tuple[str | None, str | None]:
    """Return the head verb of a clause and its object.

    clause: the clause. start: where it is looked for. hits: the words in it.
    beside: the characters of deadlines, conditions and grounds, which hold none.
    """
    verbs = [
        (first, last)
        for first, last, word in hits
        if word.slot == "action"
        and first >= start
        and not _NO_VERB.match(clause, last)
        and not (beside and any(a <= first and last <= b for a, b in beside))
        and not _is_noun(clause, start, first, last)
    ]
    if not verbs or _GROUND.match(clause, start):
        return None, None
    fronted = _FRONTED.match(clause, start)
    if fronted is not None and verbs[0][0] >= fronted.end():
        return _fronted(clause, fronted.end() - 1, verbs)
    at = 0
    while at + 1 < len(verbs) and clause[slice(*verbs[at])] in _SOFT and verbs[at + 1][0] <= verbs[at][1] + 2:
        at += 1
    first, last = verbs[at]
    # Two verbs share an object: 制定和落实方案.
    joined = at + 1 < len(verbs) and clause[last : verbs[at + 1][0]] in ("和", "并", "\u3001", "及")
    rest = clause[verbs[at + 1][1] if joined else last :]
    return clause[first:last], None if rest.startswith(("\u3001", ",")) else _trim(rest)


def _is_noun(clause: str, start: int, first: int, last: int) -> bool:
    """Whether a word that may be a noun is one here."""
    if clause[first:last] not in _NOUNS:
        return False
    return first > start and not clause[start:first].endswith(_ADVERBIAL)


def _fronted(clause: str, start: int, verbs: list[tuple[int, int]]) -> tuple[str | None, str | None]:
    """The verb behind an object that 把, 将 or 对 put first, and that object."""
    # The object may hold verbs itself: the light verb counts, else the last one.
    those = _THOSE.search(clause, start)
    if those is not None:
        verbs = [verb for verb in verbs if verb[0] >= those.end()]
        if not verbs:
            return None, None
    light = [verb for verb in verbs if clause[slice(*verb)] in _LIGHT and verb[0] > start + 2]
    first, last = light[0] if light else verbs[-1]
    if clause[start] != "对":
        return clause[first:last], _trim(clause[start + 1 : first])
    return clause[first:last], _trim(clause[last:]) or _trim(clause[start + 1 : first])


def _trim(text: str) -> str | None:
    """An object without the particles of its verb and without punctuation at its edges."""
    if text in _RESULTS or _TIMES.fullmatch(text):
        return None
    text = text.lstrip(_PARTICLES).strip(_EDGES)
    if text.count("\u201c") != text.count("\u201d"):
        text = text.strip("\u201c\u201d")
    return text or None
