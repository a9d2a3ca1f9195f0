"""Which measure a directive clause is about.

The clauses of one speech frame are judged in order: each clause by the weighted lexicon of
``data/measure_lexicon.tsv`` (head verb over object, the first action wins, the more specific wins), and a
clause without a topic of its own by the list that it stands in, its heading, its addressee and the
place where the speech is held. Strings are normalized text; no Doc is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .measure_lexicon import TRACKERS, Term, build, codes, places, shipped_lexicon, shipped_terms, user_terms

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


class ClauseContext(NamedTuple):
    """One directive clause and where it stands. All texts are normalized.

    text: the clause, as the clause grid cuts it.
    sentence: number of its sentence in the frame (clauses up to a full stop share it).
    item: the list or item that it stands in; clauses under the same demand share it ("" for none).
    heading: the text of that item's heading, when the heading is another clause ("" for none).
    lead: the narrative that leads up to the speech (the sentence or paragraph before: the place visited, the
        topic of the meeting), up to 300 characters of it.
    before: the clauses that are no directives between the clause before and this one, in the same sentence
        (the topic, condition or persons: 对拒不配合的人员).
    paragraph: number of its paragraph; a new one lets go of the list before.
    notice: whether the frame is a notice, order or letter with articles, not a speech.
    """

    text: str
    sentence: int = 0
    item: str = ""
    heading: str = ""
    lead: str = ""
    before: str = ""
    paragraph: int = 0
    notice: bool = False


@dataclass(frozen=True)
class Measure:
    """What a clause is about, and why.

    measure: one of :data:`MEASURES`, or a user's own label.
    submeasure: the finer id (``screening_people``), or None where the clause does not tell.
    score: weight of the evidence, 0 to 1.
    runner_up: the second best measure, or None.
    codes: the trackers' codes: oxcgrt, who_phsm, coronanet → lists, empty where the tracker has none.
    rule: id of the rule or lexicon entry that decided.
    """

    measure: str
    submeasure: str | None = None
    score: float = 0.0
    runner_up: str | None = None
    codes: dict[str, list[str]] = field(default_factory=dict)
    rule: str = ""


# A clause whose own evidence weighs this much needs no context.
FIRM = 4.0
# From this weight on a term is an action named for its own sake; those behind the first weigh less.
STRONG = 8.0
LATER = 3.0
FULL = 12.0
# How much the surroundings weigh for a clause without a topic of its own.
HEADING, SAME_SENTENCE, BEFORE, BASIS, LEAD, SAME_ITEM, SAME_PARAGRAPH = 3.2, 2.6, 3.0, 3.0, 2.0, 2.2, 0.9
# Attitude and organisation reach less far than a concrete measure.
VAGUE = frozenset({"awareness", "organisation"})
VAGUE_SHARE = 0.7
# What is left of them in a clause that only names the ground of the next one.
GROUND_SHARE = 0.2


# How much of a frame's lead still tells where it is held, in characters.
NEAR = 150
# How many decisions are kept at hand.
REMEMBERED = 20_000
# Terms that count only where they stand right.
_CONDITIONAL = frozenset({"person", "basis"})
# The speech begins anew: the heading of the list before no longer holds.
_NEW_SPEECH = re.compile("(?:强调|指出|要求|提出)$")


# What may stand right before 按照, 结合, 围绕 …: the clause's edge, 要, the end of an adverb.
_BEFORE_GROUND = frozenset("\n要应须格密紧并,\u3001")


# What a clause says of persons, things and times before it comes to what is to be done.
_GROUND = re.compile(
    "[^,]{0,10}?(?:对于?|针对|在)[^,]{2,30}?(?:要|应当?|须|必须|一律|进行|予以|开展|实施|实行)"
    "|[^,]{2,20}?(?:时(?![间段长刻候常限期代点])|期间|过程中)(?:要|应当?|须|必须|请)"
)


class _Vote(NamedTuple):
    score: float
    measure: str
    submeasure: str
    rule: str


class _Evidence(NamedTuple):
    """What a clause says by itself: its votes, the best first, and whether it only names a ground."""

    votes: tuple[_Vote, ...]
    basis: bool


_NOTHING = _Evidence((), False)
# A clause of which nothing is known is work to be done.
_DEFAULT = _Vote(1.0, "organisation", "command", "measure:none")


class MeasureClassifier:
    """Gives each directive clause of a frame its measure.

    user_patterns: dicts with "label" (the measure), "pattern" (the term; A…B for a term in two parts), and if
        wished "submeasure" and "codes" (tracker → list of codes). They win over the shipped lexicon.
    """

    def __init__(self, user_patterns: Iterable[Mapping[str, object]] = ()) -> None:
        patterns = [dict(pattern) for pattern in user_patterns]
        own = user_terms(patterns)
        self._lexicon = build((*shipped_terms(), *own)) if own else shipped_lexicon()
        self._places = places()
        self._codes = codes()
        for pattern in patterns:
            given = pattern.get("codes")
            if isinstance(given, Mapping):
                key = str(pattern.get("submeasure") or pattern["label"])
                self._codes = {**self._codes, key: {t: list(given.get(t) or []) for t in TRACKERS}}
        # Terms live as long as the lexicon, so that their ids stay theirs.
        self._weights: dict[tuple[int, ...], _Evidence] = {}
        self._made: dict[tuple[_Vote, str | None], Measure] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_weights": {}, "_made": {}}

    def assign(self, clauses: Sequence[ClauseContext]) -> list[Measure]:
        """Judge the directive clauses of one speech frame.

        clauses: the directive clauses of the frame, in order of the text.
        RETURNS: one Measure for each clause, in the same order. Their ``codes`` are shared: read only.
        """
        evidence = self._evidence([clause.text for clause in clauses])
        aside: dict[str, _Vote | None] = {}
        out: list[Measure] = []
        last: _Vote | None = None
        head = 0
        for number, clause in enumerate(clauses):
            if clause.paragraph != clauses[head].paragraph:
                head = number
            own = evidence[number].votes
            if own and own[0].score >= FIRM:
                best, second = own[0], own[1] if len(own) > 1 else None
            else:
                context = self._context(clauses, evidence, number, last, aside)
                _add(context, self._place(clauses[head], head == 0, aside), LEAD, "place")
                best, second = _choose(own, context)
            out.append(self._measure(best, second))
            last = best
        return out

    def _evidence(self, texts: Sequence[str]) -> list[_Evidence]:
        """Weigh the terms of each text, all texts in one pass."""
        out = [_NOTHING] * len(texts)
        joined = "\n".join(texts) + "\n"
        at, stop = 0, len(texts[0]) if texts else 0
        found: list[Term] = []
        ground = _ground_end(texts[0], 0) if texts else 0
        asides: list[int] = []
        for start, end, group in self._lexicon.find(joined):
            while start > stop:
                if found:
                    out[at] = self._weighed(_without(found, asides))
                    found, asides = [], []
                at += 1
                ground = _ground_end(texts[at], stop + 1)
                stop += 1 + len(texts[at])
            for term in group:
                tail = term.tail
                if not tail or joined.find(tail, end, min(stop + 1, end + term.reach + len(tail))) >= 0:
                    if term.role not in _CONDITIONAL or _counts(term, joined, start, end, stop):
                        if end <= ground:
                            asides.append(len(found))
                        found.append(term)
                    break
        if found:
            out[at] = self._weighed(_without(found, asides))
        return out

    def _weighed(self, found: Sequence[Term]) -> _Evidence:
        """Weigh the terms of a clause; few terms are weighed once only."""
        if len(found) > 2:
            return _weigh(found)
        key = tuple(map(id, found))
        evidence = self._weights.get(key)
        if evidence is None:
            if len(self._weights) > REMEMBERED:
                self._weights.clear()
            evidence = self._weights[key] = _weigh(found)
        return evidence

    def _aside(self, text: str, aside: dict[str, _Vote | None]) -> _Vote | None:
        """What a heading or an aside is about, or None; judged once a frame."""
        if text not in aside:
            votes = self._evidence([text])[0].votes
            aside[text] = votes[0] if votes and votes[0].score >= FIRM else None
        return aside[text]

    def _place(self, head: ClauseContext, first: bool, aside: dict[str, _Vote | None]) -> _Vote | None:
        """The topic that the narrative sets for a paragraph: the place visited, the persons met.

        head: the paragraph's first clause. A later paragraph of the frame has a lead of its own in front of
            it, or none; only the first one has the frame's.
        """
        found = self._topic(head.before, aside) if head.before else None
        if found is None and first and head.lead:
            found = self._topic(head.lead[-NEAR:], aside)
        return found

    def _topic(self, text: str, aside: dict[str, _Vote | None]) -> _Vote | None:
        """The heaviest place of a narrative; none where places of several measures are as heavy."""
        key = "topic\n" + text
        if key not in aside:
            terms = [term for _, _, term in self._places.find(text)]
            top = max((term.weight for term in terms), default=0.0)
            heavy = [term for term in terms if term.weight > top - 2]
            alike = len({term.measure for term in heavy}) == 1
            last = heavy[-1] if alike else None
            aside[key] = _Vote(0.0, last.measure, last.submeasure, last.rule) if last is not None else None
        return aside[key]

    def _context(
        self,
        clauses: Sequence[ClauseContext],
        evidence: Sequence[_Evidence],
        number: int,
        last: _Vote | None,
        aside: dict[str, _Vote | None],
    ) -> list[_Vote]:
        """The votes of a clause's surroundings."""
        clause = clauses[number]
        out: list[_Vote] = []
        if clause.heading and not _NEW_SPEECH.search(clause.before):
            _add(out, self._aside(clause.heading, aside), HEADING, "heading")
        if clause.before:
            _add(out, self._aside(clause.before, aside), BEFORE, "before")
        if last is not None:
            previous = clauses[number - 1]
            if previous.sentence == clause.sentence:
                _add(out, last, SAME_SENTENCE, "list")
            elif clause.item and previous.item == clause.item:
                _add(out, last, SAME_ITEM, "item")
            elif previous.paragraph == clause.paragraph:
                _add(out, last, SAME_PARAGRAPH, "paragraph")
        following = number + 1
        if evidence[number].basis and following < len(clauses):
            votes = evidence[following].votes
            if votes and clauses[following].sentence == clause.sentence:
                _add(out, votes[0], BASIS, "next")
        return out

    def _measure(self, best: _Vote, second: _Vote | None) -> Measure:
        """The public form of a decision; equal decisions share one object."""
        runner_up = second.measure if second is not None else None
        key = (best, runner_up)
        made = self._made.get(key)
        if made is None:
            found = self._codes.get(best.submeasure) or self._codes.get(best.measure)
            made = Measure(
                best.measure,
                best.submeasure or None,
                round(min(best.score / FULL, 1.0), 2),
                runner_up,
                found if found is not None else {tracker: [] for tracker in TRACKERS},
                best.rule,
            )
            if len(self._made) > REMEMBERED:
                self._made.clear()
            self._made[key] = made
        return made


