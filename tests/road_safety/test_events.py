"""What cannot have happened on a road is refused, with the reason."""

from decimal import Decimal

import pytest

from luoshi.calendars import local
from luoshi.ledger import RefusedLine, events_from, line_of
from luoshi.mechanism import EventRefused
from luoshi_policies.road_safety.events import (
    KINDS,
    AccidentHappened,
    Bounds,
    FatalAccident,
    Fix,
    HazardReported,
    JointOperationHeld,
    OutsideTheDistrict,
    PatrolTracked,
    Point,
    PointImpossible,
    SectionPassed,
    outside,
    require_inside,
)

NOON = local("2022-05-04 12:00")
TOLD = {"about": "a-1", "unit": "县交警大队", "at": NOON}


def test_an_accident_cannot_have_fewer_than_no_deaths() -> None:
    with pytest.raises(EventRefused, match="deaths cannot be below zero, it is -1"):
        AccidentHappened(**TOLD, subdistrict="东桥", deaths=-1)


def test_longitude_and_latitude_that_are_swapped_are_told_apart() -> None:
    with pytest.raises(EventRefused, match="may be swapped"):
        AccidentHappened(
            **TOLD, subdistrict="东桥", longitude=Decimal("36.6"), latitude=Decimal("116.9")
        )


def test_a_device_without_a_fix_has_no_point() -> None:
    with pytest.raises(PointImpossible):
        Fix(0, Decimal(0), Decimal(0))


def test_a_death_is_not_settled_on_the_spot() -> None:
    with pytest.raises(EventRefused, match="simple procedure"):
        AccidentHappened(**TOLD, subdistrict="东桥", deaths=1, procedure="simple")


def test_a_fatal_accident_without_deaths_is_none() -> None:
    with pytest.raises(EventRefused, match="at least one death"):
        FatalAccident(**TOLD, subdistrict="东桥")


def test_a_fatal_accident_is_an_accident() -> None:
    assert issubclass(FatalAccident, AccidentHappened)


def test_nobody_leaves_a_section_before_entering_it() -> None:
    with pytest.raises(EventRefused, match="it left at"):
        SectionPassed(
            **TOLD,
            vehicle="v",
            entered=NOON,
            left=NOON,
            length_metres=Decimal(900),
            limit=Decimal(60),
        )


def test_an_operation_of_one_unit_is_no_joint_one() -> None:
    with pytest.raises(EventRefused, match="no joint one"):
        JointOperationHeld(**TOLD, operation="overload", units=("县交警大队",), checked=3, found=1)


def test_a_point_outside_the_district_is_named() -> None:
    district = Bounds(
        west=Decimal(110), south=Decimal(30), east=Decimal("110.2"), north=Decimal("30.2")
    )
    inside = HazardReported(
        **TOLD, subdistrict="东桥", hazard="坑洞", longitude=Decimal("110.1"), latitude=Decimal(30)
    )
    beyond = PatrolTracked(
        **TOLD, person="p", level="section", track=(Fix(0, Decimal("110.3"), Decimal(30)),)
    )

    assert outside(inside, district) is None
    assert outside(beyond, district) == "longitude 110.3, latitude 30 lies outside the district"
    with pytest.raises(OutsideTheDistrict, match=r"PatrolTracked .* about a-1 cannot be"):
        require_inside(beyond, district)


def test_a_track_reads_back_as_it_was_written() -> None:
    patrol = PatrolTracked(
        **TOLD,
        person="p",
        level="section",
        track=(Fix(0, Decimal("110.1"), Decimal("30.1")), Fix(30, Decimal("110.2"), Decimal(30))),
    )

    ((_, read),) = events_from([line_of(patrol)], KINDS)

    assert read == patrol
    assert read.places[0] == Point(Decimal("110.1"), Decimal("30.1"))


def test_a_bad_line_is_refused_by_itself() -> None:
    good = line_of(AccidentHappened(**TOLD, subdistrict="东桥"))
    bad = good.replace('"deaths":0', '"deaths":-2')

    refused, taken = events_from([bad, good], KINDS)

    assert isinstance(refused, RefusedLine) and "below zero" in refused.reason
    assert not isinstance(taken, RefusedLine)


def test_every_kind_of_event_is_called_something_in_chinese_of_its_own() -> None:
    called = [kind.called for kind in KINDS.values()]

    assert all(called)
    assert len(set(called)) == len(called)
