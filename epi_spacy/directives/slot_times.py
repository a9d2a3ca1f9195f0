"""Until or from when: deadlines and periods as they are written, and the days that they mean.

Strings are normalized text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from ..text.dates import known_date, number
from ..text.moments import moments
from .shape import Span

_CN = "[一二两三四五六七八九十百千]"
_PART = "(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上?|夜间|当晚|今晚)"
_HOUR = (
    "(?:\\d{1,2}(?:: ?\\d{2}|[时点](?:\\d{1,2}分|半|整)?)|零[时点]"
    "|[一二三四五六七八九十]{1,3}[时点](?!间|名|位))"
)
_CLOCK = f"{_PART}?{_HOUR}?"
_TO = "(?:[至到—~-]|——)"
_WEEKDAY = "(?:[(](?:周|星期)[一二三四五六日天][)])?"
_DAY = "(?:\\d{4}年|今年|明年)?\\d{1,2}月\\d{1,2}[日号](?!以来)"
_DATE = f"{_DAY}{_WEEKDAY}{_CLOCK}"
# A day without its month, and one counted from today, only with what says from or until when.
_NEAR = f"(?:(?<![\\d.])\\d{{1,2}}日(?!内|[之以]内|均|游)|[今明](?:日|天|晚)){_WEEKDAY}{_CLOCK}"
_END = "(?:起|止|之前|以前|前|期间|开始)"
# 48小时内核酸检测阴性证明 says how old a certificate may be, not until when.
_NO_PROOF = "(?!的?(?:有效)?(?:核酸|健康|行程|阴性|抗原))"
_SPAN = (
    f"(?<![近\\d])(?:\\d{{1,3}}|{_CN}{{1,3}}|半)(?:个)?(?:小时|分钟|天|日|周|星期|月|工作日)"
    f"(?:之|以)?内{_NO_PROOF}"
)
_ISSUED = "(?:本?(?:通[告知]|公告|令|办法|方案))?(?:自)?(?:发布|公布|印发)之[日时]起"
#: Until or from when. 第一时间 and 立即 are tempo, no deadline.
DEADLINE = re.compile(
    f"(?:自|从|于|截至|截止到?|至|(?<![做达])到)?(?:{_DATE}(?:起?{_TO}(?:{_DATE}|{_NEAR}|{_PART}?{_HOUR}))?(?:{_END}|后)?"
    f"|(?:自|从|于|截至|截止到?|至|(?<![做达])到)?{_NEAR}(?:{_TO}(?:{_DATE}|{_NEAR}|{_PART}?{_HOUR}))?{_END}"
    f"|(?:\\d{{4}}年|今年|明年)?\\d{{1,2}}月(?:底|初|末|[上中下]旬|份)?(?:之|以)?[前起]|{_ISSUED}(?:{_SPAN})?|{_SPAN}"
    "|即日起|从现在起|从即日起|解除时间另行通[知告]"
    "|(?:春节|元旦|元宵节?|清明节?|五一|端午节?|中秋节?|国庆节?|节日?|假期|寒假|暑假|开学|返校|返岗|入[住境]|抵[达市县]|到[达岗]|今年底|年底|月底|本月底|周末|天黑|两会|高考|中考|放假|收假|抵[一-龥])"
    "(?:之前|以前|前|期间|当[日天])|(?:(?<![一-龥])|(?<=[在于]))(?:出发|出行|上岗|进场|离开|外出|返程|接种|出院|开业|营业|复工|开工|就餐|就诊)前"
    "|(?:返[乡校岗程]|抵[达一-龥]|到达|入境|回国|解除隔离|隔离期满|出院|复工|开学)后(?![的续勤方\\d一二两三四五六七八九十半])"
    "|疫情(?:防控)?期间|本周内|本月内|年内|当[天日](?=[^\u4e00-\u9fff]|$|完成|办结|报|清|送)|今明两天)"
)
# What may stand before a time that is a clause by itself.
_LEADS = re.compile("(?:但|同时|其中)?[在于自从]?")
# What a period stands behind or before if it says when.
_OPENS = re.compile("(?:^|[在于要须应,一二三四五六七八九十是 ])$")
_DEMAND = re.compile("[要须应]|不得|严禁|禁止|一律|必须|暂停|原则|,|$")
_FROM_ISSUE = re.compile(f"^(?:自|从)?(?:{_ISSUED}|即日起|从现在起|从即日起)")
_DAYS = re.compile(f"(\\d{{1,3}}|{_CN}{{1,3}})(?:天|日)(?:之|以)?内$")
_YEAR_END = re.compile("年底|年内")
_MONTH_END = re.compile("^(?:自|从|于|至|到)?(?:本月底|月底|本月内)")
_OPEN = re.compile("起$|后$|开始$")
_FROM = re.compile("^[自从]")
# Told of a day that the text does not name.
_TOLD = re.compile("^(?:自|从|于|至|到)?当")
# How many days a deadline may lie back, and the beginning of something that goes on.
_LATE, _BEGUN = 30, 150


def deadline(text: str) -> tuple[str | None, list[Span]]:
    """Return the first deadline or period of a text, and the spans of all, so that their numbers count once.

    text: the text. RETURNS: the words, or None; and the characters of each.
    """
    spans = [match.span() for match in DEADLINE.finditer(text) if not _attributive(text, match)]
    return (text[slice(*spans[0])] if spans else None), spans


def only_time(text: str) -> str | None:
    """Return the deadline that a text is, if it is nothing else: 自3月20日起."""
    words, spans = deadline(text)
    alone = words is not None and _LEADS.fullmatch(text, 0, spans[0][0]) and spans[0][1] == len(text)
    return words if alone else None


def _attributive(text: str, match: re.Match[str]) -> bool:
    """Whether a period only tells which of the things behind it: 掌握春节期间婚宴情况."""
    return (
        match.group().endswith("期间")
        and _OPENS.search(text, 0, match.start()) is None
        and _DEMAND.match(text, match.end()) is None
    )


def resolved(words: str | None, published: str) -> str | None:
    """Return the days that a deadline means.

    words: what ``deadline`` found. published: the article's date, ISO form as far as known, or "";
        what is no date of the calendar counts as "".
    RETURNS: an ISO day (the day named, the last one where a part of a month or year is), an interval
        ("2022-05-01/2022-05-03", "2022-05-01/.." for one that has no end), or None where text and date do not
        tell.
    """
    if not words:
        return None
    known = known_date(published)
    if known is None:
        published = ""
    today = date(*known) if known is not None and known[2] else None
    if _FROM_ISSUE.match(words):
        return _since(words, today) if today is not None else None
    if _YEAR_END.search(words):
        return f"{int(published[:4]) + ('明年' in words)}-12-31" if published else None
    if _MONTH_END.match(words):
        return _end_of_month(today.year, today.month) if today is not None else None
    if words.endswith("两天"):
        return f"{today}/{today + timedelta(days=1)}" if today is not None else None
    if _TOLD.match(words):
        return None
    found = [moment for moment in moments(words, published) if moment.last]
    if not found:
        return None
    first, last = found[0].first, found[-1].last
    if len(last) == 7 and words.endswith("前"):
        first = last = _end_of_month(int(last[:4]), int(last[5:]))
    if len(first) != 10 or len(last) != 10:
        return None
    until = words.endswith(("前", "止"))
    if today is not None and "年" not in words:
        first, last = _coming(first, last, today, _LATE if until else _BEGUN)
    if _OPEN.search(words) or (_FROM.match(words) and first == last):
        return f"{first}/.."
    return last if first == last or until else f"{first}/{last}"


def _coming(first: str, last: str, today: date, back: int) -> tuple[str, str]:
    """Move a date without a year into the next one if it lies too many days back: demands look ahead.

    The 29th of February stays in the year that has it.
    """
    if (today - date.fromisoformat(last)).days <= back or "02-29" in (first[5:], last[5:]):
        return first, last
    return f"{int(first[:4]) + 1}{first[4:]}", f"{int(last[:4]) + 1}{last[4:]}"


def _since(words: str, today: date) -> str:
    """Return the interval from the day of issue, or the day on which so many days are over."""
    days = _DAYS.search(words)
    if days is None:
        return f"{today}/.."
    return (today + timedelta(days=number(days.group(1)))).isoformat()


def _end_of_month(year: int, month: int) -> str:
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
