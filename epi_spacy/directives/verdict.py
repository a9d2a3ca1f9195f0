"""What is decided about a clause, and how the frame around it colours that."""

from __future__ import annotations

from mypy_extensions import mypyc_attr


@mypyc_attr(acyclic=True)
class Verdict:
    """The decision on one clause, and why.

    directive: whether the clause is a demand.
    rule: id of the rule that decided, such as ``cue:要``, ``head:加强``, ``scope:cue:要``, ``not:topic``.
    force: oblige, forbid or urge ("" for no directive); strength: 0 to 5.
    cue: characters of the cue within the clause, half-open, or None.
    """

    def __init__(
        self,
        directive: bool,
        rule: str,
        force: str = "",
        strength: int = 0,
        cue: tuple[int, int] | None = None,
    ) -> None:
        self.directive, self.rule = directive, rule
        self.force, self.strength, self.cue = force, strength, cue

    def moved(self, by: int) -> Verdict:
        """Return the verdict with its cue further on. by: how many characters lie before."""
        if self.cue is None:
            return self
        cue = (self.cue[0] + by, self.cue[1] + by)
        return Verdict(self.directive, self.rule, self.force, self.strength, cue)

    def uncued(self) -> Verdict:
        """Return the verdict without its cue."""
        return Verdict(self.directive, self.rule, self.force, self.strength)

    def urging(self) -> Verdict:
        """Return the verdict with the force of an appeal."""
        return Verdict(self.directive, self.rule, "urge", self.strength, self.cue)


@mypyc_attr(acyclic=True)
class Setting:
    """How a frame colours its sentences.

    on: content demands without a cue (要求, rules of a document).
    notice: a document that lays down rules.
    weak: only plain cues count (表示). mute: nothing does (介绍).
    cued: a demand needs a cue to begin with (说).
    urge: the reporting verb itself urges (希望, 呼吁).
    direct: the content follows its reporting verb within the clause (要求工作人员…).
    strength: 0 to 5, of demands without a cue of their own.
    momentum: the sentence goes on after demands: an addressee with a verb is one.
    listed: it goes on with a list, or a body speaks: any subject with a verb is one.
    numbered: it stands under an item marker.
    vows: a verb reports it, and what one has to do may be his own vow (表示,一定要…).
    person: an official speaks. fresh: the sentence opens his speech, or its paragraph.
    """

    def __init__(
        self,
        on: bool = False,
        notice: bool = False,
        weak: bool = False,
        mute: bool = False,
        cued: bool = False,
        urge: bool = False,
        direct: bool = False,
        strength: int = 3,
        vows: bool = False,
        person: bool = False,
    ) -> None:
        self.on, self.notice, self.weak, self.mute, self.cued = on, notice, weak, mute, cued
        self.urge, self.direct, self.strength = urge, direct, strength
        self.vows, self.person = vows, person
        self.momentum = self.listed = self.numbered = self.fresh = False

    def copy(self) -> Setting:
        """Return a setting of its own, to be changed for a sentence."""
        copy = Setting(
            self.on,
            self.notice,
            self.weak,
            self.mute,
            self.cued,
            self.urge,
            self.direct,
            self.strength,
            self.vows,
            self.person,
        )
        copy.momentum, copy.listed = self.momentum, self.listed
        copy.numbered, copy.fresh = self.numbered, self.fresh
        return copy
