from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language
from typer.testing import CliRunner, Result

from epi_spacy.cli import work
from epi_spacy.cli.app import app
from epi_spacy.datafiles import rows
from epi_spacy.directives.explaining import words

TEXT = (
    "县领导检查疫情防控工作\n2020年2月3日，县委书记何志远到高速路口检查，强调要对过往车辆逐一登记，严禁脱岗。"
    "形势依然严峻。\n县委办主任苏明陪同。\n"
)


@pytest.fixture(autouse=True)
def _loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", lambda segmenter: nlp)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="gb18030")
    return path


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, arguments)], input=stdin)


def test_listing(article: Path) -> None:
    result = run(article)
    assert result.exit_code == 0, result.output
    assert "speech 1: 何志远 (official)" in result.stdout
    told = next(line for line in result.stdout.splitlines() if "严禁脱岗" in line)
    assert "forbid" in told
    assert "cue:严禁" in told
    assert any("形势依然严峻" in line and "not:" in line for line in result.stdout.splitlines())
    assert "2 directives in" in result.stdout


def test_only_directives(article: Path) -> None:
    result = run(article, "--only-directives")
    assert "形势依然严峻" not in result.stdout
    assert "2 directives in 2 clauses" in result.stdout


def test_json_counts_in_the_text(article: Path) -> None:
    row = json.loads(run(article, "--json").stdout)
    assert row["id"] == "a"
    assert row["title"] == "县领导检查疫情防控工作"
    found = [clause for clause in row["clauses"] if clause["directive"]]
    assert [TEXT[clause["start"] : clause["end"]] for clause in found] == [clause["norm"] for clause in found]
    for clause in found:
        assert clause["speaker"] == "何志远"
        assert 0 <= clause["score"] <= 1
        assert clause["measure"]
    assert all(clause["why"] for clause in row["clauses"])


def test_page(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    result = run(article, "--html", out)
    assert result.exit_code == 0
    assert not result.stdout
    page = out.read_text("utf8")
    assert page.count("<figure") == 3
    assert "严禁脱岗" in page
    assert "何志远 forbid" in page


def test_what_cannot_be_read(tmp_path: Path) -> None:
    result = run(tmp_path / "none.txt")
    assert result.exit_code == 1
    assert "none.txt" in result.output


def test_a_page_that_cannot_be_written(article: Path, tmp_path: Path) -> None:
    result = run(article, "--html", tmp_path / "no" / "a.html")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"[E504] {tmp_path / 'no' / 'a.html'} cannot be written: No such file")


def test_what_a_heading_says_is_not_said_again(article: Path) -> None:
    listing = run(article).stdout
    assert "nobody speaks\n" in listing
    assert "nobody speaks here" not in listing
    assert max(map(len, listing.splitlines()[:1])) <= 100


def test_rules_have_words() -> None:
    assert words("scope:cue:要") == "it goes on with the demand before it in its sentence"
    assert words("cue:要") == "it holds the cue 要"
    assert words("no such rule") == ""
    assert len({row["words"] for row in rows("directives", "rule_words.tsv")}) > 30


def test_the_page_is_no_input(article: Path) -> None:
    before = article.read_bytes()
    result = run(article, "--html", article)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"[E523] {article} ")
    assert article.read_bytes() == before


def test_no_page_of_nothing(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("old", "utf8")
    assert run(tmp_path / "none.txt", "--html", page).exit_code == 1
    assert page.read_text("utf8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_whatever_annotate_reads(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f'编号,正文\nk1,"{TEXT}"\n', "utf8")
    refused = run(table)
    assert "--text-field" in refused.stderr
    row = json.loads(run(table, "--json", "--text-field", "正文", "--id-field", "编号").stdout)
    assert (row["id"], row["title"]) == ("k1", "县领导检查疫情防控工作")
    line = json.dumps({"id": "k2", "page": f"<p>{TEXT.strip()}</p>"}).encode()
    arguments = ("-", "--json", "--format", "jsonl", "--text-field", "page", "--html-field")
    row = json.loads(run(*arguments, stdin=line).stdout)
    assert row["id"] == "k2"
    assert sum(clause["directive"] for clause in row["clauses"]) == 2
    assert run("-", "--format", "doc").exit_code == 2
    assert run("").exit_code == 2


def test_a_document_too_long_does_not_end_the_rest(
    tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("a", TEXT * 20), ("b", TEXT)):
        (tmp_path / f"{name}.txt").write_text(text, "utf8")
    monkeypatch.setattr(nlp, "max_length", len(TEXT) + 5)
    result = run(tmp_path, "--json")
    assert result.exit_code == 1
    assert result.stderr.startswith("[E703]")
    assert json.loads(result.stdout)["id"] == "b"


def test_page_and_json(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    result = run(article, "--json", "--html", out)
    assert json.loads(result.stdout)["title"] == "县领导检查疫情防控工作"
    assert "严禁脱岗" in out.read_text("utf8")
    both = run(article, "--html", "-")
    assert both.stdout == out.read_text("utf8")
    assert run(article, "--json", "--html", "-").exit_code == 2


def test_the_page_is_chinese_and_has_the_title(article: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("", "utf8")
    for path, title in ((article, "县领导检查疫情防控工作"), (tmp_path / "b.txt", tmp_path / "b.txt")):
        page = run(path, "--html", "-").stdout
        assert '<html lang="zh">' in page
        assert f"<title>{title}</title>" in page
        assert "displaCy" not in page
