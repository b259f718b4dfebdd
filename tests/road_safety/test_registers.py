"""What the events about one thing add up to."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from luoshi.calendars import local
from luoshi.mechanism import Corrected
from luoshi_policies.road_safety.events import (
    AccidentHappened,
    CreditEntered,
    EntryRemoved,
    FatalAccident,
    HazardCorrected,
    HazardReopened,
    HazardReported,
    RoadChiefAppointed,
    RoadChiefLeft,
    VehicleInspected,
    VehicleRegistered,
)
from luoshi_policies.road_safety.registers import (
    ACCIDENTS,
    CREDIT_ENTRIES,
    HAZARDS,
    REGISTERS,
    ROAD_CHIEFS,
    VEHICLES,
)

NOON = local("2022-05-04 12:00")
TOLD = {"unit": "县交警大队", "at": NOON}
LATER = {"unit": "县交警大队", "at": NOON + timedelta(days=5)}


def test_an_accident_keeps_its_instant_when_somebody_dies_later() -> None:
    accident = AccidentHappened(**TOLD, about="a", subdistrict="东桥", injured=2)
    death = FatalAccident(
        **LATER, about="a", subdistrict="东桥", deaths=1, injured=1, happened=NOON
    )

    entry = ACCIDENTS.roll((accident, death))["a"]

    assert (entry.at, entry.deaths, entry.injured) == (NOON, 1, 1)


def test_a_corrected_toll_is_the_toll() -> None:
    first = FatalAccident(**TOLD, about="a", subdistrict="东桥", deaths=1)
    now = FatalAccident(**TOLD, about="a", subdistrict="东桥", deaths=2)

    events = (first, Corrected(**LATER, about="a", of=first.id, now=now))

    assert ACCIDENTS.roll(events)["a"].deaths == 2


def test_a_hazard_that_comes_back_is_open_again() -> None:
    reported = HazardReported(**TOLD, about="h", subdistrict="东桥", hazard="坑洼")
    corrected = HazardCorrected(**TOLD, about="h")
    back = HazardReopened(**LATER, about="h", reason="复发")

    assert HAZARDS.roll((reported, corrected))["h"].corrected == NOON
    assert HAZARDS.roll((reported, corrected, back))["h"].corrected is None


def test_a_road_chief_who_left_stays_on_the_register_with_the_day() -> None:
    came = RoadChiefAppointed(**TOLD, about="s-1", person="甲", level="section")
    left = RoadChiefLeft(**LATER, about="s-1", person="甲", level="section")

    (entry,) = ROAD_CHIEFS.roll((came, left)).values()

    assert (entry.since, entry.until) == (date(2022, 5, 4), date(2022, 5, 9))


def test_a_failed_inspection_does_not_renew_anything() -> None:
    vehicle = VehicleRegistered(
        **TOLD, about="v", vehicle_class="school bus", inspection_due=date(2022, 6, 1)
    )
    failed = VehicleInspected(**LATER, about="v", passed=False)

    assert VEHICLES.roll((vehicle, failed))["v"].inspection_due == date(2022, 6, 1)


def test_an_entry_that_was_removed_is_on_the_record_no_more() -> None:
    entered = CreditEntered(
        **TOLD, about="甲", subject="driver", points=Decimal(3), reason="酒驾", record="r-1"
    )
    removed = EntryRemoved(**LATER, about="甲/r-1")

    assert list(CREDIT_ENTRIES.roll((entered,))) == ["甲/r-1"]
    assert CREDIT_ENTRIES.roll((entered, removed)) == {}


def test_every_column_of_every_register_has_a_title_in_chinese() -> None:
    titles = [column.title for register in REGISTERS for column in register.columns]

    assert titles and all(not title.isascii() for title in titles)


@given(st.permutations(["v-1", "v-2", "v-3", "v-4"]))
def test_a_register_does_not_depend_on_the_order_in_which_things_were_registered(order) -> None:
    events = [VehicleRegistered(**TOLD, about=plate, vehicle_class="school bus") for plate in order]

    assert list(VEHICLES.roll(events).items()) == sorted(VEHICLES.roll(events).items())
    assert VEHICLES.roll(events) == VEHICLES.roll(reversed(events))
