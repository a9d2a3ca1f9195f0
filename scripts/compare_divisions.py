"""Divisions by this package, cpca and jionlp: quality and speed in one run, as Markdown tables.

    pip install -e ".[bench]"
    python scripts/compare_divisions.py corpus=corpus --stress

Each tool does what its documentation shows for running text, and its answer is made into spans:

- cpca: ``transform_text_with_addrs(text, pos_sensitive=True)``, one call a text, and again one call a
  sentence, since it keeps one place only of a name that comes again before a county does. It gives where
  each name begins, but not where it ends: the name ends as in its table, or without 省, 市, 自治区,
  特别行政区, as it is looked up. A code of the county stands for the names above it too, cut to two and
  four digits.
- jionlp: ``parse_location(sentence, town_village=True)`` reads one address a call. It gets the sentences
  one by one, and again what stands before, between and behind the names of its answer, as long as it finds
  any. Names are searched in the order of its answer, in full or by its own alias; codes are those of its
  dictionary, which has none below the county. ``change2new=False``: new names would not be in the text.

"To the county" leaves out, of the gold, what has no six-digit code, and of each tool what it gives as
lower, or what is such a span of the gold; "all levels" leaves out nothing. Speed is of the processor time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from peers import (  # noqa: E402
    Contender,
    Count,
    Item,
    Span,
    print_tables,
    read_set,
    speed,
    table,
    take_turns,
    versions,
)

LOW = ("township", "village", "zone")
_SHORT = re.compile("([省市]|特别行政区|自治区)$")
_SENTENCE = re.compile(r"[^\n。！？；!?;]+")


@dataclass(frozen=True)
class Found:
    """A division as a tool gives it: its code ("" for none), and whether it lies below the county."""

    code: str
    low: bool = False


Answer = dict[Span, Found]


# cpca


def run_cpca(item: Item) -> list[dict[str, Any]]:
    """Call cpca on a whole text; where it finds nothing it raises KeyError."""
    import cpca

    try:
        frame = cpca.transform_text_with_addrs(item.text, pos_sensitive=True)
    except KeyError:
        return []
    return list(frame.to_dict("records"))


def run_cpca_sentences(item: Item) -> list[tuple[int, list[dict[str, Any]]]]:
    """Call cpca on each sentence; with the offset where each begins."""
    pieces = [(match.start(), match[0]) for match in _SENTENCE.finditer(item.text)]
    return [(start, run_cpca(Item("", piece, {}))) for start, piece in pieces]


def read_cpca_sentences(item: Item, output: list[tuple[int, list[dict[str, Any]]]]) -> Answer:
    """Make spans of cpca's rows of the sentences."""
    return {
        (start + a, start + b): found
        for start, rows in output
        for (a, b), found in read_cpca(Item("", item.text[start:], {}), rows).items()
    }


def read_cpca(item: Item, rows: list[dict[str, Any]]) -> Answer:
    """Make spans of cpca's rows."""
    found: Answer = {}
    for row in rows:
        for column, digits in (("省", 2), ("市", 4), ("区", 6)):
            start = int(row[f"{column}_pos"])
            if start < 0:
                continue
            name = str(row[column])
            for form in (name, _SHORT.sub("", name)):
                if item.text.startswith(form, start):
                    found[start, start + len(form)] = Found(row["adcode"][:digits].ljust(6, "0"))
                    break
    return found


# jionlp

Place = tuple[str, str, str, str, str]  # names: province, city, county, town, village; "" for none
Parse = tuple[int, str, dict[str, Any]]  # where the piece begins, the piece, jionlp's answer
_NO_CITY, _NO_COUNTY = "省直辖行政区划", "市直辖行政区划"


@cache
def jionlp_places() -> dict[str, Any]:
    """Return jionlp's own dictionary of divisions."""
    import jionlp

    return dict(jionlp.china_location_loader(detail=True))


def names_in(piece: str, answer: dict[str, Any], places: dict[str, Any]) -> list[tuple[Span, Found]]:
    """Find the names of one answer of jionlp in the piece of text that it was given, in order.

    The last name down to the county ends where the answer's detail begins; towns and villages stand in that.
    """
    end = len(piece) - len(answer["detail"] or "")
    found: list[tuple[Span, Found]] = []
    for names, code in _above(answer, places):
        at = next(((k, k + len(name)) for name in names if (k := piece.find(name, 0, end)) >= 0), None)
        if not at:
            continue
        if found and at[0] < found[-1][0][1]:
            found.pop()  # two levels read off the same characters: the lower one is its answer
        found.append((at, Found(code)))
    for level in ("town", "village"):
        name = answer.get(level)
        at = piece.find(name, end) if name else -1
        if name and at >= 0:
            end = at + len(name)
            found.append(((at, end), Found("", low=True)))
    return sorted(found, key=lambda pair: pair[0])


def _above(answer: dict[str, Any], places: dict[str, Any]) -> Iterator[tuple[list[str], str]]:
    """Yield the names of each level down to the county, in full and short, with the dictionary's code."""
    node = places
    for level, stand_in in (("province", ""), ("city", _NO_CITY), ("county", _NO_COUNTY)):
        name = answer.get(level) or ""
        node = node.get(name or stand_in, {})
        if not name or (level == "city" and name == answer.get("province")):
            continue  # a municipality is its own city
        alias = node.get("_alias") or []
        aliases = [alias] if isinstance(alias, str) else list(alias)
        yield [name, *aliases], str(node.get("_admin_code", ""))


