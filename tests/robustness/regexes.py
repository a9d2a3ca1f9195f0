"""Every regular expression of the package as it is compiled, and what of it may take longer than linear time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.conftest import ROOT

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_constants as codes
    import sre_parse as parser

_REPEATS = tuple(
    getattr(codes, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(codes, name)
)
# A repeat of so many times is as good as one without end.
_ENDLESS = 1000
_COLLECT = """
import re, sys, json
import spacy
compile_, found = re.compile, {}
def note(pattern, flags=0):
    made = compile_(pattern, flags)
    room = sys._getframe(1).f_globals.get("__name__", "")
    if room.startswith("epi_spacy") and isinstance(made.pattern, str):
        found.setdefault(made.pattern, [made.flags, room])
    return made
re.compile = note
import importlib, pkgutil
import epi_spacy
for module in pkgutil.walk_packages(epi_spacy.__path__, "epi_spacy."):
    importlib.import_module(module.name)
nlp = epi_spacy.load(config={"nlp.tokenizer.segmenter": "char"})
from tests.robustness.mutations import texts
for text in texts():
    nlp(text)
print(json.dumps(found))
"""


@cache
def collected() -> dict[str, tuple[int, str]]:
    """Return every pattern that a fresh process compiles over the project's texts: its flags and its module.

    Patterns are put together from data files and compiled when they are wanted, so reading the code would
    not do.
    """
    done = subprocess.run(
        [sys.executable, "-c", _COLLECT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    found: dict[str, tuple[int, str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def faults(pattern: str, flags: int = 0) -> list[str]:
    """Return what makes a pattern superlinear for sure, or likely.

    "nested": a repeat without end in a repeat without end. "ambiguous": in a repeat without end, a repeat of
    changing length of characters that others of its alternatives begin with, so that one text is divided in
    many ways. "adjacent": two repeats without end side by side whose characters overlap, with something
    behind that may fail.
    """
    return sorted(set(_faults(list(parser.parse(pattern, flags)), False)))


def _faults(items: list[Any], inside: bool) -> Iterator[str]:
    for number, (op, value) in enumerate(items):
        if op in _REPEATS:
            low, high, body = value
            endless = high >= _ENDLESS
            if endless and inside:
                yield "nested"
            if endless and low != high and _ambiguous(list(body)):
                yield "ambiguous"
            if endless and number + 1 < len(items) and _overlap(items[number], items[number + 1 :]):
                yield "adjacent"
            yield from _faults(list(body), inside or endless)
        elif op is codes.SUBPATTERN:
            yield from _faults(list(value[-1]), inside)
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _faults(list(branch), inside)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _faults(list(value[1]), False)


def _ambiguous(body: list[Any]) -> bool:
    """Whether one text can be the body of a repeat several times over in many ways."""
    while len(body) == 1 and body[0][0] is codes.SUBPATTERN:
        body = list(body[0][1][-1])
    branches = [list(b) for b in body[0][1][1]] if len(body) == 1 and body[0][0] is codes.BRANCH else [body]
    for branch in branches:
        for op, value in branch:
            if op in _REPEATS and value[0] != value[1] and value[1] > 1 and _broad(list(value[2])):
                return True
    return False


def _broad(items: list[Any]) -> bool:
    """Whether an item fits most characters: any, or all but a few."""
    if len(items) != 1:
        return False
    op, value = items[0]
    return op in (codes.ANY, codes.NOT_LITERAL) or (op is codes.IN and value[0][0] is codes.NEGATE)


def _overlap(one: Any, behind: list[Any]) -> bool:
    """Whether the repeat behind this one may take the same characters, and something else follows."""
    op, value = behind[0]
    if op not in _REPEATS or value[1] < _ENDLESS or len(behind) == 1:
        return False
    return str(list(one[1][2])) == str(list(value[2]))


def slow_searches(seconds: float = 0.2) -> Iterator[str]:
    """Yield the patterns that take long to search strings made of their own characters."""
    for pattern, (flags, room) in collected().items():
        compiled = re.compile(pattern, flags)
        for attack in _attacks(pattern):
            begin = time.process_time()
            compiled.match(attack)
            if time.process_time() - begin > seconds:
                yield f"{room}: {pattern[:200]!r} on {attack[:12]!r}"
                break


def _attacks(pattern: str) -> list[str]:
    """Return strings of the pattern's own words, with an end that fits nothing."""
    words = sorted(set(re.findall(r"[\u3400-\u9fff]{1,4}", pattern)), key=len)[:40]
    return [(word * 30)[:60] + "\x01" for word in words] + [" " * 300 + "\x01", "\n" * 300 + "\x01"]
