"""Where a text names persons: beside posts, in credits, before words of speech.

One pass over the cues (roles, words of speech and of address, credit words) gives sites: a name with the
posts that stand beside it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .lexicons import HARD, Cue, Lexicons, Role
from .names import ACCEPT, Name, Names, is_han
from .post import Post
from .posts import Posts

_BLANK = " \t\u3000\xa0"
_GAP = re.compile(f"[{_BLANK}]{{0,4}}(?::[{_BLANK}]{{0,3}})?(?:\\([^()\n]{{1,6}}\\)[{_BLANK}]?)?")
_CREDIT_GAP = re.compile(f"[{_BLANK}]*(?:[:/|][{_BLANK}]*)?\n?[{_BLANK}]*")
_MORE = re.compile(
    f"(?:\\([^()\n]{{1,6}}\\))?[{_BLANK}]{{0,3}}(、|,|/|;|和|与|及|以及|暨|(?<=[{_BLANK}]))[{_BLANK}]{{0,3}}"
)
_CREDIT_MORE = re.compile(
    f"[{_BLANK}]*(?:[/、,&;|和与]|[{_BLANK}])[{_BLANK}]*"
    f"(?:(?:文|图|摄|文图|图文|摄影|摄影报道|视频|供图)(?:[/、]?(?:文|图|摄|视频))?[{_BLANK}/、,;]+)?"
    f"|[{_BLANK}]*(?:文|图|摄|文图)[/、]?(?:文|图|摄)?[{_BLANK}/、,;]+"
)
_COLON_LINE = re.compile(
    f"(?:^|[.\u2026]{{2}})[{_BLANK}\u2022\u00b7\\-]*([^\\s:]{{2,4}})[{_BLANK}]?:", re.MULTILINE
)
_AFTER_CREDIT = re.compile(
    f"[{_BLANK}]?(?:摄|/摄|/文|/图|文/图|图/文|图文|摄影报道|供图|/供图)(?=[)\\s。/|]|$)", re.MULTILINE
)
_BRACKET_NAMES = re.compile(
    f"[(,;:][{_BLANK}]?((?:[\u4e00-\u9fff]{{2,4}}[{_BLANK}、]{{1,3}}){{0,5}}[\u4e00-\u9fff]{{2,4}})[{_BLANK}]?\\)"
)
_ATTENDANCE = re.compile(
    f"(?:^|[。;!,:\\n])[{_BLANK}]*((?:[\u4e00-\u9fff]{{2,4}}[、,][{_BLANK}]?){{0,30}}[\u4e00-\u9fff]{{2,4}}?)(?:"
    "(?:等|分别|一同|一起|也)?(?:领导|同志)?(?:参加|出席|陪同|随同|列席)|等(?:省|市|县|区|州|人|\\d|同志|领导)|[几两三四五]位)"
)
_APPOINTED = ("兼任", "担任", "出任", "任", "为")


@dataclass
class Site:
    """A name with the posts beside it. official: whether one of them makes its holder an official."""

    name: Name
    posts: list[Post] = field(default_factory=list)
    official: bool = False
    cue: float = 0.0
    surname: bool = False


class Sites:
    """Finds the sites of one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names.
    posts: the reader of posts.
    places: divisions, as (start, end), in order.
    """

    def __init__(
        self, text: str, lex: Lexicons, names: Names, posts: Posts, places: Sequence[tuple[int, int]]
    ) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.posts = posts
        self.begins = dict(places)
        self.reporters = lex.words["reporter"]
        # Posts with no name that could be judged beside them, by where a name would end or begin.
        self.before: dict[int, list[Post]] = {}
        self.behind: dict[int, list[Post]] = {}
        self.inside = {at for start, end in places for at in range(start + 1, end)}

    def find(self) -> list[Site]:
        """Return all sites, in the order of their cues."""
        out: list[Site] = []
        for start, end, cue in self.lex.cues.find(self.text):
            if cue.kind == "role" and cue.role:
                out += self._role(start, end, cue.role)
            elif cue.kind == "credit":
                # 图 and 文 by themselves, not in 地图.
                if end - start > 1 or start == 0 or not is_han(self.text[start - 1]):
                    out += self._credit(end, 2.8)
            elif cue.kind != "stop":
                out += self._before(start, cue)
        out += self._colon_lines()
        out += self._after_credits()
        out += self._brackets()
        out += self._attendance()
        out += [Site(name, [], False, 1.0) for name in self.names.dotted]
        return out

    def given(self, start: int, end: int) -> list[Site]:
        """The names beside a post that a user's pattern names."""
        post = Post(start, end, Role(self.text[start:end], "post", "free", ""))
        names = self._behind(end, 3.0)
        return self._sites(names, [post]) if names else self._name_before(post)

    # -- names behind a role ---------------------------------------------------------------------------------

    def _role(self, start: int, end: int, role: Role) -> list[Site]:
        if end in self.inside:
            return []
        if role.kind != "post":
            return self._person(start, end, role)
        post = self.posts.read(start, end, role)
        if post is None:
            found = self._person(start, end, role)
            told = role.word == "代表" and any(self.text[end : end + n] in self.lex.speech for n in (1, 2))
            return found or (self._name_before(Post(start, end, role)) if told else [])
        strong = bool(post.words or post.placed or role.word[0] in "省市州盟县区旗镇乡村")
        if not strong and post.start and self.text[post.start - 1] in "、兼":
            strong = bool(self.posts.chain(post))
        names = self._behind(end, 3.0 if strong else 2.6 if post.modifiers else 1.9)
        if names:
            chain = [*self.posts.chain(post), post]
            return self._sites(names, chain)
        named = self._named_to(post)
        if named:
            return named
        self.behind[end] = [post]
        if post.words or post.placed:
            return self._apart(post)
        found = self._name_before(post)
        if not found:
            self.before[post.start] = [post]
        return found

    def _named_to(self, post: Post) -> list[Site]:
        """``由万某某任政委``, ``以翟某某同志为组长``: a verb of appointment between name and post."""
        at = self.posts.before_places(post.start)
        verb = next((v for v in _APPOINTED if self.text.endswith(v, 0, at)), "")
        if not verb:
            return []
        at -= len(verb)
        at -= 2 if self.text.endswith("同志", 0, at) else 0
        name = self._ending(at, ACCEPT - 0.3)
        if name is None:
            self.before[at] = [post]
            return []
        return self._sites([(name, 1.5)], [post])

    def _apart(self, post: Post) -> list[Site]:
        """``陈立秋 县委书记``, ``陈立秋(县委书记)``: in lists the post stands behind the name."""
        chain = [*self.posts.chain(post), post]
        at = end = self.posts.before_places(chain[0].start)
        while end > 0 and at - end < 4 and self.text[end - 1] in _BLANK + "(":
            end -= 1
        if end == at:
            return []
        name = self._ending(end, ACCEPT + 0.3)
        if name is None or self.names.left(name.start) < 2.0:
            return []
        return self._sites([(name, 1.5)], chain)

    def _person(self, start: int, end: int, role: Role) -> list[Site]:
        text = self.text
        if role.word in self.reporters or (end < len(text) and text[end] in _BLANK + ":"):
            found = self._credit(end, 2.8)
            if found:
                return found
        if role.kind == "post":
            cue = 1.0
        else:
            cue = 1.9 if role.kind == "company" or role.word in self.reporters else 1.6
        names = self._behind(end, cue)
        if not names:
            return []
        chain = self.posts.chain(Post(self._person_start(start, end, role), end, role))
        return self._sites(names, chain)

    def _person_start(self, start: int, end: int, role: Role) -> int:
        """Where the phrase begins that a role other than a post closes."""
        post = self.posts.read(start, end, role)
        return post.start if post else start

    def _sites(self, names: list[tuple[Name, float]], chain: list[Post]) -> list[Site]:
        posts = [post for post in chain if not post.company and not self.posts.foreign(post)]
        return [Site(name, posts, bool(posts), cue) for name, cue in names]

    def _behind(self, end: int, cue: float) -> list[tuple[Name, float]]:
        """The names that stand behind a role, with the strength of what introduces each."""
        text = self.text
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end
        if ":" in text[end:at]:
            cue = max(cue, 1.7)
        name = self._best(at, cue)
        if name is None:
            return []
        return [(name, cue), *self._list(name.end)]

    def _best(self, at: int, cue: float) -> Name | None:
        """The best acceptable name at an offset that no longer division covers."""
        best: Name | None = None
        place = self.begins.get(at, 0)
        if at in self.inside:
            return None
        for name in self.names.candidates(at, cue):
            score = name.score
            if place > name.end or name.end in self.inside:
                score -= 3.5
            elif place == name.end and cue < 2.0:
                score -= 2.0
            elif place == name.end:
                score -= 0.5
            if score >= ACCEPT and (best is None or score > best.score):
                best = name._replace(score=score)
        return best

    def _list(self, at: int) -> list[tuple[Name, float]]:
        """The further names of a list: ``、钟静``, ``,黄旺,回彬``, ``和李四``."""
        text = self.text
        out: list[tuple[Name, float]] = []
        commas = 0
        while True:
            more = _MORE.match(text, at)
            if more is None or more.end() == at:
                return out
            mark = more.group(1)
            cue = {"、": 2.6, "": 2.0, "/": 1.5, ",": 1.5, ";": 0.5}.get(mark, 1.5)
            name = self._best(more.end(), cue)
            if name is None or self._role_at(more.end()):
                return out
            if mark == "," and not commas and self.names.right(name.end) < 2.0:
                return out
            if mark == "" and self.names.right(name.end) < 1.2:
                return out
            commas += mark == ","
            out.append((name, cue))
            at = name.end

    def _role_at(self, at: int) -> bool:
        text, roles = self.text, self.lex.roles
        return any(text[at : at + size] in roles for size in (2, 3, 4))

    # -- names before a cue ----------------------------------------------------------------------------------

    def _ending(self, end: int, floor: float) -> Name | None:
        """The best name that ends at an offset; ``floor``: the score it must reach."""
        text = self.text
        best: Name | None = self.names.dotted_ends.get(end)
        if best:
            return best
        for size in (2, 3, 4):
            start = end - size
            if start < 0 or not is_han(text[start]) or start in self.inside:
                continue
            left = self.names.left(start)
            if left < 1.0:
                continue
            name = self.names.exact(start, end, left * 0.75)
            if name is None or self.begins.get(start, 0) >= end:
                continue
            # The cue behind it says more than an unknown word would.
            score = name.score + max(0.0, 1.6 - self.names.right(end))
            if score >= floor and (best is None or score > best.score):
                best = name._replace(score=score)
        return best

    def _before(self, start: int, cue: Cue) -> list[Site]:
        end = start
        while end > 0 and self.text[end - 1] in _BLANK and start - end < 2:
            end -= 1
        name = self._ending(end, ACCEPT if cue.kind == "honorific" else ACCEPT + 0.2)
        return [Site(name, [], False, 1.0)] if name else []

    def _name_before(self, post: Post) -> list[Site]:
        """``于杰书记``; ``张书记`` gives the surname."""
        text, at = self.text, post.start
        name = self._ending(at, ACCEPT + 0.3)
        if name:
            posts = [] if self.posts.foreign(post) else [post]
            return [Site(name, posts, bool(posts), 1.0)]
        if at < 1 or post.role.tie == "bound" or at in self.posts.ends:
            return []
        surname = text[at - 1]
        weight = self.lex.surnames.get(surname, -1.0)
        if weight < 0.5 or self.names.left(at - 1) < 1.0 or at - 1 in self.inside:
            return []
        if text[at - 1 : at + 1] in self.lex.common or text[at - 1 : at + 1] in self.lex.organs:
            return []
        weak = self.lex.weak.get(surname, 0.0)
        return [Site(Name(at - 1, at, weight - weak, surname), [post], True, 0.0, surname=True)]

    # -- credits ---------------------------------------------------------------------------------------------

    def _credit(self, end: int, cue: float) -> list[Site]:
        text = self.text
        gap = _CREDIT_GAP.match(text, end)
        at = gap.end() if gap else end
        if at == end and not any(text.endswith(word, 0, end) for word in self.reporters):
            return []
        out: list[Site] = []
        while True:
            name = self._best(at, cue)
            if (name is None or self.names.right(name.end) < 1.2) and at > end and "|" not in text[end:at]:
                name = self.names.isolated(at) or name
            more = _CREDIT_MORE.match(text, name.end) if name else None
            close = not out and at == end
            if name is None or (more is None and not close and self.names.right(name.end) < 2.0):
                return out
            out.append(Site(name, [], False, cue))
            if more is None:
                return out
            at = more.end()

    def _after_credits(self) -> Iterator[Site]:
        for match in _AFTER_CREDIT.finditer(self.text):
            end = match.start()
            for _ in range(4):
                name = self._ending(end, ACCEPT)
                if name is None or self.names.left(name.start) < 2.0:
                    break
                yield Site(name, [], False, 1.5)
                end = name.start
                while end > 0 and self.text[end - 1] in _BLANK + "、/":
                    end -= 1
                if end == name.start:
                    break

    def _brackets(self) -> Iterator[Site]:
        """``(江小渔 钱程)``: a bracket that ends in nothing but names."""
        for match in _BRACKET_NAMES.finditer(self.text):
            names: list[Name] = []
            for part in re.finditer("[^ \u3000、]+", match.group(1)):
                start, end = match.start(1) + part.start(), match.start(1) + part.end()
                name = self._best(start, 1.7)
                if name is None or name.end != end:
                    name = self.names.isolated(start) if names else None
                if name is None:
                    break
                names.append(name)
            else:
                yield from (Site(name, [], False, 1.5) for name in names)

    def _attendance(self) -> Iterator[Site]:
        """``李某某、王某参加。``: a sentence that is nothing but names and that they were there."""
        for match in _ATTENDANCE.finditer(self.text):
            names: list[Name] = []
            for part in re.finditer(f"[^、,{_BLANK}]+", match.group(1)):
                name = self._best(
                    match.start(1) + part.start(),
                    1.7 if part.end() < match.end(1) - match.start(1) or names else 1.2,
                )
                end = match.start(1) + part.end()
                if name is None or (name.end != end and end != match.end(1)):
                    break
                names.append(name)
            else:
                yield from (Site(name, [], False, 1.7) for name in names)

    def _colon_lines(self) -> Iterator[Site]:
        """``文牧野:…``: a name that opens a line of talk."""
        for match in _COLON_LINE.finditer(self.text):
            start, end = match.span(1)
            name = self._best(start, 1.0)
            if name and name.end == end and name.score >= ACCEPT + 0.3 and self.text[start] not in HARD:
                yield Site(name, [], False, 1.0)
