"""``epi-spacy officials``: who held which post where and when, over many records."""

from __future__ import annotations

import csv
import json
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import EpiError
from .stored import stored

if TYPE_CHECKING:
    from ..roster import Person, Roster

_COLUMNS = ("name", "post", "division", "division_name", "first", "last", "articles")
_WIDE = 1000  # columns of a table that goes to a file


class Form(str, Enum):
    """How the people are printed."""

    table = "table"
    json = "json"
    csv = "csv"


def officials(
    records: Annotated[
        list[Path], typer.Argument(metavar="RECORDS.jsonl...", help="Records of 'epi-spacy annotate'.")
    ],
    name: Annotated[str, typer.Option(help="Only people of this name.")] = "",
    within: Annotated[
        str, typer.Option(metavar="CODE", help="Only posts in this division or below it (its code).")
    ] = "",
    form: Annotated[Form, typer.Option("--format", help="table, json or csv.")] = Form.table,
) -> None:
    """Gather the officials of many articles: people, their posts with first and last date, conflicts.

    Conflicts are named on standard error (in JSON, in the output), never resolved: one post with two holders
    at one time, and one name in two divisions of which one lies in the other.
    """
    from ..roster import roster

    try:
        found = roster(record for path in records for record in stored(path))
    except EpiError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    rows = [row for person in found.people for row in _rows(person, found) if _wanted(row, name, within)]
    if form is Form.json:
        typer.echo(json.dumps(_plain(found, name, within), ensure_ascii=False, indent=1))
        return
    if form is Form.csv:
        writer = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "articles": " ".join(row["articles"])} for row in rows)
    else:
        _print_table(rows)
    for conflict in found.conflicts:
        place = found.places.get(conflict.division) or conflict.division
        typer.echo(f"{conflict.kind}: {conflict.name} ({place}): {conflict.detail}", err=True)


def _rows(person: Person, found: Roster) -> list[dict[str, Any]]:
    return [
        {
            "name": person.name,
            "post": held.post,
            "division": held.division,
            "division_name": found.places.get(held.division, ""),
            "first": held.first,
            "last": held.last,
            "articles": held.articles,
        }
        for held in sorted(person.posts.values(), key=lambda held: (held.first, held.division, held.post))
    ]


def _wanted(row: dict[str, Any], name: str, within: str) -> bool:
    from ..roster import inside

    return (not name or row["name"] == name) and (not within or inside(row["division"], within))


def _plain(found: Roster, name: str, within: str) -> dict[str, Any]:
    people = []
    for person in found.people:
        posts = [row for row in _rows(person, found) if _wanted(row, name, within)]
        if posts:
            for row in posts:
                del row["name"]
            people.append({"name": person.name, "articles": person.articles, "posts": posts})
    conflicts = [
        {"kind": c.kind, "name": c.name, "division": c.division, "people": list(c.people), "detail": c.detail}
        for c in found.conflicts
    ]
    return {"people": people, "conflicts": conflicts}


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in _COLUMNS:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        cells = [*(str(row[column]) for column in _COLUMNS[:-1]), str(len(row["articles"]))]
        table.add_row(*cells)
    console.print(table)
