"""What somebody says of his own doings: plans of his or of a body, what has to be done, what has been done.

Strings are normalized text.
"""

from __future__ import annotations

from .clause import Clause
from .naming import Naming
from .verdict import Verdict


class Plans(Naming):
    """Takes clauses apart and tells those that only say what the speaker or a body does itself."""

    def _committed(self, clauses: list[Clause], cued: list[Verdict | None]) -> None:
        """Strike cues behind somebody's own plan (…一定会…) that name nobody else who must act."""
        own = planned = False
        for i, clause in enumerate(clauses):
            planned = planned or clause.has("plan_time") is not None
            if planned and clause.has("first_person"):
                # 下一步,我们要…: what they are going to do themselves.
                cued[i] = None
            own = own or clause.excluded == "commit" or clause.has("vow") is not None
            if own and clause.cue is not None and self._asks_nobody(clause, clause.cue):
                cued[i] = None

    def _turned(self, clauses: list[Clause], cued: list[Verdict | None], said: bool) -> None:
        """Strike what one has to do (遇事要找人), nobody being named, in front of how things really are.

        said: somebody only says it; what is demanded must stand behind a condition to be no demand.
        """
        turn = 0
        for i, clause in enumerate(clauses):
            if clause.excluded == "turn":
                turn = i
        for i in range(turn):
            clause = clauses[i]
            if not said and clause.excluded != "condition":
                continue
            cue = clause.cue
            if cue is not None and cue[0].kind == "modal" and cue[0].strength < 5:
                cued[i] = None if self._asks_nobody(clause, cue) else cued[i]

    def _planned(self, clause: Clause, verdict: Verdict | None, before: bool) -> bool:
        """Whether a clause goes on with what a body of its sentence says that it will do itself."""
        if verdict is not None and verdict.cue is None:
            return False
        if clause.excluded == "commit" or (clause.signs & self._to_an_end and clause.has("to_that_end")):
            # 主要是为了…,确保…: why it is done.
            return verdict is None
        if clause.cue is not None and clause.cue[0].kind != "outcome":
            return False
        if not before or clause.apart or clause.item:
            return False
        if clause.cue is not None:
            return self._asks_nobody(clause, clause.cue)
        return clause.head is not None or clause.opens("addressee") is None

    def _plan_ahead(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether a clause says on what ground a body will do what the next one tells (根据…,我局将…)."""
        if not following or following[0].excluded != "commit" or following[0].cue is not None:
            return False
        stated = clause.opens("manner_start") is not None and clause.body[0] not in "把将"
        return clause.cue is None and not clause.item and stated

    def _tells_of_body(self, clause: Clause) -> bool:
        """Whether a clause tells, behind demands, what a body has done."""
        return clause.head is None and clause.cue is None and clause.opens("addressee") is not None

    def _softened(self, clause: Clause, verdict: Verdict) -> Verdict:
        """Let what one is to do as far as one can (请…,尽量不外出) be asked like the rest."""
        softly = verdict.directive and clause.cue is not None and self._has("softly", clause.cue[0].form)
        return verdict.urging() if softly else verdict
