"""What is found, and exactly where it begins and ends."""

from __future__ import annotations

import pytest

from ..conftest import WIDE
from .ruler_helpers import coded, found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Each level of a chain is a mention of its own.
        ("在句容市茅山镇丁庄村检查。", ["句容市", "茅山镇", "丁庄村"]),
        ("来到蓬溪县赤城镇,随后前往射洪市。", ["蓬溪县", "赤城镇", "射洪市"]),
        ("深入凤凰县沱江镇、阿拉营镇调研", ["凤凰县", "沱江镇", "阿拉营镇"]),
        # The office belongs to the street.
        ("赤壁市蒲圻街道办事处主任", ["赤壁市", "蒲圻街道办事处"]),
        ("赤壁市蒲圻街道办理了业务", ["赤壁市", "蒲圻街道"]),
        # Where two words meet, and longer names.
        ("一、延长城镇职工缴费期", []),
        ("推动基层党建和乡村人才培养", []),
        ("打造美丽新乡村,建设文明乡村", []),
        ("长白山下,高寒冷凉山区,长江入海口", []),
        # The end of a person's name, and an organ of the county.
        ("副局长王文兴和县交通局局长李大海", []),
        ("在兴和县开会", ["兴和县"]),
        # Zones that no table has a row for, and those that have no name of their own.
        ("虹桥商务区内企业复工", ["虹桥商务区"]),
        ("上海自贸试验区建立账户体系", ["上海自贸试验区"]),
        ("河北廊坊临空经济区", ["河北", "廊坊临空经济区"]),
        ("山西综改示范区管委会", ["山西综改示范区"]),
        ("打造粤港澳全面合作示范区", ["粤", "港", "澳"]),
        # A hospital that is named after something else than a township of the province.
        ("接管湖北省新华医院的病区", ["湖北省"]),
        # The generic goes with the word behind it.
        ("绍兴市委书记林木森讲话", ["绍兴"]),
        ("绍兴市委员会印发", ["绍兴市"]),
        ("绍兴市市长林木森讲话", ["绍兴市"]),
        ("绍兴市长林木森讲话", ["绍兴"]),
        ("绍兴市纪委副书记林木森", ["绍兴市"]),
        ("绍兴市民踊跃报名", ["绍兴"]),
        ("绍兴市民政局发布", ["绍兴市"]),
        ("邵东市场监管局发布", ["邵东"]),
        ("兰溪市疾控中心", ["兰溪市"]),
        ("茶陵县界首镇长桥村", ["茶陵县", "界首镇", "长桥村"]),
        # Names inside organisations, papers, facilities.
        ("绍兴日报讯", ["绍兴"]),
        ("中国电信四川公司", ["四川"]),
        ("上海市汇业(武汉)律师事务所", ["上海市", "武汉"]),
        ("在高速义乌站口", ["义乌"]),
        # Functional zones.
        ("前往绍兴经开区、上虞区等地", ["绍兴经开区", "上虞区"]),
        ("西安高新区通报", ["西安高新区"]),
        ("枝江市经济开发区管委会", ["枝江市经济开发区"]),
        ("大连金普新区建立专班", ["大连", "金普新区"]),
        ("县经济开发区要加强管理", []),
        ("随后深入南湖管委会调研", ["南湖管委会"]),
        # Lists.
        ("从仙桃、潜江、天门三市返回", ["仙桃", "潜江", "天门"]),
    ],
)
def test_edges(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "加强国际合作,促进和平与发展,整合资源,打通绿色通道。",
        "县委和县政府、党委和政府要担起责任。",
        "各市县、各县(市、区)、市县两级要加强联动。",
        "一是思想上高度重视,二是行动上前进一步。",
        "向人民日报、新华社记者介绍,沿长江而下。",
        "山西路、延安东路步行街、江苏大道人流减少。",
        "提出更高要求,创新和完善机制,搬迁安置点。",
        "这里长治久安,真金白银支持,幸福安康。",
        "公安机关和公安民警坚守岗位。",
        "各社区、全村、老旧小区、农村、城乡社区要全面动员。",
        "内华达州和佛罗里达州、乔治·海伦先生",
        "京港澳高速和京沪高铁恢复通行,川菜馆歇业。",
    ],
)
def test_nothing(text: str) -> None:
    assert found(text) == []


def test_both_styles_of_punctuation() -> None:
    ascii_style = "他先后到绍兴市、柯桥区(兰亭街道)检查,指出社区要守住."
    full = ascii_style.replace(",", "\uff0c").replace("(", "\uff08").replace(")", "\uff09")
    assert found(full) == found(ascii_style) == ["绍兴市", "柯桥区", "兰亭街道"]


