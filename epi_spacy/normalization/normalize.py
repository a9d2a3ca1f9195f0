from .text import NormalizedText


def normalize(text: str) -> NormalizedText:
    return NormalizedText(text)
