"""One-character names: in movement words, in lists, of origin. What the article is about comes first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from .catalogue import catalogue, compiled, lines, patterns
from .lookup import Lookup
from .mentions import Mention

LETTER = "letter"
_PEOPLE = "letter_people_of"
_INVOLVING = "\u6d89"  # what concerns a place, or an affair
# Patterns, and what each of their matches holds.
_FRAMES = (
    ("letter_doubled", "\u8fd4"),
    ("letter_from_to", "\u7531"),
    (_PEOPLE, ""),
    ("letter_abroad", "\u8d74"),
    ("letter_involved", _INVOLVING),
)
_TOGETHER = ("letter_two", "letter_several")
_ORIGIN = "\u7c4d\u724c"  # of people and of cars
_COMMA = "\u3001"
_RETURN = "\u8fd4"
_AWAY = "\u8fd4\u62b5\u79bb)"


@cache
def province_letters() -> dict[str, str]:
    """Return the one-character names that everybody knows, with their codes."""
    letters = dict(line.split("\t") for line in lines("abbreviations.tsv"))
    letters.update(dict(line.split("\t") for line in lines("ruler_letters.tsv")))
    return letters


@cache
def _joined_letters() -> dict[str, list[str]]:
    """Return the lists whose letters mean something else than by themselves, with their codes."""
    rows = (line.split("\t") for line in lines("ruler_letter_lists.tsv"))
    return {letters: codes.split() for letters, codes in rows}


def home_letters(home: tuple[str, ...], book: Lookup) -> dict[str, str]:
    """Return the one-character names that an article's jurisdiction gives: characters of the names above it.

    home: codes from the province down to the jurisdiction.
    book: the gazetteer at the article's date.
    RETURNS: character to code; a lower division wins, but for its last character.
    """
    never, letters = patterns()["never_letters"], dict[str, str]()
    for code in home[1:3]:
        row = book.get(code)
        name = (
            row.short_names[0]
            if row is not None and row.short_names
            else (row.name[:1] if row is not None else "")
        )
        if not name:
            continue
        for letter in reversed(name[1:]):
            if letter not in never:
                letters.setdefault(letter, code)
    for code in home[1:3]:
        row = book.get(code)
        if row is not None and row.name[0] not in never and row.name[0] not in letters:
            letters[row.name[0]] = code
    return letters


def find(text: str, home: tuple[str, ...], book: Lookup, named: Sequence[Mention] = ()) -> list[Mention]:
    """Find one-character names.

    text: the normalized text.
    home: codes from the province down to the article's jurisdiction; empty if it has none.
    book: the gazetteer at the article's date.
    named: the mentions found so far.
    RETURNS: resolved mentions of one character each, in order; without a code where nothing tells it.
    """
    common = province_letters()
    own, everyday, moves = _at_home(home, book)
    doubled = _doubled(text, everyday)
    at: dict[int, str] = {}
    _lists(text, common, {mention.end for mention in named}, at)
    for match in moves.finditer(text):
        place = match.end()
        if place in doubled:
            at[place] = doubled[place]
        elif place not in at:
            code = _moved_to(text, match.start(), place, own, common)
            if code:
                at[place] = code
    frames = [_open_frames(text, frame, at) if mark in text else [] for frame, mark in _FRAMES]
    pairs = [match for frame in _TOGETHER for match in compiled(frame).finditer(text)]
    if any(frames) or pairs:
        first = first_of(home, book)
        known = {
            **{letter: first[letter] for letter in first if letter not in common},
            **_named(named, book),
            **own,
        }
        _frames(text, frames, known, common, at)
        _together(pairs, {**first, **known, **common}, at)
    found = []
    for place in sorted(at):
        row = book.get(at[place]) if at[place] else None
        # The first character and the generic: a district's short form.
        whole = row is not None and row.level == "county" and text[place + 1 : place + 2] == row.name[-1]
        end = place + 2 if whole else place + 1
        rows = (row,) if row is not None else ()
        resolution = ("jurisdiction" if at[place] in home else "exact") if at[place] else "unknown"
        found.append(Mention(place, end, text[place:end], LETTER, rows, at[place], resolution))
    return found


@lru_cache(maxsize=256)
def _at_home(home: tuple[str, ...], book: Lookup) -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """What letters mean at home, first characters that are everyday ones, and words of motion before them."""
    common, own = province_letters(), home_letters(home, book)
    everyday = {}
    for code in home[1:3]:
        row = book.get(code)
        letter = row.name[0] if row is not None else ""
        if letter and letter not in own and letter not in patterns()["never_home"]:
            everyday[letter] = code
    # A letter in use means the same at home: the province's, also where a prefecture begins with it.
    own.update({letter: code for letter, code in common.items() if code in home})
    letters = "".join(sorted({*common, *own, *everyday}))
    return own, everyday, re.compile(compiled("letter_moves").pattern.format(letters=re.escape(letters)))


def _doubled(text: str, everyday: dict[str, str]) -> dict[int, str]:
    """Places of first characters that are everyday ones, where coming and returning are said of both."""
    at: dict[int, str] = {}
    for letter, code in everyday.items():
        if letter not in text or _RETURN not in text:
            continue
        for match in re.finditer(compiled("doubled").pattern.replace("X", letter), text):
            at.update({place: code for place in range(*match.span()) if text[place] == letter})
    return at


def _named(mentions: Iterable[Mention], book: Lookup) -> dict[str, str]:
    """First and last characters of the prefectures and counties that a text names, if they are only one's."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        rows = [c for c in mention.candidates if c.level in ("prefecture", "county")]
        if len(rows) != 1 or not rows[0].short_names:
            continue
        for code in book.path(rows[0].code)[1:]:
            row = book.get(code)
            if row is not None and row.short_names:
                for letter in {row.short_names[0][0], row.short_names[0][-1]}:
                    codes[letter].add(code)
    return {letter: min(found) for letter, found in codes.items() if len(found) == 1}


