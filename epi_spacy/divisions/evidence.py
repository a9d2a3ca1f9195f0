"""Evidence for names that could be something else: what stands beside them, and what the article is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from .catalogue import FULL, MUCH, SOME, STEM, TOWN, compiled, patterns
from .finding import ZONE
from .gazetteer import Division, Gazetteer
from .lookup import Lookup
from .mentions import Mention
from .villages import Villages

_AND = "\u3001,\u548c\u4e0e\u53ca| "
_STREET_SHORT = "\u8857"
_COMMA = "\u3001"
_REGIMENT = "\u56e2"
_REGION, _LONG = "\u5730\u533a", 3  # an area, and the characters of a name that speaks for itself
_CITIES = ("11", "12", "31", "50")  # whose counties have none above them but the city
_ASIDE = "(>\u00b7 "


@dataclass(slots=True)
class Evidence:
    """What is known of an article when a doubtful name is judged.

    text: the normalized text.
    book: the gazetteer at the article's date.
    home: codes from the province down to the article's jurisdiction; empty if it has none.
    source: that of the article, normalized; empty if not known.
    """

    text: str
    book: Lookup
    home: tuple[str, ...] = ()
    source: str = ""
    _proposed: dict[int, Mention] = field(default_factory=dict)  # by start and by end
    _ends: dict[int, Mention] = field(default_factory=dict)
    _starts: dict[int, Mention] = field(default_factory=dict)
    _corps: bool | None = None
    _named: set[str] = field(default_factory=set)
    _above: set[str] = field(default_factory=set)
    _full: set[str] = field(default_factory=set)  # named by their full names

    def know(self, mentions: Iterable[Mention]) -> None:
        """Take mentions as certain."""
        for mention in mentions:
            if mention.need == FULL and len(mention.candidates) == 1:
                self._full.add(mention.candidates[0].code)
            self._ends[mention.end] = mention
            self._starts[mention.start] = mention
            for candidate in mention.candidates if len(mention.candidates) < 4 else ():
                if candidate.level == "prefecture":
                    self._above.add(candidate.code)
                    continue
                self._named.add(candidate.code)
                if candidate.level == "county":
                    self._above.add(candidate.parent)

    def names(self) -> tuple[Collection[str], Collection[str]]:
        """Return the doubtful names that are worth a look: those near home, and those near what is named."""
        home = self.book.names_below(self.home[-1], self.home[:2]) if self.home else frozenset[str]()
        near: set[str] = set()
        for code in self._named | self._full:
            near |= self.book.names_of(code)
        above = {candidate.code for mention in self._ends.values() for candidate in mention.candidates[:3]}
        for code in above:
            if len(code) == 6:
                near |= self.book.names_beside(code)
        return home, near

    def accept(self, proposed: list[Mention]) -> list[Mention]:
        """Return those of the proposed mentions that the evidence bears out, in order."""
        waiting, accepted = proposed, []
        self._proposed = {place: m for m in proposed for place in (m.start, m.end)}
        for _ in range(2):  # the second time for what leans on a neighbour to the right
            left = []
            for mention in waiting:
                if self._holds(mention):
                    accepted.append(mention)
                    self.know([mention])
                else:
                    left.append(mention)
            if not left or len(left) == len(waiting):
                break  # nothing new that they could lean on
            waiting = left
        accepted.sort(key=lambda mention: mention.start)
        return accepted

    def _holds(self, mention: Mention) -> bool:
        """Whether there is evidence enough for a mention."""
        if mention.need == STEM:
            return self._stem_holds(mention)
        if mention.need in (TOWN, ZONE):
            return True
        above = tuple(c for c in mention.candidates if c.level != "township")
        if len(above) < len(mention.candidates) and self._towns_facility(mention):
            mention.need = STEM
            return True
        mention.candidates = above
        if self._begins_village(mention):
            return False
        if compiled("and_county").match(self.text, mention.start) and not self._at_mark(mention.start):
            return bool(self.parents_before(mention))
        if compiled("bare_names").fullmatch(mention.name):
            return bool(self.parents_before(mention)) or (len(mention.name) > 2 and self._beside(mention))
        common = mention.need == MUCH and Gazetteer.load().risk(mention.name) == "common"
        own = any(c.code in self.home for c in mention.candidates)
        if not common and (
            self.parents_before(mention) or self._child_behind(mention) or self._own_village_behind(mention)
        ):
            return True
        if not common and (self._of_source(mention) or self._told(mention)):
            return True
        listed = self._listed_by_generic(mention)
        near = any(self._near_home(c) or c.code in self._named for c in mention.candidates)
        beside = self._beside(mention)
        sort = "organisation_of_word" if common else "organisation"
        organisation = bool(compiled(sort).match(self.text, mention.end)) and not self._elsewhere(mention)
        if mention.need == SOME:
            if beside:
                return True
            if self._person(mention):
                return False
            if self._listed_in_province(mention):
                return True
            neighbour = any(c.parent in self._above for c in mention.candidates)
            return near or organisation or listed or (neighbour and self._goal(mention))
        if not near or self._person(mention):
            return (beside or listed) and not common and not near
        goal = self._bar(mention) if common else self._goal(mention)
        return (
            beside
            or organisation
            or goal
            or listed
            or (not common and (own or self._listed_near_home(mention)))
        )

    def _elsewhere(self, mention: Mention) -> bool:
        """Whether a mention stands right behind a division that has none of the name."""
        if mention.start not in self._ends or compiled("away").match(self.text, mention.end):
            return False
        return not self.parents_before(mention)

    def _own_village_behind(self, mention: Mention) -> bool:
        """Whether a village that the table has below a mention stands right behind it."""
        village = compiled("village_next_to").match(self.text, mention.end)
        return village is not None and any(village[1] in _stems(c.code) for c in mention.candidates)

    def _listed_by_generic(self, mention: Mention) -> bool:
        """Whether a mention stands in a list of counties behind one of the same province."""
        before = self._ends.get(mention.start - 1)
        if before is None or self.text[mention.start - 1] != _COMMA:
            return False
        provinces = {c.code[:2] for c in before.candidates if c.level in ("county", "prefecture")}
        if not any(c.code[:2] in provinces for c in mention.candidates):
            return False
        return compiled("listed_generic").match(self.text, mention.end) is not None

    def _listed_in_province(self, mention: Mention) -> bool:
        """Whether a name that is hardly anything else is listed beside a county of the same province."""
        if Gazetteer.load().risk(mention.name) != "safe":
            return False
        neighbours = self._neighbours(mention, _COMMA, self._ends, self._starts)
        near = {c.code[:2] for m in neighbours for c in m.candidates if c.level != "township"}
        return any(c.code[:2] in near for c in mention.candidates)

    def _begins_village(self, mention: Mention) -> bool:
        """Whether a name begins that of a village of the article's own county."""
        if len(self.home) < 3 or mention.need not in (SOME, MUCH):
            return False
        rest = compiled("rest_of_village").match(self.text, mention.end)
        return rest is not None and self.text[mention.start : rest.end()] in _stems(self.home[2])

    def _of_source(self, mention: Mention) -> bool:
        """Whether a mention ends the name of the article's source, as accounts' names do."""
        length = len(self.source)
        own = length > len(mention.name) and self.source.endswith(mention.name)
        return own and self.text.startswith(self.source, mention.end - length)

    def _told(self, mention: Mention) -> bool:
        """Whether a name that is hardly anything else is that of what the text names in full."""
        if not any(c.code in self._full for c in mention.candidates) or self._person(mention):
            return False
        return Gazetteer.load().risk(mention.name) == "safe"

    def _at_mark(self, start: int) -> bool:
        """Whether a place begins a clause."""
        return not start or not "\u4e00" <= self.text[start - 1] <= "\u9fff"

    def _towns_facility(self, mention: Mention) -> bool:
        """Whether a name that counties and townships share is a township's, its parent before it."""
        above = self._ends_at(mention)
        if above.endswith("0000") and above[:2] not in _CITIES:
            return False  # a province's: rather named after something else
        parents = self.parents_before(mention)
        if not parents or any(c.level != "township" for c in parents):
            return False
        return bool(compiled("facility").match(self.text, mention.end))

    def _stem_holds(self, mention: Mention) -> bool:
        """Whether a township's short name has its anchor."""
        if mention.name.endswith(_REGIMENT):
            return self._of_corps()
        if compiled("product").match(self.text, mention.end):
            return False
        if any(map(self._in_home, mention.candidates)) and self._village_behind(mention):
            return True
        if self._sole_area(mention):
            return True
        facility = bool(compiled("facility").match(self.text, mention.end))
        street = self.text[mention.end - 1] == _STREET_SHORT
        if not street and compiled("road_end").search(mention.name):
            return facility and (
                bool(self.parents_before(mention)) or any(map(self._in_home, mention.candidates))
            )
        parents = self.parents_before(mention)
        if parents and (street or facility):
            return True
        if parents and not compiled("scenic").match(self.text, mention.end):
            above = self._ends_at(mention)
            below = above[:2] in _CITIES or any(above in self.book.path(c.code)[1:] for c in parents)
            if below and Gazetteer.load().risk(mention.name) in ("safe", "person"):
                return True
        full = any(c.code in self._named for c in mention.candidates)
        named = self._named | self._above
        near = full or any(self._in_home(c) or c.parent in named for c in mention.candidates)
        if not near or self._person(mention):
            return False
        if any(c.code in self.home for c in mention.candidates):
            return True
        if self._in_list_at_home(mention):
            return True
        before = self.text[max(0, mention.start - 4) : mention.start]
        goal = full and (self._goal(mention) or bool(compiled("toward").search(before)))
        return street or facility or self._beside(mention) or goal

    def _sole_area(self, mention: Mention) -> bool:
        """Whether the area of the only township of a long name is spoken of."""
        sole = len(mention.candidates) == 1 and len(mention.name) >= _LONG
        return sole and self.text.startswith(_REGION, mention.end) and not self._elsewhere(mention)

    def _village_behind(self, mention: Mention) -> bool:
        """Whether a village of the article's own county stands right behind a township's short name."""
        if len(self.home) < 3:
            return False
        village = compiled("village_next_to").match(self.text, mention.end)
        return village is not None and village[1] in _stems(self.home[2])

    def _of_corps(self) -> bool:
        """Whether the article is about the Production and Construction Corps."""
        if self._corps is None:
            self._corps = bool(compiled("corps_words").search(self.text))
        return self._corps

    def _in_list_at_home(self, mention: Mention) -> bool:
        """Whether another proposed township of the same county stands beside a mention in a list."""
        if len(self.home) < 3:
            return False
        here = {c.name for c in mention.candidates if self._in_home(c)}
        return any(
            self._in_home(c) and c.name not in here
            for other in self._neighbours(mention, _COMMA, self._proposed, self._proposed)
            for c in other.candidates
        )

    def _listed_near_home(self, mention: Mention) -> bool:
        """Whether another proposed county of the same prefecture, at home, stands beside it in a list."""
        beside = self._neighbours(mention, _COMMA, self._proposed, self._proposed)
        siblings = any(_akin(mention, other) for other in beside)
        return siblings and any(map(self._near_home, mention.candidates))

    def parents_before(self, mention: Mention) -> tuple[Division, ...]:
        """Return the candidates whose parent stands right before a mention."""
        before = self._ends.get(mention.start)
        if before is None and mention.start and self.text[mention.start - 1] in _ASIDE:
            before = self._ends.get(mention.start - 1)
        if before is None:
            return ()
        above = {before.code} if before.code else {c.code for c in before.candidates}
        return tuple(
            c
            for c in mention.candidates
            if c.code not in above and above.intersection(self.book.path(c.code))
        )

    def _child_behind(self, mention: Mention) -> bool:
        """Whether a division below a mention's stands right behind it."""
        behind = self._starts.get(mention.end)
        if behind is None:
            return False
        above = {code for c in behind.candidates[:8] for code in self.book.path(c.code)[:-1]}
        return any(c.code in above for c in mention.candidates)

    def _beside(self, mention: Mention) -> bool:
        """Whether a division of the same parent stands beside a mention in a list."""
        beside = self._neighbours(mention, _AND, self._ends, self._starts)
        return any(_akin(mention, other) for other in beside)

    def _neighbours(
        self, mention: Mention, marks: str, ends: Mapping[int, Mention], starts: Mapping[int, Mention]
    ) -> list[Mention]:
        """Return the mentions beside one, with nothing but one of the marks of a list between them.

        ends, starts: those that are looked among, by where they end and by where they start.
        """
        text, before, behind = self.text, mention.start - 1, mention.end
        found = [ends.get(before)] if before >= 0 and text[before] in marks else []
        found += [starts.get(behind + 1)] if behind < len(text) and text[behind] in marks else []
        return [other for other in found if other is not None]

    def _near_home(self, candidate: Division) -> bool:
        """Whether a candidate lies in the prefecture of the article's jurisdiction."""
        if not self.home:
            return False
        path = self.book.path(candidate.code)
        return path[: min(len(self.home), 2)] == self.home[:2]

    def _in_home(self, candidate: Division) -> bool:
        """Whether a township lies in the county, or the prefecture, of the article's jurisdiction."""
        if len(self.home) < 2:
            return False
        depth = min(len(self.home), 3)
        return self.book.path(candidate.code)[:depth] == self.home[:depth]

    def _person(self, mention: Mention) -> bool:
        """Whether a surname before a mention makes it look like a person's name."""
        start = mention.start
        if not start or self.text[start - 1] not in patterns()["surnames"]:
            return False
        return (start - 1) not in self._ends and self.text[start - 1] not in _AND

    def _ends_at(self, mention: Mention) -> str:
        """The code of what ends where a mention begins, if it is certain."""
        before = self._ends.get(mention.start)
        return before.candidates[0].code if before is not None and before.candidates else ""

    def _goal(self, mention: Mention) -> bool:
        """Whether a mention stands where a place stands: behind a verb of motion, or in a bar of links."""
        if self._bar(mention):
            return True
        before = self.text[max(0, mention.start - 4) : mention.start]
        after = self.text[mention.end : mention.end + 1]
        return bool(compiled("toward").search(before)) and (not after or not "\u4e00" <= after <= "\u9fff")

    def _bar(self, mention: Mention) -> bool:
        """Whether a mention stands in a bar of links, or opens a line or a dispatch."""
        text, start = self.text, mention.start
        before, after = text[max(0, start - 4) : start], text[mention.end : mention.end + 1]
        if compiled("navigation").search(before) or (before.endswith("\u672c\u62a5") and after.isdigit()):
            return True
        opens = not before or before[-1] in "\n> |"
        return opens and (not after or after in ":>|\n ")


def _stems(code: str) -> frozenset[str]:
    """The names, without generics, of the villages below a division."""
    return Villages.load().stems(code)


def _akin(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be of siblings."""
    return any(_siblings(a, b) for a in one.candidates for b in other.candidates)


def _siblings(one: Division, other: Division) -> bool:
    """Whether two divisions are of one parent, or prefectures of one province."""
    if one.parent and one.parent == other.parent:
        return one.code != other.code
    return one.level == other.level == "prefecture" and one.code[:2] == other.code[:2]
