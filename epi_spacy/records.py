"""Doc to record: the plain dict that users read, store and compare."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .extensions import DETAILS, register
from .text.view import raw_text, view

Record = dict[str, Any]

# The fields of each kind of row, in their order, with the value where the text gives none.
_DIRECTIVE: dict[str, Any] = {
    "start": 0,
    "end": 0,
    "text": "",
    "norm": "",
    "measure": "",
    "submeasure": None,
    "force": "",
    "strength": None,
    "cue": None,
    "speaker": "",
    "speaker_type": None,
    "addressee": None,
    "addressee_inherited": False,
    "action": None,
    "object": None,
    "population": None,
    "place": None,
    "deadline": None,
    "quantity": None,
    "condition": None,
    "authority": None,
    "penalty": None,
    "direction": None,
    "item": None,
    "codes": {},
    "rule": None,
}
_OFFICIAL: dict[str, Any] = {
    "name": "",
    "post": "",
    "organ": None,
    "role": None,
    "division": "",
    "mentions": [],
}
_FORMULA: dict[str, Any] = {"start": 0, "end": 0, "name": "", "expansion": []}
_APPEARANCE: dict[str, Any] = {
    "officials": [],
    "role": "",
    "activity": None,
    "verb": None,
    "places": [],
    "venue": None,
    "date": None,
    "start": 0,
    "end": 0,
}
_DIVISION: dict[str, Any] = {
    "code": "",
    "name": "",
    "level": None,
    "resolution": "unknown",
    "candidates": [],
}
_PLACES = ("DIVISION", "REGION_REF")
_CODE_TABLES = ("oxcgrt", "who_phsm", "coronanet")


def record(doc: Doc) -> Record:
    """Turn an annotated Doc into a record.

    doc: a Doc from a pipeline of this package; what a missing component would have written is empty.
    RETURNS: a dict of plain values after ``schema()``; all offsets are characters of ``doc.text``, half-open.
    """
    register()
    article = doc._.article or {}
    return {
        "id": str((doc._.meta or {}).get("id", "")),
        "title": article.get("title", ""),
        "source": article.get("source", ""),
        "published": article.get("published", ""),
        "jurisdiction": doc._.jurisdiction or "",
        "jurisdiction_name": doc._.jurisdiction_name or "",
        "quality": _quality(doc),
        "entities": _entities(doc),
        "officials": [_row(_OFFICIAL, row) for row in doc._.officials or ()],
        "directives": [_directive(row) for row in doc._.directives or ()],
        "formulas": [_row(_FORMULA, row) for row in doc._.formulas or ()],
        "appearances": [_row(_APPEARANCE, row) for row in doc._.appearances or ()],
    }


@cache
def _schema_text() -> str:
    return (files("epi_spacy") / "record.schema.json").read_text("utf8")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record, a new dict each time."""
    loaded: dict[str, Any] = json.loads(_schema_text())
    return loaded


def _row(fields: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with exactly these fields, in their order; lists are empty rather than null."""
    out = {}
    for key, default in fields.items():
        value = row.get(key, default)
        out[key] = _copy(default if value is None else value)
    return out


def _copy(value: Any) -> Any:
    """Copy lists and dicts, so that a record does not change with its Doc."""
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_copy(item) for item in value]
    return value


def _directive(row: dict[str, Any]) -> dict[str, Any]:
    out = _row(_DIRECTIVE, row)
    out["measure"] = out["measure"] or row.get("label", "")
    out["speaker"] = out["speaker"] or ""
    out["codes"] = {table: list((out["codes"] or {}).get(table, ())) for table in _CODE_TABLES}
    return out


def _quality(doc: Doc) -> dict[str, Any]:
    quality = doc._.quality or {}
    return {
        "encoding": (doc._.meta or {}).get("encoding"),
        "script": quality.get("script", "none"),
        "glosses": quality.get("glosses", 0),
        "damaged": _copy(quality.get("damaged", [])),
        "repeated": _copy(quality.get("repeated", [])),
        "boilerplate": _copy(quality.get("boilerplate", [])),
    }


def _spans(doc: Doc) -> list[Span]:
    """Return the flat entity layer: ``doc.ents`` or, where a pipeline leaves it alone, the span groups."""
    if doc.ents:
        return list(doc.ents)
    groups = [span for group in ("officials", "divisions") for span in doc.spans.get(group, ())]
    return sorted(filter_spans(groups), key=lambda span: span.start)


def _entities(doc: Doc) -> list[dict[str, Any]]:
    spans = _spans(doc)
    if not spans:
        return []
    text, normalized = raw_text(doc), view(doc)
    known = {
        (row["start"], row["end"], row["label"]): row
        for group, attribute in DETAILS.items()
        if group != "directives"
        for row in doc._.get(attribute) or ()
    }
    out = []
    for span in spans:
        start, end, label = span.start_char, span.end_char, span.label_
        row = known.get((start, end, label), {})
        entity: dict[str, Any] = {
            "start": start,
            "end": end,
            "label": label,
            "text": text[start:end],
            "norm": row.get("norm") or normalized.text[slice(*normalized.to_normalized(start, end))],
        }
        if label in _PLACES:
            entity.update(_row(_DIVISION, {"code": span.kb_id_, **row}))
        out.append(entity)
    return out
