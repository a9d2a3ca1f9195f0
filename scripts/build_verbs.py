"""Build slot_words.tsv of epi_spacy/directives/data: verbs and nouns that a clause is cut up by.

    pip download --no-deps jieba   (MIT)  -> jieba/dict.txt

Verbs (v), verbs that also serve as nouns (vn), and nouns (n): common ones, and longer ones that hold a verb
(监督员). Words that the hand-written tables tell of are left out; verbs of head.tsv are taken in.
"""

from __future__ import annotations

import re
from pathlib import Path

import typer
from build_surnames import read_dictionary

DATA = Path(__file__).parents[1] / "epi_spacy" / "directives" / "data"
Row = tuple[str, int, str]
# How often the dictionary must have counted a word.
VERB, NOUN, LONG_NOUN = 20, 100, 20
# Phrases, particles and states, which are no verbs that could be demanded.
NO_VERB = re.compile(
    "[的地着了过得]$|^[不没未无可被很太最挺必须应请要能会是有]|^.[在给]$"
    "|(?:不[了出得到下上住]|起来|下去|下来|上来|出来|出去|过来|过去|进来|进去|回来|回去)$"
)
# A function word before a verb: 对来, 将会.
FUNCTION = re.compile("^[对把将在为从向与按以并和及还也再又而]")
HAN = re.compile("[一-龥]{2,4}")
# A phrase of verb and object is no noun: 创造条件.
PHRASE = 4
NAMES = ("nr", "nrt", "nrfg")
SUFFIXES = "员者站点局处所室厅院部队组机器率费表卡区商师"


def by_hand() -> set[str]:
    """The words that the hand-written tables tell of."""
    tables = ((DATA / name).read_text("utf8").splitlines()[1:] for name in ("slot_verbs.tsv", "adverb.tsv"))
    return {line.split("\t")[0] for table in tables for line in table}


def heads() -> list[str]:
    """The verbs that open a bare imperative."""
    lines = (line.split("\t") for line in (DATA / "head.tsv").read_text("utf8").splitlines()[1:])
    kept = [form for form, group, *_ in lines if group in ("verb", "idiom") and HAN.fullmatch(form)]
    # A verb with its object is no verb, nor one with its adverb: 坚守岗位, 就地免职.
    known = by_hand().union(kept)
    return [form for form in kept if len(form) < PHRASE or form[:2] not in known]


def select(entries: list[Row], known: set[str]) -> dict[str, str]:
    """Choose the words, with their class."""
    chosen: dict[str, str] = {}
    for word, count, tag in entries:
        if FUNCTION.match(word):
            continue
        if tag in ("v", "vn") and count >= VERB and not NO_VERB.search(word):
            chosen[word] = tag
    chosen.update((word, "v") for word in heads() if word not in chosen and not NO_VERB.search(word))
    verbs = known | set(chosen)
    for word, count, tag in entries:
        if tag[0] in "ns" and word not in chosen and not FUNCTION.match(word) and tag not in NAMES:
            # 监督员, but not 发布权 (发布权威信息).
            long = count >= LONG_NOUN and len(word) == 3 and word[2] in SUFFIXES and word[:2] in verbs
            if long or (count >= NOUN and len(word) == 2):
                chosen[word] = "n"
    return {word: kind for word, kind in chosen.items() if word not in known}


def main(folder: Path) -> None:
    """Write the table; ``folder`` holds jieba's dictionary."""
    (path,) = folder.glob("**/jieba/dict.txt")
    entries = [(word, *row) for word, row in read_dictionary(path).items() if HAN.fullmatch(word)]
    chosen = select(entries, by_hand())
    rows: dict[tuple[str, str], list[str]] = {}
    for word, kind in sorted(chosen.items()):
        rows.setdefault((kind, word[0]), []).append(word)
    lines = [f"{kind}\t{' '.join(words)}\n" for (kind, _), words in sorted(rows.items())]
    (DATA / "slot_words.tsv").write_text("kind\twords\n" + "".join(lines), "utf8")
    typer.echo(f"{len(chosen)} words")


if __name__ == "__main__":
    typer.run(main)