def _ground_end(text: str, at: int) -> int:
    """Where the naming of persons, things or circumstances ends that a clause begins with.

    text: the clause. at: where it begins. RETURNS: an offset counted like ``at``; ``at`` where it names none.
    """
    found = _GROUND.match(text)
    return at + found.end() if found is not None else at


def _without(found: list[Term], asides: list[int]) -> list[Term]:
    """Return the terms without those of a clause's opening, if an action is named behind it."""
    if not asides or not any(term.weight >= STRONG for term in found[len(asides) :]):
        return found
    return found[len(asides) :]


def _weigh(found: Sequence[Term]) -> _Evidence:
    """Turn the terms of a clause, in their order, into votes."""
    best: dict[str, _Vote] = {}
    strong: list[str] = []
    places: list[Term] = []
    subject: Term | None = None
    basis = False
    for order, term in enumerate(found):
        if term.role == "mask":
            continue
        if term.role == "basis":
            basis = basis or order == 0
            continue
        if term.role == "modal":
            subject = subject or _commonest(places)
            if not term.weight:
                continue
        score = term.weight - 0.01 * order
        if STRONG <= term.weight < FULL:
            if strong:
                score -= LATER
            strong.append(term.measure)
        before = best.get(term.measure)
        if before is None:
            best[term.measure] = _Vote(score, term.measure, term.submeasure, term.rule)
        elif term.role == "place" and before.score < FIRM + 2:
            # A list of places weighs more than one place.
            best[term.measure] = before._replace(score=max(before.score, score) + 0.5)
        elif score > before.score:
            best[term.measure] = _Vote(score, term.measure, term.submeasure, term.rule)
        if term.role == "place":
            places.append(term)
    if subject is not None and len(set(strong)) > 1 and subject.measure not in strong[:1]:
        # 商场要落实测温、消毒、限流: many actions told to one place are the rules of the place.
        best[subject.measure] = _Vote(FULL, subject.measure, subject.submeasure, subject.rule)
    if basis:
        # 按照…要求: its words tell of the ground, not of what is to be done.
        for measure in VAGUE & best.keys():
            best[measure] = best[measure]._replace(score=best[measure].score * GROUND_SHARE)
    return _Evidence(tuple(sorted(best.values(), key=_by_score)), basis)


