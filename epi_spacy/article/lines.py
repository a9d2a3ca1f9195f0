"""Lines and what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .patterns import DAY, MOMENT, pattern

# Bullets, emoji and white space in front of a line, which say nothing about what the line is.
_LEADING = re.compile(
    r"^[\s\ufeff\u200b-\u200d\ufe0f\u20e3\u2022\u00b7\u25cf\u25cb\u25a0\u25a1\u25c6\u25c7\u258c-\u258f\u2502\u2503\u25ba\u25b6*|"
    r"\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]+"
)
# No U+0085: in damaged text it is half of a character.
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_ENTITIES = {
    "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "gt": ">", "lt": "<", "amp": "&", "quot": '"',
    "ldquo": "\u201c", "rdquo": "\u201d", "mdash": "\u2014", "middot": "\u00b7", "hellip": "\u2026",
    "copy": "\u00a9", "raquo": ">", "laquo": "<", "bull": "\u2022",
}  # fmt: skip
# The name of a site or a column in front of a title: 【某某新闻网】
SITE_FRONT = r"[\u3010\[][\u4e00-\u9fff]{1,10}<<site>>[\u3011\]]\s{0,2}(?=[^\s\u3010])"
_ENTITY = re.compile("&(" + "|".join(_ENTITIES) + ");")
_CLOSERS = "\"'\u201d\u2019)]\u3011\u300b"
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}[\u3001.]"  # 一、
    r"|[(][一二三四五六七八九十\d]{1,3}[)]"  # (一)
    r"|\d{1,2}(?:[\u3001.)](?!\d)|\ufe0f?\u20e3)"  # 1、
    r"|第[一二三四五六七八九十百\d]{1,4}[条章节]"  # 第一条
)
# How much of a long line is looked at: enough to know prose.
_PROBE = 600
# One-line texts: the words behind which title and byline, or a disclaimer, stand in the same line.
_LONG = 160
_INLINE_META = re.compile(r"(?:^|(?<=\s))(?:(?:信息|文章|稿件)?来源|发布时间|发布日期)\s?:")
_INLINE_META_END = (
    DAY + r"(?:\s{0,3}\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}|分)?)?"
    r"(?:\s{0,4}<<read>>[次数量率]{0,2}\s?:\s?\d{1,8}\s?次?(?![\d年月日])){0,2}"
    r"(?:\s{1,4}来源\s?:\s{0,2}[^\s,\u3002:]{2,20}(?=\s))?"
)
# The path to a page in front of its title: 当前位置: 首页 > 要闻 > 正文
PATH = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}位置\s?:\s{0,4})?"
    r"(?:[^\s>\u3002,:]{2,12}\s{0,2}>{1,2}\s{0,2}){1,6}[^\s>\u3002,:]{2,12}(?=\s)"
)
_DATE_AND_TITLE = r"(?P<date>" + MOMENT + r")\s{1,4}(?=[^\s:|]{10,50}$)(?!.*(?:<<paper>>|<<organ>>)$)"
_INLINE_END = re.compile(r"(?:免责|版权|版权与免责)声明:|(?:责任)编辑:")

_TITLE_AND_BYLINE = re.compile(
    r"(?P<title>[^\s:]{2,40}(?:[\s:][^\s:]{2,40}){0,3}?)\s{1,8}"
    r"(?:(?:发布时间|发布日期|来源|时间|日期)\s?:|20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月])"
)
_NUMBERED = re.compile(
    r"(?P<title>[\u4e00-\u9fff()]{4,40}(?:[\u3014\[(]20\d\d[\u3015\])])?第?\d{1,4}号(?:通告|公告|通知|令|命令))"
    r"\s{0,4}(?=为|根据|按照|经|鉴于|依据|因)"
)
_AGENCY = re.compile(
    r"(?<=\s)(?:中新[社网]|新华[社网]|人民网|央视网|本报|[\u4e00-\u9fff]{2,8}(?:网|报|台))[\u4e00-\u9fff]{0,8}"
    r"\d{1,2}月\d{1,2}日(?:电|讯)"
)
# In the middle of a line only the agency whose datelines are of one form.
_GLUED = re.compile(r"新华社[\u4e00-\u9fff]{2,5}\d{1,2}月\d{1,2}日电")
_HEADLINE, _SHORTEST = 140, 8  # characters of a title at most and at least
# The keywords of a network in front of a title in brackets: #...#【...】
TAGS = re.compile(r"(?:#[^#\n]{2,40}#\s{0,2}){1,3}(?=\u3010)")
_LONGEST, _WHOLE = 70, 15  # characters of a title in brackets, and of one over another line at least
# The second half of a headline, and how the body begins behind it.
_SECOND = re.compile(
    r"\s{1,4}[\u4e00-\u9fff\u201c\u201d]{4,16}(?=\s{1,4}(?:\d{1,2}月|20\d\d年|新华社|本报|近日|日前|为|根据))"
)
_SOURCE_END = re.compile(r"(?<=[\s\u3002])(?:(?:信息|文章|稿件)?来源|稿源)\s?:\s?[^\s\u3002,;:]{2,30}$")


@dataclass(slots=True)
class Line:
    """A line without the white space around it.

    start, end: character offsets in the text, half-open.
    text: the line, also without bullets in front.
    size: length of ``text`` in characters.
    final: whether it ends like a sentence.
    prose: whether it reads like a paragraph.
    item: whether it begins with a number as lists and articles do.
    kind: the zone it belongs to; empty until known.
    """

    start: int
    end: int
    text: str
    size: int
    final: bool
    prose: bool
    item: bool
    kind: str = ""


def make_line(text: str, start: int, end: int) -> Line | None:
    """Return the line between two offsets, or None if it is blank.

    text: the whole text.
    start, end: character offsets, half-open.
    """
    raw = text[start:end]
    body = raw.strip().strip("\ufeff\u200b").strip()
    if not body:
        return None
    begin = start + raw.index(body[0])
    shown = _LEADING.sub("", body, count=1) or body
    tail = shown[-_PROBE:].rstrip(_CLOSERS)
    final = tail.endswith(("\u3002", "!", "?", ";", "\u2026\u2026"))
    item = _ITEM.match(shown) is not None
    size = len(shown)
    return Line(begin, begin + len(body), shown, size, final, _is_prose(shown, size, final), item)


def _is_prose(shown: str, size: int, final: bool) -> bool:
    probe = shown[:_PROBE]
    if probe.count("|") >= 3:
        return False  # a row of links
    if probe.endswith(("...", "\u2026")) and size < 40:
        return False  # the cut headline of a link
    stops = probe.count("\u3002")
    if stops:
        return size >= 8
    if size >= 40 and final:
        return True
    commas = probe.count(",") + probe.count(";")
    if commas and size >= 24 and shown.endswith(":"):
        return True  # it announces what follows
    # Headlines carry commas too: without a full stop only a long line is a paragraph.
    return size >= 60 and commas >= 2


def plain(text: str) -> str:
    """Return a text in which HTML entities that nobody resolved stand as what they mean.

    text: normalized text.
    RETURNS: a text of the same length: blanks fill up what is shorter.
    """
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]].ljust(len(found[0])), text)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank.

    text: normalized text.
    """
    at = 0
    for match in _BREAK.finditer(text):
        yield from _split(text, at, match.start())
        at = match.end()
    yield from _split(text, at, len(text))


