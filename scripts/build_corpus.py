"""Build corpus/gold from the texts and their hand-written annotation, or check that it is up to date."""

from __future__ import annotations

from pathlib import Path

import typer

from epi_spacy.errors import EpiError
from epi_spacy.training.gold import build_article, dump, read_text

CORPUS = Path(__file__).parents[1] / "corpus"


def outdated(corpus: Path, names: list[str]) -> list[str]:
    """Name the articles whose gold file is missing or differs from what its sources give.

    corpus: the corpus folder.
    names: the articles to look at.
    RETURNS: those that must be built again.
    """
    out = []
    for name in names:
        path = corpus / "gold" / f"{name}.json"
        if not path.is_file() or read_text(path) != dump(build_article(corpus, name)):
            out.append(name)
    return out


def article_names(corpus: Path) -> list[str]:
    """List the articles of a corpus folder, sorted."""
    return sorted(path.stem for path in (corpus / "texts").glob("*.txt"))


def main(
    names: list[str] | None = typer.Argument(None, help="Articles to build; all by default."),
    corpus: Path = typer.Option(CORPUS, help="The corpus folder: texts, marks, clauses, meta, gold."),
    check: bool = typer.Option(
        False, "--check", help="Write nothing; fail if a gold file is not up to date."
    ),
) -> None:
    """Read texts, marks, clauses and meta of each article and write gold/NAME.json."""
    names = names or article_names(corpus)
    try:
        if check:
            stale = outdated(corpus, names)
            for name in stale:
                typer.echo(f"{name}: gold is not up to date", err=True)
            typer.echo(f"{len(names)} articles, {len(stale)} to build")
            raise typer.Exit(1 if stale else 0)
        (corpus / "gold").mkdir(exist_ok=True)
        for name in names:
            content = dump(build_article(corpus, name))
            (corpus / "gold" / f"{name}.json").write_bytes(content.encode("utf8"))
    except EpiError as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(1) from problem
    typer.echo(f"{len(names)} articles built")


if __name__ == "__main__":
    typer.run(main)
