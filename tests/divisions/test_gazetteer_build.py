"""The build script's own rules: names that follow from names, checks, and bytes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import build_gazetteer as build  # noqa: E402
import gazetteer_checks as checks  # noqa: E402
import gazetteer_names as naming  # noqa: E402
import gazetteer_towns as towns_of  # noqa: E402
from gazetteer_sources import Row  # noqa: E402


@pytest.mark.parametrize(
    ("name", "level", "kind", "short"),
    [
        ("恩施土家族苗族自治州", "f", "自治州", ["恩施"]),
        ("巴音郭楞蒙古自治州", "f", "自治州", ["巴音郭楞"]),
        ("积石山保安族东乡族撒拉族自治县", "c", "自治县", ["积石山"]),
        ("东乡族自治县", "c", "自治县", ["东乡"]),
        ("隆林各族自治县", "c", "自治县", ["隆林"]),
        ("鄂伦春自治旗", "c", "自治旗", ["鄂伦春"]),
        ("邱县", "c", "县", []),
        ("城区", "c", "区", []),
        ("浦东新区", "c", "新区", ["浦东"]),
        ("白源街街道", "t", "街道", ["白源街"]),
        ("城南街道办事处", "t", "街道", ["城南"]),
        ("王寨回族乡", "t", "民族乡", ["王寨"]),
        ("红旗农场", "t", "农场", []),
        ("石家庄高新技术产业开发区", "z", "开发区", []),
    ],
)
def test_generic_and_short_name(name: str, level: str, kind: str, short: list[str]) -> None:
    assert naming.kind(name, level) == kind
    assert naming.short_names(name, level) == short


def test_zone_names() -> None:
    names = naming.zone_names("河南驻马店经济开发区", "驻马店市")
    assert {"驻马店经开区", "驻马店市经开区", "驻马店经济技术开发区"} <= set(names)
    assert "高新区" not in naming.zone_names("石家庄高新技术产业开发区", "石家庄市")


def test_check_finds_what_is_wrong() -> None:
    province = Row("510000", "四川省", "p", "")
    town = Row("510101001", "某街道", "t", "510101")
    assert len(checks.wrong([province, town])) == 1
    assert checks.wrong([province, Row("510100", "成都市", "f", "510000")]) == []
    old = Row("510100", "成都县", "f", "510000", end="2020")
    assert checks.wrong([province, old, Row("510100", "成都市", "f", "510000", start="2020")]) == []
    assert len(checks.wrong([province, old, Row("510100", "成都市", "f", "510000")])) == 1


def test_writes_the_same_bytes(tmp_path: Path) -> None:
    rows = [["510000", "四川省"], ["510100", "成都市"]]
    for name in ("a.gz", "b.gz"):
        build.write(tmp_path / name, ["code", "name"], rows)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
    assert (tmp_path / "a.gz").read_bytes()[4:8] == bytes(4)


def test_times_follow_from_tables() -> None:
    tables = {
        "2019": {"1": ("甲乡", "p"), "2": ("乙镇", "p")},
        "2021": {"1": ("甲镇", "p"), "2": ("乙镇", "p"), "3": ("丙街道办事处", "p")},
        "2023": {"1": ("甲镇", "p"), "3": ("丙街道", "p")},
    }
    rows = {(r.code, r.name): (r.start, r.end) for r in towns_of.seen_rows(tables, "t")}
    assert rows == {
        ("1", "甲乡"): ("", "2021"),
        ("1", "甲镇"): ("2019", ""),
        ("2", "乙镇"): ("", "2023"),
        ("3", "丙街道"): ("2019", ""),
    }
