"""Clauses that demand nothing by themselves because they only name something for the clauses beside them.

Whom or what the next clause is about, the end to which it says what it takes, who must act, what is allowed,
why the rules below are made. Strings are normalized text.
"""

from __future__ import annotations

from typing import Final

from .clause import Clause, ClauseReader, Found, FoundHead
from .verdict import Setting, Verdict

# How many clauses at most say of whom a sentence speaks.
_WHOM: Final = 8
# How many clauses may say on what ground something is asked, before those that say to what end.
_GROUNDS: Final = 2
# No list of places or things to which something is done is longer, without 的.
_NAMED: Final = 16
# How clauses begin that name a field, one after the other.
_CONCERNS: Final = ("涉及", "非涉及", "不涉及")


def first_cue(cued: list[Verdict | None]) -> int:
    """Return which clause is the first that a cue of its own makes a demand, or how many there are."""
    first = 0
    while first < len(cued) and cued[first] is None:
        first += 1
    return first


class Naming(ClauseReader):
    """Takes clauses apart and tells those that only name something."""

    def _preamble(self, clauses: list[Clause], cued: list[Verdict | None]) -> int:
        """Return how many clauses of a sentence only say why and on whose word the rules below are made."""
        first = first_cue(cued)
        made = 0
        for i, clause in enumerate(clauses):
            if clause.signs & self._enacting and clause.has("enacts"):
                made = i + 1
                break
        if not made and clauses[0].excluded == "purpose" and clauses[0].has("heeding"):
            # 为贯彻…精神,落实…部署,各地要…
            while (
                made + 1 < len(clauses) and clauses[made].has("heeding") and clauses[made + 1].opens("heeds")
            ):
                made += 1
            made += made > 0
            # 为贯彻…精神,做好…工作,结合…实际,…
            made = max(
                made, *(i + 1 for i, clause in enumerate(clauses[:first]) if clause.opens("grounds")), 0
            )
        return max(min(made, first), self._to_what_end(clauses, first))

    def _to_what_end(self, clauses: list[Clause], first: int) -> int:
        """Return how many clauses say to what end others are asked (为避免人群流动,降低风险,各村要…).

        first: which clause holds the first cue.
        """
        if first == len(clauses):
            return 0
        cue = clauses[first].cue
        if cue is None or cue[0].kind not in ("modal", "urge") or any(c.item for c in clauses[:first]):
            return 0
        if cue[0].kind == "modal" and self._asks_nobody(clauses[first], cue):
            return 0
        grounds = clauses[: min(first, _GROUNDS + 1)]
        return first if any(clause.excluded == "purpose" for clause in grounds) else 0

    def _asks_nobody(self, clause: Clause, found: Found) -> bool:
        """Whether nobody who must act is named before the cue of a clause."""
        before = clause.text[clause.skip : found[1]]
        # 有条件的要…: those who have what it takes.
        return not before.endswith("的") and self._patterns["addressee"].match(before) is None

    def _goal(self, clause: Clause, following: list[Clause], before: Clause | None) -> bool:
        """Whether a clause only names the end to which the next one says what it takes (…, 需要…)."""
        if clause.item or not following or following[0].apart or (before is not None and not before.excluded):
            return False
        takes = following[0].opens("takes")
        if takes is None:
            return False
        if clause.cue is not None:
            bare = clause.cue[0].form == "要" and clause.cue[1] <= clause.skip
            return bare and following[0].cue is not None and takes.group() not in ("要", "也要", "还要", "可")
        # 按照…要求,要…: on whose word.
        return clause.head is not None and clause.opens("on_ground") is None

    def _outcome_as_subject(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether an outcome is what the next clause speaks of (确保…, is our task)."""
        outcome = clause.cue is not None and clause.cue[0].kind == "outcome"
        return outcome and self._subject_clause(following)

    def _subject_clause(self, following: list[Clause]) -> bool:
        """Whether a later clause says something about this one (…, is the first line of defence)."""
        for clause in following:
            if clause.cue is not None and clause.cue[0].kind != "outcome":
                return False
            if clause.has("predicate_start"):
                return True
            if clause.head is not None and clause.head[0].group != "noun":
                continue
            if clause.excluded not in ("topic", "circumstance", "condition", ""):
                return False
        return False

    def _whom(self, clauses: list[Clause], at: int) -> int:
        """Return where a sentence has said of whom it speaks (对隐瞒行程,造成后果的,…), or ``at``."""
        if clauses[at].body[:1] != "对" or clauses[at].cue is not None or not clauses[at].opens("conduct"):
            return at
        for end in range(at + 1, min(at + _WHOM, len(clauses) - 1)):
            clause = clauses[end]
            if clause.cue is not None or clause.item or clause.apart or clause.opens("topic_start"):
                break
            if self._claims(clause):
                return end if end > at + 1 else at
            if clause.body.endswith("的") or clause.has("relative_noun") or clause.has("trouble_end"):
                return end + 1
        return at

    def _awaiting(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether a clause only names those of whom the next one demands (有物业的小区, 要…)."""
        if not following or following[0].apart:
            return False
        if clause.body.startswith("以及") and clause.cue is None and self._noun_last(clause.body, 2, _NAMED):
            return True
        if clause.opens("topic_start") and self._goes_on_naming(following[0]):
            return True
        if clause.cue is None and self._lets_whom(clause, following[0]):
            return True
        if clause.body[:1] == "对" and following[0].head is not None and self._what_is_got(clause):
            return True
        if clause.opens("also_if") and clause.cue is None and self._claims(following[0]):
            return True
        if clause.opens("at_whom") and clause.cue is None and self._noun_last(clause.body, 2, _NAMED):
            after = following[1:2] if following[0].opens("still_listed") else following[:1]
            return any(self._claims(later) for later in after)
        bare = clause.head is None and clause.cue is None and clause.opens("bare_noun") is not None
        if bare and following[0].opens("addressee"):
            # 积压的山货,商务局牵头…
            return not self._order_last(clause)
        if not self._claims(following[0]):
            return False
        if clause.has("awaiting") or clause.has("relative_noun"):
            return True
        if clause.has("measured") and (clause.head is None or clause.head[0].group == "noun"):
            return True
        if clause.head is not None or clause.cue is not None:
            return False
        if clause.opens("manner_start") or clause.opens("still_listed"):
            return False
        if clause.body.startswith(("由", "并由")):
            # 由医院做好对…的供应: a rule.
            return False
        things = clause.has("named_things") is not None and self._noun_last(clause.body, 0, _NAMED)
        # 再进行7天的居家隔离: what is done with them.
        return things and not self._order_last(clause) and not clause.has("for_days")

    def _faced(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether a clause that opens a sentence only names with what the next one deals (针对短板,加强…)."""
        if clause.item or not following or clause.cue is not None or clause.opens("faced") is None:
            return False
        return clause.has("dealing") is None

    def _lets_whom(self, clause: Clause, behind: Clause) -> bool:
        """Whether a clause only names on what ground, or whom, the next one allows something (根据…,可…)."""
        if not self._patterns["lets"].match(behind.body):
            return False
        if clause.opens("on_ground"):
            return True
        of = max(0, clause.body.rfind("的"))
        dealt = any(self._patterns[name].search(clause.body, of) for name in ("done_to", "topic_verb"))
        return clause.body[:1] == "对" and clause.opens("topic_start") is not None and not dealt

    def _what_is_got(self, clause: Clause) -> bool:
        """Whether a clause only names what somebody gets, with which the next one deals (对…取得的奖金)."""
        found = clause.has("gain_end") if not clause.has("gives") else None
        return found is not None and not self._patterns["topic_verb"].search(clause.body, found.start())

    def _goes_on_naming(self, clause: Clause) -> bool:
        """Whether a clause goes on with those whom the one before names (以及…取得的收入)."""
        if clause.body.startswith(("符合", "属于")) and clause.body.endswith("的"):
            return True
        if clause.body.startswith(_CONCERNS) and clause.cue is None:
            return True
        joined = clause.cue is None and clause.body.startswith(("以及", "及", "和"))
        return joined and (clause.excluded == "topic" or self._noun_last(clause.body, 1, _NAMED))

    def _cases_from(self, clauses: list[Clause]) -> int:
        """Return from which clause a sentence only lists what it has spoken of (下列人员…:(1)…;(2)…)."""
        for i, clause in enumerate(clauses[:-1]):
            if clause.has("cases_below"):
                after = i + 1
                while after < len(clauses) and not clauses[after].item:
                    after += 1
                return after
        return len(clauses)

    def _order_last(self, clause: Clause) -> bool:
        """Whether behind its last 的 a clause says what is done with the thing named (拉化肥的车凭证放行)."""
        found = clause.has("ordered")
        of = clause.body.rfind("的")
        if found is not None and found.start() >= of:
            return True
        return clause.may("urgent") and self._patterns["urgent"].search(clause.body, of + 1) is not None

    def _claims(self, clause: Clause) -> bool:
        """Whether a clause lacks only those of whom it demands, or whom it allows, something (要…, 可…)."""
        if clause.opens("claim"):
            return True
        if clause.cue is None:
            return False
        cue, start, _ = clause.cue
        return cue.kind in ("modal", "forbid") and start - clause.skip <= 2

    def _dealt_with(self, clause: Clause) -> bool:
        """Whether a clause that is a whole sentence says what is done with somebody (对…V)."""
        return (
            clause.body.startswith("对")
            and not clause.body.endswith("的")
            and not clause.has("relative_noun")
        )

    def _named_only(self, clause: Clause) -> bool:
        """Whether a clause only lists bodies, papers to hand in, or whom to call."""
        if clause.head is not None or clause.cue is not None:
            return False
        if clause.has("telephone") or (clause.noted and clause.has("charged_bodies")):
            return True
        if clause.has("papers_cited") is not None:
            return True
        if clause.opens("places_named") is not None:
            # 甲、乙等口岸: with which the next clause deals.
            return True
        return bool(
            (clause.has("bodies") and not clause.has("ordered")) or (clause.item and clause.has("papers"))
        )

    def _to_contact(self, clause: Clause, before: Clause | None) -> bool:
        """Whether a clause names whom to call (联系人:…), or who signs."""
        return before is not None and clause.noted and before.has("contact") is not None

    def _adds_noun(self, clause: Clause) -> bool:
        """Whether a clause only adds whom or what the one before it means above all (尤其是毕业班)."""
        added = clause.opens("above_all")
        if added is None or clause.head is not None or clause.cue is not None:
            return False
        return self._noun_last(clause.body, added.end(), _NAMED)

    def _labels(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether a clause among demands is a label of what stands behind it: a step, a number (“1检”,…)."""
        if not following:
            return clause.item != "" and clause.opens("step") is not None
        return not following[0].apart and clause.opens("tally") is not None

    def _made_known(self, before: Clause, clause: Clause) -> bool:
        """Whether a clause says to what end a body has made its measures known (提出若干举措,确保…)."""
        known, to_end = self._patterns["made_known"], self._patterns["to_end"]
        return known.match(before.body) is not None and to_end.match(clause.body) is not None

    def _adds_things(self, clause: Clause) -> bool:
        """Whether a clause before any demand goes on with a list of things (以及运输上述物资的车辆)."""
        joined = clause.head is None and clause.cue is None and clause.body.startswith("以及")
        return joined and clause.body.endswith("等") and self._noun_last(clause.body, len("以及"), _NAMED)

    def _addressee_only(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether a clause only names who must act, the demand standing in the next one."""
        return (
            bool(following)
            and following[0].cue is not None
            and clause.has("addressee_end") is not None
            and not ("的" in clause.body and self._order_last(clause))
            and self.lexicon.head.search(clause.body) is None
        )

    def _offence(self, clause: Clause, following: list[Clause]) -> bool:
        """Whether a clause only says what is punished (散布谣言, 造成严重影响的, 将依法…)."""
        if clause.has("offence") is None:
            return False
        return any(later.body.endswith("的") and later.excluded == "topic" for later in following)

    def _permits(self, clause: Clause, setting: Setting) -> bool:
        """Whether a clause lets somebody do something; 允许 is an order to those who would forbid it."""
        if clause.cue is None and clause.opens("entitled"):
            # 其子女享受优待政策: what somebody is offered.
            return True
        found = clause.has("permission")
        if found is None or (found.group() == "允许" and not setting.notice):
            return False
        before, behind = clause.body[: found.start()], clause.body[found.end() :]
        noted = before.rfind("(") > before.rfind(")")
        governed = clause.head is not None and clause.head[1] < clause.skip + found.start()
        return not (noted or (governed and "的" in behind))

    def _allowed(self, clause: Clause, before: Clause | None) -> bool:
        """Whether a bare verb goes on with what the clause before it allows (可…,优化…)."""
        if before is None or not before.allows:
            return False
        if clause.has("spares"):
            return True
        if clause.apart:
            return False
        if clause.opens("owing") or clause.has("charged"):
            return False
        if clause.has("in_some_way") or (clause.cue is None and clause.opens("by_which")):
            return True
        if clause.head is None:
            return False
        return clause.head[0].group != "weak" or clause.opens("manner_start") is not None

    def _allows(self, clause: Clause, verdict: Verdict, before: Clause | None) -> bool:
        """Whether a clause lets somebody do something, with which the next one may go on."""
        if verdict.directive or clause.body.endswith("的"):
            return False
        if verdict.rule == "not:no-cue" and before is not None and before.allows and not clause.apart:
            return True
        if verdict.rule == "not:permission":
            return clause.has("may") is not None or self._allowed(clause, before)
        told = clause.excluded in ("circumstance", "aspect")
        return told and clause.has("may") is not None and clause.has("permission") is not None

    def _names_only(self, clause: Clause) -> bool:
        """Whether a clause only names things (检测区域: 甲镇、乙镇)."""
        return clause.cue is None and clause.head is None and self._inner(clause, any_verb=True) is None

    def _nominal(self, clause: Clause) -> bool:
        """Whether a clause ends in a noun with what belongs to it, and no verb behind."""
        of = clause.text.rfind("的")
        return of > 0 and len(clause.text) - of <= 10 and self.lexicon.head.search(clause.text, of) is None

    def _label(self, clause: Clause) -> bool:
        """Whether an item's heading only names a topic (检测范围)."""
        head = clause.head
        if clause.opens("label_verb"):
            return False
        if clause.opens("label_whole"):
            # 实施依据: no demand to carry out grounds.
            return True
        if head is None and any(
            self.lexicon.heads[found.group()].group == "verb"
            for found in self.lexicon.head.finditer(clause.text, clause.skip + 2)
            if found.end() < len(clause.text)
        ):
            # 全县实行静态管理 has a verb of its own.
            return False
        noun = head is None or (head[0].group in ("noun", "weak", "adverb") and head[1] == clause.skip)
        return noun and len(clause.body) <= 10 and clause.has("nominal_heading") is not None

    def _inner(self, clause: Clause, any_verb: bool = False) -> FoundHead | None:
        for match in self.lexicon.head.finditer(clause.text, clause.skip):
            head = self.lexicon.heads[match.group()]
            if head.form.startswith("不"):
                continue
            if any_verb and (len(head.form) > 1 or head.form in "把将用"):
                return head, match.start(), match.end()
            if head.group in ("verb", "adverb") or (
                head.group == "noun" and len(clause.text) - match.end() > 1
            ):
                return head, match.start(), match.end()
        return None
