"""Persons whose names are places'."""

from __future__ import annotations

import pytest

from .ruler_helpers import found

PLACES = {"广东", "浏阳", "黄石", "宁波", "思南", "东平"}


@pytest.mark.parametrize(
    "text",
    [
        "云岭村第一书记赵广东:党建抓得实。经赵广东劝说,大家都报了名。",
        "政协副秘书长张广东委员到会。",
        "清华大学博士蔡浏阳说,要坚持。",
        "卫健委主任黄石柱说,要坚持。",
        "正为儿子李东平找工作的事着急。李东平说好。",
        "研究室主任宁波介绍,展览开了。",
        "(记者刘晓、喻思南、王观)",
    ],
)
def test_a_surname_and_a_place_are_a_person(text: str) -> None:
    assert not PLACES & set(found(text))
    assert not PLACES & set(found(text.replace(",", "\uff0c")))


def test_places_remain_behind_posts_and_verbs() -> None:
    assert found("他任省委书记时,广东说要先行。") == ["广东"]
    assert found("感谢武汉人民,时任浙江省委书记。") == ["武汉", "浙江"]
