"""What holds of any input whatever: each function raises AssertionError where it does not.

The fuzzer (``scripts/fuzz.py``) and the tests of this folder share these checks.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from epi_spacy.article.lines import plain
from epi_spacy.errors import EpiError
from epi_spacy.extensions import DETAILS
from epi_spacy.io import Failure, Source, dumps, sources
from epi_spacy.normalization import normalize
from epi_spacy.records import record, schema
from tests.conftest import annotations, pipeline

KINDS = frozenset(
    [
        "navigation",
        "title",
        "meta",
        "abstract",
        "body",
        "caption",
        "credits",
        "teaser",
        "related",
        "comments",
        "copyright",
        "footer",
    ]
)
# What a line may consist of and still be blank to the article reader.
BLANK = " \t\r\v\f\x1c\x1d\x1e\x1f\x85\u3000\xa0\ufeff\u200b\u2028\u2029"
# From this length on, offsets are tried in steps.
_EVERY = 300
# Rows whose offsets and labels are compared when only line ends differ.
_ROWS = ("divisions", "mentions", "directives", "formulas")


def is_text(text: str) -> bool:
    """Return whether a string holds no lone surrogate, which no text can (E001)."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def check_normalizer(text: str) -> None:
    """The alignment is total and monotone, there and back covers, and twice is the same."""
    found = normalize(text)
    assert found == normalize(text), "twice is not the same"
    size, short = len(text), len(found.text)
    assert found.to_raw(0, short)[1] == size or not short, "the alignment is not total"
    assert not short or found.to_raw(0, short)[0] == 0, "the alignment does not begin at 0"
    assert found.to_normalized(0, size) == (0, short), "the alignment is not total the other way"
    for begin, end in _ranges(short):
        start, stop = found.to_raw(begin, end)
        assert 0 <= start < stop <= size, f"normalized {begin}-{end} is raw {start}-{stop}"
        back = found.to_normalized(start, stop)
        assert back[0] <= begin < end <= back[1], f"{begin}-{end} comes back as {back}"
    for begin, end in _ranges(size):
        start, stop = found.to_normalized(begin, end)
        assert 0 <= start <= stop <= short, f"raw {begin}-{end} is normalized {start}-{stop}"
        if start < stop:
            back = found.to_raw(start, stop)
            assert back[0] <= begin < end <= back[1], f"raw {begin}-{end} comes back as {back}"
    for width in (1, 3):
        starts = [found.to_raw(i, min(i + width, short)) for i in _places(short)]
        assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(starts)), "the alignment turns back"
    for start, stop, *_ in (*found.damaged, *found.readings):
        assert 0 <= start < stop <= size, "damage lies outside of the text"


