"""Time the pipelines, their components and their peers, in one run on one core.

    python scripts/benchmark.py corpus/texts [--rounds 5] [--all-scripts] [--json]

Every contender reads the same documents; the contenders take turns round by round, the first round is
a warm-up, and the figure is the median of the others, in characters a second of processor time, so that
other work on the machine does little harm. Pipelines read the documents as a stream (``nlp.pipe``), ours
also one by one. Each component of the character pipeline is timed alone, on Docs as the components before it
leave them. A peer whose package is not installed is left out and said to be.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from spacy.language import Language

Run = Callable[[list[str]], object]
FAST = "epi_fast (char)"


def documents(folder: Path, characters: int, clean: bool) -> list[str]:
    """Read the texts of a folder, in random order, over and over until ``characters`` are reached.

    With ``clean`` only simplified texts without glosses count, since jieba.posseg slows down tenfold
    on others, which would flatter every ratio.
    """
    from epi_spacy.normalization import normalize

    texts = [path.read_text("utf8") for path in sorted(folder.rglob("*.txt"))]
    if clean:
        texts = [text for text in texts if normalize(text).script == "simplified"]
    if not texts:
        raise typer.BadParameter(f"no usable *.txt under {folder}")
    random.Random(0).shuffle(texts)
    out: list[str] = []
    total = 0
    while total < characters:
        out.append(texts[len(out) % len(texts)])
        total += len(out[-1])
    return out


def each(read: Callable[[str], object]) -> Run:
    """Read texts one by one."""
    return lambda texts: deque(map(read, texts), maxlen=0)


def stream(nlp: Language) -> Run:
    """Read texts as a stream."""
    return lambda texts: deque(nlp.pipe(texts), maxlen=0)


def contenders(fast: Language) -> dict[str, Run | None]:
    """Build every contender; None where its package is missing. fast: the character pipeline."""
    import spacy
    from spacy_pkuseg import pkuseg

    import epi_spacy
    from epi_spacy.normalization import normalize
    from epi_spacy.text.segmenters import PKUSEG_MODEL

    ours = {"@tokenizers": "epi_spacy.ChineseTokenizer.v1", "segmenter": "char"}
    runs: dict[str, Run | None] = {
        "zh tokenizer, stock (char)": stream(spacy.blank("zh")),
        "our tokenizer (char)": stream(spacy.blank("zh", config={"nlp": {"tokenizer": ours}})),
        FAST: stream(fast),
        f"{FAST}, one by one": each(fast),
        "epi_rules (pkuseg)": stream(epi_spacy.load()),
        "pkuseg, bare": each(pkuseg(str(PKUSEG_MODEL), user_dict=None).cut),
        "normalization": each(normalize),
    }
    try:
        import jieba.posseg

        jieba.setLogLevel("ERROR")
        runs["jieba.posseg"] = each(jieba.posseg.lcut)
    except ImportError:
        runs["jieba.posseg"] = None
    from opencc import OpenCC

    runs["opencc-python t2s"] = each(OpenCC("t2s").convert)
    return runs


def components(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Time the tokenizer and each component alone; seconds for all texts."""
    seconds = {}
    begin = time.process_time()
    docs = [nlp.make_doc(text) for text in texts]
    seconds["tokenizer"] = time.process_time() - begin
    for name, pipe in nlp.pipeline:
        begin = time.process_time()
        docs = list(pipe.pipe(docs))
        seconds[name] = time.process_time() - begin
    return seconds


def measure(
    runs: dict[str, Run | None], nlp: Language, texts: list[str], rounds: int
) -> tuple[dict[str, float], dict[str, float]]:
    """Time the contenders and the components of a pipeline turn by turn.

    RETURNS: characters a second of each contender, and of each component; the median of the rounds.
    """
    seconds: dict[str, list[float]] = {name: [] for name, run in runs.items() if run}
    parts: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        for name in seconds:
            begin = time.process_time()
            runs[name](texts)  # type: ignore[misc]
            if number:
                seconds[name].append(time.process_time() - begin)
        for name, taken in components(nlp, texts).items():
            if number:
                parts.setdefault(name, []).append(taken)
    return _speeds(seconds, texts), _speeds(parts, texts)


def _speeds(seconds: dict[str, list[float]], texts: list[str]) -> dict[str, float]:
    total = sum(map(len, texts))
    return {name: total / statistics.median(times) for name, times in seconds.items()}


RATIOS = (
    ("our tokenizer (char)", "zh tokenizer, stock (char)"),
    (FAST, "zh tokenizer, stock (char)"),
    (FAST, "jieba.posseg"),
    ("epi_rules (pkuseg)", "pkuseg, bare"),
    ("normalization", "opencc-python t2s"),
)


def main(
    folder: Annotated[Path, typer.Argument(help="folder of *.txt")],
    characters: Annotated[int, typer.Option(help="characters a round")] = 60_000,
    rounds: Annotated[int, typer.Option(help="rounds that count")] = 5,
    all_scripts: Annotated[bool, typer.Option("--all-scripts", help="traditional texts too")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Print characters a second of every contender and component, and the ratios that matter."""
    from epi_spacy import load
    from epi_spacy.assembly import compiled

    texts = documents(folder, characters, clean=not all_scripts)
    fast = load(config={"nlp.tokenizer.segmenter": "char"})
    runs = contenders(fast)
    speeds, parts = measure(runs, fast, texts, rounds)
    ratios = {f"{a} / {b}": speeds[a] / speeds[b] for a, b in RATIOS if a in speeds and b in speeds}
    if as_json:
        json.dump(
            {"characters_per_second": speeds, "components": parts, "ratios": ratios}, sys.stdout, indent=1
        )
        return
    print(f"{len(texts)} documents, {sum(map(len, texts)):,} characters, median of {rounds} rounds, one core")
    print(f"epi_spacy is {'' if compiled() else 'not '}compiled")
    for name, run in runs.items():
        print(f"{name:<30} {speeds[name]:>14,.0f} characters/s" if run else f"{name:<30} not installed")
    size = sum(map(len, texts)) / len(texts)
    print(f"\ncomponents of {FAST}, each alone")
    for name, speed in parts.items():
        print(f"{name:<30} {speed:>14,.0f} characters/s {size / speed * 1e3:8.2f} ms a document")
    print()
    for name, ratio in ratios.items():
        print(f"{name:<62} {ratio:8.2f}")


if __name__ == "__main__":
    typer.run(main)
