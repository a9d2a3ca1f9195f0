"""The text of PDF and DOCX files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from ..errors import error
from .streams import check_ratio, why

# A page number alone on its line: "3", "- 3 -", "第3页 共8页".
_NUMBER = re.compile(
    r"[-\u2014\u2013\u2015\uff0d\s]{0,5}(?:\u7b2c\s?)?\d{1,4}(?:\s?\u9875)?[-\u2014\u2013\u2015\uff0d\s]{0,5}"
    r"(?:[\u5171/]\s?(?:\u5171\s?)?\d{1,4}(?:\s?\u9875)?)?\s{0,5}"
)
# Behind these a line may end although it is full.
_ENDS = "\u3002\uff01\uff1f!?\uff1a:\uff1b;\u2026"
# How much of the longest line of its page a line must fill to run on in the next.
_FULL = 0.85


def pdf_text(data: bytes, name: str) -> str:
    """Return the text of a PDF file, a paragraph a line.

    data: the file.
    name: what error messages call it.
    RAISES: EpiError E514 where it is encrypted, E512 where it is damaged, E516 without the extra
        "documents", E519 where it has pictures only.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError as problem:
        raise error("E516", name=name, format="PDF", problem=problem, extra="documents") from None
    try:
        with pdfium.PdfDocument(data) as document:
            pages = [_page(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise error("E514", name=name) from None
        raise error("E512", name=name, problem=why(problem)) from None
    text = "\n".join(_paragraphs(pages))
    if not text.strip():
        raise error("E519", name=name, problem="its pages are pictures. Run it through OCR first")
    return text


def _page(document: object, number: int) -> list[str]:
    page = document[number]  # type: ignore[index]
    try:
        content = page.get_textpage()
        try:
            # A soft hyphen or U+FFFE stands where the layout broke a word.
            text = str(content.get_text_bounded()).replace("\ufffe", "").replace("\x02", "")
        finally:
            content.close()
    finally:
        page.close()
    return [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _paragraphs(pages: Iterable[list[str]]) -> Iterator[str]:
    """Join the lines of the layout to paragraphs, over the ends of pages too."""
    open_ = ""
    for page in pages:
        rows = [line for line in page if not _NUMBER.fullmatch(line)]
        width = max((_width(line) for line in rows), default=0)
        for line in rows:
            indented = line[:1] in ("\u3000", " ")
            if open_ and (indented or not line.strip()):
                yield open_
                open_ = ""
            open_ += line if not open_ else _glue(open_, line) + line
            if _width(line) < _FULL * width or open_[-1:] in _ENDS:
                yield open_
                open_ = ""
    if open_:
        yield open_


def _glue(before: str, after: str) -> str:
    """Return what stands between two lines of a paragraph: a space between words in Latin letters."""
    latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()
    return " " if latin and not (before[-1:].isdigit() and after[:1].isdigit()) else ""


def _width(line: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in line)


def docx_text(data: bytes, name: str) -> str:
    """Return the text of a DOCX file: a line for each paragraph, tabs between the cells of a table.

    data, name: as for :func:`pdf_text`.
    RAISES: EpiError E511 for one that unpacks to far too much, E512, E516, E519.
    """
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from docx.table import Table
    except ImportError as problem:
        raise error("E516", name=name, format="DOCX", problem=problem, extra="documents") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_ratio(name, sum(info.file_size for info in packed.infolist()), len(data))
        document = docx.Document(io.BytesIO(data))
        rows = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                rows += ["\t".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
            else:
                rows.append(block.text)
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, RuntimeError, NotImplementedError) as problem:
        if getattr(problem, "code", ""):
            raise
        raise error("E512", name=name, problem=why(problem)) from None
    text = "\n".join(rows)
    if not text.strip():
        raise error("E519", name=name, problem="it holds none")
    return text
