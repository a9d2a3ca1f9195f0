"""Which line is the title."""

from __future__ import annotations

import re
from itertools import pairwise

from .lines import SITE_FRONT, TAGS, Line
from .patterns import DAY, pattern

_LONGEST = 90
_SENTENCE = 24  # characters of a sentence over a body at least
_QUOTE = 45  # characters of a line that has more commas than a title
# Where <<name>> stands for words of data/parts.tsv, see patterns.py.
_SITE_END = "<<site>>$"
_SITE_BREAK = re.compile(r"\s?[_|]\s?|\s-{1,2}\s|--|-(?=[\u4e00-\u9fff]{2,14}$)")
_LABEL = re.compile(
    r"(?:原?标\s{0,2}题|题目|主题|(?:信息|公文|文件)名称|名\s{0,2}称)\s{0,2}[:\n]\s{0,12}|标题\s{1,4}(?=\S{8})"
)
# What a site says of a text in front of its title.
_STAMP = re.compile(
    r"(?:置顶|转载|转发|快讯|最新|关注|推荐|头条|重磅)\s?[|丨]\s?|置顶\s{1,4}|本[站网报台]讯\s{1,4}"
)
_DAY = re.compile(
    r"[\[(]?(?:\d{4}[./-])?[01]?\d[./-][0-3]?\d[\])]?\s{1,4}(?=[\u4e00-\u9fff\u201c\u300a])"
)  # in lists of links
_DIGITS = r"[\u3014\[(]20\d\d[\u3015\])]\s?第?\d{1,4}\s?号"
_NUMBER = r"[\u4e00-\u9fff]{2,16}" + _DIGITS
_NUMBER_FRONT = _NUMBER + r"\s{0,4}(?!<<document>>)(?=.{8})"
# What may stand behind a title in its own line: a source, a button, the bars of a table.
_BEHIND = re.compile(
    rf"\s{{0,4}}\({_NUMBER}\)$|\s{{0,4}}[(\[]{DAY}[)\]]$|"
    rf"\s{{1,4}}[\u4e00-\u9fff]{{1,12}}{_DIGITS}$"
    r"|\s{1,4}(?:[\u4e00-\u9fff]{2,20}文件|内容概述|正文)$"
    r"|\s{1,4}(?:来源|作者)\s?:.{0,60}$|\s{0,4}\[(?:复制链接|打印本页|打印|推荐|转载)\]$|[\s|]{2,8}$"
    # Noise that a forum puts between its lines: & [. K7 F* v$
    r"|\s(?=[\x21-\x7e ]{0,40}[&*$#^~`{}<>@\[\]])[\x21-\x7e](?:[\x20-\x7e]){4,40}$"
)
# A first line that ends so goes on in the next: "A 在 B 时强调"
_GOES_ON = "<<goes_on>>$"
_ORGAN_END = "<<organ>>$"
_NOTICE = re.compile(r"关于.{2,70}$")
# A line that is nothing but what a document calls itself, and a title that ends so.
_DOCUMENT = r"(?:[(]?第?\s?[\d一二三四五六七八九十]{1,4}\s?号[)]?\s?)?[\u4e00-\u9fff]{0,4}<<document>>$"
# The second line of a headline whose first is the organ that acts.
_ACTS = "<<acts>>"
_VISITS = "<<visits>>"
_PERSON = re.compile(r"[\u4e00-\u9fff\u3001]{6,24}$")  # somebody with a post, who acts in the next line
_SETTING = "(?:围绕|贯彻|聚焦|就|在).{4,30}(?:工作|精神|时|问题)$"
_OF_DOCUMENT = r"<<document>>(?:\s?[(][^()]{1,16}[)])?$"
_FRAGMENT = "<<fragment>>$"
_PAGE = re.compile(r"第?\s?[A-D]?\d{1,2}\s?版(?:\s?[:(].{0,12})?$|[A-D]?\d{1,2}版")
_FOOT = re.compile(r"(?:小时|积分|帖子|威望)\s?$")  # a forum's figures on a writer
_DATELINE = re.compile(r"^(?!本[站网报台]讯\s|快讯).{0,16}(?:讯|电)(?:\s|[(])|^.{0,16}消息[(]")
# A slogan in two halves of one length over a headline: 压实责任 守住家门.
_COUPLET = re.compile(r"([\u4e00-\u9fff]{4,8})[\s\u3000]{1,4}([\u4e00-\u9fff]{4,8})$")
_PAGE_WORD = "<<page_word>>"
_LISTING = re.compile(r"(?:\.{3}|\u2026+)[^.\u2026]{1,40}(?:\.{3}|\u2026)")
_SITE_NAME = r"[\u4e00-\u9fffA-Za-z]{2,20}<<banner>>!?$"
_BANNER = re.compile(r"门户|网站|官网|查看内容|网(?:\u2014|-|_|\|)")


