"""Speech frames: who speaks where, from a reporting verb until somebody else speaks or the story goes on.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from typing import Final

from .addresses import turn_at
from .clause import Stretch
from .context import WEAK, Opener
from .decisions import Frame
from .items import Items, OwnItems
from .judge import Judge
from .mentions import NOBODY, OFFICIAL, Speaker
from .notices import appeals
from .openings import DECIDES, NOTICE
from .quoting import Quoted, quoted_first
from .shape import Sentence
from .source import Source
from .unannounced import DIGEST, FOREWORD, Unannounced
from .verdict import Setting

# A shorter line may look like a title by chance.
_TITLE: Final = 6
# A circular that names those who failed.
_CIRCULAR: Final = "通报"
# How a sentence begins that goes on about the body that the one before was about.
_GOING: Final = ("同时", "此外", "另外", "并要", "要求", "强调")
# The verb of a frame that no verb opens: a speech printed whole, an answer.
WHOLE: Final = "whole"
# The verb of a frame in which things are named one by one.
COUNTED: Final = "counted"
_ANSWER: Final = ("答:", "答 ", "答")
_QUESTION: Final = ("问:", "问 ", "问")


class Frames(Unannounced):
    """The speech that is open while a text is read, sentence by sentence.

    judge: judges the clauses. source: the text, and what is known of it.
    """

    def __init__(self, judge: Judge, source: Source) -> None:
        super().__init__(judge, source)
        self.repaired: dict[int, tuple[Speaker | None, str]] = {}
        self.items = Items()
        #: The frame of the document's own rules, once they have begun, and where it stands in their list.
        self.own: Frame | None = None
        self.own_items = OwnItems()
        self.frame: Frame | None = None
        self.pending: Speaker | None = None
        self.heading: Stretch | None = None
        self.count = 0
        #: The quotation in which somebody else's speech is reported, or None.
        self.host: Quoted | None = None
        #: Who has said how many things he will name (会上定了几件事), or None.
        self.counting: Speaker | None = None
        self.lapsed = (Speaker("", ""), -1)
        #: Where the mark ends that stands in front of the sentence that is being read, or -1.
        self.marked = -1

    def _addressed(self, start: int) -> bool:
        """Whether a sentence stands in a speech that is printed whole; and follow an interview's turns."""
        if self.address is not None and start > self.address[1]:
            if self.frame is None:
                self._open(self.address[0], Setting(), WHOLE, None)
            return True
        if self.turns:
            turn = turn_at(self.turns, start)
            self.marked = turn.end if turn is not None else -1
            if turn is not None:
                self._close() if turn.speaker is None else self._open(turn.speaker, Setting(), WHOLE, None)
        elif self.answers is not None:
            mark = self.text[start : start + 2]
            if mark in _ANSWER:
                self._open(self.answers, Setting(), WHOLE, None)
            elif mark in _QUESTION:
                self._close()
        return False

    def _continue(self, sentence: Sentence, spans: list[Stretch]) -> None:
        """Open, keep or close a frame before a sentence that has no reporting verb."""
        start = spans[0].start
        quoted = quoted_first(self.finder, self.quotes, start, self.context.actor)
        repaired = self.repaired.get(sentence.first, (None, ""))[0]
        if repaired is not None:
            self._open(repaired, Setting(on=True), "repaired", None)
        elif quoted is not None:
            self._quote(quoted)
        elif self.counting is not None and self._says(spans[0], "counted"):
            self._open(self.counting, Setting(on=True), COUNTED, None)
        elif self.host is not None and start < self.host.close and self._says(spans[0], "own_words"):
            self._quote(self.host)
        elif self.own is not None and not self._in_notice() and self._own_again(sentence, spans):
            self._open(self.own.speaker, self.own.setting, NOTICE, None)
        elif self.frame is not None and not self.frame.listing and self._own_begins(sentence, spans):
            self._open_with(self._rules(self.notice, start), sentence)
        elif self.frame is not None and self._closes(sentence, spans):
            # A sentence told in between (what the leaders did) need not be the end of the speech.
            setting = self.frame.setting
            if self._in_notice():
                self.own = None
            quoted_or_said = setting.weak or setting.cued or self.frame.until is not None
            self.lapsed = (self.frame.speaker, -1 if quoted_or_said else sentence.last)
            self._close()
        elif (
            self.frame is None
            and self.pending is not None
            and (self._demanding_sentence(spans) or self._says(spans[0], "from_now"))
        ):
            self._open(self.pending, Setting(), "announced", None)
        elif self.frame is None and self._resumes(sentence, spans):
            self._open(self.lapsed[0], Setting(), "resumed", None)
        elif self.frame is None and not self.ruled and (rules := self._first_rule(spans)) is not None:
            self._open_with(rules, sentence)
        elif self.frame is not None and self._in_notice() and (annexed := self._printed_below(spans)):
            self._open(annexed, self.frame.setting, NOTICE, None)
        elif self.frame is None and not self.ruled and (author := self._foreword(spans)) is not None:
            self._open(author, Setting(on=True), FOREWORD, None)
        elif self.frame is None and self._teaches(spans):
            organ = self.lapsed[0] if self.lapsed[0].kind == "organ" else Speaker(_CIRCULAR, "document")
            self._open(organ, Setting(), _CIRCULAR, None)

    def _own_again(self, sentence: Sentence, spans: list[Stretch]) -> bool:
        """Whether a line goes on with a document's own words behind what it reports of somebody else's."""
        if not sentence.opens or self._quoted_inside(spans[0].start):
            return False
        clause = self._read(spans[0])
        if self.own_items.goes_on(clause.item, clause.text[: clause.skip]):
            return True
        return self.notice != "" and (self.frame is None or self._closes(sentence, spans))

    def _quote(self, quoted: Quoted) -> None:
        """Open the quotation of somebody, or close the open speech before that of a stranger."""
        if quoted.speaker is not None:
            self._open(quoted.speaker, Setting(weak=quoted.tells), "quotation", quoted.close)
        elif not (self.frame is not None and self._in_notice()):
            self._close()

    def _open_with(self, opener: Opener, sentence: Sentence) -> None:
        verb, speaker = opener.verb, opener.speaker or Speaker("", "official")
        # Who writes an article tells more than he demands.
        paper = speaker.kind == "document" and not self._has("written", speaker.name)
        body = speaker.kind == "organ" or paper
        notice = verb.form == NOTICE or (sentence.listing and body)
        on = verb.on or (paper and verb.mode not in WEAK and not self._has("appraising", verb.form))
        appeal = verb.form == NOTICE and appeals(
            self.lexicon,
            self.addressed or self.title,
            self.text[max(0, opener.end - 12) : opener.end],
        )
        urge = verb.mode == "urge" or appeal or self._has("reminds", verb.form)
        until = None if verb.form == NOTICE else self.speech_end(opener.end)
        start = self.clauses[sentence.first][0]
        self.host = quoted_first(self.finder, self.quotes, start, None) if until is None else None
        public = self.press or (speaker.kind == "organ" and verb.mode == "info")
        mode = "tell" if public and verb.mode in ("weak", "info") and speaker.name else verb.mode
        if paper and mode == "weak":
            # 通知称: what a document says it lays down.
            mode, on = "demand", True
        # What a body decides it mostly does itself, but for a list of what is to be done.
        own = verb.form == DECIDES and not (self._in_force(opener.end) or self._lists(opener.end))
        setting = Setting(
            on=on,
            notice=notice,
            # What somebody says in his own words is mostly no demand; what he is reported to say may be.
            weak=mode in ("weak", "info") or own or (mode == "tell" and until is not None),
            mute=mode == "info",
            cued=mode == "tell",
            vows=True,
            urge=urge,
            direct=opener.inside and verb.on,
            strength=1 if urge else 3,
        )
        self._open(speaker, setting, verb.form, until)
        if self.frame is not None:
            self.frame.listing = sentence.listing
            near = self.text[start : opener.start].rpartition(",")[2]
            far = not speaker.issuer and speaker.name not in near
            self.frame.brief = speaker.far or (far and self.finder.places(speaker.name))

    def _open(self, speaker: Speaker, setting: Setting, verb: str, until: int | None) -> None:
        same = self.frame is not None and self.frame.speaker == speaker and verb != NOTICE
        self.count += not same
        # The lists of the speech before are closed, even where the same person goes on.
        self.items.clear()
        self.heading = None
        if speaker.kind == "official":
            setting = setting.copy()
            setting.person = True
        listing = verb in (COUNTED, DIGEST)
        self.frame = Frame(self.count, speaker, setting, verb, until, listing, brief=verb == FOREWORD)
        self.ruled = self.ruled or verb == NOTICE
        if verb == NOTICE:
            self.own = self.frame
        self.pending = None
        self.context.last = speaker
        if speaker.kind == "official" and speaker.name:
            self.context.actor = speaker

    def _close(self) -> None:
        self.frame = None
        self.heading = None
        self.items.clear()

    def _quoted_inside(self, at: int) -> bool:
        """Whether a verb stands inside the quotation of the open frame."""
        return self.frame is not None and self.frame.until is not None and at < self.frame.until

    def _in_notice(self) -> bool:
        return self.frame is not None and self.frame.setting.notice

    def _closes(self, sentence: Sentence, spans: list[Stretch]) -> bool:
        """Whether a sentence without a reporting verb ends the open speech."""
        if self._quoted_inside(spans[0].start):
            return False
        first = self.text[spans[0].start : spans[0].end]
        if self.frame is not None and self.frame.verb == WHOLE:
            if self.address is not None:
                return self._has("credit", first)
            if self.turns:
                return self.marked < 0 and sentence.opens and self._narrative(spans)
            if self.text[spans[0].start : spans[0].start + 2] in _ANSWER:
                return False
        if self._in_notice():
            if sentence.opens and len(first) >= _TITLE and self._title_again(spans[0].start):
                return True
            return self._has("signature_date", re.sub(r"\s", "", first)) or self._has("credit", first)
        if self.frame is not None and self.frame.speaker == NOBODY and not self._numbered(spans[0].start):
            # …,要求各单位…: no more than the sentence, and the points of its list.
            return True
        if self._says(spans[0], "to_note"):
            return False
        if self._narrative(spans) or self._hands_over(spans) or self._essay(sentence, spans):
            return True
        if self.frame is not None and self.frame.brief and not any(self._modal(span) for span in spans):
            return True
        return sentence.opens and not (self._demanding_sentence(spans) or self._goes_on(spans))

    def _essay(self, sentence: Sentence, spans: list[Stretch]) -> bool:
        """Whether a writer goes on in his own words behind what a body has demanded."""
        return (
            self.frame is not None
            and self.frame.speaker.kind != "official"
            and not self._has("written", self.frame.speaker.name)
            and not sentence.question
            and self._any_says(spans, "essay")
        )

    def _goes_on(self, spans: list[Stretch]) -> bool:
        """Whether a line that opens with no demand belongs to what a paper reports, or to a list."""
        frame = self.frame
        if frame is None:
            return False
        clauses = [self._read(span) for span in spans]
        next_point = frame.setting.person and frame.moving and self._says(spans[0], "next_point")
        if next_point or frame.verb in self.lexicon.learnt:
            return not any(clause.excluded in ("aspect", "commit", "credit") for clause in clauses)
        if not (frame.listing and frame.setting.on) or any(clause.has("past") for clause in clauses):
            return False
        named = clauses[0].opens("addressee") is not None
        return named and not clauses[0].excluded and self.lexicon.head.search(clauses[0].body) is not None

    def _hands_over(self, spans: list[Stretch]) -> bool:
        """Whether a told sentence announces the list of somebody else."""
        start, end = spans[0].start, spans[-1].end
        if not self._says(spans[-1], "demand_noun") or not self._numbered(end):
            return False
        mention = self.finder.subject(start, end)
        named = (
            Speaker(mention.name, "official") if mention is not None and mention.label == OFFICIAL else None
        )
        told = named if mention is not None else self.finder.leading(self.text[start:end], self.stresses)
        if told is None or self.frame is None or told.name == self.frame.speaker.name:
            return told is not None and told.kind == "official"
        return told.kind == "official" or (told.kind == "document" and self.frame.speaker.kind == "organ")

    def _resumes(self, sentence: Sentence, spans: list[Stretch]) -> bool:
        """Whether a speech goes on behind the one sentence in its paragraph that was told."""
        if (
            sentence.opens
            or sentence.first != self.lapsed[1]
            or "\u201c" in self.text[spans[0].start - 2 : spans[0].start]
        ):
            return False
        if self.lapsed[0].kind == "document":
            return self._lays_down_on(spans)
        cue = self._read(spans[0]).cue
        return cue is not None and cue[0].kind == "modal" and self._demanding(spans[0])

    def _narrative(self, spans: list[Stretch]) -> bool:
        first = len(spans) > 1 and self._says(spans[0], "moreover")
        told = spans[first]
        if self._tells_of(spans[first:]) or self._puts_out(spans[0]):
            return True
        if any(self._modal(span) for span in spans):
            return False
        if self._elsewhere(told):
            return True
        end = spans[-1].end
        if self._says(spans[0], "credit"):
            return True
        if self._says(spans[-1], "attendance") and self.finder.within(spans[0].start, end):
            return True
        clause = self._read(spans[0])
        if clause.cue is not None:
            return False
        named = self.finder.within(spans[0].start, spans[min(1, len(spans) - 1)].end)
        if named and self.finder.subject(spans[0].start, end):
            lead = named[0].start - spans[0].start
            if lead <= 24 and (clause.head is None or not lead):
                return True
        return clause.head is None and self._any_says(spans[:2], "narrative")

    def _tells_of(self, spans: list[Stretch]) -> bool:
        """Whether a sentence is about the speaker by name: it tells of him, even of what he has to do."""
        if self.frame is None or self.frame.speaker.kind in ("document", "meeting"):
            return False
        name, start = self.frame.speaker.name, spans[0].start
        if self.frame.speaker.kind == "organ":
            # 上海要求各区…。上海开展调查, 为方便群众,上海开展调查: what it does itself.
            own = next((span for span in spans if name and self.text.startswith(name, span.start)), None)
            if own is None or self._read(own).excluded == "commit":
                # What it will do itself may stand between its demands.
                return False
            led = own is spans[0] or self._read(spans[0]).excluded in ("purpose", "topic")
            return led and not self._modal(own)
        named = self.finder.within(start, start + 2)
        return bool(named) and named[0].name == name

    def _elsewhere(self, span: Stretch) -> bool:
        """Whether a clause tells what a body of a certain place does (柳湾镇各部门启动…)."""
        if self.frame is None or self.frame.setting.notice:
            return False
        start = self.text.rfind(" ", span.start, span.end) + 1 or span.start
        if start > span.start and self._read(span).head is not None:
            # No heading that lost its line break stands before it.
            return False
        elsewhere = self.finder.acts_elsewhere(start, span.end, self.frame.speaker)
        return elsewhere and self._read(span).excluded != "commit"

    def _puts_out(self, span: Stretch) -> bool:
        """Whether a clause behind a body's demands tells how they were answered, or of another's document."""
        if self.frame is None or self.frame.speaker.kind == "official":
            return False
        if self._says(span, "answered") and not self._modal(span):
            return True
        author = self._author(span)
        return author is not None and author.name != self.frame.speaker.name

    def _subtitle(self, span: Stretch) -> bool:
        """Whether a line of its own is a subtitle: no item, and no demand among a document's rules."""
        clause = self._read(span)
        if clause.item:
            return False
        listed = self._in_notice() or (self.frame is not None and self.frame.listing)
        return not (listed and (clause.cue is not None or clause.head is not None))

    def _after(self, spans: list[Stretch], opened: bool) -> None:
        """Take note of whom a narrative sentence is about, and of a speech that it announces."""
        if self._any_says(spans, "settled"):
            speaker = self.frame.speaker if self.frame is not None else None
            self.counting = speaker or self._told_speaker(spans[0].start, spans[0].start, spans[-1].end)
        if opened or self.frame is not None:
            return
        start, end = spans[0].start, spans[-1].end
        mention = self.finder.subject(start, end)
        if self.context.actor is not None and self._only_attended(mention, spans[-1]):
            return
        if mention is not None and mention.label == OFFICIAL:
            # 甲作了汇报,乙作讲话: whoever spoke last goes on.
            orator = (
                self.finder.subject(spans[-1].start, end)
                if self._has("orated", self.text[start:end])
                else None
            )
            if orator is not None and orator.label == OFFICIAL:
                mention = orator
            self.context.actor = Speaker(self.finder.together(mention), "official")
            self.context.last = None
        elif mention is None and self.text[end + 1 : end + 3] in _GOING:
            self.context.body = (self.finder.leading(self.text[start:end], self.stresses), end)
        if mention is None and self._any_says(spans, "put_out"):
            for author in filter(None, map(self._author, spans)):
                self.context.body = (author, end)
        if self.context.body[1] == end and self._numbered(end):
            # 印发《…措施》。一是…: what the document lays down.
            self.pending = self._put_out(self.context.body[0], start, end)
            return
        listed = self._says(spans[-1], "list_noun") and self._numbered(end)
        if listed or self._any_says(spans, "demand_noun"):
            self.pending = self._put_out(self._told_speaker(start, start, end), start, end)
        else:
            passes = self.shown & self._passing and self._numbered(end)
            self.pending = self._passed_on(start, end) if passes else None
