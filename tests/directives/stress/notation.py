"""Passages in which the directive clauses are marked, and how the matcher is held against them.

A passage begins with a line ``== SPEAKER | TITLE``: whose demands they are (``-`` for nobody's), and the title of
the article, if it has one. Lines that begin with ``#`` are remarks. In the passage itself ``{name}`` is an official,
``{{name}}`` a person without a post, and a mark stands before each clause that is a directive: ``[+testing]``
obliges, ``[!testing]`` forbids, ``[~testing]`` urges; the word is the measure, none where people would argue;
``[+testing @name]`` names another speaker. Every other clause is no directive.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from epi_spacy.extensions import register
from epi_spacy.text.clauses import clauses

from ...conftest import WIDE

FORCES = {"+": "oblige", "!": "forbid", "~": "urge"}
_TOKEN = re.compile(
    r"\{\{(?P<person>[^{}]+)\}\}|\{(?P<official>[^{}]+)\}|\[(?P<force>[+!~])(?P<measure>\w*)(?: @(?P<who>[^\]]+))?\]"
)


@dataclass
class Passage:
    """A passage. place: file and line. names: (start, end, label, name). marks: by offset of the clause."""

    place: str
    title: str
    text: str = ""
    names: list[tuple[int, int, str, str]] = field(default_factory=list)
    marks: dict[int, tuple[str, str, str]] = field(default_factory=dict)


def passages(folder: Path) -> Iterator[Passage]:
    """Read all passages of a folder."""
    for path in sorted(folder.glob("*.txt")):
        lines: list[str] = []
        header, place = "", ""
        for number, line in enumerate([*path.read_text("utf8").splitlines(), "== end"], 1):
            if line.startswith("=="):
                if lines:
                    yield _passage(place, header, "\n".join(lines))
                header, place, lines = line[2:].strip(), f"{path.stem}:{number}", []
            elif not line.startswith("#"):
                lines.append(line)


def _passage(place: str, header: str, marked: str) -> Passage:
    speaker, _, title = (part.strip() for part in header.partition("|"))
    out = Passage(place, title)
    last = 0
    for found in _TOKEN.finditer(marked):
        out.text += marked[last : found.start()]
        last = found.end()
        at = len(out.text)
        if found["force"]:
            out.marks[at] = (FORCES[found["force"]], found["measure"], found["who"] or speaker)
            continue
        label, name = ("OFFICIAL", found["official"]) if found["official"] else ("PERSON", found["person"])
        out.names.append((at, at + len(name), label, name))
        out.text += name
    out.text += marked[last:]
    return out


@cache
def pipeline() -> Language:
    """Return a blank pipeline with the matcher alone."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_directive_matcher")
    return nlp


def read(passage: Passage, *, full_width: bool = False) -> list[dict[str, Any]]:
    """Return the rows of the directives that the matcher finds in a passage."""
    nlp = pipeline()
    register()
    text = passage.text.translate(WIDE) if full_width else passage.text
    doc = nlp.make_doc(text)
    doc._.mentions = [
        {"start": start, "end": end, "label": label, "name": name, "text": name, "norm": name, "posts": []}
        for start, end, label, name in passage.names
    ]
    doc._.article = {
        "title": passage.title,
        "title_at": None,
        "source": "",
        "published": "",
        "year": None,
        "zones": [{"start": 0, "end": len(text), "kind": "body"}],
        "repeated": [],
        "sections": [],
        "parts": [],
    }
    rows: list[dict[str, Any]] = nlp.get_pipe("epi_directive_matcher")(doc)._.directives
    return rows


def hold(passage: Passage, tally: Counter[str], *, full_width: bool = False) -> list[str]:
    """Hold the matcher against a passage.

    tally: counts of tp, fp, fn, force, measure, measured, speaker, which are added to.
    RETURNS: the misses, one line each.
    """
    given = {row["start"]: row for row in read(passage, full_width=full_width)}
    misses = []
    used = set()
    for start, end in clauses(passage.text):
        words = f"{passage.place} {passage.text[start:end]}"
        at = next((at for at in range(start, start - 3, -1) if at in passage.marks), None)
        row = given.get(start)
        if at is None:
            tally["none"] += 1
            if row is not None:
                tally["fp"] += 1
                misses.append(f"{words}: no directive, but {row['rule']}")
            continue
        used.add(at)
        force, measure, speaker = passage.marks[at]
        if row is None:
            tally["fn"] += 1
            misses.append(f"{words}: not found")
            continue
        tally["tp"] += 1
        tally["measured"] += bool(measure)
        for key, wanted in (("force", force), ("measure", measure), ("speaker", speaker)):
            right = row[key] == wanted
            tally[key] += right
            if not right and wanted:
                misses.append(f"{words}: {key} {row[key]}, not {wanted} ({row['rule']})")
    unused = passage.marks.keys() - used
    misses.extend(
        f"{passage.place}: a mark that stands at no clause: {passage.text[at:][:12]}" for at in unused
    )
    tally["astray"] += len(unused)
    return misses
