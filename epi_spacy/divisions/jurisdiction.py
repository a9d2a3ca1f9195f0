"""The jurisdiction of an article: the division whose affairs it reports.

Weighed evidence, no single rule: which places the source, the title and the text name and how often, and of
which level the leaders and bodies are that act without a place name before them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..matching import Lexicon
from .catalogue import compiled, lines
from .lookup import Lookup
from .mentions import Mention
from .weighing import Scale, Zone, weigh

_DISTRICT = "\u533a"
_REGION = "region"  # an autonomous region, which its own papers call a district for short
_CITY = "\u5e02"
_KINDS = {"\u65b0\u533a": _DISTRICT, "\u6797\u533a": _DISTRICT}
_COUNTIES = ("\u53bf", _DISTRICT, "\u65d7")
_PREFECTURES = (_CITY, "\u5dde", "\u76df", "\u5730\u533a")
_TOWNSHIPS = ("\u9547", "\u4e61", "\u8857\u9053")
_SHORT = 1500  # characters of a short text
_REFERRED = 2  # times that a local text may refer to the nation's bodies
_OPENING = 200  # characters in which a ministry acts, if the article is about its act
_SAYS_NOTHING = 0.2  # the weight of a place that is named only as somebody's origin
_NEARLY_ALL = 0.8  # of the weight of all places
_CLEAR = 4.0  # weight of leaders that tells their level in a text of any length
_FEW = 3  # places that speak for the division above them
_MOST = 12.0  # no generic weighs more by one word
_LENT = {1: 0.55, 2: 0.25}  # what a place lends to the divisions above it, by steps
_LENT_SUBJECT = 0.3  # what the title's own subject lends


@dataclass(frozen=True, slots=True)
class Decision:
    """Whose affairs an article reports.

    code: the division; empty for an article of no one division, such as a ministry's notice.
    leaning: the division that most of its places belong to; it helps to read its names even then, and is
        empty only where they are scattered.
    ledger: kinds of evidence for the leaning, with what they add up to.
    levels: the generics of the leaders that act, and what they weigh.
    named: whether the article names any place for certain.
    papers: codes of the places that the source and the bylines name.
    anchors: codes that the head or the signature names, or that people are said to come or return to.
    """

    code: str = ""
    leaning: str = ""
    ledger: Mapping[str, float] = field(default_factory=dict)
    levels: Mapping[str, float] = field(default_factory=dict)
    named: bool = False
    papers: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()

    def evidence(self) -> list[list[Any]]:
        """Return kinds of evidence and of leaders with what they add up to, the heaviest first."""
        rows = [[kind, round(weight, 2)] for kind, weight in self.ledger.items()]
        rows += [
            ["level:" + kind, round(weight, 2)] for kind, weight in self.levels.items() if kind != _REGION
        ]
        return sorted(rows, key=_weight, reverse=True)


def _weight(row: list[Any]) -> float:
    return float(row[1])


def decide(
    text: str,
    mentions: Sequence[Mention],
    book: Lookup,
    title_at: tuple[int, int] | None = None,
    source: str = "",
    zones: Sequence[Zone] = (),
    hosts: Sequence[str] = (),
) -> Decision:
    """Weigh whose affairs an article reports.

    text: the normalized text.
    mentions: its certain mentions in order, resolved as far as they are without a jurisdiction.
    book: the gazetteer at the article's date.
    title_at: where the title stands, if known.
    source: the article's source, normalized; empty if not known.
    zones: (start, end, kind) of the article's zones in the normalized text, sorted.
    hosts: codes that the host of the page's address may name.
    RETURNS: the decision with its evidence.
    """
    scale = weigh(text, mentions, book, title_at, source, zones)
    _of_hosts(scale, hosts, book)
    if not scale.weights or max(scale.weights.values()) < _SAYS_NOTHING:
        return Decision()
    levels = _levels(text, mentions, scale, title_at or (0, 0))
    code, leaning = _decide(text, scale, levels, book)
    account = scale.ledger(leaning) if leaning else {}
    return Decision(code, leaning, account, levels, True, tuple(scale.sources), frozenset(scale.anchors))


def _of_hosts(scale: Scale, hosts: Sequence[str], book: Lookup) -> None:
    """Lay on the scale what the page's address names: one of the article's places, or the only reading."""
    if not hosts:
        return
    near = {code for named in scale.weights for code in (*book.path(named), named)}
    known = [code for code in hosts if code in near] or (list(hosts) if len(hosts) == 1 else [])
    for code in known[:1]:
        scale.lay(code, "host")
        scale.anchors.add(code)


def _decide(text: str, scale: Scale, levels: dict[str, float], book: Lookup) -> tuple[str, str]:
    """Code of the jurisdiction, and of the division that the article leans to."""
    local = sum(levels.values())
    if len(scale.returned_to) != 1 and _national(text, scale.weights, local):
        return "", ""
    best = _lowered(_raised(_best(scale, levels, book), scale, levels, book), scale, levels, book)
    if best != scale.issuer and _unnamed(best, levels, book, text):
        return "", best
    if local >= 2.0 or any(best in book.path(a) or a in book.path(best) for a in scale.anchors):
        return best, best
    leaders = levels.get(_kind(best, book), 0.0)
    leads = leaders >= 1.0 or any(best in book.path(a) for a in scale.leads)
    referred = _REFERRED if leaders > 1.0 and _alone(best, scale.weights) else 0
    if leads and _short_and_local(text, referred):
        return best, best
    opens = any(best in book.path(a) for a in scale.opening)
    if opens and _alone(best, scale.weights) and _short_and_local(text, 0):
        return best, best
    return "", best  # nobody of the place acts, and neither title nor source names it


def _levels(
    text: str,
    mentions: Sequence[Mention],
    scale: Scale,
    head: tuple[int, int],
) -> dict[str, float]:
    """Weight of each generic by the leaders that act and by words such as our city, the whole county.

    A post behind a place's name tells of that place alone, and is added to its weight.
    """
    named = {mention.end: mention.code for mention in mentions if mention.code}
    counts: Counter[tuple[str, str, float]] = Counter()
    for start, _, entry in acts().find(text):
        code = named.get(start) or named.get(start + len(entry[1]))
        if not code:
            counts[entry] += 1
        elif entry[2] >= 1 and code in scale.weights:
            titled = head[0] <= start < head[1]
            scale.lay(code, "leader_title" if titled else "leader")
            scale.leads.add(code)
            if titled:
                scale.title_leads.add(code)
    levels: defaultdict[str, float] = defaultdict(float)
    for (_, kind, weight), count in counts.items():
        if kind:
            levels[kind] += min(count * weight, _MOST)
    if levels:
        # What is the whole district to a city is the whole region to an autonomous region.
        levels[_REGION] += (0.6 if levels[_REGION] else 0.3) * levels[_DISTRICT]
    return {kind: weight for kind, weight in levels.items() if weight}


@cache
def acts() -> Lexicon[tuple[str, str, float]]:
    """Words that tell of which level an article's leaders and bodies are."""
    rows = [line.split("\t") for line in lines("ruler_acts.tsv")]
    return Lexicon((word, (word, kind, float(weight))) for word, kind, weight in rows)


