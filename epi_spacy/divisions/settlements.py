"""Villages and communities: their codes, and those that the table of the article's own county gives away.

A village has its code from the township or county beside it, in its list, or last named before it; else from
the article's own county, if that has only one of the name. A bare stem without its generic is never looked
for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence

from .catalogue import MUCH, SAFE, SOME, STEM, compiled, patterns
from .finding import ZONE, halved_left
from .gazetteer import Division
from .lookup import Lookup
from .mentions import Mention
from .naming import alternatives, at_mark, is_everyday, is_name
from .placing import FORM
from .villages import Villages, plain_name

_VILLAGE, _TOWNSHIP, _COUNTY, _PREFECTURE = "village", "township", "county", "prefecture"
_ZONE = "zone"
_SHORT = (SAFE, SOME, MUCH, STEM)
_REST = 3  # characters of a village's name behind a short name that it begins with
_LONGEST = 7
_COMMUNITY = "\u793e\u533a"
_PASSAGE = 400  # characters: as far a township that was named last still counts
_GENERICS = ("\u6751", "\u793e\u533a", "\u560e\u67e5", "\u4f1a")
_GROUNDS = {"exact": "parent", "context": "near", "jurisdiction": "home"}
_GAP = re.compile("[\u3001,;\u548c\u53ca\u4e0e\u7684(:]{0,2}(?:\u4ee5\u53ca)?")
_HAN = re.compile("[\u4e00-\u9fff]{1,7}$")


def find(text: str, taken: Sequence[Mention], home: tuple[str, ...], book: Lookup) -> list[Mention]:
    """Find villages and communities of the article's own county, or that of its townships, by their names.

    text: the normalized text.
    taken: the resolved mentions, in order.
    home: codes from the province down to the article's jurisdiction; empty if it has none.
    book: the gazetteer at the article's date.
    RETURNS: mentions without a code, in order, outside the taken ones, but for short names that are only the
        beginning of a village's.
    """
    matches = _open_generics(text, taken)
    if not matches:
        return []
    own = _own_county(taken, home, book)
    named = [(m.end, county) for m in taken if (county := county_of(book.path(place_of(m, book))))]
    ends = {mention.end: mention for mention in taken}
    found: list[Mention] = []
    reach = 0
    for floor, generic, end in matches:
        short = _short_before(ends.get(floor), generic)
        for county in _counties(own, named, generic if short is None else short.start):
            stems = Villages.load().stems(county)
            start = _longest(text, max(floor, reach), generic, stems, ends)
            if short is not None and short.start >= reach and text[short.start : generic] in stems:
                start = short.start
            if start >= 0:
                kind = _COMMUNITY if text.startswith(_COMMUNITY, generic) else text[generic]
                found.append(Mention(start, end, text[start:end], FORM, level=_VILLAGE, kind=kind))
                reach = end
                break
    return found


def place_of(mention: Mention, book: Lookup) -> str:
    """The code of a mention; for a zone without one, that of the county that it is named after."""
    if mention.code or mention.need != ZONE:
        return mention.code
    counties = [row.code for row in book.candidates(mention.name) if row.level == _COUNTY]
    return counties[0] if len(counties) == 1 else ""


def _short_before(mention: Mention | None, generic: int) -> Mention | None:
    """The short name that a generic's own name may begin with."""
    if mention is None or mention.need not in _SHORT or not 0 < generic - mention.end <= _REST:
        return None
    return mention


def _counties(own: str, named: Sequence[tuple[int, str]], place: int) -> list[str]:
    """The counties whose villages may be named at a place: the article's own, and the one named last."""
    last = bisect_left(named, (place, "")) - 1
    near = named[last][1] if last >= 0 and place - named[last][0] < _PASSAGE else ""
    return [county for county in dict.fromkeys((own, near)) if county and _is_county(county)]


def _open_generics(text: str, taken: Sequence[Mention]) -> list[tuple[int, int, int]]:
    """Generics outside all mentions: where the mention before ends, where the generic begins and ends."""
    found, index, floor = [], 0, 0
    bare = patterns()["before_bare_generic"]
    for match in compiled("village_or_quarter").finditer(text):
        start, end = match.span()
        if text[start - 1] in bare:
            continue
        while index < len(taken) and taken[index].end <= start:
            floor = taken[index].end
            index += 1
        if index == len(taken) or taken[index].start >= end:
            found.append((floor, start, end))
    return found


def _own_county(taken: Sequence[Mention], home: tuple[str, ...], book: Lookup) -> str:
    """The code of the article's own county; without one, of the only county that it names a township of."""
    counties = [code for code in home if _is_county(code)]
    if counties:
        return counties[-1]
    towns = (book.path(m.code) for m in taken if m.code and m.level == _TOWNSHIP)
    found = {code for path in towns for code in path if _is_county(code)}
    return found.pop() if len(found) == 1 else ""


def county_of(path: Sequence[str]) -> str:
    """The lowest code above townships, below the province; empty if there is none."""
    return next((code for code in reversed(path[1:]) if len(code) == 6), "")


def _is_county(code: str) -> bool:
    """Whether a code is a county's, or that of a city that has none."""
    return len(code) == 6 and not code.endswith("00")


