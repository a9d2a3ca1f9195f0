"""Files that hold no text, whatever they are called."""

from __future__ import annotations

from functools import cache

from ..datafiles import rows
from ..errors import error
from .sense import CONTROL, chinese

# How much of a text is looked at, and which part of it may be control characters.
_HEAD = 1 << 10
_MOST = 0.1


def check_bytes(data: bytes, name: str) -> None:
    """Refuse what begins as files of other kinds do.

    data: the document.
    name: what error messages call it.
    RAISES: EpiError E522.
    """
    for at, sign, what in _signatures():
        if data.startswith(sign, at):
            raise error("E522", name=name, problem=f"looks like {what}")


def check_text(text: str, name: str) -> None:
    """Refuse what decodes as text but is none: mostly control characters, or NUL without any Chinese.

    text: the document, decoded.
    name: what error messages call it.
    RAISES: EpiError E522.
    """
    head = text[:_HEAD]
    controls = len(CONTROL.findall(head))
    if controls > _MOST * len(head) or ("\0" in head and not chinese(head)):
        raise error("E522", name=name, problem=f"has {controls} control characters in the first {len(head)}")


@cache
def _signatures() -> list[tuple[int, bytes, str]]:
    table = rows("io", "signatures.tsv")
    return [(int(row["at"]), bytes.fromhex(row["bytes"]), row["what"]) for row in table]
