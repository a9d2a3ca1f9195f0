"""PDF and DOCX."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from epi_spacy.io import streams

from .samples import FULL, PDF_PAGE, codes, failed, only, pdf, read, zipped


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(PDF_PAGE, [(72.0, 780.0, "众工作。"), (72.0, 760.0, FULL), (96.0, 740.0, "特此通知。")])
    )
    (source,) = map(only, read(path))
    assert source.text.split("\n") == [
        "嘉祥县领导检查疫情防控工作",
        FULL[:-2] + FULL + "众工作。",
        "何志远强调，要严格落实属地责任。",
        FULL[:-2] + "众工作。",
        FULL,
        "特此通知。",
    ]
    assert (source.id, source.encoding, source.format) == ("a", None, "pdf")


def test_pdf_in_an_archive(tmp_path: Path) -> None:
    (source,) = map(only, read(zipped(tmp_path / "dump.zip", {"a.pdf": pdf(PDF_PAGE)})))
    assert source.text.startswith("嘉祥县")


def test_pictures_only(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([]))
    (failure,) = map(failed, read(tmp_path / "a.pdf"))
    assert failure.error.code == "E519"
    assert "OCR" in str(failure.error)


def test_encrypted_pdf(tmp_path: Path) -> None:
    lock = (
        "/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<"
        + "00" * 32
        + ">/U<"
        + "11" * 32
        + ">>>/ID[<"
        + "22" * 16
        + "><"
        + "22" * 16
        + ">]"
    )
    data = pdf(PDF_PAGE).replace(b"/Root 1 0 R", f"/Root 1 0 R{lock}".encode())
    (tmp_path / "a.pdf").write_bytes(data)
    assert codes(tmp_path / "a.pdf") == ["E514"]


def written(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_docx(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("关于进一步加强疫情防控工作的通知", 1)
    document.add_paragraph("各镇街道：")
    table = document.add_table(rows=2, cols=2)
    for number, text in enumerate(["采样点", "负责人", "卧龙山街道", "周敏"]):
        table.cell(number // 2, number % 2).text = text
    document.add_paragraph("特此通知。")
    (tmp_path / "a.docx").write_bytes(written(document))
    (source,) = map(only, read(tmp_path / "a.docx"))
    assert (
        source.text
        == "关于进一步加强疫情防控工作的通知\n各镇街道：\n采样点\t负责人\n卧龙山街道\t周敏\n特此通知。"
    )
    assert source.format == "docx"


def test_docx_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = written(docx.Document())
    (tmp_path / "a.docx").write_bytes(empty)
    (tmp_path / "b.docx").write_bytes(empty[:500])
    zipped(tmp_path / "c.docx", {"x.xml": b"<a/>"})
    with zipfile.ZipFile(io.BytesIO(empty)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    zipped(tmp_path / "d.docx", {**parts, "word/document.xml": b"<a>" * 10})
    zipped(tmp_path / "e.docx", {**parts, "word/huge.xml": b" " * (1 << 24)})
    monkeypatch.setattr(streams, "FREE", 1 << 20)
    assert codes(tmp_path) == ["E519", "E512", "E512", "E512", "E511"]


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written(docx.Document()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    body = (
        parts["word/document.xml"]
        .decode()
        .replace("<w:body>", "<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p>")
    )
    head, _, rest = body.partition("?>")
    zipped(tmp_path / "a.docx", {**parts, "word/document.xml": f"{head}?>{bomb}]>{rest}".encode()})
    assert codes(tmp_path / "a.docx")[0] in ("E512", "E519")


@pytest.mark.parametrize(("suffix", "module"), [("pdf", "pypdfium2"), ("docx", "docx")])
def test_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, module: str) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(b"x")
    monkeypatch.setitem(sys.modules, module, None)
    (failure,) = map(failed, read(tmp_path / f"a.{suffix}"))
    assert failure.error.code == "E516"
    assert "pip install 'epi_spacy[documents]'" in str(failure.error)
