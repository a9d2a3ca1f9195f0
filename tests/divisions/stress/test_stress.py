"""The stress set as a whole: every sort of name, trap and form, in both styles of punctuation."""

from __future__ import annotations

import pytest

from .marks import Score, judge, sentences


def test_size() -> None:
    assert len(list(sentences())) >= 300


@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_figures(wide: bool) -> None:
    score = Score()
    for sentence in sentences():
        judge(sentence, score, wide)
    figures = f"F {score.f:.4f}, codes {score.codes:.4f}\n" + "\n".join(score.misses)
    assert score.f >= 0.95, figures
    assert score.codes >= 0.95, figures
