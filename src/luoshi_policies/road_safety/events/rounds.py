"""Work that comes round each period: searches, lists and counts.

The matter of such an event is the period as tables write it: 2022-05, 2022-Q2, 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from luoshi.mechanism import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardsSearched(Event):
    """The roads of a unit were searched for hazards."""

    sections: int
    found: int = 0

    called: ClassVar[str] = "隐患排查"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccidentsOfNoteListed(Event):
    """It was gone through which accidents call for all three liabilities."""

    accidents: tuple[str, ...] = ()

    called: ClassVar[str] = "三责同追事故清单"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueVehiclesListed(Event):
    """The vehicles past their inspection or past scrapping were listed."""

    vehicles: int

    called: ClassVar[str] = "逾期车辆清单"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueDriversListed(Event):
    """The drivers past the review or the renewal of their licence were listed."""

    drivers: int

    called: ClassVar[str] = "逾期驾驶人清单"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriversTaught(Event):
    """Key drivers were shown what goes wrong and what to do then."""

    drivers: int

    called: ClassVar[str] = "驾驶人警示教育"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningListPublished(Event):
    """All key firms were graded, and the red and yellow ones listed."""

    red: int
    yellow: int

    called: ClassVar[str] = "企业预警名单"


@dataclass(frozen=True, slots=True, kw_only=True)
class SellersSwept(Event):
    """The makers and sellers of electric bicycles were gone through."""

    sellers: int

    called: ClassVar[str] = "电动自行车产销检查"


@dataclass(frozen=True, slots=True, kw_only=True)
class BicyclesCounted(Event):
    """The electric bicycles of a district were counted, and how many of them bear a plate."""

    bicycles: int
    plated: int

    called: ClassVar[str] = "电动自行车上牌统计"

    def faults(self) -> Iterator[str]:
        """No more bear a plate than there are."""
        if self.plated > self.bicycles:
            yield f"{self.plated} of {self.bicycles} bear a plate"

    @property
    def share(self) -> Decimal:
        """How many of all bear a plate; all of none."""
        return Decimal(self.plated) / self.bicycles if self.bicycles else Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesCounted(Event):
    """The devices at the roads were counted, and how many of them work."""

    devices: int
    online: int

    called: ClassVar[str] = "设备在线统计"

    def faults(self) -> Iterator[str]:
        """No more work than there are."""
        if self.online > self.devices:
            yield f"{self.online} of {self.devices} work"

    @property
    def share(self) -> Decimal:
        """How many of all work; all of none."""
        return Decimal(self.online) / self.devices if self.devices else Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsCounted(Event):
    """The safety stations of a township were counted by kind (两站)."""

    management: int
    dissuasion: int

    called: ClassVar[str] = "两站统计"


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteersCounted(Event):
    """The registered volunteers were counted."""

    registered: int

    called: ClassVar[str] = "志愿者统计"


@dataclass(frozen=True, slots=True, kw_only=True)
class RescuePointsCounted(Event):
    """The rescue points and the hospitals that take in the injured were counted."""

    points: int
    hospitals: int

    called: ClassVar[str] = "救援救治点统计"
