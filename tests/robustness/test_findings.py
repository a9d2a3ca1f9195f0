"""What the fuzzer, and the measuring of time, found: each was wrong once."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from epi_spacy.appearances.lexicon import shipped

from . import invariants


@pytest.mark.parametrize(
    "text",
    [
        # The date of the second story was also the first one's, and its parts stood in no order.
        "看了登记表和测温记录。\n强调,企业防控工作\n发布2022-3-5\n3,某县政协主席莫运某到二塘镇督导疫情防控和春耕生产工作。",
        # A name alone on the last line was one only where the line ended.
        "\n杨再兴",
        # A line of nothing but blanks, some of them written out.
        "\ufeff&nbsp;",
        # Two zones took in the entity between them.
        "政府&nbsp;版权所有,查验要细致,对没有绿码的人员前,要当所有#&nbs9CP鼓楼区50",
        "政府&nbsp;版知有司机嫌排队时间长、情绪急躁,他叮嘱执勤人员,查验要细致,语气要,和缓,大货车和小客车要分道通行,不能因为车多就放松"
        "标准。对没有绿码的人员前,要当所有#&nbs9CP鼓楼区50",
        # A place at the end of a line was not seen where the line ended in \r\n.
        "濮阳网 台前\n",
        # What a clause without a topic is about was read off so many characters before it, \r and all.
        "致在外乡亲的一封信\n\n亲爱的父老乡亲:\n\n腊八已过,年味渐浓。\n\n多地出现病例,疫情防控形势不容乐观。"
        "我们道一声辛苦,同时提出如下倡议:\n\n一是能不回的不回\n",
    ],
)
def test_texts(text: str) -> None:
    invariants.check_pipeline(text)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        # The module csv has an error of its own for this.
        ("a.csv", b"id,te\rxt\n1,x\n"),
    ],
)
def test_files(name: str, data: bytes) -> None:
    invariants.check_reader(data, name)


@pytest.mark.parametrize(
    "text",
    [
        # A pattern tried every way to divide these into generic words: forty would have taken days.
        "县委书记张三到" + "部分社区" * 40 + "x小区检查。",
        # The same with words of time before what is to be done.
        "会议要求,就" + "越来" * 40 + "后会后会后会要做好登记。",
        # From each word for a reporter the whole list behind it was read.
        "记者张三 " * 400,
        # Every gloss went back over all those before it.
        "鄉" + "(xiāng)" * 4000,
        # How often each place comes was counted for each place.
        "会议要求,要做好" + "商场" * 4000,
    ],
)
def test_times(nlp: Language, text: str) -> None:
    begin = time.process_time()
    nlp(text)
    assert time.process_time() - begin < 5


def test_generic_words_are_told_apart() -> None:
    words = shipped()
    assert not words.named("部分社区")
    assert not words.named("部分社区居民")
    assert words.named("部分社区石桥")
