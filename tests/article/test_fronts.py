"""What stands in front of a title or around it: keywords, columns, numbers, the title once more."""

from __future__ import annotations

import pytest

from epi_spacy.article.reader import read
from epi_spacy.normalization import normalize

from ..conftest import NARROW

NEWS = "8月11日，措勤县召开疫情防控会议，县委书记次仁主持会议。会议要求，各乡镇要严格落实值班值守制度。"
BODY = "为切实做好疫情防控工作，现将有关事项通知如下： 一、所有来返人员须第一时间向所在社区报备。二、暂停聚集性活动。"
LAST = (
    "　　2021年1月13日　　（此件主动公开）　　集会管理办法　　为加强集会管理，制定本办法。"
    "各乡镇要逐项落实，确保须第一时间报告的都报告。"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"#西藏疫情最新动态#【#措勤县启动一级响应#】{NEWS}", "措勤县启动一级响应"),
        (
            f"#西藏疫情最新动态# 【措勤：#县城暂停聚集#，学校推迟开学】{NEWS}",
            "措勤：#县城暂停聚集#，学校推迟开学",
        ),
        (
            f"【措勤县先锋网】支部建在卡口上 措勤县机关党员到村值守 {NEWS}{NEWS}",
            "支部建在卡口上 措勤县机关党员到村值守",
        ),
        (
            f"【措勤县一小学生家长确诊 学校：已停课】关于我校一学生家长确诊有关情况的通报\n各位家长：{NEWS}",
            "措勤县一小学生家长确诊 学校：已停课",
        ),
        # The document's number in front of the title, with a blank behind it or without one.
        (f"措政发〔2021〕5号 关于加强集会管理的通知 各乡镇、县直各部门： {BODY}", "关于加强集会管理的通知"),
        (
            f"措政办发﹝2021﹞5号县政府办公室关于集会的通知 各乡镇、县直各部门： {BODY}",
            "县政府办公室关于集会的通知",
        ),
        (
            f"关于加强集会管理的通知（措政发〔2021〕5号） 关于加强 集会管理的通知 各乡镇： {BODY}",
            "关于加强集会管理的通知",
        ),
        # The site and its column.
        (
            f"措勤县人民政府 政策文件 关于加强集会管理的通知 关于加强 集会管理的通知 各乡镇、县直各部门： {BODY}",
            "关于加强集会管理的通知",
        ),
        (f"措勤县人民政府 政务要闻 措勤县召开防控工作会议 {NEWS}{NEWS}", "措勤县召开防控工作会议"),
        # The title again, without the place that a portal puts in front of it.
        (
            f"措勤：设立三道卡口守护县城 我县召开首场发布会 设立三道卡口守护县城 {NEWS}{NEWS}",
            "措勤：设立三道卡口守护县城",
        ),
        (
            f"县税务局：网上办税要给力 上门服务要添力 次仁强调 网上办税要给力 上门服务要添力 {NEWS}{NEWS}",
            "县税务局：网上办税要给力 上门服务要添力",
        ),
        # Those who are spoken to without a colon.
        (f"关于运输车辆通行的通知 各县、区（开发区）商务主管部门 {BODY}{BODY}", "关于运输车辆通行的通知"),
        # A question or a saying with which the body begins.
        (f"措勤县居家防护指南 1、什么是新型冠状病毒？ {NEWS}{NEWS}", "措勤县居家防护指南"),
        (f"措勤日报：守住卡口 “经过努力，形势好转。大家都出了力。” 　　{NEWS}{NEWS}", "措勤日报：守住卡口"),
        (
            f"县邮政局召开电视会议，强调抓细疫情防控 有序恢复生产 {NEWS}{NEWS}",
            "县邮政局召开电视会议，强调抓细疫情防控 有序恢复生产",
        ),
        # A dateline that touches it.
        (f"措勤县召开防控工作会议部署排查新华社拉萨8月11日电 {NEWS}{NEWS}", "措勤县召开防控工作会议部署排查"),
        (
            f"元旦贺词在全县引发热烈反响——\n守好卡口迎新年\n\n{NEWS}",
            "元旦贺词在全县引发热烈反响——守好卡口迎新年",
        ),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_title(text: str, title: str, narrow: bool) -> None:
    if narrow:
        text = text.translate(NARROW)
    article = read(normalize(text).text)
    assert article.title == normalize(title).text
    assert "要严格落实" in text[article.zones[-1].start :] or "须第一时间" in text[article.zones[-1].start :]
    assert article.zones[-1].kind == "body"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"措勤县召开防控工作会议 {NEWS}{NEWS}{NEWS} 来源：措勤日报", "措勤日报"),
        (f"【措勤县召开防控工作会议】{NEWS}（新华社）", "新华社"),
        (f"【措勤县召开防控工作会议】{NEWS}（转自措勤日报）", "措勤日报"),
        (f"【措勤县召开防控工作会议】{NEWS}（措勤发布）https://t.example/A6PX", "措勤发布"),
        (f"措勤县召开防控工作会议 {NEWS}{NEWS}（新华社拉萨2月17日电）", "新华社"),
        (f"关于集会的通知 各乡镇： {BODY}{BODY}（此件公开发布）", ""),
    ],
)
def test_source_at_the_end(text: str, source: str) -> None:
    assert read(normalize(text).text).source == source


