"""How the names of departments are shortened, wherever the department is.

The long forms are those of the reform of institutions of 2018, of the Party, the courts and the
mass organisations.  A district writes 发展和改革局, a province 发展和改革委员会, so the stem
is written out and the ending stays.  Names that differ from place to place (文化和旅游局 here,
文化广电和旅游局 there) are what the gazette prints in full, if it does.
"""

from __future__ import annotations

import re

# Short stem -> long stem.  “市场监管” stands for 市场监督管理, whatever ending follows.
STEMS: dict[str, str] = {
    "发改": "发展和改革",
    "发展改革": "发展和改革",
    "教体": "教育和体育",
    "教育体育": "教育和体育",
    "教科": "教育和科学技术",
    "科技": "科学技术",
    "工信": "工业和信息化",
    "工业信息化": "工业和信息化",
    "经信": "经济和信息化",
    "民宗": "民族宗教事务",
    "人社": "人力资源和社会保障",
    "人力社保": "人力资源和社会保障",
    "人力资源社会保障": "人力资源和社会保障",
    "资规": "自然资源和规划",
    "自规": "自然资源和规划",
    "规自": "规划和自然资源",
    "规资": "规划和自然资源",
    "自然资源规划": "自然资源和规划",
    "住建": "住房和城乡建设",
    "住房城乡建设": "住房和城乡建设",
    "住房建设": "住房和建设",
    "文旅": "文化和旅游",
    "文化旅游": "文化和旅游",
    "卫健": "卫生健康",
    "退役军人": "退役军人事务",
    "应急": "应急管理",
    "市监": "市场监督管理",
    "市场监管": "市场监督管理",
    "金融监管": "地方金融监督管理",
    "地方金融监管": "地方金融监督管理",
    "药监": "药品监督管理",
    "医保": "医疗保障",
    "国资": "国有资产监督管理",
    "粮储": "粮食和物资储备",
    "粮食和储备": "粮食和物资储备",
    "投促": "投资促进",
    "政数": "政务服务数据管理",
    "烟草": "烟草专卖",
    "林草": "林业和草原",
    "广电": "广播电视",
}
# Stems that stand for another stem with one ending only: 交通局 is 交通运输局, 交通委 is not.
STEMS_OF_BUREAUS: dict[str, str] = {
    "交通": "交通运输",
    "农业": "农业农村",
    "城管": "城市管理",
    "机关事务": "机关事务管理",
}
# Short stems whose long form differs from place to place: the printed one that holds their
# characters in order is meant, if there is just one.
LOCAL: frozenset[str] = frozenset(
    (*STEMS, *STEMS_OF_BUREAUS, "行政审批", "政务服务", "自然资源", "综合执法", "城市管理",
     "文广旅体",
     "文广旅", "文体旅", "文体广旅", "文体旅游", "民族宗教", "园林")
)  # fmt: skip
# Stems that are whole as they are; a list that drops the place (市财政局、民政局) drops it here.
PLAIN: frozenset[str] = frozenset(
    (*STEMS.values(), *STEMS_OF_BUREAUS.values(), "财政", "民政", "司法", "公安", "教育", "体育",
     "水利", "水务", "审计", "统计", "商务", "信访", "生态环境", "自然资源", "行政审批", "大数据",
     "招商", "园林绿化", "林业", "乡村振兴", "市政园林", "综合行政执法", "民族宗教")
)  # fmt: skip
# Names that are not a stem and an ending, after the name of the place.
WHOLE: dict[str, str] = {
    "府办": "政府办公室",
    "府办公室": "人民政府办公室",
    "委编办": "委机构编制委员会办公室",
    "编办": "委机构编制委员会办公室",
    "委改革办": "委全面深化改革委员会办公室",
    "委政法委": "委政法委员会",
    "委统战部": "委统一战线工作部",
    "委政研室": "委政策研究室",
    "委网信办": "委网络安全和信息化委员会办公室",
    "委巡察办": "委巡察工作领导小组办公室",
    "委人才办": "委人才工作领导小组办公室",
    "人才办": "委人才工作领导小组办公室",
    "网信办": "互联网信息办公室",
    "文明办": "精神文明建设委员会办公室",
    "纪委监委": "纪律检查委员会监察委员会",
    "纪委": "纪律检查委员会",
    "监委": "监察委员会",
    "检察院": "人民检察院",
    "法院": "人民法院",
    "高院": "高级人民法院",
    "中院": "中级人民法院",
    "中级法院": "中级人民法院",
    "人大": "人民代表大会",
    "人大常委会": "人民代表大会常务委员会",
    "残联": "残疾人联合会",
    "妇联": "妇女联合会",
    "科协": "科学技术协会",
    "文联": "文学艺术界联合会",
    "侨联": "归国华侨联合会",
    "社科联": "社会科学界联合会",
    "工商联": "工商业联合会",
    "供销社": "供销合作社联合社",
    "贸促会": "国际贸易促进委员会",
    "关工委": "关心下一代工作委员会",
    "安委会": "安全生产委员会",
    "安委办": "安全生产委员会办公室",
    "食安办": "食品安全委员会办公室",
    "人防办": "人民防空办公室",
    "外办": "外事办公室",
    "台办": "台湾事务办公室",
    "扶贫办": "扶贫开发办公室",
    "人武部": "人民武装部",
    "公安局交警支队": "公安局交通警察支队",
    "交警支队": "公安局交通警察支队",
    "交警大队": "公安局交通警察大队",
    "政府": "人民政府",
    "政府办": "人民政府办公室",
    "政府办公室": "人民政府办公室",
    "政府研究室": "人民政府研究室",
    "团委": "共青团委员会",
}
# What is a committee in some places besides the standard departments; other 委 are the Party's.
_COMMITTEES = frozenset(
    ("交通", "城管", "城市管理", "农业", "文化", "旅游", "外事", "金融", "科创")
)
_ENDINGS = {"委": "委员会", "办": "办公室"}
_DEPARTMENT = re.compile(r"(?P<stem>.+?)(?P<ending>分局|局|委员会|委|厅|办公室|办)")


