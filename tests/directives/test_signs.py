"""No pattern matches in a clause whose signs say that it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from epi_spacy.directives.lexicon import CUE, VERB, shipped
from epi_spacy.normalization import normalize
from epi_spacy.text.clauses import clauses

TEXTS = sorted((Path(__file__).parents[2] / "corpus" / "texts").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_signs_of_clauses(path: Path) -> None:
    lexicon = shipped()
    text = normalize(path.read_text("utf8")).text
    grid = clauses(text)
    for (start, end), signs in zip(grid, lexicon.signs.each(text, grid), strict=True):
        words = text[start:end]
        for name, pattern in lexicon.patterns.items():
            # None for what is only asked elsewhere than of clauses.
            bit = lexicon.bits.get(name)
            assert bit is None or signs & bit or not pattern.search(words), (name, words)
        assert signs & lexicon.bits[CUE] or not lexicon.cued(words)
        assert signs & lexicon.bits[VERB] or not lexicon.verb.search(words)


def test_signs_are_rare() -> None:
    """What most clauses show spares nothing."""
    lexicon = shipped()
    shown = dict.fromkeys(lexicon.bits, 0)
    count = 0
    for path in TEXTS[:10]:
        text = normalize(path.read_text("utf8")).text
        grid = clauses(text)
        count += len(grid)
        for signs in lexicon.signs.each(text, grid):
            for name, bit in lexicon.bits.items():
                shown[name] += signs & bit != 0
    asked = (
        "credit",
        "not_provision",
        "purpose_any",
        "commit",
        "aspect",
        "copula",
        "condition_start",
        "permission",
    )
    assert all(shown[name] < count / 3 for name in asked)
