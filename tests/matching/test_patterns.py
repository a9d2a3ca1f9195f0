"""Expressions of a table: compiled when asked for, named in one another."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from epi_spacy.datafiles import rows
from epi_spacy.directives.slot_shapes import shapes
from epi_spacy.matching.patterns import Patterns, expanded

TABLE = {"digit": "[0-9]|\u3007", "pair": "<<digit>><<digit>>", "year": "(<<pair>>){2}"}


def test_an_expression_holds_those_that_it_names() -> None:
    assert expanded(TABLE["pair"], TABLE) == "(?:[0-9]|\u3007)(?:[0-9]|\u3007)"
    assert Patterns(lambda: TABLE).year.fullmatch("202\u3007") is not None
    with pytest.raises(KeyError):
        expanded("<<month>>", TABLE)


def test_nothing_is_read_before_an_expression_is_asked_for() -> None:
    read: list[str] = []
    patterns = Patterns(lambda: read.append("read") or TABLE)  # type: ignore[func-returns-value]
    assert not read
    assert patterns.digit is patterns.digit
    assert isinstance(patterns.pair, re.Pattern)
    assert read == ["read"]


def test_a_name_that_stands_for_none_is_an_error() -> None:
    patterns = Patterns(lambda: TABLE)
    with pytest.raises(AttributeError, match="no expression is named month"):
        _ = patterns.month
    assert not hasattr(patterns, "__wrapped__")


def test_the_expressions_of_the_slots_are_those_that_the_room_asks_for() -> None:
    table = rows("directives", "slot_pattern.tsv")
    named = {(row["slot"], name) for row in table for name in re.findall("<<([a-z_]+)>>", row["pattern"])}
    given = {(row["slot"], row["name"]) for row in table}
    assert len(given) == len(table)
    for slot, name in given:
        getattr(shapes(slot), name)
    folder = Path(str(import_module("epi_spacy.directives").__file__)).parent
    used = set()
    for path in folder.glob("slot*.py"):
        code = path.read_text("utf8")
        used |= set(re.findall(r'\bshapes\("([a-z]+)"\)\.([a-z_]+)', code))
        used |= set(re.findall(r'\bOpening\("([a-z]+)", "([a-z_]+)"\)', code))
        for own in re.findall(r'^_SHAPES(?:: Final)? = shapes\("([a-z]+)"\)', code, re.MULTILINE):
            used |= {(own, name) for name in re.findall(r"_SHAPES\.([a-z_]+)", code)}
            used |= {(own, name) for name in re.findall(r'"([a-z_]+)"', code)}
    assert {found for found in given if found not in used | named} == set()
