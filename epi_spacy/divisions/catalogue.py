"""Which names the division ruler looks for, and how much evidence each of them needs.

The gazetteer knows the names and what they mean; this table knows how far a name alone can be trusted.
Everything is read once a process, at the first use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..matching import Lexicon
from ..matching.patterns import expanded
from .gazetteer import HISTORY_BEFORE, Division, Gazetteer, Name
from .gazetteer_history import older_rows

# What a name needs to be taken for a division.
FULL = "full"  # nothing: a full name of levels 1-3 or of a zone
SAFE = "safe"  # nothing: a short name that is hardly anything else
TOWN = "town"  # nothing: a full name of a township
SOME = "some"  # some evidence: a short name of a county
MUCH = "much"  # much evidence: an everyday word
STEM = "stem"  # an anchor: a short name of a township, or a street without its generic
STOP = "stop"  # it is no division: a longer word that holds a name

_TIERS = {"A": SAFE, "B": SOME, "C": MUCH, "T": STEM}
_TOWN_ENDINGS = ("\u9547", "\u4e61", "\u8857\u9053", "\u82cf\u6728")
# Streets are named by their office too: the ruler stretches a match over it.
_OFFICES = ("\u529e\u4e8b\u5904", "\u8857\u9053\u529e")
# Generics of contract and record: long official generics stand for the everyday one.
KINDS = {
    "\u81ea\u6cbb\u5dde": "\u5dde",
    "\u81ea\u6cbb\u53bf": "\u53bf",
    "\u81ea\u6cbb\u65d7": "\u65d7",
    "\u81ea\u6cbb\u533a": "\u533a",
    "\u6c11\u65cf\u4e61": "\u4e61",
}

_ZONE_ENDINGS = ("\u5f00\u53d1\u533a", "\u7ba1\u7406\u533a", "\u56ed\u533a", "\u65b0\u533a")
_ZONE_CODE = "7"  # the fifth digit of zones that only the statistical office codes
_DOUBLED = re.compile("[\u53bf\u533a\u5e02\u65d7].{2}")
_OVERSEAS = ("71", "81", "82")  # whose districts are named with the region before them
_AIRPORT = "\u673a\u573a"
_GENERICS = tuple("\u7701\u5e02\u5dde\u76df\u53bf\u533a\u65d7")
Entry = tuple[str, str]  # surface, what it needs


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The names to look for.

    main: names that are taken or left at sight, and stop words; leftmost-longest.
    risky: names that need much evidence or an anchor; every occurrence.
    words: frequent words of two characters.
    """

    main: Lexicon[Entry]
    risky: Lexicon[Entry]
    words: frozenset[str]


@cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue, made at the first call."""
    main, risky = _entries()
    return Catalogue(
        Lexicon(main), Lexicon(risky, overlapping=True), frozenset(lines("ruler_words.txt", header=False))
    )


def names_at(on: str) -> Lexicon[Entry]:
    """Return the names to take or leave at sight in an article of a date; empty for none."""
    return _names_before() if on and on < HISTORY_BEFORE else catalogue().main


@cache
def _names_before() -> Lexicon[Entry]:
    """The names taken or left at sight, with those that only older articles use."""
    rows = (row for rows in older_rows().values() for row in rows)
    older = [(row.name, (row.name, FULL)) for row in rows if len(row.name) > 2]
    return Lexicon([*older, *_entries()[0]])


def _entries() -> tuple[list[tuple[str, Entry]], list[tuple[str, Entry]]]:
    """Every name with what it needs: those taken or left at sight, and the risky ones."""
    tiers = {name: _TIERS[tier] for name, tier in (line.split("\t") for line in lines("ruler_names.tsv"))}
    main: list[tuple[str, Entry]] = []
    risky: list[tuple[str, Entry]] = []
    for name in Gazetteer.load().names(offices=False):
        surface = name.surface
        if len(surface) < 2 or surface.endswith(_OFFICES) or _chained(name):
            continue
        need = _need(surface, name.codes, name.kind, name.risk, tiers)
        if need:
            (risky if need in (MUCH, STEM) else main).append((surface, (surface, need)))
    for alias, code in aliases().items():
        need = tiers.get(alias, MUCH if code else FULL)
        (risky if need == MUCH else main).append((alias, (alias, need)))
    main += [(phrase, (phrase, STOP)) for phrase in lines("ruler_stops.tsv")]
    return main, risky


@cache
def aliases() -> dict[str, str]:
    """Return names in use that the gazetteer lacks, with their codes; empty for zones without one."""
    return dict(line.split("\t", 1) for line in lines("ruler_aliases.tsv"))


@cache
def patterns() -> dict[str, str]:
    """Return the ruler's patterns and strings of characters by name."""
    tables = (lines("ruler_patterns.tsv"), lines("jurisdiction_patterns.tsv"))
    return dict(line.split("\t", 1) for table in tables for line in table)


@cache
def compiled(name: str) -> re.Pattern[str]:
    """Return one of the ruler's patterns, compiled; in it <<name>> stands for another one."""
    return re.compile(expanded(patterns()[name], patterns()))


def _need(surface: str, codes: tuple[str, ...], kind: str, risk: str, tiers: dict[str, str]) -> str:
    """What a name needs, or nothing if it is not looked for at all."""
    if surface in tiers:
        return tiers[surface]
    if any(len(code) == 6 for code in codes):
        if surface.startswith(_bare_zones()):
            return ""
        if kind == "full" or surface.endswith(_GENERICS):
            return FULL
        return SOME if len(surface) == 2 or risk != "safe" else SAFE
    if surface.endswith(_TOWN_ENDINGS) and len(surface) > 2:
        return "" if surface.startswith(_ZONE_ENDINGS) else TOWN
    if surface.endswith(_ZONE_ENDINGS):
        return "" if surface.startswith((*_bare_zones(), *_GENERICS)) else TOWN
    return "" if risk == "common" or surface.endswith(_AIRPORT) else STEM


def _chained(name: Name) -> bool:
    """Whether a name has that of the place above before it, which is a mention of its own."""
    code = name.codes[0]
    if len(code) > 6 and _DOUBLED.search(name.surface):
        above = Gazetteer.load().get(code[:6])
        rest = name.surface.removeprefix(above.name) if above is not None else name.surface
        return rest != name.surface and Gazetteer.load().name(rest) is not None
    if name.kind != "alias" or len(code) != 6 or (code[4] != _ZONE_CODE and code[:2] not in _OVERSEAS):
        return False
    row = Gazetteer.load().get(code)
    return row is not None and name.surface != row.name and name.surface.endswith(row.name)


@cache
def _bare_zones() -> tuple[str, ...]:
    """How zones begin that have no name of their own."""
    return tuple(patterns()["bare_zones"].split("|"))


def lines(name: str, header: bool = True) -> list[str]:
    """Return the lines of a data file of this room.

    name: the file's name.
    header: whether its first line is a header, which is left out.
    """
    text = resources.files(__package__).joinpath("data").joinpath(name).read_text("utf-8")
    return text.split("\n")[1 if header else 0 : -1]


def kind_of(division: Division) -> str:
    """Return the generic of a division's official name, long forms by the everyday one."""
    return KINDS.get(division.kind, division.kind)
