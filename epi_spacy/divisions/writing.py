"""Mentions as plain rows in raw offsets."""

from __future__ import annotations

from typing import Any

from ..normalization import NormalizedText
from .catalogue import kind_of
from .lookup import Lookup
from .mentions import Mention


def row_of(mention: Mention, label: str, raw: str, text: NormalizedText, book: Lookup) -> dict[str, Any]:
    """Return a mention as a plain row.

    mention: a resolved mention, offsets normalized.
    label: DIVISION or REGION_REF.
    raw: the raw text.
    text: the normalized text, with its alignment.
    book: the gazetteer at the article's date.
    """
    start, end = text.to_raw(mention.start, mention.end)
    code = mention.code
    row = book.get(code) if code else None
    return {
        "start": start,
        "end": end,
        "label": label,
        "text": raw[start:end],
        "norm": text.text[mention.start : mention.end],
        "code": code,
        "name": book.full_name(code) if code else "",
        "level": row.level if row is not None else mention.level,
        "kind": kind_of(row) if row is not None else mention.kind,
        "path": list(book.path(code)) if code else [],
        "resolution": mention.resolution,
        "candidates": [] if code else [candidate.code for candidate in mention.candidates],
    }


def chain_rows(codes: tuple[str, ...], book: Lookup) -> list[dict[str, str]]:
    """Return the divisions of a chain of codes as plain rows.

    codes: from the province down.
    book: the gazetteer at the article's date.
    """
    rows = (book.get(code) for code in codes)
    return [
        {"code": r.code, "name": r.name, "level": r.level, "kind": kind_of(r)} for r in rows if r is not None
    ]
