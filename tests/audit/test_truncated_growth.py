"""A growth whose last digit was cut off, and how seldom a rounded one looks like it."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from luoshi.audit.entry import Entry
from luoshi.audit.growth_bases import Growth, growth_from
from luoshi.extract.figure import Figure
from luoshi.provenance import Span
from tests.audit.texts import audited, said

TEXT = (
    "　　一、2023年预算执行情况\n　　2023年一般公共预算收入完成{base}万元。\n"
    "　　二、2024年预算草案\n　　2024年一般公共预算收入{verb}{target}万元，增长{rate}%。\n"
)


def test_a_planned_growth_that_was_cut_off_is_found_though_its_interval_just_reaches():
    # 156,000 over 150,031 is a growth of 3.97851…
    right = TEXT.format(base="150,031", verb="安排", target="156,000", rate="3.98")
    wrong = TEXT.format(base="150,031", verb="安排", target="156,000", rate="3.97")

    assert said(right, "truncated-growth") == []
    assert said(wrong, "truncated-growth") == [("inconsistent", "3.97")]
    assert said(wrong, "growth") == []


def test_the_finding_says_what_it_looks_like():
    text = TEXT.format(base="150,031", verb="安排", target="156,000", rate="3.97")

    [finding] = [finding for finding in audited(text) if finding.rule == "truncated-growth"]

    assert "像是截尾" in finding.message
    assert "3.98%" in finding.message


def test_an_outturn_is_not_exact_so_its_growth_is_judged_by_intervals_alone():
    text = (
        "　　2022年一般公共预算收入完成150,031万元。\n"
        "　　2023年一般公共预算收入完成156,000万元，增长3.97%。\n"
    )

    assert said(text, "truncated-growth") == []
    assert said(text, "growth") == [("inconsistent", "3.97")]


def _planned_growth(base: Decimal, target: Decimal, rate: Decimal) -> Growth:
    """The growth of a planned revenue from last year's, both printed in 万元."""

    def entry(value: Decimal, growth: Decimal | None, status: str) -> Entry:
        figure = Figure(
            "f", "A", None, "一般公共预算收入", None, value, "万元", "=", growth, "%", "level",
            "2024", status, 0, Span(0, 1), "",
        )  # fmt: skip
        unit = ("money", Decimal(10000), "元")
        return Entry(0, figure, 0, 0, 0, 0, 1, unit, figure.indicator, "")

    return growth_from(entry(target, rate, "target"), entry(base, None, "actual"), near=False)


def _fired(chance: Random, count: int, cut: bool) -> int:
    """How often the rule fires on budgets whose rates were computed from the yuan behind them."""
    fired = 0
    place = Decimal("0.01")
    for _ in range(count):
        yuan = Decimal(chance.randrange(10**8, 10**11))
        base = (yuan / 10000).quantize(Decimal(1), ROUND_HALF_UP)
        target = (base * Decimal(chance.randrange(6_000, 16_000)) / 9_973).quantize(Decimal(1))
        rate = ((target * 10000 / yuan - 1) * 100).quantize(
            place, ROUND_DOWN if cut else ROUND_HALF_UP
        )
        fired += _planned_growth(base, target, rate).is_truncated
    return fired


def test_a_rounded_growth_is_hardly_ever_taken_for_one_that_was_cut_off():
    assert _fired(Random(1), 20_000, cut=False) <= 2


def test_of_growths_that_were_cut_off_with_effect_most_are_found():
    # Half of all rates are the same cut off and rounded; small bases do not pin the rate.
    assert _fired(Random(2), 2_000, cut=True) > 700
