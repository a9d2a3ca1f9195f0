"""The shipped tables are sound."""

import numpy as np

from epi_spacy.normalization.tables import frequent, rows, tables

KINDS = {"traditional", "guarded", "shinjitai", "quotation", "lookalike", "radical", "compatibility"}


def test_variants():
    variants = rows("variants.tsv")
    assert len({row[0] for row in variants}) == len(variants) > 5000
    assert {row[2] for row in variants} == KINDS
    for char, to, _, source in variants:
        assert len(char) == len(to) == 1
        assert char != to
        assert source


def test_phrases():
    phrases = rows("phrases.tsv")
    assert len({row[0] for row in phrases}) == len(phrases) > 400
    for phrase, to, when, source in phrases:
        assert len(phrase) == len(to) > 1
        assert when in ("always", "traditional")
        assert source


def test_every_handmade_row_is_in_use():
    variants = {row[0]: row for row in rows("variants.tsv")}
    for char, to, kind in rows("handmade.tsv"):
        assert variants[char][2] == kind
        assert to in ("", variants[char][1])
    phrases = {row[0]: row[1] for row in rows("phrases.tsv")}
    assert all(phrases[phrase] == to for phrase, to in rows("handmade_phrases.tsv"))


def test_what_a_character_becomes_does_not_change_again():
    plain = tables().plain
    again = plain[plain] != plain
    # The reference converter, too, stops after one step.
    assert [chr(code) for code in np.flatnonzero(again)] == ["薴"]


def test_frequent_characters_stay():
    assert all(tables().plain[ord(char)] == ord(char) for char in frequent())
    assert len(frequent()) > 3755
