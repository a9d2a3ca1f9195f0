"""Assemble the shipped pipeline from its config file."""

# No postponed annotations here: spaCy reads those of create_max_length() to check what a config gives it.
import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .errors import error

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

_PIPELINES = ("epi_rules", "epi_fast")


def assemble(
    name: str = "epi_rules",
    *,
    vocab: "Vocab | bool" = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    overrides: dict[str, Any] | None = None,
) -> "Language":
    """Build a pipeline from a shipped config.

    name: the config's file name without ``.cfg``.
    vocab, disable, enable, exclude: as in :func:`epi_spacy.load`.
    overrides: config overrides, nested or with dotted keys.
    RETURNS: the pipeline.
    RAISES: EpiError E801 for a config that is not shipped.
    """
    from spacy.util import dict_to_dot, load_config_from_str, load_model_from_config

    if name not in _PIPELINES:
        raise error("E801", value=name, known=", ".join(_PIPELINES))
    text = (files("epi_spacy.configs") / f"{name}.cfg").read_text("utf8")
    config = load_config_from_str(text, overrides=dict_to_dot(overrides or {}))
    meta = json.loads((files("epi_spacy") / "meta.json").read_text("utf8"))
    return load_model_from_config(
        config, meta=meta, vocab=vocab, disable=disable, enable=enable, exclude=exclude, auto_fill=True
    )


def compiled() -> bool:
    """Say whether the rooms that an installation may compile are compiled."""
    from .directives import matcher

    return not str(matcher.__file__).endswith(".py")


def create_max_length(max_length: int) -> "Callable[[Language], Language]":
    """Let a pipeline read texts longer than spaCy's million characters; for ``[nlp]`` callbacks.

    spaCy guards against parsers that need much memory for each character; rules need little.

    max_length: the longest text to accept, in characters.
    RETURNS: a callback that sets ``nlp.max_length``.
    """

    def set_max_length(nlp: "Language") -> "Language":
        nlp.max_length = int(max_length)  # a config may give "5", which spaCy lets through as it is
        return nlp

    return set_max_length
