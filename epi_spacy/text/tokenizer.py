"""The tokenizer: segments the normalized text, gives tokens over the raw text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.attrs import IDX, LENGTH, NORM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab

from ..errors import error
from ..normalization import NormalizedText, normalize, normalize_characters
from . import segmenters
from .view import store


class ChineseTokenizer(DummyTokenizer):
    """Makes Docs whose tokens join to the raw text, whatever it is, with the normalized word as NORM.

    vocab: the vocabulary of the pipeline. New words in it get their normalized form as NORM.
    segmenter: "char", "jieba" or "pkuseg".
    """

    def __init__(self, vocab: Vocab, segmenter: str = "pkuseg") -> None:
        self.vocab = vocab
        self._use(segmenter)

    def _use(self, segmenter: str) -> None:
        self.segment = segmenters.load(segmenter)
        self.segmenter = segmenter
        self._orths = _Orths(self.vocab)
        getters = self.vocab.lex_attr_getters  # type: ignore[attr-defined]
        if getters.get(NORM) is not normalize_characters:
            getters[NORM] = normalize_characters
            for lexeme in self.vocab:
                lexeme.norm_ = normalize_characters(lexeme.text)

    def __call__(self, text: str) -> Doc:
        """Tokenize a text.

        text: any string; empty text gives an empty Doc.
        RETURNS: a Doc with ``doc.text == text``, its normalized text on it.
        RAISES: EpiError E001 for a text with lone surrogates.
        """
        normalized = normalize(text)
        if self.segmenter == "char":
            norms: Sequence[str] = normalized.text
            words: Sequence[str] = _characters(text, normalized)
        else:
            norms = self.segment(normalized.text)
            words = _raw_words(text, normalized, norms)
        orth = self._orths.__getitem__
        try:
            orths: Any = list(map(orth, words))
        except UnicodeEncodeError as problem:
            raise surrogate(text) from problem
        doc = Doc(self.vocab, words=orths, spaces=[False] * len(orths))
        store(doc, normalized, text)
        if normalized.contextual:
            # Words that stand alone have their NORM from the vocabulary.
            column: Any = np.fromiter(map(orth, norms), dtype=np.uint64, count=len(norms))
            doc.from_array([NORM], column)
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        return ChineseTokenizer, (self.vocab, self.segmenter)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return the settings as bytes."""
        data: bytes = srsly.msgpack_dumps({"segmenter": self.segmenter})
        return data

    def from_bytes(self, data: bytes, **kwargs: Any) -> ChineseTokenizer:
        """Take the settings of ``to_bytes``."""
        self._use(srsly.msgpack_loads(data)["segmenter"])
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the settings to ``path/cfg``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / "cfg", {"segmenter": self.segmenter})

    def from_disk(self, path: str | Path, **kwargs: Any) -> ChineseTokenizer:
        """Take the settings of ``to_disk``."""
        self._use(srsly.read_json(Path(path) / "cfg")["segmenter"])
        return self


class _Orths(dict[str, int]):
    """The hash of every word seen, so that it need not be computed again."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self.vocab = vocab

    def __missing__(self, word: str) -> int:
        orth: int = self.vocab.strings.add(word)
        # In a memory zone the string goes with the zone.
        zone: bool = self.vocab.in_memory_zone  # type: ignore[attr-defined]
        if not zone and len(self) < 500_000:
            self[word] = orth
        return orth


def surrogate(text: str) -> Exception:
    """Return the error for a text with a lone surrogate."""
    offset = next(at for at, char in enumerate(text) if "\ud800" <= char <= "\udfff")
    return error("E001", codepoint=ord(text[offset]), offset=offset)


def _raw_words(text: str, normalized: NormalizedText, words: Sequence[str]) -> Sequence[str]:
    """Turn words of the normalized text into words of the raw text."""
    if normalized.text == text:
        return words
    edges = list(accumulate(map(len, words), initial=0))
    if normalized.edits:
        edges = [normalized.to_raw(edge, edge)[1] for edge in edges]
    return [text[start:end] for start, end in pairwise(edges)]


def _characters(text: str, normalized: NormalizedText) -> list[str]:
    """Split the raw text into one word a normalized character."""
    words: list[str] = []
    at = 0
    for raw_start, raw_end, _, _ in normalized.edits:
        words.extend(text[at:raw_start])
        words.append(text[raw_start:raw_end])
        at = raw_end
    words.extend(text[at:])
    return words


def write_norms(doc: Doc, normalized: NormalizedText) -> None:
    """Write NORM of every token: the normalized text that it covers.

    A token that is but a part of a gloss covers none and keeps the NORM of its word.

    doc: a Doc.
    normalized: its normalized text.
    """
    if not len(doc):
        return
    edges = doc.to_array([IDX, LENGTH]).astype(np.int64)
    starts, ends = edges[:, 0].tolist(), edges.sum(axis=1).tolist()
    if normalized.edits:
        # An empty range maps to the far edge of an edit that it falls into.
        starts = [normalized.to_normalized(start, start)[0] for start in starts]
        ends = [normalized.to_normalized(end, end)[0] for end in ends]
    add, text = doc.vocab.strings.add, normalized.text
    norms = [add(text[start:end]) if start < end else 0 for start, end in zip(starts, ends, strict=True)]
    column: Any = np.array(norms, dtype=np.uint64)
    doc.from_array([NORM], column)


def create_tokenizer(segmenter: str = "pkuseg") -> Callable[[Language], ChineseTokenizer]:
    """Create the tokenizer of a pipeline.

    segmenter: "char" (one token a character), "jieba" (needs the extra of this name) or "pkuseg".
    RETURNS: what spaCy calls with the pipeline.
    """

    def make(nlp: Language) -> ChineseTokenizer:
        return ChineseTokenizer(nlp.vocab, segmenter)

    return make