def _longest(text: str, floor: int, generic: int, stems: frozenset[str], ends: Container[int]) -> int:
    """Where the longest name of a village in front of a generic begins; -1 if there is none."""
    han = _HAN.search(text, max(floor, generic - _LONGEST), generic)
    if han is None:
        return -1
    for start in range(han.start(), generic - 1):
        name = text[start:generic]
        # The table's stem of a community of a village is that of the village.
        known = name in stems or (name[-1] == _GENERICS[0] and name[:-1] in stems)
        if not known or name in alternatives("not_a_village"):
            continue
        if start in ends or at_mark(text, start):
            return start
        if name[-1] in patterns()["no_village_end"] or not is_name(name):
            continue
        if not (is_everyday(name) or halved_left(text, start)):
            return start
    return -1


def resolve(text: str, mentions: Sequence[Mention], home: tuple[str, ...], book: Lookup) -> None:
    """Give villages their codes, as far as what is named around them tells.

    text: the normalized text.
    mentions: all mentions in order, the others resolved.
    home: codes from the province down to the article's jurisdiction; empty if it has none.
    book: the gazetteer at the article's date.
    """
    if all(mention.code or mention.level != _VILLAGE for mention in mentions):
        return
    around = _Around(text, home, book)
    for mention in mentions:
        if mention.level == _VILLAGE and not mention.code:
            around.settle(mention)
        around.pass_by(mention)
    for mention in mentions:
        if mention.level == _VILLAGE and not mention.code:
            around.again(mention)


class _Around:
    """What has been named so far, as far as it tells where a village lies."""

    def __init__(self, text: str, home: tuple[str, ...], book: Lookup) -> None:
        self._text, self._home, self._book = text, home, book
        self._last: Mention | None = None
        self._place = ""  # the township or county that lists and villages beside it belong to
        self._towns: list[tuple[int, str]] = []
        self._county = ""
        self._told: dict[str, Mention] = {}

    def pass_by(self, mention: Mention) -> None:
        """Take note of a mention."""
        if mention.level == _VILLAGE:
            if mention.code:
                self._place = mention.code[:9]
                self._told.setdefault(plain_name(mention.name), mention)
        elif (code := place_of(mention, self._book)) and mention.level in (_TOWNSHIP, _COUNTY, _ZONE):
            self._place = code
            if mention.level == _TOWNSHIP:
                self._towns.append((mention.end, code))
            self._county = county_of(self._book.path(code))
        elif mention.need != "letter":
            self._place = mention.code if mention.level == _PREFECTURE else ""
        self._last = mention

    def settle(self, mention: Mention) -> None:
        """Give a village the code that the places around it prove."""
        if not self._beside(mention) and self.again(mention):
            return
        for within, resolution in self._ways(mention):
            rows = self._named(mention.name, within)
            if len(rows) == 1:
                _give(mention, rows[0], resolution, within)
                return
            if rows and not mention.candidates:
                mention.candidates = rows
                mention.resolution, mention.why = "ambiguous", ("open",)

    def again(self, mention: Mention) -> bool:
        """Give a village the code that its name has elsewhere in the text; return whether it has one."""
        told = self._told.get(plain_name(mention.name))
        if told is not None and told.candidates:
            _give(mention, told.candidates[0], "context", "")
            return True
        return False

    def _beside(self, mention: Mention) -> bool:
        """Whether a place stands right before a village, with no more than a mark between them."""
        last = self._last
        return last is not None and bool(_GAP.fullmatch(self._text, last.end, mention.start))

    def _ways(self, mention: Mention) -> list[tuple[str, str]]:
        """Codes to look in, the nearest first, with the ground on which they are."""
        last, ways = self._last, list[tuple[str, str]]()
        beside = self._beside(mention)
        if beside and self._place:
            ways.append((self._place, "exact"))
            if len(self._place) == 9 and last is not None and last.level == _VILLAGE:
                ways.append((self._county_of(self._place), "context"))
        elif beside and last is not None and last.level in (_TOWNSHIP, _COUNTY):
            return []  # below a place that no table has
        else:
            near = [code for place, code in self._towns[-3:] if mention.start - place < _PASSAGE]
            ways += [(code, "context") for code in reversed(near)]
        if not beside or (last is not None and last.level == _VILLAGE):
            if self._county:
                ways.append((self._county, "context"))
            if len(self._home) > 2:
                ways.append((county_of(self._home), "jurisdiction"))
        return list(dict(reversed(ways)).items())[::-1]

    def _county_of(self, code: str) -> str:
        path = self._book.path(code)
        return county_of(path) or code

    def _named(self, name: str, within: str) -> tuple[Division, ...]:
        """The villages of a name in a division at the article's date, of this very name if there are any."""
        rows = self._book.villages(name, within)
        if not rows and not name.endswith(_GENERICS):  # of a list that the generic only follows
            rows = next((r for g in _GENERICS if (r := self._book.villages(name + g, within))), ())
        very = [row for row in rows if row.name == plain_name(name)]
        return tuple(very or rows)


def _give(mention: Mention, row: Division, resolution: str, within: str) -> None:
    """Take a village for one of the table, found below a division or, without one, as told before."""
    mention.candidates, mention.code, mention.resolution = (row,), row.code, resolution
    mention.level, mention.kind = row.level, row.kind
    mention.why = (_GROUNDS[resolution], within) if within else ("told",)
