"""The jurisdiction of articles that name no place for certain: by doubtful names that bear each other out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from .catalogue import MUCH, SOME, STEM, STOP, TOWN, catalogue, compiled, kind_of, patterns
from .finding import Span
from .gazetteer import Gazetteer
from .jurisdiction import acts
from .letters import province_letters
from .lookup import Lookup, lookup
from .mentions import Mention
from .weighing import movers

Named = tuple[int, int, str, str]  # start, end, name, what it needs
_PROBED = 3  # townships whose villages are looked up
_LONG = 3  # characters of a name that hardly is anything else
_COUNTY = 6  # digits of its code
_TOGETHER = 3  # townships that only one county has together
_ENOUGH = 4.0
_RECURS = 3  # mentions of a name of no other meaning that bear it out by themselves
_SELF = re.compile("[\u5168\u6211\u672c]([\u7701\u5e02\u5dde\u53bf\u533a\u65d7])(?![\u59d4\u76f4\u7ea7])")
_PEOPLE, _ORGAN = 2.0, 4.0  # what a name before "people", and before a paper's or an organ's generic is worth
_TOWNSHIPS = ("\u9547", "\u4e61", "\u8857\u9053")
_AREA, _NEW_AREA = "\u533a", "\u65b0\u533a"


def guess(
    text: str, mentions: Sequence[Mention], stops: Sequence[Span], book: Lookup, scattered: bool = False
) -> tuple[str, bool]:
    """Guess the county or prefecture that doubtful names point to.

    text: the normalized text.
    mentions: its proposed mentions, in order.
    stops: where words stand that are no names.
    book: the gazetteer at the article's date.
    scattered: whether the text names places for certain, of many divisions.
    RETURNS: its code, empty if nothing points to one; and whether its own leaders act, no township's.
    """
    leaders = _leaders(text)
    closed = {place for start, end in stops for place in range(start, end)}
    names = [(m.start, m.end, m.name, m.need) for m in mentions if m.need in (SOME, TOWN)]
    names += [
        (start, end, name, need)
        for start, end, (name, need) in catalogue().risky.find(text)
        if need != STOP and start not in closed
    ]
    found = _named(text, names, leaders, book, scattered) or _townships(text, names, book)
    if not found and not scattered:
        found = _with_villages(text, names, leaders, book) or _alone(text, names, leaders, book)
    if found or scattered:
        return found, True
    return _moved_to(text, leaders, book), leaders not in _TOWNSHIPS


def _leaders(text: str) -> str:
    """The generic of the leaders that act, or of 全县, 我市 and the like, if one outweighs the rest."""
    weights: Counter[str] = Counter()
    for _, _, (_, kind, weight) in acts().find(text):
        weights[kind] += int(10 * weight)
    weights.update({kind: 5 * count for kind, count in Counter(_SELF.findall(text)).items()})
    weights.pop("", None)
    most = weights.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > sum(weights.values()) else ""


def _named(text: str, names: Sequence[Named], leaders: str, book: Lookup, scattered: bool) -> str:
    """The county or prefecture of the leaders' kind that is named most, by its people or its organs too.

    A name of no other meaning is borne out also by a verb of motion before it, or by recurring; every name by
    a township below it that the text names in full.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    borne_out: set[str] = set()
    above = {c.parent for _, _, name, need in names if need == TOWN for c in book.candidates(name)}
    times: Counter[str] = Counter()
    for start, end, name, need in names:
        if need not in (SOME, MUCH) or (len(name) == 2 and name[-1] == leaders):
            continue
        fitting = [c for c in book.candidates(name) if kind_of(c).replace(_NEW_AREA, _AREA) == leaders]
        if len(fitting) != 1:
            continue
        code = fitting[0].code
        organ, people = compiled("own_paper").match(text, end), compiled("people_of").match(text, end)
        goal = bool(compiled("toward").search(text[max(0, start - 4) : start]))
        weights[code] += _ORGAN if organ or goal else _PEOPLE if people else 1.0
        if Gazetteer.load().risk(name) == "safe":
            times[code] += 1
            goal = goal or times[code] >= _RECURS
        else:
            goal = False
        if organ or people or goal:
            borne_out.add(code)
        elif code in above and not scattered:
            weights[code] += _ORGAN
            borne_out.add(code)
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return ""
    return ranked[0][0] if ranked[0][0] in borne_out else ""


