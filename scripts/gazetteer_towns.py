"""Townships and zones, from yearly tables: their times, and who followed whom."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import gazetteer_names as naming
from gazetteer_sources import Row, Snapshot
from gazetteer_upper import followers

# A table that lacks what those before and after it have, has left it out by mistake.
GAP = 2
# By so many years a table may be late with the codes of counties.
LATE = 2
# What some of the tables have in place of a character that they could not write.
_MAKESHIFT = {"瞿阝": "𨟠", "酄": "𨟠"}
_LAST = "9999"


def seen_rows(tables: dict[str, dict[str, tuple[str, str]]], level: str) -> list[Row]:
    """Rows from yearly tables: a row's time is the widest that the dates of the tables allow.

    tables: date → code → (name, parent), oldest first.
    level: letter of the level.
    """
    dates = list(tables)
    runs: dict[str, list[Row]] = defaultdict(list)
    seen: dict[str, int] = {}
    for number, table in enumerate(tables.values()):
        for code, (written, parent) in table.items():
            name = modern(written)
            last = runs[code][-1] if runs[code] else None
            if last and last.name == name and number - seen[code] <= GAP:
                last.parent = parent
            else:
                start = dates[number - 1] if number else ""
                runs[code].append(last := Row(code, name, level, parent, start))
            seen[code] = number
            last.end = dates[number + 1] if number + 1 < len(dates) else ""
    return [row for run in runs.values() for row in run]


def modern(name: str) -> str:
    """The name as it should be: a street's office is no part of it, nor are makeshift characters."""
    for makeshift in _MAKESHIFT:
        name = name.replace(makeshift, _MAKESHIFT[makeshift])
    return name.removesuffix("办事处") if name.endswith("街道办事处") else name


def zone_rows(snapshots: dict[str, Snapshot], upper: list[Row]) -> list[Row]:
    """County-level codes that only the statistical office has: functional zones, and a few districts."""
    known = {row.code for row in upper}
    tables = {d: {c: v for c, v in s.counties.items() if c not in known} for d, s in snapshots.items()}
    rows = seen_rows(tables, "z")
    for row in rows:
        row.level = "z" if naming.is_zone(row.name) else "c"
    return rows


def town_rows(snapshots: dict[str, Snapshot], upper: list[Row]) -> list[Row]:
    """Townships and streets. Those of a county that was not in force at the date of the table, or shortly
    before, are left out: the office gives some codes of its own making, which the Ministry uses otherwise."""
    counties: dict[str, list[Row]] = defaultdict(list)
    for row in upper:
        counties[row.code].append(row)
    tables = {}
    for date, snapshot in snapshots.items():
        year, before = date[:4], str(int(date[:4]) - LATE)
        there = {
            code
            for code, rows in counties.items()
            if any(row.start[:4] <= year and (row.end or _LAST)[:4] >= before for row in rows)
        }
        tables[date] = {code: town for code, town in snapshot.towns.items() if town[1] in there}
    return seen_rows(tables, "t")


def link_towns(towns: list[Row], upper: list[Row]) -> None:
    """Name the successors of former towns: same code renamed, or same stem in the county or its successor."""
    follow = followers(upper)
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    codes: dict[str, list[Row]] = defaultdict(list)
    for row in towns:
        codes[row.code].append(row)
        by_place[row.parent, _stem(row.name)].append(row)
    for row in towns:
        if row.end:
            later = [r.code for r in codes[row.code] if r is not row and r.start and row.start < r.start]
            for parent in [row.parent, *sorted(follow.get(row.parent, ()))]:
                later += [
                    r.code for r in by_place[parent, _stem(row.name)] if r.code != row.code and not r.end
                ]
            row.successors = sorted(set(later))


def narrow(towns: list[Row], upper: list[Row]) -> list[Row]:
    """Let no township's time reach beyond that of its county: its years are known better.

    RETURNS: those that have any time left; a table may be behind by so much that its county was no more.
    """
    counties: dict[str, list[Row]] = defaultdict(list)
    for row in upper:
        counties[row.code].append(row)
    for row in towns:
        above = counties[row.parent]
        ends = [county.end or _LAST for county in above]
        starts = [county.start for county in above]
        if _LAST not in ends and ends:
            row.end = min(row.end or _LAST, max(ends))
        if row.start and all(starts):
            row.start = max(row.start, min(starts))
    for newer, older in pairwise(reversed(towns)):
        # Where the county's end cuts off both, the older ends with the last table that has it.
        if older.code == newer.code and older.end and older.end == newer.end:
            older.end = newer.start
    return [row for row in towns if not row.end or row.start <= row.end]


def _stem(name: str) -> str:
    if len(name) == 2 and name.endswith(("镇", "乡")):
        return name[0]
    return next(iter(naming.short_names(name, "t")), name)
