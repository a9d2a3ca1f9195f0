"""How risky a name is to take for a division: what else it may be, by a dictionary's evidence and by hand."""

from __future__ import annotations

import gazetteer_names as naming
from gazetteer_sources import Row

# The hundred most frequent surnames.
SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白"
    "邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# Tags of jieba's dictionary that speak for a place, and for a person.
PLACE_TAGS = {"ns", "nt"}
PERSON_TAGS = {"nr", "nrt", "nrfg"}
# From this frequency on, a word is an everyday one.
COMMON = 300


def classify(rows: list[Row], words: dict[str, tuple[int, str]], by_hand: list[list[str]]) -> dict[str, str]:
    """Return the letter of the risk of each name: - safe, p person, w word, c common.

    rows: all rows, with their names.
    words: frequency and tag of the words of a dictionary.
    by_hand: name, risk and reason, which win.
    """
    letters: dict[str, str] = {}
    for row in rows:
        for name in [row.name, *row.short, *row.aliases]:
            if name not in letters or row.level in "pf":
                letters[name] = letter(name, row, words)
    decided = {"safe": "-", "person": "p", "word": "w", "common": "c"}
    letters.update({name: decided[risk] for name, risk, _ in by_hand})
    return _Default(letters)


class _Default(dict[str, str]):
    """Abbreviations, of one character, are all common."""

    def __missing__(self, name: str) -> str:
        return "c"


def letter(name: str, row: Row, words: dict[str, tuple[int, str]]) -> str:
    """Judge one name of a row by the dictionary."""
    if row.level in "pf" and name in (row.name, *row.aliases):
        return "-"
    if naming.is_nameless(name):
        return "c"
    count, tag = words.get(name, (0, ""))
    if tag in PERSON_TAGS:
        return "p"
    if tag and tag not in PLACE_TAGS:
        return "c" if count >= COMMON else "w"
    if not tag and name in row.short and name[0] in SURNAMES and len(name) <= 3:
        return "p"
    return "-"
