"""From text to directives: follows the speech frames through a text and judges their clauses.

Pure logic on normalized text; the component turns the result into spans. Every clause of the article
zones gets a decision with the id of the rule that made it, so that a reader can be told why.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .items import Items
from .judge import Judge, Setting, Verdict
from .lexicon import Lexicon
from .notices import document_word, speaker_of
from .speakers import Context, Mention, Opener, Speaker, SpeakerFinder

Span = tuple[int, int]
_STOP = re.compile("[\u3002!?\u2026\r\n]")
_QUOTE = re.compile("[\u201c\u201d]")
_OUTSIDE = Verdict(False, "not:no-frame")
_URGE_STAYS = frozenset({"\u5efa\u8bae", "\u547c\u5401", "\u5021\u8bae", "\u63d0\u9192", "\u53f7\u53ec"})


@dataclass(frozen=True)
class Decision:
    """What was decided about one clause.

    start, end: characters of the normalized text. verdict: the decision and its rule.
    speaker: whose frame it stands in, None outside of all. frame: number of that frame, 0 outside.
    sentence, paragraph: counters over the text. item: path of the list item. notice: a document's own rules.
    """

    start: int
    end: int
    verdict: Verdict
    speaker: Speaker | None = None
    frame: int = 0
    sentence: int = 0
    paragraph: int = 0
    item: str = ""
    heading: Span | None = None
    notice: bool = False


@dataclass
class Frame:
    """An open speech. until: where its quotation closes, or None."""

    number: int
    speaker: Speaker
    setting: Setting
    verb: str
    until: int | None = None


@dataclass
class Sentence:
    """Numbers of the clauses of a sentence, half-open; paragraph: its number; first: opens the paragraph."""

    first: int
    last: int
    paragraph: int
    opens: bool
    subtitle: bool = False


@dataclass
class State:
    """Where the reader of frames stands."""

    context: Context = field(default_factory=Context)
    frame: Frame | None = None
    pending: Speaker | None = None
    count: int = 0
    items: Items = field(default_factory=Items)
    heading: Span | None = None
    quoted: dict[int, Speaker] = field(default_factory=dict)


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

        text: normalized text. clauses: the clause grid inside the article's abstract and body, in characters of ``text``.
        mentions: the names of persons. title: the article's title.
        readings: what damaged stretches must have said, with their characters in ``text``.
        RETURNS: one decision a clause, in order.
        """
        reading = Reading(self, text, clauses, mentions, title)
        reading.repair(readings)
        return reading.decisions()