def test_risky_short_names_need_evidence() -> None:
    assert found("整合医疗资源,优化资源配置。") == []
    assert found("桂林市资源县召开会议。资源记者站报道。") == ["桂林市", "资源县", "资源"]
    assert found("太和医院") == []
    assert "太和" in found("阜阳市通报,太和县召开会议。在太和、界首两地")


def test_township_short_names_need_an_anchor() -> None:
    assert "枫桥" in found("诸暨枫桥派出所民警")
    assert found("枫桥夜泊,江枫渔火") == []
    assert "茅山" in found("句容市茅山镇召开会议。茅山中学停课。")


def test_traditional_and_glossed() -> None:
    assert found("漳州市龍海區") == ["漳州市", "龙海区"]
    assert found("紹興市柯橋區(qū)") == ["绍兴市", "柯桥区"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "市" * 5000, "\ud800绍兴市", "👍" * 50])
def test_any_string(text: str) -> None:
    found(text)


def test_township_by_its_office_or_another_generic() -> None:
    assert found("赤壁市蒲圻办事处开展排查") == ["赤壁市", "蒲圻办事处"]
    assert found("句容市茅山乡卫生院") == ["句容市", "茅山乡"]
    assert found("句容市茅山乡村旅游") == ["句容市", "茅山"]


def test_bare_townships_once_named_in_full() -> None:
    text = "柯桥区漓渚镇召开会议。漓渚在行动,在漓渚路上,漓渚中学停课。"
    names = found(text, home="330603")
    assert names[2:] == ["漓渚", "漓渚"]
    assert found("溪湖区东风街道开会。结合东风实际,迎着东风前进。", home="210503")[2:] == ["东风"]


def test_a_provinces_everyday_name() -> None:
    assert coded("县委书记检查与内蒙交界处,内蒙古来车") == [("内蒙", "150000"), ("内蒙古", "150000")]


def test_a_name_that_the_text_has_cuts_no_word() -> None:
    assert found("固安县召开会议。筑牢固安县防线。") == ["固安县", "固安县"]
    assert found("建设港口区域\uff0c支援港口区。") == ["港口区"]


def test_a_paper_behind_a_dot() -> None:
    assert found("市民观察·绍兴网记者") == ["绍兴"]


def test_townships_that_a_table_names_with_their_county() -> None:
    assert coded("柳屯镇在行动。濮阳县柳屯镇设点。", home="410928") == [
        ("柳屯镇", "410928101"),
        ("濮阳县", "410928"),
        ("柳屯镇", "410928101"),
    ]


def test_counties_before_a_generic_of_many() -> None:
    assert "龙陵" in found("云南省瑞丽市封控\uff0c勐腊、龙陵等边境县市加强巡逻。")


def test_streets_before_their_communities() -> None:
    names = found("金台区十里铺宏文南路社区", home="610303")
    assert names == ["金台区", "十里铺", "宏文南路社区"]
    assert found("来到陈仓园社区", home="610303") == ["陈仓园社区"]


def test_villages_of_a_list_after_a_word() -> None:
    text = "南漳县薛坪镇就顺流、大石岜等村进行回头看"
    assert found(text) == ["南漳县", "薛坪镇", "顺流", "大石岜"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("走在鄂州街头", ["鄂州"]),
        ("以文明乡风培育新人", []),
        ("苍梧县六堡茶产业\uff0c六堡镇六堡小学", ["苍梧县", "六堡镇", "六堡"]),
        ("农家乐都停业了", []),
        ("联系苏木或嘎查", []),
        ("渝中区临江门一家商店", ["渝中区"]),
        ("1\u20148月城镇新增就业\uff0c农村人口向城镇转移", []),
        ("兰陵县向城镇党委", ["兰陵县", "向城镇"]),
        ("四川藏区、川藏两省区", ["四川", "川", "藏"]),
        ("飞夺泸定桥\uff0c开阳高速路政大队", []),
    ],
)
def test_words_beside_names(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the counties of a list may lie in several cities of one province, not in several provinces
        ("从禹州、汤阴返回的人员,一律登记。", ["禹州", "汤阴"]),
        ("从昆山、汤阴返回的人员,一律登记。", ["昆山"]),
        # as many villages as are counted, and where they open to the road
        ("七里营镇:刘庄、龙泉、八柳树三个村口不断人。", ["七里营镇", "刘庄", "龙泉", "八柳树"]),
        ("七里营镇:早起、晚归、夜查三个村口都有人。", ["七里营镇"]),
    ],
)
def test_lists_of_short_names(text: str, expected: list[str], wide: bool) -> None:
    assert found(text.translate(WIDE) if wide else text) == expected
