"""Bodies that stand in a text twice: exactly, or but for a few words and characters.

Each paragraph is known by its shingles: runs of letters, without punctuation and white space. A paragraph
is a copy if most of its shingles stood in paragraphs before that share more with it than a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .lines import Line

_CLAUSE = re.compile(r"[^,;:!?\u3002\u3001\s\"'()\u201c\u201d\u2026]+")
_LETTERS = re.compile(r"[^\W_]+")
_SHORTEST = 6  # characters of a clause that counts
_WIDTH = 5  # characters of a shingle
_SHARE = 0.55  # of a paragraph's shingles that must have stood before
_PHRASE = 6  # shingles that two paragraphs may share by chance, in a common phrase
_LONG = 20  # characters of a line that counts by itself
_LARGE = 200_000  # characters of text for every one of whose shingles there is room
_COARSEST = 16
_HALF = 0.5  # of the body that makes a copy without more ado
_FEW = 40  # characters of lines that are exact copies, one behind the other


class Seen:
    """The paragraphs seen so far.

    size: characters of the whole text; of a very long one not all shingles are kept.
    """

    def __init__(self, size: int = 0) -> None:
        self.lines: dict[str, int] = {}
        self._owners: dict[str, int] = {}
        self._waiting: list[tuple[int, Line]] = []
        self._step = min(_COARSEST, 1 + size // _LARGE)

    def add(self, line: Line, number: int = 0) -> None:
        """Remember a line.

        line: the line.
        number: its number in the text.
        """
        self.lines.setdefault(line.text, number)
        self._waiting.append((number, line))

    def near(self, line: Line) -> bool:
        """Return whether a paragraph of mostly the same words has been seen."""
        if line.text in self.lines:
            return True
        # Shingles are made only now: most articles never ask.
        for number, seen in self._waiting:
            for shingle in self._shingles(seen.text):
                self._owners.setdefault(shingle, number)
        self._waiting.clear()
        votes: dict[int, int] = {}
        total = 0
        for shingle in self._shingles(line.text):
            total += 1
            owner = self._owners.get(shingle)
            if owner is not None:
                votes[owner] = votes.get(owner, 0) + 1
        phrase = min(_PHRASE // self._step, total // 2)
        return total > 0 and sum(count for count in votes.values() if count > phrase) >= _SHARE * total

    def _shingles(self, text: str) -> Iterable[str]:
        bare = "".join(_LETTERS.findall(text))
        every = (bare[at : at + _WIDTH] for at in range(len(bare) - _WIDTH + 1))
        return every if self._step == 1 else (one for one in every if ord(one[0]) % self._step == 0)


def repeated(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find the second and later copies of an article's body, or of a good part of it.

    lines: the lines of the article with their kinds.
    RETURNS: the half-open character offsets of each copy, from its title or first paragraph to its last
        line that stood before.
    """
    body = [(number, line) for number, line in enumerate(lines) if line.kind == "body"]
    size = sum(line.size for _, line in body)
    if not _anything_twice([line for _, line in body], size):
        return []
    seen = Seen(size)
    marks = [False] * len(lines)
    exact = [-1] * len(lines)
    mass = 0
    for number, line in body:
        marks[number] = seen.near(line)
        exact[number] = seen.lines.get(line.text, -1)
        # Only the body: an abstract says what the body says.
        if not marks[number]:
            seen.add(line, number)
            mass += line.size
    found = _runs(lines, marks)
    again = sum(line.size for _, line in body if line.size >= _LONG and marks[_])
    if again < _HALF * mass:
        found = [run for run in found if _row_of_copies(lines, run, exact)]
    stood: dict[str, int] = {}
    for number, line in enumerate(lines):
        stood.setdefault(line.text, number)
    return [_widen(lines, run, stood) for run in found]


def _anything_twice(body: list[Line], size: int) -> bool:
    """Return whether enough clauses stand twice to look closer; most articles end here."""
    seen: set[str] = set()
    again = 0
    enough = max(_LONG, min(200, size // 20))
    for line in body:
        for part in _CLAUSE.findall(line.text):
            if len(part) >= _SHORTEST:
                if part in seen:
                    again += len(part)
                    if again >= enough:
                        return True
                else:
                    seen.add(part)
    return False


def _row_of_copies(lines: Sequence[Line], run: tuple[int, int], exact: list[int]) -> bool:
    """Return whether a run is two or more lines that stood before, word for word, one behind the other."""
    first, last = run
    before = [exact[number] for number in range(first, last + 1) if lines[number].kind == "body"]
    if len(before) < 2 or min(before) < 0:
        return False
    follow = all(two > one for one, two in pairwise(before))
    return follow and before[-1] < first and sum(lines[n].size for n in before) >= _FEW


def _runs(lines: Sequence[Line], marks: list[bool]) -> list[tuple[int, int]]:
    """Return (first, last) line numbers of runs of repeated paragraphs, broken by new ones."""
    runs: list[tuple[int, int]] = []
    first = last = -1
    for number, (line, again) in enumerate(zip(lines, marks, strict=True)):
        if again:
            first = number if first < 0 else first
            last = number
        elif first >= 0 and line.kind == "body" and line.size >= _LONG:
            runs.append((first, last))
            first = -1
    if first >= 0:
        runs.append((first, last))
    return [
        run for run in runs if any(lines[n].size >= _LONG and marks[n] for n in range(run[0], run[1] + 1))
    ]


def _widen(lines: Sequence[Line], run: tuple[int, int], stood: dict[str, int]) -> tuple[int, int]:
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
    lines: Sequence[Line], number: int, before: int, stood: dict[str, int], kinds: tuple[str, ...]
) -> bool:
    return lines[number].kind in kinds and stood[lines[number].text] < before
