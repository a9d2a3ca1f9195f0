"""Events and who takes part in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from .sites import Sites

LEAD, WITH, CHAIR, ATTEND, RECEIVE = "lead", "accompany", "chair", "attend", "receive"
MEETING, BRIEFING = "meeting", "briefing"
HELD = (MEETING, BRIEFING)  # what is chaired and attended
ROUNDS = ("inspection", "visit", "service")  # what goes from place to place


@dataclass(slots=True)
class Part:
    """The officials of an event in one role.

    start, end: characters of the sentence that first tells it, in the normalized text, half-open.
    """

    role: str
    names: list[str]
    verb: str
    start: int
    end: int


@dataclass(slots=True)
class Event:
    """A visit, a meeting or another act.

    date: ISO day or interval, or None. meeting: its name, or "".
    """

    activity: str
    date: str | None
    parts: list[Part] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    venues: list[str] = field(default_factory=list)
    meeting: str = ""
    # What the names of its sites end in, two characters or more; and its sites and places, to be looked up.
    _endings: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _known: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def names(self) -> set[str]:
        """All who take part."""
        return {name for part in self.parts for name in part.names}

    def part(self, role: str) -> Part | None:
        """Those in a role, if any."""
        return next((part for part in self.parts if part.role == role), None)

    def see(self, found: Sites) -> None:
        """Take note of where it is, or where it goes on."""
        self._known.update(self.places)
        new = [code for code in found.places if code not in self._known]
        self.places += new
        self._known.update(new)
        for name in found.venues:
            # 夜市入口 is no other site than 大宋夜市.
            part = any(name[:size] in self._endings for size in range(2, len(name)))
            if not part and name not in self._known:
                self.venues.append(name)
                self._known.add(name)
                self._endings.update(name[at:] for at in range(len(name) - 1))

    def join(self, role: str, names: tuple[str, ...], verb: str, start: int, end: int) -> None:
        """Add officials in a role; who takes part already keeps his own."""
        known = self.names()
        new = [name for name in dict.fromkeys(names) if name not in known]
        part = self.part(role)
        if not new:
            return
        if part is None:
            self.parts.append(Part(role, new, verb, start, end))
        else:
            part.names += new
