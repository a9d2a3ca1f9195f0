"""The gazetteer: administrative divisions of China with codes, names, parents and times of validity.

Provinces, prefectures, counties and functional zones that the statistical office codes, townships and
streets. It knows nothing of Docs::

    from epi_spacy.divisions.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    [gazetteer.full_name(d.code) for d in gazetteer.find("\\u9f13\\u697c\\u533a")]  # four districts
    gazetteer.find("\\u65b0\\u6d25", on="2019-05-01")  # the county that it was until 2020

Dates (``on``) are a ``datetime.date``, a year, or an ISO string of any precision ("2020", "2020-06",
"2020-06-05"). The times in the data have the precision that the sources allow, often that of a year, and are
compared as far as both are precise: a division that was abolished "in 2020" counts as in force all that year,
and so does the one that took its place.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from ..errors import error

LEVELS = {"p": "province", "f": "prefecture", "c": "county", "z": "zone", "t": "township"}
# In this order: a name that is full for one division and short for another counts as full.
KINDS = {"f": "full", "s": "short", "a": "alias", "b": "abbreviation", "o": "former"}
RISKS = {"-": "safe", "p": "person", "w": "word", "c": "common"}

# Streets have an office, and people name the one for the other.
_STREET = "\u8857\u9053"
_OFFICES = ("\u8857\u9053\u529e\u4e8b\u5904", "\u8857\u9053\u529e", "\u529e\u4e8b\u5904")


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division as it was from one time to another.

    code: GB/T 2260 code (6 digits) of levels 1-3 and zones, statistical code (9 digits) of townships.
    name: the official name, without its parents.
    short_names: the name without its generic, where two or more characters remain.
    aliases: other names in use.
    level: province, prefecture, county, zone (functional zone at county level) or township.
    kind: the generic of the official name (shi, xian, qu, zhen ...); empty if it has none.
    parent: the code of the division that it belongs to; empty for provinces.
    valid_from: ISO date of any precision; empty if it goes back to before the data.
    valid_to: the last date in force; empty if still in force at the date of the data.
    successors: codes of the divisions that took its place, where known.
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

    def in_force(self, on: str | int | date | None = None) -> bool:
        """Whether the division was in force on a date; by default, whether it still is."""
        if on is None:
            return not self.valid_to
        day = _iso(on)
        return _not_after(self.valid_from, day) and (not self.valid_to or _not_after(day, self.valid_to))


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


class Gazetteer:
    """Divisions by code and by name. Use :meth:`load`; the constructor takes the texts of the two tables.

    rows: text of ``divisions.tsv`` (see SOURCES.md), without header.
    names: text of ``names.tsv``, without header.
    """

    def __init__(self, rows: str, names: str) -> None:
        # The lines stay text, in the order of their keys, and are searched by bisection: dicts and objects
        # for 45,000 rows and 70,000 names would take three times as long to make.
        self._rows = rows.split("\n")
        self._names = names.split("\n")
        self._children: dict[str, list[Division]] | None = None
        # What was asked for before.
        self._cache: dict[str, Division] = {}
        self._coded: dict[str, list[Division]] = {}

    @staticmethod
    def load() -> Gazetteer:
        """Return the shipped gazetteer; it is read once, at the first call."""
        return _load()

    def __len__(self) -> int:
        """The number of rows, former ones included."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Division]:
        """All rows, former ones included, in order of their codes."""
        return map(self._row, self._rows)

    def find(
        self,
        name: str,
        within: str | None = None,
        on: str | int | date | None = None,
        level: str | None = None,
        former: bool = False,
    ) -> list[Division]:
        """Find divisions by their full or short name, alias or abbreviation.

        name: one division's name in simplified characters; not a chain of several. Streets are also found
            by the names of their offices, and with a bare jie.
        within: code or name of a division that must be among the parents.
        on: the date at which they must be in force; by default, at present.
        level: province, prefecture, county, zone or township.
        former: whether to take those of any time, if no date is given.
        RETURNS: the divisions in order of level and code, highest first. Where the date falls into the
            time of a change and the sources do not say which of the two was in force, the newer stands for
            both.
        RAISES: EpiError E201 for a date, E202 for a level that there is not.
        """
        if level is not None and level not in LEVELS.values():
            raise error("E202", level=level, levels=", ".join(LEVELS.values()))
        found = self._bearers(name)
        if on is not None or not former:
            found = [row for row in found if row.in_force(on)]
        if level is not None:
            found = [row for row in found if row.level == level]
        if within is not None:
            above = {within} if within.isdigit() else {row.code for row in self.find(within, on=on)}
            found = [row for row in found if above.intersection(self._parents(row, on))]
        return found if former and on is None else _without_predecessors(found)

    def get(self, code: str, on: str | int | date | None = None) -> Division | None:
        """Return the division of a code.

        code: six or nine digits.
        on: the date at which it must be in force; by default, the last that bore the code.
        RETURNS: the division, or None.
        RAISES: EpiError E201 for a date that there is not.
        """
        rows = self._versions(code)
        if on is None:
            return rows[0] if rows else None
        return next((row for row in rows if row.in_force(on)), None)

    def path(self, code: str, on: str | int | date | None = None) -> list[Division]:
        """Return the chain from the province down to the division of a code.

        code: six or nine digits.
        on: as in :meth:`get`; the parents are those of that date, by default those of its last day in force.
        RETURNS: the divisions, province first; empty for an unknown code.
        """
        row = self.get(code, on)
        chain: list[Division] = []
        while row is not None:
            chain.append(row)
            when = on or row.valid_to or None
            row = (self.get(row.parent, when) or self.get(row.parent)) if row.parent else None
        return chain[::-1]

    def full_name(self, code: str, on: str | int | date | None = None) -> str:
        """Return the names of :meth:`path` in one string; empty for an unknown code."""
        return "".join(row.name for row in self.path(code, on))

    def children(self, code: str, on: str | int | date | None = None) -> list[Division]:
        """Return the divisions directly below one, in order of code.

        code: six digits.
        on: the date at which they must be in force; by default, at present.
        """
        if self._children is None:
            self._children = {}
            for row in self:
                self._children.setdefault(row.parent, []).append(row)
        return [row for row in self._children.get(code, ()) if row.in_force(on)]

    def successors(self, code: str, on: str | int | date | None = None) -> list[Division]:
        """Return the divisions that took the place of one, where known; empty if it is still in force.

        code: six or nine digits.
        on: a date at which the code was in force; by default, its last.
        """
        row = self.get(code, on)
        found = [self.get(successor) for successor in row.successors] if row else []
        return [row for row in found if row is not None]

    def names(self, offices: bool = True) -> Iterator[Name]:
        """Give every name with what it may mean, for building a lexicon.

        offices: whether to give streets also by the names of their offices, which are a quarter of all names.
        """
        streets = len(_STREET)
        for line in self._names:
            name = _name(line)
            yield name
            if offices and name.surface.endswith(_STREET) and len(name.surface) > streets:
                for office in _OFFICES:
                    surface = name.surface[:-streets] + office
                    if _search(self._names, surface) is None:
                        yield Name(surface, name.codes, "alias", "safe")

    def name(self, surface: str) -> Name | None:
        """Return what :meth:`names` gives for one name, or None for a name that is not known."""
        line = _search(self._names, surface)
        if line is None and surface.endswith(_OFFICES):
            office = next(office for office in _OFFICES if surface.endswith(office))
            line = _search(self._names, surface[: -len(office)] + _STREET)
            return _name(line)._replace(surface=surface, kind="alias", risk="safe") if line else None
        return _name(line) if line else None

    def risk(self, name: str) -> str:
        """Return the risk of a name as :class:`Name` has it; "safe" for a name that is not known."""
        found = self.name(name)
        return found.risk if found else "safe"

    def _bearers(self, name: str) -> list[Division]:
        """Rows that bear a name, also formerly: by level and code, the newest first."""
        line = _search(self._names, name)
        if line is None:
            office = next((office for office in (*_OFFICES, _STREET[0]) if name.endswith(office)), None)
            line = _search(self._names, name[: -len(office)] + _STREET) if office else None
        keys = line.rpartition("\t")[2].split(",") if line else []
        return [self._row(row) for key in keys if (row := _search(self._rows, key))]

    def _versions(self, code: str) -> list[Division]:
        """Rows of a code, the newest first."""
        found = self._coded.get(code)
        if found is None:
            current = _search(self._rows, code)
            place = bisect_left(self._rows, code + "@")
            found = []
            while place < len(self._rows) and self._rows[place].startswith(code + "@"):
                found.insert(0, self._row(self._rows[place]))  # the newest comes last
                place += 1
            if current:
                found.insert(0, self._row(current))
            if found:
                self._coded[code] = found
        return found

    def _parents(self, row: Division, on: str | int | date | None) -> set[str]:
        """Codes of the divisions above a row."""
        above: set[str] = set()
        while row.parent:
            above.add(row.parent)
            parent = self.get(row.parent, on or row.valid_to or None) or self.get(row.parent)
            if parent is None:
                break
            row = parent
        return above

    def _row(self, line: str) -> Division:
        """Make the Division of a line, or take it from those made before."""
        row = self._cache.get(line)
        if row is None:
            key, name, level, kind, parent, start, end, short, aliases, successors = line.split("\t")
            row = self._cache[line] = Division(
                code=key.partition("@")[0],
                name=name,
                short_names=_tuple(short),
                aliases=_tuple(aliases),
                level=LEVELS[level],
                kind=kind,
                parent=parent,
                valid_from=start,
                valid_to=end,
                successors=_tuple(successors),
            )
        return row


