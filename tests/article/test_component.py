"""The component: raw offsets, users' words, its way to disk, its cost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from epi_spacy.article.reader import read
from epi_spacy.article.words import KINDS
from epi_spacy.errors import EpiError

PAGE = (
    "首页 > 要闻\r\n疫情防控：我县召开调度会！\r\n来源：某县发布　2021-08-05 10:00\r\n"
    "8月4日，县委书记何志远主持召开调度会，要求加强排查。\r\n责任编辑：陈芳\r\n版权所有：某县人民政府\r\n"
)
GLOSSED = "安源區(qū)召開會(huì)議\n2020-2-5 12:00\n2月4日,區(qū)長周志成主持會(huì)議,要求確(què)保物資供應(yīng)。\n"


@pytest.fixture
def alone() -> Language:
    """The component in a pipeline that has nothing else of this package."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_article")
    return nlp


def kinds(doc: Doc) -> list[tuple[str, str]]:
    return [(zone["kind"], doc.text[zone["start"] : zone["end"]]) for zone in doc._.article["zones"]]


def test_raw_offsets(alone: Language) -> None:
    doc = alone(PAGE)
    assert kinds(doc) == [
        ("navigation", "首页 > 要闻"),
        ("title", "疫情防控：我县召开调度会！"),
        ("meta", "来源：某县发布　2021-08-05 10:00"),
        ("body", "8月4日，县委书记何志远主持召开调度会，要求加强排查。"),
        ("credits", "责任编辑：陈芳"),
        ("footer", "版权所有：某县人民政府"),
    ]
    # A title is printed as it was, simplified.
    assert doc._.article["title"] == "疫情防控：我县召开调度会！"
    start, end = doc._.article["title_at"]
    assert doc.text[start:end] == "疫情防控：我县召开调度会！"
    assert (doc._.article["source"], doc._.article["published"], doc._.article["year"]) == (
        "某县发布",
        "2021-08-05",
        2021,
    )
    assert [(span.start_char, span.end_char, span.label_) for span in doc.spans["zones"]] == [
        (zone["start"], zone["end"], zone["kind"]) for zone in doc._.article["zones"]
    ]
    assert [doc.text[s:e] for s, e in doc._.quality["boilerplate"]] == [
        "首页 > 要闻",
        "版权所有：某县人民政府",
    ]
    assert doc._.quality["repeated"] == []


def test_glosses(alone: Language) -> None:
    doc = alone(GLOSSED)
    assert doc._.article["title"] == "安源区召开会议"
    assert doc.text[slice(*doc._.article["title_at"])] == "安源區(qū)召開會(huì)議"
    assert [kind for kind, _ in kinds(doc)] == ["title", "meta", "body"]
    assert kinds(doc)[2][1].endswith("供應(yīng)。")


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u3000", "\ufeff", "\u200b\n"])
def test_nothing_to_read(alone: Language, text: str) -> None:
    article = alone(text)._.article
    assert article["zones"] == []
    assert article["title"] == ""
    assert article["title_at"] is None


@pytest.mark.parametrize("word", ["驻地观察员", "駐地觀察員"])
def test_users_words(alone: Language, tmp_path: Path, word: str) -> None:
    reader = alone.get_pipe("epi_article")
    line = "驻地观察员：王五\n"
    assert kinds(alone(PAGE + line))[-1] == ("footer", "版权所有：某县人民政府\r\n驻地观察员：王五")
    reader.add_patterns([{"label": "credits", "pattern": word}])
    assert kinds(alone(PAGE + line))[-1] == ("credits", "驻地观察员：王五")
    alone.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert kinds(again(PAGE + line)) == kinds(alone(PAGE + line))


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ({"label": "advert", "pattern": "广告"}, "E002"),
        ({"label": "footer", "pattern": "广告", "where": "somewhere"}, "E101"),
        ({"label": "footer"}, "E002"),
        ("广告", "E002"),
    ],
)
def test_unusable_words(alone: Language, pattern: object, code: str) -> None:
    with pytest.raises(EpiError, match=code):
        alone.get_pipe("epi_article").add_patterns([pattern])


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "要",
        "\u3001",
        "1",
        "张",
        "\n",
        "来源:",
        "关于",
        "首页 > ",
        "2020-",
        "a b ",
        "。",
        "|",
        "第1号\n",
        "-",
        "02-09 10:20\n",
        "02-09 10:20\n2020年2月1日\n",
        "要求加强排查。\n",
        "年",
        "\u3010 ",
        "- ",
        "网—",
        "附件1\n",
        "疫情\n",
        "本报记者 张三\n",
        "记者王小明",
        "&nbsp;",
        "\u3010要闻\u3011甲县召开会议\n要加强排查,严防输入,要加强排查,严防输入,要加强排查。\n",
        "会议强调,要压实四方责任,严格落实查验措施,坚决守住底线。\n",
    ],
)
@pytest.mark.parametrize("tail", ["", "a", "\n要求加强排查工作。"])
def test_time_grows_with_the_text_alone(unit: str, tail: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit)) + tail
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            read(text)
            best = min(best, time.process_time() - start)
        return best

    one, two = cost(25_000), cost(50_000)
    assert two < 3.2 * one + 0.05, (one, two)


PIECES = [
    "首页 > 要闻",
    "市领导督导防控工作",
    "关于值守的通知",
    "某县指挥部",
    "来源:某县发布 2021-08-05 10:00",
    "2020年2月1日",
    "02-09",
    "各单位:",
    "一、要严格值守。",
    "3月31日,常务副市长邓国强带队督导疫情防控工作,先后来到高铁站和集中隔离点。",
    "邓国强强调,要压实四方责任,严格落实查验措施。",
    "摘要:要压实四方责任。",
    "责任编辑:陈芳",
    "(陈芳)",
    "新闻推荐",
    "相关链接",
    "上一篇:春耕忙",
    "版权声明:不得转载。",
    "暂无评论",
    "扫一扫在手机打开当前页",
    "图为会议现场。",
    "------",
    "\ufeff",
    " ",
    "",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join) | st.text(max_size=300))
def test_any_page(text: str) -> None:
    article = read(text)
    last = 0
    covered: set[int] = set()
    for zone in article.zones:
        assert last <= zone.start < zone.end <= len(text)
        assert zone.kind in KINDS
        last = zone.end
        covered.update(range(zone.start, zone.end))
    assert all(char.isspace() or char in "\ufeff\u200b" or at in covered for at, char in enumerate(text))
    assert all(text[start:end].strip() for start, end in article.title_at)
    assert all(0 <= start < end <= len(text) for start, end in article.repeated)
    assert article == read(text)
