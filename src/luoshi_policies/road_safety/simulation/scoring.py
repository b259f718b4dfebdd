"""How much of what was put into a simulated year the analyses find again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.analysis.black_spots import CITY_DECREE, black_spots
from luoshi_policies.road_safety.analysis.duplicates import DECIDED, duplicates
from luoshi_policies.road_safety.analysis.firm_grades import grade_firm
from luoshi_policies.road_safety.analysis.firm_histories import firm_records
from luoshi_policies.road_safety.analysis.firm_schemes import PROVISIONAL_SCHEME
from luoshi_policies.road_safety.analysis.hot_spots import cells_of, hot_spots, standing_out
from luoshi_policies.road_safety.analysis.network_density import network_density
from luoshi_policies.road_safety.analysis.patrol_coverage import coverage_of
from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.analysis.road_chief_posts import post_faults
from luoshi_policies.road_safety.analysis.road_network import network_of
from luoshi_policies.road_safety.analysis.section_speed import MeasuringErrors, section_speed
from luoshi_policies.road_safety.events import SectionPassed
from luoshi_policies.road_safety.records import Accident
from luoshi_policies.road_safety.registers import (
    ACCIDENTS,
    FIRMS,
    HAZARDS,
    PATROLS,
    ROAD_CHIEFS,
    ROAD_SECTIONS,
)
from luoshi_policies.road_safety.simulation.district import spot_on
from luoshi_policies.road_safety.simulation.monitoring import CLOCK_SECONDS
from luoshi_policies.road_safety.simulation.settings import Settings
from luoshi_policies.road_safety.simulation.truth import SeededBlackSpot, Truth

NEAR = 250.0
"""A place found within so many metres of a seeded one is that one."""

FULL = 0.95
"""From this share on a section was patrolled whole."""


@dataclass(frozen=True, slots=True)
class Score:
    """What was seeded, what was found, and how much of the one is in the other."""

    name: str
    seeded: int
    found: int
    right: int
    recalled: int

    @property
    def precision(self) -> float:
        """How much of what was found had been seeded."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """How much of what was seeded was found."""
        return self.recalled / self.seeded if self.seeded else 1.0


def scores(events: Sequence[Event], truth: Truth, settings: Settings) -> tuple[Score, ...]:
    """A score for each analysis of a year."""
    accidents = tuple(ACCIDENTS.roll(events).values())
    return (
        _by_rule(accidents, truth.black_spots),
        _by_hot_spots(accidents, truth.black_spots, events),
        _by_network(accidents, truth.black_spots, events),
        _duplicates(events, truth),
        *_firms(events, truth, settings),
        _patrols(events, truth),
        _posts(events, truth, settings),
        _speeds(events, truth),
    )


def _same(name: str, seeded: Iterable[object], found: Iterable[object]) -> Score:
    put, got = set(seeded), set(found)
    return Score(name, len(put), len(got), len(put & got), len(put & got))


def _by_rule(accidents: Sequence[Accident], seeded: Sequence[SeededBlackSpot]) -> Score:
    found = black_spots(accidents, CITY_DECREE)

    def meet(road: str, start: int, end: int, spot: SeededBlackSpot) -> bool:
        return spot.road == road and start - NEAR <= spot.metres <= end + NEAR

    matched = [
        (one, spot)
        for one in found
        for spot in seeded
        if meet(one.road, one.start_metres, one.end_metres, spot)
    ]
    return Score(
        "black spots by the decree",
        len(seeded),
        len(found),
        len({id(one) for one, _ in matched}),
        len({id(spot) for _, spot in matched}),
    )


def _by_hot_spots(
    accidents: Sequence[Accident], seeded: Sequence[SeededBlackSpot], events: Sequence[Event]
) -> Score:
    general = [one for one in accidents if one.procedure == "general"]
    plane = Plane.around(one.point for one in general if one.point is not None)
    found = standing_out(
        hot_spots(cells_of(general, plane, side_metres=200.0), radius_metres=200.0),
        false_share=0.001,
    )
    sections = list(ROAD_SECTIONS.roll(events).values())
    places = []
    for spot in seeded:
        section = next(
            one
            for one in sections
            if one.road == spot.road and one.start_metres <= spot.metres <= one.end_metres
        )
        places.append(plane.metres(spot_on(section, spot.metres).point))

    def meet(east: float, north: float, place: tuple[float, float]) -> bool:
        return abs(east - place[0]) <= 2 * NEAR and abs(north - place[1]) <= 2 * NEAR

    hits = [
        (number, index)
        for number, one in enumerate(found)
        for index, place in enumerate(places)
        if meet(one.cell.east, one.cell.north, place)
    ]
    return Score(
        "cells by Gi*",
        len(seeded),
        len(found),
        len({number for number, _ in hits}),
        len({index for _, index in hits}),
    )


def _by_network(
    accidents: Sequence[Accident], seeded: Sequence[SeededBlackSpot], events: Sequence[Event]
) -> Score:
    """The densest piece, then the densest far from it, as many as were seeded."""
    sections = ROAD_SECTIONS.roll(events)
    general = [one for one in accidents if one.procedure == "general"]
    pieces = network_density(general, network_of(sections.values()), bandwidth_metres=300.0)
    peaks: list[tuple[str, float]] = []
    for piece in sorted(pieces, key=lambda one: (-one.density, one.section, one.start_metres)):
        section = sections[piece.section]
        place = (section.road, section.start_metres + piece.start_metres)
        if all(road != place[0] or abs(at - place[1]) > 2 * NEAR for road, at in peaks):
            peaks.append(place)
        if len(peaks) == len(seeded):
            break
    hits = [
        (number, index)
        for number, (road, at) in enumerate(peaks)
        for index, spot in enumerate(seeded)
        if spot.road == road and abs(spot.metres - at) <= NEAR
    ]
    return Score(
        "densest places on the network",
        len(seeded),
        len(peaks),
        len({number for number, _ in hits}),
        len({index for _, index in hits}),
    )


def _duplicates(events: Sequence[Event], truth: Truth) -> Score:
    found = duplicates(HAZARDS.roll(events).values(), DECIDED)
    return _same(
        "reports of the same hazard",
        truth.duplicates.items(),
        ((one.report, one.first) for one in found),
    )


def _firms(events: Sequence[Event], truth: Truth, settings: Settings) -> Iterable[Score]:
    at = settings.end - timedelta(seconds=1)
    records = firm_records(events, at=at)
    colours = {
        name: grade_firm(firm, records, PROVISIONAL_SCHEME, at=at).colour
        for name, firm in FIRMS.roll(events).items()
    }
    for colour in ("red", "yellow"):
        yield _same(
            f"{colour} firms",
            (name for name, seeded in truth.firm_colours.items() if seeded == colour),
            (name for name, found in colours.items() if found == colour),
        )


def _patrols(events: Sequence[Event], truth: Truth) -> Score:
    sections = ROAD_SECTIONS.roll(events)
    found = []
    for patrol in PATROLS.roll(events).values():
        last = patrol.began + timedelta(hours=12)
        coverage = coverage_of(sections[patrol.section], [patrol], since=patrol.began, until=last)
        if coverage.share < FULL:
            found.append(patrol.id)
    told = {event.id for event in events}
    short = (name for name, share in truth.patrolled_shares.items() if share < 1 and name in told)
    return _same("patrols that stop short", short, found)


def _posts(events: Sequence[Event], truth: Truth, settings: Settings) -> Score:
    faults = post_faults(
        ROAD_SECTIONS.roll(events).values(),
        ROAD_CHIEFS.roll(events).values(),
        since=settings.start.date(),
        until=settings.end.date(),
    )
    return _same(
        "posts vacant or filled twice",
        [(name, True) for name in truth.vacant_posts]
        + [(name, False) for name in truth.doubled_posts],
        ((fault.covers, fault.is_vacant) for fault in faults),
    )


def _speeds(events: Sequence[Event], truth: Truth) -> Score:
    """Passages found to break the limit; nobody who kept it may be among them."""
    errors = MeasuringErrors(
        first_clock=Decimal(str(CLOCK_SECONDS)),
        second_clock=Decimal(str(CLOCK_SECONDS)),
        length=Decimal(0),
    )
    passages = [event for event in events if isinstance(event, SectionPassed)]
    return _same(
        "section speeds above the limit",
        (one.id for one in passages if truth.speeds[one.id] > one.limit),
        (one.id for one in passages if section_speed(one, errors).verdict == "violation"),
    )
