"""Where a text names persons: beside posts, in credits, before words of speech.

One pass over the cues (roles, words of speech and of address, credit words) gives sites: a name with the
posts that stand beside it there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .agents import Agents
from .credits import Credits
from .frames import Frames
from .lexicons import BLANK, DOTS, Lexicons, Role
from .names import ACCEPT, Name, Names, is_han
from .pieces import look
from .post import Post
from .posts import Posts
from .preceding import Preceding
from .site import Site
from .told import Told
from .unusual import Unusual

_MORE = re.compile(
    f"(?:\\([^()\n]{{1,6}}\\))?[{BLANK}]{{0,3}}(、|,|/|;|和|与|及|以及|暨|(?<=[{BLANK}]))[{BLANK}]{{0,3}}"
)
_TOLD = re.compile("(?:还)?有:?|包括:?")
# ``2 邓小婷 主治医师``: a row of a table.
_ROW = re.compile(f"(?:[0-9][{BLANK}\u3001.]{{1,4}}|[:;][{BLANK}]?)[\u4e00-\u9fff]{{2,4}}[{BLANK}]{{1,4}}$")
_OPENS_GAP = frozenset(BLANK + ":(")
_GAP = re.compile(
    f"[{BLANK}]{{0,4}}(?::[{BLANK}]{{0,3}})?"
    f"(?:\\((?:[^()\n]{{1,6}}|[^()\n]{{2,24}}(?:主任|长|书记|成员|委员|专家|指挥))\\)[{BLANK}]?(?::[{BLANK}]?)?)?"
)


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
        # How often a person has a post in a company.
        self.companies = 0
        # Who holds a post abroad.
        self.abroad: set[str] = set()
        # Posts with no name that could be judged beside them, by where a name would end or begin.
        self.before: dict[int, list[Post]] = {}
        self.behind: dict[int, list[Post]] = {}
        self.inside = {at for start, end in places for at in range(start + 1, end)}
        self.unusual = Unusual(text, lex, names)
        covered = frozenset(at for span in places for at in range(*span))
        self.frames = Frames(text, lex, names, covered)
        self.agents = Agents(text, lex, names, covered)
        self.preceding = Preceding(text, lex, names, self.unusual, posts, self.begins, self.inside)
        self.told = Told(text, lex, posts, self.before, self.preceding.ending, self._sites)
        self.credits = Credits(text, lex, names, self.frames, self._best, self.preceding.ending)

    def find(self) -> list[Site]:
        """Return all sites, in the order of their cues."""
        out: list[Site] = []
        for start, end, cue in self.lex.cues.find(self.text):
            if cue.kind == "role" and cue.role:
                out += self._role(start, end, cue.role)
            elif cue.kind == "credit":
                # 图 and 文 by themselves, not in 地图.
                if end - start > 1 or start == 0 or not is_han(self.text[start - 1]):
                    out += self.credits.behind(end, 2.8)
            elif cue.kind != "stop":
                out += self.preceding.before(start, honorific=cue.kind == "honorific")
        out += self.credits.by_layout()
        out += [Site(name, [], False, 1.0) for name in self.names.dotted]
        out += self.agents.find({site.name.start for site in out})
        out += self.frames.groups({(s.name.start, s.name.end) for s in out if s.posts})
        return out

    def given(self, start: int, end: int) -> list[Site]:
        """The names beside a post that a user's pattern names."""
        post = Post(start, end, Role(self.text[start:end], "post", "free", ""))
        names = self._behind(end, 3.0)
        return self._sites(names, [post]) if names else self.preceding.of_post(post)

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
            return found or (self.preceding.of_post(Post(start, end, role)) if told else [])
        strong = bool(post.words or post.placed or role.word[0] in "省市州盟县区旗镇乡村")
        if not strong and post.start and self.text[post.start - 1] in "、兼":
            strong = bool(self.posts.chain(post))
        if self._split_word(end):
            return []
        if role.word in self.lex.words["of_group"]:
            # ``李某和村干部``: such words mostly speak of all of them, unless a name stands behind.
            names = self._behind(end, 2.6)
            # ``村干部|曾遇到过``: a word lies across the edge.
            crossed = names and self.text[names[0][0].end - 1 : names[0][0].end + 1] in self.lex.everyday
            return [] if crossed or not names else self._sites(names, [*self.posts.chain(post), post])
        listed = _TOLD.match(self.text, end) if role.word == "领导" and post.words else None
        if listed:
            return self._sites(self._behind(listed.end(), 1.9), [post])
        if role.word in self.lex.words["national_role"] and not post.words:
            # 总书记贺信: names mostly stand before it.
            names = self._behind(end, 1.5)
        else:
            names = self._behind(end, 3.0 if strong else 2.6 if post.modifiers else 1.9)
        if names and self.text[end] in BLANK:
            own = self._listed(post)
            if own:
                return own
        if names:
            chain = [*self.posts.chain(post), post, *self._bracketed(end, names[0][0].start)]
            shared = self._shared(post, names)
            return self._sites(names[:shared], chain) + self._sites(names[shared:], [])
        if self.text.startswith("\u201d", end) and self.text[post.start - 1 : post.start] == "\u201c":
            # ``驻村“第一书记”李某某``.
            names = self._behind(end + 1, 2.6)
            if names:
                return self._sites(names, [post])
        if self.text.startswith("的", end) and self.told.held(post):
            names = self._behind(end + 1, 2.4)
            if names:
                return self._sites(names[:1], [*self.posts.chain(post), post])
        named = self.told.find(post)
        if named:
            return named
        self.behind[end] = [post]
        if post.words or (post.placed and not self._like_place(post)):
            return self._apart(post, self.posts.chain(post))
        # Of posts in brackets or behind a gap only the first need say whose it is.
        chain = self.posts.chain(post)
        before = self.text[post.start - 1 : post.start]
        row = before in BLANK and _ROW.search(self.text, max(0, post.start - 12), post.start)
        found = self._apart(post, chain) if before == "(" or chain or row else []
        if found:
            return found
        found = self.preceding.of_post(post)
        if not found or found[0].surname:
            self.before[post.start] = [post]
        return found

    def _bracketed(self, end: int, start: int) -> list[Post]:
        """``组长(指挥部指挥长)李某``: a post in brackets between another and the name."""
        close = self.text.rfind(")", end, start)
        if close < 0 or not self.text.startswith("(", end):
            return []
        for role in self.lex.roles_before(self.text, close):
            if role.kind == "post":
                post = self.posts.read(close - len(role.word), close, role)
                return [post] if post and post.start == end + 1 else []
        return []

    def _split_word(self, at: int) -> bool:
        """``溪湖区长|江农贸市场``: a word lies across the end of the role, and no name stands behind it."""
        if self.text[at - 1 : at + 1] not in self.lex.words["across_role"]:
            return False
        name = self._best(at, 3.0)
        if name is None or self.names.right(name.end) < 1.2:
            return True
        # ``省长|江产业集团``: what would be the given name is a word.
        facts = look(name.text)
        return facts is not None and facts.rest_word

    def _like_place(self, post: Post) -> bool:
        """``何长春院长``: the given name is a place's, which no surname would stand before."""
        start = self.posts.ends.get(post.start, 0)
        return post.start - start == 2 and start > 0 and self.preceding.bearing(start - 1)

    def _shared(self, post: Post, names: list[tuple[Name, float]]) -> int:
        """How many names of a list hold the post: one alone, if only one can and others are just with him."""
        if post.modifiers or post.role.word not in self.lex.words["one_holder"]:
            return len(names)
        if self.frames.group_at(names[-1][0].end):
            return 1
        for number, (name, _) in enumerate(names[1:], 1):
            if self.text[names[number - 1][0].end : name.start].strip(BLANK) in self.lex.words["joint"]:
                return number
        return len(names)

    def _apart(self, post: Post, joined: list[Post]) -> list[Site]:
        """``陈立秋 县委书记``, ``陈立秋(县委书记)``: in lists the post stands behind the name."""
        text, chain = self.text, [*joined, post]
        at = end = self.posts.before_places(chain[0].start)
        while end > 0 and at - end < 4 and text[end - 1] in BLANK + "(":
            end -= 1
        if end == at:
            return []
        opened = text.startswith("(", end) and text.startswith(")", post.end)
        if text[end : end + 1] == "(" and text.endswith(("代表", "委员", "同志"), 0, end):
            # ``刘某某代表(某厅厅长)``.
            end -= 2
        name = self.preceding.ending(end, ACCEPT - 0.3 if opened else ACCEPT + 0.3)
        if opened and name is None:
            name = self.preceding.of_parts(end) or self.frames.closed(end)
        if name is None or self.names.left(name.start) < (1.0 if opened else 2.0):
            if opened:
                # Who it is may be told elsewhere.
                self.before[end] = chain
            return []
        self.posts.ended.add(post.end)
        return self._sites([(name, 1.5)], chain)

    def _listed(self, post: Post) -> list[Site]:
        """``成员:陈立秋 县委办主任 周小晓 县政府办主任``: names on both sides of the post.

        Where a name begins the list, or stands behind a post that was another's, its own post follows it.
        """
        chain = self.posts.chain(post)
        if self.text[self.posts.before_places((chain or [post])[0].start) - 1] not in BLANK:
            return []
        own = self._apart(post, chain)
        before = own[0].name.start if own else 0
        while before > 0 and self.text[before - 1] in BLANK:
            before -= 1
        if own and (self.text[before - 1] in ":;" or before in self.posts.ended):
            return own
        self.posts.ended.discard(post.end)
        return []

    def _person(self, start: int, end: int, role: Role) -> list[Site]:
        text = self.text
        marks = BLANK + ":/|" if role.word in self.lex.credits else BLANK + ":"
        if role.word in self.reporters or (end < len(text) and text[end] in marks):
            found = self.credits.behind(end, 2.8)
            if found:
                return found
        if role.kind == "post":
            cue = 1.6 if role.word in self.lex.words["of_house"] or role.word.endswith("负责人") else 1.0
        else:
            cue = 1.9 if role.kind == "company" or role.word in self.reporters else 1.6
            if role.kind == "company" and text[start - 1 : start] == "\u3001":
                # ``党委书记、董事长``: one of several posts.
                cue = 2.6 if any(self.lex.roles_before(text, start - 1, 3)) else cue
        names = self._behind(end, cue)
        if not names:
            # ``王某某医生``: some of these words also stand behind the name.
            return self.preceding.before(start, honorific=True) if role.word in self.lex.honorific else []
        chain = self.posts.chain(Post(self._person_start(start, end, role), end, role))
        return self._sites(names, chain)

    def _person_start(self, start: int, end: int, role: Role) -> int:
        """Where the phrase begins that a role other than a post closes."""
        post = self.posts.read(start, end, role)
        return post.start if post else start

    def _sites(self, names: list[tuple[Name, float]], chain: list[Post]) -> list[Site]:
        company = any(post.company for post in chain)
        # 副董事长兼|总工程师: a post that says no organ is in the same company.
        posts = [p for p in chain if not p.company and not (company and not p.words and not p.leads_division)]
        self.companies += bool(names) and company
        # ``国务委员兼外交部长``: a title of this country alone, so no post joined to it is another's.
        own = any(post.role.word in self.lex.words["home_role"] for post in chain)
        foreign = [p for p in posts if not own and (self.posts.foreign(p) or self._from_abroad(names, p))]
        if foreign:
            self.abroad.update(name.text for name, _ in names)
            posts = [post for post in posts if post not in foreign]
        return [Site(name, list(posts), bool(posts), cue) for name, cue in names]

    def _from_abroad(self, names: list[tuple[Name, float]], post: Post) -> bool:
        """A name of sounds with no part of minority names in it, and a post that names no place or level."""
        dotted = [name.text for name, _ in names if any(dot in name.text for dot in DOTS)]
        sounds = self.lex.transliteration
        if all(len(name.text) > 3 and sounds.issuperset(name.text) for name, _ in names):
            dotted = [name.text for name, _ in names]
        if not dotted or post.placed or post.level not in ("", "州"):
            return False
        parts = self.lex.parts
        return not any(
            name[at : at + size] in parts for name in dotted for at in range(len(name)) for size in (2, 3, 4)
        )

    def _behind(self, end: int, cue: float) -> list[tuple[Name, float]]:
        """The names that stand behind a role, with the strength of what introduces each."""
        text = self.text
        char = text[end : end + 1]
        if char not in _OPENS_GAP:
            # No mark, no bracket, no blank: the name begins here or nowhere.
            name = self._best(end, cue) if self.names.may_begin(end) else None
            return [(name, cue), *self._list(name.end)] if name else []
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end
        if ":" in text[end:at]:
            cue = max(cue, 2.0)
        elif text[end : end + 1] == "(":
            # ``县长(马某某)``
            name = self._best(end + 1, cue)
            if name and text.startswith(")", name.end):
                return [(name, cue)]
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
                best = Name(name.start, name.end, score, name.text)
        if cue >= 2.0 and (best is None or (best.end == at + 2 and self.names.right(best.end) < 0)):
            best = self.frames.three(at) or best
        if cue >= 1.9:
            return self.unusual.behind_post(at, cue, best, place)
        parts = self.unusual.parts(at) if cue >= 1.6 and not place else None
        # ``牧民索南某某``: what is no surname needs three characters.
        return parts if parts and parts.end > max(at + 2, best.end if best else 0) else best

    def _list(self, at: int) -> list[tuple[Name, float]]:
        """The further names of a list: ``、钟岚``, ``,黄远,回岳``, ``和李四``."""
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
            if name is None and mark == "、":
                name = self.frames.between(more.end())
            elif name is None and mark == "," and commas:
                name = self.frames.three(more.end())
            if name is None or self._role_at(more.end()) or self._office(name):
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

    def _office(self, name: Name) -> bool:
        """``区妇联``, ``县法院``: a level word and an organ; the next post of the list begins here."""
        level = self.text[name.start] in self.lex.words["level_char"]
        return level and bool(self.posts.edges.word(name.end)) and name.text[1:] in self.lex.organs