def is_menu(line: Line) -> bool:
    """Return whether a line is a row of short words, as menus are.

    line: any line.
    """
    tokens = [token.strip("-\u2014>\u00bb\u00b7") for token in line.text.replace("|", " ").split()]
    return len(tokens) >= 4 and line.size <= 7 * len(tokens) and all(len(token) <= 8 for token in tokens)


def is_titlelike(line: Line, first: bool = False) -> bool:
    """Return whether a line could be a title by its looks.

    line: a line that no word of the lexicon claims.
    first: whether it is the first line of its text, where titles may be long.
    """
    text = line.text
    if line.item or not 4 <= line.size <= (140 if first else _LONGEST) or (line.prose and not first):
        return 3 <= line.size <= 5 and pattern(_DOCUMENT).match("".join(text.split())) is not None
    if text.endswith((":", ";", ",", "\u3001", "\u3002")) or "\u3002" in text:
        return False
    if (
        _FOOT.search(text)
        or _DATELINE.match(text)
        or _LISTING.search(text)
        or "://" in text
        or _PAGE.match(text)
    ):
        return False
    return any("一" <= char <= "鿿" for char in text)


def is_quote(line: Line) -> bool:
    """Return whether a line without a byline is what the article says in a sentence, and no title."""
    parts = line.text.count(",") + line.text.count(";")
    return parts >= 2 and (line.size > _QUOTE or ";" in line.text)


def are_quotes(head: list[Line]) -> bool:
    """Return whether the lines over a body without title and byline are sentences that it says in short.

    head: the lines above the body.
    """
    if len(head) < 2 or any(line.kind or line.item or line.size < _SENTENCE for line in head):
        return False
    # A sentence may end with 要求, as the first line of a title does.
    if any(one.text.count(",") < 2 and joint(one.text, two.text) is not None for one, two in pairwise(head)):
        return False
    return 2 * sum("," in line.text for line in head) >= len(head)


def is_labelled(line: Line) -> bool:
    """Return whether a line says of itself that it is the title."""
    return _LABEL.match(line.text) is not None


def clean(text: str) -> tuple[int, int]:
    """Return where in a title line the title itself stands, without label and name of the site.

    text: the line.
    RETURNS: half-open character offsets in the line.
    """
    label = _LABEL.match(text) or _DAY.match(text) or pattern(_NUMBER_FRONT).match(text)
    label = label or _STAMP.match(text) or TAGS.match(text) or pattern(SITE_FRONT).match(text)
    start = label.end() if label else 0
    end = len(text)
    if text[start:].startswith("\u3010") and text.find("\u3011") == end - 1:
        start, end = start + 1, end - 1
    if text[start : start + 1] == "#" and text.find("#", start + 1) == end - 1 > start:
        return start + 1, end - 1  # a keyword of a network
    if start and text[start - 1] == "\u3010":
        return start, end
    first = _SITE_BREAK.search(text, start + 6)
    if first and pattern(_SITE_END).search(text):
        end = first.start()
    behind = _BEHIND.search(text, start, end)
    if behind:
        end = behind.start()
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return start, end


