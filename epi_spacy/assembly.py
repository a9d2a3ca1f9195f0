"""Assemble the shipped pipeline from its config file."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab


def assemble(
    name: str = "epi_rules",
    *,
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    overrides: dict[str, Any] | None = None,
) -> Language:
    """Build a pipeline from a shipped config.

    name: the config's file name without ``.cfg``.
    vocab, disable, enable, exclude: as in :func:`epi_spacy.load`.
    overrides: config overrides, nested or with dotted keys.
    RETURNS: the pipeline.
    """
    from spacy.util import load_config_from_str, load_model_from_config

    text = (files("epi_spacy.configs") / f"{name}.cfg").read_text("utf8")
    config = load_config_from_str(text, overrides=dict(overrides or {}))
    return load_model_from_config(
        config, vocab=vocab, disable=disable, enable=enable, exclude=exclude, auto_fill=True
    )
