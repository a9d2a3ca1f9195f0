"""Scoring on the command line: perfect records of the gold itself, and what is wrong with others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from epi_spacy.cli.app import app
from tests.conftest import CORPUS, article_names, read_gold

ARGUMENTS = [str(CORPUS / "gold"), "{records}", str(CORPUS / "texts")]


def run(records: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["score", *(a.format(records=records) for a in ARGUMENTS), *options])
    return result.exit_code, result.output


def write(path: Path, drop: str = "") -> Path:
    rows = []
    for name in article_names():
        row = {**read_gold(name), "id": name}
        row["entities"] = [e for e in row["entities"] if e["label"] != drop]
        rows.append(json.dumps(row, ensure_ascii=False))
    path.write_text("\n".join(rows), "utf8")
    return path


def test_the_gold_scores_itself_perfectly(tmp_path: Path) -> None:
    code, out = run(write(tmp_path / "r.jsonl"), "--json")
    figures = json.loads(out)
    assert code == 0
    assert all(row.get("f", row.get("accuracy")) == 1 for row in figures.values() if isinstance(row, dict))


def test_errors_are_listed(tmp_path: Path) -> None:
    code, out = run(write(tmp_path / "r.jsonl", drop="POST"), "--errors")
    assert code == 0
    assert "POST         P 0.000  R 0.000  F 0.000" in out
    assert "\tFN\tPOST\t" in out


def test_a_folder_without_gold(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["score", str(tmp_path), str(tmp_path / "r.jsonl"), str(tmp_path)])
    assert result.exit_code == 1
    assert f"[E620] No gold file (*.json) in {tmp_path}." in result.output


def test_what_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"{broken")
    code, out = run(tmp_path / "r.jsonl")
    assert code == 1
    assert "[E506]" in out


def test_missing_files_are_coded_errors(tmp_path: Path) -> None:
    code, out = run(tmp_path / "none.jsonl")
    assert code == 1
    assert "[E502]" in out


def test_half_a_record_is_named_and_the_rest_is_scored(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl")
    wrong = (
        {"directives": []},
        {"id": "a", "directives": [{"start": 1}]},
        {"id": "a", "directives": [], "entities": [{"start": "1", "end": 2, "label": "POST"}]},
        {
            "id": "a",
            "directives": [],
            "appearances": [{"start": 1, "end": 2, "role": "lead", "officials": "甲"}],
        },
    )
    lines = "".join(json.dumps(row) + "\n" for row in wrong)
    path.write_text(lines + path.read_text("utf8"), "utf8")
    result = CliRunner().invoke(app, ["score", *(a.format(records=path) for a in ARGUMENTS), "--json"])
    assert result.exit_code == 1
    assert [line.partition(" ")[0] for line in result.stderr.splitlines()] == ["[E506]"] * len(wrong)
    assert "it has no 'id'" in result.stderr
    assert json.loads(result.stdout)["missing"] == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"file": None}, "it has no 'file'"),
        ({"directives": [{"measure": "a"}]}, "row 1 of its 'directives' is not usable, it has no 'clause'"),
        ({"entities": [{"start": "1"}]}, "row 1 of its 'entities' is not usable, it has no 'end'"),
        ({"officials": 5}, "its 'officials' is no list of objects"),
    ],
)
def test_what_is_no_gold(tmp_path: Path, change: dict[str, object], said: str) -> None:
    name = article_names()[0]
    path = tmp_path / f"{name}.json"
    records = write(tmp_path / "r.jsonl")
    arguments = ["score", str(tmp_path), str(records), str(CORPUS / "texts"), "--json"]
    path.write_text("\ufeff" + json.dumps(read_gold(name)), "utf8")
    assert CliRunner().invoke(app, arguments).exit_code == 0
    path.write_text(json.dumps({**read_gold(name), **change}), "utf8")
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"[E624] {path} is no gold annotation: {said}")
