"""The examples of the README run, in order, as one program."""

from __future__ import annotations

import re
import warnings

from tests.conftest import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def test_python_examples_run(capsys: object) -> None:
    blocks = BLOCK.findall((ROOT / "README.md").read_text("utf8"))
    assert len(blocks) >= 5
    names: dict[str, object] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for block in blocks:
            exec(compile(block, "README.md", "exec"), names)
    doc = names["doc"]
    assert [(r["name"], r["post"], r["division"]) for r in doc._.officials] == [
        ("林望舒", "市委书记", "511600")
    ]  # type: ignore[attr-defined]
    assert {d["speaker"] for d in doc._.directives} == {"林望舒"}  # type: ignore[attr-defined]
    assert {d["force"] for d in doc._.directives} == {"oblige", "forbid"}  # type: ignore[attr-defined]
