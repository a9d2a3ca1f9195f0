"""``epi-spacy summary``: records as a person reads them."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from .stored import Stored

_SHOWN = 5
_NEEDS = {"officials": ("name", "post"), "directives": ("measure", "force", "text")}


def summary(
    records: Annotated[
        str,
        typer.Argument(
            metavar="RECORDS.jsonl", help="Records of 'epi-spacy annotate', or - for standard input."
        ),
    ],
    directives: Annotated[int, typer.Option(help="How many directives of each article to print.")] = _SHOWN,
) -> None:
    """Print what each record says: title, jurisdiction, officials, directives.

    What is no record is named on standard error and left out, and the command ends with exit code 1.
    """
    total: Counter[str] = Counter()
    found = Stored(records, needs=_NEEDS)
    for record in found:
        if total:
            typer.echo("")
        for line in lines(record, directives):
            typer.echo(line)
        total.update(["articles"])
        for group in ("entities", "officials", "directives"):
            total[group] += len(record[group])
    if found.read or not found.failed:
        typer.echo("")
        typer.echo(
            ", ".join(f"{total[name]} {name}" for name in ("articles", "entities", "officials", "directives"))
        )
    found.end()


def lines(record: dict[str, Any], shown: int = _SHOWN) -> list[str]:
    """Return the summary of one record, line by line.

    record: a record.
    shown: how many directives to quote.
    """
    code = record.get("jurisdiction") or ""
    place = f"{record.get('jurisdiction_name') or ''} {code}".strip()
    facts = [
        record.get("published") or "no date",
        record.get("source") or "",
        place or "jurisdiction unknown",
    ]
    out = [
        record.get("title") or "(no title)",
        "  " + " · ".join(fact for fact in [record.get("id") or "", *facts] if fact),
    ]
    out += _officials(record["officials"])
    return out + _directives(record["directives"], shown)


def _officials(rows: list[dict[str, Any]]) -> list[str]:
    posts: dict[str, list[str]] = {}
    for row in rows:
        where = f" ({row['division']})" if row.get("division") else ""
        posts.setdefault(row["name"], []).append(f"{row['post']}{where}")
    if not posts:
        return ["  Officials: none"]
    return ["  Officials", *(f"    {name}: {', '.join(held)}" for name, held in posts.items())]


def _directives(rows: list[dict[str, Any]], shown: int) -> list[str]:
    if not rows:
        return ["  Directives: none"]
    counts = Counter(row["measure"] for row in rows).most_common()
    out = [f"  Directives: {len(rows)} - " + ", ".join(f"{measure} {number}" for measure, number in counts)]
    for row in _telling(rows, shown):
        whom = f" to {row['addressee']}" if row.get("addressee") else ""
        text = " ".join((row.get("norm") or row["text"]).split())
        out.append(
            f"    [{row['force']}] {row.get('speaker') or 'nobody named'}{whom}: {text} ({row['measure']})"
        )
    return out


def _telling(rows: list[dict[str, Any]], shown: int) -> list[dict[str, Any]]:
    """Choose directives to quote: the strongest of each measure first, in the order of the text."""
    strongest: dict[str, int] = {}
    for number, row in enumerate(rows):
        best = strongest.get(row["measure"])
        if best is None or (row.get("strength") or 0) > (rows[best].get("strength") or 0):
            strongest[row["measure"]] = number
    counts = Counter(row["measure"] for row in rows)
    chosen = sorted(strongest.values(), key=lambda number: -counts[rows[number]["measure"]])[: max(shown, 0)]
    return [rows[number] for number in sorted(chosen)]
