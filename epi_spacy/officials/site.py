"""A place in the text that names a person."""

from __future__ import annotations

from dataclasses import dataclass, field

from .names import Name
from .post import Post


@dataclass
class Site:
    """A name with the posts beside it. official: whether one of them makes its holder an official."""

    name: Name
    posts: list[Post] = field(default_factory=list)
    official: bool = False
    cue: float = 0.0
    surname: bool = False
