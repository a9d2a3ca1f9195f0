"""The narrative of one text, followed sentence by sentence; offsets of the normalized text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..text.moments import PUBLISHED, VAGUE, moments
from .events import ATTEND, BRIEFING, CHAIR, HELD, LEAD, MEETING, RECEIVE, ROUNDS, WITH, Event
from .lexicon import Hit, Verb, Words
from .narrative import Group, Scene, Sentence
from .sites import Sites, sites

_DAY = 10  # characters of an ISO date that is known to the day
_OPENING = 16  # characters of a sentence whose date holds for its line
_NEAR = 30  # characters between officials and the meeting that they convene
CALL, CONVENE = "call", "召开"
SERVICE = "service"
_ENDS = ",。;、了和并\n)"  # what may stand behind a word of service
_DATELINE = ("电", "讯")
_BEFORE = 8  # characters before officials that may make them an object


class Line(NamedTuple):
    """A sentence, and what stands in it.

    hits: its verbs. meeting: the name of the meeting that it tells of ("会议" for one without a name), or "".
    date: ISO day or interval, or None. occasion: what it says is going on (drill, ceremony …), or "".
    """

    sentence: Sentence
    text: str
    hits: Sequence[Hit]
    meeting: str
    date: str | None
    occasion: str


class Deed(NamedTuple):
    """What a group of officials does in a sentence. stop: where the words about them end."""

    role: str
    verb: Verb
    group: Group
    stop: int


class Telling:
    """Follows the narrative of one text and gathers its events.

    scene: the text. words: the lexicon.
    """

    def __init__(self, scene: Scene, words: Words) -> None:
        self.scene, self.words = scene, words
        self.events: list[Event] = []
        self.current: Event | None = None
        self.date: str | None = None
        self._line_date: tuple[int, str | None] = (-1, None)

    def take(self, sentence: Sentence) -> None:
        """Read the next sentence."""
        line = self._line(sentence)
        if self.words.has("plan", line.text[:40]):
            return
        deeds = [deed for deed in self._deeds(line) if deed is not None]
        if not deeds:
            self._unnamed(line)
        # Who leads or chairs comes first, also where he is named behind those who go along (陪同…检查).
        for deed in sorted(deeds, key=lambda deed: deed.role not in (LEAD, CHAIR)):
            for part in self._apart(line, deed):
                self._tell(line, part)

    def _line(self, sentence: Sentence) -> Line:
        scene, words = self.scene, self.words
        text = scene.text[sentence.start : sentence.told]
        hits = words.hits(scene.text, sentence.start, sentence.told)
        match = words.patterns["meeting"].search(text)
        meeting = match["name"].strip().lstrip("的") if match else ""
        # A date behind the act is that of something else.
        date = _date(scene, sentence.start, self._act(sentence, hits))
        if _day(date) and _date(scene, sentence.start, sentence.start + _OPENING) == date:
            self._line_date = (sentence.paragraph, date)
        elif date is None and self._line_date[0] == sentence.paragraph:
            date = self._line_date[1]
        return Line(sentence, text, hits, meeting, date, words.occasion(text))

    @staticmethod
    def _act(sentence: Sentence, hits: Sequence[Hit]) -> int:
        """Where the first act of a sentence begins that its first group does."""
        behind = sentence.groups[0].end if sentence.groups else sentence.start
        return next((hit.start for hit in hits if hit.start >= behind), sentence.told)

    # -- what officials do -----------------------------------------------------------------------

    def _deeds(self, line: Line) -> list[Deed | None]:
        groups = line.sentence.groups
        stops = [*(group.start for group in groups[1:]), line.sentence.told]
        return [self._deed(line, group, stops[number]) for number, group in enumerate(groups)]

    def _deed(self, line: Line, group: Group, stop: int) -> Deed | None:
        text = self.scene.text
        before = text[max(line.sentence.start, group.start - _BEFORE) : group.start]
        if self.words.has("object", re.split("[,:]", before)[-1]):
            return None
        if self.words.has("quoted_deed", text[group.end : stop]):
            return None
        hits = [
            hit
            for hit in line.hits
            if group.end <= hit.start < stop
            and not self.words.has("passive", text[max(group.end, hit.start - 3) : hit.start + 2])
        ]
        for hit in hits:
            found = self._of_kind(line, group, stop, hits, hit)
            if found is not None:
                return Deed(*found, group, stop) if found[0] else None
        if line.sentence.report and stop == line.sentence.told and self._speaks(line):
            return Deed(ATTEND, Verb(line.sentence.report, "speak", MEETING), group, stop)
        return None

    def _of_kind(
        self, line: Line, group: Group, stop: int, hits: Sequence[Hit], hit: Hit
    ) -> tuple[str, Verb] | None:
        """The role and the verb that a verb gives, ("", verb) for none; None if it tells nothing here."""
        kind = hit.verb.kind
        if kind == "with":
            return self._company(line, group, hits, hit, stop)
        if kind == "chair":
            return (CHAIR if self._at_meeting(line) else LEAD), hit.verb
        if kind == "receive":
            return RECEIVE, hit.verb
        if kind == "take":
            return (RECEIVE, hit.verb) if self.words.has("gift", line.text) else None
        if kind == "attend":
            return (ATTEND if line.occasion or self._at_meeting(line) else WITH), hit.verb
        if kind == "speak":
            return (ATTEND, hit.verb) if self._current_is(CALL) or self._at_meeting(line) else None
        if kind == "act" and not self._done(line, group, hit):
            return None
        return self._active(line, group, hits, hit)

    def _company(
        self, line: Line, group: Group, hits: Sequence[Hit], hit: Hit, stop: int
    ) -> tuple[str, Verb] | None:
        """Whoever goes along: the verb is the act behind the word of company (一同督查), or the word."""
        act = next((h for h in hits if h.start == hit.end and h.verb.kind in ("act", "attend")), None)
        if self.words.has("together", hit.verb.form):
            apart = self.scene.text[group.end : hit.start].strip("\u3001,等也还") != ""
            if apart or (act is None and stop - hit.end > 1):
                return None
        return (ATTEND if line.occasion else WITH), (
            act.verb if act and len(hit.verb.form) <= 2 else hit.verb
        )

    def _active(self, line: Line, group: Group, hits: Sequence[Hit], hit: Hit) -> tuple[str, Verb] | None:
        """Whoever inspects or goes somewhere leads; whoever only looks goes on with what he does."""
        acts = [h for h in hits if h.verb.kind == "act" and self._done(line, group, h)]
        if acts:
            chairs = [h for h in hits if h.verb.kind == "chair" and h.start < acts[0].start]
            return (CHAIR, chairs[0].verb) if chairs else (LEAD, acts[0].verb)
        if line.meeting and self.words.has("convene", self.scene.text[group.end : hit.end + _NEAR]):
            return CHAIR, Verb(CONVENE, "chair", MEETING)
        looks = [h for h in hits if h.verb.kind == "look"]
        if any(h.verb.kind == "motion" for h in hits):
            return LEAD, (looks[0] if looks else hit).verb
        if not self.words.has("at_meeting", line.text) and self._visit_of(group.names) is not None:
            return LEAD, hit.verb
        return (ATTEND, hit.verb) if self._at_meeting(line) else ("", hit.verb)

    def _done(self, line: Line, group: Group, hit: Hit) -> bool:
        """Whether an act is done, and no part of a name (值班民警) or of what is looked at (了解值守情况)."""
        behind = self.scene.text[hit.end : hit.end + 1]
        if hit.verb.activity == SERVICE and behind and behind not in _ENDS:
            return False
        looks = [h for h in line.hits if h.verb.kind == "look" and group.end <= h.start < hit.start]
        return not looks or "," in self.scene.text[looks[-1].end : hit.start]

    def _at_meeting(self, line: Line) -> bool:
        """Whether a sentence tells of a meeting: it says so, or the event under way is one."""
        if line.meeting or self.words.has("meeting_word", line.text):
            return True
        return self._current_is(*HELD)

    def _speaks(self, line: Line) -> bool:
        """Whether who speaks in a sentence does so at a meeting."""
        return self._current_is(*HELD) or self.words.has("at_meeting", line.text)

    def _current_is(self, *activities: str) -> bool:
        """Whether the event told of last is one of these."""
        return self.current is not None and self.current.activity in activities

    # -- events ----------------------------------------------------------------------------------

    def _unnamed(self, line: Line) -> None:
        """A sentence that names nobody who appears: it may convene a meeting, or go on with a round."""
        if line.meeting and self.words.has("convene", line.text):
            self._open(line)
        elif self.current is not None and self.current.activity in ROUNDS and self._goes_on(line.text):
            self.current.see(self._sites(line.sentence.start, line.sentence.told, line.hits))

    def _goes_on(self, text: str) -> bool:
        """Whether a sentence goes on with the round of the one before (随后来到…, 在…, 他…)."""
        return self.words.has("who", text) or self.words.has("stop", text)

    def _tell(self, line: Line, deed: Deed) -> None:
        sentence, group = line.sentence, deed.group
        event: Event | None
        if deed.role == ATTEND and self._current_is(CALL):
            event = self.current
        elif deed.role == ATTEND and deed.verb.activity == BRIEFING:
            event = self._new(Event(BRIEFING, line.date or self.date))
        elif deed.role in (CHAIR, ATTEND) and not line.occasion:
            event = self._meeting_of(line, deed)
        elif deed.role in (WITH, ATTEND):
            event = self._under_way()
        else:
            event = self._act_of(line, deed)
        if event is None:
            return
        self.date = line.date or self.date
        self.current = event
        if deed.role in (LEAD, RECEIVE):
            first = sentence.start if sentence.groups[0].start == group.start else group.start
            hits = [hit for hit in line.hits if first <= hit.start < deed.stop]
            event.see(_nth(group, self._sites(first, deed.stop, hits)))
        event.join(deed.role, group.names, deed.verb.form, sentence.start, sentence.end)

    def _act_of(self, line: Line, deed: Deed) -> Event:
        """The round in which somebody of a group goes on, or a new event."""
        activity = line.occasion or deed.verb.activity or "inspection"
        event = self._visit_of(deed.group.names, activity, line.date)
        return event or self._new(Event(activity, line.date or self.date))

    def _apart(self, line: Line, deed: Deed) -> list[Deed]:
        """Part those who go to as many places, each to one of them (甲、乙分别到…), into groups of one."""
        group, many = deed.group, len(deed.group.names)
        if deed.role != LEAD or many == 1:
            return [deed]
        if not self.words.has("respectively", self.scene.text[group.end : deed.stop]):
            return [deed]
        hits = [hit for hit in line.hits if group.end <= hit.start < deed.stop]
        found = self._sites(group.end, deed.stop, hits)
        if many not in (len(found.places), len(found.venues)):
            return [deed]
        parted = [group._replace(names=(name,), number=(k, many)) for k, name in enumerate(group.names)]
        return [deed._replace(group=part) for part in parted]

    def _new(self, event: Event) -> Event:
        self.events.append(event)
        return event

    def _visit_of(
        self, names: Sequence[str], activity: str = "inspection", date: str | None = None
    ) -> Event | None:
        """The event of an activity in which somebody of these takes part."""
        for event in reversed(self.events):
            if event.activity in HELD or not event.names() & set(names):
                continue
            if event.activity == activity and (date is None or event.date in (None, date)):
                return event
        return None

    def _under_way(self) -> Event | None:
        """The event, no meeting, that was told of last."""
        if self.current is not None and self.current.activity not in HELD:
            return self.current
        return next((event for event in reversed(self.events) if event.activity not in HELD), None)

    # -- meetings --------------------------------------------------------------------------------

    def _open(self, line: Line) -> Event:
        self.date = line.date or self.date
        briefing = self.words.has("briefing", line.meeting)
        event = Event(BRIEFING if briefing else MEETING, self.date)
        if not briefing and not self.words.has("meeting_only", line.meeting):
            event.meeting = line.meeting
        match = self.words.patterns["convene"].search(line.text)
        if match is not None:
            # Where it is held (在…召开), not what it is about.
            start = line.sentence.start
            event.see(self._sites(start, start + match.start(), ()))
        self.current = self._new(event)
        return event

    def _meeting_of(self, line: Line, deed: Deed) -> Event:
        """The meeting that a group chairs or attends: the one told of last, or a new one."""
        event = next((event for event in reversed(self.events) if event.activity in HELD), None)
        if event is None:
            return self._open(line)
        named = bool(line.meeting) and not self.words.has("meeting_only", line.meeting)
        other = (
            named
            and event.meeting
            and line.meeting not in event.meeting
            and event.meeting not in line.meeting
        )
        chair = event.part(CHAIR)
        again = deed.role == CHAIR and chair is not None and not set(chair.names) & set(deed.group.names)
        later = _day(line.date) and _day(event.date) and line.date != event.date
        convenes = self.words.has("convene", line.text)
        if (other and convenes) or (again and (other or convenes)) or later:
            return self._open(line)
        if named and not event.meeting and event.activity == MEETING:
            event.meeting = line.meeting
        return event

    def _sites(self, start: int, end: int, hits: Sequence[Hit]) -> Sites:
        return sites(self.scene, start, end, hits, self.words)


def _nth(group: Group, found: Sites) -> Sites:
    """Of the places of a list, the one that pairs off with a group, if it was parted from others."""
    if group.number is None:
        return found
    k, many = group.number
    return Sites(*(names[k : k + 1] if len(names) == many else () for names in found))


def _day(date: str | None) -> bool:
    """Whether a date is one day or some, and not open at its beginning."""
    return date is not None and not date.startswith("..")


def _date(scene: Scene, start: int, end: int) -> str | None:
    """The first day or interval that a stretch names and that can be resolved, in ISO form."""
    for moment in moments(scene.text, scene.published, start, end):
        if len(moment.first) < _DAY or moment.last[: len(scene.published)] > scene.published > "":
            continue
        if scene.text[moment.end : moment.end + 1] in _DATELINE:
            continue  # 6月17日电: when it was written
        if moment.basis == PUBLISHED and scene.text[moment.start] in "同当":
            continue  # 同日: the day that was told of before
        if moment.basis == VAGUE:
            # 近日, 连日来: how far back is not said. 目前 says nothing of a day.
            return f"../{moment.last}" if moment.first != moment.last else None
        return moment.first if moment.first == moment.last else f"{moment.first}/{moment.last}"
    return None
