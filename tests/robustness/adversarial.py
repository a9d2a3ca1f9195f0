"""Strings and files of any length that ask most of rules, and how long each part of the work takes on them."""

from __future__ import annotations

import gc
import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from typing import Any

from epi_spacy.io.formats import documents
from epi_spacy.io.options import Options, Place
from epi_spacy.normalization import normalize
from epi_spacy.records import deduplicated, record
from tests.conftest import pipeline
from tests.robustness.mutations import PIECES, texts

# Each is repeated to the length wanted.
UNITS = (
    "(", ")", "（", "要", "、", ",", "，", "。", ":", "?", ".", "1", "1.", "1、", "12:", "3,4", " ", "\u3000", "\n", "\r", "\r\n",
    "\t", "“", "”", "“”", "「", "《", "【", "·", "—", "…", "-", "|", ">", "&", "&nbsp;", "&gt;", "a", "a ", "http://", "\x00",
    "\ufeff", "\u200b", "\ue000", "\ufffd", "😷", "锘", "ä¸\xad", "Â", "é", "鐨勬", "???", "锟斤拷",
    "李", "李王张刘", "张三、", "张三", "王某某、", "欧阳", "欧阳修", "扎西", "买买提·", "县", "区", "市", "省", "镇", "村", "社区", "街道",
    "县区", "省市县", "广安", "前锋区", "广安市前锋区", "鼓楼区", "和平", "白源街街道", "朝阳社区、", "张村", "东村西村", "川", "全市", "我县", "A县", "XX区",
    "市委书记", "书记", "副", "副市长", "市委书记张三、", "县委副书记、", "市委、", "委员、", "原副", "主任", "局局长", "县长李某某", "张书记", "记者",
    "记者张三 ", "(记者 李四 通讯员 王五)", "责任编辑:", "来源:", "来源:\n", "编辑:张三\n", "作者", "鄉(xiāng)", "(xiāng)", "乡(xi ang)", "鄉(", "裡", "後",
    "2020年", "2020年2月9日", "2月", "10", "上午", "昨天", "今天下午", "2020-02-09 ", "9日至10日", "48小时", "24小时内", "3次",
    "强调,", "强调:", "市政府要求戴口罩,", "指出", "指出,要", "会议要求,", "要求:“", "要做好", "要要求", "必须", "不得", "严禁", "确保", "一要", "一是", "首先,", "(一)", "一、",
    "第一条", "一、要\n", "问:\n", "答:要\n", "同志们:\n", "通知\n", "附件1:\n", "附件\n通知\n", "上一篇:\n", "相关链接\n", "版权所有\n", "要好\n", "疫情防控\n",
    "各", "各级各部门", "和", "的", "等", "及", "以及", "对", "在", "将", "把", "了", "者", "前", "如果", "凡是", "除", "因", "到", "从", "来返", "来(返)",
    "加强疫情防控工作", "加强", "落实落细", "做好做实", "检查", "深入", "一行深入", "检查指导", "赴广安", "陪同检查", "主持会议", "出席会议并讲话",
    "四方责任", "早发现", "核酸检测", "隔离", "戴口罩", "登记", "排查", "甲", "某", "号", "第", "万", "亿", "百", "十", "零", "%", "℃",
)  # fmt: skip


