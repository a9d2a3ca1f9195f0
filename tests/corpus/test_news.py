"""The figures on passages of real news; their texts are not part of the project."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT, SHARED, pipeline

sys.path.insert(0, str(ROOT / "scripts"))

from news_passages import PARTS, figures, passages, table
from news_texts import NEWS

# layer, field, least value in each part
LEAST = [
    ("DIVISION", "f", 0.95),
    ("DIVISION", "code accuracy", 0.96),
    ("REGION_REF", "f", 0.92),
    ("POST", "f", 0.93),
    ("OFFICIAL", "f", 0.94),
    ("officials", "f", 0.90),
    ("directives", "f", 0.84),
    ("measure", "accuracy", 0.76),
    ("force", "accuracy", 0.94),
    ("speaker", "accuracy", 0.91),
]


@cache
def measured(part: str, shared: Path) -> dict[str, Any]:
    return figures(pipeline(), [row for row in passages(shared) if row.part == part])[0]


def test_labels_lie_in_their_passages() -> None:
    inside = {
        name: range(int(row["start"]), int(row["end"]) + 1) for name, (row,) in table("passages").items()
    }
    assert len(inside) > 120
    for layer in ("entities", "directives"):
        for name, labels in table(layer).items():
            for row in labels:
                assert int(row["start"]) in inside[name]
                assert int(row["end"]) in inside[name]


@pytest.mark.skipif(not (SHARED / NEWS).is_file(), reason="the news texts of ../shared are not here")
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("layer", "field", "least"), LEAST)
def test_figure(part: str, layer: str, field: str, least: float) -> None:
    assert measured(part, SHARED)[layer][field] >= least
