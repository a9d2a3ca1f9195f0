"""Examples with the marks written into the sentence."""

from __future__ import annotations

import re
from pathlib import Path

from epi_spacy.officials.table import Place

_MARK = re.compile("<([DPON]) ([^>]+)>")
LABELS = {"D": "DIVISION", "P": "POST", "O": "OFFICIAL", "N": "PERSON"}


def read(line: str) -> tuple[str, list[Place], list[tuple[int, int, str]]]:
    """Split a marked sentence into its text, the divisions given, and the marks to be found."""
    text, places, marks = "", [], []
    reach = 0
    for match in _MARK.finditer(line):
        text += line[reach : match.start()]
        start = len(text)
        text += match.group(2)
        reach = match.end()
        if match.group(1) == "D":
            places.append(Place(start, len(text), "000000"))
        else:
            marks.append((start, len(text), LABELS[match.group(1)]))
    return text + line[reach:], places, marks


def examples() -> list[str]:
    """The lines of examples.txt."""
    lines = (Path(__file__).parent / "examples.txt").read_text("utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
