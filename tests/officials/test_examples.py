"""Every kind of post, join, name and credit, in sentences that carry their marks."""

from __future__ import annotations

import pytest

from epi_spacy.normalization import normalize
from epi_spacy.officials.find import find

from ..conftest import WIDE
from .marks import examples, read


@pytest.mark.parametrize("line", examples())
@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_marks(line, wide):
    text, places, marks = read(line)
    text = normalize(text.translate(WIDE)).text if wide else text
    found = find(text, places).mentions
    got = [(m.start, m.end, m.label) for m in found]
    assert [(text[s:e], label) for s, e, label in got] == [(text[s:e], label) for s, e, label in marks]
    assert got == marks
