"""Names of persons: where they end, and how sure we can be that they are names.

A name is a surname and one or two characters more (compound surnames: the same behind two characters).
No list of given names decides: the surname, the characters, what stands on either side, and whether the
same characters stand elsewhere in the article are weighed together.
"""

from __future__ import annotations

from .lexicons import HARD, Lexicons
from .name import ACCEPT, Name, is_han
from .pieces import Piece, look
from .shapes import BLANKS, STANDINS, Shapes

# How far around a mention other mentions are counted, in characters.
WINDOW = 6000
_PAUSE = frozenset("\u3001,\u3002;:()\n \u3000")

# ``德付|出席``: a word of reports lies across the end of one that may follow names.
_CROSSED = 0.6
_WOULD = frozenset("会应和")
_QUOTES = frozenset(",:\u201c")
_PHASE = frozenset("着了过起")
_TIME_LEFT = frozenset("日午晚晨时后前上中间内点下")


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
        self._own = [name for name in known if name not in lex.known]
        self._after: dict[int, float] = {}
        self._before: dict[int, float] = {}
        self._seen: dict[tuple[str, int], list[tuple[int, bool]]] = {}
        self.shapes = Shapes(text, lex, self.left, self.right)
        self.dotted = self.shapes.dotted()
        self.dotted_ends = {name.end: name for name in self.dotted}
        self._dotted_starts = {name.start: name for name in self.dotted}

    def right(self, at: int) -> float:
        """How well a name may end before ``at``: 2 at punctuation, 1.5 before a word that follows names."""
        score = self._after.get(at)
        if score is None:
            score = self._after[at] = self._right(at)
        return score

    def left(self, at: int) -> float:
        """How well a name may begin at ``at``: 2 at punctuation, 1 behind a word that precedes names."""
        score = self._before.get(at)
        if score is None:
            score = self._before[at] = self._left(at)
        return score

    def _right(self, at: int) -> float:
        text = self.text
        if at >= len(text):
            return 2.0
        char = text[at]
        if char in HARD:
            return 2.0
        if not is_han(char):
            return 1.5
        lex = self.lex
        for size in lex.right_sizes.get(char, ()):
            score = lex.right_words.get(text[at : at + size])
            if score is not None:
                return (
                    _CROSSED if score == 1.6 and text[at + size - 1 : at + size + 1] in lex.genre else score
                )
        if char not in lex.follow:
            # A verb in some phase (``拣起``, ``敲开了``) may be none that the lists hold.
            phase = text[at + 1 : at + 2] in _PHASE and lex.last.get(char, 0.0) < 0.3
            return 1.2 if phase else -1.0
        # A particle or preposition goes on: before a pause it is the end of a name (勤有、).
        if char in lex.words["going_on"] and text[at + 1 : at + 2] in _PAUSE:
            return -1.0
        # ``说:``: a whole sentence is somebody's.
        return 1.7 if self._says(at) else 1.2

    def _left(self, at: int) -> float:
        if at <= 0:
            return 2.0
        text, lex = self.text, self.lex
        char = text[at - 1]
        if char in HARD:
            return 2.0
        if not is_han(char):
            return 0.5
        for size in lex.left_sizes.get(char, ()):
            if size <= at and text[at - size : at] in lex.left_words:
                return 1.2
        if char in lex.left or char in _TIME_LEFT:
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
        for name in self._own:
            if text.startswith(name, start):
                return [Name(start, start + len(name), 9.0, name)]
        if text[start] not in self.lex.starts and start not in self._dotted_starts:
            return []
        out: list[Name] = []
        dotted = self._dotted_starts.get(start)
        if dotted is None and self.dotted and self.shapes.has_dot(start):
            # The role before it says where the name begins, better than the sounds do.
            dotted = next((d for d in self.dotted if start < d.end and d.start - 8 < start), None)
            dotted = dotted and Name(start, dotted.end, 0.0, text[start : dotted.end])
        if dotted:
            return [Name(dotted.start, dotted.end, cue + 4.0, dotted.text)]
        following = text[start + 1 : start + 2]
        anonymous = self.shapes.anonymous(start, cue) if following in STANDINS else None
        if anonymous:
            return [anonymous]
        if following in BLANKS:
            spaced = self.shapes.spaced(start, cue)
            return [spaced] if spaced else []
        for size in (2, 3, 4):
            end = start + size
            if end > len(text) or not is_han(text[end - 1]):
                break
            piece = text[start:end]
            score = self._score(piece, start, end, cue)
            if score is not None:
                out.append(Name(start, end, score, piece))
        if text[start] in self.lex.transliteration and following in self.lex.transliteration:
            foreign = self.shapes.transliterated(start, cue)
            if foreign:
                out.append(foreign)
        return out

    def may_begin(self, start: int) -> bool:
        """Whether the character at an offset begins names at all."""
        char = self.text[start : start + 1]
        return char in self.lex.opens or bool(self._own) or start in self._dotted_starts or bool(self.dotted)

    def exact(self, start: int, end: int, cue: float) -> Name | None:
        """The name between two offsets, with its score, or None if none is that long."""
        text, lex = self.text, self.lex
        piece = text[start:end]
        if piece[0] not in lex.starts and not self._own:
            return None
        plain = all(map(is_han, piece)) and piece[1] not in "\u67d0\u00d7"
        if plain and not all(char in lex.transliteration for char in piece):
            score = self._score(piece, start, end, cue) if piece[0] in lex.starts else None
            return None if score is None else Name(start, end, score, piece)
        found = [name for name in self.candidates(start, cue) if name.end == end]
        return max(found, key=lambda name: name.score) if found else None

    def _score(self, piece: str, start: int, end: int, cue: float) -> float | None:
        """How sure a piece is a name here: what it says of itself, what stands around it, the cue."""
        if piece in self.known and self.right(end) >= 1.0:
            return 9.0
        facts = look(piece)
        if facts is None:
            return None
        right = self.right(end)
        # A strong cue makes up for characters that no dictionary name has.
        score = cue + right + (facts.strong if cue >= 1.9 else facts.plain)
        score -= facts.weak[0] if cue < 2.5 else facts.weak[1] if cue < 2.9 else facts.weak[2]
        if facts.doubt:
            score -= self._word(facts, right, cue)
        if facts.goes_on:
            score -= self._going_on(facts, end)
        if facts.since and (self.text[end : end + 1].isdigit() or piece[-1] == "自"):
            # ``周某|自1月24日开始``.
            score -= 4.0
        score -= (
            self._long(facts, end, right, cue) if len(piece) > 2 else self._short(facts, start, right, cue)
        )
        # Other mentions help whoever is in doubt; they do not make a name of anything.
        return score + self._elsewhere(piece, start) if score > 1.5 else score

    def _long(self, facts: Piece, end: int, right: float, cue: float) -> float:
        """What words inside a name of three or four characters, or across its edge, take away."""
        lex, score = self.lex, 0.0
        across = self.text[end - 1 : end + 1]
        if across in lex.genre:
            # ``邱某|一同检查``, ``郑某|强调``: a word lies across the edge; not so in ``强|调研``.
            score += 2.5 if right < 1.6 or across in lex.words["across_name"] else 0.0
        elif 1.0 <= right < 1.6 and across in lex.follow and self.text[end] not in lex.speech:
            # ``欧阳某|收到``.
            score += 1.5
        elif right < 0 and across in lex.everyday:
            # ``孙某|印象深刻``.
            score += 1.2
        elif right <= 1.2 and self.right(end - 1) >= 1.6 and self.text[end] not in lex.speech:
            # ``龙某|深有体会``: a longer word begins with the last character.
            score += 1.5
        if facts.first_word:
            score += 1.0 if cue >= 1.9 or right == 2.0 else 2.5
        if facts.rest_follows:
            score += 2.5 if cue < 2.4 else 1.0
        elif facts.rest_word:
            score += 0.3 if cue >= 2.0 else 1.0
        verb = self.text[end : end + 2]
        if self.text[end - 1] in lex.words["lasting_adverb"] and verb[1:] == "着" and verb in lex.right_words:
            # ``罗晴|正陪着老人``: what lasts goes with an adverb.
            score += 2.0
        if facts.tail and self.right(end - 1) >= 1.2:
            # ``蒋青|以``: rather a word behind a shorter name, unless names often end in it (友才).
            score += 1.2
        # ``万兵|任政委``.
        return score + 1.5 if facts.told and right == 1.7 else score

    def _short(self, facts: Piece, start: int, right: float, cue: float) -> float:
        """What a name of two characters loses where the third one may belong to it."""
        text, score = self.text, 0.0
        if facts.inside and cue < 2.9:
            score += 2.5
        called = text[start + 1 : start + 3]
        if right < 1.0 and (called in self.lex.honorific or called in self.lex.roles):
            # ``负责人|王女士``.
            score += 3.0
        if facts.onward and self.lex.last.get(text[start + 2 : start + 3], 0.0) >= 0.5:
            # ``王向|东``.
            score += 1.2
        if text[start + 2 : start + 3] == "有" and text[start + 3 : start + 4] in self.lex.speech:
            # ``王良|有说``: these two are no words, so the name goes on.
            score += 3.0
        if text[start + 2 : start + 3] in _WOULD and self._says(start + 3):
            # ``杨德|会说:``, ``雷春|应建议,``, ``江德|和说:``: what is reported was said, by one person.
            score += 3.0
        return score + 3.0 if right < 2 and text[start : start + 3] in self.lex.common else score

    def _says(self, at: int) -> bool:
        """Whether a word of speech stands here that what was said follows."""
        text = self.text
        for size in (2, 1):
            if text[at : at + size] in self.lex.speech:
                return text[at + size : at + size + 1] in _QUOTES
        return False

    def _word(self, facts: Piece, right: float, cue: float) -> float:
        """What it takes away that the characters also are an everyday word."""
        doubt = facts.doubt
        if facts.fixed:
            return doubt + 2.0
        # Beside a post and before a pause even a common word may be a name.
        if cue < 2.9 or (doubt == 3.0 and right < 1.6):
            return doubt
        if doubt != 3.0:
            return doubt * 0.6 if doubt < 3.0 else doubt
        return 2.2 if right == 2.0 else 2.6

    def _going_on(self, facts: Piece, end: int) -> float:
        """What a last character takes away that goes on (``杨庆和``): little before a pause or a deed."""
        text = self.text
        if text[end : end + 1] in _PAUSE:
            return 0.5
        # ``阮清和|带队``: nobody is joined there.
        verbs = self.lex.words["person_verb"]
        doing = facts.joins and any(text[end : end + size] in verbs for size in (2, 3, 4))
        # ``张清和|说:``: that nothing is joined is sure there.
        return 0.0 if facts.joins and self._says(end) else 0.5 if doing else 4.0

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


__all__ = ["ACCEPT", "WINDOW", "Name", "Names", "is_han"]
