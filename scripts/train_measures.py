"""Learn what a directive clause is about, and write the model that the package ships.

    python scripts/train_measures.py [--shared ../shared] [--out epi_spacy/directives/data/measure_model.npz]

It learns from the corpus, from the plain texts and lists of ``corpus/measures/*.txt`` (ours, with the measure
of each directive behind it) and, where the folder with the material that is not ours is at hand, from the
labels of ``corpus/measures/news.tsv`` and of passages of ``corpus/news`` on its news texts, and
from the reference articles. The fresh articles of the corpus, the hard texts of ``corpus/measures`` and the
news of ``news_test.tsv`` are only scored. All labels follow the annotation guidelines.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import typer

from epi_spacy.assembly import assemble
from epi_spacy.directives.component import DirectiveMatcher, title_of
from epi_spacy.directives.measure_model import (
    BLOCKS,
    Floats,
    KnownRuns,
    MeasureModel,
    Weights,
    all_runs,
    surroundings,
    vote_features,
)
from epi_spacy.directives.measures import MEASURES, ClauseContext, MeasureClassifier
from epi_spacy.training.gold import read_text

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from news_texts import Row, labels_by_text, news_texts  # noqa: E402
from short_texts import read_codes, short_texts  # noqa: E402

CORPUS = HERE.parent / "corpus"
MODEL = HERE.parent / "epi_spacy" / "directives" / "data" / "measure_model.npz"
FOLDS = 5
# Texts of which as many characters on end agree are likely copies.
_COPIED = 12
# A run of characters must stand in so many clauses to be learned.
RARE = 3
# How little both models are held back (inverse strength of the L2 penalty).
FREE_ALONE, FREE_AROUND = 0.5, 0.3
# A run whose weights are all smaller than this is left out of the model.
SLIGHT = 0.03
# A text's name, the text, and the measure of each of its directives by the clause's first character.
Labelled = tuple[str, str, dict[int, str]]
# Sources that nothing is learned from.
SCORED = frozenset({"fresh", "hard", "news-test"})


@dataclass
class Document:
    """A text with its directives: what each clause is read from, and its measure or None."""

    source: str
    name: str
    title: str
    clauses: list[ClauseContext]
    measures: list[str | None]

    @cached_property
    def fold(self) -> int:
        """The part to which it belongs: that of its copies, as many papers print one report."""
        words = "".join(clause.text for clause in self.clauses)
        runs = (words[at : at + _COPIED] for at in range(max(1, len(words) - _COPIED + 1)))
        return min(zlib.crc32(run.encode()) for run in runs) % FOLDS


def blank() -> Weights:
    """Return weights that say nothing."""
    size = len(MEASURES)
    return Weights(
        np.array(MEASURES),
        np.zeros(1, np.uint64),
        np.zeros((1, size), np.int8),
        np.zeros(size, np.float32),
        np.zeros((2 * size + 2, size), np.float32),
        np.zeros(size, np.float32),
        np.zeros((len(BLOCKS), size, size), np.float32),
        np.zeros(size, np.float32),
    )


class Reader:
    """Runs the pipeline over labelled texts."""

    def __init__(self) -> None:
        self.nlp = assemble("epi_fast")
        matcher = self.nlp.get_pipe("epi_directive_matcher")
        assert isinstance(matcher, DirectiveMatcher)
        # The old model has no part in the new one.
        matcher.measures = MeasureClassifier(model=MeasureModel(blank()))
        self.matcher = matcher

    def __call__(self, source: str, name: str, text: str, labels: dict[int, str]) -> Document:
        """Read a text; labels: the measure of a directive by its first character."""
        doc = self.nlp(text)
        found = self.matcher.asked(doc)
        return Document(
            source, name, title_of(doc), [row[2] for row in found], [labels.get(row[0]) for row in found]
        )


def gold(folder: Path, texts: Path, names: set[str] | None = None) -> Iterator[Labelled]:
    """Yield name, text and labels of the articles that have a gold record."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text("utf8"))
        if names is None or path.stem in names:
            yield (
                path.stem,
                read_text(texts / record["file"]),
                {row["start"]: row["measure"] for row in record["directives"]},
            )


def inline(path: Path, codes: dict[str, str]) -> Iterator[Labelled]:
    """Yield name, text and labels of short texts that have a mark behind each directive."""
    for short in short_texts(path, codes):
        labels = {start: measure for start, (measure, _) in short.directives.items()}
        yield f"{path.stem}: {short.title}", short.text, labels


def learned_news() -> dict[str, list[Row]]:
    """Return the labels of news texts that are learned from; a text has them in one of two places."""
    passages = labels_by_text(CORPUS / "news" / "passages.tsv")
    directives = labels_by_text(CORPUS / "news" / "directives.tsv")
    read = {
        name: directives.get(name, [])
        for name, (row,) in passages.items()
        if row["part"] == "dev" and row["learned"] == "yes"
    }
    return {**read, **labels_by_text(CORPUS / "measures" / "news.tsv")}


def news(shared: Path, labels: dict[str, list[Row]]) -> Iterator[Labelled]:
    """Yield name, text and labels of the news texts that there are labels for."""
    for name, text in news_texts(shared, labels):
        yield name, text, {int(row["start"]): row["measure"] for row in labels[name]}


