"""The options that say how documents are read: the same wherever documents are."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer


class Format(str, Enum):
    """What a file holds, whatever it is called."""

    text = "text"
    html = "html"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    parquet = "parquet"
    pdf = "pdf"
    docx = "docx"


Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", help="The encoding of the files, such as gb18030; by default it is found for each."
    ),
]
Formatted = Annotated[
    Format | None,
    typer.Option("--format", help="What named files and standard input hold; by default the suffix says so."),
]
TextField = Annotated[str, typer.Option("--text-field", help="The field of a row that holds the text.")]
IdField = Annotated[str, typer.Option("--id-field", help="The field of a row that holds the id.")]
