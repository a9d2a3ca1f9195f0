"""By which word a document goes that its title does not name: one that a report prints, one without a title.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from typing import Final

from .clause import Stretch
from .judge import Judge
from .mentions import Speaker
from .source import Source, SourceReader

# How far before its text a report names the document that it prints.
_PRINTED: Final = 600
#: A document that is named by its title: 《…办法(试行)》.
TITLED: Final = re.compile("\u300a([^\u300a\u300b]+?)(?:\\([^()]*\\))?\u300b")


class Printed(SourceReader):
    """A text that may print a document whole, or be one that has no title.

    judge: takes clauses apart. source: the text, and what is known of it.
    """

    def __init__(self, judge: Judge, source: Source) -> None:
        super().__init__(judge, source)
        #: The document that a report has begun to print word by word, or None.
        self.printed: Speaker | None = None
        #: The word that the text has for itself (本通知), or ""; None while nobody has asked.
        self._word: str | None = None

    def _prints_whole(self, word: str) -> None:
        """Take note of a document that a report prints (全文如下:): it rules from its first rule on.

        word: the word for the document, or "".
        """
        if word:
            self.notice, self.letter = word, True
            self.printed = Speaker(word, "document", self.finder.issued)

    def _hears(self, span: Stretch) -> bool:
        """Whether a notice only tells in a clause from whom it has heard something (据市指挥部通报)."""
        return self.notice != "" and self._has("heard", self.text[span.start : span.end])

    def _by_own_word(self, speaker: Speaker) -> Speaker:
        """Return the document that an organ has put out, where it has a word for itself; else the speaker."""
        if speaker.kind != "organ":
            return speaker
        last = self.context.last
        if last is not None and last.kind == "document" and last.issuer == speaker.name:
            # 现公告如下:…要求如下:…: it has said above what it is.
            return last
        word = self._own_word() if self.letter or not self.title else ""
        return Speaker(word, "document", speaker.name) if word else speaker

    def _own_word(self) -> str:
        if self._word is None:
            found = self.lexicon.has("own_word", self.text)
            self._word = found.group(1) or found.group(2) if found is not None else ""
        return self._word

    def _titled_above(self, end: int) -> str:
        """Return the word for the document that is named last, by its title, above an offset, or ""."""
        titles = TITLED.findall(self.text[max(0, end - _PRINTED) : end])
        word = self._document(titles[-1]) if titles else None
        return word.group() if word is not None else ""

    def _document(self, title: str) -> re.Match[str] | None:
        """Return the word that ends the title of a document and says what it is."""
        word = self.lexicon.speaker.search(title)
        return word if word is not None and self.lexicon.speakers[word.group()] == "document" else None
