"""Segmenters: normalized text to words. Each one loads when it is chosen, never at import."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..errors import error

# A segmenter splits a text into words that, joined, are the text again; white space stands alone.
Segmenter = Callable[[str], list[str]]

# The model shipped with the package, made by scripts/train_segmenter.py.
PKUSEG_MODEL = Path(__file__).parent / "data" / "pkuseg"

# Runs of Han characters are what the shipped model was trained on; numbers, words of letters and marks
# are cut by rule.
_RUN = re.compile(
    r"(?P<han>[\u3007\u3400-\u9fff]+)|[0-9]+(?:[.,:][0-9]+)*%?|[A-Za-z](?:[A-Za-z0-9'-]*[A-Za-z0-9])?|.",
    re.DOTALL,
)

# What is handed to a segmenter at once: no white space, and not much longer than a sentence, for their
# working memory and time grow with it.
_PIECE = re.compile(r"\s|[^\s\u3002!?;]{1,1000}[\u3002!?;]?|[\u3002!?;]")


def characters(text: str) -> list[str]:
    """Make every character a word."""
    return list(text)


def _jieba() -> Segmenter:
    try:
        from rjieba import cut
    except ImportError as problem:
        raise error("E005", value="jieba", extra="jieba", problem=problem) from problem
    return complete(cut)


def _pkuseg() -> Segmenter:
    if not (PKUSEG_MODEL / "features.msgpack").is_file():
        raise error("E006", path=PKUSEG_MODEL, problem="features.msgpack is missing")
    try:
        import spacy_pkuseg
    except ImportError as problem:
        raise error("E005", value="pkuseg", extra="", problem=problem) from problem
    # Its dictionary would merge words again that the model keeps apart.
    return complete(han_runs(spacy_pkuseg.pkuseg(str(PKUSEG_MODEL), user_dict=None).cut))


def han_runs(cut: Callable[[str], Iterable[str]]) -> Segmenter:
    """Make a segmenter that asks ``cut`` about runs of Han characters and cuts the rest by rule.

    cut: gives the words of a text without white space.
    RETURNS: the segmenter.
    """

    def segment(text: str) -> list[str]:
        words: list[str] = []
        for match in _RUN.finditer(text):
            if match.lastgroup and match.end() - match.start() > 1:
                words.extend(cut(match.group()))
            else:
                words.append(match.group())
        return words

    return segment


_MAKERS: dict[str, Callable[[], Segmenter]] = {
    "char": lambda: characters,
    "jieba": _jieba,
    "pkuseg": _pkuseg,
}


def load(name: str) -> Segmenter:
    """Return a segmenter.

    name: "char", "jieba" or "pkuseg".
    RAISES: EpiError E004 for another name, E005 if its package, E006 if its model is missing.
    """
    if name not in _MAKERS:
        raise error("E004", value=name, known=", ".join(_MAKERS))
    return _MAKERS[name]()


def complete(cut: Callable[[str], Iterable[str]]) -> Segmenter:
    """Make a segmenter of one that may drop or change characters; those become words by themselves.

    cut: splits a text without white space into words.
    """

    def segment(text: str) -> list[str]:
        words: list[str] = []
        for match in _PIECE.finditer(text):
            piece = match.group()
            words.extend(_words(piece, cut(piece)) if len(piece) > 1 else piece)
        return words

    return segment


def _words(piece: str, words: Iterable[str]) -> Iterator[str]:
    at = 0
    for word in words:
        if word and piece.startswith(word, at):
            yield word
            at += len(word)
    yield from piece[at:]
