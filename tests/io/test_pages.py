"""Web pages: their text, and what they say of themselves."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from epi_spacy.errors import EpiError
from epi_spacy.io.pages import extract

from .samples import TEXT, codes, failed, only, read

BODY = [
    "8月5日上午,县委书记何志远到卧龙山街道、纸坊镇督导疫情防控工作。县领导周敏、田家祥参加督导。",
    "何志远先后来到高铁站卡口、购物广场和社区,实地查看扫码登记、体温检测、物资储备等情况,并慰问一线值守人员。",
    "何志远强调,要压实四方责任,严格落实重点人员排查管控措施,做到应检尽检、应隔尽隔。要加强值班值守,严禁脱岗漏岗。",
    "周敏要求,各镇街要迅速行动,全面摸排来返人员,确保不漏一户、不落一人。",
]
TITLE = "何志远督导疫情防控工作"
OTHERS = ["县长督导秸秆禁烧", "我县召开春季植树动员会", "关于停水的通知", "纸坊镇举行运动会"]
NAVIGATION = (
    "<ul>" + "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ["首页", "政务公开", "走进嘉祥"]) + "</ul>"
)
RELATED = "<ul>" + "".join(f'<li><a href="/n">{n}</a><span>2021-08-04</span></li>' for n in OTHERS) + "</ul>"
FOOT = '<div class="footer"><p>主办:嘉祥县人民政府办公室</p><p>鲁ICP备00000000号</p></div>'


def page(content: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body><div>{NAVIGATION}</div>{content}"
        f"<div><h3>相关新闻</h3>{RELATED}</div>{FOOT}<script>var a='要求立即执行';</script></body></html>"
    )


STYLES = {
    "cms": f"<h1>{TITLE}</h1><div class='info'>发布时间:2021-08-05 来源:嘉祥新闻 <a>打印</a></div>"
    "<div class='TRS_Editor'><style>.x{color:red}</style>"
    + "".join(f"<p>　　{line}</p>" for line in BODY)
    + "</div>",
    "table": f"<table width='980'><tr><td>{RELATED}</td><td><table><tr><td align=center><b>{TITLE}</b></td></tr>"
    "<tr><td>作者:田野 来源:嘉祥新闻 发布时间:2021年8月5日</td></tr><tr><td>&nbsp;&nbsp;"
    + "<br><br>&nbsp;&nbsp;".join(BODY)
    + "</td></tr></table></td></tr></table>",
    "sections": f"<div id='js_content'><h1>{TITLE}</h1><em>2021-08-05</em>"
    + "".join(f"<section><p><span>{line[:20]}</span><span>{line[20:]}</span></p></section>" for line in BODY)
    + "</div>",
    "divisions": f"<div class='tit'>{TITLE}</div><div>2021-08-05 来源:嘉祥新闻</div>"
    + "".join(f"<div>&emsp;&emsp;{line}</div>" for line in BODY)
    + "<div>上一篇:<a href='x'>我县召开春季植树动员会</a></div>",
}


@pytest.mark.parametrize("style", STYLES)
def test_main_text(style: str) -> None:
    text, _ = extract(page(STYLES[style], f"<title>{TITLE}-嘉祥县人民政府</title>"), "a.html")
    rows = text.split("\n")
    assert rows[0] == TITLE
    assert "2021" in rows[1]
    assert rows[2:] == BODY
    # The same bytes give the same text: offsets can be counted on.
    assert extract(page(STYLES[style], f"<title>{TITLE}-嘉祥县人民政府</title>"), "a.html")[0] == text


def test_metadata_of_government_sites() -> None:
    head = """<title>嘉祥县人民政府</title><META NAME="ArticleTitle" content="何志远督导疫情防控工作">
    <meta name="PubDate" content="2021-08-05 18:20"><meta name="ContentSource" content=" 嘉祥县融媒体中心 ">
    <meta name="ColumnName" content="今日嘉祥"><meta name="SiteName" content="嘉祥县人民政府">
    <meta name="SiteDomain" content="www.jiaxiang.example"><meta name="Url" content="http://www.jiaxiang.example/1.html">
    <meta property="og:title" content="另一个">"""
    _, meta = extract(page(STYLES["cms"], head), "a.html")
    assert meta == {
        "title": TITLE,
        "published": "2021-08-05",
        "source": "嘉祥县融媒体中心",
        "url": "http://www.jiaxiang.example/1.html",
        "site": "嘉祥县人民政府",
        "site_domain": "www.jiaxiang.example",
        "column": "今日嘉祥",
    }


def test_open_graph_and_linked_data() -> None:
    head = """<meta property="og:title" content="何志远督导疫情防控工作"><meta property="og:url" content="http://x.example/1">
    <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
    "headline": "别的", "datePublished": "2021-08-05T08:00:00+08:00", "publisher": {"@type": "Organization", "name": "嘉祥日报"},
    "author": [{"name": "田野"}]}]}</script><script type="application/ld+json">{broken</script>"""
    _, meta = extract(page(STYLES["cms"], head), "a.html")
    assert meta == {
        "title": TITLE,
        "published": "2021-08-05",
        "source": "嘉祥日报",
        "url": "http://x.example/1",
        "author": "田野",
    }


@pytest.mark.parametrize("date", ["", "昨天", "2021-13-05", "0000-00-00", "20210805"])
def test_dates_that_are_none(date: str) -> None:
    _, meta = extract(page(STYLES["cms"], f'<meta name="PubDate" content="{date}">'), "a.html")
    assert "published" not in meta


def test_tables_of_data_keep_their_rows() -> None:
    rows = "<tr><th>序号</th><th>采样点</th></tr><tr><td>1</td><td>卧龙山街道东关社区广场采样点</td></tr>"
    text, _ = extract(page(STYLES["cms"].replace("</div>", f"<table>{rows}</table></div>")), "a.html")
    assert "序号\t采样点\n1\t卧龙山街道东关社区广场采样点" in text


def test_hidden_text_is_no_text() -> None:
    hidden = "<div style='display: none'>何志远要求隐藏这一句话,不得公开。</div>"
    text, _ = extract(page(hidden + STYLES["cms"]), "a.html")
    assert "隐藏" not in text
    assert BODY[3] in text


def test_a_bare_page() -> None:
    assert extract("<p>要加强排查。</p>", "a.html")[0] == "要加强排查。"
    assert extract("要加强排查。", "a.html")[0] == "要加强排查。"


@pytest.mark.parametrize(
    "markup", ["", " ", "<html></html>", "<!-- x -->", "<script>要</script>", "<?xml version='1.0'?>"]
)
def test_no_text(markup: str) -> None:
    with pytest.raises(EpiError, match="E519"):
        extract(markup, "a.html")


# Past two hundred and fifty elements deep, the parser gives up: then there is no text.
DEEP = ["<div>" * 20_000, "<table><tr><td>" * 3_000, "<font>" * 5_000 + "<br>"]
HOSTILE = [
    "<div>" * 200 + "要加强排查。",
    "<table><tr><td>" * 60 + "要加强排查。",
    "<br>" * 50_000 + "要加强排查。",
    "<p>要加强排查。<a>" * 5_000,
    "&#0;&#xd800;&#x110000;要加强\ud800排查。",
    "<?xml version='1.0' encoding='utf-16'?><html><body>要加强排查。</body></html>",
]


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_pages(markup: str) -> None:
    begun = time.process_time()
    assert "要" in extract(markup, "a.html")[0]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("markup", DEEP)
def test_pages_that_are_too_deep(markup: str) -> None:
    with pytest.raises(EpiError, match="E519"):
        extract(markup + "要加强排查。", "a.html")


def test_a_very_long_page() -> None:
    long = "要加强排查。" * 1_000_000
    assert extract(f"<div><p>{long}</p></div>", "a.html")[0] == long
    with pytest.raises(EpiError, match=r"E519.*nested too deep"):
        extract("<div>" * 1000 + f"<p>{long}</p>", "a.html")


def test_files(tmp_path: Path) -> None:
    whole = page(STYLES["cms"], '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    (tmp_path / "a.htm").write_bytes(whole.replace("charset='utf-8'", "").encode("gb18030"))
    (tmp_path / "b.shtml").write_bytes(whole.encode("utf-16"))
    (tmp_path / "c.html").write_bytes(b"<p>" + TEXT.encode() + b"\xff")
    first, second, third = read(tmp_path)
    assert (only(first).id, only(first).encoding, only(first).format) == ("a", "gb18030", "html")
    assert only(first).text == only(second).text
    assert only(second).encoding == "utf-16"
    assert failed(third).error.code == "E501"


def test_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("<p>x</p>")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (failure,) = map(failed, read(tmp_path / "a.html"))
    assert failure.error.code == "E516"
    assert "pip install 'epi_spacy[html]'" in str(failure.error)
    assert codes(tmp_path / "a.html", format="text") == [""]
