"""The registers of road sections, of those who look after them, and of their stations."""

from __future__ import annotations

from dataclasses import replace

from luoshi.registers import Register
from luoshi_policies.road_safety.events import (
    PatrolTracked,
    RoadChiefAppointed,
    RoadChiefLeft,
    RoadSectionRegistered,
    SectionClosed,
    StationClosed,
    StationOfficerAppointed,
    StationOpened,
)
from luoshi_policies.road_safety.records import Patrol, RoadChief, RoadSection, Station


def section(entry: RoadSection | None, event: RoadSectionRegistered) -> RoadSection:
    """A section with the line it takes; registered again, it takes its new line."""
    return RoadSection(
        id=event.about,
        road=event.road,
        start_metres=event.start_metres,
        end_metres=event.end_metres,
        line=event.line,
        subdistrict=event.subdistrict,
        area=event.area,
        vehicles_a_day=event.vehicles_a_day,
    )


def gone(entry: object, event: object) -> None:
    """Nothing: it is taken off the register."""


ROAD_SECTIONS: Register[RoadSection] = Register(
    name="road-sections",
    title="路段",
    of=RoadSection,
    steps={RoadSectionRegistered: section, SectionClosed: gone},
)


def office_of(event: RoadChiefAppointed | RoadChiefLeft) -> str:
    """Who looks after what on which level: one person may look after several sections."""
    return f"{event.level}/{event.about}/{event.person}"


def appointed(entry: RoadChief | None, event: RoadChiefAppointed) -> RoadChief:
    """A road chief from the day of the appointment on."""
    return RoadChief(
        person=event.person, level=event.level, covers=event.about, since=event.at.date()
    )


def left(entry: RoadChief | None, event: RoadChiefLeft) -> RoadChief | None:
    """The road chief until the day of leaving: vacancies are found between the two."""
    return entry and replace(entry, until=event.at.date())


ROAD_CHIEFS: Register[RoadChief] = Register(
    name="road-chiefs",
    title="路长",
    of=RoadChief,
    steps={RoadChiefAppointed: appointed, RoadChiefLeft: left},
    key=office_of,
)


def patrol(entry: Patrol | None, event: PatrolTracked) -> Patrol:
    """One patrol with its track."""
    return Patrol(
        id=event.id,
        person=event.person,
        level=event.level,
        section=event.about,
        began=event.at,
        track=event.track,
    )


PATROLS: Register[Patrol] = Register(
    name="patrols",
    title="路长巡查",
    of=Patrol,
    steps={PatrolTracked: patrol},
    key=lambda event: event.id,
)


def opened(entry: Station | None, event: StationOpened) -> Station:
    """A station that nobody mans yet."""
    return Station(id=event.about, kind=event.station, subdistrict=event.subdistrict)


def manned(entry: Station | None, event: StationOfficerAppointed) -> Station | None:
    """The station with one more to man it."""
    if entry is None:
        return None
    if event.role == "officer":
        return replace(entry, officers=entry.officers + 1)
    return replace(entry, assistants=entry.assistants + 1)


STATIONS: Register[Station] = Register(
    name="stations",
    title="两站两员",
    of=Station,
    steps={StationOpened: opened, StationOfficerAppointed: manned, StationClosed: gone},
)
