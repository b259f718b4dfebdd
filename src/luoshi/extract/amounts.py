"""The amounts of a text that measure something: not its slogans, its terms and its titles.

Beside quantities with a unit (8.7亿元, 8—10个) these are ranks (排名第二, 第41位), what covers all
(实现全覆盖 is 100%), places among the first hundred (入围百强), thresholds of size (突破千亿) and
grades of water (达到三类标准).  A number in Chinese numerals is mostly part of a slogan (四个意识,
八项规定): it counts only with a unit of measure, or as 八大…… before a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from luoshi.extract.growth import AT_ONCE
from luoshi.text.comparators import Comparator
from luoshi.text.numerals import value_of
from luoshi.text.quantities import Quantity, quantities

Sort = Literal["amount", "range", "ratio", "rank", "cover", "grade", "count", "term", "age", "same"]


class Amount(NamedTuple):
    """One amount: the number with its unit from `start` to `end`, with words of comparison from
    `left` to `right`; two values bound a range, three are the terms of a ratio."""

    start: int
    end: int
    left: int
    right: int
    values: tuple[Decimal, ...]
    unit: str
    comparator: Comparator
    sort: Sort
    decimals: int


def amounts_in(text: str, start: int, end: int) -> list[Amount]:
    """The amounts of a stretch of folded text, in order."""
    found = [
        amount
        for quantity in quantities(text, start, end)
        if (amount := _counts(text, quantity)) is not None
    ]
    found = _with_bare_numbers(text, found, start)
    others = [
        *_ranks(text, start, end),
        *_unchanged(text, start, end),
        *_covers(text, start, end),
        *_grades(text, start, end),
    ]
    if others:
        taken = sorted(others)
        found = [each for each in found if not any(_overlap(each, other) for other in taken)]
        found.extend(taken)
        found.sort()
    return found


_BARE = re.compile(r"(?<![0-9.,])([0-9]+(?:\.[0-9]+)?)(?=[、和与及]$)")


def _with_bare_numbers(text: str, amounts: list[Amount], start: int) -> list[Amount]:
    """The numbers of a list that only its last names a unit for: 分别回落2.1和1.6个百分点."""
    read: list[Amount] = []
    before = start
    for amount in amounts:
        row = [amount]
        while (
            row[-1].left == row[-1].start
            and row[-1].sort == "amount"
            and text[row[-1].start - 1] in "、和与及"
            and text[row[-1].start - 2].isdecimal()
        ):
            last = row[-1].start
            bare = _BARE.search(text, max(before, last - 14), last)
            if bare is None:
                break
            low, high = bare.span(1)
            decimals = len(bare[1].partition(".")[2])
            row.append(
                amount._replace(
                    start=low,
                    end=high,
                    left=low,
                    right=high,
                    values=(Decimal(bare[1]),),
                    comparator="=",
                    decimals=decimals,
                )
            )
        read.extend(reversed(row))
        before = amount.right
    return read


def _overlap(one: Amount, other: Amount) -> bool:
    return one.start < other.end and other.start < one.end


_SPELLINGS = {
    "平米": "平方米",
    "平方": "平方米",
    "㎡": "平方米",
    "个工作日": "工作日",
    "个百分点": "百分点",
    "pct": "百分点",
    "人（次）": "人次",
    "元人民币": "元",
    "圆": "元",
    "个位次": "位",
    "位次": "位",
    "个名次": "位",
    "个小时": "小时",
}


def spelling_of(unit: str) -> str:
    """A unit written the usual way: 平米 is 平方米, 个工作日 is 工作日; the scale stays."""
    name = unit.lstrip("百千万亿")
    return unit[: len(unit) - len(name)] + _SPELLINGS.get(name, name)


_TERMS_WORDS = """
天 日 小时 个小时 分钟 秒 秒钟 工作日 个工作日 个月 年 个年 周 周年 自然日 个自然日 个季度 星期
个星期
"""
_TERMS = frozenset(_TERMS_WORDS.split())
_NAMES_THINGS_WORDS = """
千伏 伏 kV KV 度 级 赫兹 赫 MHz GHz 兆 Mbps 轮 期 届 代 版 字 节 道 方面 个方面 环节 个环节 封
步 面 层 线 段 员 两 本 副 天然 组 门 起 首 角 折 分 口 只 周年 对 双
"""
_NAMES_THINGS = frozenset(_NAMES_THINGS_WORDS.split())
_SPELLED_MEASURES_WORDS = """
元 万元 亿元 万亿元 美元 万美元 亿美元 % ‰ 百分点 个百分点 倍 番 成 人 万人 亩 万亩 公里 万公里
平方米 万平方米 平方公里 户 万户 吨 万吨 亿吨 亿斤 万个 万套 万人次 类 位次 个位次
"""
_SPELLED_MEASURES = frozenset(_SPELLED_MEASURES_WORDS.split())
_WITHIN_REACH = re.compile(r"[^，。；：、]{0,8}(?:圈|服务半径|办结|通达|可达)")
_SIZE = re.compile(r"(?:迈入|跨入|进入|突破|跨越|迈上|跻身|冲刺|迈向|跨过|站上|超|达到?|破)了?$")


def _counts(text: str, quantity: Quantity) -> Amount | None:
    """The quantity as an amount, where it measures something."""
    start, end, unit = quantity.start, quantity.end, quantity.unit
    left, right = quantity.phrase
    if text[start - 1] in "“《" or _is_quoted(text, start, end):
        return None
    comparator = quantity.comparator
    if comparator == "~" and text.startswith(("近", "将近", "接近"), left):
        comparator = "<"
    amount = Amount(
        start,
        end,
        left,
        right,
        quantity.amounts,
        unit,
        comparator,
        quantity.kind,
        quantity.decimals,
    )
    if quantity.kind == "ratio":
        return None if unit or text[end : end + 1] in "：:" else amount
    if unit in _TERMS:
        return _term(text, amount, spelled=quantity.spelled)
    if unit in ("岁", "周岁"):
        if text[max(left - 6, 0) : left].rstrip("为达到至提高升").endswith(("寿命", "年龄")):
            return amount
        return amount._replace(sort="age") if comparator != "=" else None
    if unit == "大":
        return _count(text, amount) if quantity.spelled else None
    if unit in _NAMES_THINGS or (unit == "片" and text[end : end + 1] == "区"):
        return None
    if unit.strip("百千万亿") in ("", "级", "大"):
        return _bare_scale(text, amount, spelled=quantity.spelled)
    if quantity.spelled and _is_a_word(text, quantity):
        return None
    if unit == "个" and text.startswith(("位次", "名次"), end):
        return amount._replace(end=end + 2, right=max(right, end + 2), unit="位")
    if _THOUSANDS.match(text, start, end):
        # 18.6千吨 is printed in 千吨.
        values = tuple(value / 1000 for value in amount.values)
        return amount._replace(values=values, unit=f"千{unit}")
    return amount._replace(unit=spelling_of(unit))


def _term(text: str, amount: Amount, *, spelled: bool) -> Amount | None:
    """A span of time, where it limits something or changes: 3个工作日内, 压缩到5天."""
    amount = amount._replace(sort="term", unit=spelling_of(amount.unit))
    if amount.comparator in ("<=", "<") and amount.unit != "年":
        return amount
    if amount.unit == "分钟" and _WITHIN_REACH.match(text, amount.end):
        return amount._replace(comparator="<=")
    moves = _MOVES_A_TERM.search(text, max(amount.start - 8, 0), amount.left)
    return amount if moves is not None and not spelled else None


def _count(text: str, amount: Amount) -> Amount | None:
    """八大 before a noun counts it; 党的十大, “四大” and 分三大门类看 do not."""
    if _BY_KINDS.match(text, amount.end) and text[amount.start - 1] in "分按从":
        return None
    if (
        text[amount.end : amount.end + 1] in "，。、；：”）"
        or text[amount.left - 1] in "党届第十之"
    ):
        return None
    return amount._replace(sort="count", unit="个")


_BY_KINDS = re.compile(r"[^，。]{1,8}(?:看|分析|统计)")
_OF_PEOPLE = re.compile(r"(?:人口|人数|居民|农民|群众|劳动力|职工|旅客|游客)[^，。；：]{0,10}$")


def _bare_scale(text: str, amount: Amount, *, spelled: bool) -> Amount | None:
    """2600万 and 突破千亿 speak of money although they do not say so."""
    start, end, unit = amount.start, amount.end, amount.unit
    scale = unit.rstrip("级大")
    if not scale:
        return None
    if not spelled and unit == scale:
        plain = text[amount.right : amount.right + 1] in tuple("，、；。用元的")
        people = _OF_PEOPLE.search(text, max(start - 16, 0), amount.left) is not None
        return amount._replace(unit=f"{scale}{'人' if people else '元'}") if plain else None
    if _SIZE.search(text, max(start - 4, 0), start) is None:
        return None
    end = start + text[start:end].index(scale) + len(scale)
    return amount._replace(end=end, right=end, unit=f"{scale}元", comparator=">=")


def _is_a_word(text: str, quantity: Quantity) -> bool:
    """Whether a spelled number is part of a slogan (八项规定) rather than a count."""
    if quantity.unit == "类":
        # 四类主体 are counted; 三类标准 is a class.
        return text[quantity.end : quantity.end + 1] in tuple("，。、；标水以别")
    if quantity.unit in _SPELLED_MEASURES:
        return False
    if quantity.unit == "件" and text.startswith(("实事", "民生"), quantity.end):
        return False
    small = quantity.amounts[0] < 10 or text[quantity.start] == "十"
    return small or quantity.unit in ("项", "年", "条", "个")


_THOUSANDS = re.compile(r"[0-9]+(?:\.[0-9]+)? ?千(?=[吨人户个亩])")
_MOVES_A_TERM = re.compile(
    r"(?:延长|缩短|压缩|压减|缩减|减少|由|从|到|至|为|提前|增加|平均|达|超过|控制在|不超过|近|约)了?$"
)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a number stands inside “……” or 《……》, where it is part of a name."""
    low = max(start - 24, 0)
    for opening, closing in ("“”", "《》"):
        opened = text.rfind(opening, low, start)
        if opened >= 0 and text.find(closing, opened, start) < 0:
            closed = text.find(closing, end, end + 24)
            if closed >= 0 and not _CLOSES_A_SENTENCE.search(text, opened, closed):
                return True
    return False


