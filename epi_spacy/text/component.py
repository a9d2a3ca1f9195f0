"""The component ``epi_normalizer``: the tokenizer's normalization for pipelines with another tokenizer."""

from __future__ import annotations

from spacy.pipeline import Pipe
from spacy.tokens import Doc

from .tokenizer import write_norms
from .view import view


class Normalizer(Pipe):
    """Writes the normalized text to ``doc._.normalized`` and what each token covers of it to NORM.

    name: the component's name in the pipeline.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Normalize a Doc in place and return it."""
        write_norms(doc, view(doc))
        return doc