def long_form(name: str) -> str:
    """A name without its place, written out: 市场监管局 is 市场监督管理局, 考评办 考评办公室."""
    if name in WHOLE:
        return WHOLE[name]
    found = _DEPARTMENT.fullmatch(name)
    if found is None:
        return name
    stem, ending = found["stem"], found["ending"]
    if ending in ("局", "厅"):
        stem = STEMS_OF_BUREAUS.get(stem, stem)
    stem = STEMS.get(stem, stem)
    is_committee = ending == "委" and (stem in PLAIN or stem in _COMMITTEES)
    if ending == "办" or is_committee:
        ending = _ENDINGS[ending]
    return stem + ending


def is_plain(name: str) -> bool:
    """Whether a name is that of a standard department, place and all shortening gone: 财政局."""
    found = _DEPARTMENT.fullmatch(name)
    return found is not None and found["stem"] in PLAIN


def is_shortened(name: str) -> bool:
    """Whether a name is one of those that may stand for longer ones: 文旅局, 城管局."""
    found = _DEPARTMENT.fullmatch(name)
    return found is not None and found["stem"] in LOCAL


def may_be_short_for(name: str, whole: str) -> bool:
    """Whether a shortened name can stand for a whole one: 文旅局 for 文化广电和旅游局.

    The ending is the same, and the characters of the stem stand in the long stem, in order, the
    first of them first.
    """
    if whole[0] != name[0]:
        return False
    short, long = _DEPARTMENT.fullmatch(name), _DEPARTMENT.fullmatch(whole)
    if short is None or long is None:
        return False
    endings = [_ENDINGS.get(found["ending"], found["ending"]) for found in (short, long)]
    characters = iter(long["stem"])
    return endings[0] == endings[1] and all(sign in characters for sign in short["stem"])
