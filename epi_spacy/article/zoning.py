"""Which zone each line belongs to."""

from __future__ import annotations

import re

from .copies import Seen
from .leads import SUBTITLES, begin, byline, is_masthead
from .lines import Line
from .looks import PageLines, is_meta, is_trail
from .patterns import pattern
from .signatures import mark_signatures
from .stories import annex_name, heads_annex, heads_story, is_annex, opens_like_news, signs
from .title import are_quotes, choose, clean, is_labelled, is_menu, is_quote, is_titlelike
from .words import Word, Words

_PATH = re.compile(r"\s?(?:>|\u00bb|\u203a|\u2192|>>)\s?")
_HAN = re.compile("[\u4e00-\u9fff]")
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_BY_SITE = r"[\u4e00-\u9fffA-Za-z]{2,20}<<strip>>!?$"
# A line that speaks to somebody is no subtitle; nor are more lines than these.
_SPEAKING = "<<addressed>>"
_TAIL_CREDITS = r"[(\u3010\[]?[\u4e00-\u9fff\u3001\u00b7]{0,14}?<<hand>>\s?[:\s/|丨]"
# A line that is nothing but names in brackets, and what a rule across the page is made of.
_NAMES = re.compile(r"[(][\u4e00-\u9fff]{2,4}(?:[\s\u3001]{1,3}[\u4e00-\u9fff]{1,4}){0,4}[)]$")
# What ends the words under a picture, and what opens a reply in a forum.
_UNDER_PICTURE = r"(?:<<picture>>|摄影\s?[:/]?\s?[\u4e00-\u9fff]{2,4})[)\]]?$"
_FLOOR = re.compile(r"\d{1,4}(?:#|楼)$")
_REPLY = re.compile(r"\d{1,4}(?:#|楼)(?:\s|$)|(?:沙发|板凳|地板)\s{1,6}.{1,24}发表于")
_RULE = "-=_*~\u2014\u2500\u2026.# \t分隔线"
_ROLE = 6  # characters of the name of a role
_MAKERS = 40  # characters of a line that may be credits though it ends like a sentence
# What ends the beginning of a story that stands on a page of its own.
_GOES_ON = re.compile(
    r"[\[(\u3010](?:详细|详情|全文|更多|阅读全文)[\])\u3011]$|(?:详细|详情|阅读全文)>{1,2}$"
)
_FONT = re.compile(r"[\[\u3010(]?\s?(?:字[体号级]|大\s中\s小|我要打印)")
# A last line in brackets that says where from and by whom: (本报北京2月3日电 记者王小明)
_MADE_BY = (
    r"[(\u3010](?:(?:<<ours>>|新华社|据|综合|作者)[^\u3002]{0,280}"
    r"|[^\u3002]{0,30}参与(?:采写|报道))[)\u3011]$"
    r"|[\u4e00-\u9fff]{2,4}(?:[\s\u3001]{1,3}[\u4e00-\u9fff]{2,4}){0,4}\s{1,4}(?:报道|摄|供稿|文/图|整理)$"
)
_MADE = 300
_TAG = 6  # characters of a keyword under an article
_SHORT = 20  # characters of a sentence under a byline
_TITLE = 10  # characters of a title that may be known in spite of a slip
# Zones behind which a story may begin, and how much of it there must be behind the end of a page.
_RESUMES = ("body", "footer", "comments", "copyright")
_OTHER_PAGE = 100
_TRAILERS = {"related", "teaser", "comments", "copyright", "footer"}


def assign(whole: str, lines: list[Line], words: Words, hint: str = "") -> tuple[int, int] | None:
    """Give each line its kind.

    whole: the normalized text.
    lines: its lines; their ``kind`` is set.
    words: the lexicon of lines.
    hint: the title that came with the text, or "".
    RETURNS: the numbers of the first and last line of the title, or None.
    """
    text = PageLines(whole, lines, words)
    meta = byline(text)
    lead = begin(text, meta)
    title = _head(text, lead, meta, hint)
    lead = _no_later(text, lead, title)
    _body(text, lead, title)
    mark_signatures(lines, lead)
    return title


