"""The officials table: one row a person and post, with the division in which the post is held."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .lexicons import lexicons
from .persons import Person
from .post import Post

# How far a place carries: within a list of posts, within a sentence, within a paragraph or two; characters.
JOINED, SENTENCE, REACH = 12, 60, 400

_SENT = re.compile("(?:赶来|派来|前来|来|派出)的$")
_END = re.compile("[。;!?\n]")

# level word of a post -> kinds and levels of the division that it may mean
_LEVELS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "省": (("province",), ("省", "自治区", "直辖市", "市")),
    "自治区": (("province",), ("自治区", "区")),
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
    "居委会": (("village",), ("社区", "居委会")),
    "居民委员会": (("village",), ("社区", "居委会")),
    "师": (("prefecture",), ("师",)),
}
_CITY, _DISTRICT = frozenset(["市", "市级", "市直", "师市"]), frozenset(["区", "区级"])
_LONG = {"省级": "省", "省直": "省", "县级": "县", "县直": "县", "镇级": "镇", "乡级": "乡", "村级": "村"}


class Place(NamedTuple):
    """A division on the text: offsets, code, codes from the province down, level, kind."""

    start: int
    end: int
    code: str
    path: tuple[str, ...] = ()
    level: str = ""
    kind: str = ""


class Jurisdiction(NamedTuple):
    """One step of the article's jurisdiction, from the province down."""

    code: str
    level: str
    kind: str


def rows(
    text: str,
    people: Mapping[str, Person],
    places: Sequence[Place],
    chain: Sequence[Jurisdiction],
    counts: Callable[[int], bool] | None = None,
) -> list[dict[str, Any]]:
    """Make the table.

    text: the normalized text.
    people: persons by name.
    places: divisions in order.
    chain: the article's jurisdiction, from the province down.
    counts: whether the post that begins at an offset makes a row; by default all do.
    RETURNS: rows in the order of the text, with the offsets of the person's mentions.
    """
    where = Where(text, places, chain, _high(people))
    held = [(post, person) for person in people.values() if person.official for post in person.posts.values()]
    held.sort(key=lambda item: item[0].start)
    table: dict[tuple[str, str], dict[str, Any]] = {}
    beside: set[tuple[str, str]] = set()
    for post, person in held:
        code = where.of(post, person.name)
        if counts is not None and not counts(post.start):
            continue
        key = (person.name, post.text)
        if not post.apart:
            beside.add(key)
        if key not in table:
            table[key] = _row(person, post, key[1], code)
        elif code and not table[key]["division"]:
            table[key]["division"] = code
        table[key]["evidence"].append([post.start, post.end])
        high = post.national or (not post.words and post.role.word in lexicons().words["national_role"])
        table[key]["level"] = table[key]["level"] or ("national" if high else "")
    kept = [row for key, row in table.items() if not _short(key, row, table, key in beside)]
    for row in kept:
        row["level"] = level_of(row["division"], chain, places) or row["level"]
    return kept


def _high(people: Mapping[str, Person]) -> frozenset[str]:
    """The names of those who hold a post of the country anywhere in the article."""
    roles = lexicons().words["national_role"]
    return frozenset(
        person.name
        for person in people.values()
        if any(
            post.national or (not post.words and post.role.word in roles) for post in person.posts.values()
        )
    )


def rank(role: str) -> str:
    """``deputy`` for 副 posts, else ``head``; of the role with its modifiers."""
    return "deputy" if "副" in role else "head"


def level_of(code: str, chain: Sequence[Jurisdiction] = (), places: Sequence[Place] = ()) -> str:
    """The level of a division, from the article's own words for it, else from its code.

    code: the division's code, or empty.
    RETURNS: province, prefecture, county, township, village or zone; empty without a code.
    """
    known: Iterable[Jurisdiction | Place] = (*chain, *places)
    for step in known:
        if step.code == code and step.level:
            return step.level
    if len(code) != 6:
        return {9: "township", 12: "village"}.get(len(code), "")
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def _row(person: Person, post: Post, text: str, code: str) -> dict[str, Any]:
    return {
        "name": person.name,
        "post": text,
        "organ": post.organ,
        "role": "".join(post.modifiers) + post.role.word,
        "division": code,
        "mentions": [start for start, _ in person.mentions],
        "rank": rank("".join(post.modifiers) + post.role.word),
        "acting": any(word in ("代", "代理") for word in post.modifiers),
        "former": any(word in ("原", "时任", "前", "前任", "已故") for word in post.status),
        "level": "",
        "evidence": [],
    }


def _short(
    key: tuple[str, str], row: dict[str, Any], table: Mapping[tuple[str, str], Any], beside: bool
) -> bool:
    """Whether the row only repeats another of the same person: 书记 beside 市委书记."""
    name, text = key
    others = [other for n, other in table if n == name and other != text]
    if not beside:
        return any(other.endswith(text) or text.endswith(other) for other in others)
    if text in lexicons().words["own_title"]:
        # ``总书记`` is a title by itself, whatever longer one stands elsewhere.
        return False
    return not row["organ"] and any(other.endswith(text) for other in others)


