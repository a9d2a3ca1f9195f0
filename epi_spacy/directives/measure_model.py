"""The learned part of the measure classifier: what a clause's characters and its surroundings speak for.

Two linear models, one on top of the other. The first reads a text by itself: the runs of up to four
characters in it, and the votes of the lexicon. The second weighs what the first says of the clause against
what it says of its neighbours, its heading and the title, since many clauses of a list have no topic of their
own. Both are multinomial logistic regressions; ``scripts/train_measures.py`` learns them from marked clauses
and writes ``data/measure_model.npz``, which holds weights of short runs of characters and no sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .measure_votes import FULL, STRONG, Evidence

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

#: The longest run of characters; four of 16 bits make one key of 64.
LONGEST: Final = 4
#: What the second model weighs: the clause alone, then what stands around it.
BLOCKS: Final = (
    "clause",
    "list",
    "paragraph",
    "next",
    "sentence",
    "around",
    "speech",
    "before",
    "heading",
    "title",
)
# Log-probabilities below this one say no more than "no".
_FLOOR: Final = -7.0
# So many clauses that say nothing are counted among the neighbours: one or two do not make a majority.
_SILENT: Final = 4
# Bits of a place in the table of known runs, and what makes such a place of a key.
_TABLE: Final = 20
_ODD, _REST = np.uint64(0x9E3779B97F4A7C15), np.uint64(64 - _TABLE)
# How many rows are multiplied at once.
_ROWS: Final = 64
# The edge of a text, and how many bits a character takes.
_EDGE, _UNIT = ord("\n"), np.uint64(16)


class Places(NamedTuple):
    """Where clauses stand: numbers of their speech, sentence and paragraph, each of shape (clauses,)."""

    speech: Ints
    sentence: Ints
    paragraph: Ints


class Sides(NamedTuple):
    """What is said of the texts beside clauses: probabilities of shape (clauses, measures), 0 for no text."""

    before: Floats
    heading: Floats
    title: Floats


class Hits(NamedTuple):
    """Where runs of characters that the model knows stand: in which text, and which run, sorted by texts."""

    text: Ints
    run: Ints


class Weights(NamedTuple):
    """The arrays of ``measure_model.npz``.

    measures: names, shape (M,). runs: the known runs of characters as keys, sorted, shape (R,).
    run_weights: shape (R, M), eight bits; run_scale: shape (M,), what one of them is worth.
    vote_weights: shape (2 M + 2, M), for ``vote_features``. bias: shape (M,).
    around: shape (len(BLOCKS), M, M). around_bias: shape (M,).
    """

    measures: NDArray[np.str_]
    runs: NDArray[np.uint64]
    run_weights: NDArray[np.int8]
    run_scale: Floats
    vote_weights: Floats
    bias: Floats
    around: Floats
    around_bias: Floats


class MeasureModel:
    """Scores clauses.

    weights: what was learned.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.runs = KnownRuns(weights.runs)
        self.measures: tuple[str, ...] = tuple(str(name) for name in weights.measures)
        self.number = {name: number for number, name in enumerate(self.measures)}
        # In double precision, so that a clause is told the same with however many others it is multiplied.
        self._votes = weights.vote_weights.astype(np.float64)
        self._around = weights.around.reshape(-1, len(self.measures)).astype(np.float64)

    def __reduce__(self) -> tuple[object, ...]:
        return MeasureModel, (self.weights,)

    def alone(self, texts: Sequence[str], evidence: Sequence[Evidence], hits: Hits) -> Floats:
        """Say what each text is about by itself.

        texts: without line ends. evidence: the lexicon's, of each. hits: the known runs in them.
        RETURNS: log-probabilities, shape (texts, measures).
        """
        weights = self.weights
        total = run_sums(hits, weights.run_weights, len(texts))
        total *= weights.run_scale
        total += _product(vote_features(evidence, self.number), self._votes)
        total += weights.bias
        return log_softmax(total)

    def together(self, blocks: Floats) -> Floats:
        """Say what each clause is about where it stands.

        blocks: what ``surroundings`` gathers, shape (clauses, blocks, measures).
        RETURNS: log-probabilities, shape (clauses, measures).
        """
        scores = _product(blocks.reshape(len(blocks), -1), self._around) + self.weights.around_bias
        return log_softmax(scores.astype(np.float32))

    def leads(self, blocks: Floats, rows: Ints, best: Ints, second: Ints) -> Floats:
        """Say what each block of some clauses adds to one measure beyond what it adds to another.

        blocks: what ``surroundings`` gathers. rows: which clauses. best, second: two measures of each.
        RETURNS: shape (blocks, rows).
        """
        shares = np.matmul(blocks.take(rows, axis=0).transpose(1, 0, 2), self.weights.around)
        at = np.arange(len(rows))
        found: Floats = shares[:, at, best] - shares[:, at, second]
        return found

    def run(self, hits: Hits, text: int, number: int) -> str:
        """Return the run of characters in a text that speaks most for a measure, or "" if none does.

        Of runs that speak alike it is the shortest, of these the first one.

        hits: the known runs. text, number: which text, and which measure.
        """
        start, end = hits.text.searchsorted((text, text + 1)).tolist()
        runs = hits.run[start:end]
        spoken = self.weights.run_weights[runs, number]
        most = spoken[spoken.argmax()] if len(spoken) else 0
        if most <= 0:
            return ""
        keys: list[int] = self.weights.runs.take(runs.compress(spoken == most)).tolist()
        return _spelt(min(keys, key=_length))


