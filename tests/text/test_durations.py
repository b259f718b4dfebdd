"""How long, in the units that were said."""

from decimal import Decimal

import pytest

from luoshi.text.durations import Duration, Term, TimeUnit, durations
from luoshi.text.widths import fold


def only(text: str) -> Duration:
    (duration,) = durations(fold(text))
    return duration


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("15个工作日", "15", TimeUnit.WORKING_DAY),
        ("三年", "3", TimeUnit.YEAR),
        ("一年半", "1.5", TimeUnit.YEAR),
        ("半年", "0.5", TimeUnit.YEAR),
        ("6个月", "6", TimeUnit.MONTH),
        ("两个多月", "2", TimeUnit.MONTH),
        ("一个季度", "1", TimeUnit.QUARTER),
        ("一周", "1", TimeUnit.WEEK),
        ("10天", "10", TimeUnit.DAY),
        ("30日内", "30", TimeUnit.DAY),
        ("24小时", "24", TimeUnit.HOUR),
        ("两个半小时", "2.5", TimeUnit.HOUR),
        ("３０分钟", "30", TimeUnit.MINUTE),
        ("连续运行1万小时", "10000", TimeUnit.HOUR),
    ],
)
def test_a_duration_keeps_its_unit(text, amount, unit):
    assert only(text).terms == (Term(Decimal(amount), unit),)


def test_what_is_said_together_is_one_duration():
    assert only("工期一年又三个月").terms == (Term(1, TimeUnit.YEAR), Term(3, TimeUnit.MONTH))


def test_two_durations_in_one_sentence_are_two():
    assert len(list(durations("3日内受理，20个工作日内办结"))) == 2


def test_within_is_at_most():
    duration = only("自受理之日起15个工作日内办结")

    assert (duration.amount, duration.unit, duration.comparator) == (
        15,
        TimeUnit.WORKING_DAY,
        "<=",
    )


def test_a_range_of_time_has_two_bounds():
    assert only("3—5年").terms == (Term(3, TimeUnit.YEAR, upto=5),)


@pytest.mark.parametrize(
    "text", ["2021年", "二〇二一年", "3月", "4月2日", "20日前", "20时", "上半年", "三年级"]
)
def test_a_date_or_a_year_of_school_is_no_duration(text):
    assert list(durations(text)) == []
