"""Write the tables of docs/record.md and docs/errors.md from what they describe: the schema, the messages.

What stands above ``MARK`` in a page is left as it is.

    python scripts/build_reference.py [--check]

``--check`` writes nothing, and ends with 1 where a page is not what would be written.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from epi_spacy.errors import MESSAGES
from epi_spacy.extensions import DOC
from epi_spacy.records import schema

DOCS = Path(__file__).parents[1] / "docs"
HEAD = "| code | what is wrong | what to do |\n| --- | --- | --- |\n"
MARK = "<!-- Below this line: python scripts/build_reference.py -->\n"
# What a code's first digit says, in the order of the page.
ROOMS = {
    "0": "Text, patterns of any component",
    "1": "Articles",
    "2": "Divisions",
    "3": "Officials",
    "4": "Directives",
    "5": "Files and records",
    "6": "Gold annotation and training",
    "7": "The command line",
    "8": "Assembly of the pipeline",
}
# The parts of a record that have fields of their own, with the heading of each.
PARTS = {
    "codes_on": "The day of the codes",
    "zone": "A row of zones",
    "part": "A row of parts",
    "section": "A row of sections",
    "entity": "A row of entities",
    "official": "A row of officials",
    "directive": "A row of directives",
    "aside": "A row of permissions or commitments",
    "formula": "A row of formulas",
    "appearance": "A row of appearances",
}


def record_tables() -> str:
    """Return the tables of the record: the fields of the whole and of each kind of row."""
    whole = schema()
    parts = ["\n## The whole\n\n", _table(whole)]
    for name, heading in PARTS.items():
        part = whole["$defs"][name]
        about = part["description"]
        parts.append(f"\n## {heading}\n\n{about[:1].upper()}{about[1:]}.\n")
        for kind in part.get("oneOf", [part]):
            parts += [f"\nOf {kind['title']}:\n" if "title" in kind else "", "\n", _table(kind)]
    parts.append(_on_the_doc())
    return "".join(parts)


def _on_the_doc() -> str:
    """Return the section on the attributes of a Doc, which hold what the record is made of."""
    rows = "".join(f"| `doc._.{name}` | {text} |\n" for name, text in DOC.items())
    return f"\n## On the Doc\n\n| attribute | what it holds |\n| --- | --- |\n{rows}"


def _table(part: dict[str, Any], above: str = "") -> str:
    rows = "".join(_rows(part, above))
    return f"| field | type | what it holds |\n| --- | --- | --- |\n{rows}"


def _rows(part: dict[str, Any], above: str) -> list[str]:
    out = []
    for name, field in part["properties"].items():
        about = field["description"].replace("|", "\\|")
        out.append(f"| `{above}{name}` | {_type(field)} | {about} |\n")
        if "properties" in field:
            out += _rows(field, f"{above}{name}.")
    return out


def _type(field: dict[str, Any]) -> str:
    """Say in a word or two what a field may hold."""
    if "$ref" in field:
        return {"code": "code", "span": "[start, end]"}.get(field["$ref"].rsplit("/", 1)[-1], "object")
    if "oneOf" in field:
        return " or ".join(_type(kind) for kind in field["oneOf"])
    if "enum" in field:
        return ", ".join("null" if v is None else f"`{v}`" if v else "empty" for v in field["enum"])
    kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
    if "array" in kinds and "items" in field:
        items = field["items"]
        of = items["$ref"].rsplit("/", 1)[-1] if "$ref" in items else items["type"]
        kinds = [f"list of {of}" if kind == "array" else kind for kind in kinds]
    return " or ".join(kinds)


def errors_tables() -> str:
    """Return the tables of the errors: the codes of each room, with meaning and remedy."""
    parts = []
    for digit, room in ROOMS.items():
        codes = sorted(code for code in MESSAGES if code[1] == digit)
        parts.append(
            f"\n## E{digit}xx: {room}\n\n| code | what is wrong | what to do |\n| --- | --- | --- |\n"
        )
        parts += [_error(code) for code in codes]
    return "".join(parts)


def _error(code: str) -> str:
    # What Markdown would read is escaped before values become italics.
    text = re.sub(r"([*|<])", r"\\\1", MESSAGES[code])
    text = re.sub(r"(?<!\{)\{(\w+)[^{}]*\}(?!\})", r"*\1*", text).replace("{{", "{").replace("}}", "}")
    meaning, remedy = split(text)
    return f"| {code} | {meaning} | {remedy or 'what the problem says'} |\n"


def split(message: str) -> tuple[str, str]:
    """Part a message into what is wrong, its first sentence, and the way out, all others."""
    found = re.search(r"(?<=[a-z0-9)*'])\.(?: |(?=\*)|$)", message)
    at = found.end() if found else len(message)
    return message[:at].strip(), message[at:].strip()


def pages() -> dict[Path, str]:
    """Return the pages, each with its text: what stands above the mark, and the tables."""
    tables = {DOCS / "record.md": record_tables(), DOCS / "errors.md": errors_tables()}
    return {
        path: path.read_text("utf8").partition(MARK)[0] + MARK + written for path, written in tables.items()
    }


def main(check: Annotated[bool, typer.Option(help="Write nothing; end with 1 if stale.")] = False) -> None:
    """Write the tables."""
    stale = {path: text for path, text in pages().items() if path.read_text("utf8") != text}
    for path, text in stale.items():
        if not check:
            path.write_text(text, "utf8")
        print(f"{path.name}: {'stale' if check else 'written'}")
    if check and stale:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
