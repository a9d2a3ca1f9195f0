"""What is decided about the clauses of a text, and the speech that is open while it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .mentions import Speaker
from .shape import Span
from .verdict import Setting, Verdict


class Decision(NamedTuple):
    """What was decided about one clause.

    start, end: its characters. verdict: the decision and its rule.
    speaker: whose frame it stands in, None outside of all. frame: number of that frame, 0 outside.
    sentence, paragraph: counters over the text. item: path of the list item. heading: characters of the
    clause that heads the item, or None. notice: it stands among a document's own rules.
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
    """An open speech. until: where its quotation closes, or None. moving: its last sentence demanded.

    listing: what is said stands in lines of its own below. fresh: nothing of it has been judged yet.
    brief: its verb stands far from its subject, a place that the sentence tells of.
    """

    number: int
    speaker: Speaker
    setting: Setting
    verb: str
    until: int | None = None
    moving: bool = False
    listing: bool = False
    fresh: bool = True
    brief: bool = False
