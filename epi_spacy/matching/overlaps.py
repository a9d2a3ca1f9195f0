"""The choice between overlapping items, by a sorted sweep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

S = TypeVar("S")


def _first_two(item: Any) -> tuple[int, int]:
    return item[0], item[1]


def filter_overlaps(items: Iterable[S], bounds: Callable[[S], tuple[int, int]] = _first_two) -> list[S]:
    """Keep items that do not overlap: the longest first, then the earliest, then the one given first.

    items: anything with a start and an end; items without length are left out.
    bounds: gives an item's start and end, half-open; the default takes its first two fields.
    RETURNS: the items kept, in order of their start.
    """
    spans = [(*bounds(item), number, item) for number, item in enumerate(items)]
    spans = [span for span in spans if span[0] < span[1]]
    spans.sort(key=lambda span: span[:3])
    kept: list[S] = []
    cluster: list[tuple[int, int, int, S]] = []
    reach = 0
    for span in spans:
        # Only items of one cluster, chained by overlaps, can exclude each other.
        if cluster and span[0] >= reach:
            kept += _best(cluster)
            cluster = []
        cluster.append(span)
        reach = max(reach, span[1]) if len(cluster) > 1 else span[1]
    return kept + _best(cluster)


def _best(cluster: list[tuple[int, int, int, S]]) -> list[S]:
    """Choose within one cluster; in order of start."""
    if len(cluster) == 1:
        return [cluster[0][3]]
    taken: set[int] = set()
    chosen: list[tuple[int, int, int, S]] = []
    for span in sorted(cluster, key=lambda span: (span[0] - span[1], span[0], span[2])):
        # Whatever was taken before is at least as long, so it covers an edge of what it overlaps.
        if span[0] not in taken and span[1] - 1 not in taken:
            taken.update(range(span[0], span[1]))
            chosen.append(span)
    return [span[3] for span in sorted(chosen, key=lambda span: span[:2])]
