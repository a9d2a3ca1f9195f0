"""Places that no table knows, by their generic: villages, communities, committees, new townships and zones.

A name without a table needs a left edge: a division right before it, a list of its like, a mark, or a verb of
motion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .catalogue import catalogue, compiled, patterns
from .lookup import Lookup
from .mentions import Mention
from .naming import alternatives, bare_zones, begins_as_word, is_gacha, is_name, occurrences, verbs
from .placing import FORM, Places

_NUMBERS = "\u96f6\u4e00\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_JOIN = "[\u3001\u548c\u4e0e\u53ca]"
_WINDOW = 45  # characters of a list
_STREET = "\u8857\u9053"
_HAN = re.compile("[\u4e00-\u9fff]{1,10}$")
_LONGEST, _FREE, _LONG = 6, 4, 8  # characters of a name: behind a division, elsewhere, Mongolian
_AND = "\u3001\u548c\u53ca\u4e0e"
_JOINS = "\u548c\u53ca\u4e0e\u7684\u81f3"
_CLINIC = "\u793e\u533a\u536b\u751f\u670d\u52a1"
_GENERICS = ("\u560e\u67e5", "\u793e\u533a", "\u6751")
_LOCAL = ("township", "village")
_TOWNSHIP, _VILLAGE, _ZONE, _COMMITTEE = "township", "village", "zone", "committee"
_PREFECTURE, _COUNTY = "prefecture", "county"


def find(
    text: str, taken: Sequence[Mention], book: Lookup, stops: Sequence[tuple[int, int]] = ()
) -> list[Mention]:
    """Find places by their generics.

    text: the normalized text.
    taken: the mentions found so far, in order.
    book: the gazetteer at the article's date.
    stops: where words stand that are no names.
    RETURNS: mentions without candidates, in order, outside the taken ones.
    """
    found = _Finder(text, taken, book, stops)
    found.by_generic("town_suffix", _TOWNSHIP)
    found.by_generic("village", _VILLAGE)
    found.by_generic("zone_suffix", _ZONE)
    found.committees()
    found.by_shape()
    found.corps()
    found.listed_stems()
    found.counted_stems()
    found.gachas()
    found.offices()
    found.parks()
    found.repeated()
    found.again()
    return sorted(found.mentions, key=lambda mention: mention.start)


class _Finder(Places):
    """The places of a text, found one kind after the other."""

    def __init__(
        self, text: str, taken: Sequence[Mention], book: Lookup, stops: Sequence[tuple[int, int]]
    ) -> None:
        super().__init__(text, taken, book, stops)
        self._certain: set[str] = set()  # names of one character and the generic, borne out by repetition
        self._doubtful: list[tuple[int, int, int]] = []  # start, generic, end of names that need others

    def by_generic(self, pattern: str, level: str) -> None:
        """Find names in front of a generic."""
        text, never = self._text, patterns()["no_village_end"]
        for match in compiled(pattern).finditer(text):
            before = text[match.start() - 1]
            if before in never or before == match[0][0] or self._inside(match.start()):
                continue
            start = self._left_edge(match.start(), level)
            if start < 0:
                if level == _VILLAGE:
                    self._doubt(match.start(), match.end())
                continue
            inner = self._street(start, match.start()) if level == _VILLAGE else start
            if inner < match.start():
                self._add(inner, match.end(), level)

    def _street(self, start: int, generic: int) -> int:
        """Set apart the street that a community's name begins with, and return where the rest begins."""
        before, place = self._ends.get(start), self._text.find(_STREET[0], start + 1, generic)
        above = before.code if before is not None and before.level in (_COUNTY, _PREFECTURE) else ""
        clinic = place == generic - 1 and self._text.startswith(_CLINIC, generic)
        zone = before is not None and before.level == _ZONE and not before.code
        if place < 0 or not (above or clinic or zone):
            return start
        rows = self._book.candidates(self._text[start:place] + _STREET)
        if not clinic and not (zone and len(rows) == 1):
            rows = tuple(row for row in rows if above and above in self._book.path(row.code))
        if rows:
            self._add(start, place + 1, _TOWNSHIP, rows)
        return place + 1 if rows else start

    def _left_edge(self, generic: int, level: str) -> int:
        """Where the name in front of a generic begins; -1 if there is none."""
        han = _HAN.search(self._text, max(0, generic - 10), generic)
        if han is None:
            return -1
        floor = self._last_end(generic)
        start = floor = max(han.start(), floor, self._behind_unit(han.start()))
        if self._joined(start, level):
            start = floor = start + 1  # the last of a list, or a village of a township
        behind = start in self._ends and start == floor
        if not behind:
            start = floor = max(start, self._stop_before(generic))
        listed = self._listed(start)
        if not behind and not listed and not self._stands(start, generic):
            return -1
        shortest = 2 if level == _TOWNSHIP else 1
        if (
            behind
            and self._may_follow(start, level)
            and self._names(start, generic, level, shortest, _LONGEST)
        ):
            return start
        if level == _ZONE and (self._text[start - 1 : start] not in _AND or start - 1 not in self._ends):
            return -1
        if (listed and not behind) or level == _ZONE:
            least = 2 if self._text[start - 1] in ",;" else 1
            if self._names(start, generic, level, least, _FREE):
                return start
            if level == _ZONE:
                return -1
        start = self._free_edge(start, generic, level)
        if start < 0 or self._text[start : start + 2] in verbs():
            return -1
        return start if self._names(start, generic, level, 2, _FREE) else -1

    def _behind_unit(self, start: int) -> int:
        """Where the text goes on behind a number and its unit, which never begins a name."""
        unit = compiled("unit_before").match(self._text, start - 1) if start else None
        return unit.end() if unit else start

    def _joined(self, start: int, level: str) -> bool:
        """Whether a word joins a name to the township or village before it."""
        before, word = self._ends.get(start), self._text[start]
        if before is None or before.level not in _LOCAL:
            return False
        return word in _JOINS if level == _VILLAGE else word in _AND

    def _stands(self, start: int, generic: int) -> bool:
        """Whether a generic that nothing but a mark or a verb leads up to may be one, and no other word."""
        text = self._text
        if text.startswith("\u793e\u533a\u548c", generic):
            return False
        if not text.startswith("\u6751\u6c11", generic) or text.startswith("\u59d4", generic + 2):
            return True
        # Villagers: of a village only if the text knows it.
        name = text[max(start, generic - 2) : generic + 1]
        return self._times(name, start) > self._times(name + "\u6c11", start)

    def _doubt(self, generic: int, end: int) -> None:
        """Keep a name that begins a clause, for the case that it comes again."""
        han = _HAN.search(self._text, max(0, generic - 10), generic)
        if han is None:
            return
        start = max(han.start(), self._last_end(generic))
        if self._at_mark(start) and 1 <= generic - start <= _FREE and self._stands(start, generic):
            self._doubtful.append((start, generic, end))

    def repeated(self) -> None:
        """Find names that begin a clause and stand in the text again."""
        for start, generic, end in self._doubtful:
            name, text = self._text[start:generic], self._text
            short = end if text[generic] != "\u6751" else generic + 1
            times = self._times(text[start:short], start)
            if times < (3 if len(name) == 1 else 2) or name in catalogue().words:
                continue
            verb = name[:2] in verbs() or name[-1] in patterns()["no_village_end"]
            if is_name(name) and not verb:
                self._add(start, short, _VILLAGE)
                self._certain.add(text[start:short])

    def listed_stems(self) -> None:
        """Find the names of a list that the generic only follows, behind a place or a verb of motion."""
        if not compiled("stem_list_end").search(self._text):
            return
        for match in compiled("stem_list").finditer(self._text):
            group = "names" if match["names"] else "gachas"
            start = self._list_start(match.start(group))
            names = self._text[start : match.end(group)].split("\u3001")
            if start < 0 or any(not is_name(name) or name[:2] in verbs() for name in names):
                continue
            self._add_list(start, names, match[0])

    def _add_list(self, start: int, names: Sequence[str], whole: str) -> None:
        """Take the names of a list that begins at a place for villages of the generic that ends it."""
        generic = next((generic for generic in _GENERICS if whole.endswith(generic)), "")
        for name in names:
            self._add(start, start + len(name), _VILLAGE, name=name + generic)
            start += len(name) + 1

    def counted_stems(self) -> None:
        """Find the names of a list that its number and the generic follow, if they are as many."""
        for match in compiled("counted_end").finditer(self._text):
            floor = max(self._last_end(match.start()), match.start() - _WINDOW)
            listed = compiled("counted_names").search(self._text, floor, match.start())
            if listed is None:
                continue
            names = re.split(_JOIN, listed[0])[-_NUMBERS.index(match["number"]) :]
            start = match.start() - sum(map(len, names)) - len(names) + 1
            lead = self._lead(start, len(names[0]))
            names[0] = names[0][max(lead, 0) :]
            if lead < 0 or len(names) != _NUMBERS.index(match["number"]):
                continue
            if all(is_name(name) and not begins_as_word(name) and name[:2] not in verbs() for name in names):
                self._add_list(start + lead, names, match[0])

    def _lead(self, start: int, length: int) -> int:
        """How many characters lead up to the first name of a list; -1 if it begins nowhere sure."""
        led = compiled("counted_before").search
        for lead in range(length - 1):
            if led(self._text, max(0, start + lead - 4), start + lead):
                return lead
        opens = self._at_mark(start) and self._text[start - 1 : start] != _AND[0]
        return 0 if opens or start in self._ends else -1

    def _list_start(self, start: int) -> int:
        """Where a list of names begins, behind a place or a word that leads up to it; -1 if nowhere sure."""
        led = compiled("stem_list_before").search
        if self._text[start + 3 : start + 4] == _AND[0] and led(self._text, start, start + 1):
            return start + 1  # a word of one character
        if start + 1 in self._ends and self._text[start + 3 : start + 4] == _AND[0]:
            return start + 1  # the last character of a place
        return start if start in self._ends or led(self._text, max(0, start - 4), start) else -1

    def gachas(self) -> None:
        """Find Mongolian villages and townships: nothing else ends like them."""
        if "\u560e\u67e5" not in self._text and "\u82cf\u6728" not in self._text:
            return
        for match in compiled("gacha").finditer(self._text):
            generic = match.start()
            start = max(generic - _LONG, self._last_end(generic))
            han = _HAN.search(self._text, start, generic)
            if han is None:
                continue
            start = han.start()
            for trigger in compiled("gacha_trigger").finditer(self._text, start, generic - 1):
                start = trigger.end()
            name = self._text[start:generic]
            if is_gacha(name):
                self._add(start, match.end(), _VILLAGE if match[1] else _TOWNSHIP)

    def offices(self) -> None:
        """Find townships' offices that begin a clause, before their leaders."""
        if "\u529e\u4e8b\u5904" not in self._text:
            return
        for match in compiled("office_alone").finditer(self._text):
            if not self._overlaps(*match.span()) and is_name(match["name"]):
                self._add(match.start(), match.end(), _TOWNSHIP)

    def parks(self) -> None:
        """Find industrial zones with a name of their own, at a mark or behind a verb of motion."""
        if not compiled("park_end").search(self._text):
            return
        for match in compiled("park_alone").finditer(self._text):
            group = "listed" if match["listed"] else "name"
            name, start = match[group], match.start(group)
            if name.startswith(tuple(bare_zones())) or not is_name(name) or name[:2] in verbs():
                continue
            if not self._overlaps(start, match.end()):
                self._add(start, match.end(), _ZONE)

    def _may_follow(self, start: int, level: str) -> bool:
        """Whether a place of a level may stand right behind the division that ends here."""
        before = self._ends[start]
        return before.level != _VILLAGE and not (before.need == FORM and level == _TOWNSHIP)

    def _names(self, start: int, generic: int, level: str, least: int, most: int) -> bool:
        """Whether a run of characters can be the name in front of a generic."""
        name = self._text[start:generic]
        if not least <= len(name) <= most or not is_name(name):
            return False
        if name in verbs() and self._text[generic] != "\u6751":
            return False
        if level == _VILLAGE and begins_as_word(name):
            return False
        if level in (_TOWNSHIP, _ZONE) and not self._higher_name(start, generic, level):
            return False
        if compiled("praise").fullmatch(name) and compiled("being_built").match(self._text, generic):
            return False
        return name[-1] not in patterns()["no_village_end"] and name[-1] != self._text[generic]

    def _higher_name(self, start: int, generic: int, level: str) -> bool:
        """Whether a run of characters behind a division can be a township's or a zone's name."""
        name = self._text[start:generic]
        if name[:2] in verbs() or name[-1:] in patterns()["no_town_end"]:
            return False
        if level == _TOWNSHIP:
            before = self._ends.get(start)
            return len(name) <= 4 and (before is None or before.level in (_COUNTY, _TOWNSHIP))
        behind = start in self._ends or (self._text[start - 1 : start] in _AND and start - 1 in self._ends)
        return behind and 2 <= len(name) <= 4 and not name.startswith(bare_zones())

    def _shape_edge(self, end: int) -> int:
        """Where a name of a village's shape begins in front of a facility; -1 if it begins nowhere sure."""
        start = max(end - 4, self._last_end(end))
        begin = start if self._at_mark(start) or start in self._ends else -1
        for trigger in compiled("shape_trigger").finditer(self._text, max(0, end - 6), end - 2):
            begin = max(begin, trigger.end())
        return begin if 2 <= end - begin <= 4 and begin >= start - 1 else -1

    def _free_edge(self, floor: int, generic: int, level: str) -> int:
        """Where a name begins that nothing known stands before: behind a verb of motion, or at a mark."""
        if level == _TOWNSHIP:
            return -1
        text = self._text
        for trigger in compiled("village_trigger").finditer(text, floor, generic - 1):
            last = trigger.end()
            split = text[last - 2 : last] in catalogue().words if len(trigger[0]) == 1 else False
            if 2 <= generic - last <= 4 and not split:
                return last
        dated = bool(compiled("date_before").search(text, max(0, floor - 3), floor))
        if (dated or self._at_mark(floor)) and 2 <= generic - floor <= 4:
            end = generic + (2 if text.startswith("\u793e\u533a", generic) else 1)
            if compiled("village_right").match(text, end):
                return floor
        return -1

    def _listed(self, start: int) -> bool:
        """Whether a name at a place would stand in a list behind a township or village."""
        if not start or self._text[start - 1] not in _AND + _JOINS + ",;:(\n ":
            return False
        before = self._ends.get(start - 1)
        if self._text[start - 1] in ":(\n ":
            opens = start - 2 if self._text[start - 2] in ":(" else start - 1
            before = self._ends.get(opens)
            return (
                opens < start
                and self._text[opens] in ":("
                and before is not None
                and before.level == _TOWNSHIP
            )
        if self._text[start - 1] in ",;":
            return before is not None and before.level in (_TOWNSHIP, _VILLAGE)
        return before is not None and (
            before.need == FORM or before.level in (_TOWNSHIP, _VILLAGE) or before.need[0] == "t"
        )

    def committees(self) -> None:
        """Find management committees of places: the name and the generic."""
        for match in re.finditer("\u7ba1\u59d4\u4f1a", self._text):
            start = -1 if self._inside(match.start()) else self._left_edge(match.start(), _COMMITTEE)
            name = self._text[start : match.start()]
            if (
                start >= 0
                and 2 <= len(name) <= 4
                and not name.endswith(tuple(alternatives("not_a_committee")))
            ):
                self._add(start, match.end(), _ZONE)

    def by_shape(self) -> None:
        """Find names that look like a village's, in front of a facility or behind a township."""
        for match in compiled("village_shape").finditer(self._text):
            start = self._shape_edge(match.start())
            if start >= 0:
                self._add(start, match.start(), _VILLAGE)
        for end, mention in list(self._ends.items()):
            if mention.level not in (_TOWNSHIP, ""):
                continue
            behind = compiled("village_behind").match(self._text, end)
            if behind is not None and is_name(behind[0][:-1]):
                self._add(end, behind.end(), _VILLAGE)

    def corps(self) -> None:
        """Find divisions of the Production and Construction Corps by their number, in articles about it."""
        if any(word in self._text for word in alternatives("corps_words")):
            for match in compiled("corps").finditer(self._text):
                self._add(match.start(), match.end(), _PREFECTURE)

    def again(self) -> None:
        """Find the names once established wherever they stand."""
        levels = {
            self._text[m.start : m.end]: m.level
            for m in (*self._of_tables, *self.mentions)
            if len(m.name) == m.end - m.start and (len(m.name) > 2 or m.name in self._certain)
        }
        for start, end, name in occurrences(self._text, levels):
            self._add(start, end, levels[name])
