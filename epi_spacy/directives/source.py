"""A text that is read, and what is known of it.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .addresses import answering, digest, orator, turns
from .clause import Clause, Stretch
from .context import Context
from .judge import Judge
from .mentions import Mention, Speaker
from .notices import closing_word, document_word
from .shape import Sentence, Span, quotations
from .speakers import SpeakerFinder

# The style of an item that only a dash marks.
DASH: Final = "dash"
#: What stands before the first character of a line.
LINE_START: Final = "\n\u3000 "
_DASHES: Final = "\u2014\u2014"
# How much of a text may hold the salutation of a letter.
_HEAD: Final = 400
# The word for what holds without exception.
_FOR_ALL: Final = "一律"
# The verb that stands for a speech that is announced by a noun.
_STRESSES: Final = "强调"


class Source(NamedTuple):
    """A text to be read: an article, or a part of one.

    text: normalized text. clauses: its clause grid. mentions: names of persons. title: the article's title.
    organ: who issues the document that the text is annexed to, or "".
    answers: who answers in the interview that the text goes on with, or None.
    published: the article's date, ISO form as far as known, or "".
    """

    text: str
    clauses: Sequence[Span]
    mentions: Sequence[Mention] = ()
    title: str = ""
    organ: str = ""
    answers: Speaker | None = None
    published: str = ""


class SourceReader:
    """A text, of which each clause is taken apart once.

    judge: takes clauses apart. source: the text, and what is known of it.
    """

    def __init__(self, judge: Judge, source: Source) -> None:
        self.judge, self.lexicon = judge, judge.lexicon
        text, title = source.text, source.title
        self.text, self.clauses, self.title, self.organ = text, list(source.clauses), title, source.organ
        self.finder = SpeakerFinder(self.lexicon, text, source.mentions, source.published)
        self.quotes = quotations(text)
        self.notice = document_word(self.lexicon, title) if title else ""
        if not self.notice and title:
            self.notice = closing_word(self.lexicon, title, text)
        # At a press conference a verb of saying tells the public what to do.
        self.press = any(word in text for word in self.lexicon.press)
        head = text[:_HEAD]
        greeted = not self.notice and self._has("greeting_end", head)
        greeting = self.lexicon.has("addressed", head) if greeted else None
        #: What stands above the greeting of a letter that its title does not call one, or None.
        self.addressed = text[: greeting.start()] if greeting is not None else None
        self.letter = (
            self.notice != "" or self.addressed is not None or (greeted and self._has("salutation", head))
        )
        self.stresses = self.lexicon.verbs[_STRESSES]
        self.context = Context()
        self.address = orator(self.lexicon, text, self.finder.mentions)
        self.answers = answering(self.lexicon, text, self.finder.mentions, source.answers)
        self.turns = turns(text, self.finder.mentions) if self.press else []
        interview = self.answers is not None or self.turns
        self.digest = None if interview or self.notice else digest(self.lexicon, text, self.finder)
        self._issuer: str | None = None
        self._signs = self.lexicon.signs.each(text, self.clauses)
        #: Bits of the patterns that may match somewhere in the sentence that is being read.
        self.shown = 0

    def _stretches(self, sentence: Sentence) -> list[Stretch]:
        """Return where the clauses of a sentence stand."""
        spans: list[Stretch] = []
        self.shown = 0
        for number in range(sentence.first, sentence.last):
            start, end = self.clauses[number]
            signs = self._signs[number]
            self.shown |= signs
            spans.append(Stretch(start, end, signs))
        return spans

    def _read(self, span: Stretch) -> Clause:
        """Take a clause apart, once."""
        clause = span.clause
        if clause is None:
            start, end = span.start, span.end
            clause = span.clause = self.judge.read(self.text[start:end], signs=span.signs)
            self._spare(clause, start, end)
            if not clause.item and self.text.startswith(_DASHES[0], start - 1) and self._dashed(start):
                clause.item = DASH
        return clause

    def _dashed(self, at: int) -> bool:
        """Whether a dash at the start of a line stands before an offset: its item of a list."""
        begin = at - len(_DASHES)
        return self.text[begin:at] == _DASHES and (begin < 1 or self.text[begin - 1] in LINE_START)

    def _spare(self, clause: Clause, start: int, end: int) -> None:
        """See to it that no character of a name is the cue of a clause."""
        if clause.cue is not None:
            names = self.finder.within(start, end)
            if names:
                self.judge.spare(clause, [(name.start - start, name.end - start) for name in names])

    def _forbids(self, span: Stretch) -> bool:
        """Whether a clause forbids, or says what holds for all."""
        clause = self._read(span)
        if clause.cue is None or clause.excluded:
            return False
        return clause.cue[0].kind == "forbid" or clause.cue[0].form == _FOR_ALL

    def _rules_on(self, spans: list[Stretch]) -> bool:
        """Whether the first of some clauses names those of whom the next one demands (…人员,需…)."""
        first = self._read(spans[0])
        if first.opens("ordered_of") and not first.excluded:
            # 下发通知,对…开展检查
            return True
        if len(spans) < 2 or first.excluded != "topic" or first.cue is not None:
            return False
        cue = self._read(spans[1]).cue
        return cue is not None and cue[0].kind == "modal"

    def _finds(self, span: Stretch, name: str) -> re.Match[str] | None:
        """Search for a named pattern in a clause as it stands."""
        if not span.signs & self.lexicon.bits[name]:
            return None
        return self.lexicon.has(name, self.text[span.start : span.end])

    def _says(self, span: Stretch, name: str) -> bool:
        """Whether a named pattern matches in a clause as it stands."""
        return self._finds(span, name) is not None

    def _any_says(self, spans: list[Stretch], name: str) -> bool:
        """Whether a named pattern matches in one of some clauses of the sentence that is being read."""
        return self.shown & self.lexicon.bits[name] != 0 and any(self._says(span, name) for span in spans)

    def _has(self, name: str, text: str) -> bool:
        return self.lexicon.has(name, text) is not None

    def _numbered(self, at: int) -> bool:
        return self.judge.marker(self.text, at) is not None
