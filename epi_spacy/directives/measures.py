"""Which measure a directive clause is about.

A clause is read by itself, by the weighted lexicon (``measure_votes``) and by what was learned from marked
clauses, and then together with its list, its heading and the title (``measure_model``), because half of the
clauses of a list have no topic of their own. A user's own term wins over all of that. Strings are normalized
text; no Doc is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from mypy_extensions import mypyc_attr

from .measure_lexicon import TRACKERS, codes, user_terms
from .measure_model import (
    BLOCKS,
    Floats,
    Hits,
    Ints,
    MeasureModel,
    Places,
    Sides,
    shipped_model,
    surroundings,
)
from .measure_votes import Evidence, Vote, Votes

MEASURES: tuple[str, ...] = (
    "testing",
    "tracing",
    "isolation",
    "treatment",
    "vaccination",
    "border",
    "community",
    "venues",
    "disinfection",
    "protection",
    "supplies",
    "coldchain",
    "publicity",
    "organisation",
    "accountability",
    "economy",
    "livelihood",
    "awareness",
)


@mypyc_attr(acyclic=True)
class ClauseContext:
    """One directive clause and where it stands. All texts are normalized.

    text: the clause, as the clause grid cuts it.
    sentence: number of its sentence (clauses up to a full stop share it).
    paragraph: number of its paragraph.
    speech: number of the speech or document that it belongs to.
    heading: the text of its item's heading, when the heading is another clause ("" for none).
    before: the clauses that are no directives between the clause before and this one, in the same sentence
        (the topic, condition or persons: 对拒不配合的人员).
    """

    def __init__(
        self,
        text: str,
        sentence: int = 0,
        paragraph: int = 0,
        speech: int = 0,
        heading: str = "",
        before: str = "",
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.paragraph = paragraph
        self.speech = speech
        self.heading = heading
        self.before = before


@mypyc_attr(acyclic=True)
class Measure:
    """What a clause is about, and why.

    measure: one of :data:`MEASURES`, or a user's own label.
    submeasure: the finer id (``screening_people``), or None where the clause does not tell.
    score: how likely the measure is, 0 to 1.
    runner_up: the second likeliest measure, or None where a user's term decided and no other speaks.
    codes: the trackers' codes: oxcgrt, who_phsm, coronanet → lists, empty where the tracker has none.
    rule: id of the rule or lexicon entry that decided.
    """

    def __init__(
        self,
        measure: str,
        submeasure: str | None,
        score: float,
        runner_up: str | None,
        codes: dict[str, list[str]],
        rule: str,
    ) -> None:
        self.measure = measure
        self.submeasure = submeasure
        self.score = score
        self.runner_up = runner_up
        self.codes = codes
        self.rule = rule

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Measure) and self._all() == other._all()

    def __repr__(self) -> str:
        return f"Measure{self._all()}"

    def _all(self) -> tuple[object, ...]:
        return self.measure, self.submeasure, self.score, self.runner_up, self.codes, self.rule


class Reading(NamedTuple):
    """Clauses read by themselves.

    evidence: the lexicon's, of each. hits: the known runs of characters in them (and in the texts beside
    them, numbered on). alone: log-probabilities, shape (clauses, measures). sides: what stands beside them.
    places: where they stand.
    """

    evidence: list[Evidence]
    hits: Hits
    alone: Floats
    sides: Sides
    places: Places


#: The clauses of a document, and its title.
Document: TypeAlias = tuple[Sequence[ClauseContext], str]

# How much of a title and of what stands before a clause is read, in characters.
TITLE, BEFORE = 60, 40
# How many texts are read at once: bounds the memory that a long document takes.
_BATCH = 1000
# More than there are speeches in a document.
_APART: Final = 1 << 40


class MeasureClassifier:
    """Gives each directive clause its measure.

    user_patterns: dicts with "label" (the measure), "pattern" (the term; A…B for a term in two parts), and if
        wished "submeasure" and "codes" (tracker → list of codes). They win over all that is shipped.
    model: what was learned; by default what is shipped.
    """

    def __init__(
        self, user_patterns: Iterable[Mapping[str, object]] = (), model: MeasureModel | None = None
    ) -> None:
        patterns = [dict(pattern) for pattern in user_patterns]
        self._patterns = patterns
        self.votes = Votes(user_terms(patterns))
        self._codes = codes()
        for pattern in patterns:
            given = pattern.get("codes")
            if isinstance(given, Mapping):
                key = str(pattern.get("submeasure") or pattern["label"])
                self._codes = {**self._codes, key: {t: list(given.get(t) or []) for t in TRACKERS}}
        self._model = model

    def __reduce__(self) -> tuple[object, ...]:
        # All of it is made of these two.
        return MeasureClassifier, (self._patterns, self._model)

    @property
    def model(self) -> MeasureModel:
        """What was learned; loaded when the first clause is judged."""
        return self._model if self._model is not None else shipped_model()

    def assign(self, clauses: Sequence[ClauseContext], title: str = "") -> list[Measure]:
        """Judge the directive clauses of a document.

        clauses: the clauses, in order of the text. title: the document's.
        RETURNS: one Measure for each clause, in the same order. Their ``codes`` are shared: read only.
        """
        return self.assign_each([(clauses, title)])[0]

    def assign_each(self, documents: Sequence[Document]) -> list[list[Measure]]:
        """Judge the directive clauses of several documents at once, which is faster.

        documents: of each its clauses, in order of the text, and its title.
        RETURNS: as ``assign``, for each document.
        """
        if not any(clauses for clauses, _ in documents):
            return [[] for _ in documents]
        reading = self.read(documents)
        evidence, model = reading.evidence, self.model
        blocks = surroundings(reading.alone, reading.sides, reading.places)
        likely = np.exp(model.together(blocks))
        ranks: Ints = (-likely).argsort(axis=1, kind="stable")[:, :2]
        scores: list[float] = np.maximum.reduce(likely, axis=1).tolist()
        pairs: list[list[int]] = ranks.tolist()
        votes = [_vote(found, model.measures[best]) for found, (best, _) in zip(evidence, pairs, strict=True)]
        silent = [row for row, vote in enumerate(votes) if vote is None and evidence[row].user is None]
        reasons = iter(_reasons(model, reading.hits, blocks, silent, ranks) if silent else ())
        out: list[list[Measure]] = []
        row = 0
        for clauses, _ in documents:
            given: list[Measure] = []
            before: Measure | None = None
            paragraph = -1
            for clause in clauses:
                if clause.paragraph != paragraph:
                    before, paragraph = None, clause.paragraph
                vote = votes[row]
                if evidence[row].user is not None:
                    before = self._by_user(evidence[row])
                else:
                    best, second = model.measures[pairs[row][0]], model.measures[pairs[row][1]]
                    rule = vote.rule if vote is not None else next(reasons)
                    score = round(scores[row], 2)
                    before = self._measure(best, _submeasure(best, vote, before), score, second, rule)
                given.append(before)
                row += 1
            out.append(given)
        return out

    def read(self, documents: Sequence[Document]) -> Reading:
        """Read the clauses of documents, and what stands beside them, each by itself.

        documents: of each its clauses, in order of the text, and its title.
        RETURNS: what the second model weighs, of all clauses.
        """
        clauses: list[ClauseContext] = []
        titles: list[str] = []
        for found, title in documents:
            clauses += found
            titles += [_line(title[:TITLE])] * len(found)
        befores = [_line(clause.before[-BEFORE:]) for clause in clauses]
        headings = [_line(clause.heading) for clause in clauses]
        # Equal texts are read once; the empty one says nothing.
        beside = sorted({*titles, *befores, *headings} - {""})
        texts = [_line(clause.text) for clause in clauses] + beside
        evidence = self.votes.of(texts)
        hits, alone = self._alone(texts, evidence)
        count = len(clauses)
        # Of each text beside the clauses what it speaks for; of the empty one nothing.
        likely = np.zeros((len(beside) + 1, alone.shape[1]), np.float32)
        np.exp(alone[count:], out=likely[:-1])
        row = {text: number for number, text in enumerate(beside)}
        row[""] = len(beside)
        rows = [row[text] for text in befores]
        rows += [row[text] for text in headings]
        rows += [row[text] for text in titles]
        sides = Sides(*likely.take(rows, axis=0).reshape(3, count, -1))
        evidence, alone = evidence[:count], alone[:count]
        _overrule(alone, evidence, self.model)
        return Reading(evidence, hits, alone, sides, _places(documents))

    def _alone(self, texts: Sequence[str], evidence: Sequence[Evidence]) -> tuple[Hits, Floats]:
        """Read texts by themselves: the known runs in them, and log-probabilities of shape (texts, M)."""
        found, alone = [], []
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            hits = self.model.runs.find(batch)
            alone.append(self.model.alone(batch, evidence[at : at + _BATCH], hits))
            found.append(Hits(hits.text + at, hits.run))
        if len(found) == 1:
            return found[0], alone[0]
        return Hits(*(np.concatenate(part) for part in zip(*found, strict=True))), np.concatenate(alone)

    def _by_user(self, found: Evidence) -> Measure:
        """The measure that a user's term names."""
        vote = found.user or found.votes[0]
        others = (other.measure for other in found.votes if other.measure != vote.measure)
        return self._measure(vote.measure, vote.submeasure, 1.0, next(others, ""), vote.rule)

    def _measure(self, measure: str, submeasure: str, score: float, runner_up: str, rule: str) -> Measure:
        """The public form of a decision."""
        found = self._codes.get(submeasure) or self._codes.get(measure)
        return Measure(
            measure,
            submeasure or None,
            score,
            runner_up or None,
            found if found is not None else {tracker: [] for tracker in TRACKERS},
            rule,
        )


