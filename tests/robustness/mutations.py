"""Inputs to begin with, and how others are made of them: by the characters that our own rules look for."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.conftest import CORPUS, ROOT

PIECES = [
    "要", "强调", "会议指出", "，", ",", "。", "：", ":", "；", ";", "\n", "\r\n", "\n\n", "市委书记",
    "县长", "副", "李", "王某某", "欧阳", "全市", "来", "返", "广安", "前锋区", "鼓楼区", "XX县",
    "鄉(xiāng)", "(qū)", "（", "）", "(", ")", "一是", "二是", "1、", "（一）", "第一条", "“", "”", "「",
    "」", "《", "》", "【", "】", "\u3000", "确保", "不得", "严禁", "必须", "务必", "2020-02-09",
    "2020年2月9日", "今天", "昨日", "来源:", "来源：", "责任编辑:", "（记者", "通讯员", "讯", "本报讯",
    "\ufeff", "\u200b", "\ue000", "�", "?", "？？", "锘", "é", "ä¸\xad", "鐨", "、", "·", "—", "……", "年",
    "月", "日", "时", "各级各部门", "疫情防控", "防控指挥部", "通告", "通知", "公告", "特此通告", "附件",
    "附件1：", "相关链接", "上一篇：", "下一篇：", "版权所有", "ICP备", "打印", "关闭", "分享", "阅读原文",
    "网友评论", "楼", "记者:", "问：", "答：", "同志们：", "同志", "主任", "局长", "镇党委", "村", "社区",
    "街道", "乡", "镇", "县", "区", "市", "省", "自治州", "书记", "主持会议", "陪同检查", "参加", "一行",
    "等", "和", "及", "以及", "带队", "深入", "赴", "隔离", "核酸检测", "24小时", "48小时", "不少于3次",
    "前", "以上", "者", "的", "了", "将", "已", "曾", "希望", "请", "倡议", "严格", "落实", "加强", "做好",
    "凡", "如果", "否则", "依法", "&nbsp;", "&gt;", "<br>", "</p>", "<p>", "<div>", "<table>", "<td>",
    "<script>", "{", "}", "[", "]", '"', "'", ",", "\t", "\x00", "\x85", "\u2028", "😷", "0", "9", "12",
    "01", "ａ", "１", "Ａ", "縣", "區", "長", "書記", "於", "後", "里", "乾",
]  # fmt: skip
# Names that say how bytes are read.
NAMES = (
    "a.txt",
    "a.html",
    "a.jsonl",
    "html.jsonl",
    "a.csv",
    "a.tsv",
    "a.txt.gz",
    "a.zip",
    "a.tar",
    "a.tar.gz",
    "a.docx",
    "a.pdf",
    "a.parquet",
    "a.csv.bz2",
)
_ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "utf-8-sig", "utf-16-le")
LONGEST = 2000


@cache
def texts() -> tuple[str, ...]:
    """The project's articles and test pages, as text."""
    found = sorted((CORPUS / "texts").glob("*.txt")) + sorted((ROOT / "tests" / "pages").glob("*/*.txt"))
    return tuple(path.read_bytes().decode("utf-8") for path in found)


@cache
def pages() -> tuple[bytes, ...]:
    """The HTML test pages, as bytes."""
    return tuple(path.read_bytes() for path in sorted((ROOT / "tests" / "pages").glob("*/*.html")))


def mutated(text: str, rng: random.Random) -> str:
    """Return a text changed in a few places: pieces put in, cut, doubled, moved, crossed with others.

    text: any string.
    rng: where all chance comes from.
    """
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        text = rng.choice(_CHANGES)(text, rng)[:LONGEST]
    return text


def _cut(text: str, rng: random.Random) -> tuple[int, int]:
    a = rng.randint(0, len(text))
    return a, min(len(text), a + rng.choice((1, 1, 2, 4, 10, 40, 200)))


def _insert(text: str, rng: random.Random) -> str:
    a, _ = _cut(text, rng)
    return text[:a] + "".join(rng.choices(PIECES, k=rng.choice((1, 1, 1, 2, 3)))) + text[a:]


def _delete(text: str, rng: random.Random) -> str:
    a, b = _cut(text, rng)
    return text[:a] + text[b:]


def _replace(text: str, rng: random.Random) -> str:
    a, b = _cut(text, rng)
    return text[:a] + rng.choice(PIECES) + text[b:]


def _double(text: str, rng: random.Random) -> str:
    a, b = _cut(text, rng)
    return text[:b] + text[a:b] * rng.choice((1, 1, 2, 5, 30)) + text[b:]


def _move(text: str, rng: random.Random) -> str:
    a, b = _cut(text, rng)
    rest, piece = text[:a] + text[b:], text[a:b]
    at = rng.randint(0, len(rest))
    return rest[:at] + piece + rest[at:]


