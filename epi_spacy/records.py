"""Doc to record: the plain dict that users read, store and compare."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .divisions.explaining import words
from .extensions import DETAILS, register
from .text.view import raw_text, view

Record = dict[str, Any]

# Formats of files whose text is taken out of something else: nobody but the record has that text.
EXTRACTED = frozenset({"html", "pdf", "docx"})

# The fields of each kind of row, in their order, with the value where the text gives none.
_DIRECTIVE: dict[str, Any] = {
    "start": 0,
    "end": 0,
    "text": "",
    "norm": "",
    "measure": "",
    "submeasure": None,
    "score": None,
    "runner_up": None,
    "force": "",
    "strength": None,
    "cue": None,
    "speaker": "",
    "speaker_type": None,
    "issuer": None,
    "addressee": None,
    "addressee_inherited": False,
    "action": None,
    "object": None,
    "population": None,
    "place": None,
    "place_code": None,
    "deadline": None,
    "deadline_date": None,
    "frequency": None,
    "quantity": None,
    "condition": None,
    "exception": None,
    "authority": None,
    "penalty": None,
    "direction": None,
    "item": None,
    "codes": {},
    "rule": None,
    "repeated": False,
}
_ASIDE: dict[str, Any] = {
    "start": 0,
    "end": 0,
    "text": "",
    "norm": "",
    "speaker": "",
    "speaker_type": None,
    "measure": "",
    "item": None,
    "rule": None,
    "repeated": False,
}
_OFFICIAL: dict[str, Any] = {
    "name": "",
    "post": "",
    "organ": None,
    "role": None,
    "division": "",
    "mentions": [],
    "rank": None,
    "acting": None,
    "former": None,
    "level": None,
    "evidence": [],
}
_FORMULA: dict[str, Any] = {"start": 0, "end": 0, "name": "", "expansion": []}
_APPEARANCE: dict[str, Any] = {
    "event": 1,
    "officials": [],
    "role": "",
    "activity": None,
    "verb": None,
    "places": [],
    "venue": None,
    "venues": [],
    "date": None,
    "meeting": None,
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
_PIECE: dict[str, Any] = {"start": 0, "end": 0, "kind": ""}
_SECTION: dict[str, Any] = {**_PIECE, "title": "", "title_at": None, "published": ""}
_CODES_ON: dict[str, Any] = {"date": "", "basis": ""}
_PLACES = ("DIVISION", "REGION_REF")
# The lists whose rows a repeated copy may hold once more.
_COPIED = ("entities", "directives", "permissions", "commitments", "formulas", "appearances")
_CODE_TABLES = ("oxcgrt", "who_phsm", "coronanet")


def record(doc: Doc, *, explain: bool = False) -> Record:
    """Turn an annotated Doc into a record.

    doc: a Doc from a pipeline of this package; what a missing component would have written is empty.
    explain: say of each place, in English, why it was read so ("evidence").
    RETURNS: a dict of plain values after ``schema()``; all offsets are characters of ``doc.text``, half-open.
    """
    register()
    article = doc._.article or {}
    meta = doc._.meta or {}
    copies = article.get("repeated") or (doc._.quality or {}).get("repeated") or ()
    return {
        "id": str(meta.get("id", "")),
        "title": article.get("title", ""),
        "source": article.get("source", ""),
        "published": article.get("published", ""),
        "jurisdiction": doc._.jurisdiction or "",
        "jurisdiction_name": doc._.jurisdiction_name or "",
        "codes_on": _row(_CODES_ON, doc._.codes_on or {}),
        "quality": _quality(doc),
        "meta": _copy({key: value for key, value in meta.items() if key not in ("id", "encoding")}),
        "text": raw_text(doc) if meta.get("format") in EXTRACTED else None,
        "zones": [_row(_PIECE, row) for row in article.get("zones") or ()],
        "parts": [_row(_PIECE, row) for row in article.get("parts") or ()],
        "sections": [_row(_SECTION, row) for row in article.get("sections") or ()],
        "entities": _flagged(_entities(doc, explain), copies),
        "officials": [_row(_OFFICIAL, row) for row in doc._.officials or ()],
        "directives": _flagged([_directive(row) for row in doc._.directives or ()], copies),
        "permissions": _flagged([_row(_ASIDE, row) for row in doc._.permissions or ()], copies),
        "commitments": _flagged([_row(_ASIDE, row) for row in doc._.commitments or ()], copies),
        "formulas": [_row(_FORMULA, row) for row in doc._.formulas or ()],
        "appearances": [_row(_APPEARANCE, row) for row in doc._.appearances or ()],
    }


def deduplicated(found: Record) -> Record:
    """Return a record without the rows that lie in a repeated copy of the body.

    found: a record; it is left as it is.
    RETURNS: the same record without them. Officials lose the mentions in copies, and go if they had no
        other. ``quality["repeated"]`` still says where the copies are.
    """
    inside = _Copies(found["quality"]["repeated"])
    out = dict(found)
    for group in _COPIED:
        out[group] = [row for row in found[group] if not inside(row["start"], row["end"])]
    out["officials"] = []
    for row in found["officials"]:
        mentions = [start for start in row["mentions"] if not inside(start, start + 1)]
        if mentions or not row["mentions"]:
            out["officials"].append({**row, "mentions": mentions})
    return out


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


class _Copies:
    """Tell what lies in one of some ranges.

    copies: [start, end] of each, disjoint.
    """

    def __init__(self, copies: Any) -> None:
        self._copies = sorted((start, end) for start, end in copies)

    def __call__(self, start: int, end: int) -> bool:
        """Return whether the characters from start to end lie in one of the ranges."""
        at = bisect_right(self._copies, (start, float("inf"))) - 1
        return at >= 0 and end <= self._copies[at][1]


def _flagged(rows: list[dict[str, Any]], copies: Any) -> list[dict[str, Any]]:
    """Mark the rows that lie in a repeated copy."""
    inside = _Copies(copies)
    for row in rows:
        row["repeated"] = inside(row["start"], row["end"])
    return rows


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


def _evidence(row: dict[str, Any]) -> list[str]:
    """Return why a place was read as it was, in English."""
    return words(row) if row.get("evidence") else []


def _entities(doc: Doc, explain: bool) -> list[dict[str, Any]]:
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
            if explain:
                entity["evidence"] = _evidence(row)
        out.append(entity)
    return out
