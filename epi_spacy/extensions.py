"""The one table of Doc and Span extension attributes.

Values are plain (str, int, bool, None, list, dict) so that they survive msgpack; offsets in them are
character offsets of the raw text, half-open. Registering twice is harmless, and an attribute that
somebody else has registered is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from operator import is_
from typing import Any
from weakref import WeakKeyDictionary

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
_ASIDE = ("permissions", "commitments")  # attributes that detail the spans of the groups of their names
_OF_ARTICLES = ("zones", "parts")  # fields of doc._.article that do


def detail(span: Span) -> dict[str, Any] | None:
    """Return what a component wrote about a span.

    span: a span of any group that our components write, or of doc.ents.
    RETURNS: the plain dict with the same offsets and label (the kind of a zone or part), or None.
    """
    row = _index(span.doc).get((span.start_char, span.end_char, span.label_))
    return None if row is None else dict(row)


Rows = Sequence[Mapping[str, Any]]
Index = dict[tuple[int, int, str], Mapping[str, Any]]

# Beside the Docs, not on them: what is on a Doc is stored with it.
_indexes: WeakKeyDictionary[Doc, tuple[list[Rows], int, Index]] = WeakKeyDictionary()


def _index(doc: Doc) -> Index:
    """The rows of a Doc by offsets and label, made anew when a component has written other ones."""
    tables = list(_tables(doc))
    size = sum(map(len, tables))
    known = _indexes.get(doc)
    if known is not None and known[1] == size and all(map(is_, known[0], tables)):
        return known[2]
    index: Index = {}
    for rows in tables:
        for row in rows:
            index.setdefault((row["start"], row["end"], row.get("label") or row["kind"]), row)
    _indexes[doc] = tables, size, index
    return index


def _tables(doc: Doc) -> Iterator[Rows]:
    """Yield the lists of rows that a Doc has; of two that detail the same span the first counts."""
    for attribute in (*DETAILS.values(), *_ASIDE):
        yield doc._.get(attribute) or ()
    article = doc._.article or {}
    for field in _OF_ARTICLES:
        yield article.get(field) or ()


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
