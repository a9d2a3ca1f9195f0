"""From text to directives: follows the speech frames through a text and judges their clauses.

Pure logic on normalized text; the component turns the result into spans. Every clause of the article
zones gets a decision with the id of the rule that made it, so that a reader can be told why.
"""

from __future__ import annotations

from collections.abc import Sequence

from .frames import Decision, Reading
from .judge import Judge
from .lexicon import Lexicon
from .shape import Span
from .speakers import Mention

__all__ = ["Decision", "Matcher"]


class Matcher:
    """Finds the directives of a text.

    lexicon: the words of the room.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.judge = Judge(lexicon)

    def explain(
        self,
        text: str,
        clauses: Sequence[Span],
        mentions: Sequence[Mention] = (),
        title: str = "",
        readings: Sequence[tuple[int, int, str]] = (),
    ) -> list[Decision]:
        """Decide on every clause of a text.

        text: normalized text. clauses: the clause grid inside the article's abstract and body, in
            characters of ``text``.
        mentions: the names of persons. title: the article's title.
        readings: what damaged stretches must have said, with their characters in ``text``.
        RETURNS: one decision a clause, in order.
        """
        reading = Reading(self.judge, text, clauses, mentions, title)
        reading.repair(readings)
        return reading.decisions()
