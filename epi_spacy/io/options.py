"""How to read, and where."""

from __future__ import annotations

from dataclasses import dataclass

# What the end of a name says of the content.
FORMATS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".docx": "docx",
}
KNOWN = tuple(dict.fromkeys(FORMATS.values()))
# Formats whose files hold many documents.
TABLES = frozenset({"jsonl", "csv", "tsv", "parquet"})


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are read.

    text_field, id_field: where a row of a table has text and id.
    encoding: the encoding of every file, where the user knows better.
    format: what named files and standard input hold, whatever they are called.
    html: the text field of rows holds HTML.
    """

    text_field: str = "text"
    id_field: str = "id"
    encoding: str | None = None
    format: str | None = None
    html: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stream comes from.

    name: what messages call it.
    id: the id of a document that is the whole stream.
    stem: what the ids of its rows begin with.
    format: what it holds, one of :data:`KNOWN`.
    seekable: it is a file of its own, which can be sought in.
    """

    name: str
    id: str
    stem: str
    format: str
    seekable: bool = False
