"""A register is what events add up to."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.calendars import local
from luoshi.ledger import Event
from luoshi.registers import Register, column, columns_of


@dataclass(frozen=True, slots=True)
class Vehicle:
    plate: str = column("号牌号码")
    seats: int = column("核定载客", unit="人")
    keeper: str = column("车主", personal=True, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleRegistered(Event):
    seats: int
    keeper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperChanged(Event):
    keeper: str


class VehicleScrapped(Event):
    pass


class ScrappedAfterFire(VehicleScrapped):
    pass


class SomethingElse(Event):
    pass


VEHICLES = Register(
    name="vehicles",
    title="车辆名录库",
    of=Vehicle,
    steps={
        VehicleRegistered: lambda vehicle, event: Vehicle(event.about, event.seats, event.keeper),
        KeeperChanged: lambda vehicle, event: vehicle and replace(vehicle, keeper=event.keeper),
        VehicleScrapped: lambda vehicle, event: None,
    },
)


def told(kind, plate: str, at: str = "2022-03-07 08:00", **fields):
    return kind(about=plate, unit="县交警大队", at=local(at), **fields)


def test_events_put_entries_on_the_list_change_them_and_take_them_off() -> None:
    roll = VEHICLES.roll(
        [
            told(VehicleRegistered, "A2", seats=40),
            told(VehicleRegistered, "A1", seats=5),
            told(KeeperChanged, "A2", keeper="李某"),
            told(VehicleScrapped, "A1"),
        ]
    )

    assert roll == {"A2": Vehicle("A2", 40, "李某")}


def test_a_change_of_what_is_not_listed_lists_nothing() -> None:
    assert VEHICLES.roll([told(KeeperChanged, "A9", keeper="李某")]) == {}


def test_events_of_other_kinds_do_not_concern_it() -> None:
    event = told(SomethingElse, "A1")

    assert not VEHICLES.concerns(event)
    assert VEHICLES.roll([event]) == {}


def test_a_special_kind_of_an_event_counts_as_that_event() -> None:
    events = [told(VehicleRegistered, "A1", seats=5), told(ScrappedAfterFire, "A1")]

    assert VEHICLES.roll(events) == {}


def test_an_entry_can_say_which_events_made_it() -> None:
    events = [
        told(VehicleRegistered, "A1", seats=5),
        told(VehicleRegistered, "A2", seats=7),
        told(VehicleScrapped, "A1"),
    ]

    assert VEHICLES.history("A1", events) == ((events[0], Vehicle("A1", 5)), (events[2], None))


@given(st.permutations(["A1", "A2", "A3", "A4"]))
def test_the_order_in_which_entries_are_listed_does_not_matter(plates) -> None:
    events = [told(VehicleRegistered, plate, seats=5) for plate in plates]

    assert list(VEHICLES.roll(events)) == ["A1", "A2", "A3", "A4"]


def test_an_event_may_concern_another_entry_than_what_it_is_about() -> None:
    keepers = Register(
        name="keepers",
        title="车主名录",
        of=Vehicle,
        steps={VehicleRegistered: lambda one, event: Vehicle(event.about, event.seats)},
        key=lambda event: event.keeper,
    )

    assert list(keepers.roll([told(VehicleRegistered, "A1", seats=5, keeper="王某")])) == ["王某"]


def test_columns_have_titles_units_and_kinds() -> None:
    plate, seats, keeper = VEHICLES.columns

    assert (plate.title, plate.kind) == ("号牌号码", "text")
    assert (seats.unit, seats.kind) == ("人", "whole number")
    assert keeper.personal


def test_what_is_about_a_person_is_not_published() -> None:
    assert [column.name for column in VEHICLES.public_columns] == ["plate", "seats"]


class Colour(Enum):
    RED = "红"
    BLUE = "蓝"


def test_each_kind_of_field_has_its_column() -> None:
    @dataclass(frozen=True)
    class Mixed:
        length: Decimal | None
        built: date
        grade: Literal["甲", "乙"]
        colour: Colour
        lanes: tuple[str, ...]
        lit: bool

    columns = columns_of(Mixed)

    assert [one.kind for one in columns] == [
        "decimal",
        "day",
        "choice",
        "choice",
        "list",
        "yes or no",
    ]
    assert columns[0].optional and not columns[1].optional
    assert columns[2].choices == ("甲", "乙") and columns[3].choices == ("红", "蓝")


def test_a_field_without_a_column_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        weight: float

    with pytest.raises(TypeError, match="no column for"):
        columns_of(Odd)
