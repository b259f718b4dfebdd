"""Roads and those who look after them: road chiefs of three levels, stations, patrols.

A patrol is told with the track that a telephone or a vehicle wrote.  How much of the
section it covered is worked out from the track, and told as an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar, Literal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events.places import MappedEvent, PlacedEvent, Point

ChiefLevel = Literal["section", "area", "district"]
"""路段、片区、辖区路长."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a track was, so many seconds after its beginning."""

    seconds: int
    longitude: Decimal
    latitude: Decimal

    def __post_init__(self) -> None:
        Point(self.longitude, self.latitude)

    @property
    def point(self) -> Point:
        """The place of the fix."""
        return Point(self.longitude, self.latitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSectionRegistered(MappedEvent):
    """A section of road was put on the list, with the line it takes."""

    road: str
    subdistrict: str
    start_metres: int
    end_metres: int
    line: tuple[Point, ...] = ()
    area: str = ""
    vehicles_a_day: int = 0

    called: ClassVar[str] = "路段登记"

    def faults(self) -> Iterator[str]:
        """A section ends after it starts."""
        if self.end_metres <= self.start_metres:
            yield f"it ends at {self.end_metres} m, and starts at {self.start_metres} m"
        if len(self.line) == 1:
            yield "a line has at least two points"

    @property
    def places(self) -> tuple[Point, ...]:
        """The line of the section."""
        return self.line


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadChiefAppointed(Event):
    """Somebody became road chief of a section, an area or a whole district."""

    person: str
    level: ChiefLevel
    subdistrict: str = ""

    called: ClassVar[str] = "路长任职"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadChiefLeft(Event):
    """A road chief ceased to be one."""

    person: str
    level: ChiefLevel

    called: ClassVar[str] = "路长离任"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatrolTracked(MappedEvent):
    """A road chief patrolled a section, and the track was kept."""

    person: str
    level: ChiefLevel
    track: tuple[Fix, ...]
    hazards_seen: int = 0
    dissuaded: int = 0

    called: ClassVar[str] = "巡查轨迹"

    def faults(self) -> Iterator[str]:
        """The fixes of a track are in the order of time and lie in the country."""
        seconds = [fix.seconds for fix in self.track]
        if any(later < earlier for earlier, later in pairwise(seconds)):
            yield "the fixes of its track are not in the order of time"
        if seconds and seconds[0] < 0:
            yield "its track begins before the patrol"

    @property
    def places(self) -> tuple[Point, ...]:
        """The places of its fixes."""
        return tuple(fix.point for fix in self.track)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPatrolled(Event):
    """A patrol was measured against the line of the section: so much of it was covered."""

    person: str
    level: ChiefLevel
    covered_metres: int
    of_metres: int
    patrolled: datetime | None = None

    called: ClassVar[str] = "路段巡查"

    def faults(self) -> Iterator[str]:
        """A patrol covers no more than there is."""
        if self.covered_metres > self.of_metres:
            yield f"it covers {self.covered_metres} m of {self.of_metres} m"

    @property
    def share(self) -> Decimal:
        """How much of the section was covered."""
        return Decimal(self.covered_metres) / self.of_metres if self.of_metres else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DissuasionRecorded(PlacedEvent):
    """People were talked out of something forbidden on the road."""

    person: str
    people: int = 1
    conduct: str = ""

    called: ClassVar[str] = "违法劝导"


@dataclass(frozen=True, slots=True, kw_only=True)
class StationOpened(PlacedEvent):
    """A traffic-safety station of a township or a village was opened (两站)."""

    station: Literal["management", "dissuasion"]
    subdistrict: str

    called: ClassVar[str] = "两站设立"


@dataclass(frozen=True, slots=True, kw_only=True)
class StationOfficerAppointed(Event):
    """A safety officer or an assistant took up the work of a station (两员)."""

    person: str
    role: Literal["officer", "assistant"]

    called: ClassVar[str] = "两员任职"


@dataclass(frozen=True, slots=True, kw_only=True)
class StationDutyRecorded(Event):
    """A station was manned for a day."""

    people_on_duty: int
    dissuaded: int = 0

    called: ClassVar[str] = "两站值守"


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteersServed(Event):
    """Volunteers stood at a crossing or went with a campaign."""

    subdistrict: str
    volunteers: int
    hours: Decimal = Decimal(0)

    called: ClassVar[str] = "志愿服务"
