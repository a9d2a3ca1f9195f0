"""Demands of documents that no words announce: above their rules, or where a text is nothing but rules.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from typing import Final

from .clause import Stretch
from .context import Opener
from .judge import Judge
from .mentions import Mention, Speaker
from .notices import nameless_rules
from .openings import Opening, Openings
from .shape import Sentence
from .source import Source

#: The verb of a frame that holds what a notice demands above the words that announce its rules.
FOREWORD: Final = "foreword"
#: The verb of a frame that holds what a body answers, in a digest of its answers.
DIGEST: Final = "digest"
# With which a writer begins who goes on in his own words.
_ARGUING: Final = ("这", "那", "此", "我们", "作为", "只有", "进而")
# How far behind a sentence of a preamble the words may stand, in its paragraph, that announce the rules.
_PREAMBLE: Final = 200
# The least characters that say what somebody did.
_DEED: Final = 6
# The style and the number of the first item of most lists.
_STYLE: Final = "han"
_FIRST: Final = "一"
# What stands between two sentences of a paragraph.
_NEXT: Final = ("\u3002", "!")
# How many speak where one reports the other.
_HOSTED: Final = 2
# The least clauses of a sentence that names the ground of its rule.
_RULED: Final = 2
# With which the name of a law ends.
_LAW: Final = "法"
# The least characters of a title that is looked for below.
_TITLED: Final = 8
# The verb with which a notice passes on another document.
_HANDING: Final = "印发"


class Unannounced(Openings):
    """A text in which the demands of a document are looked for that nothing announces.

    judge: takes clauses apart. source: the text, and what is known of it.
    """

    def __init__(self, judge: Judge, source: Source) -> None:
        super().__init__(judge, source)
        handed = self.lexicon.has("passes_on", self.title) if self.notice else None
        if handed is None and _HANDING in self.text:
            handed = self.lexicon.has("passes_below", self.text)
        #: The word for the document that a notice passes on (关于印发《…措施》的通知), or "".
        self.passed = handed.group(1) if handed is not None else ""
        #: Where that document's own title stands again below, or -1.
        self.annex = self._annexed(handed.group()) if handed is not None else -1
        # Who has reported a leader in the sentence before, and where that ends.
        self._lent: tuple[Speaker | None, int] = (None, -1)
        #: Whether the document's own rules have begun.
        self.ruled = False
        #: Where the rules of a text begin that is a list of rules and says nowhere whose they are, or -1.
        self.nameless = nameless_rules(self.lexicon, self.text) if not self.letter else -1

    def openings(self, spans: list[Stretch], until: int) -> list[Opening]:
        """Return what opens speeches in a sentence, also the document on the ground of which it rules."""
        found = super().openings(spans, until)
        lender, end = self._lent
        self._lent = (None, -1)
        if found:
            return self._taken_back(found, spans)
        if (
            lender is not None
            and self.text[end : spans[0].start] in _NEXT
            and self._says(spans[0], "we_must")
        ):
            return [self._own_demand(lender, spans, 0)]
        return self._on_document(spans, until)

    def _taken_back(self, found: list[Opening], spans: list[Stretch]) -> list[Opening]:
        """Let an official go on in his own words behind those of a leader whom he reports (…,我们要…).

        found: what opens speeches in a sentence. spans: its clauses.
        """
        if len(found) < _HOSTED:
            return found
        host, (index, opener, _) = found[-2][1].speaker, found[-1]
        if host is None or host.kind != "official" or opener.speaker is None or opener.speaker == host:
            return found
        told = self.text[spans[index].start : opener.start]
        if not any(title.form in told for title in self.lexicon.titles):
            return found
        for number in range(index + 1, len(spans)):
            if self._says(spans[number], "we_must"):
                return [*found, self._own_demand(host, spans, number)]
            if self._modal(spans[number]):
                return found
        self._lent = (host, spans[-1].end)
        return found

    def _own_demand(self, host: Speaker, spans: list[Stretch], number: int) -> Opening:
        """Return what opens somebody's own demand with a clause, behind what he has reported."""
        start = spans[number].start
        self.context.last = host
        return number, Opener(host, self.stresses, start, start, True), start

    def _on_document(self, spans: list[Stretch], until: int) -> list[Opening]:
        """Return what opens the rules of a document that a report names as their ground (依据《…法》,…)."""
        last = self.context.last
        other = self.context.inside and (last is None or last.kind != "document")
        if self.notice or other or len(spans) < _RULED or spans[0].start < until:
            return []
        found = self._finds(spans[0], "on_document")
        word = self._ground(found) if found is not None else ""
        if not word or not self._lays_down_on(spans[1:]):
            return []
        return self._ruled_by(Speaker(word, "document", far=True), spans[0])

    def _ground(self, found: re.Match[str]) -> str:
        """Return by which word a document goes that is named as the ground of a rule, or ""."""
        title = found["title"]
        if title is None:
            return found["counted"]
        word = self._document(title)
        if word is not None:
            return word.group()
        return title if title.endswith(_LAW) else ""

    def _first_rule(self, spans: list[Stretch]) -> Opener | None:
        """Return the opener of rules that begin with a sentence, nothing announcing them."""
        start = spans[0].start
        if self._begins_rules(spans):
            return self._rules(self.notice, start)
        return self._nameless(start) if 0 <= self.nameless <= spans[-1].end else None

    def _rules(self, words: str, end: int) -> Opener:
        """Return the opener of a document's own rules, or of those of a document that it passes on."""
        opener = super()._rules(words, end)
        below = self._passed_on_above(end) if self._has("enacts", words) else None
        return opener if below is None else opener.of(below)

    def _printed_below(self, spans: list[Stretch]) -> Speaker | None:
        """Return the document that a notice passes on, where that begins: by its title, or why it is made."""
        titled = 0 <= self.annex < spans[-1].end
        below = self._passed_on_above(spans[0].start) if titled or self._any_says(spans, "enacts") else None
        if titled and below is not None:
            # It has begun once and for all.
            self.annex = -1
            below = below if below != self.context.last else None
        return below

    def _annexed(self, handed: str) -> int:
        """Return where the title of the document stands again that a notice passes on.

        handed: the words with which the notice passes it on.
        """
        words = re.sub(r"\s", "", self._bare_title(handed))
        handing = self.lexicon.has("handed_on", self.text)
        if len(words) < _TITLED or handing is None:
            return -1
        spaced = re.compile(r"\s{0,4}".join(map(re.escape, words)))
        found = spaced.search(self.text, handing.end())
        while found is not None and self._cited(found.start()):
            found = spaced.search(self.text, found.end())
        return found.start() if found is not None else -1

    def _cited(self, at: int) -> bool:
        """Whether a title that begins at an offset is only cited: a title mark opens before it."""
        while at and self.text[at - 1].isspace():
            at -= 1
        return self.text.endswith("\u300a", 0, at)

    def _bare_title(self, handed: str) -> str:
        """Return the title of the document in the words with which a notice passes it on."""
        found = self.lexicon.patterns["passed_title"].search(handed)
        return found.group(1) if found is not None else ""

    def _passed_on_above(self, end: int) -> Speaker | None:
        """Return the document that a notice has passed on above an offset."""
        if not self.passed or not self._has("handed_on", self.text[:end]):
            return None
        return Speaker(self.passed, "document", self._issuer or "")

    def _begins_rules(self, spans: list[Stretch]) -> bool:
        """Whether a sentence lays down the first rule of a notice, and nothing behind it announces any."""
        if not self.notice and self.addressed is None:
            return False
        start = spans[0].start
        if self._has("notice_open", self.text[start : spans[-1].end + _PREAMBLE].split("\n")[0]):
            return False
        return self._rule(spans)

    def _own_begins(self, sentence: Sentence, spans: list[Stretch]) -> bool:
        """Whether a notice's first item stands unannounced behind the words of somebody whom it quotes."""
        if not self.notice or self.ruled or not sentence.opens:
            return False
        clause = self._read(spans[0])
        return clause.item == _STYLE and clause.text.startswith(_FIRST)

    def _rule(self, spans: list[Stretch]) -> bool:
        """Whether a sentence of a notice lays down its first rule."""
        if self._numbered(spans[0].start):
            return True
        cues = [self._read(span).cue for span in spans if span.signs & self._cued]
        return any(cue is not None and cue[0].kind in ("modal", "forbid", "urge") for cue in cues)

    def _foreword(self, spans: list[Stretch]) -> Speaker | None:
        """Return who speaks in a sentence of a notice that demands of those it names, above the rules."""
        if not self.notice or self._any_says(spans, "notice_open") or self._demands_from(spans) < 0:
            return None
        return self._rules(self.notice, spans[0].start).speaker

    def _demands_from(self, spans: list[Stretch]) -> int:
        """Return which clause first demands of those whom it names, or on what ground, or -1.

        Above a notice's rules those before it only say whom it addresses and why.
        """
        clauses = [self._read(span) for span in spans]
        for index, clause in enumerate(clauses):
            cue = clause.cue
            if cue is None or cue[0].kind != "modal" or clause.excluded:
                continue
            if self.lexicon.has("addressee", clause.text[clause.skip : cue[1]]):
                grounded = index > 0 and clauses[index - 1].opens("grounds") is not None
                # 为贯彻…精神,根据…部署,各地要…: why it demands.
                ends = index > 1 and clauses[index - 2].excluded == "purpose"
                return index - (grounded and not ends)
        return -1

    def _title_again(self, at: int) -> bool:
        """Whether a line is the article's title, which a page repeats below its text."""
        line = self.text[at : at + len(self.title) + 1].split("\n")[0].strip()
        return line != "" and line == self.title

    def _lists(self, at: int) -> bool:
        """Whether an item of a list follows behind a verb."""
        gap = len(self.text[at : at + 3]) - len(self.text[at : at + 3].lstrip(",: "))
        return gap > 0 and self._numbered(at + gap)

    def _only_attended(self, mention: Mention | None, last: Stretch) -> bool:
        """Whether a sentence only says who attends, not whom it is about.

        mention: its subject. last: its last clause.
        """
        if not self._says(last, "attendance"):
            return False
        return mention is None or self.text.find(",", mention.end, last.end) - mention.end < _DEED

    def _nameless(self, at: int) -> Opener:
        """Return the opener of rules that say nowhere whose they are."""
        return Opener(Speaker("", "document"), self.lays_down, at, at, False)

    def _modal(self, span: Stretch) -> bool:
        """Whether a clause holds a modal verb."""
        if not span.signs & self._cued:
            return False
        cue = self._read(span).cue
        return cue is not None and cue[0].kind == "modal"

    def _lays_down_on(self, spans: list[Stretch]) -> bool:
        """Whether a sentence that names nobody who speaks rules what must or must not be done."""
        clauses = [self._read(span) for span in spans]
        if any(clause.body.startswith(_ARGUING) for clause in clauses) or self._any_says(spans, "essay"):
            return False
        if any(c.excluded in ("aspect", "commit", "credit", "question", "background") for c in clauses):
            return False
        cues = [clause.cue[0] for clause in clauses if clause.cue is not None and not clause.excluded]
        if not any(cue.kind in ("modal", "forbid") for cue in cues):
            return False
        return not self.finder.within(spans[0].start, spans[-1].end)

    def _teaches(self, spans: list[Stretch]) -> bool:
        """Whether a circular on what went wrong says what is to be learnt from it."""
        if not self._any_says(spans, "lesson"):
            return False
        if not any(self._demanding(span) and self._read(span).opens("addressee") for span in spans):
            return False
        return self._has("circular", self.text[: spans[0].start])

    def _orders(self, opener: Opener) -> bool:
        """Whether a reported demand follows its verb at once: no question is reported so."""
        return (
            opener.verb.mode == "demand" and self.text[opener.end : opener.end + 3].strip(",: ")[:1] == "要"
        )

    def _author(self, span: Stretch) -> Speaker | None:
        """Return the organ of which a clause says that it put out a document."""
        return (
            self.finder.author(span.start, span.end, self.stresses) if self._says(span, "put_out") else None
        )

    def _demanding(self, span: Stretch) -> bool:
        """Whether a clause opens like a demand: with an item marker, a modal, or a bare imperative."""
        clause = self._read(span)
        if clause.excluded in ("aspect", "credit", "commit", "background"):
            return False
        if clause.item or (clause.cue is not None and clause.cue[0].kind != "urge"):
            return True
        sure = clause.head is not None and clause.head[0].group in ("verb", "adverb")
        return sure and not clause.excluded

    def _demanding_sentence(self, spans: list[Stretch]) -> bool:
        if self._demanding(spans[0]):
            return True
        if any(self._read(span).excluded in ("aspect", "commit", "credit") for span in spans[:4]):
            return False
        return any(self._modal(span) for span in spans[:4])
