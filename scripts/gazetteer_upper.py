"""Levels 1-3 since 1981: the table of codes, joined with the Ministry's newest one; who followed whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import gazetteer_names as naming
from gazetteer_sources import Change, Row


def upper_rows(changes: list[Change], names: dict[str, str]) -> list[Row]:
    """Rows of levels 1-3.

    changes: the table of codes, in order of code and time. A row that it ends and begins anew because only
        the division above changed its name is joined again.
    names: the Ministry's newest table.
    RAISES: ValueError if the two disagree on what is in force.
    """
    rows: list[Row] = []
    for change in changes:
        last = rows[-1] if rows and rows[-1].code == change.code else None
        if last and last.name == change.name and last.end == change.start:
            last.end, last.successors = change.end, change.successors
            continue
        if last and last.end == change.start and change.code not in last.successors:
            last.successors = [change.code, *last.successors]
        parent = _parent(change)
        rows.append(
            Row(
                change.code,
                change.name,
                _level(change.code),
                parent,
                change.start,
                change.end,
                change.successors,
            )
        )
    current = {row.code: row for row in rows if not row.end}
    differing = {(row.code, row.name) for row in current.values()} - names.items()
    if differing:
        raise ValueError(f"the table of codes and the Ministry's newest disagree: {sorted(differing)}")
    # What is no division in law has a code of the Ministry's all the same: the islands of Sansha.
    for code in sorted(names.keys() - current.keys()):
        above = current[code[:4] + "00"]
        rows.append(Row(code, names[code], _level(code), above.code, above.start))
    return rows


def _level(code: str) -> str:
    return "p" if code.endswith("0000") else "f" if code.endswith("00") else "c"


def _parent(change: Change) -> str:
    level = _level(change.code)
    if level == "p":
        return ""
    return change.code[:2] + "0000" if level == "f" or change.direct else change.code[:4] + "00"


def dated(rows: list[Row], table: list[list[str]]) -> list[Row]:
    """Put the dates of the hand-written table in place of years."""
    dates = {(code, name): (start, end) for code, name, start, end, _ in table}
    found = []
    for row in rows:
        start, end = dates.get((row.code, row.name), ("", ""))
        found.append(replace(row, start=start or row.start, end=end or row.end))
    return found


def link_prefectures(rows: list[Row]) -> None:
    """Name the successors of prefectures that no source names.

    The prefecture of the same name in the province; else those that the counties went to.
    """
    counties: dict[str, list[Row]] = defaultdict(list)
    parents: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        counties[row.parent].append(row)
        parents[row.code].add(row.parent)
    prefectures = [row for row in rows if row.level == "f"]
    for row in prefectures:
        if not row.end or row.successors:
            continue
        own = {row.name, *naming.short_names(row.name, "f")}
        row.successors = sorted(
            other.code
            for other in prefectures
            if other.code[:2] == row.code[:2]
            and own & {other.name, *naming.short_names(other.name, "f")}
            and other.start[:4] == row.end[:4]
        )
        if not row.successors:
            went = (
                c for county in counties[row.code] if county.end[:4] == row.end[:4] for c in county.successors
            )
            there = {parent for code in went for parent in parents[code]}
            row.successors = sorted(there - {row.code, row.parent})


def link_by_name(rows: list[Row]) -> None:
    """Name the successors of former zones that no source names: same prefecture, same name."""
    there = [row for row in rows if row.level in "zc"]
    for row in there:
        if row.end and not row.successors:
            own = {row.name, *row.short, *row.aliases}
            row.successors = sorted(
                other.code
                for other in there
                if not other.end
                and other.code[:4] == row.code[:4]
                and (other.level == row.level or other.name == row.name)
                and own & {other.name, *other.short, *other.aliases}
            )


def followers(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Code → the codes that followed it, and those that followed these."""
    direct: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        direct[row.code].update(row.successors)
    found: dict[str, set[str]] = {}
    for code in list(direct):
        reached: set[str] = set()
        ahead = [code]
        while ahead:
            new = direct.get(ahead.pop(), set()) - reached
            reached |= new
            ahead += new
        found[code] = reached - {code}
    return found
