"""Expressions that are asked only where a character stands that they can begin with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.directives import slot_actions, slot_addressees, slot_phrases, slot_predicates
from epi_spacy.directives.slot_openings import Opening
from epi_spacy.directives.slot_shapes import shapes

ROOMS = (slot_actions, slot_addressees, slot_phrases, slot_predicates)
NAMED = sorted(
    {(each.slot, each.name) for room in ROOMS for each in vars(room).values() if isinstance(each, Opening)}
)
TEXTS = st.text(alphabet="要求落实到位的前时后一第、12١(,但全各市居民点", max_size=12)


@given(TEXTS)
def test_the_same_as_the_expression_itself(text):
    for slot, name in NAMED:
        opening, pattern = Opening(slot, name), getattr(shapes(slot), name)
        for at in range(len(text) + 1):
            found, expected = opening.match(text, at), pattern.match(text, at)
            assert (found and found.span()) == (expected and expected.span()), (slot, name)


def test_what_may_match_nothing_is_no_opening():
    with pytest.raises(ValueError, match="not known what begins"):
        Opening("predicate", "closed").match("要")
