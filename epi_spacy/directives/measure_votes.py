"""What the weighted lexicon says of a clause: its terms turned into votes for measures.

Head verb over object, the first action wins, the more specific wins (``data/measure_lexicon.tsv``). Strings
are normalized text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from ..matching import Lexicon
from .measure_lexicon import Term, build, shipped_lexicon, shipped_terms

# From this weight on a term is an action named for its own sake; those behind the first weigh less.
STRONG: Final = 8.0
LATER: Final = 3.0
FULL: Final = 12.0
# A place weighs more from here on for being one of a list.
FIRM: Final = 4.0
# Attitude and organisation are what a clause is about only where it says nothing else, and hardly so in one
# that names the ground of the next.
VAGUE: Final = frozenset({"awareness", "organisation"})
GROUND_SHARE: Final = 0.2
# How many weighings are kept at hand.
REMEMBERED: Final = 20_000
# Terms that count only where they stand right.
_CONDITIONAL: Final = frozenset({"person", "basis"})
# What may stand right before 按照, 结合, 围绕 …: the clause's edge, 要, the end of an adverb.
_BEFORE_GROUND: Final = frozenset("\n要应须格密紧并,\u3001")
# What a clause says of persons, things and times before it comes to what is to be done.
_GROUND: Final = re.compile(
    "[^,]{0,10}?(?:对于?|针对|在)[^,]{2,30}?(?:要|应当?|须|必须|一律|进行|予以|开展|实施|实行)"
    "|[^,]{2,20}?(?:时(?![间段长刻候常限期代点])|期间|过程中)(?:要|应当?|须|必须|请)"
)


@mypyc_attr(acyclic=True)
class Vote:
    """One measure that the terms of a clause speak for.

    score: the weight of the heaviest term. measure, submeasure: what it stands for. rule: its rule id.
    """

    def __init__(self, score: float, measure: str, submeasure: str, rule: str) -> None:
        self.score = score
        self.measure = measure
        self.submeasure = submeasure
        self.rule = rule

    def weighing(self, score: float) -> Vote:
        """Return the same vote with another weight."""
        return Vote(score, self.measure, self.submeasure, self.rule)


@mypyc_attr(acyclic=True)
class Evidence:
    """What a clause says by itself.

    votes: one a measure, the heaviest first. basis: whether it only names a ground (按照…). user: the vote of
    a term that a user has given, or None.
    """

    def __init__(self, votes: tuple[Vote, ...] = (), basis: bool = False, user: Vote | None = None) -> None:
        self.votes = votes
        self.basis = basis
        self.user = user


NOTHING: Final = Evidence()


class Votes:
    """Weighs the terms of clauses.

    own: users' terms, as ``measure_lexicon.user_terms`` gives them.
    """

    def __init__(self, own: Iterable[tuple[str, Term]] = ()) -> None:
        own = list(own)
        self._lexicon: Lexicon[tuple[Term, ...]] = (
            build((*shipped_terms(), *own)) if own else shipped_lexicon()
        )
        # Terms live as long as the lexicon, so that their ids stay theirs.
        self._weights: dict[tuple[int, int], Evidence] = {}

    def of(self, texts: Sequence[str]) -> list[Evidence]:
        """Weigh the terms of each text, all texts in one pass.

        texts: clauses without line ends. RETURNS: the evidence of each, in the same order.
        """
        out = [NOTHING] * len(texts)
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

    def _weighed(self, found: Sequence[Term]) -> Evidence:
        """Weigh the terms of a clause; few terms are weighed once only."""
        if len(found) > 2:
            return _weigh(found)
        key = (id(found[0]), id(found[-1]) if len(found) > 1 else 0)
        evidence = self._weights.get(key)
        if evidence is None:
            if len(self._weights) > REMEMBERED:
                self._weights.clear()
            evidence = self._weights[key] = _weigh(found)
        return evidence


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


def _weigh(found: Sequence[Term]) -> Evidence:
    """Turn the terms of a clause, in their order, into votes."""
    best: dict[str, Vote] = {}
    strong: list[str] = []
    places: list[Term] = []
    subject: Term | None = None
    user: Vote | None = None
    basis = False
    for order, term in enumerate(found):
        if term.role == "mask":
            continue
        if term.role == "basis":
            basis = basis or order == 0
            continue
        if term.role == "modal":
            subject = subject or (_commonest(places) if places else None)
            if not term.weight:
                continue
        score = term.weight - 0.01 * order
        if STRONG <= term.weight < FULL:
            if strong:
                score -= LATER
            strong.append(term.measure)
        vote = Vote(score, term.measure, term.submeasure, term.rule)
        if term.role == "user":
            user = user or vote
        before = best.get(term.measure)
        if before is None:
            best[term.measure] = vote
        elif term.role == "place" and before.score < FIRM + 2:
            # A list of places weighs more than one place.
            best[term.measure] = before.weighing(max(before.score, score) + 0.5)
        elif score > before.score:
            best[term.measure] = vote
        if term.role == "place":
            places.append(term)
    if subject is not None and len(set(strong)) > 1 and subject.measure not in strong[:1]:
        # 商场要落实测温、消毒、限流: many actions told to one place are the rules of the place.
        best[subject.measure] = Vote(FULL, subject.measure, subject.submeasure, subject.rule)
    if basis:
        # 按照…要求: its words tell of the ground, not of what is to be done.
        for measure in VAGUE.intersection(best):
            best[measure] = best[measure].weighing(best[measure].score * GROUND_SHARE)
    return Evidence(tuple(sorted(best.values(), key=_by_score)), basis, user)


def _counts(term: Term, text: str, start: int, end: int, stop: int) -> bool:
    """Whether a term counts where it stands: persons not as those who must act, a ground at its head only."""
    if term.role == "person":
        return text.find("要", end, stop) < 0
    return term.role != "basis" or start == 0 or text[start - 1] in _BEFORE_GROUND


def _commonest(places: Sequence[Term]) -> Term | None:
    """The first of the places whose measure most of them share."""
    counted = Counter(place.measure for place in places)
    return max(places, key=lambda place: counted[place.measure], default=None)


def _by_score(vote: Vote) -> float:
    return -vote.score