_CLOSES_A_SENTENCE = re.compile(r"[。；]")

_RANK = re.compile(
    r"第(?P<place>[0-9]+|[一二三四五六七八九十]+)(?P<unit>位(?![数者])|名(?!单|额)|个位次)?"
)
_RANKED = re.compile(
    r"(?:排名|位居|位列|居|列|排|排在|名列|跃居|跃升|升至|升到|上升|排位|位次)[^，。；、]{0,10}$"
)
_HEADS = re.compile(r"(?:首位|榜首|首席)")
_STRONG = re.compile(
    r"(?:入围|入选|跻身|进入|位列|荣登|荣膺|获评|上榜|排名|列|居)[^，。；、]{0,20}?"
    r"(?:(?P<before>前)(?P<place>[0-9]+|[二三四五六七八九十百]+)(?P<unit>位|名|强)?|(?P<strong>[0-9]+|[二三四五六七八九十百]+)强)"
    r"(?!企业|民企|项目)"
)


def _ranks(text: str, start: int, end: int) -> Iterator[Amount]:
    at = text.find("第", start, end)
    while at >= 0:
        found = _RANK.match(text, at, end)
        if found is not None:
            ranked = _RANKED.search(text, max(at - 16, start), at) is not None
            ends = text[found.end() : found.end() + 1] in "，。；、）\n"
            if (found["unit"] and (ranked or ends or text[at - 1] in "的")) or (ranked and ends):
                yield _rank(found.start(), found.end(), found["place"], found["unit"] or "位", "=")
        at = text.find("第", at + 1, end)
    at = text.find("首", start, end)
    while at >= 0:
        if _HEADS.match(text, at) and _RANKED.search(text, max(at - 16, start), at):
            yield _rank(at, at + 2, "1", "位", "=")
        at = text.find("首", at + 1, end)
    for sign, beside in (("强", -1), ("前", 1)):
        at = text.find(sign, start, end)
        while at >= 0:
            if text[at + beside : at + beside + 1] in _NUMERALS:
                yield from _among_the_first(text, at, start, end)
            at = text.find(sign, at + 1, end)


