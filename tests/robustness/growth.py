"""The ratio of the times at twice a size and at that size, measured robustly."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Measure = Callable[[int], dict[str, float]]


class Growth(NamedTuple):
    """Seconds at a size and at twice the size."""

    before: float
    after: float

    @property
    def ratio(self) -> float:
        """How many times longer twice the size takes; 2 where time is linear."""
        return self.after / max(self.before, 1e-6)


def growth(
    measure: Measure, size: int, *, runs: int = 3, ratio: float = 2.5, floor: float = 0.02
) -> dict[str, Growth]:
    """Measure at a size and at twice the size; the least of several runs counts.

    Where the first runs leave no doubt, no more are made: a disturbance can only make a run longer.

    measure: gives the seconds of each part of the work at a size.
    size: the smaller size.
    runs: at most so many runs of each.
    ratio, floor: what would be too much: a ratio over this one where twice the size takes longer than the floor.
    RETURNS: the growth of each part.
    """
    before, after = measure(size), measure(2 * size)
    for _ in range(runs - 1):
        if not any(after[part] > floor and after[part] > ratio * before[part] for part in after):
            break
        # The smaller one may have been disturbed too, which would hide a growth; both are measured again.
        again = measure(size), measure(2 * size)
        before = {part: min(before[part], again[0][part]) for part in before}
        after = {part: min(after[part], again[1][part]) for part in after}
    return {part: Growth(before[part], after[part]) for part in after}
