"""Places that no table knows."""

from __future__ import annotations

import pytest

from .ruler_helpers import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在望江社区,他看望了值守人员。", ["望江社区"]),
        ("来到清水塘村,查看登记台账", ["清水塘村"]),
        ("走进桂花园社区居委会,了解排查情况", ["桂花园社区"]),
        ("抽查了杨家桥居委会", ["杨家桥居委会"]),
        ("在青龙湾村、石门坎村、白鹤林村,他仔细询问", ["青龙湾村", "石门坎村", "白鹤林村"]),
        ("青龙湾村党支部书记说", ["青龙湾村"]),
        ("特别是马家庄农贸市场,要加强管理", ["马家庄"]),
        ("要严格社区和村的管理", []),
        ("前往青龙湾、石门坎等村检查", ["青龙湾", "石门坎"]),
        ("做好医生、护士等社区工作者的保障", []),
        ("中风险区乌兰花嘎查解除管控", ["乌兰花嘎查"]),
        ("县长、白鹤办事处党委书记参加", ["白鹤办事处"]),
        ("深入金牛工业园区检查,在现代农业产业园调研", ["金牛工业园区"]),
        ("当好村民的守护者,劝导村民不聚集", []),
        ("优秀村干部和优秀村医,广大社区工作者,激励广大社区志愿者", []),
        ("看到社区干部很辛苦", []),
        ("指出社区是第一道防线", []),
        ("要加强社区党组织建设,深入开展农村爱国卫生运动", []),
        ("多名村民返乡,驻村工作队、第一书记到村", []),
        ("建好人类命运共同体,走乡村振兴之路", []),
    ],
)
def test_left_edge(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_once_established_found_everywhere() -> None:
    text = "在绍兴市柯桥区望江社区,他看望值守人员。据悉望江社区有三个小区。"
    assert found(text).count("望江社区") == 2


def test_corps() -> None:
    text = "第八师石河子市召开会议,新疆生产建设兵团一五二团参加。"
    assert found(text) == ["第八师", "石河子市", "新疆", "一五二团"]
    assert found("第八师范学校、三师一校") == []


def test_a_list_behind_a_colon() -> None:
    text = "建安区\n榆林乡:前韩村,后韩村。\n西关街道(寿昌社区)解除管控。"
    assert found(text) == ["建安区", "榆林乡", "前韩村", "后韩村", "西关街道", "寿昌社区"]


def test_repetition_is_evidence() -> None:
    text = "桂花社区第二网格长说,今天人多。桂花社区工作人员逐户登记。"
    assert found(text) == ["桂花社区"] * 2
    assert found("月村书记说,月村两委和月村群众一起守卡口。") == ["月村"] * 3
    assert found("桂花社区第二网格长说,今天人多。") == []
