"""Measure extractors of main text on web pages, and of paragraphs from PDF files, as Markdown tables.

Needs the extras html and documents; the others are readability-lxml lxml_html_clean resiliparse justext pypdf
pdfminer.six. What is not installed is left out. Without reportlab, which prints the PDF files, there is no
second table.
"""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import typer

from epi_spacy.io.documents import pdf_text
from epi_spacy.io.encoding import declaration, decode
from epi_spacy.io.pages import extract
from epi_spacy.normalization import normalize

ROOT = Path(__file__).parents[1]
Extractor = Callable[[str], str]


def squeezed(text: str) -> str:
    """Return a text as it is compared: without white space, widths and scripts."""
    return re.sub(r"\s", "", normalize(text).text)


def extractors() -> dict[str, Extractor]:
    """Load the extractors of main text that are installed."""
    import trafilatura

    found: dict[str, Extractor] = {
        "epi_spacy (trafilatura + layout)": lambda page: extract(page, "page")[0],
        "trafilatura": lambda page: trafilatura.extract(page, include_comments=False) or "",
        "trafilatura, favor_precision": lambda page: (
            trafilatura.extract(page, include_comments=False, favor_precision=True) or ""
        ),
    }
    try:
        from lxml import html
        from readability import Document

        found["readability-lxml"] = lambda page: html.fromstring(Document(page).summary()).text_content()
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda page: extract_plain_text(page, main_content=True)
    except ImportError:
        pass
    try:
        import justext

        found["justext"] = lambda page: "".join(
            part.text
            for part in justext.justext(
                page.encode(), frozenset(), 10, 40, stopwords_low=0, stopwords_high=0, encoding="utf-8"
            )
            if not part.is_boilerplate
        )
    except ImportError:
        pass
    return found


def readers() -> dict[str, Callable[[bytes], str]]:
    """Load the readers of PDF that are installed."""
    import pypdfium2 as pdfium

    found: dict[str, Callable[[bytes], str]] = {
        "epi_spacy (pypdfium2 + lines joined)": lambda data: pdf_text(data, "pdf"),
        "pypdfium2": lambda data: "\n".join(
            page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data)
        ),
    }
    try:
        import pypdf

        found["pypdf"] = lambda data: "\n".join(
            page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages
        )
    except ImportError:
        pass
    try:
        from pdfminer.high_level import extract_text

        found["pdfminer.six"] = lambda data: extract_text(io.BytesIO(data))
    except ImportError:
        pass
    return found


def pages(folder: Path) -> None:
    """Print how much of what belongs to the text each extractor keeps, and of what does not."""
    typer.echo(
        "| extractor | sentences kept | boilerplate kept | milliseconds a page |\n| --- | --- | --- | --- |"
    )
    for name, extractor in extractors().items():
        kept = wanted = wrong = unwanted = 0
        spent = 0.0
        for path in sorted(folder.glob("*.html")):
            expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
            data = path.read_bytes()
            page = decode(data, declared=declaration(data))[0]
            begun = time.perf_counter()
            try:
                text = squeezed(extractor(page))
            except Exception as problem:
                typer.echo(f"{name}: {path.name}: {problem}", err=True)
                text = ""
            spent += time.perf_counter() - begun
            wanted += len(expected["body_has"])
            kept += sum(squeezed(part) in text for part in expected["body_has"])
            unwanted += len(expected["body_lacks"])
            wrong += sum(squeezed(part) in text for part in expected["body_lacks"])
        count = len(list(folder.glob("*.html")))
        cells = f"{kept} of {wanted} | {wrong} of {unwanted} | {spent / count * 1000:.1f}"
        typer.echo(f"| {name} | {cells} |")


def printed(lines: list[str]) -> bytes:
    """Print paragraphs as an office does: A4, two characters indented, page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
    )
    head = ParagraphStyle("head", parent=body, fontSize=18, alignment=1, leading=28, firstLineIndent=0)

    def number(canvas: object, document: object) -> None:
        canvas.setFont("STSong-Light", 9)  # type: ignore[attr-defined]
        canvas.drawCentredString(300, 30, f"\u2014 {document.page} \u2014")  # type: ignore[attr-defined]

    out = io.BytesIO()
    story = [Paragraph(line, body if place else head) for place, line in enumerate(lines)]
    SimpleDocTemplate(out, pagesize=A4).build(story, onFirstPage=number, onLaterPages=number)
    return out.getvalue()


def documents(folder: Path) -> None:
    """Print how many paragraphs each reader of PDF gives back whole."""
    if find_spec("reportlab") is None:
        typer.echo("reportlab is not installed: no PDF files to compare readers of PDF on.", err=True)
        return
    texts = [path.read_text("utf-8").split("\n") for path in sorted(folder.glob("*.txt"))]
    sources = [[line.strip() for line in text if line.strip()] for text in texts]
    files = [printed(lines) for lines in sources]
    typer.echo("| reader | paragraphs whole | other lines | milliseconds a file |\n| --- | --- | --- | --- |")
    for name, reader in readers().items():
        whole = others = total = 0
        spent = 0.0
        for lines, data in zip(sources, files, strict=True):
            begun = time.perf_counter()
            text = reader(data)
            spent += time.perf_counter() - begun
            expected = {squeezed(line) for line in lines}
            found = [squeezed(line) for line in text.splitlines() if line.strip()]
            total += len(expected)
            whole += len(expected & set(found))
            others += sum(line not in expected for line in found)
        typer.echo(f"| {name} | {whole} of {total} | {others} | {spent / len(files) * 1000:.1f} |")


def main(
    html: Path = typer.Option(ROOT / "tests" / "pages" / "files", help="Pages with expectations."),
    texts: Path = typer.Option(ROOT / "corpus" / "texts", help="Texts to print as PDF."),
) -> None:
    """Print both tables."""
    pages(html)
    typer.echo("")
    documents(texts)


if __name__ == "__main__":
    typer.run(main)
