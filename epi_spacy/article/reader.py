"""Read an article: pure logic over normalized text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, pairwise

from .byline import Byline, read_byline
from .copies import repeated
from .flat import part_head
from .hints import NO_HINTS, Hints, title_holds
from .lines import (
    Line,
    bracket_cut,
    byline_cut,
    dateline_cut,
    headline_cut,
    lines,
    make_line,
    notice_cut,
    plain,
)
from .parts import Part, dateline, parts
from .sections import Section as Parted
from .sections import sections
from .tables import join_cells
from .title import clean, joint
from .words import Words
from .zoning import assign

_BANNERS = 3  # lines of which the first paragraph may hold the title
_HEAD = 8  # lines that may hold the title


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of lines of one kind: character offsets of the normalized text, half-open."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Section:
    """A story of a digest, or an annex; mostly there is one. Offsets as in ``Article``.

    start, end: characters of the section; sections follow each other from 0 to the end of the text.
    kind: "article" or "annex".
    title_at: offsets of the lines of its title.
    title_joints: what stands between them.
    published: ISO date, as far as it can be read, or "".
    """

    start: int
    end: int
    kind: str
    title_at: tuple[tuple[int, int], ...]
    title_joints: tuple[str, ...]
    published: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a text is made of. All offsets are characters of the normalized text, half-open.

    title: the title, or "".
    title_at: offsets of its parts (one, or the lines that it runs over); none for a title from elsewhere.
    title_joints: what stands between them in ``title``.
    source: the paper, site or account, or "".
    published: ISO date, as far as it can be read, or "" where the text gives no year.
    year: the year of the article as far as the text tells, or None.
    zones: sorted and disjoint, covering every line that is not blank.
    repeated: the second and later copies of the body.
    parts: the pieces of titles, bylines and openings, and names of those who made the article.
    sections: the articles in the text, in order.
    """

    title: str = ""
    title_at: tuple[tuple[int, int], ...] = ()
    title_joints: tuple[str, ...] = ()
    source: str = ""
    published: str = ""
    year: int | None = None
    zones: tuple[Zone, ...] = ()
    repeated: tuple[tuple[int, int], ...] = ()
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()


def read(text: str, words: Words | None = None, hints: Hints = NO_HINTS) -> Article:
    """Read an article.

    text: normalized text (simplified, ASCII punctuation, no glosses).
    words: the lexicon of lines; the shipped one by default.
    hints: what came with the text.
    RETURNS: the article; for a blank text one with nothing but the hints.
    """
    raw, text = text, plain(text)
    rows = list(lines(text))
    if not rows:
        return Article(hints.title, source=hints.source, published=hints.published, year=hints.year)
    join_cells(text, rows)
    # A picture or a banner may stand above the line that holds title and body.
    head = enumerate(rows[:_BANNERS])
    at = next((number for number, row in head if row.prose or notice_cut(row) or bracket_cut(row)), 0)
    rows[at : at + 1] = _unfold(text, rows[at], alone="\n" not in text[rows[0].start : rows[-1].end])
    words = words or _shipped_words()
    title = assign(text, rows, words, hints.title)
    if title is None and _part_byline(text, rows):
        title = assign(text, rows, words, hints.title)
    own = not hints.title or title_holds(rows, title, hints.title)
    title_at = _title_parts(rows, title) if own else ()
    found = sections(rows, title, title_at)
    bylines = [read_byline(text, rows[part.first : part.last], hints.published) for part in found]
    if len(found) > 1 and not bylines[0].published.text:
        bylines[0] = replace(bylines[0], published=read_byline(text, rows, hints.published).published)
    first = bylines[0]
    published = hints.date(first.published)
    return Article(
        title=_spell(text, title_at, joints(text, title_at)) if own else hints.title,
        title_at=title_at,
        title_joints=joints(text, title_at),
        source=hints.name(first.source),
        published=published,
        year=int(published[:4]) if published else first.year,
        zones=tuple(_zones(rows) if text is raw else _over_entities(raw, text, _zones(rows))),
        repeated=tuple(repeated(rows)),
        # The first story may have taken its date from a later one.
        parts=tuple(
            sorted(set(_parts(text, rows, found, bylines, title_at)), key=lambda p: (p.start, -p.end))
        ),
        # A story without a date of its own came out with the rest.
        sections=tuple(
            _sections(text, rows, found, [published, *(b.published.text or published for b in bylines[1:])])
        ),
    )


