"""The organ of a post, read leftwards: generic, words of its name, level; a division ends it."""

from __future__ import annotations

import re

from .edges import Edges
from .post import Post

MAX_POST = 48

Words = list[tuple[str, str]]

_NUMBER = re.compile(
    "(?:第[一二三四五六七八九十百0-9]{1,4}[届次批]?|[0-9]{1,4}号?|[一二三四五六七八九十]{1,3}届?)$"
)
# Numbered houses and offices of those who bear names of their own.
_BUILDERS = frozenset("局院厂矿")
# What bears a name in quotation marks: ``“某某”烈士纪念馆``.
_HOUSE = re.compile("(?:馆|医院|学校|中学|小学|公园|基地)$")
_QUOTED = re.compile("\u201c[^\u201c\u201d\\n,、!:;。]{1,8}\u201d$")
# What a body has that is called by no more than its generic: its party's posts, its teams.
_PARTY = re.compile("(?:党|机关党|直属机关党)")
_TEAM = re.compile("(?:小组|指挥部|专班|工作组)$")
_RANK = re.compile("(?:总.{1,2}师|专员|巡视员|调研员)$")
# What has teams of its own.
_BODY = re.compile("(?:指挥部|领导小组|专班|机制)$")
_BRACKET = re.compile("\\([^()\\n]{1,14}\\)$")
#: This country, before the name of one of its organs.
COUNTRY = "中国"
# What a division gives back to the post behind it: ``春城社区|居委会主任``.
_GIVEN_BACK = re.compile(
    "(?:(?<=社区)(?:居委会|居民委员会)|(?<=村)(?:村委会|村民委员会)|(?<=区)(?:管委会|管理委员会))$"
)


