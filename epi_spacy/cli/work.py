"""The work of ``epi-spacy annotate``: documents to lines of JSON, in this process or in several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from ..errors import EpiError, error

if TYPE_CHECKING:
    from spacy.language import Language

    from ..io import Failure, Source

# What is sent to a worker at once: so many documents, or so many characters.
_DOCUMENTS, _CHARACTERS = 64, 100_000
# After how many documents the vocabulary forgets.
_ZONE = 256
# How many batches wait for each worker: enough that none is idle, few enough that memory stays flat.
_WAITING = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What the records are to be like.

    segmenter: "char", "jieba" or "pkuseg".
    explain: with evidence.
    deduplicate: without the rows of repeated copies.
    """

    segmenter: str = "char"
    explain: bool = False
    deduplicate: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document.

    name: where it was found.
    line: its record as JSON; None where it failed.
    error: why it failed.
    """

    name: str
    line: str | None = None
    error: EpiError | None = None


def load(segmenter: str) -> Language:
    """Load the pipeline.

    segmenter: "char", "jieba" or "pkuseg".
    RAISES: EpiError E702 where it cannot be loaded, as without the extra that a segmenter needs.
    """
    from ..assembly import assemble

    try:
        if segmenter == "char":
            return assemble("epi_fast")
        return assemble("epi_rules", overrides={"nlp.tokenizer.segmenter": segmenter})
    except EpiError:
        raise
    except (ImportError, ValueError, OSError) as problem:
        raise error("E702", segmenter=segmenter, problem=problem) from problem


def record_of(nlp: Language, source: Source, wish: Wish | None = None) -> dict[str, Any]:
    """Annotate one document.

    nlp: the pipeline.
    source: the document; its meta is on the Doc before the components run.
    wish: what the record is to be like.
    RETURNS: its record.
    RAISES: EpiError, of whatever code: E701 for what nobody foresaw.
    """
    from ..extensions import register
    from ..records import deduplicated, record

    wish = wish or Wish()
    register()
    if len(source.text) > nlp.max_length:
        raise error("E703", name=source.name, size=len(source.text), limit=nlp.max_length)
    try:
        doc = nlp.make_doc(source.text)
        doc._.meta = source.as_meta()
        found = record(nlp(doc), explain=wish.explain)
        return deduplicated(found) if wish.deduplicate else found
    except EpiError:
        raise
    except Exception as problem:
        # spaCy wraps what a component raises: what it raised says more.
        root = problem.__cause__ or problem
        if isinstance(root, EpiError):
            raise root from None
        raise error("E701", name=source.name, kind=type(root).__name__, problem=root) from problem


def result_of(nlp: Language, found: Source | Failure, wish: Wish) -> Result:
    """Annotate one document, if it could be read.

    nlp: the pipeline.
    found: the document, or why there is none.
    wish: what the record is to be like.
    """
    from ..io import Failure, dumps

    if isinstance(found, Failure):
        return Result(found.name, error=found.error)
    try:
        return Result(found.name, dumps(record_of(nlp, found, wish)))
    except EpiError as problem:
        return Result(found.name, error=problem)


def results(found: Iterable[Source | Failure], wish: Wish, processes: int = 1) -> Iterator[Result]:
    """Annotate documents, in their order.

    found: the documents and those that could not be read.
    wish: what the records are to be like.
    processes: how many processes share the work; each loads a pipeline of its own.
    RAISES: EpiError E702 where the pipeline cannot be loaded.
    """
    if processes <= 1:
        return _alone(load(wish.segmenter), iter(found), wish)
    return _Team(wish, processes).results(found)


def _alone(nlp: Language, found: Iterator[Source | Failure], wish: Wish) -> Iterator[Result]:
    for first in found:
        # The words that the vocabulary has learnt are forgotten now and then, or it would grow for ever; not
        # with every document, for the common ones are dear to learn.
        with nlp.memory_zone():
            for source in chain((first,), islice(found, _ZONE - 1)):
                yield result_of(nlp, source, wish)


class _Team:
    """Several processes that each hold a pipeline: texts go out, lines come back.

    The processes are started anew, not forked, so that they are the same on every system and no thread or
    lock of this process is copied half done.
    """

    def __init__(self, wish: Wish, processes: int) -> None:
        self._wish, self._processes = wish, processes
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        context = get_context("spawn")
        return ProcessPoolExecutor(self._processes, context, initializer=_begin, initargs=(self._wish,))

    def results(self, found: Iterable[Source | Failure]) -> Iterator[Result]:
        """Give the results in the order of the documents."""
        waiting: deque[tuple[list[Source | Failure], Future[list[Result]]]] = deque()
        try:
            for batch in _batches(found):
                waiting.append((batch, self._pool.submit(_work, batch)))
                if len(waiting) >= _WAITING * self._processes:
                    yield from self._next(waiting)
            while waiting:
                yield from self._next(waiting)
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _next(self, waiting: deque[tuple[list[Source | Failure], Future[list[Result]]]]) -> Iterator[Result]:
        batch, future = waiting.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool:
            # One of the batches under way ended a process, and all of them are lost: do each again by itself.
            lost = [batch, *(other for other, _ in waiting)]
            waiting.clear()
            self._renew()
            for documents in lost:
                yield from self._carefully(documents)

    def _carefully(self, documents: list[Source | Failure]) -> Iterator[Result]:
        """Do documents of which one may end the process: all at once, else one by one."""
        try:
            yield from self._pool.submit(_work, documents).result()
        except BrokenProcessPool:
            self._renew()
            if len(documents) == 1:
                name = documents[0].name
                yield Result(name, error=error("E705", name=name))
                return
            for document in documents:
                yield from self._carefully([document])

    def _renew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._started()


def _batches(found: Iterable[Source | Failure]) -> Iterator[list[Source | Failure]]:
    batch: list[Source | Failure] = []
    size = 0
    for source in found:
        batch.append(source)
        size += len(getattr(source, "text", ""))
        if len(batch) >= _DOCUMENTS or size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_nlp: Language | EpiError
_wish: Wish


def _begin(wish: Wish) -> None:
    """Make a worker ready; what goes wrong here is said with the first document."""
    global _nlp, _wish
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _wish = wish
    try:
        _nlp = load(wish.segmenter)
    except EpiError as problem:
        _nlp = problem


def _work(batch: list[Source | Failure]) -> list[Result]:
    if isinstance(_nlp, EpiError):
        raise _nlp
    with _nlp.memory_zone():
        return [result_of(_nlp, source, _wish) for source in batch]
