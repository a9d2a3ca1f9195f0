"""Whom clauses mean that name nobody."""

from __future__ import annotations

import pytest
import spacy


@pytest.fixture(scope="module")
def read():
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_normalizer")
    matcher = nlp.add_pipe("epi_directive_matcher")
    nlp("预热")

    def heirs(text: str) -> dict[str, str | None]:
        doc = nlp.make_doc(text)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        assert matcher is not None
        return {row["norm"]: row["addressee"] for row in doc._.directives if row["addressee_inherited"]}

    return heirs


@pytest.mark.parametrize(
    ("text", "clause", "wanted"),
    [
        ("会议强调，各网格要挨户登记，建立台账。", "建立台账", "各网格"),
        ("会议强调，各网格要挨户登记。每天更新台账。", "每天更新台账", "各网格"),
        ("会议强调，药店要登记购药人员。要强化全员培训。", "要强化全员培训", None),
        ("会议强调，各级各部门要压实责任。要强化全员培训。", "要强化全员培训", "各级各部门"),
        ("会议强调，一要摸清底数。各村要挨户登记。二要守牢卡口。", "二要守牢卡口", None),
        ("会议强调，各局要做好两项工作：一是加强排查；二是加强消杀。", "二是加强消杀", "各局"),
        ("会议强调，全院职工要提高认识。一要管好门诊。", "一要管好门诊", "全院职工"),
        (
            "会议强调，学校要开展演练；要严把校门关，家长不得进校；要严格晨检。",
            "要严格晨检",
            "学校",
        ),
        ("会议强调，各校在做好防控的基础上，要严格晨检，备足物资。", "备足物资", "各校"),
        ("会议强调，密切接触者一律集中隔离，做好登记。", "做好登记", None),
        (
            "会议强调，保洁员要规范着装，医疗垃圾要日产日清，做好登记。",
            "医疗垃圾要日产日清",
            None,
        ),
    ],
)
@pytest.mark.parametrize("half", [False, True])
def test_addressee_lasts_as_long_as_its_theme(read, text, clause, wanted, half):
    if half:
        text = text.translate(str.maketrans("\uff0c\uff1a\uff1b", ",:;"))
    assert read(text).get(clause) == wanted


def test_a_new_paragraph_ends_it(read):
    found = read("会议强调，药店要登记购药人员。\n加强环境消杀。")
    assert found.get("加强环境消杀") is None


def test_whom_a_speaker_turns_to(read):
    found = read("县委书记王芳到企业督导。她叮嘱厂长张平，订单再多也要把防疫放在首位，严格落实测温。")
    assert found.get("严格落实测温") == "厂长张平"
