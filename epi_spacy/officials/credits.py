"""Names that the layout gives: credits, brackets, attendance, lines of talk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .frames import Frames
from .lexicons import BLANK, HARD, Lexicons
from .names import ACCEPT, Name, Names, is_han
from .site import Site

# More blanks than these are no gap in a line.
_BLANKS = 40
_CREDIT_GAP = re.compile(f"[{BLANK}]*(?:[:/|\u00a6\u4e28][{BLANK}]*)?\n?[{BLANK}]*")
_CREDIT_MORE = re.compile(
    f"[{BLANK}]*(?:[/、,&;|和与]|[{BLANK}])[{BLANK}]*"
    f"(?:(?:文|图|摄|文图|图文|摄影|摄影报道|视频|供图)(?:[/、]?(?:文|图|摄|视频))?[{BLANK}/、,;]+)?"
    f"|[{BLANK}]*(?:文|图|摄|文图)[/、]?(?:文|图|摄)?[{BLANK}/、,;]+"
)
_CREDIT_MARK = re.compile(f"[{BLANK}]?[:/|]")
_PRESENT = re.compile("(?:参加|出席|陪同|随同|列席|一同)[^。,;:\\n]{0,8}的(?:还)?有:?")
_MARKS = "\u25a1\u25a0\u25c7\u25c6"
_MARKED = re.compile(f"(?:^|\\n)[{BLANK}]*[{_MARKS}][{BLANK}]*(?=[^\\s]{{2,4}}[{BLANK}\\r]*(?:\\n|$))")
_AGED = re.compile("[0-9]岁的")
_COLON_LINE = re.compile(
    f"(?:^|[.\u2026]{{2}})[{BLANK}\u2022\u00b7\\-]*([^\\s:]{{2,4}})[{BLANK}]?:", re.MULTILINE
)
_AFTER_CREDIT = re.compile(
    f"[{BLANK}]?(?:摄|/摄|/文|/图|文/图|图/文|图文|摄影报道|供图|/供图)(?=[)\\s。/|]|$)", re.MULTILINE
)
_BRACKET_NAMES = re.compile(
    f"[(,;:][{BLANK}]?((?:[\u4e00-\u9fff]{{2,4}}[{BLANK}、]{{1,3}}){{0,5}}[\u4e00-\u9fff]{{2,6}})[{BLANK}]?\\)"
)
# ``(某局 马某某)``, ``(马某某 某局)``: who wrote it, with the body.
_SIGNED = re.compile(
    f"\\((?:[^()\n{BLANK}]{{3,30}}[{BLANK}]{{1,3}}(?P<last>[\u4e00-\u9fff]{{2,4}})"
    f"|(?P<first>[\u4e00-\u9fff]{{2,4}})[{BLANK}]{{1,3}}[^()\n{BLANK}]{{3,30}})\\)"
)
# A line of nothing but Chinese characters and blanks.
_ALONE = re.compile(f"\n[{BLANK}]*([\u4e00-\u9fff][\u4e00-\u9fff{BLANK}]{{1,24}}?)[{BLANK}]*(?=\r?\n|\\Z)")
# What stands in it between blanks: a name may have one inside.
_PART = re.compile(
    f"(?:[\u4e00-\u9fff]{{2,}}|[\u4e00-\u9fff](?:[{BLANK}]+[\u4e00-\u9fff](?![\u4e00-\u9fff]))?)"
)
# ``靳小川(6001…)``, ``余小棠 139…``: who is called by a number; two characters may be set wide.
_PHONED = re.compile(
    f"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff][{BLANK}]{{1,4}}[\u4e00-\u9fff])"
    f"(?:同志|老师)?[{BLANK}]*[(:,]?[{BLANK}]*(?:(?:联系|办公)?(?:电话|手机|方式)(?:号码)?:?[{BLANK}]*)?"
    "(?:1[3-9][0-9]{9}|0[0-9]{2,3}[-\u2014]?[0-9]{7,8}|[2-8][0-9]{6,7}(?![0-9]))"
)
_DIGITS = re.compile("[0-9]{7}")
_ATTENDANCE = re.compile(
    f"(?:^|[。;!,:\\n])[{BLANK}]*((?:[\u4e00-\u9fff]{{2,4}}[、,][{BLANK}]?){{0,30}}[\u4e00-\u9fff]{{2,4}}?)(?:"
    "(?:等|分别|一同|一起|也)?(?:领导|同志)?(?:参加|出席|陪同|随同|列席)|等?一行|(?:以及|及)[^,;。\n]{2,24}(?:参加|出席|陪同|随同|列席)|等(?:省|市|县|区|州|人|\\d|同志|领导)|[几两三四五]位)"
)
# Of whom reports say so, in a sentence of its own, needs no post that they name: leaders.
_THERE = re.compile("(?:等|分别|一同|一起|也)?(?:领导|同志)?(?:参加|出席|陪同|列席)(?!了)")
_AFTER_RUN = frozenset(("", *" \u3000)\n\r|/"))


class Credits:
    """Finds names in credits and by layout in one text.

    text: the normalized text.
    lex: the word lists.
    names: the judge of names.
    frames: the reader of names that the frame gives.
    best: the best acceptable name at an offset, with divisions in mind.
    ending: the best name that ends at an offset, with a score to reach.
    """

    def __init__(
        self,
        text: str,
        lex: Lexicons,
        names: Names,
        frames: Frames,
        best: Callable[[int, float], Name | None],
        ending: Callable[[int, float], Name | None],
    ) -> None:
        self.text = text
        self.lex = lex
        self.names = names
        self.frames = frames
        self._best = best
        self._ending = ending
        self.reporters = lex.words["reporter"]
        # Where lists of names were read on, and how: a list is read from one credit only.
        self._read: set[tuple[int, bool, float]] = set()

    def by_layout(self) -> Iterator[Site]:
        """Names in lines of talk, before credit marks, in brackets, in sentences of attendance."""
        yield from self._colon_lines()
        yield from self._after_credits()
        yield from self._brackets()
        yield from self._attendance()
        if "岁的" in self.text:
            yield from self._aged()
        if any(mark in self.text for mark in _MARKS):
            yield from self._marked()
        if any(word in self.text for word in ("联系", "电话")) and _DIGITS.search(self.text):
            yield from self._phoned()
        yield from self._present()
        yield from self._signed()
        yield from self._alone()

    def behind(self, end: int, cue: float) -> list[Site]:
        """The names behind a credit word that ends at an offset."""
        text = self.text
        gap = _CREDIT_GAP.match(text, end)
        at = gap.end() if gap else end
        if at == end and not any(text.endswith(word, 0, end) for word in self.reporters):
            return []
        out: list[Site] = []
        strict = ":" not in text[end:at] and not any(text.endswith(word, 0, end) for word in self.reporters)
        barred = "|" in text[end:at]
        while (at, strict, cue) not in self._read:
            self._read.add((at, strict, cue))
            name = self._best(at, cue)
            if (name is None or self.names.right(name.end) < 1.2) and not strict and not barred:
                run = self._run(at)
                alone = run - at in (4, 5, 6) and text[run : run + 1] in _AFTER_RUN
                pair = self._glued(at, cue) if alone else []
                if any(len(s.name.text) < 4 and not self._frequent(s.name.text[0]) for s in pair):
                    pair = []
                if pair:
                    return out + pair
                name = self.names.shapes.isolated(at) or self._worded(at) or name
            if name and len(name.text) > 3 and name.text[-1] in self.lex.words["medium"]:
                return out
            more = _CREDIT_MORE.match(text, name.end) if name else None
            close = not out and at == end
            if name is None or (more is None and not close and not self._closed(name.end)):
                return out + ([] if close else self._glued(at, cue))
            out.append(Site(name, [], False, cue))
            if more is None:
                return out
            barred = barred or "|" in text[at : more.end()]
            at = more.end()
        return out

    def _closed(self, at: int) -> bool:
        """Whether a pause ends the credit here, or the next one begins (``一审:王某|二审:李某``)."""
        text, lex = self.text, self.lex
        # 打印, 关闭, 上一篇
        if self.names.right(at) >= 2.0 or any(text[at : at + n] in lex.words["no_name"] for n in (2, 3)):
            return True
        sizes = (size for size in (4, 3, 2) if text[at : at + size] in lex.credits)
        return any(_CREDIT_MARK.match(text, at + size) for size in sizes)

    def _worded(self, at: int) -> Name | None:
        """A name that also is a word, and no place, alone behind the mark of a credit."""
        return None if at in self.frames.places else self.names.shapes.worded(at)

    def _frequent(self, surname: str) -> bool:
        return self.lex.surnames.get(surname, -1.0) >= 1.0

    def _run(self, at: int) -> int:
        """Where a run of Chinese characters ends."""
        end = at
        while end < len(self.text) and end - at < 8 and is_han(self.text[end]):
            end += 1
        return end

    def _glued(self, at: int, cue: float) -> list[Site]:
        """``监制:赵某红李某娟``: two names without a mark between them."""
        return [Site(name, [], False, cue) for name in self.frames.glued(at, self._run(at), cue)]

    def _after_credits(self) -> Iterator[Site]:
        for match in _AFTER_CREDIT.finditer(self.text):
            end = match.start()
            for _ in range(4):
                name = self._ending(end, ACCEPT) or self._bracketed(end)
                if name is None or self.names.left(name.start) < 2.0:
                    break
                yield Site(name, [], False, 1.5)
                end = name.start
                while end > 0 and self.text[end - 1] in BLANK + "、/":
                    end -= 1
                if end == name.start:
                    break

    def _bracketed(self, end: int) -> Name | None:
        """``(马未/文)``: all that stands between the bracket and the credit mark, if a surname begins it."""
        start = self.text.rfind("(", max(0, end - 4), end) + 1
        name = self.frames.whole(start, end) if start else None
        return name if name and self._frequent(name.text[0]) else None

    def _brackets(self) -> Iterator[Site]:
        """``(江小渔 钱程)``: a bracket that ends in nothing but names."""
        for match in _BRACKET_NAMES.finditer(self.text):
            names: list[Name] = []
            for part in re.finditer("[^ \u3000、]+", match.group(1)):
                start, end = match.start(1) + part.start(), match.start(1) + part.end()
                name = self._best(start, 1.7)
                if name is None or name.end != end:
                    if not names and end == match.end(1) and end - start < 4 and self._closing(match):
                        names = [n for n in [self.frames.whole(start, end)] if n]
                        name = names.pop() if names else None
                        if name is None or name.text[0] not in self.lex.surnames:
                            break
                        names.append(name)
                        continue
                    pair = self.frames.glued(start, end, 1.7) if names and end - start > 4 else []
                    names += pair[:1]
                    name = pair[1] if pair else self.names.shapes.isolated(start) if names else None
                if name is None:
                    break
                names.append(name)
            else:
                yield from (Site(name, [], False, 1.5) for name in names)

    def _closing(self, match: re.Match[str]) -> bool:
        """Whether a bracket stands alone behind the last full stop of its line."""
        start, end = match.span()
        start = self._before_blanks(start)
        before = self.text[start - 1 : start]
        return before in ("。", "\n") and self.text[end : end + 1] in ("", "\n", "\r")

    def _attendance(self) -> Iterator[Site]:
        """``李某某、王某参加。``: a sentence that is nothing but names and that they were there."""
        for match in _ATTENDANCE.finditer(self.text):
            names: list[Name] = []
            for part in re.finditer(f"[^、,{BLANK}]+", match.group(1)):
                name = self._best(
                    match.start(1) + part.start(),
                    1.7 if part.end() < match.end(1) - match.start(1) or names else 1.2,
                )
                end = match.start(1) + part.end()
                if name is None and not names and self.text.startswith(",", end):
                    # ``随后,王某…``: words of time go before.
                    continue
                if name is None or (name.end != end and end != match.end(1)):
                    break
                names.append(name)
            else:
                leaders = self._opens_sentence(match.start(1)) and _THERE.match(self.text, match.end(1))
                yield from (Site(name, [], bool(leaders), 1.7) for name in names)

    def _opens_sentence(self, at: int) -> bool:
        """Whether nothing of its sentence stands before an offset."""
        before = self._before_blanks(at)
        return not before or self.text[before - 1] in "\u3002\n"

    def _present(self) -> Iterator[Site]:
        """``参加会议的还有李某某、王某。``"""
        for match in _PRESENT.finditer(self.text):
            at, found = match.end(), []
            while name := self._best(at, 1.7):
                found.append(Site(name, [], False, 1.7))
                at = name.end
                if not self.text.startswith("、", at):
                    break
                at += 1
            if found and self.names.right(at) >= 1.5:
                yield from found

    def _aged(self) -> Iterator[Site]:
        """``45岁的范某某``."""
        for match in _AGED.finditer(self.text):
            name = self._best(match.end(), 1.9)
            if name:
                yield Site(name, [], False, 1.5)

    def _phoned(self) -> Iterator[Site]:
        """Names beside telephone numbers."""
        for match in _PHONED.finditer(self.text):
            name = self._best(match.start(1), 2.0)
            if name and name.end == match.end(1):
                yield Site(name, [], False, 1.5)

    def _marked(self) -> Iterator[Site]:
        """``□马某某``: a line of a mark and a name."""
        for match in _MARKED.finditer(self.text):
            name = self._best(match.end(), 2.4)
            if name and self.names.right(name.end) == 2.0:
                yield Site(name, [], False, 1.5)

    def _signed(self) -> Iterator[Site]:
        """``(县委宣传部 马某某)``: a bracket of a body and a name."""
        for match in _SIGNED.finditer(self.text):
            group = "last" if match["last"] else "first"
            body = match.start(group) if group == "last" else match.end() - 1
            if self._body(body):
                name = self._best(match.start(group), 1.9)
                if name and name.end == match.end(group):
                    yield Site(name, [], False, 1.5)

    def _before_blanks(self, end: int) -> int:
        """Where the blanks begin that end at an offset; no more than a few are looked at."""
        for _ in range(_BLANKS):
            if not end or self.text[end - 1] not in BLANK:
                break
            end -= 1
        return end

    def _body(self, end: int) -> bool:
        """Whether the name of a body ends at an offset, blanks aside."""
        end = self._before_blanks(end)
        sizes = self.lex.organ_sizes.get(self.text[end - 1], ())
        return any(size > 1 and self.text[end - size : end] in self.lex.organs for size in sizes)

    def _alone(self) -> Iterator[Site]:
        """A line that is nothing but a name as they mostly are, names, or a place and names: who wrote it."""
        for match in _ALONE.finditer(self.text):
            parts = [part.span() for part in _PART.finditer(self.text, *match.span(1))]
            if len(parts) > 1:
                yield from self._signature(parts)
                continue
            start, end = match.span(1)
            if end - start == 3 and self._usual(start):
                name = self._best(start, 1.5)
                if name and name.end == end:
                    yield Site(name, [], False, 1.0)

    def _usual(self, start: int) -> bool:
        """Whether three characters are as names mostly are."""
        lex, piece = self.lex, self.text[start : start + 3]
        given = lex.middle.get(piece[1], 0.0) >= 0.5 and lex.last.get(piece[2], 0.0) >= 0.5
        known = piece[:2] in lex.common or piece[1:] in lex.follow
        return self._frequent(piece[0]) and piece[0] not in lex.weak and given and not known

    def _signature(self, parts: list[tuple[int, int]]) -> Iterator[Site]:
        """``某省某县 马某某``, ``马某某 李 某``: a line of a place and names, or of two names or more."""
        first = parts[0]
        placed = self.frames.places.issuperset(range(*first))
        names = [self._signer(start, end) for start, end in (parts[1:] if placed else parts)]
        if all(names):
            yield from (Site(name, [], False, 1.5) for name in names if name)

    def _signer(self, start: int, end: int) -> Name | None:
        """The name that a part of such a line is: between blanks a surname and no word are enough."""
        lex, text = self.lex, self.text
        piece = "".join(char for char in text[start:end] if char not in BLANK)
        if not 2 <= len(piece) <= 3 or lex.surnames.get(piece[0], -1.0) < 0.5:
            return None
        if any(word in lex.organs or word in lex.roles for word in (piece, piece[-2:], piece[-1])):
            return None
        # Where blanks stand inside, characters without them may be a word set wide (公 告).
        if piece in lex.common or piece in lex.everyday or piece in lex.follow or piece[1:] in lex.everyday:
            return None
        name = self._best(start, 1.5)
        return name if name and name.end == end else Name(start, end, ACCEPT, piece)

    def _colon_lines(self) -> Iterator[Site]:
        """``田牧之:…``: a name that opens a line of talk."""
        for match in _COLON_LINE.finditer(self.text):
            start, end = match.span(1)
            name = self._best(start, 1.0)
            if name and name.end == end and name.score >= ACCEPT + 0.3 and self.text[start] not in HARD:
                yield Site(name, [], False, 1.0)
