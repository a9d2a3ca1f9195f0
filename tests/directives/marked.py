"""Example passages in a small notation, and how the matcher is held against them.

``{name}`` is an official, ``{{name}}`` a person without a post, ``<name>`` a division; a clause that begins with ``+`` is a demand that
obliges, with ``!`` one that forbids, with ``~`` one that urges. All other clauses are none.
"""

from __future__ import annotations

import re
from functools import cache

from epi_spacy.directives.decisions import Decision
from epi_spacy.directives.lexicon import shipped
from epi_spacy.directives.matcher import Matcher
from epi_spacy.directives.mentions import Mention
from epi_spacy.normalization import normalize
from epi_spacy.text.clauses import clauses

from ..conftest import WIDE

FORCES = {"+": "oblige", "!": "forbid", "~": "urge"}
LABELS = {"official": "OFFICIAL", "person": "PERSON", "place": "DIVISION"}
_TOKEN = re.compile(
    r"\{\{(?P<person>[^{}]+)\}\}|\{(?P<official>[^{}]+)\}|<(?P<place>[^<>]+)>|(?P<mark>[+!~])"
)


@cache
def matcher() -> Matcher:
    """Return the matcher over the shipped lexicon."""
    return Matcher(shipped())


def unmark(marked: str) -> tuple[str, list[Mention], dict[int, str]]:
    """Return the plain text, the names in it, and the expected force by the offset where a clause begins."""
    text, mentions, forces, last = "", [], {}, 0
    for found in _TOKEN.finditer(marked):
        text += marked[last : found.start()]
        last = found.end()
        if found["mark"]:
            forces[len(text)] = FORCES[found["mark"]]
            continue
        kind = found.lastgroup or ""
        label, name = LABELS[kind], found[kind]
        mentions.append(Mention(len(text), len(text) + len(name), label, name))
        text += name
    return text + marked[last:], mentions, forces


def decide(text: str, mentions: list[Mention], title: str = "") -> list[Decision]:
    """Return the decisions of the matcher on a text whose offsets are those of its normalized form."""
    normalized = normalize(text)
    assert len(normalized.text) == len(text)
    return matcher().explain(normalized.text, clauses(text), mentions, title)


def check(
    marked: str, speaker: str | None = None, *, full_width: bool = False, title: str = ""
) -> list[Decision]:
    """Hold the matcher against a marked passage.

    marked: the passage. speaker: whose demands they are, if all are one speaker's.
    full_width: with full-width punctuation. title: the article's title.
    RETURNS: the decisions.
    """
    text, mentions, forces = unmark(marked)
    if full_width:
        text = text.translate(WIDE)
    decisions = decide(text, mentions, title)
    found = {}
    for decision in decisions:
        if decision.verdict.directive:
            found[text[decision.start : decision.end]] = decision.verdict.force
    expected = {}
    for decision in decisions:
        force = next((f for at, f in forces.items() if decision.start - 2 <= at <= decision.start), None)
        if force is not None:
            expected[text[decision.start : decision.end]] = force
    assert len(expected) == len(forces), "a mark that stands at no clause"
    assert found == expected, [(text[d.start : d.end], d.verdict.rule) for d in decisions]
    if speaker is not None:
        speakers = {d.speaker.name for d in decisions if d.verdict.directive and d.speaker}
        assert speakers == ({speaker} if forces else set())
    return decisions


def who_demands(marked: str, title: str, full_width: bool) -> list[str]:
    """Return the speaker of each directive of a text with its names marked, "" for nobody."""
    text, mentions, _ = unmark(marked)
    decisions = decide(text.translate(WIDE) if full_width else text, mentions, title)
    return [d.speaker.name if d.speaker else "" for d in decisions if d.verdict.directive]
