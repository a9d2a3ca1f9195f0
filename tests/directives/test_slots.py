"""Slots of single clauses: only what the text says."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from epi_spacy.directives.slot_places import Place
from epi_spacy.directives.slots import Slots, fill

CASES = [
    ("各级各部门要提高政治站位", {"addressee": "各级各部门", "action": "提高", "object": "政治站位"}),
    ("要加大排查力度", {"addressee": None, "action": "加大", "object": "排查力度", "direction": "tighten"}),
    ("做好医护人员自身防护", {"action": "做好", "object": "医护人员自身防护", "population": "医护人员"}),
    ("教育局、市场监管局负责", {"addressee": "教育局、市场监管局"}),
    ("希望企业方坚持标准化生产", {"addressee": "企业方", "action": "坚持", "object": "标准化生产"}),
    ("她叮嘱值守人员注意轮休", {"addressee": "值守人员"}),
    ("要求工作人员态度要好", {"addressee": "工作人员"}),
    ("由居委会登记造册", {"addressee": "居委会", "action": "登记"}),
    ("请广大居民自觉佩戴口罩", {"addressee": "广大居民", "action": "佩戴", "object": "口罩"}),
    ("各部门各司其职", {"addressee": "各部门"}),
    ("各乡镇(街道)、村(社区)要履行属地职责", {"addressee": "各乡镇(街道)、村(社区)", "action": "履行"}),
    ("镇党委、政府要扛起属地责任", {"addressee": "镇党委、政府", "action": "扛起", "object": "属地责任"}),
    ("物业公司须落实出入口值守", {"addressee": "物业公司", "action": "落实", "object": "出入口值守"}),
    ("未戴口罩者不得进入商场", {"addressee": "未戴口罩者", "action": "进入", "place": "商场"}),
    ("所有返乡人员一律不得外出", {"addressee": "所有返乡人员", "action": "外出", "direction": "tighten"}),
    ("一是全面排查要到位", {"addressee": None}),
    ("思想要紧", {"addressee": None, "action": None, "object": None}),
    ("宣传教育要到位", {"addressee": None}),
    ("特别是对中高风险地区来返人员要第一时间发现", {"addressee": None, "action": "发现"}),
    ("对来县返县人员要开展健康监测", {"addressee": None, "action": "开展", "object": "健康监测"}),
    (
        "要把排查工作落实到位",
        {"action": "落实", "object": "排查工作", "addressee": None},
    ),
    ("把疫情防控作为当前的头等大事", {"action": "作为", "object": "疫情防控"}),
    ("及时将3号公告传达到位", {"action": "传达", "object": "3号公告", "deadline": None}),
    ("要严格落实各项措施", {"action": "落实", "object": "各项措施"}),
    ("须在8月20日前向所在社区报备", {"deadline": "8月20日前", "action": "报备", "place": "社区"}),
    ("确保7月底前完成老年人接种", {"deadline": "7月底前", "population": "老年人"}),
    ("即日起暂停举办庙会", {"deadline": "即日起", "action": "暂停", "direction": "tighten"}),
    ("自2月5日零时起对所有村庄实行封闭管理", {"deadline": "自2月5日零时起", "place": "村庄"}),
    ("抵达后12小时内报告", {"deadline": "12小时内", "quantity": None}),
    ("严格执行每周一次的核酸检测", {"frequency": "每周一次", "quantity": None}),
    ("每天至少消毒两次", {"frequency": "每天至少消毒两次", "quantity": None}),
    ("接待人数不超过最大承载量的50%", {"quantity": "50%"}),
    ("隔离时间不得少于14天", {"quantity": "不得少于14天"}),
    ("落实24小时值守", {"quantity": "24小时"}),
    ("凭48小时核酸检测阴性证明通行", {"quantity": "48小时"}),
    ("除药店、超市外其他场所一律关停", {"exception": "除药店、超市外", "condition": None}),
    ("如需外出须经社区批准", {"condition": "如需外出"}),
    ("一旦发现异常要立即报告", {"condition": "一旦发现异常", "action": "报告"}),
    (
        "对拒不配合的依法追究法律责任",
        {"penalty": "依法追究法律责任", "population": "拒不配合的", "condition": None},
    ),
    ("造成严重后果的依法追究刑事责任", {"penalty": "依法追究刑事责任"}),
    ("对工作不力的通报批评", {"penalty": "通报批评"}),
    ("市领导要严格执行省委要求", {"authority": None, "addressee": "市领导"}),
    ("根据市指挥部第7号公告", {"authority": "市指挥部第7号公告", "deadline": None}),
    ("各镇要按照省委、省政府部署要求", {"authority": "省委、省政府部署要求", "addressee": "各镇"}),
    ("按照属地原则", {"authority": None}),
    ("有序恢复堂食", {"direction": "loosen", "action": "恢复", "object": "堂食"}),
    ("解除居民小区封闭式管理", {"direction": "loosen"}),
    ("不再查验健康码", {"direction": "loosen"}),
    ("继续做好常态化疫情防控", {"direction": "maintain"}),
    ("继续加大排查力度", {"direction": "tighten"}),
    ("严禁聚餐", {"direction": "tighten"}),
    ("讲清政策", {"direction": None}),
    ("密切接触者一律集中隔离", {"addressee": "密切接触者"}),
    ("摸清来梧返梧人员底数", {"population": "来梧返梧人员"}),
    ("管好来(返)永人员", {"population": "来(返)永人员"}),
    ("社区巡逻艇要定时靠岸", {"addressee": "社区巡逻艇"}),
    ("西城收费站和省界检查点实行两班倒", {"addressee": "西城收费站和省界检查点"}),
    ("快递车辆要一趟一消毒", {"addressee": "快递车辆"}),
    ("看门的人一刻也不能走开", {"addressee": "看门的人"}),
    ("与生产无关人员一律不得入内", {"addressee": "与生产无关人员", "population": "与生产无关人员"}),
    ("会议要求承包方严格人员登记", {"addressee": "承包方"}),
    ("护士发现发热患者要立即上报", {"addressee": "护士"}),
    ("各镇在春节前要完成清点", {"addressee": "各镇", "deadline": "春节前"}),
    ("外省职工进厂前须持绿码", {"addressee": "外省职工"}),
    ("超市、粮店正常营业", {"addressee": "超市、粮店"}),
    ("消毒工作由专业队伍负责", {"addressee": "专业队伍"}),
    ("教育局要做好准备", {"addressee": "教育局"}),
    ("教育市民要戴好口罩", {"addressee": None}),
    ("未戴口罩的不得进入校园", {"addressee": "未戴口罩的", "population": "未戴口罩的"}),
    ("要求粮店严格执行限购", {"addressee": "粮店"}),
    ("各县区月底前至少演练一次", {"addressee": "各县区"}),
    ("请及时与村里联系", {"addressee": None}),
    ("菜农、摊主上岗前完成接种", {"addressee": "菜农、摊主"}),
    ("对外出务工、经商、就学人员建立台账", {"population": "外出务工、经商、就学人员"}),
    ("及时回应学生诉求", {"population": "学生"}),
    ("到县医院发热门诊就诊", {"place": "县医院发热门诊"}),
    ("要严格旅游景区管理", {"place": "旅游景区", "direction": "tighten"}),
    ("对3月2日以来返乡人员再核实", {"deadline": None, "population": "返乡人员"}),
    ("摸排近15天内来访人员", {"deadline": None}),
    ("做到2小时内上报", {"deadline": "2小时内"}),
    ("按照“就近方便”的要求设点", {"authority": None}),
    ("一旦发现异常就地隔离", {"condition": "一旦发现异常"}),
    ("没有特殊情况不出村", {"exception": "没有特殊情况"}),
    ("不得限制返岗人员出行", {"direction": None}),
    ("加强口罩价格监管", {"direction": None}),
    ("实施河道修复工程", {"direction": None}),
    ("尚未恢复客运", {"direction": "tighten"}),
    ("住校生不得离校", {"addressee": "住校生", "population": "住校生"}),
    ("走读生居家学习", {"addressee": "走读生"}),
    ("浴池、澡堂每天营业不得超过八小时", {"addressee": "浴池、澡堂"}),
    ("县乡两级要把底数摸清", {"addressee": "县乡两级"}),
    ("物业对进出车辆逐一登记", {"addressee": "物业"}),
    ("尽力阻止轻症患者向重症转化", {"addressee": None}),
    ("未检测的不得上岗", {"addressee": "未检测的", "condition": None}),
    ("提醒租客扫码登记", {"addressee": None, "population": "租客"}),
    ("督促摊主戴好口罩", {"addressee": None, "population": "摊主"}),
    ("流调溯源要再快一些", {"addressee": None}),
    ("密接要应隔尽隔", {"addressee": None, "population": "密接"}),
    ("工作重点要放在村口", {"addressee": None}),
    ("不超过一周", {"addressee": None}),
    ("请还没打疫苗的村民尽快接种", {"addressee": "还没打疫苗的村民", "population": "还没打疫苗的村民"}),
    ("对过路货车人员逐一测温", {"population": "过路货车人员", "direction": "tighten"}),
    ("为老、弱、病、残等群体开设窗口", {"population": "老、弱、病、残等群体"}),
    ("关心孕产妇、血透患者等特殊人群", {"population": "孕产妇、血透患者等特殊人群"}),
    ("摸清省外务工人员底数", {"population": "省外务工人员"}),
    ("避免人员聚集", {"population": None}),
    ("抽调20名人员", {"population": None}),
    ("进一步加强封控小区管理", {"place": "封控小区", "direction": "tighten"}),
    ("到就近接种点接种", {"place": "接种点"}),
    ("领导干部要深入所包乡镇督导", {"addressee": "领导干部", "place": "所包乡镇"}),
    ("发热门诊要应设尽设", {"addressee": None, "place": "发热门诊"}),
    ("各村要掌握春节期间宴席情况", {"deadline": None}),
    ("春节期间严禁聚餐", {"deadline": "春节期间"}),
    ("查验48小时内核酸证明", {"deadline": None, "quantity": "48小时"}),
    ("定期开展消毒", {"frequency": "定期"}),
    ("采取日巡查、周通报的方式", {"frequency": "日巡查、周通报"}),
    ("按照“两区一道”的标准设置", {"authority": None}),
    ("按照社区安排参加采样", {"authority": "社区安排"}),
    ("未贴码的不得上架", {"condition": "未贴码的"}),
    ("未经查验的不得放行", {"exception": "未经查验", "condition": None}),
    ("对发现的问题建立清单", {"condition": None}),
    ("造成后果的依规依纪严肃追责", {"penalty": "依规依纪严肃追责"}),
    ("漏报的要追究包片干部责任", {"penalty": "追究包片干部责任"}),
    ("责令限期整改", {"penalty": "责令限期整改"}),
    ("提高防控能力", {"direction": None}),
    ("压实经营者责任", {"direction": None}),
    ("不得随意扩大管控范围", {"direction": None}),
    ("落实“集中隔离、闭环转运”措施", {"direction": None}),
    ("期间不串门、不聚餐", {"direction": "tighten"}),
    ("推动商户有序复市", {"direction": "loosen"}),
    ("提高复工复产效率", {"direction": None}),
]


@pytest.mark.parametrize(("clause", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_slots(clause, wanted):
    found = fill(clause)
    assert {slot: getattr(found, slot) for slot in wanted} == wanted


# Clauses with their head verb and its object.
ACTIONS = [
    ("要全面摸清底数", "摸清", "底数"),
    ("第一时间封存可疑货物", "封存", "可疑货物"),
    ("严格管理养老机构", "管理", "养老机构"),
    ("严格流动商贩管控", "严格", "流动商贩管控"),
    ("规范设置留观室", "设置", "留观室"),
    ("统筹做好农贸市场消杀", "做好", "农贸市场消杀"),
    ("协调解决运力不足问题", "协调", "运力不足问题"),
    ("组织开展应急演练", "组织", "应急演练"),
    ("制定和完善轮换方案", "制定", "轮换方案"),
    ("问清行程、摸清底数", "问清", "行程"),
    ("要卡牢国道入口", "卡牢", "国道入口"),
    ("不得以任何借口拒诊", "拒诊", None),
    ("通知要贴在楼道口", "贴", None),
    ("先打电话给村医", "打", "电话"),
    ("不要带老人到密闭场所", "带", "老人"),
    ("再过一遍筛子", "过", "筛子"),
    ("把卡点人员名单写清楚", "写清楚", "卡点人员名单"),
    ("将封控范围调整为三个单元", "调整", "封控范围"),
    ("把责任压实到每一个网格", "压实", "责任"),
    ("把值守作为当前大事来抓", "抓", "值守"),
    ("对过路司机逐一测温查码", "测温", None),
    ("对隐瞒不报的严肃追责", "追责", None),
    ("对校门口的消毒通道进行检查", "进行", "检查"),
    ("对发现的隐患建立台账", "建立", "台账"),
    ("为独居老人提供代购服务", "提供", "代购服务"),
    ("在各村路口增设岗亭", "增设", "岗亭"),
    ("以村组为单位开展摸排", "开展", "摸排"),
    ("按照防控方案要求配备物资", "配备", "物资"),
    ("采取错峰的方式组织采样", "组织", "采样"),
    ("确保菜市场一律扫码", "确保", "菜市场一律扫码"),
    ("督促商户落实消毒", "督促", "商户落实消毒"),
    ("严禁私设路障", "严禁", "私设路障"),
    ("决不允许拿旧口罩充数", "允许", "拿旧口罩充数"),
    ("暂停接待外来团队", "暂停", "接待外来团队"),
    ("既当好宣传员、又当好服务员", "当好", "宣传员"),
    ("随意堵塞道路、挖断路面", "堵塞", "道路"),
    ("打击虚开票据、私藏货物等行为", "打击", "虚开票据、私藏货物等行为"),
    ("落实“早发现、早报告”要求", "落实", "“早发现、早报告”要求"),
    ("外出就医须报备", "报备", None),
    ("接到指令后立即集结队伍", "集结", "队伍"),
    ("消毒两次", "消毒", None),
    ("通风到位", "通风", None),
    ("能取消的取消、能推迟的推迟", "取消", None),
    ("流调、采样、转运同步展开", "展开", None),
    ("符合条件的居民尽早接种疫苗", "接种", "疫苗"),
    ("排查工作由驻村干部负责", "负责", None),
    ("不得营业", "营业", None),
    ("学校食堂要错时就餐", "就餐", None),
    ("超市正常营业", "营业", None),
    ("把防疫要求贯彻落实到每个班组", "贯彻", "防疫要求"),
    ("主动认领巡逻任务", "认领", "巡逻任务"),
    ("注意开窗礼仪", "注意", "开窗礼仪"),
    ("凭出入证进出", "进出", None),
    ("结合实际调整措施", "结合", "实际调整措施"),
]


@pytest.mark.parametrize(("clause", "action", "governed"), ACTIONS)
def test_actions(clause, action, governed):
    found = fill(clause)
    assert (found.action, found.object) == (action, governed)


@pytest.mark.parametrize(
    "clause",
    ["以官方发布为准", "要按照联防联控的要求", "思想要紧", "在抓好防控的同时", "一日一调度", "各村每天一检"],
)
def test_no_action(clause):
    assert fill(clause).action is None


TABLE = (Path(__file__).parent / "slot_clauses.tsv").read_text("utf8").splitlines()[1:]


def test_table_is_large():
    assert len(TABLE) >= 200


@pytest.mark.parametrize("row", TABLE)
def test_all_slots_of_a_clause(row):
    """What is not in the table is null; the article is of 14 March 2022."""
    clause, slots = row.split("\t")
    wanted = dict(slot.split("=", 1) for slot in slots.split("|") if slot)
    found = fill(clause, published="2022-03-14")._asdict()
    assert {slot: value for slot, value in found.items() if value} == wanted


def test_nothing_is_guessed():
    assert fill("") == Slots()
    assert fill("见真章") == Slots()


def test_addressee_is_inherited_and_said_so():
    assert fill("要加强排查", inherited="各镇")[:2] == ("各镇", True)
    assert fill("各社区要加强排查", inherited="各镇")[:2] == ("各社区", False)
    assert fill("要加强排查")[:2] == (None, False)


def test_clause_before_gives_its_condition_and_its_addressee():
    assert fill("要立即上报", before="一旦发现发热病人").condition == "一旦发现发热病人"
    assert fill("要落实到人", before="各镇、各部门")[:2] == ("各镇、各部门", True)
    assert fill("须主动报备", before="近七日去过外省的人员")[:2] == ("近七日去过外省的人员", True)
    assert fill("要立即上报", before="加强外来人员排查").addressee is None


def test_what_other_clauses_say_is_not_in_the_clause():
    assert fill("要抓好落实", before="按照市委要求").authority is None
    assert fill("要完成整改", before="8月20日前台账建立后").deadline is None
    assert fill("要完成整改", before="街道对网格的台账").population is None


def test_a_clause_before_that_only_names_a_time_an_exception_or_persons():
    before = {
        "自3月20日起": ("deadline", "自3月20日起"),
        "在上岗前": ("deadline", "上岗前"),
        "除药店外": ("exception", "除药店外"),
        "对来自中高风险地区的人员": ("population", "来自中高风险地区的人员"),
        "已经解除隔离的": ("population", "已经解除隔离的"),
        "对措施不落实、台账不清的": ("population", "措施不落实、台账不清的"),
    }
    for text, (slot, wanted) in before.items():
        assert getattr(fill("社区要立即登记", before=text), slot) == wanted
    assert fill("返乡后主动报备").deadline == "返乡后"
    assert fill("做好复工后的监测").deadline is None
    # The newer words win.
    assert fill("4月1日前登记老年人", before="自3月20日起").deadline == "4月1日前"
    assert fill("4月1日前登记老年人", before="对来返人员").population == "老年人"


def test_persons_named_by_what_they_did():
    assert fill("对擅自外出的予以训诫").population == "擅自外出的"
    assert fill("对瞒报行程的依法追究责任").condition is None
    assert fill("该取消的要及时取消").population is None
    assert fill("要认真落实市委提出的要求").population is None


def test_kinds_of_places_and_what_is_none():
    assert fill("化粪池、地下车库要定期消杀").place is not None
    assert fill("公安、城管要加强路面巡查").place == "路面"
    assert fill("合理设置采样点位").place is None
    assert fill("要重视社区在防控中的作用").place is None


def test_directions():
    assert fill("要加强对经营户的健康监测").direction == "tighten"
    assert fill("庙会等聚集性活动原则上不举办").direction == "tighten"
    assert fill("门岗登记一刻也不能放松").direction == "maintain"
    assert fill("全面了解防控情况").direction is None


def test_needs_of_the_public_and_lists_of_persons():
    assert fill("要回应群众关切").population is None
    assert fill("帮助群众解决困难").population == "群众"
    assert fill("对快递、外卖骑手每周检测一次").population == "快递、外卖骑手"
    assert fill("促进新农人、创业者等重点群体增收").population == "新农人、创业者等重点群体"
    assert fill("严禁聚集性活动")[2:4] == ("严禁", "聚集性活动")


def test_every_slot_is_a_part_of_the_clause():
    for clause, _ in CASES:
        found = fill(clause)._asdict()
        for slot, value in found.items():
            if isinstance(value, str) and slot not in ("direction", "quantity", "deadline_date"):
                assert value in clause, (slot, value)


@pytest.mark.parametrize(
    "piece",
    [
        "要",
        "除如若",
        "1",
        "每",
        "一",
        "来返人",
        "按照省",
        "(",
        "凭",
        "2月",
        "不",
        "、加强排查",
        "\u201c禁止\u201d",
    ],
)
def test_time_is_linear(piece):
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        return min(_timed(text) for _ in range(3))

    assert seconds(40_000) < 40 * max(seconds(4_000), 5e-3)


def _timed(text: str) -> float:
    begin = time.process_time()
    fill(text)
    return time.process_time() - begin


def test_what_only_holds_the_character_of_a_modal_is_none():
    assert fill("各村次要路口一律封闭")[0] == "各村次要路口"
    assert fill("各单位显要位置张贴场所码")[:4] == ("各单位", False, "张贴", "场所码")
    assert fill("各镇撮要上报情况").addressee == fill("各镇统一上报情况").addressee
    assert fill("各镇要紧盯重点人群")[:4] == ("各镇", False, "紧盯", "重点人群")
    assert (
        fill("甲市、乙市要紧紧抓住机遇", places=[Place(0, 2, "1"), Place(3, 5, "2")]).addressee
        == "甲市、乙市"
    )
    assert fill("思想要紧").action is None
    assert fill("做好生活必需品生产供应")[2:4] == ("做好", "生活必需品生产供应")


@pytest.mark.parametrize(
    ("clause", "governed"),
    [
        ('落实"四早"要求', '"四早"要求'),
        ("落实\u201c四早\u201d要求", "\u201c四早\u201d要求"),
        ('"落实四早要求"', "四早要求"),
        ("落实\u201c四早要求", "四早要求"),
    ],
)
def test_quotation_marks_of_an_object_are_paired(clause: str, governed: str) -> None:
    assert fill(clause).object == governed