def _head(text: PageLines, lead: int, meta: int | None, hint: str) -> tuple[int, int] | None:
    head = text.lines[:lead]
    for number, line in enumerate(head):
        line.kind = _head_kind(line, text.words[number], number == 0)
        if not line.kind and is_masthead(text, number):
            line.kind = "meta"
    opening = "".join(line.text[:300] for line in text.lines[lead : lead + 3])
    title = _hinted(head, hint)
    quotes = title is None and meta is None and are_quotes(head)
    title = title or (None if quotes else choose(head, opening, meta))
    if title is None:
        for line in head:
            line.kind = line.kind or ("abstract" if quotes or is_quote(line) else "navigation")
        return _quoted(head)
    first, last = title
    for number, line in enumerate(head):
        if first <= number <= last:
            line.kind = "title"
        elif not line.kind:
            again = number == first - 1 and line.text == head[first].text
            line.kind = "title" if again or (number > last and _is_subtitle(line)) else "navigation"
            # Under the byline stands what the article says in short.
            if (
                number > last
                and "," in line.text
                and line.size >= _SHORT
                and _under_byline(head, last, number)
            ):
                line.kind = "abstract"
    return title


def _under_byline(head: list[Line], title: int, number: int) -> bool:
    return any(line.kind == "meta" for line in head[title + 1 : number])


def _is_subtitle(line: Line) -> bool:
    """Return whether a line under the title could belong to it."""
    return not (_is_navigation(line) or "://" in line.text or _FLOOR.match(line.text))


def _hinted(head: list[Line], hint: str) -> tuple[int, int] | None:
    """Return the line that says just what the title that came with the text says."""
    wanted = "".join(hint.split())
    if not wanted:
        return None
    for number, line in enumerate(head):
        start, end = clean(line.text)
        if line.kind in ("", "navigation") and "".join(line.text[start:end].split()) == wanted:
            return number, number
    return None


def _quoted(head: list[Line]) -> tuple[int, int] | None:
    """Take the title that a byline quotes (原标题: …) where the page has none of its own."""
    for number, line in enumerate(head):
        if line.kind == "meta" and is_labelled(line):
            line.kind = "title"
            return number, number
    return None


def _no_later(text: PageLines, lead: int, title: tuple[int, int] | None) -> int:
    """Let the body begin with the first paragraph under the title that no word claims.

    What stands under it and looked like a byline (a time, a place) is part of the body.
    """
    if title is None:
        return lead
    under = [number for number in range(title[1] + 1, lead) if text.lines[number].kind == "title"]
    if len(under) > SUBTITLES:
        return under[0]
    for number in range(title[1] + 1, lead):
        line, word = text.lines[number], text.words[number]
        speaks = line.item or line.final or line.text.endswith(":") or pattern(_SPEAKING).match(line.text)
        if (
            text.mass[number]
            or (word is None and opens_like_news(text, number))
            or (line.kind == "title" and speaks)
            or (word is not None and word.kind == "body")
        ):
            return number
    return lead


def _head_kind(line: Line, word: Word | None, first: bool) -> str:
    """Return the kind of a line above the body as far as it shows by itself."""
    if word is not None:
        if word.kind == "footer":
            return "navigation"  # such a line can stand above as well
        if word.kind in ("meta", "abstract", "caption", "credits", "navigation", "copyright"):
            return word.kind
        return "navigation" if word.opens else word.kind
    if is_trail(line) and not line.final:
        return "navigation"
    if is_meta(line):
        return "meta"
    if line.prose:
        return ""
    if (_is_navigation(line) and not is_menu(line)) or _URL.match(line.text):
        return "navigation"
    if pattern(_TAIL_CREDITS).match(line.text) or _NAMES.match(line.text):
        return "credits"
    if not first and pattern(_UNDER_PICTURE).search(line.text):
        return "caption"
    if not first and line.size <= 12 and pattern(_BY_SITE).match(line.text):
        return "navigation"
    return ""


