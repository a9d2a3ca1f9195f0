"""The Python examples of the README and of the pages in docs/ run, in order, a page as one program.

A block of ``>>>`` lines shows what comes, and that is what must come. What cannot run here is marked
``python notest``.
"""

from __future__ import annotations

import doctest
import re
import warnings
from pathlib import Path

import pytest

from tests.conftest import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
# What says otherwise that a block is Python: so that none is passed over.
FENCE = re.compile(r"^[ \t]*(?:```|~~~)[ \t]*(?:python|py|pycon)\b.*$", re.MULTILINE | re.IGNORECASE)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def run(path: Path) -> dict[str, object]:
    """Run the blocks of a page; return the names that they leave."""
    names: dict[str, object] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for number, block in enumerate(BLOCK.findall(path.read_text("utf8")), 1):
            name = f"{path.name}, block {number}"
            if block.startswith(">>>"):
                checked(block, names, name)
            else:
                exec(compile(block, name, "exec"), names)
    return names


def checked(block: str, names: dict[str, object], name: str) -> None:
    """Run a block of ``>>>`` lines, and hold what comes against what it shows."""
    test = doctest.DocTestParser().get_doctest(block, names, name, None, None)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(said)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_python_examples_run(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(path)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_example_is_passed_over(path: Path) -> None:
    text = path.read_text("utf8")
    left = [fence for fence in FENCE.findall(text) if fence not in ("```python", "```python notest")]
    assert not left
    assert len(BLOCK.findall(text)) == text.count("```python\n")


def test_the_first_example_finds_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    path = ROOT / "README.md"
    assert len(BLOCK.findall(path.read_text("utf8"))) >= 5
    doc = run(path)["doc"]
    assert [(r["name"], r["post"], r["division"]) for r in doc._.officials] == [  # type: ignore[attr-defined]
        ("林望舒", "市委书记", "511600")
    ]
    assert {d["speaker"] for d in doc._.directives} == {"林望舒"}  # type: ignore[attr-defined]
    assert {d["force"] for d in doc._.directives} == {"oblige", "forbid"}  # type: ignore[attr-defined]


def test_a_wrong_example_is_found() -> None:
    with pytest.raises(AssertionError, match=r"Got:\s+2"):
        checked(">>> 1 + 1\n3\n", {}, "a page")
