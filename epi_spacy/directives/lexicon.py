"""The words and patterns of demands, read from the data files and compiled once.

Everything works on normalized text: simplified characters and ASCII punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Final

from mypy_extensions import mypyc_attr

from ..datafiles import rows
from ..matching.leads import beginnings, endings, is_edge, led
from ..matching.needles import needles
from ..matching.patterns import expanded
from ..matching.signs import Signs
from .mentions import Title
from .words import Word, Words

# Names, beside those of the patterns, of signs: a cue, a reporting verb.
CUE: Final = "CUE"
VERB: Final = "VERB"
_ADVERBS: Final = 5
# Patterns of documents, with what follows a document's word in them.
_DOCUMENTS: Final = {"notice_title": "$", "notice_word": "", "notice_open": "[^,。;:]{0,8}如下"}
_ADVERBIAL: Final = "地"


@dataclass(frozen=True)
class Cue:
    """A word that makes a clause a demand.

    form: the word. kind: modal, outcome, forbid, urge, construct, or block (which is none).
    force: oblige, forbid, urge or none. strength: 0 to 5.
    """

    form: str
    kind: str
    force: str
    strength: int


@dataclass(frozen=True)
class Head:
    """A verb that opens a bare imperative; group says how sure a sign it is."""

    form: str
    group: str
    force: str
    strength: int


@dataclass(frozen=True)
class Verb:
    """A reporting verb: demand, urge, provision, tell, weak or info; on: content demands without a cue."""

    form: str
    mode: str
    on: bool
    also_noun: bool


def alternation(forms: Iterable[str]) -> str:
    """Return a regular expression for any of some words: of those that begin at one place the longest."""
    by_first: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        by_first.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())


@mypyc_attr(acyclic=True)
class Start:
    """A bare imperative at the start of a clause: where its adverbs begin, and the verb's characters."""

    def __init__(self, adverbs: int, start: int, end: int, form: str) -> None:
        self.adverbs, self.start, self.end, self.form = adverbs, start, end, form


