"""How risky a name is to take for a division: what else it may be, by dictionary, by texts and by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import gazetteer_names as naming
from gazetteer_sources import Row

LETTERS = {"safe": "-", "person": "p", "word": "w", "common": "c"}
# The hundred most frequent surnames, by which a name may begin like a person's.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# Frequencies in jieba's dictionary from which a word counts, by level; its rare words carry random tags.
WORD = {"c": 60, "t": 1, "z": 1}
COMMON = {"c": 300, "t": 100, "z": 100}
# In the texts: share of occurrences with support below which a name is another word, and from how many
# occurrences on it is a common one.
SHARE = {"f": 0.0, "c": 0.3, "t": 0.15, "z": 0.15}
MANY = {"c": 15, "t": 8, "z": 8}
# Town and country, cities and towns: where a word ends in front of them, a town's name seems to stand there.
_SETTLEMENTS = re.compile(".(?:城乡|城镇|村镇|乡镇)")


@dataclass
class Evidence:
    """What the sources say of names.

    words: frequency and tag by jieba's dictionary.
    counts: occurrences in texts, and those with support.
    by_hand: name → risk.
    """

    words: dict[str, tuple[int, str]]
    counts: dict[str, tuple[int, int]]
    by_hand: dict[str, str]


def evidence(
    words: dict[str, tuple[int, str]], counts: list[list[str]], by_hand: list[list[str]]
) -> Evidence:
    """Take the tables as they are read."""
    numbers = {name: (int(total), int(supported)) for name, total, supported in counts}
    return Evidence(words, numbers, {name: risk for name, risk, _ in by_hand})


def classify(rows: Iterable[Row], known: Evidence) -> dict[str, str]:
    """Return the letter of the risk of each name; a name of several levels is judged as of the highest.

    rows: all rows, with their names.
    known: the evidence.
    """
    letters: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: "pfczt".index(row.level)):
        for name in [row.name, *row.short, *row.aliases]:
            letters.setdefault(name, LETTERS[known.by_hand.get(name) or risk(name, row, known)])
    return letters


def risk(name: str, row: Row, known: Evidence) -> str:
    """Judge one name of a row."""
    if row.level == "p":
        return "safe"
    if row.level == "t" and name in row.aliases and row.kind == "团" and len(name) < 4:
        return "word"  # A regiment of one or two figures.
    if name in row.aliases or (name == row.name and row.kind and len(name) > 2):
        # With its generic a name is no other word, unless it is made of nothing but such words.
        if naming.is_nameless(name):
            return "common"
        return "word" if _SETTLEMENTS.fullmatch(name) else "safe"
    if name == row.name and naming.is_nameless(name):
        return "common"
    found = _by_texts(name, row.level, known)
    return found if found != "safe" or row.level == "f" else _by_dictionary(name, row.level, known)


def _by_texts(name: str, level: str, known: Evidence) -> str:
    total, supported = known.counts.get(name, (0, 0))
    if not total or supported >= SHARE[level] * total:
        return "safe"
    return "common" if total >= MANY[level] else "word"


def _by_dictionary(name: str, level: str, known: Evidence) -> str:
    frequency, tag = known.words.get(name, (0, ""))
    if tag.startswith(("ns", "nt")):
        return "safe"
    if tag.startswith("nr"):
        return _by_surname(name, frequency, level)
    if frequency >= WORD[level]:
        return "common" if frequency >= COMMON[level] else "word"
    return "person" if level == "t" and not tag and name[0] in SURNAMES and len(name) <= 3 else "safe"


def _by_surname(name: str, frequency: int, level: str) -> str:
    """A word that the dictionary calls a person's name; its rare ones are often wrong."""
    if frequency < WORD[level] // 2:
        return "safe"
    return "person" if name[0] in SURNAMES or level == "t" else "word"