def _split(text: str, start: int, end: int) -> Iterator[Line]:
    cuts = [start, end]
    if end - start >= _LONG:
        cuts = [start, *_cuts(text, start, end), end]
    for begin, stop in pairwise(cuts):
        line = make_line(text, begin, stop)
        if line is not None:
            yield line


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Return where a long line that holds title, byline or disclaimer too falls apart."""
    cuts: list[int] = []
    meta = _INLINE_META.search(text, start, min(end, start + _LONG))
    if meta and "\u3002" not in text[start : meta.start()]:
        path = PATH.match(text, start, meta.start())
        stop = pattern(_INLINE_META_END).search(text, meta.end(), min(end, meta.end() + 60))
        if stop:
            cuts += [*([path.end()] if path else []), meta.start(), stop.end()]
    tail = _INLINE_END.search(text, max(cuts[-1] if cuts else start, end - 1500), end)
    tail = tail or _SOURCE_END.search(text, max(cuts[-1] if cuts else start, end - 60), end)
    if tail:
        cuts.append(tail.start())
    return [cut for cut in cuts if start < cut < end]


def headline_cut(text: str, line: Line) -> int | None:
    """Return where the title of a text of one single line ends, or None.

    text: the whole text.
    line: its only line.
    RETURNS: the offset of the white space between title and body: the last one before the first
        punctuation, outside of brackets.
    """
    depth, cut, comma = 0, None, False
    for offset in range(line.start, min(line.end, line.start + 120)):
        char = text[offset]
        if char in "(\u300a\u201c\u3010":
            depth += 1
        elif char in ")\u300b\u201d\u3011":
            depth -= 1
        elif char in ",\u3002;" and depth == 0:
            # A comma stands in headlines too: then the first blank behind it counts.
            if char != "," or cut is not None:
                break
            comma = True
        elif char == "\u3002" and cut is not None:
            break  # what somebody said, with which the body begins
        elif char.isspace() and depth == 0 and offset - line.start >= 6:
            cut = offset
            if comma:
                second = _SECOND.match(text, offset, line.end)
                cut = second.end() if second is not None else cut
            if comma or _ITEM.match(text, offset + 1):
                break
    return cut if cut is not None and line.end - cut >= 60 else None


def bracket_cut(line: Line) -> int | None:
    """Return where the title in brackets ends that opens a paragraph, as in posts, or None.

    line: the first line of a text.
    """
    tags = TAGS.match(line.text)
    start = tags.end() if tags is not None else 0
    if not line.text.startswith("\u3010", start):
        return None
    close = line.text.find("\u3011", start, start + _LONGEST)
    rest = line.size - close
    if pattern(SITE_FRONT).match(line.text, start) or close - start < _SHORTEST or rest < _SHORTEST:
        return None
    if rest < 20 if line.prose else close - start < _WHOLE:
        return None
    return line.end - line.size + close + 1


def notice_cut(line: Line) -> int | None:
    """Return where the name of a numbered document ends that its first sentence goes on from, or None.

    line: a line (某某指挥部第3号通告为切实保障…).
    """
    found = _NUMBERED.match(line.text)
    return line.end - line.size + found.end("title") if found else None


def dateline_cut(line: Line) -> int | None:
    """Return where a title ends that the dateline of an agency follows in its line, or None.

    line: a line (标题 中新社昆明7月7日电 …).
    """
    if not line.prose:
        return None
    found = _AGENCY.search(line.text, 0, _HEADLINE) or _GLUED.search(line.text, 0, _HEADLINE)
    if found is None or found.start() < _SHORTEST or "\u3002" in line.text[: found.start()]:
        return None
    return line.end - line.size + found.start()


def byline_cut(line: Line) -> int | None:
    """Return where the byline begins that a title's own line ends with, or None.

    line: a line that holds a byline.
    """
    found = _TITLE_AND_BYLINE.match(line.text)
    if found is None and (dated := pattern(_DATE_AND_TITLE).match(line.text)):
        return line.end - line.size + dated.end("date")
    return line.end - line.size + found.end("title") if found else None
