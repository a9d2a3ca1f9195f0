"""Item paths of enumerations: 二/1 is the first item under the second."""

from __future__ import annotations

import re
from typing import Final

from ..text.dates import number

_CIRCLED: Final = "\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468\u2469"
_LABEL: Final = re.compile(r"[一二三四五六七八九十百]{1,3}|\d{1,2}|[\u2460-\u2469]")
# The style of items that bear no number.
_COUNTED: Final = "dash"
_SEQUENCE: Final = {
    "首先": "一",
    "其次": "二",
    "再次": "三",
    "最后": "末",
}
# By how much the number of an item may surpass that of the one before it that was read.
_SKIPPED: Final = 3


class OwnItems:
    """Where a document stands in the list of its own rules, while it reports of somebody else's demands."""

    def __init__(self) -> None:
        self._style, self._number = "", 0

    def enter(self, style: str, marker: str) -> None:
        """Take note of an item of the document's own list. style, marker: as in ``Items.enter``."""
        if not self._style or style == self._style:
            self._style, self._number = style, number(_label(marker))

    def goes_on(self, style: str, marker: str) -> bool:
        """Whether a marker is that of one of the next items of the document's own list."""
        if not style or style != self._style:
            return False
        return 0 < number(_label(marker)) - self._number <= _SKIPPED


class Items:
    """Follows the item markers of a text and says in which item a clause stands."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, str]] = []
        #: The path of the innermost item, "" outside of all lists.
        self.path = ""

    def clear(self) -> None:
        """Forget the lists that are open: a new speech begins."""
        self._stack, self.path = [], ""

    def enter(self, style: str, marker: str) -> None:
        """Take note of a marker.

        style: its style, a row of ``item.tsv``. marker: its text.
        """
        styles = [s for s, _ in self._stack]
        if style == _COUNTED:
            before = self._stack[styles.index(style)][1] if style in styles else "0"
            label = str(int(before) + 1)
        else:
            label = _SEQUENCE.get(marker) or _label(marker)
        if style in styles:
            del self._stack[styles.index(style) :]
        self._stack.append((style, label))
        self.path = "/".join(label for _, label in self._stack)


def _label(marker: str) -> str:
    """Return the number that an item's marker holds, as it stands there; without one the marker itself."""
    found = _LABEL.search(marker)
    if found is None:
        return marker
    text = found.group()
    return str(_CIRCLED.index(text) + 1) if text in _CIRCLED else text