def _counts(term: Term, text: str, start: int, end: int, stop: int) -> bool:
    """Whether a term counts where it stands: persons not as those who must act, a ground at its head only."""
    if term.role == "person":
        return text.find("要", end, stop) < 0
    return term.role != "basis" or start == 0 or text[start - 1] in _BEFORE_GROUND


def _commonest(places: Sequence[Term]) -> Term | None:
    """The first of the places whose measure most of them share."""
    counted = Counter(place.measure for place in places)
    return max(places, key=lambda place: counted[place.measure], default=None)


def _by_score(vote: _Vote) -> float:
    return -vote.score


def _add(out: list[_Vote], vote: _Vote | None, weight: float, rule: str) -> None:
    """Add a vote of the surroundings; attitude and organisation reach less far."""
    if vote is not None:
        share = VAGUE_SHARE if vote.measure in VAGUE else 1.0
        out.append(_Vote(weight * share, vote.measure, vote.submeasure, f"measure:context:{rule}"))


def _choose(own: Sequence[_Vote], context: Sequence[_Vote]) -> tuple[_Vote, _Vote | None]:
    """Weigh a clause's own votes against those of its surroundings."""
    best: dict[str, _Vote] = {vote.measure: vote for vote in own}
    for vote in context:
        before = best.get(vote.measure)
        if before is None:
            best[vote.measure] = vote
        elif before.rule.startswith("measure:context"):
            if vote.score > before.score:
                best[vote.measure] = vote
        else:
            best[vote.measure] = before._replace(score=before.score + vote.score / 2)
    if not own and _DEFAULT.measure not in best:
        best[_DEFAULT.measure] = _DEFAULT
    ranked = sorted(best.values(), key=_by_score)
    return ranked[0], ranked[1] if len(ranked) > 1 else None
