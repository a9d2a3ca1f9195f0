"""Villages and communities: read from one file in blocks, a prefecture each, when somebody asks.

The names are stored as a stem and a generic, so that a village is found by each way of writing it: with or
without the name of its committee, as the village that it was or the community that it has become::

    from epi_spacy.divisions.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    gazetteer.find("\\u7389\\u5802\\u793e\\u533a", within="511603", level="village")

The table of one block (see SOURCES.md) has a line for each township, ``=`` and the rest of its code, and
below it one for each village: the last three digits of its code; the letter of its generic, a capital if two
digits follow, the first and last of the yearly tables that have it (otherwise all have it); its stem.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources

from .gazetteer_rows import Division

FILE = "villages.zip"
# The member of the file that names the dates of the yearly tables, oldest first.
DATES = "dates"

_VILLAGE = "\u6751"
_COMMUNITY = "\u793e\u533a"
_COMMITTEE = "\u5c45\u59d4\u4f1a"
_QUARTER = "\u5c45\u6c11\u533a"
_GACHA = "\u560e\u67e5"
# The letters of the generics, the longer endings first, with what counts as the generic.
_ENDINGS = (
    (_VILLAGE + _COMMUNITY, "w", _COMMUNITY),
    (_COMMUNITY, "c", _COMMUNITY),
    (_COMMITTEE, "r", _COMMITTEE),
    (_GACHA, "g", _GACHA),
    (_VILLAGE, "v", _VILLAGE),
    ("", "x", ""),
)
_BY_LETTER = {letter: (ending, kind) for ending, letter, kind in _ENDINGS}
# The committees of villages, residents and herders, by their full and short names.
_OFFICE = re.compile(
    "(?:([\u6751\u5c45\u7267\u6e14])\u6c11?|\u5bb6\u5c5e|\u5bb6)?(?:\u59d4\u5458\u4f1a|\u59d4\u4f1a)$"
)
_STEM = re.compile("^[0-9]{3}(?:[a-z]|[A-Z][0-9]{2})(.+)$", re.MULTILINE)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN, _DATED = 4, 6  # characters of a line before the stem, without and with the tables that have it
_CODE = 12
_TOWN = 9
_BLOCK = 4
_KEPT = 128  # blocks in memory, of some 40 kB each; a corpus is of many prefectures


def plain_name(written: str) -> str:
    """Return the name of a village or community without its committee.

    written: a name as a table or a text has it.
    RETURNS: the name with its generic, as far as one can be told: for ``X`` + village committee ``X`` +
        village, for ``X`` + community committee ``X`` + community; a residents' committee of no community
        stays one, and a residents' quarter is that of its committee.
    """
    name = written.strip().translate(_WIDE)
    for short in (_QUARTER, _COMMITTEE[:2]):
        if name.endswith(short) and name != short:
            return name.removesuffix(short) + _COMMITTEE
    office = _OFFICE.search(name)
    if office is None or not office.start():
        return name
    rest = name[: office.start()]
    if rest.endswith((_COMMUNITY, _VILLAGE, _GACHA)):
        return rest
    if office[1] == _VILLAGE:
        return rest + _VILLAGE
    return rest + _COMMITTEE if office[1] == _COMMITTEE[0] else rest


def split_name(name: str) -> tuple[str, str]:
    """Return the letter of a plain name's generic, and its stem."""
    return next((k, name.removesuffix(e)) for e, k, _ in _ENDINGS if name.endswith(e) and name != e)


