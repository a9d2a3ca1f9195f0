"""Words with guards, found by their first character: fast on the short texts that clauses are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """A word to be found: not after, and not before, what the two regular expressions match."""

    form: str
    not_after: str = ""
    not_before: str = ""


def guarded(word: Word) -> str:
    """Return a regular expression for a word with its guards; see ``Words`` for ``not_after``."""
    before = "".join(f"(?<!{guard})" for guard in word.not_after.split("|") if guard)
    after = f"(?!{word.not_before})" if word.not_before else ""
    return before + re.escape(word.form) + after


class Words:
    """A set of words; at one place the longest that no guard forbids is taken.

    words: the words with their guards; alternatives in ``not_after`` are parted by ``|``, of fixed width.
    """

    def __init__(self, words: Iterable[Word]) -> None:
        by_first: dict[str, list[Word]] = {}
        for word in words:
            by_first.setdefault(word.form[0], []).append(word)
        self._at = {first: re.compile(self._pattern(same)) for first, same in by_first.items()}
        self._first = re.compile("[" + re.escape("".join(sorted(by_first))) + "]")

    @staticmethod
    def _pattern(words: list[Word]) -> str:
        ordered = sorted(words, key=lambda word: (-len(word.form), word.form))
        return "|".join(map(guarded, ordered))

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the word that begins at an offset of a text, or None."""
        pattern = self._at.get(text[at]) if at < len(text) else None
        return pattern.match(text, at) if pattern is not None else None

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the first word at or behind an offset, or None."""
        return next(self.finditer(text, at), None)

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        """Return all words at or behind an offset, from left to right, without overlaps."""
        start = self._first.search(text, at)
        while start is not None:
            at = start.start()
            found = self._at[text[at]].match(text, at)
            at += 1
            if found is not None:
                at = found.end()
                yield found
            start = self._first.search(text, at)
