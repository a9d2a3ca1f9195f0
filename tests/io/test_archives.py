"""Packed files, archives, and what may be wrong with them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from epi_spacy.io import streams

from .samples import TEXT, codes, failed, only, read, tarred, texts, zipped

MEMBERS = {"news/a.txt": TEXT.encode("gb18030"), "b.jsonl": '{"text": "乙"}\n'.encode(), "c.jpg": b"\xff\xd8"}
MODES = {".tar": "w", ".tar.gz": "w:gz", ".tgz": "w:gz", ".tar.xz": "w:xz", ".tar.bz2": "w:bz2"}


@pytest.mark.parametrize("suffix", [".zip", *MODES])
def test_members(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"dump{suffix}"
    if suffix == ".zip":
        zipped(path, MEMBERS)
    else:
        tarred(path, MEMBERS, MODES[suffix])
    first, second = map(only, read(path))
    assert (first.id, first.text, first.encoding) == ("dump/news/a.txt", TEXT, "gb18030")
    assert first.name == f"{path}!news/a.txt"
    assert (second.id, second.text) == ("dump/b.jsonl:1", "乙")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_packed_files(tmp_path: Path, suffix: str, pack: object) -> None:
    (tmp_path / f"a.txt.{suffix}").write_bytes(pack(TEXT.encode()))  # type: ignore[operator]
    (tmp_path / f"b.csv.{suffix}").write_bytes(pack("id,text\nx,甲\n".encode()))  # type: ignore[operator]
    (tmp_path / f"c.{suffix}").write_bytes(pack("丙".encode()))  # type: ignore[operator]
    assert texts(tmp_path) == [("a", TEXT), ("x", "甲"), ("c", "丙")]


def test_packed_members(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "dump.zip", {"a.jsonl.gz": gzip.compress('{"id": "a", "text": "甲"}\n'.encode())}
    )
    assert texts(path) == [("a", "甲")]


def test_names_of_a_chinese_windows(tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    name = "疫情防控/县委书记检查.txt"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x" * len(name.encode("gbk")))
        archive.writestr(info, TEXT.encode("gbk"))
    data = path.read_bytes().replace(b"x" * len(name.encode("gbk")), name.encode("gbk"))
    path.write_bytes(data)
    assert texts(path) == [(f"dump/{name}", TEXT)]


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:\\a.txt", "..\\a.txt", "C:/a.txt"]
)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_paths_that_lead_out(tmp_path: Path, kind: str, name: str) -> None:
    make = zipped if kind == "zip" else tarred
    path = make(tmp_path / f"dump.{kind}", {name: b"x", "b.txt": b"plain"})
    bad, good = read(path)
    assert failed(bad).error.code == "E513"
    assert name.replace("\\", "/").split("/")[-1] in str(failed(bad).error)
    assert only(good).text == "plain"


def test_what_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "dump.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (
            ("a.txt", tarfile.SYMTYPE),
            ("b.txt", tarfile.LNKTYPE),
            ("c.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("d.txt")
        info.type = tarfile.CHRTYPE
        archive.addfile(info)
        archive.addfile(tarfile.TarInfo("e.txt"), io.BytesIO())
    assert codes(path) == ["E513"] * 4 + [""]
    linked = tmp_path / "dump.zip"
    with zipfile.ZipFile(linked, "w") as packed:
        info_ = zipfile.ZipInfo("a.txt")
        info_.external_attr = 0xA1FF0000
        packed.writestr(info_, "/etc/passwd")
    assert codes(linked) == ["E513"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_given_twice(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"dump.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", "1")
            archive.writestr("./a.txt", "2")
            archive.writestr("a.txt", "3")
    else:
        with tarfile.open(path, "w") as tar:
            for name in ("a.txt", "./a.txt", "a.txt"):
                tar.addfile(tarfile.TarInfo(name))
    assert codes(path) == ["", "E513", "E513"]


@pytest.mark.parametrize("inner", ["b.zip", "b.tar.gz", "b.tgz"])
def test_archives_in_archives(tmp_path: Path, inner: str) -> None:
    path = zipped(tmp_path / "dump.zip", {inner: b"x", "a.txt": b"plain"})
    assert codes(path) == ["E515", ""]


def test_encrypted(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dump.zip", {"a.txt": b"secret", "b.txt": b"plain"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    # The bit that says so, in both of the member's headers.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert codes(path) == ["E514", ""]


@pytest.fixture
def _tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a trap of what would be too large for a test."""
    monkeypatch.setattr(streams, "FREE", 1 << 20)


