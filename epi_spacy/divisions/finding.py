"""Names of divisions at sight: full names, short names that are hardly anything else, and where they end.

Pure logic on the normalized text. What needs evidence from the article is judged in ``evidence``.
"""

from __future__ import annotations

from collections.abc import Collection

from .catalogue import FULL, MUCH, SAFE, SOME, STEM, STOP, TOWN, catalogue, compiled, names_at, patterns
from .gazetteer import Division, Gazetteer
from .lookup import Lookup
from .mentions import Mention
from .naming import alternatives, verbs

ZONE = "zone"
Span = tuple[int, int]
_NO_HIT = (-1, -1, ("", ""))
_SHORT = (SAFE, SOME, MUCH, STEM)
_GENERICS = frozenset("\u7701\u5e02\u5dde\u76df\u53bf\u533a\u65d7\u9547\u4e61")
_TOWNSHIPS = frozenset("\u9547\u4e61\u8857\u9053")
_STREET = "\u8857\u9053"
_AND = "\u3001"
_DOUBLED = 5  # characters: only longer names of townships may hold their county's
_LONGEST_CHILD = 6  # characters
_SITES = "\u6e56\u6c5f\u6cb3\u8857"
_AREA, _AREA_ENDS = "\u533a", "\u57df"
_TIMES = 20  # occurrences of a name
_REACH = 20_000  # characters
_HILL = "\u5c71"
_REGION = "\u5730\u533a"
_DOT = "\u00b7"
_CORPS = "\u5175\u56e2"
_REGIMENT = "\u56e2"


def at_sight(text: str, book: Lookup) -> tuple[list[Mention], list[Span]]:
    """Find the names that are looked for at sight.

    text: the normalized text.
    book: the gazetteer at the article's date.
    RETURNS: mentions in order, without overlaps, with their candidates; those whose ``need`` is SOME are only
        proposed and wait for evidence. And where the stop words are.
    """
    lexicon = names_at(book.on or "")
    found: list[Mention] = []
    cut: list[Mention] = []  # full names that seem to cut a word in two
    stops: list[Span] = []
    reach = 0
    hits = lexicon.find(text)
    for number, (start, end, (surface, need)) in enumerate(hits):
        if start < reach:
            continue
        if need == STOP:
            reach = end
            stops.append((start, end))
            continue
        behind = bool(found) and start == found[-1].end
        follows, _, (_, other) = hits[number + 1] if number + 1 < len(hits) else _NO_HIT
        mention = _judge(text, start, end, surface, need, book, behind, follows == end and other != STOP)
        if mention is None:
            if need == FULL:
                cut.append(Mention(start, end, surface, need, book.candidates(surface)))
            mention = _rescue(text, start, end, book)
            if mention is None:
                continue
        found += _parted(mention, book) if need == TOWN and len(surface) > _DOUBLED else [mention]
        reach = mention.end
        if reach < end:
            # The generic left to the next word may begin a name: a city's central district.
            hidden = _rescue(text, reach - 1, end, book)
            if hidden is not None:
                found.append(hidden)
                reach = hidden.end
    return _borne_out(text, found, cut, stops), stops


def _borne_out(text: str, found: list[Mention], cut: list[Mention], stops: list[Span]) -> list[Mention]:
    """Add the full names that seem to cut a word in two, but that the text has elsewhere for certain."""
    names = {mention.name for mention in found} if cut else set()
    behind = patterns()["after_name"] + _AREA_ENDS
    sure = [m for m in cut if m.name in names and text[m.end : m.end + 1] not in behind]
    closed = {place for start, end in stops for place in range(start, end)} if sure else set()
    sure = [m for m in sure if closed.isdisjoint(range(m.start, m.end))]
    if not sure:
        return found
    taken = {place for mention in sure for place in range(mention.start, mention.end)}
    kept = [m for m in found if m.start not in taken and m.end - 1 not in taken]
    return sorted([*kept, *sure], key=lambda mention: mention.start)


def risky(
    text: str,
    taken: list[Mention],
    stops: list[Span],
    allowed: tuple[Collection[str], Collection[str]],
    book: Lookup,
) -> list[Mention]:
    """Find names that need much evidence or an anchor.

    text: the normalized text.
    taken: mentions found so far, in order.
    stops: where the stop words are.
    allowed: the only names worth a look in this article, in two sets, but for those beside other names.
    book: the gazetteer at the article's date.
    RETURNS: proposed mentions outside the taken ones, in order, without overlaps.
    """
    home, near = allowed
    found: list[Mention] = []
    index, reach = 0, 0
    ends = {mention.end for mention in taken}
    starts = {mention.start for mention in taken}
    closed = sorted([(mention.start, mention.end) for mention in taken] + stops)
    for start, end, (surface, need) in catalogue().risky.find(text):
        if start < reach:
            continue
        far = surface not in home and surface not in near and surface[-1] != _REGIMENT
        far = far and not (len(surface) > 2 and text.startswith(_REGION, end))
        if far and not (start in ends or text[start - 1 : start] == _AND or text[end : end + 1] == _AND):
            continue
        while index < len(closed) and closed[index][1] <= start:
            index += 1
        if index < len(closed) and closed[index][0] < end:
            continue
        mention = _judge(text, start, end, surface, need, book, start in ends, end in starts)
        if mention is not None:
            found.append(mention)
            reach = mention.end
    return found