_NUMERALS = frozenset("0123456789二三四五六七八九十百")


def _among_the_first(text: str, at: int, start: int, end: int) -> Iterator[Amount]:
    """入围百强, 位列前10: a rank that is no lower than this."""
    found = _STRONG.search(text, max(at - 28, start), min(at + 6, end))
    if found is None or not found.start() <= at < found.end() or _is_quoted(text, at, at + 1):
        return
    place = found["place"] or found["strong"]
    where = found.start("place" if found["place"] else "strong")
    if place != "百" or not found["before"]:
        printed = "100" if place == "百" else place
        yield _rank(where, found.end(), printed, found["unit"] or "位", "<=")


def _rank(start: int, end: int, place: str, unit: str, comparator: Comparator) -> Amount:
    unit = "名" if unit == "名" else "位"
    return Amount(start, end, start, end, (value_of(place),), unit, comparator, "rank", 0)


def _unchanged(text: str, start: int, end: int) -> Iterator[Amount]:
    """与上年持平: a growth of nothing."""
    at = text.find("持平", start, end)
    while at >= 0:
        if text[at + 2 : at + 3] in "，。；、！）\n":
            left = at - 2 if text.startswith("基本", at - 2) else at
            comparator: Comparator = "~" if left < at else "="
            yield Amount(at, at + 2, left, at + 2, (Decimal(0),), "%", comparator, "same", 0)
        at = text.find("持平", at + 2, end)


