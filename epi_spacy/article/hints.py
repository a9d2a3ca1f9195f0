"""What came with a text: title, source, date of HTML metadata or of the other fields of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..normalization import normalize
from ..text.dates import dates
from .byline import Said
from .lines import Line
from .title import clean, is_labelled

_ALIKE = 0.5  # share of pairs of characters that two forms of one title have in common
_NEAR = 3  # lines between a title and the byline that stands under it


@dataclass(frozen=True, slots=True)
class Hints:
    """What came with a text. A hint helps where the text does not say better.

    title, source: simplified, "" if unknown.
    published: ISO date, or "".
    address: ISO date that stands in the page's address, or "".
    """

    title: str = ""
    source: str = ""
    published: str = ""
    address: str = ""

    @property
    def year(self) -> int | None:
        """The year of the date, if there is one."""
        known = self.published or self.address
        return int(known[:4]) if known else None

    def date(self, said: Said) -> str:
        """Return the date of publication: an explicit line of the text wins, then the hint, then the rest."""
        if said.firm and said.text and not (self.published and self.published.startswith(said.text)):
            return said.text
        return self.published or said.text or self.address

    def name(self, said: Said) -> str:
        """Return the source: a byline of the text wins over the hint, the hint over a dateline."""
        return said.text if said.firm and said.text else self.source or said.text


NO_HINTS = Hints()


def hints(meta: Mapping[str, Any] | None) -> Hints:
    """Read the hints of a document's metadata.

    meta: plain values; keys used are title, source, published or date, url. Others are ignored, and so are
        values that say nothing.
    """
    if not meta:
        return NO_HINTS
    published = _day(meta.get("published")) or _day(meta.get("date"))
    return Hints(_title(meta.get("title")), _words(meta.get("source")), published, _day(meta.get("url")))


def _words(value: Any) -> str:
    return normalize(value[:400]).text.strip() if isinstance(value, str) else ""


def _title(value: Any) -> str:
    title = _words(value)
    start, end = clean(title)
    return title[start:end].strip()


def _day(value: Any) -> str:
    return next((found.iso for found in dates(normalize(str(value)[:400]).text)), "") if value else ""


def title_holds(lines: list[Line], title: tuple[int, int] | None, hint: str) -> bool:
    """Return whether the title that was found stands against the one that came with the text.

    It does if it says what it is, stands over a byline, or says much the same.

    lines: the lines of the text with their kinds.
    title: numbers of the first and last line of the title found, or None.
    hint: the title that came with the text.
    """
    if title is None:
        return False
    found = "".join(lines[number].text for number in range(title[0], title[1] + 1))
    if is_labelled(lines[title[0]]) or _alike(found, hint) >= _ALIKE:
        return True
    return any(line.kind == "meta" for line in lines[title[1] + 1 : title[1] + 1 + _NEAR])


def _alike(one: str, two: str) -> float:
    grams = [{words[i : i + 2] for i in range(len(words) - 1)} for words in (one, two)]
    return len(grams[0] & grams[1]) / max(1, min(len(grams[0]), len(grams[1])))
