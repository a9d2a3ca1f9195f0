"""Rows with a text field: JSONL, CSV and TSV, Parquet; one row at a time."""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import EpiError, error
from .encoding import decode
from .lines import WIDE, Line, lines
from .options import Options, Place
from .pages import extract
from .source import Failure, Found, Source, plain
from .streams import DOCUMENT, read_document, why

_BOM = b"\xef\xbb\xbf"
_BATCH = 64


def json_rows(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    """Read JSON lines: an object each, with the text in one of its fields."""
    found, encoding = lines(stream, options.encoding)
    for line in found:
        name, ident = f"{place.name}:{line.number}", f"{place.stem}:{line.number}"
        try:
            row = _object(line, name, encoding, options)
            if row is not None:
                yield source(row[0], name, ident, options, row[1], "jsonl")
        except EpiError as problem:
            yield Failure(name, problem)


def _object(line: Line, name: str, encoding: str, options: Options) -> tuple[dict[str, Any], str] | None:
    """Return the object on a line and the encoding it was in; None where the line is blank."""
    data = _whole(line, name)
    if not data.strip():
        return None
    text, known = _decoded(data, line.offset, name, encoding, options)
    try:
        row = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as problem:
        raise error("E503", name=name, problem=f"no JSON ({problem})", field=options.text_field) from None
    if not isinstance(row, dict):
        raise error("E503", name=name, problem="no JSON object", field=options.text_field)
    return row, known


def _decoded(data: bytes, at: int, name: str, encoding: str, options: Options) -> tuple[str, str]:
    """Decode a line as its file's head is encoded or, where that fails, as makes sense of itself."""
    if encoding.startswith(WIDE):
        return decode(data, name, encoding="utf-8")[0], encoding
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return decode(data, name, encoding=options.encoding, at=at)


def _whole(line: Line, name: str) -> bytes:
    if line.data is None:
        raise error("E510", name=name, limit=DOCUMENT)
    return line.data.removeprefix(_BOM) if line.number == 1 else line.data


def source(
    row: dict[str, Any], name: str, ident: str, options: Options, encoding: str | None, form: str
) -> Source:
    """Make a document of a row.

    row: its fields; text and id are taken out, the rest is the meta.
    name: what messages call it.
    ident: its id, if it brings none.
    options: what the fields are called.
    encoding, form: what it was found in.
    RAISES: EpiError E503 where there is no text.
    """
    text = row.pop(options.text_field, None)
    if not isinstance(text, str):
        missing = f"{options.text_field!r} is missing or no string"
        raise error("E503", name=name, problem=missing, field=options.text_field)
    given = row.pop(options.id_field, None)
    meta = {str(key): plain(value) for key, value in row.items()}
    if options.html:
        text, found = extract(text, name)
        meta, form = {**found, **meta}, "html"
    return Source(ident if given in (None, "") else str(given), text, encoding, meta, name, form)


def csv_rows(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    """Read CSV or TSV: a row of column names, then rows.

    The commas, quotes and line ends of a table are the same bytes in every encoding, so rows are cut first
    and their fields decoded one row at a time: a row that cannot be decoded does not end the file.
    """
    csv.field_size_limit(max(csv.field_size_limit(), DOCUMENT))
    found, encoding = lines(stream, options.encoding)
    rows = _Rows(found, place.name, encoding, options)
    try:
        columns = rows.header(place.name)
    except EpiError as problem:
        yield Failure(place.name, problem)
        return
    while True:
        name = place.name
        try:
            fields = rows.next()
            if fields is None:
                return
            name = f"{place.name}:{rows.number}"
            texts, known = rows.texts(fields, name)
            if not texts:
                continue
            if len(texts) != len(columns):
                wrong = f"it has {len(texts)} fields under {len(columns)} column names"
                raise error("E518", name=name, problem=wrong)
            row: dict[str, Any] = dict(zip(columns, texts, strict=True))
            yield source(row, name, f"{place.stem}:{rows.number}", options, known, place.format)
        except EpiError as problem:
            yield Failure(f"{place.name}:{rows.number}", problem)


class _Rows:
    """The rows of a CSV file as lists of undecoded fields.

    found: the lines of the file.
    name: what messages call it.
    encoding: the encoding of its head.
    options: what the text field is called.
    """

    def __init__(self, found: Iterator[Line], name: str, encoding: str, options: Options) -> None:
        self._lines, self._name, self._encoding, self._options = found, name, encoding, options
        self._again: deque[Line] = deque()
        self._taken: list[Line] = []
        self._delimiter = ","
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """Return the next line, a character for each byte."""
        line = self._again.popleft() if self._again else next(self._lines)
        self._taken.append(line)
        return _whole(line, f"{self._name}:{line.number}").decode("latin-1")

    def header(self, name: str) -> list[str]:
        """Read the names of the columns, and see what stands between them.

        RAISES: EpiError E517 where the column of the text is not among them, E518 where the row is broken.
        """
        wanted, seen = self._options.text_field, ""
        line = next(self, "")
        for self._delimiter in (",", "\t", ";"):
            try:
                fields = next(csv.reader([line], delimiter=self._delimiter), [])
            except csv.Error as problem:
                raise error("E518", name=f"{name}:1", problem=why(problem)) from None
            columns = [text.strip() for text in self.texts(fields, name)[0]]
            if wanted in columns:
                return columns
            if not seen or len(columns) > 1:
                seen = ", ".join(columns[:20])[:200]
        raise error("E517", name=name, field=wanted, known=seen or "nothing")

    def next(self) -> list[str] | None:
        """Return the fields of the next row, a character for each byte; None at the end.

        RAISES: EpiError E518 for a row that is broken; the lines after its first are read again.
        """
        self._taken = []
        try:
            fields = next(csv.reader(self, delimiter=self._delimiter, strict=True), None)
        except csv.Error as problem:
            self._again.extendleft(reversed(self._taken[1:]))
            del self._taken[1:]
            self.number = self._taken[0].number
            raise error("E518", name=f"{self._name}:{self.number}", problem=why(problem)) from None
        finally:
            if self._taken:
                self.number = self._taken[0].number
        return fields

    def texts(self, fields: list[str], name: str) -> tuple[list[str], str]:
        """Decode the fields of a row.

        RETURNS: them, and the encoding they are in.
        RAISES: EpiError E501 or E508 with the position of the byte that cannot be read.
        """
        data = [text.encode("latin-1") for text in fields]
        wide = self._encoding.startswith(WIDE)
        encoding = "utf-8" if wide else self._encoding
        try:
            return [text.decode(encoding) for text in data], self._encoding
        except UnicodeDecodeError:
            raw = b"".join(line.data or b"" for line in self._taken)
            at = 0 if wide else self._taken[0].offset
            told = encoding if wide or self._options.encoding else None
            encoding = decode(raw, name, encoding=told, at=at)[1]
        try:
            return [text.decode(encoding) for text in data], encoding
        except UnicodeDecodeError as problem:
            raise error("E518", name=name, problem=why(problem)) from None


def parquet_rows(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    """Read a Parquet file, a few rows of a row group at a time."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as problem:
        raise error("E516", name=place.name, format="Parquet", problem=problem, extra="parquet") from None
    # A member of an archive cannot be sought in, and Parquet begins at its end.
    whole = stream if place.seekable else io.BytesIO(read_document(stream, place.name))
    try:
        file = parquet.ParquetFile(whole, memory_map=False, pre_buffer=False)
        columns = file.schema_arrow.names
        if options.text_field not in columns:
            known = ", ".join(columns[:20])
            raise error("E517", name=place.name, field=options.text_field, known=known)
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                name = f"{place.name}:{number}"
                try:
                    yield source(row, name, f"{place.stem}:{number}", options, None, "parquet")
                except EpiError as problem:
                    yield Failure(name, problem)
    except (arrow.ArrowException, ValueError, TypeError) as problem:
        if isinstance(problem, EpiError):
            raise
        raise error("E512", name=place.name, problem=why(problem)) from None
