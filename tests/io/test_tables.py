"""Rows with a text field: JSONL, CSV, TSV, Parquet."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from epi_spacy.io import tables
from epi_spacy.io.source import plain

from .samples import TEXT, TRADITIONAL, codes, failed, only, read, texts

ROWS = [
    {"id": "a", "text": TEXT, "url": "http://www.jiaxiang.example/1"},
    {"id": "b", "text": "乙\n二", "url": ""},
]


def jsonl(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def table(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5"])
@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv", "ndjson"])
def test_tables_in_every_encoding(tmp_path: Path, kind: str, encoding: str) -> None:
    rows = [{"id": "a", "text": TRADITIONAL, "x": "1"}, {"id": "b", "text": "二\n「行」", "x": ""}]
    whole = table(rows, "\t" if kind == "tsv" else ",") if kind.endswith("sv") else jsonl(rows)  # type: ignore[arg-type]
    path = tmp_path / f"dump.{kind}"
    path.write_bytes(whole.encode(encoding))
    first, second = map(only, read(path))
    assert (first.id, first.text, first.meta) == ("a", TRADITIONAL, {"x": "1"})
    assert (second.id, second.text) == ("b", "二\n「行」")
    assert first.encoding is not None
    family = first.encoding.replace("hkscs", "")
    assert family == ("utf-8" if encoding == "utf-8-sig" else encoding)
    assert first.format == ("jsonl" if kind == "ndjson" else kind)


def test_other_fields_and_fallback_ids(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text("body,key,标题\n甲,,一\n乙,k,二\n", "utf-8")
    found = [only(source) for source in read(path, text_field="body", id_field="key")]
    assert [(source.id, source.meta) for source in found] == [
        ("dump:2", {"标题": "一"}),
        ("k", {"标题": "二"}),
    ]


def test_own_names_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text(jsonl([{"key": "k", "id": 3, "text": "甲", "format": "x", "encoding": "y"}]), "utf-8")
    (source,) = map(only, read(path, id_field="key"))
    assert source.as_meta() == {
        "id": "k",
        "encoding": "utf-8",
        "format": "jsonl",
        "field_id": 3,
        "field_format": "x",
        "field_encoding": "y",
    }


def test_semicolons_and_a_long_field(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    long = "要加强排查。" * 50_000
    path.write_text(f"id;text\na;{long}\n", "utf-8")
    assert texts(path) == [("a", long)]


def test_no_column_of_that_name(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text("id,正文\na,甲\n", "utf-8")
    (failure,) = map(failed, read(path))
    assert failure.error.code == "E517"
    assert "'text'" in str(failure.error)
    assert "id, 正文" in str(failure.error)
    (tmp_path / "empty.csv").write_text("")
    assert codes(tmp_path / "empty.csv") == ["E517"]


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ('b,"乙', 3),  # a quote that is never closed
        ('b,"乙"丙', 3),
        ("b,乙,丙", 3),
        ("b", 3),
        ('"b,乙\nstill', 3),
    ],
)
def test_a_broken_row_does_not_end_the_table(tmp_path: Path, broken: str, place: int) -> None:
    path = tmp_path / "dump.csv"
    path.write_text(f'id,text\na,"甲\n二"\n{broken}\nc,丙\nd,"丁,""好"""\n'.replace("\n二", "二"), "utf-8")
    found = read(path)
    assert [source.id for source in found if not hasattr(source, "error")][-2:] == ["c", "d"]
    assert only(found[0]).text == "甲二"
    assert only(found[-1]).text == '丁,"好"'
    assert failed(found[1]).name == f"{path}:{place}"
    assert failed(found[1]).error.code == "E518"


