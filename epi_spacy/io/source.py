"""What reading gives: documents, and those that could not be read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from ..errors import EpiError

# What reading itself says of a document; a field of a row that is called so gets another name.
_OWN = ("id", "encoding", "format")
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was found.

    id: what its record is called.
    text: the text; offsets count its characters.
    encoding: the encoding it was read in; None for a text that came as text.
    meta: whatever else came with it, plain values.
    name: where it was found, for messages.
    format: what it was found as: text, html, jsonl, csv, tsv, parquet, pdf, docx.
    """

    id: str
    text: str
    encoding: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)
    name: str = ""
    format: str = "text"

    def as_meta(self) -> dict[str, Any]:
        """Return what ``doc._.meta`` holds of it: its other fields, id, encoding and format."""
        fields = {f"field_{key}" if key in _OWN else key: value for key, value in self.meta.items()}
        return {**fields, "id": self.id, "encoding": self.encoding, "format": self.format}


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read.

    name: where it was looked for.
    error: why.
    """

    name: str
    error: EpiError


Found = Source | Failure


def plain(value: Any, depth: int = 0) -> Any:
    """Return a value as JSON has it.

    value: whatever a row of a table held.
    depth: how deep it lies in others.
    RETURNS: str, int, float, bool, None, or lists and dicts of them: dates in ISO form, numbers that are
        none as None, bytes as text where they are UTF-8 and in hex where not.
    """
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return plain(float(value)) if float(value) == value else str(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        try:
            return bytes(value).decode("utf-8")
        except UnicodeDecodeError:
            return bytes(value).hex()
    if depth < _DEEPEST:
        if isinstance(value, Mapping):
            return {str(key): plain(item, depth + 1) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [plain(item, depth + 1) for item in value]
    return str(value)
