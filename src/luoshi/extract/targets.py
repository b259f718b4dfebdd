"""Targets: the numbers that a duty is to reach, and the numbers that say when and for what.

Not every number of a duty is to be reached: “以12所学校为引领” tells where one stands (baseline),
“6类车辆” what is meant (scope), “死亡1人” when the duty begins (threshold), “5个工作日内” how long
it may take (time limit).  Words that leave nothing out (全覆盖, 全部实现) ask for 100 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from luoshi.text.comparators import Comparator
from luoshi.text.quantities import Quantity, quantities

Kind = Literal["target", "baseline", "scope", "threshold", "parameter", "time_limit"]


@dataclass(frozen=True, slots=True)
class Target:
    """One number of a duty: the clause that says it, what is counted, how much, and its part."""

    phrase: str
    item: str
    quantity: Decimal | None
    unit: str | None
    comparator: Comparator
    kind: Kind


def targets_in(text: str, folded: str, start: int, end: int) -> Iterator[Target]:
    """The targets between two offsets, in the order of the text."""
    titles = [found.span() for found in _TITLE.finditer(folded, start, end)]
    said: list[Target] = []
    for quantity in quantities(folded, start, end):
        if _counts(quantity, folded, titles):
            target = _target(quantity, text, folded, start, end, said)
            if not any(_is_the_same(target, before) for before in said):
                said.append(target)
    yield from said
    for found in _ALL.finditer(folded, start, end):
        phrase = _clause(folded, found.start(), found.end(), start, end)
        item = _of_all(text[phrase[0] : found.start()]) or found.group()
        yield Target(text[slice(*phrase)], item, Decimal(100), "%", "=", "target")


def _bare(words: str) -> str:
    return words.strip(" “”")


def _of_all(words: str) -> str:
    """What is to be whole: the words before, if they are more than a verb (做到“应放尽放”)."""
    return "" if _ONLY_A_VERB.fullmatch(_bare(words)) else _bare(words)


_ONLY_A_VERB = re.compile(r"(?:切实|真正|基本|努力)?(?:做到|实现|确保|力争|达到)?(?:“?应.尽.”?)*")
_TITLE = re.compile(r"《[^》]*》")
_ALL = re.compile(
    r"全覆盖(?!”?(?:改革|模式|机制|体系|试点|工程|行动))|全部(?=实现|纳入|完成|达到|落实|建成|覆盖|到位|办结|整改)"
    r"|(?<![人户亩年月日地平])均(?=实现|可|达到|纳入|完成)|全程(?=(?:网办|代办)(?!率))|全量(?=归集|纳入)"
    r"|应[\u3400-\u9fff]尽[\u3400-\u9fff]"
)
_TIME = re.compile(r"(?:个)?(?:工作日|日|天|小时|分钟|个月|月|年|周|个季度|季度)$")
_WITHIN = re.compile(r"(?:之?内|以内|以下|前)")
_SHORTENED = re.compile(r"(?:压缩|缩短|压减|控制|减少|精简|降)(?:至|到|为|在)?$")


def _counts(quantity: Quantity, folded: str, titles: list[tuple[int, int]]) -> bool:
    """Whether a quantity says something of the duty, not of a title, a name or a deadline."""
    start, end = quantity.start, quantity.end
    if quantity.kind == "ratio" or any(a < start < b for a, b in titles):
        return False
    after = folded[end : end + 2]
    before = folded[max(0, start - 1) : start]
    if quantity.unit == "" or before == "第" or folded.endswith(("不含", "含"), 0, start):
        return False
    if quantity.unit == "个" and after[:1].isdigit():  # 4个100%
        return False
    if quantity.unit in ("年", "年度") or quantity.unit.endswith("周年"):
        return (
            quantity.kind == "range" or _LASTS.search(folded, max(0, start - 8), start) is not None
        )
    if quantity.spelled:
        # 每年核定一次 and 办好十件实事 count; 四大行动 and “五项制度” are names.
        # 突破五百亿元 is to be reached; 千亿俱乐部 is a name.
        near = max(0, start - 18)
        if quantity.unit == "次":
            return any(sign.search(folded, near, start) for sign in (_PER, _ON_END))
        if quantity.unit.endswith(("元", "%")):
            return _REACHES.search(folded, near, start) is not None
        return quantity.unit == "件" and _DOES.search(folded, near, start) is not None
    if _FROM.search(folded, max(0, start - 2), start) and _TO.match(folded, end):
        return False
    # A span of years or months is a deadline, not a number to be reached.
    return not (
        _TIME.match(quantity.unit) and after.startswith(("底", "末", "份", "上", "中", "下"))
    )


_LASTS = re.compile(r"(?:期限?|延长)(?:为|不少于|不超过|至少)?$")
_REACHES = re.compile(r"(?:达到?|突破|超过|完成|实现|增长|提高到|不低于)$")
_ON_END = re.compile(r"连续$")
_DOES = re.compile(r"(?:办好|办成|办实|完成|实施|抓好)(?:了|好)?$")


def _is_the_same(target: Target, before: Target) -> bool:
    """Whether a heading's number is said again in its text: 改建4所学校。……等4所学校."""
    return (
        (target.quantity, target.unit) == (before.quantity, before.unit)
        and target.unit not in ("%", "‰")
        and (target.item[-2:] in before.item or before.item in target.item)
    )


