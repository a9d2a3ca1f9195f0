"""Lines of a body that begin like lines of the page around it."""

from __future__ import annotations

import pytest

from epi_spacy.article.reader import read

ABOVE = "关于加强疫情防控的通知\n各镇街:\n为做好疫情防控工作,现将有关事项通知如下。\n"
BELOW = "各单位要加强检查,发现问题要立即整改。\n"


@pytest.mark.parametrize(
    "line",
    [
        "浏览景区须提前预约",
        "统筹:县指挥部办公室要每日调度",
        "声明:各商户不得哄抬物价。",
        "一、未经授权不得转载、编造涉疫信息。",
        "相关信息公布如下:",
        "文明上网、不信谣不传谣",
        "时间:9月15日上午8:00",
        "地址:城关镇东街5号",
        "名称:玉泉宾馆",
    ],
)
def test_body(line: str) -> None:
    kinds = [zone.kind for zone in read(ABOVE + line + "\n" + BELOW).zones]
    assert kinds == ["title", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("声明:本网转载仅为传递信息,版权归原作者。", "copyright"),
        ("版权声明", "copyright"),
        ("浏览次数:12", "meta"),
        ("统筹:周敏", "credits"),
        ("地址:城关镇东街5号", "footer"),
    ],
)
def test_page(line: str, kind: str) -> None:
    tail = "本网所有内容,未经书面授权,不得转载。\n" if line == "版权声明" else ""
    kinds = [zone.kind for zone in read(ABOVE + BELOW + line + "\n" + tail).zones]
    assert kinds == ["title", "body", kind]


def test_an_interview_is_one_article() -> None:
    answer = "周敏:我们坚持人物同防,所有冷链食品全部检测,所有从业人员定期检测,确保不漏一件。\n"
    text = "县疾控中心主任答记者问\n" + "".join(
        f"{head}\n记者:如何做好{head}?\n{answer}" for head in ("冷链食品的检测工作", "来返人员的排查工作")
    )
    assert len(read(text).sections) == 1


def test_a_title_with_blanks_and_a_signature_with_points() -> None:
    text = "公 告\n全体业主:\n本小区自今日起实行封闭管理,请大家遵守规定。\n阳光物业服务中心\n2020.2.8\n"
    article = read(text)
    assert (article.title, article.published) == ("公 告", "2020-02-08")
    assert [zone.kind for zone in article.zones] == ["title", "body", "credits"]