def _is_navigation(line: Line) -> bool:
    text = line.text.rstrip("| ")  # bars at the end are what is left of a table's border
    if line.prose or line.final:
        return False
    return is_menu(line) or text.count("|") >= 2 or (_PATH.search(text) is not None and line.size <= 120)


def _body(text: PageLines, lead: int, title: tuple[int, int] | None) -> None:
    """Walk down from the first paragraph, zone by zone."""
    lines = text.lines
    name = _bare(lines[title[0]].text) if title else ""
    ahead = _ahead(text)
    seen = Seen()
    mode, mass, chrome = "body", 0, False
    tags = _tags(text, lead)
    whole = 0  # the mass of the first copy
    annex = False
    for number in range(lead, len(lines)):
        line, word = lines[number], text.words[number]
        if _REPLY.match(line.text) and mass:
            line.kind = mode = "comments"
            continue
        if name and _same(_bare(line.text), name) and not signs(text, number):
            line.kind = "title" if ahead[number] >= 60 else ("body" if mode == "body" else mode)
            whole = whole or mass
            mode = "body" if ahead[number] >= 0.6 * whole and whole else mode
            continue
        if line.prose and mode != "body" and line.size >= 20 and seen.near(line):
            mode = "body"
        if mode == "body" and _speaks(line, number, text):
            line.kind = "body"
            continue
        between = mode == "body" and mass > 0 and ahead[number] > 0
        if word is not None and not (between and word.opens == "edge") and _accept(word, line, number, text):
            line.kind = word.kind
            chrome = chrome or word.kind in _TRAILERS
            if _opens(word, number, text, ahead) and _enough(mass, ahead[number]):
                mode = "related" if word.kind == "teaser" and not _tells(text, number, ahead) else word.kind
                line.kind = mode
            elif mode in _TRAILERS and word.kind in ("caption", "abstract", "meta", "navigation"):
                line.kind = "navigation" if word.kind == "navigation" or _FONT.match(line.text) else mode
            continue
        if mode == "body" and lines[number - 1].kind in ("title", "meta") and is_meta(line):
            line.kind = "meta"
            continue
        if mode in _RESUMES and _heads(text, number, mode, mass, ahead[number]):
            line.kind, mode, chrome = "title", "body", False
            annex = is_annex(line) or (annex and lines[number - 1].kind == "title")
            continue
        if number >= tags:
            line.kind = "related"
            continue
        line.kind = _kind(line, mode, chrome, ahead[number], annex)
        if line.kind == "body" and line.prose:
            mass += line.size
            chrome = False
            seen.add(line)


def _tags(text: PageLines, lead: int) -> int:
    """Return the number of the line with which the keywords under an article begin, or that behind the last.

    They are three or more words, each on a line of its own, with nothing but the page's end below.
    """
    number = len(text.lines)
    while number > lead and text.words[number - 1] is not None:
        number -= 1
    end = number
    while number > lead:
        line = text.lines[number - 1]
        if line.size > _TAG or line.item or line.final or not line.text.isalnum() or line.text.isdecimal():
            break
        number -= 1
    return number if end - number >= 3 and number > lead else len(text.lines)


def _bare(text: str) -> str:
    """Return a line of a title without label, day and name of the site."""
    start, end = clean(text)
    return text[start:end]


def _same(one: str, two: str) -> bool:
    """Return whether two titles are one but for a lost or mistaken character."""
    if one == two:
        return True
    if abs(len(one) - len(two)) > 2 or len(two) < _TITLE or one[:2] != two[:2]:
        return False
    grams = {two[at : at + 2] for at in range(len(two) - 1)}
    return sum(one[at : at + 2] in grams for at in range(len(one) - 1)) >= 0.8 * (len(one) - 1)


