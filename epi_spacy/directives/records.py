"""From decisions to the plain dicts of the record: measures, slots and offsets into the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ..normalization import NormalizedText
from . import slots
from .asides import COMMITMENT, PERMISSION, Aside
from .matcher import Decision
from .measures import ClauseContext, Measure, MeasureClassifier
from .slot_places import Place

_LEAD = 300


class Setting(NamedTuple):
    """What other components know of a text.

    places: the divisions in it, sorted (characters of the normalized text). dates: where its articles begin,
    and when they were published (ISO form as far as known, or ""), sorted.
    """

    places: Sequence[Place] = ()
    dates: Sequence[tuple[int, str]] = ()

    def within(self, start: int, end: int) -> list[Place]:
        """Return the divisions in a stretch, counted from its start."""
        first = number = bisect_left(self.places, (start,))
        while number < len(self.places) and self.places[number].end <= end:
            number += 1
        return [Place(a - start, b - start, code) for a, b, code in self.places[first:number]]

    def published(self, at: int) -> str:
        """Return when the article was published that an offset lies in."""
        number = bisect_right(self.dates, (at, "~")) - 1
        return self.dates[number][1] if number >= 0 else ""


_UNKNOWN = Setting()


def directives(
    text: NormalizedText,
    raw: str,
    decisions: Sequence[Decision],
    measures: MeasureClassifier,
    setting: Setting = _UNKNOWN,
) -> list[dict[str, Any]]:
    """Describe the directives among some decisions.

    text: the normalized text. raw: the raw text. decisions: one a clause, in order. measures: the classifier.
    setting: what other components know of the text.
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
            found.extend(_frame(text, raw, decisions[begin:end], lead, measures, setting))
        begin = end
    return found


def beside(
    text: NormalizedText,
    raw: str,
    found: Iterable[Aside],
    measures: MeasureClassifier,
) -> dict[str, list[dict[str, Any]]]:
    """Describe what is permitted and undertaken.

    text: the normalized text. raw: the raw text. found: what ``asides`` found. measures: the classifier.
    RETURNS: the rows of each kind: dicts with start and end (characters of the raw text), label (the
        measure), text, norm, speaker, speaker_type, measure, item and rule.
    """
    out: dict[str, list[dict[str, Any]]] = {PERMISSION: [], COMMITMENT: []}
    chosen = list(found)
    for aside, measure in zip(
        chosen, measures.assign([_context(text, row.decision, "", "") for row in chosen]), strict=True
    ):
        decision, speaker = aside.decision, aside.decision.speaker
        start, end = text.to_raw(decision.start, decision.end)
        out[aside.kind].append(
            {
                "start": start,
                "end": end,
                "label": measure.measure,
                "text": raw[start:end],
                "norm": text.text[decision.start : decision.end],
                "speaker": speaker.name if speaker is not None else "",
                "speaker_type": speaker.kind if speaker is not None else "",
                "measure": measure.measure,
                "item": decision.item or None,
                "rule": aside.rule,
            }
        )
    return out


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
    text: NormalizedText,
    raw: str,
    decisions: Sequence[Decision],
    lead: str,
    measures: MeasureClassifier,
    setting: Setting,
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
    paragraph = 0
    for decision, measure, idle_text in zip(chosen, measures.assign(contexts), befores, strict=True):
        if decision.notice and decision.paragraph != paragraph:
            # Each article of a document has addressees of its own.
            inherited = None
        paragraph = decision.paragraph
        start, end = decision.start, decision.end
        filled = slots.fill(
            text.text[start:end],
            before=idle_text,
            inherited=inherited,
            places=setting.within(start, end),
            published=setting.published(start),
            measure=measure.measure,
        )
        inherited = filled.addressee
        out.append(_directive(text, raw, decision, measure, filled))
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
    text: NormalizedText, raw: str, decision: Decision, measure: Measure, filled: slots.Slots
) -> dict[str, Any]:
    norm = text.text[decision.start : decision.end]
    start, end = text.to_raw(decision.start, decision.end)
    verdict, speaker = decision.verdict, decision.speaker
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
        **filled._asdict(),
        "item": decision.item or None,
        "codes": {tracker: list(codes) for tracker, codes in measure.codes.items()},
        "rule": verdict.rule + (f" {measure.rule}" if measure.rule else ""),
    }
