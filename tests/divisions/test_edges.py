"""Where a name ends when the generic could go with the next word."""

from __future__ import annotations

import pytest

from .ruler_helpers import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("纺织公司位于福州市长乐区。", ["福州市", "长乐区"]),
        ("福州市长乐机场", ["福州市", "长乐"]),
        ("福州市长林望舒主持会议。", ["福州"]),
        ("宜昌市长阳县龙舟坪镇", ["宜昌市", "长阳县", "龙舟坪镇"]),
        ("武威市民勤县召开会议。", ["武威市", "民勤县"]),
        ("武威市民踊跃参加。", ["武威"]),
        ("安溪县长坑乡", ["安溪县", "长坑乡"]),
        ("安溪县长林望舒到长坑乡。", ["安溪", "长坑乡"]),
        ("黔南州长顺县", ["黔南州", "长顺县"]),
    ],
)
def test_a_generic_stays_before_a_name_of_what_lies_below(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_another_hill_to_the_south() -> None:
    assert found("南昆山管委会完成采样。") == []
    assert found("苏南昆山、昆山都完成采样。")[-2:] == ["昆山", "昆山"]


def test_civil_defence_is_no_people_of_the_district() -> None:
    assert found("南京市江宁区民防办完成检查。") == ["南京市", "江宁区"]


def test_who_pays_is_no_county() -> None:
    assert found("经费县财政先行垫付,费县县城设点。") == ["费县"]
