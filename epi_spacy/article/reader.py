"""Read an article: pure logic over normalized text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import chain, pairwise

from .byline import read_byline
from .copies import repeated
from .lines import Line, bracket_cut, byline_cut, headline_cut, lines, make_line
from .title import clean, joint
from .words import Words
from .zoning import assign

_HEAD = 8  # lines that may hold the title


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of lines of one kind: character offsets of the normalized text, half-open."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a text is made of. All offsets are characters of the normalized text, half-open.

    title: the title, or "".
    title_at: offsets of its parts (one, or the lines that it runs over).
    title_joints: what stands between them in ``title``.
    source: the paper, site or account, or "".
    published: ISO date or "" where the text gives no year.
    year: the year of the article as far as the text tells, or None.
    zones: sorted and disjoint, covering every line that is not blank.
    repeated: the second and later copies of the body.
    """

    title: str = ""
    title_at: tuple[tuple[int, int], ...] = ()
    title_joints: tuple[str, ...] = ()
    source: str = ""
    published: str = ""
    year: int | None = None
    zones: tuple[Zone, ...] = ()
    repeated: tuple[tuple[int, int], ...] = field(default=())


def read(text: str, words: Words | None = None) -> Article:
    """Read an article.

    text: normalized text (simplified, ASCII punctuation, no glosses).
    words: the lexicon of lines; the shipped one by default.
    RETURNS: the article; for a blank text an empty one.
    """
    rows = list(lines(text))
    if not rows:
        return Article()
    rows[:1] = _unfold(text, rows[0], alone=len(rows) == 1)
    words = words or _shipped_words()
    title = assign(rows, words)
    if title is None and _part_byline(text, rows):
        title = assign(rows, words)
    parts = _title_parts(rows, title)
    pieces = [text[start:end] for start, end in parts]
    joints = tuple(joint(one, two) or "" for one, two in pairwise(pieces))
    byline = read_byline(text, rows)
    return Article(
        title=join(pieces, joints),
        title_at=parts,
        title_joints=joints,
        source=byline.source,
        published=byline.published,
        year=byline.year,
        zones=tuple(_zones(rows)),
        repeated=tuple(repeated(rows)),
    )


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
    alone: whether it is the only one.
    """
    cut = bracket_cut(line)
    if cut is None and alone and line.prose and line.size >= 100:
        cut = headline_cut(text, line)
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
