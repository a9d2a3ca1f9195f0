"""Figures of records against gold annotation, micro-averaged over the articles.

- each entity label: exact (start, end, label) in raw character offsets; beside it the share of right codes
  among the spans found whose gold code is not empty;
- officials: (name, post) rows, with the share of right divisions;
- directives: a clause counts as predicted if predicted directive spans cover half of it or more;
- measure, force, speaker: share right among the directive clauses found (speaker where gold names one);
- title, published, jurisdiction: share right where gold has a value;
- appearances, where gold has them: see :mod:`epi_spacy.training.appearances`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from ..errors import error
from ..text.clauses import clauses
from .appearances import AppearanceTally
from .counting import Counts

ENTITY_LABELS = ("DIVISION", "REGION_REF", "POST", "OFFICIAL", "PERSON")
DIRECTIVE_FIELDS = ("measure", "force", "speaker")
ARTICLE_FIELDS = ("title", "published", "jurisdiction")

Gold = Mapping[str, Any]
Record = Mapping[str, Any]
Error = tuple[str, str, str, str, tuple[int, ...]]
_EMPTY: Record = {"entities": [], "officials": [], "directives": []}


def score(
    golds: Iterable[Gold], records: Iterable[Record], texts: Mapping[str, str]
) -> tuple[dict[str, Any], list[Error]]:
    """Compare records with gold annotation.

    golds: gold records, as :func:`epi_spacy.training.gold.build` makes them.
    records: predicted records; matched to gold by "id": the name of the text file or its stem.
    texts: the raw text of each article by file name (gold's "file"); the clause grid comes from it.
    RETURNS: the figures by name (rows with p, r, f, tp, fp, fn and, with codes, "code accuracy"; rows with
        accuracy and n; the counts "articles" and "missing"), and the errors: (article, kind, what, words,
        offsets in characters, half-open, or nothing).
    RAISES: EpiError E607 for an article without its text.
    """
    found: dict[str, Record] = {}
    for record in records:
        found[str(record["id"])] = record
        found[PurePath(str(record["id"])).stem] = record
    tally = _Tally()
    for gold in golds:
        file = str(gold["file"])
        if file not in texts:
            raise error("E607", file=file)
        tally.add(gold, found.get(file) or found.get(PurePath(file).stem), texts[file])
    return tally.figures(), tally.errors + tally.appearances.errors


class _Tally:
    """Counts and errors, gathered article by article."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.errors: list[Error] = []
        self.appearances = AppearanceTally()
        self.stem = ""

    def add(self, gold: Gold, record: Record | None, text: str) -> None:
        self.stem = PurePath(str(gold["file"])).stem
        self.counts["articles", "all"] += 1
        if record is None:
            self.counts["articles", "missing"] += 1
            record = _EMPTY
        for label in ENTITY_LABELS:
            self._entities(label, gold, record, text)
        self._officials(gold, record)
        self._directives(gold, record, text)
        for field in ARTICLE_FIELDS:
            if gold.get(field):
                self._value(field, str(gold[field]), record.get(field), "")
        if "appearances" in gold:
            self.counts["appearances", "all"] += 1
            self.appearances.add(self.stem, gold["appearances"], record.get("appearances", ()))

    def _error(self, kind: str, what: str, words: str, span: tuple[int, ...] = ()) -> None:
        self.errors.append((self.stem, kind, what, words, span))

    def _value(self, field: str, wanted: str, given: Any, prefix: str) -> None:
        right = wanted == (given or "")
        self.counts[field, "all"] += 1
        self.counts[field, "ok"] += right
        if not right:
            self._error("VALUE", field, f"{prefix}{given}\u2260{wanted}")

    def _code(self, key: str, wanted: str, given: str, words: str, span: tuple[int, ...]) -> None:
        if not wanted:
            return
        self.counts[key, "coded"] += 1
        self.counts[key, "code ok"] += wanted == given
        if wanted != given:
            self._error("CODE", key, f"{words} {given}\u2260{wanted}", span)

    def _entities(self, label: str, gold: Gold, record: Record, text: str) -> None:
        wanted = _codes(gold["entities"], label)
        given = _codes(record["entities"], label)
        both = wanted.keys() & given.keys()
        self.counts.sets(label, len(wanted), len(given), len(both))
        for span in sorted(given.keys() - both):
            self._error("FP", label, text[slice(*span)], span)
        for span in sorted(wanted.keys() - both):
            self._error("FN", label, text[slice(*span)], span)
        for span in sorted(both):
            self._code(label, wanted[span], given[span], text[slice(*span)], span)

    def _officials(self, gold: Gold, record: Record) -> None:
        # One post, one division: a later row of the same name and post replaces the earlier one.
        wanted = {(row["name"], row["post"]): row.get("division") or "" for row in gold["officials"]}
        given = {(row["name"], row["post"]): row.get("division") or "" for row in record["officials"]}
        both = wanted.keys() & given.keys()
        self.counts.sets("officials", len(wanted), len(given), len(both))
        for kind, keys in (("FP", given.keys() - both), ("FN", wanted.keys() - both)):
            for key in sorted(keys):
                self._error(kind, "officials", " ".join(key))
        for key in sorted(both):
            self._code("officials", wanted[key], given[key], " ".join(key), ())

    def _directives(self, gold: Gold, record: Record, text: str) -> None:
        bounds = clauses(text)
        wanted = {int(row["clause"]): row for row in gold["directives"]}
        given = _cover(bounds, record["directives"])
        both = wanted.keys() & given.keys()
        self.counts.sets("directives", len(wanted), len(given), len(both))
        for number in sorted(wanted.keys() ^ given.keys()):
            start, end = bounds[number - 1]
            self._error("FP" if number in given else "FN", "directive", text[start:end], (start, end))
        for number in sorted(both):
            words = f"{text[slice(*bounds[number - 1])][:30]} "
            for field in DIRECTIVE_FIELDS:
                if field == "speaker" and not wanted[number]["speaker"]:
                    continue
                self._value(field, wanted[number][field], given[number].get(field), words)

    def figures(self) -> dict[str, Any]:
        counts = self.counts
        out: dict[str, Any] = {
            "articles": counts["articles", "all"],
            "missing": counts["articles", "missing"],
        }
        for key in (*ENTITY_LABELS, "officials", "directives"):
            out[key] = counts.prf(key)
            if counts[key, "coded"]:
                out[key]["code accuracy"] = counts[key, "code ok"] / counts[key, "coded"]
        for key in (*DIRECTIVE_FIELDS, *ARTICLE_FIELDS):
            total = counts[key, "all"]
            out[key] = {"accuracy": counts[key, "ok"] / total if total else None, "n": total}
        if counts["appearances", "all"]:
            out |= self.appearances.figures()
        return out


def _codes(entities: Iterable[Mapping[str, Any]], label: str) -> dict[tuple[int, int], str]:
    return {(row["start"], row["end"]): row.get("code") or "" for row in entities if row["label"] == label}


def _cover(
    bounds: list[tuple[int, int]], directives: Iterable[Mapping[str, Any]]
) -> dict[int, Mapping[str, Any]]:
    """Give each clause that directives cover by half or more the directive with the largest share of it.

    bounds: the clauses, in order. directives: the predicted ones, in any order, perhaps overlapping.
    RETURNS: directive by clause number, counted from 1.
    """
    rows = list(directives)
    order = sorted(range(len(rows)), key=lambda i: rows[i]["start"])
    out: dict[int, Mapping[str, Any]] = {}
    first, active = 0, list[int]()
    for number, (start, end) in enumerate(bounds, 1):
        while first < len(order) and rows[order[first]]["start"] < end:
            active.append(order[first])
            first += 1
        # In the order of the record: of equal shares the first directive given wins.
        active = sorted(i for i in active if rows[i]["end"] > start)
        best, largest, covered = -1, 0, set[int]()
        for i in active:
            shared = range(max(start, rows[i]["start"]), min(end, rows[i]["end"]))
            covered.update(shared)
            if len(shared) > largest:
                best, largest = i, len(shared)
        if best >= 0 and len(covered) * 2 >= end - start:
            out[number] = rows[best]
    return out
