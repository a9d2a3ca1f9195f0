"""Whose affairs an article reports."""

from __future__ import annotations

import pytest

from epi_spacy.divisions.ruling import Article, Options, rule
from epi_spacy.normalization import normalize

from ..conftest import NARROW
from .ruler_helpers import run


def home(text: str, title: str = "") -> str:
    codes = run(text, title=title)[1].home
    return codes[-1] if codes else ""


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        (
            "林木森到柯桥区上虞区督导疫情防控工作",
            "绍兴网讯 8月5日,市委书记林木森到柯桥区、上虞区督导,强调全市上下要绷紧弦。市领导参加。",
            "330600",
        ),
        (
            "柯桥区召开疫情防控会议",
            "区委书记木子林主持会议并讲话,区长、区领导出席。会议传达了市委书记在全市会议上的讲话。我区要守好阵地,全区动员。",
            "330603",
        ),
        (
            "山东聊城:莘县部署秋冬季防控",
            "昨日下午,我县在影剧院开会动员。县委书记木子林讲话,县长通报情况,县直部门参加。全县要查漏洞、补短板。",
            "371522",
        ),
        (
            "广西加强边境疫情防控",
            "自治区党委、自治区政府部署全区防控。我区各地压实责任,自治区指挥部派出督导组,南宁市、崇左市行动迅速。",
            "450000",
        ),
        (
            "国家卫健委印发通知",
            "国家卫生健康委、国务院联防联控机制要求,湖北、北京、广东、四川等地做好工作。",
            "",
        ),
        ("评论:众志成城", "从武汉到全国,亿万人民同舟共济。", ""),
    ],
)
def test_article(title: str, text: str, code: str) -> None:
    assert home(text, title) == code


def test_national_dateline_is_no_evidence() -> None:
    assert home("新华社北京2月15日电(记者 木子)农业农村部等部门印发通知,要求各地保障供应。") == ""


def test_township_bulletin() -> None:
    text = "茅山镇党委书记主持会议,镇长部署工作,副镇长参加。全镇干部要下沉一线,我镇要守好阵地。"
    assert home(text, "句容市茅山镇召开疫情防控会议") == "321183105"


def test_configured() -> None:
    assert run("全市动员", home="330600")[1].home == ("330000", "330600")


def test_a_qualifier_is_no_place_of_its_own() -> None:
    text = "南山区、福田区采取措施。全区暂停堂食。深圳市南山区指挥部"
    assert home(text, "深圳市南山区发布通告") == "440305"


