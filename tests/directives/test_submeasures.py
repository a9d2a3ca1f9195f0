"""Every sub-measure can be reached: an example clause for each."""

from __future__ import annotations

import pytest

from epi_spacy.datafiles import rows
from epi_spacy.directives.measures import MEASURES, ClauseContext, MeasureClassifier

EXAMPLES = {
    "testing": "要开展全员核酸检测",
    "temperature": "要落实测温措施",
    "screening_people": "要全面排查外来人员",
    "monitoring": "要做好健康监测",
    "contact_tracing": "要迅速开展流调溯源",
    "health_code": "要查验健康码",
    "isolation_cases": "要做好感染者转运隔离",
    "quarantine": "要落实集中隔离措施",
    "quarantine_site": "要备足隔离房间",
    "lockdown": "要实行封控管理",
    "hospital": "要规范发热门诊设置",
    "treatment": "要全力救治患者",
    "vaccination": "要加快疫苗接种",
    "checkpoint": "要守好交通卡口",
    "arrivals": "要管好返乡人员",
    "movement": "非必要不离市",
    "transport": "暂停县际客运班线",
    "border_import": "要严防境外疫情输入",
    "community_grid": "要织密社区防控网格",
    "venue_closure": "棋牌室一律关停",
    "venue_rules": "商场要落实限流措施",
    "gathering": "严禁聚集性聚餐",
    "school": "要推迟开学时间",
    "elderly_closed": "养老机构实行封闭管理",
    "wildlife": "要关闭活禽交易市场",
    "disinfection": "要做好环境消杀",
    "mask_hygiene": "要佩戴口罩",
    "staff_protection": "要做好医务人员防护",
    "supplies": "要加强物资储备",
    "price_market": "要严厉打击哄抬物价",
    "coldchain": "要加强冷链食品管理",
    "publicity": "要加强宣传引导",
    "rumour": "不造谣不传谣",
    "command": "要完善指挥体系",
    "responsibility": "要压实属地责任",
    "planning": "要完善应急预案",
    "training": "要开展业务培训",
    "duty": "要严格值班值守",
    "party_mobilisation": "要发挥党员先锋模范作用",
    "inspection": "要加强督导检查",
    "accountability": "要严肃追责问责",
    "law_enforcement": "要依法打击违法犯罪",
    "resumption": "要推进企业复工复产",
    "agriculture": "要抓好春耕生产",
    "poverty": "要巩固脱贫成果",
    "safety": "要抓好安全生产",
    "livelihood": "要保障困难群众基本生活",
    "politics": "要提高政治站位",
    "vigilance": "要克服麻痹思想",
    "resolve": "坚决打赢疫情防控阻击战",
    "workstyle": "要以严实作风抓好工作",
}


def test_each_submeasure_has_an_example() -> None:
    known = {row["id"] for row in rows("directives", "measure_codes.tsv")}
    told = {row["submeasure"] for row in rows("directives", "measure_lexicon.tsv")} - {"", "-"}
    # Some measures have codes of their own, for clauses that tell no more.
    assert set(EXAMPLES) == told
    assert told <= known
    assert known - told <= set(MEASURES)


@pytest.mark.parametrize(("submeasure", "clause"), EXAMPLES.items())
def test_example(submeasure: str, clause: str) -> None:
    measure = MeasureClassifier().assign([ClauseContext(clause)])[0]
    assert measure.submeasure == submeasure
    assert 0 < measure.score <= 1
    assert measure.runner_up != measure.measure
    assert set(measure.codes) == {"oxcgrt", "who_phsm", "coronanet"}
