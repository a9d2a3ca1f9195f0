"""Which verb of a clause says what is to be done: the first one behind modals, adverbs and phrases.

A phrase (对…, 在…, 按照…) or a subject may hold verbs itself. Where its end is not marked, the verb that is
the likeliest predicate ends it: one behind an adverb, one that is never a noun, one with a complement.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from .shape import Span
from .slot_lexicon import traits, verbs
from .slot_openings import Opening
from .slot_shapes import shapes

_SHAPES: Final = shapes("predicate")
_SAID: Final = Opening("predicate", "said")
_TIME: Final = Opening("predicate", "time")
#: What makes a noun of the verb before it.
COMPOUND: Final = Opening("predicate", "compound")
_SUFFIX: Final = Opening("predicate", "suffix")
_NO_VERB: Final = Opening("predicate", "no_verb")
_RESULT: Final = Opening("predicate", "result")
_COMPLEMENT: Final = Opening("predicate", "complement")
_PREPOSITION: Final = Opening("predicate", "preposition")
_ADVERBS: Final = ("adverb", "adjective")
_SOFT: Final = ("soft", "strict")
_ADVERBIAL: Final = frozenset({*_ADVERBS, *_SOFT})
_VERBS: Final = frozenset({"v", "vn", "strong", "clause", "means", *_SOFT})
_OTHER: Final = frozenset({"n", *_ADVERBS})
# How likely a verb is the predicate that ends a phrase, by its class; an adverb before it adds two.
_WEIGHTS: Final = {"clause": 5, "strong": 3, "means": 2, "vn": 0}
# How far is looked: for adverbs, for the last word of a compound, for the beginning of a word.
_NEAR, _REACH, _LONGEST = 6, 24, 6
# What stands for the end and the class of a word where none begins.
_NONE: Final = (0, "")
_NEVER: Final = "不得准能许勿"
# Those that are verbs if no other one follows.
_HANDS: Final = frozenset({"持", "用"})
_FRONTING: Final = frozenset({"把", "将"})
# The expressions that tell where the phrases of prepositions end.
_ENDS: Final = {"在": "end_in", "以": "end_with", "通过": "end_means", "用": "end_means"} | dict.fromkeys(
    ("按", "按照", "根据", "依据", "依照", "依", "遵照"), "end_by"
)


@mypyc_attr(acyclic=True)
class Head:
    """The head verb of a clause, and the object that stands before it, if one does."""

    def __init__(self, first: int, last: int, fronted: Span | None = None) -> None:
        self.first = first
        self.last = last
        self.fronted = fronted


@mypyc_attr(acyclic=True)
class Reader:
    """A clause cut up into words.

    clause: the clause. beside: the characters of deadlines, conditions and grounds, which hold no verb.
    words: those that it is cut up by, with their classes.
    """

    def __init__(self, clause: str, beside: Sequence[Span], words: Sequence[tuple[int, int, str]]) -> None:
        self.text = clause
        self.beside = beside
        self._quotes = "\u201c" in clause
        self._timed = "后" in clause or "时" in clause or "前" in clause
        self.words: dict[int, tuple[int, str]] = {first: (last, kind) for first, last, kind in words}
        self._ends: dict[int, int] | None = None

    def _cut(self, start: int) -> None:
        """Cut the clause up from ``start`` on."""
        found = verbs().find(self.text[start:])
        self.words = {start + first: (start + last, kind) for first, last, kind in found}
        self._ends = None

    def end(self, at: int) -> int:
        """Where the word ends that begins here; ``at`` if none does."""
        word = self.words.get(at)
        return word[0] if word is not None else at

    def kind(self, at: int) -> str:
        """The class of the word that begins here, or ""."""
        return self.words.get(at, _NONE)[1]

    def _over(self, at: int) -> bool:
        """Whether a word reaches over an offset."""
        for first in range(at - 1, max(-1, at - _LONGEST - 1), -1):
            if first in self.words:
                return self.words[first][0] > at
        return False

    def read(self, start: int, told: bool = False) -> Head | None:
        """Return the head verb from ``start`` on; ``told``: a modal stands before."""
        if (said := _SAID.match(self.text, start)) is not None:
            start = said.end()
        if start and self._over(start):
            # No word reaches over what stands before.
            self._cut(start)
        at = start
        while at < len(self.text):
            at = self.before(at)
            step = self._verb_or_time(at) or self._phrase(at)
            if step is None:
                # A subject: what may be a noun needs a modal, an adverb or a phrase before it.
                bare = at == start and not told and not _SHAPES.preposition.search(self.text, at)
                return self._likeliest(at, at + 1, int(bare))
            if isinstance(step, Head):
                return step
            at = step
        return None

    def _verb_or_time(self, at: int) -> Head | int | None:
        """The verb that stands here, or the end of the time that it begins; None if it is no verb."""
        verb = self._verb(at)
        if verb is not None:
            return self._time(verb) or self._farther(verb)
        last = self.end(at)
        if at in self.words and (time := _TIME.match(self.text, last)):
            return time.end()
        if last > at > 1 and self.text[at - 1] in _NEVER and _SHAPES.closed.match(self.text, last):
            # What is forbidden is a verb, whatever the dictionary calls it.
            return Head(at, last)
        return None

    def clausal(self) -> Head | None:
        """A verb at the head that governs a clause with a modal of its own: 确保…一律…."""
        at = self.before(0)
        return Head(at, self.end(at)) if self.kind(at) == "clause" else None

    def fronted(self, found: Head, start: int) -> Head:
        """The head verb with the object that 把 puts before it behind a phrase or a subject."""
        at = self.text.rfind("把", start, found.first)
        if found.fronted is not None or at < 0 or at in self.words or self.inside(at, at + 1):
            return found
        return self._governing(found, at + 1)

    def inside(self, at: int, end: int) -> bool:
        """Whether some characters are a part of a longer word, and not its beginning."""
        near = range(max(0, at - _LONGEST), at + 1)
        return any(first < end < self.end(first) or first < at < end == self.end(first) for first in near)

    def _time(self, verb: Head) -> int | None:
        """Where the time ends that a verb begins: 接到报告后及时…."""
        after = _SHAPES.after.match(self.text, verb.last) if self._timed else None
        if after is None or self.kind(verb.first) == "clause":
            return None
        at = after.end()
        opens = self.kind(at) == "adverb" or any(first == at for first, _ in self.beside)
        return at if opens and not self.inside(at - 1, at) else None

    def before(self, at: int) -> int:
        """Where modals, adverbs and what is read elsewhere end."""
        text, words = self.text, self.words
        while at < len(text):
            last, kind = words.get(at, _NONE)
            if self.beside and (aside := self._aside(at)):
                at = aside
            elif text[at] in "能可应该" and (each := _SHAPES.each.match(text, at)):
                at = each.end()
            elif kind in _ADVERBS or (kind in _SOFT and self._softens(last, kind == "strict")):
                at = last
            elif not kind and (match := _SHAPES.before.match(text, at)):
                at = match.end()
            else:
                break
        return at

    def _aside(self, at: int) -> int:
        """Where the deadline, condition or ground ends that stands here, or 0."""
        for first, last in self.beside:
            if first <= at < last:
                return last
        return 0

    def _softens(self, at: int, strict: bool) -> bool:
        """Whether an adverb that is also a verb ends here, before a verb: 严格落实, but 严格交通管控."""
        for _ in range(_NEAR):
            if self.kind(at) not in _ADVERBIAL or self.text.startswith("好", at):
                break
            at = self.end(at)
            if self.kind(at) in _VERBS and self.kind(at) not in _SOFT:
                return True
        if self.text.startswith("好", at):
            return False
        kind = self.kind(at)
        if kind == "vn" and strict:
            return not self._measure(at)
        return kind in _VERBS or kind == "one" or self.text.startswith(("按照", "依照"), at)

    def _measure(self, at: int) -> bool:
        """Whether a noun of measures begins here with a word that is also a verb: 隔离措施, 运输工具管控."""
        last = self.end(at)
        if COMPOUND.match(self.text, last):
            return True
        behind = self.end(last)
        if self.kind(last) in _VERBS and (
            _SHAPES.listed.match(self.text, behind) or COMPOUND.match(self.text, behind)
        ):
            return True
        stop = self.text.find("\u3001", last)
        near = range(last, min(last + _REACH, stop if stop >= 0 else len(self.text)))
        return next((self.kind(first) for first in reversed(near) if first in self.words), "") == "vn"

    def _verb(self, at: int) -> Head | None:
        """The verb that stands here, if it is one here."""
        last, kind = self.words.get(at, _NONE)
        if not kind or kind in _OTHER:
            return None
        if kind == "one":
            last = self.grown(last)
        if kind in ("vn", "v") and COMPOUND.match(self.text, last) and self._heads_subject(last, kind):
            return None
        return Head(at, last) if self.free(at, last) else None

    def verb_end(self, at: int) -> int:
        """Where the verb ends that begins here."""
        last = self.end(at)
        return self.grown(last) if self.kind(at) == "one" else last

    def _heads_subject(self, last: int, kind: str) -> bool:
        """Whether a verb that ends here is a noun's first part, as a predicate follows: 排查工作于…开始."""
        return self._likeliest(last, last, 1 if kind == "vn" else 2) is not None

    def free(self, at: int, last: int) -> bool:
        """Whether nothing behind a verb shows that it is none, and no quotation marks hold it."""
        if _TIME.match(self.text, last):
            return False
        if last not in self.words:
            suffix = self.kind(at) in ("v", "vn") and _SUFFIX.match(self.text, last)
            if suffix or _NO_VERB.match(self.text, last):
                return False
        if not self._quotes:
            return True
        quoted = self.text.rfind("\u201c", 1, at)
        return quoted < 0 or quoted <= self.text.rfind("\u201d", 0, at) or "\u201d" not in self.text[last:]

    def _ending(self, word: str, at: int) -> re.Match[str] | None:
        """The words at an offset up to the end of the phrase of a preposition, if they mark it."""
        if word not in _ENDS:
            return None
        ending: re.Pattern[str] = getattr(_SHAPES, _ENDS[word])
        return ending.match(self.text, at)

    def grown(self, last: int) -> int:
        """The end of a verb of one character with its result (卡牢) or with the last character (拒保)."""
        result = _RESULT.match(self.text, last)
        if result is not None and self.end(last) <= result.end():
            return result.end()
        return last + 1 if _SHAPES.last.match(self.text, last) else last

    def _phrase(self, at: int) -> Head | int | None:
        """The end of the phrase that begins here, or the verb behind it; None if none begins."""
        match = _PREPOSITION.match(self.text, at)
        if match is None or self.end(at) > match.end():
            return None
        word, inside = match.group(), match.end()
        if word == "以" and self.kind(inside) in ("v", "strong"):
            # What is to be reached: 以减轻….
            return inside
        marked = self._ending(word, inside)
        if marked is not None and not (word == "在" and self.inside(marked.end() - 1, marked.end())):
            return marked.end()
        verb = self._likeliest(inside, inside + 1, -1 if word in _FRONTING else 0)
        if verb is None:
            return Head(at, inside) if word in _HANDS else len(self.text)
        return self._governing(verb, inside) if word in _FRONTING else verb

    def _governing(self, verb: Head, start: int) -> Head:
        """A verb with the object that begins before it; the adverbs between them are of neither."""
        before = verb.first - 2
        joined = before > start and self.kind(before) == "strong" and self.end(before) == verb.first
        if joined and self.text[verb.first : verb.last] not in traits("made"):
            # 把要求贯彻落实到….
            verb = Head(before, self.end(before))
        return Head(verb.first, verb.last, (start, self._back(verb.first, ("adverb", "soft"))))

    def _back(self, at: int, kinds: Collection[str] = _ADVERBIAL) -> int:
        """Where the adverbs begin that end here."""
        if self._ends is None:
            self._ends = {last: first for first, (last, _) in self.words.items()}
        while True:
            first = self._ends.get(at, at)
            if self.kind(first) not in kinds or first == at:
                match = _SHAPES.ending.search(self.text[max(0, at - _NEAR) : at])
                first = at - len(match.group()) if match else at
            if first == at:
                return at
            at = first

    def _farther(self, verb: Head) -> Head:
        """The verb behind what only says how (结合…开展), or the verb itself."""
        kind = self.kind(verb.first)
        of = self.text.rfind("的", verb.last) + 1 if kind == "v" else 0
        if of and (behind := self._likeliest(of, of + 1, 2)) and self._modified(behind.first):
            # A relative clause: 符合条件的人群尽早接种.
            return behind
        if kind == "means":
            return self._likeliest(verb.last, verb.last, 3) or verb
        unknown = kind == "one" and verb.last == verb.first + 1 and verb.last not in self.words
        listed = kind == self.kind(verb.last + 1) == "vn" and self.text.startswith("\u3001", verb.last)
        if unknown or listed:
            # Part of a word that is not known, or of a subject: 流调、采样同步展开.
            farther = self._likeliest(verb.last, verb.last + 1, 3)
            return farther if farther and (unknown or self._modified(farther.first)) else verb
        return verb

    def _likeliest(self, start: int, first: int, least: int) -> Head | None:
        """The likeliest predicate from ``first`` on; what is before it begins at ``start``."""
        found: list[tuple[int, Head]] = []
        for at, (short, kind) in self.words.items():
            if at < first or kind in _OTHER or (self.beside and self._aside(at)):
                continue
            weight = self._weight(at, short, kind, least)
            last = self.grown(short) if kind == "one" else short
            if weight >= least and self.free(at, last):
                found.append((weight, Head(at, last)))
        if not found:
            return None
        # Behind the last 的 rather than in a relative clause before it.
        of = self.text.rfind("的", start)
        behind = [pair for pair in found if pair[1].first > of and pair[0] > 1]
        weight, best = max(found, key=lambda pair: pair[0])
        if behind and weight < 6:
            weight, best = max(behind, key=lambda pair: pair[0])
        # Of mere nouns the last ones: 人员隔离治疗.
        best = found[-1][1] if weight == 0 else best
        alone = weight == 0 or (weight == 1 and _SHAPES.closed.match(self.text, best.last))
        return self._widened(best, [pair[1] for pair in found]) if alone else best

    def _widened(self, best: Head, found: list[Head]) -> Head:
        """The first of the verbs that stand side by side: 隔离治疗."""
        before = {head.last: head for head in found}
        while best.first in before:
            best = before[best.first]
        return best

    def _weight(self, at: int, last: int, kind: str, least: int) -> int:
        """How likely a verb is the predicate."""
        before = self.text[at - 1]
        if kind in _SOFT and self._softens(last, kind == "strict"):
            return -1
        if before in "按照据" or (kind in ("vn", "v", "clause") and COMPOUND.match(self.text, last)):
            return -1
        if kind == "one" and before == "来":
            # 作为大事来抓.
            return 7
        complement = self.kind(last) in ("", "one") and _COMPLEMENT.match(self.text, last)
        if complement or self.text[at:last] in traits("made"):
            return 6
        if kind == "one" and not self._modified(at):
            # 将结果报…, 在一线当先锋.
            closed = last < self.grown(last) == len(self.text)
            return 0 if least < 0 or closed or self.kind(last) == "n" else -1
        # 地下车库定期消杀
        ends = kind == "vn" and last == len(self.text) and self._back(at) < at
        return _WEIGHTS.get(kind, 1) + (2 if self._modified(at) else ends)

    def _modified(self, at: int) -> bool:
        """Whether an adverb stands before a verb."""
        begin = self._back(at)
        return self.text[at - 1] in "不来" or (begin < at and self.kind(begin) != "adjective")
