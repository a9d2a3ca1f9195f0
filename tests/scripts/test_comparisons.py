"""The comparisons with other tools: how their answers become spans, and how spans are counted."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import compare_divisions as divisions  # noqa: E402
import compare_names as persons  # noqa: E402
import lac_names  # noqa: E402
import peers  # noqa: E402
from compare_divisions import Found  # noqa: E402
from peers import Contender, Count, Item  # noqa: E402

NAN = float("nan")
# As jionlp's own dictionary is built: names by level, aliases, codes, no codes below the county.
PLACES = {
    "四川省": {
        "_alias": "四川",
        "_admin_code": "510000",
        "广安市": {
            "_alias": ["广安"],
            "_admin_code": "511600",
            "前锋区": {"_alias": "前锋", "_admin_code": "511603"},
            "广安区": {"_alias": "广安", "_admin_code": "511602"},
        },
    },
    "北京市": {
        "_alias": "北京",
        "_admin_code": "110000",
        "北京市": {"_alias": ["北京"], "_admin_code": "110100"},
    },
    "湖北省": {
        "_alias": "湖北",
        "_admin_code": "420000",
        "省直辖行政区划": {
            "_alias": [],
            "_admin_code": "429000",
            "仙桃市": {"_alias": "仙桃", "_admin_code": "429004"},
        },
    },
}


def item(text: str) -> Item:
    return Item("", text, {})


def row(adcode: str, province: object, city: object, county: object, *at: int) -> dict[str, object]:
    """A row as cpca gives it."""
    named = zip(("省", "市", "区"), (province, city, county), at, strict=True)
    return {"adcode": adcode} | {
        key: value for level, name, start in named for key, value in ((level, name), (f"{level}_pos", start))
    }


def answer(piece: str, detail: str, *names: str | None) -> dict[str, str | None]:
    """An answer as jionlp gives it."""
    levels = ("province", "city", "county", "town", "village")
    return dict(zip(levels, names, strict=True)) | {"detail": detail, "orig_location": piece}


def test_cpca_ends_a_name_as_it_was_looked_up():
    text = "四川省广安市前锋区来客,成都来客"
    rows = [
        row("511603", "四川省", "广安市", "前锋区", 0, 3, 6),
        row("510100", "四川省", "成都市", NAN, -1, 12, -1),
    ]
    assert divisions.read_cpca(item(text), rows) == {
        (0, 3): Found("510000"),
        (3, 6): Found("511600"),
        (6, 9): Found("511603"),
        (12, 14): Found("510100"),
    }


def test_cpca_by_sentences():
    output = [(0, []), (3, [row("510000", "四川省", NAN, NAN, 1, -1, -1)])]
    assert divisions.read_cpca_sentences(item("开会。到四川"), output) == {(4, 6): Found("510000")}


@pytest.mark.parametrize(
    ("piece", "detail", "names", "found"),
    [
        (
            "到广安前锋区代市镇会龙村",
            "代市镇会龙村",
            ("四川省", "广安市", "前锋区", "代市镇", "会龙村"),
            [
                ((1, 3), Found("511600")),
                ((3, 6), Found("511603")),
                ((6, 9), Found("", True)),
                ((9, 12), Found("", True)),
            ],
        ),
        ("北京来客", "来客", ("北京市", "北京市", None, None, None), [((0, 2), Found("110000"))]),
        ("仙桃市来客", "来客", ("湖北省", None, "仙桃市", None, None), [((0, 3), Found("429004"))]),
        # Read as two levels off the same characters: the lower one is what it says.
        ("广安来客", "来客", ("四川省", "广安市", "广安区", None, None), [((0, 2), Found("511602"))]),
        # A county of many bearers: no parents, no code.
        ("鼓楼区来客", "来客", (None, None, "鼓楼区", None, None), [((0, 3), Found(""))]),
        # Parents that it adds itself and that only stand later are none of its names.
        (
            "前锋区来客到四川",
            "来客到四川",
            ("四川省", "广安市", "前锋区", None, None),
            [((0, 3), Found("511603"))],
        ),
        ("没有地名", "没有地名", (None, None, None, None, None), []),
    ],
)
def test_jionlp_names_stand_before_the_detail(piece, detail, names, found):
    assert divisions.names_in(piece, answer(piece, detail, *names), PLACES) == found


def test_jionlp_gets_what_its_answer_leaves():
    names = [((1, 3), Found("")), ((3, 6), Found("")), ((9, 12), Found(""))]
    assert divisions.gaps("到广安前锋区有一名代市镇会龙", names) == [(6, 9), (12, 14)]


def test_to_the_county():
    wanted = {(0, 2): "511600", (3, 6): "511603101", (7, 9): None}
    given = {(0, 2): Found("511600"), (3, 6): Found("511603"), (7, 9): Found(""), (10, 12): Found("510000")}
    high, kept = divisions.to_the_county(wanted, given | {(13, 15): Found("", low=True)})
    assert high == {(0, 2): "511600"}
    assert kept == {(0, 2): "511600", (10, 12): "510000"}


def test_the_stress_sentences_are_read():
    items = divisions.stress()
    assert len(items) >= 300
    assert all(one.text[start:end] for one in items for start, end in one.spans("DIVISION"))


def test_names_by_tag():
    tagged = [("记者", "n"), (" ", "PER"), ("林望舒", "PER"), ("、", "w"), ("林望舒", "PER"), ("广安", "LOC")]
    assert persons.names("记者 林望舒、林望舒广安", tagged, ("PER",)) == {(3, 6), (7, 10)}


def test_a_surname_alone_counts_for_nobody():
    wanted = {(0, 1), (5, 8)}
    assert persons.countable(wanted, {(0, 3), (5, 8), (9, 11)}) == ({(5, 8)}, {(5, 8), (9, 11)})


def test_lac_lines_in_one_row():
    lines = [[["林望舒", "说"], ["PER", "v"]], [[], []], [["好"], ["a"]]]
    assert persons.lac_words(lines) == [("林望舒", "PER"), ("说", "v"), ("好", "a")]
    assert lac_names.__doc__


def test_words_in_order():
    assert peers.in_order("甲乙甲", ["甲", "甲", "丙", "", "乙"]) == [(0, 1), (2, 3), None, None, None]


def test_count():
    count = Count()
    count.add({(0, 2): "510000", (2, 4): None, (5, 6): "1"}, {(0, 2): "510000", (2, 4): "x", (7, 8): ""})
    assert (count.hits, count.wrong, count.missed, count.coded, count.codes) == (2, 1, 1, 1, 1)
    assert count.precision == count.recall == count.f == pytest.approx(2 / 3)
    assert (Count().f, Count().accuracy) == (0.0, 0.0)


def test_turns():
    calls = []
    quick = Contender("quick", lambda one: calls.append(one.text), lambda one, output: {}, clock=lambda: 0.5)
    slow = Contender("slow", lambda one: one.text, lambda one, output: {}, clock=lambda: 60.0)
    items = [item("ab"), item("cd")]
    outputs = peers.take_turns([quick, slow], items, rounds=2, patience=10)
    assert outputs["slow"] == ["ab", "cd"]
    assert (quick.seconds, slow.seconds, len(calls)) == ([1.0, 1.0], [120.0], 6)
    assert peers.speed(quick, items) == 4.0


def test_sets(tmp_path):
    for folder in ("texts", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes("鄉(xiāng)長".encode())
    entity = {"start": 0, "end": 8, "label": "DIVISION", "code": ""}
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"file": "a.txt", "entities": [entity]}), "utf8")
    for spec in (f"mine={tmp_path}", f"mine={tmp_path / 'texts'}:{tmp_path / 'gold'}"):
        name, items = peers.read_set(spec)
        assert (name, len(items), items[0].spans("DIVISION")) == ("mine", 1, {(0, 8): None})
    assert len(peers.read_set(f"{tmp_path}+{tmp_path}")[1]) == 2
    clean = peers.normalized(items[0])
    assert (clean.text, clean.spans("DIVISION")) == ("乡长", {(0, 1): None})
    with pytest.raises(ValueError, match="no article"):
        peers.read_set(f"{tmp_path / 'texts'}:{tmp_path / 'texts'}")


def test_table():
    assert peers.table(("", "F"), [("x", "1")]) == "|  | F |\n| --- | ---: |\n| x | 1 |"
    assert "pytest 0" not in peers.versions("pytest", "no-such-package")
    assert peers.versions("no-such-package").endswith("no-such-package not installed")
