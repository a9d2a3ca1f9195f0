from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from typer.testing import CliRunner, Result

from epi_spacy.cli import work as command
from epi_spacy.cli.app import app
from epi_spacy.errors import EpiError
from epi_spacy.io import Failure, Source
from epi_spacy.records import record, schema

TEXT = "县领导检查疫情防控工作\n2020年2月3日,县委书记何志远到高速路口检查,强调要对过往车辆逐一登记。\n"
EPI = Path(sys.executable).with_name("epi-spacy")


@pytest.fixture(autouse=True)
def _loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the tests' own pipeline: building one takes longer than any of these tests."""
    monkeypatch.setattr(command, "load", lambda segmenter: nlp)


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def error_of(nlp: Language, text: str) -> str:
    documents = [Source("a", text, name="a.txt"), Failure("b.txt", EpiError("E601", "unread"))]
    first, second = command.results_of(nlp, documents, command.Wish())
    assert first.line is None
    assert str(second.error) == "[E601] unread"
    return str(first.error)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    (texts / "deep").mkdir(parents=True)
    (texts / "a.txt").write_bytes(TEXT.encode("utf-8"))
    (texts / "deep" / "b.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("gb18030"))
    return texts


def test_folder_to_file(folder: Path, tmp_path: Path, nlp: Language) -> None:
    output = tmp_path / "out.jsonl"
    result = run("annotate", folder, "--output", output)
    assert (result.exit_code, result.output) == (0, "")
    first, second = rows(output.read_text("utf-8"))
    assert [first["id"], second["id"]] == ["a", "b"]
    assert [first["quality"]["encoding"], second["quality"]["encoding"]] == ["utf-8", "gb18030"]
    jsonschema.validate(first, schema())
    expected = record(nlp(TEXT))
    expected["id"], expected["quality"]["encoding"], expected["meta"] = "a", "utf-8", {"format": "text"}
    assert first == expected
    assert first["title"] == "县领导检查疫情防控工作"
    assert first["published"] == "2020-02-03"


def test_standard_streams() -> None:
    result = run("annotate", "-", stdin=TEXT.encode("utf-8"))
    assert result.exit_code == 0
    (found,) = rows(result.stdout)
    assert found["id"] == "stdin"


def test_jsonl(tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text(json.dumps({"key": "k1", "body": TEXT}) + "\n", "utf-8")
    result = run("annotate", dump, "--text-field", "body", "--id-field", "key")
    assert [row["id"] for row in rows(result.stdout)] == ["k1"]


def test_broken_documents_are_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "aa.txt").write_bytes("好的".encode() * 30 + b"\xff")
    output = tmp_path / "out.jsonl"
    result = run("annotate", folder, tmp_path / "missing.txt", "--output", output)
    assert result.exit_code == 1
    assert [row["id"] for row in rows(output.read_text("utf-8"))] == ["a", "b"]
    assert f"[E501] Byte 180 (0xff) of {folder / 'aa.txt'} " in result.stderr
    assert result.stderr.count(str(tmp_path / "missing.txt")) == 1
    assert result.stderr.splitlines()[-1] == "2 of 4 documents failed."


def test_lone_surrogates_do_not_end_the_run(tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    texts = [TEXT, "要\ud800加强\udfff排查。", TEXT]
    dump.write_text(
        "".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts)), "utf-8"
    )
    result = run("annotate", dump)
    ids = [row["id"] for row in rows(result.stdout)]
    assert ids[0] == "0"
    assert ids[-1] == "2"
    assert "1" in ids or "[E" in result.stderr


def test_whatever_goes_wrong_is_named(folder: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def sometimes(doc: Doc, explain: bool) -> dict[str, object]:
        return record(doc, explain=explain) if doc._.meta["id"] != "a" else {"never": 1 / 0}

    monkeypatch.setattr("epi_spacy.records.record", sometimes)
    monkeypatch.setattr(command, "load", lambda segmenter: nlp)
    result = run("annotate", folder)
    assert result.exit_code == 1
    assert f"[E701] {folder / 'a.txt'} could" in result.stderr
    assert "ZeroDivisionError" in result.stderr
    assert [row["id"] for row in rows(result.stdout)] == ["b"]


def test_unwritable_output_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    result = run("annotate", folder, "--output", tmp_path / "none" / "out.jsonl")
    assert result.exit_code == 1
    assert "[E504]" in result.stderr
    assert not (tmp_path / "none").exists()


def test_a_segmenter_that_cannot_be_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    def refuse(*arguments: object, **more: object) -> None:
        raise ImportError("No module named 'rjieba'")

    monkeypatch.setattr("epi_spacy.assembly.assemble", refuse)
    result = run("annotate", folder, "--segmenter", "jieba")
    assert result.exit_code == 1
    assert "[E702]" in result.stderr
    assert "rjieba" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["x", "--segmenter", "none"], ["x", "--nope"]])
def test_wrong_use(arguments: list[str]) -> None:
    assert run("annotate", *arguments).exit_code == 2


def test_progress_only_if_asked_or_on_a_terminal(folder: Path) -> None:
    assert "documents" not in run("annotate", folder).stderr
    assert "2/2" in run("annotate", folder, "--progress").stderr


def test_load_gives_the_fast_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    asked: list[object] = []
    monkeypatch.setattr(
        "epi_spacy.assembly.assemble", lambda name, overrides=None: asked.append((name, overrides))
    )
    command.load("char")
    command.load("pkuseg")
    assert asked == [("epi_fast", None), ("epi_rules", {"nlp.tokenizer.segmenter": "pkuseg"})]


def test_the_installed_command(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff\xff\xff")
    output = tmp_path / "out.jsonl"
    run_ = subprocess.run(
        [EPI, "annotate", folder, "-o", output], capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert run_.returncode == 1
    assert run_.stdout == ""
    assert run_.stderr.startswith("[E501]")
    assert run_.stderr.count("bad.txt") == 1
    assert "Traceback" not in run_.stderr
    assert len(rows(output.read_text("utf-8"))) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "texts"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_goes_away(folder: Path) -> None:
    for number in range(200):
        (folder / f"n{number}.txt").write_text(TEXT * 20, "utf-8")
    run_ = subprocess.Popen([EPI, "annotate", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run_.stdout is not None
    assert run_.stderr is not None
    run_.stdout.readline()
    run_.stdout.close()
    assert run_.stderr.read() == b""
    assert run_.wait(timeout=120) == 1
    run_.stderr.close()


def test_importing_the_command_line_is_light() -> None:
    code = (
        "import sys, epi_spacy.cli.app; "
        "print([m for m in ('spacy', 'tqdm', 'daachorse', 'spacy_pkuseg', 'numpy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_coded_errors_are_passed_on(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> None:
        raise EpiError("E001", "no")

    monkeypatch.setattr(nlp, "make_doc", refuse)
    assert error_of(nlp, "x") == "[E001] no"


def test_what_a_component_raised_is_named(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(doc: object) -> None:
        try:
            raise KeyError("code")
        except KeyError as problem:
            raise ValueError("[E109] Component 'x' could not be run.") from problem

    monkeypatch.setattr(Language, "__call__", lambda self, doc: fail(doc))
    monkeypatch.setattr(Language, "pipe", lambda self, docs: fail(docs))
    assert "KeyError: 'code'" in error_of(nlp, "x")


def test_too_long(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "max_length", 5)
    assert "[E703]" in error_of(nlp, "x" * 6)
