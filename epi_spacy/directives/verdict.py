"""What is decided about a clause, and how the frame around it colours that."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """The decision on one clause, and why.

    directive: whether the clause is a demand.
    rule: id of the rule that decided, such as ``cue:要``, ``head:加强``, ``scope:cue:要``, ``not:topic``.
    force: oblige, forbid or urge ("" for no directive); strength: 0 to 5.
    cue: characters of the cue within the clause, half-open, or None.
    """

    directive: bool
    rule: str
    force: str = ""
    strength: int = 0
    cue: tuple[int, int] | None = None


class Setting(NamedTuple):
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
    vows: what one has to do may be his own vow (表示).
    person: an official speaks. fresh: the sentence opens his speech, or its paragraph.
    """

    on: bool = False
    notice: bool = False
    weak: bool = False
    mute: bool = False
    cued: bool = False
    urge: bool = False
    direct: bool = False
    strength: int = 3
    momentum: bool = False
    listed: bool = False
    numbered: bool = False
    vows: bool = False
    person: bool = False
    fresh: bool = False
