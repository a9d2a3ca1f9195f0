"""The corpus: gold is what its sources give, annotation is well-formed, and no text is anybody else's."""

from __future__ import annotations

import csv
import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from epi_spacy.errors import EpiError
from epi_spacy.text.clauses import clauses
from epi_spacy.training.gold import (
    FORCES,
    MEASURES,
    build_article,
    dump,
    parse_clauses,
    parse_marks,
    parse_meta,
    read_text,
)

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT / ".." / "shared"
NAMES = sorted(path.stem for path in (CORPUS / "texts").glob("*.txt"))
FULL_WIDTH = "\uff0c\uff1b\uff1a\uff1f\uff01\uff08\uff09"
RUN = 25


def gold(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(read_text(CORPUS / "gold" / f"{name}.json"))
    return record


def text_of(name: str) -> str:
    return read_text(CORPUS / "texts" / f"{name}.txt")


def index() -> dict[str, dict[str, str]]:
    with (CORPUS / "index.tsv").open(encoding="utf8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file, delimiter="\t")}


@pytest.mark.parametrize("name", NAMES)
def test_gold_is_up_to_date(name: str) -> None:
    assert read_text(CORPUS / "gold" / f"{name}.json") == dump(build_article(CORPUS, name))


@pytest.mark.parametrize("name", NAMES)
def test_spans_and_values(name: str) -> None:
    text, record = text_of(name), gold(name)
    assert 500 <= len(text) <= 2500
    end = 0
    for entity in record["entities"]:
        assert text[entity["start"] : entity["end"]] == entity["text"]
        assert end <= entity["start"] < entity["end"]
        end = entity["end"]
        assert re.fullmatch(r"(\d{6}|\d{9}|\d{12})?", entity.get("code", ""))
    bounds = clauses(text)
    for directive in record["directives"]:
        assert bounds[directive["clause"] - 1] == (directive["start"], directive["end"])
        assert text[directive["start"] : directive["end"]] == directive["text"]
        assert directive["measure"] in MEASURES
        assert directive["force"] in FORCES
    assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", record["published"])
    assert re.fullmatch(r"(\d{6}|\d{9})?", record["jurisdiction"])


@pytest.mark.parametrize("name", [name for name in NAMES if index()[name]["script"] == "simplified"])
def test_names_agree(name: str) -> None:
    """Title and officials table stand in the text; every full name of an official has a row."""
    text, record = text_of(name), gold(name)
    assert record["title"] in text
    words = {
        label: {e["text"] for e in record["entities"] if e["label"] == label}
        for label in ("OFFICIAL", "POST")
    }
    for row in record["officials"]:
        assert row["name"] in words["OFFICIAL"]
        assert row["post"] in words["POST"]
    rows = {row["name"] for row in record["officials"]}
    # A surname alone belongs to one of the full names.
    assert all(
        word in rows or (len(word) == 1 and any(n[0] == word for n in rows)) for word in words["OFFICIAL"]
    )


def punctuation(text: str) -> tuple[int, int]:
    """Count full-width and ASCII marks; not those between digits, in addresses and in glosses."""
    text = re.sub(r"\([a-z\u00c0-\u01ff]+ ?\)", "", text)
    text = re.sub(r"https?:\S+", "", text)
    text = re.sub(r"(?<=\d)[:,](?=\d)", "", text)
    return sum(text.count(mark) for mark in FULL_WIDTH), sum(text.count(mark) for mark in ",;:?!()")


@pytest.mark.parametrize("name", NAMES)
def test_punctuation_is_as_declared(name: str) -> None:
    full, ascii_marks = punctuation(text_of(name))
    style = index()[name]["punctuation"]
    if style == "full":
        assert full > 20
        assert ascii_marks == 0
    elif style == "ascii":
        assert full == 0
        assert ascii_marks > 20
    else:
        assert style == "mixed"
        assert min(full, ascii_marks) >= 5


def test_index_and_splits() -> None:
    rows = index()
    splits = json.loads(read_text(CORPUS / "splits.json"))
    assert sorted(rows) == NAMES
    assert sorted(name for names in splits.values() for name in names) == NAMES
    assert len(splits["test"]) >= 5
    for split, names in splits.items():
        assert all(rows[name]["split"] == split for name in names)
    styles = [row["punctuation"] for row in rows.values()]
    assert styles.count("full") > len(styles) / 2
    readme = read_text(CORPUS / "README.md")
    assert all(f"`{name}`" in readme for name in NAMES)


def test_every_measure_and_force_occurs() -> None:
    directives = [directive for name in NAMES for directive in gold(name)["directives"]]
    assert {directive["measure"] for directive in directives} == set(MEASURES)
    assert {directive["force"] for directive in directives} == FORCES


def test_no_text_is_shared_with_other_sources() -> None:
    dump_path = SHARED / "data" / "news_unlabelled.jsonl.gz"
    if not dump_path.is_file():
        pytest.skip("no texts of others at hand to compare with")
    runs: dict[str, str] = {}
    for name in NAMES:
        text = "".join(text_of(name).split())
        runs.update({text[i : i + RUN]: name for i in range(len(text) - RUN + 1)})
    with gzip.open(dump_path, "rt", encoding="utf8") as lines:
        others = [json.loads(line)["text"] for line in lines]
    others += [read_text(path) for path in (SHARED / "seeds").glob("*.txt")]
    for other in others:
        other = "".join(other.split())
        shared = [other[i : i + RUN] for i in range(len(other) - RUN + 1) if other[i : i + RUN] in runs]
        assert not shared, (runs[shared[0]], shared[0])


def test_marks_must_leave_the_text_alone() -> None:
    with pytest.raises(EpiError, match=r"E603.*a\.txt, line 2"):
        parse_marks("甲\n\u27e6D:130430|邱县\u27e7人", "甲\n邱县民", "a.txt")
    with pytest.raises(EpiError, match="E602"):
        parse_marks("\u27e6D:1304|邱县\u27e7", "邱县", "a.txt")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1\ttesting", "E604"),
        ("1\tnothing\toblige\t", "E604"),
        ("x\ttesting\toblige\t", "E604"),
        ("9\ttesting\toblige\t", "E605"),
    ],
)
def test_bad_clause_rows_are_named(row: str, code: str) -> None:
    with pytest.raises(EpiError, match=code):
        parse_clauses(row, "要检测。", "a.txt")


