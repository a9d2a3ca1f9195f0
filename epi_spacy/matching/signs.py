"""Which of many expressions may match in which stretch of a text, found out for all in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sys import maxsize

from .lexicon import Lexicon

# Stands behind the last hit: it ends behind every stretch.
_LAST = (0, maxsize, 0)


class Signs(Lexicon[int]):
    """Looks for the strings that tell where expressions may match, and says it in bits.

    needles: by name of an expression, the strings of which every match holds one (see ``needles``), or None
        for an expression that may match anywhere.
    """

    __slots__ = ("_always", "bits")

    def __init__(self, needles: Mapping[str, Iterable[str] | None]) -> None:
        #: The bit of each expression, by its name.
        self.bits = {name: 1 << number for number, name in enumerate(needles)}
        self._always = 0
        masks: dict[str, int] = {}
        for name, strings in needles.items():
            if strings is None:
                self._always |= self.bits[name]
            for string in strings or ():
                masks[string] = masks.get(string, 0) | self.bits[name]
        super().__init__(masks.items(), overlapping=True)

    def __reduce__(self) -> tuple[object, ...]:
        strings = list(zip(self._keys, self._values, strict=True))
        needles = {
            name: None if self._always & bit else [string for string, mask in strings if mask & bit]
            for name, bit in self.bits.items()
        }
        return Signs, (needles,)

    def any_of(self, *names: str) -> int:
        """Return the bits of some expressions."""
        return sum(self.bits[name] for name in set(names))

    def of(self, text: str) -> int:
        """Return the bits of the expressions that may match in a text."""
        found = self._always
        for _, _, index in self._hits(text):
            found |= self._values[index]
        return found

    def each(self, text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Return the bits of the expressions that may match in stretches of a text.

        text: the text. spans: characters of the stretches, sorted, without overlaps.
        RETURNS: bits for each stretch.
        """
        masks, always = self._values, self._always
        out: list[int] = []
        hits = iter(self._hits(text))
        _, end, index = next(hits, _LAST)
        # The hits come sorted by their ends.
        for begin, stop in spans:
            found = always
            while end <= stop:
                if end > begin:
                    found |= masks[index]
                _, end, index = next(hits, _LAST)
            out.append(found)
        return out
