"""Where a body's demands end and the writer of a comment goes on; what a report only tells."""

from __future__ import annotations

import pytest

from .marked import check

PASSAGES: list[tuple[str, str | None]] = [
    # the writer's own words behind a body's demands
    (
        "市委常委会会议指出,+要抓好春耕。只要干部沉下去,我们就一定能补上短板。面对挑战,必须强化底线思维。",
        "会议",
    ),
    ("省政府要求,+各地要稳住就业。对基层干部而言,应当主动靠前。", "省政府"),
    ("县委强调,+要分级防控。一年之计在于春,我们要把春耕抓起来。", "县委"),
    ("县委强调,+要分级防控。不妨把会开到田间地头,也要少发文件。", "县委"),
    # questions end nothing, nor does 我们 in somebody's own speech
    ("县教育局要求,+各校要开好网课。我们要用哪个平台呢?+各校要自主选择。", "县教育局"),
    ("县长{丁若川}强调,+要分级防控。+我们要把春耕抓起来。", "丁若川"),
    # 不仅 before a reporting verb
    ("市委常委会日前召开会议,分析形势,+不仅强调要加大稳岗力度,而且列出了清单。", None),
    # a list of what a meeting has decided demands; what it does itself does not
    ("会议决定,+一是严格落实教师待遇,+二是加强教师培训。", "会议"),
    ("会议决定,将补贴政策延长一年。", "会议"),
    # whom somebody comes upon
    ("{丁若川}走访社区。看到有人没戴口罩,+当即要求社区干部立即分发口罩。", "丁若川"),
    # an article speaks, as one who tells more than he demands
    ("文章强调,人民安全是基石。+我们要守住底线,+补上短板。\n文章指出,+要改革疾控体系。", "文章"),
    ("文章称,中国的就业形势持续向好,企业不断增多。", "文章"),
    # an organ's document that sets tasks for those below; one that tells of its own
    (
        "市公安局印发《关于做好道路保畅工作的通知》,+部署各级公安机关做好保畅工作,+确保物资车辆通行,+维护路面秩序。",
        "市公安局",
    ),
    ("市公安局印发《关于做好道路保畅工作的通知》,部署道路保畅工作。会议部署各项工作。", None),
    # the list of a document that its organ has put out
    (
        "市教育局印发《关于防控工作的通知》,+部署各级各类学校做好防控工作。《通知》重点强调了两方面要求。\n"
        "+一是压实责任。+二是备足物资。",
        None,
    ),
    (
        "省商务厅印发《关于促进消费的若干措施》,从两个方面支持消费恢复。+一是发放消费券。+二是培育夜间经济。",
        "措施",
    ),
    ("省人力资源和社会保障厅印发《关于稳岗的通知》,+部署全省各地做好稳岗服务。", "省人力资源和社会保障厅"),
    ("省应急管理厅部署开展安全检查,+要求各地对企业逐家核查。", "省应急管理厅"),
    # a formula that only names its list; a worker is no one who does not
    ("县纪委印发通知,就严明纪律提出“两个严禁”:!严禁擅离职守,!严禁瞒报漏报。", None),
    ("县委提出要求:!一、不得随意抽调社区工作者。", None),
    # whom one appeals to is to do whatever follows
    ("会议号召,~全县党员干部冲锋在前。", "会议"),
    ("县委希望,全体职工已经尽力。", None),
    # what we must do is a norm for all, what we are going to do is a plan
    ("县委书记{丁若川}说,+我们必须加强作风建设,+锤炼一支过硬的队伍。", "丁若川"),
    ("县委书记{丁若川}说,下一步,我们要加强作风建设。", None),
    ("县委书记{丁若川}表示,我们要认真学习贯彻会议精神。", None),
    # an idiom among demands tells nothing
    ("县长{丁若川}强调,+要压实责任,+扛起担子。知重负重,+保持昂扬斗志,+做好防控工作。", "丁若川"),
    # nobody in particular
    ("有的县卫健局制作表格,要求干部当天上报,内容相差无几。", None),
    # deeds with their count, words in which a cue is none
    ("县长{丁若川}强调,+要从严执法,+加大巡查力度。依法查处占道案件140件。", "丁若川"),
    ("县长{丁若川}强调,+要守住底线。+凝聚起坚不可摧的力量。", "丁若川"),
]


@pytest.mark.parametrize("full_width", [False, True], ids=["ascii", "full-width"])
@pytest.mark.parametrize(("marked", "speaker"), PASSAGES)
def test_where_a_speech_ends(marked: str, speaker: str | None, full_width: bool) -> None:
    check(marked, speaker, full_width=full_width)
