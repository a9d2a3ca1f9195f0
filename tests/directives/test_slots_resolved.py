"""Slots that are resolved: places to their codes, deadlines to days."""

from __future__ import annotations

import pytest
import spacy

from epi_spacy.directives.slot_places import Place
from epi_spacy.directives.slot_times import resolved
from epi_spacy.directives.slots import fill

PLACES = [
    ("要在前锋区开展排查", [("前锋区", "511603")], "前锋区", "511603", None),
    (
        "在前锋区龙塘街道设置卡点",
        [("前锋区", "511603"), ("龙塘街道", "511603004")],
        "前锋区龙塘街道",
        "511603004",
        None,
    ),
    (
        "对静安区、普陀区开展全员核酸检测",
        [("静安区", "310106"), ("普陀区", "310107")],
        "静安区、普陀区",
        None,
        None,
    ),
    ("做好前锋区农贸市场消杀", [("前锋区", "511603")], "前锋区农贸市场", "511603", None),
    ("湖北省要全力做好防控", [("湖北省", "420000")], None, None, "湖北省"),
    (
        "湖北省、武汉市要全力做好防控",
        [("湖北省", "420000"), ("武汉市", "420100")],
        None,
        None,
        "湖北省、武汉市",
    ),
    ("从武汉返回的人员要主动报备", [("武汉", "420100")], None, None, None),
    ("前锋区教育局要加强排查", [("前锋区", "511603")], None, None, "前锋区教育局"),
    ("来自武汉的人员要居家隔离", [("武汉", "420100")], None, None, "来自武汉的人员"),
    ("贯彻落实四川省委部署", [("四川", "510000")], None, None, None),
    ("在全市开展排查", [("全市", "511600")], "全市", "511600", None),
]


@pytest.mark.parametrize(("clause", "names", "words", "code", "addressee"), PLACES)
def test_places(clause, names, words, code, addressee):
    places = [Place(clause.index(name), clause.index(name) + len(name), number) for name, number in names]
    found = fill(clause, places=places)
    assert (found.place, found.place_code) == (words, code)
    assert found.addressee == addressee


def test_places_and_dates_reach_the_clause_through_the_doc():
    nlp = spacy.blank("zh")
    matcher = nlp.add_pipe("epi_directive_matcher")
    text = "会议强调\uff0c要于3月20日前在前锋区设置卡点\u3002"
    doc = nlp.make_doc(text)
    nlp("预热")
    at = text.index("前锋区")
    doc._.divisions = [{"start": at, "end": at + 3, "label": "DIVISION", "code": "511603"}]
    doc._.article = {
        "title": "", "title_at": None, "source": "", "published": "2022-03-14", "year": 2022, "repeated": [],
        "zones": [{"start": 0, "end": len(text), "kind": "body"}],
    }  # fmt: skip
    (row,) = matcher(doc)._.directives
    assert (row["place"], row["place_code"]) == ("前锋区", "511603")
    assert (row["deadline"], row["deadline_date"]) == ("于3月20日前", "2022-03-20")


@pytest.mark.parametrize(
    ("words", "published", "wanted"),
    [
        ("8月20日前", "2022-03-14", "2022-08-20"),
        ("8月20日前", "", None),
        ("2022年8月20日前", "", "2022-08-20"),
        ("3月10日前", "2022-03-14", "2022-03-10"),
        ("1月10日前", "2021-12-20", "2022-01-10"),
        ("自3月14日12时至3月20日24时", "2022-03-14", "2022-03-14/2022-03-20"),
        ("自5月1日起至5月7日", "2022-03-14", "2022-05-01/2022-05-07"),
        ("自即日起", "2022-03-14", "2022-03-14/.."),
        ("即日起", "2022-03", None),
        ("自发布之日起十五日内", "2022-03-14", "2022-03-29"),
        ("2月底前", "2020-01-30", "2020-02-29"),
        ("5月中旬前", "2022-03-14", "2022-05-20"),
        ("月底前", "2022-03-14", "2022-03-31"),
        ("年内", "2022", "2022-12-31"),
        ("今明两天", "2022-03-31", "2022-03-31/2022-04-01"),
        ("本周内", "2022-03-14", "2022-03-14/2022-03-20"),
        ("48小时内", "2022-03-14", None),
        ("春节前", "2022-01-14", None),
        ("当日", "2022-01-14", None),
        (None, "2022-01-14", None),
    ],
)
def test_days_of_deadlines(words, published, wanted):
    assert resolved(words, published) == wanted


@pytest.mark.parametrize(
    ("words", "published", "meant"),
    [
        ("2月1日至2月29日", "2020-08-05", "2020-02-01/2020-02-29"),
        ("2月29日前", "2020-08-05", "2020-02-29"),
        ("2月1日至2月28日", "2020-08-05", "2021-02-01/2021-02-28"),
        ("年底", "abcd", None),
        ("月底", "2020-02-31", None),
        ("即日起", "2020-2-1xx1", None),
        ("2021年5月1日前", "abcd", "2021-05-01"),
    ],
)
def test_a_deadline_means_days_of_the_calendar(words: str, published: str, meant: str | None) -> None:
    assert resolved(words, published) == meant
