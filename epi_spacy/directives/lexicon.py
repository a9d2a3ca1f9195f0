"""The words and patterns of demands, read from the data files and compiled once.

Everything works on normalized text: simplified characters and ASCII punctuation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
# A verb that is also a noun opens no demand in front of these: "防控工作", "管理人员" ….
_NOUN_TAIL = (
    "(?!工作|人员|是|的|者|点|期|形势|单位|部门|机构|措施$|任务|情况|指挥|系统|行业|专家|中心|方面|过程|现场|场所|领域|局势|战线|斗争|能力|人民|"
    "时间|途中|就是|需要|战|不力|不到位|期间|医院|酒店|对象|条件|物资|和)"
)


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
    """A reporting verb: mode demand, urge, provision or weak; on: its content demands without a cue."""

    form: str
    mode: str
    on: bool
    also_noun: bool


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a data file of this room.

    name: the file's name below ``data``.
    RETURNS: one dict a row, by the header's names; a missing cell is "".
    """
    with (DATA / name).open(encoding="utf8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{key: value or "" for key, value in row.items() if key} for row in found]


def alternation(forms: Iterable[str]) -> str:
    """Return a regular expression for any of some words, longest first."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def _cue_pattern(row: dict[str, str]) -> str:
    before = "".join(f"(?<!{word})" for word in row["not_after"].split("|") if word)
    after = f"(?!{row['not_before']})" if row["not_before"] else ""
    return before + re.escape(row["form"]) + after


class Lexicon:
    """All words of the room, compiled.

    cues: users' additional cues, which win over the shipped ones of the same form.
    """

    def __init__(self, cues: Sequence[Cue] = ()) -> None:
        shipped = rows("cue.tsv")
        own = {cue.form for cue in cues}
        self.cues = {r["form"]: Cue(r["form"], r["kind"], r["force"], int(r["strength"])) for r in shipped}
        self.cues.update((cue.form, cue) for cue in cues)
        patterns = {r["form"]: _cue_pattern(r) for r in shipped if r["form"] not in own}
        patterns.update((cue.form, re.escape(cue.form)) for cue in cues)
        ordered = sorted(patterns, key=lambda form: (-len(form), form))
        self.cue = re.compile("|".join(patterns[form] for form in ordered))
        self.heads = {
            r["form"]: Head(r["form"], r["group"], r["force"], int(r["strength"])) for r in rows("head.tsv")
        }
        self._compile_heads()
        self.patterns = {r["name"]: re.compile(r["pattern"]) for r in rows("pattern.tsv")}
        self.verbs = {
            r["form"]: Verb(r["form"], r["mode"], r["default"] == "on", r["also_noun"] == "yes")
            for r in rows("verb.tsv")
        }
        self.verb = re.compile(alternation(self.verbs))
        self.speakers: dict[str, str] = {r["form"]: r["kind"] for r in rows("speaker.tsv")}
        self.speaker = re.compile(f"(?:{alternation(self.speakers)})$")
        self.items = [(r["style"], re.compile(r["pattern"])) for r in rows("item.tsv")]
        self.item = re.compile("|".join(f"(?P<{r['style']}>{r['pattern']})" for r in rows("item.tsv")))

    def _compile_heads(self) -> None:
        adverbs = rows("adverb.tsv")
        adverb = alternation(r["form"] for r in adverbs if r["kind"] == "adverb")
        joint = alternation(r["form"] for r in adverbs if r["kind"] == "connective")
        guards = {r["form"]: r["not_before"] for r in rows("head.tsv")}
        verbs = []
        for form in sorted(self.heads, key=lambda form: (-len(form), form)):
            guard = f"(?!{guards[form]})" if guards[form] else ""
            verbs.append(re.escape(form) + guard + (_NOUN_TAIL if self.heads[form].group == "noun" else ""))
        any_head = "|".join(verbs)
        self.lead = re.compile(f"(?:(?:{joint})(?=[^的]))?(?:{adverb}){{0,5}}地?")
        self.connective = re.compile(f"(?:{joint})$")
        self.head = re.compile(any_head)
        self.head_start = re.compile(f"(?:(?:{joint})){{0,2}}((?:{adverb}){{0,5}})地?({any_head})")

    def has(self, name: str, text: str) -> re.Match[str] | None:
        """Return the first place in a text where a named pattern matches."""
        return self.patterns[name].search(text)


@cache
def shipped() -> Lexicon:
    """Return the lexicon of the shipped data, built at the first call."""
    return Lexicon()
