"""What the tests of the directive matcher share: a blank pipeline with the matcher alone."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from epi_spacy.directives.component import DirectiveMatcher


@pytest.fixture
def nlp() -> Language:
    """A blank pipeline with the matcher alone."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_directive_matcher")
    return nlp


def matcher_of(nlp: Language) -> DirectiveMatcher:
    """Return the matcher of a pipeline."""
    matcher = nlp.get_pipe("epi_directive_matcher")
    assert isinstance(matcher, DirectiveMatcher)
    return matcher
