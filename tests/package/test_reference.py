"""The pages on record, errors and configuration say what the code has, all of it and nothing else."""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from epi_spacy.errors import MESSAGES
from epi_spacy.records import schema
from epi_spacy.text.ruler import Ruler
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import build_reference

from .test_entry_points import GOLDEN

CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text("utf8")
SECTIONS = dict(re.findall(r"^## `([^`]+)`[^\n]*\n(.*?)(?=^## |\Z)", CONFIGURATION, re.DOTALL | re.MULTILINE))
FACTORIES = sorted(GOLDEN["spacy_factories"])
FUNCTIONS = {
    name: kind for kind in ("tokenizers", "readers", "callbacks") for name in sorted(GOLDEN[f"spacy_{kind}"])
}


def test_the_pages_are_up_to_date() -> None:
    for path, text in build_reference.pages().items():
        assert path.read_text("utf8") == text, "run: python scripts/build_reference.py"


def fields(part: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, field in part.get("properties", {}).items():
        yield f"{path}.{name}", field
        yield from fields(field, f"{path}.{name}")
    for kind in part.get("oneOf", ()):
        yield from fields(kind, path)


def test_every_field_of_the_record_is_described() -> None:
    whole = schema()
    found = dict(fields(whole, "record"))
    for name, part in whole["$defs"].items():
        assert part["description"]
        found |= fields(part, name)
    assert len(found) > 100
    assert not [path for path, field in found.items() if not field.get("description")]


def test_what_a_message_says_is_parted_into_fault_and_remedy() -> None:
    assert build_reference.split("There is none. Do that. Or this.") == (
        "There is none.",
        "Do that. Or this.",
    )
    assert build_reference.split("Nothing to part") == ("Nothing to part", "")
    # A point inside of a name or a number ends no sentence.
    assert build_reference.split("It is 2.0 or a.txt: bad. Mend it.") == (
        "It is 2.0 or a.txt: bad.",
        "Mend it.",
    )


def test_every_code_has_a_remedy() -> None:
    page = (ROOT / "docs" / "errors.md").read_text("utf8")
    for code in MESSAGES:
        (row,) = re.findall(rf"^\| {code} \| (.*) \| (.*) \|$", page, re.MULTILINE)
        assert all(row)


def settings(name: str) -> dict[str, str]:
    """The settings in the first table of a section, with the defaults that it names."""
    table = re.search(r"^\| setting \|.*?(?=^$)", SECTIONS[name] + "\n", re.DOTALL | re.MULTILINE)
    return dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", table.group(), re.MULTILINE)) if table else {}


def shown(value: object) -> str:
    return "`" + json.dumps(value) + "`"


def test_the_page_has_a_section_of_each() -> None:
    assert set(SECTIONS) == {*FACTORIES, *FUNCTIONS}


@pytest.mark.parametrize("name", FACTORIES)
def test_every_setting_of_a_component_is_told(name: str) -> None:
    spacy.blank("zh").add_pipe(name)
    default = Language.get_factory_meta(name).default_config
    expected = {key: shown(value) for key, value in default.items() if key != "scorer"}
    if "scorer" in default:
        expected["scorer"] = shown(default["scorer"]["@scorers"])
    assert settings(name) == expected


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_setting_of_a_function_is_told(name: str) -> None:
    made = spacy.registry.get(FUNCTIONS[name], name)
    expected = {
        key: "required" if value.default is inspect.Parameter.empty else shown(value.default)
        for key, value in inspect.signature(made).parameters.items()
    }
    assert settings(name) == expected


@pytest.mark.parametrize("name", FACTORIES)
def test_every_label_of_a_pattern_is_told(name: str) -> None:
    """The table of patterns names the labels and fields that the component takes, and its examples work."""
    component = spacy.blank("zh").add_pipe(name)
    if not isinstance(component, Ruler):
        assert "```json" not in SECTIONS[name]
        return
    table = re.search(r"^\| label \|.*?(?=^$)", SECTIONS[name] + "\n", re.DOTALL | re.MULTILINE)
    assert table
    told: dict[str, set[str]] = {}
    for labels, more in re.findall(r"^\| (.*?) \| (.*?) \|", table.group(), re.MULTILINE)[2:]:
        for label in re.findall(r"`(\w+)`", labels) or [""]:
            told[label] = set(re.findall(r"`(\w+)`", more))
    expected = {label: set(more) for label, more in component.fields.items()}
    if component.other_fields is not None:
        expected[""] = set(component.other_fields)
    # Which of the labels takes a field may be for the component's own check to say (E303).
    assert set(told) == set(expected)
    assert all(told[label] <= expected[label] for label in told)
    assert set().union(*told.values()) == set().union(*expected.values())
    (block,) = re.findall(r"^```json\n(.*?)^```", SECTIONS[name], re.DOTALL | re.MULTILINE)
    component.add_patterns([json.loads(line) for line in block.splitlines()])
    assert len(component.patterns) == len(block.splitlines())


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/*.md")])
)
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)", path.read_text("utf8")):
        page = path.parent / target if target else path
        assert page.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.*)$", page.read_text("utf8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
