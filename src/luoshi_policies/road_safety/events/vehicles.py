"""Key transport vehicles: registered, inspected, altered, alarmed about, scrapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from luoshi.mechanism import Event
from luoshi_policies.road_safety.events.places import PlacedEvent

VehicleClass = Literal[
    "long-distance coach",
    "tourist coach",
    "hazardous goods",
    "school bus",
    "former coach",
    "heavy truck",
    "heavy trailer",
    "rural van",
]
"""公路客车、旅游客车、危化品运输车、校车、营转非大客车、重型货车、重型挂车、农村面包车."""

AlarmKind = Literal[
    "overspeed", "fatigue", "offline", "off route", "telephone", "smoking", "cover open", "drift"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleRegistered(Event):
    """A vehicle of a key class was put on the list; the matter is its plate."""

    vehicle_class: VehicleClass
    firm: str = ""
    total_mass_kg: int = 0
    carries_spoil: bool = False
    inspection_due: date | None = None
    scrapping_due: date | None = None

    called: ClassVar[str] = "重点车辆登记"


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleInspected(Event):
    """A vehicle was inspected; a pass gives the day until which it holds."""

    passed: bool
    valid_until: date | None = None
    fault: str = ""

    called: ClassVar[str] = "车辆检验"


class LabelWithheld(Event):
    """The inspection label was refused to a vehicle that does not meet the standard."""

    called = "不予发放检验合格标志"


@dataclass(frozen=True, slots=True, kw_only=True)
class IllegalRefitFound(Event):
    """A vehicle was found assembled, altered, or run past scrapping."""

    kind_found: Literal["assembled", "altered", "past scrapping"]
    firm: str = ""

    called: ClassVar[str] = "查获拼装改装报废车"


class VehicleRestored(Event):
    """An altered vehicle was put back as it was licensed."""

    called = "恢复原状"


class VehicleScrapped(Event):
    """A vehicle was scrapped and taken off the list."""

    called = "车辆报废注销"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised(PlacedEvent):
    """A monitoring platform raised an alarm; the matter is the alarm."""

    vehicle: str
    alarm: AlarmKind
    firm: str = ""
    speed: Decimal | None = None
    limit: Decimal | None = None
    seconds: int = 0

    called: ClassVar[str] = "动态监控报警"

    def faults(self) -> Iterator[str]:
        """No speed is below nought."""
        yield from PlacedEvent.faults(self)
        if self.speed is not None and self.speed < 0:
            yield f"the speed is {self.speed} km/h"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmAnswered(Event):
    """Somebody looked into an alarm and said what came of it."""

    result: Literal["false alarm", "driver warned", "corrected", "case opened"]

    called: ClassVar[str] = "报警处置"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationRecorded(PlacedEvent):
    """A traffic violation was recorded, on the spot or by a device."""

    vehicle: str
    conduct: str
    driver: str = ""
    firm: str = ""
    points: int = 0
    on_the_spot: bool = False

    called: ClassVar[str] = "交通违法"


class ViolationSettled(Event):
    """A violation was dealt with: the fine paid, the points entered."""

    called = "违法处理"


@dataclass(frozen=True, slots=True, kw_only=True)
class BicycleSellerChecked(Event):
    """A maker or seller of electric bicycles was checked for certified products."""

    checked: int
    uncertified: int = 0

    called: ClassVar[str] = "电动自行车销售检查"


class BicycleSellerCorrected(Event):
    """A seller of electric bicycles took the uncertified ones off sale."""

    called = "电动自行车销售整改"


class BicycleRegistered(Event):
    """An electric bicycle was registered and given its plate."""

    called = "电动自行车登记"


class SellerTraced(Event):
    """It was found who had made, sold or altered a vehicle that is not as licensed."""

    called = "追查非法制售源头"
