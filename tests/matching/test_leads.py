"""Expressions that look at the next character first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from epi_spacy.datafiles import rows
from epi_spacy.matching.leads import led
from epi_spacy.matching.patterns import expanded
from epi_spacy.normalization import normalize
from epi_spacy.text.clauses import clauses

SHAPES = {row["name"]: row["pattern"] for row in rows("directives", "pattern.tsv")}
TEXTS = sorted((Path(__file__).parents[2] / "corpus" / "texts").glob("*.txt"))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("要求|要点", "要求|要点"),
        ("要求|必须", "要求|必须"),
        ("^要|^必须", "^要|^必须"),
        ("[^,]要|必须", "[^,]要|必须"),
        ("要?|必须", "要?|必须"),
        ("(?i)(?<!不)ab|b", "(?i)(?<!不)ab|b"),
        ("(?:必须|(?<!只)要)$", "(?=[必要])(?:(?:必须|(?<!只)要)$)"),
        ("[一-三]是|(?<!只)要", "(?=[一-三要])(?:[一-三]是|(?<!只)要)"),
        ("(?<!只)要|\\d月", "(?=[\\d要])(?:(?<!只)要|\\d月)"),
        ("^.要|(?:也|都)?要", "(?:^|(?=[也要都]))(?:^.要|(?:也|都)?要)"),
    ],
)
def test_led(pattern: str, expected: str) -> None:
    assert led(pattern) == expected


@pytest.mark.parametrize("path", TEXTS[:8], ids=lambda path: path.stem)
def test_what_is_led_matches_the_same(path: Path) -> None:
    text = normalize(path.read_text("utf8")).text
    words = [text[start:end] for start, end in clauses(text)]
    for shape in SHAPES.values():
        pattern = expanded(shape, SHAPES)
        if led(pattern) != pattern:
            plain, fast = re.compile(pattern), re.compile(led(pattern))
            assert [list(map(re.Match.span, plain.finditer(clause))) for clause in words] == [
                list(map(re.Match.span, fast.finditer(clause))) for clause in words
            ], pattern
