"""Notices, orders and open letters: documents that demand by themselves, with their issuing organ.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from typing import Final

from .lexicon import Lexicon
from .mentions import Speaker

_LINE: Final = re.compile(r"[^\r\n]+")
# No date is longer, no half of an organ's name.
_DATE: Final = 16
_TORN: Final = 24
# A title of a few characters, with blanks between them (通 告).
_SPACED: Final = re.compile(r"(?:(?<=\s)|^)[一-龥](?:\s+[一-龥]){1,4}$")
_LETTER: Final = "一封信"  # 信 alone names nothing
# The least items of a list of rules; how far down it may begin, below no more than the name of a place.
_ITEMS: Final = 2
_PLACE: Final = 30
# How far down behind sentences that ask for something.
_FOREWORD: Final = 240
_SENTENCE: Final = re.compile("[\u3002!;\r\n]")
# No marker of an item is longer, with the blanks before it.
_MARKER: Final = 20
_NUMBER: Final = "第?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})号"


def document_word(lexicon: Lexicon, title: str) -> str:
    """Return the word for a document that its title ends in (通告), or ""."""
    two = lexicon.patterns["two_titles"].match(title)
    title = two.group(1) if two is not None else title
    bare = re.sub(r"[(\uff08][^()]{1,20}[)\uff09]$", "", title.strip())
    bare = _SPACED.sub(lambda found: re.sub(r"\s", "", found.group()), bare)
    if lexicon.has("notice_no", bare):
        return ""
    match = lexicon.has("notice_title", bare)
    if match is None:
        return ""
    head = lexicon.speaker.search(bare)
    word = head.group() if head is not None else match.group()
    return _LETTER if word == _LETTER[-1] and _LETTER in bare else word


def closing_word(lexicon: Lexicon, title: str, text: str) -> str:
    """Return the word for a document at its end (特此公告), if its title holds one too, or ""."""
    named = lexicon.has("notice_word", title)
    if named is None or lexicon.has("notice_no", title):
        return ""
    found = lexicon.has("closing_line", text)
    return found.group(1) if found is not None else ""


def nameless_rules(lexicon: Lexicon, text: str) -> int:
    """Return where the rules begin of a text that is nothing but numbered rules, or -1.

    They stand under no more than the name of a place, or behind sentences that ask for something themselves.
    text: the whole text, normalized.
    """
    first = lexicon.patterns["rule_item"].search(text, 0, _FOREWORD + _MARKER)
    if first is None or first.start() > _FOREWORD:
        return -1
    begin = first.start()
    if _asks(lexicon, text[:begin]):
        begin = 0
    elif begin > _PLACE:
        return -1
    items = list(lexicon.patterns["rule_item"].finditer(text))
    if len(items) < _ITEMS or lexicon.has("told_text", text):
        return -1
    items_end = [item.start() for item in items[1:]] + [len(text)]
    laid_down = [
        lexicon.patterns["rule_norm"].search(text, item.start(), end) is not None
        for item, end in zip(items, items_end, strict=True)
    ]
    return begin if laid_down[0] and sum(laid_down) * 2 >= len(items) else -1


def _asks(lexicon: Lexicon, text: str) -> bool:
    """Whether each sentence of a stretch asks for something."""
    stops = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
    return bool(stops) and all(lexicon.has("rule_asked", sentence) for sentence in stops)


def issuer(lexicon: Lexicon, title: str, text: str) -> str:
    """Return the organ that issues a document: from its signature, or from its title before 关于.

    title: the title. text: the whole text, normalized.
    RETURNS: the organ's name as in the text, "" if none is found.
    """
    bare = [re.sub(r"\s+", "", line.group()) for line in _LINE.finditer(text)]
    bare = [line for line in bare if line]
    for i in range(len(bare) - 1, 0, -1):
        if len(bare[i]) <= _DATE and lexicon.has("signature_day", bare[i]):
            signed = _signature(lexicon, bare[max(0, i - 2) : i])
            if signed:
                return signed
    title = re.sub(r"^.{2,24}号(?=.{4})", "", title)
    match = re.match(r"([^,:\u300a]{3,40}?)(?:关于|发布|第?\d+号)", title)
    if match and _organ(lexicon, match.group(1)):
        return match.group(1)
    return ""


def _signature(lexicon: Lexicon, lines: list[str]) -> str:
    """Return the organ in the lines above a date: its name may be torn over two of them."""
    name = lexicon.patterns["seal"].sub("", lines[-1])
    if not _organ(lexicon, name):
        return ""
    above = lines[0] if len(lines) > 1 else ""
    torn = len(above) <= _TORN and lexicon.has("torn_name", above) is not None
    return above + name if torn and _organ(lexicon, above + name) else name


def _organ(lexicon: Lexicon, text: str) -> bool:
    head = lexicon.speaker.search(text)
    if lexicon.has("no_issuer", text):
        return False
    return head is not None and lexicon.speakers[head.group()] == "organ" and len(text) <= 40


def appeals(lexicon: Lexicon, title: str, opening: str) -> bool:
    """Whether a document only urges: an appeal or an open letter, but one that makes known what is decided.

    title: its title. opening: the words that announce its rules.
    """
    if lexicon.has("informing", opening):
        return False
    return lexicon.has("appeal", title[-12:] + " " + opening) is not None


def speaker_of(lexicon: Lexicon, title: str, organ: str, opening: str = "") -> Speaker:
    """Return who speaks in a notice.

    title: the article's title. organ: what ``issuer`` found. opening: the words that announce the rules.
    RETURNS: the word for the document as it calls itself, with the number before it (9号公告), else the
        issuing organ; the organ is the speaker's issuer.
    """
    word = document_word(lexicon, title)
    if not word:
        found = lexicon.has("notice_word", opening)
        word = found.group() if found else ""
    if word:
        return Speaker(_numbered(word, title), "document", organ)
    return Speaker(organ, "organ" if organ else "document", organ)


def _numbered(word: str, title: str) -> str:
    """Return a document's word with the number right before it in the title.

    A number in brackets behind the word or alone on a line below the title only files it.
    """
    found = re.search(f"(?:发布|[\\s年的]|^|(?<=[^\\d第]))({_NUMBER})(?={re.escape(word)})", title)
    return found.group(1) + word if found else word
