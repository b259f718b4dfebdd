"""Sections of road, those who look after them, and their patrols."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from luoshi.registers import column
from luoshi_policies.road_safety.events import ChiefLevel, Fix, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSection:
    """A section of a road, from so many metres of it to so many, with the line it takes."""

    id: str = column("编号")
    road: str = column("道路")
    start_metres: int = column("起点", unit="米")
    end_metres: int = column("终点", unit="米")
    line: tuple[Point, ...] = column("走向", default=())
    subdistrict: str = column("街道（镇）", default="")
    area: str = column("片区", default="")
    vehicles_a_day: int = column("日均流量", unit="辆", default=0)

    @property
    def metres(self) -> int:
        """How long it is along the road."""
        return self.end_metres - self.start_metres


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadChief:
    """Who looks after a section, an area or the whole district, from when until when."""

    person: str = column("路长", personal=True)
    level: ChiefLevel = column("层级")
    covers: str = column("负责范围")
    since: date = column("任职")
    until: date | None = column("离任", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patrol:
    """One patrol with its track."""

    id: str = column("编号")
    person: str = column("路长", personal=True)
    level: ChiefLevel = column("层级")
    section: str = column("路段")
    began: datetime = column("开始")
    track: tuple[Fix, ...] = column("轨迹", personal=True, default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A traffic-safety station with those who man it (两站两员)."""

    id: str = column("编号")
    kind: str = column("类别")
    subdistrict: str = column("街道（镇）")
    officers: int = column("安全员", unit="人", default=0)
    assistants: int = column("协管员", unit="人", default=0)