def _covers(text: str, start: int, end: int) -> Iterator[Amount]:
    """实现……全覆盖: all of them."""
    at = text.find("全覆盖", start, end)
    while at >= 0:
        closes = text[at + 3 : at + 4] in "，。；！）\n"
        said = max(
            text.rfind("实现", max(at - 24, start), at), text.rfind("达到", max(at - 24, start), at)
        )
        if closes and said >= 0 and not _PARTS.search(text, said, at):
            comparator: Comparator = "~" if text.startswith("基本", said - 2) else "="
            yield Amount(at, at + 3, at, at + 3, (Decimal(100),), "%", comparator, "cover", 0)
        at = text.find("全覆盖", at + 3, end)


_PARTS = re.compile(r"[，。；“]")
_GRADES = {
    **dict(zip("一二三四五", range(1, 6), strict=True)),
    **dict(zip("ⅠⅡⅢⅣⅤ", range(1, 6), strict=True)),
}
_GRADE = re.compile(
    r"水质[^，。；]{0,30}?(?:达到|达|为|优于|稳定在|保持)[^，。；一二三四五ⅠⅡⅢⅣⅤ0-9]{0,6}"
    r"(?P<grade>[一二三四五ⅠⅡⅢⅣⅤ])类(?P<above>及?以上|水?标准以上|或优于)?"
)


def _grades(text: str, start: int, end: int) -> Iterator[Amount]:
    """Classes of water: 水质达到地表水三类标准."""
    at = text.find("水质", start, end)
    while at >= 0:
        found = _GRADE.search(text, at, min(at + 60, end))
        at = text.find("水质", at + 2, end)
        if found is None:
            continue
        where = found.start("grade")
        yield Amount(
            where,
            where + 2,
            where,
            found.end(),
            (Decimal(_GRADES[found["grade"]]),),
            "类",
            ">=" if found["above"] else "=",
            "grade",
            0,
        )


def is_growth_unit(unit: str) -> bool:
    """Whether a rise in this unit is a rate of growth: %, 百分点, 倍."""
    return unit in AT_ONCE
