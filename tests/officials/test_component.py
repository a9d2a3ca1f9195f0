"""The component on a Doc: spans, details, table, users' patterns, and where divisions give way."""

from __future__ import annotations

import json
import time

import pytest
import spacy
from spacy.tokens import DocBin

from epi_spacy.extensions import register
from epi_spacy.text.spans import Mark, write

CHAIN = [
    {"code": "510000", "name": "四川省", "level": "province", "kind": "省"},
    {"code": "511600", "name": "四川省广安市", "level": "prefecture", "kind": "市"},
    {"code": "511603", "name": "四川省广安市前锋区", "level": "county", "kind": "区"},
]


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("epi_official_ruler")
    return pipeline


def annotate(nlp, text, places=(), chain=CHAIN, article=None):
    """Run the ruler on a Doc that already has divisions: (text, code, level, kind)."""
    register()
    doc = nlp.make_doc(text)
    rows, at = [], 0
    for name, code, level, kind in places:
        start = text.index(name, at)
        at = start + len(name)
        rows.append(
            {"start": start, "end": at, "label": "DIVISION", "text": name, "norm": name, "code": code}
            | {"level": level, "kind": kind, "path": [code[:2] + "0000", code]}
        )
    write(doc, "divisions", [Mark(r["start"], r["end"], r["label"], r["code"]) for r in rows])
    doc._.divisions = rows
    doc._.jurisdiction_chain = chain
    doc._.article = article
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def rows_of(doc):
    return [(row["name"], row["post"], row["division"]) for row in doc._.officials]


def ents(doc):
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_spans_details_and_rows_agree(nlp):
    doc = annotate(nlp, "区委副书记、代区长黎小义主持会议。黎小义强调,要抓紧。")
    assert [(s.text, s.label_) for s in doc.spans["officials"]] == [
        ("区委副书记", "POST"),
        ("代区长", "POST"),
        ("黎小义", "OFFICIAL"),
        ("黎小义", "OFFICIAL"),
    ]
    for span, row in zip(doc.spans["officials"], doc._.mentions, strict=True):
        assert (span.start_char, span.end_char, span.label_, span.text) == (
            row["start"],
            row["end"],
            row["label"],
            row["text"],
        )
    assert doc._.mentions[2]["name"] == "黎小义"
    assert doc._.mentions[2]["posts"] == ["区委副书记", "代区长"]
    assert rows_of(doc) == [("黎小义", "区委副书记", "511603"), ("黎小义", "代区长", "511603")]
    row = doc._.officials[1]
    assert (row["organ"], row["role"], row["acting"], row["rank"]) == ("", "代区长", True, "head")
    assert row["mentions"] == [9, 17]
    assert ents(doc) == [(s.text, s.label_) for s in doc.spans["officials"]]


def test_level_words_look_up_the_jurisdiction(nlp):
    doc = annotate(nlp, "市委副书记、市长李江海讲话。区委书记康小峰出席。省长郑大泉批示。习近平总书记强调。")
    assert rows_of(doc) == [
        ("李江海", "市委副书记", "511600"),
        ("李江海", "市长", "511600"),
        ("康小峰", "区委书记", "511603"),
        ("郑大泉", "省长", "510000"),
        ("习近平", "总书记", ""),
    ]


def test_a_place_of_its_own_wins(nlp):
    places = [("驻马店", "411700", "prefecture", "市"), ("西平县", "411721", "county", "县")]
    doc = annotate(nlp, "驻马店市委书记蒿小杰到西平县,西平县委书记聂晓光陪同。", places, chain=[])
    assert rows_of(doc)[0] == ("蒿小杰", "市委书记", "411700")


def test_posts_without_level_follow_the_joined_post_or_the_jurisdiction(nlp):
    doc = annotate(nlp, "区委常委、人武部部长向小良督导。公安分局局长方小宇检查。")
    assert rows_of(doc) == [
        ("向小良", "区委常委", "511603"),
        ("向小良", "人武部部长", "511603"),
        ("方小宇", "公安分局局长", "511603"),
    ]


def test_a_former_post_is_held_in_the_place_before_it(nlp):
    divisions = [("鼓楼区", "320106", "county", "区"), ("湖南路街道", "320106005", "township", "街道")]
    doc = annotate(nlp, "鼓楼区湖南路街道原党工委委员、武装部部长滕小满失察。", divisions)
    assert rows_of(doc) == [
        ("滕小满", "党工委委员", "320106005"),
        ("滕小满", "武装部部长", "320106005"),
    ]


