"""Persons of an article: one of each name, with every mention of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..matching import Lexicon
from .lexicons import Lexicons
from .names import ACCEPT, Name, Names
from .post import Post
from .site import Site

# How many names are looked at that a joining word follows.
MOST = 50

_NO_POSTS: Mapping[int, list[Post]] = {}


@dataclass
class Person:
    """A person: the name, whether an official, posts and mentions by where they stand (start, end)."""

    name: str
    official: bool = False
    posts: dict[tuple[int, int], Post] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)


class Persons:
    """Puts the sites of a text together.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names.
    places: divisions as (start, end).
    """

    def __init__(self, text: str, lex: Lexicons, names: Names, places: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.places = places
        self.people: dict[str, Person] = {}

    def gather(
        self,
        sites: Iterable[Site],
        before: Mapping[int, list[Post]] = _NO_POSTS,
        behind: Mapping[int, list[Post]] = _NO_POSTS,
    ) -> dict[str, Person]:
        """Put sites together; surnames alone are resolved to the one person who bears them.

        sites: the sites of the text.
        before: posts that a name may precede, by where it would end.
        behind: posts that a name may follow, by where it would begin.
        RETURNS: the persons by name.
        """
        full = [site for site in sites if not site.surname]
        alone = [site for site in sites if site.surname]
        self._particles(full)
        for site in self._settle(full):
            person = self.people.setdefault(site.name.text, Person(site.name.text))
            person.official = person.official or site.official
            self._mention(person, site)
        self._everywhere(list(self.people))
        known = set(self.people)
        self._neighbours()
        if len(self.people) > len(known):
            self._everywhere([name for name in self.people if name not in known])
        for person in self.people.values():
            for start, end in person.mentions:
                posts = before.get(end) or behind.get(start) or []
                person.official = person.official or bool(posts)
                for post in posts:
                    person.posts.setdefault((post.start, post.end), post)
        self._delegates()
        self._groups()
        self._surnames(alone)
        self._given_names()
        for person in self.people.values():
            person.mentions = sorted(set(person.mentions))
        return self.people

    def _mention(self, person: Person, site: Site) -> None:
        span = (site.name.start, site.name.end)
        person.mentions.append(span)
        for post in site.posts:
            person.posts.setdefault((post.start, post.end), post)

    def _settle(self, sites: list[Site]) -> list[Site]:
        """Let the mentions of an article agree on where a name ends, and drop what overlaps a better site."""
        votes: Counter[str] = Counter()
        for site in sites:
            votes[site.name.text] += 1 + (site.official or site.cue >= 2)
        for site in sites:
            other = self._rival(site, votes)
            if other:
                site.name = other
        kept: list[Site] = []
        by_score = sorted(sites, key=lambda s: (-bool(s.posts), -s.name.score, s.name.start))
        taken: dict[int, Site] = {}
        for site in by_score:
            span = range(site.name.start, site.name.end)
            clash = [taken[at] for at in span if at in taken]
            if not clash:
                taken.update((at, site) for at in span)
                kept.append(site)
            elif all(c.name.start == site.name.start and c.name.end == site.name.end for c in clash):
                clash[0].posts += [p for p in site.posts if p not in clash[0].posts]
                clash[0].official = clash[0].official or site.official
        return sorted(kept, key=lambda s: s.name.start)

    def _particles(self, sites: list[Site]) -> None:
        """``苏日孟|和``: a character that joins words belongs to the name if it always stands behind it.

        What is behind it must follow names, and be no name itself.
        """
        text, particles = self.text, self.lex.words["name_particle"]
        starts = {site.name.start for site in sites}
        shorts = dict.fromkeys(s.name.text for s in sites if text[s.name.end : s.name.end + 1] in particles)
        for short in list(shorts)[:MOST]:
            spots = [match.end() for match in re.finditer(re.escape(short), text)]
            following = {text[at : at + 3] for at in spots}
            if len(following) < 2 or len({piece[:1] for piece in following}) > 1:
                continue
            if any(at + 1 in starts or self.names.right(at + 1) < 1.2 for at in spots):
                continue
            for site in (s for s in sites if s.name.text == short):
                end = site.name.end + 1
                site.name = Name(site.name.start, end, site.name.score + 1.0, text[site.name.start : end])

    def _rival(self, site: Site, votes: Counter[str]) -> Name | None:
        """Another reading of the same place that the rest of the article supports better."""
        mine, start = votes[site.name.text], site.name.start
        pieces = (self.text[start : start + size] for size in (2, 3, 4))
        if not any(votes.get(piece, 0) > mine for piece in pieces):
            return None
        best: Name | None = None
        for name in self.names.candidates(site.name.start, site.cue):
            if name.end == site.name.end or name.text not in votes or name.score < 2.0:
                continue
            if votes[name.text] > mine and (best is None or votes[name.text] > votes[best.text]):
                best = name
        return best

    def _everywhere(self, names: list[str]) -> None:
        """Find each established name wherever else it stands."""
        hits = self.lex.known_names.find(self.text) + self._found(
            sorted((name for name in names if len(name) > 1), key=len, reverse=True)
        )
        done = {span for person in self.people.values() for span in person.mentions}
        covered = {at for start, end in done for at in range(start, end)}
        places = {at: span for span in self.places for at in range(*span)}
        for start, end, name in hits:
            if (start, end) in done or start in covered or end - 1 in covered:
                continue
            if self._stands(start, end, name, places):
                person = self.people.setdefault(name, Person(name))
                person.mentions.append((start, end))
                covered.update(range(start, end))

    def _found(self, everyone: list[str]) -> list[tuple[int, int, str]]:
        """Where the names stand, the longest first; few names in a short text need no automaton."""
        text = self.text
        if len(everyone) * len(text) > 200_000:
            hits = Lexicon((name, name) for name in everyone).find(text)
            return sorted(hits, key=lambda hit: hit[0] - hit[1])
        out: list[tuple[int, int, str]] = []
        for name in everyone:
            at = text.find(name)
            while at >= 0:
                out.append((at, at + len(name), name))
                at = text.find(name, at + len(name))
        return out

    def _neighbours(self) -> None:
        """Between the marks of a list, what stands next to a person is one: ``孙某某、|何某某|等``."""
        text = self.text
        spans = [span for person in self.people.values() for span in person.mentions]
        if not any(text.startswith("、", end) or text[start - 1 : start] == "、" for start, end in spans):
            return
        taken = {at for span in spans for at in range(*span)}
        places = {at for span in self.places for at in range(*span)}
        self._to_right(spans, taken, places)
        self._to_left([span for person in self.people.values() for span in person.mentions], taken, places)

    def _to_right(self, spans: Sequence[tuple[int, int]], taken: set[int], places: set[int]) -> None:
        """Follow a list from each person to the right, as far as names go on."""
        text = self.text
        queue = sorted({end for _, end in spans if text.startswith("、", end)})
        while queue:
            at = queue.pop()
            if not text.startswith("、", at):
                continue
            at += 1 + text.startswith(" ", at + 1)
            if at in taken:
                continue
            name = self.names.best(at, 1.9)
            if name is None or self.names.right(name.end) < 1.5:
                continue
            if self._beside(name, taken, places):
                queue.append(name.end)

    def _to_left(self, spans: Sequence[tuple[int, int]], taken: set[int], places: set[int]) -> None:
        """Follow a list from each person to the left, where a name begins behind a mark."""
        text = self.text
        queue = sorted({start for start, _ in spans if text[start - 1 : start] == "、"})
        while queue:
            at = queue.pop()
            if at < 3 or text[at - 1] != "、" or at - 2 in taken:
                continue
            found = [self.names.exact(at - 1 - size, at - 1, 1.9) for size in (2, 3) if at > size]
            whole = [name for name in found if name and self.names.left(name.start) == 2.0]
            best = max(whole, key=lambda name: name.score, default=None)
            if best and self._beside(best, taken, places):
                queue.append(best.start)

    def _beside(self, name: Name, taken: set[int], places: set[int]) -> bool:
        """Take a name that stands beside a person in a list, if nothing speaks against it."""
        span = range(name.start, name.end)
        if name.score < ACCEPT or not taken.isdisjoint(span) or not places.isdisjoint(span):
            return False
        person = self.people.setdefault(name.text, Person(name.text))
        person.mentions.append((name.start, name.end))
        taken.update(span)
        return True

    def _stands(self, start: int, end: int, name: str, places: dict[int, tuple[int, int]]) -> bool:
        """Whether these characters are a mention of the person, and not a part of something else."""
        place = places.get(start) or places.get(end - 1)
        if place and place != (start, end) and (place[0] < start or place[1] > end):
            return False
        left, right = self.names.left(start), self.names.right(end)
        if place == (start, end) and right < 1.5:
            return left == 2.0 and any(self.text[end : end + size] in self.lex.speech for size in (2, 1))
        if name in self.lex.common or name in self.lex.organs:
            verbs = self.lex.words["person_verb"] | self.lex.speech
            doing = any(self.text[end : end + size] in verbs for size in (4, 3, 2, 1))
            doing = doing or self._behind_role(start)
            return left >= 1.0 and right >= 1.2 and (left == 2.0 or doing)
        if len(name) == 2:
            # 孔子学院, 雷锋精神: a name known from history alone has to stand alone.
            found = bool(self.people.get(name))
            if not found:
                return right >= 1.0 and left >= 1.0
            # ``考虑到王某身体不好``: no longer name goes on here.
            after = self.text[end : end + 1]
            word = self.text[end : end + 2] in self.lex.everyday
            ends = word or (self.lex.last.get(after, 0.0) < 0.3 and after != "们")
            return right >= 1.0 or left >= 2.0 or (left >= 1.0 and ends)
        return True

    def _behind_role(self, at: int) -> bool:
        """Whether a post ends at an offset."""
        return any(role.kind == "post" for role in self.lex.roles_before(self.text, at))

    def _surnames(self, sites: list[Site]) -> None:
        """``张书记``: the one person of that name who holds such a post, or the only one of that name."""
        taken = {at for p in self.people.values() for s, e in p.mentions for at in range(s, e)}
        bearers: dict[str, list[Person]] = defaultdict(list)
        for person in self.people.values():
            bearers[person.name[0]].append(person)
        for site in sites:
            if site.name.start in taken:
                continue
            post = site.posts[0]
            alike = [p for p in bearers[site.name.text[0]] if p.name.startswith(site.name.text)]
            fitting = [p for p in alike if any(q.role.word == post.role.word for q in p.posts.values())]
            only = fitting or [p for p in alike if p.official]
            if len(only) == 1:
                self._alone(only[0], site, post)
            elif site.name.score >= 1.0:
                person = self.people.setdefault(site.name.text, Person(site.name.text, official=True))
                self._alone(person, site, post)

    def _delegates(self) -> None:
        """``田某某代表走访``: of who is told to be a delegate the word is the post before a verb."""
        text, word = self.text, "代表"
        for person in self.people.values():
            role = next((post.role for post in person.posts.values() if post.role.word == word), None)
            if role is None:
                continue
            for _, end in person.mentions:
                last = end + len(word)
                if text.startswith(word, end) and self.names.right(last) >= 1.2:
                    person.posts.setdefault((end, last), Post(end, last, role))

    def _groups(self) -> None:
        """``甲、乙等县领导``: says nothing new of people who all have posts of their own elsewhere."""
        held: dict[tuple[int, int], list[Person]] = defaultdict(list)
        for person in self.people.values():
            for span, post in person.posts.items():
                if self.text[post.start - 1 : post.start] == "等" and post.role.word in ("领导", "班子成员"):
                    held[span].append(person)
        for span, people in held.items():
            others = [p for p in people if any(other not in held for other in p.posts)]
            if len(others) == len(people):
                for person in others:
                    del person.posts[span]

    def _given_names(self) -> None:
        """``宏杰县长``: the given name of an official before the role."""
        text, roles = self.text, self.lex.roles
        for person in [p for p in self.people.values() if p.official and len(p.name) == 3]:
            given = person.name[1:]
            at = text.find(given)
            while at >= 0:
                end = at + 2
                role = next(
                    (roles[text[end : end + n]] for n in (3, 2) if text[end : end + n] in roles), None
                )
                if (
                    role
                    and role.kind == "post"
                    and self.names.left(at) >= 1.0
                    and text[at - 1] != person.name[0]
                ):
                    person.mentions.append((at, end))
                    post = Post(end, end + len(role.word), role, apart=False)
                    person.posts.setdefault((post.start, post.end), post)
                at = text.find(given, end)

    def _alone(self, person: Person, site: Site, post: Post) -> None:
        person.official = True
        person.mentions.append((site.name.start, site.name.end))
        person.posts[post.start, post.end] = post


def label(person: Person) -> str:
    """OFFICIAL for who holds a post anywhere in the article, else PERSON."""
    return "OFFICIAL" if person.official else "PERSON"


__all__ = ["Name", "Person", "Persons", "label"]
