"""Posts by grammar: level or place, organ, modifiers, role, read leftwards from the role.

``市应对疫情应急指挥部指挥长`` is read from its end: the role, the organ's generic, the words of its
name, the level. A division name ends the post on its left: it is a mention of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .lexicons import HARD, Lexicons, Role
from .names import Names, is_han

MAX_WORD = 14
MAX_POST = 48
OPEN_NAME = 14

_LEADERS = frozenset(["省长", "市长", "州长", "盟长", "县长", "区长", "旗长", "镇长", "乡长", "村长"])
# Institutions that carry names of their own, which no list of words covers.
_OPEN = re.compile(
    "(?:医院|大学|学院|学校|中学|小学|高中|幼儿园|研究院|研究所|公司|集团|诊所|养老院|派出所|"
    "中心|协会|商会|基金会|校区|医学部|国家森林公园|银行|分行|支行|厂|合作社|农场|林场|卫生院|收费站|车站)$"
)
_COMPANY = re.compile("公司|集团|银行|分行|支行|厂$|工厂|企业$|车间|合作社|事业部|项目部")
_NO_COMPANY = re.compile("医疗集团|教育集团|供销合作社|报业集团|人民银行")
_PARTY = re.compile("党委|党组|党支部|党总支|党工委|纪委")
# An open name does not reach across these.
_STOP = frozenset("的了在由与及对向从到于为是据将被让请给说着过等并跟把其即也还就都和者")
_JOIN = frozenset("和与及暨")
# Roles that take the word of their work without an organ: 政法委员.
_OF_WORK = frozenset(["代表", "委员", "专家", "首席专家", "干事", "专干"])
# Bodies whose members are named as such.
_MEMBERS = re.compile("党组|小组|指挥部|专班|工作组|班子|委员会|专家组|党工委|工作队|督导组")
_GIVEN_BACK = re.compile(
    "(?:(?<=社区)居委会|(?<=社区)居民委员会|(?<=村)村委会|(?<=村)村民委员会|(?<=区)管委会|(?<=区)管理委员会)$"
)
# Level words that are parts of organ words and roles: 村党支部, 嘎查长.
_LOCAL = ("社区", "村", "嘎查", "苏木", "居委会", "居民委员会")
_GOVERNMENT = ("人民政府", "政府")
_COMMITTEE = frozenset("省市州盟县区旗")
_LEVELS = frozenset("省市州县区旗镇乡村原日")
_NUMBER = re.compile("(?:第[一二三四五六七八九十百0-9]{1,4}|[0-9]{1,4}号?|[一二三四五六七八九十]{1,3}届?)$")
_BRACKET = re.compile("\\([^()\\n]{1,14}\\)$")
_DATE_LEFT = re.compile("[0-9]+[日年月时岁名位个]?$")
_LEVEL_WORDS = re.compile("[省市州盟县区旗镇乡村]")


@dataclass
class Post:
    """One post as it stands in the text: half-open offsets of the normalized text, and its parts."""

    start: int
    end: int
    role: Role
    words: list[tuple[str, str]] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    placed: bool = False
    opened: bool = False

    @property
    def organ(self) -> str:
        """The organ's words without modifiers and role."""
        return "".join(word for word, _ in self.words)

    @property
    def level(self) -> str:
        """The level word that opens the post, such as 市; empty if none does."""
        if self.words and self.words[0][1] == "level":
            return self.words[0][0]
        first = self.words[0][0] if self.words else "".join(self.modifiers) + self.role.word
        if first.startswith("驻村"):
            return "村"
        if not self.words and self.role.word in _LEADERS:
            return self.role.word[0]
        return next((level for level in _LOCAL if first.startswith(level)), "")

    @property
    def national(self) -> bool:
        """Whether the post is the country's."""
        return bool(self.words) and self.words[0][1] == "national"

    @property
    def company(self) -> bool:
        """Whether the post is in a company, and not in its party committee."""
        organ = self.organ
        if self.role.kind == "company":
            return True
        return bool(_COMPANY.search(organ)) and not _NO_COMPANY.search(organ) and not _PARTY.search(organ)


