from __future__ import annotations

import pytest

from epi_spacy.text.dates import dates, with_year
from epi_spacy.article.reader import read


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-02-09 02:40", "2020-02-09"),
        ("2020-2-1 12:00| 发布者: admin", "2020-02-01"),
        ("2022年04月08日 14时54分", "2022-04-08"),
        ("2020/08/31", "2020-08-31"),
        ("01.03.2021 20:22", "2021-03-01"),
        ("2020.11.24", "2020-11-24"),
        ("2020 年 2 月 8 日", "2020-02-08"),
        ("二〇二〇年二月九日", "2020-02-09"),
        ("二○二二年十月二十二日", "2022-10-22"),
        ("二零二一年十二月三十一日", "2021-12-31"),
        ("t20220704_1088.html", "2022-07-04"),
        ("2027-36-71", ""),
        ("2021-02-30", ""),
        ("1949年10月1日", ""),
        ("12020-02-091", ""),
        ("3.14.2021", ""),
        ("电话 0826-2021-1111", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert next((found.iso for found in dates(text)), "") == iso


@pytest.mark.parametrize(
    ("month", "day", "known", "iso"),
    [
        (2, 8, ["2020-02-09"], "2020-02-08"),
        (12, 29, ["2022-01-03"], "2021-12-29"),
        (1, 3, ["2021-12-29"], "2022-01-03"),
        (8, 5, ["2020-02-09"], ""),
        (2, 29, ["2021-03-01"], ""),
        (2, 8, [], ""),
    ],
)
def test_with_year(month: int, day: int, known: list[str], iso: str) -> None:
    assert with_year(month, day, known) == iso


BODY = "县委书记何志远到高速路口检查疫情防控工作,要求守好关口,逐一登记,逐一测温。"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        # The byline wins over dates in the body, and publication over the making of a document.
        (f"县领导检查防控工作\n2020-02-09\n2020年2月3日,{BODY}", "2020-02-09"),
        (f"关于值守的通知\n成文日期:2020-02-01\n发布日期:2020-02-03\n各单位:\n{BODY}", "2020-02-03"),
        (f"县领导检查防控工作\n更新时间:2020-02-11 发布时间:2020-02-09\n{BODY}", "2020-02-09"),
        (f"县领导检查防控工作\n更新时间:2020-02-11\n{BODY}", "2020-02-11"),
        # No year, no date.
        (f"县领导检查防控工作\n8月5日,{BODY}", ""),
        (f"县领导检查防控工作\n02-09 10:20\n{BODY}", ""),
        (f"县领导检查防控工作\n02-09 10:20\n2020年2月8日,{BODY}", "2020-02-09"),
        (f"本报邱县2月9日讯 {BODY}\n此前,2020年1月30日,县里已作部署。", "2020-02-09"),
        # The event's own date only where there is nothing else.
        (f"县领导检查防控工作\n2020年2月3日,{BODY}", "2020-02-03"),
        (f"县领导检查防控工作\n{BODY}此前,在2020年1月30日召开的会议上,县里已作部署。", ""),
        # The date under a document, wherever the page goes on.
        (f"关于值守的通知\n各单位:\n{BODY}\n某县指挥部\n2020年2月1日\n附件:\n{BODY}", "2020-02-01"),
        (f"关于值守的通知\n各单位:\n{BODY}\n2020年2月1日\n某县指挥部", "2020-02-01"),
        # Not of the site's footer or of other stories.
        (f"县领导检查防控工作\n{BODY}\n版权所有 2023-01-01", ""),
        (f"县领导检查防控工作\n{BODY}\n相关新闻\n某县春耕忙 2023-01-01", ""),
        (f"县领导检查防控工作\n{BODY}\n本文链接:https://example.net/c/2021/12/31/1.html", "2021-12-31"),
    ],
)
def test_published(text: str, published: str) -> None:
    assert read(text).published == published
