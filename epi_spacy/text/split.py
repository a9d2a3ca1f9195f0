"""Splitting tokens at character offsets, all at once.

spaCy's retokenizer goes over the whole Doc for every split, which is quadratic for long texts, and leaves
tags and entity types of split tokens undefined. Here the Doc is filled anew in one pass.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_ID,
    ENT_IOB,
    ENT_KB_ID,
    ENT_TYPE,
    HEAD,
    IDX,
    LEMMA,
    MORPH,
    NORM,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.tokens import Doc, Span, SpanGroup

from ..normalization import NormalizedText
from .view import view

Ints = NDArray[np.int64]

# Tokens that somebody holds point into the memory of the Doc as it was: it must live as long as the Doc.
_MEMORY: WeakKeyDictionary[Doc, list[object]] = WeakKeyDictionary()
_KEPT = (TAG, POS, MORPH, ENT_TYPE, ENT_KB_ID, ENT_ID)
_STATE = (
    "cats",
    "sentiment",
    "user_hooks",
    "user_token_hooks",
    "user_span_hooks",
    "has_unknown_spaces",
    "noun_chunks_iterator",
    "_context",
)


def split_tokens(doc: Doc, offsets: Ints) -> None:
    """Split the tokens of a Doc in place.

    The parts keep tag, entity and sentence of their token; its dependents and its head go to the first
    part, on which the others depend. Span groups keep their characters. A NORM of the token's own is
    split with it.

    doc: the Doc to change.
    offsets: sorted raw character offsets, each inside a token.
    """
    starts = doc.to_array(IDX).astype(np.int64)
    parts = np.ones(len(doc), dtype=np.int64)
    np.add.at(parts, np.searchsorted(starts, offsets, side="right") - 1, 1)
    # Where each token's first part will stand; one entry more for the end.
    place = np.concatenate(([0], np.cumsum(parts)))
    groups = [(key, group.name, dict(group.attrs), _rows(group, place)) for key, group in doc.spans.items()]
    words, norms = _words(doc, starts, offsets, parts)
    table = _attributes(doc, parts, place, words)
    spaces = np.zeros(len(words), dtype=bool)
    spaces[place[1:] - 1] = doc.to_array(SPACY) != 0
    tensor = np.repeat(doc.tensor, parts, axis=0) if doc.tensor.size else doc.tensor
    _refill(doc, words, spaces.tolist())
    doc.tensor = tensor
    columns: Any = np.stack([column.astype(np.uint64) for column in table.values()], axis=1)
    doc.from_array(list(table), columns)
    for index, norm in norms:
        doc[index].norm_ = norm
    for key, name, attrs, rows in groups:
        spans = [Span(doc, a, b, label, kb_id=kb_id, span_id=span_id) for a, b, label, kb_id, span_id in rows]
        doc.spans[key] = SpanGroup(doc, name=name, attrs=attrs, spans=spans)


def _rows(group: SpanGroup, place: Ints) -> list[tuple[int, int, int, int, int]]:
    return [(int(place[s.start]), int(place[s.end]), s.label, s.kb_id, s.id) for s in group]


def _words(
    doc: Doc, starts: Ints, offsets: Ints, parts: Ints
) -> tuple[list[int | str], list[tuple[int, str]]]:
    """Return the new words (known ones by their hash), and the NORM of parts that need one of their own."""
    words: list[int | str] = []
    norms: list[tuple[int, str]] = []
    orths = doc.to_array(ORTH).tolist()
    cuts = iter(offsets.tolist())
    at = 0
    normalized: NormalizedText | None = None
    for index in np.flatnonzero(parts > 1).tolist():
        words.extend(orths[at:index])
        token, begin = doc[index], int(starts[index])
        text, norm = token.text, token.norm_
        edges = [0, *(next(cuts) - begin for _ in range(int(parts[index]) - 1)), len(text)]
        if token.norm != token.lex.norm:
            if len(norm) == len(text):
                pieces = [norm[start:end] for start, end in pairwise(edges)]
            else:
                normalized = normalized or view(doc)
                # An empty range maps to the far edge of an edit that it falls into.
                inside = [normalized.to_normalized(begin + edge, begin + edge)[0] for edge in edges]
                pieces = [normalized.text[start:end] for start, end in pairwise(inside)]
            norms.extend(enumerate(pieces, len(words)))
        words.extend(text[start:end] for start, end in pairwise(edges))
        at = index + 1
    words.extend(orths[at:])
    return words, norms


def _attributes(doc: Doc, parts: Ints, place: Ints, words: list[int | str]) -> dict[int, Ints]:
    """Return the token attributes of the Doc after the split, a column each."""
    before = {attr: doc.to_array(attr) for attr in (*_KEPT, ENT_IOB, LEMMA, NORM, SENT_START)}
    table = {attr: np.repeat(column, parts) for attr, column in before.items()}
    # The parts behind the first of their token, and that first part.
    later = np.ones(len(words), dtype=bool)
    later[place[:-1]] = False
    first = np.repeat(place[:-1], parts)
    table[ENT_IOB][later & (table[ENT_IOB] == 3) & (table[ENT_TYPE] != 0)] = 1
    table[SENT_START][later & (table[SENT_START] != 0)] = np.uint64(2**64 - 1)
    fresh = np.flatnonzero(np.repeat(parts, parts) > 1)
    for index in fresh.tolist():
        word = words[index]
        table[NORM][index] = 0
        if table[LEMMA][index] and isinstance(word, str):
            table[LEMMA][index] = doc.vocab.strings.add(word)
    if doc.has_annotation("DEP"):
        heads = np.arange(len(doc)) + doc.to_array(HEAD).astype(np.int64)
        table[HEAD] = np.repeat(place[heads] - place[:-1], parts)
        table[HEAD][later] = (first - np.arange(len(words)))[later]
        table[HEAD] = table[HEAD].astype(np.uint64)
        table[DEP] = np.repeat(doc.to_array(DEP), parts)
        table[DEP][later] = doc.vocab.strings.add("dep")
        del table[SENT_START]
    return table


def _refill(doc: Doc, words: list[int | str], spaces: list[bool]) -> None:
    """Give a Doc other tokens over the same text; all that is not said of tokens stays."""
    kept = {name: getattr(doc, name) for name in _STATE}
    _MEMORY.setdefault(doc, []).append(doc.mem)
    some: Any = words
    Doc.__init__(doc, doc.vocab, words=some, spaces=spaces, user_data=doc.user_data)
    for name, value in kept.items():
        setattr(doc, name, value)
