"""Which clauses of the plain texts of corpus/measures are directives, with what force and measure.

The measures were learned from these texts: their figure only says that the shipped model is the one.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from epi_spacy.text.clauses import clauses

from ..conftest import pipeline

MEASURES = Path(__file__).parents[2] / "corpus" / "measures"
FORCES = {"": "oblige", "!": "forbid", "~": "urge"}


def labelled(part: str) -> tuple[str, dict[int, tuple[str, str]]]:
    """Return a text and, by the first character of each directive, its code and force."""
    name, _, body = part.partition("\n")
    text, ends = "", []
    for piece in re.split(r"(\{[a-z]+[!~]?\})", f"{name}\n\n{body.strip()}\n"):
        if piece.startswith("{"):
            code = piece.strip("{}")
            ends.append((len(text), code.rstrip("!~"), FORCES[code[len(code.rstrip("!~")) :]]))
        else:
            text += piece
    grid = clauses(text)
    return text, {max(start for start, _ in grid if start < end): (code, force) for end, code, force in ends}


@cache
def counts() -> Counter[str]:
    codes = dict(row.split("\t") for row in (MEASURES / "codes.tsv").read_text("utf8").splitlines())
    counted: Counter[str] = Counter()
    for path in sorted(MEASURES.glob("plain_*.txt")):
        for part in re.split(r"(?m)^=== ", path.read_text("utf8"))[1:]:
            text, marked = labelled(part)
            found = {row["start"]: row for row in pipeline()(text)._.directives}
            for start in marked.keys() & found.keys():
                code, force = marked[start]
                counted["both"] += 1
                counted["force"] += found[start]["force"] == force
                counted["measure"] += found[start]["measure"] == codes[code]
            counted["marked"] += len(marked)
            counted["found"] += len(found)
    return counted


def test_enough_of_them() -> None:
    assert counts()["marked"] > 4000


@pytest.mark.parametrize(
    ("part", "whole", "least"),
    [("both", "found", 0.97), ("both", "marked", 0.96), ("force", "both", 0.95), ("measure", "both", 0.85)],
    ids=["precision", "recall", "force", "measure"],
)
def test_share(part: str, whole: str, least: float) -> None:
    assert counts()[part] / counts()[whole] >= least
