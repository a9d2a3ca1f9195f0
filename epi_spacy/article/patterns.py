"""Regular expressions made of the word lists of ``data/parts.tsv``."""

from __future__ import annotations

import re
from functools import cache

from ..datafiles import rows
from ..matching.patterns import expanded

# A day in figures, however its parts are divided; with the time of day behind it, if that is said.
DAY = r"20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
MOMENT = DAY + r"(?:\s{0,3}\d{1,2}:\d{2}(?::\d{2})?)?"


@cache
def _parts() -> dict[str, str]:
    """Return, for each list, its words as alternatives, the longest first."""
    lists: dict[str, list[str]] = {}
    for row in rows("article", "parts.tsv"):
        lists.setdefault(row["list"], []).append(row["text"])
    return {
        name: "(?:" + "|".join(map(re.escape, sorted(texts, key=len, reverse=True))) + ")"
        for name, texts in lists.items()
    }


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a regular expression, once.

    template: the expression, in which <<name>> stands for the words of a list.
    """
    return re.compile(expanded(template, _parts()))
