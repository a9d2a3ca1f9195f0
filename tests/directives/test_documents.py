"""Documents whose demands no list announces, and what stands around them on a page."""

from __future__ import annotations

import pytest

from .marked import check

CASES = [
    # the rules stand behind the decision itself
    (
        "关于调整柳湾片区管控措施的通告",
        "经县指挥部研判,决定自3月4日8时起,+柳湾片区实行封闭管理,!严禁人员聚集。",
        "通告",
    ),
    # the title only mentions its word, the last line calls it so
    (
        "停水检修公告!请提前储水",
        "检修定于3月4日举行。\n~敬请各位居民做好准备,~不围观现场。\n特此公告\n",
        "公告",
    ),
    # a circular ends in what is to be learnt
    (
        "县纪委通报两起典型案例",
        "现将两起典型问题通报如下:\n柳湾村值守人员脱岗,造成不良影响。\n"
        "+各乡镇各部门要深刻汲取教训,+举一反三,+切实压实责任。",
        "通报",
    ),
    # a page repeats the title below the text
    (
        "青禾县全域实行静态管理",
        "现通告如下:\n!1.居民一律不得外出。\n青禾县全域实行静态管理\n文章图片\n点击进入专题:禁止聚集",
        "通告",
    ),
    # a preamble belongs to the announcement behind it
    (
        "关于调整卡口的通告",
        "尽量减少对群众出行的影响,经研究,现通告如下:\n+一、撤除东关卡口。",
        "通告",
    ),
    # what is punished, and what a purpose is
    (
        "关于做好采样工作的通告",
        "现通告如下:\n+一、居民要携带身份证,以便现场快速登记。\n"
        "二、!严禁聚集,恶意传播虚假信息,造成严重影响的,+将依法追究责任。".replace("二、!", "!二、"),
        "通告",
    ),
    (
        "关于进出小区的通告",
        "现通告如下:\n一、3月4日当天,+居民要按时采样,+每户每天只允许一人外出采购物资。",
        "通告",
    ),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("title", "marked", "speaker"), CASES)
def test_documents(title: str, marked: str, speaker: str, full_width: bool) -> None:
    check(marked, speaker, full_width=full_width, title=title)


@pytest.mark.parametrize("full_width", [False, True])
def test_an_organ_named_with_another_speaks(full_width: bool) -> None:
    check(
        "走访过程中,区卫生健康局与企业负责人共同分析了形势,+要求企业落实主体责任,+严格消毒。",
        "区卫生健康局",
        full_width=full_width,
    )


def test_reporters_behind_a_bracket_are_no_part_of_who_speaks() -> None:
    check("本报3月4日电(记者{{甘小鹿}})市政府新闻发言人{丁若川}在发布会上强调,+要从严管控。", "丁若川")
