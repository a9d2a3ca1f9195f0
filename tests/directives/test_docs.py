"""The page on directives names what there is: the measures with their sub-measures, and every rule."""

from __future__ import annotations

from pathlib import Path

from epi_spacy.datafiles import rows
from epi_spacy.directives.measures import MEASURES

PAGE = (Path(__file__).parents[2] / "docs" / "directives.md").read_text("utf8")


def test_measures() -> None:
    table = {line.split("`")[1]: line for line in PAGE.splitlines() if line.startswith("| `") and "|" in line}
    assert set(MEASURES) <= set(table)
    for row in rows("directives", "measure_lexicon.tsv"):
        if row["submeasure"] not in ("", "-"):
            assert row["submeasure"] in table[row["measure"]]


def test_rules_have_words() -> None:
    known = {row["rule"] for row in rows("directives", "rule_words.tsv")}
    for rule in ("cue", "head", "scope", "construction", "penalty", "heading", "manner", "frame", "momentum"):
        assert rule in known
        assert f"`{rule}" in PAGE
