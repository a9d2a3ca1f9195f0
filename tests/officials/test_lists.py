"""Lists in one line and in brackets: each name has its own posts in the table."""

from __future__ import annotations

import pytest

from epi_spacy.officials.find import find


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "组长:陈小高 县委书记 刘小海 县委副书记、县长 副组长:张小强 副县长",
            [
                "陈小高 组长",
                "陈小高 县委书记",
                "刘小海 县委副书记",
                "刘小海 县长",
                "张小强 副组长",
                "张小强 副县长",
            ],
        ),
        (
            "副组长:张海宁(镇人大主席)、刘小玉(镇党委副书记)",
            ["张海宁 副组长", "刘小玉 副组长", "张海宁 镇人大主席", "刘小玉 镇党委副书记"],
        ),
        (
            "指挥长:周建国 市委副书记;副指挥长:何小伟 市委常委",
            ["周建国 指挥长", "周建国 市委副书记", "何小伟 副指挥长", "何小伟 市委常委"],
        ),
        (
            "市卫健委主任 周小晓 市疾控中心主任 何小丽 出席",
            ["周小晓 市卫健委主任", "何小丽 市疾控中心主任"],
        ),
    ],
)
def test_each_has_his_own(text, rows):
    assert [f"{row['name']} {row['post']}" for row in find(text).rows] == rows


def test_a_post_in_marks_of_quotation():
    found = find("社区\u201c第一书记\u201d赵小刚说")
    assert [(row["name"], row["post"]) for row in found.rows] == [("赵小刚", "第一书记")]
