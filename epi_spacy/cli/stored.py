"""Records from files that ``epi-spacy annotate`` wrote, one at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import typer

from ..errors import EpiError, error
from .ending import ended

# What a command cannot do without: names of fields, of the record itself ("") and of the rows of its lists.
Needs = Mapping[str, tuple[str, ...]]

_TEXT, _NUMBER, _TEXTS, _ROWS = "string", "whole number", "list of strings", "list of objects"
# What the fields hold that a command looks at; where nothing needs them they may be missing or null.
_FIELDS: dict[str, dict[str, str]] = {
    "": {
        **dict.fromkeys(("id", "title", "source", "published", "jurisdiction", "jurisdiction_name"), _TEXT),
        "file": _TEXT,
        **dict.fromkeys(("entities", "officials", "directives", "appearances"), _ROWS),
    },
    "entities": {
        **dict.fromkeys(("start", "end"), _NUMBER),
        **dict.fromkeys(("label", "code", "name"), _TEXT),
    },
    "officials": dict.fromkeys(("name", "post", "organ", "role", "division"), _TEXT),
    "directives": {
        **dict.fromkeys(("start", "end", "strength", "clause"), _NUMBER),
        **dict.fromkeys(("text", "norm", "measure", "force", "speaker", "addressee"), _TEXT),
    },
    "appearances": {
        **dict.fromkeys(("start", "end"), _NUMBER),
        **dict.fromkeys(("officials", "places", "venues"), _TEXTS),
        **dict.fromkeys(("role", "activity", "verb", "date", "meeting"), _TEXT),
    },
}
_GROUPS = tuple(field for field, kind in _FIELDS[""].items() if kind == _ROWS)


class Stored:
    """The records of some files, to be gone through once.

    What is no record is named on standard error and left out, and so is a file that cannot be read.

    paths: files of records, one a line; ``-`` is standard input.
    needs: what the records must have, beside a list of directives.

    read: how many records there were. failed: how many lines and files were none.
    RAISES: typer.Exit where a path is empty.
    """

    def __init__(self, *paths: str, needs: Needs) -> None:
        from ..io import refuse_empty

        try:
            refuse_empty(*paths)
        except EpiError as problem:
            raise ended(problem) from problem
        self._paths = paths
        self._needs = {"": ("directives",), **needs}
        self.read = self.failed = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for path in self._paths:
            try:
                yield from self._records(path)
            except EpiError as problem:
                self._tell(problem)

    def end(self) -> None:
        """End the command with exit code 1 if anything failed."""
        if self.failed:
            raise typer.Exit(1)

    def _tell(self, problem: EpiError) -> None:
        self.failed += 1
        typer.echo(str(problem), err=True)

    def _records(self, path: str) -> Iterator[dict[str, Any]]:
        """Give the records of a file; EpiError E502, E506 for one that is none."""
        from ..io.streams import why

        name = _shown(path)
        try:
            with _opened(path) as file:
                for number, line in enumerate(file, 1):
                    try:
                        record = _record(line, self._needs, f"{name}:{number}")
                    except EpiError as problem:
                        self._tell(problem)
                        continue
                    if record is not None:
                        self.read += 1
                        yield record
        except IsADirectoryError as problem:
            raise error("E506", name=name, problem="it is a folder") from problem
        except OSError as problem:
            raise error("E502", name=name, problem=why(problem)) from problem


def _shown(path: str) -> str:
    from ..io import STDIN

    return "standard input" if path == STDIN else path


def _opened(path: str) -> Any:
    from ..io import STDIN

    return nullcontext(sys.stdin.buffer) if path == STDIN else Path(path).open("rb")


def _record(line: bytes, needs: Needs, name: str) -> dict[str, Any] | None:
    """Return the record of a line, None for an empty line; EpiError E506 for what is none."""
    try:
        # A file that was joined of several may have a byte order mark before any line.
        text = line.decode("utf-8-sig")
        if not text.strip():
            return None
        record: dict[str, Any] = json.loads(text)
    except UnicodeDecodeError as problem:
        byte = problem.object[problem.start]
        said = f"its byte {problem.start} (0x{byte:02x}) is no UTF-8"
        raise error("E506", name=name, problem=said) from None
    except (ValueError, RecursionError) as problem:
        raise error("E506", name=name, problem=problem) from problem
    problem_there = wrong(record, needs)
    if problem_there:
        raise error("E506", name=name, problem=problem_there)
    for group in _GROUPS:
        if record.get(group) is None:
            record[group] = []
    return record


def wrong(row: Any, needs: Needs, group: str = "") -> str:
    """Say what is wrong with a record, or with a row of one of its lists.

    row: what JSON gave.
    needs: what it must have.
    group: the list that a row stands in.
    RETURNS: what is wrong, or "" for nothing.
    """
    if not isinstance(row, dict):
        return "it is no object"
    for field in needs.get(group, ()):
        if row.get(field) is None:
            return f"it has no {field!r}"
    for field, kind in _FIELDS[group].items():
        value = row.get(field)
        if value is None:
            continue
        if not _fits(value, kind):
            return f"its {field!r} is no {kind}"
        if kind == _ROWS:
            for number, below in enumerate(value, 1):
                problem = wrong(below, needs, field)
                if problem:
                    return f"row {number} of its {field!r} is not usable, {problem}"
    return ""


def _fits(value: Any, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(value, str)
    if kind == _NUMBER:
        return isinstance(value, int)
    return isinstance(value, list) and (kind == _ROWS or all(isinstance(one, str) for one in value))