def test_national_posts_have_no_division(nlp):
    doc = annotate(nlp, "国家卫生健康委员会副主任曾为民和市委书记陈立秋出席。")
    assert rows_of(doc) == [
        ("曾为民", "国家卫生健康委员会副主任", ""),
        ("陈立秋", "市委书记", "511600"),
    ]


def test_a_title_that_stands_by_itself_has_a_row_of_its_own(nlp):
    doc = annotate(nlp, "中共中央总书记陈立秋强调,要严防。陈立秋总书记指出,要落实。县委书记王小明书记说。")
    assert [(row["name"], row["post"]) for row in doc._.officials] == [
        ("陈立秋", "中共中央总书记"),
        ("陈立秋", "总书记"),
        ("王小明", "县委书记"),
    ]


def test_in_a_county_level_city_the_city_is_the_county(nlp):
    chain = [*CHAIN[:2], {"code": "511681", "name": "四川省广安市华蓥市", "level": "county", "kind": "市"}]
    doc = annotate(nlp, "市委书记陈立秋出席。", chain=chain)
    assert rows_of(doc) == [("陈立秋", "市委书记", "511681")]


def test_a_name_that_is_a_place_is_a_name(nlp):
    places = [("龙泉", "331181", "county", "市")]
    doc = annotate(nlp, "区委常委龙泉、区人大副主任王小军来到卫生院。", places)
    assert ents(doc)[:2] == [("区委常委", "POST"), ("龙泉", "OFFICIAL")]
    assert doc._.divisions == []
    assert len(doc.spans["divisions"]) == 0


def test_a_committee_takes_its_level_word_back(nlp):
    places = [("安源区", "360302", "county", "区")]
    doc = annotate(nlp, "安源区委书记康小峰检查。", places)
    assert ents(doc) == [("安源", "DIVISION"), ("区委书记", "POST"), ("康小峰", "OFFICIAL")]
    assert doc._.divisions[0]["text"] == "安源"
    assert rows_of(doc) == [("康小峰", "区委书记", "360302")]


def test_surname_with_post(nlp):
    doc = annotate(nlp, "县委书记张沐阳来了。张书记问得很细。")
    last = doc._.mentions[2]
    assert (last["text"], last["label"], last["name"]) == ("张", "OFFICIAL", "张沐阳")
    assert rows_of(doc) == [("张沐阳", "县委书记", "")]


def test_teasers_give_persons_but_no_rows(nlp):
    text = "区委书记康小峰检查。\n区长黎小义调研"
    article = {"zones": [{"start": 0, "end": 10, "kind": "body"}, {"start": 11, "end": 18, "kind": "teaser"}]}
    doc = annotate(nlp, text, article=article)
    assert rows_of(doc) == [("康小峰", "区委书记", "511603")]
    assert ("黎小义", "OFFICIAL") in ents(doc)


def test_glosses_keep_raw_offsets():
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("epi_official_ruler")
    doc = pipeline("區(qū)委副書記、代區(qū)長黎振義主持。")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("區(qū)委副書記", "POST"),
        ("代區(qū)長", "POST"),
        ("黎振義", "OFFICIAL"),
    ]
    assert [row["post"] for row in doc._.officials] == ["区委副书记", "代区长"]
    assert {row["name"] for row in doc._.officials} == {"黎振义"}


def test_users_patterns_win(nlp):
    ruler = spacy.blank("zh").add_pipe("epi_official_ruler")
    ruler.add_patterns(
        [
            {"label": "OFFICIAL", "pattern": "要闻君", "post": "网信办主任", "division": "511603"},
            {"label": "PERSON", "pattern": "康小峰"},
        ]
    )
    doc = ruler(nlp.make_doc("要闻君来了。区委书记康小峰检查。"))
    assert [(m["text"], m["label"]) for m in doc._.mentions if m["label"] != "POST"] == [
        ("要闻君", "OFFICIAL"),
        ("康小峰", "PERSON"),
    ]
    assert rows_of(doc) == [("要闻君", "网信办主任", "511603")]


def test_a_post_given_by_the_user(nlp):
    ruler = spacy.blank("zh").add_pipe("epi_official_ruler")
    ruler.add_patterns([{"label": "POST", "pattern": "坊长"}])
    doc = ruler(nlp.make_doc("坊长陈立秋带队。"))
    assert [(m["text"], m["label"]) for m in doc._.mentions] == [("坊长", "POST"), ("陈立秋", "OFFICIAL")]


