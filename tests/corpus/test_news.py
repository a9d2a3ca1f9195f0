"""The figures on passages of real news; their texts are not part of the project."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import pytest

from ..conftest import ROOT, SHARED, pipeline

sys.path.insert(0, str(ROOT / "scripts"))

from news_passages import DRAWS, PARTS, figures, passages, table
from news_texts import NEWS

# layer, field, least value in each part of the news, of the notices, and of the whole articles
LEAST = [
    ("DIVISION", "f", 0.95, 0.93, 0.90),
    ("DIVISION", "code accuracy", 0.96, 0.95, 0.95),
    ("REGION_REF", "f", 0.92, 0.85, 0.85),
    ("POST", "f", 0.93, 0.85, 0.95),
    ("OFFICIAL", "f", 0.94, 0.90, 0.94),
    ("officials", "f", 0.90, 0.80, 0.95),
    ("directives", "f", 0.84, 0.86, 0.90),
    ("force", "accuracy", 0.94, 0.93, 0.95),
    ("speaker", "accuracy", 0.91, 0.76, 0.86),
]


@cache
def measured(draw: str, part: str) -> dict[str, Any]:
    chosen = [row for row in passages(SHARED) if (row.draw, row.part) == (draw, part)]
    return figures(pipeline(), chosen)[0]


def test_labels_lie_in_their_passages() -> None:
    inside = {
        name: range(int(row["start"]), int(row["end"]) + 1) for name, (row,) in table("passages").items()
    }
    assert len(inside) > 200
    for layer in ("entities", "directives"):
        for name, labels in table(layer).items():
            for row in labels:
                assert int(row["start"]) in inside[name]
                assert int(row["end"]) in inside[name]


needs_texts = pytest.mark.skipif(
    not (SHARED / NEWS).is_file(), reason="the news texts of ../shared are not here"
)


@needs_texts
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize(("layer", "field", "least"), [(row[0], row[1], row[2:]) for row in LEAST])
def test_figure(draw: str, part: str, layer: str, field: str, least: tuple[float, ...]) -> None:
    assert measured(draw, part)[layer][field] >= least[DRAWS.index(draw)]


@needs_texts
@pytest.mark.parametrize(("draw", "least"), [("news", 0.76), ("notices", 0.68), ("articles", 0.74)])
def test_measures_of_texts_that_nothing_was_learned_from(draw: str, least: float) -> None:
    assert measured(draw, "held")["measure"]["accuracy"] >= least
