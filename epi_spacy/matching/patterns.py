"""Regular expressions that stand in a table, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_OTHER = re.compile("<<([a-z_]+)>>")


def expanded(pattern: str, others: Mapping[str, str]) -> str:
    """Put the expressions in that an expression names.

    pattern: an expression, in which <<name>> stands for another one. others: expressions by name.
    RETURNS: the expression, with a group for each name.
    RAISES: KeyError for a name that stands for none.
    """
    return _OTHER.sub(lambda found: f"(?:{expanded(others[found[1]], others)})", pattern)


class Patterns:
    """A table of regular expressions as attributes, each compiled when it is first asked for.

    read: gives the expressions by name, when the first one is asked for; see ``expanded``.

    >>> numbers = Patterns(lambda: {"digit": "[0-9]", "year": "<<digit>>{4}"})
    >>> numbers.year.findall("2020, 21")
    ['2020']
    """

    def __init__(self, read: Callable[[], Mapping[str, str]]) -> None:
        self._read = read
        self._table: Mapping[str, str] | None = None

    def __getattr__(self, name: str) -> re.Pattern[str]:
        # Asked only for what is no attribute yet; a name of Python's own is no expression.
        if name.startswith("_"):
            raise AttributeError(name)
        if self._table is None:
            self._table = self._read()
        if name not in self._table:
            raise AttributeError(f"no expression is named {name}")
        pattern = re.compile(expanded(self._table[name], self._table))
        setattr(self, name, pattern)
        return pattern
