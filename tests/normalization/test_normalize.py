"""What normalization changes, and what it leaves alone."""

import gzip
import json
import unicodedata
from pathlib import Path

import pytest

from epi_spacy.normalization import normalize

from ..conftest import NARROW

SHARED = Path(__file__).parents[2] / ".." / "shared"

SAME = [
    "维生素(vitamin)", "发布者(admin)", "做(CT)检查", "选项(a)和(b)", "她(she)说", "(men)", "大(an)小",
    "乾县县委书记", "乾坤湾乡", "於潜镇", "瞭望塔", "濛阳街道", "洩湖镇", "氾水镇", "酇城镇", "尖塚镇", "鮀莲街道",
    "乾安县水字镇", "於志勇镇长", "乾小云医生", "於陵街道", "乾元观村", "长江瞭望台", "陈甦研究员", "甯镇长",
    "著名作家", "显著下降", "床笫", "毕昇", "李喆", "后来居上", "人才济济", "里程碑", "一干人等", "范围", "皇后",
    "…℃㎡⑩㈠", "。、“”《》—", "\u3000\u3000", "\u200b\ufeff\xad", "\ue000", "\x00\x1f",
]  # fmt: skip


@pytest.mark.parametrize("text", SAME)
def test_left_alone(text):
    assert normalize(text).text == text
    assert normalize(text).edits == ()


CHANGED = [
    # glosses
    ("萍鄉(xiāng)", "萍乡"), ("落實（shí）", "落实"), ("會(huì )議", "会议"), ("會( huì)議", "会议"),
    ("萍鄉(xi āng)", "萍乡"), ("萍鄉(xiānɡ)", "萍乡"), ("山東(shɑ̄n dōng)", "山东"), ("館(guǎn)", "馆"),
    ("館(guăn)", "馆"), ("館(gua\u030cn)", "馆"), ("綠(lǜ)", "绿"), ("綠(lv\u0300)", "绿"), ("邗(hán)江区", "邗江区"),
    ("歙縣(shè xiàn)", "歙县"), ("歙縣(Shèxiàn)", "歙县"), ("亳(bó)州(zhōu)", "亳州"), ("區(qū)(qū)", "区"),
    ("西安(xī'ān)", "西安"), ("兒(ér)", "儿"),
    # width
    ("（ＣＴ）１２３，：；？！％", "(CT)123,:;?!%"), ("～", "~"),
    # traditional
    ("縣委書記", "县委书记"), ("戰後乾淨", "战后干净"), ("對於發展", "对于发展"), ("戴著口罩說", "戴着口罩说"),
    ("顯著增長", "显著增长"), ("乾縣縣委書記", "乾县县委书记"), ("於潛鎮衛生院", "於潜镇卫生院"), ("瞭解情況", "了解情况"),
    ("瞭望臺", "瞭望台"), ("頭髮發現", "头发发现"), ("皇后後來", "皇后后来"), ("裏面", "里面"), ("衞生", "卫生"),
    ("計畫", "计划"), ("鍾南山", "钟南山"),
    # shinjitai, look-alikes, radicals, compatibility ideographs
    ("増加", "增加"), ("対応", "对应"), ("県庁", "县厅"), ("笫二", "第二"), ("苐三", "第三"), ("囯家", "国家"),
    ("⻓⻔⻚", "长门页"), ("⼈⽣", "人生"), ("⻋站", "车站"), ("\uf9dd", "利"), ("\uf9e8", "里"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_changed(text, expected):
    normalized = normalize(text)
    assert normalized.text == expected
    assert normalized.to_raw(0, len(expected)) == (0, len(text))


@pytest.mark.parametrize("comma", [",", "，"])
@pytest.mark.parametrize(("left", "right"), ["()", "（）"])
def test_gloss_belongs_to_the_character_before_it(comma, left, right):
    text = f"安源區{left}qū{right}{comma}長溪村"
    normalized = normalize(text)
    assert normalized.text == "安源区,长溪村"
    assert normalized.to_raw(0, 3) == (0, 7)
    assert normalized.to_raw(3, 4) == (7, 8)
    assert normalized.glosses == 1


def test_toneless_glosses_need_company():
    polluted = "萍鄉(xiāng)區(qū)實(shí)際，他們(men)說，選擇(b)和(a)，維生素(vitamin)"
    assert normalize(polluted).text == "萍乡区实际,他们说,选择(b)和(a),维生素(vitamin)"
    assert normalize("他們(men)說").text == "他们(men)说"
    assert normalize("萍鄉(xiang)區(qu)實(shi)際(ji)會議(yi)").text == "萍乡区实际会议"
    assert normalize("男人(men)和(an)大(ban)小(dan)的(he)她(she)").glosses == 0


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("县委书记要求", "simplified"),
        ("縣委書記要求", "traditional"),
        ("", "none"),
        ("2020年1月", "none"),
        ("县委书记要求\n縣委書記要求", "mixed"),
        ("中国国务院办公厅发电，要求各级认真执行，刘縣", "simplified"),
    ],
)
def test_script(text, script):
    assert normalize(text).script == script


