from __future__ import annotations

import itertools

import pytest

from epi_spacy.directives import formulas


def names(text: str) -> list[str]:
    return [row["name"] for row in formulas.find(text)]


def test_national_formula_has_its_expansion_and_offsets():
    text = "各镇要压实“四方责任”,落实四早措施"
    first, second = formulas.find(text)
    assert text[first["start"] : first["end"]] == "四方责任"
    assert first["expansion"] == ["属地责任", "部门责任", "单位责任", "个人责任"]
    assert second["name"] == "四早"
    assert second["expansion"] == ["早发现", "早报告", "早隔离", "早治疗"]


def test_local_formula_without_expansion_stays_unexpanded():
    (row,) = formulas.find("全县严格执行“七个到位”")
    assert row["name"] == "七个到位"
    assert row["expansion"] is None


@pytest.mark.parametrize(
    ("text", "name", "expansion"),
    [
        ("做到“三个到位”,即人员到位、物资到位、责任到位。", "三个到位", ["人员到位", "物资到位", "责任到位"]),
        ("落实“两集中”(集中采样、集中检测)要求", "两集中", ["集中采样", "集中检测"]),
        ("落实“双报备”(向社区报备、向单位报备)制度", "双报备", ["向社区报备", "向单位报备"]),
        ("推行“四包一”(镇干部、村干部、村医、民警)", "四包一", ["镇干部", "村干部", "村医", "民警"]),
        ("执行“五个不准”【不准聚餐、不准串门】要求", "五个不准", None),
        ("做到“三个到位”:人员到位、物资到位、责任到位。", "三个到位", ["人员到位", "物资到位", "责任到位"]),
        (
            "做到“三个到位”,即“人员到位”“物资到位”“责任到位”。",
            "三个到位",
            ["人员到位", "物资到位", "责任到位"],
        ),
        (
            "做到“三个到位”(即“人员到位、物资到位、责任到位”)",
            "三个到位",
            ["人员到位", "物资到位", "责任到位"],
        ),
        ("做到“三个到位”——人员到位、物资到位、责任到位", "三个到位", None),
        ("做到“三个到位”:一是人员到位。", "三个到位", None),
        (
            "落实“四方责任”(属地责任、部门责任、单位责任、个人责任)",
            "四方责任",
            ["属地责任", "部门责任", "单位责任", "个人责任"],
        ),
    ],
)
def test_expansion_is_read_off_the_text(text, name, expansion):
    rows = {row["name"]: row["expansion"] for row in formulas.find(text)}
    if expansion is None:
        assert rows[name] is None
    else:
        assert rows[name] == expansion


@pytest.mark.parametrize(
    "text",
    ["第三个认识是要有准备", "组建三支应急队", "一个不漏", "两级应急指挥部", "三区人民政府", "双方责任", ""],
)
def test_no_formula(text):
    assert names(text) == []


def test_comma_and_enumeration_comma_give_the_same_name():
    assert names("外防输入,内防反弹") == names("外防输入、内防反弹") == ["外防输入、内防反弹"]


def test_rows_are_sorted_and_disjoint():
    rows = formulas.find("四方责任、四早、“六个不准”、动态清零、应检尽检" * 50)
    assert all(a["end"] <= b["start"] for a, b in itertools.pairwise(rows))
    assert len(rows) == 250


def test_table_is_large_and_clean():
    values = list(formulas.table().values())
    assert len(values) >= 150
    assert len({value.name for value in values if value.expansion}) >= 150
    assert len({value.name for value in values if value.expansion and value.scope == "national"}) >= 150
    assert {value.scope for value in values} <= {"national", "local"}
