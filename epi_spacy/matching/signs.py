"""Which of many expressions may match in which stretch of a text, found out for all in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from .lexicon import APART, Lexicon

# The bit of whatever may match anywhere, the one of what is rare, and how many there are before the others.
_ANYWHERE: Final = 1
_RARE: Final = 2
_OWN: Final = 2


class Signs(Lexicon[int]):
    """Looks for the strings that tell where expressions may match, and says it in bits.

    needles: by name of an expression, the strings of which every match holds one (see ``needles``), or None
        for an expression that may match anywhere.
    rare: names of expressions whose strings are so rare that one bit does for all of them.
    """

    __slots__ = ("_made_of", "bits")

    def __init__(self, needles: Mapping[str, Iterable[str] | None], rare: Collection[str] = ()) -> None:
        needles = {name: None if strings is None else tuple(strings) for name, strings in needles.items()}
        self._made_of = needles, tuple(rare)
        #: The bit of each expression, by its name. Numbers of few bits are fast to reckon with.
        self.bits: dict[str, int] = {}
        masks: dict[str, int] = {}
        number = _OWN
        for name, strings in needles.items():
            if strings is None:
                self.bits[name] = _ANYWHERE
                continue
            if name in rare:
                bit = _RARE
            else:
                bit = 1 << number
                number += 1
            self.bits[name] = bit
            for string in strings:
                masks[string] = masks.get(string, 0) | bit
        super().__init__(masks.items(), overlapping=True)

    def __reduce__(self) -> tuple[object, ...]:
        return Signs, self._made_of

    def any_of(self, *names: str) -> int:
        """Return the bits of some expressions."""
        found = 0
        for name in names:
            found |= self.bits[name]
        return found

    def of(self, text: str) -> int:
        """Return the bits of the expressions that may match in a text."""
        found = _ANYWHERE
        for _, _, index in self._hits(text):
            found |= self._values[index]
        return found

    def of_each(self, texts: Sequence[str]) -> list[int]:
        """Return the bits of the expressions that may match in each of some texts, in one pass over all."""
        spans: list[tuple[int, int]] = []
        at = 0
        for text in texts:
            spans.append((at, at + len(text)))
            at += len(text) + 1
        return self.each(APART.join(texts), spans)

    def each(self, text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Return the bits of the expressions that may match in stretches of a text.

        text: the text. spans: characters of the stretches, sorted, without overlaps.
        RETURNS: bits for each stretch.
        """
        masks = self._values
        out: list[int] = []
        hits = self._hits(text)
        number, count = 0, len(hits)
        # The hits come sorted by their ends.
        for begin, stop in spans:
            found = _ANYWHERE
            while number < count:
                _, end, index = hits[number]
                if end > stop:
                    break
                if end > begin:
                    found |= masks[index]
                number += 1
            out.append(found)
        return out
