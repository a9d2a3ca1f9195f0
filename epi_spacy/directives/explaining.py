"""Every clause of an article with the decision on it, and the rule ids in words.

A rule id is a path: ``cue:要``, ``head:加强``, ``scope:cue:要`` (the reach of a 要 before it), ``not:topic``.
What they say stands in ``data/rule_words.tsv``; the rule of a measure is the term of the lexicon that
decided (``measure:tracing:排查``) or the context that it came from (``measure:context:list``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ..datafiles import rows

_DECIDED = ("measure", "submeasure", "score", "runner_up", "addressee", "rule")


def merged(trail: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Put what is known of the directives to the decisions on the clauses.

    trail: the clauses, as ``DirectiveMatcher.explain`` gives them.
    found: rows of ``doc._.directives``.
    RETURNS: one dict a clause: start, end, norm, directive, rule, force, strength, speaker, speaker_type,
        item and frame of the trail, with why (words); for a directive also measure, submeasure, score,
        runner_up, addressee. Offsets are characters of the raw text, half-open.
    """
    known = {(row["start"], row["end"]): row for row in found}
    out = []
    for clause in trail:
        row = known.get((clause["start"], clause["end"]), {})
        out.append(
            {**clause, **{key: row[key] for key in _DECIDED if key in row}, "why": words(clause["rule"])}
        )
    return out


def words(rule: str) -> str:
    """Say what a rule id means.

    rule: an id, such as ``scope:cue:要``.
    RETURNS: half a sentence in English, "" for an id that is none.
    """
    said = _words()
    kind, _, form = rule.partition(":")
    return (said.get(rule) or said.get(kind, "")).format(form=form)


@cache
def _words() -> dict[str, str]:
    return {row["rule"]: row["words"] for row in rows("directives", "rule_words.tsv")}