def _open_frames(text: str, frame: str, at: Mapping[int, str]) -> list[re.Match[str]]:
    """The matches of a frame, but for those of people whose letter is no place's, or is known by now."""
    found = compiled(frame).finditer(text)
    if frame != _PEOPLE:
        return list(found)
    never = patterns()["no_letters"]
    return [match for match in found if match[1] not in never and match.start(1) not in at]


def _frames(
    text: str,
    frames: list[list[re.Match[str]]],
    named: dict[str, str],
    common: dict[str, str],
    at: dict[int, str],
) -> None:
    """Note the letters of phrases that only a place completes: who comes or returns there."""
    doubled, from_to, people, abroad, involved = frames
    for match in involved:
        # Of what concerns a place (涉X行程) only one named here or near home: there are other affairs.
        if match[1] in named and match[1] not in patterns()["affairs"] and match[0] not in catalogue().words:
            at.setdefault(match.start(1), named[match[1]])
    at.update((match.start(1), common[match[1]]) for match in abroad)
    for match in doubled:
        letter = match[match.lastindex or 0]
        if letter in patterns()["no_letters"] or compiled("second_half").match(text, match.start() - 1):
            continue
        for place in range(*match.span()):
            if text[place] == letter:
                at.setdefault(place, named.get(letter) or _common(letter, common))
    for match in from_to:
        for group in (1, 2):
            if match[group] in patterns()["strong_letters"] or match[group] in named:
                place = match.start(group)
                at.setdefault(place, named.get(match[group]) or common.get(match[group], ""))
    words = catalogue().words
    for match in people:
        place = match.end() - 1
        letter = text[place]
        if place in at or text[place - 1 : place + 1] in words:
            continue
        if text[place : place + 2] in words or compiled("second_half").match(text, match.start() - 1):
            continue
        at[place] = named.get(letter) or common.get(letter, "")


def _common(letter: str, common: Mapping[str, str]) -> str:
    """The code of a letter that everybody knows, but for one that another place's people use of theirs."""
    return "" if letter in patterns()["shared_letters"] else common.get(letter, "")


