"""From candidates to codes: by the parent beside a name, the jurisdiction, what else is mentioned, rank.

What cannot be decided stays open: an empty code, with the candidates.
"""

from __future__ import annotations

from .catalogue import FULL, MUCH, SAFE, SOME, STEM, kind_of
from .finding import ZONE
from .gazetteer import Division
from .lookup import Lookup
from .mentions import Mention

EXACT = "exact"
CONTEXT = "context"
JURISDICTION = "jurisdiction"
PATTERN = "pattern"
AMBIGUOUS = "ambiguous"
UNKNOWN = "unknown"

_AREA = "\u533a"
_MEMORY = 200  # mentions: how far back what was mentioned counts
_RANK = {"province": 0, "prefecture": 1, "county": 2, "zone": 2, "township": 3}
_GENERIC_LEVEL = {
    "\u7701": "province",
    "\u53bf": "county",
    "\u65d7": "county",
    "\u9547": "township",
    "\u4e61": "township",
    "\u8857\u9053": "township",
}


class Resolver:
    """Resolves the mentions of one article, in order.

    text: the normalized text.
    book: the gazetteer at the article's date.
    home: codes from the province down to the article's jurisdiction; empty if it has none.
    """

    def __init__(self, text: str, book: Lookup, home: tuple[str, ...] = ()) -> None:
        self._text = text
        self._book = book
        self._home = home
        self._told: dict[str, str] = {}
        self._denied: set[str] = set()
        self._seen: list[str] = list(reversed(home))
        self._before: Mention | None = None
        self._behind: Mention | None = None

    def resolve(self, mentions: list[Mention]) -> None:
        """Give every mention its code, resolution, level and kind, as far as the article tells."""
        self._provinces = {m.candidates[0].code[:2] for m in mentions if len(m.candidates) == 1}
        for number, mention in enumerate(mentions):
            self._behind = mentions[number + 1] if number + 1 < len(mentions) else None
            if not mention.resolution:
                mention.code, mention.resolution = self._decide(mention)
            self._describe(mention)
            if mention.code:
                self._seen.append(mention.code)
            self._before = mention
        for mention in mentions:
            # One that stood behind a county that has none of the name is not the one that the table knows.
            if mention.name in self._denied and mention.name not in self._told and mention.code:
                mention.code, mention.resolution = "", UNKNOWN

    def _decide(self, mention: Mention) -> tuple[str, str]:
        candidates = self._likely(mention)
        if not candidates:
            return "", PATTERN
        touching = self._parent_before(mention, candidates)
        if touching:
            self._told[mention.name] = touching.code
            return touching.code, EXACT if len(candidates) == 1 else CONTEXT
        if candidates[0].level == "township" and self._contradicted(mention):
            self._denied.add(mention.name)
            return "", UNKNOWN
        if len(candidates) == 1:
            only = candidates[0]
            return ("", UNKNOWN) if self._far(only) else (only.code, EXACT)
        parent = self._of_child_behind(mention, candidates)
        if parent:
            self._told[mention.name] = parent.code
            return parent.code, CONTEXT
        if mention.name in self._told:
            return self._told[mention.name], CONTEXT
        for choose, resolution in (
            (self._by_home, JURISDICTION),
            (self._by_rank, EXACT),
            (self._by_neighbours, CONTEXT),
        ):
            chosen = choose(mention, candidates)
            if chosen is not None:
                return chosen.code, resolution
        return "", AMBIGUOUS

    def _likely(self, mention: Mention) -> tuple[Division, ...]:
        """Candidates of the right sort: short names of levels 1-3 are not taken for townships."""
        found = mention.candidates
        if mention.need in (SAFE, SOME, MUCH):
            return tuple(c for c in found if c.level != "township") or found
        if mention.need == STEM:
            return tuple(c for c in found if c.level == "township") or found
        same = tuple(c for c in found if c.name == mention.name)
        return same or found

    def _parent_before(self, mention: Mention, candidates: tuple[Division, ...]) -> Division | None:
        """The candidate whose parent, as resolved, stands right before the mention."""
        before = self._before
        if before is None or not before.code or mention.start - before.end > 1:
            return None
        if mention.start > before.end and self._text[before.end] not in "(>\u00b7: ":
            return None
        fitting = [c for c in candidates if c.code != before.code and before.code in self._book.path(c.code)]
        return self._highest(fitting)

    def _of_child_behind(self, mention: Mention, candidates: tuple[Division, ...]) -> Division | None:
        """The only candidate that has a division of the name right behind the mention."""
        behind = self._behind
        if behind is None or behind.start != mention.end:
            return None
        above = {code for c in behind.candidates[:_MEMORY] for code in self._book.path(c.code)[:-1]}
        fitting = [c for c in candidates if c.code in above]
        return fitting[0] if len(fitting) == 1 else None

    def _contradicted(self, mention: Mention) -> bool:
        """Whether a township stands right behind a county or prefecture that has none of the name."""
        before = self._before
        if before is None or before.end != mention.start or not before.code:
            return False
        return before.level in ("prefecture", "county")

    def _by_home(self, mention: Mention, candidates: tuple[Division, ...]) -> Division | None:
        """The candidate that shares most with the article's jurisdiction."""
        if not self._home:
            return None
        if candidates[0].level == "province":
            return candidates[0]
        depths = [(self._shared(c), c) for c in candidates]
        most = max(depth for depth, _ in depths)
        best = [c for depth, c in depths if depth == most]
        if not most or (candidates[0].level == "prefecture" and most < 2 and mention.need != MUCH):
            return None
        return self._highest(best) or self._last_mentioned(best)

    def _shared(self, candidate: Division) -> int:
        """How many codes a candidate's path shares with the jurisdiction's."""
        shared = 0
        for one, other in zip(self._book.path(candidate.code), self._home, strict=False):
            if one != other:
                break
            shared += 1
        return shared

    def _by_rank(self, mention: Mention, candidates: tuple[Division, ...]) -> Division | None:
        """A province or prefecture before the counties of the same name."""
        highest = self._highest(list(candidates))
        return highest if highest is not None and _RANK[highest.level] < 2 else None

    def _by_neighbours(self, mention: Mention, candidates: tuple[Division, ...]) -> Division | None:
        return self._last_mentioned(list(candidates))

    def _last_mentioned(self, candidates: list[Division]) -> Division | None:
        """The candidate whose parent was mentioned last."""
        parents = {c.code: set(self._book.path(c.code)) for c in candidates}
        for seen in reversed(self._seen[-_MEMORY:]):
            fitting = [c for c in candidates if seen in parents[c.code] or c.code in self._book.path(seen)]
            if fitting and len(fitting) < len(candidates):
                return self._highest(fitting) or self._last_mentioned(fitting)
        return None

    @staticmethod
    def _highest(candidates: list[Division]) -> Division | None:
        """The only candidate of the highest level."""
        if not candidates:
            return None
        rank = min(_RANK[c.level] for c in candidates)
        top = [c for c in candidates if _RANK[c.level] == rank]
        return top[0] if len(top) == 1 else None

    def _far(self, candidate: Division) -> bool:
        """Whether a township lies where the article is not: the one meant is then in no table."""
        zone = candidate.level in ("zone", "township") and candidate.name.endswith(_AREA)
        if zone and len(self._home) > 1:
            above = self._book.path(candidate.code)[1:-1]
            return self._home[1] not in above and not any(code in self._seen for code in above)
        if candidate.level != "township" or len(self._home) < 2:
            return False
        return candidate.code[:2] != self._home[0][:2] and candidate.code[:2] not in self._provinces

    def _describe(self, mention: Mention) -> None:
        """Fill in level and kind from the division, or else from the form."""
        row = self._book.get(mention.code) if mention.code else None
        if row is not None:
            mention.level, mention.kind = row.level, kind_of(row)
            return
        levels = {c.level for c in mention.candidates}
        if not mention.level and len(levels) == 1:
            mention.level = levels.pop()
        for generic, level in _GENERIC_LEVEL.items():
            if not mention.kind and mention.name.endswith(generic):
                mention.kind = generic
                mention.level = mention.level or level
        area = mention.need == FULL and not mention.candidates
        if mention.need == ZONE or mention.level == "zone" or area:
            mention.level, mention.kind = "zone", _AREA
