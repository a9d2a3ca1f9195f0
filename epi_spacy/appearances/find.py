"""The appearances of one text: pure logic over normalized text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .events import Event
from .lexicon import Words
from .narrative import Scene, sentences
from .telling import Telling

BODY = ("body",)
ELSEWHERE = ("abstract", "caption")


def find(scene: Scene, zones: Sequence[tuple[int, int, str]], words: Words) -> list[dict[str, Any]]:
    """Find the appearances of a text.

    scene: the text and what is known of it.
    zones: (start, end, kind) of what is to be read, in order, each copy once.
    words: the lexicon.
    RETURNS: rows as docs/appearances.md has them, offsets in the normalized text.
    """
    telling = Telling(scene, words)
    for sentence in sentences(scene, [zone for zone in zones if zone[2] in BODY], words):
        telling.take(sentence)
    if not any(event.parts for event in telling.events):
        # What the body does not tell, an abstract or a caption may.
        for sentence in sentences(scene, [zone for zone in zones if zone[2] in ELSEWHERE], words):
            telling.take(sentence)
    told = [event for event in telling.events if event.parts]
    return [row for number, event in enumerate(told, 1) for row in _rows(number, event)]


def _rows(number: int, event: Event) -> list[dict[str, Any]]:
    return [
        {
            "event": number,
            "officials": list(part.names),
            "role": part.role,
            "activity": event.activity,
            "verb": part.verb or None,
            "places": list(event.places),
            "venue": event.venues[0] if event.venues else None,
            "venues": list(event.venues),
            "date": event.date,
            "meeting": event.meeting or None,
            "start": part.start,
            "end": part.end,
        }
        for part in event.parts
    ]
