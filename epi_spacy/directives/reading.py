"""Reading a text: its sentences one by one, each clause judged under the frame that is open.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from .clause import Clause, Stretch
from .context import WEAK, Opener
from .decisions import Decision, Frame
from .frames import Frames
from .mentions import Speaker
from .openings import NOTICE
from .shape import Sentence, sentences
from .unannounced import DIGEST, FOREWORD
from .verdict import Setting, Verdict

_OUTSIDE: Final = Verdict(False, "not:no-frame")
_SUBTITLE: Final = Verdict(False, "not:subtitle")
_BEFORE: Final = Verdict(False, "not:before-frame")
_OPENING: Final = Verdict(False, "not:frame")
_AFTER: Final = Verdict(False, "not:after-quotation")
# What stands before words that are quoted.
_SAID: Final = ":\u201c"
# What stands before a note.
_NOTED: Final = ("(", "[", ":")


class Reading(Frames):
    """One text being read, sentence by sentence; built as ``Frames`` are."""

    out: list[Decision]

    def decisions(self) -> list[Decision]:
        """Read the whole text."""
        self.out = []
        for number, sentence in enumerate(sentences(self.text, self.clauses), 1):
            self._sentence(number, sentence)
        return self.out

    def repair(self, readings: Sequence[tuple[int, int, str]]) -> None:
        """Take note of what damaged clauses must have said.

        readings: characters of damaged stretches, with the words.
        """
        names = {mention.name for mention in self.finder.mentions}
        ends = [end for _, end in self.clauses] if readings else []
        for start, end, words in readings:
            number = bisect_right(ends, start)
            if number < len(ends) and self.clauses[number][0] < end:
                clause = self.clauses[number]
                whole = self.text[clause[0] : start] + words + self.text[end : clause[1]]
                self.repaired[number] = self._reported(whole, names)

    def _reported(self, words: str, names: set[str]) -> tuple[Speaker | None, str]:
        """Split a repaired clause into its speaker, if a name stands before the verb, and the rest."""
        for match in self.lexicon.verb.finditer(words):
            name = next((name for name in names if name and words[: match.start()].endswith(name)), None)
            if name is not None:
                return Speaker(name, "official"), words[match.end() :].lstrip(",: ")
        return None, words

    def _sentence(self, number: int, sentence: Sentence) -> None:
        spans = self._stretches(sentence)
        start = spans[0].start
        if self.frame is not None and self.frame.until is not None and start > self.frame.until:
            self._close()
        self.context.inside = self.frame is not None
        until = self.frame.until if self.frame is not None else None
        openers = [] if self._addressed(start) else self.openings(spans, until if until is not None else -1)
        if self.marked >= 0 and self.frame is not None:
            # [甲]我先说…: the mark has opened his speech.
            openers = [row for row in openers if row[1].speaker != self.frame.speaker]
        if sentence.subtitle and not openers and self._subtitle(spans[0]):
            return self._emit_all(number, sentence, spans, _SUBTITLE)
        if self.digest is not None:
            openers = [(index, self._answered(opener), content) for index, opener, content in openers]
        if not openers:
            self._continue(sentence, spans)
            if self.digest is not None:
                self._sum_up(self.digest, sentence, spans)
        elif sentence.question and any(self._orders(opener) for _, opener, _ in openers):
            # The mark stands for bytes that went astray.
            sentence.question = False
        at = 0
        for k, (index, opener, content) in enumerate(openers):
            following = openers[k + 1][0] if k + 1 < len(openers) else len(spans)
            if at < index:
                self._judge_before(number, sentence, spans[at:index], opener)
            if opener.speaker is None:
                self._close()
            elif not (opener.verb.mode in WEAK and self.frame is not None and opener.inside):
                self._open_with(opener, sentence)
            inside = self.frame is not None and content < spans[index].end
            inside = inside and not self._told_whom(content, spans[index].end)
            if not inside:
                self._emit(spans[index], _OPENING, number, sentence)
            self._judge(number, sentence, spans[index + (not inside) : following], content if inside else -1)
            at = following
        self._judge_rest(number, sentence, spans, at)
        return self._after(spans, bool(openers))

    def _answered(self, opener: Opener) -> Opener:
        """Let the body speak that answers, where a digest of its answers names nobody."""
        return opener.of(self.digest) if opener.speaker is not None and not opener.speaker.name else opener

    def _sum_up(self, body: Speaker, sentence: Sentence, spans: list[Stretch]) -> None:
        """Open or close the answers of a body in a digest: they end at the next question."""
        if sentence.question:
            self._close()
        elif self.frame is None and self._demanding_sentence(spans):
            self._open(body, Setting(on=True), DIGEST, None)

    def _told_whom(self, at: int, end: int) -> bool:
        """Whether behind its verb a clause holds no more than to whom the words are said (叮嘱刘明:“…)."""
        if self.text[end : end + 2] != _SAID:
            return False
        names = self.finder.within(at, end)
        return bool(names) and names[-1].end == end and not self.lexicon.cued(self.text[at : names[0].start])

    def _judge_rest(self, number: int, sentence: Sentence, spans: list[Stretch], at: int) -> None:
        """Judge the clauses behind what opens speeches; where nothing does, those behind a mark."""
        content = self.marked if not at else -1
        if spans[0].end <= content:
            # 甲:… has a clause of its own for the name.
            self._emit(spans[0], _OPENING, number, sentence)
            at, content = 1, -1
        elif self.frame is not None and self.frame.verb == FOREWORD and self.frame.fresh:
            at = max(at, self._demands_from(spans))
            self._emit_all(number, sentence, spans[:at], _BEFORE)
        self._judge(number, sentence, spans[at:], content)

    def _judge_before(self, number: int, sentence: Sentence, spans: list[Stretch], opener: Opener) -> None:
        """Judge the clauses in front of what opens a speech: a notice may demand above its rules."""
        above = self.frame is None and not self.ruled and opener.verb.form == NOTICE
        first = self._demands_from(spans) if above else -1
        if first < 0 or opener.speaker is None:
            return self._emit_all(number, sentence, spans, _BEFORE)
        self._emit_all(number, sentence, spans[:first], _BEFORE)
        self._open(opener.speaker, Setting(), FOREWORD, None)
        return self._judge(number, sentence, spans[first:])

    def _judge(self, number: int, sentence: Sentence, spans: list[Stretch], content: int = -1) -> None:
        """Judge clauses under the open frame; content: where the first one begins behind a verb, or -1."""
        frame = self.frame
        if frame is None or not spans:
            return self._emit_all(number, sentence, spans, _OUTSIDE)
        starts, clauses = self._taken_apart(sentence, spans, content)
        verdicts = self.judge.sentence(clauses, self._setting(frame, sentence, clauses[0]))
        for span, start, clause, verdict in zip(spans, starts, clauses, verdicts, strict=True):
            if clause.item:
                self.items.enter(clause.item, clause.text[: clause.skip + (clause.item == "want")])
                self.heading = span
                if frame is self.own:
                    self.own_items.enter(clause.item, clause.text[: clause.skip])
            if frame.until is not None and span.start > frame.until:
                verdict = _AFTER
            # What a repaired clause says stands nowhere.
            verdict = verdict.moved(start) if start >= 0 else verdict.uncued()
            self._emit(span, verdict, number, sentence)
        frame.moving = any(verdict.directive for verdict in verdicts)
        frame.fresh = False
        return frame.settle(frame.setting.urge and not self._has("urge_stays", frame.verb))

    def _taken_apart(
        self, sentence: Sentence, spans: list[Stretch], content: int
    ) -> tuple[list[int], list[Clause]]:
        """Return where what is judged of each clause begins (-1 for a repaired one), and the clauses."""
        starts: list[int] = []
        clauses: list[Clause] = []
        for span in spans:
            start = content if content >= 0 and not clauses else span.start
            repaired = (
                self.repaired.get(bisect_left(self.clauses, (span.start, span.end)))
                if self.repaired
                else None
            )
            if repaired is not None:
                clause, start = self.judge.read(repaired[1]), -1
            elif start == span.start and not sentence.question:
                clause = self._read(span)
            else:
                clause = self.judge.read(self.text[start : span.end], sentence.question, span.signs)
                self._spare(clause, start, span.end)
            gap = self.text[max(0, span.start - 3) : span.start]
            clause.apart = ";" in gap
            clause.noted = gap[-1:] in _NOTED or self.text[span.end : span.end + 1] in (")", "]")
            starts.append(start)
            clauses.append(clause)
        return starts, clauses

    def _setting(self, frame: Frame, sentence: Sentence, first: Clause) -> Setting:
        """Return how the frame colours a sentence; first: its first clause."""
        numbered = bool(self.items.path or first.item)
        going = frame.moving and (not sentence.opens or numbered)
        person = frame.setting.person
        fresh = person and (sentence.opens or frame.fresh)
        listed = numbered or not person
        if not (going or listed or fresh):
            return frame.setting
        setting = frame.setting.copy()
        setting.momentum, setting.listed, setting.numbered, setting.fresh = going, listed, numbered, fresh
        return setting

    def _emit_all(self, number: int, sentence: Sentence, spans: list[Stretch], verdict: Verdict) -> None:
        for span in spans:
            self._emit(span, verdict, number, sentence)

    def _emit(self, span: Stretch, verdict: Verdict, number: int, sentence: Sentence) -> None:
        frame, start, end = self.frame, span.start, span.end
        if frame is None:
            self.out.append(Decision(start, end, verdict, None, 0, number, sentence.paragraph))
            return
        heading = self.heading
        self.out.append(
            Decision(
                start,
                end,
                verdict,
                frame.speaker,
                frame.number,
                number,
                sentence.paragraph,
                self.items.path,
                (heading.start, heading.end) if heading is not None and heading is not span else None,
                frame.setting.notice,
            )
        )
