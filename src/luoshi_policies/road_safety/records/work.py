"""What departments run and hold: devices, joint operations, drills, campaigns, credit entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from luoshi.registers import column
from luoshi_policies.road_safety.events import (
    Audience,
    DeviceKind,
    OperationKind,
    Point,
    point_or_none,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device at a road, whether it works, and how far its clock may be off."""

    id: str = column("编号")
    kind: DeviceKind = column("类别")
    road: str = column("道路", default="")
    longitude: Decimal | None = column("经度", unit="度", default=None)
    latitude: Decimal | None = column("纬度", unit="度", default=None)
    works: bool = column("在用", default=True)
    clock_error_seconds: Decimal | None = column("时钟误差", unit="秒", default=None)
    calibrated: date | None = column("检定日期", default=None)

    @property
    def point(self) -> Point | None:
        """The point on the map, if it is known."""
        return point_or_none(self.longitude, self.latitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class JointOperation:
    """One operation of several departments."""

    id: str = column("编号")
    at: datetime = column("时间")
    kind: OperationKind = column("类别")
    units: tuple[str, ...] = column("参加单位")
    checked: int = column("检查车辆", unit="辆")
    found: int = column("查处", unit="起")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """One drill."""

    id: str = column("编号")
    at: datetime = column("时间")
    units: tuple[str, ...] = column("参加单位")
    people: int = column("人数", unit="人")
    reviewed: bool = column("已评估", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign."""

    id: str = column("编号")
    at: datetime = column("时间")
    audience: Audience = column("对象")
    subdistrict: str = column("街道（镇）")
    reached: int = column("人数", unit="人")


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditEntry:
    """One entry in a credit record, with what it stands on and whether it was repaired."""

    id: str = column("编号")
    subject: str = column("主体", personal=True)
    points: Decimal = column("分值", unit="分")
    reason: str = column("事由")
    record: str = column("依据")
    at: datetime = column("时间")
    repaired: datetime | None = column("修复", default=None)