def test_a_row_that_cannot_be_decoded(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    good = f'id,text\na,"{TEXT}"\n'.encode()
    path.write_bytes(good + b"b,\xe5\xff\xff\n" + "c,丙\n".encode())
    found = read(path)
    assert [type(entry).__name__ for entry in found] == ["Source", "Failure", "Source"]
    assert f"Byte {len(good) + 2} " in str(failed(found[1]).error)


def test_a_row_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_bytes(b"id,text\n" + b"a,plain\n" * 9000 + b'b,"' + TEXT.encode("gbk") + b'"\n')
    last = only(read(path)[-1])
    assert last.text.startswith("嘉祥县领导检查")
    assert last.encoding == "gb18030"


@pytest.mark.parametrize("text", ["a\0b", "\0"])
def test_nul(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dump.csv"
    path.write_bytes(f"id,text\na,{text}\nb,乙\n".encode())
    first, second = read(path)
    if sys.version_info >= (3, 11):
        assert only(first).text == text
    else:
        assert failed(first).error.code == "E518"
    assert only(second).id == "b"


def test_a_huge_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, head, row in (("jsonl", "", '{{"text": "{}"}}\n'), ("csv", "text\n", "{}\n")):
        path = tmp_path / f"dump.{kind}"
        path.write_text(head + row.format("甲") + row.format("x" * 300_000) + row.format("乙"), "utf-8")
        real = tables.lines
        monkeypatch.setattr(tables, "lines", lambda stream, encoding: real(stream, encoding, 100_000))  # noqa: B023
        first, huge, last = read(path)
        monkeypatch.undo()
        assert failed(huge).error.code == "E510"
        assert (only(first).text, only(last).text) == ("甲", "乙")
        assert failed(huge).name.endswith(f":{2 + (kind == 'csv')}")


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "dump.parquet"
    rows = {
        "id": [1, None, 3],
        "text": [TEXT, "乙", None],
        "on": [datetime.date(2021, 8, 5), None, None],
        "at": [datetime.datetime(2021, 8, 5, 10, 30), None, None],
        "views": [Decimal("2.50"), None, None],
        "share": [float("nan"), 0.5, None],
        "tags": [["疫情", "防控"], [], None],
        "raw": [b"\xff\x00", "字".encode(), None],
    }
    pyarrow.parquet.write_table(pyarrow.table(rows), path, row_group_size=1)
    first, second, third = read(path)
    assert only(first).id == "1"
    assert only(first).text == TEXT
    assert only(first).meta == {
        "on": "2021-08-05",
        "at": "2021-08-05T10:30:00",
        "views": 2.5,
        "share": None,
        "tags": ["疫情", "防控"],
        "raw": "ff00",
    }
    assert only(second).id == "dump:2"
    assert only(second).meta["raw"] == "字"
    assert failed(third).error.code == "E503"
    assert codes(path, text_field="body") == ["E517"]


def test_parquet_packed(tmp_path: Path) -> None:
    path = tmp_path / "dump.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"text": ["甲"]}), path)
    packed = tmp_path / "dump.parquet.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert [text for _, text in texts(packed)] == ["甲"]


@pytest.mark.parametrize("cut", [0, 3, 10, -10])
def test_broken_parquet(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "dump.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"text": ["甲"]}), path)
    path.write_bytes(path.read_bytes()[: cut or 0])
    assert codes(path) == ["E512"]


def test_parquet_needs_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (failure,) = map(failed, read(tmp_path / "a.parquet"))
    assert failure.error.code == "E516"
    assert "pip install 'epi_spacy[parquet]'" in str(failure.error)


def test_html_in_a_field(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    page = f"<html><head><meta name='PubDate' content='2021-08-05'></head><body><p>{TEXT}</p></body></html>"
    path.write_text(jsonl([{"id": "a", "html": page, "url": "u"}]), "utf-8")
    (source,) = map(only, read(path, text_field="html", html=True))
    assert source.format == "html"
    assert source.meta == {"published": "2021-08-05", "url": "u"}
    assert "何志远强调" in source.text
    assert "<" not in source.text


def test_plain_values() -> None:
    deep: list[object] = []
    for _ in range(200):
        deep = [deep]
    value = {1: (1, 2.0, True, None, float("inf")), "s": {3}, "d": Decimal("0.1"), "deep": deep}
    found = plain(value)
    json.dumps(found, allow_nan=False)
    assert found["1"] == [1, 2.0, True, None, None]
