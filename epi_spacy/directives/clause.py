"""One clause taken apart: item marker, cues, bare imperative, and why it may be no demand.

Strings are normalized text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .force import Found, FoundHead
from .lexicon import Lexicon

CUES = frozenset({"modal", "forbid", "urge", "construct", "outcome"})
# White space, marks, bullets and pictographs in front of a clause.
_SPACE = re.compile("[^\\w\u300a<\u2460-\u2469]+")


@dataclass
class Clause:
    """One clause, taken apart.

    text: the clause, or what of it follows the reporting verb. question: it ends in a question mark.
    apart: a semicolon parts it from the clause before.
    item: style of the item marker at its start, or ""; skip: where the body begins behind it.
    cue: the cue that governs it; head: the bare imperative at its start.
    excluded: why it is no demand without a cue, or "".
    """

    text: str
    question: bool = False
    apart: bool = False
    item: str = ""
    skip: int = 0
    body: str = ""
    cues: list[Found] = field(default_factory=list)
    cue: Found | None = None
    head: FoundHead | None = None
    excluded: str = ""


class ClauseReader:
    """Takes clauses apart.

    lexicon: the words of the room.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._has = lexicon.has
        self._patterns = lexicon.patterns
        # In the order in which they are asked; bound once, because every clause asks them all.
        patterns = lexicon.patterns
        self._reasons = (
            (patterns["credit"].match, "credit"),
            (patterns["not_provision"].search, "formal"),
            (patterns["purpose_any"].match, "purpose"),
            (patterns["circumstance_end"].search, "circumstance"),
            (patterns["commit"].search, "commit"),
        )
        self._aspect, self._appraisal = patterns["aspect"].search, patterns["appraisal"].search
        self._copula, self._background = patterns["copula"].search, patterns["no_subject"].match

    def read(self, text: str, question: bool = False) -> Clause:
        """Take a clause apart: item marker, cues, bare head, and the reason why it may be none.

        text: the clause. question: whether its sentence ends in a question mark.
        RETURNS: the clause, ready for ``sentence``.
        """
        clause = Clause(text, question)
        clause.skip = self._lead(text, 0)
        marker = self.lexicon.item.match(text, clause.skip)
        if marker is not None:
            clause.item = marker.lastgroup or ""
            # The modal of a marker (一要) is itself the cue.
            clause.skip = marker.end() - (clause.item == "want")
            while clause.skip < len(text) and text[clause.skip] in " \u3000\u3001.":
                clause.skip += 1
        clause.body = text[clause.skip :]
        cues = self.lexicon.cues
        for match in self.lexicon.cue.finditer(text, clause.skip):
            if cues[match.group()].kind in CUES:
                clause.cues.append((cues[match.group()], match.start(), match.end()))
        clause.cue = next(
            (found for found in clause.cues if not self._relative(text, clause.skip, found)), None
        )
        head = self.lexicon.head_start(text, clause.skip)
        if head is not None and not self._patterns["head_relative"].match(text, head.end):
            clause.head = (self.lexicon.heads[head.form], head.start, head.end)
        clause.excluded = self._exclusion(clause)
        return clause

    @staticmethod
    def _lead(text: str, at: int) -> int:
        lead = _SPACE.match(text, at)
        return lead.end() if lead else at

    def marker(self, text: str, at: int) -> re.Match[str] | None:
        """Return the item marker at an offset of a text, or None."""
        return self.lexicon.item.match(text, self._lead(text, at))

    def _relative(self, text: str, skip: int, found: Found) -> bool:
        """Whether a cue stands inside a relative clause, outside of which it governs nothing."""
        if found[0].kind == "urge":
            return self._patterns["heeded"].search(text[skip : found[1]]) is not None
        if found[0].kind not in ("forbid", "modal"):
            return False
        opening, closing = text.rfind("\u201c", skip, found[1]), text.find("\u201d", found[2])
        if found[0].kind == "forbid" and opening >= 0 and closing > 0 and found[1] - opening < 12:
            return True
        if "是" in text and self._patterns["relative_must"].search(text, skip):
            return True
        if (
            found[0].kind == "modal"
            and len(text) - found[2] <= 2
            and self._patterns["have_to"].search(text[: found[1]])
        ):
            return True
        if text.endswith("的") and self._patterns["nominal_end"].search(text):
            return True
        return (
            self._patterns["relative_form"].match(found[0].form) is not None
            and self._patterns["relative_cue"].match(text, found[2]) is not None
        )

    def _exclusion(self, clause: Clause) -> str:
        """Return why a clause without a cue of its own is no demand, or ""."""
        has, body = self._has, clause.body
        if not body or self.lexicon.connective.fullmatch(body):
            return "connective"
        if clause.question:
            return "question"
        sure_head = clause.head is not None and clause.head[0].group in ("verb", "manner")
        for matches, reason in self._reasons:
            if matches(body):
                return reason
        if self._future(body):
            return "commit"
        if self._patterns["condition_start"].match(body) and not has("urgent", body):
            return "condition"
        if self._topic(body):
            return "topic"
        aspect = self._aspect(body)
        if aspect is not None:
            # What is done already may stand inside the object of an imperative.
            already = aspect.group().startswith("已") and "了" not in body
            if not (already and sure_head and clause.head and clause.head[2] <= aspect.start() + clause.skip):
                return "aspect"
        if self._appraisal(body) and (not sure_head or has("appraisal_end", body)):
            return "appraisal"
        if self._copula(body) and (not sure_head or has("predicate_is", body)):
            return "copula"
        return "background" if self._background(body) else ""

    def _future(self, body: str) -> bool:
        """Whether a subject says what it will do (将 with a verb), not what is to be done with a thing."""
        at = body.find("将", 1)
        if at < 1 or self._has("ba_end", body) or self._has("penalty", body):
            return False
        if self._patterns["future_verb"].match(body, at + 1):
            return True
        verb = self.lexicon.head_start(body, at + 1)
        if verb is None or verb.end - verb.adverbs < 2:
            return False
        return verb.start > verb.adverbs or self.lexicon.heads[verb.form].group != "noun"

    def _topic(self, body: str) -> bool:
        """Whether a clause only names the persons or things that the next one is about."""
        patterns = self._patterns
        start = patterns["topic_start"].match(body)
        if patterns["relative_noun"].search(body):
            return start is not None or self.lexicon.head_start(body) is None
        if start is None:
            return patterns["nominal_end"].search(body) is not None
        if body.endswith("的"):
            return True
        of = body.rfind("的")
        if of > 0 and len(body) - of <= 5 and self.lexicon.head.search(body, of) is None:
            return True
        if not patterns["topic_end"].search(body):
            return False
        return patterns["topic_verb"].search(body, start.end()) is None