def _national(text: str, places: Mapping[str, float], local: float) -> bool:
    """Whether an article is of no one division: it names many, or the nation's bodies speak."""
    provinces: defaultdict[str, float] = defaultdict(float)
    for code, weight in places.items():
        provinces[code[:2]] += weight
    total = sum(provinces.values())
    share = max(provinces.values()) / total
    nation = len(compiled("nation").findall(text))
    head = text[:400]
    nation += 4 * (
        len(compiled("nation_lead").findall(head)) + len(compiled("ministry_acts").findall(text[:_OPENING]))
    )
    if total < 1.0:
        # Few places and strong leaders: the most local article that there is.
        return local < 2.0 or nation > local / 2 or bool(compiled("nation_paper").search(head))
    if share < (0.6 if compiled("nation_paper").search(head) else 0.45):
        return True
    return nation > local + total * share or (total < 2.5 and local < 1.0)


def _lowered(best: str, scale: Scale, levels: Mapping[str, float], book: Lookup) -> str:
    """The only place below to which people return, or whose leaders act and whose source or title it is."""
    if len(scale.returned_to) == 1 and scale.anchors <= scale.returned_to:
        # Nothing but one character says whose rules for those who return these are.
        (goal,) = scale.returned_to
        return goal if best in book.path(goal) else best
    if levels.get(_kind(best, book)):
        return best
    below = [code for code in scale.leads & scale.anchors if best in book.path(code)[:-1]]
    return below[0] if len(below) == 1 else best


