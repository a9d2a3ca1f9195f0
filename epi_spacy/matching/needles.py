"""What a regular expression cannot do without: strings of which every match holds at least one.

Looking for all such strings of many expressions at once costs next to nothing beside running the expressions,
and where none of an expression's strings stands, it cannot match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

try:
    from re import _constants as op  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_constants as op
    import sre_parse as parser

__all__ = ["REPEATS", "WIDTHLESS", "Strings", "characters", "needles", "op", "parser"]

# More strings than these are no longer joined with what stands beside them.
_MOST = 400
#: The ways to say how often a part stands.
REPEATS = frozenset(
    getattr(op, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(op, name)
)
#: What takes up no characters: what stands on both sides of it is joined.
WIDTHLESS = frozenset({op.AT, op.ASSERT, op.ASSERT_NOT})
_ATOMIC = getattr(op, "ATOMIC_GROUP", None)
_EMPTY = frozenset({""})
_NO_CLASSES: Mapping[Any, str] = {}

Strings = frozenset[str]
# All that a part may match, if that is little; and strings one of which it holds: None where unknown.
_Part = tuple[Strings | None, Strings | None]


def needles(pattern: str) -> Strings | None:
    """Return strings of which every match of a regular expression holds at least one.

    pattern: the expression, to be compiled without flags.
    RETURNS: the strings, or None where there are none such, or flags inside the expression forbid to say.
    """
    tree = parser.parse(pattern)
    if tree.state.flags & (re.IGNORECASE | re.VERBOSE):
        return None
    return _sequence(tree)[1]


def _sequence(items: Iterable[Any]) -> _Part:
    run: Strings = _EMPTY
    whole = True
    best: Strings | None = None
    for code, value in items:
        if code in WIDTHLESS:
            continue
        again = _repeated(value) if code in REPEATS else None
        if again is not None and len(run) * len(again) <= _MOST:
            # Its first copy is joined with what stands before it, its last one with what follows.
            best, whole = _better(best, _joined(run, again)), False
            run = again
            continue
        exact, held = _item(code, value)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = _joined(run, exact)
            continue
        best, whole = _better(best, run, held), False
        run = exact if exact is not None else _EMPTY
    return run if whole else None, _better(best, run)


def _joined(first: Strings, second: Strings) -> Strings:
    return frozenset(a + b for a, b in product(first, second))


def _repeated(value: Any) -> Strings | None:
    """Return all that one copy may match of what stands once at least and may stand again."""
    least, most, items = value
    return _sequence(items)[0] if least and most != 1 else None


def _item(code: Any, value: Any) -> _Part:
    """Return what one part of an expression may match, and what it holds."""
    if code is op.LITERAL:
        one = frozenset({chr(value)})
        return one, one
    if code is op.IN:
        chars = characters(value)
        return chars, chars
    if code is op.SUBPATTERN:
        return _sequence(value[-1])
    if code is op.BRANCH:
        return _branch([_sequence(items) for items in value[1]])
    if code in REPEATS:
        least, most, items = value
        exact, held = _sequence(items)
        if exact is not None and most == 1:
            return (exact if least else exact | _EMPTY), (held if least else None)
        return None, held if least else None
    if code is _ATOMIC:
        return _sequence(value)
    return None, None


def characters(items: Iterable[Any], classes: Mapping[Any, str] = _NO_CLASSES) -> Strings | None:
    """Return the characters of a set of a regular expression, as the parser gives it.

    items: what stands in the brackets. classes: how to write the classes of characters that may stand there.
    RETURNS: the characters, and classes as they are written; None where they are too many, or unknown.
    """
    found: set[str] = set()
    for code, value in items:
        if code is op.LITERAL:
            found.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif code is op.CATEGORY and value in classes:
            found.add(classes[value])
        else:
            return None
    return frozenset(found)


def _branch(parts: list[_Part]) -> _Part:
    exact: Strings | None = _EMPTY - _EMPTY
    held: Strings | None = _EMPTY - _EMPTY
    for own, strings in parts:
        exact = exact | own if exact is not None and own is not None else None
        held = held | strings if held is not None and strings is not None else None
    return exact, held


def _better(*choices: Strings | None) -> Strings | None:
    """Return the rarest choice: that of the longest strings, of equals that of the fewest."""
    sound = [_shortest(strings) for strings in choices if strings and "" not in strings]
    return max(sound, key=lambda strings: (min(map(len, strings)), -len(strings)), default=None)


def _shortest(strings: Strings) -> Strings:
    """Leave out strings that hold another one: where they stand, that stands."""
    return frozenset(string for string in strings if strings.isdisjoint(_inside(string)))


def _inside(string: str) -> Iterator[str]:
    """Yield what is inside a string, without the string itself."""
    size = len(string)
    for length in range(1, size):
        for at in range(size - length + 1):
            yield string[at : at + length]
