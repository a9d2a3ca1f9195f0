"""Build the table of readings that tells a pinyin gloss from other words in brackets.

Reads the installed ``pypinyin`` (MIT), needed for this script alone, and writes
epi_spacy/normalization/data/readings.tsv: a toned syllable a row, with all characters of GBK and Big5-HKSCS
that can be read so. Tone 5 is the neutral one.

    pip install pypinyin==0.55.0 && python scripts/build_readings.py
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer

DATA = Path(__file__).parents[1] / "epi_spacy" / "normalization" / "data"
TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def numbered(reading: str) -> str:
    """Write a reading with its tone as a digit: xiāng is xiang1."""
    apart = unicodedata.normalize("NFD", reading)
    tones = [TONES[mark] for mark in apart if mark in TONES]
    bare = "".join(letter for letter in apart if letter not in TONES)
    return unicodedata.normalize("NFC", bare) + str(tones[0] if tones else 5)


def is_common(char: str) -> bool:
    """Return whether some encoding of everyday text has a character."""
    for codec in ("gbk", "big5hkscs"):
        try:
            char.encode(codec)
        except UnicodeEncodeError:
            continue
        return True
    return False


def main(out: Annotated[Path, typer.Option(help="The folder to write to.")] = DATA) -> None:
    """Write readings.tsv."""
    from pypinyin.constants import PINYIN_DICT  # type: ignore[import-not-found]

    table: dict[str, set[str]] = defaultdict(set)
    for code, readings in PINYIN_DICT.items():
        char = chr(code)
        if "\u3400" <= char <= "\u9fff" and is_common(char):
            for reading in readings.split(","):
                table[numbered(reading)].add(char)
    with (out / "readings.tsv").open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("syllable", "characters"))
        for syllable in sorted(table):
            if syllable[:-1].isalpha():
                writer.writerow((syllable, "".join(sorted(table[syllable]))))
    typer.echo(f"{len(table)} syllables, {sum(map(len, table.values()))} readings")


if __name__ == "__main__":
    typer.run(main)
