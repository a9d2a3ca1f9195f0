"""Relative references to a division: our city, the whole county, this district, the area under it.

A closed list; each refers through the article's jurisdiction, or to what the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .catalogue import compiled, kind_of
from .jurisdiction import acts
from .lookup import Lookup
from .mentions import Mention
from .naming import verbs

REFERENCE = "reference"
_ORGAN = 18  # characters of an organ and what leads up to its subject
_DATE = 8  # characters of a date or another such word before the subject of a paragraph
_PASSAGE = 1000  # characters: how far back a passage is looked through
_TOWNSHIPS = ("\u9547", "\u4e61", "\u8857\u9053")
_VILLAGES = ("\u6751", "\u793e\u533a")
_WHOLE = "\u5168"
_THAT, _OUR = "\u8be5", "\u6211"
_WITH = "\u4e0e\u540c\u8ddf\u8ddd\u6bd4"
_DISTRICT = "\u533a"
_LEVELS = {
    "\u7701": ("province",),
    "\u5e02": ("prefecture", "county", "province"),
    "\u5dde": ("prefecture",),
    "\u53bf": ("county",),
    _DISTRICT: ("county", "zone", "province"),
    "\u65d7": ("county",),
}
Answer = tuple[str, str, tuple[str, ...]]  # code, resolution, ground
_UNKNOWN: Answer = ("", "unknown", ("nothing",))
_CITY = "\u5e02"
_UNDER = "\u8f96"
_KINDS = {"\u65b0\u533a": _DISTRICT, "\u6797\u533a": _DISTRICT}


def find(
    text: str,
    mentions: Sequence[Mention],
    home: tuple[str, ...],
    book: Lookup,
    papers: Sequence[str] = (),
) -> list[Mention]:
    """Find relative references and what they refer to.

    text: the normalized text.
    mentions: the resolved mentions of divisions, in order.
    home: codes from the province down to the article's jurisdiction; empty if it has none.
    book: the gazetteer at the article's date.
    papers: codes of the places that the source and the bylines name.
    RETURNS: mentions in order, outside the given ones; ``kind`` is the generic referred to.
    """
    found: list[Mention] = []
    index = 0
    # Who comes to a place of one character comes to some place, be it unknown which.
    somewhere = home or any(mention.need == "letter" and not mention.code for mention in mentions)
    leading = None if somewhere else _leading(text)
    for match in compiled("region_ref").finditer(text):
        start, end = match.span()
        while index < len(mentions) and mentions[index].end <= start:
            index += 1
        if index < len(mentions) and mentions[index].start < end:
            continue
        if compiled("ref_not_after").match(text, start):
            continue
        if compiled("ref_not_before").search(text, max(0, start - 2), start + 1):
            continue
        if match["area"] and text[start - 1 : start] == _CITY and not _ends_at(start, found, mentions, index):
            continue  # the districts of a city, none in particular
        if match["area"] and compiled("each_its_own").search(text, max(0, start - _ORGAN), start):
            continue
        if match["inside"] and not _inside(text, start):
            continue
        kind = match["kind"] or (match[0][0] if match["inside"] else "")
        own = match[0][0] if match["kind"] else ""
        reference = Mention(start, end, match[0], REFERENCE, kind=kind)
        before = mentions[max(0, index - 40) : index]
        touching = found[-1] if found and found[-1].end == start else None
        if touching is None and before and before[-1].end == start:
            touching = before[-1]
        if not kind and touching is not None and touching.code:
            answer: Answer = (touching.code, "context", ("touching", touching.code))
        else:
            paper = _papers_own(text, reference, own, kind, home, papers, book)
            answer = paper or _refers_to(text, reference, own, kind, before, home, book)
        reference.code, reference.resolution, reference.why = answer
        reference.near = tuple(m.name for m in before[-1:] if "\n" not in text[m.end : start][:_PASSAGE])
        if not reference.code and not _is_area(match) and _in_general(reference, own, leading):
            continue
        row = book.get(reference.code) if reference.code else None
        reference.level = row.level if row is not None else ""
        reference.kind = kind_of(row) if row is not None else kind
        found.append(reference)
    return found


def _inside(text: str, start: int) -> bool:
    """Whether 'in the province' or the like stands behind a mark, a word of one character, or a verb."""
    if compiled("inside_before").search(text, max(0, start - 1), start):
        return True
    # Not so for a district: what is protected or developed makes an area of another kind of it.
    return start > 1 and text[start] != _DISTRICT and text[start - 2 : start] in verbs()


def _is_area(match: re.Match[str]) -> bool:
    """Whether a reference is to the area under somebody, which always is some place's."""
    return match["area"] is not None and match[0].startswith(_UNDER)


def _ends_at(place: int, found: Sequence[Mention], mentions: Sequence[Mention], index: int) -> bool:
    """Whether a reference or a division ends at a place."""
    return bool((found and found[-1].end == place) or (index and mentions[index - 1].end == place))


