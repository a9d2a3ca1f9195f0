"""From text to directives: follows the speech frames through a text and judges their clauses.

Pure logic on normalized text; the component turns the result into spans. Every clause of the article
zones gets a decision with the id of the rule that made it, so that a reader can be told why.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .decisions import Decision
from .judge import Judge
from .lexicon import Lexicon
from .mentions import Mention, Speaker
from .notices import document_word, issuer
from .reading import Reading
from .shape import Span
from .source import Source

__all__ = ["Decision", "Matcher", "Part"]


class Part(NamedTuple):
    """An article, an annex, or a repeated copy in a text: no speech runs over its edges.

    start, end: its characters. title: its title. annex: whether it belongs to the article before it.
    published: its date, ISO form as far as known, or "".
    """

    start: int
    end: int
    title: str
    annex: bool = False
    published: str = ""


class Matcher:
    """Finds the directives of a text.

    lexicon: the words of the room.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.judge = Judge(lexicon)

    def explain(
        self,
        text: str,
        clauses: Sequence[Span],
        mentions: Sequence[Mention] = (),
        title: str = "",
        readings: Sequence[tuple[int, int, str]] = (),
        parts: Sequence[Part] = (),
        published: str = "",
    ) -> list[Decision]:
        """Decide on every clause of a text.

        text: normalized text. clauses: the clause grid inside the article's abstract and body, in
            characters of ``text``.
        mentions: the names of persons. title: the article's title.
        readings: what damaged stretches must have said, with their characters in ``text``.
        parts: the articles in the text, sorted, covering it; with one or none it is read as a whole.
        published: the article's date, ISO form as far as known, or "".
        RETURNS: one decision a clause, in order.
        """
        if len(parts) <= 1:
            title = parts[0].title if parts else title
            source = Source(text, clauses, mentions, title, published=published)
            return self._read(source, readings)[0]
        return list(self._explain_each(text, clauses, mentions, parts, readings))

    def _read(
        self, source: Source, readings: Sequence[tuple[int, int, str]]
    ) -> tuple[list[Decision], Speaker | None]:
        reading = Reading(self.judge, source)
        reading.repair(readings)
        return reading.decisions(), reading.answers

    def _explain_each(
        self,
        text: str,
        clauses: Sequence[Span],
        mentions: Sequence[Mention],
        parts: Sequence[Part],
        readings: Sequence[tuple[int, int, str]],
    ) -> Iterator[Decision]:
        """Read each part as a text of its own, and count on."""
        frame = sentence = paragraph = 0
        owner, organ = parts[0], ""
        answers: Speaker | None = None
        grid = [start for start, _ in clauses]
        starts = [mention.start for mention in mentions]
        damaged = [start for start, _, _ in readings]
        for number, part in enumerate(parts):
            if not part.annex:
                owner, organ = part, ""
            elif not parts[number - 1].annex:
                # An annex speaks with the voice of the document that it hangs on.
                organ = issuer(self.lexicon, owner.title, text[owner.start : owner.end])
            pledge = self.lexicon.has("pledge", part.title) is not None
            apart = not part.annex or pledge or document_word(self.lexicon, part.title)
            at = part.start
            source = Source(
                text[at : part.end],
                [(start - at, end - at) for start, end in clauses[slice(*_between(grid, part))]],
                [row.moved(-at) for row in mentions[slice(*_between(starts, part))]],
                part.title if apart else owner.title,
                "" if pledge else organ,
                answers,
                part.published,
            )
            found, answers = self._read(
                source,
                [
                    (start - at, end - at, words)
                    for start, end, words in readings[slice(*_between(damaged, part))]
                ],
            )
            for row in found:
                row.move(at)
                row.frame += frame if row.frame else 0
                row.sentence += sentence
                row.paragraph += paragraph
                yield row
            frame = max((row.frame for row in found), default=0) or frame
            sentence = found[-1].sentence if found else sentence
            paragraph = found[-1].paragraph if found else paragraph


def _between(starts: list[int], part: Part) -> tuple[int, int]:
    """Return the range of the offsets that lie in a part."""
    first = bisect_left(starts, part.start)
    return first, bisect_left(starts, part.end, lo=first)