class Organs:
    """Reads organs in one text.

    edges: the judge of left edges.
    """

    def __init__(self, edges: Edges) -> None:
        self.edges = edges
        self.text = edges.text
        self.ends = edges.ends
        self.lex = edges.lex
        self.local = tuple(edges.lex.words["local"])
        self.central_bank = tuple(edges.lex.words["central_bank"])

    def read(self, post: Post) -> None:
        """Give a post its organ, and move its left edge there."""
        words: Words = []
        at, floor = post.start, max(0, post.start - MAX_POST)
        given = _GIVEN_BACK.search(self.text, self.ends[at], at) if at in self.ends else None
        if given:
            words.append((given.group(), "organ"))
            at = given.start()
            self.ends[at] = self.ends[post.start]
        while at > floor and not (at in self.ends and self._complete(words)):
            left = self._step(post, words, at, floor)
            if left == at:
                break
            at = left
            if words[0][1] == "own":
                break
            if words[0][1] == "level":
                sent = self._sent(words, at)
                if sent == at:
                    break
                at = sent
                continue
            at = self._mission(words, at)
        at = self._two_bodies(words, at)
        at = self._place(post, words, at)
        if words and words[0][1] == "level" and self.text[at - 1 : at] == "驻" and self.edges.sharp(at - 1):
            # ``驻县工作组``.
            words.insert(0, ("驻", "part"))
            at -= 1
        self._accept(post, words, at)

    def _step(self, post: Post, words: Words, at: int, floor: int) -> int:
        """Read one word more; RETURNS: where it begins, or ``at`` if there is none."""
        found = self._known(post, words, at, floor) or (self._unknown(words, at, floor) if words else None)
        if found is None:
            return at
        word, kind = found
        words.insert(0, (word, kind))
        return at - len(word)

    def _known(self, post: Post, words: Words, at: int, floor: int) -> tuple[str, str] | None:
        text = self.text
        if words and text[at - 1] == "\u201d" and _HOUSE.search("".join(word for word, _ in words)):
            quoted = _QUOTED.search(text, max(floor, at - 12), at)
            if quoted:
                return quoted.group(), "part"
        if text[at - 1 : at] == ")":
            bracket = _BRACKET.search(text, max(floor, at - 16), at)
            # ``领导小组(指挥部)|组长``: at the end of an organ only behind another.
            if bracket and (words or (post.role.stem and self.edges.word(bracket.start()))):
                return bracket.group(), "bracket"
        word = self.edges.uncrossed(at)
        number = _NUMBER.search(text, max(floor, at - 6), at) if words or post.role.stem else None
        if number and len(number.group()) > len(word):
            return number.group(), "part"
        if not word:
            return None
        kind = self.lex.organs[word]
        if self._inside(at - len(word)):
            # ``指挥部|社区防控组``: what the teams of a body are for.
            return word, "part" if kind == "level" and len(word) > 1 else kind
        local = next(
            (w for w in ("社区", "村") if word.startswith(w) and word[len(w) :] in self.lex.organs), ""
        )
        if local and not self.edges.level_opens(at - len(word)):
            # ``乐城社区|党委``: the level word closes the name of a place.
            return word[len(local) :], "organ"
        if kind == "level" and len(word) == 1 and not self._level_fits(words, post):
            return (word, "generic") if word in ("团", "师") else None
        return word, kind

    def _inside(self, at: int) -> bool:
        """Whether the name of a body of teams ends here, or a word joined to another one of the name."""
        before = self.edges.word(at)
        if before in self.lex.words["joining"]:
            # ``建设和|社区治理司``.
            return self.lex.organs.get(self.edges.word(at - len(before))) == "part"
        return bool(_BODY.search(before)) and at not in self.ends

    def _unknown(self, words: Words, at: int, floor: int) -> tuple[str, str] | None:
        edges, text = self.edges, self.text
        if edges.word(at) or words[0][0].startswith(self.local):
            # What stands before 居委会 and 村委会 is the name of a place.
            return None
        start = edges.bridge(at, floor) or edges.after_join(at)
        if start < at:
            return text[start:at], "part"
        if self._named(words):
            start = edges.own_name(at)
        elif len(words) == 1 and words[0][1] == "generic" and len(words[0][0]) == 1:
            start = edges.short_name(at)
        elif len(words) > 1 and _NUMBER.fullmatch(words[0][0]) and words[1][0] in _BUILDERS:
            # ``某建三局党委``: who the third office belongs to is a name of its own.
            start = edges.short_name(at)
        return (text[start:at], "own") if start < at else None

    def _named(self, words: Words) -> bool:
        """Whether an institution that has a name of its own opens what was read so far."""
        chain = ""
        for word, _ in words:
            chain += word
            if self.lex.own_name.search(chain):
                return True
        return False

    def _level_fits(self, words: Words, post: Post) -> bool:
        if words:
            return words[0][1] in ("organ", "generic", "part", "own")
        role = post.role
        return bool(role.stem) or role.tie == "bound" or role.word == "书记" or not post.modifiers

    def _complete(self, words: Words) -> bool:
        """Whether the words read so far can stand behind a division: not a bare generic (``局``)."""
        return not words or words[0][1] != "generic" or words[0][0] == "委" or len(words[0][0]) > 1

    def _mission(self, words: Words, at: int) -> int:
        """``国务院某机制西藏工作组``: who sends people somewhere stands before the place."""
        begin = self.ends.get(at, 0)
        if not begin or words[0][0] not in self.lex.words["mission"]:
            return at
        body = self.edges.word(begin)
        if not body or self.lex.organs[body] not in ("organ", "national"):
            return at
        words[:0] = [(body, self.lex.organs[body]), (self.text[begin:at], "part")]
        return begin - len(body)

    def _sent(self, words: Words, at: int) -> int:
        """``省纪委监委|驻|省卫健委纪检监察组``: who is sent to another body; RETURNS: where 驻 begins."""
        for sent in ("派驻", "驻"):
            start = at - len(sent)
            body = self.edges.word(start) if self.text.endswith(sent, 0, at) else ""
            if body and self.lex.organs[body] in ("organ", "national", "generic"):
                words.insert(0, (sent, "part"))
                return start
        return at

    def _two_bodies(self, words: Words, at: int) -> int:
        """``省委省政府…指挥部``: the committee before the government belongs to the name."""
        if len(words) < 2 or words[0][1] != "level" or words[1][0] not in self.lex.words["beside_committee"]:
            return at
        level = words[0][0]
        if not self.text.startswith(level + "委", at - len(level) - 1):
            return at
        words[:0] = [(level, "level"), ("委", "generic")]
        at -= len(level) + 1
        if at + len(level) in self.ends:
            # The division was taken to hold the committee's level word.
            self.ends[at] = self.ends[at + len(level)]
        return at

    def _place(self, post: Post, words: Words, at: int) -> int:
        """Settle where a division ends: before the post, or inside it."""
        text, level = self.text, words[0] if words and words[0][1] == "level" else None
        if at in self.ends:
            post.placed = self._complete(words)
            post.state = text.endswith(self.central_bank, 0, self.ends[at])
            committee = bool(words) and words[0][0].startswith("委")
            if committee and text[at - 1] in self.lex.words["committee_level"]:
                # The division was taken to hold the committee's level word: give it back.
                self.ends[at - 1] = self.ends[at]
                words.insert(0, (text[at - 1], "level"))
                at -= 1
        elif level and not self.edges.level_opens(at) and not self._committee(words):
            at = self._zone(post, words, at)
        return at

    def _zone(self, post: Post, words: Words, at: int) -> int:
        """The level word closes the name of a place that no table knows: ``市汽车工业园``, ``高新区区``."""
        level = words[0][0]
        before = self.edges.word(at)
        whole = before and self.edges.level_opens(at - len(before))
        if whole and self.lex.organs[before] == "level":
            words.insert(0, (before, "level"))
            return at - len(before)
        start = self.edges.own_name(at) if len(level) > 1 and len(words) > 1 else at
        if level in ("社区", "街道"):
            # ``金桥社区|包联干部``: the name of a place, known or not, is none of the post.
            start = at
        if 2 <= at - start <= 8 and self.edges.sharp(start) and self.edges.names.left(start) == 2.0:
            words.insert(0, (self.text[start:at], "own"))
            return start
        words.pop(0)
        post.placed = bool(words)
        return at + len(level)

    def _committee(self, words: Words) -> bool:
        """``市委``, ``县委``: the level word belongs to the committee whatever stands before it."""
        return len(words) > 1 and words[1][0] in self.lex.words["committee"]

    def _accept(self, post: Post, words: Words, at: int) -> None:
        """Trim the left edge to a word that can open a post, and check that the rest is an organ."""
        joining = self.lex.words["joining"]
        if not post.placed:
            while words and not self._opens(post, words, at):
                at += len(words.pop(0)[0])
        elif words and words[0][1] == "bracket":
            # ``高新区|(滨江)|科技局局长``.
            post.stray = len(words[0][0])
            at += len(words.pop(0)[0])
        elif words and words[0][0] in joining:
            at += len(words.pop(0)[0])
            post.placed = False
        national = words[1][1] == "national" if len(words) > 1 else self._leads_nation(post)
        if national and words and words[0][0] == COUNTRY:
            # ``中国|国家主席``: the country's name is no part of a name that says whose it is.
            at += len(words.pop(0)[0])
        of_work = post.role.stem or post.role.word in self.lex.words["of_work"]
        if words and words[-1][1] == "part" and not of_work:
            # A word of work is no organ: a role without an organ word in it needs one before it.
            post.placed = False
            return
        post.words = words
        post.start = at

    def _leads_nation(self, post: Post) -> bool:
        """``总理``, ``国务委员``: the country's own."""
        return post.role.word in self.lex.words["national_role"]

    def _opens(self, post: Post, words: Words, at: int) -> bool:
        """Whether the first word can open a post that no division precedes."""
        word, kind = words[0]
        if kind == "bracket" or word in self.lex.words["joining"]:
            return False
        if kind == "generic" and len(word) == 1:
            if len(words) == 1 and post.role.word == "领导":
                # ``院领导``, ``校领导``.
                return self.edges.sharp(at)
            # ``局党组书记``, ``部应对疫情领导小组组长``: a bare generic stands for the body.
            told = len(words) > 1 and (_PARTY.match(words[1][0]) or _TEAM.search(words[-1][0]))
            return bool(told or _RANK.search(post.role.word)) and self.edges.sharp(at)
        return not (len(words) == 1 and word in self.lex.words["government"])
