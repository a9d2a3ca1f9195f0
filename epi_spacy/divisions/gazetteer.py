"""The gazetteer: administrative divisions of China with codes, names, parents and times of validity.

Provinces, prefectures, counties and functional zones since 1981; townships and streets, villages and
communities as the yearly tables since 2016 have them. It knows nothing of Docs::

    from epi_spacy.divisions.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    [gazetteer.full_name(d.code) for d in gazetteer.find("\u9f13\u697c\u533a")]  # four districts
    gazetteer.find("\u65b0\u6d25", on="2019-05-01", level="county")  # the county that it was until 2020
    gazetteer.successors("510132")  # the district that it is now

Dates (``on``) are a ``datetime.date``, a year, or an ISO string of any precision ("2020", "2020-06",
"2020-06-05"). The times in the data have the precision that the sources allow, often that of a year, and are
compared as far as both are precise: a division that was abolished "in 2020" counts as in force all that year,
and so does the one that took its place.

What every text needs is read by :meth:`Gazetteer.load`: whatever was in force in 2016 or later, down to
townships. What went before, and the villages, are read when somebody asks for them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib import resources

from .gazetteer_history import Links, older_bearers, older_rows
from .gazetteer_rows import (
    KINDS,
    LEVELS,
    RISKS,
    Division,
    Name,
    check_level,
    iso,
    read_name,
    read_row,
    search,
    starting,
)
from .villages import Villages, plain_name

__all__ = ["KINDS", "LEVELS", "RISKS", "Division", "Gazetteer", "Name"]

# Streets have an office, and people name the one for the other.
_STREET = "\u8857\u9053"
_OFFICES = ("\u8857\u9053\u529e\u4e8b\u5904", "\u8857\u9053\u529e", "\u529e\u4e8b\u5904")
# What ended before this year stands in a table of its own.
HISTORY_BEFORE = "2016"
_VILLAGE = "village"
_TOWN, _VILLAGE_CODE = 9, 12
_ORDER = {level: number for number, level in enumerate(LEVELS.values())}


class Gazetteer:
    """Divisions by code and by name. Use :meth:`load`; the constructor takes the texts of the two tables.

    rows: text of ``divisions.tsv`` (see SOURCES.md), without header.
    names: text of ``names.tsv``, without header.

    >>> gazetteer = Gazetteer.load()
    >>> [row.code for row in gazetteer.find("\u9f13\u697c\u533a", within="\u6c5f\u82cf")]
    ['320106', '320302']
    >>> [row.name for row in gazetteer.find("\u65b0\u6d25", on="2019-05-01", level="county")]
    ['\u65b0\u6d25\u53bf']
    >>> [row.code for row in gazetteer.successors("510132")]
    ['510118']
    >>> gazetteer.full_name("510124", on=1995)
    '\u56db\u5ddd\u7701\u6210\u90fd\u5e02\u90eb\u53bf'
    >>> [row.code for row in gazetteer.search("\u9f13\u697c", within="\u5357\u4eac", level="county")]
    ['320106']
    >>> rows = gazetteer.find("\u7389\u5802\u6751\u59d4\u4f1a", within="511603", level="village")
    >>> [row.name for row in rows]
    ['\u7389\u5802\u793e\u533a']
    """

    def __init__(self, rows: str, names: str) -> None:
        # The lines stay text, in the order of their keys, and are searched by bisection: dicts and objects
        # for 47,000 rows and 70,000 names would take three times as long to make.
        self._rows = rows.split("\n")
        self._names = names.split("\n")
        self._children: dict[str, list[Division]] | None = None
        self._links: Links | None = None
        # What was asked for before.
        self._cache: dict[str, Division] = {}
        self._coded: dict[str, list[Division]] = {}

    @staticmethod
    def load() -> Gazetteer:
        """Return the shipped gazetteer; it is read once, at the first call."""
        return _load()

    def __len__(self) -> int:
        """The number of rows from 2016 on, former ones included, villages not."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Division]:
        """All rows from 2016 on, former ones included, villages not, in order of their codes."""
        return map(self._row, self._rows)

    def older(self) -> Iterator[Division]:
        """All rows that ended before 2016, in order of their codes, the newest of a code first."""
        return (row for code in sorted(older_rows()) for row in older_rows()[code])

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
            by the names of their offices, and with a bare jie; villages with or without their committee, and
            as the community that they may have become.
        within: code or name of a division that must be among the parents.
        on: the date at which they must be in force; by default, at present.
        level: province, prefecture, county, zone, township or village. Villages are looked for only if named
            here; those of a county cost a millisecond, those of the whole country half a second.
        former: whether to take those of any time, if no date is given.
        RETURNS: the divisions in order of level and code, highest first; villages with this very name before
            those of the same name with another generic, which come only if there are none. Where the date
            falls into the time of a change and the sources do not say which of the two was in force, the
            newer stands for both.
        RAISES: EpiError E201 for a date, E202 for a level that there is not.
        """
        check_level(level)
        on = None if on is None else iso(on)
        above = None if within is None else self._within(within, on)
        if level == _VILLAGE:
            return self._find_villages(name, above, on, former)
        found = self._bearers(name, older=former or _long_ago(on))
        found = [row for row in found if (former and on is None) or row.in_force(on)]
        if level is not None:
            found = [row for row in found if row.level == level]
        if above is not None:
            found = [row for row in found if above.intersection(self._parents(row, on))]
        return found if former and on is None else _without_predecessors(found)

    def search(
        self,
        prefix: str,
        within: str | None = None,
        on: str | int | date | None = None,
        level: str | None = None,
        limit: int = 20,
    ) -> list[Division]:
        """Find divisions by the beginning of a name, villages left out.

        prefix: the beginning of a full or short name or an alias.
        within, on, level: as in :meth:`find`.
        limit: how many to return at most.
        RETURNS: the divisions in order of level and code, highest first.
        RAISES: EpiError E201 for a date, E202 for a level that there is not.
        """
        check_level(level)
        above = None if within is None else self._within(within, on)
        lines = starting(self._names, prefix) if prefix else []
        keys = dict.fromkeys(key for line in lines for key in line.rpartition("\t")[2].split(","))
        rows = [self._row(row) for key in keys if (row := search(self._rows, key))]
        fitting = (row for row in rows if row.in_force(on) and (level is None or row.level == level))
        found = [row for row in fitting if above is None or above.intersection(self._parents(row, on))]
        return sorted(_without_predecessors(found), key=_highest_first)[:limit]

    def get(self, code: str, on: str | int | date | None = None) -> Division | None:
        """Return the division of a code.

        code: six, nine or twelve digits.
        on: the date at which it must be in force; by default, the last that bore the code.
        RETURNS: the division, or None.
        RAISES: EpiError E201 for a date that there is not.
        """
        rows = self._recent(code)
        if _long_ago(on) or not rows:
            rows = self.versions(code)
        return next((row for row in rows if on is None or row.in_force(on)), None)

    def versions(self, code: str) -> list[Division]:
        """Return all that a code has meant, the newest first.

        code: six, nine or twelve digits.
        """
        if len(code) == _VILLAGE_CODE:
            return Villages.load().get(code)
        return self._recent(code) + older_rows().get(code, [])

    def path(self, code: str | Division, on: str | int | date | None = None) -> list[Division]:
        """Return the chain from the province down to the division of a code.

        code: six, nine or twelve digits, or the division itself.
        on: as in :meth:`get`; the parents are those of that date, by default those of its last day in force.
        RETURNS: the divisions, province first; empty for an unknown code.
        """
        row = self.get(code, on) if isinstance(code, str) else code
        return [] if row is None else [*self._above(row, on)[::-1], row]

    def full_name(self, code: str | Division, on: str | int | date | None = None) -> str:
        """Return the names of :meth:`path` in one string; empty for an unknown code."""
        return "".join(row.name for row in self.path(code, on))

    def children(
        self, code: str, on: str | int | date | None = None, uncoded: bool = False
    ) -> list[Division]:
        """Return the divisions directly below one, in order of code.

        code: six digits; nine for the villages of a township.
        on: the date at which they must be in force; by default, at present.
        uncoded: whether to include zones and divisions of the corps that no source gives a code.
        """
        if len(code) == _TOWN:
            return self.villages(code, on)
        if self._children is None:
            self._children = {}
            for row in self:
                self._children.setdefault(row.parent, []).append(row)
        below = self._children.get(code, [])
        if _long_ago(on):
            older = (row for rows in older_rows().values() for row in rows if row.parent == code)
            below = sorted([*below, *older], key=lambda row: row.code)
        return [row for row in below if row.in_force(on) and (uncoded or row.coded)]

    def villages(self, within: str, on: str | int | date | None = None) -> list[Division]:
        """Return the villages and communities below a division, in order of code.

        within: code or name of the division. Those of a township or county cost a millisecond or two, those
            of a province as much as half a second.
        on: the date at which they must be in force; by default, that of the newest table, June 2023.
        """
        codes = sorted(self._within(within, on))
        return [row for code in codes for row in Villages.load().below(code) if row.in_force(on)]

    def successors(self, code: str | Division, on: str | int | date | None = None) -> list[Division]:
        """Return the divisions that took the place of one, where known; empty if it is still in force.

        code: six, nine or twelve digits, or the division itself.
        on: a date at which the code was in force; by default, its last.
        RETURNS: the divisions right after, which may have been followed by others since.
        """
        row = self.get(code, on) if isinstance(code, str) else code
        return [] if row is None else self._linked().after(row)

    def predecessors(self, code: str | Division, on: str | int | date | None = None) -> list[Division]:
        """Return the divisions whose place one took, where known.

        code: six, nine or twelve digits, or the division itself.
        on: a date at which the code was in force; by default, its last.
        """
        row = self.get(code, on) if isinstance(code, str) else code
        return [] if row is None else self._linked().before(row)

    def names(self, offices: bool = True, uncoded: bool = False) -> Iterator[Name]:
        """Give every name of 2016 and later with what it may mean, for building a lexicon.

        offices: whether to give streets also by the names of their offices, which are a quarter of all names.
        uncoded: whether to give the names of zones and divisions of the corps that no source gives a code.
        """
        streets = len(_STREET)
        for line in self._names:
            name = read_name(line)
            if ":" in line and not uncoded:
                name = name._replace(codes=tuple(code for code in name.codes if ":" not in code))
                if not name.codes:
                    continue
            yield name
            if offices and name.surface.endswith(_STREET) and len(name.surface) > streets:
                for office in _OFFICES:
                    surface = name.surface[:-streets] + office
                    if search(self._names, surface) is None:
                        yield Name(surface, name.codes, "alias", "safe")

    def name(self, surface: str) -> Name | None:
        """Return what :meth:`names` gives for one name, or None for a name that is not known."""
        line = search(self._names, surface)
        if line is None and surface.endswith(_OFFICES):
            office = next(office for office in _OFFICES if surface.endswith(office))
            line = search(self._names, surface[: -len(office)] + _STREET)
            return read_name(line)._replace(surface=surface, kind="alias", risk="safe") if line else None
        return read_name(line) if line else None

    def risk(self, name: str) -> str:
        """Return the risk of a name as :class:`Name` has it; "safe" for a name that is not known."""
        found = self.name(name)
        return found.risk if found else "safe"

    def _within(self, within: str, on: str | int | date | None) -> set[str]:
        """The codes that a code or name stands for; if none bore the name at the date, whoever did."""
        if within.isdigit():
            return {within}
        found = self.find(within, on=on) or self.find(within, former=True)
        return {row.code for row in found}

    def _find_villages(
        self, name: str, within: Iterable[str] | None, on: str | int | date | None, former: bool
    ) -> list[Division]:
        """The villages of a name, of this very name if there are any."""
        found = Villages.load().named(name, [""] if within is None else sorted(within))
        if on is not None or not former:
            found = [row for row in found if row.in_force(on)]
        very = plain_name(name)
        found = [row for row in found if row.name == very] or found
        return sorted(found, key=lambda row: row.code)

    def _bearers(self, name: str, older: bool) -> list[Division]:
        """Rows that bear a name, also formerly: by level and code, the newest first."""
        line = search(self._names, name)
        if line is None:
            office = next((office for office in (*_OFFICES, _STREET[0]) if name.endswith(office)), None)
            line = search(self._names, name[: -len(office)] + _STREET) if office else None
        keys = line.rpartition("\t")[2].split(",") if line else []
        found = [self._row(row) for key in keys if (row := search(self._rows, key))]
        if older and name in older_bearers():
            found = sorted([*found, *older_bearers()[name]], key=_highest_first)
        return found

    def _recent(self, code: str) -> list[Division]:
        """Rows of a code since 2016, the newest first."""
        found = self._coded.get(code)
        if found is None:
            current = search(self._rows, code)
            former = starting(self._rows, code + "@")[::-1]  # the newest comes last
            found = [self._row(line) for line in ([current] if current else []) + former]
            if found:
                self._coded[code] = found
        return found

    def _above(self, row: Division, on: str | int | date | None) -> list[Division]:
        """The divisions above a row, the nearest first."""
        above: list[Division] = []
        parent: Division | None = row
        while parent is not None and parent.parent:
            when = on or parent.valid_to or None
            parent = self.get(parent.parent, when) or self.get(parent.parent)
            if parent is not None:
                above.append(parent)
        return above

    def _parents(self, row: Division, on: str | int | date | None) -> set[str]:
        """Codes of the divisions above a row."""
        return {row.parent, *(parent.code for parent in self._above(row, on))}

    def _linked(self) -> Links:
        """The chains of successors, read at the first call."""
        if self._links is None:
            # The last two columns are the successors and what is related.
            followed = (self._row(line) for line in self._rows if not line.endswith("\t\t"))
            self._links = Links(self.versions, followed)
        return self._links

    def _row(self, line: str) -> Division:
        """Make the Division of a line, or take it from those made before."""
        row = self._cache.get(line)
        if row is None:
            row = self._cache[line] = read_row(line)
        return row


def _highest_first(row: Division) -> tuple[int, str]:
    return _ORDER[row.level], row.code


def _long_ago(on: str | int | date | None) -> bool:
    """Whether divisions may have been in force at a date that ended before the table of all texts begins."""
    return on is not None and iso(on)[:4] < HISTORY_BEFORE


@cache
def _load() -> Gazetteer:
    return Gazetteer(_read("divisions.tsv.gz"), _read("names.tsv.gz"))


def _read(name: str) -> str:
    """Text of a table without its header."""
    data = (resources.files(__package__) / "data" / name).read_bytes()
    return gzip.decompress(data).decode("utf-8").partition("\n")[2].removesuffix("\n")


def _without_predecessors(rows: list[Division]) -> list[Division]:
    """Leave out rows whose successor is there too."""
    codes = {row.code for row in rows}
    kept = [row for row in rows if not any(code in codes and code != row.code for code in row.successors)]
    # Of rows of one code, the first is the newest.
    return list({row.code: row for row in reversed(kept or rows)}.values())[::-1]
