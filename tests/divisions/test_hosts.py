"""Places that the host of a page's address names."""

from __future__ import annotations

import pytest
import spacy

from epi_spacy.divisions.hosts import codes_of
from epi_spacy.extensions import register


@pytest.mark.parametrize(
    ("url", "codes"),
    [
        ("http://www.chaohuzx.com/news/1.html", ("340181",)),
        ("https://xiping.gov.cn", ("411721",)),
        ("http://www.quzhou.gov.cn/col/1.html", ("130435", "330800")),
        ("http://www.xinhuanet.com/1.html", ()),
        ("http://www.chaohuatechnology.com/", ()),
        ("https://example.org/chaohu", ()),
        ("no address", ()),
        ("", ()),
    ],
)
def test_hosts(url: str, codes: tuple[str, ...]) -> None:
    assert codes_of(url, "") == codes


def test_quoted_in_the_text() -> None:
    assert codes_of("", "转载请注明:http://www.chaohuzx.com/1.html") == ("340181",)
    assert codes_of("", "详见http://www.chaohuzx.com/1.html") == ()


def test_tells_the_jurisdiction() -> None:
    register()
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_division_ruler")
    doc = nlp.make_doc("凤凰山街道召开会议,街道班子参加。凤凰山街道要守好阵地,全街道动员。")
    doc._.meta = {"url": "http://www.chaohuzx.com/1.html"}
    doc = nlp.get_pipe("epi_division_ruler")(doc)
    assert doc._.jurisdiction == "340181004"
    assert doc._.divisions[0]["code"] == "340181004"
