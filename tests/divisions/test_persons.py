"""Persons whose names are places'."""

from __future__ import annotations

import pytest

from .ruler_helpers import found

PLACES = {"云南", "溧阳", "黄山", "宁德", "永新", "安平"}


@pytest.mark.parametrize(
    "text",
    [
        "石桥村支部书记赵云南:账目记得细。经赵云南提醒,几户人家签了字。",
        "工会副主席张云南代表发了言。",
        "柳湾学院教授何溧阳说,要多通风。",
        "民政局局长黄山青说,要多走动。",
        "等女儿何安平下班回家吃饭。何安平说行。",
        "档案室主任宁德介绍,书架满了。",
        "(记者田禾、柳永新、白帆)",
    ],
)
def test_a_surname_and_a_place_are_a_person(text: str) -> None:
    assert not PLACES & set(found(text))
    assert not PLACES & set(found(text.replace(",", "\uff0c")))


def test_places_remain_behind_posts_and_verbs() -> None:
    assert found("她当县委书记时,云南说要修路。") == ["云南"]
    assert found("想念赣州老乡,时任贵州省委书记。") == ["赣州", "贵州"]
