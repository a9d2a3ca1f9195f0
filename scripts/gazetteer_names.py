"""Names of divisions: the generic, the short name and the other names that follow from an official name."""

from __future__ import annotations

import re

# The peoples as they stand in names of divisions, without their last character; also "all" and "several".
_PEOPLE = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|"
    "景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|"
    "保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各|民"
)
_PEOPLES = re.compile(f"(?:(?:{_PEOPLE})族)+$")
# Some stand so in the names of autonomous divisions.
_BARE_PEOPLES = re.compile("(?:维吾尔|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|达斡尔)$")

# The generics of each level; the first that fits is taken, so the longer stand first.
GENERICS = {
    "p": ["特别行政区", "自治区", "省", "市"],
    "f": ["自治州", "地区", "盟", "市"],
    "c": ["自治县", "自治旗", "行政委员会", "林区", "特区", "新区", "县", "旗", "区", "市"],
    "t": ["街道办事处", "民族苏木", "民族乡", "街道", "苏木", "地区", "镇", "乡"],
}
# What functional zones and farms end in. Without it their name would mean something else, so no short name.
_ZONE_GENERICS = (
    "开发区|高新区|工业园区|产业园区|园区|工业园|产业园|科技园|物流园|示范区|试验区|实验区|管理区|管委会|管理委员会|"
    "保税区|度假区|风景名胜区|名胜区|景区|新区|新城|工业区|集聚区|聚集区|食品区|产业基地|农场|林场|牧场|渔场|茶场|"
    "团场|种畜场|良种场|原种场|园艺场|盐场|团|办事处|县|区"
)
ZONE_GENERICS = _ZONE_GENERICS.split("|")
_ZONE_WORDS = re.compile(
    "开发|高新|产业|工业|园区|示范|实验|试验|管理区|管委会|保税|度假|名胜|新区|新城|集聚|聚集|食品区|物流|科技|旅游|创意"
)

# Whole names that only say what a place is, not which.
_NAMELESS = re.compile(
    "(?:经济|技术|高新|高新技术|产业|工业|农业|科技|国家|省级|级|县|市|区|镇|旗|省|国营|地方|社区|社会|城区|城关|新型|现代|综合|生态|旅游|"
    "文化|物流|循环|良种|原种|种畜|种猪|种羊|种马|种牛|种子|果树|园艺|水产|畜牧|养殖|繁殖|繁育|实验|示范|奶牛|葡萄|苗圃|水库|林业|农垦|开发|建设|"
    "管理|服务|中心|事务|发展|办公室|委员会|管委会|局|直|直辖|场|园|园区|基地|监狱|第[一二三四五六七八九十]|农|林|牧|渔|茶|盐|东|西|南|北|新|老|"
    "街道|办事处|筹备处|开发区|高新区|工业区|工业园|产业园|新区|新城|矿区|郊区|工矿|保税|口岸|集聚|聚集|名胜|风景|度假|试验|单位|有限公司)+$"
)


def is_zone(name: str) -> bool:
    """Whether a name at county level is that of a functional zone."""
    return bool(_ZONE_WORDS.search(name)) and not name.endswith(("浦东新区", "滨海新区"))


def is_nameless(name: str) -> bool:
    """Whether a name is made of generic words alone, as for a breeding farm or a forestry bureau."""
    return bool(_NAMELESS.fullmatch(name)) and not (name.endswith(("镇", "乡", "街道")) and len(name) > 2)


def kind(name: str, level: str) -> str:
    """Return the generic of an official name, or an empty string."""
    if level == "t" and name.endswith("族乡"):
        return "民族乡"
    generics = GENERICS.get(level, []) if level != "z" else []
    fitting = (
        g for g in [*generics, *(ZONE_GENERICS if level in "tz" else [])] if name.endswith(g) and name != g
    )
    return next(fitting, "").replace("街道办事处", "街道")


def short_names(name: str, level: str) -> list[str]:
    """Return the names without generic, of two characters at least; none for zones, farms and offices."""
    generic = kind(name, level)
    if not generic or level == "z" or (generic in ZONE_GENERICS and generic not in GENERICS[level]):
        return []
    if is_nameless(name):
        return []
    if generic in ("民族乡", "民族苏木"):
        stem = name.removesuffix("乡").removesuffix("苏木").removesuffix("民族")
    else:
        stem = name.removesuffix("街道办事处").removesuffix(generic)
    if generic in ("自治区", "自治州", "自治县", "自治旗", "民族乡", "民族苏木"):
        stem = _without_peoples(stem)
    if level == "t" and stem.endswith(("省", "市", "县", "区")):
        return []  # It would pass for a division of another level.
    return [stem] if len(stem) > 1 else []


