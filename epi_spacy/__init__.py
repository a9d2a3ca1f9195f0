"""Read Chinese local-government news on epidemic control: officials, divisions, directives.

Importing this package loads nothing; :func:`load` assembles the pipeline, and spaCy finds the
components through entry points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

__version__ = "0.1.0"


def load(
    *,
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """Assemble the rule pipeline; ``spacy.load("epi_spacy")`` calls this.

    vocab: a shared vocabulary, or True for a new one.
    disable: names of components to load but not run.
    enable: names of the only components to run.
    exclude: names of components to leave out.
    config: overrides of the shipped ``epi_rules.cfg``, nested or with dotted keys, as in
        ``{"nlp.tokenizer.segmenter": "char"}``.
    RETURNS: the pipeline.
    """
    from .assembly import assemble

    return assemble(vocab=vocab, disable=disable, enable=enable, exclude=exclude, overrides=config or {})
