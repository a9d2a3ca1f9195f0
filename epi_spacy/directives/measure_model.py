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
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .measure_votes import FULL, STRONG, Evidence

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

#: The longest run of characters; four of 16 bits make one key of 64.
LONGEST = 4
#: What the second model weighs: the clause alone, then what stands around it.
BLOCKS = (
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
_FLOOR = -7.0
# So many clauses that say nothing are counted among the neighbours: one or two do not make a majority.
_SILENT = 4
# Bits of a place in the table of known runs.
_TABLE = 20


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

    def alone(self, texts: Sequence[str], evidence: Sequence[Evidence], hits: Hits) -> Floats:
        """Say what each text is about by itself.

        texts: without line ends. evidence: the lexicon's, of each. hits: the known runs in them.
        RETURNS: log-probabilities, shape (texts, measures).
        """
        weights = self.weights
        total = run_sums(hits, weights.run_weights, len(texts)) * weights.run_scale
        total += vote_features(evidence, self.number) @ weights.vote_weights
        return log_softmax(total + weights.bias)

    def together(self, blocks: Floats) -> Floats:
        """Say what each clause is about where it stands.

        blocks: what ``surroundings`` gathers, shape (clauses, blocks, measures).
        RETURNS: log-probabilities, shape (clauses, measures).
        """
        count, size = len(blocks), len(self.measures)
        scores = blocks.reshape(count, -1) @ self.weights.around.reshape(-1, size)
        return log_softmax(scores + self.weights.around_bias)

    def shares(self, blocks: Floats) -> Floats:
        """Say what each block of one clause adds to each measure.

        blocks: of the clause, shape (blocks, measures). RETURNS: the same shape.
        """
        found: Floats = np.matmul(blocks[:, None, :], self.weights.around)[:, 0]
        return found

    def run(self, hits: Hits, text: int, number: int) -> str:
        """Return the run of characters in a text that speaks most for a measure, or "" if none does.

        hits: the known runs. text, number: which text, and which measure.
        """
        start, end = np.searchsorted(hits.text, (text, text + 1))
        runs = hits.run[start:end]
        spoken = self.weights.run_weights[runs, number]
        if not len(runs) or spoken.max() <= 0:
            return ""
        return _spelt(int(self.weights.runs[runs[int(np.argmax(spoken))]]))


@cache
def shipped_model() -> MeasureModel:
    """The model of ``data/measure_model.npz``, loaded at the first call."""
    with as_file(files("epi_spacy.directives") / "data" / "measure_model.npz") as path, np.load(path) as data:
        return MeasureModel(Weights(**{name: data[name] for name in Weights._fields}))


def all_runs(texts: Sequence[str]) -> tuple[NDArray[np.uint64], Ints]:
    """Return every run of up to four characters of some texts as a key, and the text that it stands in.

    texts: without line ends; the edge of a text counts as a character.
    """
    joined = "\n" + "\n".join(texts) + "\n"
    chars = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16).astype(np.uint64)
    edges = chars == ord("\n")
    text_of = np.cumsum(edges) - 1
    # The last edge begins no text, and one alone is no run.
    last = len(chars) - 1
    found, where, keys = [chars[~edges]], [text_of[~edges]], chars
    crossing = np.zeros(len(chars), np.bool_)
    for length in range(2, LONGEST + 1):
        keys = (keys[:-1] << np.uint64(16)) | chars[length - 1 :]
        # An edge inside a run parts two texts.
        crossing = crossing[:-1] | edges[length - 2 : -1] if length > 2 else crossing[:-1]
        whole = ~crossing[:last]
        found.append(keys[:last][whole])
        where.append(text_of[: len(keys)][:last][whole])
    return np.concatenate(found), np.concatenate(where)


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
        keys, where = all_runs(texts)
        at = self._begin[_shuffled(keys)]
        # Most runs of a text are unknown, and most of their places empty.
        likely = np.flatnonzero(at >= 0)
        keys, where, at = keys[likely], where[likely], at[likely]
        for _ in range(1, self._shared):
            at += self._keys[at] != keys
        known = self._keys[at] == keys
        at, where = self._number[at[known]], where[known]
        order = np.argsort(where, kind="stable")
        return Hits(where[order], at[order])


