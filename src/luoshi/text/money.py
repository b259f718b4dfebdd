"""Sums of money: 27.6亿元, 人民币50万元, 1200亿美元, 50元6角3分.

The unit says the currency; 元 alone is the yuan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from luoshi.text.numerals import value_of
from luoshi.text.quantities import Quantity, quantities

CURRENCIES = {
    "元": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "台币": "TWD",
    "日元": "JPY",
    "英镑": "GBP",
    "卢布": "RUB",
    "韩元": "KRW",
    "瑞士法郎": "CHF",
    "奈拉": "NGN",
}


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in its currency, by its code in ISO 4217."""

    start: int
    end: int
    amount: Decimal
    currency: str


def sums_of_money(text: str, start: int = 0, end: int | None = None) -> Iterator[Money]:
    """The sums of money in a folded text, in order; of a range, the lower bound."""
    before: Money | None = None
    smallest = Decimal(0)
    for quantity in quantities(text, start, end):
        unit = quantity.measure
        if unit.base not in CURRENCIES:
            continue
        one = _money(text, quantity, before.end if before else 0)
        if before is not None and _goes_on(text, before, one) and unit.factor < smallest:
            before = Money(before.start, one.end, before.amount + one.amount, one.currency)
        else:
            if before is not None:
                yield before
            before = one
        smallest = unit.factor
    if before is not None:
        yield before


_NAMED_FIRST = re.compile(r"人民币 *\Z")
_CENTS = re.compile("零?([1-9一二三四五六七八九])分(?!之|别)")


def _money(text: str, quantity: Quantity, earliest: int) -> Money:
    # 人民币50万元, but not the 人民币 of the sum before.
    unit = quantity.measure
    named = unit.base == "元" and _NAMED_FIRST.search(
        text, max(earliest, quantity.start - 8), quantity.start
    )
    # 分 are points as well, and money only after 元 or 角.
    cents = unit.base == "元" and unit.factor <= 1 and _CENTS.match(text, quantity.end)
    return Money(
        start=named.start() if named else quantity.start,
        end=cents.end() if cents else quantity.end,
        amount=quantity.in_base[0] + (value_of(cents[1]) / 100 if cents else 0),
        currency=CURRENCIES[unit.base],
    )


def _goes_on(text: str, before: Money, one: Money) -> bool:
    return before.currency == one.currency and text[before.end : one.start] in ("", "又", "零")
