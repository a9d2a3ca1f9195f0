"""The factories of all components, as spaCy finds them by entry point.

spaCy imports every factory that it knows whenever any pipeline is made. So this module is light: a
component's room is imported when the component is made.

What a factory "requires" is what ``nlp.analyze_pipes`` misses if no earlier component assigns it; each
component runs alone all the same. Article and divisions make the others better, but none of them needs them.
"""

# No postponed annotations here: spaCy reads those of a factory to check what a config gives it.
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language

if TYPE_CHECKING:
    from .appearances.component import AppearanceMatcher
    from .article.component import ArticleReader
    from .directives.component import DirectiveMatcher
    from .divisions.component import DivisionRuler
    from .officials.component import OfficialRuler
    from .text.component import Normalizer

Scorer = Callable[..., dict[str, Any]]


def _scorer(group: str) -> dict[str, str]:
    """The config of a scorer that compares the spans of a group, label by label."""
    return {"@scorers": "spacy.overlapping_labeled_spans_scorer.v1", "spans_key": group}


def _weights(group: str, ents: bool = False) -> dict[str, float | None]:
    """The weights of a group's figures; entities are the same spans once more, and count for nothing."""
    shown = dict.fromkeys(("ents_f", "ents_p", "ents_r"), 0.0) | {"ents_per_type": None} if ents else {}
    return {f"spans_{group}_f": 1.0, f"spans_{group}_p": 0.0, f"spans_{group}_r": 0.0, **shown}


_ENTITIES = ["doc.ents", "token.ent_iob", "token.ent_type", "token.ent_kb_id"]


@Language.factory(
    "epi_normalizer",
    assigns=["token.norm", "doc._.normalized", "doc._.alignment", "doc._.quality"],
)
def create_normalizer(nlp: Language, name: str) -> "Normalizer":
    """Make an ``epi_normalizer``: the tokenizer's normalization for pipelines with another tokenizer.

    nlp: the pipeline.
    name: the component's name in it.
    """
    from .text.component import Normalizer

    return Normalizer(name)


@Language.factory("epi_article", assigns=["doc.spans", "doc._.article", "doc._.quality"], retokenizes=True)
def create_article_reader(nlp: Language, name: str) -> "ArticleReader":
    """Make an ``epi_article``: title, source, date of publication, zones, repeated copies.

    nlp: the pipeline.
    name: the component's name in it.
    """
    from .article.component import ArticleReader

    return ArticleReader(name)


@Language.factory(
    "epi_division_ruler",
    assigns=[
        "doc.spans",
        *_ENTITIES,
        "doc._.divisions",
        "doc._.jurisdiction",
        "doc._.jurisdiction_name",
        "doc._.jurisdiction_chain",
        "doc._.jurisdiction_evidence",
        "doc._.codes_on",
    ],
    retokenizes=True,
    default_config={
        "ents": True,
        "unknown_places": True,
        "one_character": True,
        "region_refs": True,
        "jurisdiction": "",
        "scorer": _scorer("divisions"),
    },
    default_score_weights=_weights("divisions", ents=True),
)
def create_division_ruler(
    nlp: Language,
    name: str,
    ents: bool,
    unknown_places: bool,
    one_character: bool,
    region_refs: bool,
    jurisdiction: str,
    scorer: Scorer | None,
) -> "DivisionRuler":
    """Make an ``epi_division_ruler``: divisions and relative references with codes, jurisdiction.

    nlp: the pipeline.
    name: the component's name in it.
    ents: whether to write divisions and references to ``doc.ents`` too, and to score those.
    unknown_places: whether to find places that no table has, by their generic.
    one_character: whether to find one-character names.
    region_refs: whether to find relative references.
    jurisdiction: code of the jurisdiction of all texts, one of the gazetteer's; empty to decide text by text.
    scorer: compares ``doc.spans["divisions"]`` with the reference.
    """
    from .divisions.component import DivisionRuler
    from .divisions.ruling import Options

    options = Options(unknown_places, one_character, region_refs, jurisdiction)
    return DivisionRuler(name, ents=ents, options=options, scorer=scorer)


@Language.factory(
    "epi_official_ruler",
    assigns=["doc.spans", *_ENTITIES, "doc._.mentions", "doc._.officials"],
    retokenizes=True,
    default_config={"ents": True, "scorer": _scorer("officials")},
    default_score_weights=_weights("officials", ents=True),
)
def create_official_ruler(nlp: Language, name: str, ents: bool, scorer: Scorer | None) -> "OfficialRuler":
    """Make an ``epi_official_ruler``: posts, persons and the officials table.

    nlp: the pipeline.
    name: the component's name in it.
    ents: whether to write the flat view of divisions and officials to ``doc.ents``, and to score that.
    scorer: compares ``doc.spans["officials"]`` with the reference.
    """
    from .officials.component import OfficialRuler

    return OfficialRuler(name, ents=ents, scorer=scorer)


@Language.factory(
    "epi_directive_matcher",
    requires=["doc._.mentions"],  # without them no named person's demands
    assigns=["doc.spans", "doc._.directives", "doc._.permissions", "doc._.commitments", "doc._.formulas"],
    retokenizes=True,
    default_config={"scorer": _scorer("directives")},
    default_score_weights=_weights("directives"),
)
def create_directive_matcher(nlp: Language, name: str, scorer: Scorer | None) -> "DirectiveMatcher":
    """Make an ``epi_directive_matcher``: directives with speaker, force, measure and slots; what is
    permitted and undertaken; formulas.

    nlp: the pipeline.
    name: the component's name in it.
    scorer: compares ``doc.spans["directives"]`` with the reference.
    """
    from .directives.component import DirectiveMatcher

    return DirectiveMatcher(name, scorer=scorer)


@Language.factory(
    "epi_appearance_matcher",
    requires=["doc._.mentions"],  # without them none
    assigns=["doc.spans", "doc._.appearances"],
    retokenizes=True,
    default_config={"scorer": _scorer("appearances")},
    default_score_weights=_weights("appearances"),
)
def create_appearance_matcher(nlp: Language, name: str, scorer: Scorer | None) -> "AppearanceMatcher":
    """Make an ``epi_appearance_matcher``: visits and meetings, with officials, roles, places and dates.

    nlp: the pipeline.
    name: the component's name in it.
    scorer: compares ``doc.spans["appearances"]`` with the reference.
    """
    from .appearances.component import AppearanceMatcher

    return AppearanceMatcher(name, scorer=scorer)
