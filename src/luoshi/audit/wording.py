"""Words that decide whether two figures may be compared, and whether a list is complete.

This is the vocabulary of budgets and reports in general: how a whole is usually divided, which
words say that a list is all there is, and which words say that a figure has a scope of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# 其他支出, 其余各项: a list that ends with the rest is complete.
REST = re.compile(r"其[他它余]|余下")
# 主要支出项目: a list of the main items may leave others out.
MAIN_ITEMS = re.compile(r"主要|重点|等")
_COMPLETE = re.compile(
    r"分别[为是]|分为|按|由$|组成|构成|分(?:部门|征收部门|收入项目|项目|级次|行业|产业|类别|区域|科目|类型|季度)"
)

# How a whole is divided without rest: every pattern of a family answers one part, each part one
# pattern, and together they are the whole.
_FAMILIES = tuple(
    tuple(map(re.compile, family.split()))
    for family in (
        "一般债 专项债",
        "(?<!非)税收? 非税",
        "第一产业|一产 第二产业|二产 第三产业|三产",
        "城镇|城市 农村|乡村",
        "出口 (?<!出)进口",
        "新建 改建|扩建|改扩建|改造|续建|提升",
        "新建|新开工 续建|结转",
        "公务用车|公车 公务接待 因公出国",
        "本金 利息|付息",
        "税务 财政",
        "中小学|学校 幼儿园",
        "市级|市本级 区级|区本级|县级",
        "男 女",
    )
)


def is_partition(names: Sequence[str]) -> bool:
    """Whether these parts are by their names all that a whole is usually divided into."""
    return any(
        len(family) == len(names)
        and all(any(pattern.search(name) for name in names) for pattern in family)
        and all(any(pattern.search(name) for pattern in family) for name in names)
        for family in _FAMILIES
    )


def is_complete(lead: str, names: Sequence[str]) -> bool:
    """Whether the list says, by its lead or by its members, that nothing is left out."""
    if is_partition(names) or (len(names) > 1 and REST.search(names[-1])):
        return True
    return _COMPLETE.search(lead) is not None and MAIN_ITEMS.search(lead) is None


def shared_ending(names: Sequence[str]) -> str:
    """The last words that all names share: 支出 of 教育支出 and 国防支出."""
    shortest = min(names, key=len)
    for length in range(len(shortest), 0, -1):
        ending = shortest[-length:]
        if all(name.endswith(ending) for name in names):
            return ending
    return ""


# A growth at constant prices, or on a base that was adjusted, does not follow from the levels.
OTHER_BASE = re.compile(
    r"口径|可比|剔除|扣除|不变价|名义|实际增|还原|调整后|预算数|预算相比|年初预算|上年预算|计划数"
)
AT_CONSTANT_PRICES = re.compile(
    r"生产总值|GDP|增加值|总产值|农业产值|固定资产投资|可支配收入|消费支出|劳动生产率|能耗|电耗|水耗"
)

_SCOPE = re.compile(
    r"街道|乡镇|园区|开发区|高新区|新区|规模以上|规上|限额以上|限上|城镇|城市|农村|乡村|民营|国有|外资|"
    r"新增|净增|累计|当月|当年|本级|市级|省级|国家级|区级|县级|重点|其中|口径|预算|计划|户籍|常住|"
    r"[一二三四]季度|上半年|月"
)


def scope_words(words: str) -> frozenset[str]:
    """The words of a passage that narrow what its figures are about."""
    return frozenset(_SCOPE.findall(words))


_GOVERNMENTS = re.compile(r"本级|街道|镇|乡(?!村)|园区|开发区|高新区|新区|全[市县区省]")


def levels_of_government(headings: str) -> frozenset[str]:
    """The words of headings that say whose figures stand below them."""
    return frozenset(_GOVERNMENTS.findall(headings))


# What offices of statistics publish for every government: said twice, it is the same figure.
_HEADLINES = re.compile(
    r"地区生产总值|第[一二三]产业增加值|(?:规模以上)?工业增加值|服务业增加值|固定资产投资|社会消费品零售总额|"
    r"进出口总额|出口总额|进口总额|实际使用外资|实际利用外资|一般公共预算收入|一般公共预算支出|税收收入|"
    r"政府性基金(?:预算)?(?:收入|支出)|(?:城镇|农村|全体)?居民人均可支配收入|城镇登记失业率|城镇调查失业率|"
    r"居民消费价格|常住人口|城镇化率|常住人口城镇化率|债务余额|地方政府债务余额|粮食总产量|城镇新增就业|民生支出"
)


def is_headline(name: str) -> bool:
    """Whether a figure is one of those by which a government reports its year."""
    return _HEADLINES.fullmatch(name) is not None


_MATTERS = ("非税", "税", "收入", "支出", "债务", "利息", "基金", "投资", "增加值", "项目", "企业")


def is_about(lead: str, name: str) -> bool:
    """Whether a lead (主要税种情况是：) announces the parts of what bears this name."""
    for matter in _MATTERS:
        if matter in name:
            return matter in lead and (matter != "税" or "非税" not in lead)
    return False


_OF_A_PLAN = re.compile(
    r"(?:占|完成|达到?|为|超)(?:了)?(?:全年|年初|年度|调整)?[^，。；、]{0,4}(?:预算|计划|目标|预期|任务)数?$"
)


def is_plan_of(words: str) -> bool:
    """Whether an amount is what the one before it is compared with: 占年初预算120万元的."""
    return words.endswith(_PLANNED) and _OF_A_PLAN.search(words) is not None


_PLANNED = ("预算", "计划", "目标", "预期", "任务", "数")
