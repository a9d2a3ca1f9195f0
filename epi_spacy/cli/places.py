"""Divisions that an option names, by name or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import error

if TYPE_CHECKING:
    from ..divisions.gazetteer import Gazetteer

_SUGGESTIONS = 5
_STEM = 2  # characters at least that a suggestion shares with the name asked for


def codes_of(gazetteer: Gazetteer, asked: str, on: str | None = None) -> set[str]:
    """Return the codes of the divisions of a name, or a code that there is.

    asked: a name, full or short, also in traditional characters; or a code of 6, 9 or 12 digits.
    on: the date; a name or code of another time will do where nothing bore it then.
    RAISES: EpiError E706 where the gazetteer knows no such name or code, E201 for a date that there is not.
    """
    from ..normalization import normalize

    asked = normalize(asked).text.strip()
    if asked.isdigit():
        found = {row.code for row in gazetteer.versions(asked)}
    else:
        rows = gazetteer.find(asked, on=on) or gazetteer.find(asked, former=True)
        found = {row.code for row in rows}
    if not found:
        raise error("E706", value=asked, close=close_names(gazetteer, asked))
    return found


def close_names(gazetteer: Gazetteer, asked: str) -> str:
    """Return a sentence with known names that are close to one, or "" where there are none."""
    close = [] if asked.isdigit() else suggestions(gazetteer, asked)
    return f" Close names: {', '.join(close)}." if close else ""


def suggestions(gazetteer: Gazetteer, asked: str) -> list[str]:
    """Return known names that are close to one: one character off, or with the same beginning."""
    near, same = [], []
    for name in gazetteer.names(offices=False):
        surface = name.surface
        if len(surface) < _STEM or name.kind == "former":
            continue
        if len(surface) == len(asked) and sum(map(str.__ne__, surface, asked)) == 1:
            near.append((min(map(len, name.codes)), surface))
        elif len(asked) > _STEM and surface.startswith(asked[:_STEM]):
            same.append((min(map(len, name.codes)), surface))
    return [surface for _, surface in (sorted(near) + sorted(same))[:_SUGGESTIONS]]
