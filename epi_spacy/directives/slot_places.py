"""Where: the division that a clause names as the place of what is demanded, or the kind of place.

Strings are normalized text, offsets characters of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# Behind a division that only says where somebody or something belongs, or who acts.
_BELONGS = re.compile(
    "籍|人(?!民(?:医院|广场)|员密集)|产|(?:的)?(?:疫情|形势|经验|做法|模式|任务|要求|部署|精神|水平|实际|发展|大局|战略)"
    "|[一-龥]{0,9}?(?:局|委(?!会)|厅|政府|指挥部|领导小组|办公室|部门|党委|党工委|公司|集团|专班|干部|群众|市民|居民|村民|人员|上下|各级|各单位|各[乡镇县村]|报$|日报|网$)"
)
# In front of a division that somebody comes from or must not go to.
_FROM = re.compile("(?:来自|从|自|由|返|来|抵|离开?|前往|赴|去|到过|途经|途径|旅居|不再?[去到]|入)$")
_JOINTS = frozenset(("\u3001", "和", "及", "与", "或", "以及"))


class Place(NamedTuple):
    """A division named in a clause: its characters, and its code ("" unknown)."""

    start: int
    end: int
    code: str


def place(
    clause: str, places: Sequence[Place], taken: Sequence[str], kind: tuple[int, int] | None
) -> tuple[str | None, str | None]:
    """Return the place of a clause.

    clause: the clause. places: the divisions in it, in order. taken: what other slots have taken of it.
    kind: the characters of the first word for a kind of place (商场), or None.
    RETURNS: the words for the place, with the kind of place right behind a division; and the code, where it
        is a single division. None for what the clause does not say.
    """
    spans = [(at, at + len(text)) for text in taken if (at := clause.find(text)) >= 0]
    free = [p for p in places if not any(a < p.end and p.start < b for a, b in spans)]
    chains = [chain for chain in _chains(free) if _is_place(clause, chain)]
    if not chains:
        return (clause[slice(*kind)], None) if kind is not None else (None, None)
    first, last = chains[0], chains[0]
    for before, after in pairwise(chains):
        if clause[before[-1].end : after[0].start] not in _JOINTS:
            break
        last = after
    end = last[-1].end
    if kind is not None and kind[0] == end:
        end = kind[1]
    return clause[first[0].start : end], (first[-1].code or None) if first is last else None


def _chains(places: Sequence[Place]) -> list[list[Place]]:
    """Put together the levels of one place (前锋区 + 龙塘街道)."""
    chains: list[list[Place]] = []
    for each in places:
        if chains and chains[-1][-1].end == each.start:
            chains[-1].append(each)
        else:
            chains.append([each])
    return chains


def _is_place(clause: str, chain: Sequence[Place]) -> bool:
    before, behind = clause[max(0, chain[0].start - 4) : chain[0].start], clause[chain[-1].end :]
    return _FROM.search(before) is None and _BELONGS.match(behind) is None
