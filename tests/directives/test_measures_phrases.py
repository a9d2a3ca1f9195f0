"""Everyday demands of the genre: the measure, then clauses of it, each judged alone."""

from __future__ import annotations

import pytest

from epi_spacy.directives.measures import MEASURES, ClauseContext, MeasureClassifier

PHRASES = """
testing 提高检测效率 实行十合一混检 组建采样队伍 对环境开展采样 落实入院必检 对重点行业从业人员每周检测两次 开展常态化核酸检测 做好检测结果反馈 增加检测窗口 延长采样时间 优化采样点布局 坚持不漏一户、不漏一人应检必检 实现检测全覆盖 加强发热病人监测筛查
testing 做好发热人员体温筛查 按规定频次开展检测 提升日检测能力 配足采样人员 早晚各测一次体温
tracing 摸清人员底数 建立健康档案 落实日报告零报告制度之外的健康监测 主动申报行程 如实报告旅居史 对重点人员逐一核查 加强数据比对 落实实名登记 扫场所码 推广使用健康码 深入开展敲门行动 全面排查风险人员 锁定风险人群 第一时间开展流调 追踪密接次密接 查清传播链条
tracing 落实病例报告制度 严格查验两码 做好外来人员信息采集 对从外地回来的人员要逐人登记 不瞒报不漏报行程 准确掌握流动人口底数
isolation 落实居家健康监测 规范集中隔离点管理 储备足够的隔离房间 落实三区管控措施 密接者第一时间转运隔离 做到应隔尽隔应转尽转 隔离点实行一人一间 严格隔离人员管理 落实单人单间 及时划定风险区域 高风险区实行足不出户 中风险区人员不出区 加强居家隔离人员管控
isolation 做好转运车辆闭环管理 严防隔离点交叉感染 加快隔离点建设 按比例储备隔离房源
treatment 全力做好医疗救治 提高治愈率 降低病亡率 落实首诊负责制 规范设置预检分诊 加强院感防控 储备重症床位 推进中西医结合治疗 落实分级诊疗 发挥基层医疗机构作用 强化医护人员力量 加强疑难病例会诊 医院不得推诿拒收病人 加强科研攻关 规范处置医疗废物 扩充ICU床位
treatment 住院病区实行封闭管理 发挥发热门诊哨点作用
vaccination 加快疫苗接种进度 做到应接尽接 提升老年人接种率 做好接种异常反应处置 设置临时接种点 开展上门接种服务 规范接种流程 推进第三针接种 抓好重点人群接种 筑牢全民免疫屏障 消除群众对疫苗的疑虑 确保接种安全
border 严把入口关 守好高速路口 对外来车辆逐一检查 劝返外地车辆 落实跨省车辆查验 加强省际卡口管控 严防疫情输入 做好货车司机闭环管理 暂停长途客运 实行交通管制 非必要不出省 减少跨区域流动 引导群众就地过年 加强口岸管控 做好入境人员转运 把好机场车站入口
border 对省外返回人员实行闭环管理 倡导错峰返乡 不得随意封路 确保应急运输车辆优先通行 严查严控外来人员 加强交通场站管理
community 发挥网格员作用 小区实行封闭式管理 加强小区出入口管理 动员志愿者参与防控 党员干部下沉社区 发动群众参与 健全村级防控网络 严格小区出入管理 引导居民自我管理 发挥物业作用 落实包保到户 推行楼栋长制 加强农村地区防控 筑牢基层防线 构建群防群治工作格局
community 加强城乡结合部管理 强化社区防控
venues 从严控制聚集性活动 取消大型活动 暂停堂食 关闭娱乐场所 落实预约限流 推迟开学 错峰返校 加强养老院管理 宗教场所暂停开放 红事缓办白事简办 不走亲访友 不聚餐不聚会 减少外出 加强农贸市场监管 禁止活禽交易 企业落实主体责任 实行线上教学 校园实行封闭管理 加强监所管理
venues 严控会议规模 能不开的会议不开 实行网上祭扫 督促商户落实防控措施 加强重点场所管控 引导群众不扎堆 取消集市 加强企业内部管控 电梯限流
disinfection 加强环境整治 做好公共场所消毒 定时通风换气 全面开展消杀 做好垃圾清运 深入开展爱国卫生运动 对公共交通工具定期消毒 清理卫生死角 做好终末消毒 整治环境卫生 对快递包装进行消毒 加强公厕保洁
protection 规范佩戴口罩 做好个人防护 勤洗手 保持社交距离 加强医务人员防护 严防医务人员感染 使用公筷 落实一线人员防护措施 避免接触口鼻眼 养成良好卫生习惯 进入公共场所佩戴口罩 严格穿脱防护服流程 合理膳食 咳嗽打喷嚏用纸巾遮挡 戴好手套
supplies 加强物资储备 保障市场供应 打击囤积居奇 稳定物价 确保生活必需品不断档 增加口罩产量 落实防控经费 做好捐赠物资管理 补齐物资缺口 保障药品供应 拓宽采购渠道 确保防护用品充足 加强粮油储备 维护市场价格秩序
coldchain 加强冷链食品监管 落实进口货物消杀检测 严把冷链关 进口冷链食品入库前必须检测 规范进口货物管理 严防疫情通过物品传播 做到人物同防
publicity 加强宣传引导 普及防护知识 及时回应关切 强化舆论引导 严厉打击谣言 发布权威信息 讲好抗疫故事 悬挂横幅 利用微信群宣传 引导群众科学认识疫情 提高知晓率 营造浓厚氛围 引导群众不信谣不传谣 挖掘先进典型 做好政策宣传解释 增强群众防护意识 印发宣传资料
publicity 教育群众自觉遵守规定
organisation 压实属地责任 加强统筹协调 健全工作机制 完善应急预案 开展应急演练 落实值班制度 加强业务培训 强化部门协作 主要领导靠前指挥 党员发挥先锋模范作用 各司其职 形成工作合力 严格执行上级要求 抓好措施落实 补齐短板弱项 加强信息报送
organisation 保持指挥体系高效运转 强化责任担当 充实工作力量 细化工作方案 明确责任分工 建立工作专班 落实领导包抓责任 建立长效机制 落实四方责任 把责任落实到人 确保政令畅通 第一时间报告 坚持平战结合 优化工作流程 提升应急处置能力 坚守工作岗位 发挥党支部作用
organisation 认真落实防控要求 严格执行请示报告制度
accountability 加强督导检查 严肃追责问责 开展暗访督查 力戒形式主义 严肃工作纪律 严厉打击涉疫犯罪 对落实不力的严肃处理 依法从严查处 强化监督执纪 表彰先进 减轻基层负担 依法追究责任 建立奖惩机制 对违反规定的予以处罚 发现问题立即整改 严查失职渎职 开展专项监督
economy 有序复工复产 抓好春耕生产 稳定就业 加快项目建设 落实惠企政策 帮助企业渡过难关 巩固脱贫成果 抓好安全生产 稳住经济基本盘 优化营商环境 做好农产品销售 保障企业用工 推进乡村振兴 抓好防汛备汛 促进消费回升 完成全年目标任务 加大招商引资力度 降低企业成本
economy 确保产业链稳定 做好森林防火 防范安全事故
livelihood 保障群众基本生活 关心关爱医务人员 做好心理疏导 帮助困难群众 解决群众实际困难 保障隔离人员生活 做好独居老人照料 落实补助政策 慰问一线人员 畅通求助热线 保障孤寡老人生活 安排轮休 改善工作条件 送菜上门 做好特殊群体关爱服务 落实临时救助 解决后顾之忧
awareness 提高政治站位 克服麻痹思想 坚定必胜信心 绷紧疫情防控之弦 坚决打赢阻击战 统一思想认识 增强忧患意识 树立底线思维 发扬斗争精神 守护人民生命健康 巩固防控成果 保持高度警惕 做好打持久战准备 以实际行动践行初心 切实增强责任感紧迫感 牢固树立大局意识 坚持人民至上
awareness 把疫情防控作为头等大事 从严从细从实 以高度负责的态度 确保取得实效 坚决防止疫情反弹 夺取双胜利 同心协力共克时艰 科学精准施策 争分夺秒抢抓时间 宁可十防九空 以雷霆之势遏制疫情 充分认识形势严峻性 不得有丝毫懈怠 坚持科学防控 决不能掉以轻心
"""
# Words that another word hides inside itself, and the measure that they must not give.
HIDDEN = """
organisation 严防疫情反弹
border 引导外出务工人员就地就业
accountability 及时召开会议研究
awareness 持续扩大国内需求
"""
ROWS = [
    (measure, clause)
    for line in PHRASES.strip().splitlines()
    for measure, *rest in [line.split()]
    for clause in rest
]
# In a list about something else these still stand for themselves.
FIRM = """
awareness 要突出重点
awareness 注重细节
awareness 争分夺秒
awareness 一丝不苟
awareness 以雷霆之势遏制疫情蔓延
organisation 落实各项防控措施
organisation 把各项措施落到实处
organisation 传导工作压力
organisation 形成工作闭环
organisation 通力合作
awareness 以临战姿态投入工作
awareness 保持平和心态
awareness 切莫有盲目乐观情绪
awareness 拿出敢打硬仗的干劲
organisation 自觉遵守防控规定
publicity 引导居民自觉遵守各项规定
tracing 到达后主动联系社区
tracing 不隐瞒旅居史
border 从入口把住关,逐车检查
border 在外亲友暂不要回来
venues 不摆席、不赶集
venues 暂停营业并张贴告示
disinfection 电梯按钮和门把手每日擦拭
protection 打喷嚏时遮住口鼻
protection 规范穿脱防护服
supplies 做好备货补货
publicity 用方言循环播放
publicity 不轻信小道说法
isolation 门磁一户一装
accountability 对弄虚作假的决不姑息
livelihood 为一线值守者送去热汤
livelihood 帮老人代买药品
"""


