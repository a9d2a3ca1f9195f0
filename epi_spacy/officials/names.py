"""Names of persons: where they end, and how sure we can be that they are names.

A name is a surname and one or two characters more (compound surnames: the same behind two characters).
No list of given names decides: the surname, the characters, what stands on either side, and whether the
same characters stand elsewhere in the article are weighed together.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .lexicons import DOTS, HARD, Lexicons

# How far around a mention other mentions are counted, in characters.
WINDOW = 6000
ACCEPT = 4.0
# 信中, 会上: rather a place in something than a given name.
_PAUSE = frozenset("\u3001,\u3002;:()\n \u3000")
_INSIDE = frozenset("中上下里内外间后前时")

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3007\U00020000-\U0003ffff"
_DOTTED = re.compile(f"[{_HAN}]{{1,8}}(?:[{DOTS}][{_HAN}]{{1,9}}){{1,3}}")
_DOT = re.compile(f"[{DOTS}]")
_SPACED = re.compile(f"[{_HAN}][ \u3000\xa0]{{1,4}}[{_HAN}]")
_ANONYMOUS = re.compile("[某\u00d7Xx\u25cb\u3007*]{1,2}")
_SINCE = frozenset("自于从至在到")
_TIME_LEFT = frozenset("日午晚晨时后前上中间内点下")


class Name(NamedTuple):
    """A stretch of text that may be a name: half-open offsets, how sure, and the name without blanks."""

    start: int
    end: int
    score: float
    text: str


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff" or char == "\u3007" or char >= "\U00020000"


class Names:
    """Judges the names of one text.

    text: the normalized text.
    lex: the word lists.
    known: names that are certain (users' patterns), whatever the context.
    """

    def __init__(self, text: str, lex: Lexicons, known: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.lex = lex
        self.known = known
        self._after: dict[int, float] = {}
        self._before: dict[int, float] = {}
        self._seen: dict[tuple[str, int], list[tuple[int, bool]]] = {}
        self.dotted = self._dotted()
        self.dotted_ends = {name.end: name for name in self.dotted}
        self._dotted_starts = {name.start: name for name in self.dotted}

    def right(self, at: int) -> float:
        """How well a name may end before ``at``: 2 at punctuation, 1.5 before a word that follows names."""
        score = self._after.get(at)
        if score is None:
            score = self._after[at] = self._right(at)
        return score

    def _right(self, at: int) -> float:
        text = self.text
        if at >= len(text) or text[at] in HARD:
            return 2.0
        char = text[at]
        if not is_han(char):
            return 1.5
        follow, genre = self.lex.follow, self.lex.genre
        for size in (4, 3, 2):
            word = text[at : at + size]
            if word in genre or word in self.lex.roles:
                return 1.7
            if word in follow or (size > 1 and word in self.lex.credits):
                return 1.6
        if char not in follow:
            return -1.0
        # A particle or preposition goes on: before a pause it is the end of a name (勤有、).
        pause = char in self.lex.words["going_on"] and text[at + 1 : at + 2] in _PAUSE
        return -1.0 if pause else 1.2

    def left(self, at: int) -> float:
        """How well a name may begin at ``at``: 2 at punctuation, 1 behind a word that precedes names."""
        score = self._before.get(at)
        if score is None:
            score = self._before[at] = self._left(at)
        return score

    def _left(self, at: int) -> float:
        text = self.text
        if at <= 0 or text[at - 1] in HARD:
            return 2.0
        char = text[at - 1]
        if not is_han(char):
            return 0.5
        for size in (4, 3, 2):
            word = text[max(0, at - size) : at]
            if len(word) == size and (
                word in self.lex.follow or word in self.lex.roles or word in self.lex.left
            ):
                return 1.2
        if char in self.lex.left or char in _TIME_LEFT:
            return 1.0
        return -1.0

    def best(self, start: int, cue: float) -> Name | None:
        """The best name that begins at ``start``.

        start: offset of the first character.
        cue: how strongly what stands before (or the layout) promises a name, 0 to 3.
        RETURNS: the name with its score, or None if nothing there can be one.
        """
        found = self.candidates(start, cue)
        return max(found, key=lambda name: name.score) if found else None

    def candidates(self, start: int, cue: float) -> list[Name]:
        """All names that may begin at ``start``, with their scores."""
        text = self.text
        if start >= len(text) or not is_han(text[start]):
            return []
        if text[start] not in self.lex.starts and start not in self._dotted_starts:
            return []
        out: list[Name] = []
        dotted = self._dotted_starts.get(start)
        if dotted is None and self.dotted and _DOTTED.match(text, start):
            # The role before it says where the name begins, better than the sounds do.
            dotted = next((d for d in self.dotted if start < d.end and d.start - 8 < start), None)
            dotted = dotted and Name(start, dotted.end, 0.0, text[start : dotted.end])
        if dotted:
            return [dotted._replace(score=cue + 4.0)]
        anonymous = self._anonymous(start, cue)
        if anonymous:
            return [anonymous]
        for size in (2, 3, 4):
            end = start + size
            if end > len(text) or not is_han(text[end - 1]):
                break
            piece = text[start:end]
            score = self._score(piece, start, end, cue)
            if score is not None:
                out.append(Name(start, end, score, piece))
        spaced = self._spaced(start, cue)
        if spaced:
            out.append(spaced)
        foreign = self._transliterated(start, cue)
        if foreign:
            out.append(foreign)
        return out

    def exact(self, start: int, end: int, cue: float) -> Name | None:
        """The name between two offsets, with its score, or None if none is that long."""
        text, lex = self.text, self.lex
        piece = text[start:end]
        plain = all(map(is_han, piece)) and piece[1] not in "\u67d0\u00d7"
        if plain and not all(char in lex.transliteration for char in piece):
            score = self._score(piece, start, end, cue) if piece[0] in lex.starts else None
            return None if score is None else Name(start, end, score, piece)
        found = [name for name in self.candidates(start, cue) if name.end == end]
        return max(found, key=lambda name: name.score) if found else None

    def _dotted(self) -> list[Name]:
        """All names with a dot inside; the left edge is where the sounds or the word before end."""
        out: list[Name] = []
        text, sounds = self.text, self.lex.transliteration
        reach = 0
        for inner in _DOT.finditer(text):
            dot = inner.start()
            start = dot
            while start > reach and dot - start < 8 and is_han(text[start - 1]):
                start -= 1
            match = _DOTTED.match(text, start)
            if dot < reach or start == dot or match is None or match.end() <= dot:
                continue
            openings = [at for at in range(start + 1, dot) if self.left(at) >= 1.2]
            if self.left(start) < 2.0 or dot - start > 5 or openings:
                begin = dot
                while begin > start and text[begin - 1] in sounds and self.left(begin) < 2.0:
                    begin -= 1
                edges = [at for at in range(start, dot) if self.left(at) >= 1.2 and text[at] in sounds]
                start = edges[-1] if edges and edges[-1] < dot - 1 else min(begin, dot - 1)
            name = self._trim_dotted(text[start : match.end()], start)
            foreign = sum(char in sounds for char in name) >= 0.6 * (len(name) - 1)
            if len(name) >= 4 and foreign and self.right(start + len(name)) >= 1.0:
                out.append(Name(start, start + len(name), 5.0, name))
                reach = start + len(name)
        return out

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

    def _anonymous(self, start: int, cue: float) -> Name | None:
        """``张某``, ``李某某``, ``王某军``: a surname with a stand-in."""
        text = self.text
        weight = self.lex.surnames.get(text[start])
        if weight is None or start + 1 >= len(text) or text[start + 1] not in "某\u00d7*Xx":
            return None
        match = _ANONYMOUS.match(text, start + 1)
        if match is None:
            return None
        end = match.end()
        if end == start + 2 and end < len(text) and is_han(text[end]) and self.right(end) < 0:
            word = text[end : end + 2]
            part = word in self.lex.organs or word in self.lex.common or text[end] in self.lex.never
            if part or self.right(end + 1) < 1.2:
                return Name(start, end, cue + weight + 1.0, text[start:end])
            end += 1
        return Name(start, end, cue + weight + 2.0, text[start:end])

    def _score(self, piece: str, start: int, end: int, cue: float) -> float | None:
        lex = self.lex
        if piece in self.known and self.right(end) >= 1.0:
            return 9.0
        weight, given = self._split(piece)
        if weight is None or not given:
            return None
        # A strong cue makes up for characters that no dictionary name has.
        score = cue + weight + max(self._given(given), -0.4 if cue >= 1.9 else -2.0)
        score -= self._never(given, end)
        if given[0] in lex.seldom or given[-1] in lex.seldom:
            score -= 0.5 if cue >= 1.9 else 1.2
        score -= self._weak(piece, given, cue)
        across = self.text[end - 1 : end + 1]
        if len(piece) > 2 and across in lex.genre:
            # ``邱某|一同检查``, ``郑某|强调``: a word lies across the edge; not so in ``强|调研``.
            score -= 2.5 if self.right(end) < 1.6 or across in lex.words["across_name"] else 0.0
        elif len(piece) > 2 and across in lex.everyday and self.right(end) < 0:
            # ``孙某|印象深刻``.
            score -= 1.2
        if (
            (len(piece) - len(given) == 2 and given in lex.genre)
            or given in lex.roles
            or given in lex.honorific
            or piece in lex.roles
            or lex.countries.fullmatch(piece)
        ):
            score -= 4.0
        if piece in lex.common:
            # Beside a post and before a pause even a common word may be a name.
            score -= self._word(piece, end, cue)
        if len(piece) >= 3:
            score -= self._holds_word(piece, end, cue)
        if len(piece) >= 3 and piece[:3] in lex.common and len(piece) > 3:
            score -= 2.0
        right = self.right(end)
        if piece[-1] in _SINCE and self.text[end : end + 1].isdigit():
            # ``周某|自1月24日开始``.
            score -= 4.0
        if len(piece) > 2 and piece[-1] in lex.follow and self.right(end - 1) >= 1.2:
            # ``蒋青|以``: rather a word behind a shorter name, unless names often end in it (友才).
            score -= 1.2 if lex.last.get(piece[-1], 0.0) < 0.4 else 0.0
        if len(piece) > 2 and piece[-1] in "任兼" and right == 1.7:
            # ``万兵|任政委``.
            score -= 1.5
        if len(piece) == 2 and given in _INSIDE and cue < 2.9:
            score -= 2.5
        if (
            len(piece) == 2
            and given in lex.words["going_on"]
            and lex.last.get(self.text[end : end + 1], 0.0) >= 0.5
        ):
            # ``王向|东``.
            score -= 1.2
        if len(piece) == 2 and right < 2 and self.text[start : end + 1] in lex.common:
            score -= 3.0
        score += right
        # Other mentions help whoever is in doubt; they do not make a name of anything.
        return score + self._elsewhere(piece, start) if score > 1.5 else score

    def _word(self, piece: str, end: int, cue: float) -> float:
        """What it takes away that the characters also are an everyday word."""
        doubt = self.lex.common[piece]
        if piece in self.lex.genre or (doubt == 3.0 and piece in self.lex.follow):
            return doubt + 2.0
        if cue < 2.9 or (doubt == 3.0 and self.right(end) < 1.6):
            return doubt
        if doubt != 3.0:
            return doubt * 0.6 if doubt < 3.0 else doubt
        return 2.2 if self.right(end) == 2.0 else 2.6

    def _holds_word(self, piece: str, end: int, cue: float) -> float:
        """What it takes away that a word begins the name, or makes up its given name."""
        lex, first, rest = self.lex, piece[:2], piece[1:]
        score = 4.0 if first in lex.words["no_name"] or rest in lex.words["no_name"] else 0.0
        if first in lex.follow and first in lex.common:
            score += 2.0
        if first in lex.common:
            score += 1.0 if cue >= 1.9 or self.right(end) == 2.0 else 2.5
        if rest in lex.genre:
            score += 4.0 if len(rest) > 1 else 0.0
        elif rest in lex.follow or lex.countries.fullmatch(rest):
            score += 2.5 if cue < 2.4 else 1.0
        elif rest in lex.everyday:
            score += 2.0 if lex.weak.get(piece[0], 0.0) > 1.0 else 0.3 if cue >= 2.0 else 1.0
        return score

    def _never(self, given: str, end: int) -> float:
        """What characters take away that no given name holds."""
        lex = self.lex
        if given[0] in lex.never and given[0] not in lex.midway:
            return 4.0
        if given[-1] not in lex.never:
            return 0.0
        # ``杨庆和、``: a word that goes on cannot stand before a pause.
        if given[-1] not in lex.words["going_on"]:
            return 4.0
        # Nor before what a person does (阮清和|带队): nobody is joined there.
        doing = given[-1] in lex.words["joint"] and any(
            self.text[end : end + size] in lex.words["person_verb"] for size in (2, 3, 4)
        )
        return 0.5 if doing or self.text[end : end + 1] in _PAUSE else 4.0

    def _weak(self, piece: str, given: str, cue: float) -> float:
        """What a surname that also is a function word takes away; less before a given name like any other."""
        lex = self.lex
        if len(piece) > 2 and piece[:2] in lex.compound:
            return 0.0
        weak = lex.weak.get(piece[0], 0.0)
        if weak > 3.0:
            return weak if cue < 2.9 else 3.5
        if weak <= 1.0 and cue >= 2.9:
            return 0.0
        if (
            len(given) == 2
            and (weak <= 1.0 or cue >= 2.5)
            and lex.middle.get(given[0], 0) >= 0.3
            and lex.last.get(given[1], 0) >= 0.3
        ):
            return weak * 0.4
        return weak

    def _split(self, piece: str) -> tuple[float | None, str]:
        """The weight of the surname, and the given name."""
        lex = self.lex
        if len(piece) >= 3 and piece[:2] in lex.compound:
            return 1.3, piece[2:]
        if len(piece) == 4:
            # Two surnames joined: only where both are frequent ones.
            first, second = lex.surnames.get(piece[0], -1), lex.surnames.get(piece[1], -1)
            return (-0.5, piece[2:]) if first >= 1.0 and second >= 1.0 else (None, "")
        return lex.surnames.get(piece[0]), piece[1:]

    def _given(self, given: str) -> float:
        lex = self.lex
        last = lex.last.get(given[-1], -0.6)
        if len(given) == 1:
            return last * 1.2
        return lex.middle.get(given[0], -0.6) + last + 0.3

    def _elsewhere(self, piece: str, start: int) -> float:
        """What the other mentions of the same characters nearby say about this edge."""
        spots = self._spots(piece, start // WINDOW)
        others = [good for at, good in spots if at != start]
        if not others:
            return 0.0
        good = sum(others)
        return min(1.5, 0.7 * good) if good else -0.2

    def _spots(self, piece: str, block: int) -> list[tuple[int, bool]]:
        """The first mentions of some characters in a stretch of text, and whether each has a name's edges."""
        spots = self._seen.get((piece, block))
        if spots is None:
            spots = self._seen[piece, block] = []
            low, high = max(0, block * WINDOW - WINDOW // 2), (block + 1) * WINDOW + WINDOW // 2
            at = self.text.find(piece, low, high)
            while at >= 0 and len(spots) < 6:
                edges = self.right(at + len(piece)) >= 1.2 and self.left(at) >= 1.0
                spots.append((at, edges))
                at = self.text.find(piece, at + 1, high)
        return spots

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

    def _spaced(self, start: int, cue: float) -> Name | None:
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
        # A surname of its own behind the blank begins the next name of a list.
        score = cue + weight + self.lex.last.get(last, -0.6) * 1.2 + self.right(match.end()) - 0.3
        return Name(start, match.end(), score, first + last)

    def _transliterated(self, start: int, cue: float) -> Name | None:
        """A minority name written without a dot: all of its characters used for sounds."""
        text, sounds = self.text, self.lex.transliteration
        end = start
        while end < len(text) and end - start < 9 and text[end] in sounds:
            if text[end] == "和" and end - start >= 4:
                break
            end += 1
        if text[start : start + 2] in self.lex.common or text[start : start + 2] in self.lex.follow:
            return None
        while end - start >= 3 and self.right(end) < 1.2:
            end -= 1
        if end - start < 3 or self.right(end) < (1.2 if end - start > 3 else 1.5):
            return None
        return Name(start, end, cue + self.right(end) + (1.4 if end - start > 3 else -0.3), text[start:end])
