"""How a command ends that cannot do what it was asked: what it says, and its exit code."""

from __future__ import annotations

import typer

from ..errors import MESSAGES, EpiError

# What is wrong with the call, not with a file: dates, levels, encodings, formats, an output among the inputs.
_USAGE = frozenset({"E201", "E202", "E507", "E521", "E523", "E524"})
# Where nothing was found that could be a document.
NOTHING = frozenset({"E505", "E520"})


def ended(problem: EpiError) -> typer.Exit:
    """Say on standard error what is wrong.

    problem: what was raised.
    RETURNS: the end of the command, to be raised: exit code 2 where an option is wrong, else 1.
    """
    typer.echo(str(problem), err=True)
    return typer.Exit(2 if problem.code in _USAGE else 1)


def told(name: str, problem: EpiError) -> str:
    """Say what is wrong with a document.

    name: where the document was found.
    RETURNS: the message, with the name before it unless it has the name itself.
    """
    return str(problem) if "{name}" in MESSAGES.get(problem.code, "") else f"{name}: {problem}"


def target(output: str | None) -> str | None:
    """Return where an option says that something is to be written.

    output: what the option says; ``-`` is standard output.
    RETURNS: the path, or None for standard output.
    RAISES: EpiError E524 for an empty path.
    """
    from ..io import STDIN, refuse_empty

    if output is not None:
        refuse_empty(output)
    return None if output == STDIN else output
