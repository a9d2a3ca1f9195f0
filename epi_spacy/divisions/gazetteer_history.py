"""What divisions were before and became after: the table of those that ended before 2016, and the chains."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources

from .gazetteer_rows import Division, not_after, read_row
from .villages import Villages

_VILLAGE = "village"
_COUNTY, _TOWN = 6, 9


@cache
def older_rows() -> dict[str, list[Division]]:
    """Return the divisions of levels 1-3 that ended before 2016, by code, the newest first; read once."""
    file = resources.files(__package__) / "data" / "history.tsv.gz"
    lines = gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()[1:] if file.is_file() else []
    rows: dict[str, list[Division]] = {}
    for line in lines:
        row = read_row(line)
        rows.setdefault(row.code, []).insert(0, row)  # the newest comes last
    return rows


@cache
def older_bearers() -> dict[str, list[Division]]:
    """Return the same divisions by name; made once."""
    bearers: dict[str, list[Division]] = {}
    for rows in older_rows().values():
        for row in rows:
            for name in dict.fromkeys((row.name, *row.short_names, *row.aliases)):
                bearers.setdefault(name, []).append(row)
    return bearers


class Links:
    """Who took whose place.

    versions: all that a code has meant, the newest first.
    rows: those with successors, but for those of :func:`older_rows` and villages.
    """

    def __init__(self, versions: Callable[[str], list[Division]], rows: Iterable[Division]) -> None:
        self._versions = versions
        self._former: dict[str, list[Division]] = {}
        for row in [*(row for rows in older_rows().values() for row in rows), *rows]:
            for code in row.successors:
                self._former.setdefault(code, []).append(row)

    def after(self, row: Division) -> list[Division]:
        """Return what took the place of a row, right after it."""
        if row.level == _VILLAGE:
            return self._villages_after(row)
        found = (self._next(row, code) for code in row.successors)
        return [after for after in found if after is not None]

    def before(self, row: Division) -> list[Division]:
        """Return those whose place a row took."""
        if row.level == _VILLAGE:
            return self._villages_before(row)
        return [former for former in self._former.get(row.code, []) if row in self.after(former)]

    def _next(self, row: Division, code: str) -> Division | None:
        """The first version of a code that went on when a row ended, or else its last."""
        there = [other for other in self._versions(code) if other != row]
        later = [other for other in there if not other.valid_to or other.valid_to > row.valid_to]
        return next(iter(later[-1:] or there[:1]), None)

    def _villages_after(self, row: Division) -> list[Division]:
        """A village of the same code, or one of the same name where its township went."""
        same = [other for other in self._versions(row.code) if _follows(row, other) and other != row]
        if same or not row.valid_to:
            return same[-1:]
        towns = [town for town in self._versions(row.parent) if town.in_force(row.valid_to) or town.valid_to]
        places = {row.parent, *(after.code for town in towns for after in self.after(town))}
        return self._namesakes(row, places, _follows) or self._namesakes(row, _counties(places), _follows)

    def _villages_before(self, row: Division) -> list[Division]:
        """A village of the same code, or one of the same name where its township came from."""
        same = [other for other in self._versions(row.code) if other != row and _follows(other, row)]
        if same or not row.valid_from:
            return same[:1]
        towns = self._versions(row.parent)
        places = {row.parent, *(former.code for town in towns for former in self.before(town))}

        def leads(one: Division, other: Division) -> bool:
            return _follows(other, one)

        return self._namesakes(row, places, leads) or self._namesakes(row, _counties(places), leads)

    def _namesakes(
        self, row: Division, places: Iterable[str], fits: Callable[[Division, Division], bool]
    ) -> list[Division]:
        """Villages of the name of a row in some places; none if there are several of one generic."""
        found = [other for other in Villages.load().named(row.name, sorted(places)) if other.code != row.code]
        found = [other for other in found if fits(row, other)]
        same = [other for other in found if other.name == row.name] or found
        return same if len(same) == 1 else []


def _follows(row: Division, other: Division) -> bool:
    """Whether another village may have taken the place of one: it began then, and ended later."""
    if not row.valid_to or not row.valid_from < other.valid_from:
        return False
    later = not other.valid_to or other.valid_to > row.valid_to
    return not_after(other.valid_from, row.valid_to) and later


def _counties(places: Iterable[str]) -> set[str]:
    return {place[:_COUNTY] for place in places if len(place) == _TOWN}
