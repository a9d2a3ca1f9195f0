"""Names of persons by this package, jieba.posseg and LAC: precision, recall, F and speed in one run.

    pip install -e ".[bench]"
    python scripts/compare_names.py corpus=corpus --lac-python ../lac/bin/python

LAC is of 2021 and wants an environment of its own, outside this folder; its package carries the model:

    python3.11 -m venv ../lac
    ../lac/bin/pip install paddlepaddle setuptools==65.5.0 wheel
    ../lac/bin/pip install --no-build-isolation lac

What counts: the spans of OFFICIAL and PERSON together, edges exact. A surname alone before a post (张书记)
is a name to our guidelines but no aim of the peers: such spans of one character count for nobody, and
nothing that covers one is wrong. Speed is of the processor time.

- jieba.posseg: each word tagged nr (also nrt, nrfg), neighbouring ones not joined.
- LAC: each word tagged PER; it gets the article line by line, all lines in one call, which is faster.

Words are searched in the text in their order.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from peers import (  # noqa: E402
    Contender,
    Count,
    Item,
    Span,
    in_order,
    print_tables,
    read_set,
    speed,
    table,
    take_turns,
    versions,
)

LABELS = ("OFFICIAL", "PERSON")
Tagged = Sequence[tuple[str, str]]  # (word, tag)


def names(text: str, tagged: Tagged, tags: tuple[str, ...]) -> set[Span]:
    """Return the spans of the words of the given tags, but for blanks."""
    spans = in_order(text, [word for word, _ in tagged])
    pairs = zip(spans, tagged, strict=True)
    return {span for span, (word, tag) in pairs if span and tag in tags and not word.isspace()}


def countable(wanted: set[Span], given: set[Span]) -> tuple[set[Span], set[Span]]:
    """Leave out the gold spans of one character, and what covers one without being a span of the gold."""
    single = {span for span in wanted if span[1] - span[0] == 1}
    starts = {start for start, _ in single}
    rest = wanted - single
    return rest, {span for span in given if span in rest or not starts.intersection(range(*span))}


class Lac:
    """LAC in another interpreter: one process, one thread for all texts."""

    def __init__(self, python: str) -> None:
        self._process = subprocess.Popen(
            [python, "-W", "ignore", str(ROOT / "scripts" / "lac_names.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf8",
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        self.seconds = 0.0

    def __call__(self, item: Item) -> list[tuple[str, str]]:
        """Tag a text; its own seconds are left in ``seconds``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(item.text) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        self.seconds = answer["seconds"]
        return lac_words(answer["tagged"])

    def clock(self) -> float:
        """Return the seconds of the last text."""
        return self.seconds


def lac_words(lines: Sequence[Sequence[Sequence[str]]]) -> list[tuple[str, str]]:
    """Put LAC's answer, (words, tags) for each line, in one row."""
    return [pair for words, tags in lines for pair in zip(words, tags, strict=True)]


def contenders(lac_python: str) -> list[Contender]:
    """Build ours and the peers that are there."""
    import epi_spacy

    nlp = epi_spacy.load(
        config={"nlp.tokenizer.segmenter": "char"},
        exclude=["epi_directive_matcher", "epi_appearance_matcher"],
    )

    def read_doc(item: Item, doc: Any) -> set[Span]:
        return {(row["start"], row["end"]) for row in doc._.mentions if row["label"] in LABELS}

    tools = [Contender("epi_spacy, article + divisions + officials", lambda item: nlp(item.text), read_doc)]
    try:
        import jieba.posseg

        jieba.setLogLevel("ERROR")
        tools.append(
            Contender(
                "jieba.posseg",
                lambda item: [(pair.word, pair.flag) for pair in jieba.posseg.lcut(item.text)],
                lambda item, tagged: names(item.text, tagged, ("nr", "nrt", "nrfg")),
            )
        )
    except ImportError as problem:
        print(f"jieba.posseg is left out: {problem}", file=sys.stderr)
    if lac_python:
        lac = Lac(lac_python)
        tools.append(
            Contender("LAC", lac, lambda item, tagged: names(item.text, tagged, ("PER",)), clock=lac.clock)
        )
    return tools


def lac_versions(python: str) -> str:
    """Return the versions of LAC and of paddlepaddle in the other environment."""
    show = "from importlib.metadata import version as v; print('LAC', v('lac'), '/', v('paddlepaddle'))"
    done = subprocess.run([python, "-c", show], capture_output=True, text=True, check=True)
    return f"{done.stdout.strip()} (paddlepaddle)"


HEADER = ("", "precision", "recall", "F", "characters/s")


def compare(items: list[Item], tools: list[Contender], rounds: int, patience: float) -> str:
    """Run all tools over the items; the table of their figures."""
    outputs = take_turns(tools, items, rounds, patience)
    rows = []
    for tool in tools:
        count = Count()
        for item, output in zip(items, outputs[tool.name], strict=True):
            wanted, given = countable(set(item.spans(*LABELS)), tool.read(item, output))
            count.add(dict.fromkeys(wanted), dict.fromkeys(given, ""))
        figures = [f"{figure:.3f}" for figure in (count.precision, count.recall, count.f)]
        rows.append([tool.name, *figures, f"{speed(tool, items):,.0f}"])
    return table(HEADER, rows)


def main(
    sets: Annotated[
        list[str], typer.Argument(help="NAME=FOLDER (texts/, gold/), NAME=TEXTS:GOLD, joined by +")
    ],
    lac_python: Annotated[str, typer.Option(help="interpreter of the environment that has LAC")] = "",
    normalize: Annotated[bool, typer.Option("--normalize", help="texts simplified, without glosses")] = False,
    rounds: Annotated[int, typer.Option(help="rounds that count")] = 5,
    patience: Annotated[float, typer.Option(help="seconds; who is slower runs one round only")] = 10.0,
) -> None:
    """Print a table for each set."""
    tools = contenders(lac_python)
    if lac_python:
        print(lac_versions(lac_python))
    else:
        print("LAC is left out: --lac-python names no interpreter", file=sys.stderr)
    print(versions("epi_spacy", "jieba"))
    print_tables(map(read_set, sets), normalize, lambda items: compare(items, tools, rounds, patience))


if __name__ == "__main__":
    typer.run(main)
