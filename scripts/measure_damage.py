"""Measure how well damaged runs are found and read, on clean text damaged at random.

    python scripts/measure_damage.py corpus/texts [--each 300] [--seed 0]

Detection counts characters: those reported among those damaged (recall), those damaged among those reported
(precision). Reversal counts characters of the clean text that the reading gives back in order (recall) and
those of the readings that are right (precision).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Annotated

import typer

from epi_spacy.normalization import normalize

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.normalization.damaging import WAYS, Damaged, damage


@dataclass
class Count:
    """Characters counted over all samples of a kind."""

    damaged: int = 0
    reported: int = 0
    found: int = 0
    said: int = 0
    read: int = 0
    right: int = 0

    def add(self, sample: Damaged) -> None:
        """Count one sample."""
        normalized = normalize(sample.text)
        self.damaged += sample.end - sample.start
        for start, end in normalized.damaged:
            self.reported += end - start
            self.found += max(0, min(end, sample.end) - max(start, sample.start))
        said = normalize(sample.said).text
        self.said += len(said)
        reading = "".join(words for _, _, words in normalized.readings)
        self.read += len(reading)
        same = SequenceMatcher(None, reading, said, autojunk=False).get_matching_blocks()
        self.right += sum(block.size for block in same)

    def figures(self) -> tuple[float, float, float, float]:
        """Return precision and recall of detection, then of reversal; -1 where nothing was counted."""
        pairs = ((self.found, self.reported), (self.found, self.damaged))
        pairs += ((self.right, self.read), (self.right, self.said))
        return tuple([part / whole if whole else -1.0 for part, whole in pairs])  # type: ignore[return-value]


def samples(texts: list[str], way: str, each: int, seed: int) -> Iterator[Damaged]:
    """Damage random texts in one way, always the same for the same seed."""
    rng = random.Random(f"{seed} {way}")
    made = 0
    for _ in range(10 * each):
        sample = damage(rng.choice(texts), way, rng)
        if sample and made < each:
            made += 1
            yield sample


def main(
    folder: Annotated[Path, typer.Argument(help="folder of clean *.txt")],
    each: Annotated[int, typer.Option(help="samples of each kind")] = 300,
    seed: Annotated[int, typer.Option(help="seed")] = 0,
) -> None:
    """Print a table of precision and recall by kind of damage."""
    texts = [path.read_text("utf8") for path in sorted(folder.rglob("*.txt"))]
    texts = [text for text in texts if not normalize(text).damaged]
    print(f"{len(texts)} clean texts, {each} samples of each kind, seed {seed}")
    print(
        "| damage | found: precision | recall | read: precision | recall |\n| --- | --- | --- | --- | --- |"
    )
    for way in WAYS:
        count = Count()
        for sample in samples(texts, way, each, seed):
            count.add(sample)
        cells = " | ".join(f"{figure:.3f}" if figure >= 0 else "–" for figure in count.figures())
        print(f"| {way} | {cells} |")


if __name__ == "__main__":
    typer.run(main)
