"""Events as people fill them in, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from luoshi.calendars import days, local, working_days
from luoshi.ledger.fields import plain_of
from luoshi.mechanism import Extended
from luoshi_policies.road_safety.events import (
    AccidentHappened,
    HazardAssigned,
    HazardReported,
    JointOperationHeld,
    PlatformChecked,
    SelfCheckReported,
    WeightSet,
)
from luoshi_policies.road_safety.simulation import Settings, simulate
from luoshi_server.ledger.filling import event_from, words_of
from luoshi_server.ledger.typed import NotAnEvent

ABOUT = {"about": "h-1", "unit": "某交警大队", "at": "2026-03-02 08:30"}


def refused(kind, **words):
    with pytest.raises(NotAnEvent) as caught:
        event_from(kind, ABOUT | words)
    return [one.field for one in caught.value.faults]


@pytest.mark.parametrize(
    "said",
    ["2026-03-02 08:30", "2026/3/2 8:30", "2026年3月2日8时30分", "2026-03-02T08:30:00+08:00"],
)
def test_an_instant_is_read_as_people_write_it(said):
    event = event_from(HazardAssigned, ABOUT | {"at": said, "responsible": "某局"})

    assert event.at == local("2026-03-02 08:30")


def test_choices_are_filled_in_by_what_they_are_called():
    event = event_from(
        HazardReported,
        ABOUT
        | {"subdistrict": "东街道", "hazard": "坑洼", "by": "路长", "surroundings": "学校周边"},
    )
    assert (event.by, event.surroundings) == ("road chief", "near a school")


def test_what_is_left_empty_is_as_if_it_were_not_asked_for():
    event = event_from(
        AccidentHappened, ABOUT | {"subdistrict": "东街道", "deaths": "", "road": " "}
    )

    assert (event.deaths, event.road) == (0, "")


def test_numbers_are_read_with_their_separators_and_shares_as_percentages():
    event = event_from(SelfCheckReported, ABOUT | {"vehicles_checked": "１，234 辆", "found": "0"})
    checked = event_from(PlatformChecked, ABOUT | {"online_share": "95%", "complete_share": "0.9"})

    assert event.vehicles_checked == 1234
    assert (checked.online_share, checked.complete_share) == (Decimal("0.95"), Decimal("0.9"))


def test_every_fault_is_named_with_its_field():
    assert refused(
        AccidentHappened, at="昨天", deaths="两个", longitude="117", procedure="特别程序"
    ) == ["at", "deaths", "procedure", "subdistrict"]


@pytest.mark.parametrize(
    ("kind", "words", "field"),
    [
        (AccidentHappened, {"subdistrict": "东", "longitude": "117"}, "longitude"),
        (AccidentHappened, {"subdistrict": "东", "metres": "5"}, "road"),
        (
            AccidentHappened,
            {"subdistrict": "东", "deaths": "1", "procedure": "简易程序"},
            "procedure",
        ),
        (
            JointOperationHeld,
            {"operation": "渣土车", "units": "甲局", "checked": "1", "found": "0"},
            "units",
        ),
        (WeightSet, {"weight": "5"}, "weight"),
        (PlatformChecked, {"online_share": "95", "complete_share": "1"}, "online_share"),
    ],
)
def test_what_cannot_be_so_is_refused_at_the_field_to_correct(kind, words, field):
    assert refused(kind, **words) == [field]


def test_terms_and_days_are_read():
    extended = event_from(
        Extended,
        ABOUT | {"whose": "某局", "reason": "汛期", "by": "3个工作日", "decision": "同意延期"},
    )
    assigned = event_from(HazardAssigned, ABOUT | {"responsible": "某局", "due": "2026.4.1"})

    assert extended.by == working_days(3)
    assert assigned.due == date(2026, 4, 1)
    assert words_of(extended)["by"] == "3个工作日"
    assert days(15).chinese == "15日"


def test_a_simulated_year_is_written_and_read_back_as_it_was():
    year = simulate(
        Settings(seed=3, start=local("2025-01-01 00:00"), days=40, vehicles=100, sections=100),
        lambda part: Random(f"3:{part}"),
    )
    again = [event_from(type(one), words_of(one) | {"id": one.id}) for one in year.events]

    assert [plain_of(one) for one in again] == [plain_of(one) for one in year.events]
