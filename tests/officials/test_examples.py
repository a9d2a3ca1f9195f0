"""Every kind of post, join, name and credit, in sentences that carry their marks."""

from __future__ import annotations

import pytest

from epi_spacy.normalization import normalize
from epi_spacy.officials.find import find

from .marks import examples, read

FULL_WIDTH = str.maketrans(",;:!?()", "\uff0c\uff1b\uff1a\uff01\uff1f\uff08\uff09")


@pytest.mark.parametrize("line", examples())
@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_marks(line, wide):
    text, places, marks = read(line)
    text = normalize(text.translate(FULL_WIDTH)).text if wide else text
    found = find(text, places).mentions
    got = [(m.start, m.end, m.label) for m in found]
    assert [(text[s:e], label) for s, e, label in got] == [(text[s:e], label) for s, e, label in marks]
    assert got == marks
