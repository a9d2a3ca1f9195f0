"""Agreement with the reference converter, entry by entry."""

import importlib.util
from pathlib import Path

import pytest

from epi_spacy.normalization import normalize
from epi_spacy.normalization.tables import rows

opencc = pytest.importorskip("opencc")

# Enough traditional text around an entry that its script is beyond doubt.
LEFT, RIGHT = "這裡說過縣長開會時對門診醫護講話：\n", "\n這裡說過縣長開會時對門診醫護講話。"


def dictionary(name: str) -> dict[str, str]:
    folder = Path(importlib.util.find_spec("opencc").origin).parent / "dictionary"
    lines = (folder / name).read_text(encoding="utf8").splitlines()
    return {key: values.split(" ")[0] for key, values in (line.split("\t") for line in lines)}


def converted(entry: str) -> str:
    text = normalize(LEFT + entry + RIGHT).text
    return text[len(LEFT) : len(text) - len(RIGHT)]


def differing(name: str) -> dict[str, tuple[str, str]]:
    return {
        entry: (converted(entry), simple)
        for entry, simple in dictionary(name).items()
        if converted(entry) != simple
    }


def test_characters():
    # Whatever differs is a row that this project wrote itself.
    own = {char: to for char, to, _, source in rows("variants.tsv") if source == "handmade"}
    assert {entry: ours for entry, (ours, _) in differing("TSCharacters.txt").items()} == {
        entry: own[entry] for entry in differing("TSCharacters.txt")
    }


def test_phrases():
    # The newer dictionaries of the same project, and our own, may say otherwise.
    newer = {
        phrase: to for phrase, to, _, source in rows("phrases.tsv") if source != "opencc-python-reimplemented"
    }
    assert {entry: ours for entry, (ours, _) in differing("TSPhrases.txt").items()} == {
        entry: newer[entry] for entry in differing("TSPhrases.txt") if entry in newer
    }


@pytest.mark.parametrize(
    "text",
    [
        "區委書記深入城郊管委會檢查督導疫情防控工作，強調要嚴格落實各項措施。",
        "會議傳達了市委副書記、市長在調度會上的講話精神；聽取了工作匯報。",
        "各級醫療機構要全面加強應急準備，全力做好患者隔離治療工作。",
        "頭髮與發現、皇后與後來、乾淨與乾坤、瞭解與瞭望、麵條與面子。",
    ],
)
def test_sentences(text):
    expected = opencc.OpenCC("t2s").convert(text)
    for full, half in zip("，；：（）！？", ",;:()!?", strict=True):
        expected = expected.replace(full, half)
    assert normalize(text).text == expected
