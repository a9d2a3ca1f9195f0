"""Regular expressions made of the word lists of ``data/parts.tsv``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_LIST = re.compile("<<([a-z_]+)>>")


@cache
def _parts() -> dict[str, str]:
    """Return, for each list, its words as alternatives, the longest first."""
    lists: dict[str, list[str]] = {}
    source = (files("epi_spacy.article") / "data" / "parts.tsv").read_text("utf8")
    for row in source.splitlines()[1:]:
        name, text = row.split("\t")
        lists.setdefault(name, []).append(text)
    return {
        name: "(?:" + "|".join(map(re.escape, sorted(texts, key=len, reverse=True))) + ")"
        for name, texts in lists.items()
    }


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a regular expression, once.

    template: the expression, in which <<name>> stands for the words of a list.
    """
    return re.compile(_LIST.sub(lambda found: _parts()[found[1]], template))