def _townships(text: str, names: Sequence[Named], book: Lookup) -> str:
    """The only county that has all of several townships or their facilities."""
    counties: defaultdict[str, set[str]] = defaultdict(set)
    for _, end, name, need in names:
        if need == TOWN or (need == STEM and compiled("facility").match(text, end)):
            for candidate in book.candidates(name):
                if candidate.level == "township":
                    counties[candidate.parent].add(candidate.name)
    ranked = sorted(counties.items(), key=lambda item: -len(item[1]))
    if not ranked or len(ranked[0][1]) < _TOGETHER:
        return ""
    if len(ranked) > 1 and len(ranked[1][1]) * 2 > len(ranked[0][1]):
        return ""
    return ranked[0][0]


def _with_villages(text: str, names: Sequence[Named], leaders: str, book: Lookup) -> str:
    """The only county of the leaders' kind that has a township and the village right behind it."""
    found: set[str] = set()
    towns = [(end, name) for _, end, name, need in names if need == TOWN and len(book.candidates(name)) > 1]
    for end, name in towns[:_PROBED]:
        village = compiled("village_next_to").match(text, end)
        if village is None:
            continue
        likely = [c for c in book.candidates(name) if _fits(c.parent, leaders, book)]
        having = {c.parent for c in likely if book.villages(village[0], c.code)}
        if len(having) == 1:
            found |= having
    return found.pop() if len(found) == 1 else ""


def _alone(text: str, names: Sequence[Named], leaders: str, book: Lookup) -> str:
    """What the school or hospital of a township that alone bears its long name tells: it, or its county."""
    found: set[str] = set()
    for _, end, name, need in names:
        rows = book.candidates(name)
        if need != STEM or len(name) < _LONG or len(rows) != 1 or rows[0].level != "township":
            continue
        if compiled("facility").match(text, end) and Gazetteer.load().risk(name) in ("safe", "person"):
            found.add(rows[0].code if kind_of(rows[0]) == leaders else rows[0].parent)
    code = found.pop() if len(found) == 1 else ""
    return code if len(code) > _COUNTY or _fits(code, leaders, book) else ""


def _fits(code: str, leaders: str, book: Lookup) -> bool:
    """Whether a county is of the leaders' kind."""
    sort = book.sort(code)
    return sort is not None and sort[1].replace(_NEW_AREA, _AREA) == leaders


def _moved_to(text: str, leaders: str, book: Lookup) -> str:
    """The only county or prefecture of the leaders' kind to which people come and return, by its letter."""
    letters = movers(text)
    sure = letters - set(province_letters())
    letters.update(text[match.end() - 1] for match in compiled("letter_people_of").finditer(text))
    letters -= set(patterns()["no_letters"])
    alone = len(letters) == 1 and (leaders in _TOWNSHIPS or (not leaders and sure and letters <= sure))
    fitting = {
        code
        for letter in letters
        for code, kind in _by_letter(book).get(letter, ())
        if kind == leaders or (alone and code.endswith("00"))
    }
    return next(iter(fitting)) if len(fitting) == 1 else ""


def _by_letter(book: Lookup) -> dict[str, list[tuple[str, str]]]:
    """Codes and kinds of the prefectures and counties by the first character of their names."""
    return _letters(book.on or "")


@lru_cache(maxsize=16)
def _letters(on: str) -> dict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    book = lookup(on)
    for province in sorted({code[:2] + "0000" for code in province_letters().values()}):
        for row in book.children(province):
            for one in (row, *book.children(row.code)):
                if one.level in ("prefecture", "county"):
                    found[one.name[0]].append((one.code, kind_of(one).replace(_NEW_AREA, _AREA)))
    return dict(found)
