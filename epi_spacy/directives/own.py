"""Users' own patterns: cues, reporting verbs, speakers, words for documents, formulas, measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import EpiError, error
from ..normalization import normalize
from .formulas import Formula
from .lexicon import Cue, Verb

Pattern = Mapping[str, Any]

CUE, VERB, SPEAKER, DOCUMENT, FORMULA = "cue", "verb", "speaker", "document", "formula"
# force of a cue -> how it works
FORCES = {"oblige": "modal", "forbid": "forbid", "urge": "urge"}
# What a reporting verb reports, and whether all that it reports is demanded.
MODES = {"demand": False, "require": True, "urge": True, "provision": True, "tell": False, "weak": False}
SPEAKERS = ("meeting", "organ", "document")


class Own(NamedTuple):
    """Users' patterns by what they are for."""

    cues: tuple[Cue, ...] = ()
    verbs: tuple[Verb, ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    formulas: tuple[tuple[str, Formula], ...] = ()
    measures: tuple[dict[str, Any], ...] = ()

    @property
    def words(self) -> bool:
        """Whether any of them changes how speeches are found and judged."""
        return bool(self.cues or self.verbs or self.speakers or self.documents)


def check(number: int, pattern: Pattern) -> None:
    """Check what a pattern says beside its label and its word.

    number: its number, counted from one. pattern: the pattern.
    RAISES: EpiError E401 for a cue, E402 for a reporting verb, E403 for a speaker, E404 for a formula, E405
        for a measure that is not usable.
    """
    find: dict[str, Callable[[int, Pattern], EpiError | None]] = {
        CUE: _cue,
        VERB: _verb,
        SPEAKER: _speaker,
        DOCUMENT: lambda *_: None,
        FORMULA: _formula,
    }
    label = pattern.get("label")
    wrong = find.get(label, _measure)(number, pattern) if isinstance(label, str) else None
    if wrong is not None:
        raise wrong


def sorted_out(patterns: Iterable[Pattern]) -> Own:
    """Sort users' patterns, which have been checked, by what they are for.

    patterns: the patterns; their words are normalized (simplified characters, ASCII marks).
    """
    found: dict[str, list[Any]] = {name: [] for name in Own._fields}
    for pattern in patterns:
        label, form = pattern["label"], normalize(pattern["pattern"]).text
        if label == CUE:
            force = pattern.get("force", "oblige")
            found["cues"].append(Cue(form, FORCES[force], force, int(pattern.get("strength", 4))))
        elif label == VERB:
            mode = pattern.get("mode", "demand")
            on = MODES[mode]
            found["verbs"].append(Verb(form, "demand" if mode == "require" else mode, on, bool(on)))
        elif label == SPEAKER:
            found["speakers"].append((form, pattern.get("type", "organ")))
        elif label == DOCUMENT:
            found["documents"].append(form)
        elif label == FORMULA:
            expansion = tuple(normalize(item).text for item in pattern.get("expansion") or ())
            name = normalize(pattern.get("name") or form).text
            found["formulas"].append((form, Formula(name, expansion, "local", "K")))
        else:
            found["measures"].append({**pattern, "pattern": form})
    return Own(**{name: tuple(values) for name, values in found.items()})


def _cue(number: int, pattern: Pattern) -> EpiError | None:
    force, strength = pattern.get("force", "oblige"), pattern.get("strength", 4)
    if force in FORCES and type(strength) is int and 0 <= strength <= 5:
        return None
    return error("E401", number=number, force=force, strength=strength)


def _verb(number: int, pattern: Pattern) -> EpiError | None:
    mode = pattern.get("mode", "demand")
    return None if mode in MODES else error("E402", number=number, mode=mode, modes=", ".join(MODES))


def _speaker(number: int, pattern: Pattern) -> EpiError | None:
    kind = pattern.get("type", "organ")
    return None if kind in SPEAKERS else error("E403", number=number, type=kind, types=", ".join(SPEAKERS))


def _formula(number: int, pattern: Pattern) -> EpiError | None:
    expansion, name = pattern.get("expansion"), pattern.get("name")
    if _strings(expansion) and (name is None or isinstance(name, str)):
        return None
    return error("E404", number=number, expansion=expansion, name=name)


def _measure(number: int, pattern: Pattern) -> EpiError | None:
    submeasure, codes = pattern.get("submeasure"), pattern.get("codes")
    sound = submeasure is None or isinstance(submeasure, str)
    sound = sound and (codes is None or (isinstance(codes, Mapping) and all(map(_strings, codes.values()))))
    return None if sound else error("E405", number=number, submeasure=submeasure, codes=codes)


def _strings(value: object) -> bool:
    """Whether a value is a list of strings, or none at all."""
    return value is None or (
        isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(v, str) for v in value)
    )
