"""Who is meant where a clause names nobody: the addressee named last, as long as the same theme goes on."""

from __future__ import annotations

from .matcher import Decision
from .measures import ClauseContext
from .slot_addressees import lasts, spoken_to, theme
from .slots import Slots


class Heir:
    """Follows the addressees of a text's directives.

    text: the normalized text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._name: str | None = None
        # Where it was named, and whether it outlasts a change of theme.
        self._source: Decision | None = None
        self._lasts = False

    def follows_comma(self, decision: Decision) -> bool:
        """Whether a clause goes on with the one before it."""
        return self._text[decision.start - 1 : decision.start] == ","

    def of(self, decision: Decision, context: ClauseContext) -> str | None:
        """Return the addressee that a clause has from those before it.

        decision: the clause. context: its words, and the clauses before it that are no directives.
        """
        for topic in context.before.split(",") if context.before else ():
            name = spoken_to(topic)
            if name is not None:
                self._name, self._source, self._lasts = name, decision, True
        if self._name is None:
            return None
        words = theme(context.text)
        if self._ended(decision, words):
            self._name = None
        # Within a sentence a subject of its own stands for itself: 食堂要错时就餐.
        return None if words else self._name

    def note(self, decision: Decision, context: ClauseContext, filled: Slots) -> None:
        """Take note of whom a clause names, if not in brackets: (各市政府配合)."""
        aside = context.text.count(")") > context.text.count("(")
        if filled.addressee is not None and filled.addressee != self._name and not aside:
            self._name, self._source = filled.addressee, decision
            self._lasts = lasts(context.text, filled.addressee)

    def _ended(self, decision: Decision, words: str | None) -> bool:
        """Whether a clause no longer speaks to the addressee named last."""
        source = self._source
        if source is None or source.frame != decision.frame or source.paragraph != decision.paragraph:
            return True
        if source.sentence == decision.sentence:
            return False
        if source.item != decision.item:
            # A list that a colon opens behind the addressee is all said to it.
            return self._text[source.end : source.end + 1] != ":"
        # A theme of its own, or a subject of its own: 要加强培训, 环境消杀要….
        return words is not None and (words != "" or not self._lasts)
