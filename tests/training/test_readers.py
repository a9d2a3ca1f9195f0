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


@pytest.mark.parametrize("segmenter", ["char", "pkuseg"])
def test_every_layer_is_scored(segmenter: str) -> None:
    """The figures are of characters: the same whatever the tokens are, and a wrong span counts."""
    nlp = pipeline(segmenter)
    examples = list(create_gold_reader(GOLD, TEXTS)(nlp))
    scores = nlp.evaluate(examples)
    for name in ("spans_divisions", "spans_officials", "spans_directives", "spans_appearances", "ents"):
        # The hard articles have no appearances.
        gold = [e.reference.ents if name == "ents" else e.reference.spans.get(name[6:], []) for e in examples]
        assert sum(map(len, gold)) > 100
        assert scores[f"{name}_f"] > 0.8, name
    docs = [nlp(read_article(name)) for name in article_names()]
    found = [{(s.start_char, s.end_char, s.label_) for s in doc.spans["divisions"]} for doc in docs]
    gold = [{(s.start_char, s.end_char, s.label_) for s in e.reference.spans["divisions"]} for e in examples]
    right = sum(len(a & b) for a, b in zip(found, gold, strict=True))
    assert scores["spans_divisions_p"] == pytest.approx(right / sum(map(len, found)))
    assert scores["spans_divisions_r"] == pytest.approx(right / sum(map(len, gold)))


def test_groups_that_are_not_annotated_are_not_scored(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("广安市委书记林望舒强调要排查。", "utf8")
    entities = [{"start": 0, "end": 2, "label": "CITY", "text": "广安"}]
    (tmp_path / "a.json").write_text(json.dumps({"file": "a.txt", "entities": entities}), "utf8")
    (example,) = create_gold_reader(str(tmp_path), str(tmp_path))(nlp)
    assert [(e.text, e.label_) for e in example.reference.ents] == [("广安", "CITY")]
    assert set(example.reference.spans) == {"divisions", "officials"}
    assert nlp.evaluate([example])["spans_directives_f"] is None


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
        ("E625", {"splits": "/nonexistent.json", "split": "dev"}),
        ("E625", {"texts": "/nonexistent"}),
        ("E624", {"gold": str(CORPUS / "meta")}),
        ("E626", {"splits": str(CORPUS / "README.md"), "split": "dev"}),
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


def test_a_line_of_patterns_ends_at_a_line_feed_only(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    row = '{"label": "DIVISION", "pattern": "甲\u2028村"}'
    path.write_text(f"\ufeff{row}\r\n{row}", "utf8", newline="")
    assert [(p["pattern"], p["line"]) for p in read_patterns(str(path))] == [
        ("甲\u2028村", 1),
        ("甲\u2028村", 2),
    ]


def test_patterns_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text('{"label": "DIVISION", "pattern": "甲村"}\n', "gb18030")
    with pytest.raises(EpiError, match=r"E625.*p\.jsonl.*UTF-8"):
        read_patterns(str(path))
    with pytest.raises(EpiError, match=r"E625.*No such file"):
        read_patterns(str(tmp_path / "none.jsonl"))


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
