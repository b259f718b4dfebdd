"""Sums of money in their currencies."""

from decimal import Decimal

import pytest

from luoshi.text.money import CURRENCIES, sums_of_money
from luoshi.text.units import unit_of


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("27.6亿元", "2760000000", "CNY"),
        ("1200万美元", "12000000", "USD"),
        ("罚款五千元", "5000", "CNY"),
        ("50元6角3分", "50.63", "CNY"),
    ],
)
def test_a_sum_in_its_currency(text, amount, currency):
    (money,) = sums_of_money(text)

    assert (money.amount, money.currency) == (Decimal(amount), currency)


def test_the_name_of_the_currency_may_come_first():
    text = "补助人民币 50万元。"
    (money,) = sums_of_money(text)

    assert text[money.start : money.end] == "人民币 50万元"


def test_two_sums_side_by_side_are_two():
    assert len(list(sums_of_money("首年5万元，次年3000元"))) == 2


@pytest.mark.parametrize("currency", CURRENCIES)
def test_each_currency_is_a_unit_of_money(currency):
    assert unit_of(currency).dimension == "money"
