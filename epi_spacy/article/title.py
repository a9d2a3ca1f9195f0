"""Which line is the title."""

from __future__ import annotations

import re

from .lines import Line

_LONGEST = 90
_SITE_END = re.compile(
    r"(?:\u7f51|\u7f51\u7ad9|\u95e8\u6237|\u95e8\u6237\u7f51\u7ad9|\u9891\u9053|\u65e5\u62a5|\u665a\u62a5|\u65b0\u95fb|\u8981\u95fb|\u52a8\u6001|\u653f\u5e9c|\u516c\u544a|\u8d44\u8baf|\u5ba2\u6237\u7aef|\u59d4\u5458\u4f1a)$"
)
_SITE_BREAK = re.compile(r"\s?[_|]\s?|\s-{1,2}\s|--|-(?=[\u4e00-\u9fff]{2,14}$)")
_LABEL = re.compile(
    r"(?:\u6807\s{0,2}\u9898|\u9898\u76ee|\u4fe1\u606f\u540d\u79f0|\u540d\s{0,2}\u79f0)\s?:\s{0,4}"
)
# A first line that ends so goes on in the next: "A 在 B 时强调"
_GOES_ON = re.compile(r"(?:\u5f3a\u8c03|\u6307\u51fa|\u8981\u6c42|\u8868\u793a)$")
_ORGAN_END = re.compile(
    r"(?:\u653f\u5e9c|\u6307\u6325\u90e8|\u529e\u516c\u5ba4|\u529e\u516c\u5385|\u59d4\u5458\u4f1a|\u9886\u5bfc\u5c0f\u7ec4|\u5c40|\u5385|\u59d4|\u4e2d\u5fc3|\u529e)$"
)
_NOTICE = re.compile(
    r"^\u5173\u4e8e.{2,70}(?:\u901a\u544a|\u516c\u544a|\u901a\u77e5|\u51b3\u5b9a|\u610f\u89c1|\u65b9\u6848|\u63d0\u793a|\u901a\u62a5|\u63aa\u65bd)"
)
_DOCUMENT = re.compile(r"^[\u4e00-\u9fff]{0,4}(?:\u901a\s?\u544a|\u516c\s?\u544a|\u901a\s?\u77e5)$")
_NUMBER = re.compile(
    r"^[(\u3014\[]?(?:\u7b2c\s?)?[\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,4}\s?\u53f7[)\u3015\]]?$"
)
_DATELINE = re.compile(r"^.{0,16}(?:\u8baf|\u7535|\u6d88\u606f)(?:\s|[(:,])")
_LISTING = re.compile(r"\.{3}|\u2026.{0,30}\u2026")


def is_titlelike(line: Line) -> bool:
    """Return whether a line could be a title by its looks.

    line: a line that no word of the lexicon claims.
    """
    text = line.text
    if not 4 <= line.size <= _LONGEST or line.prose or line.item:
        return False
    if text.endswith((":", ";", ",", "\u3001", "\u3002")) or "\u3002" in text:
        return False
    if _DATELINE.match(text) or _LISTING.search(text) or "://" in text:
        return False
    return any("\u4e00" <= char <= "\u9fff" for char in text)


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
    candidates = [n for n in range(limit) if not head[n].kind and is_titlelike(head[n])]
    if not candidates and meta is not None:
        candidates = [n for n in range(meta, len(head)) if not head[n].kind and is_titlelike(head[n])]
    if not candidates:
        return None
    grams = {lead[i : i + 2] for i in range(len(lead) - 1)}
    scores = {n: _score(head[n], grams) for n in candidates}
    best = max(scores.values())
    good = [n for n in candidates if scores[n] >= max(0.6 * best, 0.2)]
    first = (good or candidates)[0]
    return first, _last(head, first, candidates)


def _score(line: Line, grams: set[str]) -> float:
    text = line.text
    own = {text[i : i + 2] for i in range(len(text) - 1)}
    shared = len(own & grams) / max(len(own), 1)
    size = min(line.size, 14) / 14
    # A name of a site or column in front of the title is short and says little.
    return size * (0.35 + shared)


def _last(head: list[Line], first: int, candidates: list[int]) -> int:
    """Return the last line of a title that begins with a line and goes on in the next."""
    following = first + 1
    if following not in candidates:
        return first
    text, after = head[first].text, head[following].text
    if _ORGAN_END.search(text) and (_NOTICE.match(after) or _DOCUMENT.match(after)):
        return following
    if _GOES_ON.search(text):
        return following
    return first
