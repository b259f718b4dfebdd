"""Cards of a period, their places, and what another scheme would change."""

from datetime import date
from decimal import Decimal

from luoshi.scoring import PlusMinus, Span, Veto, compare, scorecards, span_of
from tests.scoring.given import YEAR, fact, indicator, per, scheme

COUNTS = scheme(
    indicator(PlusMinus(Decimal(0), per(done="1")), "done"),
    indicator(PlusMinus(Decimal(0), per(late="-1")), "late"),
)
FACTS = (
    *(fact("甲局", "done", f"2022-0{n}-01") for n in range(1, 5)),
    fact("甲局", "late"),
    *(fact("乙局", "done", f"2022-0{n}-01") for n in range(1, 4)),
    *(fact("丙局", "done", f"2022-0{n}-01") for n in range(1, 3)),
)


def places(facts, of=COUNTS, span: Span = YEAR, units=()) -> dict[str, int]:
    return {card.unit: card.place for card in scorecards(facts, of, span, units=units)}


def test_units_with_the_same_total_share_a_place_and_the_next_is_left_out() -> None:
    assert places(FACTS, units=["丁局"]) == {"乙局": 1, "甲局": 1, "丙局": 3, "丁局": 4}


def test_a_unit_with_a_veto_stands_below_all_without() -> None:
    with_veto = scheme(*COUNTS.indicators, indicator(Veto(("late",)), "veto"))

    assert places(FACTS, with_veto, units=["丁局"])["甲局"] == 4


def test_only_what_happened_in_the_period_counts() -> None:
    first_quarter = span_of("quarter", date(2022, 2, 3))

    cards = scorecards(FACTS, COUNTS, first_quarter)

    assert first_quarter == Span(date(2022, 1, 1), date(2022, 3, 31))
    assert {card.unit: card.total for card in cards} == {"甲局": 3, "乙局": 3, "丙局": 2}


def test_the_order_in_which_facts_are_told_does_not_matter() -> None:
    assert scorecards(FACTS, COUNTS, YEAR) == scorecards(FACTS[::-1], COUNTS, YEAR)


def test_a_change_of_weights_says_who_would_move_by_how_much() -> None:
    stricter = scheme(
        COUNTS.indicators[0],
        indicator(PlusMinus(Decimal(0), per(late="-1")), "late", weight="2.5"),
        version="2",
    )

    moves = compare(COUNTS, stricter, FACTS, span=YEAR)

    assert [(move.unit, move.places, move.points) for move in moves] == [
        ("甲局", -2, Decimal("-1.5")),
        ("丙局", 1, Decimal(0)),
    ]


def test_the_same_scheme_moves_nobody() -> None:
    assert compare(COUNTS, COUNTS, FACTS, span=YEAR) == ()
