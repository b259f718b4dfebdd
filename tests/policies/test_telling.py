"""Bad lines are refused one by one, and nothing else is lost."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from luoshi.calendars import local, published_calendar
from luoshi.ledger import events_from
from luoshi.mechanism import Bound, Caseload, Told, bind, in_force, tell
from luoshi_policies.catalogue import kinds
from luoshi_policies.road_safety.events import Bounds, outside
from luoshi_policies.road_safety.road_hazards import MECHANISM

TEXT = (
    "落实道路安全隐患动态排查整治机制。重点排查桥梁涵洞等路段，一般隐患10日内整改。"
    "（责任单位：县交警大队）"
)
DISTRICT = Bounds(
    west=Decimal("100.1"), south=Decimal("30.1"), east=Decimal("100.9"), north=Decimal("30.9")
)
MORNING = local("2022-05-04 09:00")

GOOD = {
    "kind": "HazardReported",
    "about": "h-1",
    "unit": "县交警大队",
    "at": MORNING.isoformat(),
    "subdistrict": "石渡镇政府",
    "hazard": "护栏缺失",
}
LATER = GOOD | {"about": "h-9", "at": (MORNING + timedelta(hours=2)).isoformat()}


def told(*lines: dict | str, units: frozenset[str] | None = None) -> list[Told]:
    bound = bind(MECHANISM, in_force(TEXT), units)
    assert isinstance(bound, Bound)
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(
        tell(
            Caseload([bound], published_calendar(), start=MORNING - timedelta(days=1)),
            events_from(written, kinds()),
            until=MORNING + timedelta(days=1),
            fault=lambda event: outside(event, DISTRICT),
        )
    )


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (GOOD | {"kind": "MeteorFell"}, "nobody declared a kind of event 'MeteorFell'"),
        (GOOD | {"about": "h-2", "at": "2022-07-04T09:00:00+08:00"}, "it lies in the future"),
        (GOOD | {"kind": "HazardCorrected"}, "HazardCorrected has no"),
        (
            {"kind": "HazardCorrected", "about": "h-7", "unit": "县交警大队", "at": GOOD["at"]},
            "no open case is about h-7",
        ),
        (GOOD, "it was told before"),
        (GOOD | {"about": "h-3", "unit": "无名单位"}, "nobody knows a unit 无名单位"),
        (
            GOOD | {"about": "h-4", "longitude": "101.5", "latitude": "30.5"},
            "lies outside the district",
        ),
        (
            GOOD | {"about": "h-5", "longitude": "30.5", "latitude": "100.5"},
            "they may be swapped",
        ),
        (GOOD | {"about": "h-6", "metres": -4, "road": "石渡路"}, "metres cannot be below zero"),
        (GOOD | {"about": "h-8", "at": "2022-05-04T09:00:00"}, "has no time zone"),
        ("{", "Expecting property name"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_reason_and_the_rest_goes_on(
    bad, reason
) -> None:
    first, refused, last, _ = told(GOOD, bad, LATER, units=frozenset({"县交警大队"}))

    assert refused.number == 2 and reason in refused.refused
    assert not first.refused and not last.refused
    assert [outcome.case.about for outcome in last.outcomes] == ["h-9"]


def test_an_event_that_comes_out_of_order_is_told_and_the_clock_does_not_go_back() -> None:
    late, early, _ = told(LATER, GOOD)

    assert not early.refused
    assert early.at == late.at
    (outcome,) = early.outcomes
    assert outcome.case.opened == MORNING


def test_an_event_that_no_mechanism_knows_is_kept_for_the_registers() -> None:
    device = {
        "kind": "DeviceInstalled",
        "about": "c-1",
        "unit": "县交警大队",
        "at": GOOD["at"],
        "device": "camera",
    }

    (only, _) = told(device)

    assert only.event is not None and not only.refused and only.outcomes == ()