def run_jionlp(item: Item) -> list[Parse]:
    """Call jionlp on each sentence, and again on what its answers leave."""
    import jionlp

    parses: list[Parse] = []
    waiting = [(match.start(), match[0]) for match in _SENTENCE.finditer(item.text)]
    while waiting:
        start, piece = waiting.pop()
        answer = jionlp.parse_location(piece, town_village=True, change2new=False)
        names = names_in(piece, answer, jionlp_places())
        if names:
            parses.append((start, piece, answer))
            waiting += [(start + left, piece[left:right]) for left, right in gaps(piece, names)]
    return parses


def gaps(piece: str, names: list[tuple[Span, Found]]) -> list[Span]:
    """Return the stretches of two characters and more that no name covers."""
    edges = [0, *(edge for span, _ in names for edge in span), len(piece)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]


def read_jionlp(item: Item, parses: list[Parse]) -> Answer:
    """Make spans of jionlp's answers."""
    return {
        (start + a, start + b): found
        for start, piece, answer in parses
        for (a, b), found in names_in(piece, answer, jionlp_places())
    }


# ours


def ours() -> list[Contender]:
    """Build ours twice: finding and resolving over plain text, and in the pipeline."""
    import epi_spacy
    from epi_spacy.divisions.ruling import Article, Options, rule
    from epi_spacy.normalization import normalize

    nlp = epi_spacy.load(
        config={"nlp.tokenizer.segmenter": "char"},
        exclude=["epi_directive_matcher", "epi_appearance_matcher"],
    )

    def plain(item: Item) -> Any:
        text = normalize(item.text)
        return text, rule(text.text, Article(published=item.on), Options(jurisdiction=item.home))

    def read_plain(item: Item, output: Any) -> Answer:
        text, result = output
        return {text.to_raw(m.start, m.end): Found(m.code, m.level in LOW) for m in result.divisions}

    def read_doc(item: Item, doc: Any) -> Answer:
        return {
            (row["start"], row["end"]): Found(row["code"] or "", row["level"] in LOW)
            for row in doc._.divisions
            if row["label"] == "DIVISION"
        }

    return [
        Contender("epi_spacy, divisions alone", plain, read_plain),
        Contender("epi_spacy, article + divisions + officials", lambda item: nlp(item.text), read_doc),
    ]


def contenders() -> list[Contender]:
    """Build ours and the peers that are installed."""
    found = ours()
    peers: tuple[tuple[str, Callable[[Item], Any], Callable[[Item, Any], Answer]], ...] = (
        ("cpca, text by text", run_cpca, read_cpca),
        ("cpca, sentence by sentence", run_cpca_sentences, read_cpca_sentences),
        ("jionlp", run_jionlp, read_jionlp),
    )
    for name, run, read in peers:
        try:
            run(Item("", "四川省广安市前锋区龙塘街道", {}))
        except ImportError as problem:
            print(f"{name} is left out: {problem}", file=sys.stderr)
            continue
        found.append(Contender(name, run, read))
    return found


# figures


def to_the_county(
    wanted: dict[Span, str | None], given: Answer
) -> tuple[dict[Span, str | None], dict[Span, str]]:
    """Leave out what is not known to be a county or above."""
    high = {span: code for span, code in wanted.items() if len(code or "") == 6}
    rest = wanted.keys() - high.keys()
    return high, {span: one.code for span, one in given.items() if not one.low and span not in rest}


def stress() -> list[Item]:
    """Read the annotated sentences of the tests."""
    from tests.divisions.stress.marks import sentences

    codes = {"-": None, "?": ""}
    return [
        Item(
            f"{number}",
            one.text,
            {mark: codes.get(code, code) for mark, code in one.marks.items()},
            one.on,
            one.home,
        )
        for number, one in enumerate(sentences())
    ]


HEADER = ("", "P", "R", "F, to the county", "code", "P", "R", "F, all levels", "code", "characters/s")


def compare(items: list[Item], tools: list[Contender], rounds: int, patience: float) -> str:
    """Run all tools over the items; the table of their figures."""
    outputs = take_turns(tools, items, rounds, patience)
    rows = []
    for tool in tools:
        county, everything = Count(), Count()
        for item, output in zip(items, outputs[tool.name], strict=True):
            wanted, given = item.spans("DIVISION"), tool.read(item, output)
            county.add(*to_the_county(wanted, given))
            everything.add(wanted, {span: one.code for span, one in given.items()})
        cells = [
            f"{figure:.3f}"
            for count in (county, everything)
            for figure in (count.precision, count.recall, count.f, count.accuracy)
        ]
        rows.append([tool.name, *cells, f"{speed(tool, items):,.0f}"])
    return table(HEADER, rows)


def main(
    sets: Annotated[
        list[str], typer.Argument(help="NAME=FOLDER (texts/, gold/), NAME=TEXTS:GOLD, joined by +")
    ],
    with_stress: Annotated[bool, typer.Option("--stress", help="the sentences of the tests too")] = False,
    normalize: Annotated[bool, typer.Option("--normalize", help="texts simplified, without glosses")] = False,
    rounds: Annotated[int, typer.Option(help="rounds that count")] = 5,
    patience: Annotated[float, typer.Option(help="seconds; who is slower runs one round only")] = 10.0,
) -> None:
    """Print a table for each set."""
    tools = contenders()
    read = [read_set(spec) for spec in sets] + ([("stress sentences", stress())] if with_stress else [])
    print(versions("epi_spacy", "cpca", "jionlp"))
    print_tables(read, normalize, lambda items: compare(items, tools, rounds, patience))


if __name__ == "__main__":
    typer.run(main)