def test_date_alone_over_what_a_document_hands_on() -> None:
    text = f"关于印发集会管理办法的通知 各乡镇： 现将《集会管理办法》印发给你们，请认真执行。{LAST}"
    assert read(normalize(text).text).published == "2021-01-13"


EVENT = "措勤县召开疫情防控工作会议"


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        (f"[县内要闻] {EVENT} (2021-08-12)\n{NEWS}", "2021-08-12", ""),
        (
            f"置顶 {EVENT}\n措勤县应急管理局\n2021-08-12 10:20 发表于西藏\n{NEWS}",
            "2021-08-12",
            "措勤县应急管理局",
        ),
        (f"{EVENT}\n西藏日报客户端\n2021-08-12 10:20\n{NEWS}", "2021-08-12", "西藏日报客户端"),
        (f"本站讯 {EVENT}\n作者：李红 发布时间：2021-08-12 来源：本站\n{NEWS}", "2021-08-12", "本站"),
        (f"转载 | {EVENT}\n来源：措勤网\n发布时间：2021-08-12\n{NEWS}", "2021-08-12", "措勤网"),
        (f"{EVENT}\n日期:[2021-08-12] 来源:[措勤县融媒体中心]\n{NEWS}", "2021-08-12", "措勤县融媒体中心"),
        (f"2021-08-12 {EVENT}\n{NEWS}", "2021-08-12", ""),
        (
            f"首页 > 县内要闻 {EVENT} 发布时间：2021-08-12 10:20 来源：措勤县融媒体中心 {NEWS}{NEWS}",
            "2021-08-12",
            "措勤县融媒体中心",
        ),
        (
            f"当前位置： 首页 >> 要闻 >> 正文 {EVENT} 来源：措勤网 发布日期：2021-08-12 点击量：88 {NEWS}{NEWS}",
            "2021-08-12",
            "措勤网",
        ),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_messy_heads(text: str, published: str, source: str, narrow: bool) -> None:
    if narrow:
        text = text.translate(NARROW)
    article = read(normalize(text).text)
    assert (article.title, article.published, article.source) == (EVENT, published, source)
    body = article.zones[-1]
    assert text[body.start : body.end].startswith(("8月11日", "点击量"))
    assert body.kind == "body"


def test_bulletin_is_no_account() -> None:
    text = f"措勤县防控工作简报\n第12期\n2021-08-12\n{NEWS}"
    assert read(normalize(text).text).source == ""
