"""Who speaks in a document: the organ that published it, or the document by its own name."""

from __future__ import annotations

import pytest

from tests.conftest import pipeline

RULES = "一、各级各类学校要推迟开学时间。\n二、学校不得组织任何聚集性活动。\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"2月3日\uff0c教育部发布关于延期开学的通知。具体通知如下。\n{RULES}", "通知"),
        (f"2月3日,教育部发布关于延期开学的通知。具体通知如下。\n{RULES}", "通知"),
        (f"2月3日\uff0c省教育厅印发《关于延期开学的通知》\uff0c具体通知如下\uff1a\n{RULES}", "通知"),
        (f"致全县家长的一封信\n各位家长\uff1a\n{RULES}", "一封信"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    doc = pipeline()(text)
    assert [row["speaker"] for row in doc._.directives] == [speaker, speaker]


SIGNED = "现将有关事项通告如下\uff1a\n一、各小区实行封闭管理。\n二、严禁聚集。\n清河县疫情防控指挥部\n2022年3月14日\n"


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "issuer"),
    [
        ("清河县疫情防控指挥部关于小区管理的通告\n" + SIGNED, "通告", "document", "清河县疫情防控指挥部"),
        ("清河县疫情防控指挥部关于小区管理的通告\uff08第12号\uff09\n" + SIGNED, "通告", "document", "清河县疫情防控指挥部"),
        ("清河县疫情防控指挥部关于小区管理的通告\n(2022年第12号)\n" + SIGNED, "通告", "document", "清河县疫情防控指挥部"),
        ("清河县疫情防控指挥部第12号通告\n" + SIGNED, "第12号通告", "document", "清河县疫情防控指挥部"),
        ("清河县疫情防控指挥部令(第3号)\n" + SIGNED.replace("通告", "命令"), "令", "document", "清河县疫情防控指挥部"),
        ("清河县发布12号通告\n" + SIGNED, "12号通告", "document", "清河县疫情防控指挥部"),
        # A file number is no part of what the document calls itself.
        ("清河县疫情防控指挥部关于小区管理的通告\n清防指〔2022〕12号\n" + SIGNED, "通告", "document", "清河县疫情防控指挥部"),
        ("3月2日\uff0c清河县教育局发布第5号通知\uff0c要求各学校加强晨检\uff0c严禁聚集。", "清河县教育局", "organ", "清河县教育局"),
        ("清河县教育局发布公告\uff0c重申两条纪律\uff1a\uff08一\uff09各校不得瞒报疫情\uff1b\uff08二\uff09学生不得离县。", "公告", "document", "清河县教育局"),
        ("清河县教育局印发的《返校工作通知》要求\uff0c各校要加强晨检\uff0c严禁聚集。", "通知", "document", "清河县教育局"),
    ],
)  # fmt: skip
def test_issuer(text: str, speaker: str, kind: str, issuer: str) -> None:
    rows = pipeline()(text)._.directives
    assert {(row["speaker"], row["speaker_type"], row["issuer"]) for row in rows} == {(speaker, kind, issuer)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("县委书记丁若川、县长马向北到清河镇检查。丁若川、马向北强调\uff0c要加强排查。", "丁若川、马向北"),
        ("县委书记丁若川、县长马向北到清河镇检查。丁若川和马向北分别就防控和复工提出要求。强调\uff0c要加强排查。", "丁若川、马向北"),
        ("县委书记丁若川到清河镇检查。他强调\uff0c要加强排查。", "丁若川"),
    ],
)  # fmt: skip
def test_joint_speakers(text: str, speaker: str) -> None:
    assert [row["speaker"] for row in pipeline()(text)._.directives] == [speaker]
