"""Titles and bylines as pages print them: quoted, glued to something, beside a button."""

from __future__ import annotations

import pytest

from epi_spacy.article.reader import read
from epi_spacy.normalization import normalize

BODY = "2月2日,乙县召开疫情防控会议。会议强调,要压实责任,全面排查。\n"


@pytest.mark.parametrize(
    ("head", "title", "source", "published"),
    [
        (
            "原标题:紧急通知!乙县居民一律居家 来源:乙县发布\n",
            "紧急通知!乙县居民一律居家",
            "乙县发布",
            "",
        ),
        ("乙县召开防控会议 [复制链接]\n2021-02-03 08:00\n", "乙县召开防控会议", "", "2021-02-03"),
        ("乙县开展“扫楼”行动 |||\n", "乙县开展“扫楼”行动", "", ""),
        ("乙县召开会议\n2021年10月3日来源:乙县融媒体\n", "乙县召开会议", "乙县融媒体", "2021-10-03"),
        ("乙县召开会议\n乙县日报 2020年03月12日\n", "乙县召开会议", "乙县日报", "2020-03-12"),
        ("01.28 乙县召开会议\n来源:乙县发布\n", "乙县召开会议", "乙县发布", ""),
        ("乙县防控现场会\n原标题:另一个标题\n", "乙县防控现场会", "", ""),
    ],
)
def test_head(head: str, title: str, source: str, published: str) -> None:
    article = read(head + BODY)
    assert (article.title, article.source, article.published) == (title, source, published)
    (body,) = [zone for zone in article.zones if zone.kind == "body"]
    assert (head + BODY)[body.start : body.end] == BODY.strip()


def test_marked_paragraphs_are_no_captions() -> None:
    item = "\u25b2乙县召开会议。会议强调,要" + "压实责任,加强排查,".join([""] * 14) + "守住底线。\n"
    text = "乙县防控动态\n" + item + item.replace("乙县", "甲镇") + "\u25b2现场排查\n"
    kinds = [zone.kind for zone in read(text).zones]
    assert kinds == ["title", "body", "caption"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # The first sentence goes on from the name of the document.
        (
            "图片：封面.jpg\n龙岩市应对疫情工作指挥部〔2021〕第6号通告为切实保障群众身体健康，防止疫情扩散，现将有关事项"
            "通告如下：即日起全市学校停课，公共场所暂停开放，居民非必要不外出。解除时间另行通知。\n",
            "龙岩市应对疫情工作指挥部〔2021〕第6号通告",
        ),
        # An agency's dateline follows the title in its line.
        (
            "(抗击疫情)陇川加强边境管控 严打偷越国边境 中新社德宏7月7日电 (记者 甲乙)陇川县本月开展全员核酸检测，确保不漏一人，"
            "同时加强边境巡逻，各村组织护村队昼夜值守，发现可疑人员立即报告。",
            "(抗击疫情)陇川加强边境管控 严打偷越国边境",
        ),
        (
            "永清县召开疫苗接种工作会议 [打印本页]\n6月23日，永清县召开会议，部署疫苗接种。",
            "永清县召开疫苗接种工作会议",
        ),
        (
            "永清县关于开展核酸检测的公告 & [. K7 F* v$ D& m\n广大市民：请按时参加检测。",
            "永清县关于开展核酸检测的公告",
        ),
    ],
)
def test_what_stands_in_the_line_of_a_title(text: str, title: str) -> None:
    assert read(normalize(text).text).title == title
