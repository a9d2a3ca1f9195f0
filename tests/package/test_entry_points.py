"""What the installed package offers by name, without importing it by hand, and at what cost."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

import epi_spacy
from epi_spacy.errors import EpiError

GOLDEN = {
    "console_scripts": {"epi-spacy"},
    "spacy_tokenizers": {"epi_spacy.ChineseTokenizer.v1"},
    "spacy_factories": {
        "epi_normalizer",
        "epi_article",
        "epi_division_ruler",
        "epi_official_ruler",
        "epi_directive_matcher",
        "epi_appearance_matcher",
    },
    "spacy_readers": {"epi_spacy.GoldCorpus.v1", "epi_spacy.Patterns.v1"},
    "spacy_callbacks": {"epi_spacy.MaxLength.v1"},
    "spacy_displacy_colors": {"epi_spacy"},
}
HEAVY = "daachorse", "opencc", "spacy_pkuseg", "rjieba", "jieba"


def ours(group: str) -> set[str]:
    return {e.name for e in entry_points(group=group) if e.value.startswith("epi_spacy.")}


@pytest.mark.parametrize("group", sorted(GOLDEN))
def test_names_are_the_public_ones(group: str) -> None:
    assert ours(group) == GOLDEN[group]


@pytest.mark.parametrize("group", sorted(GOLDEN))
def test_every_entry_point_loads(group: str) -> None:
    for entry in entry_points(group=group):
        if entry.value.startswith("epi_spacy."):
            assert entry.load() is not None


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("factory", sorted(GOLDEN["spacy_factories"]))
def test_factory_loads_alone_in_a_blank_pipeline(factory: str) -> None:
    """Each component works by itself on Docs of spaCy's own tokenizer, found by its name alone."""
    text = "市委书记韩立言强调\uff0c要做好四川省广安市的核酸检测。"
    out = run(
        f"import spacy; nlp = spacy.blank('zh'); nlp.add_pipe({factory!r}); "
        f"doc = nlp({text!r}); print(doc.text == {text!r}, len(doc) > 0)"
    )
    assert out == "True True"


def test_importing_the_package_loads_nothing() -> None:
    out = run(
        "import sys; before = set(sys.modules); import epi_spacy; "
        "print(sorted(m for m in set(sys.modules) - before if not m.startswith(('epi_spacy', 'collections'))))"
    )
    assert "spacy'" not in out
    assert "numpy" not in out


def test_importing_the_components_reads_no_data() -> None:
    out = run(
        "import pkgutil, importlib, epi_spacy, epi_spacy.datafiles as tables; read = []; "
        "tables.rows = lambda *name: read.append(name) or []; "
        "names = [m.name for m in pkgutil.walk_packages(epi_spacy.__path__, 'epi_spacy.')]; "
        "print(len([importlib.import_module(n) for n in names]) > 100, read)"
    )
    assert out == "True []"


def test_other_pipelines_stay_untouched() -> None:
    """spaCy imports every factory it knows: ours must not make spacy.blank("en") heavy."""
    out = run(
        "import sys, spacy; nlp = spacy.blank('en'); "
        f"print([m for m in {HEAVY!r} if m in sys.modules], nlp.pipe_names)"
    )
    assert out == "[] []"


def test_version_and_meta_agree() -> None:
    nlp = spacy.load("epi_spacy", config={"nlp.tokenizer.segmenter": "char"})
    assert nlp.meta["version"] == epi_spacy.__version__
    assert nlp.meta["name"] == "epi_spacy"


def test_configs_differ_in_the_segmenter_only() -> None:
    folder = Path(__file__).parents[2] / "configs"
    rules, fast = (
        [line for line in (folder / name).read_text("utf8").splitlines() if not line.startswith("#")]
        for name in ("epi_rules.cfg", "epi_fast.cfg")
    )
    different = [(a, b) for a, b in zip(rules, fast, strict=True) if a != b]
    assert different == [('segmenter = "pkuseg"', 'segmenter = "char"')]