def _parts(
    text: str,
    rows: list[Line],
    found: list[Parted],
    bylines: list[Byline],
    title_at: tuple[tuple[int, int], ...],
) -> Iterator[Part]:
    for section, byline in zip(found, bylines, strict=True):
        # A digest has a title of its own over that of its first story.
        over = title_at if section is found[0] else ()
        titles = tuple(dict.fromkeys((*over, *section.title_at)))
        yield from parts(text, rows[section.first : section.last], titles, byline)


def _sections(text: str, rows: list[Line], found: list[Parted], published: list[str]) -> Iterator[Section]:
    starts = [0, *(rows[section.first].start for section in found[1:]), len(text)]
    for number, section in enumerate(found):
        yield Section(
            starts[number],
            starts[number + 1],
            section.kind,
            section.title_at,
            joints(text, section.title_at),
            published[number],
        )


def joints(text: str, title_at: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    """Return what stands between the lines of a title."""
    pieces = [text[start:end] for start, end in title_at]
    return tuple(joint(one, two) or "" for one, two in pairwise(pieces))


def _spell(text: str, title_at: tuple[tuple[int, int], ...], between: tuple[str, ...]) -> str:
    return join([text[start:end] for start, end in title_at], between)


def join(pieces: list[str], joints: tuple[str, ...]) -> str:
    """Join the pieces of a title.

    pieces: its parts.
    joints: what stands between them.
    """
    return "".join(piece + between for piece, between in zip(pieces, (*joints, ""), strict=False))


@cache
def _shipped_words() -> Words:
    return Words()


def _unfold(text: str, line: Line, alone: bool) -> list[Line]:
    """Part the title from a first line that goes on with the body.

    text: the whole text.
    line: its first line.
    alone: whether the text has no other line.
    """
    cut = bracket_cut(line)
    if cut is None and line.prose and len(opening := part_head(text, line)) > 1:
        return opening
    cut = cut or notice_cut(line) or dateline_cut(line)
    if cut is None and alone and line.prose and line.size >= 100:
        cut = headline_cut(text, line)
        sent = dateline(text, line.start, line.end)
        cut = None if cut is not None and sent is not None and cut <= sent else cut
    return [line] if cut is None else _parted(text, line, cut)


def _part_byline(text: str, rows: list[Line]) -> bool:
    """Part the title from a byline in the same line, where no line of its own was found.

    RETURNS: whether there was such a line; then the kinds of all lines are to be assigned anew.
    """
    for number, line in enumerate(rows[:_HEAD]):
        cut = byline_cut(line) if line.kind == "meta" else None
        if cut is not None:
            rows[number : number + 1] = _parted(text, line, cut)
            for row in rows:
                row.kind = ""
            return True
    return False


def _parted(text: str, line: Line, cut: int) -> list[Line]:
    return [part for part in (make_line(text, line.start, cut), make_line(text, cut, line.end)) if part]


def _title_parts(rows: list[Line], title: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
    if title is None:
        return ()
    parts = []
    for line in rows[title[0] : title[1] + 1]:
        begin = line.end - line.size
        start, end = clean(line.text)
        parts.append((begin + start, begin + end))
    return tuple(parts)


def _over_entities(raw: str, text: str, zones: list[Zone]) -> Iterator[Zone]:
    """Stretch zones over the HTML entities at their edges, which stand for blanks."""
    done = 0
    for zone in zones:
        start, end = zone.start, zone.end
        while start > done and text[start - 1] == " " != raw[start - 1]:
            start -= 1
        while end < len(text) and text[end] == " " != raw[end]:
            end += 1
        done = end
        yield Zone(start, end, zone.kind)


def _zones(rows: list[Line]) -> list[Zone]:
    """Join neighbouring lines of one kind; the lines of a title stay apart."""
    zones: list[Zone] = []
    kind, start, end = "", 0, 0
    for line in chain(rows, [None]):
        if line is not None and line.kind == kind and kind != "title":
            end = line.end
            continue
        if kind:
            zones.append(Zone(start, end, kind))
        if line is not None:
            kind, start, end = line.kind, line.start, line.end
    return zones