def choose(head: list[Line], lead: str, meta: int | None) -> tuple[int, int] | None:
    """Choose the title among the lines above the body.

    head: the lines above the first paragraph, with their kinds; those without are candidates.
    lead: the beginning of the body, against which candidates are held.
    meta: the number of the first line of the byline in ``head``, or None.
    RETURNS: the numbers of the first and last line of the title, or None.
    """
    long = {0, -1 if meta is None else meta - 1}
    candidates = [n for n, line in enumerate(head) if not line.kind and is_titlelike(line, n in long)]
    if meta is None:
        candidates = [n for n in candidates if not is_quote(head[n])]
    if not candidates:
        return None
    if candidates[0] == 0 and meta is None and _opens(head):
        return 0, _last(head, 0, candidates)
    grams = {lead[i : i + 2] for i in range(len(lead) - 1)}
    scores = {n: _score(head[n], grams) for n in candidates}
    for n, bonus in _beside_byline(head, candidates, meta).items():
        scores[n] += bonus
    # A page of a paper lists its headlines, and prints one of them again over its story.
    last = {head[n].text: n for n in candidates}
    for n in candidates:
        if last[head[n].text] > n:
            scores[last[head[n].text]] += 1.0
    first = next(n for n in candidates if scores[n] >= 0.65 * max(scores.values()))
    while first - 1 in candidates and joint(head[first - 1].text, head[first].text) is not None:
        first -= 1
    return first, _last(head, first, candidates)


def _beside_byline(head: list[Line], candidates: list[int], meta: int | None) -> dict[int, float]:
    """Return what it tells for a line to stand right above the byline or, less, right below."""
    if meta is None:
        return {}
    above = [n for n in candidates if n < meta and not pattern(_SITE_NAME).match(head[n].text)][::-1]
    bonus = dict(zip(above, (0.5, 0.25, 0.12), strict=False))
    below = [n for n in candidates if n > meta]
    # Under a byline stands a title only where none stands above it: in papers, and in tables of documents.
    if below and (meta - 1 not in candidates or _is_name(head[meta - 1])):
        bonus[below[0]] = 0.25
    return bonus


def _opens(head: list[Line]) -> bool:
    """Return whether the first line of a text without chrome looks like a whole title."""
    if head[0].size < 5 or pattern(_SITE_NAME).match(head[0].text):
        return False
    return not any(line.kind in ("navigation", "footer") for line in head)


def _score(line: Line, grams: set[str]) -> float:
    text = line.text
    own = {text[i : i + 2] for i in range(len(text) - 1)}
    shared = len(own & grams) / max(len(own), 1)
    size = min(line.size, 14) / 14
    # A name of a site or column in front of the title is short and says little.
    if _LABEL.match(text):
        return 2.0
    return size * (0.35 + shared) * (0.3 if _is_name(line) else 1.0)


def _is_name(line: Line) -> bool:
    """Return whether a line looks like a menu or like the name of a site."""
    return bool(is_menu(line) or pattern(_SITE_NAME).match(line.text) or _BANNER.search(line.text))


def joint(first: str, second: str) -> str | None:
    """Return what stands between two lines of one title, or None if they are no such lines.

    first, second: neighbouring lines.
    RETURNS: "" between an organ and its notice and inside either of them, a blank behind "A 强调".
    """
    if pattern(_ORGAN_END).search(first) and (
        _NOTICE.match(second) or pattern(_DOCUMENT).match("".join(second.split()))
    ):
        return ""
    if pattern(_ORGAN_END).search(first) and pattern(_ACTS).match(second):
        return ""
    if second.startswith("\u2014\u2014"):
        return " "  # a subtitle: ——记某某村
    if first.endswith("\u2014\u2014"):
        return ""  # what it leads up to
    if _PERSON.match(first) and pattern(_VISITS).match(second) and not pattern(_VISITS).search(first):
        return ""
    if pattern(_FRAGMENT).search(first) and pattern(_ORGAN_END).search(second) and "关于" not in first:
        return ""
    if (
        "关于" in first
        and not pattern(_OF_DOCUMENT).search(first)
        and pattern(_OF_DOCUMENT).search(second)
        and "关于" not in second
    ):
        return ""
    if pattern(_GOES_ON).search(first) or re.match(_SETTING, first):
        return " "
    return " " if _is_slogan(first) and not _is_slogan(second) else None


def _is_slogan(text: str) -> bool:
    """Return whether a line is a slogan in two halves, and no menu."""
    found = _COUPLET.match(text)
    return found is not None and len(found[1]) == len(found[2]) and not pattern(_PAGE_WORD).search(text)


def _last(head: list[Line], first: int, candidates: list[int]) -> int:
    """Return the last line of a title that begins with a line and goes on in the next."""
    last = first
    while last - first < 3 and last + 1 in candidates:
        if joint(head[last].text, head[last + 1].text) is None:
            break
        last += 1
    return last
