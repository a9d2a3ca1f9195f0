"""Spans by character offsets, on token edges: a token is split where an edge falls inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span


class Mark(NamedTuple):
    """A span to be: raw character offsets (half-open), a label, and a knowledge-base id."""

    start: int
    end: int
    label: str
    kb_id: str = ""


def write(doc: Doc, group: str, marks: Sequence[Mark]) -> list[Span]:
    """Replace ``doc.spans[group]`` by the given marks, splitting tokens at their edges.

    doc: the Doc to write to.
    group: the key of ``doc.spans``.
    marks: spans in raw character offsets.
    RETURNS: the spans, in the order of the marks.
    """
    spans = [s for s in (doc.char_span(m.start, m.end, label=m.label, kb_id=m.kb_id) for m in marks) if s is not None]
    doc.spans[group] = spans
    return spans


def set_entities(doc: Doc, groups: Iterable[str]) -> None:
    """Write the flat view of some span groups to ``doc.ents``: longest first where they overlap.

    doc: the Doc to write to.
    groups: keys of ``doc.spans``; an earlier group wins over a later one at equal length.
    """
    from spacy.util import filter_spans

    doc.ents = filter_spans([span for group in groups for span in doc.spans.get(group, ())])