def _heads(text: PageLines, number: int, mode: str, mass: int, ahead: int) -> bool:
    """Return whether a line below the first paragraph is the title of a story or annex."""
    if mode != "body":
        # Behind a page's footer another page may follow.
        under = number + 1 < len(text.lines) and text.is_byline(number + 1)
        return under and ahead >= _OTHER_PAGE and heads_story(text, number, mass, ahead)
    if heads_story(text, number, mass, ahead):
        return True
    above = text.lines[number - 1]
    if above.kind == "title" and is_annex(above) and annex_name(above.text) is None:
        return is_titlelike(text.lines[number])
    return mass > 0 and heads_annex(text, number)


def _ahead(text: PageLines) -> list[int]:
    """Return, for each line, the mass of paragraphs from it to the next line that opens a zone."""
    ahead = [0] * (len(text.lines) + 1)
    for number in range(len(text.lines) - 1, -1, -1):
        ahead[number] = text.mass[number] + (0 if _closed(text, number + 1) else ahead[number + 1])
    return ahead


def _closed(text: PageLines, number: int) -> bool:
    word = text.words[number] if number < len(text.words) else None
    return word is not None and word.opens == "yes"


def _accept(word: Word, line: Line, number: int, text: PageLines) -> bool:
    """Return whether a word holds below the first paragraph."""
    if word.kind == "navigation" and line.size > 30:
        return False
    if word.kind == "abstract" and number > 0 and line.prose:
        return True
    if word.kind == "credits" and _asks(line):
        return False
    return not (word.kind == "meta" and (line.final or line.size > 120))


def _asks(line: Line) -> bool:
    """Return whether a reporter's line is a question of an interview, or an answer."""
    return line.text.rstrip('\u201d"').endswith("?") or (line.final and line.size > _MAKERS)


def _speaks(line: Line, number: int, text: PageLines) -> bool:
    """Return whether a role without a name is who speaks below, as in the minutes of a press conference."""
    if line.size > _ROLE or not line.text.endswith(":") or number + 1 >= len(text.lines):
        return False
    if (word := text.words[number]) is not None and word.kind != "credits":
        return False
    below = text.lines[number + 1]
    return below.prose or below.final


def _enough(mass: int, ahead: int) -> bool:
    """Return whether so much of the body stands above that what lies ahead may be something else."""
    return mass >= 0.5 * ahead or (mass >= 60 and mass >= ahead / 8)


def _tells(text: PageLines, number: int, ahead: list[int]) -> bool:
    """Return whether a story stands below a heading, and not links alone."""
    below = text.lines[number + 1].text if number + 1 < len(text.lines) else ""
    return ahead[number] > 0 or _GOES_ON.search(below) is not None


def _is_links(line: Line) -> bool:
    """Return whether a line is a row of names of sites."""
    names = line.text.split()
    return len(names) >= 3 and max(map(len, names)) >= 5 and all(len(name) <= 12 for name in names)


def _opens(word: Word, number: int, text: PageLines, ahead: list[int]) -> bool:
    if word.opens == "links":
        return number + 1 < len(text.lines) and ahead[number] < 60
    return word.opens == "yes"


def _kind(line: Line, mode: str, chrome: bool, ahead: int, annex: bool) -> str:
    if mode == "body" and line.size <= _MADE and ahead <= line.size and pattern(_MADE_BY).match(line.text):
        return "credits"
    if mode != "body":
        if mode in ("related", "teaser") and (line.prose or _GOES_ON.search(line.text)):
            return "teaser"
        return mode
    if line.prose or line.item or line.final:
        return "body"
    if _URL.match(line.text):
        return "footer"
    if is_labelled(line) and not ahead:
        return "meta"
    if line.size <= 60 and (pattern(_TAIL_CREDITS).match(line.text) or _NAMES.match(line.text)):
        return "credits"
    if line.size <= 100 and pattern(_UNDER_PICTURE).search(line.text):
        return "caption"
    if not line.text.strip(_RULE):
        return "footer"
    if annex and not chrome:
        return "body"  # tables and forms
    if ahead == 0 and (chrome or _is_navigation(line) or _is_links(line) or not _HAN.search(line.text)):
        return "footer"
    return "body"
