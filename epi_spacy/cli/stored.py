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
    RAISES: EpiError E502 for a file that cannot be read, E506 for a folder or a line that is no record.
    """
    from ..io.streams import why

    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _record(line, f"{path}:{number}")
    except IsADirectoryError as problem:
        raise error("E506", name=path, problem="it is a folder") from problem
    except OSError as problem:
        raise error("E502", name=path, problem=why(problem)) from problem


def _record(line: bytes, name: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as problem:
        byte = problem.object[problem.start]
        raise error(
            "E506", name=name, problem=f"its byte {problem.start} (0x{byte:02x}) is no UTF-8"
        ) from None
    except (ValueError, RecursionError) as problem:
        raise error("E506", name=name, problem=problem) from problem
    if not isinstance(record, dict) or not isinstance(record.get("directives"), list):
        raise error("E506", name=name, problem="it has no list of directives")
    for group in _GROUPS:
        record.setdefault(group, [])
    return record
