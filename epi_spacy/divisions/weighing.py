"""How much each place that an article names says of the article's jurisdiction."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from .catalogue import compiled
from .letters import province_letters
from .lookup import Lookup
from .mentions import Mention

Zone = tuple[int, int, str]

_QUIET = frozenset(("navigation", "teaser", "related", "comments", "footer", "copyright"))
_SIGNATURE = 120  # characters at the end of a text in which the organ that issues it signs
_HEAD = 60  # characters that pass for the head of a text whose title nobody has found
_GAP = 4  # characters before the organ that signs, beside the place above it
_TITLE, _SOURCE, _SITE, _MOVES = 4.0, 4.0, 3.0, 3.0
_ORIGIN, _SUPERIOR, _VISITED, _LITTLE = 0.1, 0.3, 1.5, 0.15


def weigh(
    text: str,
    mentions: Sequence[Mention],
    book: Lookup,
    title_at: tuple[int, int] | None,
    source: str,
    zones: Sequence[Zone],
) -> Scale:
    """Weigh the places of an article by its own mentions.

    text: the normalized text.
    mentions: its certain mentions in order, resolved as far as they are without a jurisdiction.
    book: the gazetteer at the article's date.
    title_at, source, zones: as for the jurisdiction."""
    scale = Scale(text, book, title_at, source, zones)
    coded = [mention for mention in mentions if mention.code]
    origins = _origins(text, coded)
    for number, mention in enumerate(coded):
        behind = coded[number + 1] if number + 1 < len(coded) else None
        scale.add(mention, behind, mention.start in origins)
    scale.settle()
    return scale


class Scale:
    """The weights of an article's places.

    weights: of each code.
    anchors: codes that the head or the signature names, or that people are said to come or return to.
    leads: codes that are named far more than all others, or with their leaders.
    returned_to: codes that people are said to come or return to.
    """

    def __init__(
        self,
        text: str,
        book: Lookup,
        title_at: tuple[int, int] | None,
        source: str,
        zones: Sequence[Zone],
    ) -> None:
        self._text, self._book, self._source = text, book, source
        self._head = title_at or (0, 0)
        self._titled = title_at is not None
        self._quiet = [(a, b) for a, b, kind in zones if kind in _QUIET]
        self._starts = [a for a, _ in self._quiet]
        self._counts: Counter[str] = Counter()
        self._sources: dict[str, int] = {}
        self._first = True
        self.weights: defaultdict[str, float] = defaultdict(float)
        self.anchors: set[str] = set()
        self.leads: set[str] = set()
        self.returned_to: set[str] = set()

    def add(self, mention: Mention, behind: Mention | None, origin: bool) -> None:
        """Lay a mention on the scale.

        behind: the next mention.
        origin: whether it only tells where people come from.
        """
        text, code, start = self._text, mention.code, mention.start
        if behind is not None and behind.start == mention.end and code in self._book.path(behind.code)[:-1]:
            self.weights[code] += _ORIGIN if origin else 0.3  # it only tells where the next one lies
        elif origin:
            self.weights[code] += _ORIGIN
        elif _of_dateline(text, mention):
            self.weights[code] += 0.5
        elif self._head[0] <= start < self._head[1]:
            self._of_title(mention)
        elif self._in_quiet(start):
            self._of_site(mention)
        elif _of_source(text, mention, self._source):
            self._sources[code] = self._sources.get(code, 0) + 1
        elif compiled("superior").search(text, max(0, start - 4), start):
            self.weights[code] += _SUPERIOR
        else:
            self._of_body(mention)

    def _of_title(self, mention: Mention) -> None:
        """A place in the title; less if somebody only goes there."""
        visited = compiled("visited").search(self._text, max(0, mention.start - 3), mention.start)
        self.weights[mention.code] += _VISITED if visited else _TITLE
        self.anchors.add(mention.code)
        self._first = False

    def _in_quiet(self, start: int) -> bool:
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._quiet[at][1]

    def _of_site(self, mention: Mention) -> None:
        """A place in a menu or a footer: little, unless it is the site's own."""
        text, code = self._text, mention.code
        before, end = text[max(0, mention.start - 12) : mention.start], mention.end
        own = compiled("site_before").search(before) or compiled("site_behind").match(text, end)
        if own and not self._counts["site"]:
            self._counts["site"] += 1
            self.weights[code] += _SITE
            self.anchors.add(code)
        else:
            self.weights[code] += _LITTLE

    def _of_body(self, mention: Mention) -> None:
        """A place in the text: more if it is the first, and if it signs."""
        text, code, start = self._text, mention.code, mention.start
        line = text.rfind("\n", 0, start) + 1
        signs = start > len(text) - _SIGNATURE and start - line < _GAP + len(mention.name)
        if signs and compiled("signature").match(text, mention.end):
            self.weights[code] += _TITLE
            self.anchors.add(code)
        if self._first:
            self.weights[code] += 1.5
            self._first = False
        if not self._titled and start < _HEAD:
            self.anchors.add(code)
        self._counts[code] += 1
        self.weights[code] += 1.0 if self._counts[code] < 8 else 0.3

    def settle(self) -> None:
        """Lay on the scale what depends on the rest: the papers, the letters, and what is named most."""
        for number, (code, times) in enumerate(self._sources.items()):
            row = self._book.get(code)
            # A province's paper reports of all its cities, a city's of the county that its head names.
            far = row is not None and row.level == "province"
            below = any(code in self._book.path(anchor)[:-1] for anchor in self.anchors)
            weight = 1.5 if far or below else _SOURCE
            self.weights[code] += (weight if number < 2 else 0.0) + 0.2 * (times - 1)
        self.anchors.update(self._sources)
        self.returned_to = self._moved_to()
        for code in self.returned_to:
            self.weights[code] += _MOVES
            self.anchors.add(code)
        total = sum(self.weights.values())
        self.leads.update(
            code for code, weight in self.weights.items() if self._counts[code] >= 3 and weight > 0.7 * total
        )

    def _moved_to(self) -> set[str]:
        """Codes of which the text says by one character that people come or return there."""
        letters = {m[m.lastindex or 0] for m in compiled("comes_returns").finditer(self._text)}
        if not letters:
            return set()
        common = province_letters()
        codes = {common[letter] for letter in letters if letter in common}
        for code in list(self.weights):
            for above in self._book.path(code)[1:3]:
                row = self._book.get(above)
                name = row.short_names[0] if row is not None and row.short_names else ""
                if letters.intersection(name):
                    codes.add(above)
        return codes


def _origins(text: str, mentions: Sequence[Mention]) -> set[int]:
    """Starts of the mentions that tell where people come from, or are not to go: lists of risk regions."""
    found: set[int] = set()
    run: list[int] = []
    opened = False
    for number, mention in enumerate(mentions):
        if not run:
            opened = bool(compiled("origin_before").search(text, max(0, mention.start - 6), mention.start))
        run.append(mention.start)
        behind = mentions[number + 1] if number + 1 < len(mentions) else None
        if behind is not None and compiled("list_gap").fullmatch(text, mention.end, behind.start):
            continue
        if opened or compiled("origin_behind").match(text, mention.end):
            found.update(run)
        run = []
    return found


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
