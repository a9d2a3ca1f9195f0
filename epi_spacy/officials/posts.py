"""Posts by grammar: level or place, organ, modifiers, role, read leftwards from the role.

``市应对疫情应急指挥部指挥长`` is read from its end: the role, the organ's generic, the words of its
name, the level. A division name ends the post on its left: it is a mention of its own.
"""

from __future__ import annotations

import re

from .edges import Edges
from .lexicons import BLANK, Lexicons, Role
from .names import ACCEPT, Names, is_han
from .organs import COUNTRY, Organs
from .post import Post

_JOINED = re.compile(f"(?:[、,/;]{{1,3}}|[{BLANK}]|兼任?|暨|和|与|及|以及)[{BLANK}]?$")
# ``副镇长、|金桥社区|包联干部``: a place that no table knows, told by its generic or by what stands behind.
_SOME_PLACE = re.compile("(?<=[\u3001,])[\u4e00-\u9fff]{1,4}(?:社区|村|街道|镇|乡)$")
_FORMER = "原"
_GENERIC = frozenset("区村道镇乡")
_SOME_VILLAGE = re.compile("(?<=[\u3001,])[\u4e00-\u9fff]{1,4}$")
# What an organ is read for that no role follows at once.
_OFFICE = Role("", "post", "free", "")
_PHRASE = re.compile("[,;\u3002!?\n:\u3010\u3011]")
# What only bodies of this country are called by.
_OWN = re.compile("国家..|国务院|中共|中国")
_COUNTRY_CUT = 4  # characters
_ABROAD = frozenset("美英德法俄韩")


