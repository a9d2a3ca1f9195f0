"""The component ``epi_directive_matcher``."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..extensions import register
from ..normalization import NormalizedText, normalize
from ..text.batches import uncollected
from ..text.clauses import clauses
from ..text.ruler import Pattern, Ruler
from ..text.spans import Mark, write
from ..text.view import raw_text, view
from . import formulas
from .asides import COMMITMENT, PERMISSION, Aside, asides
from .lexicon import Lexicon, shipped
from .matcher import Decision, Matcher, Part
from .measures import ClauseContext, Measure, MeasureClassifier
from .mentions import DIVISION, Mention
from .own import FIELDS, OF_MEASURES, check, sorted_out
from .records import Setting, alone, asked, beside, directives, trail
from .slot_places import Place

ZONES = ("abstract", "body")
_COPY = 0.4  # of the text above that makes a copy of the whole body


class _Read(NamedTuple):
    """What has been read of a Doc: its directives and what stands beside them, before they have measures.

    contexts: what the measures are read from, of the directives first. setting: what others know of the text.
    """

    text: NormalizedText
    raw: str
    title: str
    chosen: list[tuple[Decision, ClauseContext]]
    apart: list[Aside]
    contexts: list[ClauseContext]
    setting: Setting

    def rows(self, measures: Sequence[Measure]) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of each group. measures: one of each context."""
        count = len(self.chosen)
        aside = beside(self.text, self.raw, self.apart, measures[count:])
        return {
            "directives": directives(self.text, self.raw, self.chosen, measures[:count], self.setting),
            "permissions": aside[PERMISSION],
            "commitments": aside[COMMITMENT],
        }


