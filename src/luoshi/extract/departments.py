"""How departments are shortened, and of what kind they are.

The long forms are those of the 2018 reform of institutions; a district writes 发展和改革局 where a
province writes 发展和改革委员会, so the stem is what is shortened and the ending stays.
"""

from __future__ import annotations

import re

# Short stem -> long stem.  “市场监管” stands for 市场监督管理, whatever ending follows.
STEMS: dict[str, str] = {
    "发改": "发展和改革",
    "发展改革": "发展和改革",
    "教体": "教育和体育",
    "教育体育": "教育和体育",
    "科技": "科学技术",
    "工信": "工业和信息化",
    "工业信息化": "工业和信息化",
    "经信": "经济和信息化",
    "民宗": "民族宗教事务",
    "人社": "人力资源和社会保障",
    "人力社保": "人力资源和社会保障",
    "人力资源社会保障": "人力资源和社会保障",
    "资规": "自然资源和规划",
    "规自": "规划和自然资源",
    "自然资源规划": "自然资源和规划",
    "住建": "住房和城乡建设",
    "住房城乡建设": "住房和城乡建设",
    "住房建设": "住房和建设",
    "城管": "城市管理",
    "城管执法": "城市管理综合执法",
    "交通": "交通运输",
    "农业": "农业农村",
    "文旅": "文化和旅游",
    "文化旅游": "文化和旅游",
    "文广旅": "文化广电和旅游",
    "文化广电旅游": "文化广电和旅游",
    "文广旅体": "文化广电旅游体育",
    "卫健": "卫生健康",
    "退役军人": "退役军人事务",
    "应急": "应急管理",
    "市监": "市场监督管理",
    "市场监管": "市场监督管理",
    "金融监管": "地方金融监督管理",
    "地方金融监管": "地方金融监督管理",
    "医保": "医疗保障",
    "政务服务": "政务服务管理",
    "行政审批": "行政审批服务",
    "机关事务": "机关事务管理",
    "信访": "信访",
    "国资": "国有资产监督管理",
    "园林": "园林绿化",
}
# Names that are not a stem and an ending.
WHOLE: dict[str, str] = {
    "委办": "委办公室",
    "府办": "政府办公室",
    "政府办": "政府办公室",
    "委编办": "委机构编制委员会办公室",
    "编办": "委机构编制委员会办公室",
    "委改革办": "委全面深化改革委员会办公室",
    "委政法委": "委政法委员会",
    "委网信办": "委网络安全和信息化委员会办公室",
    "网信办": "互联网信息办公室",
    "文明办": "精神文明建设委员会办公室",
    "纪委监委": "纪律检查委员会监察委员会",
    "检察院": "人民检察院",
    "法院": "人民法院",
    "残联": "残疾人联合会",
    "妇联": "妇女联合会",
    "科协": "科学技术协会",
    "文联": "文学艺术界联合会",
    "工商联": "工商业联合会",
    "公安局交警支队": "公安局交通警察支队",
    "交警大队": "公安局交通警察大队",
    "政府": "人民政府",
    "政府办公室": "人民政府办公室",
    "政府研究室": "人民政府研究室",
}

_GENERIC = re.compile(
    r"有关|相关|^各|^其他|成员单位|^等|^\d+个|各部门|部门（单位）$|^[省市区县]直(?:各|有关)?(?:部门|单位)"
)
_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("泛指", _GENERIC),
    (
        "领导小组",
        re.compile(
            r"领导小组|协调小组|专班|指挥部|委员会办公室$(?<!编制委员会办公室)|交安委|安委会|减灾委"
        ),
    ),
    ("纪检监察", re.compile(r"纪委|监委|纪律检查|监察委")),
    ("法检", re.compile(r"法院|检察院")),
    (
        "群团",
        re.compile(
            r"工会|团[省市区县州旗]?委|妇联|残联|科协|文联|工商联|红十字|妇女联合会|残疾人联合会|共青团"
        ),
    ),
    (
        "党委部门",
        re.compile(
            r"[省市区县州旗]委(?!员会$)|组织部|宣传部|统战部|政法委|编办|党校|网信办|文明办|人才办|档案"
        ),
    ),
    ("督查考核机构", re.compile(r"督查室|考评办|考核办|督考")),
    ("派出机构", re.compile(r"分局|支队|大队|税务局|消防救援|管委会|派出")),
    ("街道", re.compile(r"街道|镇$|乡$|街办")),
    ("企业", re.compile(r"公司|集团|银行|企业|供电|联通|移动|电信|铁塔")),
    ("事业单位", re.compile(r"中心|学校|医院|学院|研究院|大学|图书馆|总站|服务站|基金会")),
    ("领导个人（职务）", re.compile(r"领导$|负责人$|[市区县]长$|书记$")),
    ("政府", re.compile(r"政府$")),
)
_UNIT_ENDING = re.compile(
    r"(?:局|委|办|办公室|院|厅|部|处|室|会|署|社|站|队|所|校|馆|台|库|行|团|中心|公司|集团|企业|单位|部门|政府|组|联|街道|镇|乡"
    r"|区|县|市|州|旗|办事处|领导|学校|大学|医院|基地|园|协|盟|厂|银行|专班|指挥部|总站|（[^（）]+）)$"
)


def is_generic(name: str) -> bool:
    """Whether a name means units in general: 有关部门, 各街道办事处."""
    return _GENERIC.search(name) is not None


def ends_like_a_unit(name: str) -> bool:
    """Whether a name ends as names of units do; one that does not may be damaged."""
    return _UNIT_ENDING.search(name) is not None


def type_of(name: str) -> str:
    """The kind of a unit by its name; a department of government where nothing else is told."""
    return next((kind for kind, pattern in _TYPES if pattern.search(name)), "政府部门")


_DEPARTMENT = re.compile(r"^(?P<stem>.+?)(?P<ending>分局|局|委|委员会|厅|办)$")


def long_form(name: str) -> str:
    """A name without its place, written out: 市场监管局 is 市场监督管理局, 发改委 发展和改革委员会."""
    if name in WHOLE:
        return WHOLE[name]
    found = _DEPARTMENT.match(name)
    if found is None or found["stem"] not in STEMS:
        return name
    ending = "委员会" if found["ending"] == "委" else found["ending"]
    return STEMS[found["stem"]] + ending
