from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from epi_spacy.io import Failure, Source, count, sources


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def only(found: object) -> Source:
    assert isinstance(found, Source), found
    return found


def test_folder(tmp_path: Path) -> None:
    write(tmp_path, b_txt="乙\r\n", a_txt="甲", sub__c_txt="丙", sub__d="not a text")
    found = [only(source) for source in sources([tmp_path])]
    assert [(source.id, source.text, source.encoding) for source in found] == [
        ("a", "甲", "utf-8"),
        ("b", "乙\r\n", "utf-8"),
        ("c", "丙", "utf-8"),
    ]
    assert found[0].name == str(tmp_path / "a.txt")
    assert found[0].as_meta() == {"id": "a", "encoding": "utf-8", "format": "text"}
    assert count([tmp_path]) == 3


def test_files_of_one_name_get_their_paths(tmp_path: Path) -> None:
    write(tmp_path, x__a_txt="1", y__a_txt="2", y__b_txt="3")
    assert [only(source).id for source in sources([tmp_path])] == ["x/a", "y/a", "b"]
    twice = [only(source).id for source in sources([tmp_path / "x", tmp_path / "y"])]
    assert twice == [(tmp_path / "x" / "a.txt").as_posix(), (tmp_path / "y" / "a.txt").as_posix(), "b"]
    assert len(set(twice)) == 3


def test_a_named_file_may_end_in_anything(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("甲", "utf-8")
    assert only(next(sources([tmp_path / "page.md"]))).id == "page"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO("甲\r\n".encode("gb18030") * 3)

    monkeypatch.setattr(sys, "stdin", Stdin())
    (source,) = sources(["-"])
    assert (only(source).id, only(source).text, only(source).encoding) == ("stdin", "甲\r\n" * 3, "gb18030")


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    rows = ['{"id": 7, "text": "甲", "url": "u"}', "", '{"text": "乙\\ud800"}', '{"id": "", "text": ""}']
    path.write_text("\n".join(rows), "utf-8")
    found = [only(source) for source in sources([path])]
    assert [(source.id, source.text) for source in found] == [
        ("7", "甲"),
        ("dump:3", "乙\ud800"),
        ("dump:4", ""),
    ]
    assert found[0].as_meta() == {"url": "u", "id": "7", "encoding": "utf-8", "format": "jsonl"}
    assert count([path]) is None


def test_other_fields(tmp_path: Path) -> None:
    path = tmp_path / "dump.ndjson"
    path.write_text('{"key": "k", "body": "甲", "text": 1}\n', "utf-8")
    (source,) = sources([path], text_field="body", id_field="key")
    assert only(source).id == "k"
    assert only(source).meta == {"text": 1}


def test_failures_keep_their_place(tmp_path: Path) -> None:
    write(tmp_path, a_txt="甲", c_txt="丙")
    (tmp_path / "b.txt").write_bytes("好的".encode() * 30 + b"\xff")
    found = list(sources([tmp_path, tmp_path / "missing.txt"]))
    assert [type(entry) for entry in found] == [Source, Failure, Source, Failure]
    bad, missing = found[1], found[3]
    assert isinstance(bad, Failure)
    assert bad.error.code == "E501"
    assert "b.txt" in bad.name
    assert "Byte 180 " in str(bad.error)
    assert isinstance(missing, Failure)
    assert missing.error.code == "E502"


@pytest.mark.parametrize(
    "line", ["[1]", "{", '{"text": 3}', '{"id": "x"}', "null", "[" * 100_000, '{"text": "\xff"']
)
def test_bad_lines(tmp_path: Path, line: str) -> None:
    path = tmp_path / "dump.jsonl"
    good = json.dumps({"id": "g", "text": "好"})
    path.write_text(f"{good}\n{line}\n{good}\n", "utf-8")
    first, bad, last = sources([path])
    assert only(first).id == only(last).id == "g"
    assert isinstance(bad, Failure)
    assert bad.error.code == "E503"
    assert bad.name == f"{path}:2"


def test_empty_folder(tmp_path: Path) -> None:
    (failure,) = sources([tmp_path])
    assert isinstance(failure, Failure)
    assert failure.error.code == "E505"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every folder")
def test_folder_without_permission(tmp_path: Path) -> None:
    write(tmp_path, a_txt="甲", shut__b_txt="乙")
    (tmp_path / "shut").chmod(0)
    try:
        found = list(sources([tmp_path]))
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert sorted(type(entry).__name__ for entry in found) == ["Failure", "Source"]
