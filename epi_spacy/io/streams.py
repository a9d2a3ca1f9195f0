"""Byte streams: opened with care, and never trusted to end."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

from ..errors import EpiError, error


class Readable(Protocol):
    """What can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to so many bytes."""

    def close(self) -> None:
        """Let go of it."""


# The longest document, in bytes: some forty million characters, more than any pipeline here reads.
DOCUMENT = 1 << 27
# Packed files of text unpack to ten or thirty times their size. Past so many bytes, more than this many
# times is a trap.
FREE, RATIO = 1 << 26, 200
_CHUNK = 1 << 16

# What damaged or hostile packed files make the readers of the standard library raise.
DAMAGE = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)
_UNPACKERS: dict[str, Callable[[BinaryIO], Readable]] = {
    ".gz": lambda raw: gzip.GzipFile(fileobj=raw),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
PACKED = frozenset(_UNPACKERS)


def open_file(path: Path) -> BinaryIO:
    """Open an ordinary file.

    path: the file.
    RETURNS: it, to be read.
    RAISES: OSError where it cannot be opened, EpiError E509 where it is a pipe, a device or the like,
        which might never end or never begin.
    """
    # Opening a pipe that nobody writes to would wait for ever, so do not wait; then look what it was, not
    # before, when it may still be exchanged.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise error("E509", name=path)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def unpack(raw: BinaryIO, suffix: str, name: str) -> BinaryIO:
    """Return the content of a compressed stream, read as it is asked for.

    raw: the compressed bytes.
    suffix: ".gz", ".bz2" or ".xz".
    name: what error messages call it.
    """
    counter = _Counter(raw)
    return io.BufferedReader(
        _Guarded(_UNPACKERS[suffix](io.BufferedReader(counter, _CHUNK)), counter, name), _CHUNK
    )


def read_document(stream: Readable, name: str, limit: int = DOCUMENT) -> bytes:
    """Read a whole document, unless it is too long for one.

    stream: where it comes from.
    name: what error messages call it.
    limit: the most bytes it may have.
    RAISES: EpiError E510.
    """
    parts, size = [], 0
    while block := stream.read(min(_CHUNK * 16, limit + 1 - size)):
        size += len(block)
        parts.append(block)
        if size > limit:
            raise error("E510", name=name, limit=limit)
    return b"".join(parts)


def why(problem: BaseException) -> str:
    """Return what went wrong in words, without the name of the file and a stop at the end."""
    if isinstance(problem, EOFError):
        return "it ends too early"
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror
    return str(problem).rstrip(".") or type(problem).__name__


class _Counter(io.RawIOBase):
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        block = self._raw.read(len(buffer))
        self.taken += len(block)
        buffer[: len(block)] = block
        return len(block)


class _Guarded(io.RawIOBase):
    """An unpacked stream that stops where no honest file would go on."""

    def __init__(self, opened: Readable, counter: _Counter, name: str) -> None:
        self._opened, self._counter, self._name = opened, counter, name
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        block = self._opened.read(len(buffer))
        self._given += len(block)
        check_ratio(self._name, self._given, self._counter.taken)
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        if not self.closed:
            self._opened.close()
        super().close()


def check_ratio(name: str, unpacked: int, packed: int) -> None:
    """Refuse what unpacks to far more than texts do.

    name: what error messages call it.
    unpacked, packed: bytes out and bytes in, so far or declared.
    RAISES: EpiError E511.
    """
    if unpacked > FREE and unpacked > RATIO * max(packed, 1):
        raise error("E511", name=name, unpacked=unpacked, packed=packed)


def unreadable(name: str, problem: BaseException) -> EpiError:
    """Return the coded error for what reading a file raised.

    name: what the message calls the file.
    problem: what was raised.
    """
    if isinstance(problem, EpiError):
        return problem
    if isinstance(problem, DAMAGE):
        return error("E512", name=name, problem=why(problem))
    return error("E502", name=name, problem=why(problem))
