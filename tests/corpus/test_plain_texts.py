"""Which clauses of the plain texts of corpus/measures are directives, with what force and measure.

The measures were learned from these texts: their figure only says that the shipped model is the one.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ..conftest import pipeline

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from short_texts import read_codes, short_texts  # noqa: E402

MEASURES = ROOT / "corpus" / "measures"


@cache
def counts() -> Counter[str]:
    codes = read_codes(MEASURES)
    counted: Counter[str] = Counter()
    for path in sorted(MEASURES.glob("plain_*.txt")):
        for _, text, marked in short_texts(path, codes):
            found = {row["start"]: row for row in pipeline()(text)._.directives}
            for start in marked.keys() & found.keys():
                measure, force = marked[start]
                counted["both"] += 1
                counted["force"] += found[start]["force"] == force
                counted["measure"] += found[start]["measure"] == measure
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
