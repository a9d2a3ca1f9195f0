"""Speech without a reporting verb: a speech printed whole under its speaker's name, an interview's answers.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import Lexicon
from .mentions import OFFICIAL, Mention, Speaker

# How much of a text may hold the head of a speech, and an interview's lead.
_HEAD, _LEAD = 600, 1500
# How far below the speaker's name the salutation stands: a line with the date lies between.
_BELOW = 40
_TURN = "答"


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
