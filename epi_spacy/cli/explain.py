"""``epi-spacy explain``: an article clause by clause, with the decision on each and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import EpiError, error
from .ending import ended, target, told
from .reading import Encoding, Formatted, IdField, TextField

if TYPE_CHECKING:
    from rich.text import Text
    from spacy.language import Language

    from ..io import Source

Clause = dict[str, Any]

_MATCHER = "epi_directive_matcher"
# The rule of a clause outside of every speech, which the heading over it says.
_OUTSIDE = "not:no-frame"
# Columns of a listing that goes to a file.
_WIDE = 100


def explain(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="What 'annotate' reads, or - for standard input.")
    ],
    only_directives: Annotated[
        bool, typer.Option("--only-directives", help="Leave out the clauses that demand nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON a document.")] = False,
    html: Annotated[
        str | None,
        typer.Option(
            metavar="OUT",
            help="Write a page that shows the directives in the text (displaCy), and print nothing else but "
            "what --json does.",
        ),
    ] = None,
    encoding: Encoding = None,
    format: Formatted = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    html_field: Annotated[
        bool, typer.Option("--html-field", help="The text field of rows holds HTML.")
    ] = False,
) -> None:
    """Print an article clause by clause: whether it demands something, of which kind, whose, and why.

    A document that cannot be read is named on standard error, and the command ends with exit code 1. Where
    none can be read, no page is written.
    """
    from ..io import Failure, WholeFile, dumps, sources
    from . import work

    failed = False
    paragraphs: list[dict[str, Any]] = []
    titles: list[str] = []
    try:
        out = target(html)
        if html and as_json and out is None:
            raise typer.BadParameter("--json prints to standard output: name a file for --html")
        found = sources(
            [path],
            text_field=text_field,
            id_field=id_field,
            encoding=encoding,
            format=format.value if format else None,
            html=html_field,
            leave=out,
        )
        nlp = work.load("char")
        for source in found:
            if isinstance(source, Failure):
                failed = True
                typer.echo(told(source.name, source.error), err=True)
                continue
            try:
                title, clauses = explained(nlp, source)
            except EpiError as problem:
                failed = True
                typer.echo(told(source.name, problem), err=True)
                continue
            if only_directives:
                clauses = [clause for clause in clauses if clause["directive"]]
            if html:
                titles.append(title or source.name)
                paragraphs += _paragraphs(source.text, title, clauses)
            if as_json:
                typer.echo(dumps({"id": source.id, "title": title, "clauses": clauses}))
            elif not html:
                _print(source.name, title, clauses)
        if titles:
            with WholeFile(out) as file:
                file.write_text(page(paragraphs, titles[0] if len(titles) == 1 else path))
    except EpiError as problem:
        raise ended(problem) from problem
    if failed:
        raise typer.Exit(1)


def explained(nlp: Language, source: Source) -> tuple[str, list[Clause]]:
    """Read a document and say what was decided on each clause of its abstract and body.

    nlp: the pipeline. source: the document.
    RETURNS: the article's title, and the clauses as ``merged`` gives them.
    RAISES: EpiError E703 for a document that is too long.
    """
    from ..directives.explaining import merged

    if len(source.text) > nlp.max_length:
        raise error("E703", name=source.name, size=len(source.text), limit=nlp.max_length)
    doc = nlp.make_doc(source.text)
    doc._.meta = source.as_meta()
    doc = nlp(doc)
    matcher: Any = nlp.get_pipe(_MATCHER)
    return doc._.article["title"], merged(matcher.explain(doc), doc._.directives)


# -- on the terminal --------------------------------------------------------------------------------


def _print(name: str, title: str, clauses: Sequence[Clause]) -> None:
    from rich.console import Console
    from rich.rule import Rule

    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDE
    console.print(Rule(title or name))
    for frame, group in groupby(clauses, key=lambda clause: clause["frame"]):
        rows = list(group)
        console.print(_heading(frame, rows[0]))
        for row in rows:
            console.print(_line(row), soft_wrap=True)
    total = sum(row["directive"] for row in clauses)
    console.print(f"{total} directives in {len(clauses)} clauses", style="bold")


def _heading(frame: int, clause: Clause) -> Text:
    from rich.text import Text

    if not frame:
        return Text("nobody speaks", style="dim italic")
    whose = clause["speaker"] or "somebody without a name"
    return Text(f"speech {frame}: {whose} ({clause['speaker_type']})", style="bold cyan")


def _line(clause: Clause) -> Text:
    """Return a clause with its decision; a directive on the colour of its measure."""
    from rich.text import Text

    from ..colors import COLORS

    line = Text("  ")
    if not clause["directive"]:
        line.append(clause["norm"], style="dim")
        if clause["rule"] == _OUTSIDE and not clause["frame"]:
            return line
        return line.append(f"  {clause['rule']}: {clause['why']}", style="dim italic")
    line.append(clause["norm"], style=f"black on {COLORS.get(clause['measure'], '#ffffff')}")
    sub = clause["submeasure"]
    line.append(f"  {clause['measure']}" + (f"/{sub}" if sub and sub != clause["measure"] else ""), "bold")
    line.append(f" {clause['score']:.2f}")
    if clause["runner_up"]:
        line.append(f" (else {clause['runner_up']})", "dim")
    line.append(f"  {clause['force']} {clause['strength']}", _FORCE_STYLE.get(clause["force"], ""))
    if clause["item"]:
        line.append(f"  item {clause['item']}")
    return line.append(f"  {clause['rule']}: {clause['why']}", "italic")


_FORCE_STYLE = {"oblige": "green", "forbid": "red", "urge": "yellow"}


# -- as a page --------------------------------------------------------------------------------------


def page(paragraphs: Sequence[dict[str, Any]], title: str) -> str:
    """Return a page of HTML with the directives of some paragraphs, labelled with measure and speaker.

    paragraphs: dicts as displaCy takes them (text, tokens, spans, title).
    title: the title of the page.
    """
    from spacy import displacy

    from ..colors import COLORS

    # The first says in which language the page is; a text without a line needs one all the same.
    first, *others = paragraphs or [{"text": "", "tokens": [], "spans": [], "title": None}]
    made = displacy.render(
        [{**first, "settings": {"lang": "zh"}}, *others],
        style="span",
        manual=True,
        page=True,
        options={"colors": COLORS},
        jupyter=False,
    )
    made = made.replace("<title>displaCy</title>", f"<title>{escape(title)}</title>", 1)
    # Made for one figure a document; here each paragraph is one.
    return made.replace("margin-bottom: 6rem", "margin-bottom: 1rem")


def _paragraphs(text: str, title: str, clauses: Sequence[Clause]) -> Iterator[dict[str, Any]]:
    """Give each line of a text as displaCy takes it, one token a clause or what stands between two."""
    at, number = 0, 0
    wanted = [clause for clause in clauses if clause["directive"]]
    for line in text.split("\n"):
        end = at + len(line)
        tokens: list[str] = []
        spans: list[dict[str, Any]] = []
        done = at
        while number < len(wanted) and wanted[number]["start"] < end:
            clause = wanted[number]
            number += 1
            if clause["start"] > done:
                tokens.append(text[done : clause["start"]])
            spans.append(_span(clause, len(tokens)))
            done = clause["end"]
            tokens.append(text[clause["start"] : done])
        if done < end:
            tokens.append(text[done:end])
        if line.strip():
            heading = escape(title) or None
            yield {"text": line, "tokens": tokens, "spans": spans, "title": heading}
            title = ""
        at = max(end, done) + 1


def _span(clause: Clause, number: int) -> dict[str, Any]:
    told = " ".join(part for part in (clause["speaker"], clause["force"]) if part)
    return {
        "start_token": number,
        "end_token": number + 1,
        "label": escape(clause["measure"]),
        "kb_id": escape(told),
        "kb_url": "#",
    }
