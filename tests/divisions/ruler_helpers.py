"""What the tests of the division ruler share."""

from __future__ import annotations

from epi_spacy.divisions.mentions import Mention
from epi_spacy.divisions.ruling import Article, Options, Result, rule
from epi_spacy.normalization import normalize


def run(text: str, *, on: str = "2021-06-01", home: str = "", title: str = "") -> tuple[str, Result]:
    """Rule a raw text; the title, if given, opens it."""
    normalized = normalize(title + "\n" + text if title else text).text
    title_at = (0, len(normalize(title).text)) if title else None
    return normalized, rule(normalized, Article(title_at, "", on), Options(jurisdiction=home))


def found(text: str, **kwargs: str) -> list[str]:
    """The texts of the divisions in a text."""
    normalized, result = run(text, **kwargs)
    return [normalized[mention.start : mention.end] for mention in result.divisions]


def coded(text: str, **kwargs: str) -> list[tuple[str, str]]:
    """The texts and codes of the divisions in a text."""
    normalized, result = run(text, **kwargs)
    return [(normalized[m.start : m.end], m.code) for m in result.divisions]


def references(text: str, **kwargs: str) -> list[tuple[str, str]]:
    """The texts and codes of the relative references in a text."""
    normalized, result = run(text, **kwargs)
    return [(normalized[m.start : m.end], m.code) for m in result.references]


def mention(text: str, name: str, **kwargs: str) -> Mention:
    """The first mention of a text that reads so."""
    normalized, result = run(text, **kwargs)
    return next(m for m in result.divisions if normalized[m.start : m.end] == name)
