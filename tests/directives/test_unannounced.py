"""Demands of documents that no words announce, and headings that lost their line break."""

from __future__ import annotations

import pytest

from .marked import check

HEAD = "现就有关事项通知如下:\n"
CASES = [
    # what is demanded above the rules, in a text whose lines are gone
    (
        "关于做好柳湾县粮食保供工作的通知",
        "当前,保供任务艰巨繁重。+各乡镇要切实提高认识,+加强统筹调度。现就有关事项通知如下: +一、备足库存。",
        "通知",
    ),
    # a foreword that only tells
    (
        "关于做好柳湾县粮食保供工作的通知",
        "当前,保供任务艰巨,必须有足够的库存。现就有关事项通知如下:\n+一、备足库存。",
        "通知",
    ),
    # a heading demands, whatever the words behind it tell
    (
        "关于做好柳湾县粮食保供工作的通知",
        "现就有关事项通知如下:\n+一、统筹安排粮食库存  近期,县里已经下达了调粮计划。+各粮库要认真落实。",
        "通知",
    ),
    (
        "关于做好柳湾县粮食保供工作的通知",
        "现就有关事项通知如下:\n+一、高度重视粮库消毒工作 做好消毒工作,是防控的第一道防线。",
        "通知",
    ),
    # what holds for those named before
    (
        "关于柳湾粮库职工休假的通知",
        HEAD + "一、职工可以分批休假,其中,已满1年的,+休假5天;已满10年的,+休假10天。\n"
        "二、证书到期,无法按期换领的,+有效期顺延至五月。已满20年的,可能增加休假。",
        "通知",
    ),
    # what is permitted, over several clauses
    (
        "关于柳湾粮库职工休假的通知",
        HEAD + "一、职工可凭身份证,向粮库申请补休;急需粮票的,可选择自助终端,就近领取。\n"
        "二、也可以采用自带餐具,取餐后分开就餐的方式。对已检测的不需要隔离。",
        "通知",
    ),
    # those whom the next clause is about
    (
        "关于支持柳湾企业的通知",
        HEAD + "列入县里名单的中小企业,可申请贷款,按月向粮库申请补贴。\n"
        "对职工提供的餐饮服务,以及为居民送菜取得的收入,+免征税费。\n"
        "职工如出现心理不适,且无法自我调适,可拨打热线。针对粮库和食堂,+要加强消毒。\n"
        "为避免人群流动,降低风险,+各粮库要错峰上班。",
        "通知",
    ),
    # how things are and what may come; what the writer will do; who brought the news
    (
        "关于支持柳湾企业的通知",
        HEAD + "一线职工与顾客接触密切,做好防护才能更好地保障供应。口罩用得不足,均可能增加风险。\n"
        "县财政分配资金时,将向粮库倾斜。职工拒不隔离的,+县公安局将协助强制执行。\n"
        "+各粮库要登记来粮,+对从市场收来的粮食分别装袋并作标识。(柳湾发布)",
        "通知",
    ),
    # the document that a notice passes on speaks where it begins
    (
        "关于印发柳湾县支持粮库若干措施的通知",
        "现印发给你们。\n柳湾县支持粮库若干措施 为支持粮库,制定如下措施:\n+一、减免粮库租金。",
        "措施",
    ),
    (
        "关于印发柳湾县支持粮库若干措施的通知",
        "现印发给你们。\n柳湾县支持粮库若干措施 为支持粮库,制定以下政策。\n+一、减免粮库租金。",
        "措施",
    ),
    # the second of two titles is the document's
    (
        "柳湾县发出通知:切实为基层减负做好粮食保供工作 关于切实为基层减负做好粮食保供工作的通知",
        "为克服形式主义,现就减负工作提出以下要求:\n+一、精简文件。",
        "通知",
    ),
    # a letter whose lines are gone; to what end one is asked
    (
        "柳湾医院门诊调整",
        "尊敬的患者:您好。为加快登记速度,更好的保护您的健康,+所有人员均须登记。~请您携带身份证。",
        "",
    ),
    # conditions and measures of things in rules
    (
        "关于支持柳湾企业的通知",
        HEAD + "发布之日至2026年6月,企业又未主动申请的,+粮库应及时联系。\n"
        "+各粮库要登记:发病前14天内有外县旅居史,+结果要报县里。隔离病房的数量,+应当依据需要确定。\n"
        "对有困难的企业,有贷款需求的,+其贷款费率按1%收取。逾期可不计入信用记录。+优先聘用已返岗员工。",
        "通知",
    ),
    # those who are addressed do not speak; what is got is a topic
    (
        "柳湾税务网",
        "各县粮库,柳湾县税务局,局内各单位:为保供应,现就有关政策提出以下要求。\n"
        "一、对参加保供的职工按照规定取得的补助和奖金,+免征税费。对粮库取得的补助,符合条件的,+免征房租。+对困难职工给予补助。",
        "",
    ),
    # what the writer will do
    (
        "关于支持柳湾企业的通知",
        HEAD + "+(一)各粮库要按时缴费。(二)县里将把缴费情况作为评优的依据。",
        "通知",
    ),
    # 规定 of what somebody else has set
    ("", "近日,粮库职工领到的按政府规定数额给付的补助,免征税费。", ""),
    # what everybody has to do stands behind an urgent notice
    ("", "柳湾县教育局下发紧急通知,为了防控疫情,+我县所有返校活动一律取消。!严禁补课。", "通知"),
    # whoever names the faults says what is to be learnt
    (
        "",
        "<柳湾县>东关镇政府26日通报称,村支书隐瞒行程。+全镇各村要深刻吸取教训,+引以为戒。",
        "柳湾县东关镇政府",
    ),
    # why a notice demands of those it names
    (
        "关于做好柳湾企业复工的通知",
        "为落实县里的部署精神,根据县防控专班关于复工的工作部署,+全县企业既要做好防疫,+又要恢复生产。\n"
        "现将有关事项通知如下:\n+一、企业要每日测温。",
        "通知",
    ),
    # rules that say nowhere whose they are
    (
        "",
        "1、从外县返回:+返柳人员必须提前3天向村里报备。\n2、从县内返回:+一律接受测温,从低风险地区返回的均不需要隔离。",
        "",
    ),
    # … behind sentences that ask for something themselves
    (
        "",
        "!非必要不返柳。如确需返柳,~请提前2天向所到的村报备。\n"
        "1、外省回来的,+一律集中隔离7天,+期满后再进行3天的居家隔离,+期间必须测温。\n"
        "2、外县回来的,+须凭绿码进村;不能出示绿码的,+需居家隔离3天。",
        "",
    ),
    ("", "1、外县返回:+要提前2天向村里报备。\n2、外省返回:+要提前3天向村里报备,+接受7天的集中隔离。", ""),
    # sentences that tell something above a list ask nothing
    (
        "",
        "柳湾村今年返乡的人很多,村里的卡口已经搭好了。请大家放心。村口的灯整夜亮着。\n"
        "1、村民必须早起下田。\n2、菜贩一律进场。",
        "",
    ),
    # a story told under numbers
    (
        "",
        "1、柳湾村的清晨\n村民必须早起,记者看到菜已备齐。\n2、柳湾村的夜晚\n卡口不得无人,记者看到灯还亮着。",
        "",
    ),
]


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize(("title", "marked", "speaker"), CASES)
def test_unannounced(title: str, marked: str, speaker: str, full_width: bool) -> None:
    check(marked, speaker, full_width=full_width, title=title)
