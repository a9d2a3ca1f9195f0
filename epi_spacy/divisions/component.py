from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..text.ruler import Ruler


class DivisionRuler(Ruler):
    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("epi_division_ruler")
def create_division_ruler(nlp: Language, name: str) -> DivisionRuler:
    return DivisionRuler(name)
