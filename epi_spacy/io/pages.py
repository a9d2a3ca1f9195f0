"""Web pages: their main text and what they say of themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ..datafiles import rows
from ..errors import error
from .layout import cleaned, depth, lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE = re.compile(r"((?:19|20)\d\d)\s?[-/.\u5e74]\s?(\d{1,2})\s?[-/.\u6708]\s?(\d{1,2})(?!\d)")
_SIGNED = re.compile(r"(?:19|20)\d\d\s?\u5e74\s?\d{1,2}\s?\u6708\s?\d{1,2}\s?\u65e5")
_ORIGIN = re.compile("[\u6765\u4f86]\u6e90")
_GAP = re.compile(r"[\s|\u200b\ufeff]+")
# Behind these a page title goes on with the name of its site.
_JOINTS = re.compile(r"\s*(?:[-_|\u2014\u2013\uff5c\uff3f\uff0d]+|>>|\u00bb)\s*")
# The lines of a heading above the text: at most so many, and so long.
_HEADING, _HEADING_LINE = 8, 120
# From this length on, a line is known wherever it stands; a shorter one only where it is due.
_KNOWN, _NEAR = 12, 60
# The share of the text under its title from which on the rest is no part of it.
_UNDER = 0.4
_HUGE, _DEEP = 3_000_000, 256
_LONGEST_VALUE = 500


def extract(page: str, name: str) -> tuple[str, dict[str, Any]]:
    """Take the main text out of a web page.

    The text begins with the heading (title, source, date) where the page shows one; a line of the text is
    a line of the page, with tabs between the cells of a table.

    page: the page's HTML.
    name: what error messages call it.
    RETURNS: the text, and what the page says of itself: title, source, published (ISO date), url, site,
        site_domain, column, author, keywords, description, whichever it does.
    RAISES: EpiError E516 without the extra "html", E519 where the page holds no text.
    """
    try:
        import trafilatura
        from lxml import etree, html
    except ImportError as problem:
        raise error("E516", name=name, format="HTML", problem=problem, extra="html") from None
    # The parser cuts what is longer than ten million bytes, unless told that it may be; then it also goes
    # deeper than the extractor can follow in reasonable time.
    huge = len(page) > _HUGE
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as problem:
        raise error("E519", name=name, problem=problem) from None
    if huge and depth(tree) > _DEEP:
        raise error("E519", name=name, problem="its elements are nested too deep")
    meta = _metadata(tree)
    tree = cleaned(tree)
    shown = list(lines(tree))
    _complete(meta, tree, shown)
    if not any(shown):
        raise error("E519", name=name, problem="the page is empty, or a script fills it in")
    try:
        chosen = trafilatura.extract(tree, include_comments=False, include_tables=True, fast=True) or ""
    except Exception:
        # Whatever it stumbled over, the page has its lines.
        chosen = ""
    return "\n".join(_main(shown, chosen, str(meta.get("title", "")))), meta


def _main(shown: list[str], chosen: str, title: str) -> list[str]:
    """Return the lines of the page that the extractor chose, and the heading above them."""
    main = [number for number, line in enumerate(shown) if line]
    wanted, edges = _with_edges(chosen)
    kept: list[int] = []
    at = 0
    for number in main if wanted else ():
        line = _squeezed(shown[number])
        if len(line) >= _KNOWN:
            found = max(wanted.find(line, at), wanted.find(line))
        else:
            found = _standing(wanted, line, at, edges)
        if found >= 0:
            kept.append(number)
            at = found + len(line)
    if not kept:
        return [shown[number] for number in main]
    kept = _below(shown, kept, title)
    kept = [*_heading(shown, kept[0], title), *_dated(shown, kept), *_signed(shown, kept[-1])]
    return [shown[number] for number in kept]


def _below(shown: list[str], kept: list[int], title: str) -> list[int]:
    """Drop what stands over the title, as columns on the left do, if most of the text stands under it."""
    name = _squeezed(title)
    sizes = [len(shown[number]) for number in kept]
    for place in range(len(shown) - 1, -1, -1) if name else ():
        if _squeezed(shown[place]) == name:
            under = sum(size for number, size in zip(kept, sizes, strict=True) if number >= place)
            if under >= _UNDER * sum(sizes):
                return [number for number in kept if number >= place]
    return kept


def _dated(shown: list[str], kept: list[int]) -> list[int]:
    """Put the line with date and source back where the extractor dropped it from under the title."""
    after = kept[1] if len(kept) > 1 else kept[0]
    found = [
        number
        for number in range(kept[0] + 1, after)
        if len(shown[number]) <= _HEADING_LINE
        and (_DATE.search(shown[number]) or _ORIGIN.search(shown[number]))
    ]
    return [kept[0], *found[:2], *kept[1:]]


def _signed(shown: list[str], last: int) -> list[int]:
    """Put back the date under a document, which the extractor drops for being short."""
    below = next((number for number in range(last + 1, len(shown)) if shown[number]), None)
    return [] if below is None or not _SIGNED.fullmatch(shown[below]) else [below]


def _standing(wanted: str, line: str, at: int, edges: set[int]) -> int:
    """Return where a short line stands by itself, not far behind a place; -1 if it does not."""
    found = wanted.find(line, at, at + _NEAR + len(line)) if line else -1
    while found >= 0 and not {found, found + len(line)} <= edges:
        found = wanted.find(line, found + 1, at + _NEAR + len(line))
    return found


def _with_edges(text: str) -> tuple[str, set[int]]:
    """Return a text without white space and bars, and where these were."""
    pieces = _GAP.split(text)
    edges, at = {0}, 0
    for piece in pieces:
        at += len(piece)
        edges.add(at)
    return "".join(pieces), edges


def _heading(shown: list[str], first: int, title: str) -> list[int]:
    """Return the lines above the text from its title on.

    Where the page names no title, it is the line above one with a date or a source right over the text.
    """
    above = [number for number in range(first) if shown[number]][-_HEADING:]
    name = _squeezed(title)
    for place, number in enumerate(above):
        line = _squeezed(shown[number])
        if name and (line == name or (len(line) >= 6 and (name.startswith(line) or line.startswith(name)))):
            return [number for number in above[place:] if len(shown[number]) <= _HEADING_LINE]
    if name and name in _squeezed("".join(shown[first : first + 3])):
        return []
    for place in range(len(above) - 1, max(len(above) - 4, 0), -1):
        line = shown[above[place]]
        if len(line) <= _HEADING_LINE and (_DATE.search(line) or _ORIGIN.search(line)):
            return above[place - 1 :]
    return []


def _squeezed(text: str) -> str:
    return _GAP.sub("", text)


def _metadata(tree: HtmlElement) -> dict[str, Any]:
    """Return what the head of a page says of it, by the names of ``metadata.tsv``."""
    said = {("meta", name): content for name, content in _elements(tree)}
    said |= {("json", name.lower()): content for name, content in _linked(tree)}
    said |= {("id", name): content for name, content in _identified(tree)}
    out: dict[str, Any] = {}
    for field, where, name in _names():
        value = " ".join(said.get((where, name), "").split())[:_LONGEST_VALUE]
        if field == "published":
            value = _iso(value)
        if value and field not in out:
            out[field] = value
    for link in tree.iterfind(".//link[@rel='canonical']"):
        out.setdefault("url", link.get("href") or "")
    return {key: value for key, value in out.items() if value}


@cache
def _names() -> list[tuple[str, str, str]]:
    return [(row["field"], row["where"], row["name"].lower()) for row in rows("io", "metadata.tsv")]


def _elements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop")
        if name and element.get("content"):
            yield name.strip().lower(), element.get("content")


def _identified(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Give the texts of the elements whose ids say what they hold, as on every page of one platform."""
    wanted = {name for _, where, name in _names() if where == "id"}
    for element in tree.iterfind(".//*[@id]"):
        name = element.get("id").lower()
        if name in wanted:
            yield name, element.text_content()


def _linked(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Give the plain values of a page's JSON-LD, and the names of the things in it."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        for thing in graph if isinstance(graph, list) else [graph]:
            for key, value in thing.items() if isinstance(thing, dict) else ():
                if isinstance(value, list) and value:
                    value = value[0]
                if isinstance(value, dict):
                    value = value.get("name") or value.get("@id")
                if isinstance(value, str) and not key.startswith("@"):
                    yield key, value


def _complete(meta: dict[str, Any], tree: HtmlElement, shown: list[str]) -> None:
    """Add the title from the page where its head names none: a heading, or the part of <title> it shows."""
    if "title" in meta:
        return
    whole = " ".join((tree.findtext(".//title") or "").split())[:_LONGEST_VALUE]
    known = {_squeezed(line) for line in shown}
    candidates = [whole, *(whole[: joint.start()] for joint in reversed(list(_JOINTS.finditer(whole))))]
    candidates += [" ".join(element.text_content().split()) for element in tree.iter("h1", "h2")]
    for candidate in candidates:
        if len(candidate) >= 5 and _squeezed(candidate) in known:
            meta["title"] = candidate
            return


def _iso(value: str) -> str:
    match = _DATE.search(value)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return ""
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
