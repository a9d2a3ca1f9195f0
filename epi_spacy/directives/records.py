"""From decisions to the plain dicts of the record: measures, slots and offsets into the raw text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..normalization import NormalizedText
from . import slots
from .matcher import Decision
from .measures import ClauseContext, Measure, MeasureClassifier

_LEAD = 300


def directives(
    text: NormalizedText, raw: str, decisions: Sequence[Decision], measures: MeasureClassifier
) -> list[dict[str, Any]]:
    """Describe the directives among some decisions.

    text: the normalized text. raw: the raw text. decisions: one a clause, in order. measures: the classifier.
    RETURNS: the record's dicts, offsets in characters of the raw text.
    """
    found: list[dict[str, Any]] = []
    begin = 0
    while begin < len(decisions):
        end = begin + 1
        while end < len(decisions) and decisions[end].frame == decisions[begin].frame:
            end += 1
        if decisions[begin].frame:
            lead = text.text[max(0, decisions[begin].start - _LEAD) : decisions[begin].start]
            found.extend(_frame(text, raw, decisions[begin:end], lead, measures))
        begin = end
    return found


def trail(text: NormalizedText, decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """Describe every decision, for whoever asks why.

    text: the normalized text. decisions: one a clause, in order.
    RETURNS: dicts with start and end (characters of the raw text), norm, directive, rule, force, strength,
        speaker, speaker_type, item, frame (number of the speech, 0 for none).
    """
    out = []
    for decision in decisions:
        start, end = text.to_raw(decision.start, decision.end)
        out.append(
            {
                "start": start,
                "end": end,
                "norm": text.text[decision.start : decision.end],
                "directive": decision.verdict.directive,
                "rule": decision.verdict.rule,
                "force": decision.verdict.force,
                "strength": decision.verdict.strength,
                "speaker": decision.speaker.name if decision.speaker else "",
                "speaker_type": decision.speaker.kind if decision.speaker else "",
                "item": decision.item,
                "frame": decision.frame,
            }
        )
    return out


def _frame(
    text: NormalizedText, raw: str, decisions: Sequence[Decision], lead: str, measures: MeasureClassifier
) -> list[dict[str, Any]]:
    chosen, contexts, befores = [], [], []
    before: list[Decision] = []
    for decision in decisions:
        if not decision.verdict.directive:
            before.append(decision)
            continue
        idle = [text.text[b.start : b.end] for b in before if b.sentence == decision.sentence]
        befores.append(",".join(idle))
        contexts.append(_context(text, decision, lead, befores[-1]))
        chosen.append(decision)
        before = []
    out: list[dict[str, Any]] = []
    inherited: str | None = None
    for decision, measure, idle_text in zip(chosen, measures.assign(contexts), befores, strict=True):
        row = _directive(text, raw, decision, measure, idle_text, inherited)
        inherited = row["addressee"]
        out.append(row)
    return out


def _context(text: NormalizedText, decision: Decision, lead: str, before: str) -> ClauseContext:
    heading = text.text[slice(*decision.heading)] if decision.heading is not None else ""
    return ClauseContext(
        text.text[decision.start : decision.end],
        sentence=decision.sentence,
        item=decision.item,
        heading=heading,
        lead=lead,
        before=before,
        paragraph=decision.paragraph,
        notice=decision.notice,
    )


def _directive(
    text: NormalizedText, raw: str, decision: Decision, measure: Measure, before: str, inherited: str | None
) -> dict[str, Any]:
    norm = text.text[decision.start : decision.end]
    start, end = text.to_raw(decision.start, decision.end)
    verdict, speaker = decision.verdict, decision.speaker
    filled = slots.fill(norm, before=before, inherited=inherited, measure=measure.measure)
    return {
        "start": start,
        "end": end,
        "label": measure.measure,
        "text": raw[start:end],
        "norm": norm,
        "measure": measure.measure,
        "submeasure": measure.submeasure,
        "score": measure.score,
        "runner_up": measure.runner_up,
        "force": verdict.force,
        "strength": verdict.strength,
        "cue": list(text.to_raw(*verdict.cue)) if verdict.cue is not None else None,
        "speaker": speaker.name if speaker is not None else "",
        "speaker_type": speaker.kind if speaker is not None else "",
        "issuer": (speaker.issuer or None) if speaker is not None else None,
        "addressee": filled.addressee,
        "addressee_inherited": filled.addressee_inherited,
        "action": filled.action,
        "object": filled.object,
        "population": filled.population,
        "place": filled.place,
        "deadline": filled.deadline,
        "quantity": filled.quantity,
        "condition": filled.condition,
        "authority": filled.authority,
        "penalty": filled.penalty,
        "direction": filled.direction,
        "item": decision.item or None,
        "codes": {tracker: list(codes) for tracker, codes in measure.codes.items()},
        "rule": verdict.rule + (f" {measure.rule}" if measure.rule else ""),
    }
