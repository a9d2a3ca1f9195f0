"""Who and what is named in a text: persons, divisions, and officials who are called by their title alone.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# Labels of mentions that may speak; a person without a post only with a verb of command.
OFFICIAL, PERSON = "OFFICIAL", "PERSON"
# Of the names of divisions, which speak for their governments.
DIVISION = "DIVISION"
# What may stand behind a title in a list of titles, whose name follows at its end.
_LISTED = ("\u3001", "兼")


class Mention(NamedTuple):
    """A name in the text: characters of the normalized text, label, and the full name."""

    start: int
    end: int
    label: str
    name: str


@dataclass(frozen=True)
class Speaker:
    """Who speaks. name: the official's name, or the words for a meeting, document or organ ("" unknown).

    kind: official, meeting, document or organ. issuer: the organ that issued the document, "" unknown.
    """

    name: str
    kind: str
    issuer: str = field(default="", compare=False)


def persons(text: str, mentions: Sequence[Mention], titles: Sequence[tuple[str, str, str]]) -> list[Mention]:
    """Return the persons named in a text, by their names or by titles that stand for them, in order.

    text: normalized text. mentions: the names in it. titles: titles, behind
        which characters they are somebody else's, and who holds them.
    """
    named = [m for m in mentions if m.label in (OFFICIAL, PERSON)]
    found = [m for title in titles if title[0] in text for m in _titled(text, named, *title)]
    return sorted((*named, *found)) if found else named


def _titled(text: str, named: Sequence[Mention], title: str, others: str, holder: str) -> Iterator[Mention]:
    """Find where a title stands without a name; who holds it by the text itself wins over the table."""
    before = {mention.end: mention.name for mention in named}
    behind = {mention.start: mention.name for mention in named}
    at = text.find(title)
    while at >= 0:
        end = at + len(title)
        beside = before.get(at) or behind.get(end)
        if beside is not None:
            holder = beside or holder
        elif not (text.startswith(_LISTED, end) or (at and text[at - 1] in others)):
            yield Mention(at, end, OFFICIAL, holder)
        at = text.find(title, end)
