"""Why a place was read as it was, and whose affairs an article reports, in short English sentences.

The pipeline stores plain grounds (``row["evidence"]``); they become words only when somebody asks::

    for row in doc._.divisions:
        print(row["text"], words(row))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from .catalogue import lines
from .gazetteer import Division, Gazetteer

_SHOWN = 6  # candidates that are named
_LEVEL = "level:"


def words(row: Mapping[str, Any]) -> list[str]:
    """Say why a place was read as it was.

    row: a row of ``doc._.divisions``.
    RETURNS: short English sentences; none for a row without evidence.
    """
    ground, *leans = row.get("evidence") or [""]
    if ground == "only" and row["code"] and not _bears(row["code"], row["norm"]):
        ground = "former"
    sentence = _sentences().get(ground)
    if sentence is None:
        return []
    what = str(leans[0]) if leans else ""
    said = [sentence.format(place=_name(what), name=what)]
    if row["code"]:
        said.append(f"Read as {row['name']} ({row['code']}).")
        said += _former(row["code"])
    elif row.get("candidates"):
        said.append(f"It may be {_listed(row['candidates'])}.")
    return said


def jurisdiction_words(evidence: Sequence[Sequence[Any]], name: str) -> list[str]:
    """Say why an article was taken to report the affairs of a division.

    evidence: ``doc._.jurisdiction_evidence``.
    name: ``doc._.jurisdiction_name``.
    RETURNS: short English sentences, the heaviest evidence first.
    """
    said = [f"The article reports the affairs of {name}."] if name else ["It is of no one division."]
    for kind, weight in evidence:
        if kind.startswith(_LEVEL):
            said.append(f"Leaders and bodies of a {kind.removeprefix(_LEVEL)} act in it (weight {weight:g}).")
        elif kind in _kinds():
            said.append(f"It is a place {_kinds()[kind]} (weight {weight:g}).")
    return said


def _name(code: str) -> str:
    """The full name of a code; what is none stays as it is."""
    return Gazetteer.load().full_name(code) or code or "nothing"


def _bears(code: str, name: str) -> bool:
    """Whether a division has ever had a name under the code that it has; a zone may have any."""
    rows = Gazetteer.load().versions(code)
    return not rows or any(row.level == "zone" or name in _names(row) for row in rows)


def _names(row: Division) -> str:
    """The names of a division, in one string: a mention may lack the generic, or have an office's."""
    return " ".join((row.name, *row.short_names, *row.aliases))


def _former(code: str) -> list[str]:
    """A sentence on a division that is no more."""
    row = Gazetteer.load().get(code)
    if row is None or not row.valid_to:
        return []
    after = _listed(row.successors) if row.successors else ""
    return [f"It was in force until {row.valid_to}" + (f"; after it came {after}." if after else ".")]


def _listed(codes: Sequence[str]) -> str:
    """Some divisions by their full names and codes."""
    named = [f"{_name(code)} ({code})" for code in codes[:_SHOWN]]
    more = len(codes) - len(named)
    return ", ".join(named) + (f" or one of {more} more" if more > 0 else "")


@cache
def _sentences() -> dict[str, str]:
    return dict(line.split("\t") for line in lines("evidence_words.tsv"))


@cache
def _kinds() -> dict[str, str]:
    """What each kind of evidence of the jurisdiction is, in words."""
    rows = [line.split("\t") for line in lines("jurisdiction_weights.tsv")]
    return {kind: what for kind, _, what in rows}
