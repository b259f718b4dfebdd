"""A hazard as the register has it, and each report of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from luoshi.registers import column
from luoshi_policies.road_safety.events import (
    HazardGrade,
    Point,
    ReporterKind,
    Surroundings,
    point_or_none,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """Something dangerous about a road, as somebody reported it, and what became of it."""

    id: str = column("编号")
    reported: datetime = column("上报时间")
    hazard: str = column("隐患类型")
    longitude: Decimal | None = column("经度", unit="度", default=None)
    latitude: Decimal | None = column("纬度", unit="度", default=None)
    road: str = column("道路", default="")
    metres: int | None = column("距起点", unit="米", default=None)
    subdistrict: str = column("街道（镇）", default="")
    by: ReporterKind = column("上报人类别", default="citizen")
    reporter: str = column("上报人", personal=True, default="")
    surroundings: Surroundings = column("周边环境", default="")
    grade: HazardGrade | None = column("等级", default=None)
    due: date | None = column("整改期限", default=None)
    corrected: datetime | None = column("整改完成", default=None)
    accepted: datetime | None = column("验收", default=None)
    same_as: str = column("重复于", default="")

    @property
    def is_open(self) -> bool:
        """Whether nobody has accepted its correction, and it is not another's double."""
        return self.accepted is None and not self.same_as

    @property
    def point(self) -> Point | None:
        """The point on the map, if it is known."""
        return point_or_none(self.longitude, self.latitude)
