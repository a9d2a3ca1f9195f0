"""Records to JSONL: whole or not at all."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import error

if TYPE_CHECKING:
    from typing_extensions import Self

# Lone surrogates cannot be encoded, and some readers break lines at the others: JSON can escape them all.
_ESCAPE = re.compile("[\ud800-\udfff\x85\u2028\u2029]")


def dumps(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON, without its line end.

    record: plain values.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


class WholeFile:
    """A file that appears under its name when all is written.

    Until then what is written goes to a temporary file beside it, which is removed if anything goes wrong:
    what bore the name before is as it was. Use as a context manager.

    path: the file, or None for standard output.
    RAISES: EpiError E504 where the file cannot be written.
    """

    def __init__(self, path: str | Path | None) -> None:
        self._name = "standard output" if path is None else str(path)
        self._target = None if path is None else Path(os.path.realpath(path))
        self._temporary: Path | None = None
        self._file: BinaryIO | None = None
        self._dropped = False

    def __enter__(self) -> Self:
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

    def write_text(self, text: str) -> None:
        """Write some text, in UTF-8."""
        if self._file is None:
            raise error("E504", name=self._name, problem="it is not open")
        try:
            self._file.write(text.encode("utf-8"))
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise self._failed(problem) from problem

    def drop(self) -> None:
        """Leave what bore the name before as it was, whatever is written."""
        self._dropped = True

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
            whole = kind is None and not self._dropped
            if whole and self._temporary is not None and self._target is not None:
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


class RecordWriter(WholeFile):
    """Write records as JSONL in UTF-8, one a line, as a :class:`WholeFile`."""

    def __init__(self, path: str | Path | None) -> None:
        super().__init__(path)
        self.written = 0

    def write(self, record: Mapping[str, Any]) -> None:
        """Write one record."""
        self.write_line(dumps(record))

    def write_line(self, line: str) -> None:
        """Write one record that is a line of JSON already, without its line end."""
        self.write_text(line + "\n")
        self.written += 1
