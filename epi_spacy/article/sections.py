"""Several articles in one text: the stories of a digest, the annexes of a notice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lines import Line
from .stories import NUMBER, annex_name, is_annex
from .title import clean

ARTICLE, ANNEX = "article", "annex"
_COLUMN = re.compile(r"\u3010[\u4e00-\u9fff]{2,4}\u3011")
# What stands in front of a story's title and belongs to it: the path on its own page.
_IN_FRONT = ("navigation",)


@dataclass(frozen=True, slots=True)
class Section:
    """A story or an annex: its lines by number (half-open), and the offsets of its title's lines."""

    first: int
    last: int
    kind: str
    title_at: tuple[tuple[int, int], ...]


def sections(
    lines: list[Line], title: tuple[int, int] | None, title_at: tuple[tuple[int, int], ...]
) -> list[Section]:
    """Part a text into its articles.

    lines: its lines with their kinds.
    title: numbers of the first and last line of the main title, or None.
    title_at: its offsets.
    RETURNS: the sections in order, which cover all lines; mostly one.
    """
    below = title[1] + 1 if title else 0
    if not any(line.kind == "title" for line in lines[below:]):
        return [Section(0, len(lines), ARTICLE, title_at)]
    known = {lines[number].text for number in range(title[0], title[1] + 1)} if title else set()
    starts: list[tuple[int, str, tuple[tuple[int, int], ...]]] = [(0, ARTICLE, title_at)]
    columns = False  # whether stories stand under the names of columns
    told = False  # whether the section that is open has a body yet
    number = below
    while number < len(lines):
        line = lines[number]
        if line.kind == "body":
            if told and columns and _COLUMN.match(line.text):
                starts.append((number, ARTICLE, ()))
            told = True
        elif line.kind == "title" and not told and len(starts) == 1 and NUMBER.match(line.text):
            # The first story of a digest that has a title of its own.
            starts[0] = (0, ARTICLE, _title(lines, number, number, False))
        elif line.kind == "title" and told and line.text not in known:
            last = number
            annex = is_annex(line)
            while last + 1 < len(lines) and lines[last + 1].kind == "title":
                last += 1
            starts.append(
                (_front(lines, number), ANNEX if annex else ARTICLE, _title(lines, number, last, annex))
            )
            told, number = False, last
        columns = columns or (line.kind == "title" and _COLUMN.match(line.text) is not None)
        number += 1
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    return [Section(first, end, kind, at) for (first, kind, at), end in zip(starts, ends, strict=True)]


def _front(lines: list[Line], number: int) -> int:
    while number > 1 and lines[number - 1].kind in _IN_FRONT:
        number -= 1
    return number


def _title(lines: list[Line], first: int, last: int, annex: bool) -> tuple[tuple[int, int], ...]:
    """Return where a section's title stands: without its number, and without 附件 if the annex has a name."""
    out = []
    for line in lines[first : last + 1]:
        begin = line.end - line.size
        start, end = clean(line.text)
        if annex and line is lines[first]:
            named = annex_name(line.text)
            if named is None and last > first:
                continue
            start, end = named or (start, end)
        elif number := NUMBER.match(line.text):
            start = max(start, number.end())
        if start < end:
            out.append((begin + start, begin + end))
    return tuple(out)
