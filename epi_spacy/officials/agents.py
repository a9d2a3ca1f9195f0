"""Persons that no post and no word of speech announces: who does something, or who is told by a trade.

``收拾好工具,陈某某赶往机场``, ``护林员何某某``, ``家住城北的李某某``: here the name itself has to be as names
mostly are, in each character, and what stands behind it must follow names.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from .lexicons import DOTS, Lexicons
from .names import Name, Names
from .pieces import look
from .shapes import STANDIN
from .site import Site

# The scores from which on such names are taken: behind a pause, behind a trade, names of two characters.
_PAUSED, _TRADED, _SHORT = 5.7, 5.2, 6.2
_SURE = 2.4
_DOTS = frozenset(DOTS)


class Agents:
    """Finds such names in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names.
    places: offsets inside divisions.
    """

    def __init__(self, text: str, lex: Lexicons, names: Names, places: AbstractSet[int]) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.places = places

    def find(self, known: AbstractSet[int]) -> Iterator[Site]:
        """All such names, in order.

        known: where names begin that something announces; they are not judged again.
        """
        for match in self.lex.agent.finditer(self.text):
            if match.start() in known:
                continue
            name = self._long(match.start()) or self._short(match.start())
            if name and self.places.isdisjoint(range(name.start, name.end)):
                yield Site(name, [], False, 1.0)
        yield from self._anonymous(known)

    def _anonymous(self, known: AbstractSet[int]) -> Iterator[Site]:
        """``王某``, ``李某某``, ``赵某红``: a stand-in behind a surname is seldom anything else."""
        text, lex = self.text, self.lex
        at = text.find(STANDIN, 1)
        while at > 0:
            start, before = at - 1, text[at - 2 : at]
            surname = lex.surnames.get(text[start], 0.0) >= 0.5 and text[start] not in lex.weak
            # ``华东|某地``, ``到达|某市``: a word ends before the stand-in.
            wordy = len(before) == 2 and (before in lex.everyday or before in lex.common)
            if surname and not wordy and start not in known and start not in self.places:
                name = self.names.shapes.anonymous(start, 1.0)
                if name:
                    yield Site(name, [], False, 1.0)
            at = text.find(STANDIN, at + 1)

    def _long(self, start: int) -> Name | None:
        """A name of three characters."""
        text, lex, end = self.text, self.lex, start + 3
        piece = text[start:end]
        if len(piece) < 3 or lex.middle.get(piece[1], 0.0) < 0.3 or lex.last.get(piece[2], 0.0) < 0.3:
            return None
        least = _TRADED if text[start - 1 : start] in lex.words["trade_char"] else _PAUSED
        # ``杨树苗``, ``卢浮宫``: these characters end names too, but more words.
        least += 1.0 if piece[2] in lex.words["thing_char"] else 0.0
        name = self._name(start, end)
        return name if name and name.score >= least else None

    def _short(self, start: int) -> Name | None:
        """A name of two characters: only before a word that says what somebody does, and told again."""
        text, end = self.text, start + 2
        if self.names.right(end) < 1.6 or text[end - 1] == "方":
            # ``孟方``, ``柬方``: rather one side of a talk.
            return None
        facts = look(text[start:end])
        if facts is None or facts.plain < _SURE:
            return None
        if text[start - 1 : start] in self.lex.words["trade_char"] or text[end : end + 1] == "、":
            return None
        name = self._name(start, end)
        return name if name and name.score >= _SHORT else None

    def _name(self, start: int, end: int) -> Name | None:
        """The name, unless it is or holds a word, or a word lies across one of its edges."""
        text, lex = self.text, self.lex
        piece = text[start:end]
        facts = look(piece)
        if facts is None or facts.doubt or facts.first_word or facts.rest_word or facts.rest_follows:
            return None
        right = self.names.right(end)
        if right < 1.2 or text[end : end + 1] in _DOTS:
            return None
        if facts.tail and right < 2.0 and self.names.right(end - 1) >= 1.2:
            return None
        across = (text[start - 1 : start + 1], text[end - 1 : end + 1])
        if any(pair in words for pair in across for words in (lex.everyday, lex.common)):
            return None
        if all(char in lex.transliteration for char in piece):
            return None
        return self.names.exact(start, end, 1.0)
