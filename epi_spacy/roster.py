"""Who held which post where, from when to when, as many articles tell it.

A person is a name in a division: rows of one name are one person if an article has them together, or if they
share the division of a post (or, where no division is known, as of national posts, the very post). What only
looks like the same person, and two who hold one post at one time, is listed as a conflict and left apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from . import datafiles


@cache
def _words(kind: str) -> tuple[str, ...]:
    """Return words that say how many hold a post.

    kind: "sole", what a post ends in that one person holds at a time; "shared", what in a post says that
    others hold it too, or held it; "bare", what says too little without its organ.
    """
    table = datafiles.rows("officials", "holders.tsv")
    return tuple(row["word"] for row in table if row["kind"] == kind)


@dataclass(slots=True)
class Held:
    """A post as it was seen.

    post: its name. division: its code, or "". first, last: ISO dates of the first and last article that has
    it, as far as they have dates, else "". articles: ids, in the order of the records.
    """

    post: str
    organ: str
    role: str
    division: str
    first: str = ""
    last: str = ""
    articles: list[str] = field(default_factory=list)

    def seen(self, article: str, published: str) -> None:
        """Take note of an article that has it."""
        if article not in self.articles[-1:]:
            self.articles.append(article)
        if published:
            self.first = min(self.first or published, published)
            self.last = max(self.last, published)


@dataclass(slots=True)
class Person:
    """A name in a division, with the posts that articles give it."""

    name: str
    posts: dict[tuple[str, str], Held] = field(default_factory=dict)

    @property
    def divisions(self) -> list[str]:
        """Codes of the divisions of the posts, the one with most articles first."""
        counts: dict[str, int] = defaultdict(int)
        for held in self.posts.values():
            counts[held.division] += len(held.articles)
        return sorted((code for code in counts if code), key=lambda code: (-counts[code], code))

    @property
    def articles(self) -> list[str]:
        """Ids of the articles that name the person in a post."""
        return list(dict.fromkeys(article for held in self.posts.values() for article in held.articles))


@dataclass(frozen=True, slots=True)
class Conflict:
    """What contradicts itself, or may be one.

    kind: "holders" (one post, two persons, dates that overlap) or "namesakes" (one name in two divisions of
    which one lies in the other: one person who moved, or two).
    """

    kind: str
    name: str
    division: str
    people: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Roster:
    """People, sorted by division and name; conflicts; names of divisions by code."""

    people: tuple[Person, ...]
    conflicts: tuple[Conflict, ...]
    places: Mapping[str, str]


def roster(records: Iterable[Mapping[str, Any]]) -> Roster:
    """Gather the officials of many records.

    records: records of this package; an article that several records tell of counts each time.
    RETURNS: the people with their posts, and the conflicts.
    """
    places: dict[str, str] = {}
    named: dict[str, list[Person]] = defaultdict(list)
    for record in records:
        _learn(places, record)
        for name, rows in _by_name(record).items():
            _add(named[name], name, rows, record)
    people = [person for group in named.values() for person in group]
    people.sort(key=lambda person: (person.divisions[:1], person.name))
    return Roster(tuple(people), (*_holders(people), *_namesakes(named)), places)


def _learn(places: dict[str, str], record: Mapping[str, Any]) -> None:
    if record.get("jurisdiction"):
        places.setdefault(record["jurisdiction"], record.get("jurisdiction_name") or "")
    for entity in record.get("entities", ()):
        if entity.get("code") and entity.get("name"):
            places.setdefault(entity["code"], entity["name"])


def _by_name(record: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in record.get("officials", ()):
        rows[row["name"]].append(row)
    return rows


def _add(
    namesakes: list[Person], name: str, rows: list[Mapping[str, Any]], record: Mapping[str, Any]
) -> None:
    """Give the rows of one name in one article to the person they share a place with, or to a new one."""
    places = {_place(row["post"], row.get("division") or "") for row in rows}
    same = [p for p in namesakes if places & {_place(held.post, held.division) for held in p.posts.values()}]
    if same:
        person = same[0]
        for other in same[1:]:
            _merge(person, other)
            namesakes.remove(other)
    else:
        person = Person(name)
        namesakes.append(person)
    for row in rows:
        division = row.get("division") or ""
        held = person.posts.get((row["post"], division))
        if held is None:
            held = Held(row["post"], row.get("organ") or "", row.get("role") or "", division)
            person.posts[row["post"], division] = held
        held.seen(str(record.get("id", "")), record.get("published") or "")


def _place(post: str, division: str) -> tuple[str, str]:
    """What two articles must share to tell of one person: a division; without one, the very post."""
    return (division, "") if division else ("", post)


def _merge(person: Person, other: Person) -> None:
    for key, held in other.posts.items():
        mine = person.posts.setdefault(key, held)
        if mine is not held:
            mine.articles += [article for article in held.articles if article not in mine.articles]
            mine.first = min(filter(None, (mine.first, held.first)), default="")
            mine.last = max(mine.last, held.last)


def _holders(people: list[Person]) -> list[Conflict]:
    """Posts of one holder that two persons held at overlapping times."""
    holders: dict[tuple[str, str], list[tuple[Person, Held]]] = defaultdict(list)
    for person in people:
        for held in person.posts.values():
            if held.division and held.first and _sole(held.post):
                holders[held.division, held.post].append((person, held))
    conflicts = []
    for (division, post), group in sorted(holders.items()):
        group.sort(key=lambda pair: pair[1].first)
        for number, (person, held) in enumerate(group):
            for other, later in group[number + 1 :]:
                if later.first <= held.last:
                    detail = (
                        f"{person.name} {held.first}–{held.last}, {other.name} {later.first}–{later.last}"
                    )
                    conflicts.append(Conflict("holders", post, division, (person.name, other.name), detail))
    return conflicts


def _sole(post: str) -> bool:
    if post in _words("bare") or any(word in post for word in _words("shared")):
        return False
    return post.endswith(_words("sole"))


def _namesakes(named: Mapping[str, list[Person]]) -> list[Conflict]:
    """One name in two divisions of which one lies in the other."""
    conflicts = []
    for name, group in sorted(named.items()):
        for number, person in enumerate(group):
            for other in group[number + 1 :]:
                pair = _nested(person.divisions, other.divisions)
                if pair is not None:
                    detail = f"{name} in {pair[0]} and in {pair[1]}"
                    conflicts.append(Conflict("namesakes", name, pair[0], (name, name), detail))
    return conflicts


def _nested(one: list[str], other: list[str]) -> tuple[str, str] | None:
    """The first two codes of which the wider one takes in the other."""
    for a in one:
        for b in other:
            if inside(b, a):
                return a, b
            if inside(a, b):
                return b, a
    return None


def inside(code: str, within: str) -> bool:
    """Whether a division lies in another, or is it, by their codes.

    code, within: codes of 6, 9 or 12 digits; a code of 6 that ends in 00 takes in what lies below it.
    """
    if len(within) == 6:
        within = within[:2] if within.endswith("0000") else within[:4] if within.endswith("00") else within
    return bool(within) and code.startswith(within)
