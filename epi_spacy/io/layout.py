"""The layout of a web page: without what is no text, and as the lines that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SILENT = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "select",
    "button",
    "input",
    "textarea",
    "svg",
    "head",
)
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main marquee nav ol p pre section summary table tbody tfoot
    thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HOLDERS = frozenset(("div", "td", "section", "article", "font", "span", "form", "main", "body"))
_CELLS = frozenset(("td", "th"))
# Lists of links are no part of a text; headings are, even where they are links.
_LISTS = ("ul", "ol", "dl", "div", "table", "tr", "td", "p", "section", "nav", "aside", "li")
_LINKED, _MOST = 0.6, 2_000
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\n\f\v]+")
_FILLING = re.compile(r"[\s\d|/:.\-\u00b7\u300e\u300f\u3010\u3011\[\]()<>\u00bb]+")
_STOP = "\u3002"


def cleaned(tree: HtmlElement) -> HtmlElement:
    """Take out of a page what is no text: scripts, what is hidden, lists of links; and layout by tables.

    tree: the page; it is changed.
    RETURNS: the page.
    """
    for element in list(tree.iter(*_SILENT)):
        if element.tag != "head":
            element.drop_tree()
    for element in list(tree.iter()):
        if _HIDDEN.search(element.get("style") or "") and element.getparent() is not None:
            element.drop_tree()
    _drop_links(tree)
    _undo_tables(tree)
    _set_paragraphs(tree)
    return tree


def depth(tree: HtmlElement) -> int:
    """Return how deep the elements of a page are nested."""
    from lxml import etree

    now = most = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        now += 1 if event == "start" else -1
        most = max(most, now)
    return most


def lines(tree: HtmlElement) -> Iterator[str]:
    """Give the text of a page line by line, as a reader sees it; tabs stand between the cells of a table.

    tree: the page.
    """
    body = tree.find(".//body")
    line: list[str] = []
    for piece in _pieces(tree if body is None else body):
        if piece == "\n":
            yield _finished(line)
            line = []
        else:
            line.append(piece)
    yield _finished(line)


def _finished(line: list[str]) -> str:
    return "".join(line).replace("\u200b", "").strip(" \t\r\n\f\v\u00a0\u3000\u2002\u2003")


def _pieces(root: HtmlElement) -> Iterator[str]:
    """Give text, line ends and tabs in the order of the page, however deep it is nested."""
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end" and element.tail:
                yield _BLANK.sub(" ", element.tail)
            continue
        if event == "start":
            if tag in _BLOCKS or tag == "br":
                yield "\n"
            if element.text and tag not in ("head", "title"):
                yield from _text(element)
        else:
            if tag in _CELLS:
                yield "\t"
            elif tag in _BLOCKS:
                yield "\n"
            if element.tail and element is not root:
                yield _BLANK.sub(" ", element.tail)


def _text(element: HtmlElement) -> Iterator[str]:
    if element.tag != "pre":
        yield _BLANK.sub(" ", element.text)
        return
    for number, line in enumerate(element.text.split("\n")):
        if number:
            yield "\n"
        yield line


def _drop_links(tree: HtmlElement) -> None:
    """Drop the blocks that are mostly links: navigation, rankings, related stories.

    One pass from the leaves up adds the lengths of text, link text and sentences of each element.
    """
    sizes: dict[HtmlElement, tuple[int, int, int]] = {}
    doomed = []
    for element in reversed(list(tree.iter())):
        if not isinstance(element.tag, str):
            continue
        own = _length(element.text)
        text, linked, ends = own, 0, (element.text or "").count(_STOP)
        for child in element:
            below = sizes.pop(child, (0, 0, 0))
            tail = child.tail or ""
            text, linked, ends = (
                text + below[0] + _length(tail),
                linked + below[1],
                ends + below[2] + tail.count(_STOP),
            )
        if element.tag == "a":
            linked = text
        if element.tag in _LISTS and text and linked >= _LINKED * text and text < _MOST and not ends:
            doomed.append(element)
            text = linked = 0
        sizes[element] = (text, linked, ends)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()
    # A list of links takes its heading with it, though never the headline of the page.
    for heading in list(tree.iter("h2", "h3", "h4", "h5", "h6")):
        after = heading.getnext()
        if after is None or after.tag not in _LISTS or (heading.tail or "").strip():
            continue
        if not after.text_content().strip() and after.find(".//img") is None:
            heading.drop_tree()


def _length(text: str | None) -> int:
    return len(_FILLING.sub("", text)) if text else 0


def _undo_tables(tree: HtmlElement) -> None:
    """Turn the tables that only lay out a page into plain blocks."""
    layout = {table for table in tree.iter("table") if _is_layout(table)}
    parts = []
    for part in tree.iter("tbody", "thead", "tfoot", "tr", "td", "th"):
        table = next(part.iterancestors("table"), None)
        if table is None or table in layout:
            parts.append(part)
    for element in (*layout, *parts):
        element.tag = "div"


def _set_paragraphs(tree: HtmlElement) -> None:
    """Make paragraphs of text that only line breaks set apart, as old pages have it."""
    for parent in {line_break.getparent() for line_break in tree.iter("br")}:
        if parent is not None and parent.tag in _HOLDERS and _STOP in parent.text_content():
            _wrap_runs(parent)


def _wrap_runs(parent: HtmlElement) -> None:
    """Put each run of text and inline elements between breaks and blocks into a paragraph of its own."""
    pieces: list[HtmlElement] = []
    run: HtmlElement | None = None

    def grow(text: str | None) -> None:
        nonlocal run
        if not text or (run is None and not text.strip()):
            return
        if run is None:
            run = parent.makeelement("p")
            pieces.append(run)
        if len(run):
            run[-1].tail = (run[-1].tail or "") + text
        else:
            run.text = (run.text or "") + text

    grow(parent.text)
    for child in list(parent):
        tail, child.tail = child.tail, None
        if child.tag == "br":
            run = None
        elif child.tag in _BLOCKS:
            run = None
            pieces.append(child)
        else:
            if run is None:
                run = parent.makeelement("p")
                pieces.append(run)
            run.append(child)
        grow(tail)
    parent.text = None
    parent[:] = pieces


def _is_layout(table: HtmlElement) -> bool:
    if next(table.iterdescendants("table", "div", "h1", "h2", "ul", "ol"), None) is not None:
        return True
    cells = list(table.iter("td", "th"))
    if len(cells) == 1:
        return True
    return max((len(cell.findall(".//p")) + len(cell.findall(".//br")) for cell in cells), default=0) > 2
