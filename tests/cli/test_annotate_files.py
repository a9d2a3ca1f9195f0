"""``epi-spacy annotate`` over files as they are found: formats, copies, processes, accidents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from typer.testing import CliRunner, Result

from epi_spacy.cli import work
from epi_spacy.cli.app import app
from epi_spacy.io import Source
from epi_spacy.records import schema
from epi_spacy.text import batches
from tests.io.samples import PDF_PAGE, TEXT, pdf, zipped

EPI = Path(sys.executable).with_name("epi-spacy")
PAGE = (
    "<html><head><title>嘉祥县人民政府</title><meta name='ArticleTitle' content='嘉祥县领导检查疫情防控工作'>"
    "<meta name='PubDate' content='2021-08-06 09:00'><meta name='ContentSource' content='嘉祥县融媒体中心'></head><body>"
    "<ul><li><a href='/'>首页</a></li><li><a href='/b'>政务公开</a></li></ul><h1>嘉祥县领导检查疫情防控工作</h1>"
    "<p>8月5日,县委书记何志远到卧龙山街道检查疫情防控工作。何志远强调,要严格落实属地责任,全面排查来返人员。</p>"
    "<p>副县长周敏要求,各村要加强巡查,发现问题立即上报,不得瞒报漏报。</p></body></html>"
)


@pytest.fixture(autouse=True)
def _loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "load", lambda segmenter: nlp)


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["annotate", *map(str, arguments)], input=stdin)


def rows(text: str) -> list[dict[str, object]]:
    found = [json.loads(line) for line in text.splitlines()]
    for row in found:
        jsonschema.validate(row, schema())
    return found


def test_every_format_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.encode("gb18030"))
    (tmp_path / "b.pdf").write_bytes(pdf(PDF_PAGE))
    (tmp_path / "c.csv").write_text(f'id,text,url\nc1,"{TEXT}",http://www.jiaxiang.example/1\n', "utf-8")
    zipped(tmp_path / "d.zip", {"e.txt": TEXT.encode("utf-16")})
    result = run(tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    page, document, row, member = rows(result.stdout)
    assert page["title"] == "嘉祥县领导检查疫情防控工作"
    assert page["published"] == "2021-08-06"
    assert page["source"] == "嘉祥县融媒体中心"
    assert page["meta"]["format"] == "html"  # type: ignore[index]
    assert page["quality"]["encoding"] == "gb18030"  # type: ignore[index]
    text = str(page["text"])
    assert "首页" not in text
    assert page["directives"]
    for group in ("entities", "directives"):
        for found in page[group]:  # type: ignore[attr-defined]
            assert text[found["start"] : found["end"]] == found["text"]
    assert str(document["text"]).startswith("嘉祥县领导检查")
    assert (row["id"], row["text"], row["meta"]) == (
        "c1",
        None,
        {"format": "csv", "url": "http://www.jiaxiang.example/1"},
    )
    assert (member["id"], member["text"], member["quality"]["encoding"]) == ("d/e.txt", None, "utf-16")  # type: ignore[index]


def test_meta_is_there_before_the_components(
    tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    real = Language.pipe

    def watch(self: Language, docs: list[Doc]) -> Iterator[Doc]:
        seen.extend(dict(doc._.meta) for doc in docs)
        return real(self, docs)

    monkeypatch.setattr(Language, "pipe", watch)
    run("-", "--format", "jsonl", stdin=json.dumps({"id": "a", "text": TEXT, "source": "嘉祥日报"}).encode())
    assert seen == [{"id": "a", "encoding": "utf-8", "format": "jsonl", "source": "嘉祥日报"}]


def test_told_encoding_and_format(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_bytes(PAGE.encode("big5", "ignore"))
    (record,) = rows(run(tmp_path / "a.dat", "--encoding", "big5", "--format", "html").stdout)
    assert record["quality"]["encoding"] == "big5"  # type: ignore[index]
    assert run(tmp_path / "a.dat", "--encoding", "utf-9").exit_code == 2
    assert "[E507]" in run(tmp_path / "a.dat", "--encoding", "utf-9").stderr
    assert run(tmp_path / "a.dat", "--format", "doc").exit_code == 2


def test_html_in_a_field() -> None:
    line = json.dumps({"id": "a", "page": PAGE}).encode()
    (record,) = rows(run("-", "--format", "jsonl", "--text-field", "page", "--html", stdin=line).stdout)
    assert record["meta"]["format"] == "html"  # type: ignore[index]
    assert "<p>" not in str(record["text"])


def test_deduplicate(tmp_path: Path) -> None:
    for name, text in (("a", TEXT), ("b", TEXT), ("c", TEXT + TEXT.partition("\n")[2]), ("d", TEXT)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    everything = rows(run(tmp_path).stdout)
    result = run(tmp_path, "--deduplicate")
    found = rows(result.stdout)
    assert [row["id"] for row in everything] == ["a", "b", "c", "d"]
    assert [row["id"] for row in found] == ["a", "c"]
    assert result.exit_code == 0
    assert result.stderr == "2 documents skipped whose text came before.\n"
    assert any(row["repeated"] for row in everything[2]["entities"])  # type: ignore[attr-defined]
    assert not any(row["repeated"] for row in found[1]["entities"])  # type: ignore[attr-defined]
    assert found[1]["quality"] == everything[2]["quality"]
    starts = {row["start"] for row in found[1]["directives"]}  # type: ignore[attr-defined]
    assert starts <= {row["start"] for row in everything[2]["directives"]}  # type: ignore[attr-defined]


def test_explain() -> None:
    (record,) = rows(run("-", "--explain", stdin=TEXT.encode()).stdout)
    places = [row for row in record["entities"] if row["label"] == "DIVISION"]  # type: ignore[attr-defined]
    assert places
    assert all(isinstance(row["evidence"], list) for row in places)
    (record,) = rows(run("-", stdin=TEXT.encode()).stdout)
    assert not any("evidence" in row for row in record["entities"])  # type: ignore[attr-defined]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for _ in range(2):
        result = run(tmp_path, "--output", tmp_path / "out.jsonl")
        assert (result.exit_code, result.stderr) == (0, "")
    assert len(rows((tmp_path / "out.jsonl").read_text("utf-8"))) == 1


def test_accidents_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "要加强排查。"}\n{broken\n', "utf-8")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "c.txt").write_text("要加强排查。", "utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert [row["id"] for row in rows(result.stdout)] == ["a:1", "c"]
    first, second, last = result.stderr.splitlines()
    assert first.startswith(f"[E503] {tmp_path / 'a.jsonl'}:2 is not usable: no JSON")
    assert second.startswith(f"[E512] {tmp_path / 'b.zip'} is damaged")
    assert ".." not in second
    assert last == "2 of 4 documents failed."


def annotated(
    *arguments: object, env: dict[str, str] | None = None, limit: int = 0
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, which may write no more than so many bytes to a file."""

    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [EPI, "annotate", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **(env or {})},
        preexec_fn=limited if limit else None,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT * 5}) + "\n"
    )
    output = tmp_path / "out.jsonl"
    output.write_text("old\n")
    # Python ignores the signal that goes with the limit, so that writing fails as on a full disk.
    done = annotated(tmp_path / "a.jsonl", "--output", output, limit=3000)
    assert done.returncode == 1
    assert f"[E504] {output} cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert output.read_text() == "old\n"
    assert sorted(os.listdir(tmp_path)) == ["a.jsonl", "out.jsonl"]


