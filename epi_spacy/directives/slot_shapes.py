"""The regular expressions that slots are read by: ``data/slot_pattern.tsv``, which says what each is for."""

from __future__ import annotations

from functools import cache

from ..datafiles import rows
from ..matching.patterns import Patterns
from .slot_lexicon import traits, wanting


@cache
def shapes(slot: str) -> Patterns:
    """Return the expressions for a slot; nothing is read before the first one is asked for.

    slot: a name of the column ``slot``. Beside its own, an expression may name <<want>>, 要 where it demands,
        and <<compounds>>, what makes a noun of the verb before it.
    """
    return Patterns(lambda: _table(slot))


def _table(slot: str) -> dict[str, str]:
    table = {
        row["name"]: row["pattern"] for row in rows("directives", "slot_pattern.tsv") if row["slot"] == slot
    }
    return {**table, "want": wanting(), "compounds": "|".join(sorted(traits("compound")))}
