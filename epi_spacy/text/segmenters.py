"""Segmenters: normalized text to words. Each one loads when it is chosen, never at import."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from ..errors import error

# A segmenter splits a text into words that, joined, are the text again; white space stands alone.
Segmenter = Callable[[str], list[str]]

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
    return _whole(cut)


def _pkuseg() -> Segmenter:
    folder = Path(str(files(__package__))) / "data" / "pkuseg"
    if not (folder / "features.msgpack").is_file():
        raise error("E006", path=folder, problem="features.msgpack is missing")
    try:
        import spacy_pkuseg
    except ImportError as problem:
        raise error("E005", value="pkuseg", extra="", problem=problem) from problem
    # The dictionary merges words; without it the model alone would decide.
    return _whole(spacy_pkuseg.pkuseg(str(folder), user_dict="default").cut)


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


def _whole(cut: Callable[[str], Iterable[str]]) -> Segmenter:
    """Make a segmenter of one that may drop or change characters: what it does not give back stays whole."""

    def segment(text: str) -> list[str]:
        words: list[str] = []
        for match in _PIECE.finditer(text):
            piece = match.group()
            words.extend(_complete(piece, cut(piece)) if len(piece) > 1 else (piece,))
        return words

    return segment


def _complete(piece: str, words: Iterable[str]) -> Iterator[str]:
    at = 0
    for word in words:
        if not word or not piece.startswith(word, at):
            continue
        yield word
        at += len(word)
    # A segmenter that changed characters: the rest one by one.
    yield from piece[at:]
