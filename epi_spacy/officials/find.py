"""From a normalized text and its divisions to persons, posts and the officials table. No spaCy in here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..matching import Lexicon
from .lexicons import Lexicons, lexicons
from .names import Names
from .persons import Person, Persons, label
from .posts import Posts
from .sites import Sites
from .table import Jurisdiction, Place, level_of, rank, rows
from .users import User

_CORE = re.compile("以([\u4e00-\u9fff]{2,3})(?:同志|总书记)?为核心的(?:党|中共)中央")


@dataclass
class Mention:
    """A stretch of text: half-open offsets, OFFICIAL, PERSON or POST, and what is known of it."""

    start: int
    end: int
    label: str
    name: str = ""
    posts: list[str] = field(default_factory=list)


@dataclass
class Found:
    """What a text holds. swallowed: numbers of divisions that are none; cut: number -> new end."""

    mentions: list[Mention]
    rows: list[dict[str, Any]]
    swallowed: set[int] = field(default_factory=set)
    cut: dict[int, int] = field(default_factory=dict)


def find(
    text: str,
    places: Sequence[Place] = (),
    chain: Sequence[Jurisdiction] = (),
    users: Sequence[User] = (),
    counts: Callable[[int], bool] | None = None,
) -> Found:
    """Find the persons and posts of a text.

    text: the normalized text; all offsets are its characters, half-open.
    places: the divisions on it, in order.
    chain: the article's jurisdiction, from the province down.
    users: users' patterns, which win.
    counts: whether a post at an offset makes a row of the table.
    RETURNS: mentions in order, rows, and what became of the divisions.
    """
    lex = lexicons()
    known = frozenset(lex.known) | {user.text for user in users if user.label != "POST"}
    names = Names(text, lex, known)
    ends = {place.end: place.start for place in places}
    spans = [(place.start, place.end) for place in places]
    sites = Sites(text, lex, names, Posts(text, lex, names, ends), spans)
    given = _posts(text, users)
    found_sites = [site for start, end in given for site in sites.given(start, end)] + sites.find()
    people = Persons(text, lex, names, spans).gather(found_sites, sites.before, sites.behind)
    for name in sites.abroad & people.keys():
        if name not in lex.known:
            people[name].official = False
            people[name].posts.clear()
    if sites.companies:
        _in_company(people, lex)
    _core(text, people)
    _apply_users(text, people, users, lex)
    found = Found(_mentions(people, given), [])
    _divisions(found, places)
    kept = [p._replace(end=found.cut.get(n, p.end)) for n, p in enumerate(places) if n not in found.swallowed]
    found.rows = rows(text, people, kept, chain, counts)
    _user_rows(found, people, users)
    return found


def _posts(text: str, users: Sequence[User]) -> list[tuple[int, int]]:
    """Where the posts stand that users' patterns name."""
    table = {user.text: user for user in users if user.label == "POST"}
    return [(start, end) for start, end, _ in Lexicon(table.items()).find(text)] if table else []


def _in_company(people: Mapping[str, Person], lex: Lexicons) -> None:
    """In news of a company, posts that say nothing of whose they are (主任) are the company's.

    Those of the party are posts there too (党委书记), and a bare 主席 is no company's.
    """
    own = [person for person in people.values() if not _national(person, lex)]
    posts = [post for person in own for post in person.posts.values()]
    if any(not post.bare and not post.in_company for post in posts):
        return
    for person in own:
        person.posts = {
            span: post for span, post in person.posts.items() if post.of_party or post.text == "主席"
        }
        person.official = bool(person.posts)


def _core(text: str, people: Mapping[str, Person]) -> None:
    """``以某某同志为核心的党中央``: who is said to lead the party is an official without another post."""
    for match in _CORE.finditer(text):
        person = people.get(match.group(1))
        if person:
            person.official = True


def _national(person: Person, lex: Lexicons) -> bool:
    roles = lex.words["national_role"]
    return any(post.national or post.role.word in roles for post in person.posts.values())


def _mentions(people: Mapping[str, Person], given: Sequence[tuple[int, int]]) -> list[Mention]:
    out = {(start, end): Mention(start, end, "POST") for start, end in given}
    for person in people.values():
        kind = label(person)
        posts = list(dict.fromkeys(post.text for post in person.posts.values())) if person.official else []
        for start, end in person.mentions:
            out[start, end] = Mention(start, end, kind, person.name, posts)
        if person.official:
            for post in (p for p in person.posts.values() if not p.apart):
                out.setdefault((post.start, post.end), Mention(post.start, post.end, "POST"))
    return _disjoint(list(out.values()))


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    """In order, without overlaps: the longer one stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _divisions(found: Found, places: Sequence[Place]) -> None:
    """Drop divisions inside names and posts; cut one whose last character opens a post (``安源区委书记``)."""
    mentions = found.mentions
    at = 0
    for number, place in enumerate(places):
        while at < len(mentions) and mentions[at].end <= place.start:
            at += 1
        if at == len(mentions) or mentions[at].start >= place.end:
            continue
        mention = mentions[at]
        if mention.label == "POST" and place.start < mention.start:
            found.cut[number] = mention.start
        else:
            found.swallowed.add(number)


def _apply_users(text: str, people: dict[str, Person], users: Sequence[User], lex: Lexicons) -> None:
    """Users' persons are found wherever they stand, and their label holds."""
    table = {user.text: user for user in users if user.label in ("OFFICIAL", "PERSON")}
    if not table:
        return
    for start, end, user in Lexicon(table.items()).find(text):
        person = people.setdefault(user.text, Person(user.text))
        person.official = user.label == "OFFICIAL"
        person.mentions.append((start, end))
    for name in table.keys() & people.keys():
        people[name].mentions = sorted(set(people[name].mentions))
    taken = {at for name in table if name in people for span in people[name].mentions for at in range(*span)}
    for other in people.values():
        if other.name not in table:
            other.mentions = [span for span in other.mentions if taken.isdisjoint(range(*span))]


def _user_rows(found: Found, people: Mapping[str, Person], users: Sequence[User]) -> None:
    """Where the text is silent, the pattern says post and division."""
    have = {(row["name"], row["post"]): row for row in found.rows}
    told = {row["name"] for row in found.rows}
    for user in users:
        person = people.get(user.text)
        if user.label != "OFFICIAL" or not user.post or person is None or not person.mentions:
            continue
        row = have.get((user.text, user.post))
        if row:
            row["division"] = row["division"] or user.division
        elif user.text not in told:
            row = have[user.text, user.post] = _user_row(user, [start for start, _ in person.mentions])
            found.rows.append(row)
            for mention in found.mentions:
                if mention.name == user.text and user.post not in mention.posts:
                    mention.posts = [*mention.posts, user.post]


def _user_row(user: User, mentions: list[int]) -> dict[str, Any]:
    return {
        "name": user.text,
        "post": user.post,
        "organ": "",
        "role": user.post,
        "division": user.division,
        "mentions": mentions,
        "rank": rank(user.post),
        "acting": user.post.startswith("代"),
        "former": False,
        "level": level_of(user.division),
        "evidence": [],
    }
