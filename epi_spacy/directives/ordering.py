"""Clauses that demand without a word for it, by saying how a thing is done: by whom, when, in which order.

Strings are normalized text.
"""

from __future__ import annotations

from typing import Final

from .clause import Clause
from .force import force_of
from .naming import first_cue
from .plans import Plans
from .verdict import Setting, Verdict

# A longer clause with a subject of its own tells of somebody, unless it stands in a list.
SHORT: Final = 14
# The least characters that say what holds.
_NORM: Final = 4


class Ordering(Plans):
    """Takes clauses apart and tells those that say who does what, when and how often."""

    def _ordered(
        self, clause: Clause, setting: Setting, before: Clause | None = None, before_cue: bool = False
    ) -> bool:
        """Whether a clause in a speech says by whom, when, how often or in which order a thing is done.

        A short clause does so without such words if it says what is not done, or under an item with any verb.
        """
        if clause.has("unordered") or clause.has("first_person"):
            return False
        if clause.has("ordered"):
            told = setting.weak or setting.cued
            # 从外省回来的,两小时内报村: what those named before do.
            named = setting.notice and before is not None and before.excluded == "topic"
            ahead = before_cue and not told and len(clause.body) <= SHORT
            return setting.momentum or named or ((setting.on or ahead) and not setting.notice)
        if not (setting.momentum and setting.person and len(clause.body) <= SHORT):
            return False
        if before is not None and before.excluded == "condition":
            return False
        if clause.has("inner_no"):
            return True
        return setting.numbered and self._inner(clause, any_verb=True) is not None

    def _decreed(self, clause: Clause, setting: Setting) -> bool:
        """Whether a letter says what is closed or put off, which it does not ask (喜事缓办)."""
        return setting.notice and clause.has("decreed") is not None

    def _ensues(self, clause: Clause, setting: Setting, before: Clause | None) -> bool:
        """Whether a rule says what holds for those named before it (已满10年的,年休假5天)."""
        if (
            not (setting.notice or setting.on)
            or setting.person
            or setting.urge
            or before is None
            or clause.item
            or clause.excluded
        ):
            return False
        named = before.excluded in ("topic", "condition", "formal")
        named = named and (before.body.endswith("的") or before.opens("all_clear") is not None)
        return named and len(clause.body) >= _NORM and not clause.has("supposed")

    def _tasked(self, clause: Clause, setting: Setting, before: Clause | None) -> bool:
        """Whether a clause says, right behind the verb of demand, whom is to do what, be its verb unknown."""
        asked = setting.on and setting.direct and before is None
        return asked and not clause.excluded and clause.opens("tasked") is not None

    def _orders_run(self, clauses: list[Clause], setting: Setting) -> bool:
        """Whether a sentence of a speech is a run of short orders (每天碰头,当天的事当天办)."""
        if setting.momentum or setting.weak or setting.cued or setting.notice:
            return False
        orders = 0
        for clause in clauses:
            orders += self._short_order(clause)
        return orders > 1

    def _orders_said(self, clauses: list[Clause], cued: list[Verdict | None], setting: Setting) -> None:
        """Let what an official is said to say order right before what he forbids (每班六人,不许空岗).

        Behind a demand a run of such orders does without that.
        """
        if not setting.person or setting.weak or any(clause.excluded == "aspect" for clause in clauses):
            return
        first = first_cue(cued)
        run = [i for i, clause in enumerate(clauses[:first]) if self._short_order(clause)]
        cue = clauses[first].cue if first < len(clauses) else None
        if first == len(clauses):
            run = run if setting.momentum and len(run) > 1 else []
            if run and not clauses[0].excluded and clauses[0].opens("addressee"):
                run.insert(0, 0)
        else:
            while run and run[-1] - run[0] >= len(run):
                run.pop(0)
            forbids = cue is not None and cue[0].kind == "forbid"
            run = run if run and run[-1] == first - 1 and forbids else []
        for i in run:
            force = force_of(clauses[i], None, self._inner(clauses[i]), "")
            cued[i] = Verdict(True, "ordered", force, setting.strength)

    def _short_order(self, clause: Clause) -> bool:
        """Whether a short clause says by whom, when or how often a thing is done."""
        if len(clause.body) > SHORT or clause.excluded or clause.cue is not None or "\u201c" in clause.body:
            return False
        told = clause.has("unordered") or clause.has("first_person")
        return not told and clause.has("ordered") is not None

    def _somebody_does(self, clause: Clause) -> bool:
        """Whether a clause says what one does with a thing (公安机关对…露头就打), be its verb unknown."""
        return clause.opens("disposes") is not None and not self._nominal(clause)

    def _advice(self, clause: Clause, setting: Setting) -> bool:
        """Whether a clause without a known verb still rules: what is not done, by whom, little or first."""
        names = ("charged", "inner_no", "plain_advice") if setting.notice else ("charged", "inner_no")
        return any(clause.has(name) for name in names)
