"""Quantities in running text: 27.6亿元, 不少于45项, 6—9个, 1200多户, 百分之三十五.

Most numbers of a document are not quantities.  They label (1．, 第3条, 二期), name (5G, PM2.5),
date (2022年6月8日) or number a document (〔2021〕1号); and most 一, 三 and 十 are parts of words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from luoshi.text.amounts import Amount, amount_of
from luoshi.text.comparators import Comparator, Comparison, comparison_after, comparison_before
from luoshi.text.numerals import NUMERAL, decimals_of, value_of
from luoshi.text.units import FIRST_SIGNS, Unit, unit_of


class Quantity(NamedTuple):
    """One amount, or two that bound a range, or the terms of a ratio, with their unit as printed.

    The amounts are in the printed unit (1.4万元 is 1.4, in 万元); the phrase spans the words of
    comparison too (不少于45项, 20%以上).
    """

    start: int
    end: int
    amounts: tuple[Decimal, ...]
    unit: str
    comparator: Comparator
    kind: Literal["amount", "range", "ratio"]
    decimals: int
    spelled: bool
    phrase: tuple[int, int]

    @property
    def amount(self) -> Decimal:
        """The amount; of a range, the lower bound."""
        return self.amounts[0]

    @property
    def measure(self) -> Unit:
        """What the unit measures, and in which base."""
        return unit_of(self.unit)

    @property
    def in_base(self) -> tuple[Decimal, ...]:
        """The amounts in the base of the unit: 1.4万元 is 14000, in 元."""
        return tuple(amount * self.measure.factor for amount in self.amounts)


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """The quantities of a folded text that lie between two offsets, in order; none overlap."""
    found = _all(text)
    first = bisect_left(found, start, key=_start) if start else 0
    last = len(text) if end is None else end
    for quantity in found[first:]:
        if quantity.end > last:
            return
        yield quantity


# The label of a paragraph, a year: most numbers of a document are one of these.
_PLAINLY_NO_QUANTITY = re.compile(
    r"(?m:^)[0-9]{1,3}(?=[.、](?![0-9]))|(?<![0-9.,—～至到-])(?:19|20)[0-9]{2}(?=年(?![前后以]))"
)

# What a single Chinese digit that counts something may stand before: a unit, a blank, a sign that
# joins it to another number.
_MAY_FOLLOW = FIRST_SIGNS | frozenset(" -—～至到与和/：点點")


def _start(quantity: Quantity) -> int:
    return quantity.start


# Duties and figures ask for the numbers of one text, stretch by stretch; they are read once.
@lru_cache(maxsize=2)
def _all(text: str) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    at = 0
    while numeral := NUMERAL.search(text, at):
        start, end = numeral.span()
        if end - start == 1 and text[start] > "\x7f" and text[end : end + 1] not in _MAY_FOLLOW:
            at = end  # 一 and 十 are mostly parts of words; before these signs they count nothing
            continue
        if label := _PLAINLY_NO_QUANTITY.match(text, start):
            at = label.end()
            continue
        read = _read(text, numeral)
        if isinstance(read, Quantity):
            found.append(read)
            at = read.end
        else:
            at = read
    return tuple(found)


def _read(text: str, found: re.Match[str]) -> Quantity | int:
    """The quantity that begins with this numeral, or the place from where to read on."""
    start = found.start()
    if dated := _LABEL_BEFORE_A_YEAR.match(text, start):
        return dated.end()
    amount = amount_of(text, found)
    if amount is None:
        return found.end()
    if not amount.spelled and _is_a_name(text, start, amount):
        return amount.end
    if joined := _range(text, start, amount) or _ratio(text, start, amount):
        return joined
    if amount.spelled and not amount.unit and not found["over"]:
        # 超过一千的 is a bound, a bare 一千 may be anything.
        bound = _compared(text, start, amount, (amount.value,))
        return bound if bound.comparator in (">=", ">", "<=", "<") else amount.end
    if not amount.unit and not amount.spelled:
        if divided := _FRACTION.match(text, start):
            share = value_of(f"{divided[2]}分之{divided[1]}")
            return _compared(text, start, amount._replace(end=divided.end()), (share,))
        if chained := _CHAIN.match(text, start):
            return chained.end()
        if _is_a_label(text, start, amount):
            return amount.end
    start, amount = _signed(text, start, amount)
    if amount.upto is not None:
        return _compared(text, start, amount, (amount.value, amount.upto), "range")
    return _compared(text, start, amount, (amount.value,))


# 1.2021年 at the head of a paragraph is no 1.2021.
_LABEL_BEFORE_A_YEAR = re.compile(r"(?m:^|(?<=\s))[0-9]{1,3}\.(?=(?:19|20)[0-9]{2}年)")


def _signed(text: str, start: int, amount: Amount) -> tuple[int, Amount]:
    """The amount with its sign: below zero where 负 or a minus is printed before it."""
    before = text[start - 1 : start]
    if not before or before not in "-负負":
        return start, amount
    earlier = text[start - 2 : start - 1]
    joins = earlier.isascii() and (earlier.isalnum() or earlier == "-")
    is_minus = before == "-" and not joins and _may_be_below_zero(amount)
    if (is_minus or before in ("负", "負")) and earlier not in ("正", "减"):
        return start - 1, amount._replace(value=-amount.value)
    return start, amount


def _may_be_below_zero(amount: Amount) -> bool:
    return unit_of(amount.unit).dimension in ("number", "share", "points", "money", "temperature")


def _compared(
    text: str,
    start: int,
    amount: Amount,
    amounts: tuple[Decimal, ...],
    kind: Literal["amount", "range"] = "amount",
) -> Quantity:
    before = comparison_before(text, start)
    after = comparison_after(text, amount.end)
    in_time = amount.unit != "" and unit_of(amount.unit).dimension == "time"
    if in_time and after.comparator == "=" and _WITHIN.match(text, amount.end):
        after = Comparison("<=", amount.end + 1)
    # 近三年 are the last three years, all of them.
    if in_time and text[before.place : start].rstrip() == "近":
        before = Comparison("=", start)
    return Quantity(
        start=start,
        end=amount.end,
        amounts=amounts,
        unit=amount.unit,
        comparator=_strictest(before.comparator, after.comparator, amount.more),
        kind=kind,
        decimals=amount.decimals,
        spelled=amount.spelled,
        phrase=(before.place, after.place),
    )


_WITHIN = re.compile("内(?![容部外需])")


def _strictest(before: Comparator, after: Comparator, more: str) -> Comparator:
    """约10万元以上 is at least, 控制在8%左右 about, 近20余家 more than."""
    if after != "=" and before in "~=<=":
        return after
    if before in ("=", "~") and more:
        return "~" if more in "来來" else ">"
    return before


_FRACTION = re.compile(r"([0-9]{1,3})/([1-9][0-9]{0,2})(?![0-9./：A-Za-z年月])")
_CHAIN = re.compile(r"[0-9.]+(?:(?:[-—～：/]|至)[0-9.]+)+")
_JOINED = re.compile(r" ?(?:-|—{1,2}|～|至|到|[和与](?=[^，。；]{1,16}(?:之间|间))) ?")
_BETWEEN = re.compile(r" ?之?间(?![接隔])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")


def _range(text: str, start: int, low: Amount) -> Quantity | None:
    """6—9个, 5%～6%, 10万元至50万元: two amounts that bound what is meant."""
    if (joined := _JOINED.match(text, low.end)) is None:
        return None
    found = NUMERAL.match(text, joined.end())
    high = amount_of(text, found) if found else None
    if high is None or low.upto is not None or high.upto is not None:
        return None
    sign = joined[0].strip()
    # 由48亿元到63.1亿元 is a way from one to the other.
    if sign in "至到" and text[start - 1 : start] in tuple("由从"):
        return None
    if not high.unit and (sign in "-——" or low.unit):
        return None
    if _YEAR.match(text, start, low.end) and high.unit in ("", "年"):
        return None
    start, low = _signed(text, start, low)
    first = _in_the_unit_of(high, low)
    if first is None or first >= high.value:
        return None
    decimals = max(low.decimals, high.decimals)
    amount = high._replace(decimals=decimals, spelled=low.spelled and high.spelled)
    bounded = _compared(text, start, amount, (first, high.value), "range")
    between = _BETWEEN.match(text, high.end)
    if between is None:
        return bounded
    return bounded._replace(phrase=(bounded.phrase[0], between.end()))


def _in_the_unit_of(high: Amount, low: Amount) -> Decimal | None:
    """The lower amount in the unit of the upper: 5000元至1万元 is 0.5 to 1, in 万元."""
    if not low.unit or low.unit == high.unit:
        return low.value
    unit, measure = unit_of(low.unit), unit_of(high.unit)
    # 5千至8千元, 5万至10万元: the lower one has the scale alone.
    if unit.base == "" and measure.base != "":
        return low.value * unit.factor / _scale_of(high.unit)
    if (unit.dimension, unit.base) != (measure.dimension, measure.base):
        return None
    return low.value * unit.factor / measure.factor


def _scale_of(printed: str) -> Decimal:
    scale = printed[: len(printed) - len(printed.lstrip("万亿萬億"))]
    return unit_of(scale).factor


_TERMS = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:：[0-9]+(?:\.[0-9]+)?)+")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])：[0-5][0-9]$")


def _ratio(text: str, start: int, amount: Amount) -> Quantity | None:
    """2.15：38.40：59.45; but 9：30 is a time of day, unless a ratio is spoken of."""
    if text[amount.end : amount.end + 1] != "：" or (found := _TERMS.match(text, start)) is None:
        return None
    if _CLOCK.match(found[0]) and "比" not in text[max(start - 8, 0) : start]:
        return None
    terms = found[0].split("：")
    return Quantity(
        start=start,
        end=found.end(),
        amounts=tuple(value_of(term) for term in terms),
        unit="",
        comparator="=",
        kind="ratio",
        decimals=max(decimals_of(term) for term in terms),
        spelled=False,
        phrase=(start, found.end()),
    )


_NAMED_BEFORE = frozenset("〔[№×*·+#_@=&")
_NAMED_AFTER = frozenset("年月日号时版季热路院中线楼室点點〕]×*·+=_@&%‰")


def _is_a_name(text: str, start: int, amount: Amount) -> bool:
    """A number that dates, names or numbers something."""
    before = text[max(start - 2, 0) : start].strip()[-1:]
    after = text[amount.end : amount.end + 2].strip()[:1]
    unit = amount.unit
    if before == "第" or text[start - 1 : start] in _NAMED_BEFORE:
        return True
    if before.isascii() and before.isalpha() and not unit:
        return True
    if text.endswith("PM", 0, start):
        return True
    if unit == "年":
        return 1900 <= amount.value < 2100 and not amount.more
    if unit == "日":
        return before == "月" or not _DAYS_THAT_LAST.match(text, amount.end)
    if unit == "%":
        return _ENCODED.match(text, max(start - 1, 0)) is not None
    if unit:
        return unit == "届"
    return after in _NAMED_AFTER or (after.isascii() and after.isalpha())


# The %20 of a link is no share.
_ENCODED = re.compile(r"%[0-9]+%|.?[0-9]+%[0-9A-Za-z]")
_DAYS_THAT_LAST = re.compile("以?内|之内|后|以上|以下|届满|期限|的")
_LONG = re.compile(r"[0-9]{7,}$|0[0-9]+$|(?:19|20)[0-9]{2}$")


def _is_a_label(text: str, start: int, amount: Amount) -> bool:
    """A bare number that labels a paragraph, that is a telephone number or a year."""
    before, after = text[start - 1 : start], text[amount.end : amount.end + 1]
    if after == "." or (after == "、" and not text[amount.end + 1 : amount.end + 2].isdigit()):
        return True
    if after == "）" and (before == "（" or _opens_a_line(text, start)):
        return True
    if before == "-" and text[start - 2 : start - 1].isalnum():
        return True
    return _LONG.match(text, start, amount.end) is not None


def _opens_a_line(text: str, start: int) -> bool:
    return text[text.rfind("\n", 0, start) + 1 : start].strip() == ""
