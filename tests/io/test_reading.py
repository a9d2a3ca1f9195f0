from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from epi_spacy.errors import EpiError
from epi_spacy.io import Failure, Source, count, sources, streams

from .samples import codes, failed, only, read, texts, zipped


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


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


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_txt="甲", shut__b_txt="乙")
    real = os.scandir

    def refuse(path: str) -> object:
        # As a folder of somebody else's would, but for the superuser too.
        if os.path.basename(path) == "shut":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = read(tmp_path)
    monkeypatch.undo()
    bad = [entry for entry in found if not isinstance(entry, Source)]
    assert [source.id for source in found if isinstance(source, Source)] == ["a"]
    assert [failure.error.code for failure in bad] == ["E502"]
    assert str(tmp_path / "shut") in bad[0].name


def test_every_known_suffix_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, a_txt="甲", deep__b_txt="乙")
    (tmp_path / "c.jsonl").write_text('{"id": "c", "text": "丙"}\n', "utf-8")
    (tmp_path / "d.TXT").write_text("丁", "utf-8")
    zipped(tmp_path / "e.zip", {"f.txt": "戊".encode()})
    for name in ("g.png", "h", ".hidden", "._a.txt", "i.json"):
        (tmp_path / name).write_bytes(b"\xff")
    assert texts(tmp_path) == [("a", "甲"), ("c", "丙"), ("d", "丁"), ("b", "乙"), ("e/f.txt", "戊")]
    assert count([tmp_path]) is None


def test_patterns(tmp_path: Path) -> None:
    write(tmp_path, a_txt="甲", deep__b_txt="乙", deep__er__c_txt="丙")
    assert [ident for ident, _ in texts(tmp_path / "**" / "*.txt")] == ["a", "b", "c"]
    assert [ident for ident, _ in texts(tmp_path / "*" / "[ab].txt")] == ["b"]
    assert codes(tmp_path / "*.html") == ["E520"]
    (tmp_path / "x[1].txt").write_text("丁", "utf-8")
    assert texts(tmp_path / "x[1].txt") == [("x[1]", "丁")]


def test_ids_of_names_with_dots(tmp_path: Path) -> None:
    write(tmp_path, **{"2020.2.3 会议_txt": "甲", "2020.2.4 会议_txt": "乙"})
    assert [ident for ident, _ in texts(tmp_path)] == ["2020.2.3 会议", "2020.2.4 会议"]
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"x"))
    assert texts(tmp_path / "b.txt.gz") == [("b", "x")]


def test_formats_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dump.txt").write_text('{"id": "a", "text": "甲"}\n', "utf-8")
    assert texts(tmp_path / "dump.txt", format="jsonl") == [("a", "甲")]

    class Stdin:
        buffer = io.BytesIO('{"id": "a", "text": "甲"}\n{"text": "乙"}\n'.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert texts("-", format="jsonl") == [("a", "甲"), ("stdin:2", "乙")]
    with pytest.raises(EpiError, match=r"E521.*jsonl"):
        sources([tmp_path], format="xml")
    with pytest.raises(EpiError, match="E507"):
        sources([tmp_path], encoding="utf-9")


def test_the_file_being_written_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, a_txt="甲")
    (tmp_path / "out.jsonl").write_text("{}\n")
    assert [ident for ident, _ in texts(tmp_path, leave=tmp_path / "out.jsonl")] == ["a"]


def test_a_told_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("甲乙".encode("gbk"))
    (tmp_path / "b.txt").write_bytes("甲".encode())
    first, second = read(tmp_path, encoding="gbk")
    assert (only(first).text, only(first).encoding) == ("甲乙", "gbk")
    assert failed(second).error.code == "E508"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "tty").symlink_to("/dev/null")
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    assert codes(tmp_path, tmp_path / "tty") == ["", "E509", "E509", "E509"]
    assert "standard input" in str(failed(read(tmp_path / "pipe.txt")[0]).error)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no links here")
def test_links_that_lead_nowhere_or_round(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert codes(tmp_path) == ["E502", "E502"]


def test_files_that_vanish(tmp_path: Path) -> None:
    write(tmp_path, a_txt="甲", b_txt="乙", c_txt="丙")
    found = sources([tmp_path])
    assert only(next(found)).id == "a"
    (tmp_path / "b.txt").unlink()
    (tmp_path / "c.txt").unlink()
    (tmp_path / "c.txt").mkdir()
    assert [failed(entry).error.code for entry in found] == ["E502", "E509"]


def test_reading_that_fails_halfway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_txt="甲" * 10)
    (tmp_path / "b.jsonl").write_text('{"text": "乙"}\n' * 3, "utf-8")

    class Failing(io.BytesIO):
        def read(self, *arguments: object) -> bytes:
            raise OSError(5, "Input/output error")

        readline = readinto = read

    monkeypatch.setattr("epi_spacy.io.reading.open_file", lambda path: Failing(b"x"))
    assert codes(tmp_path) == ["E502", "E502"]


def test_a_document_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_txt="x" * 2000, b_txt="甲")
    monkeypatch.setattr(streams.read_document, "__defaults__", (1000,))
    assert codes(tmp_path) == ["E510", ""]


def test_reading_is_lazy(tmp_path: Path) -> None:
    """A long table is read no further than it is asked for."""
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "甲"}\n' * 200_000, "utf-8")
    tracemalloc.start()
    found = sources([path])
    for _ in range(100):
        only(next(found))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000
