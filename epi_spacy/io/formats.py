"""A stream of a known format to documents."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from ..errors import EpiError, error
from .binary import check_bytes, check_text
from .documents import docx_text, pdf_text
from .encoding import declaration, decode
from .options import Options, Place
from .pages import extract
from .source import Failure, Found, Source
from .streams import DAMAGE, read_document, unreadable, why
from .tables import csv_rows, json_rows, parquet_rows

_Reader = Callable[[BinaryIO, Place, Options], Iterator[Found]]


def documents(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    """Read the documents of a stream, each when it is asked for.

    stream: the bytes.
    place: where they come from, and in which format.
    options: how to read.
    RETURNS: the documents and, in their places, the failures; whatever is wrong with the stream ends in one.
    """
    try:
        yield from _READERS[place.format](stream, place, options)
    except (OSError, EpiError, *DAMAGE) as problem:
        yield Failure(place.name, unreadable(place.name, problem))
    except (zipfile.BadZipFile, tarfile.TarError, UnicodeError) as problem:
        yield Failure(place.name, error("E512", name=place.name, problem=why(problem)))


def _text(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    data = read_document(stream, place.name)
    check_bytes(data, place.name)
    text, encoding = decode(data, place.name, encoding=options.encoding)
    check_text(text, place.name)
    yield Source(place.id, text, encoding, name=place.name)


def _html(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    data = read_document(stream, place.name)
    check_bytes(data, place.name)
    page, encoding = decode(data, place.name, encoding=options.encoding, declared=declaration(data))
    text, meta = extract(page, place.name)
    yield Source(place.id, text, encoding, meta, place.name, "html")


def _pdf(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    text = pdf_text(read_document(stream, place.name), place.name)
    yield Source(place.id, text, None, {}, place.name, "pdf")


def _docx(stream: BinaryIO, place: Place, options: Options) -> Iterator[Found]:
    text = docx_text(read_document(stream, place.name), place.name)
    yield Source(place.id, text, None, {}, place.name, "docx")


_READERS: dict[str, _Reader] = {
    "text": _text,
    "html": _html,
    "jsonl": json_rows,
    "csv": csv_rows,
    "tsv": csv_rows,
    "parquet": parquet_rows,
    "pdf": _pdf,
    "docx": _docx,
}
