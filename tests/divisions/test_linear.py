"""Time grows with the length of a text, not faster, also in texts that are nothing but names and generics."""

from __future__ import annotations

import time

import pytest

from .ruler_helpers import run

SHORT, LONG = 5_000, 20_000


def _seconds(text: str) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        run(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", ["县", "、", "村", "市", "1", "王李张", "王家村、", "返", "长沙、"])
def test_linear(piece: str) -> None:
    run(piece * 100)
    # Four times the text; a quadratic step would take sixteen times as long.
    assert _seconds(piece * (LONG // len(piece))) < 9 * _seconds(piece * (SHORT // len(piece))) + 0.05
