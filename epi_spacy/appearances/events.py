"""Events put together sentence by sentence: who leads, chairs, goes along; offsets of the normalized text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..text.moments import VAGUE, moments
from .lexicon import Hit, Verb, Words
from .narrative import Group, Scene, Sentence
from .sites import Sites, sites

LEAD, WITH, CHAIR, ATTEND, RECEIVE = "lead", "accompany", "chair", "attend", "receive"
MEETING = "meeting"
_VISITS = ("inspection", "visit", "service")
_ACTIVE = ("act", "motion", "look")
_DAY = 10  # characters of an ISO date that is known to the day


@dataclass(slots=True)
class Part:
    """The officials of an event in one role. start, end: of the sentence that first tells it."""

    role: str
    names: list[str]
    verb: str
    start: int
    end: int


@dataclass(slots=True)
class Event:
    """A visit, a meeting or another act. paragraph: where it was told last."""

    activity: str
    date: str | None
    paragraph: int
    parts: list[Part] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    venues: list[str] = field(default_factory=list)
    meeting: str = ""

    def names(self) -> set[str]:
        """All who take part."""
        return {name for part in self.parts for name in part.names}

    def part(self, role: str) -> Part | None:
        """Those in a role, if any."""
        return next((part for part in self.parts if part.role == role), None)

    def see(self, found: Sites) -> None:
        """Take note of where it goes on."""
        self.places += [code for code in found.places if code not in self.places]
        self.venues += [name for name in found.venues if name not in self.venues]


class Telling:
    """Follows the narrative of one text and gathers its events.

    scene: the text. words: the lexicon.
    """

    def __init__(self, scene: Scene, words: Words) -> None:
        self.scene, self.words = scene, words
        self.events: list[Event] = []
        self.current: Event | None = None
        self.date: str | None = None

    def take(self, sentence: Sentence) -> None:
        """Read the next sentence."""
        scene, words = self.scene, self.words
        if self._planned(sentence):
            return
        hits = words.hits(scene.text, sentence.start, sentence.told)
        # A date behind the act is that of something else.
        date = _date(scene, sentence.start, self._act(sentence, hits))
        meeting = self._meeting(sentence)
        told = []
        for number, group in enumerate(sentence.groups):
            following = sentence.groups[number + 1 :]
            stop = following[0].start if following else sentence.told
            mine = [hit for hit in hits if group.end <= hit.start < stop]
            role, hit = self._role(sentence, group, mine, stop, meeting)
            if role:
                told.append((role, hit, group, stop))
        if not told:
            self._unnamed(sentence, hits, meeting, date)
        # Who leads or chairs comes first, also where he is named behind those who go along (陪同…检查).
        for role, hit, group, stop in sorted(told, key=lambda row: row[0] not in (LEAD, CHAIR)):
            mine = [hit for hit in hits if hit.start < stop]
            for part in self._apart(role, group, stop, mine):
                self._tell(sentence, role, hit, part, stop, mine, meeting, date)

    def _act(self, sentence: Sentence, hits: Sequence[Hit]) -> int:
        """Where the first act of a sentence begins that its first group does."""
        behind = sentence.groups[0].end if sentence.groups else sentence.start
        acts = (hit.start for hit in hits if hit.start >= behind and hit.verb.kind != "speak")
        return next(acts, sentence.told)

    # -- what a group does -----------------------------------------------------------------------

    def _role(
        self, sentence: Sentence, group: Group, hits: Sequence[Hit], stop: int, meeting: str
    ) -> tuple[str, Hit | None]:
        text = self.scene.text
        before = text[max(sentence.start, group.start - 8) : group.start]
        behind = text[group.end : stop]
        if self.words.has("object", re.split("[,:]", before)[-1]) or self.words.has("quoted_deed", behind):
            return "", None
        for hit in hits:
            kind = hit.verb.kind
            if self.words.has("passive", text[max(group.end, hit.start - 3) : hit.start + 2]):
                continue
            if kind == "with":
                deed = self._deed(hits, hit)
                if deed is hit and self.words.has("together", hit.verb.form) and stop - hit.end > 1:
                    continue
                return WITH, deed
            if kind == "chair":
                return (CHAIR, hit) if self._of_meeting(sentence, meeting) else (LEAD, hit)
            if kind == "receive":
                return RECEIVE, hit
            if kind == "attend":
                return (ATTEND if self._of_meeting(sentence, meeting) else WITH), hit
            if kind == "speak":
                if self._of_meeting(sentence, meeting):
                    return ATTEND, hit
                continue
            return self._active(sentence, group, hits, hit, meeting)
        speaks = sentence.report and stop == sentence.told
        held = self.current is not None and self.current.activity == MEETING
        if speaks and (held or self.words.has("at_meeting", text[sentence.start : sentence.told])):
            return ATTEND, Hit(stop, stop, Verb(sentence.report, "speak", MEETING))
        return "", None

    def _active(
        self, sentence: Sentence, group: Group, hits: Sequence[Hit], hit: Hit, meeting: str
    ) -> tuple[str, Hit | None]:
        """Whoever inspects or goes somewhere leads; whoever only looks goes on with what he does."""
        acts = [h for h in hits if h.verb.kind == "act"]
        if acts:
            chairs = [h for h in hits if h.verb.kind == "chair"]
            return (CHAIR, chairs[0]) if chairs and chairs[0].start < acts[0].start else (LEAD, acts[0])
        if any(h.verb.kind == "motion" for h in hits):
            looks = [h for h in hits if h.verb.kind == "look"]
            return LEAD, looks[0] if looks else hit
        at_meeting = self.words.has("at_meeting", self.scene.text[sentence.start : sentence.told])
        if self._visit_of(group.names) is not None and not at_meeting:
            return LEAD, hit
        return (ATTEND, hit) if self._of_meeting(sentence, meeting) else ("", None)

    @staticmethod
    def _deed(hits: Sequence[Hit], hit: Hit) -> Hit:
        """The act behind a word of company (一同督查), or the word."""
        short = len(hit.verb.form) <= 2
        return next((h for h in hits if short and h.start == hit.end and h.verb.kind == "act"), hit)

    def _of_meeting(self, sentence: Sentence, meeting: str) -> bool:
        """Whether a sentence tells of a meeting: it says so, or the event under way is one."""
        if meeting or self.words.has("meeting_word", self.scene.text[sentence.start : sentence.told]):
            return True
        return self.current is not None and self.current.activity in (MEETING, "briefing")

    def _planned(self, sentence: Sentence) -> bool:
        words = self.scene.text[sentence.start : min(sentence.told, sentence.start + 40)]
        return self.words.has("plan", words)

    # -- events ------------------------------------------------------------------------------------

    def _unnamed(self, sentence: Sentence, hits: Sequence[Hit], meeting: str, date: str | None) -> None:
        """A sentence that names nobody who appears: it may convene a meeting, or go on with a visit."""
        text = self.scene.text[sentence.start : sentence.told]
        if meeting and self.words.has("convene", text):
            self._open_meeting(sentence, meeting, date)
        elif self.current is not None and self.current.activity in _VISITS and self._goes_on(text):
            self.current.see(self._sites(sentence.start, sentence.told, hits))

    def _goes_on(self, text: str) -> bool:
        """Whether a sentence goes on with the round of the one before (随后来到…, 在…, 他…)."""
        return self.words.has("who", text) or self.words.has("stop", text)

    def _tell(
        self,
        sentence: Sentence,
        role: str,
        hit: Hit | None,
        group: Group,
        stop: int,
        hits: Sequence[Hit],
        meeting: str,
        date: str | None,
    ) -> None:
        verb = hit.verb if hit is not None else None
        if role == WITH:
            event = self._visit_under_way()
            if event is None:
                return
        elif role in (CHAIR, ATTEND):
            event = self._meeting_of(sentence, role, group, meeting, date)
            if event is None:
                return
        else:
            activity = verb.activity if verb else "inspection"
            event = self._visit_of(group.names, activity, date)
            if event is None:
                event = self._new(Event(activity, date or self.date, sentence.paragraph))
        self.date = date or self.date
        self.current = event
        event.paragraph = sentence.paragraph
        if role in (LEAD, RECEIVE):
            first = sentence.start if sentence.groups[0].start == group.start else group.start
            event.see(self._nth(group, self._sites(first, stop, [h for h in hits if first <= h.start])))
        self._join(event, role, group, verb.form if verb else "", sentence)

    def _apart(self, role: str, group: Group, stop: int, hits: Sequence[Hit]) -> list[Group]:
        """Part those who go to as many places, each to one of them (甲、乙分别到…), into groups of one."""
        many = len(group.names)
        if role != LEAD or many == 1 or not self.words.has("respectively", self.scene.text[group.end : stop]):
            return [group]
        found = self._sites(group.end, stop, [hit for hit in hits if hit.start >= group.end])
        if many not in (len(found.places), len(found.venues)):
            return [group]
        return [group._replace(names=(name,), number=(k, many)) for k, name in enumerate(group.names)]

    @staticmethod
    def _nth(group: Group, found: Sites) -> Sites:
        """Of the places of a list, the one that pairs off with the group, if it was parted from others."""
        if group.number is None:
            return found
        k, many = group.number
        return Sites(*(names[k : k + 1] if len(names) == many else () for names in found))

    def _join(self, event: Event, role: str, group: Group, verb: str, sentence: Sentence) -> None:
        known = event.names()
        names = [name for name in dict.fromkeys(group.names) if name not in known]
        part = event.part(role)
        if not names:
            return
        if part is None:
            event.parts.append(Part(role, names, verb, sentence.start, sentence.end))
        else:
            part.names += names

    def _new(self, event: Event) -> Event:
        self.events.append(event)
        return event

    def _visit_of(
        self, names: Sequence[str], activity: str = "inspection", date: str | None = None
    ) -> Event | None:
        """The visit under way in which somebody of these takes part."""
        for event in reversed(self.events):
            if event.activity == MEETING or not event.names() & set(names):
                continue
            alike = event.activity == activity or (event.activity in _VISITS and activity in _VISITS)
            if alike and (date is None or event.date in (None, date)):
                return event
        return None

    def _visit_under_way(self) -> Event | None:
        if self.current is not None and self.current.activity != MEETING:
            return self.current
        visits = [event for event in self.events if event.activity != MEETING]
        return visits[-1] if visits else None

    # -- meetings --------------------------------------------------------------------------------

    def _meeting(self, sentence: Sentence) -> str:
        """The name of the meeting that a sentence tells of, "会议" for one without a name, or nothing."""
        match = self.words.patterns["meeting"].search(self.scene.text, sentence.start, sentence.told)
        return match["name"].strip().lstrip("的") if match else ""

    def _open_meeting(self, sentence: Sentence, meeting: str, date: str | None) -> Event:
        self.date = date or self.date
        event = Event(MEETING, self.date, sentence.paragraph)
        if not self.words.has("meeting_only", meeting):
            event.meeting = meeting
        event.see(self._venue(sentence))
        self.current = self._new(event)
        return event

    def _meeting_of(
        self, sentence: Sentence, role: str, group: Group, meeting: str, date: str | None
    ) -> Event | None:
        """The meeting that a group chairs or attends: the one under way, or a new one."""
        event = next((e for e in reversed(self.events) if e.activity == MEETING), None)
        named = bool(meeting) and not self.words.has("meeting_only", meeting)
        if event is None:
            return self._open_meeting(sentence, meeting, date)
        other = named and event.meeting and meeting not in event.meeting and event.meeting not in meeting
        chair = event.part(CHAIR)
        again = role == CHAIR and chair is not None and not set(chair.names) & set(group.names)
        later = date is not None and event.date is not None and date != event.date
        convenes = self.words.has("convene", self.scene.text[sentence.start : sentence.told])
        if (other and convenes) or (again and (other or convenes)) or later:
            return self._open_meeting(sentence, meeting, date)
        if named and not event.meeting:
            event.meeting = meeting
        return event

    def _venue(self, sentence: Sentence) -> Sites:
        """Where a meeting is held: 在…召开."""
        text = self.scene.text
        match = self.words.patterns["convene"].search(text, sentence.start, sentence.told)
        if match is None:
            return Sites()
        found = sites(self.scene, sentence.start, match.start(), (), self.words)
        return Sites((), found.venues)

    def _sites(self, start: int, end: int, hits: Sequence[Hit]) -> Sites:
        return sites(self.scene, start, end, hits, self.words)


def _date(scene: Scene, start: int, end: int) -> str | None:
    """The first day or interval that a stretch names and that can be resolved, in ISO form."""
    for moment in moments(scene.text, scene.published, start, end):
        if len(moment.first) < _DAY or moment.last[: len(scene.published)] > scene.published > "":
            continue
        if moment.basis == VAGUE:
            # 近日, 连日来: how far back is not said. 目前 says nothing of a day.
            return f"../{moment.last}" if moment.first != moment.last else None
        return moment.first if moment.first == moment.last else f"{moment.first}/{moment.last}"
    return None
