"""A speech that opens, and what has been read of a text before it."""

from __future__ import annotations

from dataclasses import dataclass

from .lexicon import Verb
from .mentions import Speaker

#: Modes of the verbs of saying, which report more than demands.
WEAK = frozenset({"weak", "tell", "info"})


@dataclass(frozen=True)
class Opener:
    """A reporting verb with its subject. start, end: the verb; inside: its content follows in its clause."""

    speaker: Speaker | None
    verb: Verb
    start: int
    end: int
    inside: bool


@dataclass
class Context:
    """What has been read so far. actor: the last official named as a subject; last: who spoke last.

    last_sentence: where the sentence of the last opener begins. said: where its last verb of saying ends.
    inside: whether a speech is open.
    body: the body of which the sentence before was told, and where that sentence ends.
    """

    actor: Speaker | None = None
    last: Speaker | None = None
    last_sentence: int = -1
    said: int = -1
    inside: bool = False
    body: tuple[Speaker | None, int] = (None, -9)
