"""``epi-spacy info``: what is installed, and how old its data are."""

from __future__ import annotations

import typer

_PACKAGES = ("spacy", "spacy-pkuseg", "rjieba", "opencc-python-reimplemented", "daachorse")
_WIDTH = 28


def info() -> None:
    """Print versions, dates of the data, and components."""
    import platform

    from .. import __version__
    from ..assembly import compiled

    built = "compiled" if compiled() else "not compiled"
    ours = [("epi_spacy", f"{__version__}, {built}"), ("python", platform.python_version())]
    _section("Versions", [*ours, *_versions()])
    _section("Data", _data())
    _section("Components", _components())


def _section(name: str, rows: list[tuple[str, str]]) -> None:
    typer.echo(f"{name}")
    for key, value in rows:
        typer.echo(f"  {key:<{_WIDTH}}  {value}".rstrip())


def _versions() -> list[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    rows = []
    for package in _PACKAGES:
        try:
            rows.append((package, version(package)))
        except PackageNotFoundError:
            rows.append((package, "not installed"))
    return rows


def _data() -> list[tuple[str, str]]:
    from ..divisions.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    current = sum(1 for row in gazetteer if row.in_force())
    former = len(gazetteer) - current + sum(1 for _ in gazetteer.older())
    rows = [("divisions", f"{current:,} in force, {former:,} former, villages not counted")]
    return rows + [("", f"{source}: {version}") for source, version in _sources("divisions")]


def _sources(room: str) -> list[tuple[str, str]]:
    """Return source and version of each row of a room's SOURCES table that has a version."""
    from importlib.resources import files

    rows = []
    for line in (files(f"epi_spacy.{room}") / "data" / "SOURCES.md").read_text("utf8").splitlines():
        cells = [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 2 and any(char.isdigit() for char in cells[1]):
            rows.append((cells[0], cells[1]))
    return rows


def _components() -> list[tuple[str, str]]:
    from importlib.metadata import entry_points

    from spacy.language import Language

    rows = []
    for point in sorted(entry_points(group="spacy_factories"), key=lambda point: point.name):
        if point.value.startswith("epi_spacy."):
            point.load()
            meta = Language.get_factory_meta(point.name)
            rows.append((point.name, "writes " + ", ".join(meta.assigns) if meta.assigns else ""))
    return rows