class Lexicon:
    """All words of the room, compiled.

    cues: users' additional cues, which win over the shipped ones of the same form. verbs, speakers (word and
    kind), documents (words for documents): theirs as well.
    """

    def __init__(
        self,
        cues: Sequence[Cue] = (),
        verbs: Sequence[Verb] = (),
        speakers: Sequence[tuple[str, str]] = (),
        documents: Sequence[str] = (),
    ) -> None:
        shipped = rows("directives", "cue.tsv")
        self.cues = {r["form"]: Cue(r["form"], r["kind"], r["force"], int(r["strength"])) for r in shipped}
        words = {r["form"]: Word(r["form"], r["not_after"], r["not_before"]) for r in shipped}
        self.cues.update((cue.form, cue) for cue in cues)
        words.update((cue.form, Word(cue.form)) for cue in cues)
        self.cue = Words(words.values())
        table = rows("directives", "pattern.tsv")
        # Names that are one object with those in the code are found at once.
        shapes = {intern(r["name"]): r["pattern"] for r in table}
        patterns = {name: expanded(pattern, shapes) for name, pattern in shapes.items()}
        # So few clauses are asked for those that looking for their many short signs everywhere costs more;
        # others are asked of titles, of what stands before a name, of verbs: elsewhere.
        seldom, elsewhere, rare = (
            {r["name"] for r in table if r["asked"] == asked} for asked in ("seldom", "elsewhere", "rarely")
        )
        if documents:
            own = alternation(documents)
            for name, pattern in _DOCUMENTS.items():
                patterns[name] = f"(?:{own}){pattern}|{patterns[name]}"
        self.patterns = {name: re.compile(led(pattern)) for name, pattern in patterns.items()}
        self._read_heads(patterns["noun_tail"])
        signs: dict[str, Iterable[str] | None] = {
            name: needles(pattern) if name not in seldom else None
            for name, pattern in patterns.items()
            if name not in elsewhere
        }
        signs[CUE] = {form for form, cue in self.cues.items() if cue.kind != "block"}
        # Words of which one says that a text reports a press conference.
        self.press = patterns["press"].split("|")
        self.verbs = {
            r["form"]: Verb(r["form"], r["mode"], r["default"] == "on", r["also_noun"] == "yes")
            for r in rows("directives", "verb.tsv")
        }
        self.verbs.update((verb.form, verb) for verb in verbs)
        self.verb = re.compile(alternation(self.verbs))
        signs[VERB] = self.verbs.keys()
        #: Tells which patterns may match in which clause, whether it holds a cue or a reporting verb.
        self.signs = Signs(signs, rare)
        self.bits = self.signs.bits
        self.speakers: dict[str, str] = {r["form"]: r["kind"] for r in rows("directives", "speaker.tsv")}
        self.speakers.update(speakers)
        # Titles that need no name: who holds them, and behind what somebody else does.
        self.titles = [
            Title(
                r["form"],
                re.compile(f"(?:{r['not_after']})$") if r["not_after"] else None,
                r["name"],
                r["from"],
                r["to"],
            )
            for r in rows("directives", "title.tsv")
        ]
        self.speakers.update((word, "document") for word in documents)
        self.speaker = re.compile(f"(?:{alternation(self.speakers)})$")
        self.longest_speaker = max(map(len, self.speakers))
        styles = [(r["style"], r["pattern"]) for r in rows("directives", "item.tsv")]
        self.items = [(style, re.compile(pattern)) for style, pattern in styles]
        item = "|".join(f"(?P<{style}>{pattern})" for style, pattern in styles)
        self.item = re.compile(item)
        # With which characters the marker of an item begins, and with which some words end.
        self._marks = beginnings(item)
        self._ends = endings(patterns["circumstance_end"])
        self._adverb_ends = endings(patterns["speech_adverb"])
        # Of some patterns it is known at once which words they match.
        self.learnt, self.personal = self._like("learnt", self.verbs), self._like("personal", self.verbs)
        self.before_colon, self.tasking = (
            self._like("before_colon", self.verbs),
            self._like("tasking", self.verbs),
        )
        self.not_by_place = self._like("not_by_place", self.verbs)
        self.need, self.small_need = self._like("need", self.cues), self._like("small_need", self.cues)
        self.relative_form = self._like("relative_form", self.cues)
        self.urge_person = self._like("urge_person", self.heads)

    def _read_heads(self, tail: str) -> None:
        """Read the verbs; tail: in front of what a verb that is also a noun opens no demand."""
        heads = rows("directives", "head.tsv")
        self.heads = {r["form"]: Head(r["form"], r["group"], r["force"], int(r["strength"])) for r in heads}
        words = []
        for row in heads:
            guards = [row["not_before"]] if row["not_before"] else []
            if row["group"] == "noun":
                guards.append(tail)
            words.append(Word(row["form"], "", "|".join(guards)))
        self.head = Words(words)
        adverbs = rows("directives", "adverb.tsv")
        joints = [r["form"] for r in adverbs if r["kind"] == "connective"]
        plain = [r["form"] for r in adverbs if r["kind"] == "adverb"]
        self._adverb = Words(map(Word, plain))
        # 第一 joins nothing in 第一时间.
        tails = {
            j: [re.escape(form[len(j) :]) for form in plain if form.startswith(j) and form != j]
            for j in joints
        }
        self._joint = Words(Word(joint, "", "|".join(tails[joint])) for joint in joints)
        self.joints = frozenset(joints)
        self._before_head = frozenset(row["form"][0] for row in adverbs)

    def marker(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the marker of an item that begins at an offset of a text, or None."""
        return self.item.match(text, at) if is_edge(text[at : at + 1], self._marks) else None

    def may_be_circumstance(self, words: str) -> bool:
        """Whether some words end as a circumstance may."""
        return is_edge(words[-1:], self._ends)

    def may_be_adverb(self, words: str) -> bool:
        """Whether some words end as what stands between a subject and its reporting verb may."""
        return is_edge(words[-1:], self._adverb_ends)

    def _like(self, name: str, forms: Iterable[str]) -> frozenset[str]:
        """Return those of some words in which a named pattern matches."""
        return frozenset(form for form in forms if self.has(name, form))

    def lead(self, text: str, at: int = 0) -> int:
        """Return where the adverbs end that begin at an offset of a text."""
        return self._adverbs(text, self._joints(text, at, 1))[-1]

    def head_start(self, text: str, at: int = 0) -> Start | None:
        """Return the bare imperative that begins at an offset, behind connectives and adverbs, or None."""
        if text[at : at + 1] not in self._before_head:
            verb = self.head.match(text, at)
            return Start(at, at, verb.end(), verb.group()) if verb is not None else None
        start = self._joints(text, at, 2)
        # An adverb may itself be the verb: step back one by one.
        for position in reversed(self._adverbs(text, start)):
            verb = self.head.match(text, position)
            if verb is not None:
                return Start(start, position, verb.end(), verb.group())
        if start > at:
            verb = self.head.match(text, at)
            if verb is not None:
                return Start(at, at, verb.end(), verb.group())
        return None

    def _joints(self, text: str, at: int, most: int) -> int:
        for _ in range(most):
            found = self._joint.match(text, at)
            if found is None:
                break
            at = found.end()
        return at

    def _adverbs(self, text: str, at: int) -> list[int]:
        ends = [at]
        while len(ends) <= _ADVERBS:
            found = self._adverb.match(text, ends[-1])
            if found is None:
                break
            ends.append(found.end() + text.startswith(_ADVERBIAL, found.end()))
        return ends

    def cued(self, text: str) -> bool:
        """Whether a text holds a cue."""
        return any(self.cues[match.group()].kind != "block" for match in self.cue.finditer(text))

    def has(self, name: str, text: str) -> re.Match[str] | None:
        """Return the first place in a text where a named pattern matches."""
        return self.patterns[name].search(text)


@cache
def shipped() -> Lexicon:
    """Return the lexicon of the shipped data, built at the first call."""
    return Lexicon()