def test_every_component_declares_what_it_does_and_scores() -> None:
    nlp = spacy.load("epi_spacy", config={"nlp.tokenizer.segmenter": "char"})
    text = "四川省广安市召开会议。市委书记林望舒主持会议\uff0c强调要做好核酸检测。"
    example = Example(nlp.make_doc(text), nlp(text))
    scores = nlp.evaluate([example])
    for name, group in (
        ("epi_division_ruler", "divisions"),
        ("epi_official_ruler", "officials"),
        ("epi_directive_matcher", "directives"),
        ("epi_appearance_matcher", "appearances"),
    ):
        meta = nlp.get_pipe_meta(name)
        assert "doc.spans" in meta.assigns
        assert meta.default_score_weights[f"spans_{group}_f"] == 1.0
        assert meta.retokenizes
        assert scores[f"spans_{group}_f"] == 1.0
    assert scores["ents_f"] == 1.0


ORDER = (
    "epi_article",
    "epi_division_ruler",
    "epi_official_ruler",
    "epi_directive_matcher",
    "epi_appearance_matcher",
)


@pytest.mark.parametrize("order", [ORDER, ORDER[::-1], ORDER[3:], ORDER[:3]])
def test_analysis_says_what_comes_too_late(order: tuple[str, ...]) -> None:
    nlp = spacy.blank("zh")
    for name in order:
        nlp.add_pipe(name)
    problems = nlp.analyze_pipes()["problems"]
    officials = order.index("epi_official_ruler") if "epi_official_ruler" in order else len(order)
    late = {"epi_directive_matcher", "epi_appearance_matcher"} & set(order[:officials])
    assert {name for name, missing in problems.items() if missing} == late
    assert all(problems[name] == ["doc._.mentions"] for name in late)


def test_components_assign_all_that_they_write(nlp: Language) -> None:
    text = "四川省广安市召开会议。市委书记林望舒主持会议\uff0c强调要做好核酸检测。"
    for name, component in nlp.pipeline:
        doc = nlp.make_doc(text)
        before = set(doc.user_data)
        component(doc)
        written = {f"doc._.{key[1]}" for key in set(doc.user_data) - before if key[0] == "._."}
        assigned = nlp.get_pipe_meta(name).assigns
        assert written <= set(assigned), name
        assert ("doc.spans" in assigned) == bool(doc.spans)
        assert not doc.ents or "doc.ents" in assigned


@pytest.mark.parametrize(
    ("factory", "config"),
    [
        ("epi_division_ruler", {"ents": "maybe"}),
        ("epi_division_ruler", {"unknown_places": [1]}),
        ("epi_division_ruler", {"jurisdiction": 511600}),
        ("epi_official_ruler", {"scorer": 3}),
    ],
)
def test_values_of_a_config_are_checked(factory: str, config: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(config))):
        spacy.blank("zh").add_pipe(factory, config=config)


@pytest.mark.parametrize("code", ["xyz", "5116", "999999", "广安"])
def test_a_jurisdiction_that_there_is_not(code: str) -> None:
    with pytest.raises(EpiError, match="E204"):
        spacy.blank("zh").add_pipe("epi_division_ruler", config={"jurisdiction": code})


@pytest.mark.parametrize("code", ["510000", "511600", "510124", "511603004", "511603003006"])
def test_a_jurisdiction_given(code: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_division_ruler", config={"jurisdiction": code})
    assert nlp("要做好核酸检测。")._.jurisdiction == code


def test_the_longest_text_is_a_number() -> None:
    block = "nlp.after_pipeline_creation"
    callback = {"@callbacks": "epi_spacy.MaxLength.v1"}
    char = {"nlp.tokenizer.segmenter": "char"}
    nlp = spacy.load("epi_spacy", config={**char, block: {**callback, "max_length": "5"}})
    assert nlp.max_length == 5
    with pytest.raises(ValueError, match="max_length"):
        spacy.load("epi_spacy", config={**char, block: {**callback, "max_length": "abc"}})