def test_mixed_text_is_judged_by_line():
    text = "西安市乾县县长说\n後來縣長說乾淨\n乾县会议"
    assert normalize(text).text == "西安市乾县县长说\n后来县长说干净\n乾县会议"


def test_every_radical_and_compatibility_ideograph():
    blocks = ((0x2E80, 0x2EF4), (0x2F00, 0x2FD6), (0xF900, 0xFADA), (0x2F800, 0x2FA1E))
    assigned = [chr(code) for block in blocks for code in range(*block) if unicodedata.name(chr(code), "")]
    same = [char for char in assigned if normalize(char).text == char]
    # A repetition mark, and ten ideographs that were put among the compatibility ones but are of their own.
    assert "".join(same) == "\u2e80\ufa0e\ufa0f\ufa13\ufa14\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"
    assert all(len(normalize(char).text) == 1 for char in assigned)
    assert normalize("⾰⼤⻓⻔").text == "革大长门"


def test_full_width_forms_are_folded_one_to_one():
    wide = "".join(map(chr, range(0xFF01, 0xFF5F)))
    assert normalize(wide).text == "".join(map(chr, range(0x21, 0x7F)))
    # Half-width kana and the rest of the block stay.
    assert normalize("｡｢ｱ￥").text == "｡｢ｱ￥"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u300c甲\u300e乙\u300f\u300d\u301d丙\u301e", "\u201c甲\u2018乙\u2019\u201d\u201c丙\u201d"),
        ('他说:"甲"\uff0c\uff02乙\uff02', "他说:\u201c甲\u201d,\u201c乙\u201d"),
        ('甲"乙\n"丙"\r\n', '甲"乙\n\u201c丙\u201d\n'),
    ],
)
def test_quotation_marks_of_every_kind_become_curly_ones(text, expected):
    assert normalize(text).text == expected


def test_no_character_of_gb2312_changes_in_simplified_text():
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    characters = b"".join(pairs).decode("gb2312", "ignore")
    normalized = normalize("县委书记说" + characters).text[5:]
    # A bed mat, hardly ever written but in error for the ordinal.
    assert [(a, b) for a, b in zip(characters, normalized, strict=True) if a != b] == [("笫", "第")]


def test_official_names_stay_as_they_are():
    path = Path(__file__).parents[2] / "epi_spacy" / "divisions" / "data" / "names.tsv.gz"
    if not path.exists():
        pytest.skip("the gazetteer is not built")
    with gzip.open(path, "rt", encoding="utf8") as file:
        names = [line.split("\t")[0].translate(NARROW) for line in file]
    text = "\n".join(["县委书记说", *names])
    assert normalize(text).text == text


def test_clean_text_is_handed_back_itself():
    text = "1月28日,区委书记深入社区检查。" * 20
    assert normalize(text).text is text


def test_real_news_stays_as_it_is():
    path = SHARED / "data" / "news_unlabelled.jsonl.gz"
    if not path.exists():
        pytest.skip("the unlabelled news is not at hand")
    changed = total = 0
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            text = json.loads(line)["text"]
            normalized = normalize(text)
            assert normalized.script == "simplified"
            assert not normalized.damaged
            assert len(normalized.text) == len(text)
            total += len(text)
            changed += sum(
                1
                for raw, plain in zip(text, normalized.text, strict=True)
                if raw != plain and not ("\uff01" <= raw <= "\uff5e" or "\ufe50" <= raw <= "\ufe6b")
            )
    # Stray variants and names in traditional characters, each read by hand.
    assert changed < total / 200_000
