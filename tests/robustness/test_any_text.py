"""Any string goes in: no exception, or a coded one, and the text comes back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from epi_spacy.errors import EpiError
from tests.conftest import annotations, pipeline

PIECES = [
    "要", "强调", "会议指出", "\uff0c", ",", "。", "\n", "市委书记", "李", "王某某", "全市", "来", "返", "广安", "前锋区",
    "鄉(xiāng)", "(", "\uff08", "一是", "1、", "“", "”", " ", "\u3000", "确保", "不得", "2020-02-09", "来源:", "\ufeff",
    "\u200b", "\ue000", "😷", "?", "\x00", "é", "责任编辑:", "、", "副", "年", "月", "日", "各级各部门", "疫情防控",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\t\u3000 ",
        "\ufeff",
        "\x00",
        "😷🙏🏻👨\u200d👩\u200d👧",
        "\ue000\uf8ff",
        "a",
        "要",
        "\u0301",
    ],
)
def test_small_things(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@pytest.mark.parametrize("char", ["要", "(", "、", "李", "1", "\n", " ", "“", "x", "\uff08", "区"])
def test_a_megabyte_of_one_character(nlp: Language, char: str) -> None:
    text = char * (1 << 20)
    assert len(nlp(text)) > 0


@pytest.mark.parametrize("text", ["\ud800", "全市\udfff要", "\udc80" * 3])
def test_lone_surrogates_are_a_coded_error(nlp: Language, text: str) -> None:
    with pytest.raises(EpiError, match=r"\[E001\]"):
        nlp(text)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_made_of_our_own_words(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    for group in doc.spans.values():
        for span in group:
            assert 0 <= span.start_char < span.end_char <= len(text)
    assert annotations(doc) == annotations(pipeline()(text))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
def test_made_of_anything(text: str) -> None:
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return
    assert pipeline()(text).text == text
