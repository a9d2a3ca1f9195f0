"""The reader of the gold, and that spacy train learns from it without any code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from epi_spacy.errors import EpiError
from epi_spacy.training.readers import create_gold_reader, read_patterns
from tests.conftest import CORPUS, ROOT, article_names, pipeline, read_article, read_gold

GOLD, TEXTS = str(CORPUS / "gold"), str(CORPUS / "texts")


def test_every_entity_of_the_gold_is_in_its_example(nlp: Language) -> None:
    examples = list(create_gold_reader(GOLD, TEXTS)(nlp))
    assert len(examples) == len(article_names())
    for name, example in zip(article_names(), examples, strict=True):
        expected = [(e["start"], e["end"], e["label"]) for e in read_gold(name)["entities"]]
        found = [(e.start_char, e.end_char, e.label_) for e in example.reference.ents]
        assert found == sorted(expected)
        assert not example.predicted.ents
        assert example.predicted.text == read_article(name)


def test_lines_hold_the_same_entities_as_articles(nlp: Language) -> None:
    whole = sum(len(e.reference.ents) for e in create_gold_reader(GOLD, TEXTS)(nlp))
    lines = list(create_gold_reader(GOLD, TEXTS, by_line=True)(nlp))
    assert len(lines) > len(article_names())
    assert sum(len(e.reference.ents) for e in lines) == whole


def test_norms_are_normalized(nlp: Language) -> None:
    traditional = [e for e in create_gold_reader(GOLD, TEXTS)(nlp) if "鎮" in e.predicted.text]
    assert traditional
    assert all("镇" in [t.norm_ for t in e.predicted] for e in traditional)


def test_splits_are_disjoint_and_complete() -> None:
    splits = json.loads((CORPUS / "splits.json").read_text("utf8"))
    names = [name for split in splits.values() for name in split]
    assert sorted(names) == article_names()


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("E620", {"gold": "/nonexistent"}),
        ("E622", {"splits": str(CORPUS / "splits.json"), "split": "nothing"}),
    ],
)
def test_coded_errors(nlp: Language, code: str, arguments: dict[str, str]) -> None:
    read = create_gold_reader(**{"gold": GOLD, "texts": TEXTS, **arguments})  # type: ignore[arg-type]
    with pytest.raises(EpiError, match=code):
        list(read(nlp))


def test_gold_of_another_text_is_refused(nlp: Language, tmp_path: Path) -> None:
    name = article_names()[0]
    (tmp_path / f"{name}.txt").write_text("別的文章" + read_article(name), "utf8", newline="")
    (tmp_path / f"{name}.json").write_text((CORPUS / f"gold/{name}.json").read_text("utf8"), "utf8")
    with pytest.raises(EpiError, match="E621"):
        list(create_gold_reader(str(tmp_path), str(tmp_path))(nlp))


def test_patterns(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text('{"label": "DIVISION", "pattern": "甲村"}\n\n', "utf8")
    expected = {"label": "DIVISION", "pattern": "甲村", "file": "p.jsonl", "line": 1}
    assert read_patterns(str(path)) == [expected]
    path.write_text('{"label": "DIVISION"}\n[1]\n', "utf8")
    with pytest.raises(EpiError, match=r"E623.*line 2"):
        read_patterns(str(path))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("trained")
    command = [sys.executable, "-m", "spacy", "train", "configs/train_ner.cfg", "--output", str(out)]
    command += ["--training.max_steps", "80", "--training.eval_frequency", "40"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "model-best"


def test_training_learns(trained: Path) -> None:
    nlp = spacy.load(trained)
    split = json.loads((CORPUS / "splits.json").read_text("utf8"))["train"]
    labels = {ent.label_ for name in split for ent in nlp(read_article(name)).ents}
    assert labels & {"DIVISION", "OFFICIAL", "POST"}


def test_trained_ner_stands_beside_the_rules(trained: Path) -> None:
    """What the rules found stays, and the recognizer fills in the rest."""
    name = article_names()[0]
    rules = pipeline()
    hybrid = spacy.load("epi_spacy", config={"nlp.tokenizer.segmenter": "char"})
    hybrid.add_pipe("ner", source=spacy.load(trained))
    by_rules = {(e.start_char, e.end_char, e.label_) for e in rules(read_article(name)).ents}
    by_both = {(e.start_char, e.end_char, e.label_) for e in hybrid(read_article(name)).ents}
    assert by_rules
    assert by_rules <= by_both
