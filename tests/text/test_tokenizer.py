"""The tokenizer: tokens join to the raw text, NORM is the normalized word."""

import importlib.util
import pickle
import random

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from epi_spacy.errors import EpiError
from epi_spacy.normalization import normalize
from epi_spacy.text import segmenters
from epi_spacy.text.tokenizer import ChineseTokenizer, create_tokenizer
from epi_spacy.text.view import view

GLOSSED = "安源區(qū)區(qū)委書記，深入長溪村。\n 乾縣後來（Ａ）\r\n"


def pairs(text: str) -> list[str]:
    """A segmenter for the tests: words of two characters."""
    return [text[at : at + 2] for at in range(0, len(text), 2)]


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("zh")


@pytest.fixture(scope="module")
def char(nlp):
    return create_tokenizer("char")(nlp)


@pytest.fixture(scope="module", params=["char", "pairs"])
def tokenizer(request, nlp):
    if request.param == "char":
        return ChineseTokenizer(nlp.vocab, "char")
    made = ChineseTokenizer(nlp.vocab, "char")
    made.segment, made.segmenter = pairs, "pairs"
    return made


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@settings(deadline=None)
def test_any_text_comes_back(tokenizer, text):
    doc = tokenizer(text)
    assert doc.text == text
    assert "".join(token.norm_ for token in doc) == normalize(text).text == doc._.normalized


GLOSSES = st.sampled_from(
    [*GLOSSED, "鄉(xiāng)", "實（shí）", "們(men)", "歙縣(shè xiàn)", "，", "瞭解", "乾淨", "\n"]
)


@given(st.lists(GLOSSES).map("".join))
@settings(deadline=None)
def test_glossed_text_comes_back(tokenizer, text):
    doc = tokenizer(text)
    assert doc.text == text
    assert "".join(token.norm_ for token in doc) == normalize(text).text


@pytest.mark.parametrize("comma", [",", "，"])
def test_tokens_carry_raw_text_and_normalized_norm(char, comma):
    doc = char(f"安源區(qū){comma}後")
    assert [token.text for token in doc] == ["安", "源", "區(qū)", comma, "後"]
    assert [token.norm_ for token in doc] == ["安", "源", "区", ",", "后"]
    assert not any(token.whitespace_ for token in doc)


def test_white_space_is_a_token_of_its_own(char):
    assert [token.text for token in char("一 \n\u3000二")] == ["一", " ", "\n", "\u3000", "二"]


def test_empty_text(tokenizer):
    doc = tokenizer("")
    assert len(doc) == 0
    assert doc._.normalized == ""


def test_lone_surrogate_is_a_coded_error(tokenizer):
    with pytest.raises(EpiError, match=r"E001.*U\+D800.*character 2"):
        tokenizer("市县\ud800")


def test_unknown_segmenter():
    with pytest.raises(EpiError, match=r"E004.*'characters'.*char"):
        create_tokenizer("characters")(spacy.blank("zh"))


def test_missing_package_names_the_way_out(monkeypatch, nlp):
    monkeypatch.setitem(__import__("sys").modules, "rjieba", None)
    with pytest.raises(EpiError, match=r"E005.*epi_spacy\[jieba\]"):
        ChineseTokenizer(nlp.vocab, "jieba")


def test_missing_model_names_the_folder(monkeypatch, nlp, tmp_path):
    monkeypatch.setattr(segmenters, "PKUSEG_MODEL", tmp_path / "nowhere")
    with pytest.raises(EpiError, match=r"E006.*nowhere"):
        ChineseTokenizer(nlp.vocab, "pkuseg")


def test_norms_of_a_vocabulary_that_was_in_use():
    nlp = spacy.blank("zh")
    assert nlp.vocab["鄉"].norm_ == "鄉"
    doc = ChineseTokenizer(nlp.vocab, "char")("鄉")
    assert doc[0].norm_ == "乡"


@pytest.mark.parametrize("how", ["pickle", "bytes", "disk", "docbin"])
def test_docs_and_tokenizers_survive(char, nlp, how, tmp_path):
    before = char(GLOSSED)
    if how == "docbin":
        docs = DocBin(store_user_data=True, attrs=["NORM"])
        docs.add(before)
        (after,) = DocBin().from_bytes(docs.to_bytes()).get_docs(spacy.blank("zh").vocab)
    else:
        if how == "pickle":
            loaded = pickle.loads(pickle.dumps(char))
        else:
            loaded = ChineseTokenizer(spacy.blank("zh").vocab, "char")
            if how == "bytes":
                loaded.from_bytes(char.to_bytes())
            else:
                char.to_disk(tmp_path / "tokenizer")
                loaded.from_disk(tmp_path / "tokenizer")
        assert loaded.segmenter == "char"
        after = loaded(GLOSSED)
    assert [(token.text, token.norm_) for token in after] == [(token.text, token.norm_) for token in before]
    assert view(after) == view(before)


def test_a_pipeline_with_it_survives(tmp_path):
    config = {"nlp": {"tokenizer": {"@tokenizers": "epi_spacy.ChineseTokenizer.v1", "segmenter": "char"}}}
    nlp = spacy.blank("zh", config=config)
    nlp(GLOSSED)
    nlp.to_disk(tmp_path)
    for other in (
        spacy.load(tmp_path),
        pickle.loads(pickle.dumps(nlp)),
        spacy.blank("zh", config=config).from_bytes(nlp.to_bytes()),
    ):
        assert [token.norm_ for token in other(GLOSSED)] == [token.norm_ for token in nlp(GLOSSED)]


def test_memory_zone():
    nlp = spacy.blank("zh")
    tokenizer = ChineseTokenizer(nlp.vocab, "char")
    for _ in range(2):
        with nlp.memory_zone():
            assert tokenizer("𠮷鱻區(qū)").text == "𠮷鱻區(qū)"
    assert [token.norm_ for token in tokenizer("𠮷鱻區(qū)")] == ["𠮷", "鱻", "区"]


def _cut(piece):
    """A segmenter that drops, doubles and changes what it likes."""
    return random.Random(piece).choice([piece.split("市"), [piece[:2], "市", piece[2:]], [piece.lower()], []])


@given(st.text())
def test_a_careless_segmenter_loses_nothing(text):
    words = segmenters.complete(_cut)(text)
    assert "".join(words) == text
    assert all(words)
    assert all(len(word) == 1 for word in words if word.isspace() or any(char.isspace() for char in word))


@pytest.mark.parametrize("name", ["jieba", "pkuseg"])
def test_word_segmenters(name):
    package = {"jieba": "rjieba", "pkuseg": "spacy_pkuseg"}[name]
    if importlib.util.find_spec(package) is None or (
        name == "pkuseg" and not segmenters.PKUSEG_MODEL.is_dir()
    ):
        pytest.skip(f"{name} is not at hand")
    tokenizer = ChineseTokenizer(spacy.blank("zh").vocab, name)
    doc = tokenizer(GLOSSED + "區委書記強調,要加強疫情防控工作。  \n\n第二段")
    assert "疫情" in [token.norm_ for token in doc]
    assert doc.text.endswith("\n\n第二段")
    assert "".join(token.norm_ for token in doc) == doc._.normalized
    assert tokenizer("").text == ""
    again = pickle.loads(pickle.dumps(tokenizer))
    assert [token.text for token in again(GLOSSED)] == [token.text for token in tokenizer(GLOSSED)]
