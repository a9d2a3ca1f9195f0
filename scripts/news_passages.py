"""Figures on passages of real news that were annotated apart from the rules.

    python scripts/news_passages.py [--shared ../shared] [--errors]
    python scripts/news_passages.py --export FOLDER    # sets for compare_divisions.py and compare_names.py

The labels lie in ``corpus/news``; the texts, which are not ours, are read from the folder with the material
that is not ours. They were drawn three times: from news of all kinds; from notices, plans and reports; and
whole articles on what officials and bodies demand. Every text is read whole, what was found in the passage
is compared. The errors of the part ``dev`` have been read and mended where a rule could mend them, those of
``held`` never. Measures count only in texts that the measure model has not learned from.
"""

from __future__ import annotations

import json
import sys
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import typer
from spacy.language import Language

from epi_spacy.assembly import assemble
from epi_spacy.cli.score import table as lines
from epi_spacy.records import record
from epi_spacy.text.clauses import clauses
from epi_spacy.training.scoring import score

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from news_texts import Row, labels_by_text, news_texts  # noqa: E402

FOLDER = HERE.parent / "corpus" / "news"
DRAWS = ("news", "notices", "articles")
PARTS = ("dev", "held")


class Passage(NamedTuple):
    """A stretch of a news text with its gold record, in characters of the passage.

    id: the text's. text: the whole text. start, end: the passage in it.
    draw: news, notices or articles. part: dev or held.
    learned: whether the measure model has learned from the text.
    """

    id: str
    text: str
    start: int
    end: int
    draw: str
    part: str
    learned: bool
    gold: dict[str, Any]


def passages(shared: Path) -> list[Passage]:
    """Return the passages with their gold records; shared: the folder with the texts."""
    chosen = table("passages")
    tables = [table(name) for name in ("entities", "officials", "directives")]
    out = []
    for name, text in news_texts(shared, chosen):
        (row,) = chosen[name]
        start, end = int(row["start"]), int(row["end"])
        gold = _gold(text, start, end, *(labels.get(name, []) for labels in tables))
        gold["file"] = f"{name}.txt"
        out.append(Passage(name, text, start, end, row["draw"], row["part"], row["learned"] == "yes", gold))
    return out


def table(name: str) -> dict[str, list[Row]]:
    """Return the rows of a table of ``corpus/news`` by the text that they belong to."""
    return labels_by_text(FOLDER / f"{name}.tsv")


def _gold(
    text: str, start: int, end: int, entities: list[Row], officials: list[Row], directives: list[Row]
) -> dict[str, Any]:
    """Build a gold record as those of the corpus are, its offsets counted from the passage's first one."""
    number = {begin: n for n, (begin, _) in enumerate(clauses(text[start:end]), 1)}
    return {
        "entities": [
            {**_shifted(row, start), "label": row["label"], "code": row["code"]} for row in entities
        ],
        "officials": [{**row, "name": _words(text, row["name"])} for row in officials],
        "directives": [
            {
                **row,
                **_shifted(row, start),
                "clause": number[int(row["start"]) - start],
                "speaker": _words(text, row["speaker"]),
            }
            for row in directives
        ],
    }


def _shifted(row: Row, start: int) -> dict[str, int]:
    return {key: int(row[key]) - start for key in ("start", "end")}


def _words(text: str, cell: str) -> str:
    """Return the words that a cell names by their characters in the text (12-15)."""
    start, _, end = cell.partition("-")
    return text[int(start) : int(end)] if end else cell


def found(nlp: Language, passage: Passage) -> dict[str, Any]:
    """Return the record of a text, cut down to a passage."""
    whole = record(nlp(passage.text))
    inside = range(passage.start, passage.end)
    cut = {
        key: [
            {**row, "start": row["start"] - passage.start, "end": row["end"] - passage.start}
            for row in whole[key]
            if row["start"] in inside and row["end"] <= passage.end
        ]
        for key in ("entities", "directives")
    }
    told = [row for row in whole["officials"] if any(start in inside for start, _ in row["evidence"])]
    return {"id": passage.gold["file"], **cut, "officials": told}


def figures(
    nlp: Language, chosen: list[Passage]
) -> tuple[dict[str, Any], list[tuple[str, str, str, str, tuple[int, ...]]]]:
    """Return the figures of some passages as ``score`` does, and the errors."""
    records = [found(nlp, passage) for passage in chosen]
    texts = {passage.gold["file"]: passage.text[passage.start : passage.end] for passage in chosen}
    out, errors = score([passage.gold for passage in chosen], records, texts)
    unseen = [passage for passage in chosen if not passage.learned]
    if len(unseen) < len(chosen):
        names = {passage.gold["file"] for passage in unseen}
        apart, _ = score([p.gold for p in unseen], [r for r in records if r["id"] in names], texts)
        out["measure"] = apart["measure"]
    return out, errors


def export(folder: Path, chosen: list[Passage]) -> None:
    """Write passages as a set of texts and gold records."""
    for passage in chosen:
        for kind, name, content in (
            ("texts", passage.gold["file"], passage.text[passage.start : passage.end]),
            ("gold", f"{passage.id}.json", json.dumps(passage.gold, ensure_ascii=False)),
        ):
            path = folder / passage.draw / passage.part / kind / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())


def main(
    shared: Path = typer.Option(HERE.parent / ".." / "shared", help="Folder with what is not ours."),
    errors: bool = typer.Option(False, help="List the errors of the parts dev."),
    to: Path | None = typer.Option(None, "--export", help="Write the passages there instead."),
) -> None:
    """Print the figures of both parts of each draw, or write the passages."""
    every = passages(shared)
    if to is not None:
        return export(to, every)
    nlp = assemble("epi_fast")
    for draw, part in product(DRAWS, PARTS):
        out, wrong = figures(nlp, [row for row in every if (row.draw, row.part) == (draw, part)])
        typer.echo("\n".join([f"{draw}, {part}", *lines(out)]))
        if errors and part == "dev":
            for row in wrong:
                typer.echo("\t".join(map(str, row)))


if __name__ == "__main__":
    typer.run(main)
