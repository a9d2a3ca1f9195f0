"""The organ and the date under a document."""

from __future__ import annotations

import re

from .lines import Line
from .looks import DATE_ONLY
from .patterns import pattern
from .stories import SIGNER

SIGNED = re.compile(r"(?P<organ>[^\d]{4,60}?)\s{1,8}20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$")
_FRAGMENT = "<<fragment>>$"
_TORN = 24  # characters of the first half of an organ's name


def mark_signatures(lines: list[Line], lead: int) -> None:
    """Mark the organ and the date under a document, in either order, on two lines or one."""
    for number in range(lead + 1, len(lines)):
        line = lines[number]
        if line.kind not in ("body", "meta", "footer") or line.size > 80:
            continue
        if DATE_ONLY.match(line.text.replace(" ", "")):
            if lines[number - 1].kind == "body":
                line.kind = "credits"
                _sign(lines, range(number - 1, lead, -1))
                _sign(lines, range(number + 1, min(number + 2, len(lines))))
        elif (signed := SIGNED.match(line.text)) and pattern(SIGNER).match(signed["organ"].strip()):
            line.kind = "credits"


def _sign(lines: list[Line], numbers: range) -> None:
    for number in numbers:
        line = lines[number]
        torn = lines[number - 1] if number else line
        if line.kind != "body" or not pattern(SIGNER).match(line.text):
            return
        line.kind = "credits"
        # An organ's long name may run over two lines.
        if torn.kind == "body" and torn.size <= _TORN and pattern(_FRAGMENT).search(torn.text):
            torn.kind = "credits"
