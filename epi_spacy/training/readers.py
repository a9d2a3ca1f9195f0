"""Registered readers of gold annotation, for ``spacy train`` without any code of the user's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans

from ..errors import error
from ..text.spans import Mark, write

Reader = Callable[[Language], Iterable[Example]]


def create_gold_reader(
    gold: str, texts: str, splits: str | None = None, split: str | None = None, by_line: bool = False
) -> Reader:
    """Read the entity layer of gold JSON files as training examples.

    gold: folder of the gold files (``*.json``, as ``scripts/build_corpus.py`` writes them).
    texts: folder of the raw articles that the gold files name.
    splits: JSON file that maps the name of each split to the file stems in it; None takes every file.
    split: the split to read; needed with ``splits``.
    by_line: make an example of each line that is not blank, instead of one of each article.
    RETURNS: a function from the pipeline to its examples.
    RAISES: EpiError E620 where nothing is found, E621 where a text does not fit its gold, E622 for an unknown
        split.
    """

    def read(nlp: Language) -> Iterator[Example]:
        paths = _select(Path(gold), splits, split)
        for path in paths:
            record = json.loads(path.read_text("utf8"))
            with (Path(texts) / record["file"]).open(encoding="utf8", newline="") as file:
                text = file.read()
            for start, end in _stretches(text, by_line):
                yield _example(nlp, path, text, record["entities"], start, end)

    return read


def _select(gold: Path, splits: str | None, split: str | None) -> list[Path]:
    paths = sorted(gold.glob("*.json"))
    if splits is not None:
        named = json.loads(Path(splits).read_text("utf8"))
        if split not in named:
            raise error("E622", split=split, path=splits, known=", ".join(named))
        stems = set(named[split])
        paths = [path for path in paths if path.stem in stems]
    if not paths:
        raise error("E620", folder=gold, split="" if split is None else f" of split {split!r}")
    return paths


def _stretches(text: str, by_line: bool) -> Iterator[tuple[int, int]]:
    """Yield the character offsets of each example: the lines with something in them, or the whole text."""
    if not by_line:
        yield 0, len(text)
        return
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line)
        at += len(line)


def _example(
    nlp: Language, path: Path, text: str, entities: list[dict[str, Any]], start: int, end: int
) -> Example:
    marks = [
        Mark(e["start"] - start, e["end"] - start, e["label"], e.get("code", ""))
        for e in entities
        if start <= e["start"] and e["end"] <= end
    ]
    for entity in entities:
        if text[entity["start"] : entity["end"]] != entity["text"]:
            raise error("E621", path=path, start=entity["start"], end=entity["end"], text=entity["text"])
    reference = nlp.make_doc(text[start:end])
    spans = write(reference, "gold", marks)
    reference.ents = filter_spans(spans)
    # Both sides share the tokens of the reference, so that every edge of the gold is a token edge.
    predicted = Doc(
        nlp.vocab, words=[t.text for t in reference], spaces=[bool(t.whitespace_) for t in reference]
    )
    for token, norm in zip(predicted, (t.norm_ for t in reference), strict=True):
        token.norm_ = norm
    return Example(predicted, reference)


def read_patterns(path: str) -> list[dict[str, Any]]:
    """Read users' patterns for the ``[initialize.components.NAME]`` block of a config.

    path: a JSONL file, one pattern a line: {"label": "DIVISION", "pattern": "…", …}.
    RETURNS: the patterns (a list, since ``[initialize]`` refuses a generator), each with its "file" and
        "line", which errors name.
    RAISES: EpiError E623 for a line that is no JSON object.
    """
    patterns: list[dict[str, Any]] = []
    for number, line in enumerate(Path(path).read_text("utf8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            pattern = json.loads(line)
        except json.JSONDecodeError as problem:
            raise error("E623", path=path, line=number, problem=problem) from problem
        if not isinstance(pattern, dict):
            raise error("E623", path=path, line=number, problem=f"it is a {type(pattern).__name__}")
        # spaCy copies what a config gives, so the place travels inside.
        patterns.append({**pattern, "file": Path(path).name, "line": number})
    return patterns
