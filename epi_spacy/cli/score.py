"""``epi-spacy score``: records against gold annotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import EpiError, error
from .ending import ended
from .stored import Stored, wrong

_NEEDS = {
    "": ("directives", "id"),
    "entities": ("start", "end", "label"),
    "officials": ("name", "post"),
    "directives": ("start", "end"),
    "appearances": ("start", "end", "officials", "role"),
}
_GOLD_NEEDS = {
    **_NEEDS,
    "": ("file", "entities", "officials", "directives"),
    "directives": ("clause", "measure", "force", "speaker"),
}


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold annotation (*.json).")],
    records: Annotated[
        str,
        typer.Argument(
            metavar="RECORDS.jsonl", help="Records of 'epi-spacy annotate', or - for standard input."
        ),
    ],
    texts: Annotated[Path, typer.Argument(metavar="TEXTS", help="Folder of the articles.")],
    errors: Annotated[bool, typer.Option("--errors", help="List every error under the figures.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Print precision, recall, F and accuracies of every layer.

    What is no record is named on standard error and left out, and the command ends with exit code 1.
    """
    from ..training.scoring import score as compare

    try:
        golds = [_read_gold(path) for path in sorted(gold.glob("*.json"))]
        if not golds:
            raise error("E620", folder=gold, split="")
        given = Stored(records, needs=_NEEDS)
        found = list(given)
        if given.failed and not found:
            given.end()
        figures, mistakes = compare(golds, found, {g["file"]: _read(texts / g["file"]) for g in golds})
    except EpiError as problem:
        raise ended(problem) from problem
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        for line in table(figures):
            typer.echo(line)
    if errors:
        for mistake in mistakes:
            typer.echo("\t".join(map(str, mistake)))
    given.end()


def table(figures: dict[str, Any]) -> list[str]:
    """Lay figures out as lines.

    figures: what :func:`epi_spacy.training.scoring.score` returns.
    RETURNS: one line for the articles, then one for each figure that is known.
    """
    lines = [f"{figures['articles']} articles, {figures['missing']} without a record"]
    for name, row in figures.items():
        if isinstance(row, dict) and "f" in row:
            code = f"  code {row['code accuracy']:.3f}" if "code accuracy" in row else ""
            counts = f"(tp {row['tp']} fp {row['fp']} fn {row['fn']})"
            lines.append(f"{name:<12} P {row['p']:.3f}  R {row['r']:.3f}  F {row['f']:.3f}  {counts}{code}")
        elif isinstance(row, dict) and row["accuracy"] is not None:
            lines.append(f"{name:<12} right {row['accuracy']:.3f} of {row['n']}")
    return lines


def _read(path: Path) -> str:
    from ..io.streams import why

    try:
        return path.read_bytes().decode("utf8")
    except (OSError, UnicodeDecodeError) as problem:
        raise error("E502", name=path, problem=why(problem)) from problem


def _read_gold(path: Path) -> dict[str, Any]:
    try:
        gold: dict[str, Any] = json.loads(_read(path).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as problem:
        if isinstance(problem, EpiError):
            raise
        raise error("E624", path=path, problem=problem) from problem
    problem_there = wrong(gold, _GOLD_NEEDS)
    if problem_there:
        raise error("E624", path=path, problem=problem_there)
    return gold
