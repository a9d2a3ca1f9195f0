"""The characters that the matches of a regular expression begin with, for it to be looked for faster.

An expression of many alternatives is tried at every character of a text, one alternative after the other.
Where it is known with which characters a match may begin, a look at the next one mostly answers for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .needles import REPEATS, WIDTHLESS, op, parser

# Classes of characters by name, as they are written inside of brackets.
_CLASSES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
}
# What a match may begin with, as it is written inside of brackets, and whether there may be nothing.
_Lead = tuple[frozenset[str], bool]


def led(pattern: str) -> str:
    """Return a regular expression that matches the same, but looks at the next character first.

    pattern: the expression, to be compiled without flags.
    RETURNS: the expression behind such a look ahead; as it is where that is unknown, or of no use because
        the engine looks for the first characters by itself.
    """
    tree = parser.parse(pattern)
    if tree.state.flags & (re.IGNORECASE | re.VERBOSE) or not len(tree):
        return pattern
    branches = tree[0][1][1] if tree[0][0] is op.BRANCH and len(tree) == 1 else [tree]
    inner = [branch for branch in branches if not _at_start(branch)]
    known = len(inner) == len(branches) and all(_begins_literally(branch) for branch in inner)
    lead = _of_branches(inner) if inner and not known else None
    if lead is None or lead[1]:
        return pattern
    ahead = f"(?=[{''.join(sorted(lead[0]))}])"
    # What matches at the start alone may begin with anything.
    return f"{ahead}(?:{pattern})" if len(inner) == len(branches) else f"(?:^|{ahead})(?:{pattern})"


def _begins_literally(items: Sequence[Any]) -> bool:
    """Whether the engine itself looks for the first character of a part."""
    if not len(items):
        return False
    code, value = items[0]
    if code is op.SUBPATTERN:
        return _begins_literally(value[-1])
    if code is op.BRANCH:
        return all(branch and branch[0][0] is op.LITERAL for branch in value[1])
    return code in (op.LITERAL, op.IN)


def _at_start(items: Sequence[Any]) -> bool:
    return len(items) > 0 and items[0][0] is op.AT and items[0][1] is op.AT_BEGINNING


def _of_branches(branches: Iterable[Iterable[Any]]) -> _Lead | None:
    chars: frozenset[str] = frozenset()
    empty = False
    for items in branches:
        lead = _of_sequence(items)
        if lead is None:
            return None
        chars, empty = chars | lead[0], empty or lead[1]
    return chars, empty


def _of_sequence(items: Iterable[Any]) -> _Lead | None:
    chars: frozenset[str] = frozenset()
    for code, value in items:
        if code in WIDTHLESS:
            continue
        lead = _of_item(code, value)
        if lead is None:
            return None
        chars = chars | lead[0]
        if not lead[1]:
            return chars, False
    return chars, True


def _of_item(code: Any, value: Any) -> _Lead | None:
    if code is op.LITERAL:
        return frozenset({re.escape(chr(value))}), False
    if code is op.IN:
        return _of_set(value)
    if code is op.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is op.BRANCH:
        return _of_branches(value[1])
    if code in REPEATS:
        lead = _of_sequence(value[2])
        return (lead[0], lead[1] or not value[0]) if lead is not None else None
    return None


def _of_set(items: Iterable[Any]) -> _Lead | None:
    chars: set[str] = set()
    for code, value in items:
        if code is op.LITERAL:
            chars.add(re.escape(chr(value)))
        elif code is op.RANGE:
            chars.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif code is op.CATEGORY and value in _CLASSES:
            chars.add(_CLASSES[value])
        else:
            return None
    return frozenset(chars), False