def test_patterns_survive_bytes_and_disk(tmp_path):
    ruler = spacy.blank("zh").add_pipe("epi_official_ruler")
    ruler.add_patterns([{"label": "OFFICIAL", "pattern": "要闻君", "post": "主任"}])
    other = spacy.blank("zh").add_pipe("epi_official_ruler").from_bytes(ruler.to_bytes())
    assert other.users == ruler.users
    ruler.to_disk(tmp_path / "ruler")
    assert spacy.blank("zh").add_pipe("epi_official_ruler").from_disk(tmp_path / "ruler").users == ruler.users


def test_docbin_keeps_everything(nlp):
    doc = nlp("市委书记陈立秋讲话。")
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))
    # MessagePack gives lists back as tuples.
    for name in ("officials", "mentions"):
        assert json.dumps(again._.get(name)) == json.dumps(doc._.get(name))


def test_config(nlp):
    assert nlp.get_pipe_config("epi_official_ruler")["ents"] is True
    assert nlp.get_pipe("epi_official_ruler").scorer is not None
    assert "doc._.officials" in nlp.get_pipe_meta("epi_official_ruler").assigns
    quiet = spacy.blank("zh")
    quiet.add_pipe("epi_official_ruler", config={"ents": False})
    assert quiet("市委书记陈立秋讲话。").ents == ()


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "书记", "张", "、、、", "·", "王" * 3000, "书记" * 500, "(" * 2000]
)
def test_odd_texts(nlp, text):
    assert nlp(text).text == text


def test_a_given_name_that_is_a_place(nlp):
    doc = annotate(nlp, "听取了何长春院长的汇报。", [("长春", "220100", "prefecture", "市")])
    assert ents(doc) == [("何长春", "OFFICIAL"), ("院长", "POST")]


def test_a_word_across_the_end_of_a_role(nlp):
    doc = annotate(nlp, "来到前锋区长江农贸市场。", [("前锋区", "511603", "county", "区")])
    assert ents(doc) == [("前锋区", "DIVISION")]


def test_the_post_behind_a_name_known_from_elsewhere(nlp):
    doc = annotate(nlp, "常务副县长刘向阳主持会议。刘向阳常务副县长来医院调研。")
    assert [text for text, label in ents(doc) if label == "POST"] == ["常务副县长", "常务副县长"]


def test_posts_of_a_region_are_held_in_the_region(nlp):
    chain = [
        {"code": "150000", "name": "内蒙古自治区", "level": "province", "kind": "区"},
        {"code": "150700", "name": "内蒙古自治区呼伦贝尔市", "level": "prefecture", "kind": "市"},
    ]
    text = "落实好自治区党委常委、纪委书记龚为民的指示,市委常委黎小义、区委书记鲁平参加。"
    assert rows_of(annotate(nlp, text, chain=chain)) == [
        ("龚为民", "自治区党委常委", "150000"),
        ("龚为民", "纪委书记", "150000"),
        ("黎小义", "市委常委", "150700"),
        ("鲁平", "区委书记", ""),
    ]


def test_a_bare_post_in_the_meeting_of_a_town(nlp):
    places = [("龙塘街道", "511603004", "township", "街道")]
    doc = annotate(nlp, "龙塘街道召开部署会,黎小义书记主持会议。", places)
    assert ents(doc)[1:] == [("黎小义", "OFFICIAL"), ("书记", "POST")]


def test_names_before_their_group_have_one_row_each(nlp):
    doc = annotate(nlp, "鲁平川、韦小燕等区领导陪同。")
    assert rows_of(doc) == [("鲁平川", "区领导", "511603"), ("韦小燕", "区领导", "511603")]


def test_a_team_sent_from_elsewhere(nlp):
    doc = annotate(nlp, "从德阳赶来的医疗队队长鲁平川说。", [("德阳", "510600", "prefecture", "市")])
    assert rows_of(doc) == [("鲁平川", "医疗队队长", "510600")]


@pytest.mark.parametrize("text", ["会议召开。\n责任编辑:卓玛央金", "会议召开。\n责任编辑：格桑"])
def test_a_name_without_surname_ends_the_text(nlp, text):
    assert [(row["norm"], row["end"]) for row in nlp(text)._.mentions] == [(text[11:], len(text))]


KNOWN = {"label": "OFFICIAL", "pattern": "要闻君", "post": "县长", "division": "511681"}