@pytest.fixture(scope="module")
def classifier() -> MeasureClassifier:
    return MeasureClassifier()


def test_phrases(classifier):
    found = classifier.assign([ClauseContext(clause, speech=at) for at, (_, clause) in enumerate(ROWS)])
    wrong = [
        (clause, measure, got.measure)
        for (measure, clause), got in zip(ROWS, found, strict=True)
        if got.measure != measure
    ]
    assert len(wrong) <= 0.04 * len(ROWS), wrong


def test_phrases_cover_every_measure():
    assert {measure for measure, _ in ROWS} == set(MEASURES)


def test_style_and_implementation_do_not_follow_the_list(classifier):
    wrong = []
    rows = [row.split() for row in FIRM.strip().splitlines()]
    for measure, clause in rows:
        _, found = classifier.assign([ClauseContext("要加快核酸检测"), ClauseContext(clause)])
        if found.measure != measure:
            wrong.append((clause, measure, found.measure))
    assert len(wrong) <= 0.2 * len(rows), wrong


@pytest.mark.parametrize("row", HIDDEN.strip().splitlines())
def test_word_inside_another_word_says_nothing(classifier, row):
    measure, clause = row.split()
    (found,) = classifier.assign([ClauseContext(clause)])
    assert found.measure != measure, found


def test_many_rules_for_a_place_without_a_modal(classifier):
    clause = "棋牌室、网吧严格落实测温、扫码、通风"
    (found,) = classifier.assign([ClauseContext(clause)])
    assert found.measure == "venues", found
