"""Who and what is named in a text: persons, divisions, and officials who are called by their title alone.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mypy_extensions import mypyc_attr

# Labels of mentions that may speak; a person without a post only with a verb of command.
OFFICIAL: Final = "OFFICIAL"
PERSON: Final = "PERSON"
# Of the names of divisions, which speak for their governments.
DIVISION: Final = "DIVISION"
# What may stand behind a title in a list of titles, whose name follows at its end.
_LISTED: Final = ("\u3001", "兼")
# How much before a title may say whose it is, and of what year it is told.
_BEFORE: Final = 40
_YEAR: Final = re.compile(
    "(?<!\\d)(\\d{4})年(?:(\\d{1,2})月(?:\\d{1,2}[日号])?)?[初底末]?,?(?:在?[^,。!?;\n]{1,16}[上时中],?)?$"
)


@mypyc_attr(acyclic=True)
class Mention:
    """A name in the text: characters of the normalized text, label, and the full name."""

    def __init__(self, start: int, end: int, label: str, name: str) -> None:
        self.start, self.end, self.label, self.name = start, end, label, name

    def moved(self, by: int) -> Mention:
        """Return the mention further on. by: how many characters lie before."""
        return Mention(self.start + by, self.end + by, self.label, self.name)


class Title(NamedTuple):
    """A title that stands for who holds it. others: behind what it is somebody else's, None for nothing.

    since, until: the first and the last day on which ``name`` holds it, "" open.
    """

    form: str
    others: re.Pattern[str] | None
    name: str
    since: str = ""
    until: str = ""

    def holder(self, day: str) -> str:
        """Return who holds the title on a day (ISO form as far as known, "" unknown), "" for another."""
        early = day < self.since[: len(day)]
        late = bool(self.until) and day > self.until[: len(day)]
        return "" if early or late else self.name


@mypyc_attr(acyclic=True)
class Speaker:
    """Who speaks. name: the official's name, or the words for a meeting, document or organ ("" unknown).

    kind: official, meeting, document or organ. issuer: the organ that issued the document, "" unknown.
    far: deeds of its own stand before the verb of its demand. Neither tells one speaker from another.
    """

    def __init__(self, name: str, kind: str, issuer: str = "", far: bool = False) -> None:
        self.name, self.kind, self.issuer, self.far = name, kind, issuer, far

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Speaker) and self.name == other.name and self.kind == other.kind

    def __hash__(self) -> int:
        return hash((self.name, self.kind))

    def called(self, name: str) -> Speaker:
        """Return the speaker by another name."""
        return Speaker(name, self.kind, self.issuer, self.far)


#: A body that a sentence does not name.
NOBODY: Final = Speaker("", "organ")


def persons(
    text: str, mentions: Sequence[Mention], titles: Sequence[Title], published: str = ""
) -> list[Mention]:
    """Return the persons named in a text, by their names or by titles that stand for them, in order.

    text: normalized text. mentions: the names in it. titles: titles that need no name.
    published: the article's date, ISO form as far as known, or "".
    """
    named = [m for m in mentions if m.label in (OFFICIAL, PERSON)]
    found = [m for title in titles if title.form in text for m in _titled(text, named, title, published)]
    return sorted((*named, *found), key=_order) if found else named


def _order(mention: Mention) -> tuple[int, int, str, str]:
    return mention.start, mention.end, mention.label, mention.name


def _titled(text: str, named: Sequence[Mention], title: Title, published: str) -> Iterator[Mention]:
    """Find where a title stands without a name; who holds it by the text itself wins over the table."""
    before = {mention.end: mention.name for mention in named}
    behind = {mention.start: mention.name for mention in named}
    told = ""
    at = text.find(title.form)
    while at >= 0:
        end = at + len(title.form)
        beside = before.get(at) or behind.get(end)
        if beside is not None:
            told = beside or told
        elif not text.startswith(_LISTED, end):
            lead = text[max(0, at - _BEFORE) : at]
            if title.others is None or title.others.search(lead) is None:
                yield Mention(at, end, OFFICIAL, told or title.holder(_day(lead) or published))
        at = text.find(title.form, end)


def _day(lead: str) -> str:
    """Return the year or month that the words before a title set its sentence in, or ""."""
    found = _YEAR.search(lead)
    if found is None:
        return ""
    year, month = found.groups()
    return f"{year}-{int(month):02}" if month else year
