"""Count in real texts how often a name stands where nothing else speaks for the place.

    python scripts/gazetteer_evidence.py ../shared/data/news_unlabelled.jsonl.gz

For each short name, and each full name of two characters, every occurrence is counted, and those in texts
that also name a division above it (below the province) or its full name. Names that mostly stand without such
support are other words, or parts of them; they go to ``epi_spacy/divisions/data/name_evidence.tsv``, which
``build_gazetteer.py`` reads. No text goes into that file.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import typer

from epi_spacy.divisions.gazetteer import Gazetteer, Name
from epi_spacy.matching import Lexicon

OUTPUT = Path(__file__).parents[1] / "epi_spacy" / "divisions" / "data" / "name_evidence.tsv"
# Names that occur less often, or with support more often, are left out.
LEAST, MOST_SUPPORT = 3, 0.3


def support(name: Name, gazetteer: Gazetteer) -> set[str]:
    """Names that speak for the place where they stand in the same text."""
    found: set[str] = set()
    for code in name.codes:
        *above, own = gazetteer.path(code)
        found.add(own.name)
        for parent in above:
            if parent.level != "province" or parent.kind == "市":
                found.update((parent.name, *parent.short_names))
    found.discard(name.surface)
    return found


def count(texts: Path) -> tuple[Counter[str], Counter[str]]:
    """Count the occurrences of names, and those with support.

    texts: JSON lines, gzipped, with "title" and "text".
    """
    gazetteer = Gazetteer.load()
    names = {name.surface: name for name in gazetteer.names() if name.kind != "abbreviation"}
    risky = {s: support(n, gazetteer) for s, n in names.items() if n.kind != "full" or len(s) == 2}
    lexicon = Lexicon(((surface, surface) for surface in names), overlapping=True)
    total: Counter[str] = Counter()
    supported: Counter[str] = Counter()
    with gzip.open(texts, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            hits = [surface for _, _, surface in lexicon.find(f"{record['title']}\n{record['text']}")]
            present = set(hits)
            for surface in hits:
                if surface in risky:
                    total[surface] += 1
                    supported[surface] += bool(risky[surface] & present)
    return total, supported


def main(texts: Path) -> None:
    """Count the names in TEXTS and write those that mostly stand without support."""
    total, supported = count(texts)
    rows = [
        f"{name}\t{number}\t{supported[name]}"
        for name, number in sorted(total.items())
        if number >= LEAST and supported[name] < MOST_SUPPORT * number
    ]
    OUTPUT.write_text("\n".join(["name\toccurrences\tsupported", *rows, ""]), encoding="utf-8")
    print(len(rows), "names")


if __name__ == "__main__":
    typer.run(main)
