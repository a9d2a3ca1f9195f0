"""How a clause's own words and its surroundings decide together."""

from __future__ import annotations

import pickle

import pytest

from epi_spacy.directives.measure_lexicon import codes, shipped_terms
from epi_spacy.directives.measures import MEASURES, ClauseContext, MeasureClassifier


@pytest.fixture(scope="module")
def classifier() -> MeasureClassifier:
    return MeasureClassifier()


def measures(classifier, *clauses, **shared):
    return [m.measure for m in classifier.assign([ClauseContext(text, **shared) for text in clauses])]


def test_no_clause_no_measure(classifier):
    assert classifier.assign([]) == []


def test_first_action_wins(classifier):
    assert measures(classifier, "做好排查、检测、消杀工作") == ["tracing"]
    assert measures(classifier, "统筹做好排查、检测、消杀工作") == ["organisation"]


def test_action_beats_its_object(classifier):
    for clause, measure in [
        ("排查返乡人员", "tracing"),
        ("对返乡人员开展核酸检测", "testing"),
        ("隔离返乡人员", "isolation"),
        ("管好返乡人员", "border"),
    ]:
        assert measures(classifier, clause) == [measure]


def test_clause_without_topic_follows_its_list(classifier):
    assert (
        measures(classifier, "要提升收治能力", "进一步充实力量", "强化管理", "做到有备无患")
        == ["treatment"] * 4
    )


def test_victory_and_responsibility_do_not_follow_the_list(classifier):
    found = measures(classifier, "要加快核酸检测", "压实各级责任", "坚决打赢疫情防控阻击战")
    assert found == ["testing", "organisation", "awareness"]


@pytest.mark.parametrize(
    ("heading", "measure"), [("三是环境消杀要到位", "disinfection"), ("三是核酸检测要到位", "testing")]
)
def test_heading_reaches_over_sentences(classifier, heading, measure):
    found = classifier.assign(
        [
            ClauseContext(heading, sentence=1),
            ClauseContext("要加强宣传引导", sentence=2, heading=heading),
            ClauseContext("每天两次", sentence=3, heading=heading),
        ]
    )
    assert [m.measure for m in found] == [measure, "publicity", measure]


def test_basis_clause_takes_the_measure_of_what_follows(classifier):
    assert measures(classifier, "要按照技术指南要求", "科学消杀") == ["disinfection", "disinfection"]


def test_topic_before_the_clause_counts(classifier):
    assert measures(classifier, "要立即采取措施", before="对中高风险地区来人") == ["border"]


def test_many_actions_told_to_a_place_are_its_rules(classifier):
    text = "商场、超市、宾馆要严格落实测温、扫码、消毒等措施"
    assert measures(classifier, text) == ["venues"]
    assert measures(classifier, "严格落实测温、扫码、消毒等措施") == ["testing"]


def test_score_runner_up_rule_and_codes(classifier):
    (found,) = classifier.assign([ClauseContext("做好核酸检测和流调溯源")])
    assert (found.measure, found.runner_up) == ("testing", "tracing")
    assert 0 < found.score <= 1
    assert found.rule == "measure:testing:核酸检测"
    assert found.codes["oxcgrt"] == ["H2"]
    assert set(found.codes) == {"oxcgrt", "who_phsm", "coronanet"}


def test_user_patterns_win():
    classifier = MeasureClassifier(
        [
            {"label": "testing", "pattern": "雷霆行动", "submeasure": "testing"},
            {"label": "drones", "pattern": "无人机…巡", "codes": {"oxcgrt": ["M1"]}},
        ]
    )
    first, second = classifier.assign(
        [ClauseContext("开展排查雷霆行动"), ClauseContext("用无人机在村口巡查卡口")]
    )
    assert (first.measure, first.submeasure) == ("testing", "testing")
    assert (second.measure, second.codes["oxcgrt"], second.codes["coronanet"]) == ("drones", ["M1"], [])


def test_data_is_sound():
    known = codes()
    for head, term in shipped_terms():
        assert head
        if term.role in ("mask", "basis", "modal"):
            continue
        assert term.measure in MEASURES, head
        assert term.submeasure in known, (head, term.submeasure)
        assert 0 < term.weight < 20
    assert set(MEASURES) <= set(known)
    assert len(shipped_terms()) > 3000


def test_same_with_every_call_and_after_pickling(classifier):
    clauses = [ClauseContext(text) for text in ("要加强排查", "做好消杀", "落实措施", "", "一二三")]
    again = pickle.loads(pickle.dumps(classifier))
    assert classifier.assign(clauses) == classifier.assign(clauses) == again.assign(clauses)


def test_long_and_odd_input(classifier):
    odd = ["\ud800", "要" * 10_000, "隔离" * 5_000, "\n", "排查\n消毒"]
    assert len(classifier.assign([ClauseContext(text) for text in odd])) == len(odd)
