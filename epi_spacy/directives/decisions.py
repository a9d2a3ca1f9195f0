"""What is decided about the clauses of a text, and the speech that is open while it is read."""

from __future__ import annotations

from mypy_extensions import mypyc_attr

from .mentions import Speaker
from .shape import Span
from .verdict import Setting, Verdict


@mypyc_attr(acyclic=True)
class Decision:
    """What was decided about one clause.

    start, end: its characters. verdict: the decision and its rule.
    speaker: whose frame it stands in, None outside of all. frame: number of that frame, 0 outside.
    sentence, paragraph: counters over the text. item: path of the list item. heading: characters of the
    clause that heads the item, or None. notice: it stands among a document's own rules.
    """

    def __init__(
        self,
        start: int,
        end: int,
        verdict: Verdict,
        speaker: Speaker | None = None,
        frame: int = 0,
        sentence: int = 0,
        paragraph: int = 0,
        item: str = "",
        heading: Span | None = None,
        notice: bool = False,
    ) -> None:
        self.start, self.end, self.verdict = start, end, verdict
        self.speaker, self.frame = speaker, frame
        self.sentence, self.paragraph = sentence, paragraph
        self.item, self.heading, self.notice = item, heading, notice

    def move(self, by: int) -> None:
        """Count the characters from further on. by: how many characters lie before."""
        self.start += by
        self.end += by
        self.verdict = self.verdict.moved(by)
        if self.heading is not None:
            self.heading = (self.heading[0] + by, self.heading[1] + by)


@mypyc_attr(acyclic=True)
class Frame:
    """An open speech. until: where its quotation closes, or None. moving: its last sentence demanded.

    listing: what is said stands in lines of its own below. fresh: nothing of it has been judged yet.
    brief: its verb stands far from its subject, a place that the sentence tells of.
    """

    def __init__(
        self,
        number: int,
        speaker: Speaker,
        setting: Setting,
        verb: str,
        until: int | None,
        listing: bool = False,
        brief: bool = False,
    ) -> None:
        self.number, self.speaker, self.setting = number, speaker, setting
        self.verb, self.until = verb, until
        self.listing, self.brief = listing, brief
        self.moving, self.fresh = False, True

    def settle(self, urged: bool) -> None:
        """After its first sentence a speech demands by its own words only; documents go on demanding.

        urged: its verb urged for this sentence alone.
        """
        setting = self.setting
        document = self.speaker.kind == "document"
        if setting.notice or (self.listing and setting.on and not document):
            return
        on = setting.on and not urged and document
        if not (urged or setting.direct or setting.on != on):
            return
        self.setting = setting = setting.copy()
        setting.on, setting.direct = on, False
        if urged:
            setting.urge, setting.strength = False, 3
