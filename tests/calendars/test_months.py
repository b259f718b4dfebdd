"""Month arithmetic, against cases that others wrote."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from luoshi.calendars import (
    AmbiguousMonth,
    Rounding,
    add_months,
    first_day_of,
    last_day_of,
    name_of,
)

OUTSIDE = Path(__file__).parents[2] / "../shared/outside/dates-calc"
needs_outside = pytest.mark.skipif(
    not OUTSIDE.is_dir(), reason="the outside data does not lie beside the checkout"
)


def lines_of(name: str) -> list[list[str]]:
    with (OUTSIDE / name).open(encoding="utf-8") as file:
        return [[cell.strip() for cell in line] for line in csv.reader(file, delimiter=";")][1:]


def parts(period: str) -> tuple[int, int, int]:
    years, months, days = map(int, re.findall(r"-?\d+", period))
    return years, months, days


def added(day: str, period: str, rounding: Rounding | None = None) -> date:
    years, months, days = parts(period)
    in_months = add_months(date.fromisoformat(day), years * 12 + months, rounding)
    return in_months + timedelta(days=days)


@needs_outside
def test_every_exact_computation_of_the_outside_cases() -> None:
    cases = lines_of("exact_computations.csv")

    assert len(cases) == 19
    for day, period, expected in cases:
        assert added(day, period) == date.fromisoformat(expected), (day, period)


@needs_outside
def test_every_ambiguous_computation_is_refused_unless_a_rounding_is_named() -> None:
    cases = lines_of("ambiguous_computations.csv")

    assert len(cases) == 11
    for day, period, up, down in cases:
        with pytest.raises(AmbiguousMonth):
            added(day, period)
        assert added(day, period, "up") == date.fromisoformat(up)
        assert added(day, period, "down") == date.fromisoformat(down)


@needs_outside
def test_first_and_last_days_of_the_outside_cases() -> None:
    for day, first, last in lines_of("first_last_day_of_month.csv"):
        assert first_day_of("month", date.fromisoformat(day)) == date.fromisoformat(first)
        assert last_day_of("month", date.fromisoformat(day)) == date.fromisoformat(last)


def test_the_refusal_names_the_month_that_is_too_short() -> None:
    with pytest.raises(AmbiguousMonth, match="2021-02 ends before"):
        add_months(date(2021, 1, 31), 1)


def test_months_can_be_counted_back() -> None:
    assert add_months(date(2021, 1, 15), -2) == date(2020, 11, 15)


@pytest.mark.parametrize(
    ("period", "first", "last", "name"),
    [
        ("day", date(2021, 8, 17), date(2021, 8, 17), "2021-08-17"),
        ("week", date(2021, 8, 16), date(2021, 8, 22), "2021-W33"),
        ("month", date(2021, 8, 1), date(2021, 8, 31), "2021-08"),
        ("quarter", date(2021, 7, 1), date(2021, 9, 30), "2021-Q3"),
        ("half-year", date(2021, 7, 1), date(2021, 12, 31), "2021-H2"),
        ("year", date(2021, 1, 1), date(2021, 12, 31), "2021"),
    ],
)
def test_the_period_in_which_a_day_lies(period, first, last, name) -> None:
    day = date(2021, 8, 17)

    assert (first_day_of(period, day), last_day_of(period, day)) == (first, last)
    assert name_of(period, day) == name
