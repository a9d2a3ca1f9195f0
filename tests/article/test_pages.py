"""Pages in the manner of county sites, forums and accounts: each line of each in its zone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from epi_spacy.article.reader import read
from epi_spacy.normalization import normalize

from ..conftest import NARROW

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@dataclass
class Page:
    text: str
    kinds: list[tuple[int, int, str]]
    head: dict[str, str]


def load(path: Path) -> Page:
    head: dict[str, str] = {}
    kinds: list[tuple[int, int, str]] = []
    text = ""
    for row in path.read_text("utf8").split("\n"):
        if row.startswith("# "):
            key, _, value = row[2:].partition(":")
            head[key] = value.strip()
            continue
        kind, bar, line = row.partition("|")
        if bar:
            kinds.append((len(text), len(text) + len(line), kind))
        text += (line if bar else row) + "\n"
    return Page(text, kinds, head)


def zones_of(text: str) -> tuple[object, list[tuple[int, int, str]]]:
    view = normalize(text)
    article = read(view.text)
    return article, [(*view.to_raw(zone.start, zone.end), zone.kind) for zone in article.zones]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_zones(path: Path) -> None:
    page = load(path)
    _, zones = zones_of(page.text)
    found = []
    for start, end, kind in page.kinds:
        inside = [name for begin, stop, name in zones if begin < end and stop > start]
        found.append((page.text[start:end].strip()[:30], kind, inside))
    assert [(text, kind) for text, kind, _ in found] == [
        (text, "+".join(inside)) for text, _, inside in found
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_head(path: Path) -> None:
    page = load(path)
    article = read(normalize(page.text).text)
    assert article.title == normalize(page.head["title"]).text
    assert article.published == page.head["published"]
    assert article.source == normalize(page.head["source"]).text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_punctuation_of_either_width(path: Path) -> None:
    page = load(path)
    narrow = page.text.translate(NARROW)
    assert zones_of(narrow)[1] == zones_of(page.text)[1]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_zones_are_sorted_disjoint_and_whole(path: Path) -> None:
    page = load(path)
    _, zones = zones_of(page.text)
    covered = set()
    last = 0
    for start, end, _ in zones:
        assert last <= start < end <= len(page.text)
        last = end
        covered.update(range(start, end))
    assert all(char.isspace() or at in covered for at, char in enumerate(page.text))


def test_doubled_page() -> None:
    page = load(Path(__file__).parent / "pages" / "doubled.txt")
    article = read(normalize(page.text).text)
    (copy,) = article.repeated
    second = page.text.index(article.title, 20)
    assert copy[0] == second
    assert page.text[copy[0] : copy[1]].rstrip().endswith("陈芳")