class Posts:
    """Reads posts in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names, asked whether a post may begin somewhere.
    ends: where divisions end, with where they begin; entries are added where a post takes a level word back.
    """

    def __init__(self, text: str, lex: Lexicons, names: Names, ends: dict[int, int]) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.ends = ends
        # Where posts end that stand behind the names of who holds them, in lists.
        self.ended: set[int] = set()
        # The posts joined to what begins at an offset.
        self._chains: dict[int, list[Post]] = {}
        self.edges = Edges(text, lex, names, ends)
        self.organs = Organs(self.edges)

    def read(self, role_start: int, role_end: int, role: Role) -> Post | None:
        """Read the post whose role stands at the given offsets.

        RETURNS: the post, or None if the role needs an organ and has none.
        """
        post = Post(role_start, role_end, role)
        self._modifiers(post)
        if post.leads_division:
            self._government(post)
        else:
            self.organs.read(post)
        self._sent_abroad(post)
        self._status(post)
        self._formerly(post)
        alone = not (post.words or post.placed or post.modifiers)
        if role.tie == "bound" and alone and not self._behind_another(post.start):
            return None
        if role.word in self.lex.words["of_house"] and not post.words:
            # ``首席研究员``: a rank like others, unless a house is named.
            return None
        if role.word == "成员" and not self.lex.with_members.search(post.organ):
            return None
        return post

    def _behind_another(self, at: int) -> bool:
        """``党组书记、|总编辑``: another post right before, which says whose this one is."""
        if self.text[at - 1 : at] != "\u3001":
            return False
        before = self.lex.roles_before(self.text, at - 1)
        return any(role.kind == "post" and role.tie == "free" for role in before)

    def _modifier(self, at: int) -> str:
        text, modifiers = self.text, self.lex.modifiers
        for size in (6, 5, 4, 3, 2, 1):
            if size <= at and text[at - size : at] in modifiers:
                return text[at - size : at]
        return ""

    def _modifiers(self, post: Post) -> None:
        for _ in range(3):
            word = self._modifier(post.start)
            if not word or self.lex.modifiers[word] != "in" or post.start in self.ends:
                return
            if word in ("总", "正", "党员") and post.modifiers:
                return
            post.modifiers.insert(0, word)
            post.start -= len(word)

    def before_places(self, at: int) -> int:
        """Step back over the divisions that end at an offset."""
        for _ in range(4):
            if at not in self.ends:
                break
            at = self.ends[at]
        return at

    def _sent_abroad(self, post: Post) -> None:
        """``驻法国大使``: the country belongs to the post."""
        if post.words or self.text[post.start - 1 : post.start] == "驻":
            return
        for begin in range(post.start - 2, max(-1, post.start - 7), -1):
            if self.text[begin - 1 : begin] == "驻" and self.lex.countries.fullmatch(
                self.text, begin, post.start
            ):
                post.words = [(self.text[begin - 1 : post.start], "national")]
                post.start = begin - 1
                return

    def _status(self, post: Post) -> None:
        """``原``, ``时任``: told of the post, not part of it; also before the division."""
        seat = post.start - post.stray
        for start in {self.before_places(seat), seat, post.start}:
            word = self._modifier(start)
            if word and self.lex.modifiers[word] == "out":
                post.status.append(word)

    def _formerly(self, post: Post) -> None:
        """``某局|原副局长``: the body stands before the word that tells of the post."""
        if post.leads_division or post.start in self.ends or not self.text.endswith(_FORMER, 0, post.start):
            return
        body = Post(post.start - 1, post.start - 1, _OFFICE)
        self.organs.read(body)
        if body.words and body.words[-1][1] != "level":
            post.words = [*body.words, (_FORMER, "former"), *post.words]
            post.start, post.placed = body.start, body.placed

    def _government(self, post: Post) -> None:
        """``县政府副县长``: the government before the head of a division is no part of the post."""
        at = post.start
        word = next((w for w in ("人民政府", "政府") if self.text.startswith(w, at - len(w))), "")
        post.stray = len(word)
        post.placed = at - len(word) in self.ends

    def chain(self, post: Post) -> list[Post]:
        """The posts joined to the left of a post: ``区委副书记、`` before ``代区长``."""
        start = post.start - post.stray
        known = self._chains.get(start)
        if known is None:
            known = self._chains[start] = self._chain(start)
        return list(known)

    def _chain(self, at: int) -> list[Post]:
        out: list[Post] = []
        for _ in range(8):
            before = self._joined(at)
            if before is None:
                break
            out.insert(0, before)
            at = before.start - before.stray
        return [p for p in out if p.role.kind == "post"]

    def _joined(self, at: int) -> Post | None:
        """The post that is joined to what begins at an offset."""
        text = self.text
        place = self.before_places(at)
        # ``某厅巡视员、某办派驻朔州督导组组长``: who sent them stands before the place.
        at = self.edges.sent_by(place) if place < at else self._some_place(at)
        for words in (("人民政府", "政府"), ("时任", "现任", "拟任", "候任", "兼任", "原", "兼")):
            word = next((w for w in words if text.endswith(w, 0, at)), "")
            at -= len(word)
            if word == "原" and is_han(text[at - 1 : at] or " "):
                # ``四级调研员、某局|原|副局长``.
                body = Post(at, at, _OFFICE)
                self.organs.read(body)
                at = self.before_places(body.start)
        joined = _JOINED.search(text, max(0, at - 4), at)
        pair = text.endswith("书记", 0, at) and text[at : at + 2] in self.lex.words["beside_secretary"]
        if joined is None and not pair and not text.startswith("兼", at):
            return None
        end = joined.start() if joined else at
        if end in self.ended and (joined is None or "\u3001" not in joined.group()):
            # ``刘某 副书记、县长 副组长:张某``.
            return None
        role = next(self.lex.roles_before(text, end, 8), None)
        if role is None:
            return None
        post = self.read(end - len(role.word), end, role)
        if post is None:
            # Not a post by itself, but others may stand before it.
            return Post(end - len(role.word), end, role._replace(kind="noun"))
        if self._held(post.start):
            return None
        # ``由万某任政委,镇长…``: that post is told of the one before.
        given = (
            joined is not None and "," in joined.group() and text[post.start - 1 : post.start] in ("任", "为")
        )
        return None if given else post

    def _some_place(self, at: int) -> int:
        """Step back over the name of a place that no table knows, between the mark of a list and a post."""
        village = self.text.startswith(self.organs.local, at)
        if not village and self.text[at - 1 : at] not in _GENERIC:
            return at
        pattern = _SOME_VILLAGE if village else _SOME_PLACE
        found = pattern.search(self.text, max(0, at - 8), at)
        return found.start() if found else at

    def _held(self, at: int) -> bool:
        """``王某某县长以及…``: a name that ends right before a post closes it; what follows is another's."""
        names = self.names
        for size in (3, 2):
            if at >= size and (at - size == 0 or names.left(at - size) >= 1.0):
                name = names.exact(at - size, at, 1.0)
                if name and name.score >= ACCEPT + 0.5:
                    return True
        return False

    def foreign(self, post: Post) -> bool:
        """Whether a country's name stands before the post in its phrase."""
        if post.words and post.start and self.text[post.start - 1] in _ABROAD:
            return self.names.left(post.start - 1) >= 1.0
        own_name = post.words[0][0] if post.words and post.words[0][1] == "own" else ""
        inside = self.lex.countries.search(own_name)
        # Not ``某某大学尼日利亚研究中心``.
        whole = inside is not None and not self.lex.own_name.search(own_name, 0, inside.start())
        if whole or self.lex.countries.match(post.organ):
            return True
        seat = self.ends.get(post.start - post.stray, 0)
        if post.placed and seat and self.text[seat - 1] != "驻":
            # ``葡萄牙某市市长致信沈阳市市长``, but ``美国驻上海总领事``.
            return False
        floor, edge = max(0, post.start - 24), min(24, post.start)
        before = self.text[floor : post.start + _COUNTRY_CUT]
        cuts = [match.end() for match in _PHRASE.finditer(before, 0, edge)]
        # A country's name may run into what was read as the post (``阿尔及|利亚友好协会会长``).
        found = [m for m in self.lex.countries.finditer(before, cuts[-1] if cuts else 0) if m.start() < edge]
        # ``美国媒体关注到国家发改委副主任某某``, but ``越南国家主席``.
        own = post.national and (_OWN.match(post.organ) or self.text.endswith(COUNTRY, 0, post.start))
        return bool(found) and (not own or found[-1].end() >= edge)
