"""What the comparisons with other tools share: sets of texts with gold, counts, timing, Markdown tables."""

from __future__ import annotations

import json
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import Any

from epi_spacy.normalization import normalize

Span = tuple[int, int]
Run = Callable[["Item"], Any]


@dataclass(frozen=True)
class Item:
    """A text and what is annotated in it.

    entities: (start, end, label) to code, offsets in characters of the raw text; "" where the right answer
        is no code, None where the code does not count.
    on, home: date and jurisdiction that a reader of the sentence is told; empty for articles, which say it.
    """

    name: str
    text: str
    entities: Mapping[tuple[int, int, str], str | None]
    on: str = ""
    home: str = ""

    def spans(self, *labels: str) -> dict[Span, str | None]:
        """Return the spans of the given labels with their codes."""
        return {(start, end): code for (start, end, label), code in self.entities.items() if label in labels}


@dataclass
class Count:
    """Spans right, wrong and missed, and codes right among the spans found that have one."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0
    coded: int = 0
    codes: int = 0

    def add(self, wanted: Mapping[Span, str | None], given: Mapping[Span, str]) -> None:
        """Count one text."""
        both = wanted.keys() & given.keys()
        self.hits += len(both)
        self.wrong += len(given) - len(both)
        self.missed += len(wanted) - len(both)
        for span in both:
            if wanted[span] is not None:
                self.coded += 1
                self.codes += wanted[span] == given[span]

    @property
    def precision(self) -> float:
        """Share of right ones among the spans given."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of the spans wanted that were given."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.hits + self.wrong + self.missed
        return 2 * self.hits / total if total else 0.0

    @property
    def accuracy(self) -> float:
        """Share of right codes among the spans found whose code counts."""
        return self.codes / self.coded if self.coded else 0.0


@dataclass
class Contender:
    """A tool in the comparison.

    run: what is timed; gets an item, returns the tool's own output.
    read: makes spans with codes out of an item and that output; not timed.
    clock: processor seconds of the last run as the tool itself took them, if it runs in another process.
    """

    name: str
    run: Run
    read: Callable[[Item, Any], Any]
    clock: Callable[[], float] | None = None
    seconds: list[float] = field(default_factory=list)


def read_set(spec: str) -> tuple[str, list[Item]]:
    """Read a set of annotated texts.

    spec: NAME=FOLDER with texts/ and gold/ in it, NAME=TEXTS:GOLD, or several of these joined with "+".
    RETURNS: the name, and the items.
    RAISES: ValueError if there is no article with gold.
    """
    name, _, places = spec.rpartition("=")
    items: list[Item] = []
    for place in places.split("+"):
        texts, _, gold = place.partition(":")
        folders = (Path(texts), Path(gold)) if gold else (Path(place) / "texts", Path(place) / "gold")
        items += _articles(*folders)
    if not items:
        raise ValueError(f"no article with gold in {spec}")
    return name or Path(places).name, items


def _articles(texts: Path, gold: Path) -> Iterable[Item]:
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text("utf8"))
        text = (texts / record["file"]).read_bytes().decode("utf8")
        entities = {
            (row["start"], row["end"], row["label"]): row.get("code") or None for row in record["entities"]
        }
        yield Item(path.stem, text, entities)


def normalized(item: Item) -> Item:
    """Return an item as our normalization leaves it: simplified, without glosses, offsets moved."""
    text = normalize(item.text)
    entities = {
        (*text.to_normalized(start, end), label): code for (start, end, label), code in item.entities.items()
    }
    return replace(item, text=text.text, entities=entities)


def print_tables(
    sets: Iterable[tuple[str, list[Item]]], normalize: bool, compare: Callable[[list[Item]], str]
) -> None:
    """Print a table for each set of texts, as soon as it is made.

    sets: names and items.
    normalize: whether the tools read the texts as our normalization leaves them.
    compare: runs all tools over some items and returns the table of their figures.
    """
    for name, items in sets:
        print(f"\n{name}: {len(items)} texts, {sum(len(item.text) for item in items):,} characters\n")
        print(compare(list(map(normalized, items)) if normalize else items), flush=True)


def in_order(text: str, words: Iterable[str], start: int = 0) -> list[Span | None]:
    """Search words in a text one behind the other, for tools that give words without offsets.

    RETURNS: for each word its span, or None if it does not follow (or is empty).
    """
    spans: list[Span | None] = []
    for word in words:
        at = text.find(word, start) if word else -1
        spans.append((at, at + len(word)) if at >= 0 else None)
        if at >= 0:
            start = at + len(word)
    return spans


def take_turns(
    contenders: Sequence[Contender], items: Sequence[Item], rounds: int, patience: float
) -> dict[str, list[Any]]:
    """Run the contenders turn by turn over the items; their processor seconds are left in them.

    The first round warms up. One whose warm-up took longer than ``patience`` seconds runs no other round:
    that one is its figure.

    RETURNS: the outputs of the first round, by name, aligned with the items.
    """
    outputs: dict[str, list[Any]] = {}
    for contender in contenders:
        contender.seconds = [0.0]
        outputs[contender.name] = [_timed(contender, item) for item in items]
    running = [contender for contender in contenders if contender.seconds[0] <= patience]
    for contender in running:
        contender.seconds = []
    for _ in range(rounds):
        for contender in running:
            contender.seconds.append(0.0)
            for item in items:
                _timed(contender, item)
    return outputs


def _timed(contender: Contender, item: Item) -> Any:
    begin = time.process_time()
    output = contender.run(item)
    spent = time.process_time() - begin
    contender.seconds[-1] += contender.clock() if contender.clock else spent
    return output


def speed(contender: Contender, items: Sequence[Item]) -> float:
    """Return characters a second: the median of the rounds."""
    return sum(len(item.text) for item in items) / statistics.median(contender.seconds)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table, its figures to the right."""
    marks = ["---"] + ["---:"] * (len(header) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in (header, marks, *rows))


def versions(*packages: str) -> str:
    """Return the machine and the versions of packages, on one line."""
    found = []
    for package in packages:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            found.append(f"{package} not installed")
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; " + ", ".join(
        found
    )
