"""One post as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from .lexicons import Role, lexicons


@dataclass
class Post:
    """A post: half-open offsets of the normalized text, and its parts.

    words: the organ, as (word, kind) from the left.
    modifiers: 副, 常务 and the like.
    status: 原, 时任: told of the post, not part of it.
    placed: whether a division ends where it begins.
    stray: how many characters of a 政府 that is no part of it stand before it.
    state: whether it is in a branch of the central bank, named before the place.
    apart: whether words stand between it and the name, so that it is told of the person but no mention.
    """

    start: int
    end: int
    role: Role
    words: list[tuple[str, str]] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    status: list[str] = field(default_factory=list)
    placed: bool = False
    stray: int = 0
    state: bool = False
    apart: bool = False

    @property
    def organ(self) -> str:
        """The organ's words without modifiers and role, without what stands between (某局原党组书记)."""
        return "".join(word for word, kind in self.words if kind != "former")

    @property
    def text(self) -> str:
        """The whole post, without blanks."""
        return "".join([*(word for word, _ in self.words), *self.modifiers, self.role.word])

    @property
    def leads_division(self) -> bool:
        """Whether the role is the head of a division: 市长, 县长."""
        return self.role.word in lexicons().words["leader"]

    @property
    def level(self) -> str:
        """The level word that opens the post, such as 市; empty if none does."""
        if self.words and self.words[0][1] == "level":
            return self.words[0][0]
        first = self.words[0][0] if self.words else "".join(self.modifiers) + self.role.word
        if first.startswith("驻村"):
            return "村"
        if not self.words and self.leads_division:
            return self.role.word[0]
        local = [word for word in lexicons().words["local"] if first.startswith(word)]
        return max(local, key=len) if local else ""

    @property
    def national(self) -> bool:
        """Whether the post is the country's."""
        return bool(self.words) and self.words[0][1] == "national"

    @property
    def company(self) -> bool:
        """Whether the post is in the business of a company: its holder is no official."""
        if self.role.kind == "company":
            return True
        return self.in_company and not self.of_party

    @property
    def in_company(self) -> bool:
        """Whether the organ is a company or stands in one."""
        lex, organ = lexicons(), self.organ
        return bool(lex.company.search(organ)) and not (self.state or lex.no_company.search(organ))

    @property
    def of_party(self) -> bool:
        """Whether the post is the party's, be it in a company: 集团党委书记, 公司党组成员."""
        return bool(lexicons().party.search(self.organ)) or self.role.word in ("书记", "村党支书")

    @property
    def bare(self) -> bool:
        """Whether nothing says whose post it is: no place or level, no organ but party words."""
        if self.placed or self.national or self.level:
            return False
        return not lexicons().party.sub("", self.organ) or self.role.stem == "部"
