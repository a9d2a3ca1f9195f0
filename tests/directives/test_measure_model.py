"""The learned part of the measure classifier: runs of characters, surroundings, the shipped file."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from epi_spacy.directives import measures as room
from epi_spacy.directives.measure_model import (
    BLOCKS,
    LONGEST,
    Hits,
    KnownRuns,
    MeasureModel,
    Places,
    Sides,
    all_runs,
    log_softmax,
    run_sums,
    shipped_model,
    surroundings,
)
from epi_spacy.directives.measures import MEASURES, ClauseContext, MeasureClassifier

TEXTS = st.lists(st.text(alphabet="防控要、a\U0001f637", max_size=9), min_size=1, max_size=5)


def key(run: str) -> int:
    units = run.encode("utf-16-le")
    return int.from_bytes(b"".join(units[at : at + 2][::-1] for at in range(0, len(units), 2)), "big")


def runs_of(text: str) -> list[int]:
    """Every run of a text with its edges, the slow way, by units of sixteen bits."""
    raw = f"\n{text}\n".encode("utf-16-le")
    units = [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]
    found = []
    for start in range(len(units)):
        for length in range(1, LONGEST + 1):
            part = units[start : start + length]
            if len(part) == length and part != [10]:
                found.append(sum(unit << 16 * (length - 1 - at) for at, unit in enumerate(part)))
    return found


@given(TEXTS)
def test_each_text_has_all_of_its_own_runs(texts):
    keys, where = all_runs(texts)
    for number, text in enumerate(texts):
        found = [int(k) for k, w in zip(keys, where, strict=True) if w == number]
        assert sorted(found) == sorted(runs_of(text))


@given(TEXTS)
def test_known_runs_are_found_and_summed(texts):
    known = np.array(sorted(key(run) for run in ("防", "要", "防控", "\n要", "控\n", "、防控要")), np.uint64)
    weights = np.arange(len(known) * 2, dtype=np.int8).reshape(-1, 2) - 5
    hits = KnownRuns(known).find(texts)
    assert list(hits.text) == sorted(hits.text)
    sums = run_sums(hits, weights, len(texts))
    row = {int(k): number for number, k in enumerate(known)}
    for number, text in enumerate(texts):
        expected = sum((weights[row[k]].astype(int) for k in runs_of(text) if k in row), np.zeros(2, int))
        assert list(sums[number]) == list(expected)


def test_no_hits_sum_to_nothing():
    none = Hits(np.zeros(0, np.int64), np.zeros(0, np.int64))
    assert run_sums(none, np.ones((3, 2), np.int8), 2).tolist() == [[0, 0], [0, 0]]


def test_surroundings_of_a_list_a_paragraph_and_a_speech():
    alone = log_softmax(np.array([[3, 0], [0, 3], [2, 0], [0, 2], [1, 0]], np.float32))
    likely = np.exp(alone)
    empty = np.zeros_like(alone)
    # Two clauses of a sentence, one of the next, one of the next paragraph, one of another speech.
    places = Places(np.array([1, 1, 1, 1, 2]), np.array([1, 1, 2, 3, 4]), np.array([1, 1, 1, 2, 2]))
    got = dict(
        zip(BLOCKS, np.moveaxis(surroundings(alone, Sides(empty, empty, likely), places), 1, 0), strict=True)
    )
    none = [0.0, 0.0]
    assert got["list"].tolist() == [none, likely[0].tolist(), none, none, none]
    assert got["paragraph"].tolist() == [none, none, likely[1].tolist(), none, none]
    assert got["next"].tolist() == [likely[1].tolist(), none, none, none, none]
    # Four silent neighbours are counted with the others.
    assert np.allclose(got["sentence"], [likely[1] / 5, likely[0] / 5, none, none, none], atol=1e-6)
    assert np.allclose(got["around"][2], likely[:2].sum(axis=0) / 6, atol=1e-6)
    assert np.allclose(got["speech"][3], likely[:3].sum(axis=0) / 7, atol=1e-6)
    assert np.allclose(got["speech"][4], none, atol=1e-6)
    assert np.allclose(got["title"], likely)
    assert np.allclose(got["clause"], alone / 2)


def test_shipped_file():
    weights = shipped_model().weights
    size = len(MEASURES)
    assert tuple(weights.measures) == MEASURES
    assert np.all(weights.runs[1:] > weights.runs[:-1])
    assert weights.run_weights.shape == (len(weights.runs), size)
    assert weights.vote_weights.shape == (2 * size + 2, size)
    assert weights.around.shape == (len(BLOCKS), size, size)
    assert all(np.isfinite(part).all() for part in weights[3:])
    assert (files("epi_spacy.directives") / "data" / "measure_model.npz").stat().st_size < 1_000_000


def test_read_in_batches_as_at_once(monkeypatch):
    clauses = [
        ClauseContext(text, sentence=at // 3)
        for at, text in enumerate(["要加强排查", "做好消杀", "从严从实"] * 5)
    ]
    at_once = MeasureClassifier().assign(clauses, "全县疫情防控会议")
    monkeypatch.setattr(room, "_BATCH", 4)
    again = MeasureClassifier().assign(clauses, "全县疫情防控会议")
    assert [measure.measure for measure in again] == [measure.measure for measure in at_once]
    assert [measure.score for measure in again] == pytest.approx([m.score for m in at_once], abs=0.011)


def test_scores_are_likelihoods():
    found = MeasureClassifier().assign([ClauseContext("做好核酸检测"), ClauseContext("一项一项往前推")])
    assert found[0].score > found[1].score
    assert all(0 < measure.score <= 1 for measure in found)


def test_words_that_decide_without_a_term_are_named():
    model = shipped_model()
    number = MEASURES.index("testing")
    hits = model.runs.find(["一二三", "快检快出"])
    assert "检" in model.run(hits, 1, number)
    assert model.run(Hits(hits.text[:0], hits.run[:0]), 0, number) == ""


def test_a_users_term_is_known_to_the_neighbours():
    clauses = [ClauseContext("开展雷霆行动"), ClauseContext("做到一个不漏")]
    with_term = MeasureClassifier([{"label": "vaccination", "pattern": "雷霆行动"}]).assign(clauses)
    assert [measure.measure for measure in with_term] == ["vaccination", "vaccination"]
    assert with_term[0].score == 1.0


def test_a_model_of_ones_own():
    weights = shipped_model().weights
    silent = MeasureModel(weights._replace(around=np.zeros_like(weights.around)))
    (found,) = MeasureClassifier(model=silent).assign([ClauseContext("做好核酸检测")])
    assert found.measure == MEASURES[int(np.argmax(weights.around_bias))]


@pytest.mark.parametrize("text", ["", " ", "\n", "\ud800", "😷" * 3, "要" * 10_000])
def test_odd_texts(text):
    (found,) = MeasureClassifier().assign([ClauseContext(text, heading=text, before=text)], text)
    assert found.measure in MEASURES
