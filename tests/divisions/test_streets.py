"""Streets by a bare jie, and townships that call themselves regions."""

from __future__ import annotations

import pytest

from .ruler_helpers import coded, found

ON = "2022-06-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("番禺区大石街、石楼镇开展筛查。", [("大石街", "440113012"), ("石楼镇", "440113105")]),
        (
            "从化区、云城区、增城区、番禺区大龙街、石壁街开展筛查。",
            [("大龙街", "440113016"), ("石壁街", "440113014")],
        ),
        ("天河区冼村街跑马地社区", [("冼村街", "440106014"), ("跑马地社区", "")]),
    ],
)
def test_a_street_of_the_county_named_last(text: str, expected: list[tuple[str, str]]) -> None:
    assert coded(text, on=ON)[-2:] == expected


def test_what_is_no_street_of_the_county() -> None:
    assert found("番禺区商业街、步行街停业。", on=ON) == ["番禺区"]
    assert found("番禺区大石街道开会。", on=ON) == ["番禺区", "大石街道"]
    assert found("番禺区大石街头空荡。", on=ON)[:1] == ["番禺区"]


def test_a_township_that_calls_itself_a_region() -> None:
    assert coded("朝阳区高碑店地区开会。", on=ON, home="110000")[1] == ("高碑店地区", "110105022")
    assert coded("河北高碑店市", on=ON)[1] == ("高碑店市", "130684")
