"""An accident as the register has it: where and when, and the toll as it is known now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from luoshi.registers import column
from luoshi_policies.road_safety.events import Liability, Point, Procedure, point_or_none


@dataclass(frozen=True, slots=True, kw_only=True)
class Accident:
    """One accident: `road` and `metres` say where along a road, the degrees where on the map."""

    id: str = column("编号")
    at: datetime = column("时间")
    subdistrict: str = column("街道（镇）", default="")
    road: str = column("道路", default="")
    metres: int | None = column("距起点", unit="米", default=None)
    longitude: Decimal | None = column("经度", unit="度", default=None)
    latitude: Decimal | None = column("纬度", unit="度", default=None)
    deaths: int = column("死亡人数", unit="人", default=0)
    injured: int = column("受伤人数", unit="人", default=0)
    procedure: Procedure = column("处理程序", default="general")
    road_defect: bool = column("道路因素", default=False)
    firm: str = column("运输企业", default="")
    liability: Liability = column("责任", default="")

    @property
    def is_fatal(self) -> bool:
        """Whether somebody died."""
        return self.deaths > 0

    @property
    def point(self) -> Point | None:
        """The point on the map, if it is known."""
        return point_or_none(self.longitude, self.latitude)
