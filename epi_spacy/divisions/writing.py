"""Mentions as plain rows in raw offsets."""

from __future__ import annotations

from typing import Any

from ..normalization import NormalizedText
from .catalogue import STEM, kind_of
from .lookup import Lookup
from .mentions import Mention

_NOTHING: tuple[str, str, str, tuple[str, ...]] = ("", "", "", ())


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
    name, level, kind, path = book.particulars(code) if code else _NOTHING
    return {
        "start": start,
        "end": end,
        "label": label,
        "text": raw[start:end],
        "norm": text.text[mention.start : mention.end],
        "code": code,
        "name": name,
        "level": level or mention.level,
        "kind": kind if level else mention.kind,
        "path": list(path),
        "resolution": mention.resolution,
        "candidates": [] if code else [candidate.code for candidate in mention.candidates],
        "evidence": list(mention.why or _ground(mention, text.text)),
    }


def _ground(mention: Mention, text: str) -> tuple[str, ...]:
    """The ground of a mention that was found resolved."""
    if mention.need in ("letter", "user"):
        return (mention.need,)
    if mention.need == STEM:
        return ("bare",)
    if not mention.name.startswith(text[mention.start : mention.end]):
        return ("misprint", mention.name)
    return ("only",) if mention.code else ("form",)


def chain_rows(codes: tuple[str, ...], book: Lookup) -> list[dict[str, str]]:
    """Return the divisions of a chain of codes as plain rows.

    codes: from the province down.
    book: the gazetteer at the article's date.
    """
    rows = (book.get(code) for code in codes)
    return [
        {"code": r.code, "name": r.name, "level": r.level, "kind": kind_of(r)} for r in rows if r is not None
    ]