# “由10个工作日压缩为5个” asks for five; the ten are where it starts.
_FROM = re.compile(r"[由从]$")
_TO = re.compile(r"[\u3400-\u9fff]{0,4}(?:至|到|为)")


def _target(
    quantity: Quantity, text: str, folded: str, start: int, end: int, said: list[Target]
) -> Target:
    phrase = _clause(folded, quantity.start, quantity.end, start, end)
    before = folded[phrase[0] : quantity.start]
    after = folded[quantity.phrase[1] : phrase[1]]
    if behind := _BEHIND_BRACKET.match(folded, phrase[1]):
        after += behind[1]
    kind = _kind(quantity, before, after)
    comparator, unit = quantity.comparator, quantity.unit
    if quantity.kind == "range" or (
        comparator == "="
        and _AT_LEAST.search(folded, max(start, quantity.start - 36), quantity.start)
    ):
        comparator = ">="
    if unit == "个工作日":
        unit = "工作日"
    if kind == "time_limit" and comparator == "=":
        comparator = ">=" if before.endswith("提前") else "<="
    elif kind == "threshold" and before.endswith("满"):
        comparator = ">="
    if (per := _per(before)) and kind == "target":
        unit = f"{unit}/{per}"
    item = _item(text, folded, quantity, phrase, said)
    return Target(text[slice(*phrase)], item, quantity.amount, unit, comparator, kind)


# “6亩以下（不含6亩）的土地”
_BEHIND_BRACKET = re.compile(r"（[^（）]{1,12}）(的[^，。；]{1,12})")
# “每个镇至少建成服务站2处、劝导站4处”: 至少 stands before the verb.
_AT_LEAST = re.compile(r"(?:至少|最少)[^，。；]{1,30}$")
_CASE = re.compile(r"[^，。；]{0,20}的$")


def _is_a_case(quantity: Quantity, after: str) -> bool:
    """Whether a time tells a case, not by when: “12个月内发生2起的”."""
    within = quantity.comparator in ("<=", "<") or _WITHIN.match(after)
    return bool(within) and _CASE.fullmatch(after) is not None


def _kind(quantity: Quantity, before: str, after: str) -> Kind:
    if before.endswith("连续") or (before.endswith("满") and _TIME.match(quantity.unit)):
        return "threshold"
    pays = _PAYS.search(before) or _PAID.match(after)
    if before.endswith("每") or (quantity.unit.endswith("元") and pays):
        return "parameter"
    if _TIME.match(quantity.unit):
        if quantity.unit.endswith("年") or _is_a_case(quantity, after):
            return "parameter"
        if before.endswith("提前"):
            return "time_limit"
        within = (
            _WITHIN.match(after) or quantity.comparator in ("<=", "<") or _SHORTENED.search(before)
        )
        return "time_limit" if within or "时限" in before else "parameter"
    if re.search(
        r"以$|由$|从$|现有$|已(?:有|建成|完成)?$|原$|基础上", before
    ) and not after.startswith("以"):
        return "baseline"
    if re.search(r"发生[^，。]*$|死亡$|受伤$|(?:记|积|计)?满$|达到?$", before) and re.search(
        r"的|事故", after[:8]
    ):
        return "threshold"
    if _OR_MORE.match(after) and re.match(r"对", before):
        return "threshold"
    if quantity.comparator in (">=", "<=", ">", "<") and _OF_A_CASE.match(after):
        return "threshold"
    if (
        quantity.comparator in (">=", "<=", ">", "<")
        and re.match(r"[^，。；]{0,12}(?:的|企业|单位|车辆|工程|项目|用户|货运|载货)", after)
        and not _AIMS.search(before)
    ):
        return "scope" if quantity.comparator in ("<=", "<") else "threshold"
    is_list = quantity.unit == "张" and after.startswith(("清单", "表", "图", "网"))
    if quantity.unit in ("类", "种") or is_list or re.search(r"(?:等|对|针对|包括)$", before):
        return "scope"
    return "target"


