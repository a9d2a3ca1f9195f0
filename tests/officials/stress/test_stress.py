"""The stress set as a whole: every organ, join, name and edge, in both styles of punctuation."""

from __future__ import annotations

import pytest

from .marks import Score, judge, sentences

LABELS = ("POST", "OFFICIAL", "PERSON", "row")


def test_size() -> None:
    assert len(list(sentences())) >= 400


@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_figures(wide: bool) -> None:
    score = Score()
    for sentence in sentences():
        judge(sentence, score, wide)
    figures = {label: score.f(label) for label in LABELS}
    assert min(figures.values()) >= 0.95, f"{figures}\n" + "\n".join(score.misses)
