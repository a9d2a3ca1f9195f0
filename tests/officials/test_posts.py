"""How far a post reaches to the left."""

from __future__ import annotations

import pytest

from epi_spacy.officials.lexicons import lexicons
from epi_spacy.officials.names import Names
from epi_spacy.officials.posts import Posts


def read(text, division=""):
    """Read the post that ends the text; the division stands at its start."""
    lex = lexicons()
    start, end, cue = lex.cues.find(text)[-1]
    assert end == len(text)
    posts = Posts(text, lex, Names(text, lex), {len(division): 0} if division else {})
    return posts.read(start, end, cue.role)


@pytest.mark.parametrize(
    ("text", "post", "organ", "role"),
    [
        ("会议由市委书记", "市委书记", "市委", "书记"),
        ("会议由政府县长", "县长", "", "县长"),
        ("市政府副市长", "副市长", "", "副市长"),
        ("传达了市委常务副书记", "市委常务副书记", "市委", "常务副书记"),
        ("记者从省卫生健康委员会副主任", "省卫生健康委员会副主任", "省卫生健康委员会", "副主任"),
        ("在市应对疫情应急指挥部指挥长", "市应对疫情应急指挥部指挥长", "市应对疫情应急指挥部", "指挥长"),
        ("国务院联防联控机制综合组组长", "国务院联防联控机制综合组组长", "国务院联防联控机制综合组", "组长"),
        ("局党组书记", "局党组书记", "局党组", "书记"),
        ("县纪委书记", "县纪委书记", "县纪委", "书记"),
        ("省委第五巡视组副组长", "省委第五巡视组副组长", "省委第五巡视组", "副组长"),
        ("市疫情防控工作领导小组(指挥部)办公室主任",) * 2 + ("市疫情防控工作领导小组(指挥部)办公室", "主任"),
    ],
)
def test_left_edge(text, post, organ, role):
    found = read(text)
    assert (found.text, found.organ, "".join(found.modifiers) + found.role.word) == (post, organ, role)
    assert text[found.start : found.end] == post


@pytest.mark.parametrize(
    ("division", "text", "post"),
    [
        ("驻马店", "驻马店市委书记", "市委书记"),
        ("安源", "安源公安分局局长", "公安分局局长"),
        ("两江新区", "两江新区管委会主任", "管委会主任"),
        ("长城村", "长城村党总支书记", "党总支书记"),
        ("春城社区居委会", "春城社区居委会主任", "居委会主任"),
        ("安源区", "安源区委书记", "区委书记"),
        ("北京", "北京协和医院院长", "协和医院院长"),
    ],
)
def test_a_division_ends_the_post(division, text, post):
    assert read(text, division).text == post


@pytest.mark.parametrize("text", ["成员", "各级代表", "主要领导"])
def test_roles_that_need_an_organ(text):
    assert read(text) is None


def test_status_is_told_apart():
    assert read("原市委书记").status == ["原"]
