"""Names one character off, and what proves them."""

from __future__ import annotations

import pytest

from .ruler_helpers import coded, found


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        # Right behind the division above, a character taken for another.
        ("湖南省郴洲市召开会议。", "郴洲市", "431000"),
        # Between the division above and one below, any character.
        ("河南省商纽市睢阳区排查。", "商纽市", "411400"),
        # In a list of one province.
        ("从驻马店、信阳、商邱三市返回", "商邱", "411400"),
    ],
)
def test_proven(text: str, name: str, code: str) -> None:
    assert (name, code) in coded(text)


@pytest.mark.parametrize("text", ["商纽市召开会议。", "河南省两市县区召开会议。", "亳州市主城区谯楼街"])
def test_not_proven(text: str) -> None:
    assert not {"商纽市", "两市县", "主城区"}.intersection(found(text))
