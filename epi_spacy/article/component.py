"""The component ``epi_article``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from spacy.tokens import Doc

from ..errors import error
from ..extensions import register
from ..normalization import NormalizedText, normalize
from ..text.ruler import Pattern, Ruler
from ..text.spans import Mark, write
from ..text.view import raw_text, view
from .hints import hints
from .reader import Article, join, read
from .words import KINDS, Word, Words

_UNTITLED: dict[str, Any] = {"title": "", "title_at": None}
_WHERE = ("start", "whole", "part", "deep")
# Zones that are not the article's own text.
BOILERPLATE = ("navigation", "teaser", "related", "comments", "copyright", "footer")


class ArticleReader(Ruler):
    """Find title, source, date of publication, zones and repeated copies.

    Users' patterns say by which words a line shows its zone: {"label": "credits", "pattern": "供稿单位"};
    "where" may be "start" (the default), "whole", "part" or "deep"; "opens" true if the lines that follow
    belong to the zone too.

    name: the component's name in the pipeline.
    """

    fields: Mapping[str, Collection[str]] = dict.fromkeys(KINDS, ("where", "opens"))
    made = ("words",)
    example = '{"label": "credits", "pattern": "供稿单位"}'

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.words = Words()

    def check(self, pattern: Pattern, where: str) -> None:
        """Check where in a line the word counts. RAISES: EpiError E101 for a place that there is not."""
        value = pattern.get("where", "start")
        if value not in _WHERE:
            known = ", ".join(_WHERE)
            raise error("E101", name=self.name, where=where, field="where", value=value, known=known)

    def use_patterns(self) -> None:
        """Take ``self.patterns`` into use."""
        self.words = Words(
            Word(
                p["label"],
                p.get("where", "start"),
                "yes" if p.get("opens") else "",
                normalize(p["pattern"]).text,
            )
            for p in self.patterns
        )

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.article``, the span groups "zones" and "parts", and its part of ``doc._.quality``."""
        register()
        text = view(doc)
        article = read(text.text, self.words, hints(doc._.meta))
        zones = [(*text.to_raw(zone.start, zone.end), zone.kind) for zone in article.zones]
        doc._.article = _plain(doc, text, article, zones)
        quality = dict(doc._.quality or {})
        quality["repeated"] = [list(text.to_raw(*copy)) for copy in article.repeated]
        quality["boilerplate"] = [[start, end] for start, end, kind in zones if kind in BOILERPLATE]
        doc._.quality = quality
        write(doc, "zones", [Mark(start, end, kind) for start, end, kind in zones])
        parts = doc._.article["parts"]
        write(doc, "parts", [Mark(part["start"], part["end"], part["kind"]) for part in parts])
        return doc


def _plain(
    doc: Doc, text: NormalizedText, article: Article, zones: list[tuple[int, int, str]]
) -> dict[str, Any]:
    raw = raw_text(doc)
    title, title_at = _title(raw, text, article.title_at, article.title_joints)
    first = {"title": article.title if title_at is None else title, "title_at": title_at}
    return {
        **first,
        "source": article.source,
        "published": article.published,
        "year": article.year,
        "zones": [{"start": start, "end": end, "kind": kind} for start, end, kind in zones],
        "repeated": [list(text.to_raw(*copy)) for copy in article.repeated],
        "parts": [
            {"start": start, "end": end, "kind": part.kind}
            for part in article.parts
            for start, end in [text.to_raw(part.start, part.end)]
        ],
        "sections": list(_sections(raw, text, article, first)),
    }


def _sections(
    raw: str, text: NormalizedText, article: Article, first: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield the sections in raw offsets, from 0 to the end of the text; the first has the text's title."""
    starts = [0, *(text.to_raw(part.start, part.end)[0] for part in article.sections[1:]), len(raw)]
    for number, part in enumerate(article.sections):
        title, title_at = _title(raw, text, part.title_at, part.title_joints)
        yield {
            "start": starts[number],
            "end": starts[number + 1],
            "kind": part.kind,
            **({"title": title, "title_at": title_at} if title_at else first if not number else _UNTITLED),
            "published": part.published,
        }


def _title(
    raw: str, text: NormalizedText, title_at: tuple[tuple[int, int], ...], joints: tuple[str, ...]
) -> tuple[str, list[int] | None]:
    """Return a title as it is printed, simplified, and its raw offsets."""
    parts = [text.to_raw(start, end) for start, end in title_at]
    title = join([_as_printed(raw, text, *part) for part in title_at], joints)
    return title, [parts[0][0], parts[-1][1]] if parts else None


def _as_printed(raw: str, text: NormalizedText, start: int, end: int) -> str:
    """Return a stretch of normalized text with the full-width punctuation that it was printed with."""
    out = []
    for at in range(start, end):
        char = text.text[at]
        if not char.isalnum():
            printed = raw[text.to_raw(at, at + 1)[0]]
            char = printed if "\uff01" <= printed <= "\uff5e" else char
        out.append(char)
    return "".join(out)
