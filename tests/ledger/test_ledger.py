"""A ledger tells the same story to everyone, and shows where it was altered."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Literal

import pytest

from luoshi.calendars import local
from luoshi.ledger import (
    Broken,
    Entry,
    EntryUnreadable,
    Event,
    EventRefused,
    RefusedLine,
    daily_roots,
    entry_after,
    entry_from,
    events_from,
    line_of,
    replay,
    verify,
)
from luoshi.ledger.fields import canonical, plain_of


class Colour(Enum):
    RED = "红"
    BLUE = "蓝"


@dataclass(frozen=True, slots=True)
class Spot:
    east: Decimal
    north: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TreesFell(Event):
    count: int
    height: Decimal | None = None
    on: date | None = None
    colour: Colour = Colour.RED
    size: Literal["small", "large"] = "small"
    streets: tuple[str, ...] = ()
    spot: Spot | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    now: Event


KINDS = {"TreesFell": TreesFell, "Corrected": Corrected, "Spot": Spot}


def fell(count: int = 3, at: str = "2022-03-07 08:00", **fields) -> TreesFell:
    return TreesFell(about="storm", unit="县园林局", at=local(at), count=count, **fields)


def ledger(*events: Event) -> list[Entry]:
    entries: list[Entry] = []
    for event in events:
        last = entries[-1] if entries else None
        entries.append(entry_after(last, event, recorded=event.at, actor="clerk"))
    return entries


THREE = ledger(fell(1), fell(2), fell(3))


def test_an_unaltered_ledger_verifies() -> None:
    assert verify(THREE) is None
    assert verify(THREE, root=THREE[1].digest) is None


def test_the_first_altered_entry_is_named() -> None:
    altered = [*THREE]
    altered[1] = replace(altered[1], told={**altered[1].told, "count": 7})

    assert verify(altered) == Broken(2, "its content is not what its digest says")


def test_an_alteration_with_a_digest_to_match_breaks_the_chain_after_it() -> None:
    forged = replace(THREE[1], told={**THREE[1].told, "count": 7})
    forged = replace(forged, digest=forged.digest_of_content())

    assert verify([THREE[0], forged, THREE[2]]) == Broken(
        3, "it is not chained to the entry before it"
    )


@pytest.mark.parametrize("field", ["recorded", "actor", "reason", "request"])
def test_the_digest_covers_who_told_it_when_and_why(field: str) -> None:
    altered = replace(THREE[2], **{field: "2022-01-01T00:00:00+08:00"})

    assert verify([*THREE[:2], altered]) is not None


def test_a_removed_entry_is_missed() -> None:
    assert verify([THREE[0], THREE[2]]) == Broken(2, "number 3 stands where 2 should")


def test_a_ledger_cut_off_before_its_public_root_is_found_out() -> None:
    assert verify(THREE[:2], root=THREE[2].digest) == Broken(
        3, "no entry bears the root that was made public"
    )


def test_the_root_of_a_day_is_its_last_entry() -> None:
    entries = ledger(fell(1), fell(2), fell(3, at="2022-03-08 08:00"))

    assert daily_roots(entries) == {
        date(2022, 3, 7): entries[1].digest,
        date(2022, 3, 8): entries[2].digest,
    }


def test_a_line_is_read_back_as_the_entry_that_it_was() -> None:
    assert [entry_from(entry.to_line(), entry.number) for entry in THREE] == THREE


def test_replay_gives_back_the_events_with_all_their_fields() -> None:
    event = fell(
        height=Decimal("12.50"),
        on=date(2022, 3, 6),
        colour=Colour.BLUE,
        size="large",
        streets=("滨河路", "东街"),
        spot=Spot(Decimal("117.1"), Decimal("36.6")),
    )
    correction = Corrected(about="storm", unit="县园林局", at=local("2022-03-09 08:00"), now=event)
    lines = [entry.to_line() for entry in ledger(event, correction)]

    again = list(replay((entry_from(line, n) for n, line in enumerate(lines, 1)), KINDS))

    assert again == [(event, event.at), (correction, correction.at)]


def test_a_kind_that_nobody_declared_is_named_with_its_entry() -> None:
    with pytest.raises(EntryUnreadable, match="Entry 1 cannot be read: nobody declared the kind"):
        list(replay(THREE, {}))


def test_a_line_that_is_no_entry_is_named() -> None:
    with pytest.raises(EntryUnreadable, match="Entry 4"):
        entry_from("{}", 4)
    with pytest.raises(EntryUnreadable, match="Entry 5"):
        entry_from("not json", 5)


def test_a_field_that_the_kind_does_not_have_is_refused() -> None:
    stray = replace(THREE[0], told={**THREE[0].told, "mood": "bad"})

    with pytest.raises(EntryUnreadable, match="TreesFell has no mood"):
        stray.event(KINDS)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"count": -1}, "count cannot be below zero, it is -1"),
        ({"count": "3"}, "count must be a whole number, not '3'"),
        ({"count": True}, "count must be a whole number, not True"),
        ({"count": None}, "count is missing"),
        ({"height": 1.5}, "height must be a decimal, not 1.5"),
        ({"size": "huge"}, "size must be one of small, large, not 'huge'"),
        ({"streets": ["东街"]}, "streets must be a tuple"),
        ({"about": ""}, "it does not say what it is about"),
        ({"at": datetime.fromisoformat("2022-03-07 08:00")}, "at has no time zone"),
        ({"at": "2022-03-07"}, "at must be an instant"),
    ],
)
def test_an_event_that_cannot_be_so_is_refused_in_one_line(fields, reason: str) -> None:
    told = {"about": "storm", "unit": "县园林局", "at": local("2022-03-07 08:00"), "count": 3}

    with pytest.raises(EventRefused) as refused:
        TreesFell(**{**told, **fields})

    assert reason in str(refused.value) and "\n" not in str(refused.value)


def test_an_event_told_in_another_zone_has_the_local_day() -> None:
    event = fell(at="2022-03-07T23:30:00+00:00")

    assert event.at.date() == date(2022, 3, 8)
    assert event == fell(at="2022-03-08 07:30")


def test_canonical_json_does_not_depend_on_the_order_of_its_keys() -> None:
    told = plain_of(fell())
    assert isinstance(told, dict)

    assert canonical(told) == canonical(dict(reversed(told.items())))
    assert json.loads(canonical(told)) == told


def test_what_has_no_one_way_to_be_written_has_no_plain_form() -> None:
    with pytest.raises(TypeError, match="float has no plain form"):
        plain_of(1.5)


def test_bad_lines_are_refused_one_by_one_and_the_rest_goes_on() -> None:
    good = line_of(fell(5))
    lines = [
        good,
        "not json",
        "",
        "[]",
        good.replace("TreesFell", "TreesGrew"),
        good.replace('"count":5', '"count":-5'),
        good.replace("2022-03-07T08", "2022-13-07T08"),
        line_of(fell(6)),
    ]

    read = list(events_from(lines, KINDS))

    assert [one for one in read if not isinstance(one, RefusedLine)] == [(1, fell(5)), (8, fell(6))]
    refused = [(one.number, one.reason) for one in read if isinstance(one, RefusedLine)]
    assert [number for number, _ in refused] == [2, 4, 5, 6, 7]
    assert refused[1][1] == "it is no record"
    assert refused[2][1] == "nobody declared a kind of event 'TreesGrew'"
    assert refused[3][1] == "TreesFell: count cannot be below zero, it is -5."