def test_a_provinces_paper_reports_of_its_cities() -> None:
    text = "湖南日报讯 区委书记主持会议,全区各街道行动起来。市委、市政府提出要求。"
    assert home(text, "邵阳市大祥区召开会议") == "430503"


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # Where people come from is no place of the article's own.
        (
            "枝江市新冠肺炎疫情防控指挥部关于吉林省长春市、陕西省西安市全市来枝返枝人员主动报备的通告",
            "到过吉林省长春市、陕西省西安市的来枝返枝人员须尽快报告。我市将按要求管理。",
            "420583",
        ),
        # Nor is the place that a leader goes to, where people return to the city above it.
        (
            "木子林赴凌源市调研",
            "市委副书记、市长木子林到凌源市调研,凌源市委书记林木森陪同。木子林要求,严格来朝返朝人员管控,全市动员。",
            "211300",
        ),
        # The order of a superior does not make an article his.
        (
            "",
            "根据四川省指挥部要求,经市指挥部同意,通告如下。市内机场要做好查验。\n巴中市应对新冠肺炎疫情应急指挥部\n2020年3月1日",
            "511900",
        ),
        # A county's leaders do not speak for the prefecture, nor a township for the county's leaders.
        ("", "全旗会议召开,我旗各苏木贯彻《锡林郭勒盟条例》。旗委书记讲话。", ""),
        ("", "旗委常委木子林深入赛罕塔拉苏木督导。", "150421"),
        # Doubtful names, where nothing else is named.
        ("", "全县会议召开,县长木子林主持,县委书记讲话。\n来源:江华融媒体中心", "431129"),
        ("", "区长督查三井小学和龙虎塘中心幼儿园,副区长、新桥街道党工委书记木子林参加。", "320411"),
    ],
)
def test_whose_affairs(title: str, text: str, code: str) -> None:
    assert home(text, title) == code


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # A county's leader in the title outweighs the township that he visits, and its leaders there.
        (
            "叙永县委常委木子林赴白腊苗族乡督导",
            "1月5日,木子林到白腊苗族乡督导。乡党委书记、乡长陪同,白腊苗族乡各村参加。",
            "510524",
        ),
        # A city's leaders in a district's hospital are the city's.
        (
            "木子林检查定点医院",
            "1月2日,副市长木子林到耀州区人民医院检查,要求落实市委、市政府部署。",
            "610200",
        ),
        # A township that opens the title is its subject, also where only the source tells which one it is.
        (
            "东升街道召开部署会",
            "来源:福州市仓山区政府 作者:木子\n东升街道召开部署会,会议传达区里会议精神,街道班子参加。",
            "350104002",
        ),
        ("雅酉镇:党群齐心当好守门员", "来源:花垣县融媒体中心\n雅酉镇高务村的党员守在卡口。", "433124107"),
        # A company's name is no place of the article's.
        ("", "市委书记木子林深入北京华联超市检查,市内各超市要加强管理。", ""),
        # One character, and the kind of leaders, where no place is named.
        ("", "县委书记木子林到卡口督导,要求做好来尤返尤人员登记。", "350426"),
        ("", "全州会议召开。副州长木子林要求复查入文人员核酸检测报告。", "532600"),
        # A doubtful name is borne out by its township.
        ("赤溪:区领导督查", "大爱蕉城(木子)2月4日,区委常委木子林来到赤溪镇农贸市场,区领导参加。", "350902"),
        # A ministry's notice that a paper prints is of no one division.
        ("", "教育部发布通知。教育部要求各地推迟开学,湖北、北京等地学校按当地部署。", ""),
    ],
)
def test_by_several_grounds(title: str, text: str, code: str) -> None:
    assert home(text, title) == code


def test_evidence_is_kept() -> None:
    decision = run("区委书记主持会议,全区动员。", title="柯桥区召开会议")[1].decision
    kinds = [kind for kind, _ in decision.evidence()]
    assert "subject" in kinds
    assert "title" in kinds
    assert "level:区" in kinds
    assert [weight for _, weight in decision.evidence()] == sorted(
        (weight for _, weight in decision.evidence()), reverse=True
    )


def test_two_hats() -> None:
    text = "绍兴市人大常委会副主任、诸暨市委书记木子林主持会议\uff0c市长参加。全市要守好阵地。"
    assert home(text) == "330681"


def test_those_stationed_in_the_place() -> None:
    text = "市领导出席会议。市直单位、绍兴市驻诸暨市各单位参加\uff0c全市动员。"
    assert home(text) == "330681"


def test_number_of_an_order() -> None:
    text = "绍兴市疫情防控指挥部[2021]第3号通告 即日起\uff0c诸暨市、嵊州市列为防范区\uff0c人员非必要不离开本县\uff08区\uff09。"
    assert home(text) == "330600"


def test_host_in_the_footer() -> None:
    text = "县委书记木子林检查卡口\uff0c副县长陪同。卡口与义乌市、东阳市相邻。\n主办\uff1a浦江县人民政府"
    article = Article((0, 0), "", "2021-06-01", ((0, 34, "body"), (35, 46, "footer")))
    result = rule(normalize(text).text, article, Options())
    assert result.home[-1:] == ("330726",)


def test_name_of_the_account() -> None:
    text = "市委书记木子林看望医护人员\n美好当阳\n木子林来到市疾控中心\uff0c全市要守好阵地。福建医疗队留下。"
    result = rule(normalize(text).text, Article(None, "美好当阳", "2021-06-01"), Options())
    assert result.home[-1:] == ("420582",)