def _search(lines: list[str], key: str) -> str | None:
    """The line that begins with a key and a tab, of lines in order."""
    if "\t" in key:
        return None
    key += "\t"
    place = bisect_left(lines, key)
    return lines[place] if place < len(lines) and lines[place].startswith(key) else None


@cache
def _load() -> Gazetteer:
    return Gazetteer(_read("divisions.tsv.gz"), _read("names.tsv.gz"))


def _read(name: str) -> str:
    """Text of a table without its header."""
    data = (resources.files(__package__) / "data" / name).read_bytes()
    return gzip.decompress(data).decode("utf-8").partition("\n")[2].removesuffix("\n")


def _tuple(field: str) -> tuple[str, ...]:
    return tuple(field.split(",")) if field else ()


def _name(line: str) -> Name:
    surface, head, keys = line.split("\t")
    codes = keys.split(",")
    if "@" in keys:
        codes = list(dict.fromkeys(key.partition("@")[0] for key in codes))
    return Name(surface, tuple(codes), KINDS[head[1]], RISKS[head[0]])


def _iso(on: str | int | date) -> str:
    """An ISO date of any precision, as text."""
    text = on.isoformat()[:10] if isinstance(on, date) else str(on)
    parts = text.split("-")
    widths = [len(part) for part in parts]
    if widths != [4, 2, 2][: len(parts)] or not "".join(parts).isdecimal():
        raise error("E201", value=text)
    return text


def _not_after(one: str, other: str) -> bool:
    """Whether one date is not after another, as far as both are precise; an empty one is long ago."""
    width = min(len(one), len(other))
    return one[:width] <= other[:width]


def _without_predecessors(rows: list[Division]) -> list[Division]:
    """Leave out rows whose successor is there too."""
    codes = {row.code for row in rows}
    kept = [row for row in rows if not any(code in codes and code != row.code for code in row.successors)]
    # Of rows of one code, the first is the newest.
    return list({row.code: row for row in reversed(kept or rows)}.values())[::-1]