def _alone(best: str, places: Mapping[str, float]) -> bool:
    """Whether hardly any place is named that lies in another province."""
    here = sum(weight for code, weight in places.items() if code[:2] == best[:2])
    return here > _NEARLY_ALL * sum(places.values())


def _short_and_local(text: str, referred: int) -> bool:
    """Whether a text is a short one in which nobody of the nation speaks, though it may be referred to."""
    if len(text) > _SHORT or compiled("nation_paper").search(text[:400]):
        return False
    return len(compiled("nation").findall(text)) <= referred and not compiled("nation_lead").search(text)


def _raised(best: str, scale: Scale, levels: dict[str, float], book: Lookup) -> str:
    """The division above, where its leaders act and nobody of the place itself: they only went there."""
    row = book.get(best)
    if row is None or row.level not in ("township", "county"):
        return best
    above = [code for code in book.path(best)[:-1] if code in scale.title_leads]
    if above and best in scale.visited:
        return above[-1]
    if row.level == "township":
        own = any(kind in levels for kind in _TOWNSHIPS) or _kind(best, book) in levels
        if own or best in scale.subjects:
            return best
        return row.parent if levels.get(_kind(row.parent, book)) else best
    if best in scale.anchors or best in scale.leads or _kind(best, book) not in _COUNTIES:
        return best
    own_levels = sum(levels.get(kind, 0.0) for kind in _COUNTIES)
    return row.parent if levels.get(_kind(row.parent, book), 0.0) >= 1.0 and not own_levels else best


def _kind(code: str, book: Lookup) -> str:
    """The everyday generic of a division."""
    sort = book.sort(code)
    kind = sort[1] if sort is not None else ""
    return _KINDS.get(kind, kind)


def _unnamed(best: str, levels: dict[str, float], book: Lookup, text: str) -> bool:
    """Whether the leaders are those of a county of which only the prefecture or province is named."""
    row = book.get(best)
    if row is None or row.level not in ("province", "prefecture"):
        return False
    kind = _kind(best, book)
    own = levels.get(kind, 0.0)
    if kind == _DISTRICT:
        own += levels.get(_REGION, 0.0) + levels.get(_DISTRICT, 0.0)
    below = sum((levels.get(kind, 0.0) for kind in (*_COUNTIES, *_TOWNSHIPS)), 0.0)
    if row.level == "province" and kind != "\u5e02":
        below += sum(levels.get(kind, 0.0) for kind in _PREFECTURES)
    if kind == _DISTRICT:
        below -= levels.get(_DISTRICT, 0.0)
    return below > 2 * own and (below >= _CLEAR or (below >= 1.0 and len(text) <= _SHORT))


def _best(scale: Scale, levels: dict[str, float], book: Lookup) -> str:
    """The code for which places and levels speak together."""
    support: defaultdict[str, float] = defaultdict(float, scale.weights)
    below: defaultdict[tuple[str, float], list[float]] = defaultdict(list)
    for code, weight in scale.weights.items():
        path = book.path(code)
        for step, above in enumerate(reversed(path[:-1]), 1):
            part = _LENT_SUBJECT if code in scale.subjects and len(path) > 3 else _LENT.get(step, 0.25)
            below[above, part].append(weight)
    for (above, part), weights in below.items():
        # The places named most: a long list of neighbours says little of what lies above them.
        support[above] += part * sum(sorted(weights, reverse=True)[:_FEW])
    total = sum(levels.values())
    strength = min(1.0, total / 4.0)
    best, most = "", 0.0
    for code, weight in support.items():
        sort = book.sort(code)
        if sort is None:
            continue
        level, kind = sort
        if kind in _KINDS:
            kind = _KINDS[kind]
        if kind == _DISTRICT and level == "province":
            kind = _REGION
        share = (levels.get(kind, 0.0) / total) if total else 0.0
        score = weight * ((1 - strength) * 0.5 + strength * (0.12 + share) + 0.1)
        if level == "province":
            score *= 0.8
        if score > most:
            best, most = code, score
    return best
