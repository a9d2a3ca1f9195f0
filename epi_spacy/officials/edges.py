"""Where organs begin whose names no list holds: bridges over unknown words, own names, edges."""

from __future__ import annotations

from .lexicons import HARD, Lexicons
from .names import Names, is_han

OPEN_NAME = 14

_NUMBERS = frozenset("一二三四五六七八九十0123456789")


class Edges:
    """Judges left edges in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names, which knows what words a phrase may follow.
    ends: where divisions end, with where they begin.
    """

    def __init__(self, text: str, lex: Lexicons, names: Names, ends: dict[int, int]) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.ends = ends
        self.stop = lex.words["stop_char"]
        self.joining = lex.words["joining"]
        self.places = lex.words["place_char"]

    def word(self, at: int) -> str:
        """The longest organ word that ends at an offset."""
        if at < 1:
            return ""
        text, organs = self.text, self.lex.organs
        for size in self.lex.organ_sizes.get(text[at - 1], ()):
            if size <= at and text[at - size : at] in organs:
                return text[at - size : at]
        return ""

    def uncrossed(self, at: int) -> str:
        """The same, but not across the end of a division (长城村|党总支)."""
        word = self.word(at)
        for begin in range(at - len(word) + 1, at):
            if begin in self.ends and self.text[begin:at] in self.lex.organs:
                return self.text[begin:at]
        return word

    def sharp(self, at: int) -> bool:
        """Whether a phrase may well begin here."""
        return at == 0 or self.text[at - 1] in HARD or self.names.left(at) >= 1.2

    def level_opens(self, at: int) -> bool:
        """Whether a level word that begins here stands alone, and is not the end of a place's name."""
        text = self.text
        if at > 0 and text[at - 1].isascii() and text[at - 1].isalpha():
            # ``花园A|区``.
            return False
        if at <= 0 or text[at - 1] in HARD or not is_han(text[at - 1]) or at in self.ends:
            return True
        if text.startswith("自治", at):
            # The whole name of such a division would be known.
            return True
        return self.names.left(at) >= 1.0 or text[at - 1] in self.lex.words["before_level"]

    def bridge(self, at: int, floor: int) -> int:
        """Where an organ or a division ends that stands a few unknown characters before ``at``.

        Unknown words between known ones belong to the name. RETURNS: the offset, or 0 if nothing known
        stands there.
        """
        text = self.text
        joined = False
        for end in range(at - 1, max(floor, at - 13), -1):
            char = text[end]
            if char in self.places or self._stops(end) or self._speech(end):
                return 0
            joined = joined or char in self.joining
            word = self.word(end)
            if end == at - 1:
                if self.lex.own_name.search(word):
                    return end
                continue
            near = at - end <= 4 and self._office(end, word)
            if (end in self.ends and at - end <= 6 and not joined) or self._body(word) or near:
                return 0 if self._person_between(end, at) else end
        return 0

    def _office(self, end: int, word: str) -> bool:
        """Whether an office of a body ends here, told by its number or field: ``教研二处|资料三科科长``."""
        if self.lex.organs.get(word) != "generic":
            return False
        begin = end - len(word)
        if begin > 1 and self.text[begin - 1] in _NUMBERS and self.word(begin - 1):
            return True
        if self.text[begin - 1 : end] in self.lex.everyday:
            return False
        return self.lex.organs.get(self.word(begin)) in ("part", "organ")

    def _person_between(self, start: int, end: int) -> bool:
        """Whether words stand in a gap that speak of somebody else."""
        text, lex = self.text, self.lex
        return any(
            text[at : at + 2] in lex.roles or text[at : at + 2] in lex.honorific for at in range(start, end)
        )

    def _stops(self, at: int) -> bool:
        char = self.text[at]
        return char in HARD or not is_han(char) or (char in self.stop and char not in self.joining)

    def _speech(self, at: int) -> bool:
        return any(self.text[at : at + size] in self.lex.speech for size in (2, 3))

    def _body(self, word: str) -> bool:
        if not word or self.lex.organs[word] not in ("organ", "national"):
            return False
        return len(word) > 2 or bool(self.lex.own_name.search(word))

    def after_join(self, at: int) -> int:
        """Where the mark ends that joins two posts: ``、某某与某某教育司司长``; ``at`` if there is none."""
        text, roles = self.text, self.lex.roles
        for start in range(at - 1, max(0, at - 17), -1):
            if self._stops(start):
                break
            mark = start - 1
            if text[mark] == "、" and any(text[mark - size : mark] in roles for size in (2, 3)):
                return start
        return at

    def sent_by(self, at: int) -> int:
        """The same, but not where words in between speak of somebody else (``、县长某某学习|省委书记``)."""
        start = self.after_join(at)
        return at if self._person_between(start, at) else start

    def short_name(self, at: int) -> int:
        """Where the unknown name of a small organ begins (某某科): two to four characters back."""
        if not is_han(self.text[at - 1]):
            return at
        for start in range(at - 2, max(-1, at - 5), -1):
            if self.text[start] in self.stop or self._stops(start):
                break
            if start in self.ends or self.names.left(start) >= 1.0:
                return start
        return at

    def own_name(self, at: int) -> int:
        """Where the own name of an institution that ends at ``at`` begins; ``at`` if it cannot be told."""
        text, low = self.text, max(0, at - OPEN_NAME)
        start = at
        while start > low:
            if start in self.ends:
                return start
            char = text[start - 1]
            if char in HARD or char in self.stop or (char == "日" and text[start - 2 : start - 1].isdigit()):
                return start if at - start >= 2 else at
            if at - start >= 2 and self._told(start):
                return start
            if not is_han(char) and not char.isalnum():
                return start
            start -= 1
        return start if start == 0 else at

    def _told(self, start: int) -> bool:
        """Whether a word stands before ``start`` that names of institutions follow."""
        before = self.lex.words["before_own_name"]
        words = [self.text[max(0, start - size) : start] for size in (2, 3)]
        return any(word in self.lex.speech or word in before for word in words)
