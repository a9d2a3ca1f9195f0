"""The pieces of an article, the people who made it, and what came with the text."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from epi_spacy.article.hints import hints
from epi_spacy.article.parts import KINDS
from epi_spacy.article.people import people
from epi_spacy.article.reader import read

BODY = "1月8日上午,全县疫情防控工作调度会议召开,县委副书记陈远传达了上级会议精神,要求抓好落实。"
PAGE = (
    "縣委書記何志遠在高速路口檢查時強調\n守好每一道關口\n——乙縣防控一線見聞\n"
    "來源：乙縣新聞網　作者：田小雨　2021-01-09 10:20\n"
    "乙縣新聞網訊（記者 田小雨 通訊員 李鐵）1月8日，縣委書記何志遠到高速路口檢查疫情防控工作，要求守好關口。\n"
    "圖為檢查現場。 王一鳴 攝\n責編：陳芳　審核：周立\n"
)


@pytest.fixture(scope="module")
def alone() -> Language:
    """The article reader alone."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_article")
    return nlp


def of(doc: Doc) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in doc._.article["parts"]:
        found.setdefault(part["kind"], []).append(doc.text[part["start"] : part["end"]])
    return found


def test_parts_in_raw_offsets(alone: Language) -> None:
    doc = alone(PAGE)
    assert of(doc) == {
        "pretitle": ["縣委書記何志遠在高速路口檢查時強調"],
        "headline": ["守好每一道關口"],
        "subtitle": ["——乙縣防控一線見聞"],
        "source": ["乙縣新聞網"],
        "reporter": ["田小雨", "田小雨"],
        "date": ["2021-01-09 10:20"],
        "dateline": ["乙縣新聞網訊（記者 田小雨 通訊員 李鐵）"],
        "correspondent": ["李鐵"],
        "lead": ["1月8日，縣委書記何志遠到高速路口檢查疫情防控工作，要求守好關口。"],
        "photographer": ["王一鳴"],
        "editor": ["陳芳"],
        "reviewer": ["周立"],
    }
    parts = doc._.article["parts"]
    assert parts == sorted(parts, key=lambda part: (part["start"], -part["end"]))
    assert {part["kind"] for part in parts} <= set(KINDS)
    assert [(s.start_char, s.end_char, s.label_) for s in doc.spans["parts"]] == [
        (part["start"], part["end"], part["kind"]) for part in parts
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("(记者 刘小山 周由/文 弓明/图)", "reporter 刘小山,周由; photographer 弓明"),
        ("本报记者 王小明 文/图", "reporter 王小明"),
        ("乙县记者站 兰田", "reporter 兰田"),
        ("(记者王小明文/李红图)", "reporter 王小明; photographer 李红"),
        ("(图文:王小明 审核:李红)", "reporter 王小明; reviewer 李红"),
        ("编辑:张 三 校对:李 四", "editor 张 三; reviewer 李 四"),
        ("记者王小明通讯员李红报道", "reporter 王小明; correspondent 李红"),
        ("编辑:融媒体中心 王小明", "editor 王小明"),
        ("供稿:区卫健局", ""),
        ("作者:本站", ""),
        ("王小明 摄", "photographer 王小明"),
        ("通讯员:阿不都·买买提", "correspondent 阿不都·买买提"),
        ("责编:庾先文", "editor 庾先文"),
        ("审核人:李红 发布时间:2020-02-03 编辑:王小明", "reviewer 李红; editor 王小明"),
        ("县委书记何志远主持会议。", ""),
    ],
)
def test_people(line: str, found: str) -> None:
    kinds: dict[str, list[str]] = {}
    for start, end, kind in people(line, 0, len(line)):
        kinds.setdefault(kind, []).append(line[start:end])
    assert "; ".join(f"{kind} {','.join(names)}" for kind, names in kinds.items()) == found


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("本报讯 ", "本报讯"),
        ("本报8日讯(记者 王小明)", "本报8日讯(记者 王小明)"),
        ("新华社乙城2月3日电(记者 王小明)", "新华社乙城2月3日电(记者 王小明)"),
        ("乙县讯(通讯员 李红)", "乙县讯(通讯员 李红)"),
        ("\u3010乙县新闻网讯\u3011", "\u3010乙县新闻网讯\u3011"),
        ("本报讯 记者 王小明 报道 ", "本报讯 记者 王小明 报道"),
        ("(记者 王小明)", "(记者 王小明)"),
        ("近日,", ""),
        ("全县通讯行业", ""),
    ],
)
def test_dateline(opening: str, dateline: str) -> None:
    text = f"乙县召开调度会议\n{opening}{BODY}"
    parts = {part.kind: text[part.start : part.end] for part in read(text).parts}
    assert parts.get("dateline", "") == dateline
    assert parts["lead"] == (BODY if dateline else opening + BODY)


HEAD = "乙县召开调度会议\n来源:乙县发布 2021-01-09\n"


@pytest.mark.parametrize(
    ("text", "meta", "title", "source", "published"),
    [
        # The text's own byline wins.
        (
            HEAD + BODY,
            {"title": "别的标题", "source": "别的网", "date": "2022-02-02"},
            "乙县召开调度会议",
            "乙县发布",
            "2021-01-09",
        ),
        # What the text does not say comes from elsewhere.
        (
            BODY,
            {"title": "乙县召开调度会议_乙县新闻网", "source": "乙县发布", "published": "2021-01-09T08:00"},
            "乙县召开调度会议",
            "乙县发布",
            "2021-01-09",
        ),
        (BODY, {"url": "https://example.net/2021/01/09/a.html"}, "", "", "2021-01-09"),
        # A signature, a dateline and the day of the event give way to the date of publication.
        (
            f"乙县网讯 2021年1月8日,{BODY}",
            {"published": "2021-01-09", "source": "某报"},
            "",
            "某报",
            "2021-01-09",
        ),
        # The title among other lines, known by the hint; a title that stands alone gives way.
        (
            f"乙县要闻速递\n乙县召开调度会议\n{BODY}",
            {"title": "乙县召开调度会议"},
            "乙县召开调度会议",
            "",
            "",
        ),
        (
            f"冬日里的一抹红\n{BODY}",
            {"title": "乙县志愿者在防疫一线"},
            "乙县志愿者在防疫一线",
            "",
            "",
        ),
        # The year of a day without one.
        (
            f"乙县召开调度会议\n01-09 10:20\n{BODY}",
            {"date": "2021-01-10"},
            "乙县召开调度会议",
            "",
            "2021-01-09",
        ),
        # A lost digit, and something else that knows it.
        (
            f"乙县召开调度会议\n发布时间:2021-0?-09\n{BODY}",
            {"date": "2021-01-09"},
            "乙县召开调度会议",
            "",
            "2021-01-09",
        ),
        # Values that say nothing.
        (
            HEAD + BODY,
            {"title": None, "source": 7, "date": "", "url": []},
            "乙县召开调度会议",
            "乙县发布",
            "2021-01-09",
        ),
        ("", {"title": "乙县召开调度会议", "date": "2021-01-09"}, "乙县召开调度会议", "", "2021-01-09"),
    ],
)
def test_hints(
    alone: Language, text: str, meta: dict[str, object], title: str, source: str, published: str
) -> None:
    doc = alone.make_doc(text)
    doc._.meta = meta
    article = alone(doc)._.article
    assert (article["title"], article["source"], article["published"]) == (title, source, published)
    assert hints(meta) == hints(dict(meta))
