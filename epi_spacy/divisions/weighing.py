"""How much each place that an article names says of the article's jurisdiction.

What each kind of evidence weighs stands in ``data/jurisdiction_weights.tsv``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from .catalogue import compiled, lines, patterns
from .letters import first_of, province_letters
from .lookup import Lookup
from .mentions import Mention

Zone = tuple[int, int, str]

_ZONE, _COUNTY = "zone", 6  # a level, and the digits of a county's code
_QUIET = frozenset(("navigation", "teaser", "related", "comments", "footer", "copyright"))
_SIGNATURE = 120  # characters at the end of a text in which the organ that issues it signs
_HEAD = 60  # characters that pass for the head of a text whose title nobody has found
_OPENING = 300  # characters in which an organ of the place acts, if any does
_GAP = 4  # characters before the organ that signs, beside the place above it
_LIST_GAP = 8  # characters between two places of a list, at most
_HATS = 20  # characters of a post
_BANK = 4  # characters of a name of the nation's in front of it, beyond that gap
_OFTEN = 8  # mentions from which on another one says little
_PAPER_ENDS = frozenset("\u793e\u62a5\u7f51\u8bb0\u8005")
_MARKS = frozenset(":| \u3000\n")
_STATIONED = "\u9a7b"
_FROM = frozenset(
    "\u4ece\u81ea\u7531\u6709\u5bf9\u90bb\u7684\u58e4\u4e8e\u53bb\u5f80\u8fc7\u7ecf\u5f00\u5185\u5916\u7701"
)  # what the words end with that lead up to an origin
_BY = frozenset("\u636e\u7167\u7ecf\u6309")  # and those up to a superior


@cache
def weights() -> dict[str, float]:
    """Return what each kind of evidence weighs."""
    rows = [line.split("\t") for line in lines("jurisdiction_weights.tsv")]
    return {name: float(weight) for name, weight, _ in rows}


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
    coded = [stand for mention in mentions if (stand := _standing_for(mention, book)).code]
    origins = _origins(text, coded)
    for number, mention in enumerate(coded):
        behind = coded[number + 1] if number + 1 < len(coded) else None
        scale.add(mention, behind, mention.start in origins)
    scale.settle()
    return scale


def _standing_for(mention: Mention, book: Lookup) -> Mention:
    """A zone without a code as the division that it is named after, or in which the gazetteer has it."""
    if mention.code or mention.level != _ZONE:
        return mention
    after = [row.code for row in book.candidates(mention.name) if len(row.code) == _COUNTY]
    codes = set(after[:1]) or book.around(mention.name)
    return replace(mention, code=codes.pop()) if len(codes) == 1 else mention


class Scale:
    """The weights of an article's places.

    weights: of each code.
    anchors: codes that the head or the signature names, or that people are said to come or return to.
    leads: codes that are named far more than all others, or with their leaders.
    opening: codes whose organs act where the text opens.
    subjects: codes that open the title as its subject.
    visited: codes that the title names as somebody's goal.
    title_leads: codes whose leaders the title names.
    sources: codes of the places that the source and the bylines name, and how often.
    returned_to: codes that people are said to come or return to.
    issuer: the code whose organ is told to have issued what the article reports; empty if none is.
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
        self._weights = weights()
        self._laid: list[tuple[str, str, float]] = []
        self._head = title_at or (0, 0)
        self._titled = title_at is not None
        self._quiet = [(a, b) for a, b, kind in zones if kind in _QUIET]
        self._starts = [a for a, _ in self._quiet]
        self._counts: Counter[str] = Counter()
        self.sources: dict[str, int] = {}
        self._first = True
        self._site = False
        self.issuer = ""
        self.weights: defaultdict[str, float] = defaultdict(float)
        self.anchors: set[str] = set()
        self.leads: set[str] = set()
        self.opening: set[str] = set()
        self.subjects: set[str] = set()
        self.visited: set[str] = set()
        self.title_leads: set[str] = set()
        self.returned_to: set[str] = set()

    def lay(self, code: str, kind: str, times: float = 1.0) -> None:
        """Lay one piece of evidence on the scale.

        code: the division that it speaks for.
        kind: a name of the table of weights.
        times: how often it counts.
        """
        weight = self._weights[kind] * times
        self.weights[code] += weight
        self._laid.append((code, kind, weight))

    def ledger(self, code: str) -> dict[str, float]:
        """Return the kinds of evidence for a code, with what they add up to."""
        account: defaultdict[str, float] = defaultdict(float)
        for whose, kind, weight in self._laid:
            if whose == code:
                account[kind] += weight
        return dict(account)

    def add(self, mention: Mention, behind: Mention | None, origin: bool) -> None:
        """Lay a mention on the scale.

        behind: the next mention.
        origin: whether it only tells where people come from.
        """
        text, code, start = self._text, mention.code, mention.start
        before = text[start - 1 : start]
        if behind is not None and behind.start == mention.end and code in self._book.path(behind.code)[:-1]:
            self.lay(code, "origin" if origin else "qualifier")
        elif behind is not None and self._two_hats(mention, behind):
            self.lay(code, "qualifier")
        elif origin:
            self.lay(code, "origin")
        elif before in _PAPER_ENDS and _of_dateline(text, mention):
            self.lay(code, "dateline")
        elif compiled("states").match(text, mention.end):
            self.lay(code, "company")
        elif self._head[0] <= start < self._head[1]:
            self._of_title(mention)
        elif self._quiet and self._in_quiet(start):
            self._of_site(mention)
        elif _of_source(text, mention, self._source):
            self.sources[code] = self.sources.get(code, 0) + 1
        elif before in _BY and compiled("superior").search(text, max(0, start - 4), start):
            self.lay(code, "superior")
        elif mention.level in ("province", "prefecture") and compiled("company").match(text, mention.end):
            self.lay(code, "company")
        else:
            self._of_body(mention)

    def _two_hats(self, mention: Mention, behind: Mention) -> bool:
        """Whether somebody who leads the place behind is also given a post in this one above it."""
        if mention.code not in self._book.path(behind.code)[:-1] or behind.start - mention.end > _HATS:
            return False
        return bool(compiled("two_hats").match(self._text, mention.end, behind.start))

    def _of_title(self, mention: Mention) -> None:
        """A place in the title; less if somebody only goes there."""
        text, code, start = self._text, mention.code, mention.start
        if compiled("visited").search(text, max(0, start - 3), start):
            self.lay(code, "title_goal")
            self.visited.add(code)
        else:
            self.lay(code, "title")
        if start - self._head[0] < _GAP + len(mention.name) and compiled("subject").match(text, mention.end):
            self.lay(code, "subject")
            self.subjects.add(code)
        self.anchors.add(code)
        self._first = False

    def _in_quiet(self, start: int) -> bool:
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._quiet[at][1]

    def _of_site(self, mention: Mention) -> None:
        """A place in a menu or a footer: little, unless it is the site's own."""
        text, code = self._text, mention.code
        before, end = text[max(0, mention.start - 12) : mention.start], mention.end
        if self._source and self._source in text[max(0, mention.start - 12) : end + 20]:
            self.lay(code, "menu")  # the paper that the byline names
            return
        own = compiled("site_before").search(before) or compiled("site_behind").match(text, end)
        if own and not self._site:
            self._site = True
            self.lay(code, "site")
            self.anchors.add(code)
        else:
            self.lay(code, "menu")

    def _of_body(self, mention: Mention) -> None:
        """A place in the text: more if it is the first, and if it signs."""
        text, code, start = self._text, mention.code, mention.start
        if self._signs(mention):
            self.lay(code, "signature")
            self.anchors.add(code)
        if text[start - 1 : start] == _STATIONED and compiled("stationed").match(text, mention.end):
            self.lay(code, "moves")
            self.anchors.add(code)
        if self._first:
            self.lay(code, "first")
            self._first = False
        if not self._titled and start < _HEAD:
            self.anchors.add(code)
        if start < _OPENING and compiled("organ_leads").match(text, mention.end):
            self.opening.add(code)
        if start < _OPENING and not self.issuer and compiled("issues").match(text, mention.end):
            self.issuer = code
            self.lay(code, "issuer")
            self.anchors.add(code)
        self._counts[code] += 1
        self.lay(code, "named" if self._counts[code] < _OFTEN else "named_on")

    def _signs(self, mention: Mention) -> bool:
        """Whether an organ of the place signs the text at its end, or issues it by a number at its head."""
        text, start = self._text, mention.start
        if _HEAD < start <= len(text) - _SIGNATURE:
            return False
        if start > _HEAD and compiled("signed").match(text, mention.end):
            return compiled("signs_after").search(text, max(0, start - _GAP - _BANK), start) is not None
        opens = max(text.rfind(mark, max(0, start - 12), start) for mark in "\n\u3002") + 1
        if opens and start - opens >= _GAP + len(mention.name):
            return False
        if start <= _HEAD:
            return compiled("issued").match(text, mention.end) is not None
        return bool(opens) and compiled("signature").match(text, mention.end) is not None

    def settle(self) -> None:
        """Lay on the scale what depends on the rest: the papers, the letters, and what is named most."""
        for number, (code, times) in enumerate(self.sources.items()):
            row = self._book.get(code)
            # A province's paper reports of all its cities, a city's of the county that its head names.
            far = row is not None and row.level == "province"
            below = any(code in self._book.path(anchor)[:-1] for anchor in self.anchors)
            if number < 2:
                self.lay(code, "source_above" if far or below else "source")
            if times > 1:
                self.lay(code, "source_again", times - 1)
        self.anchors.update(self.sources)
        self.returned_to = self._moved_to()
        for code in self.returned_to:
            self.lay(code, "moves")
            self.anchors.add(code)
        total = sum(self.weights.values())
        self.leads.update(
            code for code, weight in self.weights.items() if self._counts[code] >= 3 and weight > 0.7 * total
        )

    def _moved_to(self) -> set[str]:
        """Codes of which the text says by one character that people come or return there."""
        letters = movers(self._text)
        if not letters:
            return set()
        common = province_letters()
        shared = patterns()["shared_letters"]
        codes = {common[letter] for letter in letters if letter in common and letter not in shared}
        for code in list(self.weights):
            for above in self._book.path(code)[1:3]:
                row = self._book.get(above)
                name = row.short_names[0] if row is not None and row.short_names else ""
                if letters.intersection(name):
                    codes.add(above)
        provinces = {code[:2] for code in self.weights}
        if not codes and len(provinces) == 1:
            first = first_of((provinces.pop() + "0000",), self._book)
            codes = {first[letter] for letter in letters.difference(common) if letter in first}
        return codes