_PAYS = re.compile(
    r"(?:奖励|奖补|补贴|补助|资助|罚款|处以?|给予)$|每(?:增加|新增|超过?)[^，。；]{0,14}$"
)
_PAID = re.compile(r"(?:以上|以下)?(?:[0-9万]+元以下)?的?(?:罚款|奖励|补助|补贴|奖补|资助)")
# “投资2亿元或纳税500万元以上的”: what stands before 或 is as much a condition.
_OR_MORE = re.compile(r"(?:或者?|及|、)[^，。；]{2,24}(?:以上|以下)的")
# “超过10%的列为红色”: above it, something follows.
_OF_A_CASE = re.compile(
    r"的(?:$|(?:企业|单位|个人|地区|街道|镇)?(?:，|列|按|予|给|由|可|应|须|一律|不|视))"
)


_AIMS = re.compile(
    r"达到?$|突破|超过|不少于|不低于|实现|完成|新[建增]|建设|培育|引进|打造|力争|确保|控制|保持|推出|以上$"
)
_PER = re.compile(r"每(?:个)?(年|半年|季度|季|月|周|天|日)[^，。；]{0,14}$")


def _per(before: str) -> str:
    """The period for which a number is meant: 每年打造2所 is 2 a year."""
    found = _PER.search(before)
    return found.group(1) if found else ""


_STOPS = "，。；：、！？（）\n"


def _clause(folded: str, at: int, after: int, start: int, end: int) -> tuple[int, int]:
    """The clause around a number, from one mark to the next."""
    begin = max((folded.rfind(sign, start, at) for sign in _STOPS), default=-1)
    ends = [stop for sign in _STOPS if (stop := folded.find(sign, after, end)) >= 0]
    first, last = (begin + 1 if begin >= 0 else start), (min(ends) if ends else end)
    while folded[first] == " " and first < at:
        first += 1
    return first, last


_VERBS = re.compile(
    r"^(?:力争|确保|全年|年内|今年|每年|再|共|累计|新增|新建|新改建|新改扩建|建设|建成|建立|培育|培养|引进|打造|实施|开展|推进"
    r"|推动|达到|完成(?!率)|实现|到|将|各|推出|举办|创建|改造(?:提升)?|改建|扩建|筹建|成立|提升(?!率)|组织|至少|不少于|安排|投入)+"
)
_LINKS = re.compile(
    r"(?:(?:提高|提升|降低|下降|增加)[至到]|[由从][^由从]{1,14}?[至到为]|[0-9.]+[%‰]?[和、及]|达到?|为|至|到|在|是|超过|突破|不低于|不少于|不超过|低于|高于|至少"
    r"|约|近|分别|控制|稳定|保持|共|各|实现|压缩|缩短)+$"
)
_PER_MEASURE = re.compile(r"^(?:每|/)(?:立方米|平方米|平方公里|升|吨|亩|公顷|公里)")


def _before_bracket(text: str, folded: str, at: int) -> str:
    """What a number counts when a bracket parts it from its verb: 达标率（每日平均）达到九成."""
    opens = folded.rfind("（", 0, at)
    if folded[at - 1 : at] != "）" or opens < 0:
        return ""
    begin = max(folded.rfind(sign, 0, opens) for sign in _STOPS) + 1
    return _VERBS.sub("", text[begin:opens].strip()).strip()


_PURPOSE = re.compile(r"用于|支持|的?资金")


def _item(
    text: str, folded: str, quantity: Quantity, phrase: tuple[int, int], said: list[Target]
) -> str:
    """What a number counts: the noun after it, or what the words before it name.

    改造小区8个、120栋: a number alone counts what was counted before it.
    """
    after = _PER_MEASURE.sub("", text[quantity.end : phrase[1]]).strip(" 以上下内的左右")
    behind = quantity.unit not in ("%", "‰", "个百分点") and not _TIME.match(quantity.unit)
    if after and behind and not _PURPOSE.match(after):
        return after
    before = text[phrase[0] : quantity.start].strip()
    named = _LINKS.sub("", _VERBS.sub("", before)).strip()
    if named or (after and not after.startswith(("和", "及"))):
        return named or after
    alone = said[-1].item if said and folded[phrase[0] - 1 : phrase[0]] == "、" else ""
    return alone or _before_bracket(text, folded, phrase[0]) or before or text[slice(*phrase)]