def repeated(unit: str, size: int) -> str:
    """Return a string of that size made of one unit."""
    return (unit * (size // len(unit) + 1))[:size]


def _lines(size: int) -> str:
    """Short lines, no two alike."""
    return "".join(f"第{i}队要做好第{i}户登记\n" for i in range(size // 8))[:size]


def _prose(size: int) -> str:
    """News text, each copy a little different."""
    rng, out, have = random.Random(1), [], 0
    shipped = texts()
    while have < size:
        text = rng.choice(shipped)
        number = str(rng.randrange(10_000))
        text = text.replace("2020", number).replace("月", f"月{number}") + "\n"
        out.append(text)
        have += len(text)
    return "".join(out)[:size]


def _copies(size: int) -> str:
    """One article over and over."""
    return repeated(texts()[0] + "\n", size)


def _pieces(size: int) -> str:
    """Our own words in any order."""
    return "".join(random.Random(2).choices(PIECES, k=size))[:size]


def _characters(size: int) -> str:
    """Any Chinese characters."""
    return "".join(map(chr, random.Random(3).choices(range(0x4E00, 0x9FA5), k=size)))


def _names(size: int) -> str:
    """Officials, no two alike, in one enumeration."""
    rng = random.Random(4)
    names = ("".join(rng.choices("李王张刘陈杨赵黄周吴伟芳娜敏静丽强磊军洋", k=3)) for _ in range(size // 4))
    return ("县委书记" + "、".join(names))[:size]


def _posts(size: int) -> str:
    """Officials, no two alike, each saying something."""
    rng = random.Random(5)
    return "".join(
        f"县委书记{''.join(rng.choices('李王张刘陈杨赵黄周吴伟芳娜敏静丽强', k=3))}强调,要加强第{i}镇登记。"
        for i in range(size // 18)
    )[:size]


def _villages(size: int) -> str:
    """Places that no table knows, no two alike."""
    rng = random.Random(6)
    return "".join(
        "".join(rng.choices("东西南北上下大小新老石水山河王李张赵", k=2))
        + rng.choice(("村", "镇", "社区", "街道"))
        for _ in range(size // 3)
    )[:size]


def _dates(size: int) -> str:
    """Dates, no two alike, each with somebody doing something."""
    return "".join(
        f"{i}年{i % 12 + 1}月{i % 28 + 1}日,县长王某某到第{i}中学检查。\n" for i in range(size // 22)
    )[:size]


def _nested(size: int) -> str:
    return "(" * (size // 2) + ")" * (size // 2)


def _quotes(size: int) -> str:
    return "“" * (size // 2) + "要做好" * (size // 6)


def _clause(size: int) -> str:
    """One clause with everything in it."""
    words = [piece for piece in PIECES if piece.isalnum()]
    return ("会议要求" + "".join(random.Random(7).choices(words, k=size)))[:size]


MIXED: dict[str, Callable[[int], str]] = {
    "lines": _lines, "prose": _prose, "copies": _copies, "pieces": _pieces, "characters": _characters,
    "names": _names, "posts": _posts, "villages": _villages, "dates": _dates, "nested": _nested,
    "quotes": _quotes, "clause": _clause,
}  # fmt: skip
STRINGS: dict[str, Callable[[int], str]] = {repr(unit): partial(repeated, unit) for unit in UNITS} | MIXED


def component_times(text: str) -> dict[str, float]:
    """Return the seconds that each part of the pipeline takes on a text."""
    nlp = pipeline()
    times: dict[str, float] = {}
    with nlp.memory_zone(), _uncollected():
        clock = _Clock(times)
        clock("normalize", normalize, text)
        doc = clock("tokenizer", nlp.make_doc, text)
        for name, component in nlp.pipeline:
            doc = clock(name, component, doc)
        found = clock("record", record, doc)
        clock("deduplicated", deduplicated, found)
        del doc, found
    return times


@contextmanager
def _uncollected() -> Iterator[None]:
    """Measure without the garbage collector, whose full rounds over the gazetteer come at any time."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass
class _Clock:
    times: dict[str, float]

    def __call__(self, name: str, work: Callable[..., Any], *given: Any) -> Any:
        begin = time.process_time()
        out = work(*given)
        self.times[name] = time.process_time() - begin
        return out


def _page(inner: bytes, size: int) -> bytes:
    return b"<html><body>" + inner * (size // len(inner))


def _text(size: int) -> str:
    return _prose(size // 3)


def _rows(size: int) -> str:
    return "\n".join(json.dumps({"text": "要做好", "id": i}) for i in range(size // 30))


_TAGS = (
    "<div>", "<p>要做好。</p>", "<a href=x>县</a>", "<br>", "要<br>", "<td>", "<table><tr><td>", "<ul><li><a>x</a></li>", "<b>", "</p>",
    "<span>要", "<h2>县</h2>", "<p>", "&nbsp;", "&#x4e00;", "<!--", "<script>", "<style>", "<meta name=a content=b>", "<", "x ", " ", "<p>\n",
    "<section><p>", "<title>县", "<font>要。<br>", "<li>要", "<tr><td>要</td></tr>", "<h1>县委</h1>", "<img>", "<p style='display:none'>x</p>",
)  # fmt: skip
FILES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    **{f"html {tag!r}": ("html", partial(_page, tag.encode())) for tag in _TAGS},
    "html prose": (
        "html",
        lambda size: _page("".join(f"<p>{x}</p>" for x in _text(size).split("\n")).encode(), size),
    ),
    "html lines": ("html", lambda size: _page(_text(size).replace("\n", "<br>").encode(), size)),
    "html title": (
        "html",
        lambda size: b"<title>" + repeated("县-", size // 4).encode() + b"</title><p>x</p>",
    ),
    "text utf-8": ("text", lambda size: _text(size).encode()),
    "text gb18030": ("text", lambda size: _text(size).encode("gb18030")),
    "text big5": ("text", lambda size: _text(size).encode("big5hkscs", "replace")),
    "text utf-16-le": ("text", lambda size: _text(size).encode("utf-16-le")),
    "text random": ("text", lambda size: random.Random(8).randbytes(size)),
    "text high": ("text", lambda size: b"\x81" * size),
    "text one bad byte": ("text", lambda size: _text(size).encode() + b"\xff"),
    "jsonl rows": ("jsonl", lambda size: _rows(size).encode()),
    "jsonl deep": ("jsonl", lambda size: b'{"text":' + b"[" * size),
    "jsonl long": ("jsonl", lambda size: json.dumps({"text": _text(size)}).encode()),
    "jsonl empty": ("jsonl", lambda size: b"\n" * size),
    "jsonl broken": ("jsonl", lambda size: b"{\n" * (size // 2)),
    "csv rows": ("csv", lambda size: b"id,text\n" + b"1,\xe8\xa6\x81\n" * (size // 6)),
    "csv quotes": ("csv", lambda size: b"id,text\n" + b'"' * size),
    "csv open": ("csv", lambda size: b"id,text\n" + b'1,"x\n' * (size // 5)),
    "csv commas": ("csv", lambda size: b"id,text\n" + b"," * size),
    "csv header": ("csv", lambda size: b"a," * (size // 2)),
    "csv unclosed": ("csv", lambda size: b'id,text\n1,"' + b"x\n" * (size // 2)),
    "csv broken": ("csv", lambda size: b"id,text\n" + b'1,"x"y\n' * (size // 7)),
}


def reader_time(kind: str, data: bytes) -> dict[str, float]:
    """Return the seconds that reading a file takes."""
    with _uncollected():
        begin = time.process_time()
        for _ in documents(BytesIO(data), Place("x", "x", "x", kind), Options()):
            pass
        return {"reader": time.process_time() - begin}


@cache
def all_inputs() -> dict[str, Callable[[int], dict[str, float]]]:
    """Return, for each kind of input, what measures it at a size."""
    measured: dict[str, Callable[[int], dict[str, float]]] = {}
    for name, make in STRINGS.items():
        measured[name] = lambda size, make=make: component_times(make(size))  # type: ignore[misc]
    for name, (kind, build) in FILES.items():
        measured[name] = lambda size, kind=kind, build=build: reader_time(kind, build(size))  # type: ignore[misc]
    return measured