def of_source(source: str) -> frozenset[str]:
    """Return the doubtful short names that a source ends with, as accounts' names do.

    source: normalized; empty if not known.
    """
    hits = catalogue().risky.find(source) if source else ()
    return frozenset(name for _, end, (name, need) in hits if end == len(source) and need == MUCH)


def _parted(mention: Mention, book: Lookup) -> list[Mention]:
    """Part a township that a table names with its county before it: each level is a mention of its own."""
    above = book.get(mention.candidates[0].parent) if len(mention.candidates) == 1 else None
    if above is None or not mention.name.startswith(above.name):
        return [mention]
    place = mention.start + len(above.name)
    below = Mention(place, mention.end, mention.name, TOWN, mention.candidates)
    return [Mention(mention.start, place, above.name, FULL, (above,)), below]


def _rescue(text: str, start: int, end: int, book: Lookup) -> Mention | None:
    """Find the name that a rejected match hid: it begins inside the match."""
    for first, last, (surface, need) in catalogue().main.find(text[start + 1 : end + 12]):
        if first + start + 1 >= end:
            return None
        if need != STOP:
            return _judge(text, first + start + 1, last + start + 1, surface, need, book)
    return None


def _judge(
    text: str,
    start: int,
    end: int,
    surface: str,
    need: str,
    book: Lookup,
    behind: bool = False,
    before: bool = False,
) -> Mention | None:
    """Make a match a mention with its right edges, or reject it as a part of something else.

    behind, before: whether it stands right behind or right before another name: then it cuts no word in two.
    """
    if not behind and halved_left(text, start):
        return None
    rows = book.candidates(surface)
    if need in _SHORT and _part_of_other(text, start, end, surface, need, rows, before):
        return None
    if not behind and surface[-1] == _HILL and compiled("own_hill").search(text, max(0, start - 2), start):
        return None
    if need == TOWN and not behind and _runs_on(text, end, surface):
        return None
    if compiled("ends_and_county").search(surface) and _behind_title(text, start):
        return None  # somebody's name, and an organ of the county
    if surface[-1] == _AREA and text[end : end + 1] == _AREA_ENDS:
        return None
    if compiled("bay").match(text, end):
        return None
    if text.startswith(_REGION, end) and (behind or need == STEM):
        whole = surface + _REGION
        towns = tuple(row for row in book.candidates(whole) if row.level == "township")
        if towns:
            return Mention(start, end + len(_REGION), whole, TOWN if behind else STEM, towns)
    return _with_edges(text, start, end, surface, need, book, rows)


def _part_of_other(
    text: str, start: int, end: int, surface: str, need: str, rows: tuple[Division, ...], before: bool
) -> bool:
    """Whether a short name is a part of another word, of a road's or a person's name, or of a village's."""
    if need == STEM and surface[-1] == _REGIMENT:
        return False
    if surface[-1] in _SITES and compiled("own_site").search(text, max(0, start - 1), end + 1):
        return True
    if not before and halved_right(text, end):
        return True
    if _person(text, start, end) or _foreign(text, start, end):
        return True
    if text[end : end + 1] not in patterns()["after_short"]:
        return False
    big = need == SAFE and bool(rows) and rows[0].level in ("province", "prefecture")
    if _something_else(text, end, big) or compiled("own_water").match(text, end):
        return True
    # A short name with a village's generic is the village's; but a city may well stand before "community".
    village = compiled("village_next").match(text, end)
    return village is not None and (not big or text[end] == "\u6751")


def _with_edges(
    text: str, start: int, end: int, surface: str, need: str, book: Lookup, rows: tuple[Division, ...]
) -> Mention:
    """Make a match a mention: shorter by a generic that goes with the next word, longer by office or zone."""
    if text[end : end + 1] not in patterns()["after_name"] and surface[-1] != _REGIMENT:
        return Mention(start, end, surface, need, rows)
    short = need in _SHORT
    regiment = need == STEM and surface[-1] == _REGIMENT
    last = surface[-1]
    if last in _GENERICS and not short and len(surface) > 2:
        area: object = last == "\u5e02" and compiled("town_area").match(text, end)
        if last == "\u5e02" and compiled("central").match(text, end) and _central(text, end, surface, book):
            area = True
        if (area or compiled("own_generic").match(text, end)) and not _child_begins(text, end, rows, book):
            return Mention(start, end - 1, surface, need, rows)
    office = compiled("office").match(text, end) if need in (TOWN, STEM) else None
    if office is not None and (surface.endswith(_STREET) or office[0].endswith("\u5904")):
        whole = surface if surface.endswith(_STREET) else surface + _STREET
        return Mention(start, office.end(), whole, TOWN, book.candidates(whole) or rows)
    if need == STEM and text[end : end + 1] == "\u8857" and text[end : end + 2] != _STREET:
        whole = surface + _STREET
        if book.candidates(whole):
            return Mention(start, end + 1, whole, STEM, book.candidates(whole))
    if need == STEM and compiled("other_generic").match(text, end) and surface[-1] not in _TOWNSHIPS:
        # The table knows the township by another generic.
        return Mention(start, end + 1, surface, STEM, rows)
    if regiment and surface.startswith(_CORPS):
        start += len(_CORPS)
    zone = compiled("zone").match(text, end) or (need == STEM and compiled("park").match(text, end))
    if zone and not surface.endswith(zone[0]):
        whole = text[start : zone.end()]
        return Mention(start, zone.end(), surface, ZONE, book.candidates(whole), level="zone")
    return Mention(start, end, surface, need, rows)


