"""Printed amounts as intervals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.audit.interval import Interval, exactly, printed

AMOUNTS = st.decimals(-10_000, 10_000, places=3, allow_nan=False)


def interval(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def test_a_printed_amount_may_be_off_by_half_of_its_last_digit():
    assert printed(Decimal("52.8"), 1) == interval("52.75", "52.85")
    assert printed(Decimal("528374"), 0) == interval("528373.5", "528374.5")


def test_words_open_an_interval_to_their_side():
    assert printed(Decimal(70), 0, ">=").meets(exactly(95))
    assert not printed(Decimal(70), 0, "<=").meets(exactly(95))
    assert printed(Decimal(60), 0, "~").meets(exactly(62))


def test_intervals_that_touch_meet():
    assert interval("1", "2").meets(interval("2", "3"))
    assert interval("1", "2").distance(interval("2.5", "3")) == Decimal("0.5")


def test_a_divisor_that_may_be_zero_is_refused():
    with pytest.raises(ZeroDivisionError):
        interval("1", "2") / interval("-1", "1")


@given(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS))
def test_what_is_done_to_the_amounts_stays_inside_what_is_done_to_the_intervals(ends):
    a, b, c, d = ends
    left, right = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))

    assert left.low + right.high <= (left + right).high
    assert (left - right).low <= a - c <= (left - right).high
    assert (left * right).low <= a * c <= (left * right).high
