"""The work of ``epi-spacy annotate``: documents to lines of JSON, in this process or in several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from ..errors import EpiError, error
from ..text.batches import batches

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from ..io import Failure, Source

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


def read(nlp: Language, source: Source) -> Doc:
    """Make a Doc of a document, with its meta, before the components run.

    RAISES: EpiError E703 for a text that is too long.
    """
    from ..extensions import register

    register()
    if len(source.text) > nlp.max_length:
        raise error("E703", name=source.name, size=len(source.text), limit=nlp.max_length)
    doc = nlp.make_doc(source.text)
    doc._.meta = source.as_meta()
    return doc


def record_of(doc: Doc, wish: Wish) -> dict[str, Any]:
    """Return the record of an annotated Doc.

    wish: what the record is to be like.
    """
    from ..records import deduplicated, record

    found = record(doc, explain=wish.explain)
    return deduplicated(found) if wish.deduplicate else found


def result_of(nlp: Language, found: Source | Failure, wish: Wish) -> Result:
    """Annotate one document, if it could be read.

    nlp: the pipeline.
    found: the document, or why there is none.
    wish: what the record is to be like.
    RETURNS: its record, or an EpiError of whatever code: E701 for what nobody foresaw.
    """
    from ..io import Failure, dumps

    if isinstance(found, Failure):
        return Result(found.name, error=found.error)
    try:
        return Result(found.name, dumps(record_of(nlp(read(nlp, found)), wish)))
    except EpiError as problem:
        return Result(found.name, error=problem)
    except Exception as problem:
        # spaCy wraps what a component raises: what it raised says more.
        root = problem.__cause__ or problem
        if not isinstance(root, EpiError):
            root = error("E701", name=found.name, kind=type(root).__name__, problem=root)
        return Result(found.name, error=root)


def results_of(nlp: Language, batch: Sequence[Source | Failure], wish: Wish) -> list[Result]:
    """Annotate documents together, which is faster; each by itself where one of them fails.

    nlp: the pipeline.
    batch: the documents, or why there is none.
    wish: what the records are to be like.
    RETURNS: as ``result_of``, for each.
    """
    from ..io import Failure, dumps

    texts = [found for found in batch if not isinstance(found, Failure)]
    try:
        docs = nlp.pipe([read(nlp, found) for found in texts])
        lines = iter([dumps(record_of(doc, wish)) for doc in docs])
    except Exception:
        return [result_of(nlp, found, wish) for found in batch]
    return [
        Result(found.name, error=found.error)
        if isinstance(found, Failure)
        else Result(found.name, next(lines))
        for found in batch
    ]


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
    for batch in _batches(found):
        # The words that the vocabulary has learnt are forgotten, or it would grow for ever; not with every
        # document, for the common ones are dear to learn.
        with nlp.memory_zone():
            yield from results_of(nlp, batch, wish)


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
    """Yield what is annotated at once, or sent to a worker: as much as the components take together."""
    return batches(found, lambda document: len(getattr(document, "text", "")))


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
        return results_of(_nlp, batch, _wish)
