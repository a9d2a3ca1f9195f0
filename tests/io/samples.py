"""What the tests of reading read: a text of our own, and files made of it."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

from epi_spacy.io import Source, sources
from epi_spacy.io.source import Failure

TEXT = (
    "嘉祥县领导检查疫情防控工作\n"
    "2021年8月5日,县委书记何志远到卧龙山街道检查疫情防控工作。何志远强调,要严格落实属地责任,全面排查来返人员,"
    "对重点场所要测温、扫码、登记,严禁带病上岗。副县长周敏要求,各村要加强巡查,发现问题立即上报,不得瞒报漏报。\n"
)
TRADITIONAL = (
    "嘉祥縣領導檢查疫情防控工作\n"
    "2021年8月5日,縣委書記何誌遠到臥龍山街道檢查疫情防控工作。何誌遠強調,要嚴格落實屬地責任,全面排查來返人員,"
    "對重點場所要測溫、掃碼、登記,嚴禁帶病上崗。副縣長周敏要求,各村要加強巡查,發現問題立即上報,不得瞞報漏報。\n"
)


def read(*paths: str | Path, **options: object) -> list[Source | Failure]:
    return list(sources(paths, **options))  # type: ignore[arg-type]


def texts(*paths: str | Path, **options: object) -> list[tuple[str, str]]:
    """Id and text of each document; fails where one could not be read."""
    return [(source.id, source.text) for source in map(only, read(*paths, **options))]


def codes(*paths: str | Path, **options: object) -> list[str]:
    """The code of the error of each document that could not be read, "" for the others."""
    return [found.error.code if isinstance(found, Failure) else "" for found in read(*paths, **options)]


def only(found: object) -> Source:
    assert isinstance(found, Source), found
    return found


def failed(found: object) -> Failure:
    assert isinstance(found, Failure), found
    return found


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def pdf(lines: list[tuple[float, float, str]], *more: list[tuple[float, float, str]]) -> bytes:
    """A PDF with Chinese text: pages of lines, each at a place, in characters of 12 points."""
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
    )
    pages = [lines, *more]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        font,
        "<<>>",
    ]
    for number, page in enumerate(pages):
        shown = "".join(
            f"BT /F1 12 Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n" for x, y, text in page
        )
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {6 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}endstream")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


# A page of a PDF: where each line begins, and the line.
FULL = "周敏要求各村要加强巡查发现问题立即上报不得瞒报漏报要做好群"
PDF_PAGE = [
    (200.0, 780.0, "嘉祥县领导检查疫情防控工作"),
    (96.0, 750.0, FULL[:-2]),
    (72.0, 730.0, FULL),
    (72.0, 710.0, "众工作。"),
    (96.0, 690.0, "何志远强调，要严格落实属地责任。"),
    (96.0, 670.0, FULL[:-2]),
    (290.0, 40.0, "— 1 —"),
]
