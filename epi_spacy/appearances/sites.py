"""Where an appearance takes place: the divisions and the sites that a locative phrase names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from .lexicon import Hit, Words
from .narrative import Place, Scene

_CLAUSE = re.compile("[,:]")
_GOES_ON = ("\u3001", "等", "和", "及")
_LONGEST = 30  # characters of a site's name


class Sites(NamedTuple):
    """Codes of divisions and names of sites, each in the order of the text."""

    places: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()


def sites(scene: Scene, start: int, end: int, hits: Sequence[Hit], words: Words) -> Sites:
    """Read the places of a stretch of narrative.

    scene: the text.
    start, end: the stretch.
    hits: its verbs.
    RETURNS: what its locative phrases (到…, 在…, 深入…) and its verbs of seeing (走访…, 检查…) name.
    """
    places: list[str] = []
    venues: list[str] = []
    for begin, stop in _phrases(scene, start, end, hits, words):
        for at, to in _items(scene, begin, stop, words):
            _item(scene, at, to, words, places, venues)
    return Sites(tuple(dict.fromkeys(places)), tuple(dict.fromkeys(venues)))


def _phrases(scene: Scene, start: int, end: int, hits: Sequence[Hit], words: Words) -> list[tuple[int, int]]:
    """Stretches that say where: from a locative word or an act to the next verb or the clause's end."""
    text = scene.text
    opens = [hit.end for hit in hits if hit.verb.kind in ("motion", "act", "look", "with")]
    opens += [match.end() for match in words.patterns["at"].finditer(text, start, end)]
    ends = (match.start() for match in _CLAUSE.finditer(text, start, end))
    stops = sorted({hit.start for hit in hits} | {at for at in ends if not _lists(scene, at + 1)})
    out = []
    for begin in sorted(opens):
        number = bisect_left(stops, begin)
        stop = stops[number] if number < len(stops) else end
        if stop > begin:
            out.append((begin, stop))
    return out


def _lists(scene: Scene, at: int) -> bool:
    """Whether a comma only stands for the mark of a list of divisions (甲镇、乙镇,丙镇等地)."""
    chain = _chain(scene.places, at, len(scene.text))
    return bool(chain) and scene.text[chain[-1].end : chain[-1].end + 1] in _GOES_ON


def _items(scene: Scene, start: int, end: int, words: Words) -> list[tuple[int, int]]:
    """Cut a list into its items; a 和 inside a name (和谐路) parts nothing."""
    text = scene.text
    out, at = [], start
    for match in words.patterns["item"].finditer(text, start, end):
        if (
            match["and"]
            and not words.site(text[at : match.start()])
            and not _ends_place(scene, match.start())
        ):
            continue
        out.append((at, match.start()))
        at = match.end()
    out.append((at, end))
    return [(a, b) for a, b in out if b > a]


def _ends_place(scene: Scene, at: int) -> bool:
    number = bisect_left(scene.places, (at,)) - 1
    return number >= 0 and scene.places[number].end == at


def _item(scene: Scene, start: int, end: int, words: Words, places: list[str], venues: list[str]) -> None:
    """Read one item of a list: a chain of divisions, perhaps with a site behind it."""
    text = scene.text
    lead = words.patterns["leading"].match(text[start:end])
    start += lead.end() if lead else 0
    chain = _chain(scene.places, start, end)
    behind = chain[-1].end if chain else start
    rest = text[behind : behind + words.site_end(text[behind:end])]
    rest = words.patterns["tail"].sub("", rest)
    site = words.site(rest) if len(rest) <= _LONGEST else 0
    code = chain[-1].code if chain else ""
    if code and code not in scene.home and (site or not words.has("organ_behind", rest)):
        places.append(code)
    if not site:
        return
    name = rest
    if chain and (not chain[-1].generic or not words.named(rest[: len(rest) - site])):
        name = text[chain[-1].start : behind] + rest
    if name != rest or words.named(rest[: len(rest) - site]):
        venues.append(name)


def _chain(places: Sequence[Place], start: int, end: int) -> list[Place]:
    """Divisions that begin at an offset and follow each other without a gap."""
    number = bisect_left(places, (start,))
    chain: list[Place] = []
    at = start
    while number < len(places) and places[number].start == at and places[number].end <= end:
        chain.append(places[number])
        at = places[number].end
        number += 1
    return chain
