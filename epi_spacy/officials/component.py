from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..text.ruler import Ruler


class OfficialRuler(Ruler):
    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("epi_official_ruler")
def create_official_ruler(nlp: Language, name: str) -> OfficialRuler:
    return OfficialRuler(name)