def documents(shared: Path) -> Iterator[Document]:
    """Read all labelled texts."""
    read = Reader()
    splits = json.loads((CORPUS / "splits.json").read_text("utf8"))
    fresh = set(splits["fresh"])
    short = CORPUS / "measures"
    codes = read_codes(short)
    known = {name for names in splits.values() for name in names} - fresh
    sources = [
        ("corpus", gold(CORPUS / "gold", CORPUS / "texts", known)),
        ("fresh", gold(CORPUS / "gold", CORPUS / "texts", fresh)),
        *((path.stem.partition("_")[0], inline(path, codes)) for path in sorted(short.glob("*.txt"))),
    ]
    if shared.is_dir():
        sources += [
            ("reference", gold(shared / "gold", shared / "seeds")),
            ("news", news(shared, learned_news())),
            ("news-test", news(shared, labels_by_text(short / "news_test.tsv"))),
        ]
    for source, texts in sources:
        for name, text, labels in texts:
            yield read(source, name, text, labels)


def learn_alone(classifier: MeasureClassifier, texts: list[str], labels: list[str]) -> Weights:
    """Learn the first model from clauses by themselves."""
    from scipy import sparse

    keys, where = all_runs(texts)
    pairs = np.unique(np.stack([keys, where.astype(np.uint64)]), axis=1)
    runs, counts = np.unique(pairs[0], return_counts=True)
    runs = runs[counts >= RARE]
    hits = KnownRuns(runs).find(texts)
    ones = np.ones(len(hits.run), np.float32)
    counted = sparse.csr_matrix((ones, (hits.text, hits.run)), shape=(len(texts), len(runs)))
    votes = vote_features(classifier.votes.of(texts), MeasureModel(blank()).number)
    features = sparse.hstack([counted, sparse.csr_matrix(votes)]).tocsr()
    learned, bias = fit(features, labels, FREE_ALONE)
    kept = np.abs(learned[: len(runs)]).max(axis=1) >= SLIGHT
    run_weights = learned[: len(runs)][kept]
    scale = np.abs(run_weights).max(axis=0) / 127
    return blank()._replace(
        runs=runs[kept],
        run_weights=np.rint(run_weights / scale).astype(np.int8),
        run_scale=scale.astype(np.float32),
        vote_weights=learned[len(runs) :].astype(np.float32),
        bias=bias,
    )


def fit(features: Any, labels: list[str], free: float) -> tuple[Floats, Floats]:
    """Fit a multinomial logistic regression: weights (features, measures) and bias (measures,)."""
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=free, max_iter=300, tol=1e-3).fit(features, labels)
    row = {name: number for number, name in enumerate(fitted.classes_)}
    order = [row[name] for name in MEASURES]
    return fitted.coef_[order].T.astype(np.float32), fitted.intercept_[order].astype(np.float32)


def blocks_of(weights: Weights, chosen: Iterable[Document]) -> Iterator[Floats]:
    """Yield what the second model weighs in each document."""
    classifier = MeasureClassifier(model=MeasureModel(weights))
    for document in chosen:
        reading = classifier.read([(document.clauses, document.title)])
        yield surroundings(reading.alone, reading.sides, reading.places)


def learn(found: list[Document]) -> Weights:
    """Learn both models; the second from what the first says of documents that it has not seen."""
    classifier = MeasureClassifier()
    blocks, labels = [], []
    for number in range(FOLDS):
        rest = [document for document in found if document.fold != number]
        weights = learn_alone(classifier, *labelled(rest))
        held = [document for document in found if document.fold == number]
        for document, gathered in zip(held, blocks_of(weights, held), strict=True):
            rows = [row for row, measure in enumerate(document.measures) if measure in MEASURES]
            blocks.append(gathered[rows])
            labels += [str(document.measures[row]) for row in rows]
    features = np.concatenate(blocks).reshape(len(labels), -1)
    around, bias = fit(features, labels, FREE_AROUND)
    return learn_alone(classifier, *labelled(found))._replace(
        around=around.reshape(len(BLOCKS), len(MEASURES), len(MEASURES)), around_bias=bias
    )


def labelled(found: Iterable[Document]) -> tuple[list[str], list[str]]:
    """Return the clauses that have a measure, and the measures."""
    pairs = [
        (clause.text, measure)
        for document in found
        for clause, measure in zip(document.clauses, document.measures, strict=True)
        if measure in MEASURES
    ]
    return [text for text, _ in pairs], [str(measure) for _, measure in pairs]


def score(weights: Weights, found: Iterable[Document]) -> tuple[Counter[str], Counter[str]]:
    """Count right and all clauses by source."""
    classifier = MeasureClassifier(model=MeasureModel(weights))
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for document in found:
        measures = classifier.assign(document.clauses, document.title)
        for given, measure in zip(document.measures, measures, strict=True):
            if given in MEASURES:
                seen[document.source] += 1
                right[document.source] += given == measure.measure
    return right, seen


def report(head: str, right: Counter[str], seen: Counter[str]) -> None:
    for source in sorted(seen):
        typer.echo(f"{head}\t{source}\t{right[source]} of {seen[source]}\t{right[source] / seen[source]:.3f}")


def main(
    shared: Path = typer.Option(HERE.parent / ".." / "shared", help="Folder with what is not ours."),
    out: Path = typer.Option(MODEL, help="Where to write the model."),
    check: bool = typer.Option(False, help="Also score by cross-validation (five times as long)."),
) -> None:
    """Learn the model, print how often it is right, and write it."""
    every = [document for document in documents(shared) if document.clauses]
    test = [document for document in every if document.source in SCORED]
    train = [document for document in every if document.source not in SCORED]
    if check:
        right: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for number in range(FOLDS):
            weights = learn([document for document in train if document.fold != number])
            counted = score(weights, (document for document in train if document.fold == number))
            right, seen = right + counted[0], seen + counted[1]
        report("held out in turn", right, seen)
    weights = learn(train)
    report("never learned from", *score(weights, test))
    np.savez_compressed(out, **weights._asdict())
    typer.echo(f"{len(weights.runs)} runs of characters, {out.stat().st_size / 1e6:.2f} MB: {out}")


if __name__ == "__main__":
    typer.run(main)
