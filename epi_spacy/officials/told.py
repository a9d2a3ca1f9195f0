"""Posts that a sentence tells of a person: a verb stands between the name and the post."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .lexicons import HARD, Lexicons
from .name import ACCEPT, Name
from .post import Post
from .posts import Posts
from .site import Site


class Told:
    """Finds who is said to hold a post, in one text.

    text: the normalized text.
    lex: the word lists.
    posts: the reader of posts.
    before: posts with no name that could be judged, by where one would end; entries are added.
    ending: the best name that ends at an offset, with a score to reach.
    sites: makes sites of names and posts.
    """

    def __init__(
        self,
        text: str,
        lex: Lexicons,
        posts: Posts,
        before: dict[int, list[Post]],
        ending: Callable[[int, float], Name | None],
        sites: Callable[[list[tuple[Name, float]], list[Post]], list[Site]],
    ) -> None:
        self.text = text
        self.lex = lex
        self.posts = posts
        self.before = before
        self._ending = ending
        self._sites = sites

    def find(self, post: Post) -> list[Site]:
        """``由万某某任政委``, ``程某某是社区党委书记``: a verb stands between name and post."""
        chain = self.posts.chain(post)
        at = self._seat([*chain, post][0])
        verbs = self.lex.words["appointed"]
        verb = max((v for v in verbs if self.text.endswith(v, 0, at)), key=len, default="")
        if not verb or self.text.endswith("作为", 0, at):
            return self._removed([*chain, post], at) or self._being(post, chain)
        at -= len(verb)
        # 现任, 拟任, 曾任
        at -= self.text.endswith(("现", "拟", "曾"), 0, at)
        at -= 2 if self.text.endswith("同志", 0, at) else 0
        name = self._ending(at, ACCEPT - 0.3) or self._candidate(at)
        if name is None and verb.startswith("被"):
            # ``民警李某某,被任命为``.
            name = self._ending(at - 1, ACCEPT) if self.text.startswith(",", at - 1) else None
            name = name or self._subject(at)
        if name is None:
            self.before[at] = [*chain, post]
            return []
        return self._sites([(name, 1.5)], [*chain, post])

    def _seat(self, post: Post) -> int:
        """Where the places begin that stand before a post, or it itself."""
        return self.posts.before_places(post.start - post.stray)

    def _candidate(self, at: int) -> Name | None:
        """``李某某,男,汉族,1975年生,|现任``: whom a notice of appointments is about."""
        low = max(0, at - 120, self.text.rfind("\u3002", 0, at), self.text.rfind("\n", 0, at))
        found = max(self.text.rfind(f",{sex},", low, at) for sex in "男女")
        return self._ending(found, ACCEPT - 0.3) if found > 0 and self.text[at - 1] in ",;" else None

    def held(self, post: Post) -> bool:
        """``时任县委书记|的李某某``: whether the name behind 的 is said to be in the post before it."""
        chain = self.posts.chain(post)
        first = [*chain, post][0]
        at = self._seat(first)
        verbs = (*self.lex.words["being"], *self.lex.words["appointed"])
        return bool(first.status) or any(self.text.endswith(verb, 0, at) for verb in verbs if len(verb) > 1)

    def _subject(self, at: int) -> Name | None:
        """``李某某同志因…,被免去``: who the sentence is about."""
        low = max(0, at - 60, self.text.rfind("\u3002", 0, at), self.text.rfind("\n", 0, at))
        found = self.text.find("同志", low, at)
        return self._ending(found, ACCEPT - 0.3) if found > 0 else None

    def _removed(self, chain: list[Post], at: int) -> list[Site]:
        """``免去李某某同志的县长职务``."""
        before = self.text[max(0, at - 16) : at]
        if not any(verb in before for verb in self.lex.words["appointing"]):
            return []
        at -= self.text.endswith("的", 0, at)
        at -= 2 if self.text.endswith("同志", 0, at) else 0
        name = self._ending(at, ACCEPT - 0.3)
        if name is None:
            return []
        before = self.text[max(0, name.start - 6) : name.start].rstrip(":")
        told = before.endswith(tuple(self.lex.words["appointing"]))
        return self._sites([(name, 1.5)], chain) if told else []

    def _being(self, post: Post, chain: list[Post]) -> list[Site]:
        """The person who is said to be in the post; some words may stand between verb and post."""
        text, at = self.text, self._seat(post)
        if chain:
            # ``作为党支部书记、村委会主任``: the verb stands before the first of them.
            first = self._seat(chain[0])
            at = first if text.endswith("作为", 0, first) else at
        before = text[max(0, at - 20) : at]
        if not any(verb in before for verb in self.lex.words["being"]):
            return []
        for verb_end in range(at, max(0, at - 16), -1):
            if verb_end < at and text[verb_end] in HARD:
                return []
            verbs = (v for v in self.lex.words["being"] if text.endswith(v, 0, verb_end))
            verb = max(verbs, key=len, default="")
            if verb:
                end = verb_end - len(verb)
                end -= 2 if text.endswith("同志", 0, end) else 0
                # ``李某某作为村党支部书记``: nearly beside the name.
                apart = verb != "作为" or verb_end < at
                told = [replace(one, apart=apart) for one in (*chain, post)]
                name = self._ending(end, ACCEPT) or self._candidate(end)
                if name is None:
                    self.before.setdefault(end, told[-1:])
                    return []
                return self._sites([(name, 1.0)], told)
        return []