def _lists(text: str, common: dict[str, str], ends: Collection[int], at: dict[int, str]) -> None:
    """Note the letters of lists, joined or not, and of origin.

    ends: where the mentions found so far end; what begins inside one is no list.
    """
    for match in compiled("letter_list").finditer(text):
        start, end = match.span()
        if start + 1 in ends:
            continue
        before = text[start - 1 : start]
        pair = _pair(text, end)
        if end - start == 2 and before and before in patterns()["surnames"] and not pair:
            continue
        if before.isascii() and before.isalnum():
            continue  # the number of a road
        fixed = compiled("letter_fixed").match(text, end) and not pair
        if not fixed and text[start - 1 : start + 1] not in catalogue().words:
            codes = _joined_letters().get(match[0]) or [common[letter] for letter in match[0]]
            at.update(zip(range(start, end), codes, strict=True))
    for match in compiled("letter_listed").finditer(text):
        at.update((place, common[text[place]]) for place in range(*match.span()) if text[place] in common)
    if not any(mark in text for mark in _ORIGIN):
        return
    for match in compiled("letter_origin").finditer(text):
        place = match.start() - 1
        if place >= 0 and text[place] in patterns()["strong_letters"] and text[place] in common:
            at[place] = common[text[place]]


def first_of(home: tuple[str, ...], book: Lookup) -> dict[str, str]:
    """Return the first characters of the prefectures and counties of a province, if they are only one's.

    home: codes from the province down.
    book: the gazetteer at the article's date.
    """
    return _first_in(home[0], book) if home else {}


@lru_cache(maxsize=64)
def _first_in(province: str, book: Lookup) -> dict[str, str]:
    found: dict[str, str] = {}
    prefectures = book.children(province)
    for rows in ([c for p in prefectures for c in book.children(p.code)], prefectures):
        codes: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            codes[row.name[0]].add(row.code)
        found.update({letter: min(same) for letter, same in codes.items() if len(same) == 1})
    return found


def _together(matches: Iterable[re.Match[str]], known: dict[str, str], at: dict[int, str]) -> None:
    """Note the letters of a list all of whose letters begin or end the name of a place around."""
    for match in matches:
        start, end = match.span()
        # The letters stand before the number of them, or around the marks between them.
        places = range(start - 1, end, 2) if match.string[start] == _COMMA else range(start - 2, start)
        if all(match.string[place] in known for place in places):
            for place in places:
                at.setdefault(place, known[match.string[place]])


def _pair(text: str, end: int) -> bool:
    """Whether what follows two letters shows that they are two places."""
    return text[end : end + 1] != "" and text[end] in "\u4e24\u4ea4\u8fb9\u6bd7\u53cc\u7701"


def _moved_to(text: str, start: int, place: int, own: dict[str, str], common: dict[str, str]) -> str:
    """The code of a letter behind a word of movement, or nothing."""
    letter, before = text[place], text[max(0, start - 3) : place]
    people = compiled("letter_people").match(text, place + 1)
    stop = compiled("letter_after").match(text, place + 1)
    if compiled("letter_fixed").match(text, place + 1):
        return ""
    if text[place - 1] == _INVOLVING and letter in patterns()["affairs"]:
        return ""
    words, strong = catalogue().words, letter in patterns()["strong_letters"]
    if not strong and text[place - 1 : place + 1] in words:
        return ""
    if start and compiled("second_half").match(text, start - 1):
        return ""  # of another verb
    if letter in own and compiled("letter_move").search(before):
        loose = before[-1] in _AWAY and text[place : place + 2] not in words
        if people or stop or loose:
            return own[letter]
    if letter not in common or (text[place : place + 2] in words and not people):
        return ""
    if strong:
        # Of 到 (also the end of other verbs) what follows must tell.
        to = (people or stop) and compiled("letter_move_to").search(before)
        return common[letter] if to or compiled("letter_move_free").search(before) else ""
    city = letter in patterns()["city_letters"]
    move = "letter_city_people" if people else "letter_city"
    return common[letter] if city and compiled(move).search(before) else ""
