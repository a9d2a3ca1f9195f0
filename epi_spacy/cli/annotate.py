"""``epi-spacy annotate``: documents in, records out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import EpiError
from .ending import NOTHING, ended, target, told
from .reading import Encoding, Formatted, IdField, TextField

if TYPE_CHECKING:
    from ..io import Failure, Source
    from .work import Result


class Segmenter(str, Enum):
    """How the text is cut into tokens; the records are the same."""

    char = "char"
    jieba = "jieba"
    pkuseg = "pkuseg"


def annotate(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files (.txt .html .jsonl .csv .tsv .parquet .pdf .docx, packed with .gz .bz2 .xz, archives "
            ".zip .tar), folders of such files, quoted patterns ('news/**/*.txt'), or - for standard input.",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write, one record a line; standard output, or -, by default.",
        ),
    ] = None,
    encoding: Encoding = None,
    format: Formatted = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    html: Annotated[
        bool, typer.Option("--html", "--html-field", help="The text field of rows holds HTML.")
    ] = False,
    deduplicate: Annotated[
        bool,
        typer.Option(
            "--deduplicate",
            help="Leave out the rows of repeated copies of a body, and documents whose text came before.",
        ),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each place why it was read so ('evidence').")
    ] = False,
    processes: Annotated[
        int, typer.Option("--n-process", "-n", min=1, help="How many processes share the work.")
    ] = 1,
    segmenter: Annotated[
        Segmenter, typer.Option(help="How the text is cut into tokens. The records are the same.")
    ] = Segmenter.char,
    progress: Annotated[
        bool | None,
        typer.Option("--progress/--no-progress", help="A progress bar; by default only on a terminal."),
    ] = None,
) -> None:
    """Annotate documents and write their records as JSON lines.

    A document that cannot be read or annotated is named on standard error and left out; the rest goes on,
    and the command ends with exit code 1. Where none could be, the output is left as it was.
    """
    from ..io import count, sources
    from .work import Wish, results

    form = format.value if format else None
    try:
        written_to = target(output)
        found = sources(
            paths,
            text_field=text_field,
            id_field=id_field,
            encoding=encoding,
            format=form,
            html=html,
            leave=written_to,
        )
        fresh = _Fresh(found) if deduplicate else None
        wish = Wish(segmenter.value, explain, deduplicate)
        shown = sys.stderr.isatty() if progress is None else progress
        bar = _bar(count(paths, format=form) if shown else None, shown)
        failed, missing, written = _run(results(fresh or found, wish, processes), written_to, bar)
    except EpiError as problem:
        raise ended(problem) from problem
    except BrokenPipeError:
        # The reader of our output has gone (as in "| head"): no more to say, not even while Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    if fresh and fresh.skipped:
        typer.echo(f"{fresh.skipped} documents skipped whose text came before.", err=True)
    if written_to and not written and (failed or missing):
        typer.echo(f"Nothing was written: {written_to} is as it was.", err=True)
    if failed:
        typer.echo(f"{failed} of {failed + written} documents failed.", err=True)
    if failed or missing:
        raise typer.Exit(1)


class _Fresh:
    """Documents without those whose very text came before.

    found: the documents; those that could not be read pass.
    """

    def __init__(self, found: Iterable[Source | Failure]) -> None:
        self._found = found
        # Eight bytes of a hash tell a billion texts apart, and are all that is kept of them.
        self._seen: set[int] = set()
        self.skipped = 0

    def __iter__(self) -> Iterator[Source | Failure]:
        for source in self._found:
            text = getattr(source, "text", None)
            if text is not None:
                digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                mark = int.from_bytes(digest, "big")
                if mark in self._seen:
                    self.skipped += 1
                    continue
                self._seen.add(mark)
            yield source


def _run(done: Iterable[Result], output: str | None, bar: Any) -> tuple[int, int, int]:
    """Write the records; return how many documents failed, paths had none, and records were written."""
    from ..io import RecordWriter

    failed = missing = 0
    with bar, RecordWriter(output) as writer:
        for result in done:
            if result.error is not None:
                bar.clear()
                typer.echo(told(result.name, result.error), err=True)
                failed += result.error.code not in NOTHING
                missing += result.error.code in NOTHING
            elif result.line is not None:
                writer.write_line(result.line)
            bar.update()
        if not writer.written and (failed or missing):
            # Nothing is no better than the records that may be there.
            writer.drop()
    return failed, missing, writer.written


def _bar(total: int | None, shown: bool) -> Any:
    from tqdm import tqdm

    return tqdm(total=total, unit=" documents", file=sys.stderr, disable=not shown)
