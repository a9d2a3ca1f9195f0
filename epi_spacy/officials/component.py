"""The component: posts, persons and the officials table on the Doc."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from typing import Any

from spacy.tokens import Doc

from ..extensions import register
from ..normalization import NormalizedText
from ..text.ruler import Pattern, Ruler
from ..text.spans import Mark, set_entities, write
from ..text.view import raw_text, view
from .find import Found, find
from .lexicons import lexicons
from .table import Jurisdiction, Place
from .users import FIELDS, LABELS, Users, check

GROUP = "officials"
ZONES = frozenset(["title", "abstract", "body", "caption", "credits"])


class OfficialRuler(Ruler):
    """Finds posts and persons, and makes the officials table.

    name: the component's name in the pipeline.
    ents: whether to write the flat view of divisions and officials to ``doc.ents``.
    scorer: as for every ruler.
    """

    fields: Mapping[str, Collection[str]] = dict.fromkeys(LABELS, FIELDS)
    made = ("users",)
    example = '{"label": "OFFICIAL", "pattern": "李某某", "post": "县委书记", "division": "511681"}'

    def __init__(
        self, name: str, *, ents: bool = True, scorer: Callable[..., dict[str, Any]] | None = None
    ) -> None:
        super().__init__(name, scorer)
        self.ents = ents
        self.users = Users()
        lexicons()

    def use_patterns(self) -> None:
        """Take the users' patterns into use."""
        self.users = Users(self.patterns)

    def check(self, pattern: Pattern, where: str) -> None:
        """Check the fields of a pattern. RAISES: EpiError E301, E302 or E303."""
        check(self.name, where, pattern)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["officials"]``, ``doc._.mentions`` and ``doc._.officials``.

        doc: a Doc; what the article and division components wrote is used where it is there.
        RETURNS: the same Doc.
        """
        register()
        text = view(doc)
        details = doc._.divisions or []
        numbers = [n for n, row in enumerate(details) if row["label"] == "DIVISION"]
        places = [_place(text, details[n]) for n in numbers]
        chain = [Jurisdiction(s["code"], s["level"], s["kind"]) for s in doc._.jurisdiction_chain or []]
        date = _date(doc)
        users = self.users.on(text.text, lambda user: user.holds(date, chain, places))
        found = find(text.text, places, chain, users, _counter(doc, text))
        self._write(doc, text, found)
        if found.swallowed or found.cut:
            _rewrite_divisions(doc, text, details, numbers, found)
        if self.ents:
            set_entities(doc, (GROUP, "divisions"))
        return doc

    def _write(self, doc: Doc, text: NormalizedText, found: Found) -> None:
        marks, mentions = [], []
        raw = raw_text(doc)
        for mention in found.mentions:
            start, end = text.to_raw(mention.start, mention.end)
            norm = text.text[mention.start : mention.end]
            marks.append(Mark(start, end, mention.label))
            mentions.append(
                {"start": start, "end": end, "label": mention.label, "text": raw[start:end], "norm": norm}
                | {"name": mention.name, "posts": mention.posts}
            )
        write(doc, GROUP, marks)
        doc._.mentions = mentions
        for row in found.rows:
            row["mentions"] = [text.to_raw(start, start + 1)[0] for start in row["mentions"]]
            row["evidence"] = [list(text.to_raw(start, end)) for start, end in row["evidence"]]
        doc._.officials = found.rows


def _date(doc: Doc) -> str:
    """The article's date as far as known: an ISO day or year, or empty."""
    article = doc._.article or {}
    on = doc._.codes_on or {}
    told = str(on.get("date") or "") if on.get("basis") in ("published", "text") else ""
    return article.get("published") or told or str(article.get("year") or "")


def _place(text: NormalizedText, row: dict[str, Any]) -> Place:
    start, end = text.to_normalized(row["start"], row["end"])
    path = tuple(row.get("path") or ())
    return Place(start, end, row.get("code") or "", path, row.get("level") or "", row.get("kind") or "")


def _counter(doc: Doc, text: NormalizedText) -> Callable[[int], bool] | None:
    """Whether a post at an offset lies in a zone that makes rows of the table."""
    zones = (doc._.article or {}).get("zones")
    if not zones:
        return None
    closed = sorted(text.to_normalized(z["start"], z["end"]) for z in zones if z["kind"] not in ZONES)
    starts = [start for start, _ in closed]

    def counts(at: int) -> bool:
        number = bisect_right(starts, at) - 1
        return number < 0 or at >= closed[number][1]

    return counts


def _rewrite_divisions(
    doc: Doc, text: NormalizedText, details: list[dict[str, Any]], numbers: list[int], found: Found
) -> None:
    """Take away the divisions that are parts of names or posts, and shorten those that a post begins in."""
    swallowed = {numbers[n] for n in found.swallowed}
    cut = {numbers[n]: end for n, end in found.cut.items()}
    kept: list[dict[str, Any]] = []
    for number, row in enumerate(details):
        if number in swallowed:
            continue
        if number in cut:
            start, _ = text.to_normalized(row["start"], row["end"])
            raw_start, raw_end = text.to_raw(start, cut[number])
            row = row | {"start": raw_start, "end": raw_end, "text": raw_text(doc)[raw_start:raw_end]}
            row["norm"] = text.text[start : cut[number]]
        kept.append(row)
    write(doc, "divisions", [Mark(r["start"], r["end"], r["label"], r.get("code") or "") for r in kept])
    doc._.divisions = kept
