"""The view: a Doc's normalized text, made once, with the way back to the raw text.

The rules match characters of the normalized text and never tokens, so what they find does not depend
on the segmenter. They read the view, and write spans in raw offsets through ``spans.write``.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from ..extensions import register
from ..normalization import NormalizedText, normalize

# Joining the tokens of a Doc costs more than reading it, so its text is kept as long as the Doc lives. A Doc
# is known by identity, and nothing changes its characters once it has any.
_RAW: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def view(doc: Doc) -> NormalizedText:
    """Return the normalized text of a Doc, made now if no component has made it.

    doc: any Doc.
    RETURNS: the normalized text with its alignment to ``doc.text``.
    """
    if not Doc.has_extension("normalized"):
        register()
    attributes = doc._
    text = attributes.normalized
    if text is not None:
        quality = attributes.quality or {}
        stored = NormalizedText(
            text,
            tuple([(a, b, c, d) for a, b, c, d in attributes.alignment or ()]),
            quality.get("script", "none"),
            tuple([(a, b) for a, b in quality.get("damaged", ())]),
            tuple([(a, b, reading) for a, b, reading in quality.get("readings", ())]),
            quality.get("glosses", 0),
        )
        # A Doc made of a span or of several Docs may have inherited the text of another.
        if stored.to_raw(0, len(text))[1] == length(doc):
            return stored
    raw = raw_text(doc)
    normalized = normalize(raw)
    store(doc, normalized, raw)
    return normalized


def raw_text(doc: Doc) -> str:
    """Return ``doc.text``, without joining the tokens again where the text is already known.

    doc: any Doc.
    """
    text = _RAW.get(doc)
    if text is None or len(text) != length(doc):
        text = _RAW[doc] = doc.text
    return text


def length(doc: Doc) -> int:
    """Return ``len(doc.text)`` in no time.

    doc: any Doc.
    """
    if not len(doc):
        return 0
    last = doc[len(doc) - 1]
    return int(last.idx) + len(last.text_with_ws)


def store(doc: Doc, normalized: NormalizedText, raw: str | None = None) -> None:
    """Write the normalized text onto the Doc in plain values.

    doc: the Doc whose text it is.
    normalized: the result of ``normalize(doc.text)``.
    raw: the Doc's text, if at hand.
    """
    if not Doc.has_extension("normalized"):
        register()
    if raw is not None:
        _RAW[doc] = raw
    attributes = doc._
    attributes.normalized = normalized.text
    attributes.alignment = [list(edit) for edit in normalized.edits]
    attributes.quality = {
        **(attributes.quality or {}),
        "script": normalized.script,
        "glosses": normalized.glosses,
        "damaged": [list(run) for run in normalized.damaged],
        "readings": [list(reading) for reading in normalized.readings],
    }
