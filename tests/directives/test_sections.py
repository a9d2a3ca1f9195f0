"""Several articles in one text: no speech runs from one into the next."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

STORY = "甲县召开疫情防控会议\n来源：甲县发布 2021-08-05\n{body}\n"
OTHER = "乙县部署疫情防控工作\n来源：乙县发布 2021-08-06\n要严格落实隔离措施，坚决守住底线。近日，乙县各乡镇正在排查登记返乡人员。\n"
SPEECH = "会议强调，要加强排查，严防疫情输入。\n要做好物资储备，确保供应充足。"
NOTICE = (
    "甲县疫情防控指挥部关于加强值守的通知\n各乡镇：\n现将有关事项通知如下：\n一、要加强值班值守。\n"
    "甲县疫情防控指挥部\n2021年8月5日\n附件1\n甲县值班工作制度\n"
    "一、值班人员不得擅自离岗，应当及时报告情况。\n二、交接班必须做好记录，严禁迟到早退。\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The article reader and the matcher."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_article")
    nlp.add_pipe("epi_directive_matcher")
    return nlp


def told(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Return the directives with their speakers, and check their offsets."""
    doc = nlp(text)
    for row in doc._.directives:
        assert doc.text[row["start"] : row["end"]] == row["text"]
        assert row["cue"] is None or row["start"] <= row["cue"][0] < row["cue"][1] <= row["end"]
    return [(row["speaker"], row["text"]) for row in doc._.directives]


def test_a_speech_ends_with_its_story(nlp: Language) -> None:
    alone = told(nlp, STORY.format(body=SPEECH))
    assert {speaker for speaker, _ in alone} == {"会议"}
    assert len(alone) == 4
    assert told(nlp, STORY.format(body=SPEECH) + OTHER) == alone + told(nlp, OTHER)


def test_each_story_reads_like_one_alone(nlp: Language) -> None:
    one = STORY.format(body=SPEECH)
    other = OTHER + "乙县指挥部要求，要严把进出关口。\n"
    assert told(nlp, one + other) == told(nlp, one) + told(nlp, other)
    frames = [row["frame"] for row in nlp.get_pipe("epi_directive_matcher").explain(nlp(one + other))]
    assert sorted(set(frames) - {0}) == list(range(1, len(set(frames) - {0}) + 1))
    assert [frame for frame in frames if frame] == sorted(frame for frame in frames if frame)


def test_an_annex_speaks_with_the_voice_of_its_document(nlp: Language) -> None:
    found = told(nlp, NOTICE)
    assert len({speaker for speaker, _ in found}) == 1
    assert "严禁迟到早退" in [text for _, text in found]


def test_a_speech_does_not_run_into_a_copy(nlp: Language) -> None:
    body = "8月4日，甲县召开会议部署疫情防控工作，县领导出席。\n" + SPEECH
    once = told(nlp, STORY.format(body=body))
    assert told(nlp, STORY.format(body=body) * 2) == once * 2
