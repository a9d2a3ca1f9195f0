"""The ways into the pipeline: load with overrides, assemble, package."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.cli.debug_config import debug_config
from spacy.cli.debug_data import debug_data

import epi_spacy
from epi_spacy.assembly import assemble
from epi_spacy.errors import EpiError
from tests.conftest import ROOT, annotations, article_names, pipeline, read_article

ALL = [
    "epi_article",
    "epi_division_ruler",
    "epi_official_ruler",
    "epi_directive_matcher",
    "epi_appearance_matcher",
]
CHAR = {"nlp.tokenizer.segmenter": "char"}


def test_load_with_dotted_and_nested_overrides() -> None:
    text = read_article(article_names()[0])
    dotted = spacy.load("epi_spacy", config=CHAR)
    nested = spacy.load("epi_spacy", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    assert dotted.pipe_names == nested.pipe_names == ALL
    assert annotations(dotted(text)) == annotations(nested(text))


def test_default_segmenter_makes_words() -> None:
    doc = spacy.load("epi_spacy")("全市各级各部门要高度重视疫情防控工作。")
    assert max(map(len, doc)) > 1
    assert "疫情" in [token.text for token in doc]


def test_exclude_and_disable() -> None:
    excluded = spacy.load("epi_spacy", config=CHAR, exclude=["epi_directive_matcher"])
    assert excluded.pipe_names == [name for name in ALL if name != "epi_directive_matcher"]
    disabled = spacy.load("epi_spacy", config=CHAR, disable=["epi_directive_matcher"])
    assert disabled.pipe_names == excluded.pipe_names
    assert disabled.disabled == ["epi_directive_matcher"]
    doc = excluded(read_article(article_names()[0]))
    assert doc.ents
    assert "directives" not in doc.spans


@pytest.mark.parametrize("name", ["epi_slow", "", "../setup", "train_ner"])
def test_a_config_that_is_not_shipped(name: str) -> None:
    with pytest.raises(EpiError, match=r"E801.*epi_rules, epi_fast"):
        assemble(name)


def spacy_command(*args: str | Path, cwd: Path) -> str:
    command = [sys.executable, "-m", "spacy", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def assembled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("assembled")
    spacy_command("assemble", ROOT / "configs/epi_rules.cfg", folder / "out", cwd=folder)
    return folder / "out"


def test_assemble_and_load(assembled: Path) -> None:
    text = read_article(article_names()[0])
    nlp = spacy.load(assembled)
    assert nlp.pipe_names == ALL
    assert annotations(nlp(text)) == annotations(pipeline("pkuseg")(text))


def test_package(assembled: Path, tmp_path: Path) -> None:
    meta = Path(epi_spacy.__file__).with_name("meta.json")
    spacy_command("package", assembled, tmp_path, "--meta-path", meta, "--build", "none", cwd=tmp_path)
    (inner,) = tmp_path.glob(f"zh_epi_spacy-*/zh_epi_spacy/zh_epi_spacy-{epi_spacy.__version__}")
    packaged = json.loads((inner.parents[1] / "meta.json").read_text("utf8"))
    assert (packaged["name"], packaged["license"], packaged["pipeline"]) == ("epi_spacy", "MIT", ALL)
    assert any(line.startswith("epi_spacy") for line in packaged["requirements"])
    text = read_article(article_names()[0])
    assert annotations(spacy.load(inner)(text)) == annotations(pipeline("pkuseg")(text))


@pytest.mark.parametrize("name", ["epi_rules", "epi_fast", "train_ner"])
def test_spacy_finds_the_configs_valid(name: str) -> None:
    debug_config(ROOT / f"configs/{name}.cfg", overrides={})


def test_spacy_finds_the_data_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    debug_data(ROOT / "configs/train_ner.cfg", config_overrides={}, silent=True)


def test_patterns_of_users_in_initialize(tmp_path: Path) -> None:
    """A config names a file of patterns, which win over the shipped gazetteer and travel with the pipeline."""
    (tmp_path / "places.jsonl").write_text(
        '{"label": "DIVISION", "pattern": "云雾垭口", "code": "510107999"}\n', "utf8"
    )
    (block,) = re.findall(
        r"^```ini\n(.*?)^```", (ROOT / "README.md").read_text("utf8"), re.DOTALL | re.MULTILINE
    )
    config = (ROOT / "configs/epi_fast.cfg").read_text("utf8")
    (tmp_path / "own.cfg").write_text(config + "\n" + block, "utf8")
    spacy_command("assemble", tmp_path / "own.cfg", tmp_path / "out", cwd=tmp_path)
    doc = spacy.load(tmp_path / "out")("他来到云雾垭口检查。")
    assert [(span.text, span.kb_id_) for span in doc.spans["divisions"]] == [("云雾垭口", "510107999")]
