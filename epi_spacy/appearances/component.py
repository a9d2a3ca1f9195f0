"""The component ``epi_appearance_matcher``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from spacy.tokens import Doc

from ..extensions import register
from ..normalization import NormalizedText, normalize
from ..text.ruler import Ruler
from ..text.spans import Mark, write
from ..text.view import view
from .find import BODY, ELSEWHERE, find
from .lexicon import ACTIVITIES, Verb, Words, shipped
from .narrative import Person, Place, Post, Scene

GROUP = "appearances"


class AppearanceMatcher(Ruler):
    """Find visits and meetings: which official was where, when, in which role.

    Reads ``doc._.mentions``, ``doc._.divisions`` and ``doc._.article``; writes ``doc._.appearances`` and
    ``doc.spans["appearances"]`` (label: the activity).

    Users' patterns: {"label": ACTIVITY, "pattern": VERB} adds a verb that tells such an act
    (docs/appearances.md has the activities).

    name: the component's name in the pipeline.
    scorer: as for every ruler.
    """

    fields: Mapping[str, Collection[str]] = dict.fromkeys(ACTIVITIES, ())
    made = ("words",)
    example = '{"label": "inspection", "pattern": "巡河"}'

    def __init__(self, name: str, scorer: Callable[..., dict[str, Any]] | None = None) -> None:
        super().__init__(name, scorer)
        self.words = shipped()

    def use_patterns(self) -> None:
        """Rebuild the lexicon with the users' verbs."""
        verbs = [Verb(normalize(p["pattern"]).text, "act", p["label"]) for p in self.patterns]
        self.words = Words(verbs) if verbs else shipped()

    def __call__(self, doc: Doc) -> Doc:
        """Write the appearances of a Doc; without any, the empty list."""
        register()
        text = view(doc)
        scene = _scene(doc, text)
        found = find(scene, _zones(doc, text), self.words) if scene.persons else []
        for row in found:
            row["start"], row["end"] = text.to_raw(row["start"], row["end"])
            row["label"] = row["activity"]
        write(doc, GROUP, [Mark(row["start"], row["end"], row["activity"]) for row in found])
        doc._.appearances = found
        return doc


def _scene(doc: Doc, text: NormalizedText) -> Scene:
    persons, posts = [], []
    for row in doc._.mentions or ():
        start, end = text.to_normalized(row["start"], row["end"])
        if row["label"] == "OFFICIAL":
            persons.append(Person(start, end, row.get("name") or text.text[start:end]))
        elif row["label"] == "POST":
            posts.append(Post(start, end))
    places = []
    for row in doc._.divisions or ():
        if row["label"] == "DIVISION":
            start, end = text.to_normalized(row["start"], row["end"])
            kind = row.get("kind") or ""
            generic = bool(kind) and text.text[start:end].endswith(kind)
            places.append(Place(start, end, row.get("code") or "", generic))
    demands = [text.to_normalized(row["start"], row["end"]) for row in doc._.directives or ()]
    home = frozenset(step["code"] for step in doc._.jurisdiction_chain or ())
    published = (doc._.article or {}).get("published") or ""
    return Scene(text.text, persons, posts, places, demands, home, published)


def _zones(doc: Doc, text: NormalizedText) -> list[tuple[int, int, str]]:
    """The zones to read, without the later copies of a text that stands in a file twice."""
    article = doc._.article
    if article is None:
        return [(0, len(text.text), "body")]
    copies = article["repeated"]
    return [
        (*text.to_normalized(zone["start"], zone["end"]), zone["kind"])
        for zone in article["zones"]
        if zone["kind"] in (*BODY, *ELSEWHERE)
        and not any(start <= zone["start"] < end for start, end in copies)
    ]