def test_processes(tmp_path: Path) -> None:
    """Two processes give what one gives, in the same order, and name what could not be read."""
    with (tmp_path / "a.jsonl").open("w", encoding="utf-8") as file:
        for number in range(90):
            text = TEXT.replace("8月5日", f"8月{number % 28 + 1}日")
            file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
            if number % 40 == 39:
                file.write("{broken\n")
    alone = run(tmp_path / "a.jsonl")
    shared = annotated(tmp_path / "a.jsonl", "--n-process", 2)
    assert len(alone.stdout.splitlines()) == 90
    assert shared.stdout == alone.stdout
    assert shared.stderr == alone.stderr
    assert shared.stderr.splitlines()[-1] == "2 of 92 documents failed."


def test_a_pipeline_that_no_process_can_load(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "rjieba.py").write_text("raise ImportError('not here')")
    done = annotated(tmp_path / "a.txt", "-n", 2, "--segmenter", "jieba", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 1
    assert "[E" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="processes end differently there")
def test_a_document_that_ends_its_process(tmp_path: Path) -> None:
    """One document kills the process that reads it: it is named, and no other is lost."""
    code = (
        "import os, sys\n"
        "from epi_spacy.cli import work\n"
        "from epi_spacy.io import Source\n"
        "real = work.result_of\n"
        "def result_of(nlp, found, wish):\n"
        "    if found.id == '77': os._exit(9)\n"
        "    return work.Result(found.name, line=found.id)\n"
        "work.load = lambda segmenter: Nothing()\n"
        "work.result_of = result_of\n"
        "class Nothing:\n"
        "    def memory_zone(self):\n"
        "        import contextlib\n"
        "        return contextlib.nullcontext()\n"
        "if __name__ == '__main__':\n"
        "    docs = [Source(str(n), 'x', name=f'doc {n}') for n in range(300)]\n"
        "    for result in work.results(docs, work.Wish(), 2):\n"
        "        print(result.line or result.error)\n"
    )
    (tmp_path / "crash.py").write_text(code)
    done = subprocess.run(
        [sys.executable, tmp_path / "crash.py"], capture_output=True, text=True, timeout=120
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 300, done.stderr
    assert lines[77].startswith("[E705] doc 77 ")
    assert [line for line in lines if line.isdigit()] == [
        str(number) for number in range(300) if number != 77
    ]


def test_memory_is_flat(nlp: Language) -> None:
    """Many documents, each with words of its own, leave nothing behind."""

    def documents(count: int) -> Iterator[Source]:
        for number in range(count):
            name = chr(0x4E00 + number % 5000) + chr(0x5E00 + number % 3000)
            yield Source(str(number), f"县委书记何{name}强调,要加强{name}镇{number}排查。", name=str(number))

    def work_through(count: int) -> None:
        assert all(result.line for result in work.results(documents(count), work.Wish()))

    work_through(300)
    before = len(nlp.vocab.strings)
    work_through(600)
    assert len(nlp.vocab.strings) <= before + 20


def test_records_are_the_same_after_forgetting(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "DOCS", 2)
    documents = [Source(str(number), TEXT, name="a") for number in range(5)]
    lines = {
        str(result.line).replace(f'"id":"{n}"', "")
        for n, result in enumerate(work.results(documents, work.Wish()))
    }
    assert len(lines) == 1


def test_a_folder_without_documents(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"[E505] There is no file in {tmp_path} ")


def test_an_empty_document_has_an_empty_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(" \u3000\n", "utf-8")
    result = run(tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    for row in rows(result.stdout):
        assert row["entities"] == row["zones"] == row["directives"] == []


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"GIF89a\0\0\0", "a GIF picture"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"%PDF-1.4\n", "PDF (--format pdf)"),
        (b"\0\1\2\3 some", "control characters"),
    ],
)
def test_a_named_file_that_is_no_text(tmp_path: Path, data: bytes, looks: str) -> None:
    path = tmp_path / "a.dat"
    path.write_bytes(data)
    result = run(path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"[E522] {path} is no text: it ")
    assert looks in result.stderr


