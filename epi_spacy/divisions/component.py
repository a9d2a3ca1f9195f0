"""epi_division_ruler: divisions and relative references with their codes, and the article's jurisdiction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from spacy.tokens import Doc

from ..errors import error
from ..matching import Lexicon
from ..normalization import NormalizedText, normalize
from ..text.ruler import Pattern, Ruler
from ..text.spans import Mark, set_entities, write
from ..text.view import raw_text, view
from .gazetteer import Gazetteer
from .mentions import Mention
from .ruling import Article, Options, Result, rule
from .writing import chain_rows, row_of

GROUP = "divisions"
DIVISION, REGION_REF = LABELS = ("DIVISION", "REGION_REF")
_LONGEST = 15  # digits of a code: twelve, and what somebody may add below them


class DivisionRuler(Ruler):
    """Finds divisions and relative references and gives each its code.

    Users' patterns, which win over everything shipped: dicts with "label" (DIVISION or REGION_REF), "pattern"
    (the name) and, if known, "code": 6, 9 or 12 digits, or your own of 2 to 15. A code of the gazetteer gives
    the mention its full name, level and path.

    name: the component's name in the pipeline.
    ents: whether to write the group to ``doc.ents`` too.
    options: what to look for.
    scorer: as for every ruler.
    RAISES: EpiError E204 for a jurisdiction that the gazetteer does not have.
    """

    fields: Mapping[str, Collection[str]] = dict.fromkeys(LABELS, ("code",))
    made = ("_own",)
    example = '{"label": "DIVISION", "pattern": "\u5927\u8fd0\u6751", "code": "510107"}'

    def __init__(
        self, name: str, *, ents: bool, options: Options, scorer: Callable[..., dict[str, Any]] | None = None
    ) -> None:
        super().__init__(name, scorer)
        code = options.jurisdiction
        if code and Gazetteer.load().get(code) is None:
            raise error("E204", name=name, value=code)
        self.ents = ents
        self.options = options
        self._own: Lexicon[tuple[str, str]] | None = None

    def check(self, pattern: Pattern, where: str) -> None:
        """Check the code. RAISES: EpiError E203 for one that is no string of digits."""
        code = pattern.get("code")
        digits = isinstance(code, str) and code.isascii() and code.isdecimal()
        if code and not (digits and 2 <= len(code) <= _LONGEST):
            problem = f"its code is {code!r}, not a string of 2 to {_LONGEST} digits"
            raise error("E203", name=self.name, where=where, problem=problem, example=self.example)

    def use_patterns(self) -> None:
        """Rebuild the lexicon of the users' patterns."""
        values = ((p["label"], str(p.get("code") or "")) for p in self.patterns)
        pairs = list(zip(_normalized([p["pattern"] for p in self.patterns]), values, strict=True))
        self._own = Lexicon(pairs) if pairs else None

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["divisions"]``, ``doc._.divisions`` and the jurisdiction; return the Doc."""
        text = view(doc)
        result = rule(text.text, _article(doc, text), self.options, self._given(text.text))
        rows = _rows(raw_text(doc), text, result)
        write(doc, GROUP, [Mark(row["start"], row["end"], row["label"], row["code"]) for row in rows])
        attributes = doc._
        attributes.divisions = rows
        attributes.jurisdiction = result.home[-1] if result.home else ""
        attributes.jurisdiction_name = result.book.full_name(result.home[-1]) if result.home else ""
        attributes.jurisdiction_chain = chain_rows(result.home, result.book)
        attributes.jurisdiction_evidence = result.decision.evidence()
        attributes.codes_on = result.on._asdict()
        if self.ents:
            set_entities(doc, [GROUP])
        return doc

    def _given(self, text: str) -> list[Mention]:
        """The mentions of the users' own divisions and references."""
        if self._own is None:
            return []
        return [
            Mention(
                start,
                end,
                text[start:end],
                "user",
                code=code,
                resolution="exact" if code else "pattern",
                label=label,
                why=("user",),
            )
            for start, end, (label, code) in self._own.find(text)
        ]


def _normalized(names: list[str]) -> list[str]:
    """Names as the normalized text has them; all at once, since there may be very many."""
    together = normalize("\n".join(names)).text.split("\n")
    return together if len(together) == len(names) else [normalize(name).text for name in names]


def _article(doc: Doc, text: NormalizedText) -> Article:
    """What an article component before this one found out, and what came with the document."""
    attributes = doc._
    found: dict[str, Any] = attributes.article or {}
    meta: dict[str, Any] = attributes.meta or {}
    place = text.to_normalized
    title = found.get("title_at")
    return Article(
        title_at=place(*title) if title else None,
        source=_simple(found.get("source") or meta.get("source"), text),
        published=found.get("published") or "",
        zones=tuple([(*place(z["start"], z["end"]), z["kind"]) for z in found.get("zones") or ()]),
        url=str(meta.get("url") or ""),
        year=found.get("year"),
    )


def _simple(source: object, text: NormalizedText) -> str:
    """A source in simplified characters; one that the text has as it stands needs no work."""
    if not source or not isinstance(source, str):
        return ""
    return source if source in text.text else normalize(source).text


def _rows(raw: str, text: NormalizedText, result: Result) -> list[dict[str, Any]]:
    """Plain rows of divisions and references, in order, offsets raw."""
    both = [(m.start, m, m.label or DIVISION) for m in result.divisions]
    both += [(m.start, m, REGION_REF) for m in result.references]
    both.sort(key=_first)
    return [row_of(mention, label, raw, text, result.book) for _, mention, label in both]


def _first(row: tuple[int, Mention, str]) -> int:
    return row[0]