def movers(text: str) -> set[str]:
    """Return the characters of which a text says that people both come and return there.

    text: the normalized text.
    """
    if "\u8fd4" not in text:
        return set()
    return {m[m.lastindex or 0] for m in compiled("comes_returns").finditer(text)}


def _origins(text: str, mentions: Sequence[Mention]) -> set[int]:
    """Starts of the mentions that tell where people come from, or are not to go: lists of risk regions."""
    before, after = compiled("origin_before").search, compiled("origin_behind").match
    gap, leads = compiled("list_gap").fullmatch, compiled("leads").match
    found: set[int] = set()
    run: list[int] = []
    opened = False
    final = len(mentions) - 1
    for number, mention in enumerate(mentions):
        start, end = mention.start, mention.end
        if not run:
            opened = text[start - 1 : start] in _FROM and bool(before(text, max(0, start - 6), start))
        run.append(start)
        if number < final:
            follows = mentions[number + 1].start
            if follows - end <= _LIST_GAP and gap(text, end, follows):
                continue
        if (opened and not leads(text, end)) or after(text, end):
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
    start, end = mention.start, mention.end
    if source and text[start:end] in source and source in text[max(0, start - 12) : end + 20]:
        return True
    if text[start - 1 : start] in _MARKS and compiled("source_before").search(
        text, max(0, start - 10), start
    ):
        return True
    return bool(compiled("source_behind").match(text, end))
