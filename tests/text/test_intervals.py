"""Between what and what."""

from decimal import Decimal

import pytest

from luoshi.text.intervals import Interval, intervals


def only(text: str) -> Interval:
    (interval,) = intervals(text)
    return interval


def test_a_fine_from_and_to_is_one_interval_with_both_its_bounds():
    fine = only("处二千元以上五千元以下罚款")

    assert (fine.least, fine.most, fine.unit) == (2000, 5000, "元")
    assert Decimal(2000) in fine
    assert Decimal(5000) in fine


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("不少于45项", "45", "44"),
        ("突破45项", "46", "45"),
        ("控制在4.2%以内", "4.2", "4.3"),
        ("低于4.2%", "4.1", "4.2"),
        ("20%到30%之间", "20", "31"),
        ("大于20小于35", "34", "35"),
    ],
)
def test_an_amount_is_in_or_out(text, inside, outside):
    assert Decimal(inside) in only(text)
    assert Decimal(outside) not in only(text)


def test_bounds_of_different_things_are_two_intervals():
    assert len(list(intervals("50辆以上、12吨以下"))) == 2


def test_bounds_that_leave_nothing_between_them_are_two_intervals():
    assert len(list(intervals("大于50小于12"))) == 2


def test_an_amount_alone_bounds_nothing():
    assert list(intervals("新建45项，约40亿元")) == []
