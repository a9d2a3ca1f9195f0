from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import epi_spacy
from epi_spacy.cli.app import app
from epi_spacy.cli.summary import lines
from tests.conftest import ROOT


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def directive(text: str, measure: str, strength: int, **more: Any) -> dict[str, Any]:
    return {"text": text, "norm": text, "measure": measure, "force": "oblige", "strength": strength, **more}


RECORD: dict[str, Any] = {
    "id": "a",
    "title": "县领导检查疫情防控工作",
    "source": "西平县融媒体中心",
    "published": "2021-08-05",
    "jurisdiction": "411721",
    "jurisdiction_name": "河南省驻马店市西平县",
    "entities": [{}, {}],
    "officials": [
        {"name": "何志远", "post": "县委书记", "division": "411721"},
        {"name": "何志远", "post": "一级调研员", "division": ""},
        {"name": "罗文静", "post": "县长", "division": "411721"},
    ],
    "directives": [
        directive("要加强排查", "tracing", 3, speaker="何志远", addressee="各乡镇"),
        directive("要加强组织领导", "organisation", 4, speaker="何志远"),
        directive("必须做到\n应检尽检", "testing", 5, speaker=""),
        directive("逐一登记", "tracing", 5, speaker="何志远"),
    ],
}


def test_lines() -> None:
    assert lines(RECORD, 2) == [
        "县领导检查疫情防控工作",
        "  a · 2021-08-05 · 西平县融媒体中心 · 河南省驻马店市西平县 411721",
        "  Officials",
        "    何志远: 县委书记 (411721), 一级调研员",
        "    罗文静: 县长 (411721)",
        "  Directives: 4 - tracing 2, organisation 1, testing 1",
        "    [oblige] 何志远: 要加强组织领导 (organisation)",
        "    [oblige] 何志远: 逐一登记 (tracing)",
    ]
    assert "    [oblige] nobody named: 必须做到 应检尽检 (testing)" in lines(RECORD, 3)


def test_empty_record() -> None:
    empty = {"title": "", "officials": [], "directives": [], "entities": []}
    assert lines(empty) == [
        "(no title)",
        "  no date · jurisdiction unknown",
        "  Officials: none",
        "  Directives: none",
    ]