def test_government_of_a_special_region() -> None:
    text = "香港疫情反弹\uff0c特区政府公布新措施。香港新增病例\uff0c特区政府呼吁市民戒备。"
    assert home(text, "香港特区政府再次加强措施") == "810000"


def test_a_county_whose_name_was_too_risky_at_first() -> None:
    """Only the prefecture is named for certain, the leaders are a county's: the one county of it that is found."""
    text = (
        "林望舒到一线督查值守情况\n云和融媒讯：3月4日夜，丽水市委常委、县委书记林望舒随机走访值班卡口。"
        "他要求，全县干部要守住每一道门。"
    )
    assert home(text, title="林望舒到一线督查值守情况") == "331125"


BODY = "各地要落实防控责任，严格排查。" * 12


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        # Signed in the line of the last sentence, by an organ of any name.
        (
            "关于线上教学的通知",
            f"根据全省会议精神，全市各区、县（市）教体局要认真落实。{BODY}浙江省另有规定。 "
            "绍兴市林业局森林防火和病虫害 防治工作领导小组 2021年3月9日",
            "330600",
        ),
        ("关于核酸检测的通知", f"{BODY}联系电话：2011 国家税务总局绍兴市税务局 2020年2月16日", "330600"),
        # Who quotes its own bureau above.
        (
            "龙岩市教育局转发福建省教育厅关于开学的通知",
            f"经福建省政府同意，全省、全市学校延期开学。{BODY}",
            "350800",
        ),
        # Whose organ has issued what the post reports.
        (
            "浙江两名干部被通报",
            "据浙江省绍兴市新昌县纪委7日发布的通报称，两名干部擅自离岗。羽林街道责令其检查。",
            "330624",
        ),
        # The paper of the city above tells of a district's affairs, and claims its rights in the footer.
        ("璧山区 对企业挂牌管理", "璧山区从严压实责任，对企业分类管理。该区要求企业报备。", "500120"),
        # A district's name that a township's zone elsewhere bears too.
        ("滨海新区居家防护指南", "居民要少出门。滨海新区疫情防控指挥部提醒：返回人员须报备。", "120116"),
        # A zone without a code speaks for what it is named after, or lies in.
        ("两江新区推动企业复工", "两江新区管委会要求企业报备。两江新区要逐户排查。", "500000"),
        # Only a character says to which city of the province people return.
        (
            "",
            "1、低风险地区返回人员：体温无异常，健康码为绿码，行程码未标注旅居史，做好个人防护，有序流动，自觉配合查验。"
            "进入公共场所须扫码登记并测量体温。2、江苏省范围冷链从业人员来（返）扬时须报备。来（返）扬当日起隔离。",
            "321000",
        ),
        # The nation's business, and an organisation of states.
        ("", "国家主席木子林10日晚在北京会见来宾。会见在北京举行。", ""),
        (
            "出席上海合作组织峰会并讲话",
            "会议在新疆举行。上海合作组织要守望相助，上海合作组织秘书长出席。",
            "",
        ),
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_of_flat_texts(title: str, text: str, code: str, narrow: bool) -> None:
    if narrow:
        title, text = title.translate(NARROW), text.translate(NARROW)
    assert home(text, title) == code


def test_a_towns_name_is_read_in_the_county_to_which_people_return() -> None:
    text = "全镇各村:我镇与秀山县洪安镇、松桃县迓驾镇一河之隔。凡拟返花来花人员,提前三天报备。镇党委、镇政府\
研究决定,返花来花人员落地即检。镇长说,全镇要守好卡点。边城镇人民政府\n来源:花垣县政府网"
    assert home(text, "边城镇关于做好返花来花人员管理的通告") == "433124108"


def test_the_press_office_of_a_province() -> None:
    text = "8月6日下午,湖南省新闻发布会在长沙召开。张家界市副市长说,我市景区全部关闭,全市设三十个服务点,\
永定、武陵源两区各设五个。主持人、省政府新闻办处长丁若川说,全省上下要守好防线。"
    assert home(text, "湖南举行疫情防控发布会") == "430000"
