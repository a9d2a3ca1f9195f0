"""The stress set: sentences with their posts and names written into them, and how they are judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from epi_spacy.normalization import normalize
from epi_spacy.officials.find import find
from epi_spacy.officials.table import Place

from ...conftest import WIDE

_MARK = re.compile("<([DPON]) ([^>]+)>")
_LABELS = {"D": "DIVISION", "P": "POST", "O": "OFFICIAL", "N": "PERSON"}
# What may stand between posts of one person, and between names that share a post.
_JOINED = re.compile("[\u3001,]?(?:原|时任|兼任?|政府)?$")
_LISTED = re.compile("(?:[\u3001,]| |\u3000|和|与)$")
_GAP = re.compile("[:( ,]?$")
# What stands between a name and the post that it is said to hold, or the noun of its group.
_HOLDS = re.compile("(?:同志)?(?:任|为|的)$|等$")
_TOLD = re.compile("有:?$")
_CUT = str.maketrans("", "", " \u3000\xa0")

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence: its kind, its text, its divisions, and its marks as (start, end, label)."""

    kind: str
    text: str
    places: list[tuple[int, int]]
    marks: list[Span]

    def pairs(self) -> set[tuple[str, str]]:
        """The rows of the table that the marks say: name and post, both simplified, where they touch."""
        out: set[tuple[str, str]] = set()
        posts: list[str] = []
        people: list[str] = []
        last, end = "", 0
        marks = sorted(self.marks + [(s, e, "DIVISION") for s, e in self.places])
        for number, (start, stop, label) in enumerate(marks):
            gap, piece = self.text[end:start], normalize(self.text[start:stop]).text.translate(_CUT)
            if label == "DIVISION" and last == "POST" and _JOINED.match(gap):
                end = stop
                continue
            if label == "POST":
                after = marks[number + 1] if number + 1 < len(marks) else None
                held = last == "OFFICIAL" and (_GAP.fullmatch(gap) or _HOLDS.fullmatch(gap))
                own = after is not None and after[2] == "OFFICIAL" and after[0] == stop
                if held and not own:
                    out |= {(name, piece) for name in (people if gap == "等" else people[-1:])}
                    posts = []
                else:
                    posts = [*posts, piece] if last == "POST" and _JOINED.match(gap) else [piece]
            elif label == "OFFICIAL":
                listed = last == "OFFICIAL" and _LISTED.fullmatch(gap)
                beside = last == "POST" and (_GAP.fullmatch(gap) or _TOLD.fullmatch(gap))
                posts = posts if listed or beside else []
                people = [*people, piece] if listed else [piece]
                out |= {(piece, post) for post in posts}
            else:
                posts = []
            last, end = label, stop
        return {(name, post) for name, post in out if len(name) > 1}


@dataclass
class Score:
    """Counts over sentences by label, and the misses as lines to read."""

    hit: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def f(self, label: str) -> float:
        """F of a label, or of the "row"."""
        hit = 2 * self.hit[label]
        return hit / (hit + self.missed[label] + self.wrong[label])


def sentences() -> Iterator[Sentence]:
    """Read all sentences of the folder."""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        kind = ""
        for line in path.read_text("utf8").splitlines():
            if line.startswith("== "):
                kind = line[3:]
            elif line and not line.startswith("#"):
                yield _read(kind, line)


def _read(kind: str, line: str) -> Sentence:
    text, reach = "", 0
    marks: list[Span] = []
    for match in _MARK.finditer(line):
        text += line[reach : match.start()]
        marks.append((len(text), len(text) + len(match[2]), _LABELS[match[1]]))
        text += match[2]
        reach = match.end()
    places = [(start, end) for start, end, label in marks if label == "DIVISION"]
    return Sentence(kind, text + line[reach:], places, [mark for mark in marks if mark[2] != "DIVISION"])


def judge(sentence: Sentence, score: Score, wide: bool = False) -> None:
    """Read a sentence, with full-width punctuation if wide, and count what is right."""
    raw = sentence.text.translate(WIDE) if wide else sentence.text
    text = normalize(raw)
    places = [Place(*text.to_normalized(start, end), "000000") for start, end in sentence.places]
    found = find(text.text, places)
    got = {(*text.to_raw(m.start, m.end), m.label) for m in found.mentions}
    right = set(sentence.marks)
    notes = []
    for sign, count, spans in (
        ("", score.hit, got & right),
        ("-", score.missed, right - got),
        ("+", score.wrong, got - right),
    ):
        count.update(label for _, _, label in spans)
        notes += [f"{sign}{raw[s:e]} {label}" for s, e, label in sorted(spans) if sign]
    rows = {(row["name"], row["post"]) for row in found.rows}
    pairs = sentence.pairs()
    for sign, count, few in (
        ("", score.hit, rows & pairs),
        ("-", score.missed, pairs - rows),
        ("+", score.wrong, rows - pairs),
    ):
        count["row"] += len(few)
        notes += [f"{sign}row {' '.join(row)}" for row in sorted(few) if sign]
    if notes:
        score.misses.append(f"{sentence.kind}: {raw}  {'; '.join(notes)}")
