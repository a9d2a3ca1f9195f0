"""Gold annotation and figures of appearances; docs/appearances.md says what is annotated."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..appearances.lexicon import ACTIVITIES
from ..errors import error
from ..normalization import normalize
from .counting import Counts

COLUMNS = (
    "event",
    "role",
    "officials",
    "activity",
    "verb",
    "places",
    "venues",
    "date",
    "meeting",
    "begins",
    "ends",
)
ROLES = frozenset({"lead", "accompany", "chair", "attend", "receive"})
LISTS = ("officials", "places", "venues")
VALUES = ("role", "activity", "verb", "date", "meeting")
LOOSE = ("verb", "venues")  # fields of which one value may lie inside the other

Row = Mapping[str, Any]


def parse_appearances(table: str, text: str, name: str = "") -> list[dict[str, Any]]:
    """Read the appearances of an article from their table.

    table: tab-separated rows under a header with :data:`COLUMNS`.
    text: the raw text of the article.
    name: the file, for the message.
    RETURNS: the appearances in the order of the table, with start and end (characters of ``text``).
    RAISES: EpiError E608 for a header or a row that cannot be read, or whose words the text does not hold.
    """
    lines = list(csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not lines or tuple(lines[0]) != COLUMNS:
        raise error("E608", file=name, line=1, problem="the header is not " + " ".join(COLUMNS))
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        try:
            rows.append(_parse(cells, text))
        except ValueError as problem:
            raise error("E608", file=name, line=number, problem=problem) from problem
    return rows


def _parse(cells: list[str], text: str) -> dict[str, Any]:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} cells instead of {len(COLUMNS)}")
    row: dict[str, Any] = dict(zip(COLUMNS, cells, strict=True))
    begins, ends = row.pop("begins"), row.pop("ends")
    for key in LISTS:
        row[key] = [item for item in row[key].split("\u3001") if item]
    for key in ("verb", "date", "meeting"):
        row[key] = row[key] or None
    if row["role"] not in ROLES or row["activity"] not in ACTIVITIES or not row["officials"]:
        raise ValueError(f"role {row['role']!r}, activity {row['activity']!r}, officials {row['officials']}")
    row["event"] = int(row["event"])
    row["start"] = text.find(begins)
    last = text.find(ends, row["start"])
    if not begins or not ends or row["start"] < 0 or last < 0:
        raise ValueError(f"the text holds no {begins!r} … {ends!r}")
    row["end"] = last + len(ends)
    return row


class AppearanceTally:
    """Counts the appearances of gold and records, article by article."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.errors: list[tuple[str, str, str, str, tuple[int, ...]]] = []

    def add(self, stem: str, wanted: Iterable[Row], given: Iterable[Row]) -> None:
        """Compare one article.

        stem: its name, for the list of errors.
        wanted, given: appearances of the gold record and of the prediction.
        """
        wanted, given = list(wanted), list(given)
        pairs = _paired(wanted, given)
        self.counts.sets("appearances", len(wanted), len(given), len(pairs))
        for i, gold in enumerate(wanted):
            if i not in pairs:
                self._lone(stem, "FN", gold)
        for j, row in enumerate(given):
            if j not in pairs.values():
                self._lone(stem, "FP", row)
        for field in (*LISTS, *VALUES):
            for i, gold in enumerate(wanted):
                row = given[pairs[i]] if i in pairs else {}
                self._field(stem, field, gold, row)
            for j, row in enumerate(given):
                if j not in pairs.values():
                    self._field(stem, field, {}, row)

    def figures(self) -> dict[str, Any]:
        """Return precision, recall and F of the rows and of each field, by name."""
        names = ("appearances", *(f"  {field}" for field in (*LISTS, *VALUES)))
        return {name: self.counts.prf(name.strip()) for name in names}

    def _lone(self, stem: str, kind: str, row: Row) -> None:
        words = " ".join([*row["officials"], row["role"], str(row["activity"])])
        self.errors.append((stem, kind, "appearance", words, (row["start"], row["end"])))

    def _field(self, stem: str, field: str, gold: Row, row: Row) -> None:
        wanted, given = _values(field, gold), _values(field, row)
        both = _alike(wanted, given) if field in LOOSE else sum((wanted & given).values())
        self.counts.sets(field, wanted.total(), given.total(), both)
        if gold and row and not both == wanted.total() == given.total():
            words = f"{'、'.join(gold['officials'])} {row.get(field)}\u2260{gold.get(field)}"
            self.errors.append((stem, "VALUE", f"appearance {field}", words, (row["start"], row["end"])))


def _values(field: str, row: Row) -> Counter[str]:
    value = row.get(field)
    values = value or () if field in LISTS else [value] if value else []
    # The record has normalized text; gold may have full-width marks.
    return Counter(normalize(str(one)).text for one in values)


def _alike(wanted: Counter[str], given: Counter[str]) -> int:
    """How many values pair off, the same or one inside the other."""
    left = list(given.elements())
    pairs = 0
    for one in wanted.elements():
        match = next((other for other in left if one in other or other in one), None)
        if match is not None:
            left.remove(match)
            pairs += 1
    return pairs


def _paired(wanted: list[Row], given: list[Row]) -> dict[int, int]:
    """Pair rows that share an official, the most alike first: number in ``given`` by number in ``wanted``."""
    likeness = []
    for i, gold in enumerate(wanted):
        for j, row in enumerate(given):
            shared = len(set(gold["officials"]) & set(row["officials"]))
            if shared:
                touching = gold["start"] < row["end"] and row["start"] < gold["end"]
                same = 2 * (gold["activity"] == row["activity"]) + (gold["role"] == row["role"]) + touching
                likeness.append((-4 * shared - same, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(likeness):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
