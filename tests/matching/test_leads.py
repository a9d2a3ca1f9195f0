"""Expressions that look at the next character first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from epi_spacy.datafiles import rows
from epi_spacy.matching.leads import beginnings, endings, led
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
        ("(?<!只)要|必须", "(?<!只)要|必须"),
        ("(?:(?<!只)[a-h])$", "(?=[abcdefgh])(?:(?:(?<!只)[a-h])$)"),
        ("[a-h]是|(?<!只)要", "(?=[abcdefgh要])(?:[a-h]是|(?<!只)要)"),
        ("(?<!只)[a-g]|\\d月", "(?=[\\dabcdefg])(?:(?<!只)[a-g]|\\d月)"),
        ("^.要|(?:b|c)?[d-i]", "(?:^|(?=[bcdefghi]))(?:^.要|(?:b|c)?[d-i])"),
        ("(?:^|a)[^,]要|[b-h]", "(?:^|(?=[abcdefgh]))(?:(?:^|a)[^,]要|[b-h])"),
        ("(?<!只)[一-龥]", "(?<!只)[一-龥]"),
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


def test_beginnings() -> None:
    assert beginnings("[一二]、|\\(?[三]\\)|\\d[.、]") == {"一", "二", "(", "三"}
    with pytest.raises(ValueError, match="not known"):
        beginnings("[^,]要|必须")


def test_endings() -> None:
    assert endings("(?:会上|[今昨]日|\\d{1,2}日?|(?:讲话)?时)$") == {"上", "日", "时", "\n"}
    assert endings("^在[^,]{2,8}(?<!当)前$|起(?:至|到)?$") == {"前", "起", "至", "到", "\n"}
    with pytest.raises(ValueError, match="not known"):
        endings("要[^,]$|必须$")
