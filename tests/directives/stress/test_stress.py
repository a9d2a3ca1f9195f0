"""The passages of this folder: each cue, exclusion, construction, report, measure and force."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from .notation import hold, passages

LEAST = {"F": 0.95, "force": 0.95, "measure": 0.9, "speaker": 0.95}
PASSAGES = list(passages(Path(__file__).parent))


@pytest.mark.parametrize("full_width", [False, True])
def test_stress(full_width: bool) -> None:
    tally: Counter[str] = Counter()
    misses = [miss for passage in PASSAGES for miss in hold(passage, tally, full_width=full_width)]
    found, wanted = tally["tp"] + tally["fp"], tally["tp"] + tally["fn"]
    precision, recall = tally["tp"] / found, tally["tp"] / wanted
    figures = {
        "F": 2 * precision * recall / (precision + recall),
        "force": tally["force"] / tally["tp"],
        "measure": tally["measure"] / tally["measured"],
        "speaker": tally["speaker"] / tally["tp"],
    }
    report = "\n".join([*misses, f"{wanted} directives, {tally['none']} others: {figures}"])
    assert not tally["astray"], report
    assert wanted >= 600
    assert tally["none"] >= 400
    assert all(figures[name] >= least for name, least in LEAST.items()), report
