"""What the components find does not depend on the segmenter."""

import pytest
import spacy

from epi_spacy.text import segmenters
from epi_spacy.text.tokenizer import ChineseTokenizer

PIPES = (
    "epi_article",
    "epi_division_ruler",
    "epi_official_ruler",
    "epi_directive_matcher",
    "epi_appearance_matcher",
)
TEXTS = [
    "广安市前锋区区委书记周望川督导疫情防控工作\n2020年2月9日,广安市前锋区区委书记周望川来到龙塘街道办事处检查。"
    "他强调,要加大排查力度,严禁聚集,确保不漏一人。副区长贺兰亭陪同。",
    "萍鄉(xiāng)市安源區(qū)區(qū)委書記周望川深入白源街督導(dǎo)。他強調，要落實(shí)好清潔消毒，"
    "堅(jiān)決遏制疫情在我區(qū)蔓延；副區(qū)長賀蘭亭參加。",
    "关于加强疫情防控的通告\n一、全县各公共场所必须佩戴口罩；\n二、禁止聚餐聚会。\n    西平县疫情防控指挥部\n2022年3月1日",
]


def pairs(text):
    return [text[at : at + 2] for at in range(0, len(text), 2)]


def triples(text):
    return [text[at : at + 3] for at in range(0, len(text), 3)]


def pipeline(segment=None, segmenter="char"):
    nlp = spacy.blank("zh")
    nlp.tokenizer = ChineseTokenizer(nlp.vocab, segmenter)
    if segment:
        nlp.tokenizer.segment, nlp.tokenizer.segmenter = segment, "test"
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    return nlp


def stock():
    nlp = spacy.blank("zh")
    for pipe in ("epi_normalizer", *PIPES):
        nlp.add_pipe(pipe)
    return nlp


def facts(doc):
    groups = {
        key: [(s.start_char, s.end_char, s.text, s.label_, s.kb_id_) for s in group]
        for key, group in doc.spans.items()
    }
    ents = [(e.start_char, e.end_char, e.text, e.label_, e.kb_id_) for e in doc.ents]
    return doc.text, groups, ents, doc._.divisions, doc._.mentions, doc._.officials, doc._.directives


@pytest.fixture(scope="module")
def expected():
    nlp = pipeline()
    found = [facts(nlp(text)) for text in TEXTS]
    assert all(groups["divisions"] for _, groups, *_ in found)
    return found


@pytest.mark.parametrize("kind", ["pairs", "triples", "stock", "pkuseg", "jieba"])
def test_segmenters_agree(kind, expected):
    if kind == "pkuseg" and not segmenters.PKUSEG_MODEL.is_dir():
        pytest.skip("no model")
    if kind == "jieba":
        pytest.importorskip("rjieba")
    nlp = stock() if kind == "stock" else None
    nlp = nlp or (pipeline(globals()[kind]) if kind in ("pairs", "triples") else pipeline(segmenter=kind))
    assert [facts(nlp(text)) for text in TEXTS] == expected
