"""All divisions of one article: finding, jurisdiction, evidence, resolving and references in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from . import guessing, jurisdiction, letters, misprints, region_ref, settlements, stems, streets, suffixes
from .dating import CodesOn, codes_on
from .evidence import Evidence
from .finding import at_once, at_sight, of_source, risky
from .hosts import codes_of
from .lookup import Lookup, lookup
from .mentions import Mention
from .resolving import HIGH, ONLY, Resolver
from .weighing import Zone

_PREFECTURE = 2  # codes from the province down to a prefecture


class Options(NamedTuple):
    """What the ruler looks for.

    unknown_places: places that no table has, by their generic.
    one_character: one-character names.
    region_refs: relative references.
    jurisdiction: code of the jurisdiction of every article; empty to decide by the article.
    """

    unknown_places: bool = True
    one_character: bool = True
    region_refs: bool = True
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article beside its text, all of it normalized.

    title_at: where the title stands, if known.
    source: empty if not known.
    published: ISO date; empty if not known.
    zones: (start, end, kind), sorted; empty if not known.
    url: address of the page; empty if not known.
    year: read off the text, for an article whose date is not known.
    """

    title_at: tuple[int, int] | None = None
    source: str = ""
    published: str = ""
    zones: tuple[Zone, ...] = ()
    url: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in an article.

    divisions, references: in order and disjoint.
    home: codes from the province down to the article's jurisdiction; empty if it has none.
    book: the gazetteer at the article's date.
    on: that date, and how it is known.
    decision: the jurisdiction's evidence.
    """

    divisions: tuple[Mention, ...]
    references: tuple[Mention, ...]
    home: tuple[str, ...]
    book: Lookup
    on: CodesOn
    decision: jurisdiction.Decision


def rule(text: str, article: Article, options: Options, given: Sequence[Mention] = ()) -> Result:
    """Find and resolve all divisions of an article.

    text: the normalized text.
    article: what else is known of it.
    options: what to look for.
    given: a user's own mentions, resolved; they win over everything that overlaps them.
    RETURNS: the divisions, the references, and the jurisdiction.
    """
    on = codes_on(text, article.published, article.year)
    book = lookup(on.date[:7])  # changes are rarely known to the day
    named, stops = at_sight(text, book)
    seen = _outside(named, given)
    sure = [mention for mention in seen if at_once(mention)]
    proposed = [mention for mention in seen if not at_once(mention)]
    signed = of_source(article.source)
    if signed:
        proposed = _merge(proposed, _outside(risky(text, named, stops, (signed, ()), book), given))
    found, home, leaning = _home(text, sure, proposed, article, options, book)
    if not leaning:
        guess, own = guessing.guess(text, seen, stops, book, found.named)
        leaning = book.path(guess) if guess else ()
        home = leaning if own else ()
    evidence = Evidence(text, book, leaning, article.source)
    evidence.know([*given, *sure])
    taken = _merge([*given, *sure], evidence.accept(proposed))
    more = _outside(risky(text, taken, stops, evidence.names(), book), given)
    taken = _merge(taken, evidence.accept(more))
    if options.one_character:
        taken = _merge(taken, _outside(letters.find(text, leaning, book, taken), taken))
    Resolver(text, book, leaning).resolve(taken)
    misprinted = misprints.find(text, taken, book)
    taken = _merge(_outside(taken, misprinted), misprinted)
    if options.unknown_places:
        taken = _merge(taken, streets.find(text, taken, book))
        villages = settlements.find(text, taken, leaning, book)
        taken = _merge(_outside(taken, villages), villages)
        formed = suffixes.find(text, taken, book, stops)
        if formed:
            taken = _merge(taken, formed)
        if formed or villages:
            Resolver(text, book, leaning).resolve(taken)
        settlements.resolve(text, taken, leaning, book)
        taken = _merge(taken, streets.above_villages(text, taken, book))
    taken = _merge(taken, stems.find(text, taken, book))
    if not home and leaning and not options.jurisdiction:
        home = _below(taken, leaning, found.levels, article.source, book)
        leaning = home or leaning
    references = region_ref.find(text, taken, leaning, book, found.papers) if options.region_refs else []
    return Result(tuple(taken), tuple(references), home, book, on, found)


def _home(
    text: str, sure: list[Mention], proposed: list[Mention], article: Article, options: Options, book: Lookup
) -> tuple[jurisdiction.Decision, tuple[str, ...], tuple[str, ...]]:
    """The decision, and codes from the province down to the jurisdiction, and to where the article leans."""
    if options.jurisdiction:
        return jurisdiction.Decision(), book.path(options.jurisdiction), book.path(options.jurisdiction)
    evidence = Evidence(text, book, (), article.source)
    evidence.know(sure)
    certain = _merge(sure, evidence.accept(proposed))
    Resolver(text, book).resolve(certain)
    known = article.title_at, article.source, article.zones, codes_of(article.url, text)
    found = jurisdiction.decide(text, certain, book, *known)
    if found.leaning and _settle(certain, found, book):
        # Names that were open, in particular the title's, may say more than those that were not.
        found = jurisdiction.decide(text, certain, book, *known)
    for mention in certain:
        if mention.why != ONLY or mention.level not in HIGH:  # what the jurisdiction may change
            mention.code = mention.resolution = ""
    code, leaning = found.code, found.leaning
    return found, book.path(code) if code else (), book.path(leaning) if leaning else ()


def _below(
    mentions: Sequence[Mention],
    leaning: tuple[str, ...],
    levels: Mapping[str, float],
    source: str,
    book: Lookup,
) -> tuple[str, ...]:
    """The one county below where an article leans to, of whose level its leaders are.

    Names that were too risky to say whose affairs an article reports may have been found by then.
    """
    kind = max(levels, key=lambda kind: levels[kind], default="")
    named: dict[str, str] = {}
    for mention in mentions:
        row = book.get(mention.code) if mention.code else None
        if (
            row
            and row.level == "county"
            and row.name.endswith(kind)
            and leaning[-1] in book.path(row.code)[:-1]
        ):
            named[row.code] = row.name
    signed = [code for code, name in named.items() if name in source]
    codes = signed if len(signed) == 1 else list(named)
    return book.path(codes[0]) if kind and len(codes) == 1 else ()


def _settle(mentions: Sequence[Mention], found: jurisdiction.Decision, book: Lookup) -> bool:
    """Give open townships their code where the article leans to, else where its head or its rules point to.

    RETURNS: whether there are any.
    """
    settled = False
    leaning = found.leaning if len(book.path(found.leaning)) > 1 else ""
    anchors = {code for code in found.anchors if len(book.path(code)) > _PREFECTURE}
    for mention in mentions:
        if mention.code or len(mention.candidates) < 2:
            continue
        for around in ({leaning}, anchors):
            near = [c for c in mention.candidates if c.level == "township" and around & {*book.path(c.code)}]
            if len(near) == 1:
                mention.code, mention.level, settled = near[0].code, near[0].level, True
                break
    return settled


def _merge(one: Sequence[Mention], other: Sequence[Mention]) -> list[Mention]:
    """Both in order of their start."""
    return sorted([*one, *other], key=_start) if other else list(one)


def _start(mention: Mention) -> int:
    return mention.start


def _outside(mentions: Sequence[Mention], taken: Sequence[Mention]) -> list[Mention]:
    """Those of the mentions that overlap none of the taken ones; both in order."""
    if not taken:
        return list(mentions)
    kept, index = [], 0
    for mention in mentions:
        while index < len(taken) and taken[index].end <= mention.start:
            index += 1
        if index == len(taken) or taken[index].start >= mention.end:
            kept.append(mention)
    return kept
