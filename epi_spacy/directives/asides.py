"""What a speech or document says beside its demands: what it permits, and what its speaker undertakes to do.

Neither is a directive. Both are read from clauses inside a frame that the judge has turned down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from .decisions import Decision
from .lexicon import Lexicon
from .slot_lexicon import words

PERMISSION, COMMITMENT = "permission", "commitment"

# Why a clause was turned down that may permit; weak frames tell what can be, not what may be done.
_MAY: Final = frozenset({"permission", "no-cue", "condition", "topic", "background", "told", "formal"})
# What also tells what can be; what opens a purpose; what opens the means by which one may.
_CAN: Final = ("可", "可以")
_SO: Final = ("以便", "从而", "使", "这样", "取消", "不断")
_BY: Final = ("经", "凭", "持")
_NOT_CARRIED: Final = frozenset(
    {"aspect", "appraisal", "copula", "background", "question", "credit", "frame", "subtitle"}
)


# Why a clause was turned down that may be a vow; and all that may be either.
_MAY_VOW: Final = frozenset({"commit", "weak-frame", "told", "no-cue"})
_MAY_BE_READ: Final = _MAY | _MAY_VOW
# Frame and sentence of what nobody has undertaken.
_NOWHERE: Final = (0, 0)


@mypyc_attr(acyclic=True)
class Aside:
    """A clause that permits or undertakes something. kind: permission or commitment; rule: why."""

    def __init__(self, decision: Decision, kind: str, rule: str) -> None:
        self.decision = decision
        self.kind = kind
        self.rule = rule


def asides(lexicon: Lexicon, text: str, decisions: Sequence[Decision]) -> Iterator[Aside]:
    """Yield the permissions and commitments among some decisions, in order.

    lexicon: the words of the room. text: normalized text. decisions: one a clause, in order.
    """
    item, been = lexicon.item, lexicon.patterns["been"]
    promised = _NOWHERE
    for decision in decisions:
        verdict, speaker = decision.verdict, decision.speaker
        if verdict.directive or speaker is None or not speaker.name:
            if verdict.directive or promised != (decision.frame, decision.sentence):
                promised = _NOWHERE
            continue
        reason = verdict.rule.removeprefix("not:")
        if promised == _NOWHERE and reason not in _MAY_BE_READ:
            continue
        place = (decision.frame, decision.sentence)
        clause = text[decision.start : decision.end]
        marker = item.match(clause)
        clause = clause[marker.end() :].lstrip("\u3001. ") if marker is not None else clause
        word = _promise(lexicon, clause, reason)
        if word:
            promised = place
            yield Aside(decision, COMMITMENT, f"commitment:{word}")
        elif place == promised and _carried(lexicon, clause, reason):
            yield Aside(decision, COMMITMENT, "commitment:scope")
        else:
            if promised != _NOWHERE and been.search(clause):
                promised = _NOWHERE
            word = _permit(lexicon, clause, reason, speaker.kind)
            if word:
                yield Aside(decision, PERMISSION, f"permission:{word}")


def _promise(lexicon: Lexicon, clause: str, reason: str) -> str:
    """Return the word by which a clause undertakes something, or ""."""
    if reason not in _MAY_VOW:
        return ""
    found = lexicon.patterns["commits"].match(clause)
    if found is None or found.end() == len(clause) or lexicon.has("been", clause):
        return ""
    if lexicon.patterns["coming"].match(clause, found.end()):
        return ""
    word = re.sub("^.*(?=将|愿|一定|会|承诺|决心|誓)", "", found.group())
    if word == "将" and not _acts(lexicon, clause, found.end()):
        return ""
    return word


def _acts(lexicon: Lexicon, clause: str, at: int) -> bool:
    """Whether 将 tells of the future: a verb or what goes with one follows, no object that it puts first."""
    if lexicon.head_start(clause, at) is not None or lexicon.patterns["ahead"].match(clause, at):
        return True
    return any(start == 0 and word.slot == "action" for start, _, word in words().find(clause[at : at + 6]))


def _carried(lexicon: Lexicon, clause: str, reason: str) -> bool:
    """Whether a clause goes on with what an earlier one of its sentence undertakes."""
    if reason in _NOT_CARRIED or lexicon.has("been", clause):
        return False
    start = lexicon.head_start(clause, 0)
    return start is not None and lexicon.heads[start.form].group in ("verb", "noun", "adverb")


def _permit(lexicon: Lexicon, clause: str, reason: str, kind: str) -> str:
    """Return the word by which a clause permits something, or ""."""
    if reason not in _MAY:
        return ""
    found = lexicon.has("permits", clause)
    if found is None or clause.endswith("的") or lexicon.has("been", clause):
        return ""
    word, before = found.group(), clause[: found.start()]
    agent = lexicon.has("permitted", before) is not None
    if before.startswith(_SO) or (word in _CAN and _only_can(lexicon, clause, found.end())):
        return ""
    if not agent and (
        (kind == "official" and word in _CAN) or (reason == "condition" and not before.startswith(_BY))
    ):
        return ""
    free = agent or lexicon.has("permit_before", before) is not None
    return word if free or (len(before) <= 16 and lexicon.head_start(before, 0) is None) else ""


def _only_can(lexicon: Lexicon, clause: str, at: int) -> bool:
    """Whether what follows 可 is able, likely or worth it, or a relative clause (可以选择的处罚)."""
    return any(lexicon.patterns[name].match(clause, at) for name in ("able", "relative_tail"))