class Reading:
    """One text being read."""

    def __init__(
        self,
        matcher: Matcher,
        text: str,
        clauses: Sequence[Span],
        mentions: Sequence[Mention],
        title: str,
    ) -> None:
        self.lexicon, self.judge = matcher.lexicon, matcher.judge
        self.text, self.clauses, self.title = text, clauses, title
        self.finder = SpeakerFinder(self.lexicon, text, mentions)
        self.state = State()
        self.out: list[Decision] = []
        self.notice = document_word(self.lexicon, title) if title else ""
        self.quotes = self._quotes()
        self.repaired: dict[int, tuple[Speaker | None, str]] = {}

    def decisions(self) -> list[Decision]:
        """Read the whole text."""
        for number, sentence in enumerate(self._sentences(), 1):
            self._sentence(number, sentence)
        return self.out

    def repair(self, readings: Sequence[tuple[int, int, str]]) -> None:
        """Take note of what damaged clauses must have said."""
        names = {mention.name for mention in self.finder.mentions}
        for start, end, words in readings:
            for number, clause in enumerate(self.clauses):
                if clause[0] < end and start < clause[1]:
                    whole = self.text[clause[0] : start] + words + self.text[end : clause[1]]
                    self.repaired[number] = self._reported(whole, names)
                    break

    def _reported(self, words: str, names: set[str]) -> tuple[Speaker | None, str]:
        """Split a repaired clause into who speaks, if a name stands before a reporting verb, and what is said."""
        for match in self.lexicon.verb.finditer(words):
            name = next((name for name in names if name and words[: match.start()].endswith(name)), None)
            if name is not None:
                return Speaker(name, "official"), words[match.end() :].lstrip(",: ")
        return None, words

    # -- the text's shape ---------------------------------------------------------------------

    def _gap(self, number: int) -> str:
        """Return the text between a clause and the next."""
        end = self.clauses[number][1]
        following = (
            self.clauses[number + 1][0] if number + 1 < len(self.clauses) else min(len(self.text), end + 40)
        )
        return self.text[end : min(following, end + 200)]

    def _sentences(self) -> Iterator[Sentence]:
        first, paragraph, opens = 0, 1, True
        for number in range(len(self.clauses)):
            gap = self._gap(number)
            last = number + 1 == len(self.clauses)
            if not last and not _STOP.search(gap):
                continue
            line_end = last or "\n" in gap or "\r" in gap
            lone = opens and line_end and not re.search("[\u3002!?;:,]", gap) and number - first <= 2
            yield Sentence(first, number + 1, paragraph, opens, lone)
            first, opens = number + 1, line_end
            paragraph += line_end

    def _quotes(self) -> dict[int, int]:
        """Return the end of each quotation by its beginning; nested marks of one kind are counted."""
        stack: list[int] = []
        found: dict[int, int] = {}
        for match in _QUOTE.finditer(self.text):
            if match.group() == "\u201c":
                if len(stack) < 3:
                    stack.append(match.start())
            elif stack:
                found[stack.pop()] = match.start()
        return found

    # -- one sentence ---------------------------------------------------------------------------

    def _sentence(self, number: int, sentence: Sentence) -> None:
        state = self.state
        spans = self.clauses[sentence.first : sentence.last]
        start, end = spans[0][0], spans[-1][1]
        if state.frame is not None and state.frame.until is not None and start > state.frame.until:
            self._close()
        if sentence.opens:
            self._quotation_first(sentence)
        openers = self._openers(spans)
        if sentence.subtitle and not openers and not self._numbered(spans[0]) and not self._in_notice():
            return self._emit_plain(number, sentence, spans, "not:subtitle")
        repaired = self.repaired.get(sentence.first, (None, ""))[0]
        if repaired is not None:
            self._open(repaired, Setting(on=True), "repaired", None)
        elif not openers:
            quoted = state.quoted.get(sentence.first)
            if quoted is not None:
                self._open(quoted, Setting(strength=3), "quotation", self._quote_end(start))
            elif state.frame is not None and self._closes(sentence, spans):
                self._close()
            elif state.frame is None and state.pending is not None and self._demanding(spans[0]):
                self._open(state.pending, Setting(), "announced", None)
        at = 0
        for k, (index, opener, content) in enumerate(openers):
            following = openers[k + 1][0] if k + 1 < len(openers) else len(spans)
            if at < index:
                self._judge(number, sentence, spans[at:index], inside=at > 0, told=True)
            if opener.speaker is None:
                self._close()
            elif not (opener.verb.mode == "weak" and state.frame is not None and opener.inside):
                self._open_with(opener, spans[index], start)
            inner = (content, spans[index][1]) if content < spans[index][1] else None
            self._emit_frame_clause(number, sentence, spans, index, following, inner)
            at = following
        if at < len(spans):
            self._judge(number, sentence, spans[at:], inside=True, told=False)
        self._after(spans, bool(openers), start, end)

    def _openers(self, spans: Sequence[Span]) -> list[tuple[int, Opener, int]]:
        """Return the reporting verbs of a sentence that open a speech: clause, opener, where the content begins."""
        found = []
        start, end = spans[0][0], spans[-1][1]
        context = self.state.context
        context.inside = self.state.frame is not None
        index, used = 0, -1
        for match in self.lexicon.verb.finditer(self.text, start, end):
            while spans[index][1] < match.end() and index + 1 < len(spans):
                index += 1
            if match.start() < spans[index][0] or index == used:
                continue
            opener = self.finder.opener(spans[index], match, start, context)
            if opener is None or (opener.verb.mode == "weak" and self._quoted_inside(opener)):
                continue
            used = index
            found.append((index, opener, match.end()))
            if opener.speaker is not None:
                context.last, context.last_sentence = opener.speaker, start
        notice = self._announced(spans)
        if notice is not None:
            found = [row for row in found if row[0] < notice[0]]
            found.append(notice)
        return found

    def _quoted_inside(self, opener: Opener) -> bool:
        """Whether a verb of saying stands inside the quotation of the open frame."""
        frame = self.state.frame
        return frame is not None and frame.until is not None and opener.start < frame.until

    def _announced(self, spans: Sequence[Span]) -> tuple[int, Opener, int] | None:
        """Return the opener of a list of rules: 现通告如下:."""
        last = spans[-1]
        words = self.text[max(last[0], last[1] - 30) : last[1]]
        if self.lexicon.has("notice_open", words) is None or (
            not words.endswith(("\u4e0b",)) and not self.notice
        ):
            return None
        speaker = speaker_of(self.lexicon, self.title, self._body(), words)
        if not speaker.name and self.state.context.last is not None:
            speaker = self.state.context.last
        verb = replace(self.lexicon.verbs["\u89c4\u5b9a"], form="notice")
        return len(spans) - 1, Opener(speaker, verb, last[1], last[1], False), last[1]

    def _body(self) -> str:
        return self.text[self.clauses[0][0] : self.clauses[-1][1]] if self.clauses else ""

    # -- frames -----------------------------------------------------------------------------------

    def _open_with(self, opener: Opener, clause: Span, sentence_start: int) -> None:
        assert_speaker = opener.speaker or Speaker("", "official")
        verb = opener.verb
        notice = verb.form == "notice"
        setting = Setting(
            on=verb.on
            or (assert_speaker.kind == "document" and verb.form not in ("\u6307\u51fa", "\u8ba4\u4e3a")),
            notice=notice,
            weak=verb.mode == "weak",
            urge=verb.mode == "urge",
            strength=1 if verb.mode == "urge" else 3,
            direct=opener.inside and verb.on,
        )
        until = None
        if not notice:
            gap = self.text[opener.end : opener.end + 3]
            quote = gap.find("\u201c")
            if quote >= 0 and opener.end + quote in self.quotes:
                until = self.quotes[opener.end + quote]
        self._open(assert_speaker, setting, verb.form, until)

    def _open(self, speaker: Speaker, setting: Setting, verb: str, until: int | None) -> None:
        state = self.state
        same = state.frame is not None and state.frame.speaker == speaker and verb not in ("notice",)
        state.count += not same or state.frame is None
        if not same:
            state.items.clear()
        state.frame = Frame(max(state.count, 1), speaker, setting, verb, until)
        state.pending = None
        state.context.last = speaker
        if speaker.kind == "official" and speaker.name:
            state.context.actor = speaker

    def _close(self) -> None:
        self.state.frame = None
        self.state.items.clear()

    def _in_notice(self) -> bool:
        return self.state.frame is not None and self.state.frame.setting.notice

    def _closes(self, sentence: Sentence, spans: Sequence[Span]) -> bool:
        """Whether a sentence without a reporting verb ends the open speech."""
        frame = self.state.frame
        if frame is not None and frame.until is not None and spans[0][0] < frame.until:
            return False
        first = self.text[slice(*spans[0])]
        if self._in_notice():
            return self.lexicon.has("signature_date", re.sub(r"\s", "", first)) is not None or bool(
                self.lexicon.has("credit", first)
            )
        if self._narrative(spans):
            return True
        return sentence.opens and not self._demanding_sentence(spans)

    def _narrative(self, spans: Sequence[Span]) -> bool:
        has = self.lexicon.has
        texts = [self.text[slice(*span)] for span in spans]
        cued = [self.judge.read(text).cue for text in texts]
        if any(cue is not None and cue[0].kind == "modal" for cue in cued):
            return False
        if has("credit", texts[0]) or (
            has("attendance", texts[-1]) and self.finder.within(spans[0][0], spans[-1][1])
        ):
            return True
        head = self.lexicon.head_start.match(texts[0])
        first = self.finder.within(spans[0][0], spans[min(1, len(spans) - 1)][1])
        if first and cued[0] is None:
            lead = self.text[spans[0][0] : first[0].start]
            if (
                len(lead) <= 24
                and (head is None or not lead)
                and self.finder.subject(spans[0][0], spans[-1][1])
            ):
                return True
        return head is None and cued[0] is None and any(has("narrative", text) for text in texts[:2])

    def _numbered(self, span: Span) -> bool:
        return self.lexicon.item.match(self.text, span[0], span[1]) is not None

    def _demanding(self, span: Span) -> bool:
        """Whether a clause opens like a demand: with an item marker, a modal, or a bare imperative."""
        text = self.text[slice(*span)]
        clause = self.judge.read(text)
        if clause.excluded in ("aspect", "credit", "commit", "nosubject"):
            return False
        if clause.item or (clause.cue is not None and clause.cue[0].kind != "urge"):
            return True
        return clause.head is not None and clause.head[0].group in ("verb", "adverb") and not clause.excluded

    def _demanding_sentence(self, spans: Sequence[Span]) -> bool:
        if self._demanding(spans[0]):
            return True
        clauses = [self.judge.read(self.text[slice(*span)]) for span in spans[:4]]
        if any(c.excluded in ("aspect", "commit", "credit") for c in clauses):
            return False
        return any(c.cue is not None and c.cue[0].kind == "modal" for c in clauses)

    def _quotation_first(self, sentence: Sentence) -> None:
        """Find a quotation that opens a paragraph and is followed by its speaker."""
        start = self.clauses[sentence.first][0]
        opening = self.text.rfind("\u201c", max(0, start - 2), start)
        if opening < 0 or opening not in self.quotes:
            return
        close = self.quotes[opening]
        if close - opening < 6 or close - opening > 1500:
            return
        behind = self.text[close + 1 : close + 120].split("\n")[0]
        tail = re.match(r"[,\u3002]?[^\u3002\u201c]{0,80}", behind)
        end = close + 1 + (tail.end() if tail else 0)
        mention = self.finder.subject(close + 1, end)
        if (
            mention is None
            or mention.label != "OFFICIAL"
            or self.lexicon.has("told_quote", self.text[mention.end : mention.end + 8])
        ):
            return
        speaker = Speaker(mention.name, "official")
        for number in range(sentence.first, len(self.clauses)):
            if self.clauses[number][0] > close:
                break
            self.state.quoted[number] = speaker

    def _quote_end(self, start: int) -> int | None:
        opening = self.text.rfind("\u201c", max(0, start - 2), start)
        if opening in self.quotes:
            return self.quotes[opening]
        return self.state.frame.until if self.state.frame is not None else None

    # -- judging --------------------------------------------------------------------------------

    def _emit_frame_clause(
        self,
        number: int,
        sentence: Sentence,
        spans: Sequence[Span],
        index: int,
        following: int,
        inner: Span | None,
    ) -> None:
        """Judge the clause of a reporting verb together with what follows under it."""
        if inner is None or self.state.frame is None:
            self._emit(spans[index], Verdict(False, "not:frame"), number, sentence)
            if index + 1 < following:
                self._judge(number, sentence, spans[index + 1 : following], inside=True, told=False)
            return
        self._judge(number, sentence, spans[index:following], inside=True, told=False, content=inner[0])

    def _judge(
        self,
        number: int,
        sentence: Sentence,
        spans: Sequence[Span],
        *,
        inside: bool,
        told: bool,
        content: int = -1,
    ) -> None:
        frame = self.state.frame
        if frame is None or (told and not inside):
            for span in spans:
                self._emit(
                    span, _OUTSIDE if frame is None else Verdict(False, "not:before-frame"), number, sentence
                )
            return
        read = []
        for k, span in enumerate(spans):
            start = content if content >= 0 and k == 0 else span[0]
            question = "?" in self.text[span[1] : span[1] + 2]
            repaired = self.repaired.get(self._number(span))
            words = self.text[start : span[1]] if repaired is None else repaired[1]
            read.append((-1 if repaired else start, self.judge.read(words, question)))
        verdicts = self.judge.sentence([clause for _, clause in read], frame.setting)
        for span, (start, clause), verdict in zip(spans, read, verdicts, strict=True):
            if clause.item:
                self.state.items.enter(clause.item, clause.text[: clause.skip] or clause.text[:2])
                self.state.heading = span if verdict.directive else None
            if frame.until is not None and span[0] > frame.until:
                verdict = Verdict(False, "not:after-quotation")
            if verdict.cue is not None:
                cue = (verdict.cue[0] + start, verdict.cue[1] + start) if start >= 0 else None
                verdict = replace(verdict, cue=cue)
            self._emit(span, verdict, number, sentence)
        if frame.setting.direct or (
            frame.setting.on and not frame.setting.notice and frame.speaker.kind != "document"
        ):
            frame.setting = replace(frame.setting, on=False, direct=False)
        if frame.setting.urge and frame.verb not in _URGE_STAYS:
            frame.setting = replace(frame.setting, urge=False, strength=3, on=False)

    def _number(self, span: Span) -> int:
        return bisect_left(self.clauses, span) if self.repaired else -1

    def _emit_plain(self, number: int, sentence: Sentence, spans: Sequence[Span], rule: str) -> None:
        for span in spans:
            self._emit(span, Verdict(False, rule), number, sentence)

    def _emit(self, span: Span, verdict: Verdict, number: int, sentence: Sentence) -> None:
        frame = self.state.frame
        heading = self.state.heading if self.state.heading != span else None
        self.out.append(
            Decision(
                span[0],
                span[1],
                verdict,
                frame.speaker if frame is not None else None,
                frame.number if frame is not None else 0,
                number,
                sentence.paragraph,
                self.state.items.path,
                heading,
                self._in_notice(),
            )
        )

    def _after(self, spans: Sequence[Span], opened: bool, start: int, end: int) -> None:
        """Take note of whom a narrative sentence is about, and of a speech that it announces."""
        state = self.state
        if opened or state.frame is not None:
            return
        texts = [self.text[slice(*span)] for span in spans]
        if self.lexicon.has("attendance", texts[-1]) and state.context.actor is not None:
            return
        mention = self.finder.subject(start, end)
        if mention is not None and mention.label == "OFFICIAL":
            state.context.actor = Speaker(mention.name, "official")
            state.context.last = None
        state.pending = None
        if any(self.lexicon.has("demand_noun", text) for text in texts):
            state.pending = state.context.actor if mention is not None or state.context.last is None else None
            found = self.lexicon.has("leading_speaker", texts[0])
            if mention is None and found is not None:
                named = self.finder.named(found.group(1), self.lexicon.verbs["\u5f3a\u8c03"])
                state.pending = named or state.pending
