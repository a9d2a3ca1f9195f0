"""Names that end before a cue: a word of speech or address, or a post behind the name."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from .lexicons import BLANK, Lexicons
from .names import ACCEPT, Name, Names, is_han
from .post import Post
from .posts import Posts
from .site import Site
from .unusual import LONGEST, Unusual


class Preceding:
    """Finds such names in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names.
    unusual: the reader of names without a surname.
    posts: the reader of posts.
    begins: where divisions begin, with where they end.
    inside: offsets inside divisions, behind their first character.
    """

    def __init__(
        self,
        text: str,
        lex: Lexicons,
        names: Names,
        unusual: Unusual,
        posts: Posts,
        begins: Mapping[int, int],
        inside: AbstractSet[int],
    ) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.unusual = unusual
        self.posts = posts
        self.begins = begins
        self.inside = inside

    def ending(self, end: int, floor: float) -> Name | None:
        """The best name that ends at an offset; ``floor``: the score it must reach."""
        text = self.text
        best: Name | None = self.names.dotted_ends.get(end)
        if best or end < 2 or not is_han(text[end - 1]):
            return best
        for size in (2, 3, 4):
            start = end - size
            if start < 0 or not is_han(text[start]) or start in self.inside:
                continue
            left = self.names.left(start)
            if left < 1.0 and size == 3 and self.bearing(start) and self.posts.edges.word(start):
                # ``感染科李某某汇报``.
                left = 1.0
            if left < 1.0 or (left < 2.0 and text[start] in self.lex.words["of_time"]):
                # ``工作时|殷殷叮嘱``: behind a word it belongs to what goes before.
                continue
            if left < 1.2 and text[start - 1 : start + 1] in self.lex.everyday:
                # ``从|严治党要求``: a word lies across the edge.
                continue
            name = self.names.exact(start, end, left * 0.75)
            if name is None or self.begins.get(start, 0) >= end:
                continue
            # The cue behind it says more than an unknown word would.
            score = name.score + max(0.0, 1.6 - self.names.right(end))
            if self.begins.get(start + 1) == end and self.bearing(start):
                score += 0.6
            if score >= floor and (best is None or score > best.score):
                best = Name(name.start, name.end, score, name.text)
        return best

    def of_parts(self, end: int) -> Name | None:
        """A name of Mongol, Tibetan or other parts that ends at an offset (``巴图|旗长``)."""
        for start in range(max(0, end - LONGEST), end - 2):
            if self.names.left(start) >= 1.2 and start not in self.inside:
                name = self.unusual.parts(start, end)
                if name and self.begins.get(start, 0) < end:
                    return name
        return None

    def before(self, start: int, *, honorific: bool) -> list[Site]:
        """The person before a word of speech or of address."""
        end = start
        while end > 0 and self.text[end - 1] in BLANK and start - end < 2:
            end -= 1
        name = self.ending(end, ACCEPT if honorific else ACCEPT + 0.2)
        return [Site(name, [], False, 1.0)] if name else []

    def of_post(self, post: Post) -> list[Site]:
        """``于杰书记``; ``张书记`` gives the surname."""
        text, at = self.text, post.start
        name = self.ending(at, ACCEPT + 0.3) or self.of_parts(at) or self._with_and(at)
        if name:
            posts = [] if self.posts.foreign(post) else [post]
            return [Site(name, posts, bool(posts), 1.0)]
        if at < 1 or post.role.tie == "bound" or at in self.posts.ends:
            return []
        double = text[at - 2 : at] if at > 1 and text[at - 2 : at] in self.lex.compound else ""
        if double and self.names.left(at - 2) >= 1.0 and at - 2 not in self.inside:
            return [Site(Name(at - 2, at, 1.3, double), [post], True, 0.0, surname=True)]
        surname = text[at - 1]
        weight = self.lex.surnames.get(surname, -1.0)
        housed = weight >= 1.0 and self._housed(at - 1)
        if weight < 0.5 or not (housed or self.names.left(at - 1) >= 1.0) or at - 1 in self.inside:
            return []
        if text[at - 1 : at + 1] in self.lex.common or text[at - 1 : at + 1] in self.lex.organs:
            return []
        if surname in "任兼" and any(self.lex.roles_before(text, at - 1, 3)):
            # ``县长任副组长``.
            return []
        sure = housed and surname in self.lex.words["housed_surname"]
        weak = 0.0 if sure else self.lex.weak.get(surname, 0.0)
        if surname in self.lex.words["joint"]:
            # ``党委书记和镇长``, though somebody named 和某某 is told of.
            return []
        return [Site(Name(at - 1, at, weight - weak, surname), [post], True, 0.0, surname=True)]

    def _housed(self, at: int) -> bool:
        """``某社区|周书记``, ``县医院|张院长``: whose surname begins here is told by the place before."""
        if at in self.posts.ends:
            return True
        word = self.posts.edges.word(at)
        housed = len(word) > 1 and self.lex.organs[word] in ("organ", "level", "generic")
        # ``医院|高院长`` may be a body's name: no word may lie across the edge.
        return housed and self.text[at - 1 : at + 1] not in self.lex.everyday

    def _with_and(self, end: int) -> Name | None:
        """``张景和校长``: no name stands behind the post, so 和 joins nothing and ends a name."""
        start = end - 3
        if start < 0 or self.text[end - 1] != "和" or self.names.left(start) < 1.0:
            return None
        piece = self.text[start:end]
        sure = self.lex.surnames.get(piece[0], -1.0) >= 1.0 and self.lex.middle.get(piece[1], -1.0) >= 0.3
        return Name(start, end, ACCEPT, piece) if sure and piece[:2] not in self.lex.common else None

    def bearing(self, at: int) -> bool:
        """Whether a frequent surname stands at an offset that is no word."""
        char = self.text[at]
        return self.lex.surnames.get(char, -1.0) >= 1.0 and char not in self.lex.weak
