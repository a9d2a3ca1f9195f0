"""Which clauses of a speech are demands: cues, carried scope, bare imperatives, and what is none.

A sentence inside an open frame is judged as a whole, because the cue of one clause reaches to the
end of its list and a narrated or appraising clause colours its neighbours. Strings are normalized text.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import mypyc_attr

from .bare import NAMES, NO_CUE, PERMISSION, PLAN, PREAMBLE, SUBJECT, TOLD, TOPIC, Bare, Standing
from .clause import Clause, Found, FoundHead
from .force import force_of, urges_people
from .verdict import Setting, Verdict

# Why a clause was none that shows that its sentence tells of something.
_PLAIN: Final = frozenset(
    f"not:{reason}" for reason in ("no-cue", "appraisal", "copula", "background", "turn")
)
# The least characters of a condition.
_CONDITION: Final = 4
# With which begins who answers for what he has done (谁漏了人就查谁).
_WHOEVER: Final = "谁"
# The characters of an idiom.
_IDIOM: Final = 4
# How many of the clauses behind one are looked at.
_AHEAD: Final = 3


@mypyc_attr(acyclic=True)
class _Scope:
    """The demand that reaches over the clauses behind it.

    people: it urges people (引导群众…). asked: it goes back to a cue (请大家…).
    banned: it forbids to do on some pretext what follows. parted: a semicolon has come behind it.
    """

    def __init__(self, verdict: Verdict, people: bool, asked: bool, banned: bool) -> None:
        self.verdict, self.people, self.asked, self.banned = verdict, people, asked, banned
        self.parted = False


class Judge(Bare):
    """Takes clauses apart and judges the clauses of one sentence inside a frame."""

    def sentence(self, clauses: list[Clause], setting: Setting) -> list[Verdict]:
        """Judge the clauses of one sentence, or what of it is inside the frame.

        clauses: the clauses as ``read`` gives them, in order. setting: the frame's colour.
        RETURNS: one verdict a clause.
        """
        cued = [self._cued(clause, setting, clauses[i + 1 : i + 2]) for i, clause in enumerate(clauses)]
        if setting.weak or setting.cued:
            self._committed(clauses, cued)
            self._orders_said(clauses, cued, setting)
        if not (setting.on or setting.notice):
            self._turned(clauses, cued, setting.weak or setting.cued)
        last_cue = len(cued) - 1
        while last_cue >= 0 and cued[last_cue] is None:
            last_cue -= 1
        # What somebody is told to do (要求村里把上月以来…) may name what has been.
        told = last_cue < 0 and not (setting.on and setting.direct) and self._told(clauses)
        if last_cue < 0 and not told and self._orders_run(clauses, setting):
            setting = setting.copy()
            setting.momentum = True
        verdicts: list[Verdict] = []
        scope: _Scope | None = None
        preamble, whom, cases = self._preamble(clauses, cued), 0, self._cases_from(clauses)
        plain = planned = praised = False
        for i, clause in enumerate(clauses):
            verdict, following = cued[i], clauses[i + 1 : i + 1 + _AHEAD]
            planned = self._planned(clause, verdict, planned)
            before = clauses[i - 1] if i else None
            sees = clause.signs & self._seeing != 0 and clause.has("sees") is not None
            if scope is not None and clause.apart:
                scope.parted = True
            if i < preamble:
                verdict = PREAMBLE
            elif clause.headed is not None and verdict is None and not (setting.weak or setting.cued):
                verdict = self._headed(clause, clause.headed, setting)
            elif i < whom or (i + 1 < len(clauses) and (whom := self._whom(clauses, i)) > i):
                verdict = TOPIC
            elif verdict is None and (i >= cases or self._to_contact(clause, before)):
                verdict = NAMES
            elif planned or (verdict is None and self._plan_ahead(clause, following)):
                verdict = PLAN
                scope = None
            elif (praised and verdict is None) or (
                i == 1 and scope is None and self._made_known(clauses[0], clause)
            ):
                verdict = TOLD
            elif verdict is not None and scope is None:
                if self._outcome_as_subject(clause, following) or self._goal(clause, following, before):
                    verdict = SUBJECT
                elif not (verdicts and verdicts[-1] is SUBJECT) and self._remark(
                    clauses[max(0, i - 1) : i + 1], setting
                ):
                    verdict = TOLD
            elif verdict is not None and verdict.rule == "penalty" and before is not None and before.allows:
                verdict = PERMISSION
            elif verdict is None and sees:
                verdict = NO_CUE
            elif verdict is None and scope is not None:
                verdict = self._carried(clause, scope, following, setting, before)
            elif verdict is None:
                standing = Standing(before, following, i < last_cue, told, plain)
                verdict = self._opening(clause, standing, setting)
            if setting.urge or (scope is not None and scope.verdict.force == "urge"):
                verdict = self._softened(clause, verdict)
            verdicts.append(verdict)
            praised = not verdict.directive and (praised or clause.opens("praised") is not None)
            clause.allows = self._allows(clause, verdict, before)
            # Four characters (知重负重) between demands tell nothing, but for those that report (殷切嘱托).
            idiom = setting.momentum and len(clause.body) == _IDIOM and not clause.excluded
            idiom = idiom and self.lexicon.verb.search(clause.body) is None
            plain = plain or (verdict.rule in _PLAIN and not idiom and clause.opens("manner_start") is None)
            if verdict.directive:
                people = urges_people(clause) or (
                    scope is not None and scope.people and verdict.force == "urge"
                )
                banned = clause.has("pretext") is not None or (scope is not None and scope.banned)
                banned = banned and verdict.force == "forbid"
                scope = _Scope(verdict, people, ":cue:" in ":" + verdict.rule, banned)
                if clause.headed is not None and told:
                    # What follows the heading tells.
                    scope, plain = None, True
            told_of = clause.excluded == "aspect" and self._tells_of_body(clause)
            if sees or ((clause.excluded == "turn" or told_of) and not verdict.directive):
                scope, plain = None, True
        return verdicts

    def _headed(self, clause: Clause, head: FoundHead, setting: Setting) -> Verdict:
        """A clause that begins with a heading: that demands, whatever the words behind it tell."""
        force = force_of(clause, None, head, "urge" if setting.urge else "")
        return Verdict(True, f"head:{head[0].form}", force, setting.strength, head[1:])

    def _cued(self, clause: Clause, setting: Setting, following: list[Clause]) -> Verdict | None:
        """Judge a clause by its own cue; None if it has none that counts."""
        if setting.mute or clause.excluded in ("credit", "question") or not clause.body:
            return None
        if clause.excluded == "formal" and (
            clause.cue is None or clause.cue[0].kind not in ("modal", "forbid")
        ):
            return None
        if setting.weak or setting.cued:
            own = clause.has("first_person") is not None and clause.has("my_advice") is None
            if own or clause.excluded == "commit":
                return None
        if clause.signs & self._seeing and clause.has("sees") and clause.opens("addressee") is None:
            # 要看到: what follows tells.
            return None
        if clause.cue is None:
            return self._penalty(clause, setting) or self._construction(clause, following)
        cue, start, end = clause.cue
        if not (self._cue_counts(clause, clause.cue, setting) or self._ensured(clause, following, setting)):
            return None
        force = force_of(clause, clause.cue, clause.head)
        return Verdict(True, f"cue:{cue.form}", force, cue.strength, (start, end))

    def _cue_counts(self, clause: Clause, found: Found, setting: Setting) -> bool:
        cue, start, _ = found
        reason = clause.excluded
        if setting.weak and not self._plain(clause, found, setting):
            return False
        if cue.kind == "forbid" and clause.opens("some_do"):
            return False
        if setting.cued and (cue.kind == "outcome" or reason in ("aspect", "commit")):
            return False
        if cue.kind == "modal":
            if reason == "circumstance" and clause.has("excepted"):
                return False
            if reason == "purpose":
                return not (clause.has("circumstance_end") or clause.has("circumstance_span"))
            if reason == "condition" and clause.opens("condition_modal"):
                # 如必须前往: the modal is part of the condition.
                return start >= clause.skip + _CONDITION
            small = cue.form in self.lexicon.small_need
            if small and reason == "condition" and clause.has("condition_subject"):
                # 出现病例的班级应加强监测: the condition is part of the subject.
                return True
            return not (reason in ("condition", "circumstance", "topic") and small) or self._governs(
                clause, found
            )
        if reason in ("commit", "purpose", "topic"):
            return False
        if reason in ("circumstance", "condition"):
            return clause.has("hard_forbid") is not None
        return not (reason == "aspect" and (cue.kind in ("outcome", "urge") or setting.weak))

    def _ensured(self, clause: Clause, following: list[Clause], setting: Setting) -> bool:
        """Whether what is to be ensured beside (在确保…的前提下) belongs to the demand of the next clause."""
        if clause.excluded != "circumstance" or setting.weak or setting.cued or not following:
            return False
        behind = following[0]
        allowed = self._patterns["lets"].match(behind.body) is not None
        return clause.has("ensured") is not None and behind.excluded != "commit" and not allowed

    def _governs(self, clause: Clause, found: Found) -> bool:
        """Whether 应 governs the circumstance that it opens (应在…后), or stands behind a condition."""
        text, (_, start, end) = clause.text, found
        if clause.excluded == "circumstance":
            return self._patterns["small_governs"].match(text, end) is not None
        behind = clause.excluded == "condition" and start - clause.skip >= _CONDITION
        return (
            behind
            and not text.endswith("的")
            and self.lexicon.head.match(text, self.lexicon.lead(text, end)) is not None
        )

    def _plain(self, clause: Clause, found: Found, setting: Setting) -> bool:
        """Whether a demand is plain enough for a verb of saying: somebody is named who must act."""
        cue, start, _ = found
        if cue.form == "希望" and self._patterns["third_person"].match(clause.text[clause.skip : start]):
            return True
        if cue.strength < 4 or cue.kind == "outcome" or cue.form in self.lexicon.need:
            return self._patterns["pleading"].match(cue.form) is not None
        if self._has("resolving", cue.form) and self._asks_nobody(clause, found):
            return False
        if setting.momentum and cue.kind == "modal":
            return True
        if (
            setting.vows
            and cue.form == "一定要"
            and self._patterns["vowing"].match(clause.text[clause.skip : start])
        ):
            return False
        if clause.has("heeding"):
            return self._patterns["weak_bare"].match(clause.text[clause.skip : start]) is None
        return self._patterns["weak_own"].match(clause.text[clause.skip : start]) is None

    def _penalty(self, clause: Clause, setting: Setting) -> Verdict | None:
        """An announced penalty demands, even as what will be done."""
        if setting.weak or clause.has("penalty") is None or clause.has("aspect"):
            return None
        if (clause.item and self._label(clause)) or clause.has("permission"):
            return None
        told = clause.excluded in ("condition", "topic", "purpose", "circumstance")
        if told and not clause.has("penalty_sure"):
            return None
        if not (setting.notice or setting.on or clause.has("penalty_hint")):
            return None
        return Verdict(True, "penalty", "oblige", 4)

    def _construction(self, clause: Clause, following: list[Clause]) -> Verdict | None:
        """The constructions that demand without a cue word: 应检尽检, 该隔离的隔离, 凡进必查."""
        match = None
        if clause.may("should_all"):
            match = self._patterns["should_all"].search(clause.text, clause.skip)
        if match is None and following and clause.has("who_acts"):
            # 谁举办,谁负责: cut in two at the comma.
            match = self._patterns["who_acts"].search(clause.text, clause.skip)
            match = match if following[0].has("who_acts") else None
        if match is None or clause.body.startswith("只有"):
            return None
        if clause.excluded in ("aspect", "commit") and not match.group().startswith(_WHOEVER):
            return None
        if clause.excluded == "purpose" and following:
            # 为做到应检尽检,…
            return None
        if clause.excluded == "copula" and clause.has("predicate_is"):
            return None
        if clause.excluded == "topic" and clause.text.startswith("\u201d", match.end()):
            return None
        force = "forbid" if self._has("spared", match.group()) else "oblige"
        return Verdict(True, "construction", force, 4, match.span())

    def _told(self, clauses: list[Clause]) -> bool:
        """Whether a sentence without a cue narrates instead of demanding."""
        for clause in clauses:
            if clause.excluded in ("aspect", "commit"):
                return True
            unreal = clause.excluded == "topic" or clause.has("based_on") or clause.opens("supposing")
            past = clause.has("past") if not unreal else None
            if past is not None and not self._inside(clause, past) and not self._unreal(clause, past):
                return True
        return False

    def _remark(self, clauses: list[Clause], setting: Setting) -> bool:
        """Whether what looks like a demand only rounds off a narrated or appraising sentence."""
        return (
            self._own_outcome(clauses, setting)
            or self._told_outcome(clauses, setting)
            or self._need(clauses, setting)
        )

    def _own_outcome(self, clauses: list[Clause], setting: Setting) -> bool:
        """Whether an outcome goes on with what somebody has done or says that he will do."""
        found, before = clauses[-1].cue, clauses[:-1]
        if found is None or not before or before[-1].body.endswith("的"):
            return False
        if found[0].kind == "outcome":
            return before[-1].excluded in ("commit", "aspect")
        return (
            before[-1].excluded == "commit"
            and not setting.notice
            and self._has("promoting", found[0].form) is not None
        )

    def _need(self, clauses: list[Clause], setting: Setting) -> bool:
        """Whether 需要 only appraises: nobody is named who must act."""
        found = clauses[-1].cue
        if found is None or setting.on or setting.notice or found[0].form not in self.lexicon.need:
            return False
        text = clauses[-1].text
        if self._patterns["needed_of"].match(text, found[2]) and "越" not in text[: found[1]]:
            return False
        return self._asks_nobody(clauses[-1], found)

    def _told_outcome(self, clauses: list[Clause], setting: Setting) -> bool:
        """Whether an outcome (确保…) closes a narrated sentence instead of a list of demands."""
        found, before = clauses[-1].cue, clauses[:-1]
        if (
            found is None
            or found[0].kind != "outcome"
            or setting.on
            or setting.notice
            or setting.momentum
            or not before
        ):
            return False
        last = before[-1]
        if last.excluded in ("topic", "condition", "circumstance", "purpose", "connective"):
            return False
        return last.head is None and not last.opens("manner_start")

    def _carried(
        self,
        clause: Clause,
        scope: _Scope,
        following: list[Clause],
        setting: Setting,
        before: Clause | None,
    ) -> Verdict:
        """A clause after a demand in the same sentence: a demand unless something excludes it."""
        reason = clause.excluded
        last = not following
        if (reason == "purpose" and last and not clause.body.startswith(("以便", "以备"))) or (
            clause.opens("still_listed")
            and (
                reason == "copula"
                or (clause.body.startswith("包括") and reason in ("background", "circumstance"))
            )
            and not (following and self._claims(following[0]))
        ):
            reason = ""
        if reason == "circumstance" and clause.has("under"):
            reason = ""
        if reason == "topic" and last and self.lexicon.head.search(clause.body):
            reason = ""
        if not reason and self._addressee_only(clause, following):
            reason = "addressee"
        if not reason and (self._awaiting(clause, following) or self._offence(clause, following)):
            reason = "topic"
        weak = clause.head is None or clause.head[0].group == "weak"
        if not reason and not last and weak and clause.has("asks"):
            reason = "topic"
        if not reason and (self._named_only(clause) or self._adds_noun(clause)):
            reason = "names"
        if not reason and self._labels(clause, following):
            reason = "label"
        if not reason and (self._permits(clause, setting) or self._allowed(clause, before)):
            reason = "permission"
        if reason:
            return Verdict(False, f"not:{reason}")
        carried = self._urge_on(clause, scope, setting)
        if setting.notice and setting.urge and not scope.asked:
            # Of a letter's bare imperatives each has its own force; what one is asked to do is all asked.
            decreed = clause.opens("inner_no") is not None or self._decreed(clause, setting)
            carried = "" if decreed else "urge"
        verb = clause.head or self._inner(clause)
        force = force_of(clause, None, verb, carried)
        banned = scope.banned and not (scope.parted or clause.item)
        banned = banned or (scope.verdict.force == "forbid" and self._forbids_on(clause, before))
        force = "forbid" if banned and force == "oblige" else force
        return Verdict(
            True, f"scope:{scope.verdict.rule.removeprefix('scope:')}", force, scope.verdict.strength
        )

    def _forbids_on(self, clause: Clause, before: Clause | None) -> bool:
        """Whether what is forbidden goes on: its time alone was named (不得在…前), or its harm follows."""
        if self._patterns["harms"].match(clause.body):
            return True
        if before is None or before.cue is None:
            return False
        return self._patterns["when_only"].fullmatch(before.text, before.cue[2]) is not None

    def _urge_on(self, clause: Clause, scope: _Scope, setting: Setting) -> str:
        """Whether the urging of an earlier clause reaches this one: "urge" or "oblige"."""
        if setting.urge and scope.verdict.force in ("urge", "forbid"):
            return "urge"
        if scope.parted or (clause.item and clause.item != "is"):
            return "oblige"
        governed = scope.verdict.force == "urge" and self._has("urge_rule", scope.verdict.rule) is not None
        if governed or (scope.people and clause.has("public_verb")):
            return "urge"
        return "oblige"
