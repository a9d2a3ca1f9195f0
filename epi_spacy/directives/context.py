"""A speech that opens, and what has been read of a text before it."""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from .lexicon import Verb
from .mentions import Speaker

#: Modes of the verbs of saying, which report more than demands.
WEAK: Final = frozenset({"weak", "tell", "info"})


@mypyc_attr(acyclic=True)
class Opener:
    """A reporting verb with its subject. start, end: the verb; inside: its content follows in its clause."""

    def __init__(self, speaker: Speaker | None, verb: Verb, start: int, end: int, inside: bool) -> None:
        self.speaker, self.verb, self.start, self.end, self.inside = speaker, verb, start, end, inside

    def of(self, speaker: Speaker | None) -> Opener:
        """Return the opener with another subject."""
        return Opener(speaker, self.verb, self.start, self.end, self.inside)


class Context:
    """What has been read so far. actor: the last official named as a subject; last: who spoke last.

    last_sentence: where the sentence of the last opener begins. said: where its last verb of saying ends.
    inside: whether a speech is open.
    body: the body of which the sentence before was told, and where that sentence ends.
    """

    def __init__(self) -> None:
        self.actor: Speaker | None = None
        self.last: Speaker | None = None
        self.last_sentence = self.said = -1
        self.inside = False
        self.body: tuple[Speaker | None, int] = (None, -9)