class Posts:
    """Reads posts leftwards in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names, asked whether a post may begin somewhere.
    ends: where divisions end, with where they begin.
    """

    def __init__(self, text: str, lex: Lexicons, names: Names, ends: dict[int, int]) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.ends = ends

    def read(self, role_start: int, role_end: int, role: Role) -> Post | None:
        """Read the post whose role stands at the given offsets.

        RETURNS: the post, or None if the role needs an organ and has none.
        """
        post = Post(role_start, role_end, role)
        self._modifiers(post)
        if role.word in _LEADERS:
            self._government(post)
        else:
            self._organ(post)
        self._status(post)
        if role.tie == "bound" and not post.words and not post.placed and not post.modifiers:
            return None
        if role.word == "成员" and not _MEMBERS.search(post.organ):
            return None
        return post

    def _word(self, table: Mapping[str, str], at: int) -> str:
        """The longest word of a table that ends at ``at``."""
        text = self.text
        for size in range(min(MAX_WORD, at), 0, -1):
            word = text[at - size : at]
            if word in table:
                return word
        return ""

    def _modifiers(self, post: Post) -> None:
        for _ in range(3):
            word = self._word(self.lex.modifiers, post.start)
            if not word or self.lex.modifiers[word] != "in" or post.start in self.ends:
                return
            if word in ("总", "正", "党员") and post.modifiers:
                return
            post.modifiers.insert(0, word)
            post.start -= len(word)

    def _status(self, post: Post) -> None:
        """``原``, ``时任``: told of the post, not part of it; also before the division."""
        at = post.start
        for _ in range(4):
            if at not in self.ends:
                break
            at = self.ends[at]
        for start in {at, post.start}:
            word = self._word(self.lex.modifiers, start)
            if word and self.lex.modifiers[word] == "out":
                post.status.append(word)

    def _government(self, post: Post) -> None:
        """``市政府副市长``: of organs only the government may stand before the head of a division."""
        at = post.start
        for word in _GOVERNMENT:
            if not self.text.startswith(word, at - len(word)):
                continue
            before = at - len(word)
            if before in self.ends:
                post.words, post.start, post.placed = [(word, "organ")], before, True
            elif before > 0 and _LEVEL_WORDS.match(self.text[before - 1]) and self._level_opens(before - 1):
                post.words = [(self.text[before - 1], "level"), (word, "organ")]
                post.start = before - 1
            return
        post.placed = at in self.ends

    def _organ(self, post: Post) -> None:
        text, organs = self.text, self.lex.organs
        at, floor = post.start, max(0, post.start - MAX_POST)
        words: list[tuple[str, str]] = []
        opened = False
        given = _GIVEN_BACK.search(text, self.ends[at], at) if at in self.ends else None
        if given:
            # ``春城社区|居委会主任``: the division's last word is the organ of the post.
            words.append((given.group(), "organ"))
            at = given.start()
            self.ends[at] = self.ends[post.start]
        while at > floor:
            if at in self.ends and self._ends_at(words):
                if words and words[0][0].startswith("委") and text[at - 1] in _COMMITTEE:
                    # A division that a committee's level word was taken for: give the word back.
                    self.ends[at - 1] = self.ends[at]
                    words.insert(0, (text[at - 1], "level"))
                    at -= 1
                post.placed = True
                break
            bracket = (
                _BRACKET.search(text, max(floor, at - 16), at) if text[at - 1] == ")" and words else None
            )
            if bracket:
                inside = bracket.group()
                words.insert(0, (inside, "bracket"))
                at -= len(inside)
                continue
            word = self._uncrossed(self._word(organs, at), at)
            number = _NUMBER.search(text, max(floor, at - 6), at)
            if number and len(number.group()) > len(word) and (words or post.role.stem):
                words.insert(0, (number.group(), "part"))
                at -= len(number.group())
                continue
            if not word:
                bridge = (self._bridge(at, floor) or self._after_join(at)) if words else at
                if bridge < at:
                    words.insert(0, (text[bridge:at], "part"))
                    at = bridge
                    continue
                if words and (self._open_chain(words) or self._bare(words)):
                    start = self._open(at) if self._open_chain(words) else self._short(at)
                    if start < at:
                        words.insert(0, (text[start:at], "open"))
                        at, opened = start, True
                        post.placed = at in self.ends
                break
            kind = organs[word]
            if kind == "level" and len(word) == 1 and not self._level_fits(words, post):
                kind = "generic" if word in "团师" else kind
                if kind == "level":
                    break
            words.insert(0, (word, kind))
            at -= len(word)
            if kind == "level":
                if at in self.ends:
                    # The level word is the division's own generic, or stands behind it.
                    post.placed = True
                elif not self._level_opens(at) and not self._committee(words):
                    words.pop(0)
                    at += len(word)
                    post.placed = bool(words)
                break
        self._accept(post, words, at, opened)

    def _level_fits(self, words: list[tuple[str, str]], post: Post) -> bool:
        if words:
            return words[0][1] in ("organ", "generic", "part", "open")
        return (
            bool(post.role.stem) or post.role.tie == "bound" or post.role.word == "书记" or not post.modifiers
        )

    def _committee(self, words: list[tuple[str, str]]) -> bool:
        """``市委``, ``县委``: the level word belongs to the committee whatever stands before it."""
        return len(words) > 1 and words[1][0] in (
            "委",
            "委员会",
            "委办",
            "委办公室",
        )

    def _level_opens(self, at: int) -> bool:
        """Whether a level word that begins at ``at`` stands alone, and is not the end of a place's name."""
        text = self.text
        if at <= 0 or text[at - 1] in HARD or not is_han(text[at - 1]):
            return True
        if self.names.left(at) >= 1.0 or at in self.ends:
            return True
        return text[at - 1] in "原副全兼原任现各该我本"

    def _bridge(self, at: int, floor: int) -> int:
        """Where an organ or a division ends that stands a few unknown characters before ``at``.

        Unknown words between known ones belong to the name.

        RETURNS: the offset, or 0 if nothing known stands there.
        """
        text = self.text
        joined = False
        for end in range(at - 1, max(floor, at - 13), -1):
            char = text[end]
            if char in _LEVELS or char in HARD or not is_han(char) or (char in _STOP and char not in _JOIN):
                return 0
            joined = joined or char in _JOIN
            if any(text[end : end + size] in self.lex.speech for size in (2, 3)):
                return 0
            if end > at - 2:
                continue
            if end in self.ends and at - end <= 6 and not joined:
                return end
            word = self._word(self.lex.organs, end)
            if (
                word
                and self.lex.organs[word] in ("organ", "national")
                and (len(word) > 2 or _OPEN.search(word))
            ):
                return end
        return 0

    def _after_join(self, at: int) -> int:
        """All that stands behind the mark that joins two posts: ``、某某与某某教育司司长``."""
        text = self.text
        for start in range(at - 1, max(0, at - 9), -1):
            if not is_han(text[start]) or (text[start] in _STOP and text[start] not in _JOIN):
                break
            if text[start - 1] == "、" and any(
                text[start - 1 - size : start - 1] in self.lex.roles for size in (2, 3)
            ):
                return start
        return at

    def _uncrossed(self, word: str, at: int) -> str:
        """Shorten a word that reaches across the end of a division (长城村|党总支)."""
        for begin in range(at - len(word) + 1, at):
            if begin in self.ends and self.text[begin:at] in self.lex.organs:
                return self.text[begin:at]
        return word

    def _ends_at(self, words: list[tuple[str, str]]) -> bool:
        """Whether the words read so far can stand behind a division: not a bare generic (``局``)."""
        return not words or words[0][1] != "generic" or words[0][0] == "委" or len(words[0][0]) > 1

    def _bare(self, words: list[tuple[str, str]]) -> bool:
        return words[0][1] == "generic" and len(words[0][0]) == 1 and len(words) == 1

    def _short(self, at: int) -> int:
        """Where the unknown name of a small organ begins (某某科): two to four characters back."""
        for start in range(at - 2, max(0, at - 5), -1):
            if start in self.ends or self.names.left(start) >= 1.2:
                return start
            if self.text[start] in HARD or self.text[start] in _STOP or not is_han(self.text[start]):
                break
        return at

    def _open_chain(self, words: list[tuple[str, str]]) -> bool:
        """Whether an institution with a name of its own stands anywhere in front of the rest."""
        chain = ""
        for word, _ in words:
            chain += word
            if _OPEN.search(chain):
                return True
        return False

    def _open(self, at: int) -> int:
        """Where the own name of an institution that ends at ``at`` begins; ``at`` if it cannot be told."""
        text = self.text
        low = max(0, at - OPEN_NAME)
        start = at
        while start > low:
            if start in self.ends:
                return start
            char = text[start - 1]
            if char in HARD or char in _STOP or (char == "日" and text[start - 2 : start - 1].isdigit()):
                return start if at - start >= 2 else at
            if at - start >= 2 and any(
                text[start - size : start] in self.lex.speech or text[start - size : start] in _BEFORE_OPEN
                for size in (2, 3)
            ):
                return start
            if not is_han(char) and not char.isalnum():
                return start
            start -= 1
        return start if start == 0 else at

    def _own_body(self, words: list[tuple[str, str]], at: int) -> bool:
        """``局党组书记``, ``院党委书记``: a bare generic that opens a party post stands for the body."""
        return words[0][1] == "generic" and len(words) > 1 and words[1][0].startswith("党") and self._edge(at)

    def _edge(self, at: int) -> bool:
        return at == 0 or self.text[at - 1] in HARD or self.names.left(at) >= 1.2

    def _accept(self, post: Post, words: list[tuple[str, str]], at: int, opened: bool) -> None:
        """Trim the left edge to a word that can open a post, and check that the rest is an organ."""
        placed = post.placed
        if not placed and not opened:
            while words:
                word, kind = words[0]
                if len(word) == 1 and self._own_body(words, at):
                    break
                bare = kind in ("generic", "bracket") and (len(word) == 1 or kind == "bracket")
                if not (bare or word in _JOIN or (word in _GOVERNMENT and len(words) == 1)):
                    break
                words.pop(0)
                at += len(word)
        elif placed and words and words[0][0] in _JOIN:
            at += len(words.pop(0)[0])
            post.placed = False
        if words and not post.role.stem and words[-1][1] == "part" and post.role.word not in _OF_WORK:
            # A word of work is no organ: a role without an organ word in it needs one before it.
            post.placed = False
            return
        post.words, post.opened = words, opened
        post.start = at


_BEFORE_OPEN = frozenset(
    [
        "记者",
        "采访",
        "来到",
        "走进",
        "陪同",
        "介绍",
        "邀请",
        "联系",
        "担任",
        "出任",
        "当时",
        "今天",
        "昨天",
        "日前",
        "近日",
        "上午",
        "下午",
        "晚上",
        "随后",
        "接到",
        "指导",
        "看望",
        "慰问",
        "咨询",
        "包括",
        "以及",
        "经过",
        "在场",
        "来自",
        "作为",
    ]
)
