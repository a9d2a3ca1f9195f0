"""Figures of the appearances of the corpus and, where it is at hand, of the reference articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from epi_spacy.normalization import normalize
from epi_spacy.training.appearances import AppearanceTally
from tests.conftest import article_names, read_article, read_gold

# The gold of the reference articles, in offsets of their raw text: none of their words stands here.
FIVE = Path(__file__).parent / "five.json"
ROWS, FIELD = 0.9, 0.8  # the least F of rows, and of each field


def misses(tally: AppearanceTally) -> str:
    return "\n".join("\t".join(map(str, error)) for error in tally.errors)


def check(tally: AppearanceTally) -> None:
    figures = {name.strip(): row["f"] for name, row in tally.figures().items()}
    assert figures.pop("appearances") >= ROWS, misses(tally)
    assert min(figures.values()) >= FIELD, f"{figures}\n{misses(tally)}"


def test_corpus(nlp: Language) -> None:
    tally = AppearanceTally()
    for name in article_names():
        gold = read_gold(name)
        if "appearances" in gold:
            tally.add(name, gold["appearances"], nlp(read_article(name))._.appearances)
    check(tally)


def _words(text: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row of the five with the words of the article in place of their offsets."""

    def read(span: list[int]) -> str:
        return normalize(text[span[0] : span[1]]).text

    out = dict(row)
    out["officials"] = [read(span) for span in row["officials"]]
    out["venues"] = [read(span) for span in row["venues"]]
    out["meeting"] = read(row["meeting"]) if row["meeting"] else None
    return out


def test_the_five(nlp: Language, shared: Path) -> None:
    if not (shared / "seeds").is_dir():
        pytest.skip("the reference articles are not here")
    tally = AppearanceTally()
    for name, rows in json.loads(FIVE.read_text("utf8")).items():
        text = (shared / "seeds" / f"{name}.txt").read_bytes().decode("utf8")
        tally.add(name, [_words(text, row) for row in rows], nlp(text)._.appearances)
    check(tally)
