"""Spans by character offsets, on token edges: a token is split where an edge falls inside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import ENT_ID, ENT_IOB, ENT_KB_ID, ENT_TYPE, IDX, LENGTH  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span

from ..errors import error
from ..matching import filter_overlaps
from .split import split_tokens
from .view import length

_ENTITY = [ENT_IOB, ENT_TYPE, ENT_KB_ID, ENT_ID]  # the columns that make an entity of tokens


class Mark(NamedTuple):
    """A span to be: raw character offsets (half-open), a label, and a knowledge-base id."""

    start: int
    end: int
    label: str
    kb_id: str = ""


def write(doc: Doc, group: str, marks: Sequence[Mark]) -> list[Span]:
    """Replace ``doc.spans[group]`` by the given marks, splitting tokens at their edges.

    Tokens, spans and entities that are there already keep their characters, labels and ids; Span objects
    taken from the Doc before count tokens and may be stale once a token was split.

    doc: the Doc to write to.
    group: the key of ``doc.spans``.
    marks: spans in raw character offsets.
    RETURNS: the spans, in the order of the marks.
    RAISES: EpiError E003 for a mark that is empty or reaches out of the text.
    """
    spans = _spans(doc, marks) if marks else []
    doc.spans[group] = spans
    return spans


def _spans(doc: Doc, marks: Sequence[Mark]) -> list[Span]:
    size = length(doc)
    for mark in marks:
        if not 0 <= mark[0] < mark[1] <= size:
            raise error("E003", start=mark[0], end=mark[1], label=mark[2], length=size)
    if len(doc) == size:
        # One token a character: the offset is the index.
        add = doc.vocab.strings.add
        # Most marks of a group have one of a few labels, and to look a string up takes as long as the span.
        labels = {label: add(label) for label in {mark[2] for mark in marks}}
        return [Span(doc, start, end, labels[label], kb_id=kb_id) for start, end, label, kb_id in marks]
    edges = np.array([(mark[0], mark[1]) for mark in marks], dtype=np.int64)
    starts, ends = _token_edges(doc)
    inside = _inside(edges, starts, ends)
    if len(inside):
        split_tokens(doc, inside)
        starts, ends = _token_edges(doc)
    # An edge behind a token's own space, where the Doc keeps it, is the token's edge.
    first = np.searchsorted(ends, edges[:, 0], side="right").tolist()
    last = np.searchsorted(starts, edges[:, 1], side="left").tolist()
    return [
        Span(doc, at, max(at, to), label, kb_id=kb_id)
        for at, to, (_, _, label, kb_id) in zip(first, last, marks, strict=True)
    ]


def _token_edges(doc: Doc) -> tuple[np.ndarray, np.ndarray]:
    starts = doc.to_array(IDX).astype(np.int64)
    return starts, starts + doc.to_array(LENGTH).astype(np.int64)


def _inside(edges: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return the edges that fall inside tokens, sorted, each once."""
    offsets = np.unique(edges)
    token = np.searchsorted(starts, offsets, side="right") - 1
    return offsets[(offsets > starts[token]) & (offsets < ends[token])]


def set_entities(doc: Doc, groups: Iterable[str]) -> None:
    """Write the flat view of some span groups to ``doc.ents``: longest first where they overlap.

    Entities that are there already stay where none of the groups' spans touches them.

    doc: the Doc to write to.
    groups: keys of ``doc.spans``; an earlier group wins over a later one at equal length.
    """
    if not len(doc):
        return
    spans = [span for group in groups for span in doc.spans.get(group, ())]
    rows = [(span.start_char, span.end_char, span.start, span.end, span.label, span.kb_id) for span in spans]
    # An array is written several times faster than doc.ents is set.
    table: Any = np.zeros((len(doc), 4), dtype=np.uint64)
    table[:, 0] = 2
    kept = filter_overlaps(rows)
    if kept:
        chosen = np.array([row[2:] for row in kept], dtype=np.uint64)
        starts = chosen[:, 0].astype(np.int64)
        lengths = chosen[:, 1].astype(np.int64) - starts
        inside = np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        table[inside, 0] = 1
        table[inside, 1:3] = np.repeat(chosen[:, 2:], lengths, axis=0)
        table[starts, 0] = 3
    _keep(doc, table, {row[2:4] for row in kept})
    doc.from_array(_ENTITY, table)


def _keep(doc: Doc, table: np.ndarray, written: AbstractSet[tuple[int, int]]) -> None:
    """Copy the entities of a Doc into a table of them, where it has none on any of their tokens.

    written: what stands in the table, as (start, end); most entities before are divisions of ours among it.
    """
    others = [entity for entity in doc.ents if (entity.start, entity.end) not in written]
    free = [entity for entity in others if (table[entity.start : entity.end, 0] == 2).all()]
    if free:
        before = doc.to_array(_ENTITY)
        for entity in free:
            table[entity.start : entity.end] = before[entity.start : entity.end]
