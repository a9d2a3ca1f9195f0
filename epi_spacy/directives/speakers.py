"""Who speaks: the subject of a reporting verb, be it an official, a meeting, a document or an organ.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from .bodies import ADVERB, NEAR, BodyFinder
from .clause import Stretch
from .context import WEAK, Context, Opener
from .lexicon import Lexicon, Verb
from .mentions import NOBODY, OFFICIAL, PERSON, Mention, Speaker, persons

# How far a sentence is looked back over.
_SENTENCE: Final = 2000
# A sentence follows at once behind this many characters: its full stop, a closing bracket.
_NEXT: Final = 2
# The verb of whose content nobody is the subject but who demands it.
_REQUIRES: Final = "要求"
# What is said at a meeting, and by nobody else.
_AT_MEETING: Final = "会上"
_MEETING: Final = "会议"
# What stands between the names of those who speak together.
_JOINTS: Final = ("\u3001", "和", "与")


class SpeakerFinder(BodyFinder):
    """Finds the subject of a reporting verb.

    lexicon: the words of the room. text: normalized text. mentions: the names in it, in order.
    published: the article's date, ISO form as far as known, or "".
    """

    def __init__(self, lexicon: Lexicon, text: str, mentions: Sequence[Mention], published: str = "") -> None:
        super().__init__(lexicon, text, mentions)
        self.mentions = persons(text, mentions, lexicon.titles, published)
        self._starts = [m.start for m in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the names that begin between two offsets."""
        starts = self._starts
        if not starts or end <= starts[0] or start > starts[-1]:
            return []
        first = last = bisect_left(starts, start)
        while last < len(starts) and starts[last] < end:
            last += 1
        return self.mentions[first:last]

    def subject(self, start: int, end: int) -> Mention | None:
        """Return the first name between two offsets that may be a subject: not one who only accompanies."""
        spare: Mention | None = None
        for mention in self.within(start, end):
            if not self.acts(mention, start, end):
                continue
            if mention.label == OFFICIAL:
                return mention
            spare = spare or mention
        return spare

    def acts(self, mention: Mention, start: int, end: int) -> bool:
        """Whether a name between two offsets may be a subject."""
        behind = self.text[mention.end : min(mention.end + 14, end + 2)]
        if self.lexicon.patterns["no_actor"].match(behind):
            return False
        before = self.text[max(start, mention.start - 40) : mention.start]
        return not self.lexicon.has("no_actor_before", before)

    def by_colon(self, sentence: int, start: int, end: int, actor: Speaker | None) -> Speaker | None:
        """Return the official who orders what stands behind the colon of a clause (甲当即沉下脸来:…).

        sentence: where the sentence begins. start, end: the clause. actor: whom a pronoun stands for.
        """
        mention = self.subject(start, end) or self.subject(sentence, start)
        if mention is None and self.lexicon.patterns["he_or_she"].match(self.text, start):
            return actor
        return Speaker(mention.name, "official") if mention and mention.label == OFFICIAL else None

    def _nearest(self, start: int, end: int) -> Mention | None:
        """Return the name that ends right before a verb, or the first of those coordinated with it."""
        names = self.within(start, end)
        if len(names) < 2 or names[-1].end != end:
            return None
        first = len(names) - 1
        while first and self.text[names[first - 1].end : names[first].start] in _JOINTS:
            first -= 1
        found = names[first]
        return found if found.label == OFFICIAL and self.acts(found, start, end) else None

    def opener(self, clause: Stretch, match: re.Match[str], earlier: int, context: Context) -> Opener | None:
        """Judge whether a reporting verb opens a speech, and whose.

        clause: the one that holds the verb. match: the verb.
        earlier: where the sentence begins. context: what has been read so far.
        RETURNS: the opener, or None where the verb is a noun or reports nothing.
        """
        verb = self.lexicon.verbs[match.group()]
        begin = max(clause.start, match.start() - NEAR)
        left, right = (
            self.text[begin : match.start()],
            self.text[match.end() : min(clause.end, match.end() + NEAR)],
        )
        if self.lexicon.patterns["verb_tail_no"].match(right):
            return None
        if verb.mode == "provision" and self.lexicon.patterns["raised"].match(right):
            return None
        if verb.also_noun and self.lexicon.has("compound_noun", left[-6:] + verb.form):
            return None
        if verb.also_noun and verb.mode == "tell" and self.lexicon.verb.match(right):
            # 通报要求: a document that demands.
            return None
        if verb.also_noun and not verb.on and self.lexicon.patterns["personal_to"].match(right):
            # 提示各单位做好…: somebody is told to do what follows.
            verb = Verb(verb.form, "demand", True, verb.also_noun)
        whole, left = left, self._strip(left)
        listed = left != "" and not context.inside and verb.form.endswith(_REQUIRES)
        if listed and self.lexicon.item.fullmatch(left):
            # 一是要求各单位…。二是…: a list of what is demanded.
            left = ""
        names = self.within(begin, match.start())
        if names and names[-1].end > self._left_end(begin, left):
            # A title that stands for its holder is no adverb.
            left = self.text[begin : names[-1].end]
        named = bool(names) and names[-1].end == self._left_end(begin, left)
        tasks = verb.form in self.lexicon.tasking and left and not named and self._tasks(left, verb)
        if verb.form in self.lexicon.personal and not (
            tasks
            or (named and self.lexicon.patterns["personal_to"].match(right))
            or (not left and right and self.author(max(earlier, begin - NEAR), begin, verb))
        ):
            return None
        behind = self.text[match.end() : match.end() + 1]
        # 甲对随行的人讲,…: to whom he talks stands before the verb.
        talks = behind == ":" or (behind == "," and self.lexicon.has("talks_to", left) is not None)
        if verb.form in self.lexicon.before_colon and not talks:
            return None
        if verb.form in self.lexicon.tasking and not self.lexicon.patterns["tasked_all"].match(right):
            return None
        if verb.also_noun and not named:
            # X就防控提出: a verb, whatever noun stands before it.
            about = bool(names) and self.text.startswith("就", names[-1].end)
            noun = self.lexicon.has("noun_before", left) and not self.lexicon.has("counted_paper", left)
            if noun and not about:
                return None
            if not right and self.lexicon.has("noun_only", whole):
                return None
        if verb.mode in WEAK and right and not self.lexicon.patterns["said_on"].match(right):
            return None
        # An adverb or "在讲话时" before the verb shows that it is a verb, as what follows it does.
        shown = right or (whole[len(left) :].strip() if verb.also_noun else "")
        speaker = self._division(begin, self._left_end(begin, left), verb) if left else None
        if speaker is not None:
            if verb.mode == "provision" and not self._documented(speaker.name):
                # What a place sets down it mostly does itself; only plain demands are for others.
                if not self._demanded(match.end()):
                    return None
                verb = Verb(verb.form, "tell", False, verb.also_noun)
        else:
            speaker = self._speaker(left, begin, verb, shown, earlier, context, whole)
        if speaker is None:
            return None
        return Opener(speaker if speaker.kind else None, verb, match.start(), match.end(), bool(right))

    def _tasks(self, left: str, verb: Verb) -> bool:
        """Whether whose name stands before a verb is an organ (县教育局部署各校开展…)."""
        body = self.named(left, verb)
        return body is not None and body.kind == "organ"

    def _strip(self, left: str) -> str:
        for _ in range(4):
            tail = left[-ADVERB:]
            if not self.lexicon.may_be_adverb(tail):
                break
            cut = self.lexicon.has("speech_adverb", tail)
            if cut is None or not cut.group():
                break
            left = left[: len(left) - len(tail) + cut.start()]
        return left.strip(' \u3000"\u201c\u201d()')

    def _speaker(
        self, left: str, start: int, verb: Verb, right: str, earlier: int, context: Context, whole: str
    ) -> Speaker | None:
        """Return the speaker; kind "" for somebody who does not count; None for no speech at all."""
        end = start + len(left) + 1
        spoken = context.inside or earlier == context.last_sentence
        if spoken and verb.mode in WEAK and self.lexicon.has("to_be_said", whole + verb.form):
            # 有症状及时说 is itself demanded.
            return None
        left_end = self._left_end(start, left)
        mention = self._nearest(start, left_end) or self.subject(start, left_end)
        if mention is not None:
            tail = self.text[mention.end : left_end]
            if verb.mode in WEAK and len(tail) > 24:
                return None
            if verb.also_noun and tail and not (right or self.lexicon.has("speech_time", tail)):
                return None
            return self._joint(mention, verb)
        if self.lexicon.has("pronoun", left):
            spokesman = self.same_spokesman(left, start)
            if spokesman is not None:
                return spokesman
            spoke = [m for m in self.within(earlier, start) if m.label == OFFICIAL]
            for mention in reversed(spoke):
                if self.lexicon.patterns["spoke_last"].match(self.text[mention.end : start]):
                    return Speaker(mention.name, "official")
            told = self.subject(earlier, start)
            if told is not None and told.label == OFFICIAL:
                return Speaker(self.together(told), "official")
            return context.actor if context.actor is not None else Speaker("", "official")
        if not left:
            # A post behind a name is left out; one that stands alone tells of somebody nobody names.
            at_meeting = Speaker(_MEETING, "meeting") if whole.endswith(_AT_MEETING) else None
            if at_meeting is not None and verb.mode in WEAK and not self.subject(earlier, start):
                return at_meeting
            found = self._inherited(start, earlier, verb, right, context) or at_meeting
            found = found if found is not None else self._unmarked(whole, verb)
            return found if found is not None else self._unnamed(start, earlier, verb, right, context)
        body = self.named(left, verb)
        if body is not None:
            return body
        if verb.mode in WEAK and left.startswith(("对", "向", "跟")):
            # 甲来到…,对工作人员说: whom the sentence is about.
            told = self.subject(earlier, start)
            if told is not None and told.label == OFFICIAL:
                return self._joint(told, verb)
        if verb.mode in WEAK:
            # Somebody whom the article does not name as an official speaks: whatever was open ends.
            known = self.lexicon.patterns["said"].match(verb.form) is not None
            sound = known and not right and end - start <= 40 and not self.lexicon.cued(left)
            return Speaker("", "") if sound else None
        unmarked = self._unmarked(left, verb) or self._unmarked(whole, verb)
        if unmarked is not None:
            return unmarked
        if self.lexicon.has("speech_time", left) or (verb.on and self.lexicon.has("this_action", left)):
            return self._inherited(start, earlier, verb, right, context)
        return None

    def _left_end(self, start: int, left: str) -> int:
        found = self.text.find(left, start) if left else start
        return (found if found >= 0 else start) + len(left)

    def _person(self, mention: Mention, verb: Verb) -> Speaker:
        if mention.label == PERSON and (verb.mode != "demand"):
            return Speaker("", "")
        return Speaker(mention.name, "official")

    def _joint(self, mention: Mention, verb: Verb) -> Speaker:
        """Return the speaker with those who are named together with him (甲、乙强调)."""
        speaker = self._person(mention, verb)
        return speaker.called(self.together(mention)) if speaker.name else speaker

    def together(self, mention: Mention) -> str:
        """Return the name of an official with those of the officials right behind it (甲、乙)."""
        at = bisect_left(self._starts, mention.start)
        names = [mention.name]
        for other in self.mentions[at + 1 : at + 4]:
            if other.label != OFFICIAL or self.text[mention.end : other.start] not in _JOINTS:
                break
            mention = other
            names.append(other.name)
        return _JOINTS[0].join(names)

    def _unmarked(self, left: str, verb: Verb) -> Speaker | None:
        """Return a speaker with a name that nothing has marked behind a post, or with nothing but a post."""
        if verb.mode != "demand":
            return None
        found = self.lexicon.has("post_name", left)
        if found is not None:
            return Speaker(found.group(1), "official")
        return Speaker("", "official") if self.lexicon.has("post_alone", left) else None

    def _unnamed(self, start: int, earlier: int, verb: Verb, right: str, context: Context) -> Speaker | None:
        """Who requires something of all bodies (…,要求各单位…): he may stand anywhere in the sentence."""
        if context.inside or not verb.form.endswith(_REQUIRES):
            return None
        listed = self.lexicon.marker(self.text, start) is not None
        if not listed and self.lexicon.patterns["told_all"].match(right) is None:
            return None
        begin = max(earlier, start - _SENTENCE)
        found = NOBODY
        for clause in reversed(list(re.finditer("[^,]+", self.text[begin:start]))):
            doer = self.leading(self.lexicon.patterns["deed"].split(clause.group())[0], verb)
            doer = doer or self._leading_division(begin + clause.start(), verb)
            if doer is not None and (found == NOBODY or doer.kind != "document"):
                found = Speaker(doer.name, doer.kind, doer.issuer, far=True)
            if found.kind != "document" and found != NOBODY:
                break
        return found

    def _inherited(
        self, start: int, earlier: int, verb: Verb, right: str, context: Context
    ) -> Speaker | None:
        """Whose speech a verb without a subject reports: the subject of its sentence, or who spoke last."""
        if verb.also_noun and not right and self.text[start - 1 : start] not in ",":
            return None
        # A sentence without an end (a damaged page, a list) is not read again and again from its beginning.
        # What somebody says (甲说,县政府开会,要求…) has subjects of its own.
        begin = max(earlier, start - _SENTENCE, context.said)
        sentence = self.text[begin:start].lstrip(",: ")
        author = self.author(begin, start, verb)
        if author is not None or verb.mode == "provision":
            return author
        mention = self.subject(begin, start)
        if mention is not None:
            return self._joint(mention, verb)
        if context.inside and verb.also_noun and verb.mode != "demand":
            return None
        leading = self.leading(sentence, verb) or self._leading_division(start - len(sentence), verb)
        if leading is None and verb.mode == "demand":
            # 近日,在某地发现病例,镇政府召开会议,要求…: whom the clause before is about.
            nearer = self.leading(sentence.rstrip(",").rpartition(",")[2], verb)
            leading = nearer if nearer is not None and nearer.kind == "organ" else None
        if leading is not None and not self.lexicon.cued(sentence):
            return leading
        if context.inside and verb.also_noun and earlier != context.last_sentence:
            return context.last if verb.on and self._asked_besides(sentence, right) else None
        if context.last is not None and earlier == context.last_sentence:
            return context.last
        body, told = context.body
        next_to = body is not None and 0 <= earlier - told <= _NEXT
        if next_to and (not sentence or self.lexicon.has("goes_on", sentence)):
            return body
        if self.lexicon.has("pronoun_start", sentence) or not sentence:
            return context.actor or context.last
        if context.last is not None and context.inside:
            return context.last
        if context.actor is None or verb.mode not in ("demand", "urge"):
            return None
        # 看到有人没戴口罩,当即要求…: what the one who is told of came upon.
        near = self.text[max(earlier, start - NEAR) : start + 2]
        if verb.on and right and self.lexicon.has("moved", near):
            return context.actor
        return context.actor if self.lexicon.has("narrative", sentence) else None

    def _asked_besides(self, sentence: str, right: str) -> bool:
        """Whether a speech goes on with what is demanded in another matter (此外,在…方面,要求各…做好…)."""
        if self.lexicon.has("besides", sentence) is None:
            return False
        verb = self.lexicon.head_start(right)
        sure = verb is not None and self.lexicon.heads[verb.form].group in ("verb", "adverb")
        return sure or self.lexicon.patterns["addressee"].match(right) is not None