class Where:
    """Says in which division a post is held; to be asked in the order of the text.

    text: the normalized text.
    places: divisions in order.
    chain: the article's jurisdiction, from the province down.
    high: the names of those who hold posts of the country.
    """

    def __init__(
        self,
        text: str,
        places: Sequence[Place],
        chain: Sequence[Jurisdiction],
        high: frozenset[str] = frozenset(),
    ) -> None:
        self.text = text
        self.high = high
        self.places = places
        self.starts = [place.start for place in places]
        self.by_end = {place.end: place for place in places}
        self.chain = chain
        self.last: tuple[Post, str] | None = None
        self.bodies: list[tuple[str, str]] = []
        self.own: tuple[Post, Place] | None = None

    def of(self, post: Post, name: str) -> str:
        """The code of the division of a post that a person holds, empty where the text gives no ground."""
        if self.last and post is self.last[0]:
            return self.last[1]
        code = self._of(post, name)
        self.last = (post, code)
        return code

    def _of(self, post: Post, name: str) -> str:
        seat = post.start - post.stray
        # ``某街道原党工委委员``: what is told of the post may stand between.
        told = next((word for word in post.status if self.text.endswith(word, 0, seat)), "")
        own = self.by_end.get(seat) or self.by_end.get(seat - len(told))
        if own and self.text[own.start - 1 : own.start] in ("赴", "驻", "援"):
            # ``赴广东指导组组长``: sent there by somebody else.
            return ""
        if own:
            self.own = (post, own)
            self.bodies.append((post.organ, own.code))
            return own.code
        sent = _SENT.search(self.text, max(0, post.start - 4), post.start)
        if sent and sent.start() in self.by_end:
            # ``从齐齐哈尔赶来的医疗队队长``.
            return self.by_end[sent.start()].code
        joined = self.last is not None and 0 <= post.start - self.last[0].end <= JOINED
        joined = joined and self.last is not None and not _END.search(self.text, self.last[0].end, post.start)
        lex = lexicons()
        high = post.role.word in lex.words["national_role"] or (
            post.role.word == "主席" and name in lex.known
        )
        if post.national or (not post.words and high):
            self.bodies.append((post.organ, ""))
            return ""
        if post.role.word == "代表" and not post.words:
            # ``某市市长某某代表说``: of which congress, the place beside it does not say.
            return ""
        level = _LONG.get(post.level, post.level)
        near = self.own if self.own and post.start - self.own[0].end <= SENTENCE else None
        if level:
            # ``儋州市委书记某某、市长某某``: the place named in the same breath, if it is of that level.
            if near and _fits(level, near[1].level, near[1].kind):
                return near[1].code
            return by_level(level, self.chain) or self._before(post.start, level) or self._above(post, level)
        if len(post.organ) > 3:
            # A body named in full before: 中央…领导小组 carries over to 领导小组成员.
            for organ, code in reversed(self.bodies[-8:]):
                if organ != post.organ and organ.endswith(post.organ):
                    return code
        if self.last and joined:
            return self.last[1]
        return (self._calling(post) if not post.words else "") or self._here(post)

    def _calling(self, post: Post) -> str:
        """``某街道召开…会,李某某书记主持``: the town whose meeting it is, for a bare post."""
        number = bisect_left(self.starts, post.start)
        for place in self.places[max(0, number - 1) : number]:
            town = place.level == "township" and post.start - place.end <= SENTENCE
            inside = bool(self.chain) and self.chain[-1].code in place.path
            calls = any(self.text.startswith(verb, place.end) for verb in ("召开", "组织召开"))
            if town and inside and calls and not _END.search(self.text, place.end, post.start):
                return place.code
        return ""

    def _here(self, post: Post) -> str:
        """The jurisdiction; for a post that towns and villages do not have, the county above them."""
        steps = list(self.chain)
        if post.role.word in lexicons().words["county_role"] and "武装部" not in post.organ:
            steps = [step for step in steps if step.level not in ("township", "village")]
        return steps[-1].code if steps else ""

    def _before(self, at: int, level: str) -> str:
        """The division of that level that was named last before an offset."""
        number = bisect_left(self.starts, at)
        for place in reversed(self.places[max(0, number - 30) : number]):
            if at - place.end > REACH:
                return ""
            if _fits(level, place.level, place.kind):
                return place.code
        return ""

    def _above(self, post: Post, level: str) -> str:
        """``省委常委、武汉市委书记``: the province of the place that a joined post names."""
        if level not in ("省", "自治区"):
            return ""
        number = bisect_left(self.starts, post.end)
        for place in self.places[number : number + 1]:
            if place.start - post.end <= JOINED and place.path:
                return place.path[0]
        return ""


def _fits(level: str, of_level: str, kind: str) -> bool:
    """Whether a level word may mean a division of the given level and kind."""
    if level in _CITY:
        return kind == "市"
    if level in _DISTRICT:
        return kind.endswith("区") and kind not in ("自治区", "地区", "社区") and of_level != "province"
    levels, kinds = _LEVELS.get(level, ((), ()))
    return of_level in levels and kind in kinds


def by_level(level: str, chain: Sequence[Jurisdiction]) -> str:
    """The step of the jurisdiction that a level word means.

    level: a level word such as 市 or 区.
    chain: the jurisdiction from the province down.
    RETURNS: its code; empty if the jurisdiction has no such step.
    """
    for step in reversed(chain):
        if _fits(level, step.level, step.kind):
            return step.code
    steps = list(reversed(chain))
    if level == "省":
        return next((s.code for s in steps if s.level == "province"), "")
    if level in _DISTRICT:
        return next((s.code for s in steps if s.level == "zone"), "")
    if len(level) > 1 and (level.endswith("区") or level == "新城") and level not in _LEVELS:
        return steps[0].code if steps else ""
    return ""