def _places(size: int) -> range:
    return range(0, size, max(1, size // _EVERY))


def _ranges(size: int) -> list[tuple[int, int]]:
    return [(at, min(at + width, size)) for at in _places(size) for width in (1, 2, 7)]


def check_article_reader(text: str) -> None:
    """The article reader alone; the pipeline would ask far more."""
    if is_text(text):
        nlp = pipeline()
        check_article(nlp.get_pipe("epi_article")(nlp.make_doc(text)))


def check_article(doc: Doc) -> None:
    """Zones are sorted, disjoint and cover every line; parts lie in them; sections cover the text."""
    # An entity such as &nbsp; is a blank to the article reader.
    text, article = plain(doc.text), doc._.article
    zones = article["zones"]
    _check_spans(doc, "zones", zones)
    assert all(zone["kind"] in KINDS for zone in zones)
    assert all(a["end"] <= b["start"] for a, b in pairwise(zones)), "zones overlap"
    at = 0
    for zone in zones:
        assert not text[at : zone["start"]].strip(BLANK + "\n"), f"no zone holds {text[at : zone['start']]!r}"
        at = zone["end"]
    assert not text[at:].strip(BLANK + "\n"), f"no zone holds {text[at:]!r}"
    _check_spans(doc, "parts", article["parts"])
    assert all(a["start"] <= b["start"] for a, b in pairwise(article["parts"])), "parts are not sorted"
    sections = article["sections"]
    if sections:
        edges = (sections[0]["start"], sections[-1]["end"])
        assert edges == (0, len(text)), "sections leave text out"
        assert all(a["end"] == b["start"] for a, b in pairwise(sections)), "sections have gaps"
    for start, end in article["repeated"]:
        assert 0 <= start < end <= len(text)
    if article["title_at"]:
        assert 0 <= article["title_at"][0] < article["title_at"][1] <= len(text)


def _check_spans(doc: Doc, group: str, rows: list[dict[str, Any]]) -> None:
    spans = doc.spans.get(group, ())
    assert len(spans) == len(rows), f"{group}: {len(spans)} spans, {len(rows)} rows"
    for span, row in zip(spans, rows, strict=True):
        assert (span.start_char, span.end_char) == (row["start"], row["end"]), f"{group}: {span} is not {row}"
        assert 0 <= row["start"] < row["end"] <= len(doc.text)
        assert span.label_ == row.get("label", row.get("kind"))


def check_doc(doc: Doc, text: str) -> dict[str, Any]:
    """Rows fit spans, spans lie in the text, the record is after the schema; returns the record."""
    assert doc.text == text
    check_article(doc)
    for group, attribute in DETAILS.items():
        _check_spans(doc, group, doc._.get(attribute) or [])
    ends = [0]
    for entity in doc.ents:
        assert ends[-1] <= entity.start_char < entity.end_char <= len(text)
        ends.append(entity.end_char)
    boilerplate = [z for z in doc._.article["zones"] if z["kind"] not in ("abstract", "body")]
    for row in doc._.directives:
        inside = [z for z in boilerplate if z["start"] < row["end"] and row["start"] < z["end"]]
        assert not inside, f"a directive in {inside[0]['kind']}: {text[row['start'] : row['end']]!r}"
    mentioned = {row["start"] for row in doc._.mentions}
    for row in doc._.officials:
        assert set(row["mentions"]) <= mentioned, f"{row['name']} is mentioned where nobody is"
    found = record(doc, explain=True)
    _validator().validate(found)
    assert json.loads(dumps(found)) == found, "the record changes on its way through JSON"
    for kind in ("entities", "directives"):
        for row in found[kind]:
            assert row["text"] == text[row["start"] : row["end"]], f"{kind}: {row['text']!r} is not there"
    for row in found["formulas"] + found["appearances"]:
        assert 0 <= row["start"] < row["end"] <= len(text)
    for row in found["directives"]:
        assert row["cue"] is None or 0 <= row["cue"][0] < row["cue"][1] <= len(text)
    return found


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(schema())


def check_round_trips(doc: Doc) -> None:
    """Nothing is lost in bytes and in a DocBin."""
    before = annotations(doc)
    vocab = pipeline().vocab
    assert annotations(Doc(vocab).from_bytes(doc.to_bytes())) == before, "bytes lose something"
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(vocab)
    assert annotations(back) == before, "a DocBin loses something"


def check_line_ends(text: str, found: dict[str, Any], nlp: Language) -> None:
    r"""The finding does not depend on a last line end, nor on whether lines end in \n or in \r\n.

    Offsets move with the line ends; all else stays. Texts with a \r of their own are left out: alone it ends
    a line too, and would become another character of the text.
    """
    if "\r" in text:
        return
    expected = _essence(found)
    _same(_essence(record(nlp(text + "\n"))), expected, "with a last line end")
    if "\n" not in text:
        return
    windows = text.replace("\n", "\r\n")
    # How many \r stand before each place; the one of a place's own line end counts too.
    before = [0, *accumulate(char == "\r" for char in windows)]
    _same(_essence(record(nlp(windows)), before), expected, r"with \r\n")


def _essence(found: dict[str, Any], before: list[int] | None = None) -> dict[str, Any]:
    """Return what a record says, with the offsets that it would have without the counted characters."""

    def at(row: dict[str, Any]) -> tuple[int, int]:
        start, end = row["start"], row["end"]
        return (start - before[start], end - before[end]) if before else (start, end)

    def first(start: int) -> int:
        return start - before[start] if before else start

    return {
        **{name: found[name] for name in ("title", "source", "published", "jurisdiction")},
        "zones": [(*at(row), row["kind"]) for row in found["zones"]],
        "entities": [(*at(row), row["label"], row.get("code")) for row in found["entities"]],
        "officials": [
            (row["name"], row["post"], row["division"], [first(start) for start in row["mentions"]])
            for row in found["officials"]
        ],
        "directives": [
            (*at(row), row["measure"], row["force"], row["speaker"], row["repeated"])
            for row in found["directives"]
        ],
        "appearances": [(*at(row), row["officials"], row["activity"]) for row in found["appearances"]],
    }


def _same(one: dict[str, Any], two: dict[str, Any], when: str) -> None:
    for key in two:
        assert one[key] == two[key], f"{key} {when}: {one[key]!r} is not {two[key]!r}"


def check_pipeline(text: str, *, thorough: bool = True) -> None:
    """All of the above over the whole pipeline; with a lone surrogate, the error E001.

    text: any string.
    thorough: also run it over and over: twice, with other line ends, there and back through bytes.
    """
    nlp = pipeline()
    if not is_text(text):
        with pytest.raises(EpiError, match=r"\[E001\]"):
            nlp(text)
        return
    doc = nlp(text)
    found = check_doc(doc, text)
    if thorough:
        assert annotations(doc) == annotations(nlp(text)), "twice is not the same"
        check_round_trips(doc)
        check_line_ends(text, found, nlp)


def check_reader(data: bytes, name: str, *, annotate: bool = False) -> None:
    """Whatever the bytes, reading gives documents and coded failures, the same twice.

    data: the bytes of a file.
    name: its name, which says how it is read.
    annotate: also run the pipeline over what was read.
    """
    found = _read(data, name)
    assert _plain(found) == _plain(_read(data, name)), "reading twice is not the same"
    nlp = pipeline()
    for one in found:
        if isinstance(one, Failure):
            assert str(one.error).startswith(f"[{one.error.code}] ")
            continue
        json.dumps(one.as_meta(), allow_nan=False)
        if annotate and is_text(one.text):
            doc = nlp.make_doc(one.text)
            doc._.meta = one.as_meta()
            check_doc(nlp(doc), one.text)


def _read(data: bytes, name: str) -> list[Source | Failure]:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        # The failure of a file names its path, which is another the next time.
        return [
            replace(one, name=one.name.replace(folder, "")) if isinstance(one, Source) else one
            for one in sources([path], html=name.startswith("html."))
        ]


def _plain(found: list[Source | Failure]) -> list[Any]:
    return [one.error.code if isinstance(one, Failure) else one for one in found]