def known(nlp, text, chain=CHAIN, published="", places=(), **fields):
    """The rows of a text for a ruler that knows one official."""
    ruler = spacy.blank("zh").add_pipe("epi_official_ruler")
    ruler.add_patterns([KNOWN | fields])
    doc = annotate(nlp, text, places, chain, {"published": published, "zones": []})
    return rows_of(ruler(doc))


ROW = [("要闻君", "县长", "511681")]
NEAR = [*CHAIN[:2], {"code": "511681", "name": "华蓥市", "level": "county", "kind": "市"}]
FAR = [{"code": "340000", "name": "安徽省", "level": "province", "kind": "省"}]


@pytest.mark.parametrize(
    ("published", "since", "until", "found"),
    [
        ("2021-05-03", "2020", "2021", ROW),
        ("2021-05-03", "2021-05-03", "2021-05-03", ROW),
        ("2021-05-03", "2021-05", "", ROW),
        ("2021-05-03", "", "2021-05-02", []),
        ("2021-05-03", "2021-06", "2022", []),
        ("", "2020", "2021", []),
        ("", "", "", ROW),
    ],
)
def test_a_known_official_helps_in_its_time(nlp, published, since, until, found):
    fields = {"from": since, "to": until}
    assert known(nlp, "要闻君来到卡口。", NEAR, published, **fields) == found


@pytest.mark.parametrize(
    ("chain", "places", "found"),
    [
        (NEAR, (), ROW),
        (NEAR[:2], (), ROW),
        ([], (), ROW),
        (FAR, (), []),
        (FAR, [("华蓥市", "511681", "county", "市")], ROW),
    ],
)
def test_a_known_official_helps_in_its_division(nlp, chain, places, found):
    assert known(nlp, "要闻君从华蓥市来到卡口。", chain, places=places) == found


def test_what_the_text_says_is_not_added_to(nlp):
    assert known(nlp, "市政协主席要闻君来到卡口。", NEAR) == [("要闻君", "市政协主席", "511681")]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"post": 7}, "E301"),
        ({"division": "5116"}, "E301"),
        ({"from": "2021/5"}, "E301"),
        ({"to": "2021-13"}, "E301"),
        ({"from": "2021-05", "to": "2020"}, "E302"),
        ({"label": "PERSON"}, "E303"),
    ],
)
def test_patterns_of_a_wrong_form(fields, code):
    ruler = spacy.blank("zh").add_pipe("epi_official_ruler")
    good = {"label": "PERSON", "pattern": "康小峰"}
    ruler.add_patterns([good])
    with pytest.raises(ValueError, match=code):
        ruler.add_patterns([good, KNOWN | fields])
    assert ruler.patterns == [good]
    assert len(ruler.users.all) == 1


def test_ten_thousand_known_officials(nlp):
    ruler = spacy.blank("zh").add_pipe("epi_official_ruler")
    names = [f"要{chr(0x4E00 + n // 100)}{chr(0x5BB6 + n % 100)}" for n in range(10_000)]
    started = time.process_time()
    ruler.add_patterns([KNOWN | {"pattern": name} for name in names])
    assert time.process_time() - started < 3
    doc = ruler(nlp.make_doc(f"{names[7]}、{names[9_990]}来了。"))
    assert len(doc._.officials) == 2


def test_a_pattern_in_traditional_characters(nlp):
    assert known(nlp, "要闻君来到卡口。", NEAR, pattern="要聞君") == ROW


def test_levels_and_evidence(nlp):
    places = [("华蓥市", "511681", "county", "市")]
    doc = annotate(nlp, "华蓥市委书记陈立秋、市长李江海参加。习近平总书记强调。", places)
    levels = {row["name"]: row["level"] for row in doc._.officials}
    assert levels == {"陈立秋": "county", "李江海": "county", "习近平": "national"}
    start, end = doc._.officials[0]["evidence"][0]
    assert doc.text[start:end] == "市委书记"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("四川广安市 孟家禾", ["孟家禾"]),
        ("\u3000\u3000广安市\xa0\xa0孟\u3000越", ["孟\u3000越"]),
        ("孟家禾\xa0温铭越", ["孟家禾", "温铭越"]),
        ("孟 禾 温 越", ["孟 禾", "温 越"]),
        ("广安市 公 告", []),
        ("四川 广安市", []),
        ("复工 复产", []),
    ],
)
def test_lines_of_signatures(nlp, line, names):
    places = [(word, "511600", "prefecture", "市") for word in ("四川", "广安市") if word in line]
    doc = annotate(nlp, f"要注意安全。\n{line} \n\n下文。", places)
    assert [span.text for span in doc.spans["officials"]] == names
