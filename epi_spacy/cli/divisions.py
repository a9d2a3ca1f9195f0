"""``epi-spacy divisions``: look divisions up by name or code, at a date, with what they were and became."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ..errors import EpiError, error
from .ending import ended
from .places import codes_of

if TYPE_CHECKING:
    from ..divisions.gazetteer import Division, Gazetteer

_WIDE = 1000  # columns, where the table goes to a file
_STEPS = 5  # changes to follow, from a former name to what is in force


def divisions(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Name, full or short, also in traditional characters; or a code."
        ),
    ] = "",
    within: Annotated[
        str | None, typer.Option("--within", help="Name or code of a division it must lie in.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Year, month or day (2019, 2019-05, 2019-05-01)."),
    ] = None,
    level: Annotated[
        str | None,
        typer.Option("--level", help="province, prefecture, county, zone, township or village."),
    ] = None,
    code: Annotated[str | None, typer.Option("--code", help="Code of 6, 9 or 12 digits.")] = None,
    prefix: Annotated[bool, typer.Option("--prefix", help="NAME is the beginning of a name.")] = False,
    children: Annotated[bool, typer.Option("--children", help="List what lies directly below.")] = False,
    history: Annotated[
        bool, typer.Option("--history", "--successors", help="Show what came before and after.")
    ] = False,
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Look up administrative divisions of China: codes, parents, times, what they were and became."""
    from ..divisions.gazetteer import Gazetteer
    from ..normalization import normalize

    if bool(name) == bool(code) or form not in ("table", "json"):
        raise typer.BadParameter("give a NAME or a --code, and --format table or json")
    gazetteer = Gazetteer.load()
    name = normalize(name).text.strip()
    if name.isdecimal() and not prefix:
        code = name
    limits = _Limits(within or None, on, level, prefix)
    try:
        found = _of_code(gazetteer, code, limits) if code else _of_name(gazetteer, name, limits)
        if not found:
            raise _unknown(gazetteer, code or name, limits)
        if on is not None and not any(row.in_force(on) for row in found):
            typer.echo(f"{name}: none in force on {on}; those of other times:", err=True)
    except EpiError as problem:
        raise ended(problem) from problem
    if children:
        found = [below for row in found for below in gazetteer.children(row.code, on, uncoded=True)]
    records = [record(gazetteer, row) for row in found]
    if form == "json":
        typer.echo(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        _print_table(records, history or bool(code))
        _print_notes(gazetteer, found, on)


def record(gazetteer: Gazetteer, row: Division) -> dict[str, Any]:
    """Return a division as plain values, with its path, predecessors and successors."""
    path = gazetteer.path(row)
    return {
        "code": row.code if row.coded else "",
        "name": row.name,
        "full_name": "".join(above.name for above in path),
        "level": row.level,
        "kind": row.kind,
        "short_names": list(row.short_names),
        "aliases": list(row.aliases),
        "path": [above.code for above in path if above.coded],
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "predecessors": [_brief(gazetteer, other) for other in gazetteer.predecessors(row)],
        "successors": [_brief(gazetteer, other) for other in gazetteer.successors(row)],
        "related": [_brief(gazetteer, other) for code in row.related if (other := gazetteer.get(code))],
    }


def _brief(gazetteer: Gazetteer, row: Division) -> dict[str, str]:
    return {
        "code": row.code if row.coded else "",
        "full_name": gazetteer.full_name(row),
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
    }


class _Limits(NamedTuple):
    """Where, when and on which level to look, and whether by the beginning of a name."""

    within: str | None
    on: str | None
    level: str | None
    prefix: bool

    def __str__(self) -> str:
        said = {"in": self.within, "on": self.on, "of level": self.level}
        words = [f"{word} {limit}" for word, limit in said.items() if limit]
        return " ".join([*(["as the beginning of a name"] if self.prefix else []), *words])


def _of_code(gazetteer: Gazetteer, code: str, limits: _Limits) -> list[Division]:
    """All that a code has meant, or what it meant at a date."""
    from ..divisions.gazetteer_rows import check_level

    within, on, level, _ = limits
    check_level(level)
    rows = [row for row in gazetteer.versions(code) if on is None or row.in_force(on)]
    if level is not None:
        rows = [row for row in rows if row.level == level]
    if within:
        places = codes_of(gazetteer, within, on)
        rows = [
            row for row in rows if places.intersection(above.code for above in gazetteer.path(row, on)[:-1])
        ]
    return rows


def _of_name(gazetteer: Gazetteer, name: str, limits: _Limits) -> list[Division]:
    """The divisions of a name: at the date, else villages, else those that bore it at another time."""
    from ..normalization import normalize

    within, on, level, prefix = limits
    if within:
        within = normalize(within).text.strip()
        codes_of(gazetteer, within, on)
    if prefix:
        return gazetteer.search(name, within, on, level)
    found = gazetteer.find(name, within, on, level)
    if not found and level is None:
        found = gazetteer.find(name, within, on, "village")
    return found or gazetteer.find(name, within, None, level, former=True)


def _print_table(records: Iterable[dict[str, Any]], history: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ["code", "division", "level", "from", "to", *(["before", "after"] if history else [])]:
        table.add_column(column, overflow="fold")
    for row in records:
        cells = [row["code"], row["full_name"], row["level"], row["valid_from"], row["valid_to"]]
        if history:
            cells += [_names(row["predecessors"]), _names(row["successors"])]
        table.add_row(*cells)
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDE
    console.print(table)


def _names(rows: list[dict[str, str]]) -> str:
    return "\n".join(f"{row['code']} {row['full_name']}" for row in rows)


def _print_notes(gazetteer: Gazetteer, rows: list[Division], on: str | None) -> None:
    """Say of former divisions what they are now, and what others are run as one with."""
    for row in rows:
        for other in filter(None, map(gazetteer.get, row.related)):
            typer.echo(f"{row.name} and {gazetteer.full_name(other)} are run as one.")
        if on is None and not row.in_force():
            now = _now(gazetteer, row)
            names = ", ".join(f"{gazetteer.full_name(other)} ({other.code})" for other in now)
            is_now = f"now {names}" if names else "no source says what took its place"
            typer.echo(f"{row.name} ({row.code}), until {row.valid_to}: {is_now}.")


def _now(gazetteer: Gazetteer, row: Division) -> list[Division]:
    """What is in force in the place of a former division."""
    ahead = [row]
    for _ in range(_STEPS):
        steps = [[other] if other.in_force() else gazetteer.successors(other) for other in ahead]
        ahead = list(dict.fromkeys(other for step in steps for other in step))
    return [other for other in ahead if other.in_force()]


def _unknown(gazetteer: Gazetteer, asked: str, limits: _Limits) -> EpiError:
    """Return what to say where nothing was found: is it not known at all, or only not as limited?"""
    said = str(limits)
    try:
        codes_of(gazetteer, asked)
    except EpiError as problem:
        if not said or not gazetteer.find(asked, level="village", former=True):
            return problem
    return error("E708", value=asked, limits=said)
