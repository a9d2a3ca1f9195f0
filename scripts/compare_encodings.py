"""Measure how surely the encoding of a Chinese text is found, beside three detectors, as a Markdown table."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import opencc
import typer

from epi_spacy.errors import EpiError
from epi_spacy.io import decode

TEXTS = Path(__file__).parents[1] / "corpus" / "texts"
LENGTHS = (20, 200, 2000)
ENCODINGS = {
    "simplified": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"),
    "traditional": (
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "gb18030",
        "gbk",
        "big5",
        "big5hkscs",
    ),
}
# Detectors name the narrow encoding: read by the widest of its family, as browsers do.
WIDEST = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
Detector = Callable[[bytes], str | None]


def ours(data: bytes) -> str | None:
    """Find the encoding as ``epi-spacy annotate`` does."""
    try:
        return decode(data)[1]
    except EpiError:
        return None


def detectors() -> dict[str, Detector]:
    """Load the detectors that are installed."""
    from charset_normalizer import from_bytes

    def normalizer(data: bytes) -> str | None:
        best = from_bytes(data).best()
        return best.encoding if best else None

    found: dict[str, Detector] = {"epi_spacy": ours, "charset-normalizer": normalizer}
    try:
        import chardet

        found["chardet"] = lambda data: chardet.detect(data)["encoding"]
    except ImportError:
        pass
    try:
        import cchardet

        found["faust-cchardet"] = lambda data: cchardet.detect(data)["encoding"]
    except ImportError:
        pass
    return found


def samples(text: str, encoding: str, length: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Cut pieces of a text that an encoding can write."""
    clean = text.encode(encoding, "ignore").decode(encoding).lstrip("\ufeff")
    random.seed(length)
    for _ in range(count):
        start = random.randrange(len(clean) - length)
        piece = clean[start : start + length].lstrip("\ufeff")
        yield piece, piece.encode(encoding)


def right(data: bytes, encoding: str | None, text: str) -> bool:
    """Return whether reading the bytes so gives the text back."""
    if encoding is None:
        return False
    for name in (encoding, WIDEST.get(encoding.lower(), encoding)):
        try:
            if data.decode(name).lstrip("\ufeff") == text:
                return True
        except (UnicodeDecodeError, LookupError):
            continue
    return False


def main(
    count: int = typer.Option(200, help="Pieces for each row."),
    texts: Path = typer.Option(TEXTS, help="A folder of simplified texts in UTF-8."),
) -> None:
    """Print the share of pieces read right and the milliseconds each took."""
    simplified = "\n".join(path.read_bytes().decode("utf-8") for path in sorted(texts.glob("*.txt")))
    scripts = {"simplified": simplified, "traditional": opencc.OpenCC("s2t").convert(simplified)}
    tools = detectors()
    typer.echo("| characters | script | encoding | " + " | ".join(tools) + " |")
    typer.echo("| --- | --- | --- |" + " --- |" * len(tools))
    for length in LENGTHS:
        for script, text in scripts.items():
            for encoding in ENCODINGS[script]:
                cells = []
                for detect in tools.values():
                    pieces = list(samples(text, encoding, length, count))
                    begun = time.perf_counter()
                    found = [detect(data) for _, data in pieces]
                    spent = (time.perf_counter() - begun) / count * 1000
                    good = sum(
                        right(data, name, piece) for (piece, data), name in zip(pieces, found, strict=True)
                    )
                    cells.append(f"{good / count:.3f} ({spent:.2f} ms)")
                typer.echo(f"| {length} | {script} | {encoding} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    typer.run(main)
