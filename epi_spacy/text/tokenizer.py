"""The tokenizer: segments the normalized text, gives tokens over the raw text."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..normalization import normalize
from .view import store


class ChineseTokenizer:
    def __init__(self, vocab: Vocab, segmenter: str) -> None:
        self.vocab = vocab
        self.segmenter = segmenter

    def __call__(self, text: str) -> Doc:
        normalized = normalize(text)
        if normalized.edits:
            words = [text[slice(*normalized.to_raw(at, at + 1))] for at in range(len(normalized.text))]
        else:
            words = list(text)
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))
        store(doc, normalized)
        return doc


def create_tokenizer(segmenter: str = "pkuseg") -> Callable[[Language], ChineseTokenizer]:
    def make(nlp: Language) -> ChineseTokenizer:
        return ChineseTokenizer(nlp.vocab, segmenter)

    return make