class Villages:
    """The villages and communities of the yearly tables.

    data: the bytes of ``villages.zip``.
    RAISES: zipfile.BadZipFile for what is no such file.
    """

    def __init__(self, data: bytes) -> None:
        self._file = zipfile.ZipFile(io.BytesIO(data))
        self._dates = self._file.read(DATES).decode("ascii").split()
        self._blocks = sorted(set(self._file.namelist()) - {DATES})
        self._block = lru_cache(maxsize=_KEPT)(self._read)

    @staticmethod
    def load() -> Villages:
        """Return the shipped table; the file is opened once, its blocks are read as they are asked for."""
        return _load()

    def get(self, code: str) -> list[Division]:
        """Return all that a code of twelve digits has meant, the newest first."""
        if len(code) != _CODE or not code.isdecimal():
            return []
        wanted = code[_TOWN:]
        return [row for row in self._rows(code[:_TOWN], f"{wanted}[^\n]*") if row.code == code][::-1]

    def below(self, code: str) -> Iterator[Division]:
        """Give the villages below a division, those of any time, in order of their codes.

        code: six or nine digits.
        """
        return self._rows(code, "[0-9]{3}[^\n]*")

    def named(self, name: str, within: Iterable[str] = ("",)) -> list[Division]:
        """Return the villages of a name, those of any time.

        name: with or without generic and committee, two characters at least.
        within: codes of six or nine digits, of the divisions to look in; "" for everything, which takes a
            hundred times as long as one county.
        RETURNS: the villages with this very name first, then those with another generic.
        """
        plain = plain_name(name)
        if len(plain) < 2:
            return []
        letter, stem = split_name(plain)
        stems = {stem, stem + _VILLAGE, plain} if letter != "x" else {plain, plain + _VILLAGE}
        found = dict.fromkeys(row for code in within for row in self._of_stems(code, stems))
        return sorted(found, key=lambda row: row.name != plain)

    @lru_cache(maxsize=_KEPT)  # noqa: B019 (there is one for all)
    def stems(self, code: str) -> frozenset[str]:
        """Return the names, without their generics, of the villages below a county or township at any time.

        code: six or nine digits.
        """
        stems: set[str] = set()
        prefix = code_prefix(code)
        for block in self._blocks_of(prefix):
            text = self._block(block)
            stems.update(_STEM.findall(text, *_slice(text, prefix[_BLOCK:])))
        return frozenset(stems)

    def _rows(self, code: str, line: str) -> Iterator[Division]:
        """Give the villages below a code whose lines fit a pattern."""
        prefix = code_prefix(code)
        pattern = re.compile(f"^(?:=([0-9]+)|({line}))$", re.MULTILINE)
        for block in self._blocks_of(prefix):
            text = self._block(block)
            town = ""
            for match in pattern.finditer(text, *_slice(text, prefix[_BLOCK:])):
                if match[1]:
                    town = block + match[1]
                else:
                    yield self._division(town, match[2])

    def _of_stems(self, code: str, stems: Iterable[str]) -> Iterator[Division]:
        """Give the villages below a code that have one of some stems."""
        prefix = code_prefix(code)
        for block in self._blocks_of(prefix):
            text = self._block(block)
            first, last = _slice(text, prefix[_BLOCK:])
            for start, end in sorted(line for stem in stems for line in _lines_of(text, stem, first, last)):
                head = text.rfind("\n=", 0, start) + 1  # 0: that of the first township opens the block
                town = block + text[head + 1 : text.index("\n", head)]
                yield self._division(town, text[start:end])

    def _division(self, town: str, line: str) -> Division:
        """The village of a line."""
        letter, start, end, stem = line[3], "", "", line[4:]
        if letter.isupper():
            first, last = int(line[4]), int(line[5])
            start = self._dates[first - 1] if first else ""
            end = self._dates[last + 1] if last + 1 < len(self._dates) else ""
            letter, stem = letter.lower(), line[6:]
        ending, kind = _BY_LETTER[letter]
        short = (stem,) if ending and len(stem) > 1 else ()
        return Division(town + line[:3], stem + ending, short, (), "village", kind, town, start, end, ())

    def _blocks_of(self, prefix: str) -> list[str]:
        """The blocks that hold codes of a prefix."""
        if len(prefix) >= _BLOCK:
            return [prefix[:_BLOCK]] if prefix[:_BLOCK] in self._blocks else []
        return [block for block in self._blocks if block.startswith(prefix)]

    def _read(self, block: str) -> str:
        return self._file.read(block).decode("utf-8")


def code_prefix(code: str) -> str:
    """Return the digits that a code shares with those below it."""
    if len(code) != 6:
        return code
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _lines_of(text: str, stem: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give start and end of the lines of villages that have a stem, in a part of a block."""
    place = text.find(stem, first, last)
    while place >= 0:
        end = place + len(stem)
        if text[end : end + 1] in ("", "\n"):
            start = text.rfind("\n", first, place) + 1
            if place - start == (_PLAIN if text[start + 3].islower() else _DATED):
                yield start, end
        place = text.find(stem, end, last)


def _slice(text: str, rest: str) -> tuple[int, int]:
    """Where the townships stand in a block whose codes go on with some digits."""
    if not rest:
        return 0, len(text)
    head = "=" + rest
    start = 0 if text.startswith(head) else text.find("\n" + head) + 1
    if not start and not text.startswith(head):
        return 0, 0
    last = max(text.rfind("\n" + head), 0)
    end = text.find("\n=", last + 1)
    return start, end if end >= 0 else len(text)


@cache
def _load() -> Villages:
    return Villages((resources.files(__package__) / "data" / FILE).read_bytes())
