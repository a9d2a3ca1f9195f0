"""Write the pinyin of prefectures and counties, by which hosts of web pages name them.

Needs ``pypinyin`` (MIT). Names of one pinyin share a line; names shorter than four letters are left out,
since hosts of other meaning begin with them.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import typer
from pypinyin import lazy_pinyin

from epi_spacy.divisions.gazetteer import Gazetteer

OUT = Path(__file__).parents[1] / "epi_spacy" / "divisions" / "data" / "host_names.tsv"
LEAST = 4


def main(out: Path = OUT) -> None:
    """Write the table."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in Gazetteer.load():
        if row.level in ("prefecture", "county") and not row.valid_to:
            for name in row.short_names[:1] or (row.name,):
                pinyin = "".join(lazy_pinyin(name)).replace("\u00fc", "v")
                if len(pinyin) >= LEAST and pinyin.isascii():
                    found[pinyin].add(row.code)
    lines = [f"{pinyin}\t{','.join(sorted(codes))}" for pinyin, codes in sorted(found.items())]
    out.write_text("pinyin\tcodes\n" + "\n".join(lines) + "\n", "utf-8")
    typer.echo(f"{len(lines)} names")


if __name__ == "__main__":
    typer.run(main)
