"""Clauses of every measure, each judged alone: measure, sub-measure, clause."""

from __future__ import annotations

import pytest

from epi_spacy.directives.measures import MEASURES, ClauseContext, MeasureClassifier

TABLE = """
testing testing 要组织第三轮全员核酸检测
testing testing 严格落实重点岗位人员“应检尽检”
testing testing 合理设置便民采样点
testing testing 执行三天两检
testing testing 加快提升核酸检测能力
testing testing 对外省来返人员开展两次核酸检测
testing testing 及时转运核酸样本
testing temperature 每日对学生测量体温不少于两次
testing temperature 进入商场的顾客必须测温
testing testing 组织居民分时段参加抗原自测
testing testing 做到快检快出
testing testing 该检测的立即检测
tracing screening_people 开展拉网式排查
tracing screening_people 逐户摸清返乡人员底数
tracing screening_people 做好来访人员登记
tracing screening_people 要建立一人一档
tracing screening_people 须在抵达前48小时向所在社区报备
tracing screening_people 不得隐瞒旅居史
tracing contact_tracing 迅速开展流行病学调查
tracing contact_tracing 精准锁定密切接触者
tracing contact_tracing 要提高流调溯源效率
tracing health_code 严格查验健康码和行程卡
tracing health_code 所有人员进站必须扫码
tracing monitoring 加强疫情监测
tracing screening_people 准确掌握外出务工人员动向
isolation quarantine 密切接触者一律集中隔离
isolation quarantine 返回后居家隔离14天
isolation quarantine 对高风险区来人实行集中医学观察
isolation quarantine 隔离期间不得外出
isolation quarantine_site 要再腾出两百间隔离房间
isolation quarantine_site 规范隔离点管理
isolation lockdown 迅速划定封控区和管控区
isolation lockdown 封控区居民足不出户
isolation lockdown 全县实行静态管理
isolation quarantine 做到应隔尽隔
isolation quarantine 规范转运密接人员
treatment treatment 全力救治患者
treatment treatment 做到应收尽收、应治尽治
treatment hospital 规范发热门诊设置
treatment hospital 加强院感防控
treatment hospital 严格预检分诊
treatment hospital 加快方舱医院建设
treatment hospital 增设重症床位
treatment treatment 发挥中医药作用
treatment treatment 加强药物研发
treatment hospital 住院患者实行一患一陪护
treatment hospital 及时处理医疗废物
vaccination vaccination 加快推进疫苗接种
vaccination vaccination 动员老年人接种加强针
vaccination vaccination 规范设置接种点
vaccination vaccination 做到应接尽接
vaccination vaccination 提高学生接种率
vaccination vaccination 做好疫苗供应
border checkpoint 严把高速公路出入口
border checkpoint 在省界设卡
border checkpoint 落实逢车必查、逢人必检
border arrivals 做好返乡群众的服务管理
border border_import 严格口岸管控
border border_import 严防境外疫情输入
border transport 暂停跨省客运班线
border transport 为货车司机办理通行证
border movement 非必要不离开本市
border arrivals 把好外防输入关
border transport 保障物流车辆通行
community community_grid 推行网格化管理
community community_grid 组织党员下沉社区
community community_grid 发动群众群防群控
community community_grid 居民小区实行封闭管理
community community_grid 招募志愿者参与值守
community community_grid 落实五包一责任制
community community_grid 发挥村规民约作用
community community_grid 凭出入证进出小区
community community_grid 广泛动员社会力量
venues venue_closure 所有网吧一律停业
venues venue_closure 棋牌室、麻将馆一律关停
venues gathering 不得举办庙会
venues gathering 喜事缓办、丧事简办
venues gathering 倡导不串门、不聚餐
venues gathering 引导群众少出门
venues school 推迟春季学期开学
venues school 落实校园封闭管理
venues venue_rules 景区要预约限流
venues venue_rules 商场超市要控制人数
venues elderly_closed 养老机构实行封闭管理
venues wildlife 严禁野生动物交易
venues wildlife 关闭活禽市场
venues venue_closure 餐馆暂停堂食
venues venue_rules 加强重点场所防控
venues gathering 尽量减少会议
disinfection disinfection 做好公共区域消杀
disinfection disinfection 坚持每天通风
disinfection disinfection 开展爱国卫生运动
disinfection disinfection 及时清运垃圾
disinfection disinfection 电梯按键每日消毒四次
disinfection disinfection 整治农村人居环境
protection mask_hygiene 出门必须戴口罩
protection mask_hygiene 养成勤洗手的好习惯
protection mask_hygiene 保持一米以上社交距离
protection staff_protection 确保医务人员零感染
protection staff_protection 做好一线人员自身防护
protection mask_hygiene 加强个人防护
protection mask_hygiene 落实防疫三件套
protection mask_hygiene 不随地吐痰
supplies supplies 加强防护物资储备
supplies supplies 备足药品和试剂
supplies supplies 帮助口罩企业扩大产能
supplies supplies 接收社会捐赠
supplies supplies 保障防疫资金
supplies price_market 严防哄抬物价
supplies price_market 做好粮油肉菜供应
supplies price_market 保供稳价
supplies supplies 配齐测温枪和消毒液
supplies supplies 统一调拨防护服
coldchain coldchain 加强进口冷链食品监管
coldchain coldchain 坚持人物同防
coldchain coldchain 严防物传人
coldchain coldchain 冷库货物全部赋码追溯
coldchain coldchain 对进口货物外包装严格把关
publicity publicity 加大宣传力度
publicity publicity 利用大喇叭循环播放
publicity publicity 及时发布权威信息
publicity publicity 普及防疫知识
publicity publicity 提高群众防范意识
publicity rumour 不信谣、不传谣
publicity rumour 严密监测网络舆情
publicity publicity 做好政策解读
publicity publicity 致全县人民的一封信要发到每户
publicity publicity 回应社会关切
organisation responsibility 压实四方责任
organisation responsibility 层层压实责任
organisation responsibility 守土有责、守土尽责
organisation command 加强组织领导
organisation command 统筹做好各项工作
organisation command 健全指挥体系
organisation command 成立工作专班
organisation planning 完善应急预案
organisation planning 开展应急演练
organisation duty 严格执行24小时值班值守
organisation duty 落实领导带班制度
organisation training 加强业务培训
organisation party_mobilisation 发挥党组织战斗堡垒作用
organisation planning 补齐短板弱项
organisation command 加强部门联动
organisation command 坚持一盘棋思想
organisation command 推动各项措施落实落细
organisation command 第一时间上报
organisation planning 查漏补缺
organisation command 领导干部要靠前指挥
accountability inspection 加强督导检查
accountability inspection 组织开展明察暗访
accountability accountability 严肃追责问责
accountability accountability 坚决反对形式主义、官僚主义
accountability accountability 对失职渎职的严肃处理
accountability accountability 严明工作纪律
accountability law_enforcement 依法追究法律责任
accountability law_enforcement 对瞒报行程的依法追究法律责任
accountability law_enforcement 从严打击涉疫违法犯罪
accountability accountability 对表现突出的干部予以表彰
accountability accountability 切实为基层减负
economy resumption 有序推进复工复产
economy resumption 落实减税降费政策
economy resumption 做好农民工返岗就业
economy agriculture 抓好春耕备耕
economy agriculture 保障农资供应
economy poverty 坚决打赢脱贫攻坚战
economy safety 抓好安全生产
economy resumption 加快重点项目建设
economy resumption 稳定产业链供应链
economy resumption 帮助企业解决用工难题
livelihood livelihood 保障隔离人员生活需求
livelihood livelihood 做好心理疏导
livelihood livelihood 关心困难群众
livelihood livelihood 解决群众就医购药难题
livelihood livelihood 落实一线医务人员待遇
livelihood livelihood 安排好值守人员轮休
livelihood livelihood 为独居老人送菜上门
livelihood livelihood 及时回应群众诉求
livelihood livelihood 保障好群众基本生活
awareness politics 提高政治站位
awareness politics 深刻认识防控形势的严峻性
awareness politics 始终把人民生命安全放在第一位
awareness vigilance 克服麻痹思想和侥幸心理
awareness vigilance 时刻绷紧疫情防控这根弦
awareness vigilance 树牢底线思维
awareness vigilance 做好打持久战的思想准备
awareness resolve 坚决打赢疫情防控阻击战
awareness resolve 坚决遏制疫情扩散蔓延
awareness resolve 坚定必胜信心
organisation command 筑牢疫情防控防线
awareness workstyle 发扬连续作战作风
awareness workstyle 以更高的标准从严从实抓好各项工作
awareness workstyle 坚持问题导向
awareness workstyle 提高工作效率
"""
ROWS = [tuple(line.split(" ", 2)) for line in TABLE.strip().splitlines()]


@pytest.fixture(scope="module")
def classifier() -> MeasureClassifier:
    return MeasureClassifier()


def test_clauses(classifier):
    found = classifier.assign([ClauseContext(clause, speech=at) for at, (_, _, clause) in enumerate(ROWS)])
    wrong = [
        (clause, measure, submeasure, got.measure, got.submeasure)
        for (measure, submeasure, clause), got in zip(ROWS, found, strict=True)
        if (got.measure, got.submeasure) != (measure, submeasure)
    ]
    assert len(wrong) <= 0.05 * len(ROWS), wrong


def test_table_covers_every_measure():
    assert {row[0] for row in ROWS} == set(MEASURES)
    assert len(ROWS) >= 150
