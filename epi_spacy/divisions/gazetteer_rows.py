"""What the gazetteer holds: divisions and names, how they stand in its tables, and how dates compare."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..errors import error
from ..text.dates import known_date

LEVELS = {"p": "province", "f": "prefecture", "c": "county", "z": "zone", "t": "township", "v": "village"}
# In this order: a name that is full for one division and short for another counts as full.
KINDS = {"f": "full", "s": "short", "a": "alias", "b": "abbreviation", "o": "former"}
# The short name of a row, if it is the name without its generic.
STEM = "="
COUNTY = 6  # digits of a county's code
RISKS = {"-": "safe", "p": "person", "w": "word", "c": "common"}


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division as it was from one time to another.

    code: GB/T 2260 code (6 digits) of levels 1-3 and zones, statistical code of townships (9 digits) and of
        villages (12 digits). What no source gives a code has a key of this package: the code of the division
        above, a colon, the name.
    name: the official name, without its parents.
    short_names: the name without its generic, where two or more characters remain.
    aliases: other names in use.
    level: province, prefecture, county, zone (functional zone, or a division of the corps in Xinjiang),
        township or village.
    kind: the generic of the official name (shi, xian, qu, zhen, cun ...); empty if it has none.
    parent: the code of the division that it belongs to; empty for provinces.
    valid_from: ISO date of any precision; empty if it goes back to before the data.
    valid_to: the last date in force; empty if still in force at the date of the data.
    successors: codes of the divisions that took its place, where known; its own code if that changed its
        name.
    related: codes of the divisions that are run as one with it: cities and divisions of the corps.
    """

    code: str
    name: str
    short_names: tuple[str, ...]
    aliases: tuple[str, ...]
    level: str
    kind: str
    parent: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]
    related: tuple[str, ...] = ()

    @property
    def coded(self) -> bool:
        """Whether the code is one of a source, not a key of this package."""
        return ":" not in self.code

    def in_force(self, on: str | int | date | None = None) -> bool:
        """Whether the division was in force on a date; by default, whether it still is."""
        if on is None:
            return not self.valid_to
        day = iso(on)
        return not_after(self.valid_from, day) and (not self.valid_to or not_after(day, self.valid_to))


class Name(NamedTuple):
    """A name in use for one or several divisions.

    surface: the name.
    codes: the codes of the divisions that it may mean, now or formerly.
    kind: full, short, alias, former or abbreviation: the first of these that holds for one of the codes.
    risk: what else the name may be. safe: nothing known; person: a surname, or like a person's name; word: an
        everyday word as well; common: an everyday word far more often than a place.
    """

    surface: str
    codes: tuple[str, ...]
    kind: str
    risk: str


def read_row(line: str) -> Division:
    """Make the division of a line of the table.

    What follows from the rest is not written: the county of a township, and the short name that is the name
    without its generic.
    """
    key, name, level, kind, parent, start, end, short, aliases, successors, related = line.split("\t")
    code = key.partition("@")[0]
    return Division(
        code=code,
        name=name,
        short_names=(name.removesuffix(kind),) if short == STEM else _tuple(short),
        aliases=_tuple(aliases),
        level=LEVELS[level],
        kind=kind,
        parent=code[:COUNTY] if level == "t" and not parent else parent,
        valid_from=start,
        valid_to=end,
        successors=_tuple(successors),
        related=_tuple(related),
    )


def read_name(line: str) -> Name:
    """Make the name of a line of the table."""
    surface, head, keys = line.split("\t")
    codes = keys.split(",")
    if "@" in keys:
        codes = list(dict.fromkeys(key.partition("@")[0] for key in codes))
    return Name(surface, tuple(codes), KINDS[head[1]], RISKS[head[0]])


def search(lines: list[str], key: str) -> str | None:
    """Return the line that begins with a key and a tab, of lines in order."""
    if "\t" in key:
        return None
    key += "\t"
    place = bisect_left(lines, key)
    return lines[place] if place < len(lines) and lines[place].startswith(key) else None


def starting(lines: list[str], prefix: str) -> list[str]:
    """Return the lines that begin with a prefix, of lines in order."""
    end = start = bisect_left(lines, prefix)
    while end < len(lines) and lines[end].startswith(prefix):
        end += 1
    return lines[start:end]


def iso(on: str | int | date) -> str:
    """Return an ISO date of any precision, as text.

    RAISES: EpiError E201 for what is none: a day or a month that no calendar has, too.
    """
    if isinstance(on, date):
        return on.isoformat()[:10]
    text = str(on)
    if known_date(text) is None:
        raise error("E201", value=text)
    return text


def check_level(level: str | None) -> None:
    """Refuse a level that there is not.

    RAISES: EpiError E202.
    """
    if level is not None and level not in LEVELS.values():
        raise error("E202", level=level, levels=", ".join(LEVELS.values()))


def not_after(one: str, other: str) -> bool:
    """Whether one date is not after another, as far as both are precise; an empty one is long ago."""
    width = min(len(one), len(other))
    return one[:width] <= other[:width]


def _tuple(field: str) -> tuple[str, ...]:
    return tuple(field.split(",")) if field else ()
