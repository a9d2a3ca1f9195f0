"""Train the segmenter model that the package ships, and measure it on UD Chinese.

    python scripts/train_segmenter.py NEWS.jsonl.gz UD_FOLDER [--out epi_spacy/text/data/pkuseg]

The training text is a silver segmentation of news: the words of jieba's dictionary (MIT) and of the
gazetteer, cut further to the granularity of Universal Dependencies by the rules of
``scripts/data/silver_rules.tsv``, which were tuned on the dev set of UD Chinese-GSDSimp. Frequent words
of the dictionary are added in random order, so that words which the news lacks are known too. The
shipped model holds weights of character and word features, no sentence. The UD test set is only scored.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

HERE = Path(__file__).parent
HAN = re.compile("[\u4e00-\u9fff]+")
Cut = Callable[[str], list[str]]


class Silver:
    """Dictionary segmentation cut to the granularity of Universal Dependencies."""

    def __init__(self, rules: Path, names: Iterable[str]) -> None:
        import jieba

        jieba.setLogLevel("ERROR")
        jieba.initialize()
        with rules.open(encoding="utf8", newline="") as file:
            table = {row["rule"]: row["values"] for row in csv.DictReader(file, delimiter="\t")}
        self.chars = {rule: frozenset(values.replace(" ", "")) for rule, values in table.items()}
        self.words = {rule: frozenset(values.split()) for rule, values in table.items()}
        self.jieba = jieba
        self.frequency: dict[str, int] = jieba.dt.FREQ
        for name in names:
            if not self.frequency.get(name):
                jieba.add_word(name, 50)

    def __call__(self, text: str) -> list[str]:
        return [part for word in self.jieba.cut(text) for part in self.refine(word)]

    def refine(self, word: str) -> list[str]:
        """Cut a dictionary word into the words of UD."""
        if len(word) == 1 or not HAN.fullmatch(word):
            return [word]
        cut = {2: self._two, 3: self._three, 4: self._four}.get(len(word), self._long)
        return cut(word)

    def _two(self, word: str) -> list[str]:
        first, second = word
        if word in self.words["whole"]:
            return [word]
        if word in self.words["apart"] or (
            first in self.chars["numeral"] and second in self.chars["measure"]
        ):
            return [first, second]
        verb = second in self.chars["verb tail"] and first not in self.chars["not verb"]
        return [first, second] if verb and self.frequency.get(first, 0) > 200 else [word]

    def _three(self, word: str) -> list[str]:
        if word[0] == "第" and word[2] in self.chars["measure"]:
            return [word[:2], word[2]]
        if word[2] in self.chars["head"] and self.frequency.get(word[:2], 0) >= 20:
            return [word[:2], word[2]]
        modified = word[0] in self.chars["numeral"] or word[0] in self.chars["prefix"]
        return [word[0], word[1:]] if modified and self.frequency.get(word[1:], 0) >= 100 else [word]

    def _four(self, word: str) -> list[str]:
        halves = min(self.frequency.get(word[:2], 0), self.frequency.get(word[2:], 0))
        if halves >= 50 and self.frequency.get(word, 0) < 2000:
            return [word[:2], word[2:]]
        if word[3] in self.chars["head"] and self.frequency.get(word[:3], 0) >= 5:
            return [*self.refine(word[:3]), word[3]]
        return [word]

    def _long(self, word: str) -> list[str]:
        cuts = [
            (min(self.frequency[word[:i]], self.frequency[word[i:]]), i)
            for i in range(2, len(word) - 1)
            if self.frequency.get(word[:i]) and self.frequency.get(word[i:])
        ]
        if not cuts:
            return [word]
        at = max(cuts)[1]
        return [*self.refine(word[:at]), *self.refine(word[at:])]


def read_ud(path: Path) -> list[list[str]]:
    """Read the words of each sentence of a CoNLL-U file."""
    sentences: list[list[str]] = [[]]
    for line in path.read_text("utf8").splitlines():
        if not line:
            sentences.append([])
        elif re.match(r"\d+\t", line):
            sentences[-1].append(line.split("\t")[1])
    return [words for words in sentences if words]


def edges(words: Iterable[str]) -> set[tuple[int, int]]:
    out, at = set(), 0
    for word in words:
        out.add((at, at + len(word)))
        at += len(word)
    return out


def f_score(gold: list[list[str]], cut: Cut) -> float:
    """F1 of the words of ``cut`` over the gold sentences, joined without spaces."""
    right = found = wanted = 0
    for words in gold:
        one, two = edges(words), edges(cut("".join(words)))
        right, found, wanted = right + len(one & two), found + len(two), wanted + len(one)
    return 2 * right / (found + wanted)


def news_runs(path: Path, characters: int) -> Iterator[str]:
    """Yield runs of Han characters of shuffled, normalized news until ``characters`` are reached.

    The tokenizer cuts everything else by rule, so runs are all that the model ever sees.
    """
    from epi_spacy.normalization import normalize

    with gzip.open(path, "rt", encoding="utf8") as file:
        texts = [json.loads(line)["text"] for line in file]
    random.Random(0).shuffle(texts)
    total = 0
    for text in texts:
        for run in HAN.findall(normalize(text).text):
            yield run
            total += len(run)
        if total > characters:
            return


def dictionary_lines(silver: Silver, size: int, repeat: int) -> Iterator[str]:
    """Yield the most frequent words of the dictionary, refined, in random order, ten a line."""
    words = sorted(silver.frequency, key=lambda w: (-silver.frequency[w], w))
    words = [w for w in words if HAN.fullmatch(w) and len(w) <= 4][:size]
    rng = random.Random(0)
    for _ in range(repeat):
        rng.shuffle(words)
        for i in range(0, len(words), 10):
            yield " ".join(part for word in words[i : i + 10] for part in silver.refine(word))


def train(lines: Iterable[str], dev: list[list[str]], out: Path, trim: int, rounds: int) -> None:
    """Train a pkuseg model and store its weights compressed."""
    import numpy
    import spacy_pkuseg
    from spacy_pkuseg.config import config

    config.featureTrim = trim
    with tempfile.TemporaryDirectory() as folder:
        text, held_out = Path(folder, "train.txt"), Path(folder, "dev.txt")
        text.write_text("\n".join(lines) + "\n", "utf8")
        held_out.write_text("\n".join(" ".join(words) for words in dev) + "\n", "utf8")
        spacy_pkuseg.train(str(text), str(held_out), str(out), train_iter=rounds)
    _drop_unused_pairs(out / "features.msgpack")
    with numpy.load(out / "weights.npz") as arrays:
        # Four digits of a weight are enough for the same cuts and compress to a fifth of the size.
        stored = {name: a.round(3) if a.dtype.kind == "f" else a for name, a in arrays.items()}
    numpy.savez_compressed(out / "weights.npz", **stored)


def _drop_unused_pairs(path: Path) -> None:
    """Keep only the word pairs that some feature names: the others weigh nothing and most of the file."""
    import srsly

    data = srsly.read_msgpack(path)
    used = {name.split(".", 2)[2] for name in data["feature_to_idx"] if name.startswith("ww.")}
    data["bigram"] = [pair for pair in data["bigram"] if pair in used]
    srsly.write_msgpack(path, data)


def rule_cut(cut: Cut) -> Cut:
    """Cut as the tokenizer does: normalized text, the model on runs of Han characters alone."""
    from epi_spacy.normalization import normalize
    from epi_spacy.text.segmenters import han_runs

    return lambda text: list(han_runs(cut)(normalize(text).text))


def main(
    news: Annotated[Path, typer.Argument(help="JSONL.gz of news with a text field")],
    ud: Annotated[Path, typer.Argument(help="folder of UD Chinese-GSDSimp dev and test")],
    out: Annotated[Path, typer.Option(help="folder of the model")] = Path("epi_spacy/text/data/pkuseg"),
    characters: Annotated[int, typer.Option(help="characters of news to train on")] = 800_000,
    words: Annotated[int, typer.Option(help="words of the dictionary to add")] = 40_000,
    trim: Annotated[int, typer.Option(help="drop features seen this often or less")] = 2,
    rounds: Annotated[int, typer.Option(help="training rounds")] = 5,
) -> None:
    """Train, write the model, and print F1 on UD dev and test beside jieba's."""
    import jieba
    import spacy_pkuseg

    from epi_spacy.divisions.gazetteer import Gazetteer

    dev, test = (read_ud(ud / f"zh_gsdsimp-ud-{part}.conllu") for part in ("dev", "test"))
    # Before the gazetteer is added to its dictionary: jieba as everybody has it.
    jieba_cut = jieba.Tokenizer().lcut
    names = {name.surface for name in Gazetteer.load().names() if name.risk == "safe"}
    silver = Silver(HERE / "data/silver_rules.tsv", sorted(names))
    lines = [" ".join(silver(run)) for run in news_runs(news, characters)]
    lines += dictionary_lines(silver, words, trim + 1)
    train(lines, dev, out, trim, rounds)
    model = spacy_pkuseg.pkuseg(str(out), user_dict=None)
    for name, cut in (
        ("this model", rule_cut(model.cut)),
        ("jieba", rule_cut(jieba_cut)),
        ("silver", rule_cut(silver)),
    ):
        print(f"{name:<12} dev {f_score(dev, cut):.4f}  test {f_score(test, cut):.4f}")


if __name__ == "__main__":
    typer.run(main)
