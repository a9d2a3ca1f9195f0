"""Policy formulas (四方责任, 三减少、三加强) and what they stand for.

National ones come from ``data/formula_table.tsv`` with their expansions; local ones are recognised by their
shape, with an expansion only where the text itself gives it.
"""

from __future__ import annotations

from typing import Any


def find(text: str) -> list[dict[str, Any]]:
    """Find the formulas of a text.

    text: normalized text.
    RETURNS: dicts with start and end (characters of ``text``, half-open), name (canonical) and expansion
        (list of strings, or None where it is not known), in order, without overlaps.
    """
    return []
