"""Who speaks in a document: the organ that published it, or the document by its own name."""

from __future__ import annotations

import pytest

from tests.conftest import pipeline

RULES = "一、各级各类学校要推迟开学时间。\n二、学校不得组织任何聚集性活动。\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"2月3日\uff0c教育部发布关于延期开学的通知。具体通知如下。\n{RULES}", "教育部"),
        (f"2月3日,教育部发布关于延期开学的通知。具体通知如下。\n{RULES}", "教育部"),
        (f"2月3日\uff0c省教育厅印发《关于延期开学的通知》\uff0c具体通知如下\uff1a\n{RULES}", "省教育厅"),
        (f"致全县家长的一封信\n各位家长\uff1a\n{RULES}", "一封信"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    doc = pipeline()(text)
    assert [row["speaker"] for row in doc._.directives] == [speaker, speaker]