@cache
def shipped_model() -> MeasureModel:
    """The model of ``data/measure_model.npz``, loaded at the first call."""
    with as_file(files("epi_spacy.directives") / "data" / "measure_model.npz") as path, np.load(path) as data:
        return MeasureModel(Weights(**{name: data[name] for name in Weights._fields}))


def all_runs(texts: Sequence[str]) -> tuple[NDArray[np.uint64], Ints]:
    """Return every run of up to four characters of some texts as a key, and the text that it stands in.

    texts: without line ends; the edge of a text counts as a character.
    """
    chars, keys = _keys(texts)
    edges = np.append(chars == _EDGE, [True] * (LONGEST - 1))
    size = len(chars)
    # One edge alone is no run, one inside a run parts two texts, and behind the last one nothing stands.
    none = np.zeros((size, LONGEST), np.bool_)
    none[:, 0] = edges[:size]
    for length in range(2, LONGEST + 1):
        none[size - length + 1 :, length - 1] = True
        if length > 2:
            none[:, length - 1] |= none[:, length - 2] | edges[length - 2 : length - 2 + size]
    places = np.flatnonzero(~none)
    return keys.reshape(-1).take(places), _text_of(chars, places)


def _keys(texts: Sequence[str]) -> tuple[NDArray[np.uint16], NDArray[np.uint64]]:
    """Return the characters of some texts, edges among them, and the keys of all runs that begin at each.

    RETURNS: arrays of shape (characters,) and (characters, LONGEST); runs that would reach out end in 0.
    """
    joined = "\n" + "\n".join(texts) + "\n" + "\0" * (LONGEST - 1)
    chars = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    size = len(chars) - LONGEST + 1
    keys = np.empty((size, LONGEST), np.uint64)
    keys[:, 0] = chars[:size]
    for length in range(1, LONGEST):
        np.left_shift(keys[:, length - 1], _UNIT, out=keys[:, length])
        keys[:, length] |= chars[length : length + size]
    return chars[:size], keys


