"""What a text tells, sentence by sentence, without what is said in it; offsets of the normalized text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .lexicon import Words

_END = re.compile("[。!?;\n]")
_QUOTE = re.compile("\u201c[^\u201c\u201d\n]{2,1500}\u201d?")


class Person(NamedTuple):
    """A mention of an official. start, end: of the name; name: in full."""

    start: int
    end: int
    name: str


class Place(NamedTuple):
    """A mention of a division. code: empty if unknown; generic: whether its name ends with one (县, 镇)."""

    start: int
    end: int
    code: str
    generic: bool


class Post(NamedTuple):
    """A mention of a post."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a text before its appearances are looked for; each list in order and disjoint.

    demands: the clauses that demand something, in which nobody appears.
    home: codes of the article's own division and of those above it, which no visit need name.
    """

    text: str
    persons: Sequence[Person] = ()
    posts: Sequence[Post] = ()
    places: Sequence[Place] = ()
    demands: Sequence[tuple[int, int]] = ()
    home: frozenset[str] = frozenset()
    published: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence: its characters, where what it tells ends, the officials it tells of, its zone.

    paragraph: counts the lines. report: the verb that reports what somebody says in it, or "".
    groups: officials named together, with where their posts begin.
    """

    start: int
    end: int
    told: int
    zone: str
    paragraph: int
    report: str = ""
    groups: list[Group] = field(default_factory=list)


class Group(NamedTuple):
    """Officials named together. start: of the first post or name; end: of the last name.

    number: which of how many, for one who was parted from the others of a list.
    """

    start: int
    end: int
    names: tuple[str, ...]
    number: tuple[int, int] | None = None


def sentences(scene: Scene, zones: Sequence[tuple[int, int, str]], words: Words) -> Iterator[Sentence]:
    """Yield the sentences of the zones.

    scene: the text and what is known of it.
    zones: (start, end, kind), in order.
    """
    text = scene.text
    paragraph = 0
    for start, end, kind in zones:
        quotes = [match.span() for match in _QUOTE.finditer(text, start, end)]
        at = start
        for match in _END.finditer(text, start, end):
            newline = match.group() == "\n"
            if not newline and any(a <= match.start() < b - 1 for a, b in quotes):
                continue
            if text[at : match.start()].strip():
                yield _sentence(scene, at, match.start(), kind, paragraph, words)
            at = match.end()
            paragraph += newline
        if text[at:end].strip():
            yield _sentence(scene, at, end, kind, paragraph, words)
        paragraph += 1


def _sentence(scene: Scene, start: int, end: int, kind: str, paragraph: int, words: Words) -> Sentence:
    text = scene.text
    while start < end and text[start] in " \u3000\t\r\u00a0\u201d\u2022":
        start += 1
    while end > start and text[end - 1] in " \u3000\t\r\u00a0":
        end -= 1
    quote = _QUOTE.match(text, start, end)
    if quote is not None and text[quote.end() - 2] in ",。!?" and text[quote.end() - 1] == "\u201d":
        start = quote.end()  # What is said first; what is told comes behind it.
    first = bisect_left(scene.persons, (start,))
    last = bisect_left(scene.persons, (end,))
    told, report = _told(scene, start, end, scene.persons[first].end if first < last else start, words)
    sentence = Sentence(start, end, told, kind, paragraph, report)
    named = [person for person in scene.persons[first:last] if person.end <= told]
    sentence.groups = _groups(scene, start, named, words)
    return sentence


def _told(scene: Scene, start: int, end: int, behind: int, words: Words) -> tuple[int, str]:
    """Where a sentence stops telling: at what its first person says, at a quotation, at a demand."""
    quote = scene.text.find("\u201c", start, start + 1)
    match = words.patterns["report"].search(scene.text, behind, end)
    if match is not None:
        return match.start(), match.group()
    number = bisect_left(scene.demands, (start,))
    if number < len(scene.demands) and scene.demands[number][0] < end:
        return scene.demands[number][0], ""
    return (start if quote >= 0 else end), ""


def _groups(scene: Scene, start: int, named: Sequence[Person], words: Words) -> list[Group]:
    edges: list[tuple[int, int]] = []
    names: list[list[str]] = []
    for person in named:
        last = edges[-1][1] if edges else start
        before = _posts_before(scene, last, person.start)
        end = _post_behind(scene, person.end)
        if edges and _joined(scene.text[last:before], words):
            edges[-1] = (edges[-1][0], end)
            names[-1].append(person.name)
        else:
            edges.append((before, end))
            names.append([person.name])
    return [Group(*edge, tuple(group)) for edge, group in zip(edges, names, strict=True)]


def _post_behind(scene: Scene, at: int) -> int:
    """Where the post ends that stands right behind a name (张某书记), or the name itself."""
    number = bisect_left(scene.posts, (at,))
    return scene.posts[number].end if number < len(scene.posts) and scene.posts[number].start == at else at


def _posts_before(scene: Scene, floor: int, at: int) -> int:
    """Where the run of posts and divisions begins that stands right before a name."""
    number = bisect_left(scene.posts, (at,)) - 1
    while number >= 0:
        post = scene.posts[number]
        if post.start < floor or scene.text[post.end : at].strip("\u3001 ,"):
            break
        at = _place_before(scene, floor, post.start)
        number -= 1
    return at


def _place_before(scene: Scene, floor: int, at: int) -> int:
    """Where the division begins that stands right before a post, or the post itself."""
    number = bisect_left(scene.places, (at,)) - 1
    if number < 0:
        return at
    place = scene.places[number]
    return at if place.start < floor or scene.text[place.end : at].strip() else place.start


def _joined(gap: str, words: Words) -> bool:
    """Whether a name goes on with the list of the names before it."""
    return len(gap) <= 24 and words.patterns["joint"].match(gap) is not None
