"""No room imports a room beside it, nor one above: the floors of the house."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import epi_spacy

PACKAGE = Path(epi_spacy.__file__).parent
# What each room may import of the package, besides itself.
GROUND = {"datafiles", "errors", "extensions", "matching", "normalization"}
SIDE_BY_SIDE = {"article", "divisions", "officials", "directives", "appearances"}
FLOORS = {
    "datafiles": set(),
    "errors": set(),
    "extensions": set(),
    "matching": {"errors"},
    "normalization": {"errors"},
    "text": GROUND,
    **{room: GROUND | {"text"} for room in SIDE_BY_SIDE},
    "records": GROUND | {"text", "divisions"},
    "roster": {"datafiles"},
    "io": GROUND | {"text"},
    "training": GROUND | {"text"} | SIDE_BY_SIDE | {"records"},
}


def imports(path: Path) -> set[str]:
    """The rooms of the package that a file imports, also inside functions."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = parts[: len(parts) - node.level]
        names = [node.module] if node.module else [alias.name for alias in node.names]
        rooms |= {(*base, *name.split("."))[0] for name in names}
    return rooms


@pytest.mark.parametrize("room", sorted(FLOORS))
def test_room_imports_only_from_the_floors_below(room: str) -> None:
    single = PACKAGE / f"{room}.py"
    files = [single] if single.is_file() else sorted((PACKAGE / room).rglob("*.py"))
    assert files
    for path in files:
        allowed = FLOORS[room] | {room}
        assert imports(path) <= allowed, f"{path.name} imports {imports(path) - allowed}"
