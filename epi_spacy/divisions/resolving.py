"""From candidates to codes: by the parent beside a name, the jurisdiction, what else is mentioned, rank.

What cannot be decided stays open: an empty code, with the candidates. Every decision leaves its ground in the
mention's ``why``, which :mod:`.explaining` puts into words.
"""

from __future__ import annotations

from .catalogue import FULL, MUCH, SAFE, SOME, STEM, TOWN
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
HIGH = ("province", "prefecture", "county")
ONLY = ("only",)  # the ground of a name that only one division bears
_AND = "\u3001\u548c\u4e0e\u53ca"
_BETWEEN = "(>\u00b7: "  # what may stand between a division and one below it
_GENERIC_LEVEL = {
    "\u7701": "province",
    "\u53bf": "county",
    "\u65d7": "county",
    "\u9547": "township",
    "\u4e61": "township",
    "\u8857\u9053": "township",
}
Decided = tuple[str, str, tuple[str, ...]]  # code, resolution, ground


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
        self._denied: dict[str, str] = {}
        self._seen: list[str] = list(reversed(home))
        self._before: Mention | None = None
        self._behind: Mention | None = None
        self._mentions: list[Mention] = []
        self._provinces: set[str] | None = None

    def resolve(self, mentions: list[Mention]) -> None:
        """Give every mention its code, resolution, level and kind, as far as the article tells."""
        self._mentions = mentions
        last = len(mentions) - 1
        for number, mention in enumerate(mentions):
            if not mention.resolution:
                self._behind = mentions[number + 1] if number < last else None
                mention.code, mention.resolution, mention.why = self._decide(mention)
                self._describe(mention)
            elif not mention.level:
                self._describe(mention)
            if mention.code:
                self._seen.append(mention.code)
            self._before = mention
        self._tell_open()
        if self._denied:
            for mention in mentions:
                # One that stood behind a county that has none of the name is not the one of the table.
                if mention.code and mention.name in self._denied and mention.name not in self._told:
                    mention.code, mention.resolution = "", UNKNOWN
                    mention.why = ("denied", self._denied[mention.name])

    def _tell_open(self) -> None:
        """Give open mentions the code that their name has elsewhere, if it has but one."""
        left = [mention for mention in self._mentions if mention.resolution == AMBIGUOUS]
        names = {mention.name for mention in left}
        codes: dict[str, set[str]] = {}
        for mention in self._mentions if left else ():
            if mention.code and mention.name in names:
                codes.setdefault(mention.name, set()).add(mention.code)
        for mention in left:
            known = codes.get(mention.name, set())
            if len(known) == 1:
                mention.code, mention.resolution, mention.why = next(iter(known)), CONTEXT, ("told",)
                self._describe(mention)

    def _decide(self, mention: Mention) -> Decided:
        candidates = mention.candidates
        if not candidates:
            return "", PATTERN, ("form",)
        if len(candidates) == 1 and candidates[0].level in HIGH:
            return candidates[0].code, EXACT, ONLY
        candidates = self._likely(mention)
        touching = self._parent_before(mention, candidates) or self._otherwise_named(mention)
        if touching is not None and self._before is not None:
            self._told[mention.name] = touching.code
            sort = EXACT if len(candidates) == 1 else CONTEXT
            return touching.code, sort, ("parent", self._before.code)
        if candidates[0].level == "township" and self._contradicted(mention):
            above = self._before.code if self._before is not None else ""
            self._denied[mention.name] = above
            return "", UNKNOWN, ("denied", above)
        if len(candidates) == 1:
            only = candidates[0]
            far = self._far(only)
            return ("", UNKNOWN, ("far", only.code)) if far else (only.code, EXACT, ONLY)
        parent = self._of_child_behind(mention, candidates)
        if parent is not None and self._behind is not None:
            self._told[mention.name] = parent.code
            return parent.code, CONTEXT, ("child", self._behind.name)
        listed = self._listed(mention, candidates)
        if listed is not None:
            return listed[0].code, CONTEXT, ("listed", listed[1].code)
        if mention.name in self._told:
            return self._told[mention.name], CONTEXT, ("told",)
        home = self._by_home(mention, candidates)
        if home is not None:
            return home.code, JURISDICTION, ("home", self._home[-1])
        highest = self._highest(list(candidates))
        district = highest is not None and highest.level == "county" and mention.name.endswith(_AREA)
        if highest is not None and (_RANK[highest.level] < _RANK["county"] or district):
            return highest.code, EXACT, ("rank",)
        return self._last_mentioned(list(candidates)) or ("", AMBIGUOUS, ("open",))

    def _likely(self, mention: Mention) -> tuple[Division, ...]:
        """Candidates of the right sort: short names of levels 1-3 are not taken for townships."""
        found = mention.candidates
        if len(found) == 1:
            return found
        if mention.need in (SAFE, SOME, MUCH):
            return tuple([c for c in found if c.level != "township"]) or found
        if mention.need == STEM:
            return tuple([c for c in found if c.level == "township"]) or found
        name = mention.name
        return tuple([c for c in found if c.name == name]) or found

    def _parent_before(self, mention: Mention, candidates: tuple[Division, ...]) -> Division | None:
        """The candidate whose parent, as resolved, stands right before the mention."""
        before = self._touching(mention)
        if before is None or not before.code:
            return None
        path = self._book.path
        fitting = [c for c in candidates if c.code != before.code and before.code in path(c.code)]
        return self._highest(fitting)

    def _otherwise_named(self, mention: Mention) -> Division | None:
        """The township that bears the name otherwise, or bore it once, below what stands right before it."""
        if mention.need != TOWN or not self._contradicted(mention):
            return None
        above = self._before.code if self._before is not None else ""
        found = self._parent_before(mention, mention.candidates)
        return found or self._highest(self._book.ever(mention.name, above))

    def _touching(self, mention: Mention) -> Mention | None:
        """The mention that stands right before one, with no more than a mark between them."""
        before = self._before
        if before is None or mention.start - before.end > 1:
            return None
        if mention.start > before.end and self._text[before.end] not in _BETWEEN:
            return None
        return before

    def _of_child_behind(self, mention: Mention, candidates: tuple[Division, ...]) -> Division | None:
        """The only candidate that has a division of the name right behind the mention."""
        behind = self._behind
        if behind is None or behind.start != mention.end:
            return None
        above = {code for c in behind.candidates[:_MEMORY] for code in self._book.path(c.code)[:-1]}
        fitting = [c for c in candidates if c.code in above]
        return fitting[0] if len(fitting) == 1 else None

    def _listed(self, mention: Mention, candidates: tuple[Division, ...]) -> tuple[Division, Division] | None:
        """The only candidate of the level and parent of what stands beside a mention in a list; and that."""
        before, behind = self._before, self._behind
        if before is not None and mention.start - before.end == 1 and self._text[before.end] in _AND:
            found = self._like(before, candidates)
            if found is not None:
                return found
        if behind is not None and behind.start - mention.end == 1 and self._text[mention.end] in _AND:
            return self._like(behind, candidates)
        return None

    def _like(self, other: Mention, candidates: tuple[Division, ...]) -> tuple[Division, Division] | None:
        """The only candidate of the level and parent of another mention below the provinces; and that."""
        row = self._book.get(other.code) if other.code else None
        if row is None and len(other.candidates) == 1:
            row = other.candidates[0]
        if row is None or not row.parent:
            return None
        same = [
            c for c in candidates if c.parent == row.parent and c.level == row.level and c.code != row.code
        ]
        return (same[0], row) if len(same) == 1 else None

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
        near = self._highest(best)
        if near is None:
            found = self._last_mentioned(best)
            near = self._book.get(found[0]) if found is not None else None
        return near

    def _shared(self, candidate: Division) -> int:
        """How many codes a candidate's path shares with the jurisdiction's."""
        shared = 0
        for one, other in zip(self._book.path(candidate.code), self._home, strict=False):
            if one != other:
                break
            shared += 1
        return shared

    def _last_mentioned(self, candidates: list[Division]) -> Decided | None:
        """The candidate whose parent was mentioned last."""
        parents = {c.code: set(self._book.path(c.code)) for c in candidates}
        for seen in reversed(self._seen[-_MEMORY:]):
            fitting = [c for c in candidates if seen in parents[c.code] or c.code in self._book.path(seen)]
            if fitting and len(fitting) < len(candidates):
                top = self._highest(fitting)
                return (
                    (top.code, CONTEXT, ("near", seen)) if top is not None else self._last_mentioned(fitting)
                )
        return None

    @staticmethod
    def _highest(candidates: list[Division]) -> Division | None:
        """The only candidate of the highest level."""
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        rank = min(_RANK[c.level] for c in candidates)
        top = [c for c in candidates if _RANK[c.level] == rank]
        return top[0] if len(top) == 1 else None

    def _far(self, candidate: Division) -> bool:
        """Whether a township lies where the article is not: the one meant is then in no table."""
        zone = candidate.level in ("zone", "township") and candidate.name.endswith(_AREA)
        if zone and len(self._home) > 1:
            above = self._book.path(candidate.code)[1:-1]
            if any(
                candidate.name.startswith(row.name[:2]) for code in above if (row := self._book.get(code))
            ):
                return False
            return self._home[1] not in above and not any(code in self._seen for code in above)
        if candidate.level != "township" or len(self._home) < 2:
            return False
        if self._provinces is None:
            self._provinces = {m.candidates[0].code[:2] for m in self._mentions if len(m.candidates) == 1}
        return candidate.code[:2] != self._home[0][:2] and candidate.code[:2] not in self._provinces

    def _describe(self, mention: Mention) -> None:
        """Fill in level and kind from the division, or else from the form."""
        if mention.code:
            sort = self._book.sort(mention.code)
            if sort is not None:
                mention.level, mention.kind = sort
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