def alone(name: str, level: str, parent: str) -> str:
    """Return a township's name without that of its county, which some tables put before it.

    name: official name.
    level: one letter.
    parent: official name of the division above.
    """
    rest = name.removeprefix(parent) if level == "t" and parent else name
    named = rest.endswith(("镇", "乡", "街道", "苏木")) and short_names(rest, level)
    return rest if rest != name and named else name


def _without_peoples(stem: str) -> str:
    """Take the names of peoples off the end, unless nothing else remains (Dongxiang, Ewenki)."""
    rest = _PEOPLES.sub("", stem)
    rest = _BARE_PEOPLES.sub("", rest) or rest
    return rest if len(rest) > 1 else stem.removesuffix("族")


def aliases(name: str, level: str, parent: str) -> list[str]:
    """Return other names that follow from the official one.

    name: official name.
    level: one letter.
    parent: official name of the division above.
    """
    generic = kind(name, level)
    found: list[str] = []
    if generic in ("自治州", "自治县", "自治旗", "民族乡", "民族苏木"):
        for stem in short_names(name, level):
            found.append(stem + {"民族乡": "乡", "民族苏木": "苏木"}.get(generic, generic[-1]))
    if level == "t" and generic == "街道":
        stem = name.removesuffix("办事处").removesuffix("街道")
        if name.endswith("办事处"):
            found.append(stem + "街道")
        if stem.endswith("街") and len(stem) > 2:
            found.append(stem + "道")
        if stem.endswith("新村") and len(stem) > 3:
            found.append(stem.removesuffix("新村") + "街道")
    if level == "t" and generic == "地区":
        # In Beijing the office of a town's area stands for the town.
        found += [stem + other for stem in short_names(name, level) for other in ("镇", "乡", "地区办事处")]
    if level == "z":
        found += zone_names(name, parent)
    if level == "t" and (corps := _CORPS.match(name)):
        found += corps_names(name[corps.end() :])
    return [alias for alias in dict.fromkeys(found) if alias != name]


# What stands before the names of the Xinjiang corps' regiments and farms: corps, division.
_CORPS = re.compile(
    "(?:新疆)?兵团(?:农?第?[一二三四五六七八九十]+师)?(?=.)|农?第?[一二三四五六七八九十]+师(?=.+团$)"
)
_DIGITS = str.maketrans("零一二三四五六七八九", "0123456789")


def corps_names(unit: str) -> list[str]:
    """Return the names of a regiment or farm of the corps: in words, and a regiment also in figures."""
    if not unit.endswith("团"):
        return [unit]
    number = unit.removesuffix("团")
    if "十" in number:
        tens, _, ones = number.partition("十")
        number = (tens or "一") + (ones or "零")
    figures = number.translate(_DIGITS)
    return [unit, figures + "团"] if figures.isascii() and figures.isdigit() else [unit]


_ZONE_SHORT = [
    ("经济技术开发区", ["经开区", "开发区", "经济开发区", "经济技术开发区"]),
    ("经济开发区", ["经开区", "开发区", "经济开发区", "经济技术开发区"]),
    ("高新技术产业开发区", ["高新区", "高新技术产业开发区", "高新技术开发区"]),
    ("高新技术产业园区", ["高新区", "高新技术产业园区"]),
    ("高新技术开发区", ["高新区", "高新技术产业开发区", "高新技术开发区"]),
    ("高技术产业开发区", ["高区", "高新区"]),
    ("航空港经济综合实验区", ["航空港区", "航空港实验区", "航空港经济综合实验区"]),
    ("城乡一体化示范区", ["城乡一体化示范区", "示范区"]),
    ("管理区管委会", ["管理区"]),
    ("工业园区", ["工业园区", "工业园"]),
    ("", [""]),
]
_PROVINCE_FRONT = re.compile("^(?:河北|山西|内蒙古|吉林|安徽|河南|湖南)(?=.{2,}(?:开发区|园区)$)")


def zone_names(name: str, city: str) -> list[str]:
    """Return the usual names of a functional zone: with and without city, spelt out and contracted."""
    bare = city.removesuffix("市")
    if not name.startswith(bare):
        name = _PROVINCE_FRONT.sub("", name)
    ending, shorts = next((e, s) for e, s in _ZONE_SHORT if name.endswith(e))
    stem = name.removesuffix(ending)
    own = stem.removeprefix(city).removeprefix(bare)
    found: list[str] = []
    for short in shorts:
        if not own and not short:
            continue
        found += [bare + own + short, city + own + short]
        if len(own) > 1 and stem == own:
            found.append(own + short)
    return found
