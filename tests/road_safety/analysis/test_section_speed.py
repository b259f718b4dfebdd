"""A speed proves something only if the errors of clocks and length leave it no way out."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi_policies.road_safety.analysis.section_speed import (
    ErrorsBelowZero,
    LimitIsNone,
    MeasuringErrors,
    section_speed,
    shortest_section,
)
from luoshi_policies.road_safety.events import SectionPassed
from tests.road_safety.analysis.given import START

EXACT = MeasuringErrors(first_clock=Decimal(0), second_clock=Decimal(0), length=Decimal(0))
ONE_SECOND = MeasuringErrors(
    first_clock=Decimal("0.5"), second_clock=Decimal("0.5"), length=Decimal(5)
)


def passage(metres: str | Decimal, seconds: float, limit: int = 60) -> SectionPassed:
    return SectionPassed(
        about="camera-1",
        unit="县交警大队",
        at=START + timedelta(days=1),
        vehicle="v",
        entered=START,
        left=START + timedelta(seconds=seconds),
        length_metres=Decimal(metres),
        limit=Decimal(limit),
    )


def test_the_mean_speed_is_the_way_by_the_time() -> None:
    assert section_speed(passage("1000", 50), EXACT).speed == 72


def test_the_bounds_are_the_longest_way_in_the_shortest_time_and_the_reverse() -> None:
    speed = section_speed(passage("1000", 50), ONE_SECOND)

    assert speed.lowest == Decimal(995) / 51 * Decimal("3.6")
    assert speed.highest == Decimal(1005) / 49 * Decimal("3.6")


def test_a_limit_inside_the_error_was_not_shown_to_be_broken() -> None:
    assert section_speed(passage("1000", 59), ONE_SECOND).verdict == "within the error"
    assert section_speed(passage("1000", 59), EXACT).verdict == "violation"


def test_a_limit_below_the_lowest_speed_was_broken() -> None:
    assert section_speed(passage("1000", 50), ONE_SECOND).verdict == "violation"


def test_a_limit_above_the_highest_speed_was_kept() -> None:
    assert section_speed(passage("1000", 70), ONE_SECOND).verdict == "no violation"


def test_what_is_tolerated_is_no_violation() -> None:
    tolerant = section_speed(passage("1000", 56), EXACT, tolerance=Decimal("0.1"))

    assert tolerant.speed > 60 and tolerant.verdict == "no violation"


def test_a_time_shorter_than_the_error_measures_nothing() -> None:
    speed = section_speed(passage("4", 0.9), ONE_SECOND)

    assert (speed.verdict, speed.highest) == ("not measurable", None)


def test_errors_below_nought_are_refused() -> None:
    with pytest.raises(ErrorsBelowZero):
        MeasuringErrors(first_clock=Decimal(-1), second_clock=Decimal(0), length=Decimal(0))


def test_a_limit_of_nought_is_refused() -> None:
    with pytest.raises(LimitIsNone):
        section_speed(passage("1000", 50, limit=0), EXACT)


metres = st.integers(100, 20_000)
seconds = st.integers(3, 2_000)


@given(metres, seconds, st.integers(0, 2000), st.integers(0, 50))
def test_more_error_never_makes_a_violation(length, time, milliseconds, off) -> None:
    errors = MeasuringErrors(
        first_clock=Decimal(milliseconds) / 1000, second_clock=Decimal(0), length=Decimal(off)
    )
    exact = section_speed(passage(Decimal(length), time), EXACT)
    measured = section_speed(passage(Decimal(length), time), errors)

    assert measured.lowest <= exact.speed
    assert measured.highest is None or measured.highest >= exact.speed
    assert measured.verdict != "violation" or exact.verdict == "violation"


@given(st.integers(20, 120), st.sampled_from(["0.1", "0.2", "0.5"]))
def test_from_the_shortest_section_on_such_a_speed_is_proved(limit, share) -> None:
    length = shortest_section(ONE_SECOND, limit=Decimal(limit), share=Decimal(share))

    def lowest(metres: Decimal) -> Decimal:
        seconds = metres / (Decimal(limit) * (1 + Decimal(share)) / Decimal("3.6"))
        return (metres - ONE_SECOND.length) / (seconds + ONE_SECOND.seconds) * Decimal("3.6")

    assert lowest(length) >= limit - Decimal("1e-9") > lowest(length - 2) - Decimal("2e-9")
