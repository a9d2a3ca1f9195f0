"""Documents whose demands no list announces, and what stands around them on a page."""

from __future__ import annotations

import pytest

from .marked import check

CASES = [
    # the rules stand behind the decision itself
    (
        "关于调整柳湾片区管控措施的通告",
        "经县指挥部研判,决定自3月4日8时起,+柳湾片区实行封闭管理,!严禁人员聚集。",
        "通告",
    ),
    # the title only mentions its word, the last line calls it so
    (
        "停水检修公告!请提前储水",
        "检修定于3月4日举行。\n~敬请各位居民做好准备,~不围观现场。\n特此公告\n",
        "公告",
    ),
    # a circular ends in what is to be learnt
    (
        "县纪委通报两起典型案例",
        "现将两起典型问题通报如下:\n柳湾村值守人员脱岗,造成不良影响。\n"
        "+各乡镇各部门要深刻汲取教训,+举一反三,+切实压实责任。",
        "通报",
    ),
    # a page repeats the title below the text
    (
        "青禾县全域实行静态管理",
        "现通告如下:\n!1.居民一律不得外出。\n青禾县全域实行静态管理\n文章图片\n点击进入专题:禁止聚集",
        "通告",
    ),
    # a preamble belongs to the announcement behind it
    (
        "关于调整卡口的通告",
        "尽量减少对群众出行的影响,经研究,现通告如下:\n+一、撤除东关卡口。",
        "通告",
    ),
    # but what it demands there of those it names counts, not whom it addresses and why
    (
        "关于做好返岗工作的通知",
        "各镇政府,开发区管委会,市管企业:为贯彻落实上级部署,全面落实防控措施,+根据市指挥部要求,"
        "+全市各单位要压实责任,+抓好工作落实,经市政府同意,现就有关工作通知如下:\n+一、严格测温。",
        "通知",
    ),
    # a notice only tells what it has heard; blanks in its title are nothing
    (
        "工作提示",
        "各乡镇:\n据市指挥部通报,邻县新增两例确诊病例。为快速阻断传播链条,~请做好以下工作:\n"
        "+一是立即开展排查。\n+二是每日17时前报送进展情况。\n",
        "提示",
    ),
    (
        "通  告",
        "尊敬的旅客:\n~请您戴好口罩。+进站要测温。\n柳湾县车站\n",
        "通告",
    ),
    # a letter between offices, and what it asks at its end
    (
        "关于做好排查工作的函",
        "县直各单位:\n现就有关事项函告如下:\n+一、各镇要结合网格管理。\n妥否,请函复。\n",
        "函",
    ),
    # its rules may be what is adjusted; what a page offers to scan is none of them
    (
        "关于优化防控措施的通告",
        "经研究,自3月5日起,对我县防控措施作如下调整:+一、县城恢复公共交通。+二、居民出入要扫码。给您带来的不便,敬请谅解。扫一扫在手机打开当前页",
        "通告",
    ),
    # what is punished, and what a purpose is
    (
        "关于做好采样工作的通告",
        "现通告如下:\n+一、居民要携带身份证,以便现场快速登记。\n"
        "二、!严禁聚集,恶意传播虚假信息,造成严重影响的,+将依法追究责任。".replace("二、!", "!二、"),
        "通告",
    ),
    (
        "关于进出小区的通告",
        "现通告如下:\n一、3月4日当天,+居民要按时采样,+每户每天只允许一人外出采购物资。",
        "通告",
    ),
    # what a reading tells of a document
    (
        "解读柳湾县稳定春耕生产的措施",
        "县政府办公室印发了《关于稳定春耕生产的若干措施》,现解读如下:\n一、出台背景 春耕受到较大冲击。\n"
        "二、主要内容 主要包括四大类12项具体措施:\n+(一)加快农资企业开工。包括两项措施,+一是建立农资企业包保制度。+对返乡农民给予补贴。",
        "措施",
    ),
    # those whose document calls itself 政策措施
    (
        "关于印发柳湾县帮扶商户若干政策措施的通知",
        "现将《柳湾县帮扶商户若干政策措施》印发各单位,+请认真组织实施。施行当中遇到的问题,+请径向县商务局反映。",
        "通知",
    ),
    (
        "柳湾县帮扶商户若干政策措施",
        "为帮扶商户,提出如下政策措施:\n+一、减轻负担。对缴费有困难的商户,允许延期至六月补缴;补缴摊位租金免收滞纳金,原有待遇正常享受,不影响商户信用记录。"
        "+继续实施稳岗返还。",
        "政策措施",
    ),
    # short headings that demand, a time to make use of, a telephone in brackets
    (
        "关于帮扶商户的通知",
        "现通知如下:\n+1. 支持困难商户。+抓住春耕备耕的关键时期,+发动农户及早整地。+县商务局开辟服务专线(联系电话:0830-5550123)。",
        "通知",
    ),
    # a blank that does not break stands behind a number; a heading that only names; who is allowed something
    (
        "关于帮扶企业的通知",
        "现通知如下:\n+5.\u00a0支持困难企业。+落实好政策。\n(一)费款申报。\n"
        "+二、用好专项资金。对在防疫中贡献突出的涉农组织,可优先支持其参与符合条件的项目,降低资金使用门槛。",
        "通知",
    ),
    # what is to be ensured beside it; on what ground something is allowed; when a thing is done
    (
        "关于复课的通知",
        "现通知如下:\n+一、各学校在确保师生安全的前提下,+分批组织复课。在确保安全的前提下,可以开放操场。\n"
        "二、高等学校复课时间另行确定。物资发放前,+要及时检验质量。根据学生实际需求,可延长图书馆开放时间。",
        "通知",
    ),
    # whom a penalty is for, over several clauses; what holds for those named before
    (
        "关于用好专项资金的通知",
        "现通知如下:\n一、对于挪用资金用于偿还债务,未从事物资生产的企业,+取消享受政策资格。",
        "通知",
    ),
    # what an illness is like and what a thing is able to do
    (
        "柳湾县社会防控指南",
        "现将防控知识提示如下:\n+一、出门佩戴口罩。严重者表现为呼吸困难。选择合适的口罩能很好地防止飞沫传播。+二、勤洗手。",
        "指南",
    ),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("title", "marked", "speaker"), CASES)
def test_documents(title: str, marked: str, speaker: str, full_width: bool) -> None:
    check(marked, speaker, full_width=full_width, title=title)


@pytest.mark.parametrize("full_width", [False, True])
def test_an_organ_named_with_another_speaks(full_width: bool) -> None:
    check(
        "走访过程中,区卫生健康局与企业负责人共同分析了形势,+要求企业落实主体责任,+严格消毒。",
        "区卫生健康局",
        full_width=full_width,
    )


def test_reporters_behind_a_bracket_are_no_part_of_who_speaks() -> None:
    check("本报3月4日电(记者{{甘小鹿}})市政府新闻发言人{丁若川}在发布会上强调,+要从严管控。", "丁若川")
