"""What opens a speech: reporting verbs, announced lists, a document's rules, quotations before their speaker.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from typing import Final

from .clause import Stretch
from .context import WEAK, Opener
from .judge import Judge
from .lexicon import CUE, VERB, Verb
from .mentions import OFFICIAL, Speaker
from .notices import issuer, speaker_of
from .printed import TITLED, Printed
from .quoting import SHORTEST
from .shape import OPENING
from .source import LINE_START, Source

NOTICE: Final = "notice"
# How many clauses behind 发出通知 may forbid.
_AHEAD: Final = 5
# With which the words begin that announce something below them.
_BELOW: Final = ("以下", "如下")
# How far above a document's rules those may stand whom it addresses.
_LEAD: Final = 400
# How much of a clause that announces rules is read, from its end.
_ENDING: Final = 30
# How much of a sentence is asked whether it says that its rules hold from now on, and its word for that.
_STRETCH: Final = 400
_NOW: Final = "现"
DECIDES: Final = "决定"
# Words for what an organ says rather than puts out.
_HINTS: Final = ("提示", "提醒")
# The longest adverb between a document and its verb.
_ADVERB: Final = 2
# The verb that stands for a document's rules.
_RULES: Final = "规定"

# The patterns of which one matches in a clause that announces demands.
_ANNOUNCING: Final = (
    "letter_open",
    "forwarded",
    "notice_open",
    "list_noun",
    "demand_noun",
    "demands_made",
    "notice_out",
    "passed_on",
    "contents",
    "divided",
)

# number of the clause in its sentence, the opener, where its content begins
Opening = tuple[int, Opener, int]


class Openings(Printed):
    """A text in which the openings of speeches are looked for.

    judge: takes clauses apart. source: the text, and what is known of it.
    """

    def __init__(self, judge: Judge, source: Source) -> None:
        super().__init__(judge, source)
        #: The verb of a document that lays down its own rules.
        rules = self.lexicon.verbs[_RULES]
        self.lays_down = Verb(NOTICE, rules.mode, rules.on, rules.also_noun)
        signs = self.lexicon.signs
        self._verbal, self._ruling = signs.any_of(VERB), signs.any_of("notice_open")
        self._passing, self._cued = signs.any_of("passed_on"), signs.any_of(CUE)
        self._announcing = signs.any_of(*_ANNOUNCING, *(("arranged",) if self.letter else ()))

    def openings(self, spans: list[Stretch], until: int) -> list[Opening]:
        """Return what opens speeches in a sentence.

        spans: the clauses of the sentence. until: where the quotation of the open speech closes, or -1.
        """
        found = self._by_verb(spans, until) if self.shown & self._verbal else []
        if self.shown & self._announcing:
            announced = self._announced(spans, found[-1][0] if found else -1)
            if announced is not None:
                found = [row for row in found if row[0] < announced[0]] + [announced]
        return found or self._by_colon(spans, until) or self._decided(spans) or self._by_document(spans)

    def _by_colon(self, spans: list[Stretch], until: int) -> list[Opening]:
        """Return what opens the orders that somebody gives behind a colon, no verb reporting them."""
        begin = spans[0].start
        for index in range(len(spans) - 1):
            start, end = spans[index].start, spans[index].end
            if not self.text.startswith(":", end) or start < until:
                continue
            if not self._says(spans[index], "orders_by"):
                continue
            speaker = self.finder.by_colon(begin, start, end, self.context.actor)
            if speaker is not None:
                self.context.last, self.context.last_sentence = speaker, begin
                return [(index, Opener(speaker, self.stresses, end, end, False), end)]
        return []

    def _decided(self, spans: list[Stretch]) -> list[Opening]:
        """Return what opens the rules of a notice that has them behind its 决定, in no list."""
        if not self.notice or self.context.inside or self.context.last is not None:
            return []
        for index, span in enumerate(spans):
            start, end = span.start, span.end
            found = self.lexicon.has("decides", self.text[start:end])
            if found is not None:
                return [(index, self._rules(self.notice, start + found.end()), start + found.end())]
        return []

    def _by_document(self, spans: list[Stretch]) -> list[Opening]:
        """Return what goes on with the rules of a document that a report has begun with (根据通告,…)."""
        last = self.context.last
        if last is None or last.kind != "document" or len(spans) < 2 or self.notice:
            return []
        found = self._finds(spans[0], "by_document")
        return self._ruled_by(last, spans[0]) if found is not None and found.group(1) == last.name else []

    def _ruled_by(self, document: Speaker, ground: Stretch) -> list[Opening]:
        """Return what opens the rules of a document behind the clause that names it as their ground."""
        end = ground.end
        return [(0, Opener(document, self.lexicon.verbs[_RULES], end, end, False), end)]

    def _by_verb(self, spans: list[Stretch], until: int) -> list[Opening]:
        """Return what opens speeches by a reporting verb."""
        found: list[Opening] = []
        for index, span in enumerate(spans):
            if not span.signs & self._verbal:
                continue
            for match in self.lexicon.verb.finditer(self.text, span.start, span.end):
                opener = self._opener(match, spans, index, bool(found)) if match.start() >= until else None
                if opener is None:
                    continue
                found.append((index, opener, match.end()))
                if opener.speaker is not None:
                    self.context.last, self.context.last_sentence = opener.speaker, spans[0].start
                    if opener.verb.mode in WEAK:
                        self.context.said = opener.end
                break
        return found

    def _opener(self, match: re.Match[str], spans: list[Stretch], index: int, opened: bool) -> Opener | None:
        """Return what a verb of one clause of a sentence opens; opened: one before it opens a speech."""
        span, start = spans[index], spans[0].start
        if self._own_rules(start, match.end(), span.end) or self._hears(span):
            return None
        opener = self.finder.opener(span, match, start, self.context)
        if match.group() in self.lexicon.learnt:
            self.context.said = match.end()
        if opener is None and self._we(span.start, match):
            opener = self._rules(match.group(), match.end())
        if opener is None or self._listed_order(spans, index, match.start(), opened):
            return None
        lays_down = opener.verb.mode == "provision" and self.context.inside and index
        told = self.text.startswith(":", match.end())
        elsewhere = opener.verb.form == DECIDES and self._decided_elsewhere(opener, start)
        if elsewhere or (lays_down and not (told or self._titled(span, match))):
            return None
        return self._listing_document(opener, spans, index)

    def _titled(self, span: Stretch, verb: re.Match[str]) -> bool:
        """Whether a clause holds nothing but a title and a verb: 针对…,《方案》规定, opens a speech."""
        titled = TITLED.match(self.text, max(0, span.start - 1))
        return titled is not None and verb.start() - titled.end() <= _ADVERB and verb.end() == span.end

    def _own_rules(self, sentence: int, verb: int, end: int) -> bool:
        """Whether a verb belongs to the words that announce a document's own rules (现就…提出以下要求)."""
        below = self.text.startswith(_BELOW, verb)
        return below and self._now_on(sentence, end)

    def _now_on(self, sentence: int, end: int) -> bool:
        """Whether a sentence says up to an offset that its rules hold from now on (现就…提出如下)."""
        begin = max(sentence, end - _STRETCH)
        return self.text.find(_NOW, begin, end) >= 0 and self._has("now_on", self.text[begin:end])

    def _decided_elsewhere(self, opener: Opener, start: int) -> bool:
        """Whether somebody who speaks tells, in the midst of his paragraph, what a body has decided."""
        if not (self.context.inside and self.context.last is not None and opener.inside):
            return False
        if self.context.last.kind != "official" or opener.speaker is None or opener.speaker.kind != "organ":
            return False
        return self.text[start - 1 : start] not in LINE_START and not self._in_force(opener.end)

    def _in_force(self, at: int) -> bool:
        """Whether something is in force from a day on, as it is said behind a verb."""
        return self.lexicon.patterns["in_force"].match(self.text, at) is not None

    def _listing_document(self, opener: Opener, spans: list[Stretch], index: int) -> Opener:
        """Let the document speak whose articles follow the words that an organ has put it out."""
        end = spans[-1].end
        if not self._numbered(spans[index + 1].start if index + 1 < len(spans) else end):
            return opener
        return opener.of(self._put_out(opener.speaker, spans[0].start, opener.start))

    def _put_out(self, speaker: Speaker | None, start: int, end: int) -> Speaker | None:
        """Return the document that a stretch says that an organ has put out; else the speaker as given."""
        if speaker is None or speaker.kind != "organ" or not speaker.issuer:
            return speaker
        before = self.text[start:end]
        titled = TITLED.search(before)
        word = self._document(titled.group(1)) if titled is not None else None
        word = word or self.lexicon.has("notice_word", before)
        return Speaker(word.group(), "document", speaker.issuer) if word else speaker

    def _we(self, start: int, match: re.Match[str]) -> bool:
        """Whether the writers of a letter appeal (我们倡议)."""
        if not self.letter or self.lexicon.verbs[match.group()].mode != "urge":
            return False
        return self._has("we", self.text[start : match.start()])

    def _listed_order(self, spans: list[Stretch], index: int, at: int, opened: bool) -> bool:
        """Whether a verb of command belongs to the list of an open speech (…,要求顾客戴口罩,…).

        spans: the clauses of the sentence. index: which of them holds the verb. at: where the verb begins.
        opened: whether a verb before it in the sentence opens a speech.
        """
        if not (opened or self.context.inside) or not index or spans[index].start != at:
            return False
        before = self._read(spans[index - 1]).cue
        if before is None or before[0].kind not in ("modal", "forbid"):
            return False
        return self.lexicon.patterns["listed_order"].match(self.text, at) is not None

    def _announced(self, spans: list[Stretch], after: int) -> Opening | None:
        """Return the opener of a list that is announced by a noun: 现通告如下:, 提出三点要求:."""
        for index in range(len(spans) - 1, after, -1):
            if spans[index].signs & self._announcing:
                opener = self._announced_in(spans, index)
                if opener is not None:
                    return index, opener, opener.end
        return None

    def _announced_in(self, spans: list[Stretch], index: int) -> Opener | None:
        """Return the opener of a list that one clause of a sentence announces."""
        span = spans[index]
        start, end = span.start, span.end
        colon = ":" in self.text[end : end + 2]
        listed = index + 1 < len(spans) and self._numbered(spans[index + 1].start)
        own = self._now_on(spans[0].start, end) and (colon or self._numbered(end))
        if own or self._announces_rules(span, colon, index == len(spans) - 1):
            return self._rules(self.text[max(start, end - _ENDING) : end], end)
        told: Speaker | None = None
        if self._says(span, "divided"):
            return self._told_apart(start, end)
        if colon and self._says(span, "contents"):
            if listed or self._numbered(end):
                return self._printed(start, end)
            if not self.notice and self._has("full_text", self.text[start:end]):
                self._prints_whole(self._titled_above(end))
        if self._announces(span, colon, listed, spans[index + 1 : index + _AHEAD]):
            told = self._told_speaker(spans[0].start, start, end)
            if self._says(span, "notice_out") and not self.text.endswith(_HINTS, start, end):
                # What follows no verb of the organ is said by what it has put out; a hint is such a verb.
                told = self._put_out(told, spans[0].start, end)
        if told is None and (colon or listed) and self._says(span, "passed_on"):
            told = self._passed_on(start, end)
        return Opener(told, self.stresses, end, end, False) if told is not None else None

    def _announces_rules(self, span: Stretch, colon: bool, last: bool) -> bool:
        """Whether a clause announces a document's own rules; last: it ends its sentence."""
        if self._says(span, "forwarded") or (self.letter and colon and self._says(span, "letter_open")):
            return True
        if self.letter and colon and self._says(span, "arranged"):
            return True
        if not span.signs & self._ruling:
            return False
        words = self.text[max(span.start, span.end - _ENDING) : span.end]
        below = words.endswith("下") or (self.notice != "" and last)
        below = below or (colon and self._has("rules_follow", words))
        below = below or (self.notice != "" and self._has("rules_named", words))
        return below and self._has("notice_open", words)

    def _announces(self, span: Stretch, colon: bool, listed: bool, following: list[Stretch]) -> bool:
        """Whether a clause announces demands: by a noun, and a colon, an item or a demand behind it."""
        if colon or listed:
            noun = "list_noun" if listed else "demand_noun"
            if self._says(span, noun) or self._says(span, "demands_made"):
                return True
            # 发布提示:…人员,需…
            put_out = colon and bool(following) and not self.notice and self._says(span, "notice_out")
            return put_out and not self.context.inside and self._rules_on(following)
        made = self._says(span, "demands_made")
        if not following or not (made or self._says(span, "notice_out")):
            return False
        first = self._read(following[0])
        kind = first.cue[0].kind if first.cue is not None else ""
        if not made and not self.context.inside:
            return any(self._forbids(span) for span in following) or self._rules_on(following)
        if made and kind == "modal" and self._names_other(span):
            return True
        if self.context.inside or not (made or kind == "forbid"):
            return False
        if kind == "forbid" and not first.excluded:
            return True
        return first.head is not None and first.head[0].group in ("verb", "adverb") and not first.excluded

    def _told_apart(self, start: int, end: int) -> Opener | None:
        """Return the opener of a document whose parts a report goes on to tell (《意见》分为三部分。)."""
        found = self.lexicon.patterns["divided"].match(self.text[start:end])
        if found is None or self.notice:
            return None
        word = found.group(1)
        if word is None and self._numbered(end):
            # 主要包括六类20条措施: the document that the report is about.
            word = self._titled_above(start)
        return (
            Opener(Speaker(word, "document"), self.lexicon.verbs[_RULES], end, end, False) if word else None
        )

    def _printed(self, start: int, end: int) -> Opener | None:
        """Return the opener of a document that a report names and prints below (具体内容如下:)."""
        word = self._titled_above(end)
        if not word:
            return None
        speaker = Speaker(word, "document", self.finder.issued)
        return Opener(speaker, self.lays_down, end, end, False)

    def _names_other(self, span: Stretch) -> bool:
        """Whether a clause names somebody else than who speaks."""
        named = self.finder.subject(span.start, span.end)
        if named is None or named.label != OFFICIAL:
            return False
        return self.context.last != Speaker(named.name, "official")

    def _rules(self, words: str, end: int) -> Opener:
        """Return the opener of a document's own rules."""
        if self.printed is not None:
            return Opener(self.printed, self.lays_down, end, end, False)
        if self._issuer is None:
            self._issuer = issuer(self.lexicon, self.title, self.text) or self.organ
        organ = self._issuer or self._publisher(end)
        speaker = speaker_of(self.lexicon, self.title, organ, words)
        if not speaker.name:
            lead = self.lexicon.patterns["addressees"].search(self.text, max(0, end - _LEAD), end)
            begin = lead.end() if lead is not None else max(0, end - 160)
            speaker = self._told_speaker(begin, end, end) or self.context.last or speaker
        return Opener(self._by_own_word(speaker), self.lays_down, end, end, False)

    def _publisher(self, end: int) -> str:
        """Return the organ of which the sentence before a document's rules says that it published them."""
        for match in self.lexicon.patterns["published"].finditer(self.text, max(0, end - 200), end):
            organ = self.finder.named(match.group(1), self.lexicon.verbs[_RULES])
            if organ is not None and organ.kind == "organ":
                return organ.name
        return ""

    def _told_speaker(self, sentence: int, start: int, end: int) -> Speaker | None:
        """Return whose demands a narrated clause announces."""
        greeted = self.lexicon.patterns["addressees"].match(self.text, sentence, start)
        if greeted is not None:
            # 各县教育局:为…,现就…: those who are addressed are not who speaks.
            sentence = greeted.end()
        mention = self.finder.subject(start, end) or self.finder.subject(sentence, end)
        if mention is not None:
            return Speaker(mention.name, "official") if mention.label == OFFICIAL else None
        author = self.finder.author(sentence, end, self.stresses)
        if author is not None:
            return author
        for begin in dict.fromkeys((sentence, start)):
            # 为做好…工作,…,县指挥部提出以下要求: who demands may stand far behind.
            leading = self.lexicon.has("leading_speaker", self.text[begin:end][:60])
            if leading is not None:
                return self.finder.named(leading.group(1), self.stresses)
        return self.context.actor

    def _passed_on(self, start: int, end: int) -> Speaker | None:
        """Return whose instructions a narrated sentence passes on, their list standing behind it."""
        found = self.lexicon.patterns["passed_on"].search(self.text, start, end)
        names = self.finder.within(found.start(), end) if found is not None else []
        return next((Speaker(m.name, "official") for m in names if m.label == OFFICIAL), None)

    def speech_end(self, at: int) -> int | None:
        """Return where a quotation closes that opens right behind a reporting verb."""
        gap = next((mark for mark in range(at, at + 3) if mark in self.quotes), -1)
        close = self.quotes.get(gap) if self.text[at:gap].strip(",: \n\u3000") == "" else None
        if (
            close is None
            or close - gap < SHORTEST
            or not re.search("[,\u3002;!?]", self.text[gap : close + 2])
        ):
            return None
        while self.text[close + 1 : close + 2] == OPENING:
            # Several quotations in a row are one speech.
            close = self.quotes.get(close + 1, 0)
            if not close:
                return None
        return close
