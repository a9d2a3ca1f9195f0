"""The text of PDF and DOCX files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..errors import EpiError, error
from .streams import check_ratio, why

# A page number alone on its line: "3", "- 3 -", "第3页 共8页".
_NUMBER = re.compile(
    r"[-\u2014\u2013\u2015\uff0d\s]{0,5}(?:\u7b2c\s?)?\d{1,4}(?:\s?\u9875)?[-\u2014\u2013\u2015\uff0d\s]{0,5}"
    r"(?:[\u5171/]\s?(?:\u5171\s?)?\d{1,4}(?:\s?\u9875)?)?\s{0,5}"
)
# How far a line begins inside the margin to open a paragraph, and ends before it to close one: in heights
# of its characters.
_INDENT, _SHORT = 0.8, 1.8


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, where it begins and ends, and how high its first character is."""

    text: str
    left: float
    right: float
    height: float


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


def _page(document: Any, number: int) -> list[_Line]:
    """Return the lines of a page as they are laid out."""
    page = document[number]
    try:
        content = page.get_textpage()
        try:
            return list(_lines(content))
        finally:
            content.close()
    finally:
        page.close()


def _lines(content: Any) -> Iterator[_Line]:
    at, end = 0, content.count_chars() - 1
    for text in content.get_text_range().split("\r\n"):
        # A soft hyphen or U+FFFE stands where the layout broke a word.
        shown = text.replace("\ufffe", "").replace("\x02", "").strip()
        if shown and not _NUMBER.fullmatch(shown):
            first = at + _units(text) - _units(text.lstrip())
            last = at + _units(text.rstrip()) - 1
            left, bottom, _, top = content.get_charbox(min(first, end), loose=True)
            yield _Line(shown, left, content.get_charbox(min(last, end), loose=True)[2], top - bottom)
        at += _units(text) + 2


def _units(text: str) -> int:
    """Return the length of a text as PDFium counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _paragraphs(pages: Iterable[list[_Line]]) -> Iterator[str]:
    """Join the lines of the layout to paragraphs, over the ends of pages too.

    A paragraph begins where a line is indented, and ends with a line that does not reach the margin.
    """
    whole = ""
    for page in pages:
        left = min((line.left for line in page), default=0)
        right = max((line.right for line in page), default=0)
        for line in page:
            if whole and line.left - left > _INDENT * line.height:
                yield whole
                whole = ""
            whole += (_glue(whole, line.text) if whole else "") + line.text
            if right - line.right > _SHORT * line.height:
                yield whole
                whole = ""
    if whole:
        yield whole


def _glue(before: str, after: str) -> str:
    """Return what stands between two lines of a paragraph: a space between words in Latin letters."""
    latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()
    return " " if latin and not (before[-1:].isdigit() and after[:1].isdigit()) else ""


def docx_text(data: bytes, name: str) -> str:
    """Return the text of a DOCX file: a line for each paragraph, tabs between the cells of a table.

    data, name: as for :func:`pdf_text`.
    RAISES: EpiError E511 for one that unpacks to far too much, E512, E516, E519.
    """
    try:
        import docx
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
    except EpiError:
        raise
    except Exception as problem:
        # Each part of a broken file breaks another library: zip, XML, the format itself.
        raise error("E512", name=name, problem=why(problem)) from None
    text = "\n".join(rows)
    if not text.strip():
        raise error("E519", name=name, problem="it holds none")
    return text