def _line(text: str) -> str:
    """Return a text without line ends, which part the texts that are read at once."""
    return text.replace("\n", " ")


def _overrule(alone: Floats, evidence: Sequence[Evidence], model: MeasureModel) -> None:
    """Let the neighbours of a clause know what a user's term has made of it."""
    for row, found in enumerate(evidence):
        number = model.number.get(found.user.measure) if found.user is not None else None
        if number is not None:
            alone[row] = -np.inf
            alone[row, number] = 0.0


def _places(documents: Sequence[Document]) -> Places:
    # The speeches of different documents are different ones, whatever their numbers.
    rows = [
        (clause.speech + number * _APART, clause.sentence, clause.paragraph)
        for number, (clauses, _) in enumerate(documents)
        for clause in clauses
    ]
    return Places(*np.array(rows, np.int64).reshape(-1, 3).T)


def _vote(found: Evidence, measure: str) -> Vote | None:
    """Return the lexicon's vote for a measure, if there is one."""
    for vote in found.votes:
        if vote.measure == measure:
            return vote
    return None


def _submeasure(measure: str, vote: Vote | None, before: Measure | None) -> str:
    """The finer id: the clause's own, or that of what it goes on with in its paragraph."""
    if vote is not None:
        return vote.submeasure
    return before.submeasure or "" if before is not None and before.measure == measure else ""


def _reasons(
    model: MeasureModel, hits: Hits, blocks: Floats, rows: Sequence[int], ranks: Ints
) -> Iterator[str]:
    """Name what decided without a term: the clauses' own words, or a block of their surroundings.

    blocks: what is weighed. rows: the clauses asked for. ranks: the two likeliest measures of each clause.
    """
    asked = np.array(rows, np.int64)
    best, second = ranks.take(asked, axis=0).T
    leads = model.leads(blocks, asked, best, second)
    most: list[float] = np.maximum.reduce(leads, axis=0).tolist()
    chosen: list[int] = leads.argmax(axis=0).tolist()
    measures: list[int] = best.tolist()
    for at, row in enumerate(rows):
        if most[at] <= 0:
            yield "measure:none"
            continue
        run = model.run(hits, row, measures[at]) if chosen[at] == 0 else ""
        yield f"measure:words:{run}" if run else f"measure:context:{BLOCKS[chosen[at]]}"