def _cross(text: str, rng: random.Random) -> str:
    other = rng.choice(texts())
    start = rng.randint(0, len(other))
    piece = other[start : start + rng.choice((5, 20, 80, 300))]
    a, b = _cut(text, rng)
    return text[:a] + piece + text[rng.choice((a, b)) :]


def _shuffle_lines(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    a = rng.randint(0, len(lines))
    some = lines[a : a + 6]
    rng.shuffle(some)
    return "\n".join(lines[:a] + some + lines[a + 6 :])


def _crop(text: str, rng: random.Random) -> str:
    a = rng.randint(0, len(text))
    return text[a : a + rng.choice((30, 150, 600))]


def _damage(text: str, rng: random.Random) -> str:
    a, b = _cut(text, rng)
    one, two = rng.choice((("utf-8", "gb18030"), ("gb18030", "latin-1"), ("utf-8", "latin-1")))
    return text[:a] + text[a:b].encode(one, "replace").decode(two, "replace") + text[b:]


def _any(text: str, rng: random.Random) -> str:
    a, _ = _cut(text, rng)
    code = rng.choice((rng.randrange(0x80), rng.randrange(0x3400, 0xA000), rng.randrange(0x110000)))
    return text[:a] + chr(code) + text[a:]


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _insert, _insert, _insert, _delete, _delete, _replace, _replace, _double, _move, _cross, _cross,
    _shuffle_lines, _crop, _damage, _any,
)  # fmt: skip


def packed(text: str, name: str, rng: random.Random) -> bytes:
    """Return a file of that name with the text in it, in some encoding, not yet damaged.

    text: any string without lone surrogates.
    name: one of :data:`NAMES`.
    rng: where all chance comes from.
    """
    import bz2
    import gzip
    import json

    data = text.encode(rng.choice(_ENCODINGS), "replace")
    kind = name.partition(".")[2]
    if kind == "jsonl":
        rows = [{"text": part, "id": n, "date": "2020-02-03"} for n, part in enumerate(text.split("\n\n"))]
        return "\n".join(json.dumps(row, ensure_ascii=rng.random() < 0.5) for row in rows).encode()
    if kind.startswith(("csv", "tsv")):
        quoted = [f'{n},"{part}"' for n, part in enumerate(text.replace('"', '""').split("\n\n"))]
        table = ("id,text\n" + "\n".join(quoted)).encode(rng.choice(_ENCODINGS), "replace")
        return bz2.compress(table) if kind.endswith("bz2") else table
    if kind == "html":
        return rng.choice(pages())
    if kind == "txt.gz":
        return gzip.compress(data, mtime=0)
    if kind in ("zip", "docx"):
        return _zip(data)
    if kind.startswith("tar"):
        return gzip.compress(_tar(data), mtime=0) if kind.endswith("gz") else _tar(data)
    return data


def _zip(data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in ("a.txt", "b/c.txt"):
            archive.writestr(zipfile.ZipInfo(member), data[:500])
    return held.getvalue()


def _tar(data: bytes) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def mutated_bytes(data: bytes, rng: random.Random) -> bytes:
    """Return bytes changed in a few places."""
    out = bytearray(data)
    for _ in range(rng.choice((0, 1, 1, 2, 4, 8))):
        at = rng.randint(0, len(out))
        change = rng.randrange(5)
        if change == 0 and out:
            out[min(at, len(out) - 1)] = rng.randrange(256)
        elif change == 1:
            del out[at : at + rng.choice((1, 2, 10, 100))]
        elif change == 2:
            out[at:at] = rng.randbytes(rng.choice((1, 2, 4)))
        elif change == 3:
            out[at:at] = rng.choice(PIECES).encode(rng.choice(_ENCODINGS), "replace")
        else:
            out[at:at] = out[at : at + rng.choice((2, 20, 200))]
    return bytes(out[: 8 * LONGEST])


def seed_folder(folder: Path, most: int) -> None:
    """Write the inputs to begin with, as the fuzzer reads them: a byte that chooses the target, then data.

    folder: where they go.
    most: so many of them at most, any; the fuzzer runs each once before it begins, however long that takes.
    """
    rng = random.Random(0)
    seeds = {
        f"text{number}_{target}": bytes([target]) + text[:LONGEST].encode("utf-8")
        for number, text in enumerate(texts())
        for target in range(3)
    }
    for number, name in enumerate(NAMES):
        for one in range(3):
            seeds[f"file{number}_{one}"] = bytes([3 + number]) + packed(rng.choice(texts())[:600], name, rng)
    for number, page in enumerate(pages()):
        seeds[f"page{number}"] = bytes([3 + NAMES.index("a.html")]) + page
    for name in rng.sample(sorted(seeds), min(most, len(seeds))):
        (folder / name).write_bytes(seeds[name])
