"""Permissions (before them \u25c7) and commitments (\u25c6): what they are, and what only looks like them."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from epi_spacy.records import deduplicated, record

NOTICE = "现将有关事项通告如下\uff1a\n一、各小区实行封闭管理。\n二、"
MEETING = "会议强调\uff0c要加强管控\u3002"
OFFICE = "市教育局表示\uff0c"

PERMISSIONS = [
    NOTICE + "◇小区居民可凭出入证进出。",
    NOTICE + "◇保供车辆可通行。",
    NOTICE + "◇每户每天可安排一人外出采购。",
    NOTICE + "确需外出的\uff0c◇可向社区申请。",
    NOTICE + "◇低风险地区人员可自由流动。",
    NOTICE + "◇理发店、修理店可恢复营业。",
    NOTICE + "◇餐饮店可以提供外卖。",
    NOTICE + "◇药店可以正常营业。",
    NOTICE + "◇符合条件的企业可以申请复工。",
    NOTICE + "◇持48小时核酸阴性证明的旅客可以进站。",
    NOTICE + "◇允许快递员进入小区配送。",
    NOTICE + "◇允许农户下地春耕。",
    NOTICE + "◇经批准可适当延长营业时间。",
    NOTICE + "◇家长可提前向村里报备。",
    NOTICE + "◇医护人员家属有权优先就诊。",
    NOTICE + "◇三岁以下儿童无需采样。",
    NOTICE + "◇接种满两针的人员不必隔离。",
    NOTICE + "◇七十岁以上老人免于集中采样。",
    NOTICE + "行动不便的老人\uff0c◇可由社区上门采样。",
    NOTICE + "◇学生自愿返校。",
    NOTICE + "◇其他企业可采取灵活方式安排工作。",
    NOTICE + "◇毕业年级学生可先行返校。",
    NOTICE + "对困难企业\uff0c◇可缓缴社会保险费。",
    "通知明确\uff0c各地要抓好落实\u3002◇有条件的地区可适当扩大检测范围。",
    "会议明确\uff0c◇低风险乡镇可逐步恢复集市。",
    "县指挥部通告要求\uff0c严格管控\u3002◇货运车辆可凭通行证进出。",
]
COMMITMENTS = [
    OFFICE + "◆将全力保障考生安全。",
    OFFICE + "◆将严格落实防控措施\uff0c◆加强校园管理\uff0c◆做好学生服务。",
    OFFICE + "◆下一步将加大排查力度。",
    OFFICE + "◆我们将继续做好线上教学。",
    OFFICE + "◆我市将分批开学。",
    OFFICE + "◆将对学校开展督导检查。",
    OFFICE + "◆将根据疫情形势适时调整返校时间。",
    OFFICE + "◆我们一定会守好校门。",
    OFFICE + "◆全市学校将坚持晨午检制度。",
    OFFICE + "◆将会同卫健部门开展演练\uff0c◆完善应急预案。",
    OFFICE + "◆今后将进一步加强值守。",
    OFFICE + "◆接下来将组织教师培训\uff0c◆提升防控能力。",
    OFFICE + "◆愿与家长一道守护孩子。",
    OFFICE + "◆承诺免费提供口罩。",
    OFFICE + "◆同时将公布检测结果。",
    OFFICE + "◆将把学生健康放在首位。",
    OFFICE + "◆将以更严举措抓好落实。",
    OFFICE + "◆将在各校门口增设测温点。",
    OFFICE + "◆将按照市委要求抓好整改。",
    OFFICE + "◆将不断优化服务。",
    OFFICE + "◆我们也将加强家校沟通。",
    OFFICE + "◆将通过短信通知家长。",
    NOTICE + "◆有关部门将组织全员核酸检测。",
    NOTICE + "◆县指挥部将适时公布解封时间。",
    "县疾控中心表示\uff0c◆将扩充流调队伍\uff0c◆提高检测能力。",
    "市公交公司表示\uff0c◆将每日对车辆消毒。",
]
NEITHER = [
    NOTICE + "居民要做好可追溯管理。",
    NOTICE + "病毒可能通过飞沫传播。",
    NOTICE + "疫情总体可控。",
    NOTICE + "未经许可不得进入。",
    NOTICE + "不可掉以轻心。",
    NOTICE + "任何人不可以擅自离开。",
    NOTICE + "戴口罩即可。",
    NOTICE + "扫码方可进入。",
    NOTICE + "凭证明才可以通行。",
    MEETING + "通风可以有效减少感染。",
    MEETING + "方舱医院可容纳两千人。",
    MEETING + "不采取不必要的措施。",
    MEETING + "疫情可以说是一场大考。",
    OFFICE + "学生将陆续返校。",
    OFFICE + "疫情将对开学造成影响。",
    OFFICE + "这场考试将成为全年的重点。",
    OFFICE + "学校已经将名单报送卫健部门。",
    OFFICE + "去年我们承担了全部费用。",
    OFFICE + "将学生名单报送卫健部门了。",
    "市教育局将于五月召开会议。",
    "小区居民可凭出入证进出。",
    "我们将全力保障供应。",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe("epi_directive_matcher")
    return nlp


def marked(text: str) -> tuple[str, list[str], list[str]]:
    """Return a text without its marks, and the clauses that they stand before."""
    found: dict[str, list[str]] = {"\u25c7": [], "\u25c6": []}
    for mark, clauses in found.items():
        for piece in text.split(mark)[1:]:
            end = min(piece.find(sign) for sign in "\uff0c\u3002" if sign in piece)
            clauses.append(piece[:end])
    return text.replace("\u25c7", "").replace("\u25c6", ""), found["\u25c7"], found["\u25c6"]


@pytest.mark.parametrize("full_width", [True, False])
@pytest.mark.parametrize("text", PERMISSIONS + COMMITMENTS + NEITHER)
def test_asides(nlp: Language, text: str, full_width: bool) -> None:
    plain, permissions, commitments = marked(text)
    if not full_width:
        plain = plain.replace("\uff0c", ",").replace("\uff1a", ":")
    doc = nlp(plain)
    assert [row["text"].removeprefix("二、") for row in doc._.permissions] == permissions
    assert [row["text"].removeprefix("二、") for row in doc._.commitments] == commitments
    demands = {row["start"] for row in doc._.directives}
    for group in ("permissions", "commitments"):
        rows = doc._.get(group)
        assert [(s.start_char, s.end_char, s.label_) for s in doc.spans[group]] == [
            (row["start"], row["end"], row["measure"]) for row in rows
        ]
        assert not demands & {row["start"] for row in rows}
        assert all(row["speaker"] and row["rule"] for row in rows)


def test_record_and_copies(nlp: Language) -> None:
    doc = nlp(NOTICE + "小区居民可凭出入证进出\u3002有关部门将组织全员核酸检测\u3002")
    doc._.quality = {"repeated": [[doc.text.rindex("有关"), len(doc.text)]]}
    found = record(doc)
    assert [r["repeated"] for r in found["permissions"]] == [False]
    assert [(r["norm"], r["repeated"]) for r in found["commitments"]] == [
        ("有关部门将组织全员核酸检测", True)
    ]
    assert deduplicated(found)["commitments"] == []
    assert len(deduplicated(found)["permissions"]) == 1
