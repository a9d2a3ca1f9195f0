"""Time is linear in the length of the text: twice the text takes less than two and a half times as long."""

from __future__ import annotations

import pytest

from .adversarial import FILES, MIXED, all_inputs
from .growth import growth

RATIO = 2.5
# Characters, and the seconds below which a difference is none.
SIZE, FLOOR = 25_000, 0.6
# One of each kind; scripts/measure_growth.py tries all, and at any length.
CHOSEN = (
    "(", "要", "、", "1", "李", "县", "张三、", "“", "1.", "\n", "市委书记", "鄉(xiāng)", "2020年", "。", ",", " ", "要好\n", "委员、",
    "记者张三 ", "市委书记张三、", "强调:", "第一条", "锟斤拷", "川", "县长李某某",
)  # fmt: skip


@pytest.mark.parametrize("name", [*map(repr, CHOSEN), *MIXED])
def test_pipeline(name: str) -> None:
    _check(name, SIZE)


@pytest.mark.parametrize("name", FILES)
def test_reader(name: str) -> None:
    _check(name, 3 * SIZE)


def _check(name: str, size: int) -> None:
    found = growth(all_inputs()[name], size, runs=4, ratio=RATIO, floor=FLOOR)
    slow = {part: times for part, times in found.items() if times.after > FLOOR and times.ratio >= RATIO}
    assert not slow, f"{name}: {slow}"
