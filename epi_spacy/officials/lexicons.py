"""The facts of this room, read once from its data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import NamedTuple

from ..datafiles import rows
from ..matching import Lexicon

# What may stand on either side of a name without being part of a word.
HARD = frozenset(
    " \t\r\n\u3000\xa0\ufeff,.;:!?()[]{}<>|/\\*+=_~^#&%@$`\"'-"
    "\u3002\u3001\u201c\u201d\u2018\u2019\u3010\u3011\u300a\u300b\u3008\u3009"
    "\u2014\u2013\u2026\u2022\u00b7\u25b2\u25bc\u25cf\u25a0\u25c6\u2606\u2605\u25b3\u25cb\u3014\u3015\uff5e\u2236\u00a6\u4e28"
)
# Marks that open a quotation or a title: what is named there mostly is no person.
OPENING = frozenset("\"'<[\u201c\u2018\u300a\u3008\u3010")
# What stands inside words that are set wide, to the breadth of three or four characters.
GAPS = (" ", "  ", "   ", "\u3000", "\u3000\u3000")
BLANK = " \t\u3000\xa0"
# The dots inside names of minorities and foreigners.
DOTS = "\u00b7\u2022\u30fb\u2027\u2219\u22c5\u16eb\uff65"


# How much speaks against a name that also is a word: 1 frequent, 2 known as a name, 3 rare.
LIKE_NAME = {"1": 3.0, "2": 1.0, "3": 2.0}


class Role(NamedTuple):
    """A word for a role. kind: post, company or noun; tie: free or bound; stem: the organ word inside it."""

    word: str
    kind: str
    tie: str
    stem: str


class Cue(NamedTuple):
    """A word that starts the search for a name. kind: role, speech, honorific, credit or stop (nothing)."""

    kind: str
    role: Role | None


@dataclass(frozen=True)
class Lexicons:
    """All word lists of the room, ready to look up."""

    roles: dict[str, Role]
    organs: dict[str, str]
    organ_sizes: dict[str, tuple[int, ...]]
    modifiers: dict[str, str]
    surnames: dict[str, float]
    compound: frozenset[str]
    starts: frozenset[str]
    opens: frozenset[str]
    middle: dict[str, float]
    last: dict[str, float]
    never: frozenset[str]
    seldom: frozenset[str]
    midway: frozenset[str]
    weak: dict[str, float]
    common: dict[str, float]
    part: dict[str, str]
    everyday: frozenset[str]
    follow: frozenset[str]
    genre: frozenset[str]
    left: frozenset[str]
    countries: re.Pattern[str]
    country: frozenset[str]
    right_words: dict[str, float]
    right_sizes: dict[str, tuple[int, ...]]
    left_words: frozenset[str]
    left_sizes: dict[str, tuple[int, ...]]
    transliteration: frozenset[str]
    parts: frozenset[str]
    part_chars: frozenset[str]
    known: dict[str, str]
    known_names: Lexicon[str]
    credits: frozenset[str]
    honorific: frozenset[str]
    speech: frozenset[str]
    words: dict[str, frozenset[str]]
    own_name: re.Pattern[str]
    company: re.Pattern[str]
    no_company: re.Pattern[str]
    party: re.Pattern[str]
    with_members: re.Pattern[str]
    cues: Lexicon[Cue]
    agent: re.Pattern[str]

    def roles_before(self, text: str, at: int, longest: int = 4) -> Iterator[Role]:
        """Yield the roles of two to ``longest`` characters that end at an offset, the longest first."""
        for size in range(min(longest, at), 1, -1):
            role = self.roles.get(text[at - size : at])
            if role is not None:
                yield role


@cache
def lexicons() -> Lexicons:
    """Return the word lists, read at the first call."""
    roles = {
        r["role"]: Role(r["role"], r["kind"], r["tie"], r["stem"]) for r in rows("officials", "roles.tsv")
    }
    contexts: dict[str, set[str]] = {}
    for row in rows("officials", "contexts.tsv"):
        contexts.setdefault(row["kind"], set()).add(row["word"])
    shares = {r["surname"]: float(r["per_mille"]) for r in rows("officials", "surnames.tsv")}
    given = rows("officials", "given.tsv")
    organs = {r["word"]: r["kind"] for r in rows("officials", "organs.tsv")}
    common: dict[str, float] = {}
    everyday: set[str] = set()
    part: dict[str, str] = {}
    follow = contexts["follow"] | contexts["speech"]
    for row in rows("officials", "words.tsv"):
        if row["like_name"] != "0":
            common[row["word"]] = LIKE_NAME[row["like_name"]]
            part[row["word"]] = row["part"]
        if row["everyday"] == "1":
            everyday.add(row["word"])
        if row["follows_name"] == "1":
            follow.add(row["word"])
    common |= dict.fromkeys(contexts["no_name"], 6.0)
    right = _right_words(follow, contexts, roles)
    left = [w for w in follow | contexts["left"] | roles.keys() if 1 < len(w) < 5]
    known = {r["name"]: r["kind"] for r in rows("officials", "known.tsv")}
    parts = [r["part"] for r in rows("officials", "parts.tsv")]
    sounds = frozenset(r["character"] for r in rows("officials", "transliteration.tsv"))
    return Lexicons(
        roles=roles,
        organs=organs,
        organ_sizes=_endings(organs),
        modifiers={r["word"]: r["kind"] for r in rows("officials", "modifiers.tsv")},
        surnames={s: _surname_weight(share) for s, share in shares.items()},
        compound=frozenset(s for s in shares if len(s) == 2),
        opens=sounds | frozenset(s[0] for s in [*shares, *parts, *common]),
        starts=sounds | frozenset(s[0] for s in shares),
        middle={r["character"]: _given_weight(int(r["middle"])) for r in given},
        last={r["character"]: _given_weight(int(r["last"])) for r in given},
        never=frozenset(contexts["never"]),
        midway=frozenset(contexts["middle"]),
        seldom=frozenset(contexts["seldom"]),
        weak=dict.fromkeys(contexts["weak_surname"], 1.0)
        | dict.fromkeys(contexts["function"], 2.5)
        | dict.fromkeys(contexts["conjunction"], 6.0),
        common=common,
        part=part,
        everyday=frozenset(everyday),
        follow=frozenset(follow),
        genre=frozenset(contexts["follow"] | contexts["speech"]),
        left=frozenset(contexts["left"]),
        countries=re.compile("(?:" + "|".join(sorted(contexts["country"])) + ")(?!族)"),
        country=frozenset(contexts["country"]),
        right_words=right,
        right_sizes=_beginnings(right),
        left_words=frozenset(left),
        left_sizes=_endings(dict.fromkeys(left, "")),
        transliteration=sounds,
        parts=frozenset(part for part in parts if len(part) > 1),
        part_chars=sounds | frozenset(part for part in parts if len(part) == 1),
        known=known,
        known_names=Lexicon((name, name) for name in known),
        honorific=frozenset(contexts["honorific"]),
        credits=frozenset(contexts["credit"]),
        speech=frozenset(contexts["speech"]),
        words={kind: frozenset(words) for kind, words in contexts.items()},
        own_name=_any(contexts["own_name"], "$"),
        company=_any(contexts["company"]),
        no_company=_any(contexts["no_company"]),
        party=_any(contexts["party"]),
        with_members=_any(contexts["with_members"]),
        cues=Lexicon(_cues(roles, contexts)),
        agent=_agent(
            shares, contexts, [r["character"] for r in given if _given_weight(int(r["last"])) >= 0.3]
        ),
    )


def _agent(shares: dict[str, float], contexts: dict[str, set[str]], last: list[str]) -> re.Pattern[str]:
    """A frequent surname where somebody may be named, and soon a character that ends names."""
    weak = contexts["weak_surname"] | contexts["function"] | contexts["conjunction"]
    usual = "".join(s for s, share in shares.items() if len(s) == 1 and share >= 0.3 and s not in weak)
    before = (HARD - OPENING - set(DOTS)) | contexts["trade_char"] | contexts["agent_char"]
    # The surname comes first in the pattern: it is what is seldom.
    edge = re.escape("".join(sorted(before)))
    return re.compile(f"[{usual}](?<![^{edge}].)(?=.?[{''.join(last)}])", re.DOTALL)


def _cues(roles: dict[str, Role], contexts: dict[str, set[str]]) -> Iterator[tuple[str, Cue]]:
    for kind in ("stop", "speech", "honorific", "credit"):
        for word in contexts[kind]:
            yield word, Cue(kind, None)
    for word in contexts["credit"] | contexts["reporter"]:
        if len(word) == 2:
            for gap in GAPS:
                yield word[0] + gap + word[1], Cue("credit", None)
    for word, role in roles.items():
        yield word, Cue("role", role)
        if len(word) == 2 and role.kind == "post":
            # Lists set short roles wide, to the breadth of three characters: 组  长.
            for gap in GAPS:
                yield word[0] + gap + word[1], Cue("role", role)


def _any(words: set[str], tail: str = "") -> re.Pattern[str]:
    """A pattern of any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(ordered) + ")" + tail)


def _right_words(follow: set[str], contexts: dict[str, set[str]], roles: dict[str, Role]) -> dict[str, float]:
    """The words that may stand behind a name, with how much they speak for its end."""
    behind = follow | contexts["credit"] | contexts["behind"]
    words = dict.fromkeys((w for w in behind if 1 < len(w) < 5), 1.6)
    genre = contexts["follow"] | contexts["speech"] | roles.keys()
    return words | dict.fromkeys((w for w in genre if 1 < len(w) < 5), 1.7)


def _beginnings(words: dict[str, float]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that begin with each character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[0], set()).add(len(word))
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in sizes.items()}


def _endings(words: dict[str, str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that end in each character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[-1], set()).add(len(word))
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in sizes.items()}


def _surname_weight(share: float) -> float:
    """How much a surname speaks for a name, from its share of the population in per mille."""
    if share >= 2:
        return 1.5
    if share >= 0.3:
        return 1.0
    return 0.5 if share > 0 else -0.4


def _given_weight(count: int) -> float:
    """How much a character speaks for a given name, from the number of names that hold it there."""
    if count == 0:
        return -0.3
    return min(0.9, log1p(count) / 5)
