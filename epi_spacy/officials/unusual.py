"""Names that characters alone would not tell: words, places, names without a surname, very rare surnames.

What decides is the post right before them, what stands behind, and how else the article uses the same
characters: never a list of such names.
"""

from __future__ import annotations

import re

from .lexicons import HARD, Lexicons
from .names import ACCEPT, Name, Names, is_han

# What makes up longer names: at most so many characters.
LONGEST = 7
# How many other mentions of the same characters are looked at.
MOST = 40
# Parts of speech of words that can stand for a person where a post stands before them.
_NOUNS = frozenset("nstz")
# Those that can only where the article says so elsewhere.
_OTHERS = frozenset("vabi")
# A mark, and soon behind it the next post or its holder: a list of posts.
_LISTED = re.compile("[\u3001,;][^\u3001,;\u3002:\n]{0,14}?(?:书记|长|主任|主席|领导|常委|委员|专员)")


class Unusual:
    """Finds such names in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names.
    """

    def __init__(self, text: str, lex: Lexicons, names: Names) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.person_verbs = lex.words["person_verb"] | lex.speech

    def behind_post(self, at: int, cue: float, best: Name | None, place: int = 0) -> Name | None:
        """The name behind a post.

        at: offset right behind the post (or behind the mark of a list of names).
        cue: how strongly a name is promised; 3 behind a post with its organ.
        best: what else was found there.
        place: where a division ends that begins there.
        RETURNS: the better of both.
        """
        if at >= len(self.text) or not is_han(self.text[at]):
            return best
        parts = self.parts(at)
        if parts and (best is None or parts.end > best.end):
            return parts
        if best and self.names.right(best.end) >= 0:
            return best
        # ``38岁的|某市某区人``: a longer division goes on, no name stands here.
        found = None if place > at + 3 else self._word(at, 0.0 if place else cue)
        if found is None and cue >= 2.9 and not place:
            found = self._free(at) or self._twice(at) or self._four(at) or self._joiner(at)
        return found or best

    def parts(self, at: int, upto: int = 0) -> Name | None:
        """A name made of parts of Tibetan, Mongol, Yi or Uyghur names (扎西|彭措), no surname before it.

        upto: where it has to end; the longest one if that is not known.
        """
        text, lex = self.text, self.lex
        ends = {at: 0}
        found: Name | None = None
        for start in range(at, min(at + LONGEST - 1, len(text))):
            if start not in ends:
                continue
            for size in (4, 3, 2):
                # At the end of the text the slice may be shorter than its size.
                if start + size <= len(text) and text[start : start + size] in lex.parts:
                    ends[start + size] = max(ends.get(start + size, 0), ends[start] + size)
            if text[start] in lex.part_chars:
                ends.setdefault(start + 1, ends[start])
        for end, known in ends.items():
            if not known or not 2 <= end - at <= LONGEST or 2 * known < end - at or (upto and end != upto):
                continue
            if text[at] == "的" and not self._told(text[at:end], at, strict=True):
                # ``任书记|的日子里``.
                continue
            # A name of two characters must stand before a pause or a verb; a long one, all known, need not.
            ends_here = self.names.right(end) >= (1.2 if end - at > 2 else 1.6) or self._person_verb(end)
            if (ends_here or 3 < end - at == known) and (found is None or end > found.end):
                found = Name(at, end, ACCEPT + 1.0, text[at:end])
        return found

    def _word(self, at: int, cue: float) -> Name | None:
        """A word or a place where a name must be: ``县政协主席解放,县领导…``, ``院长安宁表示``."""
        text, lex = self.text, self.lex
        for size in (3, 2):
            piece, end = text[at : at + size], at + size
            if len(piece) < size or piece not in lex.common or piece in lex.genre or lex.common[piece] > 3.0:
                continue
            if piece[1:] in lex.roles or piece[1:] in lex.organs:
                continue
            noun = lex.part.get(piece, "") in _NOUNS
            if not noun and lex.part.get(piece, "") not in _OTHERS:
                continue
            told = self._told(piece, at, strict=cue < 1.0 or not noun)
            if not told and cue < 2.6:
                continue
            if told or (noun and self._acts(end)) or _LISTED.match(text, end):
                return Name(at, end, ACCEPT, piece)
        return None

    def _free(self, at: int) -> Name | None:
        """Characters that make no word, between a post and a pause or a verb."""
        text, lex = self.text, self.lex
        if text[at] not in lex.surnames or lex.weak.get(text[at], 0.0) > 2.5:
            return None
        for size in (3, 2):
            piece, end = text[at : at + size], at + size
            if len(piece) < size or not all(map(is_han, piece)) or self._wordy(at, end):
                continue
            right = self.names.right(end)
            if right >= 1.6 or (size == 3 and right >= 1.2 and lex.weak.get(text[at], 0.0) == 0.0):
                return Name(at, end, ACCEPT, piece)
        return None

    def _four(self, at: int) -> Name | None:
        """Four characters of which no two make a word, then speech (``主任土井某某认为``)."""
        text, lex, end = self.text, self.lex, at + 4
        piece = text[at:end]
        if not any(text[end : end + size] in lex.speech for size in (2, 3)) or not all(map(is_han, piece)):
            return None
        if any(char in lex.never or char in lex.words["level_char"] or char in lex.left for char in piece):
            return None
        pairs = [text[i : i + 2] for i in range(at - 1, end)]
        known = (lex.everyday, lex.follow, lex.common, lex.organs, lex.roles, lex.modifiers)
        wordy = any(pair in words for pair in pairs for words in known)
        return None if wordy else Name(at, end, ACCEPT, piece)

    def _joiner(self, at: int) -> Name | None:
        """``副书记和小元说``: a surname that also joins, where no name could begin behind it."""
        text, lex, end = self.text, self.lex, at + 3
        given = text[at + 1 : end]
        if text[at] != "和" or len(given) < 2 or lex.surnames.get(given[0], -1.0) >= 0.5:
            return None
        usual = lex.middle.get(given[0], 0.0) >= 0.3 and lex.last.get(given[1], 0.0) >= 0.3
        ends_here = self.names.right(end) >= 1.6 or self._person_verb(end)
        return (
            Name(at, end, ACCEPT, text[at:end]) if usual and ends_here and not self._wordy(at, end) else None
        )

    def _twice(self, at: int) -> Name | None:
        """Three characters that the article uses elsewhere too as the subject of a person's verb (成某社)."""
        piece, end = self.text[at : at + 3], at + 3
        if (
            len(piece) < 3
            or piece[0] not in self.lex.surnames
            or not all(map(is_han, piece))
            or piece[1:] in self.lex.organs
        ):
            return None
        sure = self._person_verb(end) and self._told(piece, at)
        return Name(at, end, ACCEPT, piece) if sure else None

    def _wordy(self, start: int, end: int) -> bool:
        """Whether a word, or a character of no name, stands in a piece or across its right edge."""
        text, lex = self.text, self.lex
        given = text[start + 1 : end]
        if any(char in lex.never or char in lex.words["level_char"] for char in given):
            return True
        if (
            given in lex.common
            or given in lex.follow
            or given in lex.organs
            or given in lex.roles
            or given in lex.everyday
        ):
            return True
        pairs = [text[i : i + 2] for i in range(start, end)]
        known = (lex.everyday, lex.follow, lex.common, lex.organs, lex.roles, lex.modifiers)
        return any(pair in words for pair in (pairs[0], pairs[-1]) for words in known)

    def _acts(self, at: int) -> bool:
        """Whether what stands right behind a post and here is somebody: ``镇长|某某|把…``."""
        return self._person_verb(at) or self.text.startswith("把", at)

    def _person_verb(self, at: int) -> bool:
        """Whether a verb stands here that only a person can be the subject of."""
        text = self.text
        return any(text[at : at + size] in self.person_verbs for size in (4, 3, 2, 1))

    def _told(self, piece: str, start: int, strict: bool = False) -> bool:
        """Whether the same characters stand elsewhere as the subject of such a verb, or before 同志.

        strict: only a verb of persons counts, not any word that may stand behind a name.
        """
        text, low, high = self.text, max(0, start - 6000), start + 6000
        at = text.find(piece, low, high)
        for _ in range(MOST):
            if at < 0:
                break
            end = at + len(piece)
            sharp = at == 0 or text[at - 1] in HARD
            if at != start and sharp and self.names.right(end) >= 1.2 and text[end : end + 1] not in HARD:
                loose = not strict and text[end : end + 1] not in self.lex.words["going_on"]
                if loose or (text[end : end + 1] not in ("在", "到") and self._person_verb(end)):
                    return True
            at = text.find(piece, end, high)
        return False
