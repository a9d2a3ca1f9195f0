"""Names by their form: dotted and transliterated ones, stand-ins, names set apart by blanks."""

from __future__ import annotations

import re
from collections.abc import Callable

from .lexicons import DOTS, Lexicons
from .name import ACCEPT, Name, is_han, run_start

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3007\U00020000-\U0003ffff"
_DOTTED = re.compile(f"[{_HAN}]{{1,8}}(?:[{DOTS}][{_HAN}]{{1,9}}){{1,3}}")
_DOT = re.compile(f"[{DOTS}]")
_SPACED = re.compile(f"[{_HAN}][ \u3000\xa0]{{1,4}}[{_HAN}]")
# What may stand for a given name, and between the two characters of a name.
STANDIN = "某"
STANDINS = frozenset(STANDIN + "\u00d7*Xx")
# What ends a credit.
_CLOSES = frozenset(["", *" \u3000)\r\n|/"])
BLANKS = frozenset(" \u3000\xa0")
# Behind a shorter role: 领导|人, 专|家, 总裁|兼.
_NO_SOUND = frozenset("人家兼")
_ANONYMOUS = re.compile("[某\u00d7Xx\u25cb\u3007*]{1,2}")


class Shapes:
    """Finds such names in one text.

    text: the normalized text.
    lex: the word lists.
    left, right: how well a name may begin or end at an offset.
    """

    def __init__(
        self, text: str, lex: Lexicons, left: Callable[[int], float], right: Callable[[int], float]
    ) -> None:
        self.text = text
        self.lex = lex
        self.left = left
        self.right = right

    def has_dot(self, start: int) -> bool:
        """Whether what begins at an offset runs on to a dot."""
        return _DOTTED.match(self.text, start) is not None

    def dotted(self) -> list[Name]:
        """All names with a dot inside; the left edge is where the sounds or the word before end."""
        out: list[Name] = []
        text, sounds = self.text, self.lex.transliteration
        reach = 0
        for inner in _DOT.finditer(text):
            dot = inner.start()
            start = run_start(text, dot, max(reach, dot - 8))
            match = _DOTTED.match(text, start)
            if dot < reach or start == dot or match is None or match.end() <= dot:
                continue
            openings = [at for at in range(start, dot) if self.left(at) >= 1.2]
            if self.left(start) < 2.0 or dot - start > 5 or openings[-1:] not in ([], [start]):
                begin = dot
                while begin > start and text[begin - 1] in sounds and self.left(begin) < 2.0:
                    begin -= 1
                edges = [at for at in openings if self._sounds(at)]
                start = edges[-1] if edges and edges[-1] < dot - 1 else min(begin, dot - 1)
            name = self._trim_dotted(text[start : match.end()], start)
            right = self.right(start + len(name))
            # Before a word that follows names, fewer of the characters need be used for sounds.
            least = 0.4 if 1.6 <= right < 2.0 else 0.6
            foreign = sum(char in sounds for char in name) >= least * (len(name) - 1)
            if len(name) >= 4 and foreign and right >= 1.0:
                out.append(Name(start, start + len(name), 5.0, name))
                reach = start + len(name)
        return out

    def _sounds(self, at: int) -> bool:
        """Whether a name of sounds begins here; a rare one may go before a usual one (``亨|利``)."""
        text, lex = self.text, self.lex
        if text[at] in lex.transliteration:
            return True
        if text[at] in _NO_SOUND or any(text[at] in lex.words[kind] for kind in ("trade_char", "agent_char")):
            return False
        return any(lex.roles_before(text, at)) or text[at + 1] in lex.transliteration

    def _trim_dotted(self, name: str, start: int) -> str:
        """Cut what follows a dotted name from its last part (``\u00b7吐尔逊表示``)."""
        cut = max(name.rfind(dot) for dot in DOTS) + 1
        sounds = self.lex.transliteration
        best, best_score = len(name), -9.0
        strange = 0
        for end in range(cut + 1, len(name) + 1):
            part = any(name[cut : cut + size] in self.lex.parts and cut + size >= end for size in (2, 3, 4))
            strange += name[end - 1] not in sounds and not part
            score = self.right(start + end) - strange
            if end < len(name) and name[end] in sounds:
                score -= 0.8
            if score > best_score and end - cut >= 1:
                best, best_score = end, score
        return name[:best]

    def anonymous(self, start: int, cue: float) -> Name | None:
        """``张某``, ``李某某``, ``王某军``: a surname with a stand-in."""
        text = self.text
        weight = self.lex.surnames.get(text[start])
        if weight is None or start + 1 >= len(text) or text[start + 1] not in STANDINS:
            return None
        match = _ANONYMOUS.match(text, start + 1)
        if match is None:
            return None
        end = match.end()
        if end == start + 2 and end < len(text) and is_han(text[end]) and self.right(end) < 0:
            if not self._given(end):
                return Name(start, end, cue + weight + 1.0, text[start:end])
            end += 1
        return Name(start, end, cue + weight + 2.0, text[start:end])

    def _given(self, at: int) -> bool:
        """Whether the character behind a stand-in ends the name (``赵某红|乘车``), and begins no word."""
        lex, word = self.lex, self.text[at : at + 2]
        known = (lex.organs, lex.common, lex.everyday, lex.follow, lex.never)
        if self.text[at] in lex.never or any(word in words for words in known):
            return False
        return lex.last.get(self.text[at], 0.0) >= (0.3 if self.right(at + 1) >= 1.2 else 0.5)

    def isolated(self, start: int) -> Name | None:
        """Any two to five characters between blanks or brackets, in credits: pen names, rare surnames."""
        text, lex = self.text, self.lex
        end = start
        while end < len(text) and end - start < 6 and is_han(text[end]):
            end += 1
        piece = text[start:end]
        if (
            not 2 <= len(piece) <= 5
            or piece[-2:] in lex.organs
            or piece[-2:] in lex.roles
            or (end < len(text) and text[end] not in " \u3000)\n")
        ):
            return None
        if piece in lex.common or piece in lex.organs or piece in lex.follow or piece in lex.roles:
            return None
        if len(piece) > 3 and (
            piece[-1] in lex.words["level_char"] or lex.organs.get(piece[-1]) == "generic"
        ):
            return None
        if (len(piece) < 4 and piece[-1] in lex.never) or any(piece.endswith(word) for word in lex.credits):
            return None
        return Name(start, end, ACCEPT, piece)

    def worded(self, start: int) -> Name | None:
        """A word of two characters that a surname begins, alone behind a credit: ``审核:向往``."""
        text, lex = self.text, self.lex
        piece, after = text[start : start + 2], text[start + 2 : start + 3]
        if piece not in lex.common or lex.common[piece] > 3.0 or piece[0] not in lex.surnames:
            return None
        known = piece in lex.genre or piece in lex.organs or piece in lex.roles or piece in lex.credits
        return None if known or after not in _CLOSES else Name(start, start + 2, ACCEPT, piece)

    def spaced(self, start: int, cue: float) -> Name | None:
        """A name of two characters set apart by blanks: ``张 飞``."""
        match = _SPACED.match(self.text, start)
        if match is None or cue < 1.5:
            return None
        first, last = match.group()[0], match.group()[-1]
        weight = self.lex.surnames.get(first)
        # In a credit line even a function word is a name: ``审核: 陈  也``.
        odd = last in self.lex.never and (cue < 2.8 or self.right(match.end()) < 2.0)
        if weight is None or odd or self.right(match.end()) < 1.5:
            return None
        if first + last in self.lex.roles:
            # ``成 员:``.
            return None
        # A surname of its own behind the blank begins the next name of a list.
        score = cue + weight + self.lex.last.get(last, -0.6) * 1.2 + self.right(match.end()) - 0.3
        return Name(start, match.end(), score, first + last)

    def transliterated(self, start: int, cue: float) -> Name | None:
        """A minority name written without a dot: all of its characters used for sounds."""
        text, sounds = self.text, self.lex.transliteration
        end = start
        while end < len(text) and end - start < 9 and text[end] in sounds:
            if text[end] == "和" and end - start >= 4:
                break
            if end - start >= 2 and text[end : end + 3] in self.lex.right_words:
                # ``总统特朗普|通电话``.
                break
            end += 1
        if text[start : start + 2] in self.lex.common or text[start : start + 2] in self.lex.follow:
            return None
        while end - start >= 3 and self.right(end) < 1.2:
            end -= 1
        if end - start < 3 or self.right(end) < (1.2 if end - start > 3 else 1.5):
            return None
        if text[start:end] in self.lex.country:
            return None
        return Name(start, end, cue + self.right(end) + (1.4 if end - start > 3 else -0.3), text[start:end])
