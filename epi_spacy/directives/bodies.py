"""Bodies that speak: meetings, documents, organs, divisions that stand for their governments.

All offsets are characters of the normalized text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from .context import WEAK
from .lexicon import Lexicon, Verb
from .mentions import DIVISION, Mention, Speaker

#: How much of a clause before and behind its reporting verb is looked at: no real clause is longer.
NEAR: Final = 150
#: No adverb before a reporting verb is longer.
ADVERB: Final = 24
# How far above its spokesman may have been told of, and with which verb.
_ABOVE: Final = 1200
_SAYS: Final = "表示"
# No organ has a longer name.
_ORGAN: Final = 32
# With which the name of an organ begins that leaves out whose it is.
_LEVELS: Final = "省市县区州盟旗镇乡"
# The name of a law of the state in full: other laws are mostly argued about.
_LAW: Final = re.compile("中华人民共和国[^,]{2,20}法$")


class BodyFinder:
    """Finds the bodies that a text names.

    lexicon: the words of the room. text: normalized text. mentions: the names in it, in order.
    """

    def __init__(self, lexicon: Lexicon, text: str, mentions: Sequence[Mention]) -> None:
        self.lexicon = lexicon
        self.text = text
        #: The organ of which was last told that it put out a document, or "".
        self.issued = ""
        # Where the name of a division begins, by where it ends.
        self._divisions = {m.end: m.start for m in mentions if m.label == DIVISION}
        self._begun = {start: end for end, start in self._divisions.items()}
        self._named_at = {m.start for m in mentions if m.label != DIVISION}
        self._places = {text[start:end] for end, start in self._divisions.items()}

    def _division(self, start: int, end: int, verb: Verb) -> Speaker | None:
        """Return the division whose name stands before a verb, for its government (柳湾市要求)."""
        begin = self._divisions.get(end)
        if begin is None or verb.mode in WEAK or verb.form in self.lexicon.not_by_place:
            return None
        begin = _last(self._divisions, begin)
        if begin < start or not self.lexicon.has("place_lead", self.text[start:begin]):
            return None
        name = self.text[begin:end]
        return None if self.lexicon.has("place_itself", name) else Speaker(name, "organ")

    def _leading_division(self, start: int, verb: Verb) -> Speaker | None:
        """Return the division that a sentence begins with (柳湾镇召开会议,要求…)."""
        end = _last(self._begun, start)
        if end == start or self.lexicon.patterns["place_acts"].match(self.text[end : end + ADVERB]) is None:
            return None
        return self._division(start, end, verb)

    def acts_elsewhere(self, start: int, end: int, speaker: Speaker) -> bool:
        """Whether a stretch begins with a division or another ministry, of which a story then tells.

        start, end: the stretch. speaker: whose demands stand before it.
        """
        if speaker.kind == "organ" and not self.lexicon.has("superior", speaker.name):
            itself = self.text.startswith(speaker.name, start)
            if not itself and self.lexicon.has("state_body", self.text[start:end]):
                return True
        behind = _last(self._begun, start)
        if behind > start and self.lexicon.has("place_tells", self.text[behind:end]):
            return True
        addressee = self.lexicon.patterns["addressee"]
        return behind > start and any(addressee.match(self.text[at:end]) for at in (start, behind))

    def places(self, name: str) -> bool:
        """Whether a name is that of a division in the text."""
        return name in self._places

    def _documented(self, place: str) -> bool:
        """Whether an organ of a division has put out a document, which its name may then stand for."""
        return self.issued != "" and (self.issued.startswith(place) or self.issued[0] in _LEVELS)

    def _demanded(self, start: int) -> bool:
        """Whether the rest of a sentence holds a modal verb or forbids."""
        rest = self.text[start : start + NEAR].split("\u3002")[0]
        cues = (self.lexicon.cues[match.group()] for match in self.lexicon.cue.finditer(rest))
        return any(cue.kind in ("modal", "forbid") for cue in cues)

    def named(self, left: str, verb: Verb) -> Speaker | None:
        """Return the meeting, document or organ whose name ends a stretch of text."""
        quoted = re.search(r"(?:\u300a|^)([^\u300a\u300b]*)\u300b(?:\([^)]*\))?\u4e2d?$", left)
        left = self.lexicon.patterns["with_others"].sub("", self.lexicon.patterns["spokesman"].sub("", left))
        # A blank stands for a line that ended; 以…为核心的 belongs to no name.
        left = self.lexicon.patterns["reporters"].sub("", left).rpartition(" ")[2]
        left = self.lexicon.patterns["core"].sub("", left)
        inner = quoted.group(1).rstrip(") ") if quoted else left
        if quoted:
            inner = re.sub(r"\([^)]*\)?$", "", inner)
        head = self.lexicon.speaker.search(inner[-self.lexicon.longest_speaker :])
        if head is None and quoted and _LAW.match(inner):
            cited = self.lexicon.has("document_cited", left[: quoted.start()])
            return None if cited else Speaker(inner, "document", far=True)
        if self.lexicon.has("counted_paper", left):
            # 二十条优化措施: it goes by its number.
            return Speaker(left.rpartition(",")[2], "document")
        if head is None or (quoted and self.lexicon.has("document_cited", left[: quoted.start()])):
            return None
        kind = self.lexicon.speakers[head.group()]
        if quoted:
            word = self._whole_word(inner, head.group())
            return Speaker(word, "document", self._issuing(left[: quoted.start()]))
        if self.lexicon.has("noun_before", left) or self.lexicon.cued(left):
            return None
        opening = self.lexicon.head_start(left)
        if (
            opening is not None
            and opening.end < len(left)
            and self.lexicon.heads[opening.form].group == "verb"
            and not self.lexicon.has("meeting_named", left)
        ):
            return None
        if kind == "document":
            lead = left[: -len(head.group())]
            sound = len(left) <= 6 or self.lexicon.has("document_before", lead) is not None
            word = self._whole_word(left, head.group())
            return Speaker(word, "document", self._issuing(lead)) if sound else None
        if kind == "meeting":
            return Speaker("会议" if head.group().endswith("会议") else head.group(), "meeting")
        organ = self._organ(self.lexicon.patterns["ornament"].sub("", inner, count=1))
        return Speaker(organ, "organ") if organ else None

    def _whole_word(self, name: str, word: str) -> str:
        """Return the name of a document where that is no more than its kind (指导意见), else its word."""
        return name if self.lexicon.has("own_kind", name) else word

    def _organ(self, words: str) -> str:
        """Return the name of an organ without what leads up to it, or "" where it is none."""
        name = self.lexicon.patterns["organ_prefix"].sub("", words, count=1)
        name = self.lexicon.patterns["owner"].sub("", name)
        return "" if len(name) > _ORGAN or self.lexicon.has("organ_no", name) else name

    def _issuing(self, lead: str) -> str:
        """Return the organ before the name of a document (市教育局印发的《…通知》), or ""."""
        lead = self.lexicon.patterns["issued"].sub("", lead).rsplit(",", 1)[-1]
        head = self.lexicon.speaker.search(lead)
        if head is None or self.lexicon.speakers[head.group()] != "organ":
            return ""
        return self._organ(lead)

    def author(self, start: int, end: int, verb: Verb) -> Speaker | None:
        """Return the organ that put out a document in the clause before a verb (省政府发布通告,要求…).

        It is kept as the one of which that was last told.
        """
        sentence = self.text[start:end].rstrip(", ")
        last = sentence.rpartition(",")[2]
        if len(sentence) > len(last) and self.lexicon.has("in_it", last):
            # 省政府出台意见,其中针对企业,明确提出…
            sentence = sentence[: -len(last) - 1]
        begin = start + sentence.rfind(",") + 1
        found = self.lexicon.patterns["put_out"].match(self.text[begin : start + len(sentence)])
        if found is None:
            return None
        organ = self.named(found.group(1), verb)
        if organ is None:
            organ = self._division(begin + found.start(1), begin + found.end(1), verb)
        if organ is None or organ.kind != "organ":
            return None
        self.issued = organ.name
        return Speaker(organ.name, organ.kind, organ.name)

    def same_spokesman(self, left: str, start: int) -> Speaker | None:
        """Return the body of whose unnamed spokesman was told last above (该负责人), or None."""
        if not self.lexicon.has("that_spokesman", left):
            return None
        above = self.lexicon.patterns["spokesman_named"].finditer(self.text, max(0, start - _ABOVE), start)
        for found in reversed(list(above)):
            if found.end() in self._named_at:
                # 局负责人甲: he has a name.
                return None
            body = self.named(found.group(1), self.lexicon.verbs[_SAYS])
            if body is not None and body.kind == "organ":
                return body
        return None

    def leading(self, sentence: str, verb: Verb) -> Speaker | None:
        """Return the meeting, document or organ that a sentence begins with."""
        found = self.lexicon.has("leading_speaker", sentence[:60])
        return self.named(found.group(1), verb) if found is not None else None


def _last(edges: Mapping[int, int], at: int) -> int:
    """Follow names that touch each other from edge to edge, from an offset to the last one."""
    while at in edges:
        at = edges[at]
    return at