def test_clause_given_twice() -> None:
    with pytest.raises(EpiError, match="E605"):
        parse_clauses("1\ttesting\toblige\t\n1\ttesting\toblige\t", "要检测。", "a.txt")


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"title": ""}', '{"title":"","published":"","jurisdiction":"","officials":[{"name":""}]}'],
)
def test_bad_meta_is_named(content: str) -> None:
    with pytest.raises(EpiError, match="E606"):
        parse_meta(content, "a.txt")


def test_missing_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(EpiError, match="E601"):
        build_article(tmp_path, "nothing")


def test_check_finds_what_is_stale(tmp_path: Path) -> None:
    name = NAMES[0]
    for folder, suffix in (
        ("texts", "txt"),
        ("marks", "txt"),
        ("clauses", "tsv"),
        ("meta", "json"),
        ("appearances", "tsv"),
        ("gold", "json"),
    ):
        target = tmp_path / folder / f"{name}.{suffix}"
        target.parent.mkdir()
        target.write_bytes((CORPUS / folder / f"{name}.{suffix}").read_bytes())
    command = [sys.executable, str(ROOT / "scripts" / "build_corpus.py"), "--corpus", str(tmp_path)]
    assert subprocess.run([*command, "--check"], capture_output=True, check=False).returncode == 0
    gold_path = tmp_path / "gold" / f"{name}.json"
    gold_path.write_text("{}", "utf8")
    stale = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert stale.returncode == 1
    assert name in stale.stderr
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert gold_path.read_bytes() == (CORPUS / "gold" / f"{name}.json").read_bytes()
