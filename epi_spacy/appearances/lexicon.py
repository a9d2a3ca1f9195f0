"""The words of the room: what tells an appearance, what a site is called, and patterns by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..datafiles import rows
from ..matching import Lexicon

ROOM = "appearances"
ACTIVITIES = (
    *("inspection", "visit", "meeting", "briefing", "call", "reception", "handover", "ceremony"),
    *("mourning", "drill", "service", "other"),
)


class Verb(NamedTuple):
    """A verb that tells an appearance.

    form: the verb.
    kind: "act", "look", "motion", "with", "chair", "attend", "speak", "receive" or "take" (receives where a
        gift is told of); "none" for a word that only looks like one (检查站).
    activity: the class of what is done.
    """

    form: str
    kind: str
    activity: str


class Hit(NamedTuple):
    """A verb in a text: character offsets, half-open."""

    start: int
    end: int
    verb: Verb


class Words:
    """The lexicon of the room, compiled.

    verbs: users' additional verbs, which win over the shipped ones of the same form.
    """

    def __init__(self, verbs: Iterable[Verb] = ()) -> None:
        shipped = [Verb(r["form"], r["kind"], r["activity"]) for r in rows(ROOM, "verbs.tsv")]
        table = {verb.form: verb for verb in (*shipped, *verbs)}
        self._verbs: Lexicon[Verb] = Lexicon(table.items())
        self.patterns = {r["name"]: re.compile(r["pattern"]) for r in rows(ROOM, "pattern.tsv")}
        self._sites = _by_last(r["form"] for r in rows(ROOM, "venues.tsv"))
        self._generic = frozenset(r["form"] for r in rows(ROOM, "generic.tsv"))
        self._longest = max(map(len, self._generic))

    def hits(self, text: str, start: int, end: int) -> list[Hit]:
        """Find the verbs in a stretch of a text, in order and disjoint."""
        found = [Hit(start + at, start + to, verb) for at, to, verb in self._verbs.find(text[start:end])]
        taken = {at for hit in found for at in range(hit.start, hit.end)}
        found += [
            Hit(match.start(), match.end(), Verb(match.group(), "motion", "inspection"))
            for match in self.patterns["go"].finditer(text, start, end)
            if match.start() not in taken
        ]
        talks = [
            Hit(match.start(), match.end(), Verb("接受采访", "attend", "briefing"))
            for match in self.patterns["interview"].finditer(text, start, end)
        ]
        if talks:
            taken = {at for hit in talks for at in range(hit.start, hit.end)}
            found = [hit for hit in found if taken.isdisjoint(range(hit.start, hit.end))] + talks
        return sorted(hit for hit in found if hit.verb.kind != "none")

    def site(self, words: str) -> int:
        """Return how many characters the generic of a site at the end of some words has; 0 for none."""
        for form in self._sites.get(words[-1:], ()):
            if words.endswith(form):
                return len(form)
        return 0

    def site_end(self, words: str) -> int:
        """Return where the name of a site ends that some words begin with, told by the verb behind it."""
        for match in self.patterns["behind_site"].finditer(words):
            if match.start() and self.site(self.patterns["tail"].sub("", words[: match.start()])):
                return match.start()
        return len(words)

    def named(self, words: str) -> bool:
        """Whether words before a generic name a site, instead of only describing it."""
        return not self._is_generic(words) and not self.patterns["counted"].match(words)

    def _is_generic(self, words: str) -> bool:
        """Whether some words are generic ones and nothing else, however they are divided."""
        ends = {0}
        for start in range(len(words)):
            if start in ends:
                stop = min(len(words), start + self._longest)
                ends.update(end for end in range(start + 1, stop + 1) if words[start:end] in self._generic)
        return len(words) in ends

    def occasion(self, text: str) -> str:
        """Return what a text says is going on (drill, ceremony, mourning, handover), or ""."""
        match = self.patterns["occasion"].search(text)
        return (match.lastgroup or "") if match else ""

    def has(self, name: str, text: str) -> bool:
        """Whether a named pattern occurs in a text."""
        return self.patterns[name].search(text) is not None


def _by_last(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Forms by their last character, the longest first."""
    table: dict[str, list[str]] = {}
    for form in forms:
        table.setdefault(form[-1], []).append(form)
    return {last: tuple(sorted(group, key=len, reverse=True)) for last, group in table.items()}


@cache
def shipped() -> Words:
    """Return the lexicon of the shipped data, built at the first call."""
    return Words()
