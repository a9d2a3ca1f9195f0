"""Several articles in one text: stories of a digest, annexes, another page, a roundup."""

from __future__ import annotations

from itertools import pairwise

import pytest

from epi_spacy.article.reader import read

ONE = "3月31日,常务副市长邓国强带队督导疫情防控工作,先后来到高铁站、农贸市场和集中隔离点。"
TWO = "邓国强强调,要压实四方责任,严格落实健康码查验措施,坚决守住不发生规模性疫情的底线。"
THREE = "连日来,丙镇组织干部逐户登记返乡人员,做到底数清、情况明,及时上报排查结果。"
NOTICE = "甲县指挥部关于加强值守的通知\n各乡镇:\n现将制度印发给你们,请认真贯彻落实,切实做好防控工作。\n"
SIGNED = "甲县疫情防控指挥部\n2021年8月5日\n"


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        (f"市领导督导\n2022-04-01\n{ONE}\n{TWO}", ["article 市领导督导"]),
        # Each story with a byline, a dateline, its own source, a number, the name of a column.
        (
            f"市领导督导防控\n2022-04-01\n{ONE}\n丙镇逐户登记返乡人员\n2022-04-02 来源:丙镇发布\n{THREE}",
            ["article 市领导督导防控", "article 丙镇逐户登记返乡人员"],
        ),
        (
            f"市领导督导防控\n2022-04-01\n{ONE}\n丙镇逐户登记返乡人员\n本报讯(记者 陈芳){THREE}",
            ["article 市领导督导防控", "article 丙镇逐户登记返乡人员"],
        ),
        (
            f"市领导督导防控\n2022-04-01\n{ONE}\n(记者 陈芳)\n丙镇逐户登记返乡人员\n{THREE}\n(记者 周立)",
            ["article 市领导督导防控", "article 丙镇逐户登记返乡人员"],
        ),
        (
            f"早安甲县\n甲县发布 2022-04-01 07:00\n01 市领导督导防控\n{ONE}\n02 丙镇逐户登记\n{THREE}",
            ["article 市领导督导防控", "article 丙镇逐户登记"],
        ),
        (
            f"早安甲县\n甲县发布 2022-04-01 07:00\n\u3010要闻\u3011市领导督导防控\n{ONE}\n\u3010提醒\u3011{THREE}",
            ["article 市领导督导防控", "article "],
        ),
        # Another page behind the footer of the first, but not another's teaser.
        (
            f"市领导督导防控\n2022-04-01\n{ONE}\n{TWO}\n版权所有:甲市\n首页 > 要闻\n丙镇逐户登记返乡人员\n"
            f"2022-04-02 来源:丙镇发布\n{THREE}\n{TWO.replace('邓国强', '丁立')}",
            ["article 市领导督导防控", "article 丙镇逐户登记返乡人员"],
        ),
        (
            f"市领导督导防控\n2022-04-01\n{ONE}\n{TWO}\n新闻推荐\n丙镇逐户登记返乡人员\n本报讯 {THREE}",
            ["article 市领导督导防控"],
        ),
        # Annexes: the text of one, not the list of them.
        (
            f"{NOTICE}附件:1.值班制度\n2.人员名单\n{SIGNED}附件1\n甲县值班制度\n一、值班人员不得擅自离岗。\n"
            "二、交接班必须做好记录,及时报告情况,严禁迟到早退。\n附件2\n人员名单\n序号 | 单位 | 姓名 | 电话\n"
            "1 | 甲县值班室一组 | 陈芳 | 0826-0000001\n2 | 甲县值班室二组 | 周立 | 0826-0000002\n",
            ["article 甲县指挥部关于加强值守的通知", "annex 甲县值班制度", "annex 人员名单"],
        ),
        (f"{NOTICE}附件:甲县值班制度\n{SIGNED}", ["article 甲县指挥部关于加强值守的通知"]),
        # A copy is no section.
        (f"市领导督导防控\n{ONE}\n{TWO}\n" * 2, ["article 市领导督导防控"]),
        # A roundup of stories, each under its reporter.
        (
            f"\u2014\u2014编者\n{ONE}\n甲县\u2014\u2014\n多措并举\n本报记者 陈芳\n{TWO}\n丙镇\u2014\u2014\n逐户登记\n"
            f"本报记者 周立\n{THREE}",
            ["article", "article 甲县\u2014\u2014多措并举", "article 丙镇\u2014\u2014逐户登记"],
        ),
    ],
)
def test_sections(text: str, sections: list[str]) -> None:
    article = read(text)
    found = [
        section.kind + " " + "".join(text[start:end] for start, end in section.title_at)
        for section in article.sections
    ]
    assert [one.strip() for one in found] == [one.strip() for one in sections]
    edges = [(section.start, section.end) for section in article.sections]
    assert edges[0][0] == 0
    assert edges[-1][1] == len(text)
    assert all(one[1] == two[0] for one, two in pairwise(edges))


def test_the_record_has_title_and_date_of_the_first() -> None:
    text = f"市领导督导防控\n2022-04-01\n{ONE}\n丙镇逐户登记返乡人员\n2022-04-02 来源:丙镇发布\n{THREE}"
    article = read(text)
    assert (article.title, article.published) == ("市领导督导防控", "2022-04-01")
    assert [section.published for section in article.sections] == ["2022-04-01", "2022-04-02"]
