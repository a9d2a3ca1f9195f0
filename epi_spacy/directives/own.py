"""Users' own patterns: cues, reporting verbs, speakers, words for documents, formulas, measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import error
from ..normalization import normalize
from .formulas import Formula
from .lexicon import Cue, Verb

Pattern = Mapping[str, Any]
Wrong = tuple[str, dict[str, Any]] | None  # code of an error, and what its message quotes

CUE, VERB, SPEAKER, DOCUMENT, FORMULA = "cue", "verb", "speaker", "document", "formula"
# force of a cue -> how it works
FORCES = {"oblige": "modal", "forbid": "forbid", "urge": "urge"}
# What a reporting verb reports, and whether all that it reports is demanded.
MODES = {"demand": False, "require": True, "urge": True, "provision": True, "tell": False, "weak": False}
SPEAKERS = ("meeting", "organ", "document")
# What a pattern may say beside its label and its word, by its label; any other label is a measure.
FIELDS: dict[str, tuple[str, ...]] = {
    CUE: ("force", "strength"),
    VERB: ("mode",),
    SPEAKER: ("type",),
    DOCUMENT: (),
    FORMULA: ("expansion", "name"),
}
OF_MEASURES = ("submeasure", "codes")


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


def check(name: str, where: str, pattern: Pattern) -> None:
    """Check what a pattern says beside its label and its word.

    name: the component's name. where: where the pattern stands. Both for the message.
    RAISES: EpiError E401 for a cue, E402 for a reporting verb, E403 for a speaker, E404 for a formula, E405
        for a measure that is not usable.
    """
    find: dict[str, Callable[[Pattern], Wrong]] = {
        CUE: _cue,
        VERB: _verb,
        SPEAKER: _speaker,
        DOCUMENT: lambda _: None,
        FORMULA: _formula,
    }
    wrong = find.get(pattern["label"], _measure)(pattern)
    if wrong is not None:
        code, values = wrong
        raise error(code, name=name, where=where, **values)


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


def _cue(pattern: Pattern) -> Wrong:
    force, strength = pattern.get("force", "oblige"), pattern.get("strength", 4)
    if isinstance(force, str) and force in FORCES and type(strength) is int and 0 <= strength <= 5:
        return None
    return "E401", {"force": force, "strength": strength}


def _verb(pattern: Pattern) -> Wrong:
    mode = pattern.get("mode", "demand")
    return (
        None
        if isinstance(mode, str) and mode in MODES
        else ("E402", {"mode": mode, "modes": ", ".join(MODES)})
    )


def _speaker(pattern: Pattern) -> Wrong:
    kind = pattern.get("type", "organ")
    return None if kind in SPEAKERS else ("E403", {"type": kind, "types": ", ".join(SPEAKERS)})


def _formula(pattern: Pattern) -> Wrong:
    expansion, name = pattern.get("expansion"), pattern.get("name")
    if _strings(expansion) and (name is None or isinstance(name, str)):
        return None
    return "E404", {"expansion": expansion, "called": name}


def _measure(pattern: Pattern) -> Wrong:
    submeasure, codes = pattern.get("submeasure"), pattern.get("codes")
    sound = submeasure is None or isinstance(submeasure, str)
    sound = sound and (codes is None or (isinstance(codes, Mapping) and all(map(_strings, codes.values()))))
    return None if sound else ("E405", {"submeasure": submeasure, "codes": codes})


def _strings(value: object) -> bool:
    """Whether a value is a list of strings, or none at all."""
    return value is None or (
        isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(v, str) for v in value)
    )
