"""Bodies that stand in a text twice."""

from __future__ import annotations

import re

from .lines import Line

_CLAUSE = re.compile(r"[^,;:!?\u3002\u3001\s\"'()\u201c\u201d\u2026]+")
_SHORTEST = 5  # characters of a clause that counts
_SHARE = 0.7  # of a line's clauses that must have stood before


class Seen:
    """The paragraphs seen so far.

    A paragraph stands twice if most of its clauses, by length, stood in paragraphs before it.
    """

    def __init__(self) -> None:
        self._clauses: set[str] = set()
        self._lines: set[str] = set()
        self._waiting: list[Line] = []

    def add(self, line: Line) -> None:
        """Remember a line."""
        self._lines.add(line.text)
        self._waiting.append(line)

    def near(self, line: Line) -> bool:
        """Return whether a paragraph with mostly the same clauses has been seen."""
        if line.text in self._lines:
            return True
        # Clauses are taken apart only now: most articles never ask.
        for seen in self._waiting:
            self._clauses.update(_parts(seen))
        self._waiting.clear()
        parts = _parts(line)
        total = sum(map(len, parts))
        if total < 20:
            return False
        return sum(len(part) for part in parts if part in self._clauses) >= _SHARE * total


def _parts(line: Line) -> list[str]:
    return [part for part in _CLAUSE.findall(line.text) if len(part) >= _SHORTEST]


def repeated(lines: list[Line]) -> list[tuple[int, int]]:
    """Find the second and later copies of an article's body.

    lines: the lines of the article with their kinds.
    RETURNS: the half-open character offsets of each copy, from its title or first paragraph to its last
        line that stood before.
    """
    seen = Seen()
    marks: list[bool] = []
    mass = 0
    for line in lines:
        body = line.kind == "body" and line.size >= 20
        again = body and seen.near(line)
        marks.append(again)
        # Only the body: an abstract says what the body says.
        if body and not again:
            seen.add(line)
            mass += line.size
    if sum(line.size for line, again in zip(lines, marks, strict=True) if again) < 0.5 * mass:
        return []
    stood: dict[str, int] = {}
    for number, line in enumerate(lines):
        stood.setdefault(line.text, number)
    return [_widen(lines, run, stood) for run in _runs(lines, marks)]


def _runs(lines: list[Line], marks: list[bool]) -> list[tuple[int, int]]:
    """Return (first, last) line numbers of runs of repeated paragraphs, broken by new ones."""
    runs: list[tuple[int, int]] = []
    first = last = -1
    for number, (line, again) in enumerate(zip(lines, marks, strict=True)):
        if again:
            first = number if first < 0 else first
            last = number
        elif first >= 0 and line.kind == "body" and line.size >= 20:
            runs.append((first, last))
            first = -1
    if first >= 0:
        runs.append((first, last))
    return runs


def _widen(lines: list[Line], run: tuple[int, int], stood: dict[str, int]) -> tuple[int, int]:
    """Take in the lines around a copy (its title, byline, credits) that stood in front of it too.

    lines: the lines of the article.
    run: numbers of the first and last line.
    stood: the number of the first line with each text.
    """
    first, last = run
    while first > 0 and _is_copy(lines, first - 1, first - 1, stood, ("title", "meta", "caption")):
        first -= 1
    while last + 1 < len(lines) and _is_copy(lines, last + 1, first, stood, ("credits", "caption")):
        last += 1
    return lines[first].start, lines[last].end


def _is_copy(
    lines: list[Line], number: int, before: int, stood: dict[str, int], kinds: tuple[str, ...]
) -> bool:
    return lines[number].kind in kinds and stood[lines[number].text] < before
