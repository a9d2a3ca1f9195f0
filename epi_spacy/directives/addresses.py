"""Speech without a reporting verb: a speech printed whole under its speaker's name, an interview's answers.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from .lexicon import Lexicon
from .mentions import OFFICIAL, Mention, Speaker
from .speakers import SpeakerFinder

# How much of a text may hold the head of a speech, and an interview's lead.
_HEAD: Final = 600
_LEAD: Final = 1500
# How far below the speaker's name the salutation stands: a line with the date lies between.
_BELOW: Final = 40
_TURN: Final = "答"
# The least questions of a digest, and the verb of whoever answers them.
_HEADINGS: Final = 3
_TELLS: Final = "要求"
# What stands before the words of each who asks or answers: [甲], or 甲: at the start of a line.
_MARK: Final = re.compile(
    "(?:(?m:^)|(?<=[\u3002?! \u3000]))[\\[\u3010]([^\\]\u3011\n]{2,24})[\\]\u3011]:?"
    "|(?m:^)[ \u3000]{0,8}([^\n:,;\u3002\\[\u3010]{2,24}):"
)
# Who only asks.
_ASKERS: Final = ("记者", "主持人", "提问", "网友")


class Turn(NamedTuple):
    """Who speaks from an offset on, None for who only asks. start, end: the mark that says so."""

    start: int
    end: int
    speaker: Speaker | None


def turns(text: str, mentions: Sequence[Mention]) -> list[Turn]:
    """Return the turns of a press conference or an interview that is printed word for word, in order.

    text: the text. mentions: the names in it, in order.
    RETURNS: the turns of those who ask and of the officials who answer; none where one of the two is wanting.
    """
    if not any(asker in text for asker in _ASKERS):
        return []
    found: list[Turn] = []
    starts = [mention.start for mention in mentions]
    for mark in _MARK.finditer(text):
        begin, end = mark.span(mark.lastindex or 0)
        if any(asker in text[begin:end] for asker in _ASKERS):
            found.append(Turn(*mark.span(), None))
            continue
        last = mentions[bisect_right(starts, end) - 1] if starts and starts[0] <= end else None
        if last is not None and last.label == OFFICIAL and begin <= last.start and last.end == end:
            found.append(Turn(*mark.span(), Speaker(last.name, "official")))
    answered = any(turn.speaker is not None for turn in found)
    return found if answered and any(turn.speaker is None for turn in found) else []


def orator(lexicon: Lexicon, text: str, mentions: Sequence[Mention]) -> tuple[Speaker, int] | None:
    """Return whose speech a text prints, and where it begins.

    lexicon: the words of the room. text: the text of an article or annex.
    mentions: the names in it, in order.
    RETURNS: the speaker, and the end of the line that holds nothing but his name (with his post or 同志),
        above the salutation of those who listen; None where there is no such line.
    """
    for mention in mentions:
        if mention.start > _HEAD:
            break
        begin, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        if mention.label != OFFICIAL or end < 0:
            continue
        line = text[begin : mention.start] + text[mention.end : end]
        below = text[end : end + _BELOW]
        if lexicon.patterns["signed_only"].fullmatch(line) and lexicon.has("listeners", below):
            return Speaker(mention.name, "official"), end
    return None


def answering(
    lexicon: Lexicon, text: str, mentions: Sequence[Mention], earlier: Speaker | None = None
) -> Speaker | None:
    """Return who answers in an interview of questions and answers (问: … 答: …).

    lexicon: the words of the room. text: the text. mentions: the names in it, in order.
    earlier: who answered in the part of the article before this one.
    RETURNS: the official of whom the lead says that he answered questions, None where it is no interview.
    """
    if _TURN not in text or not lexicon.has("questions_answers", text):
        return None
    for lead in lexicon.patterns["interviewed"].finditer(text, 0, _LEAD):
        sentence = max(text.rfind(mark, 0, lead.start()) for mark in "\n\u3002") + 1
        names = [m for m in mentions if m.label == OFFICIAL and sentence <= m.start < lead.end()]
        if names:
            return Speaker(names[0].name, "official")
    return earlier


def digest(lexicon: Lexicon, text: str, finder: SpeakerFinder) -> Speaker | None:
    """Return the body whose answers a text sums up under questions that stand as headings.

    lexicon: the words of the room. text: the text. finder: finds the bodies that it names.
    RETURNS: the organ of which the lead says that it told the press or answered, None where it is no digest.
    """
    if text.count("?") < _HEADINGS or not lexicon.has("digested", text[:_HEAD]):
        return None
    if len(lexicon.patterns["asked_heading"].findall(text)) < _HEADINGS:
        return None
    for lead in lexicon.patterns["answering_body"].finditer(text, 0, _HEAD):
        body = finder.named(lead.group(1), lexicon.verbs[_TELLS])
        if body is not None and body.kind == "organ":
            return body
    return None


def turn_at(found: Sequence[Turn], start: int) -> Turn | None:
    """Return the turn whose mark a sentence begins with, or None.

    found: the turns of the text, in order. start: where the sentence begins.
    """
    number = bisect_right(found, start, key=lambda turn: turn.start) - 1
    return found[number] if number >= 0 and start < found[number].end else None
