"""Measure how the time of each part of the work grows with the length of its input, on hostile input.

    python scripts/measure_growth.py --size 500000

For every string and file of ``tests/robustness/adversarial.py`` and each part of the work: CPU seconds at the
size and at twice the size (least of several runs) and their ratio, two where time is linear. Prints those
over ``--ratio`` that take more than ``--floor`` seconds, and the worst of each part.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

sys.path.insert(0, str(Path(__file__).parents[1]))


def main(
    size: Annotated[int, typer.Option(help="Characters (strings) or bytes (files).")] = 50_000,
    ratio: Annotated[float, typer.Option(help="What is too much.")] = 2.5,
    floor: Annotated[float, typer.Option(help="Seconds below which a time says nothing.")] = 0.02,
    runs: Annotated[int, typer.Option(help="The least of so many runs counts.")] = 3,
    only: Annotated[str, typer.Option(help="Only inputs whose name has this in it.")] = "",
    limit: Annotated[float, typer.Option(help="Leave an input out that takes more seconds than this.")] = 600,
) -> None:
    """Measure and print."""
    from tests.robustness.adversarial import all_inputs
    from tests.robustness.growth import growth

    worst: dict[str, tuple[float, str, float]] = {}
    slowest: dict[str, tuple[float, str]] = {}
    over = 0
    for name, measure in all_inputs().items():
        if only and only not in name:
            continue
        begin = time.perf_counter()
        for part, found in growth(measure, size, runs=runs, ratio=ratio, floor=floor).items():
            if found.after > slowest.get(part, (0.0, ""))[0]:
                slowest[part] = (found.after, name)
            if found.after > floor and found.ratio > worst.get(part, (0.0, "", 0.0))[0]:
                worst[part] = (found.ratio, name, found.after)
            if found.after > floor and found.ratio > ratio:
                over += 1
                print(
                    f"{part:24} {name:28} {found.before:8.3f} {found.after:8.3f} ratio {found.ratio:.2f}",
                    flush=True,
                )
        if time.perf_counter() - begin > limit:
            print(f"{name} takes too long", flush=True)
    print(f"\n{over} over {ratio}. The worst of each part:\n")
    print("| part | worst ratio | on | slowest, seconds at twice the size | on |")
    print("| --- | --- | --- | --- | --- |")
    for part, (seconds, name) in slowest.items():
        value, where, _ = worst.get(part, (0.0, "-", 0.0))
        print(f"| {part} | {value:.2f} | `{where}` | {seconds:.2f} | `{name}` |")


if __name__ == "__main__":
    typer.run(main)
