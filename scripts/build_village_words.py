"""Write the everyday words that villages and communities are named after.

A guessed name that begins with an everyday word is none, unless villages of the yearly tables begin with it
too: ``ruler_village_words.txt`` is read by ``epi_spacy.divisions.naming``.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import typer

from epi_spacy.divisions.catalogue import catalogue
from epi_spacy.divisions.naming import verbs
from epi_spacy.divisions.villages import Villages

OUT = Path(__file__).parents[1] / "epi_spacy" / "divisions" / "data" / "ruler_village_words.txt"
PROVINCES = range(11, 66)
LEAST = 3  # names


def main(out: Path = OUT) -> None:
    """Write the list."""
    begin: Counter[str] = Counter()
    for province in PROVINCES:
        begin.update(row.name[:2] for row in Villages.load().below(f"{province}0000") if len(row.name) > 2)
    words = sorted(word for word in catalogue().words | verbs() if begin[word] >= LEAST)
    out.write_text("\n".join(words) + "\n", "utf-8")
    typer.echo(f"{len(words)} words")


if __name__ == "__main__":
    typer.run(main)
