"""Measure how fast documents are read from each format, and what several processes gain."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import typer

from epi_spacy.cli.work import Wish, results
from epi_spacy.io import Source, sources

TEXTS = Path(__file__).parents[1] / "corpus" / "texts"


def dumps(texts: list[str], folder: Path) -> dict[str, list[Path]]:
    """Write the same documents in every format; return the paths by format."""
    out: dict[str, list[Path]] = {}
    for encoding in ("utf-8", "gb18030", "utf-16"):
        place = folder / encoding
        place.mkdir()
        for number, text in enumerate(texts):
            (place / f"{number}.txt").write_bytes(text.encode(encoding))
        out[f"text files, {encoding}"] = [place]
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, ["id", "text"])
    writer.writeheader()
    writer.writerows(rows)
    (folder / "a.csv").write_text(table.getvalue(), "utf-8", newline="")
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.txt", text)
    with tarfile.open(folder / "a.tar.gz", "w:gz") as tar:
        for number, text in enumerate(texts):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
    for name in ("a.jsonl", "a.jsonl.gz", "a.csv", "a.zip", "a.tar.gz"):
        out[name.removeprefix("a")] = [folder / name]
    out |= more(rows, folder)
    return out


def more(rows: list[dict[str, str]], folder: Path) -> dict[str, list[Path]]:
    """Write what the extras read."""
    import docx
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "a.parquet")
    pages, papers = folder / "html", folder / "docx"
    pages.mkdir()
    papers.mkdir()
    for row in rows:
        lines = [line for line in row["text"].split("\n") if line.strip()]
        body = "".join(f"<p>{line}</p>" for line in lines)
        links = "".join(f'<li><a href="/{number}">\u680f\u76ee{number}</a></li>' for number in range(30))
        (pages / f"{row['id']}.html").write_text(
            f"<html><body><ul>{links}</ul><div>{body}</div></body></html>", "utf-8"
        )
        if int(row["id"]) < 40:
            paper = docx.Document()
            for line in lines:
                paper.add_paragraph(line)
            paper.save(str(papers / f"{row['id']}.docx"))
    return {".parquet": [folder / "a.parquet"], ".html": [pages], ".docx": [papers]}


def best(run: Callable[[], int], times: int) -> tuple[int, float]:
    """Return what a run gives, and the seconds of the fastest."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        count = run()
        spent.append(time.perf_counter() - begun)
    return count, min(spent)


def main(
    texts: Path = typer.Option(TEXTS, help="A folder of texts in UTF-8."),
    copies: int = typer.Option(10, help="How many times each text is used."),
    processes: int = typer.Option(2, help="The number of processes to compare with one."),
) -> None:
    """Print both tables."""
    whole = [path.read_bytes().decode("utf-8") for path in sorted(texts.glob("*.txt"))] * copies
    size = sum(map(len, whole)) / len(whole)
    typer.echo("| format | documents a second | million characters a second |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name, paths in dumps(whole, Path(folder)).items():

            def run(paths: list[Path] = paths) -> int:
                return sum(isinstance(found, Source) for found in sources(paths))

            count, spent = best(run, 3)
            typer.echo(f"| {name} | {count / spent:,.0f} | {count / spent * size / 1e6:.1f} |")
    typer.echo("\n| processes | seconds, loading included | documents a second |\n| --- | --- | --- |")
    documents = [Source(str(number), text) for number, text in enumerate(whole * 5)]
    for number in (1, processes):
        count, spent = best(lambda n=number: sum(1 for _ in results(documents, Wish(), n)), 1)  # type: ignore[misc]
        typer.echo(f"| {number} | {spent:.1f} | {count / spent:,.0f} |")


if __name__ == "__main__":
    typer.run(main)