def test_the_output_is_no_named_input(tmp_path: Path) -> None:
    """What is named to be read is never replaced, whichever way its name is written."""
    line = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False)
    for name, content in (("a.jsonl", line + "\n"), ("b.txt", TEXT)):
        path = tmp_path / name
        path.write_text(content, "utf-8")
        link = tmp_path / f"link.{name}"
        link.symlink_to(path)
        for inputs, output in (
            ([path], path),
            ([tmp_path, path], path),
            ([path], tmp_path / ".." / tmp_path.name / name),
            ([link], path),
            ([path], link),
        ):
            result = run(*inputs, "-o", output)
            assert (result.exit_code, result.stdout) == (2, "")
            assert result.stderr.startswith(f"[E523] {output} is to be read and to be written")
            assert path.read_text("utf-8") == content


def test_the_output_is_not_what_standard_input_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    with path.open("rb") as file:
        done = subprocess.run(
            [EPI, "annotate", "-", "-o", path], stdin=file, capture_output=True, timeout=120
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"[E523]")
    assert path.read_text("utf-8") == TEXT


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device there")
def test_a_device_may_be_input_and_output() -> None:
    with open("/dev/null", "rb") as nothing:
        done = subprocess.run(
            [EPI, "annotate", "-", "-o", "/dev/null"], stdin=nothing, capture_output=True, timeout=120
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_does_not_replace_records(tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    output.write_text("old\n", "utf-8")
    (tmp_path / "empty").mkdir()
    for missing in ("typo.txt", "none*.txt", "empty"):
        result = run(tmp_path / missing, "-o", output)
        assert result.exit_code == 1
        assert f"Nothing was written: {output} is as it was." in result.stderr
        assert output.read_text("utf-8") == "old\n"
    assert sorted(os.listdir(tmp_path)) == ["empty", "records.jsonl"]
    # Where nothing is wrong, no record is what there is to write.
    (tmp_path / "none.jsonl").write_text("", "utf-8")
    assert run(tmp_path / "none.jsonl", "-o", output).exit_code == 0
    assert output.read_text("utf-8") == ""


def test_a_minus_is_standard_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (row,) = rows(run("-", "-o", "-", stdin=TEXT.encode()).stdout)
    assert row["id"] == "stdin"
    assert os.listdir(tmp_path) == []
    # A file can still be called so.
    assert run("-", "-o", "./-", stdin=TEXT.encode()).stdout == ""
    assert os.listdir(tmp_path) == ["-"]


def test_an_empty_path_is_not_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for arguments in (("",), ("a.txt", ""), ("a.txt", "-o", "")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("[E524] A path is empty")
