"""The officials table: one row a person and post, with the division in which the post is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .persons import Person
from .posts import Post

# level word of a post -> kinds and levels of the division that it may mean
_LEVELS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "省": (("province",), ("省", "自治区", "直辖市", "市")),
    "自治区": (("province",), ("自治区",)),
    "兵团": (("province", "prefecture"), ("兵团",)),
    "州": (("prefecture",), ("州", "自治州")),
    "自治州": (("prefecture",), ("州", "自治州")),
    "盟": (("prefecture",), ("盟",)),
    "地": (("prefecture",), ("地区",)),
    "县": (("county",), ("县", "自治县")),
    "自治县": (("county",), ("县", "自治县")),
    "旗": (("county",), ("旗", "自治旗")),
    "镇": (("township",), ("镇",)),
    "乡": (("township",), ("乡", "民族乡")),
    "苏木": (("township",), ("苏木",)),
    "街道": (("township",), ("街道",)),
    "街": (("township",), ("街道", "街")),
    "村": (("village",), ("村",)),
    "嘎查": (("village",), ("嘎查", "村")),
    "社区": (("village",), ("社区", "居委会")),
    "师": (("prefecture",), ("师",)),
}
_CITY, _DISTRICT = frozenset(["市", "市级", "市直", "师市"]), frozenset(["区", "区级"])
_LONG = {"省级": "省", "省直": "省", "县级": "县", "县直": "县", "镇级": "镇", "乡级": "乡", "村级": "村"}


class Place(NamedTuple):
    """A division on the text, as the table needs it: offsets, code and the codes from the province down."""

    start: int
    end: int
    code: str
    path: tuple[str, ...] = ()


class Jurisdiction(NamedTuple):
    """One step of the article's jurisdiction, from the province down."""

    code: str
    level: str
    kind: str


def rows(
    people: Mapping[str, Person],
    places: Mapping[int, Place],
    chain: Sequence[Jurisdiction],
    zone_ok: Any = None,
) -> list[dict[str, Any]]:
    """Make the table.

    people: persons by name.
    places: divisions by the offset where they end.
    chain: the article's jurisdiction.
    zone_ok: whether the post that begins at an offset counts; by default all do.
    RETURNS: rows in the order of the text, with the offsets of the person's mentions.
    """
    table: list[tuple[int, dict[str, Any]]] = []
    for person in people.values():
        if not person.official:
            continue
        posts = [
            post
            for post in sorted(person.posts, key=lambda p: p.start)
            if zone_ok is None or zone_ok(post.start)
        ]
        codes = divisions(posts, places, chain)
        seen: dict[str, int] = {}
        for post, code in zip(posts, codes, strict=True):
            text = words(post)
            if text in seen:
                row = table[seen[text]][1]
                row["division"] = row["division"] or code
                continue
            seen[text] = len(table)
            table.append((post.start, _row(person, post, text, code)))
        _merge(table, seen, person.name)
    return [row for _, row in sorted(table, key=lambda item: item[0]) if row]


def words(post: Post) -> str:
    """The words of a post without a division, as the text has them."""
    return post.organ + "".join(post.modifiers) + post.role.word


def _row(person: Person, post: Post, text: str, code: str) -> dict[str, Any]:
    return {
        "name": person.name,
        "post": text,
        "organ": post.organ,
        "role": "".join(post.modifiers) + post.role.word,
        "division": code,
        "mentions": [start for start, _ in person.mentions],
        "rank": "deputy" if any("副" in word for word in post.modifiers) else "head",
        "acting": any(word in ("代", "代理") for word in post.modifiers),
        "former": any(word in ("原", "时任", "前", "前任", "已故") for word in post.status),
    }


def _merge(table: list[tuple[int, dict[str, Any]]], seen: Mapping[str, int], name: str) -> None:
    """Drop a bare role that a fuller post of the same person ends with (书记 beside 市委书记)."""
    for text, number in seen.items():
        longer = [other for other in seen if other != text and other.endswith(text)]
        bare = text == table[number][1]["role"]
        if longer and bare and not table[number][1]["organ"]:
            table[number][1].clear()


def divisions(posts: Sequence[Post], places: Mapping[int, Place], chain: Sequence[Jurisdiction]) -> list[str]:
    """The division code of each of a person's posts, empty where the text gives no ground."""
    codes: list[str] = []
    for number, post in enumerate(posts):
        own = places.get(post.start)
        if post.national and not own:
            codes.append("")
        elif own and own.code:
            codes.append(_committee(post, own))
        elif post.level:
            codes.append(by_level(post.level, chain) or _sibling(post, posts, places))
        elif number and post.start - posts[number - 1].end <= 12:
            codes.append(codes[-1])
        else:
            codes.append(chain[-1].code if chain else "")
    return codes


def _committee(post: Post, own: Place) -> str:
    return own.code


def _sibling(post: Post, posts: Sequence[Post], places: Mapping[int, Place]) -> str:
    """``省委常委、武汉市委书记``: the province of the place that a joined post names."""
    if post.level not in ("省", "自治区"):
        return ""
    for other in posts:
        own = places.get(other.start)
        if own and own.path:
            return own.path[0]
    return ""


def by_level(level: str, chain: Sequence[Jurisdiction]) -> str:
    """The step of the jurisdiction that a level word means.

    level: a level word such as 市 or 区.
    chain: the jurisdiction from the province down.
    RETURNS: its code; empty if the jurisdiction has no such step.
    """
    level = _LONG.get(level, level)
    steps = list(reversed(chain))
    if level in _CITY:
        return next((s.code for s in steps if s.kind == "市"), "")
    if level in _DISTRICT:
        found = next(
            (s.code for s in steps if s.kind.endswith("区") and s.kind not in ("自治区", "地区", "社区")), ""
        )
        return found or next((s.code for s in steps if s.level in ("county", "zone")), "")
    if level in _LEVELS:
        levels, kinds = _LEVELS[level]
        found = next((s.code for s in steps if s.level in levels and s.kind in kinds), "")
        return found or (next((s.code for s in steps if s.level in levels), "") if level == "省" else "")
    if level.endswith("区") or level in ("新城",):
        return next((s.code for s in steps if s.level in ("zone", "county")), "") or (
            steps[0].code if steps else ""
        )
    return ""