def test_summary(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text((json.dumps(RECORD, ensure_ascii=False) + "\n") * 2, "utf-8")
    result = run("summary", path, "--directives", "1")
    assert result.exit_code == 0
    assert result.stdout.count("县领导检查疫情防控工作") == 2
    assert result.stdout.count("[oblige]") == 2
    assert result.stdout.splitlines()[-1] == "2 articles, 4 entities, 6 officials, 8 directives"


@pytest.mark.parametrize("content", [b"{", b"[1]\n", b'{"id": 1}\n', b"\xff"])
def test_what_is_no_record(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(content)
    result = run("summary", path)
    assert result.exit_code == 1
    assert "[E50" in result.stderr
    assert "records.jsonl" in result.stderr


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    told = run("summary", path).stderr
    assert told.startswith(f"[E502] {path} cannot be read: No such file or directory.")
    assert told.count(str(path)) == 1
    assert "Errno" not in told


@pytest.mark.parametrize("command", ["summary", "officials"])
def test_binary_files_and_folders_are_no_records(command: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xec\xff\0")
    assert f"[E506] {path}:1 is not a record: its byte 0 (0xec) is no UTF-8." in run(command, path).stderr
    assert f"[E506] {tmp_path} is not a record: it is a folder." in run(command, tmp_path).stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"directives": [{}]}, "row 1 of its 'directives' is not usable, it has no 'measure'"),
        (
            {"directives": [directive("a", "b", 1), 5]},
            "row 2 of its 'directives' is not usable, it is no object",
        ),
        ({"directives": {}}, "its 'directives' is no list of objects"),
        ({"directives": None}, "it has no 'directives'"),
        (
            {"directives": [directive("a", "b", "c")]},
            "row 1 of its 'directives' is not usable, its 'strength' is",
        ),
        ({"officials": [{"name": "安若素"}]}, "row 1 of its 'officials' is not usable, it has no 'post'"),
        (
            {"officials": [{"name": 5, "post": "县长"}]},
            "row 1 of its 'officials' is not usable, its 'name' is no string",
        ),
        ({"officials": 5}, "its 'officials' is no list of objects"),
        ({"published": 2020}, "its 'published' is no string"),
        ({"id": 5}, "its 'id' is no string"),
        (
            {"entities": [{"code": 5, "name": "a"}]},
            "row 1 of its 'entities' is not usable, its 'code' is no string",
        ),
    ],
)
def test_half_a_record_is_named_and_the_rest_goes_on(
    tmp_path: Path, wrong: dict[str, object], said: str
) -> None:
    path = tmp_path / "records.jsonl"
    rows = [RECORD, {**RECORD, **wrong}, {**RECORD, "title": "另一篇"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    result = run("summary", path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"[E506] {path}:2 is not a record: {said}")
    assert len(result.stderr.splitlines()) == 1
    assert "另一篇" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("2 articles")
    if "officials" in said or "published" in said:
        result = run("officials", path)
        assert (result.exit_code, result.stderr.startswith(f"[E506] {path}:2 ")) == (1, True)
        assert len(result.stdout.splitlines()) == 4
        assert len(json.loads(run("officials", path, "--format", "json").stdout)["people"]) == 2


def test_a_file_that_is_not_there_does_not_end_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(RECORD), "utf-8")
    result = run("officials", tmp_path / "none.jsonl", path)
    assert result.exit_code == 1
    assert result.stderr.startswith("[E502]")
    assert "罗文静" in result.stdout
    result = run("officials", tmp_path / "none.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize("command", ["summary", "officials"])
def test_records_from_standard_input_and_with_a_mark(command: str, tmp_path: Path) -> None:
    line = json.dumps(RECORD, ensure_ascii=False).encode() + b"\n"
    path = tmp_path / "records.jsonl"
    path.write_bytes(line)
    expected = run(command, path).stdout
    assert "罗文静" in expected
    path.write_bytes(b"\xef\xbb\xbf" + line + b"\xef\xbb\xbf\n")
    for result in (run(command, path), run(command, "-", stdin=line)):
        assert (result.exit_code, result.stderr, result.stdout) == (0, "", expected)
    assert "[E506] standard input:1 is not a record" in run(command, "-", stdin=b"{").stderr
    assert run(command, "").exit_code == 2


def test_what_cannot_be_shown_is_escaped(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps({**RECORD, "title": "要\ud800"}), "utf-8")
    result = run("summary", path)
    assert result.exit_code == 0
    assert "要\\ud800" in result.stdout


def test_version_and_usage() -> None:
    assert run("--version").stdout == f"epi-spacy {epi_spacy.__version__}\n"
    assert "PATH..." not in run("annotate", "--help").stdout.replace("PATH}...", "")
    assert "[[" not in run("divisions", "--help").stdout


def test_a_paragraph_of_help_is_one_line() -> None:
    for command in app.registered_commands:
        assert command.help
        assert all("\n" not in part for part in command.help.split("\n\n"))


def test_info() -> None:
    result = run("info")
    assert result.exit_code == 0
    for word in (
        epi_spacy.__version__,
        "spacy ",
        "python ",
        "spacy-pkuseg",
        "divisions",
        "epi_article",
        "compiled",
    ):
        assert word in result.stdout


def test_info_counts_what_the_page_does() -> None:
    """The former divisions are those of the table in docs/gazetteer.md, villages left out."""
    page = (ROOT / "docs" / "gazetteer.md").read_text("utf8")
    table = page.partition("| | in force | former |")[2].partition("\n\n")[0]
    counts = [
        [int(cell.split()[0].replace(",", "")) for cell in line.split("|")[2:4]]
        for line in table.splitlines()[2:]
    ]
    assert len(counts) == 6
    current, former = (sum(column) for column in zip(*counts[:-1], strict=True))
    assert f"{current:,} in force, {former:,} former, villages not counted" in run("info").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device there")
@pytest.mark.parametrize("arguments", [["summary"], ["officials"], ["officials", "--format", "csv"]])
def test_no_room_where_standard_output_goes(tmp_path: Path, arguments: list[str]) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text((json.dumps(RECORD, ensure_ascii=False) + "\n") * 200, "utf-8")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from epi_spacy.cli.app import main; main()", *arguments, path],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("[E504] standard output cannot be written: No space left on device.")
    assert len(done.stderr.splitlines()) == 1
