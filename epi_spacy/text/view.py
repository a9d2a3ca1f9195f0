"""The view: a Doc's normalized text, made once, with the way back to the raw text.

The rules match characters of the normalized text and never tokens, so what they find does not depend
on the segmenter. They read the view, and write spans in raw offsets through ``spans.write``.
"""

from __future__ import annotations

from spacy.tokens import Doc

from ..extensions import register
from ..normalization import NormalizedText, normalize


def view(doc: Doc) -> NormalizedText:
    """Return the normalized text of a Doc, made now if no component has made it.

    doc: any Doc.
    RETURNS: the normalized text with its alignment to ``doc.text``.
    """
    register()
    text = doc._.normalized
    if text is None:
        normalized = normalize(doc.text)
        store(doc, normalized)
        return normalized
    quality = doc._.quality or {}
    return NormalizedText(
        text,
        tuple((a, b, c, d) for a, b, c, d in doc._.alignment or ()),
        quality.get("script", "none"),
        tuple((a, b) for a, b in quality.get("damaged", ())),
        tuple((a, b, reading) for a, b, reading in quality.get("readings", ())),
        quality.get("glosses", 0),
    )


def raw_text(doc: Doc) -> str:
    """Return ``doc.text``, without joining the tokens where the normalized text is known to be the same.

    doc: any Doc.
    """
    register()
    quality = doc._.quality
    if quality and quality.get("unchanged") and doc._.normalized is not None:
        return str(doc._.normalized)
    return doc.text


def store(doc: Doc, normalized: NormalizedText) -> None:
    """Write the normalized text onto the Doc in plain values.

    doc: the Doc whose text it is.
    normalized: the result of ``normalize(doc.text)``.
    """
    register()
    doc._.normalized = normalized.text
    doc._.alignment = [list(edit) for edit in normalized.edits]
    quality = dict(doc._.quality or {})
    quality["script"] = normalized.script
    quality["glosses"] = normalized.glosses
    quality["damaged"] = [list(run) for run in normalized.damaged]
    quality["readings"] = [list(reading) for reading in normalized.readings]
    doc._.quality = quality
