"""Clauses that demand without a cue: bare imperatives, headings, what a document rules, who must act.

Strings are normalized text.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from .clause import Clause
from .force import force_of
from .ordering import SHORT, Ordering
from .verdict import Setting, Verdict

TOLD: Final = Verdict(False, "not:told")
SUBJECT: Final = Verdict(False, "not:subject")
NO_CUE: Final = Verdict(False, "not:no-cue")
PREAMBLE: Final = Verdict(False, "not:preamble")
TOPIC: Final = Verdict(False, "not:topic")
PERMISSION: Final = Verdict(False, "not:permission")
PLAN: Final = Verdict(False, "not:commit")
NAMES: Final = Verdict(False, "not:names")


@mypyc_attr(acyclic=True)
class Standing:
    """Where a clause stands that comes before any demand of its sentence.

    before: the clause before it, or None. following: some of those behind it.
    before_cue: a cue comes behind it. told: its sentence has none and narrates.
    plain: what came before it is told.
    """

    def __init__(
        self, before: Clause | None, following: list[Clause], before_cue: bool, told: bool, plain: bool
    ) -> None:
        self.before, self.following = before, following
        self.before_cue, self.told, self.plain = before_cue, told, plain


class Bare(Ordering):
    """Takes clauses apart and judges those that have no cue and hang on no demand."""

    def _opening(self, clause: Clause, standing: Standing, setting: Setting) -> Verdict:
        """A clause before the first demand of its sentence."""
        before, following = standing.before, standing.following
        before_cue, plain = standing.before_cue, standing.plain
        manner = clause.opens("manner_start") is not None
        ruled = setting.on or setting.notice
        if clause.excluded == "copula" and ruled and not plain and clause.has("answers_for"):
            # 校长是第一责任人: a rule.
            return Verdict(True, "frame", "oblige", setting.strength)
        lone = clause.excluded == "topic" and not following and self._dealt_with(clause)
        if clause.excluded and not lone and not (clause.excluded == "copula" and manner and before_cue):
            return Verdict(False, f"not:{clause.excluded}")
        if manner and not clause.item and following and following[0].excluded == "aspect":
            # 结合通知,制定了…: how a thing was done.
            return TOLD
        if self._awaiting(clause, following) or self._faced(clause, following):
            return TOPIC
        if self._named_only(clause) or self._adds_things(clause):
            return NAMES
        reason = self._no_opening(clause, standing, setting)
        if reason:
            return SUBJECT if reason == "subject" else Verdict(False, f"not:{reason}")
        carried = "urge" if setting.urge and not self._decreed(clause, setting) else ""
        ordinal = clause.item == "ordinal" and len(clause.body) <= 6
        alone = not following or self._names_only(following[0])
        label = clause.item and alone and (self._label(clause) or clause.opens("step") is not None)
        if ordinal or (label and not (setting.urge and clause.head is not None)):
            return Verdict(False, "not:label")
        if clause.head is not None:
            head, start, end = clause.head
            framed = before_cue or setting.on or setting.notice or setting.momentum
            sure = framed or clause.item != "" or self._sure(following)
            if self._told_on(clause, before_cue, plain, setting):
                return TOLD
            if head.group in ("weak", "manner") and not sure:
                return Verdict(False, "not:weak-head")
            force = force_of(clause, None, clause.head, carried)
            return Verdict(True, f"head:{head.form}", force, setting.strength, (start, end))
        met = (
            clause.opens("in_view_of") is not None
            and (setting.on or setting.notice)
            and self._sure(following)
        )
        if manner and (before_cue or met):
            return Verdict(True, "manner", "oblige", setting.strength)
        named = clause.opens("topic_start") is None
        if clause.item and named and len(clause.body) <= 16 and clause.has("heading_end"):
            return Verdict(True, "heading", carried or "oblige", setting.strength)
        # An appeal's items ask for something, but not where they only name what the next clause asks.
        asked = clause.item and setting.urge and not self._asked_next(clause, following)
        counted = clause.item in ("is", "want", "sequence") or asked
        counted = counted or (clause.item and setting.notice and clause.opens("resulting") is not None)
        counted = counted and clause.item != "ordinal"
        if counted and named and len(clause.body) <= 8 and not clause.has("nominal_heading"):
            return Verdict(True, "heading", carried or "oblige", setting.strength)
        verdict = self._subject_and_verb(clause, before_cue, plain, setting, carried)
        ensues = self._ensues(clause, setting, before)
        if verdict.directive or (plain and not ensues):
            return verdict
        if ensues:
            rule = "ensues"
        elif self._tasked(clause, setting, before):
            rule = "frame"
        elif self._ordered(clause, setting, before, before_cue):
            rule = "ordered"
        else:
            return verdict
        force = force_of(clause, None, self._inner(clause), carried)
        return Verdict(True, rule, force, setting.strength)

    def _asked_next(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether a clause only names what the next one asks by itself."""
        if not following or "的" not in clause.body:
            return False
        asks = following[0].cue is not None or following[0].has("should_all") is not None
        return asks and self._names_only(clause)

    def _no_opening(self, clause: Clause, standing: Standing, setting: Setting) -> str:
        """Return why no demand can open with a clause, or ""."""
        if (setting.weak or setting.cued) and not self._goes_on_demanding(clause, standing.told, setting):
            return "weak-frame"
        if self._subject_clause(standing.following) or self._goal(
            clause, standing.following, standing.before
        ):
            return "subject"
        if self._permits(clause, setting) or self._allowed(clause, standing.before):
            return "permission"
        if self._end_goes_on(clause, standing):
            return "purpose"
        return "told" if standing.told or self._achieved(clause) else ""

    def _end_goes_on(self, clause: Clause, standing: Standing) -> bool:
        """Whether a clause goes on with the end named before it, those who must act standing behind it."""
        before, following = standing.before, standing.following
        if before is None or before.excluded != "purpose" or clause.head is None or not following:
            return False
        behind = following[0]
        return not clause.item and behind.head is None and behind.opens("addressee") is not None

    def _goes_on_demanding(self, clause: Clause, told: bool, setting: Setting) -> bool:
        """Whether a bare verb goes on with the demands of a speaker who mostly tells."""
        sure = clause.head is not None and clause.head[0].group in ("verb", "adverb")
        listed = setting.cued and setting.numbered and self._ordered(clause, setting)
        return setting.momentum and (sure or listed) and not told

    def _told_on(self, clause: Clause, before_cue: bool, plain: bool, setting: Setting) -> bool:
        """Whether a bare verb in somebody's speech goes on telling; plain: its sentence does."""
        if not setting.person or before_cue or setting.on or setting.notice or setting.urge or clause.item:
            return False
        sure = clause.head is not None and clause.head[0].group == "verb"
        if plain and setting.numbered and setting.momentum and sure:
            return False
        return plain or not (setting.momentum or setting.fresh)

    def _achieved(self, clause: Clause) -> bool:
        """Whether a clause says what has been reached, not what is to be reached."""
        return clause.has("achieved") is not None and not clause.has("pushing")

    def _sure(self, following: list[Clause]) -> bool:
        """Whether the next clause opens like a bare imperative without doubt."""
        if not following or following[0].excluded:
            return False
        head = following[0].head
        return following[0].cue is not None or (head is not None and head[0].group in ("verb", "adverb"))

    def _subject_and_verb(
        self, clause: Clause, before_cue: bool, plain: bool, setting: Setting, carried: str
    ) -> Verdict:
        """A subject with a bare verb (各部门加强值守): a demand if the frame or the subject makes it one."""
        verb = self._inner(clause)
        framed = setting.on or setting.notice or setting.direct
        if setting.notice and setting.urge:
            # A letter also tells what has been done and how things stand.
            framed = setting.numbered or setting.momentum or setting.direct
        if verb is None:
            verb = self._inner(clause, any_verb=True) if setting.direct or setting.notice else None
        short = len(clause.body) <= SHORT
        moving = setting.momentum and (setting.listed or before_cue or short)
        if setting.person and not setting.numbered:
            # An official's own words also tell of what others do.
            moving = moving and clause.opens("place_first") is not None
        moving = moving and not (before_cue and self._nominal(clause))
        moving = moving and not clause.has("first_person")
        listed = moving and (setting.listed or clause.body.startswith("不"))
        ordered = setting.on and setting.direct and not plain and self._somebody_does(clause)
        # 号召党员干部冲锋在前: whom one appeals to is to do whatever follows.
        called = setting.on and setting.urge and not plain and clause.opens("called") is not None
        advised = (framed or listed) and self._advice(clause, setting)
        if verb is None and not (ordered or called or advised):
            return NO_CUE
        moving = moving and not plain
        addressed = setting.momentum and not (before_cue or plain)
        addressed = addressed and clause.opens("addressee") is not None
        if not (framed or addressed or moving):
            return NO_CUE
        force = force_of(clause, None, verb, carried)
        rule = "frame" if framed else "addressee" if addressed else "momentum"
        return Verdict(True, rule, force, setting.strength)
