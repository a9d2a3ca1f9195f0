"""Pinyin glosses in every form, and what only looks like one."""

import pytest

from epi_spacy.normalization import normalize
from epi_spacy.normalization.glosses import spelled
from epi_spacy.normalization.tables import rows

# Enough glosses around for doubtful ones to be believed.
COMPANY = "\n區(qū)縣(xiàn)鎮(zhèn)"

SURE = [
    # blanks and line breaks
    ("萍鄉( xiāng )", "萍乡"), ("會(huì )議", "会议"), ("會( huì)議", "会议"), ("鄉(xi āng)", "乡"), ("鄉 (xiāng)村", "乡村"),
    ("鄉\u3000（xiāng）村", "乡村"), ("縣(xi\nàn)委", "县委"), ("縣(xiàn\r\n)委", "县委"), ("縣(\nxiàn)委", "县委"),
    ("縣(xiàn) 委(wěi) 書(shū) 記(jì)好", "县委书记好"),
    # brackets
    ("鄉（xiāng）", "乡"), ("鄉（xiāng)", "乡"), ("鄉[xiāng]", "乡"), ("鄉［xiāng］", "乡"), ("鄉【xiāng】", "乡"),
    ("鄉〔xiāng〕", "乡"), ("鄉〈xiāng〉", "乡"), ("鄉﹙xiāng﹚", "乡"), ("鄉{xiāng}", "乡"),
    # tones and letters
    ("鄉(xiang1)", "乡"), ("縣(xian4)", "县"), ("鄉(xiangˉ)", "乡"), ("縣(xiˋan)", "县"), ("館(guăn)", "馆"),
    ("館(gua\u030cn)", "馆"), ("鄉(xiānɡ)", "乡"), ("廈(shɑ̀)", "厦"), ("綠(lv4)", "绿"), ("綠(lu:4)", "绿"),
    ("女(nǔ)", "女"), ("略(luè)", "略"), ("鄉(XIĀNG)", "乡"), ("鄉(Xiāng)", "乡"), ("那兒(nàr)", "那儿"), ("兒(ér)", "儿"),
    # words
    ("歙縣(shè xiàn)", "歙县"), ("歙縣(Shèxiàn)", "歙县"), ("歙縣(she4xian4)", "歙县"), ("西安(xī'ān)", "西安"),
    ("西安(Xī’ān)", "西安"), ("乾縣(qián xian)", "乾县"), ("亳(bó)州(zhōu)市", "亳州市"), ("亳州(bó)市", "亳州市"),
    ("亳(bó)州(bó zhōu)市", "亳州市"), ("區(qū)(qū)", "区"), ("於潛(yú qián)鎮", "於潜镇"),
    # readings that dictionaries give otherwise
    ("不(bú)", "不"), ("一(yì)", "一"), ("𠮷(jí)", "𠮷"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SURE)
def test_undone(text, expected):
    normalized = normalize(text)
    assert normalized.text == expected
    assert normalized.to_raw(0, len(expected)) == (0, len(text))


@pytest.mark.parametrize(("text", "expected"), SURE)
def test_undone_in_simplified_text(text, expected):
    normalized = normalize("县委书记说，应当认真做好各项工作：" + text)
    assert normalized.glosses
    assert len(normalized.text) == 17 + len(expected)


DOUBTFUL = ["們(men)", "鄉(xiang)", "鎮(ZHEN)", "武漢(Wuhan)", "鄉(xi?ng)", "鄉(xi\ufffdng)", "強壯(hòng)"]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_believed_in_company(text):
    assert normalize(text).glosses == 0
    assert normalize(text + COMPANY).glosses == 4


def test_five_without_tones_are_company():
    assert normalize("萍鄉(xiang)區(qu)實(shi)際(ji)會議(yi)").text == "萍乡区实际会议"
    assert normalize("鄉(xi?ng)縣(xi?n)書(sh?)記(j?)會(hu?)").text == "乡县书记会"
    assert normalize("萍鄉(xiang)區(qu)實(shi)際(ji)").glosses == 0


ONLY_ALIKE = [
    "维生素(vitamin)", "维生素（vitamin）", "(admin)", "发布者(admin)", "做(CT)检查", "选项(a)和(b)", "去(wuhan)?", "王(Wang)",
    "她(he)", "男(men)", "剂量5毫克(mg)", "面积(ha)", "长度(m)", "新冠(COVID)", "世卫组织(WHO)", "列日(Liège)", "安德烈(André)",
    "顺化(Huế)", "（xiāng）", "乡(xiāng", "xiāng)", "乡()", "乡(？)", "乡(1)", "乡(李明)", "a(xiāng)", "乡，(xiāng)", "华为(Huawei)",
    "马尔克斯(Márquez)", "米(mi)", "(一)(二)", "北京(Beijing)", "核酸(PCR)", "健康码(app)", "乡(xiāngxiāngxiāng)",
    "乡(xīāng)", "乡(xiang9)", "(Lü)", "责编(wang li)",
]  # fmt: skip


@pytest.mark.parametrize("text", ONLY_ALIKE)
def test_stays(text):
    assert normalize(text).glosses == 0
    assert normalize(text).edits == ()


@pytest.mark.parametrize(
    "text", ["维生素(vitamin)", "(admin)", "(CT)", "选项(a)", "她(he)", "剂量(mg)", "列席(PCR)"]
)
def test_stays_in_company(text):
    assert normalize(text + COMPANY).glosses == 3


@pytest.mark.parametrize(
    ("word", "inner", "spells"),
    [
        ("萍鄉", "xiāng", (1, 1)),
        ("萍鄉", "píng xiāng", (2, 2)),
        ("萍鄉", "pingxiang", (2, 0)),
        ("萍鄉", "píng", (1, 1)),
        ("萍鄉", "ping", (0, 0)),
        ("萍鄉", "zhèn", (0, 0)),
        ("", "xiāng", (0, 0)),
    ],
)
def test_spelled(word, inner, spells):
    assert spelled(word, inner) == spells


def test_readings_are_sound():
    table = dict(rows("readings.tsv"))
    assert len(table) > 1400
    assert all(syllable[:-1].isalpha() and syllable[-1] in "12345" for syllable in table)
    assert "鄉" in table["xiang1"]
    assert sum(map(len, table.values())) > 30000


@pytest.mark.parametrize("end", ["\n", "。", "(", ")", "鄉", "鄉(xiāng)"])
def test_offsets_behind_a_blank(end):
    text = "縣(xiàn) 鎮(zhèn) 鄉(xiāng) 村" + end
    normalized = normalize(text)
    assert normalized.text.startswith("县镇乡村")
    assert normalized.to_raw(3, 4)[0] == text.index("村")
