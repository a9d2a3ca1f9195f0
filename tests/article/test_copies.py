from __future__ import annotations

from epi_spacy.article.reader import read

ONE = "3月31日,常务副市长邓国强带队督导疫情防控工作,先后来到高铁站、农贸市场和集中隔离点。"
TWO = "邓国强强调,要压实四方责任,严格落实健康码查验措施,坚决守住不发生规模性疫情的底线。"


def copies(text: str) -> list[str]:
    return [text[start:end] for start, end in read(text).repeated]


def test_whole_article_twice() -> None:
    article = f"市领导督导防控工作\n2022-04-01\n{ONE}\n{TWO}\n责任编辑:陈芳\n"
    assert copies(article * 2) == [article.rstrip()]
    assert len(copies(article * 3)) >= 1


def test_body_alone_twice() -> None:
    assert copies(f"{ONE}\n{TWO}\n{ONE}\n{TWO}") == [f"{ONE}\n{TWO}"]


def test_nearly_the_same() -> None:
    changed = TWO.replace("要压实四方责任,", "要层层压实责任,")
    assert copies(f"{ONE}\n{TWO}\n扫一扫在手机打开当前页\n{ONE}\n{changed}") == [f"{ONE}\n{changed}"]


def test_different_navigation_between() -> None:
    text = f"首页 > 要闻\n市领导督导\n{ONE}\n{TWO}\n分享到:\n首页 > 图片\n市领导督导\n{ONE}\n{TWO}\n"
    assert copies(text) == [f"市领导督导\n{ONE}\n{TWO}"]


def test_what_is_no_copy() -> None:
    # An abstract says what the body says; so does a closing line that quotes the beginning.
    assert copies(f"市领导督导防控工作\n摘要:{TWO}\n{ONE}\n{TWO}") == []
    other = "会议还研究了春耕生产、项目建设和安全生产等其他工作,听取了有关部门的汇报。"
    assert copies(f"{ONE}\n{TWO}\n{other}\n{other.replace('春耕', '防汛')}") == []
    assert copies(f"{ONE}\n{TWO}") == []
    assert copies("") == []
