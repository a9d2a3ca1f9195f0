"""Townships by their bare names, once the text has named them in full, or for certain."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from .catalogue import STEM, catalogue, compiled, kind_of, patterns
from .finding import halved_left, halved_right
from .gazetteer import Division, Gazetteer
from .lookup import Lookup
from .mentions import Mention
from .naming import occurrences

_GENERICS = ("\u8857\u9053\u529e\u4e8b\u5904", "\u8857\u9053\u529e", "\u8857\u9053", "\u9547", "\u4e61")
_ZONE, _NEW_AREA = "zone", "\u65b0\u533a"
_SAFE = ("safe", "person")


def find(text: str, taken: Sequence[Mention], book: Lookup) -> list[Mention]:
    """Find bare names of the townships that a text names in full.

    text: the normalized text.
    taken: the resolved mentions, in order.
    book: the gazetteer at the article's date.
    RETURNS: resolved mentions in order, outside the taken ones.
    """
    stems: dict[str, set[str]] = {}
    for mention in taken:
        if mention.level == "township" and mention.candidates:
            name = text[mention.start : mention.end]
            stem = _stem(name) or (name if mention.need == STEM and mention.code else "")
            if len(stem) > 1:
                stems.setdefault(stem, set()).add(mention.code)
    zones = {text[m.start : m.end]: m for m in taken if m.level == _ZONE and not m.candidates}
    zones = {name.removesuffix(_NEW_AREA): m for name, m in zones.items() if name.endswith(_NEW_AREA)}
    if not (stems or zones):
        return []
    closed = {place for mention in taken for place in range(mention.start, mention.end)}
    found = []
    sole = {stem: next(iter(codes)) for stem, codes in stems.items() if len(codes) == 1}
    for start, end, stem in occurrences(text, sole):
        if start not in closed and end - 1 not in closed and _stands(text, start, end, _everyday(stem)):
            row = book.get(sole[stem]) if sole[stem] else None
            found.append(_mention(start, end, stem, row))
            closed.update(range(start, end))
    found += _of_zones(text, zones, taken, closed) if zones else []
    return sorted(found, key=lambda mention: mention.start)


def _of_zones(
    text: str, zones: Mapping[str, Mention], taken: Sequence[Mention], closed: Collection[int]
) -> list[Mention]:
    """Find bare names of zones, with the zones named in full, in names of companies behind a division."""
    ends = {mention.end for mention in taken}
    return [
        Mention(
            start, end, stem, STEM, code=zones[stem].code, resolution="context", level=_ZONE, why=("told",)
        )
        for start, end, stem in occurrences(text, zones)
        if start in ends and start not in closed and compiled("firm").match(text, end)
    ]


def _mention(start: int, end: int, stem: str, row: Division | None) -> Mention:
    """A bare name with the code of the full one."""
    if row is None:
        return Mention(start, end, stem, STEM, level="township", resolution="unknown")
    kind = kind_of(row)
    return Mention(start, end, stem, STEM, (row,), row.code, "context", row.level, kind)


@lru_cache(maxsize=4096)
def _everyday(stem: str) -> bool:
    """Whether a bare name is also a word."""
    return stem in catalogue().words or Gazetteer.load().risk(stem) not in _SAFE


def _stem(name: str) -> str:
    """A township's name without its generic; empty if it has none."""
    generic = next((generic for generic in _GENERICS if name.endswith(generic)), "")
    return name[: -len(generic)] if generic else ""


def _stands(text: str, start: int, end: int, everyday: bool) -> bool:
    """Whether a bare name is the township's: not a part of another name or word."""
    if start and text[start - 1] in patterns()["surnames"]:
        return False
    if compiled("no_bare_town").match(text, end) or compiled("road").match(text, end):
        return False
    if everyday:
        return bool(compiled("bare_town").match(text, end))
    return not halved_left(text, start) and not halved_right(text, end)
