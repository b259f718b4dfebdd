"""A firm's colour, every point with its record, and the way back to blue."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.calendars import local
from luoshi_policies.road_safety.analysis.firm_grades import (
    ORDER,
    Points,
    Scheme,
    ThresholdsReversed,
    Trigger,
    grade_firm,
)
from luoshi_policies.road_safety.analysis.firm_schemes import PROVISIONAL_SCHEME
from luoshi_policies.road_safety.analysis.ways_back import (
    PUT_RIGHT_BY_THE_FIRM,
    what_would_bring_back,
)
from luoshi_policies.road_safety.records import Firm, FirmRecord
from tests.road_safety.analysis.given import day

SCHEME = Scheme(
    points={
        "vehicle past inspection": Points(each=Decimal(3)),
        "driver past review": Points(each=Decimal(2)),
        "accident": Points(each=Decimal(5), lasts=6),
        "violation": Points(each=Decimal("0.5"), lasts=6, by_count=True, most=Decimal(4)),
    },
    yellow_from=Decimal(6),
    red_from=Decimal(10),
    triggers=(
        Trigger(
            name="three fatal", kinds=("accident",), at_least=3, deaths_at_least=1, liable=True
        ),
        Trigger(name="drunk", kinds=("drunk driver",)),
    ),
)


FIRM = Firm(id="甲公司", kind="freight", vehicles=40)


def record(name: str, kind: str, at: float = 0, **told: object) -> FirmRecord:
    return FirmRecord(id=name, firm="甲公司", kind=kind, at=day(at), **told)  # type: ignore[arg-type]


def test_every_point_names_its_record() -> None:
    grade = grade_firm(
        FIRM,
        [record("v1", "vehicle past inspection"), record("a1", "accident")],
        SCHEME,
        at=day(1),
    )

    assert (grade.colour, grade.points) == ("yellow", 8)
    assert {one.record: one.points for one in grade.from_records} == {"v1": 3, "a1": 5}


def test_a_drunk_driver_makes_a_firm_red_without_points() -> None:
    grade = grade_firm(FIRM, [record("d", "drunk driver")], SCHEME, at=day(1))

    assert (grade.colour, grade.points) == ("red", 0)
    assert grade.pulled[0].records == ("d",)


def test_fatal_accidents_without_liability_do_not_pull_the_trigger() -> None:
    three = [record(f"a{n}", "accident", deaths=1, liability="lesser") for n in range(3)]

    assert grade_firm(FIRM, three, SCHEME, at=day(1)).pulled == ()


def test_three_fatal_accidents_pull_the_trigger_only_within_three_months() -> None:
    told = {"deaths": 1, "liability": "equal"}
    three = [record(f"a{n}", "accident", n * 40, **told) for n in range(3)]

    assert grade_firm(FIRM, three, SCHEME, at=day(81)).pulled[0].trigger == "three fatal"
    assert grade_firm(FIRM, three, SCHEME, at=day(91)).pulled == ()


def test_a_record_counts_up_to_the_midnight_after_its_months() -> None:
    one = [FirmRecord(id="a", firm="甲公司", kind="accident", at=local("2022-08-31 10:00"))]

    last_day = grade_firm(FIRM, one, SCHEME, at=local("2023-02-27 23:59"))
    day_after = grade_firm(FIRM, one, SCHEME, at=local("2023-02-28 00:00"))

    assert (last_day.points, day_after.points) == (5, 0)


def test_what_was_put_right_counts_no_more() -> None:
    mended = [record("v1", "vehicle past inspection", ended=day(3))]

    assert grade_firm(FIRM, mended, SCHEME, at=day(2)).points == 3
    assert grade_firm(FIRM, mended, SCHEME, at=day(3)).points == 0


def test_a_cap_holds_over_all_records_of_the_kind() -> None:
    many = [record("a", "violation", count=6), record("b", "violation", count=6)]

    assert [one.points for one in grade_firm(FIRM, many, SCHEME, at=day(1)).from_records] == [
        3,
        1,
    ]


def test_records_of_another_firm_do_not_count() -> None:
    other = FirmRecord(id="x", firm="乙公司", kind="accident", at=day(0))

    assert grade_firm(FIRM, [other], SCHEME, at=day(1)).points == 0


def test_a_firm_is_not_red_for_being_large() -> None:
    by_the_fifty = replace(SCHEME, fleet=50)
    many = [record(f"v{n}", "vehicle past inspection") for n in range(4)]

    small = grade_firm(FIRM, many, by_the_fifty, at=day(1))
    large = grade_firm(replace(FIRM, vehicles=200), many, by_the_fifty, at=day(1))

    assert (small.points, small.colour) == (12, "red")
    assert (large.points, large.colour) == (3, "blue")


def test_a_trigger_is_not_shared_out_over_a_large_fleet() -> None:
    large = replace(FIRM, vehicles=5000)

    grade = grade_firm(large, [record("d", "drunk driver")], replace(SCHEME, fleet=50), at=day(1))

    assert grade.colour == "red"


def test_red_must_be_above_yellow() -> None:
    with pytest.raises(ThresholdsReversed):
        Scheme(points={}, yellow_from=Decimal(5), red_from=Decimal(5))


def test_the_way_back_to_blue_names_the_fewest_things_to_put_right() -> None:
    records = [
        record("v1", "vehicle past inspection"),
        record("v2", "vehicle past inspection"),
        record("r1", "driver past review"),
    ]

    way = what_would_bring_back(FIRM, records, SCHEME, at=day(1))

    assert way is not None
    assert way.now.colour == "yellow"
    assert (way.on, way.put_right, way.after.colour) == (day(1), ("v1",), "blue")


def test_what_only_time_takes_away_is_waited_for() -> None:
    way = what_would_bring_back(FIRM, [record("d", "drunk driver")], SCHEME, at=day(1))

    assert way is not None
    assert (way.on, way.put_right, way.waits_for) == (local("2022-04-01 00:00"), (), ("d",))


def test_a_blue_firm_has_nothing_to_do() -> None:
    way = what_would_bring_back(FIRM, [], PROVISIONAL_SCHEME, at=day(1))

    assert way is not None
    assert (way.on, way.put_right, way.waits_for) == (day(1), (), ())


def test_there_is_no_way_back_from_what_neither_work_nor_time_ends() -> None:
    forever = Scheme(
        points={"drunk driver": Points(each=Decimal(9))},
        yellow_from=Decimal(6),
        red_from=Decimal(10),
    )

    assert what_would_bring_back(FIRM, [record("d", "drunk driver")], forever, at=day(1)) is None


records = st.lists(
    st.builds(
        record,
        st.integers(0, 999).map(lambda n: f"{n:03}"),
        st.sampled_from([*SCHEME.points, "drunk driver"]),
        st.integers(0, 200),
        count=st.integers(1, 6),
        deaths=st.integers(0, 2),
        liability=st.sampled_from(["none", "full"]),
    ),
    max_size=9,
    unique_by=lambda one: one.id,
)


@given(records, st.randoms(use_true_random=False))
def test_a_grade_does_not_depend_on_the_order_of_the_records(rows, chance) -> None:
    before = grade_firm(FIRM, rows, SCHEME, at=day(150))
    chance.shuffle(rows)

    assert grade_firm(FIRM, rows, SCHEME, at=day(150)) == before


@given(records)
def test_the_points_are_what_the_records_give(rows) -> None:
    grade = grade_firm(FIRM, rows, SCHEME, at=day(150))

    assert grade.points == sum(one.points for one in grade.from_records)
    assert set(grade.records) <= {row.id for row in rows}


@settings(max_examples=60, deadline=None)
@given(records)
def test_putting_right_what_is_named_brings_back_and_nothing_less_does(rows) -> None:
    way = what_would_bring_back(FIRM, rows, SCHEME, at=day(150))

    assert way is not None

    def colour_without(gone: tuple[str, ...]) -> str:
        left = [row for row in rows if row.id not in gone and row.at <= day(150)]
        return grade_firm(FIRM, left, SCHEME, at=way.on).colour

    mendable = [row.id for row in rows if row.kind in PUT_RIGHT_BY_THE_FIRM]
    assert colour_without(way.put_right) == "blue" == way.after.colour
    assert not any(
        colour_without(fewer) == "blue"
        for size in range(len(way.put_right))
        for fewer in combinations(mendable, size)
    )
    assert ORDER[way.now.colour] >= ORDER[way.after.colour]
