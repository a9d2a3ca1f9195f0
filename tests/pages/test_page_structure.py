"""Sixty pages as messy as real ones: title, date, zones, copies, sections as a reader sees them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from .expectations import Problem, html_problems, problems

HERE = Path(__file__).parent
PAGES = sorted(path for path in HERE.glob("*/*") if path.suffix in (".txt", ".html"))
PENDING = frozenset((HERE / "pending.txt").read_text("utf8").split())
KINDS = ("mirrors", "damaged", "repeated", "surrounded", "footers", "files")


def expectation(path: Path) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf8"))
    return expected


def text_doc(nlp: Language, path: Path) -> Doc:
    return nlp(path.read_bytes().decode("utf8"))


def html_doc(nlp: Language, path: Path) -> Doc:
    from epi_spacy.io.reading import sources
    from epi_spacy.io.source import Source

    (found,) = sources([path])
    if not isinstance(found, Source):
        raise found.error
    doc = nlp.make_doc(found.text)
    doc._.meta = found.as_meta()
    return nlp(doc)


def disagreements(nlp: Language, path: Path) -> list[Problem]:
    """Return what is wrong with a page."""
    expected = expectation(path)
    if path.suffix == ".html":
        return html_problems(html_doc(nlp, path), expected)
    return problems(text_doc(nlp, path), expected)


@pytest.mark.parametrize("kind", KINDS)
def test_ten_pages_of_each_kind(kind: str) -> None:
    pages = [path for path in PAGES if path.parent.name == kind]
    assert len(pages) == 10
    assert all(path.with_suffix(".json").exists() for path in pages)


def test_pending_pages_exist() -> None:
    assert {path.stem for path in PAGES} >= PENDING


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path, nlp: Language, request: pytest.FixtureRequest) -> None:
    if path.suffix == ".html":
        pytest.importorskip("epi_spacy.io.pages", reason="HTML cannot be read here", exc_type=ImportError)
    if path.stem in PENDING:
        request.applymarker(pytest.mark.xfail(reason="listed in pending.txt", strict=False))
    found = disagreements(nlp, path)
    assert not found, "\n".join(["", *(f"{name}: {message}" for name, message in found)])
