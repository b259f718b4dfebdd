"""Of what kind a unit is, by its name: department, Party organ, court, subdistrict, enterprise."""

from __future__ import annotations

import re

_GENERIC = re.compile(
    r"有关|相关|^各|^你|^其他|成员单位|^等|^\d+个|各部门|部门（单位）$|^[省市区县]直(?:各|有关)?(?:部门|单位)"
)
_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("领导个人（职务）", re.compile(r"(?:领导|负责人|[省市区县镇乡]长|书记|主任|局长|秘书长)$")),
    (
        "领导小组",
        re.compile(
            r"领导小组|协调小组|专班|指挥部|委员会(?:办公室)?$(?<=.{8})|(?:交安|安|减灾|防火|食安)委(?:会)?(?:办公室|办)?$"
        ),
    ),
    ("纪检监察", re.compile(r"纪委|监委|纪律检查|监察委")),
    ("法检", re.compile(r"法院|检察院|[高中]院$")),
    (
        "群团",
        re.compile(
            r"工会|团[省市区县州旗]?委|妇联|残联|科协|文联|侨联|工商联|红十字|妇女联合会|残疾人联合会|共青团|联合会"
        ),
    ),
    (
        "党委部门",
        re.compile(
            r"[省市区县州旗]委(?!员会)|^委(?!员会)|组织部|宣传部|统战部|政法委|编办|党校|网信办|文明办|人才办|档案"
        ),
    ),
    ("督查考核机构", re.compile(r"督查室|考评办|考核办|督考")),
    ("派出机构", re.compile(r"分局|支队|大队|税务局|消防救援|管委会|派出")),
    ("街道", re.compile(r"街道|[镇乡](?:人民政府|政府)?$|街办")),
    ("企业", re.compile(r"公司|集团|银行|企业|供电|联通|移动|电信|铁塔")),
    (
        "事业单位",
        re.compile(r"中心|学校|医院|学院|研究院|大学|图书馆|卫生院|总站|服务站|基金会|[一-鿿]站$"),
    ),
    ("政府", re.compile(r"政府$|^[省市区县]$")),
)
# A committee of a department of government: the leading groups have longer names.
_DEPARTMENTS = re.compile(
    r"(?:发展和改革|卫生健康|监督管理|城乡建设|交通|经济和信息化|农业农村|机构编制)委员会"
)
_UNIT_ENDING = re.compile(
    r"(?:局|委|办|办公室|院|厅|部|处|室|会|署|社|站|队|所|校|馆|台|库|行|团|中心|公司|集团|企业|单位|部门|政府|组|联|街道|镇|乡"
    r"|区|县|市|州|旗|办事处|领导|学校|大学|医院|基地|园|协|盟|厂|银行|专班|指挥部|总站|负责人|[省市区县镇乡局]长|书记"
    r"|主任|村|社区|海关|纵队|总队|港|场|工委|供电|电信|移动|联通|铁塔|（[^（）]+）)$"
)


def is_generic(name: str) -> bool:
    """Whether a name means units in general, or who is addressed: 有关部门, 各街道办事处, 你镇."""
    return _GENERIC.search(name) is not None


def ends_like_a_unit(name: str) -> bool:
    """Whether a name ends as names of units do; one that does not may be damaged."""
    return _UNIT_ENDING.search(name) is not None


_GENERIC_TYPES = (("领导小组", "成员单位"), ("街道", "街道"), ("街道", "镇"), ("街道", "乡"))


def type_of(name: str) -> str:
    """The kind of a unit by its name; a department of government where nothing else is told."""
    if is_generic(name):
        return next((kind for kind, word in _GENERIC_TYPES if word in name), "泛指")
    for kind, pattern in _TYPES:
        if pattern.search(name) and not (kind == "领导小组" and _DEPARTMENTS.search(name)):
            return kind
    return "政府部门"
