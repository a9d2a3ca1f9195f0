"""Where: the division that a clause names as the place of what is demanded, or the kind of place.

Strings are normalized text, offsets characters of the clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from .slot_phrases import Hits, widened
from .slot_shapes import shapes

_SHAPES: Final = shapes("place")
# Kinds of place that are mostly persons or a subject; a place where the text says in, at or to it.
_LOOSE: Final = frozenset(
    (
        "企业",
        "市场",
        "乡村",
        "农村",
        "高校",
        "工厂",
        "边境",
        "社会面",
        "城乡结合部",
        "乡镇",
        "街道",
        "村组",
    )
)
_AT = ("在", "到", "向", "于", "深入", "下沉", "进入", "进", "入", "离开", "前往", "走进", "进出", "出入")
_NOT_AT: Final = ("推进", "改进", "促进", "引进", "增进")
_INSIDE: Final = ("内", "里", "入口", "门口", "出入口")
# Who is told to, and what is made of a place behind it.
_AGENT = ("督促", "指导", "鼓励", "引导", "帮扶", "支持", "帮助", "由", "会同", "组织", "动员", "要求", "《")
# How long an item marker in front of a place is.
_MARKER: Final = 3
# What ends a list of divisions.
_AND_SO_ON: Final = ("", "等地", "两地", "三地", "等市", "等县", "等省", "等区")
_JOINTS: Final = frozenset(("\u3001", "和", "及", "与", "或", "以及"))


class Place(NamedTuple):
    """A division named in a clause: its characters, and its code ("" unknown)."""

    start: int
    end: int
    code: str


def place(
    clause: str, behind: int, places: Sequence[Place], taken: Sequence[str], hits: Hits
) -> tuple[str | None, str | None]:
    """Return the place of a clause.

    clause: the clause. behind: where its predicate begins. places: the divisions in it, in order.
    taken: what other slots have taken of it. hits: the words in it, kinds of place (商场) among them.
    RETURNS: the words for the place, with the kind of place right behind a division; and the code, where it
        is a single division. None for what the clause does not say.
    """
    kinds = [(first, last) for first, last, word in hits if word.slot == "place" and first >= behind]
    if not places and not kinds:
        return None, None
    kinds = [
        (first, kinds[at + 1][1] if at + 1 < len(kinds) and kinds[at + 1][0] == last else last)
        for at, (first, last) in enumerate(kinds)
    ]
    spans = [(at, at + len(text)) for text in taken if (at := clause.find(text)) >= 0]
    free = [p for p in places if not any(a < p.end and p.start < b for a, b in spans)]
    kind = next(
        (
            phrase
            for span in kinds
            if not any(a < span[1] and span[0] < b for a, b in spans)
            and _is_kind(clause, phrase := widened(clause, _from(behind, span, places), span, hits), span[0])
        ),
        None,
    )
    for group in _groups(clause, _chains(free)):
        start, end = group[0][0].start, group[-1][-1].end
        if _SHAPES.origin.search(clause[max(0, start - 4) : start]) or _SHAPES.belongs.match(clause, end):
            continue
        if kind is not None and kind[0] == end:
            end = kind[1]
        return clause[start:end], (group[0][-1].code or None) if len(group) == 1 else None
    return (clause[slice(*kind)], None) if kind is not None else (None, None)


def _from(behind: int, span: tuple[int, int], places: Sequence[Place]) -> int:
    """Where the attributes of a kind of place may begin: behind the division before it."""
    return max([behind, *(p.end for p in places if p.end <= span[0])])


def told(clause: str, end: int, places: Sequence[Place]) -> str | None:
    """Return the divisions that a clause tells what to do (湖北省要…): those from its start to its modal."""
    groups = _groups(clause, _chains(places))
    if not groups or groups[0][0][0].start > _MARKER:
        return None
    last = groups[0][-1][-1].end
    if last > end or clause[last:end] not in _AND_SO_ON:
        return None
    return clause[groups[0][0][0].start : end]


def _groups(clause: str, chains: Sequence[list[Place]]) -> list[list[list[Place]]]:
    """Put together the places that a clause names in one breath (静安区、普陀区)."""
    groups: list[list[list[Place]]] = []
    for chain in chains:
        if groups and clause[groups[-1][-1][-1].end : chain[0].start] in _JOINTS:
            groups[-1].append(chain)
        else:
            groups.append([chain])
    return groups


def _is_kind(clause: str, phrase: tuple[int, int], noun: int) -> bool:
    """Whether a word for a kind of place says where.

    phrase: its characters, with its attributes. noun: where the word itself begins.
    """
    before, end = clause[: phrase[0]], phrase[1]
    if before.endswith(_AGENT) or _SHAPES.compound.match(clause, end):
        return False
    at = (
        before.endswith(_AT)
        and not before.endswith(_NOT_AT)
        and (phrase[0] == noun or clause[phrase[0]] == "所")
    )
    return clause[noun:end] not in _LOOSE or at or clause.startswith(_INSIDE, end)


def _chains(places: Sequence[Place]) -> list[list[Place]]:
    """Put together the levels of one place (前锋区 + 龙塘街道)."""
    chains: list[list[Place]] = []
    for each in places:
        if chains and chains[-1][-1].end == each.start:
            chains[-1].append(each)
        else:
            chains.append([each])
    return chains