@pytest.mark.usefixtures("_tight")
def test_bombs(tmp_path: Path) -> None:
    zeros = b"\0" * (4 << 20)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(zeros))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(zeros))
    tarred(tmp_path / "c.tar.bz2", {"a.txt": zeros}, "w:bz2")
    zipped(tmp_path / "d.zip", {"a.txt": zeros, "b.txt": b"plain"})
    # Of the tar both the member and what would come behind it.
    assert codes(tmp_path) == ["E511"] * 5
    assert codes(zipped(tmp_path / "e.zip", {f"{n}.txt": zeros[: 1 << 20] for n in range(9)}))[-1] == "E511"


@pytest.mark.usefixtures("_tight")
def test_a_member_that_is_larger_than_it_says(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dump.zip", {"a.txt": b"\0" * (4 << 20), "b.txt": b"plain"})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    for place in (22, at + 24):
        data[place : place + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)
    found = codes(path)
    assert found[0] in ("E511", "E512")
    assert found[1:] in ([""], ["E512"])


def test_honest_archives_may_be_large(tmp_path: Path) -> None:
    rows = "".join(f'{{"id": "{n}", "text": "要加强排查{n}。"}}\n' for n in range(20_000)).encode()
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress(rows))
    assert len(read(path)) == 20_000


@pytest.mark.parametrize("cut", [5, 30, -5])
@pytest.mark.parametrize("suffix", [".txt.gz", ".txt.xz", ".txt.bz2", ".zip", ".tar.gz", ".tar"])
def test_truncated(tmp_path: Path, suffix: str, cut: int) -> None:
    path = tmp_path / f"a{suffix}"
    packs = {".txt.gz": gzip.compress, ".txt.xz": lzma.compress, ".txt.bz2": bz2.compress}
    if suffix in packs:
        path.write_bytes(packs[suffix](TEXT.encode()))  # type: ignore[operator]
    elif suffix == ".zip":
        zipped(path, MEMBERS)
    else:
        tarred(path, MEMBERS, MODES[suffix])
    path.write_bytes(path.read_bytes()[:cut])
    found = codes(path)
    if suffix == ".tar" and cut == -5:
        # Nothing but the padding at the end is gone.
        assert found in (["", ""], ["", "", "E512"])
    else:
        assert found[-1] == "E512"


def test_rows_before_the_damage_are_read(tmp_path: Path) -> None:
    import random

    choose = random.Random(1)
    rows = "".join(f'{{"id": "{n}", "text": "{choose.random()}"}}\n' for n in range(20_000)).encode()
    path = tmp_path / "dump.jsonl.gz"
    packed = gzip.compress(rows)
    path.write_bytes(packed[: len(packed) // 2])
    found = codes(path)
    assert len(found) > 1000
    assert set(found[:-2]) == {""}
    assert found[-1] == "E512"
    assert "ends too early" in str(failed(read(path)[-1]).error)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.txt.gz", "a.parquet", "a.pdf", "a.docx"])
def test_not_what_the_name_says(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TEXT.encode() * 3)
    assert codes(tmp_path / name) == ["E512"]


def test_what_a_mac_puts_in(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"x", "__MACOSX/._a.txt": b"\0\5", "._b.txt": b"\0\5"})
    assert codes(path) == [""]
