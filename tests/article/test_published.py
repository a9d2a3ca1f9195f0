"""The date of publication: which of the dates of a page it is."""

from __future__ import annotations

import pytest

from epi_spacy.article.reader import read

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
        # A lost digit stays unknown; a full date is never claimed.
        (f"县领导检查防控工作\n发布时间:2020-0?-09\n{BODY}", "2020"),
        (f"县领导检查防控工作\n发布时间:2020年2月?日\n{BODY}", "2020-02"),
        # Not of the site's footer or of other stories.
        (f"县领导检查防控工作\n{BODY}\n版权所有 2023-01-01", ""),
        (f"县领导检查防控工作\n{BODY}\n相关新闻\n某县春耕忙 2023-01-01", ""),
        (f"县领导检查防控工作\n{BODY}\n本文链接:https://example.net/c/2021/12/31/1.html", "2021-12-31"),
    ],
)
def test_published(text: str, published: str) -> None:
    assert read(text).published == published
