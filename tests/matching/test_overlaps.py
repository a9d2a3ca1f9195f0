from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.matching import filter_overlaps

spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=25)


def naive(items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted((i for i in items if i[0] < i[1]), key=lambda i: (i[0] - i[1], i[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return sorted(kept)


@given(spans)
def test_keeps_the_longest_then_the_earliest(items: list[tuple[int, int]]) -> None:
    assert filter_overlaps(items) == naive(items)


def test_of_equal_items_the_one_given_first() -> None:
    assert filter_overlaps([(2, 4, "user"), (2, 4, "shipped"), (0, 1, "x")]) == [(0, 1, "x"), (2, 4, "user")]


def test_bounds() -> None:
    items = [{"start": 0, "end": 2}, {"start": 1, "end": 5}]
    assert filter_overlaps(items, lambda item: (item["start"], item["end"])) == [items[1]]


def test_nothing() -> None:
    assert filter_overlaps([]) == []


def test_time_is_linear_in_the_number_of_items() -> None:
    items = [(n, n + 2) for n in range(200_000)]
    begin = time.process_time()
    assert filter_overlaps(items) == items[::2]
    assert time.process_time() - begin < 5
