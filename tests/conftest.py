"""What every test shares: the pipelines (built once), the corpus, the reference material."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import epi_spacy

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
#: Tables for str.translate: full-width signs as ASCII, and the marks of ASCII as full-width ones.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in ",:;!?()"}


@cache
def pipeline(segmenter: str = "char") -> Language:
    return epi_spacy.load(config={"nlp.tokenizer.segmenter": segmenter})


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline("char")


def article_names() -> list[str]:
    return sorted(path.stem for path in (CORPUS / "texts").glob("*.txt"))


def read_article(name: str) -> str:
    return (CORPUS / "texts" / f"{name}.txt").read_bytes().decode("utf8")


def read_gold(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((CORPUS / "gold" / f"{name}.json").read_text("utf8"))
    return gold


@pytest.fixture(params=article_names())
def article(request: pytest.FixtureRequest) -> str:
    """The text of each article of the corpus in turn."""
    return read_article(request.param)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material, which is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the reference material (../shared) is not here")
    return SHARED


def annotations(doc: Doc) -> dict[str, Any]:
    """Everything that the components wrote, as plain values to be compared."""
    attributes = ("article", "jurisdiction", "jurisdiction_name", "jurisdiction_chain", "divisions")
    attributes += ("jurisdiction_evidence", "codes_on", "mentions", "officials", "directives")
    attributes += ("permissions", "commitments", "formulas", "appearances")
    attributes += ("quality", "normalized", "alignment")
    found = {
        "text": doc.text,
        "tokens": [token.text for token in doc],
        "norms": [token.norm_ for token in doc],
        "ents": [(e.start_char, e.end_char, e.label_, e.kb_id_) for e in doc.ents],
        "spans": {
            key: [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in group]
            for key, group in doc.spans.items()
        },
        **{name: doc._.get(name) for name in attributes},
    }
    # A DocBin gives tuples back for lists: the same to every reader, and to JSON.
    plain: dict[str, Any] = json.loads(json.dumps(found))
    return plain
