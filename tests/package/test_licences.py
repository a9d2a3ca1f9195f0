"""What the wheel carries of others comes with its licence, and what it imports is declared."""

from __future__ import annotations

import ast
import configparser
import csv
import re
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SETUP = configparser.ConfigParser()
SETUP.read(ROOT / "setup.cfg", "utf8")
NOTICE = (ROOT / "NOTICE").read_text("utf8")
LICENCES = ROOT / "epi_spacy" / "licenses"
# Packages that are imported by another name than they are installed by.
NAMES = {
    "charset_normalizer": "charset-normalizer",
    "docx": "python-docx",
    "opencc": "opencc-python-reimplemented",
    "sklearn": "scikit-learn",
    "spacy_pkuseg": "spacy-pkuseg",
}


def requirements(text: str) -> set[str]:
    """The names of the packages that a list of setup.cfg asks for."""
    found = (re.match(r"[A-Za-z0-9_.-]+", line.strip()) for line in text.splitlines())
    return {match.group() for match in found if match}


def imported(path: Path) -> set[str]:
    """The packages that a file imports when it runs, by the name that they are installed by."""
    names: set[str] = set()
    nodes: list[ast.AST] = [ast.parse(path.read_text("utf8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        nodes.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return {NAMES.get(name, name) for name in names - set(sys.stdlib_module_names)}


def test_every_licence_is_named_and_shipped() -> None:
    texts = sorted(path.name for path in LICENCES.iterdir())
    assert texts
    for name in texts:
        assert name in NOTICE
    assert "epi_spacy/licenses/*.txt" in SETUP["metadata"]["license_files"]
    assert "licenses/*.txt" in SETUP["options.package_data"]["epi_spacy"]


def test_the_apache_licence_is_whole() -> None:
    text = (LICENCES / "Apache-2.0.txt").read_text("utf8")
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_mit_licence_names_its_holders_and_grants() -> None:
    text = (LICENCES / "MIT.txt").read_text("utf8")
    own = (ROOT / "LICENSE").read_text("utf8")
    assert text.endswith(own[own.index("Permission is hereby granted") :])
    # Each package that NOTICE calls MIT of somebody stands there with the holder.
    holders = re.findall(r"\bMIT, Copyright \(c\) (?:\d{4} )?([^,.\n]+)", NOTICE)
    assert len(holders) >= 7
    for holder in holders:
        assert holder in text


@pytest.mark.parametrize("table", ["variants.tsv", "phrases.tsv"])
def test_every_source_of_the_character_tables_is_noticed(table: str) -> None:
    with (ROOT / "epi_spacy/normalization/data" / table).open(encoding="utf8", newline="") as file:
        sources = {row["source"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    assert sources
    for source in sources - {"handmade"}:
        assert source in NOTICE


@pytest.mark.parametrize("folder", sorted(ROOT.glob("epi_spacy/*/data")), ids=lambda path: path.parent.name)
def test_every_data_file_has_its_source(folder: Path) -> None:
    sources = (folder / "SOURCES.md").read_text("utf8")
    assert not [path.name for path in folder.iterdir() if path.name not in ("SOURCES.md", *_named(sources))]
    assert [path.name for path in folder.glob("*SOURCES*")] == ["SOURCES.md"]


def _named(text: str) -> set[str]:
    return {name.rstrip("/") for name in re.findall(r"`([^`\s]+)`", text)}


def test_what_the_package_imports_is_declared() -> None:
    extras = SETUP["options.extras_require"]
    declared = requirements(SETUP["options"]["install_requires"])
    for extra in ("jieba", "html", "parquet", "documents"):
        declared |= requirements(extras[extra])
    for path in sorted((ROOT / "epi_spacy").rglob("*.py")):
        assert imported(path) <= declared, path


def test_what_the_build_scripts_import_is_declared() -> None:
    declared = requirements(SETUP["options"]["install_requires"])
    declared |= requirements(SETUP["options.extras_require"]["build"])
    scripts = sorted((ROOT / "scripts").glob("*.py"))
    ours = {path.stem for path in scripts} | {"epi_spacy", "tests"}
    for path in scripts:
        if path.stem.startswith(("build_", "gazetteer_", "train_")):
            assert imported(path) - ours <= declared, path