class DirectiveMatcher(Ruler):
    """Find the clauses that demand something, with speaker, force, measure and slots.

    Reads ``doc._.mentions``, ``doc._.divisions`` and ``doc._.article`` where they are; writes
    ``doc.spans["directives"]`` (label: the measure) and ``doc._.directives``; the same for "permissions" and
    "commitments", which are none; and ``doc._.formulas``.

    Users' patterns, which win over the shipped words: {"label": MEASURE, "pattern": TERM} adds a term to a
    measure, or a measure of its own ("submeasure", "codes" if wished); "cue" a word that makes a demand
    ("force", "strength"); "verb" a reporting verb ("mode"); "speaker" the last word of a speaker's name
    ("type"); "document" a word that a document calls itself; "formula" a formula ("expansion", "name").

    name: the component's name in the pipeline.
    scorer: as for every ruler.
    """

    fields: Mapping[str, Collection[str]] = FIELDS
    other_fields: Collection[str] | None = OF_MEASURES
    made = ("matcher", "measures", "formulas")
    example = '{"label": "testing", "pattern": "抗原自测"}'

    def __init__(self, name: str, scorer: Callable[..., dict[str, Any]] | None = None) -> None:
        super().__init__(name, scorer)
        self.matcher = Matcher(shipped())
        self.measures = MeasureClassifier()
        self.formulas: formulas.Formulas | None = None

    def check(self, pattern: Pattern, where: str) -> None:
        """Check what belongs to the label of a pattern. RAISES: EpiError E401 to E405."""
        check(self.name, where, pattern)

    def use_patterns(self) -> None:
        """Rebuild the lexicon, the measures and the formulas with the users' patterns."""
        own = sorted_out(self.patterns)
        self.matcher = Matcher(
            Lexicon(own.cues, own.verbs, own.speakers, own.documents) if own.words else shipped()
        )
        self.measures = MeasureClassifier(own.measures)
        self.formulas = formulas.Formulas(own.formulas) if own.formulas else None

    def __call__(self, doc: Doc) -> Doc:
        """Write the directives of a Doc; without any, the empty list."""
        self._annotate([doc])
        return doc

    def together(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """Annotate Docs, each step for all of them; one by one where one of them fails."""
        try:
            with uncollected():
                self._annotate(docs)
        except Exception:
            yield from super().together(docs)
        else:
            yield from docs

    def _annotate(self, docs: Sequence[Doc]) -> None:
        """Write the directives of some Docs.

        Each step is taken for all of them before the next one, since what it reads by stays at hand so.
        """
        read = [self._read(doc) for doc in docs]
        measures = self.measures.assign_each([(found.contexts, found.title) for found in read])
        rows = [found.rows(given) for found, given in zip(read, measures, strict=True)]
        named = [self._formulas(found.text) for found in read]
        for doc, groups, policies in zip(docs, rows, named, strict=True):
            written = doc._
            for group, found in groups.items():
                write(doc, group, [Mark(row["start"], row["end"], row["label"]) for row in found])
                written.set(group, found)
            written.formulas = policies

    def _read(self, doc: Doc) -> _Read:
        """Decide on the clauses of a Doc, and say what their measures are to be read from."""
        text, title = view(doc), title_of(doc)
        decisions = self._decide(doc, text, title)
        chosen = list(asked(text, decisions))
        apart = list(asides(self.matcher.lexicon, text.text, decisions))
        contexts = [*(context for _, context in chosen), *alone(text, apart)]
        setting = _setting(doc, text) if chosen else Setting()
        return _Read(text, raw_text(doc), title, chosen, apart, contexts, setting)

    def explain(self, doc: Doc) -> list[dict[str, Any]]:
        """Say for every clause of a Doc's abstract and body what was decided, and by which rule.

        doc: a Doc that has passed through the pipeline.
        RETURNS: dicts with start and end (characters of the raw text), norm, directive, rule, force,
            strength, speaker, speaker_type, item and frame (number of the speech, 0 for none), in order.
        """
        text = view(doc)
        return trail(text, self._decide(doc, text, title_of(doc)))

    def asked(self, doc: Doc) -> list[tuple[int, int, ClauseContext]]:
        """Say what the measures of a Doc's directives are read from, for whoever learns or checks them.

        doc: a Doc that has passed through the pipeline.
        RETURNS: start and end (characters of the raw text) and the context of each directive, in order.
        """
        text = view(doc)
        return [
            (*text.to_raw(decision.start, decision.end), context)
            for decision, context in asked(text, self._decide(doc, text, title_of(doc)))
        ]

    def _decide(self, doc: Doc, text: NormalizedText, title: str) -> list[Decision]:
        register()
        raw = raw_text(doc)
        known = doc._
        article = known.article
        if article is None:
            grid = clauses(raw)
        else:
            grid = []
            for zone in article["zones"]:
                if zone["kind"] in ZONES:
                    grid += clauses(raw, zone["start"], zone["end"])
        mentions = [
            Mention(*text.to_normalized(row["start"], row["end"]), row["label"], row.get("name") or "")
            for row in known.mentions or ()
            if row["label"] != "POST"
        ]
        for row in known.divisions or ():
            mentions.append(Mention(*text.to_normalized(row["start"], row["end"]), DIVISION, ""))
        mentions.sort(key=attrgetter("start"))
        return self.matcher.explain(
            text.text,
            # Nothing to map where nothing has moved.
            [text.to_normalized(*clause) for clause in grid] if text.edits else grid,
            mentions,
            title=title,
            readings=[(*text.to_normalized(start, end), words) for start, end, words in text.readings],
            parts=_parts(text, article),
            published=(article or {}).get("published") or "",
        )

    def _formulas(self, text: NormalizedText) -> list[dict[str, Any]]:
        rows = formulas.find(text.text, self.formulas)
        for row in rows:
            row["start"], row["end"] = text.to_raw(row["start"], row["end"])
        return rows


def title_of(doc: Doc) -> str:
    """Return the title of a Doc's article as the rules read it, normalized, or "" for none."""
    return normalize((doc._.article or {}).get("title") or "").text


def _setting(doc: Doc, text: NormalizedText) -> Setting:
    """Return what the components before know of a text: its divisions, and when its articles are of."""
    article = doc._.article or {}
    day = article.get("published") or ""
    dates = [(0, day)]
    for section in article.get("sections") or ():
        dates.append((text.to_normalized(section["start"], section["end"])[0], section["published"] or day))
    places = [
        Place(*text.to_normalized(row["start"], row["end"]), row.get("code") or "")
        for row in doc._.divisions or ()
    ]
    return Setting(sorted(places), sorted(dates))


def _parts(text: NormalizedText, article: dict[str, Any] | None) -> list[Part]:
    """Return what no speech runs over the edges of: articles, annexes, and copies of the body."""
    sections = (article or {}).get("sections") or ()
    repeated = sorted((start, end) for start, end in (article or {}).get("repeated") or ())
    # A few paragraphs that stand twice are no article of their own.
    copies = [start for start, end in repeated if end - start >= _COPY * start]
    if len(sections) <= 1 and not copies:
        return []
    found: list[Part] = []
    day = (article or {}).get("published") or ""
    for section in sections:
        start, title = section["start"], normalize(section["title"]).text
        cuts = copies[bisect_right(copies, start) : bisect_left(copies, section["end"])]
        for number, (begin, end) in enumerate(pairwise([start, *cuts, section["end"]])):
            annex = section["kind"] == "annex" or bool(number and found[-1].annex)
            found.append(Part(*text.to_normalized(begin, end), title, annex, section["published"] or day))
    return found
