"""Where a body's demands end and the writer of a comment goes on; what a report only tells."""

from __future__ import annotations

import pytest

from .marked import check

PASSAGES: list[tuple[str, str | None]] = [
    # the writer's own words behind a body's demands
    (
        "市委常委会会议指出,+要抓好春耕。只要干部沉下去,我们就一定能补上短板。面对挑战,必须强化底线思维。",
        "会议",
    ),
    ("省政府要求,+各地要稳住就业。对基层干部而言,应当主动靠前。", "省政府"),
    ("县委强调,+要分级防控。一年之计在于春,我们要把春耕抓起来。", "县委"),
    ("县委强调,+要分级防控。不妨把会开到田间地头,也要少发文件。", "县委"),
    # questions end nothing, nor does 我们 in somebody's own speech
    ("县教育局要求,+各校要开好网课。我们要用哪个平台呢?+各校要自主选择。", "县教育局"),
    ("县长{丁若川}强调,+要分级防控。+我们要把春耕抓起来。", "丁若川"),
    # 不仅 before a reporting verb
    ("市委常委会日前召开会议,分析形势,+不仅强调要加大稳岗力度,而且列出了清单。", None),
    # a list of what a meeting has decided demands; what it does itself does not
    ("会议决定,+一是严格落实教师待遇,+二是加强教师培训。", "会议"),
    ("会议决定,将补贴政策延长一年。", "会议"),
    # whom somebody comes upon
    ("{丁若川}走访社区。看到有人没戴口罩,+当即要求社区干部立即分发口罩。", "丁若川"),
    # nobody in particular
    ("有的县卫健局制作表格,要求干部当天上报,内容相差无几。", None),
    # deeds with their count, words in which a cue is none
    ("县长{丁若川}强调,+要从严执法,+加大巡查力度。依法查处占道案件140件。", "丁若川"),
    ("县长{丁若川}强调,+要守住底线。+凝聚起坚不可摧的力量。", "丁若川"),
]


@pytest.mark.parametrize("full_width", [False, True], ids=["ascii", "full-width"])
@pytest.mark.parametrize(("marked", "speaker"), PASSAGES)
def test_where_a_speech_ends(marked: str, speaker: str | None, full_width: bool) -> None:
    check(marked, speaker, full_width=full_width)
