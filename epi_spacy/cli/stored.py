"""Records from a file that ``epi-spacy annotate`` wrote, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import error

_GROUPS = ("entities", "officials")


def stored(path: Path) -> Iterator[dict[str, Any]]:
    """Read records.

    path: a file of records, one a line.
    RETURNS: the records, each when it is asked for.
    RAISES: EpiError E502 for a file that cannot be read, E506 for a line that is no record.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _record(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as problem:
        raise error("E502", name=path, problem=problem) from problem


def _record(line: str, name: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as problem:
        raise error("E506", name=name, problem=problem) from problem
    if not isinstance(record, dict) or not isinstance(record.get("directives"), list):
        raise error("E506", name=name, problem="it has no list of directives")
    for group in _GROUPS:
        record.setdefault(group, [])
    return record
