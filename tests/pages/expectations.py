"""What a page's expectation says, held against what the pipeline wrote: a list of disagreements."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from spacy.tokens import Doc

from epi_spacy.normalization import normalize
from epi_spacy.text.view import view

BLANK = " \t\r\u3000\xa0\ufeff\u200b"
NAMED_PARTS = ("reporter", "correspondent", "photographer", "editor", "reviewer")
SPEAKING = ("abstract", "body")
# Too short to be told from others of their kind: dates, signatures, 特此通告.
TELLING = 12


class Problem(NamedTuple):
    """field: which field of the expectation; message: what was expected and what was found."""

    field: str
    message: str


@dataclass(frozen=True)
class Line:
    """A line that is not blank: offsets of its first and behind its last visible character, kinds that are fair."""

    start: int
    end: int
    text: str
    kinds: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Return a text without what is not compared: script, width, white space, invisible characters."""
    plain = unicodedata.normalize("NFKC", normalize(text).text)
    return re.sub(r"[\s\u200b\ufeff]+", "", plain)


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank. Only U+000A ends a line."""
    found, at = [], 0
    for line in text.split("\n"):
        inner = line.strip(BLANK)
        if inner:
            start = at + line.index(inner)
            found.append(Line(start, start + len(inner), inner))
        at += len(line) + 1
    return found


def expected_lines(text: str, zones: list[list[str]]) -> list[Line]:
    """Return the lines with the kinds expected of them; ValueError where zones and lines do not fit."""
    lines, at, found = lines_of(text), 0, []
    for index, (kind, first, last) in enumerate(zones):
        if at == len(lines) or not lines[at].text.startswith(first):
            raise ValueError(f"the zone {kind} {first!r} does not begin where the last one ends")
        following = zones[index + 1][1] if index + 1 < len(zones) else None
        end = at
        while not (lines[end].text.endswith(last) and _begins(lines, end + 1, following)):
            end += 1
            if end == len(lines):
                raise ValueError(f"the zone {kind} {first!r} has no end {last!r}")
        kinds = tuple(kind.split("|"))
        found += [Line(line.start, line.end, line.text, kinds) for line in lines[at : end + 1]]
        at = end + 1
    return found


def _begins(lines: list[Line], at: int, first: str | None) -> bool:
    if first is None or at == len(lines):
        return first is None and at == len(lines)
    return lines[at].text.startswith(first)


def between(lines: list[Line], mark: list[Any]) -> list[Line]:
    """Return the lines from the one that starts so to the next that ends so; ValueError where there is none."""
    first, last, nth = mark[0], mark[1], mark[2] if len(mark) > 2 else 1
    starts = [i for i, line in enumerate(lines) if line.text.startswith(first)]
    if len(starts) < nth:
        raise ValueError(f"no line {first!r} number {nth}")
    for end in range(starts[nth - 1], len(lines)):
        if lines[end].text.endswith(last):
            return lines[starts[nth - 1] : end + 1]
    raise ValueError(f"no line ends {last!r}")


def problems(doc: Doc, expected: dict[str, Any]) -> list[Problem]:
    """Return every disagreement of a page of text with its expectation."""
    lines = expected_lines(doc.text, expected["zones"])
    return [
        *head_problems(doc, expected),
        *zone_problems(doc, lines),
        *part_problems(doc, expected.get("parts", {})),
        *repeat_problems(doc, lines, expected),
        *section_problems(doc, expected),
        *officials_problems(doc, expected),
        *directive_problems(doc, lines, expected.get("no_directive_in", [])),
        *speaker_problems(doc, lines, expected.get("speakers", [])),
    ]


def head_problems(doc: Doc, expected: dict[str, Any]) -> list[Problem]:
    """Compare title, source, date and jurisdiction."""
    article, found = doc._.article, []
    for name in ("title", "source"):
        wanted = expected.get(name)
        fair = wanted if isinstance(wanted, list) else [wanted]
        if wanted is not None and fold(article[name]) not in map(fold, fair):
            found.append(Problem(name, f"expected {wanted!r}, found {article[name]!r}"))
    date = expected.get("published")
    if date is not None and article["published"] not in ({date, ""} if len(date) in (4, 7) else {date}):
        found.append(Problem("published", f"expected {date!r}, found {article['published']!r}"))
    code = expected.get("jurisdiction")
    if code and doc._.jurisdiction != code:
        found.append(Problem("jurisdiction", f"expected {code}, found {doc._.jurisdiction!r}"))
    return found


def zone_problems(doc: Doc, lines: list[Line]) -> list[Problem]:
    """Compare the zone of each line; a line of a title is a zone of its own."""
    zones, found = doc._.article["zones"], []
    for a, b in pairwise(zones):
        if a["end"] > b["start"]:
            found.append(Problem("zones", f"zones overlap: {a} {b}"))
    for line in lines:
        kinds = [z["kind"] for z in zones if z["start"] < line.end and line.start < z["end"]]
        whole = any(z["start"] <= line.start and line.end <= z["end"] for z in zones)
        if len(kinds) != 1 or not whole or kinds[0] not in line.kinds:
            found.append(
                Problem("zones", f"expected {'|'.join(line.kinds)}, found {kinds}: {line.text[:40]!r}")
            )
        elif line.kinds == ("title",):
            zone = next(z for z in zones if z["start"] <= line.start < z["end"])
            if doc.text[zone["start"] : zone["end"]].strip(BLANK + "\n") != line.text:
                found.append(
                    Problem("zones", f"this line of the title is no zone of its own: {line.text[:40]!r}")
                )
    return found


def part_problems(doc: Doc, expected: dict[str, Any]) -> list[Problem]:
    """Compare the pieces inside zones."""
    normalized, found = view(doc), []
    parts: dict[str, list[str]] = {}
    for part in doc._.article["parts"]:
        a, b = normalized.to_normalized(part["start"], part["end"])
        parts.setdefault(part["kind"], []).append(fold(normalized.text[a:b]))
    for kind, value in expected.items():
        have = parts.get(kind, [])
        if kind in NAMED_PARTS:
            missing = [name for name in value if not any(fold(name) in text for text in have)]
        elif kind == "dateline":
            missing = (
                [] if any(text and (text in fold(value) or fold(value) in text) for text in have) else [value]
            )
        elif kind == "date":
            missing = [] if have else [value]
        else:
            missing = [] if fold(value) in have else [value]
        if missing:
            found.append(Problem("parts", f"no {kind} {missing}, found {have}"))
    return found


def repeat_problems(doc: Doc, lines: list[Line], expected: dict[str, Any]) -> list[Problem]:
    """Compare which lines of body are marked as a later copy."""
    wanted = [line for mark in expected.get("repeated", []) for line in between(lines, mark)]
    free = [line for mark in expected.get("repeated_free", []) for line in between(lines, mark)]
    marked, found = doc._.article["repeated"], []
    for line in lines:
        if line in free or len(line.text) < TELLING or not set(line.kinds) <= set(SPEAKING):
            continue
        inside = any(start <= line.start and line.end <= end for start, end in marked)
        if inside != (line in wanted):
            state = "is not marked" if line in wanted else "is wrongly marked"
            found.append(Problem("repeated", f"{state} as repeated: {line.text[:40]!r}"))
    return found


def section_problems(doc: Doc, expected: dict[str, Any]) -> list[Problem]:
    """Compare the articles and annexes of a file."""
    if "sections" not in expected:
        return []
    have = doc._.article["sections"]
    kinds = [section["kind"] for section in have]
    wanted = expected["sections"]
    if len(have) != len(wanted) or any(
        h not in w.split("|") for h, (w, _) in zip(kinds, wanted, strict=True)
    ):
        titles = [(section["kind"], section["title"]) for section in have]
        return [Problem("sections", f"expected {wanted}, found {titles}")]
    found = [
        Problem("sections", f"expected the title {title!r}, found {section['title']!r}")
        for section, (_, title) in zip(have, wanted, strict=True)
        if title and fold(title) != fold(section["title"])
    ]
    for section, first in list(zip(have, expected.get("section_starts", []), strict=False))[1:]:
        beginning = doc.text[section["start"] : section["end"]].lstrip(BLANK + "\n")
        if not beginning.startswith(first):
            found.append(Problem("sections", f"a section should begin {first!r}, begins {beginning[:20]!r}"))
    return found


def officials_problems(doc: Doc, expected: dict[str, Any]) -> list[Problem]:
    """Compare who has a row."""
    rows = {fold(row["name"]) for row in doc._.officials}
    missing = [name for name in expected.get("officials", []) if fold(name) not in rows]
    wrong = [name for name in expected.get("not_officials", []) if fold(name) in rows]
    found = [Problem("officials", f"no row of {missing}, rows of {sorted(rows)}")] if missing else []
    return found + ([Problem("officials", f"rows of {wrong}, who are none")] if wrong else [])


def directive_problems(doc: Doc, lines: list[Line], kinds: list[str]) -> list[Problem]:
    """Look for directives in lines that cannot hold any."""
    barred = [line for line in lines if set(line.kinds) <= set(kinds)]
    spans = doc.spans.get("directives", [])
    return [
        Problem("directives", f"a directive in {'|'.join(line.kinds)}: {span.text[:40]!r}")
        for line in barred
        for span in spans
        if line.start <= span.start_char < line.end
    ]


def speaker_problems(doc: Doc, lines: list[Line], expected: list[list[str]]) -> list[Problem]:
    """Compare whose the directives of a line are."""
    spans, found = doc.spans.get("directives", []), []
    for first, *fair in expected:
        line = next((line for line in lines if line.text.startswith(first)), None)
        if line is None:
            raise ValueError(f"no line {first!r}")
        have = [
            row["speaker"]
            for span, row in zip(spans, doc._.directives, strict=True)
            if line.start <= span.start_char < line.end
        ]
        if bool(have) != bool(fair) or not {fold(name or "") for name in have} <= set(map(fold, fair)):
            found.append(Problem("speakers", f"expected directives of {fair}, found {have}: {first!r}"))
    return found


def html_problems(doc: Doc, expected: dict[str, Any]) -> list[Problem]:
    """Return every disagreement of a page of HTML, read and run through the pipeline, with its expectation."""
    found = head_problems(doc, expected) + officials_problems(doc, expected)
    encoding = expected.get("encoding")
    if encoding and _family(encoding) != _family(doc._.meta["encoding"]):
        found.append(Problem("encoding", f"expected {encoding}, found {doc._.meta['encoding']}"))
    body = [z for z in doc._.article["zones"] if z["kind"] in SPEAKING]
    texts = [line.text for z in body for line in lines_of(doc.text[z["start"] : z["end"]])]
    for begin in expected["body_has"]:
        if not any(fold(text).startswith(fold(begin)) for text in texts):
            found.append(Problem("body", f"no line of the body begins {begin!r}"))
    for part in expected["body_lacks"]:
        found += [Problem("body", f"{part!r} in the body: {text[:40]!r}") for text in texts if part in text]
    return found


def _family(encoding: str) -> str:
    name = codecs.lookup(encoding).name
    families = {"gbk": "gb", "gb2312": "gb", "gb18030": "gb", "big5hkscs": "big5", "utf-8-sig": "utf-8"}
    return families.get(name, "utf-16" if name.startswith("utf-16") else name)
