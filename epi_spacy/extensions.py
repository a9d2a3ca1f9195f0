"""The one table of Doc and Span extension attributes.

Values are plain (str, int, bool, None, list, dict) so that they survive msgpack; offsets in them are
character offsets of the raw text, half-open. Registering twice is harmless, and an attribute that
somebody else has registered is left alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from spacy.tokens import Doc, Span

_WORDS = "epi_spacy.divisions.explaining"
# name -> what it holds
DOC: dict[str, str] = {
    "normalized": "str: the normalized text (None until the tokenizer or epi_normalizer has run)",
    "alignment": "list of [raw_start, raw_end, start, end]: where raw and normalized lengths differ",
    "quality": "dict: encoding, script, glosses, damaged, readings, repeated, boilerplate",
    "article": "dict: title, source, published, zones and their offsets",
    "jurisdiction": "str: code of the division whose affairs the article reports",
    "jurisdiction_name": "str: its full name from the province down",
    "jurisdiction_evidence": "list of [kind of evidence, weight], the heaviest first (divisions.explaining)",
    "jurisdiction_chain": "list of dicts (code, name, level, kind) from the province down to it",
    "codes_on": "dict: date and basis, the day whose division codes are used",
    "divisions": "list of dicts, one for each span of doc.spans['divisions'], in order",
    "mentions": "list of dicts, one for each span of doc.spans['officials'], in order",
    "officials": "list of dicts: one row for each official and post",
    "directives": "list of dicts, one for each span of doc.spans['directives'], in order",
    "permissions": "list of dicts, one for each span of doc.spans['permissions'], in order",
    "commitments": "list of dicts, one for each span of doc.spans['commitments'], in order",
    "formulas": "list of dicts: policy formulas with their expansions",
    "appearances": "list of dicts, one for each span of doc.spans['appearances'], in order",
    "meta": "dict: id, encoding and whatever else came with the document",
}

# group of doc.spans -> the Doc attribute that details its spans
DETAILS = {
    "divisions": "divisions",
    "officials": "mentions",
    "directives": "directives",
    "appearances": "appearances",
}


def detail(span: Span) -> dict[str, Any] | None:
    """Return what a component wrote about a span.

    span: a span of doc.spans["divisions"], ["officials"], ["directives"] or ["appearances"], or of doc.ents.
    RETURNS: the plain dict with the same offsets and label, or None.
    """
    for attribute in DETAILS.values():
        for row in span.doc._.get(attribute) or ():
            if (
                row["start"] == span.start_char
                and row["end"] == span.end_char
                and row["label"] == span.label_
            ):
                return dict(row)
    return None


def evidence(span: Span) -> list[str]:
    """Return why a place was read as it was, in short English sentences.

    span: a span of doc.spans["divisions"], or of doc.ents.
    RETURNS: the sentences; none for a span that is no place.
    """
    row = detail(span)
    if not row or not row.get("evidence"):
        return []
    # By name and only when asked: the words belong to a floor above this one.
    words = import_module(_WORDS).words
    return [str(sentence) for sentence in words(row)]


def register() -> None:
    """Register every attribute of the table that is not registered yet."""
    for name in DOC:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Span.has_extension("detail"):
        Span.set_extension("detail", getter=detail)
    if not Span.has_extension("evidence"):
        Span.set_extension("evidence", getter=evidence)
