"""The typer app: each command in a module of its own, which loads nothing heavy before it runs."""

from __future__ import annotations

import typer

from .annotate import annotate
from .divisions import divisions
from .explain import explain
from .info import info
from .officials import officials
from .score import score
from .summary import summary

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read Chinese local-government news on epidemic control: officials, divisions, directives.",
)
app.command()(annotate)
app.command()(summary)
app.command()(explain)
app.command()(score)
app.command()(divisions)
app.command()(officials)
app.command()(info)


def main() -> None:
    """Run the command line."""
    app()
