"""How fast a year of road safety is made and analysed, against `json.loads` in the same run.

    python benchmarks/road_safety.py

Times on a shared machine say little; the ratio to `json.loads` of the lines of the whole
year, taken just before each, says more.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random
from statistics import median

from luoshi.calendars import local
from luoshi.ledger import events_from, line_of
from luoshi.mechanism import KERNEL_EVENTS
from luoshi_policies.road_safety.analysis.black_spots import CITY_DECREE, black_spots
from luoshi_policies.road_safety.analysis.duplicates import DECIDED, duplicates
from luoshi_policies.road_safety.analysis.firm_grades import grade_firm
from luoshi_policies.road_safety.analysis.firm_histories import firm_records
from luoshi_policies.road_safety.analysis.firm_schemes import PROVISIONAL_SCHEME
from luoshi_policies.road_safety.analysis.hot_spots import cells_of, hot_spots
from luoshi_policies.road_safety.analysis.network_density import network_density
from luoshi_policies.road_safety.analysis.patrol_coverage import coverage_of
from luoshi_policies.road_safety.analysis.planar_density import planar_density
from luoshi_policies.road_safety.analysis.plane import Plane
from luoshi_policies.road_safety.analysis.road_network import network_of
from luoshi_policies.road_safety.events import KINDS
from luoshi_policies.road_safety.registers import (
    ACCIDENTS,
    FIRMS,
    HAZARDS,
    PATROLS,
    REGISTERS,
    ROAD_SECTIONS,
)
from luoshi_policies.road_safety.simulation import Settings, simulate

SETTINGS = Settings(seed=7, start=local("2025-01-01 00:00"))
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    year = simulate(SETTINGS, lambda part: Random(f"7:{part}"))
    events = year.events
    lines = [line_of(event) for event in events]
    kinds = KINDS | {kind.__name__: kind for kind in KERNEL_EVENTS}

    def read_json() -> None:
        for line in lines:
            json.loads(line)

    def compare(name: str, work: Callable[[], object], count: int, noun: str) -> None:
        rounds = [(seconds(read_json), seconds(work)) for _ in range(ROUNDS)]
        taken = median(took for _, took in rounds)
        ratio = median(took / known for known, took in rounds)
        print(f"{name:36} {taken:7.2f} s  {count:7,} {noun:10}  {ratio:6.2f} × json.loads")

    size = sum(len(line.encode()) for line in lines) / 1e6
    print(f"{len(events):,} events, {size:.0f} MB")
    compare(
        "make the year",
        lambda: simulate(SETTINGS, lambda part: Random(f"7:{part}")),
        len(events),
        "events",
    )
    compare("write its lines", lambda: [line_of(event) for event in events], len(events), "events")
    compare("read and check them", lambda: list(events_from(lines, kinds)), len(events), "events")
    compare(
        "fold every register",
        lambda: [register.roll(events) for register in REGISTERS],
        len(events),
        "events",
    )

    accidents = list(ACCIDENTS.roll(events).values())
    sections = ROAD_SECTIONS.roll(events)
    hazards = list(HAZARDS.roll(events).values())
    patrols = list(PATROLS.roll(events).values())
    plane = Plane.around(one.point for one in accidents if one.point is not None)
    places = [one.line[0] for one in sections.values()]
    compare(
        "black spots by the decree",
        lambda: black_spots(accidents, CITY_DECREE),
        len(accidents),
        "accidents",
    )
    compare(
        "planar density at 3,000 points",
        lambda: planar_density(accidents, places, bandwidth_metres=300),
        len(accidents),
        "accidents",
    )
    compare(
        "network density, pieces of 50 m",
        lambda: network_density(accidents, network_of(sections.values()), bandwidth_metres=300),
        len(accidents),
        "accidents",
    )
    compare(
        "Gi* on cells of 200 m",
        lambda: hot_spots(cells_of(accidents, plane, side_metres=200), radius_metres=400),
        len(cells_of(accidents, plane, side_metres=200)),
        "cells",
    )
    compare("duplicates", lambda: duplicates(hazards, DECIDED), len(hazards), "reports")
    compare(
        "coverage of each patrol",
        lambda: [
            coverage_of(
                sections[one.section], [one], since=one.began, until=one.began + timedelta(days=1)
            )
            for one in patrols
        ],
        len(patrols),
        "patrols",
    )
    firms = FIRMS.roll(events)

    def grade_all() -> None:
        records = firm_records(events, at=SETTINGS.end)
        for firm in firms.values():
            grade_firm(firm, records, PROVISIONAL_SCHEME, at=SETTINGS.end)

    compare("grade every firm", grade_all, len(firms), "firms")


if __name__ == "__main__":
    main()
