"""The short texts of ``corpus/measures``: a mark behind each directive names its measure and its force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from epi_spacy.text.clauses import clauses

FORCES = {"": "oblige", "!": "forbid", "~": "urge"}
_TITLE = re.compile("(?m)^=== ")
_MARK = re.compile(r"\{([a-z]+)([!~]?)\}")


class ShortText(NamedTuple):
    """A text without its marks. directives: measure and force by the first character of the clause."""

    title: str
    text: str
    directives: dict[int, tuple[str, str]]


def read_codes(folder: Path) -> dict[str, str]:
    """Return the measures that the codes of the marks stand for; folder: where ``codes.tsv`` lies."""
    return dict(row.split("\t") for row in (folder / "codes.tsv").read_text("utf8").splitlines())


def short_texts(path: Path, codes: dict[str, str]) -> Iterator[ShortText]:
    """Yield the texts of a file, each with its title above it; codes: as ``read_codes`` gives them."""
    for part in _TITLE.split(path.read_text("utf8"))[1:]:
        title, _, body = part.partition("\n")
        words, *marks = _MARK.split(f"{title}\n\n{body.strip()}\n")
        text, ends = words, []
        for code, force, words in zip(marks[::3], marks[1::3], marks[2::3], strict=True):
            ends.append((len(text), (codes[code], FORCES[force])))
            text += words
        grid = clauses(text)
        directives = {max(start for start, _ in grid if start < end): told for end, told in ends}
        yield ShortText(title, text, directives)
