"""Documents from files, folders, JSONL and standard input, one at a time."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import EpiError, error
from .encoding import decode

STDIN = "-"
_JSONL = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was found.

    id: what its record is called.
    text: the text; offsets count its characters.
    encoding: the encoding it was read in; None for a text that came inside JSON.
    meta: whatever else came with it.
    name: where it was found, for messages.
    """

    id: str
    text: str
    encoding: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)
    name: str = ""

    def as_meta(self) -> dict[str, Any]:
        """Return what ``doc._.meta`` holds of it: its other fields, id and encoding."""
        return {**self.meta, "id": self.id, "encoding": self.encoding}


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read.

    name: where it was looked for.
    error: why.
    """

    name: str
    error: EpiError


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    relative: str


def sources(
    paths: Iterable[str | Path], *, text_field: str = "text", id_field: str = "id"
) -> Iterator[Source | Failure]:
    """Read documents, each when it is asked for.

    paths: text files, ``.jsonl`` files, folders (all ``*.txt`` below, sorted), ``-`` for standard input.
    text_field, id_field: where a line of JSONL has text and id.
    RETURNS: the documents and, in their places, the failures. The id of a file is its name without
        suffix, or its path where two files share that name.
    """
    found = list(_files(paths))
    stems = Counter(entry.path.stem for entry in found if isinstance(entry, _File))
    ways = Counter(entry.relative for entry in found if isinstance(entry, _File))
    for entry in found:
        if isinstance(entry, Failure):
            yield entry
        elif entry.path.suffix.lower() in _JSONL:
            yield from _lines(entry.path, text_field, id_field)
        elif str(entry.path) == STDIN:
            yield _read(entry.path, "stdin")
        elif stems[entry.path.stem] == 1:
            yield _read(entry.path, entry.path.stem)
        else:
            yield _read(entry.path, entry.relative if ways[entry.relative] == 1 else entry.path.as_posix())


def count(paths: Iterable[str | Path]) -> int | None:
    """Return how many documents ``sources`` will give, or None if only reading them tells."""
    total = 0
    for entry in _files(paths):
        if isinstance(entry, _File) and entry.path.suffix.lower() in _JSONL:
            return None
        total += 1
    return total


def _files(paths: Iterable[str | Path]) -> Iterator[_File | Failure]:
    for given in paths:
        path = Path(given)
        if str(given) == STDIN:
            yield _File(path, "stdin")
        elif path.is_dir():
            yield from _folder(path)
        else:
            yield _File(path, path.with_suffix("").as_posix())


def _folder(folder: Path) -> Iterator[_File | Failure]:
    problems: list[OSError] = []
    found: list[Path] = []
    for root, _, names in os.walk(folder, onerror=problems.append):
        found += [Path(root, name) for name in names if name.lower().endswith(".txt")]
    for problem in problems:
        yield _unreadable(str(problem.filename), problem)
    if not found and not problems:
        yield Failure(str(folder), error("E505", name=folder))
    for path in sorted(found):
        yield _File(path, path.relative_to(folder).with_suffix("").as_posix())


def _read(path: Path, name: str) -> Source | Failure:
    shown = "standard input" if str(path) == STDIN else str(path)
    try:
        data = sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes()
        text, encoding = decode(data, shown)
    except OSError as problem:
        return _unreadable(shown, problem)
    except EpiError as problem:
        return Failure(shown, problem)
    return Source(name, text, encoding, name=shown)


def _lines(path: Path, text_field: str, id_field: str) -> Iterator[Source | Failure]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _row(line, f"{path}:{number}", f"{path.stem}:{number}", text_field, id_field)
    except OSError as problem:
        yield _unreadable(str(path), problem)


def _row(line: bytes, name: str, fallback: str, text_field: str, id_field: str) -> Source | Failure:
    try:
        row = json.loads(decode(line, name)[0].lstrip("\ufeff"))
    except EpiError as problem:
        return Failure(name, problem)
    except (ValueError, RecursionError) as problem:
        return Failure(name, error("E503", name=name, problem=f"no JSON ({problem})", field=text_field))
    if not isinstance(row, dict):
        return Failure(name, error("E503", name=name, problem="no JSON object", field=text_field))
    text = row.pop(text_field, None)
    if not isinstance(text, str):
        missing = f"{text_field!r} is missing or no string"
        return Failure(name, error("E503", name=name, problem=missing, field=text_field))
    given = row.pop(id_field, None)
    return Source(fallback if given in (None, "") else str(given), text, None, row, name)


def _unreadable(name: str, problem: OSError) -> Failure:
    return Failure(name, error("E502", name=name, problem=problem.strerror or str(problem)))
