"""The stress set: sentences with their divisions and references written into them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from epi_spacy.divisions.ruling import Article, Options, rule
from epi_spacy.normalization import normalize

from ...conftest import WIDE

_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]|\{([^}|]+)\|([^}]+)\}")
Span = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence, where it comes from, and its marks.

    marks: (start, end, label) to the code that is right: "-" for any, "?" for none.
    """

    kind: str
    on: str
    home: str
    text: str
    marks: dict[Span, str]


@dataclass
class Score:
    """Counts over sentences, and the misses as lines to read."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def f(self) -> float:
        """F of the marks, edges and labels exact."""
        return (
            2 * self.counts["hit"] / (2 * self.counts["hit"] + self.counts["missed"] + self.counts["wrong"])
        )

    @property
    def codes(self) -> float:
        """Share of the marks found whose code is right, of those that carry one."""
        return self.counts["code"] / self.counts["coded"]


def sentences() -> Iterator[Sentence]:
    """Read all sentences of the folder."""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        kind, header = "", dict[str, str]()
        for line in path.read_text("utf8").splitlines():
            if line.startswith("== "):
                kind = line[3:]
            elif line.startswith("-- "):
                header = dict(part.split("=") for part in line[3:].split())
            elif line and not line.startswith("#"):
                text, marks = _read(line)
                yield Sentence(kind, header.get("on", ""), header.get("home", ""), text, marks)


def _read(line: str) -> tuple[str, dict[Span, str]]:
    """Split a marked sentence into its text and its marks."""
    text, marks, reach = "", dict[Span, str](), 0
    for match in _MARK.finditer(line):
        text += line[reach : match.start()]
        name, label = match[1] or match[3], "DIVISION" if match[1] else "REGION_REF"
        marks[len(text), len(text) + len(name), label] = match[2] or match[4]
        text += name
        reach = match.end()
    return text + line[reach:], marks


def judge(sentence: Sentence, score: Score, wide: bool = False) -> None:
    """Rule a sentence, with full-width punctuation if wide, and count what is right."""
    raw = sentence.text.translate(WIDE) if wide else sentence.text
    text = normalize(raw)
    result = rule(text.text, Article(None, "", sentence.on), Options(jurisdiction=sentence.home))
    got: dict[Span, str] = {}
    for label, mentions in (("DIVISION", result.divisions), ("REGION_REF", result.references)):
        for mention in mentions:
            start, end = text.to_raw(mention.start, mention.end)
            got[start, end, label] = mention.code
    notes = []
    for span, code in sentence.marks.items():
        if span not in got:
            score.counts["missed"] += 1
            notes.append(f"-{raw[span[0] : span[1]]}")
            continue
        score.counts["hit"] += 1
        if code != "-":
            right = got[span] == code.replace("?", "")
            score.counts["coded"] += 1
            score.counts["code"] += right
            if not right:
                notes.append(f"{raw[span[0] : span[1]]}:{got[span]} for {code}")
    for span in got.keys() - sentence.marks.keys():
        score.counts["wrong"] += 1
        notes.append(f"+{raw[span[0] : span[1]]}")
    if notes:
        score.misses.append(f"{sentence.kind}: {raw}  {' '.join(notes)}")
