"""The characters that the matches of a regular expression begin and end with, for it to be asked faster.

An expression of many alternatives is tried at every character of a text, one alternative after the other.
Where it is known with which characters a match may begin, a look at the next one mostly answers for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .needles import REPEATS, WIDTHLESS, characters, op, parser

_DIGITS = r"\d"
# Classes of characters by name, as they are written inside of brackets.
_CLASSES = {
    op.CATEGORY_DIGIT: _DIGITS,
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
}
# Fewer characters begin few alternatives.
_FEWEST = 8
# What may stand behind the end of a match at the end of a text.
_AT_END = frozenset({"\n"})
# Stands among the characters for a match that may begin with anything, but at the start of the text alone.
_START = ""
# The characters, and classes of them, that a match may begin with, and whether there may be nothing.
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
    lead = None if _begins_literally(tree) or _at_start(tree) else _of_sequence(tree)
    if lead is None or lead[1] or len(lead[0]) < _FEWEST:
        return pattern
    ahead = f"(?=[{''.join(map(_written, sorted(lead[0])))}])"
    return f"(?:^|{ahead})(?:{pattern})" if _START in lead[0] else f"{ahead}(?:{pattern})"


def beginnings(pattern: str) -> frozenset[str]:
    """Return the characters with which the matches of a regular expression begin.

    pattern: the expression, to be compiled without flags, whose matches are never empty.
    RETURNS: the characters, but for classes of digits: to be asked by ``is_edge``.
    RAISES: ValueError where they may begin with anything.
    """
    return _known(_of_sequence(parser.parse(pattern)), "begins", pattern)


def endings(pattern: str) -> frozenset[str]:
    """Return the characters with which a text ends that a regular expression matches up to its end.

    pattern: the expression, to be compiled without flags, whose matches are never empty and end in ``$``.
    RETURNS: the characters, but for classes of digits: to be asked by ``is_edge``.
    RAISES: ValueError where they may end with anything.
    """
    return _known(_of_sequence(parser.parse(pattern), last=True), "ends", pattern) | _AT_END


def is_edge(char: str, edges: frozenset[str]) -> bool:
    """Whether a match may begin, or end, with a character.

    char: the character, or "". edges: what ``beginnings`` or ``endings`` gave.
    """
    return char in edges or char.isdecimal()


def _known(lead: _Lead | None, does: str, pattern: str) -> frozenset[str]:
    chars = lead[0] - {_DIGITS} if lead is not None else frozenset()
    if lead is None or lead[1] or not all(len(char) == 1 for char in chars):
        raise ValueError(f"it is not known what {does} {pattern!r}")
    return chars


def _written(char: str) -> str:
    """Return a character, or a class of them, as it is written inside of brackets."""
    return re.escape(char) if len(char) == 1 else char


def _begins_literally(items: Sequence[Any]) -> bool:
    """Whether the engine itself looks for the first character of a part."""
    if not len(items):
        return False
    code, value = items[0]
    if code is op.SUBPATTERN:
        return _begins_literally(value[-1])
    if code is op.BRANCH:
        return all(len(branch) and branch[0][0] is op.LITERAL for branch in value[1])
    return code in (op.LITERAL, op.IN)


def _at_start(items: Sequence[Any]) -> bool:
    return len(items) > 0 and items[0][0] is op.AT and items[0][1] is op.AT_BEGINNING


def _of_branches(branches: Iterable[Sequence[Any]], last: bool) -> _Lead | None:
    chars: frozenset[str] = frozenset()
    empty = False
    for items in branches:
        start = not last and _at_start(items)
        lead = (frozenset({_START}), False) if start else _of_sequence(items, last)
        if lead is None:
            return None
        chars, empty = chars | lead[0], empty or lead[1]
    return chars, empty


def _of_sequence(items: Sequence[Any], last: bool = False) -> _Lead | None:
    """Return what a part begins with, or, read from its last item on, ends with."""
    chars: frozenset[str] = frozenset()
    for number in range(len(items)):
        code, value = items[-1 - number if last else number]
        if code in WIDTHLESS:
            continue
        lead = _of_item(code, value, last)
        if lead is None:
            return None
        chars = chars | lead[0]
        if not lead[1]:
            return chars, False
    return chars, True


def _of_item(code: Any, value: Any, last: bool) -> _Lead | None:
    if code is op.LITERAL:
        return frozenset({chr(value)}), False
    if code is op.IN:
        chars = characters(value, _CLASSES)
        return (chars, False) if chars is not None else None
    if code is op.SUBPATTERN:
        _, add_flags, del_flags, inner = value
        return None if add_flags or del_flags else _of_sequence(inner, last)
    if code is op.BRANCH:
        return _of_branches(value[1], last)
    if code in REPEATS:
        lead = _of_sequence(value[2], last)
        return (lead[0], lead[1] or not value[0]) if lead is not None else None
    return None
