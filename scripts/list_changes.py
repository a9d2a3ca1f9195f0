"""List what normalization changes in texts that should hardly need it, and what it reports there.

    python scripts/list_changes.py news.jsonl.gz [--contexts] [--folded]

Prints every changed character but width forms with its count, the scripts found, and how many glosses and
damaged runs were found. ``--folded`` turns the full-width punctuation into ASCII first, as many sites do.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Annotated

import typer

from epi_spacy.normalization import normalize

WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def main(
    file: Annotated[Path, typer.Argument(help="JSON lines with a text each, perhaps gzipped")],
    field: Annotated[str, typer.Option(help="field of the text")] = "text",
    contexts: Annotated[bool, typer.Option("--contexts", help="print the places, too")] = False,
    folded: Annotated[bool, typer.Option("--folded", help="fold full-width forms first")] = False,
) -> None:
    """Print the table of changed characters."""
    changed: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    scripts: Counter[str] = Counter()
    characters = glosses = damaged = questions = 0
    with (
        gzip.open(file, "rt", encoding="utf8")
        if file.suffix == ".gz"
        else file.open(encoding="utf8") as lines
    ):
        for line in lines:
            text = json.loads(line)[field]
            text = text.translate(WIDTH) if folded else text
            normalized = normalize(text)
            characters += len(text)
            scripts[normalized.script] += 1
            glosses += normalized.glosses
            damaged += len(normalized.damaged)
            questions += text.count("?")
            if normalized.edits or normalized.text == text:
                continue
            for at, pair in enumerate(zip(text, normalized.text, strict=True)):
                if pair[0] != pair[1] and ord(pair[0]) not in WIDTH:
                    changed[pair] += 1
                    places[pair].append(text[max(0, at - 10) : at + 10].replace("\n", " "))
    print(f"{characters:,} characters, scripts {dict(scripts)}")
    print(f"{glosses} glosses, {damaged} damaged runs, {questions} ASCII question marks")
    for (raw, plain), count in changed.most_common():
        print(f"{raw} {plain} {count}", *(places[raw, plain] if contexts else ()), sep="\n    ")


if __name__ == "__main__":
    typer.run(main)