def _central(text: str, end: int, surface: str, book: Lookup) -> bool:
    """Whether a city's name runs into that of its own central, southern or northern district."""
    above = {c.code for c in book.candidates(surface)}
    return any(c.parent in above for c in book.candidates(text[end - 1 : end + 2]))


def _child_begins(text: str, start: int, rows: tuple[Division, ...], book: Lookup) -> bool:
    """Whether the name of a division right below one of some begins at a place, a township's in full."""
    known, codes = Gazetteer.load().name, {row.code for row in rows}
    names = (text[start : start + length] for length in range(_LONGEST_CHILD, 1, -1))
    return any(
        row.parent in codes and (row.level != "township" or name[-1] in _TOWNSHIPS)
        for name in names
        if known(name)
        for row in book.candidates(name)
    )


def _runs_on(text: str, end: int, surface: str) -> bool:
    """Whether a township's generic belongs to the word behind it."""
    if surface in alternatives("like_words"):
        return True
    if text[end : end + 1] == "\u9547" and surface[-1] == "\u4e61":
        return True
    if text[end : end + 1] == "\u6751" and (surface[:-1] in verbs() or surface[:-1] in catalogue().words):
        return True  # it does something for the countryside, or says what kind it is
    return surface[-1] in _TOWNSHIPS and bool(compiled("next_own").match(text, end - 1))


def halved_left(text: str, start: int) -> bool:
    """Whether a name that began here would cut a frequent word in two."""
    if not start:
        return False
    words, left = catalogue().words, text[start - 1]
    if left + text[start] not in words or left in patterns()["not_halved_left"]:
        return False
    return text[start - 2 : start] not in words


def halved_right(text: str, end: int) -> bool:
    """Whether a name that ended here would cut a frequent word in two."""
    words = catalogue().words
    if text[end - 1 : end + 1] not in words or text[end] in patterns()["not_halved_right"]:
        return False
    if compiled("counted").match(text, end):
        return False  # the number of a list's generic
    return text[end : end + 2] not in words


def _person(text: str, start: int, end: int) -> bool:
    """Whether a short name is a person's: with a surname and what tells of a person around it."""
    if text[end : end + 1] in patterns()["after_short"] and compiled("person_behind").match(text, end):
        return True
    if compiled("title_before").search(text, max(0, start - 4), start) and compiled("speaks").match(
        text, end
    ):
        return True  # a person's name that is a place's, or begins as one
    if not start or text[start - 1] not in patterns()["surnames"]:
        return False
    if text[start - 1] in patterns()["no_surname_at_mark"]:
        return bool(compiled("person_before").search(text, max(0, start - 4), start - 1))
    name, place, last = text[start - 1 : end], max(0, start - _REACH) - 1, start + _REACH
    for _ in range(_TIMES):
        place = text.find(name, place + 1, last)
        if place < 0:
            return False
        if _named_person(text, place, place + len(name)):
            return True
    return False


def _behind_title(text: str, start: int) -> bool:
    """Whether the first characters of a person's name stand before a place, and a title before them."""
    surnames, title = patterns()["surnames"], compiled("title_before")
    places = (at for at in (start - 1, start - 2) if at > 0 and text[at] in surnames)
    return any(title.search(text, max(0, at - 4), at) for at in places)


def _named_person(text: str, start: int, end: int) -> bool:
    """Whether a surname and what follows it are a person's name where they stand."""
    for words in ("person_before", "title_before"):
        if compiled(words).search(text, max(0, start - 4), start):
            return True
    opens = not start or not "\u4e00" <= text[start - 1] <= "\u9fff"
    return opens and bool(compiled("person_verb").match(text, end))


def _something_else(text: str, end: int, big: bool) -> bool:
    """Whether a short name, of a prefecture or above if big, begins a road, a water or a mountain."""
    water = "water" if big else "water_of_risky"
    return bool(compiled("road").match(text, end) or compiled(water).match(text, end))


def _foreign(text: str, start: int, end: int) -> bool:
    """Whether a short name is a part of a foreign person's name, written with dots."""
    if _DOT not in text[max(0, start - 4) : end + 5] or compiled("own_paper").match(text, end):
        return False
    before = compiled("foreign_before").search(text, max(0, start - 4), start)
    return bool(before or compiled("foreign_after").match(text, end))


def at_once(mention: Mention) -> bool:
    """Whether a proposed mention needs no further evidence."""
    return mention.need in (FULL, SAFE, TOWN, ZONE)
