"""Agreement with the reference converter: every entry of its tables, and sentences.

``data/differences.tsv`` lists every entry that we convert otherwise, with the reason; ``data/traditional.tsv``
holds sentences of ours with what is right, and what the current ``opencc`` 1.4.2 makes of those that it
converts otherwise. ``scripts/compare_opencc.py`` prints the figures.
"""

import csv
import importlib.util
from pathlib import Path

import pytest

from epi_spacy.normalization import normalize

from ..conftest import NARROW

opencc = pytest.importorskip("opencc")

# Enough traditional text around an entry that its script is beyond doubt.
AROUND = "這裡說過縣長開會時對門診醫護講話：\n"


def fixture(name):
    path = Path(__file__).parent / "data" / name
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


SENTENCES = fixture("traditional.tsv")


@pytest.fixture(scope="module")
def convert():
    return opencc.OpenCC("t2s").convert


def entries(name):
    folder = Path(importlib.util.find_spec("opencc").origin).parent / "dictionary"
    return [line.split("\t")[0] for line in (folder / name).read_text(encoding="utf8").splitlines()]


def ours(entry):
    return normalize(AROUND + entry + "\n" + AROUND).text[len(AROUND) : -len(AROUND) - 1]


@pytest.mark.parametrize(("name", "least"), [("TSCharacters.txt", 4113), ("TSPhrases.txt", 277)])
def test_every_entry(convert, name, least):
    known = {row["entry"]: (row["reference"], row["ours"]) for row in fixture("differences.tsv")}
    keys = entries(name)
    assert len(keys) >= least
    differing = {key: (convert(key), ours(key)) for key in keys if convert(key) != ours(key)}
    assert differing == {key: pair for key, pair in known.items() if (len(key) == 1) == (least == 4113)}


def test_every_difference_has_its_reason():
    assert all(row["why"] for row in fixture("differences.tsv"))


@pytest.mark.parametrize("row", SENTENCES, ids=range(len(SENTENCES)))
def test_sentence(row):
    assert normalize(row["text"]).text == row["right"]


def test_better_than_the_reference_and_level_with_the_current_opencc(convert):
    assert len(SENTENCES) > 100
    reference = sum(convert(row["text"]).translate(NARROW) == row["right"] for row in SENTENCES)
    current = sum(not row["current"] for row in SENTENCES)
    assert reference < current < len(SENTENCES)
