"""Raw text to normalized text, with the way back. No spaCy in here."""

from .normalize import normalize, normalize_characters
from .text import NormalizedText

__all__ = ["NormalizedText", "normalize", "normalize_characters"]
