"""Lines of bytes, numbered and placed, of tables that may be as long as they like."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ..errors import EpiError
from .encoding import decode
from .streams import DOCUMENT

_HEAD = 1 << 16
_CHUNK = 1 << 16
# In these a line end is more than a byte.
WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file.

    number: counted from 1.
    offset: where it begins, in bytes.
    data: its bytes with its end; None where it is longer than any document may be.
    """

    number: int
    offset: int
    data: bytes | None


def lines(stream: BinaryIO, encoding: str | None, limit: int = DOCUMENT) -> tuple[Iterator[Line], str]:
    """Return the lines of a stream, and the encoding that its head is in.

    stream: the bytes.
    encoding: the encoding, where it is known.
    limit: the longest line, in bytes; longer ones are given without their bytes.
    RETURNS: the lines, each read when it is asked for, in UTF-8 where the file is in UTF-16 or UTF-32, and
        the encoding of the file.
    RAISES: EpiError E507 for an encoding that nobody knows.
    """
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream), _HEAD)
    name = _encoding(buffered.peek(_HEAD)[:_HEAD], encoding)
    if name.startswith(WIDE):
        buffered = io.BufferedReader(_Recoded(buffered, name), _HEAD)
    return _numbered(buffered, limit), name


def _numbered(stream: BinaryIO, limit: int) -> Iterator[Line]:
    number = offset = 0
    while data := stream.readline(limit + 1):
        number += 1
        size = len(data)
        if size > limit and not data.endswith(b"\n"):
            while rest := stream.readline(_CHUNK):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield Line(number, offset, None)
        else:
            yield Line(number, offset, data)
        offset += size


def _encoding(head: bytes, encoding: str | None) -> str:
    """Return the encoding of a file by its first bytes; UTF-8 where they do not say."""
    if encoding is not None:
        # Only to see whether there is such an encoding.
        return decode(b"", encoding=encoding)[1]
    cut = head.rpartition(b"\n")[0] or head
    for piece in (cut, head[: len(head) // 4 * 4]):
        try:
            return decode(piece)[1]
        except EpiError:
            continue
    return "utf-8"


class _Raw(io.RawIOBase):
    """A stream that can only be read, as a raw one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        block = self._stream.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


class _Recoded(io.RawIOBase):
    """A stream of wide characters in UTF-8, in which a line end is one byte."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._left:
            block = self._stream.read(_CHUNK)
            self._left = self._decoder.decode(block, final=not block).encode("utf-8")
            if not block:
                break
        taken = self._left[: len(buffer)]
        self._left = self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)
