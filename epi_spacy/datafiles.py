"""The rooms' tables of facts: tab-separated, one row a fact, a header row."""

from __future__ import annotations

import csv
from importlib.resources import files


def rows(room: str, name: str) -> list[dict[str, str]]:
    """Read a data file of a room.

    room: the room, such as ``"officials"``.
    name: the file's name below the room's ``data``.
    RETURNS: one dict a row, by the header's names; a missing cell is "".
    """
    text = (files(f"epi_spacy.{room}") / "data" / name).read_text("utf8")
    # No quoting: a quotation mark is a character like any other.
    found = csv.DictReader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: value or "" for key, value in row.items() if key} for row in found]
