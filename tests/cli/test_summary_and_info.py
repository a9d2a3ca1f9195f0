from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import epi_spacy
from epi_spacy.cli.app import app
from epi_spacy.cli.summary import lines


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


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
    for word in (epi_spacy.__version__, "spacy ", "python ", "spacy-pkuseg", "divisions", "epi_article"):
        assert word in result.stdout
    assert "former" in result.stdout
