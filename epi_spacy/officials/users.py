"""Users' patterns: officials, persons and posts that somebody knows beforehand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import error
from ..matching import Lexicon
from ..normalization import normalize
from .table import Jurisdiction, Place

LABELS = ("OFFICIAL", "PERSON", "POST")
FIELDS = ("post", "division", "from", "to")
_DATE = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_CODE = re.compile("[0-9]{6}(?:[0-9]{3}){0,2}")


class User(NamedTuple):
    """A user's pattern.

    label: OFFICIAL, PERSON or POST.
    text: the text to find.
    post, division: for officials, the post and the code of its division.
    since, until: from when to when the post is held: ISO years, months or days, empty where open.
    """

    label: str
    text: str
    post: str = ""
    division: str = ""
    since: str = ""
    until: str = ""

    def holds(self, date: str, chain: Sequence[Jurisdiction], places: Iterable[Place]) -> bool:
        """Whether an article does not speak against the pattern.

        date: the article's date as far as known, an ISO year, month or day, or empty.
        chain: its jurisdiction from the province down.
        places: the divisions on its text.
        RETURNS: whether the date lies in the pattern's time (a date that is not known lies in none), and
            its division is in the article's jurisdiction, above it, or named in the text.
        """
        if self.since or self.until:
            late = self.since[: len(date)] > date[: len(self.since)]
            early = bool(self.until) and date[: len(self.until)] > self.until[: len(date)]
            if not date or late or early:
                return False
        if not self.division or not chain:
            return True
        if any(step.code == self.division for step in chain) or _inside(self.division, chain[-1].code):
            return True
        return any(place.code == self.division or self.division in place.path for place in places)


def _inside(code: str, above: str) -> bool:
    """Whether a code is that of a division inside another."""
    stem = above
    while len(stem) > 2 and len(above) == 6 and stem.endswith("00"):
        stem = stem[:-2]
    return code.startswith(stem)


class Users:
    """All patterns of one component, ready to look up; 10,000 of them cost no more than one.

    patterns: the patterns, which have been checked.
    """

    def __init__(self, patterns: Iterable[Mapping[str, Any]] = ()) -> None:
        self.all = [_read(pattern) for pattern in patterns]
        self._by_text: dict[str, list[User]] = {}
        for user in self.all:
            self._by_text.setdefault(user.text, []).append(user)
        self._texts: Lexicon[str] | None = Lexicon((t, t) for t in self._by_text) if self._by_text else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Users) and self.all == other.all

    def __hash__(self) -> int:
        return id(self)

    def on(self, text: str, fits: Callable[[User], bool]) -> list[User]:
        """The patterns whose text stands in a text, and that fit it.

        text: the normalized text.
        fits: whether the article does not speak against a pattern.
        """
        if self._texts is None:
            return []
        found = dict.fromkeys(name for _, _, name in self._texts.find(text))
        return [user for name in found for user in self._by_text[name] if fits(user)]


def check(name: str, where: str, pattern: Mapping[str, Any]) -> None:
    """Check the fields of a pattern.

    name: the component's name. where: where the pattern stands. Both for the message.
    RAISES: EpiError E301 for a field of a wrong form, E302 for a time that runs back, E303 for a field of an
        official where there is none.
    """
    for key in FIELDS:
        value = pattern.get(key)
        form = {"post": None, "division": _CODE}.get(key, _DATE)
        if value and not (isinstance(value, str) and (form is None or form.fullmatch(value))):
            raise error("E301", name=name, where=where, field=key, value=value)
        if value and pattern["label"] != "OFFICIAL":
            raise error("E303", name=name, where=where, field=key, label=pattern["label"])
    since, until = pattern.get("from") or "", pattern.get("to") or ""
    size = min(len(since), len(until))
    if since[:size] > until[:size]:
        raise error("E302", name=name, where=where, since=since, until=until)


def _read(pattern: Mapping[str, Any]) -> User:
    # Names are looked for in the normalized text: a pattern may be written in traditional characters.
    text = normalize(pattern["pattern"]).text
    return User(pattern["label"], text, *(pattern.get(key) or "" for key in FIELDS))
