"""The jurisdiction of an article: the division whose affairs it reports.

Weighed evidence, no single rule: which places the source, the title and the text name and how often, and of
which level the leaders and bodies are that act without a place name before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from ..matching import Lexicon
from .catalogue import compiled, kind_of, lines
from .lookup import Lookup
from .mentions import Mention

_DISTRICT = "\u533a"
_REGION = "region"  # an autonomous region, which its own papers call a district for short
_KINDS = {"\u65b0\u533a": _DISTRICT, "\u6797\u533a": _DISTRICT}
_FEW = 3  # places that speak for the division above them
_MOST = 12.0  # no generic weighs more by one word
_QUIET = frozenset(("navigation", "teaser", "related", "comments", "footer", "copyright"))

_SIGNATURE = 120  # characters at the end of a text in which the organ that issues it signs
_HEAD = 60  # characters that pass for the head of a text whose title nobody has found

Zone = tuple[int, int, str]


def decide(
    text: str,
    mentions: Sequence[Mention],
    book: Lookup,
    title_at: tuple[int, int] | None = None,
    source: str = "",
    zones: Sequence[Zone] = (),
) -> tuple[str, str]:
    """Return the code of the division whose affairs an article reports, and of the one that it leans to.

    text: the normalized text.
    mentions: its certain mentions in order, resolved as far as they are without a jurisdiction.
    book: the gazetteer at the article's date.
    title_at: where the title stands, if known.
    source: the article's source, normalized; empty if not known.
    zones: (start, end, kind) of the article's zones in the normalized text, sorted.
    RETURNS: two codes. The first is empty for an article of no one division, such as a ministry's notice; the
        second, that most of its places belong to, helps to read its names even then, and is empty only where
        they are scattered.
    """
    places, anchors = _places(text, mentions, book, title_at, source, zones)
    if not places:
        return "", ""
    levels = _levels(text, mentions, places, title_at or (0, 0))
    local = sum(levels.values())
    if _national(text, places, local):
        return "", ""
    best = _best(places, levels, book)
    if local < 2.0 and not any(best in book.path(anchor) or anchor in book.path(best) for anchor in anchors):
        return "", best  # nobody of the place acts, and neither title nor source names it
    return best, best


def _places(
    text: str,
    mentions: Sequence[Mention],
    book: Lookup,
    title_at: tuple[int, int] | None,
    source: str,
    zones: Sequence[Zone],
) -> tuple[dict[str, float], set[str]]:
    """Weight of each code by its own mentions, and the codes that the head of the article names."""
    weights: defaultdict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    anchors: set[str] = set()
    head = title_at or (0, 0)
    quiet = [(a, b) for a, b, kind in zones if kind in _QUIET]
    starts = [a for a, _ in quiet]
    first = True
    for mention, behind in zip(mentions, [*mentions[1:], None], strict=False):
        if not mention.code:
            continue
        code, start = mention.code, mention.start
        if behind is not None and behind.start == mention.end and code in book.path(behind.code)[:-1]:
            weights[code] += 0.3  # it only tells where the next one lies
            continue
        if _of_dateline(text, mention):
            weights[code] += 0.5
            continue
        if head[0] <= start < head[1]:
            weights[code] += 4.0
            anchors.add(code)
            first = False
            continue
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < quiet[at][1]:
            weights[code] += 0.15
            continue
        if _of_source(text, mention, source):
            # A province's paper reports of all its cities and counties.
            weight = 1.5 if mention.level == "province" else 4.0
            weights[code] += weight if counts["source"] < 2 else 0.2
            counts["source"] += 1
            anchors.add(code)
            continue
        if start > len(text) - _SIGNATURE and compiled("signature").match(text, mention.end):
            weights[code] += 2.0
            anchors.add(code)
        if first:
            weights[code] += 1.5
            first = False
        if title_at is None and start < _HEAD:
            anchors.add(code)
        counts[code] += 1
        weights[code] += 1.0 if counts[code] < 8 else 0.3
    return dict(weights), anchors


def _of_dateline(text: str, mention: Mention) -> bool:
    """Whether a mention only tells where a national paper's report was written."""
    before = text[max(0, mention.start - 8) : mention.start]
    return bool(compiled("dateline_paper").search(before)) and bool(
        compiled("dateline_day").match(text, mention.end)
    )


def _of_source(text: str, mention: Mention, source: str) -> bool:
    """Whether a mention names the paper or office that speaks."""
    start = mention.start
    if (
        source
        and text[start : mention.end] in source
        and source in text[max(0, start - 12) : mention.end + 20]
    ):
        return True
    before = text[max(0, start - 10) : start]
    return bool(re.search(compiled("source").pattern + "$", before)) or bool(
        re.match(
            "(?:\u65e5\u62a5|\u665a\u62a5|\u65b0\u95fb)?\u7f51?\u8baf", text[mention.end : mention.end + 5]
        )
    )


def _levels(
    text: str, mentions: Sequence[Mention], places: dict[str, float], head: tuple[int, int]
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
        elif entry[2] >= 1 and code in places:
            places[code] += 4.0 if head[0] <= start < head[1] else 1.0
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


def _national(text: str, places: dict[str, float], local: float) -> bool:
    """Whether an article is of no one division: it names many, or the nation's bodies speak."""
    provinces: defaultdict[str, float] = defaultdict(float)
    for code, weight in places.items():
        provinces[code[:2]] += weight
    total = sum(provinces.values())
    share = max(provinces.values()) / total
    nation = len(compiled("nation").findall(text))
    head = text[:400]
    nation += 4 * len(compiled("nation_lead").findall(head))
    if total < 1.0:
        return True
    if share < (0.6 if compiled("nation_paper").search(head) else 0.45):
        return True
    return nation > local + total * share or (total < 2.5 and local < 1.0)


def _best(places: dict[str, float], levels: dict[str, float], book: Lookup) -> str:
    """The code for which places and levels speak together."""
    support: defaultdict[str, float] = defaultdict(float, places)
    below: defaultdict[tuple[str, float], list[float]] = defaultdict(list)
    for code, weight in places.items():
        for step, above in enumerate(reversed(book.path(code)[:-1]), 1):
            below[above, 0.55 if step == 1 else 0.25].append(weight)
    for (above, part), weights in below.items():
        # The places named most: a long list of neighbours says little of what lies above them.
        support[above] += part * sum(sorted(weights, reverse=True)[:_FEW])
    total = sum(levels.values())
    best, most = "", 0.0
    for code, weight in support.items():
        row = book.get(code)
        if row is None:
            continue
        kind = kind_of(row)
        kind = _REGION if kind == _DISTRICT and row.level == "province" else _KINDS.get(kind, kind)
        share = (levels.get(kind, 0.0) / total) if total else 0.0
        strength = min(1.0, total / 4.0)
        score = weight * ((1 - strength) * 0.5 + strength * (0.12 + share) + 0.1)
        if row.level == "province":
            score *= 0.8
        if score > most:
            best, most = code, score
    return best
