"""Force of a demand: oblige, forbid or urge. The head verb decides; of two in a clause, the first one."""

from __future__ import annotations

from .clause import Clause, Found, FoundHead
from .lexicon import Lexicon


def force_of(clause: Clause, cue: Found | None, head: FoundHead | None, carried: str = "") -> str:
    """Return the force of a clause.

    clause: the clause. cue, head: what governs it, with its characters.
    carried: the force of the demand before it in the sentence ("" for none); only an urge is handed on.
    RETURNS: oblige, forbid or urge.
    """
    lexicon, text = clause.lexicon, clause.text
    if cue is not None:
        return _of_cue(lexicon, text, cue, head)
    inner = lexicon.patterns["inner_no"].search(text, clause.skip) if clause.may("inner_no") else None
    if inner is not None and (head is None or head[0].group == "adverb" or inner.start() < head[1]):
        return "urge" if carried == "urge" else "forbid"
    if (head is None or head[1] > clause.skip) and clause.opens("abstains"):
        return "urge" if carried == "urge" else "forbid"
    if head is not None and head[0].force != "oblige":
        return _of_head(lexicon, text, head)
    if head is not None and _urges(lexicon, text, head):
        return "urge"
    return "urge" if carried == "urge" else "oblige"


def urges_people(clause: Clause) -> bool:
    """Whether a clause has people urged to do something, which its list goes on with (引导群众…)."""
    return clause.may("urging") and clause.lexicon.has("urging", clause.text) is not None


def _of_cue(lexicon: Lexicon, text: str, cue: Found, head: FoundHead | None) -> str:
    if cue[0].kind == "modal":
        return _after_modal(lexicon, text, cue[2]) or "oblige"
    if (
        head is not None
        and head[2] <= cue[1]
        and head[0].group == "verb"
        and cue[0].kind in ("forbid", "urge")
        and not lexicon.has("none_lacking", text)
    ):
        # A verb of its own before the cue is the first one and decides: 引导群众非必要不外出, 做到不漏一人.
        return "urge" if _urges(lexicon, text, head) else _of_head(lexicon, text, head)
    if cue[0].kind == "urge" and lexicon.patterns["carry_out"].match(text, cue[1]):
        # 请遵照执行: an order in polite form, to those who have to obey.
        return "oblige"
    return cue[0].force


def _of_head(lexicon: Lexicon, text: str, head: FoundHead) -> str:
    if head[0].form in lexicon.urge_person:
        return "urge" if _urges(lexicon, text, head) else "oblige"
    return head[0].force


def _urges(lexicon: Lexicon, text: str, head: FoundHead) -> bool:
    """Whether the verb is one of leading people on, and people follow."""
    return (
        head[0].form in lexicon.urge_person
        and not text.startswith("的", head[2])
        and lexicon.patterns["urging"].match(text, head[1]) is not None
    )


def _after_modal(lexicon: Lexicon, text: str, at: int) -> str:
    """Return forbid or urge if the verb behind a modal says so."""
    position = lexicon.lead(text, at)
    follow = lexicon.cue.match(text, position)
    if follow is not None and lexicon.cues[follow.group()].kind in ("forbid", "urge"):
        return lexicon.cues[follow.group()].force
    match = lexicon.head.match(text, position)
    if match is not None:
        head = (lexicon.heads[match.group()], match.start(), match.end())
        if head[0].force != "oblige":
            return _of_head(lexicon, text, head)
        if _urges(lexicon, text, head):
            return "urge"
    return "forbid" if negated(lexicon, text, position) else ""


def negated(lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether 不 stands where the verb should, outside of fixed words such as 不断."""
    return text.startswith("不", at) and lexicon.patterns["not_negated"].match(text[at : at + 6]) is None
