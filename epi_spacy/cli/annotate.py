"""``epi-spacy annotate``: documents in, records out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import EpiError, error

if TYPE_CHECKING:
    from spacy.language import Language

    from ..io import Failure, Source


class Segmenter(str, Enum):
    """How the text is cut into tokens; the records are the same."""

    char = "char"
    jieba = "jieba"
    pkuseg = "pkuseg"


def annotate(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Text files, folders with *.txt files, .jsonl files, or - for standard input.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="The file to write, one record a line; standard output by default."
        ),
    ] = None,
    segmenter: Annotated[
        Segmenter, typer.Option(help="How the text is cut into tokens. The records are the same.")
    ] = Segmenter.char,
    text_field: Annotated[str, typer.Option(help="The field of a .jsonl line that holds the text.")] = "text",
    id_field: Annotated[str, typer.Option(help="The field of a .jsonl line that holds the id.")] = "id",
    progress: Annotated[
        bool | None,
        typer.Option("--progress/--no-progress", help="A progress bar; by default only on a terminal."),
    ] = None,
) -> None:
    """Annotate documents and write their records as JSON lines.

    A document that cannot be read or annotated is named on standard error and left out; the rest goes on,
    and the command ends with exit code 1.
    """
    from ..io import sources

    try:
        failed, written = _run(
            load(segmenter.value),
            sources(paths, text_field=text_field, id_field=id_field),
            output,
            _bar(paths, progress),
        )
    except EpiError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    except BrokenPipeError:
        # The reader of our output has gone (as in "| head"): no more to say, not even while Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    if failed:
        typer.echo(f"{failed} of {failed + written} documents failed.", err=True)
        raise typer.Exit(1)


def load(segmenter: str) -> Language:
    """Load the pipeline.

    segmenter: "char", "jieba" or "pkuseg".
    RAISES: EpiError E702 where it cannot be loaded, as without the extra that a segmenter needs.
    """
    from ..assembly import assemble

    try:
        if segmenter == "char":
            return assemble("epi_fast")
        return assemble("epi_rules", overrides={"nlp.tokenizer.segmenter": segmenter})
    except EpiError:
        raise
    except (ImportError, ValueError, OSError) as problem:
        raise error("E702", segmenter=segmenter, problem=problem) from problem


def record_of(nlp: Language, source: Source) -> dict[str, Any]:
    """Annotate one document.

    nlp: the pipeline.
    source: the document.
    RETURNS: its record.
    RAISES: EpiError, of whatever code: E701 for what nobody foresaw.
    """
    from ..extensions import register
    from ..records import record

    register()
    if len(source.text) > nlp.max_length:
        raise error("E703", name=source.name, size=len(source.text), limit=nlp.max_length)
    try:
        doc = nlp.make_doc(source.text)
        doc._.meta = source.as_meta()
        return record(nlp(doc))
    except EpiError:
        raise
    except Exception as problem:
        # spaCy wraps what a component raises: what it raised says more.
        root = problem.__cause__ or problem
        if isinstance(root, EpiError):
            raise root from None
        raise error("E701", name=source.name, kind=type(root).__name__, problem=root) from problem


def _run(nlp: Language, found: Iterator[Source | Failure], output: Path | None, bar: Any) -> tuple[int, int]:
    """Annotate and write; return the numbers of documents that failed and that were written."""
    from ..io import Failure, RecordWriter

    failed = 0
    with bar, RecordWriter(output) as writer:
        for source in found:
            try:
                if isinstance(source, Failure):
                    raise source.error
                writer.write(record_of(nlp, source))
            except EpiError as problem:
                if problem.code == "E504":
                    raise
                failed += 1
                bar.clear()
                typer.echo(f"{source.name}: {problem}", err=True)
            bar.update()
    return failed, writer.written


def _bar(paths: list[str], progress: bool | None) -> Any:
    from tqdm import tqdm

    from ..io import count

    shown = sys.stderr.isatty() if progress is None else progress
    total = count(paths) if shown else None
    return tqdm(total=total, unit=" documents", file=sys.stderr, disable=not shown)
