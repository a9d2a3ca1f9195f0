"""The persons that a measure is about. Strings are normalized text, offsets characters of the clause."""

from __future__ import annotations

import re

from .slot_patterns import movers
from .slot_phrases import BARE, Hits, joined, widened

# Who is called in or sent is not whom the measure is about.
_STAFFING = re.compile(
    "(?:抽调|选派|组织|安排|配[备齐足]|增派|派出|充实|增配|落实|组建|统筹|调配|明确|储备)[^,、]{0,6}$"
)
# What is done to, or ruled about, the persons who must act: 返岗人员必须隔离14天, 无关人员不得进入.
_ABOUT = re.compile(
    "隔离|封闭管理|核酸|检测|接种|监测|足不出户|居家|劝返|进入|入内|进[校场入]|入[校园场市境]|出入|外出|上岗|返[乡校岗程]|离[开校市县]"
)
_PERSONS = re.compile(
    "(?:人员|者|旅客|乘客|学生|[住读考新校]生|儿童|孕妇|师生|[群民]众|人士|人群|群体|[居村市农边]民|乡亲|[职民员]工|工人|老年人|老人|患者|密接|的)$"
)
# Who works on the measure.
_STAFF = re.compile("(?:医务|医护|值守|值班|采样|安保|管理|流调|执勤)人员$|^(?:全体|各|广大)?居民$|公职人员$")


# Everybody, whose needs a clause is about, not they: 回应群众疑问.
_PUBLIC = frozenset({"群众", "广大群众", "人民群众", "公众", "居民", "市民", "村民"})
_NEEDS = re.compile(
    "的?(?:生命|身体|健康|安全|疑问|疑虑|关切|诉求|利益|权益|需[求要]|期盼|意见|信心|正常|基本|日常|生产)"
)
# Persons named by what they did, where a measure follows that is taken, or nothing.
_THOSE = re.compile(
    "(对于?)?([^,]{2,40}?的)"
    "(?=$|一律|要(?!求)|必须|须|不得|依法|依规|依纪|从严|从重|严肃|坚决|立即|及时|就地|予以|给予|追究|移送|责令|通报)"
)
# What is said of persons only.
_DONE = re.compile(
    "^未经|解除隔离的$|[返回来][一-龥]{0,2}的$|接触史的$|旅居史的$|行动不便的$|接种的$|症状的$"
)
_FOR = re.compile("(?:对于?|针对|凡是?)(.{2,50})")


def only_persons(text: str, held: str | None) -> str | None:
    """Return the persons that a clause before the demand is, if it is nothing else: 对来返人员, 已解除隔离的.

    text: the clause. held: the condition that it holds.
    """
    phrase = _FOR.fullmatch(text)
    if phrase is not None and _PERSONS.search(phrase.group(1)):
        return phrase.group(1)
    return _those(text, held) if text.endswith("的") else None


def _those(text: str, held: str | None) -> str | None:
    """Persons named by what they did; a condition (造成后果的), or a thing, is none but with 对."""
    match = _THOSE.match(text)
    if match is None or match.group(1) is not None:
        return match and match.group(2)
    if held is not None and held in match.group():
        return None
    return match.group(2) if _DONE.search(match.group(2)) else None


def population(
    clause: str, start: int, actor: str | None, hits: Hits, moving: bool, held: str | None
) -> str | None:
    """Return the persons concerned by a directive, with the attributes that tell which.

    clause: the clause. start: where its predicate begins. actor: who must act. hits: the words in it.
    moving: whether persons may be named by their movement. held: the condition.
    """
    if (
        actor is not None
        and _PERSONS.search(actor)
        and not _STAFF.search(actor)
        and _ABOUT.search(clause, start)
    ):
        return actor
    moved = movers(clause, start) if moving else None
    for first, last, word in hits:
        if word.slot != "population" or first < start:
            continue
        if moved is not None and clause.find(moved) < first:
            return moved
        begin, end = widened(clause, start, joined(clause, (first, last), hits), hits)
        if begin == first and clause[first:last] in BARE:
            continue
        if clause[first:last] in _PUBLIC and _NEEDS.match(clause, last):
            continue
        if clause[first:last] in BARE and _STAFFING.search(clause[start:begin]):
            continue
        return clause[begin:end]
    return moved or _those(clause, held)
