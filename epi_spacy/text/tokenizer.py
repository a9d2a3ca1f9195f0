"""The tokenizer: segments the normalized text, gives tokens over the raw text."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab


class ChineseTokenizer:
    def __init__(self, vocab: Vocab, segmenter: str) -> None:
        self.vocab = vocab
        self.segmenter = segmenter

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


def create_tokenizer(segmenter: str = "pkuseg") -> Callable[[Language], ChineseTokenizer]:
    def make(nlp: Language) -> ChineseTokenizer:
        return ChineseTokenizer(nlp.vocab, segmenter)

    return make
