"""From decisions to the plain dicts of the record: measures, slots and offsets into the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from ..normalization import NormalizedText
from . import slots
from .asides import COMMITMENT, PERMISSION, Aside
from .matcher import Decision
from .measures import ClauseContext, Measure
from .slot_heirs import Heir
from .slot_places import Place


class Setting(NamedTuple):
    """What other components know of a text.

    places: the divisions in it, sorted (characters of the normalized text). dates: where its articles begin,
    and when they were published (ISO form as far as known, or ""), sorted.
    """

    places: Sequence[Place] = ()
    dates: Sequence[tuple[int, str]] = ()

    def within(self, start: int, end: int) -> list[Place]:
        """Return the divisions in a stretch, counted from its start."""
        if not self.places:
            return []
        first = number = bisect_left(self.places, (start,))
        while number < len(self.places) and self.places[number].end <= end:
            number += 1
        return [Place(a - start, b - start, code) for a, b, code in self.places[first:number]]

    def published(self, at: int) -> str:
        """Return when the article was published that an offset lies in."""
        number = bisect_right(self.dates, (at, "~")) - 1
        return self.dates[number][1] if number >= 0 else ""


_UNKNOWN: Final = Setting()


def directives(
    text: NormalizedText,
    raw: str,
    chosen: Sequence[tuple[Decision, ClauseContext]],
    measures: Sequence[Measure],
    setting: Setting = _UNKNOWN,
) -> list[dict[str, Any]]:
    """Describe directives.

    text: the normalized text. raw: the raw text. chosen: what ``asked`` found. measures: one of each.
    setting: what other components know of the text.
    RETURNS: the record's dicts, offsets in characters of the raw text.
    """
    found: list[dict[str, Any]] = []
    heir = Heir(text.text)
    scanned = slots.scan([context.text for _, context in chosen])
    for (decision, context), measure, scan in zip(chosen, measures, scanned, strict=True):
        before = context.before.rsplit(",", 1)[-1] if heir.follows_comma(decision) else ""
        filled = slots.fill(
            context.text,
            before=before,
            inherited=heir.of(decision, context),
            places=setting.within(decision.start, decision.end),
            published=setting.published(decision.start),
            measure=measure.measure,
            scanned=scan,
        )
        heir.note(decision, context, filled)
        found.append(_directive(text, raw, decision, measure, filled))
    return found


def asked(text: NormalizedText, decisions: Sequence[Decision]) -> Iterator[tuple[Decision, ClauseContext]]:
    """Yield the directives among some decisions, each with what its measure is read from.

    text: the normalized text. decisions: one a clause, in order.
    """
    before: list[Decision] = []
    for decision in decisions:
        if before and before[-1].frame != decision.frame:
            before = []
        if decision.verdict.directive and decision.frame:
            idle = [text.text[b.start : b.end] for b in before if b.sentence == decision.sentence]
            yield decision, _context(text, decision, decision.frame, ",".join(idle))
            if before:
                before = []
        else:
            before.append(decision)


def beside(
    text: NormalizedText, raw: str, found: Sequence[Aside], measures: Sequence[Measure]
) -> dict[str, list[dict[str, Any]]]:
    """Describe what is permitted and undertaken.

    text: the normalized text. raw: the raw text. found: what ``asides`` found. measures: one of each.
    RETURNS: the rows of each kind: dicts with start and end (characters of the raw text), label (the
        measure), text, norm, speaker, speaker_type, measure, item and rule.
    """
    out: dict[str, list[dict[str, Any]]] = {PERMISSION: [], COMMITMENT: []}
    for aside, measure in zip(found, measures, strict=True):
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


def alone(text: NormalizedText, found: Iterable[Aside]) -> Iterator[ClauseContext]:
    """Yield what the measures of permissions and commitments are read from: each stands for itself.

    text: the normalized text. found: what ``asides`` found.
    """
    for number, aside in enumerate(found, 1):
        yield _context(text, aside.decision, -number)


def _context(text: NormalizedText, decision: Decision, speech: int, before: str = "") -> ClauseContext:
    heading = decision.heading
    return ClauseContext(
        text.text[decision.start : decision.end],
        decision.sentence,
        decision.paragraph,
        speech,
        text.text[heading[0] : heading[1]] if heading is not None else "",
        before,
    )


def _directive(
    text: NormalizedText, raw: str, decision: Decision, measure: Measure, filled: slots.Slots
) -> dict[str, Any]:
    norm = text.text[decision.start : decision.end]
    start, end = text.to_raw(decision.start, decision.end)
    verdict, speaker = decision.verdict, decision.speaker
    row = {
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
    }
    row.update(zip(slots.Slots._fields, filled, strict=True))
    row["item"] = decision.item or None
    row["codes"] = {tracker: [*codes] for tracker, codes in measure.codes.items()}
    row["rule"] = f"{verdict.rule} {measure.rule}" if measure.rule else verdict.rule
    return row
