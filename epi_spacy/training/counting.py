"""Counts of what is wanted, given and both, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from typing import Any


class Counts(Counter[tuple[str, str]]):
    """Counts by key and kind; "tp", "fp" and "fn" are what is right, wrong and missed."""

    def sets(self, key: str, wanted: int, given: int, both: int) -> None:
        """Count some elements of a key.

        wanted, given, both: how many gold has, how many the prediction has, how many both have.
        """
        self[key, "tp"] += both
        self[key, "fp"] += given - both
        self[key, "fn"] += wanted - both

    def prf(self, key: str) -> dict[str, Any]:
        """Return precision, recall and F of a key, with their counts; 0.0 where nothing was counted."""
        tp, fp, fn = (self[key, kind] for kind in ("tp", "fp", "fn"))
        p = tp / (tp + fp) if tp + fp else 0.0
        r = tp / (tp + fn) if tp + fn else 0.0
        return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0, "tp": tp, "fp": fp, "fn": fn}