def _text_of(chars: NDArray[np.uint16], places: Ints) -> Ints:
    """Return the texts in which runs stand. places: of the runs in the table of keys, counted through."""
    found: Ints = (np.add.accumulate(chars == _EDGE, dtype=np.int64) - 1).take(places // LONGEST)
    return found


class KnownRuns:
    """The runs of characters that a model knows.

    keys: their keys, sorted.
    """

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        # Keys that share a place in the table stand side by side.
        places = _shuffled(keys)
        self._number = np.argsort(places, kind="stable")
        begins = np.flatnonzero(np.diff(places[self._number].astype(np.int64), prepend=-1))
        self._begin = np.full(1 << _TABLE, -1, np.int32)
        self._begin[places[self._number[begins]]] = begins
        self._shared = int(np.diff(begins, append=len(keys)).max(initial=1))
        self._keys = np.append(keys[self._number], np.zeros(self._shared, np.uint64))

    def find(self, texts: Sequence[str]) -> Hits:
        """Find the known runs in some texts.

        texts: without line ends. RETURNS: the hits, sorted by texts.
        """
        # A run over the edge of a text is nowhere learned, so that all may be looked up as they come.
        chars, table = _keys(texts)
        keys = table.reshape(-1)
        at = self._begin.take(_shuffled(keys).view(np.int64))
        # Most places of unknown runs are empty.
        likely = (at >= 0).nonzero()[0]
        keys, at = keys.take(likely), at.take(likely)
        for _ in range(1, self._shared):
            at += self._keys.take(at) != keys
        known = (self._keys.take(at) == keys).nonzero()[0]
        return Hits(_text_of(chars, likely.take(known)), self._number.take(at.take(known)))


def _shuffled(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Scatter keys over the table: multiplication by an odd number, the highest bits of the product."""
    found: NDArray[np.uint64] = keys * _ODD
    found >>= _REST
    return found


def run_sums(hits: Hits, weights: NDArray[np.int8], count: int) -> Floats:
    """Add up the weights of the runs in each text: shape (texts, measures)."""
    edges = hits.text.searchsorted(np.arange(count + 1))
    starts = edges[:-1]
    filled = starts < edges[1:]
    # Whole numbers, far fewer than single precision holds: no order of adding them up changes the sum.
    rows = weights.take(hits.run, axis=0)
    if np.logical_and.reduce(filled):
        return np.add.reduceat(rows, starts, axis=0, dtype=np.float32)
    sums = np.zeros((count, weights.shape[1]), np.float32)
    if len(rows):
        sums[filled] = np.add.reduceat(rows, starts[filled], axis=0, dtype=np.float32)
    return sums


def vote_features(evidence: Sequence[Evidence], number: dict[str, int]) -> Floats:
    """Turn the lexicon's votes into numbers: all of them, the heaviest, whether it is a ground, whether none.

    evidence: of each text. number: of each measure the model knows. RETURNS: shape (texts, 2 M + 2).
    """
    size = len(number)
    width = 2 * size + 2
    out = np.zeros((len(evidence), width), np.float32)
    places: list[int] = []
    values: list[float] = []
    for row, found in enumerate(evidence):
        first = row * width
        if not found.votes:
            places.append(first + width - 1)
            values.append(1.0)
            continue
        for vote in found.votes:
            at = number.get(vote.measure)
            if at is not None:
                places.append(first + at)
                values.append(vote.score / STRONG)
        best = found.votes[0]
        at = number.get(best.measure)
        if at is not None:
            places.append(first + size + at)
            values.append(min(best.score, FULL) / STRONG)
        if found.basis:
            places.append(first + width - 2)
            values.append(1.0)
    out.put(places, values)
    return out


def surroundings(alone: Floats, sides: Sides, places: Places) -> Floats:
    """Gather what the second model weighs: shape (clauses, len(BLOCKS), measures).

    alone: log-probabilities of the clauses by themselves. sides, places: of the same clauses.
    """
    count, size = alone.shape
    likely: Floats = np.exp(alone)
    out = np.zeros((count, len(BLOCKS), size), np.float32)
    np.maximum(alone, _FLOOR, out=out[:, 0])
    out[:, 0] /= 2
    out[:, 7], out[:, 8], out[:, 9] = sides
    speech, sentence, paragraph = places
    # Whether each clause but the first goes on with the sentence, the paragraph, the speech before it.
    follows = np.empty((3, max(count - 1, 0)), np.bool_)
    np.equal(speech[1:], speech[:-1], out=follows[2])
    np.logical_and(follows[2], sentence[1:] == sentence[:-1], out=follows[0])
    np.logical_and(follows[2], paragraph[1:] == paragraph[:-1], out=follows[1])
    in_list = follows[0, :, None]
    np.multiply(likely[:-1], in_list, out=out[1:, 1])
    np.multiply(likely[:-1], follows[1, :, None] > in_list, out=out[1:, 2])
    np.multiply(likely[1:], in_list, out=out[:-1, 3])
    out[:, 4:7] = _others(likely, follows)
    return out


def _others(likely: Floats, follows: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Average over the other rows of each row's stretch, and some silent ones.

    follows: whether each row but the first goes on with the stretch before it, of each kind of stretch.
    RETURNS: shape (rows, kinds, measures).
    """
    kinds, count = len(follows), len(likely)
    opens = np.ones((kinds, count), np.bool_)
    np.logical_not(follows, out=opens[:, 1:])
    # The kinds one below the other, so that one pass adds up the stretches of all.
    starts = opens.reshape(-1).nonzero()[0]
    sizes = np.empty(len(starts), np.int64)
    np.subtract(starts[1:], starts[:-1], out=sizes[:-1])
    sizes[-1:] = kinds * count - starts[-1:]
    rows = np.concatenate((likely,) * kinds)
    sums = np.add.reduceat(rows, starts, axis=0).repeat(sizes, axis=0)
    sums -= rows
    sums = sums / (sizes.repeat(sizes) + (_SILENT - 1))[:, None]
    found: NDArray[np.float64] = sums.reshape(kinds, count, likely.shape[1]).transpose(1, 0, 2)
    return found


def _product(rows: Floats, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Multiply a matrix by weights, a few rows at a time.

    More at once would be shared out over all processors, whose waiting for each other takes longer.
    """
    found = np.empty((len(rows), weights.shape[1]))
    for at in range(0, len(rows), _ROWS):
        np.matmul(rows[at : at + _ROWS], weights, out=found[at : at + _ROWS])
    return found


def log_softmax(scores: Floats) -> Floats:
    """Turn the scores of each row into log-probabilities."""
    shifted = scores - np.maximum.reduce(scores, axis=1, keepdims=True)
    found: Floats = shifted - np.log(np.add.reduce(np.exp(shifted), axis=1, keepdims=True))
    return found


def _length(key: int) -> int:
    """Return of how many characters a key is."""
    return (key.bit_length() + 15) >> 4


def _spelt(key: int) -> str:
    """Return the run of characters that a key stands for, without the edges of its text."""
    units = [key >> shift & 0xFFFF for shift in (48, 32, 16, 0)]
    return b"".join(unit.to_bytes(2, "little") for unit in units if unit not in (0, 10)).decode(
        "utf-16-le", "replace"
    )
