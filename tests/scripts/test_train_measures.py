"""What the measure model is learned from: the labels, and how they are read."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import train_measures as script  # noqa: E402
from short_texts import read_codes  # noqa: E402

from epi_spacy.directives.measures import MEASURES, ClauseContext, MeasureClassifier  # noqa: E402
from epi_spacy.text.clauses import clauses  # noqa: E402

LABELS = ROOT / "corpus" / "measures"
SHARED = ROOT / ".." / "shared"


def codes() -> dict[str, str]:
    return read_codes(LABELS)


def test_codes_are_the_measures():
    assert set(codes().values()) == set(MEASURES)
    assert len(codes()) == len(MEASURES)


@pytest.mark.parametrize("comma", [",", "\uff0c"])
def test_a_mark_belongs_to_the_clause_before_it(tmp_path, comma):
    path = tmp_path / "a.txt"
    path.write_text(
        f"=== 甲\n张明强调{comma}要“采样{{te}}”{comma}严防聚集{{ve!}}。已采三万人。\n=== 乙\n请戴口罩{{pr~}}。\n",
        "utf8",
    )
    first, second = script.inline(path, codes())
    assert first[:2] == ("a: 甲", f"甲\n\n张明强调{comma}要“采样”{comma}严防聚集。已采三万人。\n")
    assert {first[1][start : start + 2]: measure for start, measure in first[2].items()} == {
        "要“": "testing",
        "严防": "venues",
    }
    assert second == ("a: 乙", "乙\n\n请戴口罩。\n", {3: "protection"})


@pytest.mark.parametrize("path", sorted(LABELS.glob("*.txt")), ids=lambda path: path.stem)
def test_short_texts_are_sound(path):
    for name, text, labels in script.inline(path, codes()):
        assert labels, name
        assert "{" not in text, name
        starts = {start for start, _ in clauses(text)}
        assert set(labels) <= starts, name


@pytest.mark.parametrize("name", ["news.tsv", "news_test.tsv"])
def test_labels_of_news_are_sound(name):
    with (LABELS / name).open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert len(rows) > 500
    assert all(row["measure"] in MEASURES and int(row["start"]) < int(row["end"]) for row in rows)
    assert len({(row["id"], row["start"]) for row in rows}) == len(rows)


def test_nothing_is_learned_from_what_is_scored():
    learned = set(script.learned_news())
    assert not learned & set(script.labels_by_text(LABELS / "news_test.tsv"))
    passages = script.labels_by_text(LABELS.parent / "news" / "passages.tsv")
    unseen = {name for name, (row,) in passages.items() if row["learned"] != "yes"}
    assert len(unseen) > 60
    assert not learned & unseen


def runs_of(text: str) -> set[str]:
    words = re.sub(r"\W", "", text)
    return {words[at : at + 15] for at in range(len(words) - 14)}


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared with the news texts")
def test_nothing_is_learned_from_copies_of_what_is_scored():
    """Many papers print one report of an agency."""
    passages = script.labels_by_text(LABELS.parent / "news" / "passages.tsv")
    scored = set(script.labels_by_text(LABELS / "news_test.tsv"))
    scored |= {name for name, (row,) in passages.items() if row["part"] == "held" and row["learned"] != "yes"}
    known = {run for _, text in script.news_texts(SHARED, scored) for run in runs_of(text)}
    for name, text in script.news_texts(SHARED, set(script.learned_news())):
        own = runs_of(text)
        assert len(own & known) <= 0.3 * len(own), name


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared with the news texts")
def test_labels_stand_on_clauses_of_the_news():
    seen = 0
    for _, text, labels in script.news(SHARED, script.labels_by_text(LABELS / "news_test.tsv")):
        starts = {start for start, _ in clauses(text)}
        seen += len(labels)
        assert set(labels) <= starts
    assert seen > 500


def test_learns_what_it_is_told():
    pytest.importorskip("sklearn", reason="needs scikit-learn (extra: build)")
    short = {measure: f"{measure[0]}{measure[1]}事" for measure in MEASURES}
    # Copies stay in one part: what is told nothing of makes each of them a text of its own.
    documents = [
        script.Document(
            "short",
            f"{at}",
            "",
            [ClauseContext(text)] * 4 + [ClauseContext(chr(0x4E00 + 37 * at) * 20)],
            [measure] * 4 + [None],
        )
        for at in range(10)
        for measure, text in short.items()
    ]
    weights = script.learn(documents)
    model = MeasureClassifier(model=script.MeasureModel(weights))
    found = [model.assign([ClauseContext(text)])[0].measure for text in short.values()]
    same = [len([m for m in MEASURES if short[m] == text]) for text in short.values()]
    assert all(got == measure or count > 1 for got, measure, count in zip(found, MEASURES, same, strict=True))
    assert np.isfinite(weights.around).all()
