"""Transport firms, their vehicles and drivers, and what is on record against them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from luoshi.registers import column
from luoshi_policies.road_safety.events import (
    FirmColour,
    FirmKind,
    LicenceClass,
    VehicleClass,
)

FirmRecordKind = Literal[
    "vehicle past inspection",
    "vehicle past scrapping",
    "vehicle with open violations",
    "driver past review",
    "driver past renewal",
    "driver at 6 points",
    "driver at 9 points",
    "driver at 12 points",
    "accident",
    "hazardous goods accident",
    "drunk driver",
    "violation",
    "alarm unanswered",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A transport firm on the list of key firms."""

    id: str = column("企业")
    kind: FirmKind = column("类别")
    subdistrict: str = column("街道（镇）", default="")
    vehicles: int = column("车辆数", unit="辆", default=0)
    heavy_trucks: int = column("重型货车数", unit="辆", default=0)
    colour: FirmColour | None = column("预警等级", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmRecord:
    """One thing that counts against a firm, with the matter it stands on.

    `count` is how many of the kind the record holds (open violations of a vehicle);
    `ended` the day on which it ceased to be so.
    """

    id: str = column("编号")
    firm: str = column("企业")
    kind: FirmRecordKind = column("事项")
    at: datetime = column("时间")
    count: int = column("数量", default=1)
    deaths: int = column("死亡人数", unit="人", default=0)
    liability: str = column("责任", default="")
    ended: datetime | None = column("消除", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """A vehicle of a key class."""

    plate: str = column("号牌")
    vehicle_class: VehicleClass = column("类别")
    firm: str = column("企业", default="")
    inspection_due: date | None = column("检验有效期止", default=None)
    scrapping_due: date | None = column("强制报废期止", default=None)
    label_withheld: bool = column("不予发标", default=False)
    altered: bool = column("拼装改装", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A key driver, known by the number of the licence."""

    number: str = column("驾驶证号", personal=True)
    licence: LicenceClass = column("准驾车型")
    firm: str = column("企业", default="")
    points: int = column("累积记分", unit="分", personal=True, default=0)
    review_due: date | None = column("审验期止", default=None)
    renewal_due: date | None = column("换证期止", default=None)
