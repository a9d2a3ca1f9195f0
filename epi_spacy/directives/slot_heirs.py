"""Who is meant where a clause names nobody: the addressee named last, as long as the same theme goes on."""

from __future__ import annotations

from mypy_extensions import mypyc_attr

from .matcher import Decision
from .measures import ClauseContext
from .slot_addressees import lasts, spoken_to, theme
from .slots import Slots


@mypyc_attr(acyclic=True)
class _Named:
    """An addressee, where it was named, and how far it is meant.

    sentence: the last one that it is meant in.
    lasts: whether it outlasts a change of theme. inner: whether it was named for a part of its sentence only,
    behind a demand that named nobody: 要守牢校门,外来人员不得进入;要….
    """

    def __init__(self, name: str, source: Decision, sentence: int, lasts: bool, inner: bool) -> None:
        self.name = name
        self.source = source
        self.sentence = sentence
        self.lasts = lasts
        self.inner = inner


class Heir:
    """Follows the addressees of a text's directives.

    text: the normalized text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # Those that may still be meant, the one named last at the end.
        self._named: list[_Named] = []
        # The frame read, and the sentence that a demand opened which names nobody.
        self._frame: int | None = None
        self._open: int | None = None
        self._first = False

    def follows_comma(self, decision: Decision) -> bool:
        """Whether a clause goes on with the one before it."""
        return decision.start > 0 and self._text[decision.start - 1] == ","

    def of(self, decision: Decision, context: ClauseContext) -> str | None:
        """Return the addressee that a clause has from those before it.

        decision: the clause. context: its words, and the clauses before it that are no directives.
        """
        self._first, self._frame = decision.frame != self._frame, decision.frame
        for topic in context.before.split(",") if context.before else ():
            name = spoken_to(topic)
            if name is not None:
                self._named = [_Named(name, decision, decision.sentence, lasts=True, inner=False)]
        if not self._named:
            return None
        words = theme(context.text)
        while self._named and _ended(self._named[-1], decision, words, self._text):
            self._named.pop()
        if not self._named:
            return None
        if not words:
            self._named[-1].sentence = decision.sentence
        # A subject of its own stands for itself: 食堂要错时就餐.
        return None if words else self._named[-1].name

    def note(self, decision: Decision, context: ClauseContext, filled: Slots) -> None:
        """Take note of whom a clause names, if not in brackets: (各市政府配合)."""
        known = self._named[-1].name if self._named else None
        named = filled.addressee
        if named is not None and named == filled.population:
            return
        if named is not None and named != known and context.text.count(")") <= context.text.count("("):
            stays = lasts(context.text, named, self._first)
            inner = self._open == decision.sentence and not stays
            self._named = self._named if inner else []
            self._named.append(_Named(named, decision, decision.sentence, stays, inner))
        elif named is None or filled.addressee_inherited:
            self._open = decision.sentence


def _ended(named: _Named, decision: Decision, words: str | None, text: str) -> bool:
    """Whether a clause no longer speaks to an addressee.

    words: what the clause names before its modal, "" where it opens with it, None without a modal.
    """
    source = named.source
    if source.frame != decision.frame or source.paragraph != decision.paragraph:
        return True
    if named.sentence == decision.sentence:
        return named.inner and words == "" and text[decision.start - 1] == ";"
    if source.item != decision.item:
        # A list behind an addressee is said to it if a colon opens it, or to everybody.
        return text[source.end : source.end + 1] != ":" and (source.item != "" or not named.lasts)
    # A theme of its own, or a subject of its own: 要加强培训, 环境消杀要….
    return words is not None and not named.lasts
