"""What a page of lines cannot show: titles inside a line, sources, years."""

from __future__ import annotations

import pytest

from epi_spacy.article.reader import read

BODY = "1月8日上午,全县疫情防控工作调度会议召开,县委副书记陈远传达了上级会议精神,要求抓好落实。"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # In a line with the byline, or with the body.
        (f"邱县召开疫情防控工作调度会  2021-01-09 来源:邱县发布\n{BODY}", "邱县召开疫情防控工作调度会"),
        (f"要闻:邱县召开调度会 发布时间:2021-01-09\n{BODY}", "要闻:邱县召开调度会"),
        (f"\u3010邱县召开疫情防控工作调度会\u3011{BODY}", "邱县召开疫情防控工作调度会"),
        (f"邱县召开疫情防控工作调度会 {BODY}{BODY}", "邱县召开疫情防控工作调度会"),
        # With the name of the site, or a label.
        (f"邱县召开疫情防控工作调度会_要闻_邱县人民政府\n{BODY}", "邱县召开疫情防控工作调度会"),
        (f"邱县召开疫情防控工作调度会-邱县新闻网\n{BODY}", "邱县召开疫情防控工作调度会"),
        (f"标题:邱县召开疫情防控工作调度会\n{BODY}", "邱县召开疫情防控工作调度会"),
        # Over two lines.
        (f"县委书记到乡镇检查时强调\n守好每一道关口\n{BODY}", "县委书记到乡镇检查时强调 守好每一道关口"),
        (f"邱县人民政府\n关于暂停集市的通告\n{BODY}", "邱县人民政府关于暂停集市的通告"),
        (f"关于进一步加强农村集市\n疫情防控工作的通知\n{BODY}", "关于进一步加强农村集市疫情防控工作的通知"),
        # None.
        (BODY, ""),
        (f"各乡镇人民政府:\n{BODY}", ""),
        (f"一、总体要求\n{BODY}", ""),
        (f"本报讯 {BODY}", ""),
        (f"记者 田小雨\n{BODY}", ""),
        ("县疫情防控指挥部", "县疫情防控指挥部"),
    ],
)
def test_title(text: str, title: str) -> None:
    article = read(text)
    assert article.title == title
    assert [zone.kind for zone in article.zones][-1] == ("body" if BODY in text else "title")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"邱县召开调度会议\n来源:邱县发布 编辑:陈芳\n{BODY}", "邱县发布"),
        (f"邱县召开调度会议\n2021-01-09 来源:人民网-河北频道\n{BODY}", "人民网-河北频道"),
        (f"邱县召开调度会议\n来源: 访问量:115\n{BODY}", ""),
        (f"邱县召开调度会议\n作者:邱城镇人民政府 2021-01-09\n{BODY}", "邱城镇人民政府"),
        (f"邱县召开调度会议\n作者:陈芳 2021-01-09\n{BODY}", ""),
        (f"邱县召开调度会议\n邯郸新闻网讯(记者 陈芳){BODY}", "邯郸新闻网"),
        (f"邱县召开调度会议\n据新华社石家庄1月8日电 {BODY}", "新华社"),
        (f"邱县召开调度会议\n本报讯(记者 陈芳){BODY}", ""),
        (f"邱县召开调度会议\n{BODY}\n来源:邱县发布", "邱县发布"),
        (f"邱县召开调度会议\n{BODY}\n版权声明:凡注明来源:邱县网的作品,不得转载。", ""),
    ],
)
def test_source(text: str, source: str) -> None:
    assert read(text).source == source


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"邱县召开调度会议\n2021-01-09\n{BODY}", 2021),
        (f"关于值守的通知\n邱疫防\u30142021\u30153号\n{BODY}", 2021),
        (f"邱县召开调度会议\n{BODY}2020年12月以来,全县平稳。", 2020),
        (f"邱县召开调度会议\n{BODY}力争2035年基本实现目标。", None),
        (f"邱县召开调度会议\n{BODY}\n版权所有 2018-2023年 邱县网", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert read(text).year == year
