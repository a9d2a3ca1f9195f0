"""The typer app: each command in a module of its own, which loads nothing heavy before it runs."""

from __future__ import annotations

import errno
import inspect
import io
import os
import sys
from typing import Annotated

import typer

from ..errors import error
from .annotate import annotate
from .divisions import divisions
from .explain import explain
from .info import info
from .officials import officials
from .score import score
from .summary import summary

# What writing ends with where a disk has no room, or broke.
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO})

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        typer.echo(f"epi-spacy {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read Chinese local-government news on epidemic control: officials, divisions, directives."""
    for stream in (sys.stdout, sys.stderr):
        # What a text holds (a lone surrogate) or a terminal cannot show is escaped, and ends no command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


for _command in (annotate, summary, explain, score, divisions, officials, info):
    # A paragraph is one line: how wide it is printed is for the terminal to say.
    _paragraphs = inspect.cleandoc(_command.__doc__ or "").split("\n\n")
    app.command(help="\n\n".join(" ".join(part.split()) for part in _paragraphs))(_command)


def main() -> None:
    """Run the command line."""
    try:
        app()
    except OSError as problem:
        if problem.errno not in _FULL:
            raise
        # What is left in the buffer goes nowhere, or Python would fail on it once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        typer.echo(str(error("E504", name="standard output", problem=problem.strerror)), err=True)
        raise SystemExit(1) from None
