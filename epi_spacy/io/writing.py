"""Records to JSONL: whole or not at all."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from ..errors import error

# Lone surrogates cannot be encoded, and some readers break lines at the others: JSON can escape them all.
_ESCAPE = re.compile("[\ud800-\udfff\x85\u2028\u2029]")


def dumps(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON, without its line end.

    record: plain values.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


class RecordWriter:
    """Write records as JSONL in UTF-8, one a line.

    A file appears under its name when all is written: until then the lines go to a temporary file
    beside it, which is removed if anything goes wrong. Use as a context manager.

    path: the file, or None for standard output.
    RAISES: EpiError E504 where the file cannot be written.
    """

    def __init__(self, path: str | Path | None) -> None:
        self._name = "standard output" if path is None else str(path)
        self._target = None if path is None else Path(os.path.realpath(path))
        self._temporary: Path | None = None
        self._file: BinaryIO | None = None
        self.written = 0

    def __enter__(self) -> RecordWriter:
        try:
            self._file = self._open()
        except OSError as problem:
            raise self._failed(problem) from problem
        return self

    def _open(self) -> BinaryIO:
        if self._target is None:
            return sys.stdout.buffer
        if self._target.exists() and not self._target.is_file():
            # A device or a pipe is written to, never replaced; a folder is refused by open.
            return self._target.open("wb")
        self._temporary = self._target.with_name(f".{self._target.name}.{os.getpid()}.tmp")
        # Plain open: the file gets the permissions that the user's files get.
        return self._temporary.open("wb")

    def write(self, record: Mapping[str, Any]) -> None:
        """Write one record."""
        self.write_line(dumps(record))

    def write_line(self, line: str) -> None:
        """Write one record that is a line of JSON already, without its line end."""
        if self._file is None:
            raise error("E504", name=self._name, problem="it is not open")
        try:
            self._file.write(line.encode("utf-8") + b"\n")
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise self._failed(problem) from problem
        self.written += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is None:
            return
        try:
            if self._target is None:
                self._file.flush()
            else:
                self._file.close()
            if kind is None and self._temporary is not None and self._target is not None:
                os.replace(self._temporary, self._target)
                self._temporary = None
        except BrokenPipeError:
            raise
        except OSError as wrong:
            if kind is None:
                raise self._failed(wrong) from wrong
        finally:
            self._file = None
            if self._temporary is not None:
                self._temporary.unlink(missing_ok=True)

    def _failed(self, problem: OSError) -> Exception:
        return error("E504", name=self._name, problem=problem.strerror or str(problem))
