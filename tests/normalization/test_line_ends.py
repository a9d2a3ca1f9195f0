"""No rule shall care whether lines end in \\n or in \\r\\n: the normalized text has the former."""

from __future__ import annotations

import pytest

from epi_spacy.normalization import normalize


@pytest.mark.parametrize(
    ("raw", "text", "edits"),
    [
        ("甲\r\n乙\r\n\r\n丙", "甲\n乙\n\n丙", ((1, 3, 1, 2), (4, 6, 3, 4), (6, 8, 4, 5))),
        ("\r\n", "\n", ((0, 2, 0, 1),)),
        # Behind a gloss, and inside of one.
        ("鄉(xiāng)\r\n里(lǐ)", "乡\n里", ((0, 8, 0, 1), (8, 10, 1, 2), (10, 15, 2, 3))),
        ("鄉(xi\r\nāng)\r\n里", "乡\n里", ((0, 10, 0, 1), (10, 12, 1, 2))),
        ("甲\r乙\n\r丙", "甲\r乙\n\r丙", ()),
    ],
)
def test_line_ends(raw: str, text: str, edits: tuple[tuple[int, ...], ...]) -> None:
    found = normalize(raw)
    assert (found.text, found.edits) == (text, edits)
    at = text.find("\n")
    start, end = found.to_raw(0, at)
    assert not raw[start:end].endswith("\r") or "\r" in text
