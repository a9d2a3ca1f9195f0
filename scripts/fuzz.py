"""Fuzz the reader of files, the normalizer, the article reader and the whole pipeline.

    python scripts/fuzz.py --seconds 3600 --seed 1 --corpus out/fuzz --go-on

Guided by coverage with atheris (libFuzzer), an extra for development: ``pip install 'epi_spacy[fuzz]'``.
Where that is not installed (it has wheels for Linux on x86-64), or with ``--plain``, the same inputs are
changed in the same ways without guidance. Either way the changes are made of Chinese words that the rules
look for, so that most inputs are still texts, and what is checked are the invariants of
``tests/robustness/invariants.py``, not only that nothing breaks. The first finding ends the run, with exit
code 1 (77 from atheris), and is written to ``--findings``; with ``--go-on`` it is noted and the run goes on.

An input is a byte that chooses the target (0 normalizer, 1 article reader, 2 pipeline, from 3 on the names
of files in ``tests/robustness/mutations.py``) and the data. ``--replay FILE`` checks one.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib
import pkgutil
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

TARGETS = ("normalizer", "article", "pipeline")
# How often a change is libFuzzer's own, of bytes, and not one of ours.
_BYTES = 0.1
# After how many seconds the state is printed.
_TELL = 60


class Fuzzer:
    """Check inputs, count them, and keep what is found.

    findings: the folder for inputs that break something.
    go_on: do not stop at the first.
    """

    def __init__(self, findings: Path, go_on: bool) -> None:
        self.findings, self.go_on = findings, go_on
        self.runs: Counter[str] = Counter()
        self.found: dict[str, str] = {}
        self.slowest = 0.0
        self.began = self.told = time.monotonic()

    def check(self, data: bytes) -> None:
        """Check one input."""
        begin = time.perf_counter()
        try:
            self.runs[run(data)] += 1
        except Exception as problem:
            self._note(data, problem)
            if not self.go_on:
                raise
        taken = time.perf_counter() - begin
        if taken > max(self.slowest, 1.0):
            self.slowest = taken
            self._write(data, "slow", f"{taken:.1f} s")
        if time.monotonic() - self.told > _TELL:
            self.report()

    def _note(self, data: bytes, problem: Exception) -> None:
        frames = traceback.extract_tb(problem.__traceback__)
        where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
        # Findings of one place and one message are one.
        key = hashlib.blake2b(f"{where[-2:]}{str(problem)[:25]}".encode(), digest_size=4).hexdigest()
        if key not in self.found:
            told = "".join(traceback.format_exception(problem))
            self.found[key] = f"{type(problem).__name__}: {str(problem)[:300]}"
            self._write(data, f"found-{key}", told)
            print(f"found {key}: {self.found[key]} ({' > '.join(where[-4:])})", flush=True)

    def _write(self, data: bytes, name: str, told: str) -> None:
        self.findings.mkdir(parents=True, exist_ok=True)
        (self.findings / name).write_bytes(data)
        (self.findings / f"{name}.txt").write_text(
            told + "\n\n" + repr(data[1:].decode("utf-8", "replace")), "utf-8"
        )

    def report(self) -> None:
        """Print what was done so far."""
        self.told = time.monotonic()
        runs = ", ".join(f"{name} {count}" for name, count in sorted(self.runs.items()))
        done = f"{sum(self.runs.values())} inputs in {self.told - self.began:.0f} s"
        print(f"{done}: {runs}; {len(self.found)} findings", flush=True)


def run(data: bytes) -> str:
    """Check one input; return the name of its target."""
    from tests.robustness import invariants
    from tests.robustness.mutations import NAMES

    target, rest = data[0] if data else 0, data[1:]
    names = (*TARGETS, *NAMES)
    name = names[target % len(names)]
    if name not in TARGETS:
        invariants.check_reader(rest, name, annotate=True)
        return "reader"
    text = _text(rest)
    if name == "normalizer":
        invariants.check_normalizer(text)
    elif name == "article":
        invariants.check_article_reader(text)
    else:
        invariants.check_pipeline(text)
    return name


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def changed(data: bytes, rng: random.Random) -> bytes:
    """Return an input changed as Chinese texts, or files of some format, may be."""
    from tests.robustness import mutations

    target, rest = (data[0] if data else 0), data[1:]
    if rng.random() < 0.05:
        target = rng.randrange(256)
    names = (*TARGETS, *mutations.NAMES)
    name = names[target % len(names)]
    if name in TARGETS:
        text = mutations.mutated(_text(rest) or rng.choice(mutations.texts()), rng)
        return bytes([target]) + text.encode("utf-8", "surrogatepass")
    if not rest or rng.random() < 0.1:
        rest = mutations.packed(mutations.mutated(rng.choice(mutations.texts())[:1000], rng), name, rng)
    return bytes([target]) + mutations.mutated_bytes(rest, rng)


def fuzz_guided(fuzzer: Fuzzer, seconds: int, seed: int, corpus: Path) -> None:
    """Let atheris choose the inputs by what code they reach; this never returns."""
    import atheris  # type: ignore[import-not-found]

    def mutate(data: bytes, size: int, chance: int) -> bytes:
        rng = random.Random(chance)
        if rng.random() < _BYTES:
            return bytes(atheris.Mutate(data, size))
        return changed(data, rng)[:size]

    options = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        "-max_len=8192",
        "-verbosity=0",
        "-rss_limit_mb=8192",
        "-timeout=120",
        f"-artifact_prefix={fuzzer.findings}/",
        "-print_final_stats=1",
        str(corpus),
    ]
    fuzzer.findings.mkdir(parents=True, exist_ok=True)
    atheris.Setup(options, fuzzer.check, custom_mutator=mutate)
    atheris.Fuzz()


def fuzz_plain(fuzzer: Fuzzer, seconds: int, seed: int, corpus: Path) -> None:
    """Change the seeds at random."""
    rng = random.Random(seed)
    seeds = [path.read_bytes() for path in sorted(corpus.iterdir())]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        fuzzer.check(changed(rng.choice(seeds), rng))


def _instrument() -> bool:
    """Load the library so that atheris sees what code is reached; return whether it can."""
    try:
        import atheris  # type: ignore[import-not-found]
    except ImportError:
        return False
    with atheris.instrument_imports(include=["epi_spacy"]):
        import epi_spacy

        for module in pkgutil.walk_packages(epi_spacy.__path__, "epi_spacy."):
            if not module.name.startswith("epi_spacy.cli"):
                importlib.import_module(module.name)
    return True


def main(
    seconds: Annotated[int, typer.Option(help="How long.")] = 60,
    seed: Annotated[int, typer.Option(help="Where all chance comes from.")] = 1,
    corpus: Annotated[
        Path | None, typer.Option(help="A folder that keeps inputs that reach new code.")
    ] = None,
    findings: Annotated[Path, typer.Option(help="Where inputs that break something go.")] = Path(
        "out/findings"
    ),
    go_on: Annotated[bool, typer.Option("--go-on", help="Do not stop at the first finding.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Without atheris.")] = False,
    replay: Annotated[Path | None, typer.Option(help="Check this input and no other.")] = None,
) -> None:
    """Fuzz for some seconds."""
    guided = not plain and replay is None and _instrument()
    from tests.conftest import pipeline
    from tests.robustness import mutations

    pipeline()
    if replay:
        print(run(replay.read_bytes()))
        return
    fuzzer = Fuzzer(findings, go_on)
    atexit.register(fuzzer.report)
    with tempfile.TemporaryDirectory() as folder:
        held = corpus or Path(folder)
        held.mkdir(parents=True, exist_ok=True)
        mutations.seed_folder(held, 2 * seconds)
        (fuzz_guided if guided else fuzz_plain)(fuzzer, seconds, seed, held)


if __name__ == "__main__":
    typer.run(main)
