"""Pages without line breaks: title, number, byline, addressee and signature stand in one line with the body."""

from __future__ import annotations

import pytest

from epi_spacy.article.reader import read
from epi_spacy.normalization import normalize

from ..conftest import NARROW

BODY = (
    "为切实做好疫情防控工作，现将有关事项通知如下： 一、所有来返人员须第一时间向所在社区报备。"
    " 二、暂停一切聚集性活动，各单位不得擅自组织。"
)
NEWS = "8月11日，措勤县召开疫情防控会议，县委书记次仁主持会议。会议要求，各乡镇要严格落实值班值守制度。"


def titled(text: str) -> tuple[str, str, list[str]]:
    article = read(normalize(text).text)
    return article.title, article.published, [zone.kind for zone in article.zones]


@pytest.mark.parametrize(
    ("text", "title", "published", "kinds"),
    [
        (
            f"永靖县人民政府关于加强疫情防控工作的通告 永政告〔2021〕6号 广大市民朋友： {BODY}",
            "永靖县人民政府关于加强疫情防控工作的通告",
            "",
            ["title", "meta", "body"],
        ),
        # The page's title and the document's, which runs over more lines.
        (
            f"关于加强集会管理的通知 关于加强 　　集会管理的通知 曲政办字〔2021〕2号 各镇（街道），县直各部门： {BODY}",
            "关于加强集会管理的通知",
            "",
            ["title", "title", "meta", "body"],
        ),
        # Nothing at all in between.
        (
            f"关于做好冷链食品消毒工作的通知平疫指办〔2020〕31号各乡镇、县直有关单位：{BODY}",
            "关于做好冷链食品消毒工作的通知",
            "",
            ["title", "meta", "body"],
        ),
        (
            f"致全县返乡人员的一封信 尊敬的各位老乡： {BODY}",
            "致全县返乡人员的一封信",
            "",
            ["title", "body"],
        ),
        (
            "首页 > 新闻动态 > 要闻 措勤县召开疫情防控会议 来源：措勤县融媒体中心 时间：2022-08-12 "
            f"浏览次数：88 {NEWS}{NEWS}",
            "措勤县召开疫情防控会议",
            "2022-08-12",
            ["navigation", "title", "meta", "body"],
        ),
        (
            "阿合奇县税务局关于办税事项的通告 【发文单位】 阿合奇县税务局 【发布文号】 阿税告〔2020〕1号 "
            f"【发布日期】 2020-02-07 【是否有效】 全文有效 {BODY}",
            "阿合奇县税务局关于办税事项的通告",
            "2020-02-07",
            ["title", "meta", "body"],
        ),
        (
            f"措勤县召开会议 部署疫情防控 原标题： 措勤县召开会议 措勤日报讯 （记者 李红）{NEWS}{NEWS}",
            "措勤县召开会议 部署疫情防控",
            "",
            ["title", "meta", "body"],
        ),
        # The dateline is no title, nor is what an organ holds.
        (f"新华社拉萨8月11日电 措勤县召开电视电话会议 。{NEWS}{NEWS}", "", "", ["body"]),
        # A document whose addressee opens the text has no title.
        (f"各乡镇、县直有关单位： {BODY}{BODY}", "", "", ["body"]),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_head(text: str, title: str, published: str, kinds: list[str], narrow: bool) -> None:
    if narrow:
        text = text.translate(NARROW)
    assert titled(text) == (normalize(title).text, published, kinds)


@pytest.mark.parametrize(
    "tail",
    [
        " 曲周县人民政府 2021年1月13日 （此件公开发布）",
        " 曲周县人民政府办公室2021年1月13日印发",
        " 曲周县卫生健康局 2021年1月13日 集会管理办法 第一条 本办法自2021年3月1日起施行，由县卫生健康局负责解释。",
        " 曲周县疫情防控指挥部 二〇二一年一月十三日",
    ],
)
def test_signature(tail: str) -> None:
    text = f"关于加强集会管理的通知 各镇（街道），县直各部门： {BODY}{BODY}{tail}"
    assert titled(text)[1] == "2021-01-13"


def test_what_a_report_says_of_an_organ_is_no_signature() -> None:
    text = f"{NEWS}{NEWS}{NEWS}{NEWS}据县卫生健康局2021年1月13日通报，全县无新增病例，各乡镇要继续排查。"
    assert titled(text)[1] == ""
