"""Registered readers of gold annotation and of patterns, for spaCy without any code of the user's."""

# No postponed annotations here: spaCy reads them to check what a config gives.
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

_BOM = "\ufeff"
_ALL = "gold"  # the group of all entities, whatever their labels
_ENTITIES = {"divisions": ("DIVISION", "REGION_REF"), "officials": ("POST", "OFFICIAL", "PERSON")}
# group of doc.spans -> the field of a gold row that is the label of its span
_ROWS = {"directives": "measure", "appearances": "activity"}


def create_gold_reader(
    gold: str,
    texts: str,
    splits: str | None = None,
    split: str | None = None,
    by_line: bool = False,
) -> Reader:
    """Read gold JSON files as examples, to train on and to evaluate with.

    The reference of an example has the gold in ``doc.ents`` and in the groups of ``doc.spans`` that the
    components write: "divisions", "officials", "directives" and, where they are annotated, "appearances".

    gold: folder of the gold files (``*.json``, as ``scripts/build_corpus.py`` writes them).
    texts: folder of the raw articles that the gold files name.
    splits: JSON file that maps the name of each split to the file stems in it; None takes every file.
    split: the split to read; needed with ``splits``.
    by_line: make an example of each line that is not blank, instead of one of each article.
    RETURNS: a function from the pipeline to its examples.
    RAISES: EpiError E620 where nothing is found, E621 where a text does not fit its gold, E622 for an unknown
        split, E624 for a file that is no gold, E625 for one that cannot be read, E626 for one of no splits.
    """

    def read(nlp: Language) -> Iterator[Example]:
        for path in _select(Path(gold), splits, split):
            record = _gold(path)
            text = _read(Path(texts) / record["file"])
            for entity in record["entities"]:
                start, end = entity["start"], entity["end"]
                if text[start:end] != entity["text"]:
                    raise error("E621", path=path, start=start, end=end, text=entity["text"])
            groups = _groups(record)
            for start, end in _stretches(text, by_line):
                yield _example(nlp, text[start:end], _inside(groups, start, end))

    return read


def _read(path: Path) -> str:
    """Read a file as it stands: UTF-8, line ends untouched. RAISES: EpiError E625."""
    try:
        return path.read_bytes().decode("utf8")
    except UnicodeDecodeError as problem:
        raise error("E625", path=path, problem=f"byte {problem.start} is no UTF-8; save it so") from problem
    except OSError as problem:
        raise error("E625", path=path, problem=problem.strerror or problem) from problem


def _json(path: Path, code: str) -> dict[str, Any]:
    """Read a file that holds a JSON object. RAISES: EpiError E625, or the given one where it holds none."""
    text = _read(path).removeprefix(_BOM)
    try:
        found = json.loads(text)
    except ValueError as problem:
        raise error(code, path=path, problem=problem) from problem
    if not isinstance(found, dict):
        raise error(code, path=path, problem=f"it is a {type(found).__name__}")
    return found


def _gold(path: Path) -> dict[str, Any]:
    record = _json(path, "E624")
    for field in ("file", "entities"):
        if field not in record:
            raise error("E624", path=path, problem=f"it has no {field!r}")
    return record


def _select(gold: Path, splits: str | None, split: str | None) -> list[Path]:
    paths = sorted(gold.glob("*.json"))
    if splits is not None:
        named = _json(Path(splits), "E626")
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


def _groups(record: dict[str, Any]) -> dict[str, list[Mark]]:
    """The marks of each group that an article's gold has, be it empty; what is not annotated has no group."""
    entities = [Mark(e["start"], e["end"], e["label"], e.get("code") or "") for e in record["entities"]]
    groups = {group: [e for e in entities if e.label in labels] for group, labels in _ENTITIES.items()}
    groups[_ALL] = entities
    for group, field in _ROWS.items():
        if group in record:
            groups[group] = [Mark(row["start"], row["end"], row[field]) for row in record[group]]
    return groups


def _inside(groups: dict[str, list[Mark]], start: int, end: int) -> dict[str, list[Mark]]:
    """The marks that lie in a stretch of the text, counted from its start."""
    return {
        group: [
            mark._replace(start=mark.start - start, end=mark.end - start)
            for mark in marks
            if start <= mark.start and mark.end <= end
        ]
        for group, marks in groups.items()
    }


def _example(nlp: Language, text: str, groups: dict[str, list[Mark]]) -> Example:
    # A token a character, whatever the pipeline's are: spaCy passes over spans that end inside a token of the
    # reference, and so would not count a wrong one.
    reference = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    for group, marks in groups.items():
        write(reference, group, marks)
    reference.ents = filter_spans(reference.spans.pop(_ALL))
    predicted = nlp.make_doc(text)
    # A recognizer learns whole tokens: every edge of the gold is one of its own.
    write(predicted, _ALL, groups[_ALL])
    del predicted.spans[_ALL]
    return Example(predicted, reference)


def read_patterns(path: str) -> list[dict[str, Any]]:
    """Read users' patterns for the ``[initialize.components.NAME]`` block of a config.

    path: a JSONL file in UTF-8, one pattern a line: {"label": "DIVISION", "pattern": "…", …}.
    RETURNS: the patterns (a list, since ``[initialize]`` refuses a generator), each with its "file" and
        "line", which errors name.
    RAISES: EpiError E623 for a line that is no JSON object, E625 for a file that cannot be read.
    """
    patterns: list[dict[str, Any]] = []
    # Only a line feed ends a line of JSONL: U+2028 and its like may stand inside a string.
    for number, line in enumerate(_read(Path(path)).removeprefix(_BOM).split("\n"), 1):
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
