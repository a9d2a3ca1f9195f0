"""Documents in batches: how many are annotated together, and what Python need not do meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

# So many Docs, or tokens of them, are annotated together: enough that what a component reads by stays in the
# caches of the processor, few enough that they take little memory.
DOCS, TOKENS = 64, 100_000


def batches(stream: Iterable[T], length: Callable[[T], int], size: int = DOCS) -> Iterator[list[T]]:
    """Yield the documents of a stream, several at a time, a long one soon.

    stream: the documents. length: how many tokens, or characters, one has.
    size: how many at most are read before the first is handed on; never more than DOCS.
    YIELDS: the documents in order; where the stream breaks off, first those that came before.
    """
    batch: list[T] = []
    tokens = 0
    try:
        for document in stream:
            batch.append(document)
            tokens += length(document)
            if len(batch) >= min(size, DOCS) or tokens >= TOKENS:
                yield batch
                batch, tokens = [], 0
    except Exception:
        yield batch
        raise
    if batch:
        yield batch


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector wait, as ``nogc`` in Mercurial does, while many objects are made that stay.

    It would look through them again and again and find nothing: what annotation lets go of is in no cycle,
    and is freed as it is let go. A collector that does not run stays as it is.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
