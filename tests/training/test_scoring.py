"""The scorer: what it counts, and that it agrees with the reference scorer where that is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from epi_spacy.errors import EpiError
from epi_spacy.training.scoring import score

SHARED = Path(__file__).parents[2] / ".." / "shared"
CORPUS = Path(__file__).parents[2] / "corpus"

TEXT = "李某某强调\uff0c要加强排查\uff0c严禁聚集\u3002"
GOLD: dict[str, Any] = {
    "file": "a.txt",
    "title": "标题",
    "published": "",
    "jurisdiction": "130430",
    "officials": [{"name": "李某某", "post": "县长", "division": "130430"}],
    "entities": [
        {"start": 0, "end": 3, "label": "OFFICIAL", "text": "李某某"},
        {"start": 7, "end": 9, "label": "DIVISION", "text": "xx", "code": "130430"},
    ],
    "directives": [
        {"clause": 2, "start": 6, "end": 11, "measure": "tracing", "force": "oblige", "speaker": "李某某"},
        {"clause": 3, "start": 12, "end": 16, "measure": "venues", "force": "forbid", "speaker": ""},
    ],
}


def record(**changes: Any) -> dict[str, Any]:
    right = {"id": "a", **{key: value for key, value in GOLD.items() if key != "file"}}
    return right | changes


def test_right_record_scores_one() -> None:
    figures, errors = score([GOLD], [record()], {"a.txt": TEXT})
    assert errors == []
    assert figures["directives"] == {"p": 1.0, "r": 1.0, "f": 1.0, "tp": 2, "fp": 0, "fn": 0}
    assert figures["DIVISION"]["code accuracy"] == 1.0
    assert figures["speaker"] == {"accuracy": 1.0, "n": 1}
    assert figures["published"] == {"accuracy": None, "n": 0}


def test_missing_record_counts_everything_as_missed() -> None:
    figures, errors = score([GOLD], [], {"a.txt": TEXT})
    assert figures["missing"] == 1
    assert figures["directives"]["fn"] == 2
    assert ("a", "FN", "directive", "严禁聚集", (12, 16)) in errors


@pytest.mark.parametrize(("end", "tp"), [(8, 0), (9, 1), (11, 1)])
def test_half_of_a_clause_must_be_covered(end: int, tp: int) -> None:
    rows = [{"start": 6, "end": end, "measure": "tracing", "force": "oblige", "speaker": None}]
    figures, _ = score([GOLD], [record(directives=rows)], {"a.txt": TEXT})
    assert figures["directives"]["tp"] == tp


def test_wrong_values_are_listed() -> None:
    entities = [{"start": 7, "end": 9, "label": "DIVISION", "code": "130431"}]
    _, errors = score([GOLD], [record(title="别的", entities=entities)], {"a.txt": TEXT})
    kinds = {(kind, what) for _, kind, what, _, _ in errors}
    assert kinds == {("VALUE", "title"), ("CODE", "DIVISION"), ("FN", "OFFICIAL")}


def test_text_is_needed() -> None:
    with pytest.raises(EpiError, match="E607"):
        score([GOLD], [], {})


def damage(gold: dict[str, Any], seed: int) -> dict[str, Any]:
    """A record from gold with spans shifted, left out and doubled and values exchanged, reproducibly."""
    rng = random.Random(seed)

    def shift(row: dict[str, Any]) -> dict[str, Any]:
        by = rng.choice([0, 0, 0, 1, 3])
        return row | {"start": row["start"] + by, "end": row["end"] + by}

    entities = [shift(row) for row in gold["entities"] if rng.random() < 0.8]
    entities = [
        row | {"code": rng.choice([row["code"], "", "110000", None])} if "code" in row else row
        for row in entities
    ]
    directives = [shift(row) for row in gold["directives"] if rng.random() < 0.8]
    for row in directives[::5]:
        directives.append(row | {"end": row["end"] + rng.randrange(40), "measure": "border"})
    for row in directives[::3]:
        row.update(force="urge", speaker=None)
    rng.shuffle(directives)
    officials = [
        row | {"post": rng.choice([row["post"], "区长"]), "division": rng.choice([row["division"], None])}
        for row in gold["officials"]
    ]
    return {
        "id": Path(gold["file"]).stem,
        "title": rng.choice([gold["title"], None]),
        "published": gold["published"],
        "jurisdiction": "",
        "entities": entities,
        "directives": directives,
        "officials": officials,
    }


@pytest.mark.skipif(not (SHARED / "eval" / "score.py").is_file(), reason="no reference scorer at hand")
@pytest.mark.parametrize("seed", range(6))
def test_same_as_the_reference_scorer(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED / "eval"))
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    for gold_dir, text_dir in ((CORPUS / "gold", CORPUS / "texts"), (SHARED / "gold", SHARED / "seeds")):
        golds = [json.loads(path.read_text("utf8")) for path in sorted(gold_dir.glob("*.json"))]
        texts = {gold["file"]: (text_dir / gold["file"]).read_bytes().decode("utf8") for gold in golds}
        records = [damage(gold, seed + i) for i, gold in enumerate(golds) if seed == 0 or i % 4 != seed % 4]
        predictions = tmp_path / "records.jsonl"
        predictions.write_text("\n".join(json.dumps(row) for row in records), "utf8")
        wanted, wanted_errors = reference.score(gold_dir, predictions, text_dir)
        # The reference scorer knows no appearances.
        golds = [{key: gold[key] for key in gold if key != "appearances"} for gold in golds]
        figures, errors = score(golds, records, texts)
        assert figures == wanted
        assert sorted(errors) == sorted(wanted_errors)
