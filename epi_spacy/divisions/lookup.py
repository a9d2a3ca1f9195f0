"""The gazetteer at one date, as the ruler asks it. Answers are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from .catalogue import aliases, kind_of
from .gazetteer import Division, Gazetteer

_LEVELS = {"province": 0, "prefecture": 1, "county": 2, "zone": 3, "township": 4}


_TOWN, _VILLAGE = 9, 12  # digits of a code
_KEPT = 20000  # villages looked up
_CHANGES = 3  # as often a division has changed its code at most


class Lookup:
    """The gazetteer at one date.

    on: ISO date or month; empty for the newest names, former ones only where no other bears the name.
    """

    def __init__(self, on: str = "") -> None:
        self.on = on or None
        self._gazetteer = Gazetteer.load()
        self._named: dict[str, tuple[Division, ...]] = {}
        self._rows: dict[str, Division | None] = {}
        self._paths: dict[str, tuple[str, ...]] = {}
        self._full: dict[str, str] = {}
        self._sets: dict[tuple[str, str], frozenset[str]] = {}
        self._sorts: dict[str, tuple[str, str] | None] = {}
        self._particulars: dict[str, tuple[str, str, str, tuple[str, ...]]] = {}
        self._villages: dict[tuple[str, str], tuple[Division, ...]] = {}

    def candidates(self, name: str) -> tuple[Division, ...]:
        """Return the divisions that a name may mean, the highest level first."""
        found = self._named.get(name)
        if found is None:
            rows = self._gazetteer.find(name, on=self.on)
            if aliases().get(name):
                rows += [row for row in (self.get(aliases()[name]),) if row is not None]
            if not rows:
                rows = (self._gazetteer.find(name) if self.on else []) or self._former(name)
            # Where no source gives a code, the record has none either.
            rows = [row for row in rows if row.coded]
            rows.sort(key=lambda row: (_LEVELS[row.level], row.code))
            found = self._named[name] = tuple(rows)
        return found

    def around(self, name: str) -> set[str]:
        """Return the divisions in which the zones of a name lie that no source gives a code."""
        return {row.parent for row in self._gazetteer.find(name, on=self.on) if not row.coded}

    def ever(self, name: str, within: str) -> list[Division]:
        """Return the townships that a name may mean below a division, at any time.

        within: code of a prefecture or county.
        """
        rows = self._gazetteer.find(name, within=within, level="township", former=True)
        return list({row.code: row for row in rows if row.coded}.values())

    def _former(self, name: str) -> list[Division]:
        """Divisions that bore a name at another time, or the one in force that took the place of each."""
        found = {}
        known = self._gazetteer.name(name)
        for code in known.codes if known is not None and known.kind == "former" else ():
            row = self._gazetteer.get(code)
            if row is not None:
                # Without a date, the name itself tells that the article is as old.
                row = self._in_force(row) if self.on else row
                found[row.code] = row
        return list(found.values())

    def _in_force(self, row: Division) -> Division:
        """The only successor in force of a division that is no more; else the division itself."""
        for _ in range(_CHANGES):
            if row.in_force(self.on) or len(row.successors) != 1:
                return row
            after = self._gazetteer.get(row.successors[0], self.on) or self._gazetteer.get(row.successors[0])
            if after is None or (self.on and row.valid_from[: len(self.on)] > self.on):
                return row
            row = after
        return row

    def get(self, code: str) -> Division | None:
        """Return the division of a code at the date, or the last that bore it."""
        if code not in self._rows:
            self._rows[code] = self._gazetteer.get(code, self.on) or self._gazetteer.get(code)
        return self._rows[code]

    def sort(self, code: str) -> tuple[str, str] | None:
        """Return the level and the everyday generic of a code's division; None for an unknown code."""
        if code not in self._sorts:
            row = self.get(code)
            self._sorts[code] = (row.level, kind_of(row)) if row is not None else None
        return self._sorts[code]

    def particulars(self, code: str) -> tuple[str, str, str, tuple[str, ...]]:
        """Return full name, level, generic and path of a code; an empty level for an unknown one."""
        found = self._particulars.get(code)
        if found is None:
            level, kind = self.sort(code) or ("", "")
            found = self._particulars[code] = (self.full_name(code), level, kind, self.path(code))
        return found

    def villages(self, name: str, within: str) -> tuple[Division, ...]:
        """Return the villages and communities of a name below a division.

        name: with its generic, also that of its committee.
        within: code of a township, county or prefecture.
        """
        found = self._villages.get((name, within))
        if found is None:
            if len(self._villages) > _KEPT:  # memory stays flat, however many articles there are
                self._forget_villages()
            rows = self._gazetteer.find(name, within=within, on=self.on, level="village")
            if not rows and self.on:
                rows = self._gazetteer.find(name, within=within, level="village", former=True)
            found = self._villages[name, within] = tuple(rows)
            self._rows.update((row.code, row) for row in rows)
        return found

    def _forget_villages(self) -> None:
        self._villages.clear()
        for kept in (self._rows, self._paths, self._full, self._sorts, self._particulars):
            kept.clear()

    def path(self, code: str) -> tuple[str, ...]:
        """Return the codes from the province down to a code; empty for an unknown one."""
        path = self._paths.get(code)
        if path is None:
            if len(code) == _VILLAGE:  # without a search for what the township's code says
                path = (*self.path(code[:_TOWN]), code) if self.get(code) is not None else ()
            else:
                rows = self._gazetteer.path(code, self.on) or self._gazetteer.path(code)
                path = tuple(row.code for row in rows)
            self._paths[code] = path
        return path

    def full_name(self, code: str) -> str:
        """Return the names from the province down in one string."""
        name = self._full.get(code)
        if name is None:
            rows = map(self.get, self.path(code))
            name = self._full[code] = "".join(row.name for row in rows if row is not None)
        return name

    def children(self, code: str) -> list[Division]:
        """Return the divisions directly below a code at the date."""
        return self._gazetteer.children(code, self.on)

    def names_of(self, code: str) -> frozenset[str]:
        """Return the short names of a division itself."""
        return self._kept(("of", code), lambda: _short_names([self.get(code)]))

    def names_beside(self, code: str) -> frozenset[str]:
        """Return the short names of the divisions directly below a code."""
        return self._kept(("below", code), lambda: _short_names(self.children(code)))

    def names_below(self, code: str, above: tuple[str, ...]) -> frozenset[str]:
        """Return the names around a jurisdiction: the counties of its prefecture and their townships.

        code: the jurisdiction.
        above: codes of its province and, if it lies so deep, its prefecture.
        """
        if len(above) < 2:
            return self.names_beside(code)
        return self._kept(("around", above[1]), lambda: self._names_around(above[1]))

    def _names_around(self, prefecture: str) -> frozenset[str]:
        """Short names of the counties of a prefecture and of their townships."""
        below = [self.names_beside(county.code) for county in self.children(prefecture)]
        return self.names_beside(prefecture).union(*below)

    def _kept(self, key: tuple[str, str], make: Callable[[], frozenset[str]]) -> frozenset[str]:
        """Return a set of names, made at the first call."""
        names = self._sets.get(key)
        if names is None:
            names = self._sets[key] = make()
        return names


def _short_names(rows: Iterable[Division | None]) -> frozenset[str]:
    """Names of some divisions, in all their forms."""
    own = {code: name for name, code in aliases().items() if code}
    found = {n for row in rows if row is not None for n in (row.name, *row.short_names, *row.aliases)}
    return frozenset(found | {own[row.code] for row in rows if row is not None and row.code in own})


@lru_cache(maxsize=64)
def lookup(on: str) -> Lookup:
    """Return the gazetteer at a date; those of the last dates asked for are kept."""
    return Lookup(on)
