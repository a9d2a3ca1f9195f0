"""Formulas that name their parts, and what the table says about them."""

from __future__ import annotations

from epi_spacy.datafiles import rows
from epi_spacy.directives import formulas

TABLE = rows("directives", "formula_table.tsv")


def test_every_surface_is_found_with_its_name() -> None:
    for row in TABLE:
        text = f"要落实\u201c{row['surface']}\u201d要求"
        found = formulas.find(text)
        assert row["name"] in [hit["name"] for hit in found], row["surface"]
        expansion = row["expansion"].split("|") if row["expansion"] else None
        assert expansion in [hit["expansion"] for hit in found], row["surface"]


def test_numerals_agree_with_expansions() -> None:
    digits = {"三": 3, "四": 4, "五": 5, "六": 6, "九": 9}
    for row in TABLE:
        parts = row["expansion"].split("|")
        counted = row["name"][:2]
        if counted[0] in digits and counted[1] == "个" and row["expansion"]:
            assert len(parts) == digits[counted[0]], row["name"]


def test_surfaces_are_unique() -> None:
    surfaces = [row["surface"] for row in TABLE]
    assert len(surfaces) == len(set(surfaces))
