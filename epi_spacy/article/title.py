"""Which line is the title."""

from __future__ import annotations

import re

from .lines import Line

_LONGEST = 90
_SITE_END = re.compile(
    r"(?:网|网站|门户|门户网站|频道|日报|晚报|新闻|要闻|动态|政府|公告|资讯|客户端|委员会)$"
)
_SITE_BREAK = re.compile(r"\s?[_|]\s?|\s-{1,2}\s|--|-(?=[\u4e00-\u9fff]{2,14}$)")
_LABEL = re.compile(r"(?:标\s{0,2}题|题目|信息名称|名\s{0,2}称)\s?:\s{0,4}")
# A first line that ends so goes on in the next: "A 在 B 时强调"
_GOES_ON = re.compile(r"(?:强调|指出|要求|表示)$")
_ORGAN_END = re.compile(r"(?:政府|指挥部|办公室|办公厅|委员会|领导小组|局|厅|委|中心|办)$")
_NOTICE = re.compile(r"^关于.{2,70}(?:通告|公告|通知|决定|意见|方案|提示|通报|措施)")
_DOCUMENT = re.compile(r"^[\u4e00-\u9fff]{0,4}(?:通\s?告|公\s?告|通\s?知)$")
_NUMBER = re.compile(r"^[(\u3014\[]?(?:第\s?)?[\d一二三四五六七八九十]{1,4}\s?号[)\u3015\]]?$")
_DATELINE = re.compile(r"^.{0,16}(?:讯|电|消息)(?:\s|[(:,])")
_LISTING = re.compile(r"(?:\.{3}|\u2026+)[^.\u2026]{1,40}(?:\.{3}|\u2026)")
_SITE_NAME = re.compile(
    r"^[\u4e00-\u9fffA-Za-z]{2,20}(?:网|网站|门户|日报|新闻|频道|平台|中心|发布|要闻|动态|公开)!?$"
)


def is_menu(line: Line) -> bool:
    """Return whether a line is a row of short words, as menus are.

    line: any line.
    """
    tokens = line.text.replace("|", " ").split()
    return len(tokens) >= 4 and line.size <= 7 * len(tokens) and all(len(token) <= 8 for token in tokens)


def is_titlelike(line: Line, first: bool = False) -> bool:
    """Return whether a line could be a title by its looks.

    line: a line that no word of the lexicon claims.
    first: whether it is the first line of its text, where titles may be long.
    """
    text = line.text
    if line.item or not 4 <= line.size <= (140 if first else _LONGEST) or (line.prose and not first):
        return False
    if text.endswith((":", ";", ",", "\u3001", "\u3002")) or "\u3002" in text:
        return False
    if _DATELINE.match(text) or _LISTING.search(text) or "://" in text:
        return False
    return any("一" <= char <= "鿿" for char in text)


def clean(text: str) -> tuple[int, int]:
    """Return where in a title line the title itself stands, without label and name of the site.

    text: the line.
    RETURNS: half-open character offsets in the line.
    """
    label = _LABEL.match(text)
    start = label.end() if label else 0
    end = len(text)
    first = _SITE_BREAK.search(text, start + 6)
    if first and _SITE_END.search(text):
        end = first.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def choose(head: list[Line], lead: str, meta: int | None) -> tuple[int, int] | None:
    """Choose the title among the lines above the body.

    head: the lines above the first paragraph, with their kinds; those without are candidates.
    lead: the beginning of the body, against which candidates are held.
    meta: the number of the byline in ``head``, or None.
    RETURNS: the numbers of the first and last line of the title, or None.
    """
    limit = meta if meta is not None else len(head)
    candidates = [n for n in range(limit) if not head[n].kind and is_titlelike(head[n], n == 0)]
    if not candidates and meta is not None:
        candidates = [n for n in range(meta, len(head)) if not head[n].kind and is_titlelike(head[n])]
    if not candidates:
        return None
    if candidates[0] == 0 and meta is None and _opens(head):
        return 0, _last(head, 0, candidates)
    grams = {lead[i : i + 2] for i in range(len(lead) - 1)}
    scores = {n: _score(head[n], grams) for n in candidates}
    best = max(scores.values())
    good = [n for n in candidates if scores[n] >= max(0.6 * best, 0.2)]
    first = (good or candidates)[0]
    return first, _last(head, first, candidates)


def _opens(head: list[Line]) -> bool:
    """Return whether the first line of a text without chrome looks like a whole title."""
    if head[0].size < 5 or _SITE_NAME.match(head[0].text):
        return False
    return not any(line.kind in ("navigation", "footer") for line in head)


def _score(line: Line, grams: set[str]) -> float:
    text = line.text
    own = {text[i : i + 2] for i in range(len(text) - 1)}
    shared = len(own & grams) / max(len(own), 1)
    size = min(line.size, 14) / 14
    # A name of a site or column in front of the title is short and says little.
    return size * (0.35 + shared) * (0.3 if is_menu(line) or _SITE_NAME.match(text) else 1.0)


def joint(first: str, second: str) -> str:
    """Return what stands between two lines of one title: nothing between an organ and its notice."""
    return "" if _ORGAN_END.search(first) and (_NOTICE.match(second) or _DOCUMENT.match(second)) else " "


def _last(head: list[Line], first: int, candidates: list[int]) -> int:
    """Return the last line of a title that begins with a line and goes on in the next."""
    following = first + 1
    if following not in candidates:
        return first
    text, after = head[first].text, head[following].text
    if not joint(text, after):
        return following
    if _GOES_ON.search(text):
        return following
    return first