def _shuffled(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Scatter keys over the table: multiplication by an odd number, the highest bits of the product."""
    found: NDArray[np.uint64] = (keys * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _TABLE)
    return found


def run_sums(hits: Hits, weights: NDArray[np.int8], count: int) -> Floats:
    """Add up the weights of the runs in each text: shape (texts, measures)."""
    sums = np.zeros((len(hits.run) + 1, weights.shape[1]), np.int64)
    np.cumsum(weights[hits.run], axis=0, out=sums[1:])
    edges = np.searchsorted(hits.text, np.arange(count + 1))
    return (sums[edges[1:]] - sums[edges[:-1]]).astype(np.float32)


def vote_features(evidence: Sequence[Evidence], number: dict[str, int]) -> Floats:
    """Turn the lexicon's votes into numbers: all of them, the heaviest, whether it is a ground, whether none.

    evidence: of each text. number: of each measure the model knows. RETURNS: shape (texts, 2 M + 2).
    """
    size = len(number)
    out = np.zeros((len(evidence), 2 * size + 2), np.float32)
    for row, found in enumerate(evidence):
        if not found.votes:
            out[row, -1] = 1.0
            continue
        for vote in found.votes:
            if vote.measure in number:
                out[row, number[vote.measure]] = vote.score / STRONG
        best = found.votes[0]
        if best.measure in number:
            out[row, size + number[best.measure]] = min(best.score, FULL) / STRONG
        out[row, -2] = found.basis
    return out


def surroundings(alone: Floats, sides: Sides, places: Places) -> Floats:
    """Gather what the second model weighs: shape (clauses, len(BLOCKS), measures).

    alone: log-probabilities of the clauses by themselves. sides, places: of the same clauses.
    """
    likely: Floats = np.exp(alone)
    out = np.zeros((len(alone), len(BLOCKS), alone.shape[1]), np.float32)
    out[:, 0] = np.maximum(alone, _FLOOR) / 2
    speech, sentence, paragraph = places
    follows = speech[1:] == speech[:-1]
    in_list = follows & (sentence[1:] == sentence[:-1])
    in_paragraph = follows & ~in_list & (paragraph[1:] == paragraph[:-1])
    out[1:, 1] = likely[:-1] * in_list[:, None]
    out[1:, 2] = likely[:-1] * in_paragraph[:, None]
    out[:-1, 3] = likely[1:] * in_list[:, None]
    out[:, 4] = _others(likely, ~in_list)
    out[:, 5] = _others(likely, ~(follows & (paragraph[1:] == paragraph[:-1])))
    out[:, 6] = _others(likely, ~follows)
    out[:, 7], out[:, 8], out[:, 9] = sides
    return out


def _others(likely: Floats, cuts: NDArray[np.bool_]) -> Floats:
    """Average over the other rows of each row's stretch, and some silent ones.

    cuts: whether a stretch ends behind each row but the last.
    """
    starts = np.flatnonzero(np.append(True, cuts))
    sizes = np.diff(np.append(starts, len(likely)))
    sums = np.repeat(np.add.reduceat(likely, starts, axis=0), sizes, axis=0)
    found: Floats = ((sums - likely) / (np.repeat(sizes, sizes) - 1 + _SILENT)[:, None]).astype(np.float32)
    return found


def log_softmax(scores: Floats) -> Floats:
    """Turn the scores of each row into log-probabilities."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return found


def _spelt(key: int) -> str:
    """Return the run of characters that a key stands for, without the edges of its text."""
    units = [key >> shift & 0xFFFF for shift in (48, 32, 16, 0)]
    return b"".join(unit.to_bytes(2, "little") for unit in units if unit not in (0, 10)).decode(
        "utf-16-le", "replace"
    )
