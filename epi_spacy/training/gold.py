"""Gold annotation of one article, from what an annotator writes by hand.

An article NAME has four sources: its text; the same text with inline marks (entity layer); a table of
clause numbers (directive layer); a JSON file (article layer and officials table); and, where its appearances
are annotated, a table of them. :func:`build` joins them into the gold record, a plain dict. All offsets are
characters of the raw text, half-open.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from ..directives.measures import MEASURES
from ..errors import error
from ..text.clauses import clauses
from .appearances import parse_appearances

LABELS = {"D": "DIVISION", "R": "REGION_REF", "P": "POST", "O": "OFFICIAL", "N": "PERSON"}
FORCES = frozenset({"oblige", "forbid", "urge"})
CODE_LENGTHS = frozenset({0, 6, 9, 12})

_MARK = re.compile("\u27e6([DRPON])(?::([0-9]*))?\\|([^\u27e6\u27e7]*)\u27e7")
_META_FIELDS = ("title", "published", "jurisdiction", "officials")


def read_text(path: Path) -> str:
    """Read a file as it stands: UTF-8, line ends untouched.

    path: the file.
    RETURNS: its text.
    """
    return path.read_bytes().decode("utf8")


def parse_marks(marked: str, text: str, name: str = "") -> list[dict[str, Any]]:
    """Read the entity layer from a text with inline marks.

    marked: the text with marks, U+27E6 L ``|`` words U+27E7 or U+27E6 L ``:`` code ``|`` words U+27E7, where
        L is a key of :data:`LABELS`. Without its marks it must equal ``text``, line ends at the end aside.
    text: the raw text.
    name: the file, for the message.
    RETURNS: the entities in order: start, end (characters of ``text``), label, text; code with D and R.
    RAISES: EpiError E602 for a code of impossible length, E603 where the two texts differ.
    """
    out: list[str] = []
    spans: list[dict[str, Any]] = []
    length = done = 0
    for match in _MARK.finditer(marked):
        before = marked[done : match.start()]
        letter, code, words = match.group(1), match.group(2) or "", match.group(3)
        length += len(before)
        span: dict[str, Any] = {"start": length, "end": length + len(words), "label": LABELS[letter]}
        span["text"] = words
        if letter in "DR":
            span["code"] = code
            if len(code) not in CODE_LENGTHS:
                line = marked.count("\n", 0, match.start()) + 1
                raise error("E602", file=name, line=line, value=code, words=words)
        spans.append(span)
        out += [before, words]
        length += len(words)
        done = match.end()
    out.append(marked[done:])
    _compare("".join(out), text, name)
    return spans


def _compare(plain: str, text: str, name: str) -> None:
    plain, text = plain.rstrip("\n"), text.rstrip("\n")
    if plain == text:
        return
    shorter = min(len(plain), len(text))
    at = next((i for i in range(shorter) if plain[i] != text[i]), shorter)
    around = slice(max(0, at - 10), at + 20)
    line = text.count("\n", 0, at) + 1
    raise error("E603", file=name, line=line, value=plain[around], expected=text[around])


def parse_clauses(table: str, text: str, name: str = "") -> list[dict[str, Any]]:
    """Read the directive layer from a table of clause numbers.

    table: tab-separated rows: clause number (from 1, as :func:`epi_spacy.text.clauses.clauses` counts),
        measure, force, speaker (may be empty or left out). Empty rows and rows that begin with # are skipped.
    text: the raw text.
    name: the file, for the message.
    RETURNS: the directives in the order of the table: clause, start, end (characters), measure, force,
        speaker, text.
    RAISES: EpiError E604 for a row that cannot be read, E605 for a clause that is missing or given twice.
    """
    bounds = clauses(text)
    directives: list[dict[str, Any]] = []
    seen: set[int] = set()
    for line, row in enumerate(table.splitlines(), 1):
        if not row.strip() or row.startswith("#"):
            continue
        cells = row.split("\t")
        if (
            len(cells) not in (3, 4)
            or not cells[0].isdecimal()
            or cells[1] not in MEASURES
            or cells[2] not in FORCES
        ):
            raise error("E604", file=name, line=line, value=row)
        number = int(cells[0])
        if not 1 <= number <= len(bounds) or number in seen:
            raise error("E605", file=name, line=line, value=number, count=len(bounds))
        seen.add(number)
        start, end = bounds[number - 1]
        directives.append(
            {"clause": number, "start": start, "end": end, "measure": cells[1], "force": cells[2]}
            | {"speaker": cells[3].strip() if len(cells) == 4 else "", "text": text[start:end]}
        )
    return directives


def parse_meta(content: str, name: str = "") -> dict[str, Any]:
    """Read the article layer and the officials table.

    content: JSON with title, published, jurisdiction and officials (rows of name, post, division).
    name: the file, for the message.
    RETURNS: the dict, as it stands.
    RAISES: EpiError E606 where it is no JSON, lacks a field, or has a field of another kind.
    """
    try:
        meta = json.loads(content)
    except ValueError as problem:
        raise error("E606", file=name, problem=problem) from problem
    missing = [field for field in _META_FIELDS if not isinstance(meta, dict) or field not in meta]
    if missing:
        raise error("E606", file=name, problem=f"no field {missing[0]!r}")
    for row in meta["officials"]:
        if sorted(row) != ["division", "name", "post"]:
            raise error("E606", file=name, problem=f"officials row {row!r} has not name, post, division")
        if len(row["division"]) not in CODE_LENGTHS:
            raise error("E606", file=name, problem=f"code {row['division']!r} in officials row {row!r}")
    return dict(meta)


def build(
    file: str, text: str, marks: str, table: str, meta: str, appearances: str | None = None
) -> dict[str, Any]:
    """Join the sources of an article into its gold record.

    file: the name of the text file, which the record keeps.
    text, marks, table, meta: the contents of the four sources.
    appearances: the table of appearances; None where they are not annotated.
    RETURNS: the record: file, sha256 of the text, the fields of ``meta``, entities, directives, and
        appearances where they are annotated.
    RAISES: EpiError, as the parsers of the sources.
    """
    record = {
        "file": file,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        **parse_meta(meta, file),
        "entities": parse_marks(marks, text, file),
        "directives": parse_clauses(table, text, file),
    }
    if appearances is not None:
        record["appearances"] = parse_appearances(appearances, text, file)
    return record


def build_article(corpus: Path, name: str) -> dict[str, Any]:
    """Build the gold record of one article of a corpus folder.

    corpus: the folder with texts/, marks/, clauses/ and meta/.
    name: the article, without suffix.
    RETURNS: the gold record.
    RAISES: EpiError E601 for a missing source, else as :func:`build`.
    """
    paths = source_paths(corpus, name)
    for path in paths:
        if not path.is_file():
            raise error("E601", file=path, name=name)
    text, marks, table, meta = (read_text(path) for path in paths)
    path = corpus / "appearances" / f"{name}.tsv"
    return build(paths[0].name, text, marks, table, meta, read_text(path) if path.is_file() else None)


def source_paths(corpus: Path, name: str) -> tuple[Path, Path, Path, Path]:
    """Say where the four sources of an article lie.

    corpus: the corpus folder.
    name: the article, without suffix.
    RETURNS: the paths of text, marks, clause table and meta.
    """
    return (
        corpus / "texts" / f"{name}.txt",
        corpus / "marks" / f"{name}.txt",
        corpus / "clauses" / f"{name}.tsv",
        corpus / "meta" / f"{name}.json",
    )


def dump(record: dict[str, Any]) -> str:
    """Write a gold record as the text of its file.

    record: the gold record.
    RETURNS: indented JSON with a line end.
    """
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
