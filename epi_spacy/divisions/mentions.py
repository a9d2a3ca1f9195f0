"""A mention of a division, as it is found and then resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from .gazetteer import Division


@dataclass(slots=True)
class Mention:
    """A mention: where it stands, what it may mean, and what it was taken to mean.

    start, end: offsets in the normalized text, half-open.
    name: the name that was looked up; longer than the mention where its generic belongs to the next word.
    need: how much evidence the name needs (see ``catalogue``), or how it was found:
        zone, pattern, letter, reference, user.
    candidates: the divisions that bear the name at the article's date.
    code, resolution: what it was taken to mean, and on which ground.
    level, kind: of the division, or as far as the form tells.
    label: that of a user's pattern; empty for what the shipped rules found.
    why: the ground of the resolution, a rule and what it leans on (see ``explaining``).
    """

    start: int
    end: int
    name: str
    need: str
    candidates: tuple[Division, ...] = ()
    code: str = ""
    resolution: str = ""
    level: str = ""
    kind: str = ""
    label: str = ""
    why: tuple[str, ...] = field(default=(), repr=False)
    near: tuple[str, ...] = field(default=(), repr=False)
