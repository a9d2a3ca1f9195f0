"""One clause taken apart: item marker, cues, bare imperative, and why it may be no demand.

Strings are normalized text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mypy_extensions import mypyc_attr

from .lexicon import CUE, Cue, Head, Lexicon

# A cue or head of a clause, with its characters.
Found = tuple[Cue, int, int]
FoundHead = tuple[Head, int, int]

CUES: Final = frozenset({"modal", "forbid", "urge", "construct", "outcome"})
# What a clause may begin with, beside the characters of words.
_BEGINS: Final = "_\u300a<"
# Between what a document's title stands.
_OPENS: Final = "\u300a"
_CLOSES: Final = "\u300b"
# The least characters of a heading.
_HEADING: Final = 6
# The least characters of what a heading's verb governs.
_OBJECT: Final = 2
# No noun without 的 is longer.
_NOUN: Final = 10
# Those of whom the words before tell.
_THEY: Final = "其"
# Those to whom something is given, joined by 和, no longer than this.
_RECEIVERS: Final = 24


@mypyc_attr(acyclic=True)
class Clause:
    """One clause, taken apart.

    text: the clause, or what of it follows the reporting verb. question: it ends in a question mark.
    lexicon: the words of the room. signs: bits of its patterns that may match in the clause.
    apart: a semicolon parts it from the clause before.
    item: style of the item marker at its start, or ""; skip: where the body begins behind it.
    cue: the cue that governs it; head: the bare imperative at its start.
    noted: it opens or closes a pair of brackets, or follows a colon.
    excluded: why it is no demand without a cue, or "". allows: it was found to allow something.
    headed: the verb of a heading that demands, at its start, having lost its line break.
    """

    def __init__(self, text: str, question: bool, lexicon: Lexicon, signs: int) -> None:
        self.text, self.question, self.lexicon, self.signs = text, question, lexicon, signs
        self.apart = self.noted = self.allows = False
        self.item, self.skip, self.body = "", 0, text
        self.excluded = ""
        self.cue: Found | None = None
        self.head: FoundHead | None = None
        self.headed: FoundHead | None = None

    def may(self, name: str) -> bool:
        """Whether a named pattern may match in the clause at all."""
        return self.signs & self.lexicon.bits[name] != 0

    def has(self, name: str) -> re.Match[str] | None:
        """Return the first place in the body where a named pattern matches."""
        lexicon = self.lexicon
        return lexicon.patterns[name].search(self.body) if self.signs & lexicon.bits[name] else None

    def opens(self, name: str) -> re.Match[str] | None:
        """Return the match of a named pattern at the start of the body."""
        lexicon = self.lexicon
        return lexicon.patterns[name].match(self.body) if self.signs & lexicon.bits[name] else None


def _word_start(text: str, at: int) -> int:
    """Return where white space, marks, bullets and pictographs end that begin at an offset."""
    while at < len(text) and not (text[at].isalnum() or text[at] in _BEGINS):
        at += 1
    return at


@mypyc_attr(acyclic=True)
class Stretch:
    """Where a clause stands. start, end: its characters in the text.

    signs: bits of the patterns that may match in it. clause: the clause taken apart, once it has been.
    """

    def __init__(self, start: int, end: int, signs: int) -> None:
        self.start, self.end, self.signs = start, end, signs
        self.clause: Clause | None = None


class ClauseReader:
    """Takes clauses apart.

    lexicon: the words of the room.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._has = lexicon.has
        self._patterns = lexicon.patterns
        patterns, bits = lexicon.patterns, lexicon.bits
        # In the order in which they are asked; bound once, because every clause asks them all.
        self._reasons = (
            (bits["credit"], patterns["credit"].match, "credit"),
            (bits["whether"], patterns["whether"].search, "question"),
            (bits["not_provision"], patterns["not_provision"].search, "formal"),
            (bits["purpose_any"], patterns["purpose_any"].match, "purpose"),
            (bits["commit"], patterns["commit"].search, "commit"),
            (bits["circumstance_span"], patterns["circumstance_span"].search, "circumstance"),
            (bits["circumstance_end"], patterns["circumstance_end"].search, "circumstance"),
            (bits["turn"], patterns["turn"].search, "turn"),
        )
        self._ending = bits["circumstance_end"]
        self._first = 0
        for bit, _, _ in self._reasons:
            self._first |= bit
        self._topical = bits["topic_start"] | bits["relative_noun"] | bits["nominal_end"] | bits["member"]
        self._tells = bits["aspect"] | bits["appraisal"] | bits["copula"] | bits["no_subject"]
        self._conditional = bits["condition_start"] | bits["unlike"] | bits["symptom"] | bits["all_clear"]
        self._cues = bits[CUE]
        # What is asked of every clause, and found in few.
        self._seeing, self._to_an_end, self._enacting = bits["sees"], bits["to_that_end"], bits["enacts"]
        self._excluding = self._first | self._topical | self._tells | bits["future"] | self._conditional

    def read(self, text: str, question: bool = False, signs: int | None = None) -> Clause:
        """Take a clause apart: item marker, cues, bare head, and the reason why it may be none.

        text: the clause. question: whether its sentence ends in a question mark.
        signs: the bits that the lexicon's signs give for it, or for a longer text around it.
        RETURNS: the clause, ready for ``sentence``.
        """
        lexicon = self.lexicon
        clause = Clause(text, question, lexicon, lexicon.signs.of(text) if signs is None else signs)
        skip = _word_start(text, 0)
        marker = lexicon.marker(text, skip)
        if marker is not None:
            clause.item = marker.lastgroup or ""
            # The modal of a marker (一要) is itself the cue.
            skip = marker.end() - (clause.item == "want")
            while skip < len(text) and text[skip] in " \u00a0\u3000\u3001.":
                skip += 1
        clause.skip = skip
        clause.body = text[skip:]
        if clause.signs & self._cues:
            clause.cue = self._cue(text, skip)
        head = lexicon.head_start(text, skip)
        if head is not None and not self._patterns["head_relative"].match(text, head.end):
            clause.head = (lexicon.heads[head.form], head.start, head.end)
        broken = clause.body.find(" ") if clause.item and clause.head is not None else -1
        if broken >= _HEADING:
            # A heading that lost its line break: it demands by itself.
            clause.body, whole = clause.body[:broken], clause.body
            clause.excluded = self._exclusion(clause)
            if not clause.excluded and self._governing(clause.head, skip, skip + broken):
                clause.headed = clause.head
            clause.body = whole
        else:
            clause.excluded = self._exclusion(clause)
        if clause.item and clause.head is not None and not clause.excluded and clause.opens("procedure"):
            # 二、办理通行证程序: what is explained below.
            clause.excluded, clause.headed = "label", None
        return clause

    def _governing(self, head: FoundHead | None, start: int, end: int) -> bool:
        """Whether a bare verb makes a heading an imperative: a noun may do so behind an adverb."""
        if head is None:
            return False
        if head[0].group in ("verb", "adverb"):
            return True
        return head[0].group == "noun" and head[1] > start and end - head[2] >= _OBJECT

    def spare(self, clause: Clause, names: Sequence[tuple[int, int]]) -> None:
        """Look for another cue where the one of a clause is a character of a name (应 is a surname).

        clause: the clause. names: the characters of the names in it, half-open.
        """
        if clause.cue is not None and any(start <= clause.cue[1] < end for start, end in names):
            clause.cue = self._cue(clause.text, clause.skip, names)

    def _cue(self, text: str, skip: int, names: Sequence[tuple[int, int]] = ()) -> Found | None:
        """Return the first cue behind an offset that governs a clause, outside of some names."""
        for match in self.lexicon.cue.finditer(text, skip):
            cue = self.lexicon.cues[match.group()]
            if cue.kind in CUES and not any(start <= match.start() < end for start, end in names):
                found = (cue, match.start(), match.end())
                if self._titled(text, match.end()):
                    continue
                if not (self._relative(text, skip, found) or self._asks_nothing(text, found)):
                    return found
        return None

    def _titled(self, text: str, at: int) -> bool:
        """Whether a word that ends at an offset stands in a document's title (《关于禁止…的公告》)."""
        close = text.find(_CLOSES, at)
        if close < 0:
            # The mark that closes it is no part of the clause.
            return text.rfind(_OPENS, 0, at) > text.rfind(_CLOSES, 0, at)
        return text.find(_OPENS, at, close) < 0

    def _asks_nothing(self, text: str, found: Found) -> bool:
        """Whether a modal says how much something takes (要三个小时), or opens thanks (要向…致以…)."""
        if found[0].kind != "modal":
            return False
        number, thanks = self._patterns["takes_number"], self._patterns["courtesy"]
        return (number.match(text, found[2]) or thanks.match(text, found[2])) is not None

    def marker(self, text: str, at: int) -> re.Match[str] | None:
        """Return the item marker at an offset of a text, or None."""
        return self.lexicon.marker(text, _word_start(text, at))

    def _relative(self, text: str, skip: int, found: Found) -> bool:
        """Whether a cue stands inside a relative clause, outside of which it governs nothing."""
        if found[0].kind == "urge":
            return self._patterns["heeded"].search(text[skip : found[1]]) is not None
        if found[0].kind not in ("forbid", "modal"):
            return False
        if found[0].kind == "forbid" and "关" in text and self._in_title(text, skip, found):
            return True
        opening, closing = text.rfind("\u201c", skip, found[1]), text.find("\u201d", found[2])
        if opening >= 0 and closing > 0:
            if found[0].kind == "forbid" and found[1] - opening < 12:
                return True
            if found[0].kind == "modal" and opening > skip + 1 and closing + 2 < len(text):
                return True
        if "是" in text and self._patterns["relative_must"].search(text, skip):
            return True
        if (
            found[0].kind == "modal"
            and len(text) - found[2] <= 2
            and self._patterns["have_to"].search(text[: found[1]])
        ):
            return True
        if text.endswith("的是"):
            # 需要强调的是: what follows says it.
            return True
        if text.endswith("的") and self._patterns["nominal_end"].search(text):
            return True
        return (
            found[0].form in self.lexicon.relative_form
            and self._patterns["relative_cue"].match(text, found[2]) is not None
        )

    def _in_title(self, text: str, skip: int, found: Found) -> bool:
        """Whether a cue stands in what a paper is about (关于禁止…的决定)."""
        lead, tail = self._patterns["titled_lead"], self._patterns["titled_tail"]
        return tail.match(text, found[2]) is not None and lead.search(text[skip : found[1]]) is not None

    def _exclusion(self, clause: Clause) -> str:
        """Return why a clause without a cue of its own is no demand, or ""."""
        body, signs = clause.body, clause.signs
        if len(body) < 2 or body in self.lexicon.joints:
            return "connective"
        if clause.question:
            return "question"
        if not "一" <= body[0] <= "龥" and self._patterns["unworded"].match(body):
            return "formal"
        if not signs & self._excluding:
            return ""
        first = signs & self._first
        if first & self._ending and not self.lexicon.may_be_circumstance(body):
            first ^= self._ending
        if first:
            for bit, matches, reason in self._reasons:
                found = matches(body) if first & bit else None
                if found is not None and not self._spared(clause, reason, found.group()):
                    return reason
        if self._future(clause):
            return "commit"
        if signs & self._conditional and self._condition(clause):
            return "condition"
        if signs & self._topical and self._topic(clause):
            return "topic"
        return self._telling(clause) if signs & self._tells else ""

    def _condition(self, clause: Clause) -> bool:
        """Whether a clause only says on which condition something is asked."""
        if clause.opens("condition_start") and not clause.has("urgent"):
            return True
        return (clause.opens("unlike") or clause.opens("symptom") or clause.opens("all_clear")) is not None

    def _spared(self, clause: Clause, reason: str, found: str) -> bool:
        """Whether what looks like a formality or a circumstance belongs to what is to be done."""
        if reason == "formal":
            acts = clause.head is not None or clause.body.startswith(("由", "并由"))
            inside = clause.body.find(found) > 0
            return acts and inside and self._patterns["formal_word"].match(found) is not None
        return reason == "circumstance" and clause.opens("put_where") is not None

    def _telling(self, clause: Clause) -> str:
        """Return how a clause tells of what is or has been, or ""."""
        sure_head = clause.head is not None and clause.head[0].group in ("verb", "manner")
        aspect = clause.has("aspect")
        # What is done already may stand inside the object of an imperative.
        if aspect is not None and not self._inside(clause, aspect) and not self._unreal(clause, aspect):
            return "aspect"
        governed = sure_head or (clause.head is not None and clause.has("acted_on") is not None)
        if clause.has("appraisal") and (not governed or clause.has("appraisal_end")):
            return "appraisal"
        if clause.has("copula") and (not sure_head or clause.has("predicate_is") or self._says_what(clause)):
            return "copula"
        told = clause.opens("no_subject") is not None and not (self._now(clause) or self._they_act(clause))
        return "background" if told else ""

    def _they_act(self, clause: Clause) -> bool:
        """Whether 其 stands for those who are told to act (要求其落实…), not for whose something is."""
        verb = self.lexicon.head_start(clause.body, len(_THEY)) if clause.body.startswith(_THEY) else None
        return verb is not None and self.lexicon.heads[verb.form].group == "verb"

    def _now(self, clause: Clause) -> bool:
        """Whether a clause says what is to be done now (当前重点抓好…)."""
        time = clause.opens("time_now")
        if time is None:
            return False
        verb = self.lexicon.head_start(clause.body, time.end())
        return verb is not None and self.lexicon.heads[verb.form].group == "verb"

    def _unreal(self, clause: Clause, found: re.Match[str]) -> bool:
        """Whether 了 stands in words that are quoted, or behind what forbids it (别累倒了)."""
        before, behind = clause.body[: found.start()], clause.body[found.end() :]
        if before.count("\u201c") > before.count("\u201d") and "\u201d\u7684" in behind:
            return True
        return clause.may("unreal") and self._patterns["unreal"].search(before) is not None

    def _inside(self, clause: Clause, found: re.Match[str]) -> bool:
        """Whether 已 stands inside the object of an imperative (抓紧研究已治愈病例)."""
        if clause.head is None or (
            clause.head[0].group not in ("verb", "manner", "adverb") and clause.head[1] == clause.skip
        ):
            return False
        already = found.group().startswith("已") and "了" not in clause.body
        return already and clause.head[2] <= found.start() + clause.skip

    def _says_what(self, clause: Clause) -> bool:
        """Whether what looks like an imperative is the subject of an 是 (做好…是…): none in quotes."""
        found = clause.has("copula")
        if found is None or found.group()[-1] not in "是在" or " " in clause.body:
            return False
        before = clause.body[: found.start()]
        return before.count("\u201c") == before.count("\u201d")

    def _future(self, clause: Clause) -> bool:
        """Whether a subject says what it will do (将 with a verb), not what is to be done with a thing."""
        body = clause.body
        at = body.find("将", 1)
        if at < 1 or clause.has("ba_end") or clause.has("penalty"):
            return False
        if self._patterns["future_verb"].match(body, at + 1):
            return True
        verb = self.lexicon.head_start(body, at + 1)
        if verb is None or verb.end - verb.adverbs < 2:
            return False
        return verb.start > verb.adverbs or self.lexicon.heads[verb.form].group != "noun"

    def _noun_last(self, body: str, at: int, longest: int = _NOUN) -> bool:
        """Whether a stretch behind an offset is one noun with what belongs to it: no verb governs in it."""
        of = body.rfind("的", at)
        if (of < 0 and len(body) - at > longest) or self._patterns["topic_verb"].search(body, max(of, at)):
            return False
        if self._patterns["done_to"].search(body, at):
            return False
        nouns = 0
        for found in self.lexicon.head.finditer(body, max(of, at)):
            group = self.lexicon.heads[found.group()].group
            if group in ("weak", "adverb") or found.start() == of + 1 > 0:
                # No verb without what stands around it; or a noun, behind 的.
                continue
            nouns += 1
            if group != "noun" or (found.end() == len(body) and (of < 0 or nouns > 1 or body[1] != "于")):
                return False
        return True

    def _topic(self, clause: Clause) -> bool:
        """Whether a clause only names the persons or things that the next one is about."""
        body = clause.body
        start = clause.opens("topic_start")
        if clause.opens("abstains") and not body.endswith(("的", "人员")):
            return False
        if (clause.has("dealt") or clause.has("gives")) and not body.endswith("的"):
            return False
        if clause.opens("member"):
            return True
        if clause.has("relative_noun"):
            return start is not None or self.lexicon.head_start(body) is None
        if start is None:
            return clause.has("nominal_end") is not None
        if body.endswith("的") or (body[0] in "对关" and self._noun_last(body, start.end())):
            return True
        if body[0] == "向":
            return self._noun_last(body, start.end(), _RECEIVERS)
        of = body.rfind("的")
        if of > 0 and len(body) - of <= 5 and self.lexicon.head.search(body, of) is None:
            return True
        if not clause.has("topic_end"):
            return False
        return self._patterns["topic_verb"].search(body, start.end()) is None
