"""Quotations that stand before whoever says them.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .mentions import OFFICIAL, Speaker
from .speakers import SpeakerFinder

# A quotation shorter than this is a word in quotation marks, no speech.
SHORTEST: Final = 8
_LONGEST: Final = 1500
# How far behind a quotation its speaker is looked for, and how far whose words it is said to be.
_BEHIND: Final = 90
_OWNER: Final = 30
_TAIL: Final = re.compile("[,\u3002]?[^\u3002\u201c]{0,80}")
_MARKS: Final = re.compile("[,\u3002!?]")


class Quoted(NamedTuple):
    """A quotation. speaker: who says it, None where it is nobody who counts; tells: whether he only tells.

    close: where it closes.
    """

    speaker: Speaker | None
    tells: bool
    close: int


def quoted_first(
    finder: SpeakerFinder, quotes: dict[int, int], start: int, actor: Speaker | None
) -> Quoted | None:
    """Return the quotation that opens right before an offset and whose speaker is named behind it.

    finder: knows the names of the text. quotes: where each quotation closes, by where it opens.
    start: the offset. actor: who was told of last: whom a pronoun stands for.
    """
    text, lexicon = finder.text, finder.lexicon
    if not quotes:
        return None
    opening = start - 1 if start - 1 in quotes else start - 2
    close = quotes.get(opening)
    if close is None or not SHORTEST <= close - opening <= _LONGEST:
        return None
    if not _MARKS.search(text[close - 1 : close + 2]):
        return None
    at = close + 1
    behind = text[at : at + _BEHIND].split("\n")[0]
    owner = _owner(finder, at)
    if owner is not None:
        return Quoted(owner, False, close)
    said = lexicon.patterns["says_behind"].match(behind)
    if said is not None:
        who = finder.subject(at, at + said.end())
        if who is None or who.label != OFFICIAL:
            return Quoted(None, True, close)
    tail = _TAIL.match(behind)
    mention = finder.subject(at, at + (tail.end() if tail else 0))
    # 他叮嘱甲: whoever is named behind the pronoun is spoken to.
    if actor is not None and lexicon.patterns["pronoun_behind"].match(behind):
        tells = lexicon.patterns["told_quote"].match(behind.lstrip(",\u3002"))
        return Quoted(actor, tells is not None, close)
    if mention is None or mention.label != OFFICIAL:
        return None
    tells = lexicon.patterns["told_quote"].match(text[mention.end : mention.end + 40].split("\u3002")[0])
    return Quoted(Speaker(mention.name, "official"), tells is not None, close)


def _owner(finder: SpeakerFinder, at: int) -> Speaker | None:
    """Return whose words a quotation is called right behind it (X的重要讲话)."""
    names = finder.within(at, at + _OWNER)
    if not names or names[0].label != OFFICIAL:
        return None
    lead, behind = finder.text[at : names[0].start], finder.text[names[0].end : names[0].end + 40]
    if not finder.lexicon.has("words_lead", lead) or not finder.lexicon.patterns["words_of"].match(behind):
        return None
    return Speaker(names[0].name, "official")
