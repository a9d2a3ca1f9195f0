"""Matching over characters: a lexicon of strings found in one pass, and the choice between overlaps.

Nothing here knows of any language, nor of spaCy; offsets are character offsets, half-open.
"""

from __future__ import annotations

from .lexicon import Lexicon
from .overlaps import filter_overlaps

__all__ = ["Lexicon", "filter_overlaps"]
