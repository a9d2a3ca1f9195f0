from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from epi_spacy.errors import EpiError
from epi_spacy.io import RecordWriter, dumps

RECORD = {"id": "a", "title": "标题\u2028一\x85二", "entities": []}


def test_lines(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with RecordWriter(path) as writer:
        writer.write(RECORD)
        writer.write({"id": "b\ud800"})
        assert not path.exists()
    assert writer.written == 2
    lines = path.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [RECORD, {"id": "b\ud800"}]
    assert "标题" in lines[0]
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_one_line_a_record() -> None:
    assert len(dumps(RECORD).splitlines()) == 1
    assert dumps({"a": "\ud800"}).encode("utf-8") == b'{"a":"\\ud800"}'


def test_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old\n", "utf-8")

    def interrupted() -> None:
        with RecordWriter(path) as writer:
            writer.write(RECORD)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text("utf-8") == "old\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(EpiError, match="E504"), RecordWriter(tmp_path / "none" / "out.jsonl"):
        pass


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(EpiError, match="E504"), RecordWriter(tmp_path):
        pass


def test_full_disk(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")

    def fill() -> None:
        with RecordWriter("/dev/full") as writer:
            for _ in range(1000):
                writer.write(RECORD)

    with pytest.raises(EpiError, match="E504"):
        fill()
    assert os.path.exists("/dev/full")


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="this system has no /dev/null")
def test_a_device_is_not_replaced() -> None:
    with RecordWriter("/dev/null") as writer:
        writer.write(RECORD)
    assert not os.path.isfile("/dev/null")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target.jsonl"
    target.write_text("", "utf-8")
    link = tmp_path / "link.jsonl"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no links here")
    with RecordWriter(link) as writer:
        writer.write(RECORD)
    assert link.is_symlink()
    assert json.loads(target.read_text("utf-8")) == RECORD
