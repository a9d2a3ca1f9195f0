"""Villages and communities of the yearly tables, joined and written compactly (see SOURCES.md)."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from epi_spacy.divisions.villages import DATES, plain_name, split_name

# A table that lacks a village which those before and after it have, has left it out by mistake.
GAP = 2
BLOCK = 4
TOWN = 9
Run = tuple[str, int, int]  # name, first and last table


def runs(tables: Iterable[dict[str, str]]) -> dict[str, list[Run]]:
    """Join yearly tables of names by code, oldest first.

    RETURNS: code → what it has meant, in order of time, with the numbers of the first and the last table.
    """
    found: dict[str, list[Run]] = defaultdict(list)
    for number, table in enumerate(tables):
        for code, written in table.items():
            name = plain_name(written)
            before = found[code][-1] if found[code] else None
            if before and before[0] == name and before[2] >= number - GAP:
                found[code][-1] = (name, before[1], number)
            else:
                found[code].append((name, number, number))
    return dict(found)


def line(code: str, run: Run, last: int) -> str:
    """A village as it is written."""
    name, start, end = run
    letter, stem = split_name(name)
    return code[TOWN:] + (
        letter + stem if (start, end) == (0, last) else f"{letter.upper()}{start}{end}{stem}"
    )


def blocks(villages: dict[str, list[Run]], tables: int) -> dict[str, str]:
    """The texts of the blocks, by the first digits of their codes.

    villages: as :func:`runs` gives them.
    tables: how many tables there are.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    town = ""
    for code in sorted(villages):
        block = lines[code[:BLOCK]]
        if code[:TOWN] != town:
            town = code[:TOWN]
            block.append("=" + town[BLOCK:])
        block.extend(line(code, run, tables - 1) for run in villages[code])
    return {block: "\n".join(lines[block]) + "\n" for block in sorted(lines)}


def write(path: Path, dates: Iterable[str], texts: dict[str, str]) -> int:
    """Write the file, the same bytes for the same blocks; return its size."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, text in [(DATES, " ".join(dates)), *texts.items()]:
            member = zipfile.ZipInfo(name)  # Its time is 1980-01-01.
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            file.writestr(member, text.encode("utf-8"), compresslevel=9)
    return path.stat().st_size
