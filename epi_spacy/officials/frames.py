"""Names that their frame gives: between the marks of a list, before a group noun, in one run of characters.

Here the characters say little (rare surnames, characters that no dictionary name has); what stands on
either side decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicons import BLANK, Lexicons, Role
from .name import ACCEPT, Name, is_han, run_start
from .names import Names
from .post import Post
from .site import Site

_MARKS = "\u3001,"
_GROUP = re.compile(
    "等(?P<post>(?P<level>省|市|州|盟|县|区|旗|镇|乡|街道|自治区|自治州|院|校|厂|局)"
    "(?P<body>[\u4e00-\u9fff]{0,6}?)(?P<role>领导|班子成员|党组成员|党委成员))(?!小组|干部|人|班子)"
)
_MEMBERS = 40


class Frames:
    """Finds such names in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names.
    places: offsets inside divisions.
    """

    def __init__(self, text: str, lex: Lexicons, names: Names, places: frozenset[int]) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.places = places

    def three(self, start: int) -> Name | None:
        """Three characters up to a pause or a verb, where no shorter name could end.

        start: offset of the first character, behind a post or a mark of a list of names.
        """
        text, lex, end = self.text, self.lex, start + 3
        piece = text[start:end]
        if len(piece) < 3 or not all(map(is_han, piece)) or not self.places.isdisjoint(range(start, end)):
            return None
        if piece[0] not in lex.surnames or piece[0] in lex.words["joining"] or piece[0] in lex.left:
            return None
        if text[start - 1 : start + 1] in lex.everyday or text[start - 1 : start + 1] in lex.common:
            return None
        if self.names.right(end) < 1.7 or self.names.right(start + 2) >= 0:
            return None
        if lex.weak.get(piece[0], 0.0) > 1.0 and not self._given(piece[1:]):
            return None
        return None if self._wordy(piece, text.startswith("、", end)) else Name(start, end, ACCEPT, piece)

    def _given(self, given: str) -> bool:
        lex = self.lex
        return lex.middle.get(given[0], 0.0) >= 0.3 and lex.last.get(given[1], 0.0) >= 0.2

    def _wordy(self, piece: str, listed: bool) -> bool:
        """Whether words stand in a piece that no name holds; ``listed``: the mark of a list follows."""
        lex = self.lex
        if any(char in lex.words["going_on"] or char in lex.words["level_char"] for char in piece[1:]):
            return True
        parts = (piece, piece[:2]) if listed else (piece, piece[:2], piece[1:])
        known = (lex.common, lex.organs, lex.roles, lex.everyday, lex.follow)
        return any(part in words for part in parts for words in known) or any(
            piece[1:] in words for words in (lex.genre, lex.organs, lex.roles)
        )

    def between(self, at: int) -> Name | None:
        """What stands between two marks of a list of names is a name, of whatever kind."""
        end = self.text.find("、", at, at + 6)
        return self.whole(at, end) if end > 0 else None

    def whole(self, start: int, end: int) -> Name | None:
        """The stretch as a name unless it is or ends in a word, or a division stands in it."""
        lex, piece = self.lex, self.text[start:end]
        if not 2 <= len(piece) <= 5 or not all(map(is_han, piece)):
            return None
        if not self.places.isdisjoint(range(start, end)):
            return None
        known = (lex.common, lex.organs, lex.roles, lex.everyday, lex.follow)
        if any(piece in words or piece[-2:] in words for words in known):
            return None
        if len(piece) > 3 and (piece[:2] in lex.everyday or piece[:2] in lex.common):
            return None
        return Name(start, end, ACCEPT, piece)

    def closed(self, end: int) -> Name | None:
        """What stands between a mark and the bracket of a post, if a surname begins it (``岩某(村主任)``)."""
        start = run_start(self.text, end, end - 4)
        if end - start not in (2, 3) or self.names.left(start) < 2.0:
            return None
        name = self.whole(start, end)
        return name if name and name.text[0] in self.lex.surnames else None

    def glued(self, at: int, end: int, cue: float) -> list[Name]:
        """``赵某红李某娟``: two names without a mark between them; empty if it cannot be told."""
        text, lex = self.text, self.lex
        if end - at < 4 or all(char in lex.transliteration for char in text[at:end]):
            return []
        compound = text[at : at + 2] in lex.compound
        if not compound and lex.surnames.get(text[at], -1.0) < 0.5:
            return []
        best: list[Name] = []
        for size in (4, 3) if compound else (3, 2):
            cut = at + size
            if (
                not 2 <= end - cut <= 3
                or text[cut - 1] in lex.never
                or lex.surnames.get(text[cut], -1.0) < 0.5
            ):
                continue
            found = self.names.exact(cut, end, cue)
            if found is None or found.score < ACCEPT:
                continue
            score = found.score + lex.last.get(text[cut - 1], -0.6)
            if not best or score > best[0].score:
                best = [Name(at, cut, score, text[at:cut]), found]
        return best

    def groups(self, taken: set[tuple[int, int]]) -> Iterator[Site]:
        """``甲、乙、丙等县领导``: names before the noun that says what they are.

        taken: the spans of names that have posts of their own.
        """
        for match in _GROUP.finditer(self.text):
            names = self.members(match.start())
            if not names:
                continue
            words = [(match["level"], "level")] + ([(match["body"], "organ")] if match["body"] else [])
            post = Post(match.start("post"), match.end(), Role(match["role"], "post", "bound", ""), words)
            for name in names:
                if (name.start, name.end) not in taken:
                    yield Site(name, [post], True, 2.6)

    def group_at(self, at: int) -> bool:
        """Whether a group noun (等县领导) begins at an offset."""
        return bool(_GROUP.match(self.text, at))

    def members(self, end: int) -> list[Name]:
        """The names of the list that ends at an offset, from the left; a single one counts too."""
        out: list[Name] = []
        doubtful = 0
        while len(out) < _MEMBERS:
            name = self._last(end)
            sure = name is not None
            if name is None:
                name = self._piece(end) if out else None
            if name is None:
                break
            doubtful += not sure
            out.insert(0, name)
            end = name.start
            while end > 0 and name.start - end < 4 and self.text[end - 1] in _MARKS + BLANK:
                end -= 1
            if end == name.start and self.text[end - 1 : end] in self.lex.words["joint"]:
                end -= 1
                if self._last(end) is None:
                    break
            elif not any(mark in self.text[end : name.start] for mark in _MARKS):
                break
        return out if len(out) - doubtful >= max(1, doubtful) else []

    def _last(self, end: int) -> Name | None:
        """The best name that ends at an offset and begins where a phrase may."""
        best: Name | None = self.names.dotted_ends.get(end)
        for size in (2, 3, 4):
            start = end - size
            if best or start < 0 or not is_han(self.text[start]) or self.names.left(start) < 1.0:
                continue
            name = self.names.exact(start, end, 2.4)
            if name and name.score >= ACCEPT and self.places.isdisjoint(range(start, end)):
                if self.names.left(start) == 2.0:
                    return name
                best = name
        if best is None and end >= 3 and self.text[end - 2] in BLANK and self.text[end - 3] not in BLANK:
            spaced = self.names.best(end - 3, 2.0)
            best = spaced if spaced and spaced.end == end else None
        return best

    def _piece(self, end: int) -> Name | None:
        """What stands between the mark before and the end."""
        start = run_start(self.text, end, end - 6)
        if self.text[start - 1 : start] not in tuple(_MARKS):
            return None
        return self.whole(start, end) or self._usual(start, end)

    def _usual(self, start: int, end: int) -> Name | None:
        """Three characters behind a mark that begin with a frequent surname, though a word follows it."""
        piece = self.text[start:end]
        usual = len(piece) == 3 and self.lex.surnames.get(piece[0], -1.0) >= 1.0
        known = any(piece in words for words in (self.lex.common, self.lex.organs, self.lex.roles))
        if (
            not usual
            or known
            or piece[1:] in self.lex.organs
            or not self.places.isdisjoint(range(start, end))
        ):
            return None
        return Name(start, end, ACCEPT, piece)
