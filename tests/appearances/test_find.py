"""Appearances in short articles of our own: who, in which role, where, when. Each runs in both punctuations."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from ..conftest import WIDE

HEAD = "贵州省凤冈县疫情防控工作\n来源：凤冈县融媒体中心 发布时间：2022-04-09\n"
FIELDS = ("event", "officials", "role", "activity")


def rows(nlp: Language, body: str, wide: bool = True) -> list[dict[str, Any]]:
    text = HEAD + body
    doc = nlp(text.translate(WIDE) if wide else text)
    return list(doc._.appearances)


def short(found: list[dict[str, Any]]) -> list[tuple[int, str, str, str]]:
    return [(r["event"], "\u3001".join(r["officials"]), r["role"], r["activity"]) for r in found]


CASES = [
    (
        "4月8日,县委书记穆云舟到绥阳镇督导检查疫情防控工作,副县长柳知秋陪同。",
        [(1, "穆云舟", "lead", "inspection"), (1, "柳知秋", "accompany", "inspection")],
    ),
    (
        "4月8日,县委书记穆云舟深入永安镇调研。副县长柳知秋、县政协副主席高蔚然一同调研。",
        [(1, "穆云舟", "lead", "inspection"), (1, "柳知秋、高蔚然", "accompany", "inspection")],
    ),
    (
        "4月8日,县委副书记、县长穆云舟主持召开全县疫情防控工作调度会议。县领导柳知秋、高蔚然出席会议。",
        [(1, "穆云舟", "chair", "meeting"), (1, "柳知秋、高蔚然", "attend", "meeting")],
    ),
    (
        "4月8日,我县召开疫情防控工作推进会。会议由副县长柳知秋主持。县长穆云舟参加会议并讲话。",
        [(1, "柳知秋", "chair", "meeting"), (1, "穆云舟", "attend", "meeting")],
    ),
    (
        "4月8日,县委书记穆云舟看望慰问一线医护人员。副县长柳知秋参加。",
        [(1, "穆云舟", "lead", "visit"), (1, "柳知秋", "accompany", "visit")],
    ),
    (
        "4月8日,副县长柳知秋、高蔚然分别到绥阳镇、永安镇督查。",
        [(1, "柳知秋", "lead", "inspection"), (2, "高蔚然", "lead", "inspection")],
    ),
    (
        "4月8日,县委书记穆云舟到绥阳镇检查。穆云舟指出,各镇要严格落实排查措施,镇党委书记要带头到村里检查。",
        [(1, "穆云舟", "lead", "inspection")],
    ),
    (
        "4月8日,县长穆云舟会见来县支援的医疗队一行。",
        [(1, "穆云舟", "receive", "reception")],
    ),
]


@pytest.mark.parametrize("wide", [True, False], ids=["full-width", "ascii"])
@pytest.mark.parametrize(("body", "wanted"), CASES)
def test_who_appears_in_which_role(
    nlp: Language, body: str, wanted: list[tuple[int, str, str, str]], wide: bool
) -> None:
    assert short(rows(nlp, body, wide)) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "县委书记穆云舟强调,各单位要加强检查,主要负责人要深入一线督导。",
        "会议传达学习了县委书记穆云舟督导检查疫情防控工作时的讲话精神。",
        "县委书记穆云舟将于4月12日到绥阳镇检查疫情防控工作。",
        "按照县委书记穆云舟的批示要求,各镇要立即行动。",
    ],
)
def test_what_is_demanded_or_planned_is_no_appearance(nlp: Language, body: str) -> None:
    assert rows(nlp, body) == []


def test_a_round_is_one_event_with_its_stops(nlp: Language) -> None:
    body = (
        "4月8日下午,县委书记穆云舟到绥阳镇、永安镇督导疫情防控工作。\n"
        "在杭瑞高速凤冈出口查验点,穆云舟察看了车辆查验流程。随后,他来到县人民医院发热门诊,了解接诊情况。\n"
        "走进绥阳镇万家惠超市,穆云舟询问物资储备。副县长柳知秋参加。"
    )
    found = rows(nlp, body)
    assert short(found) == [(1, "穆云舟", "lead", "inspection"), (1, "柳知秋", "accompany", "inspection")]
    lead = found[0]
    assert lead["date"] == "2022-04-08"
    assert lead["places"][:2] == ["520327106", "520327108"]
    assert lead["venues"][0].endswith("出口查验点")
    assert any(venue.startswith("县人民医院") for venue in lead["venues"])
    assert any("万家惠超市" in venue for venue in lead["venues"])


def test_a_meeting_behind_a_visit_is_another_event(nlp: Language) -> None:
    body = (
        "4月8日,县长穆云舟到绥阳镇检查采样点。\n"
        "在随后召开的座谈会上,穆云舟听取了汇报。县长穆云舟强调,要压实责任。"
    )
    found = rows(nlp, body)
    assert [(r["event"], r["activity"]) for r in found] == [(1, "inspection"), (2, "meeting")]


def test_offsets_are_those_of_the_telling_sentence(nlp: Language) -> None:
    body = "4月8日,县委书记穆云舟到绥阳镇检查疫情防控工作。副县长柳知秋陪同。"
    doc = nlp((HEAD + body).translate(WIDE))
    lead, accompanying = doc._.appearances
    assert doc.text[lead["start"] : lead["end"]].endswith("检查疫情防控工作")
    assert doc.text[accompanying["start"] : accompanying["end"]] == "副县长柳知秋陪同"
    spans = doc.spans["appearances"]
    assert [span.label_ for span in spans] == ["inspection", "inspection"]
    assert spans[0]._.detail["officials"] == ["穆云舟"]


@pytest.mark.parametrize("verb", ["巡滩", "巡灘"])
def test_users_verbs(nlp: Language, verb: str) -> None:
    matcher = nlp.get_pipe("epi_appearance_matcher")
    body = "4月8日,县委书记穆云舟在永安镇巡滩。"
    assert rows(nlp, body) == []
    matcher.add_patterns([{"label": "inspection", "pattern": verb}])
    try:
        assert short(rows(nlp, body)) == [(1, "穆云舟", "lead", "inspection")]
    finally:
        matcher.clear()


def test_a_text_without_officials_has_none(nlp: Language) -> None:
    assert nlp("今天天气很好。")._.appearances == []
