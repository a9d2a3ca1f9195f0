"""The data of the measure classifier: terms with weights, and the trackers' codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from ..datafiles import rows
from ..matching import Lexicon

TRACKERS: Final = ("oxcgrt", "who_phsm", "coronanet")
# A user's own term beats whatever the shipped lexicon holds.
USER_WEIGHT: Final = 100.0
# The marks between the parts of a term in two parts, and how far apart these may be.
_REACH: Final = {"\u2026": 14, "\u2025": 3}


class Term:
    """One entry: its role, measure and sub-measure, weight, the text that must follow, and its rule id.

    role: action, object, place, weak, phrase, person (counts as what the clause is about, not as the one who
        must act), modal (ends the naming of the one who must act; one with a weight counts itself, too),
        basis (a clause that only names the ground of the next one) or mask (says nothing, but hides the terms
        inside it: the 防疫 of 严防疫情).
    tail: for a term in two parts the second one, else ""; reach: how far behind the first it may begin, in
        characters (… far, ‥ close by). A term that must end its clause (宣传$) has a line end as its tail.
    """

    def __init__(
        self, role: str, measure: str, submeasure: str, weight: float, tail: str, reach: int, rule: str
    ) -> None:
        self.role = role
        self.measure = measure
        self.submeasure = submeasure
        self.weight = weight
        self.tail = tail
        self.reach = reach
        self.rule = rule


def _entry(row: Mapping[str, str]) -> tuple[str, Term]:
    head, tail, reach = _parts(row["term"])
    rule = f"measure:{row['measure']}:{row['term']}"
    return head, Term(row["role"], row["measure"], row["submeasure"], float(row["weight"]), tail, reach, rule)


def _parts(term: str) -> tuple[str, str, int]:
    """Split a term in two parts: the first, the second, how far apart they may be."""
    if term.endswith("$"):
        return term[:-1], "\n", 0
    for mark, reach in _REACH.items():
        head, found, tail = term.partition(mark)
        if found:
            return head, tail, reach
    return term, "", 0


@cache
def shipped_terms() -> tuple[tuple[str, Term], ...]:
    """The entries of ``measure_lexicon.tsv``."""
    return tuple(_entry(row) for row in rows("directives", "measure_lexicon.tsv"))


@cache
def shipped_lexicon() -> Lexicon[tuple[Term, ...]]:
    """The shipped terms as a lexicon."""
    return build(shipped_terms())


def build(terms: Iterable[tuple[str, Term]]) -> Lexicon[tuple[Term, ...]]:
    """Make a lexicon of terms.

    Behind each string stand the terms that open with it: those in two parts first, being the more specific,
    and in the end a plain one, if need be the heaviest of those inside the string, which it would hide.
    """
    table: dict[str, list[Term]] = {}
    for head, term in terms:
        table.setdefault(head, []).append(term)
    plain = {head: _plain(group) for head, group in table.items()}
    inside = Lexicon((head, term) for head, term in plain.items() if term is not None)
    for head, group in table.items():
        if plain[head] is None:
            group.extend(sorted((hit[2] for hit in inside.find(head)), key=_by_weight)[:1])
    return Lexicon(
        (head, tuple(sorted(group, key=lambda term: (not term.tail, -term.weight))))
        for head, group in table.items()
    )


def _plain(group: Iterable[Term]) -> Term | None:
    return min((term for term in group if not term.tail), key=_by_weight, default=None)


def _by_weight(term: Term) -> float:
    return -term.weight


def user_terms(patterns: Iterable[Mapping[str, object]]) -> list[tuple[str, Term]]:
    """Turn users' patterns into entries that beat the shipped ones.

    patterns: dicts with "label", "pattern" and, if wished, "submeasure"; the component has checked them.
    """
    out = []
    for pattern in patterns:
        label, text = str(pattern["label"]), str(pattern["pattern"])
        head, tail, reach = _parts(text)
        submeasure = str(pattern.get("submeasure") or "")
        out.append((head, Term("user", label, submeasure, USER_WEIGHT, tail, reach, f"user:{label}:{text}")))
    return out


@cache
def codes() -> dict[str, dict[str, list[str]]]:
    """Sub-measure or measure → tracker → codes, from ``measure_codes.tsv``."""
    return {
        row["id"]: {tracker: row[tracker].split("|") if row[tracker] else [] for tracker in TRACKERS}
        for row in rows("directives", "measure_codes.tsv")
    }
