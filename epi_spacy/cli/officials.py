"""``epi-spacy officials``: who held which post where and when, over many records."""

from __future__ import annotations

import csv
import json
import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import EpiError, error
from .ending import ended
from .places import codes_of
from .stored import Stored

if TYPE_CHECKING:
    from ..roster import Person, Roster

_COLUMNS = ("name", "post", "division", "division_name", "first", "last", "articles")


class Form(str, Enum):
    """How the people are printed."""

    table = "table"
    json = "json"
    csv = "csv"


def officials(
    records: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORDS.jsonl", help="Records of 'epi-spacy annotate', or - for standard input."
        ),
    ],
    name: Annotated[str, typer.Option(help="Only people of this name.")] = "",
    within: Annotated[
        str,
        typer.Option(metavar="PLACE", help="Only posts in this division or below it: its name or code."),
    ] = "",
    form: Annotated[
        Form, typer.Option("--format", help="A table (in a pipe: tabs between the cells), json or csv.")
    ] = Form.table,
) -> None:
    """Gather the officials of many articles: people, their posts with first and last date, conflicts.

    Conflicts are named on standard error (in JSON, in the output), never resolved: one post with two holders
    at one time, and one name in two divisions of which one lies in the other. National posts, and those whose
    place no article tells, have no code, so --within never finds them.

    What is no record is named on standard error and left out, and the command ends with exit code 1.
    """
    from ..roster import roster

    given = Stored(*records, needs={"officials": ("name", "post")})
    try:
        places = _places(within)
        found = roster(given)
        if given.failed and not given.read:
            given.end()
        rows = [row for person in found.people for row in _rows(person, found) if _wanted(row, name, places)]
        if not rows and (name or within):
            asked = " ".join([*([f"named {name}"] if name else []), *([f"in {within}"] if within else [])])
            raise error("E707", wanted=asked)
    except EpiError as problem:
        raise ended(problem) from problem
    if form is Form.json:
        typer.echo(json.dumps(_plain(found, name, places), ensure_ascii=False, indent=1))
    elif form is Form.csv:
        writer = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "articles": " ".join(row["articles"])} for row in rows)
    else:
        _print_table(rows)
    for conflict in found.conflicts if form is not Form.json else ():
        place = found.places.get(conflict.division) or conflict.division
        typer.echo(f"{conflict.kind}: {conflict.name} ({place}): {conflict.detail}", err=True)
    given.end()


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


def _places(within: str) -> set[str]:
    """The codes that a name or code stands for; none where nothing is asked."""
    if not within:
        return set()
    from ..divisions.gazetteer import Gazetteer

    return codes_of(Gazetteer.load(), within)


def _wanted(row: dict[str, Any], name: str, places: set[str]) -> bool:
    from ..roster import inside

    there = not places or any(inside(row["division"], place) for place in places)
    return there and (not name or row["name"] == name)


def _plain(found: Roster, name: str, places: set[str]) -> dict[str, Any]:
    people = []
    for person in found.people:
        posts = [row for row in _rows(person, found) if _wanted(row, name, places)]
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
    heads = [column.replace("_", " ") for column in _COLUMNS]
    cells = [[*(str(row[column]) for column in _COLUMNS[:-1]), str(len(row["articles"]))] for row in rows]
    if not sys.stdout.isatty():
        # What reads a pipe wants no columns padded to their widest cell.
        for line in (heads, *cells):
            typer.echo("\t".join(line))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for line in cells:
        table.add_row(*line)
    Console().print(table)