def _papers_own(
    text: str,
    ref: Mention,
    own: str,
    kind: str,
    home: tuple[str, ...],
    papers: Sequence[str],
    book: Lookup,
) -> Answer | None:
    """Our city, to which somebody comes from above: the paper speaks of its own place."""
    if own != _OUR or not papers or not compiled("comes_to").search(text, max(0, ref.start - 2), ref.start):
        return None
    for code in papers:
        row = book.get(code)
        below = bool(home) and home[-1] in book.path(code)[:-1]
        if row is not None and below and _fits(row.level, kind_of(row), kind):
            return code, "context", ("host", home[-1])
    return None


def _refers_to(
    text: str,
    ref: Mention,
    own: str,
    kind: str,
    before: Sequence[Mention],
    home: tuple[str, ...],
    book: Lookup,
) -> Answer:
    """Code, resolution and ground of a reference."""
    if not kind:
        return _area(text, ref, before, home)
    last = _last_of(kind, before)
    if own == _THAT and last is not None:
        last = _companied(text, last, kind, before)
    local = last.code if last is not None else ""
    said: Answer = (local, "context", ("last", local)) if local else _UNKNOWN
    if own == _THAT:
        return said if last is not None else ("", "", ("nothing",))
    if kind in _TOWNSHIPS or kind in _VILLAGES:
        same = [code for code in home if (row := book.get(code)) is not None and kind_of(row) == kind]
        return (same[-1], "jurisdiction", ("chain", same[-1])) if same else said
    if last is not None and last is before[-1] and local:
        gap = text[last.end : ref.start][: _ORGAN + 1]
        if not gap:
            return local, "context", ("touching", local)  # the whole of what it stands behind
        if len(gap) <= _ORGAN and compiled("organ_about").fullmatch(gap):
            return local, "context", ("subject", local)  # the whole of what its own organ reports on
    chained = _chain_of(kind, home, book)
    return (chained, "jurisdiction", ("chain", chained)) if chained else said


def _chain_of(kind: str, home: tuple[str, ...], book: Lookup) -> str:
    """The lowest division of a kind in the jurisdiction's chain; empty if there is none."""
    for code in reversed(home):
        row = book.get(code)
        if row is not None and _fits(row.level, kind_of(row), kind):
            return code
    return ""


def _fits(level: str, own: str, kind: str) -> bool:
    """Whether a division may be referred to by a generic."""
    if level == "zone":
        return kind == _DISTRICT
    return _KINDS.get(own, own) == kind and (kind not in _LEVELS or level in _LEVELS[kind])


def _in_general(ref: Mention, own: str, leading: frozenset[str] | None) -> bool:
    """Whether a reference without a code refers to none in particular, or to a foreign place.

    leading: generics of those that act in an article without a jurisdiction; None in one that has it.
    """
    if own == _THAT:
        return not ref.resolution
    return own != _OUR and leading is not None and not ref.near and ref.kind not in leading


def _leading(text: str) -> frozenset[str]:
    """Generics of the divisions whose leaders, bodies or own words stand in a text."""
    return frozenset(
        kind for _, _, (word, kind, weight) in acts().find(text) if weight and word[0] not in _WHOLE
    )


def _last_of(kind: str, before: Sequence[Mention]) -> Mention | None:
    """The division of a kind that was mentioned last."""
    return next((m for m in reversed(before) if _fits(m.level, m.kind, kind)), None)


def _companied(text: str, last: Mention, kind: str, before: Sequence[Mention]) -> Mention:
    """The division itself that a sentence tells to lie beside another, or to act with it; else the other."""
    if text[last.start - 1 : last.start] not in _WITH:
        return last
    sentence = max(text.rfind(mark, max(0, last.start - _PASSAGE), last.start) for mark in "\u3002!?;\n")
    earlier = (m for m in before if sentence < m.start < last.start and _fits(m.level, m.kind, kind))
    return next(earlier, last)


def _area(text: str, ref: Mention, before: Sequence[Mention], home: tuple[str, ...]) -> Answer:
    """What the area under somebody refers to: the subject of the passage, or the jurisdiction."""
    line = max(text.rfind("\n", max(0, ref.start - _PASSAGE), ref.start) + 1, ref.start - _PASSAGE)
    here = [mention for mention in before if mention.start >= line and mention.need != "letter"]
    subject = _subject(text, here, ref.start)
    if subject is not None:
        return (subject.code, "context", ("subject", subject.code)) if subject.code else _UNKNOWN
    return (home[-1], "jurisdiction", ("area", home[-1])) if home else _UNKNOWN


def _subject(text: str, here: Sequence[Mention], place: int) -> Mention | None:
    """The division that a passage is about: the one that opens its sentence, or its paragraph."""
    sentence = max(text.rfind(stop, max(0, place - _PASSAGE), place) for stop in "\u3002!?;\n") + 1
    in_sentence = [mention for mention in here if mention.start >= sentence]
    # What opens a paragraph, or stands behind no more than a date, is its subject.
    line = text.rfind("\n", max(0, place - _PASSAGE), place) + 1
    opens = bool(here) and len(text[line : here[0].start].strip()) <= _DATE
    for mentions in (in_sentence, here if opens else []):
        chosen: Mention | None = None
        for mention in mentions:
            # The lowest of a chain that opens it.
            if chosen is None or (mention.start == chosen.end and mention.end <= place):
                chosen = mention
        if chosen is not None:
            return chosen
    return None
