from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..text.ruler import Ruler


class DirectiveMatcher(Ruler):
    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("epi_directive_matcher")
def create_directive_matcher(nlp: Language, name: str) -> DirectiveMatcher:
    return DirectiveMatcher(name)
